"""What people write by hand for umbruch: styles, `kit.toml`, `umbruch.toml`, front matter; one bounded door for all.

`toml_file.read_toml` and `yaml_block.read_yaml` give a `Document`: a table whose size, depth and numbers are bounded,
and which knows on which line each of its keys stands: every mistake is one error with file, line, key and remedy.
"""
