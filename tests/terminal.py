"""A pseudo-terminal with the program in it: what it writes is kept byte by byte, what is sent is read as keys."""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence

LONGEST = 30.0
"""Seconds after which the program is taken to hang."""

# Makes the terminal the controlling one, so that closing it hangs up.
START = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.executable, sys.argv[1:])"

SEQUENCE = re.compile(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]")


class Terminal:
    """Python with these arguments in a terminal of its own."""

    def __init__(
        self, arguments: Sequence[str], env: Mapping[str, str] | None = None, size: tuple[int, int] = (80, 24)
    ) -> None:
        self.written = b""
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, sys.executable, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})},
        )
        os.close(slave)

    def read(self, quiet: float) -> bytes:
        """What is written until nothing comes for so many seconds."""
        start = len(self.written)
        while self._read_once(quiet):
            pass
        return self.written[start:]

    def _read_once(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            piece = os.read(self._master, 65_536)
        except OSError:  # Linux answers so when the other side is closed
            return False
        self.written += piece
        return bool(piece)

    def wait_for(self, text: str) -> None:
        """Reads until this text has been drawn, since the last `forget` or the start."""
        started = time.monotonic()
        while text not in self.text:
            assert time.monotonic() - started < LONGEST, self.text[-2000:]
            self._read_once(0.1)

    @property
    def text(self) -> str:
        """What was written without the sequences that steer the terminal."""
        return SEQUENCE.sub(b"", self.written).decode(errors="replace")

    def forget(self) -> bytes:
        """Starts again with nothing written; returns what was."""
        before, self.written = self.written, b""
        return before

    def send(self, keys: str) -> None:
        """Sends keys as a terminal does, all at once."""
        os.write(self._master, keys.encode())

    def hang_up(self) -> None:
        """Closes the window."""
        os.close(self._master)
        self._master = -1

    def wait(self) -> int:
        """Reads until the program has ended; returns its exit code."""
        started = time.monotonic()
        while self.process.poll() is None:
            assert time.monotonic() - started < LONGEST, "it does not end"
            if self._master >= 0:
                self._read_once(0.05)
            else:
                time.sleep(0.05)
        return self.process.returncode

    def close(self) -> None:
        """Ends what is still running and lets go of the terminal."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self._master >= 0:
            os.close(self._master)
