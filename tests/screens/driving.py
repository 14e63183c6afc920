"""Drives the app the way a worker does: keys, a glance at the screen, and nothing between the two but waiting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from textual import events
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerState

from frontlijn.app import FrontlijnApp
from frontlijn.screens.forms.base import StoreForm
from frontlijn.store.store import Store
from frontlijn.widgets.fields import Field
from frontlijn.widgets.figures import FigureList
from frontlijn.widgets.rowlist import RowList
from tests.widgets.support import LONGEST, at_rest, screen_lines

W = TypeVar("W", bound=Widget)

SMALL = (80, 24)


class WatchedApp(FrontlijnApp):
    """The app, which tells how many of its workers wait for an answer from the keyboard."""

    asking = 0

    def __init__(self, store: Store, *, raise_errors: bool) -> None:
        super().__init__(store, raise_errors=raise_errors)
        self.told: list[str] = []

    def notify(self, message: str, **options: Any) -> None:
        self.told.append(message)
        super().notify(message, **options)

    async def push_screen_wait(self, screen: Screen[Any] | str, *, mode: str | None = None) -> Any:
        self.asking += 1
        try:
            return await super().push_screen_wait(screen, mode=mode)
        finally:
            self.asking -= 1


class Worker:
    """Whoever sits at the keyboard. `pressed` counts keys, `typed` the characters of text among them."""

    def __init__(self, app: WatchedApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.pressed = 0
        self.typed = 0

    async def press(self, *keys: str) -> None:
        """Presses keys one by one; after each the app comes to rest."""
        for key in keys:
            self.pressed += 1
            self._send(key)
            await self.settle()

    async def write(self, text: str) -> None:
        """Types text as fast as a keyboard buffer gives it."""
        self.pressed += len(text)
        self.typed += len(text)
        for character in text:
            self._send(character)
        await self.settle()

    def _send(self, key: str) -> None:
        driver = self.app._driver
        assert driver is not None
        character = key if len(key) == 1 else None
        name = _character_to_key(key) if character else key
        event = events.Key(name, character)
        event.set_sender(self.app)
        driver.send_message(event)

    async def settle(self) -> None:
        """Waits until every message is handled and every worker is done or waits for an answer."""
        await at_rest(self.app, self._working)

    def _working(self) -> bool:
        running = [one for one in self.app.workers if one.state in (WorkerState.PENDING, WorkerState.RUNNING)]
        return len(running) > self.app.asking

    async def until(self, what: Callable[[], object]) -> None:
        """Waits for something that another program or a timer sets off."""
        for _ in range(int(LONGEST * 100)):
            if what():
                await self.settle()
                return
            await asyncio.sleep(0.01)
        raise AssertionError("this never came true")

    async def resize(self, width: int, height: int) -> None:
        """Gives the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    @property
    def size(self) -> Size:
        return self.app.size

    @property
    def lines(self) -> list[str]:
        """What the screen shows, line by line."""
        return screen_lines(self.app)

    @property
    def seen(self) -> str:
        """What the screen shows, white space as one space, so that a wrapped sentence is found too."""
        return " ".join(" ".join(self.lines).split())

    @property
    def told(self) -> str:
        """What the app said in notifications since it began."""
        return "\n".join(self.app.told)

    def one(self, kind: type[W], selector: str = "") -> W:
        """The widget of this kind on the screen."""
        query = self.app.screen.query(selector) if selector else self.app.screen.query(kind)
        return query.only_one(kind)

    @property
    def rows(self) -> RowList:
        return self.one(RowList)

    @property
    def figures(self) -> FigureList:
        return self.app.screen.query(FigureList).first()

    def at(self, kind: type[Any]) -> bool:
        """Whether a screen of this kind is in sight."""
        return isinstance(self.app.screen, kind)

    @property
    def form(self) -> StoreForm[Any, Any]:
        """The form that is open."""
        assert isinstance(self.app.screen, StoreForm), self.app.screen
        return self.app.screen

    def field(self, name: str) -> Field[Any]:
        return self.form.fields[name]

    async def fill(self, values: dict[str, str]) -> None:
        """Puts text in fields of the open form, which notices each as it notices keys."""
        for name, text in values.items():
            field = self.field(name)
            field._write(text)
            field._notice()
        await self.settle()

    @property
    def problems(self) -> dict[str, str]:
        """What is said at the fields of the open form."""
        return {name: field.error_message for name, field in self.form.fields.items() if field.error_message}


@asynccontextmanager
async def at_work(store: Store, size: tuple[int, int] = SMALL, *, raises: bool = True) -> AsyncIterator[Worker]:
    """The app on a store, with somebody at the keyboard."""
    app = WatchedApp(store, raise_errors=raises)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            worker = Worker(app, pilot)
            await worker.settle()
            yield worker
    finally:
        app.context.drafts.close()
