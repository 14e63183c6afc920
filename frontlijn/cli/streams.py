"""Stdout and stderr as they may be: closed, full, or left by whoever read along.

What cannot be written to stdout is an error with an exit code of its own; what cannot be told on stderr is lost.
A search imports this, so it imports nothing that is slow.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator

from frontlijn.cli.exits import OutputLost
from frontlijn.domain.text import printable

TYPE_CHECKING = False  # the one of `typing` costs 4 ms, a fifth of a whole search
if TYPE_CHECKING:
    from typing import Literal, TextIO


def prepare() -> None:
    """Gives each standard stream that was closed a place of its own, so that no other file comes to stand there.

    Writing to such a stdout fails, as it does on a full disk.
    """
    if sys.stdin is None:
        sys.stdin = _stand_in(os.O_RDONLY, "r")
    if sys.stdout is None:
        sys.stdout = _stand_in(os.O_RDONLY, "w")
    if sys.stderr is None:
        sys.stderr = _stand_in(os.O_WRONLY, "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a pipe on Windows cannot hold every character


def write(text: str) -> None:
    """Writes text to stdout as it is; raises OutputLost, and BrokenPipeError when nobody reads along any more."""
    with _writing():
        sys.stdout.write(text)


def write_bytes(data: bytes) -> None:
    """Writes bytes to stdout, before any text, so that no system changes a line end; raises as `write`."""
    with _writing():
        sys.stdout.buffer.write(data)


def flush() -> None:
    """Brings what was written where it must go; raises as `write`."""
    with _writing():
        sys.stdout.flush()


def tell(message: str) -> None:
    """One line to stderr."""
    try:
        print(printable(message), file=sys.stderr, flush=True)
    except OSError:
        _forget(sys.stderr)


def finish() -> None:
    """Leaves nothing behind that Python itself would stumble over at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        _forget(sys.stdout)


@contextlib.contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLost("De uitvoer kan niet worden geschreven: waar die heen moet is vol of gesloten.") from error


def _stand_in(flags: int, mode: Literal["r", "w"]) -> TextIO:
    return open(os.open(os.devnull, flags), mode, encoding="utf-8", closefd=False)


def _forget(stream: TextIO) -> None:
    """Sends what a stream still holds, and all that follows, nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
