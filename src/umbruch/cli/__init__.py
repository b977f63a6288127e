"""The command line: parse arguments, call the library, print; nothing else."""

from umbruch.cli.app import main

__all__ = ["main"]
