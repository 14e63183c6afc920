"""Who uses this computer, and what it is called: names to start from, and to tell one laptop from another."""

from __future__ import annotations

import getpass
import platform


def computer_user() -> str:
    """The name of the user of the computer, "" when there is none to be found."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""


def computer_name() -> str:
    """The name of this computer, "onbekend" when it has none."""
    return platform.node() or "onbekend"
