"""How wide the terminal is, asked without `shutil`, whose import takes longer."""

import os
import sys


def terminal_columns(otherwise: int) -> int:
    """As `shutil.get_terminal_size` has it; `otherwise` where there is no terminal."""
    try:
        wanted = int(os.environ.get("COLUMNS", ""))
    except ValueError:
        wanted = 0
    if wanted > 0:
        return wanted
    try:
        return (os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0) or otherwise
    except (OSError, ValueError):
        return otherwise
