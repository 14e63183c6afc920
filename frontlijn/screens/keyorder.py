"""Keys reach the screen they were meant for, however fast they come.

Textual hands a key to the widget that has the focus at that moment, also when the key before it is still opening a
form: the first letters of what is typed there would be lost, or taken as commands by the screen below.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque

from textual import events, work
from textual.app import App, ScreenStackError
from textual.dom import DOMNode
from textual.screen import Screen

from frontlijn.widgets.form import Form

HELD_SECONDS = 6.0
"""A key waits no longer than this for a screen that opens or a form that saves; a busy store answers within five."""

HANDLED_SECONDS = 1.0
"""And no longer than this for the key before it."""


class KeysInOrder(App[None]):
    """Handles one key or paste at a time: the next one waits until what the last one set off has come to rest."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key | events.Paste] = deque()
        self._shown: Screen[object] | None = None

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if len(self._typed) == 1:
            self._hand_over()

    @property
    def waiting_keys(self) -> int:
        """How many keys and pastes were read and are not handled yet."""
        return len(self._typed)

    @work(group="toetsen")
    async def _hand_over(self) -> None:
        while self._typed:
            try:
                await self._until_ready()
                target = self.focused or self.screen
                await super().on_event(self._typed[0])
                await _until_handled(target)
            finally:
                self._typed.popleft()

    async def _until_ready(self) -> None:
        """Waits for a screen that is still opening, and for a form that is saving."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(HELD_SECONDS):
                while not self._is_ready():  # noqa: ASYNC110 a screen has no event that says so
                    await asyncio.sleep(0.002)
        with contextlib.suppress(ScreenStackError):
            self._shown = self.screen

    def _is_ready(self) -> bool:
        try:
            screen = self.screen
        except ScreenStackError:
            return False
        if isinstance(screen, Form) and screen.is_saving:
            return False
        return screen is self._shown or (screen.is_mounted and screen.focused is not None)


async def _until_handled(target: DOMNode) -> None:
    """Waits until the widget has handled what it got, and those above it the messages that came of it."""
    pump: DOMNode | None = target
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(HANDLED_SECONDS):
            while pump is not None:
                # Twice: a key makes a message, which the widget itself sees before the one above it does.
                for _ in range(2):
                    handled = asyncio.Event()
                    if pump.call_later(handled.set):
                        await handled.wait()
                pump = pump.parent
