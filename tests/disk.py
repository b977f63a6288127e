"""What rendering touches, in a fresh process: `python -m tests.disk STYLE`.

Renders every format twice, cold and warm, and writes a line for each file that is opened outside the installation, and
for whatever else is done to files, processes and the network.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

NEVER = (
    "socket.", "subprocess.", "shutil.", "tempfile.", "ftplib.", "urllib.", "http.", "smtplib.", "os.chmod", "os.chown",
    "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.system", "os.exec", "os.fork",
    "os.posix_spawn", "os.putenv", "os.truncate", "os.utime", "signal.",
)  # fmt: skip
"""Events (PEP 578) that no format causes."""

OF_LIBRARIES = frozenset((".reportlab_settings", ".reportlab_mods"))
"""Settings that reportlab looks for at home when it is imported."""


class Watch:
    """An audit hook that notes what is done while it is awake."""

    def __init__(self) -> None:
        """Asleep at first."""
        self.awake = False
        self.done: list[str] = []
        self.opened: set[str] = set()

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Note one event."""
        if not self.awake:
            return
        if event.startswith(NEVER):
            self.done.append(f"does {event} {arguments!r}")
        if event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
            path, mode, flags = os.fsdecode(arguments[0]), arguments[1], arguments[2]
            if set(str(mode or "")) & set("wax+") or int(str(flags)) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                self.done.append(f"writes {path}")
            self.opened.add(path)


def main(style: str) -> None:
    """Render, watched."""
    import umbruch
    from tests.publications import sample_publication

    publication = sample_publication("article")
    formats = [row.name for row in umbruch.formats() if row.writes]
    watch = Watch()
    sys.addaudithook(watch)
    for _ in ("cold", "warm"):
        watch.awake = True
        for format in formats:
            umbruch.render(publication, format, style, on_diagnostic=lambda _: None)
        watch.awake = False
    source = Path(umbruch.__file__).resolve().parent
    homes = [Path(one).resolve() for one in (sys.prefix, sys.base_prefix, *sys.path[1:]) if Path(one).is_dir()]
    homes += [source, source.parents[1] / "styles"]
    told = list(watch.done)
    for path in sorted(Path(one).resolve() for one in watch.opened):
        if path.parent == Path(style).resolve().parent:
            told.append(f"own {path.name}")
        elif path.name not in OF_LIBRARIES and "zoneinfo" not in path.parts:
            told += [f"opens {path}"] if not any(path.is_relative_to(home) for home in homes) else []
    sys.stdout.write("".join(f"{line}\n" for line in told) + f"formats {len(formats)}\n")


if __name__ == "__main__":
    main(sys.argv[1])
