"""A hang-up, a closed window or a stop from outside: the app ends, after the keys that were already typed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import IO, Any

from textual.driver import Driver

from frontlijn.screens.keyorder import KeysInOrder

ROUND_SECONDS, STILL_ROUNDS, ROUNDS = 0.1, 3, 50
"""After a signal the app looks every tenth of a second whether keys wait; it ends after three times none, or 5 s."""


def listen_to_signals(app: KeysInOrder) -> None:
    """Lets SIGHUP and SIGTERM end the app; call it on the app's own loop. Without a terminal it does nothing."""
    if sys.platform == "win32" or app.is_headless:
        return
    loop = asyncio.get_running_loop()

    def leave(_number: int, _frame: FrameType | None) -> None:
        _let_go_of_a_lost_terminal()
        loop.call_soon_threadsafe(app.run_worker, _leave(app))

    # Not through the loop: a hang-up is followed at once by a SIGCONT, at which Textual writes to the terminal.
    signal.signal(signal.SIGHUP, leave)
    signal.signal(signal.SIGTERM, leave)


async def _leave(app: KeysInOrder) -> None:
    """Ends the app when nothing has been on its way for a moment: a key that reached its field is in the draft."""
    still = 0
    for _ in range(ROUNDS):
        pumps = (app, app.screen, app.screen.focused)
        waits = app.waiting_keys or any(pump.message_queue_size for pump in pumps if pump)
        still = 0 if waits else still + 1
        if still == STILL_ROUNDS:
            break
        await asyncio.sleep(ROUND_SECONDS)
    app.exit()


def _let_go_of_a_lost_terminal() -> None:
    """Sends what is still drawn to nowhere when the terminal is gone, where Textual would wait for it forever."""
    import termios

    try:
        termios.tcgetattr(sys.__stderr__ or 2)
    except (termios.error, ValueError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nowhere, descriptor)
        os.close(nowhere)


class NeverFails:
    """A terminal to write to that may be lost meanwhile: then what is written is let go.

    Textual draws from a thread of its own over a queue of thirty. That thread would end at the first error, and the app
    would wait for room in the queue forever.
    """

    def __init__(self, terminal: IO[str]) -> None:
        self.terminal = terminal

    def write(self, text: str) -> int:
        with suppress(OSError):
            self.terminal.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self.terminal.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.terminal, name)


def outlives_its_terminal(driver: type[Driver]) -> type[Driver]:
    """The driver of Linux and macOS, for which a lost terminal is no error; any other driver as it is."""
    if sys.platform == "win32":
        return driver
    from textual.drivers.linux_driver import LinuxDriver

    if driver is not LinuxDriver:
        return driver

    class LastingDriver(LinuxDriver):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._file: Any = NeverFails(self._file)

    return LastingDriver
