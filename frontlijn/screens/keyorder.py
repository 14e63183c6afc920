"""Keys reach the screen they were meant for, however fast they come.

Textual hands a key to the widget that has the focus at that moment, also when the key before it is still opening a
form: the first letters of what is typed there would be lost, or taken as commands by the screen below.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Sequence

from textual import events, work
from textual.app import App, ScreenStackError
from textual.dom import DOMNode
from textual.screen import Screen

from frontlijn.widgets.form import Form

STUCK_LOOKS = 200
"""So many times the app has nothing to do for a twentieth of a second before a widget counts as stuck."""


class KeysInOrder(App[None]):
    """Handles one key or paste at a time: the next one waits until what the last one set off has come to rest.

    However long that takes: a key that does not wait lands in the wrong place, and what was typed is lost.
    """

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
                screen = await self._opened()
                reached = _from_cursor_up(screen)
                await super().on_event(self._typed[0])
                await _at_rest(reached)
            finally:
                self._typed.popleft()

    async def _opened(self) -> Screen[object]:
        """The screen in sight, once it shows what it is about to show and no form is saving."""
        while True:
            screen = self._screen_in_sight()
            if screen is None or not screen.is_mounted or (isinstance(screen, Form) and screen.is_saving):
                await asyncio.sleep(0.002)  # a screen has no event that says so
            elif screen is self._shown:
                return screen
            else:
                # It is there, but may have yet to read its rows and to put the cursor in its place.
                await _at_rest(_from_cursor_up(screen))
                self._shown = screen

    def _screen_in_sight(self) -> Screen[object] | None:
        """None while one takes the place of another."""
        try:
            return self.screen
        except ScreenStackError:
            return None


def _from_cursor_up(screen: Screen[object]) -> Sequence[DOMNode]:
    """What sees a key, in that order; taken beforehand, as a key may close what it reaches."""
    return (screen.focused or screen).ancestors_with_self


async def _at_rest(pumps: Sequence[DOMNode]) -> None:
    """Waits until the first has handled what it got, and each next one the messages that came of it."""
    for pump in pumps:
        # Twice: a key makes a message, which the widget itself sees before the one above it does.
        for _ in range(2):
            await _handled(pump)


async def _handled(pump: DOMNode) -> None:
    """Waits until it has handled all that it got so far, or is gone.

    Looks are counted and not seconds: a machine that is slow, or busy with a handler, is no reason to go on without it.
    """
    handled = asyncio.Event()
    if not pump.call_later(handled.set):
        return
    for _ in range(STUCK_LOOKS):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.05):
                await handled.wait()
                return
        if not pump.is_running:
            return
