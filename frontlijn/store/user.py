"""Who uses this computer: the name to start from before a worker has chosen one."""

from __future__ import annotations

import getpass


def computer_user() -> str:
    """The name of the user of the computer, "" when there is none to be found."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
