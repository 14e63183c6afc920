"""Where the store is: `--db`, else FRONTLIJN_DB, else the data folder of the platform."""

from __future__ import annotations

import os
import sys

FILE_NAME = "frontlijn.db"


def store_path(option: str | None = None) -> str:
    """The absolute path of the store; `option` is what `--db` gave."""
    chosen = option or os.environ.get("FRONTLIJN_DB")
    if chosen:
        return os.path.abspath(os.path.expanduser(chosen))
    return os.path.join(data_folder(), FILE_NAME)


def data_folder() -> str:
    """The folder of this platform for a user's data."""
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ and os.environ.get("HOME", "").startswith("/"):
        # What platformdirs answers here; its import costs 20 ms, as much as a whole search.
        base = os.environ.get("XDG_DATA_HOME", "")
        return os.path.join(base if base.startswith("/") else os.path.expanduser("~/.local/share"), "frontlijn")
    import platformdirs

    return platformdirs.user_data_dir("frontlijn", appauthor=False)


def log_path() -> str:
    """The file where an unknown error is written down for whoever mends it."""
    import platformdirs

    return os.path.join(platformdirs.user_log_dir("frontlijn", appauthor=False), "frontlijn.log")
