"""Where an unknown error is written down: the way it took through the code, without the values it carried."""

from __future__ import annotations

import contextlib
import os
import traceback
from datetime import UTC, datetime

from frontlijn import __version__
from frontlijn.store.paths import log_path


def write_down(error: BaseException) -> str:
    """Adds the error to the log, readable by its owner only, and returns the path of the log."""
    path = log_path()
    lines = traceback.TracebackException.from_exception(error, capture_locals=False).stack.format()
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    with contextlib.suppress(OSError):  # an error in the log of errors must not hide the first one
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        descriptor = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as log:
            log.write(f"{moment} frontlijn {__version__} {type(error).__name__}\n{''.join(lines)}\n")
    return path
