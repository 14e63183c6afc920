"""What the tests of widgets share: an app of one widget, hostile texts, and what a screen shows."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from typing import Any

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.widget import Widget

from frontlijn.widgets.themes import LICHT, THEMES

HOSTILE = (
    "[/x] [b] \\ €",
    "\x1b]0;x\x07",
    "a\u202eb\u2066c",
    "مرحبا שלום",
    "👩‍👩‍👧 👍🏽 日本語",
    "twee\nregels\ttab",
    "x" * 100_000,
)

UNSAFE = frozenset(map(chr, [*range(32), *range(127, 160), 0x202E, 0x2066]))

LONGEST = 20.0
"""Seconds in which the app comes to rest even on a machine that is busy with other tests."""

QUIET_ROUNDS = 20
"""So many turns of the event loop without a message anywhere mean that the app is at rest."""


async def at_rest(app: App[Any], working: Callable[[], bool] = lambda: False) -> None:
    """Waits until every message is handled and drawn, and nothing is `working`."""
    started = time.monotonic()
    quiet = 0
    while quiet < QUIET_ROUNDS:
        await asyncio.sleep(0)
        quiet += 1
        if quiet == QUIET_ROUNDS // 2:
            app.screen._on_timer_update()
        if working():
            await asyncio.sleep(0.002)
            quiet = 0
        elif _unread(app):
            quiet = 0
        assert time.monotonic() - started < LONGEST, list(app.workers)


def _unread(app: App[Any]) -> bool:
    """Whether a message waits somewhere, or a new size of the terminal."""
    pumps = (app, *app.screen.walk_children(with_self=True))
    waits = any(pump._next_callbacks or not pump._message_queue.empty() for pump in pumps)
    return waits or app._resize_event is not None


class WidgetApp(App[None]):
    """An app that shows the widgets it is given, in one of the own themes."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *widgets: Widget, theme: str = LICHT) -> None:
        super().__init__()
        self.shown = widgets
        self.wanted_theme = theme

    def compose(self) -> ComposeResult:
        yield from self.shown

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.wanted_theme


def segments(app: App[None]) -> Iterator[Segment]:
    """Every piece of text on the screen, with its style."""
    for strip in app.screen._compositor.render_strips():
        yield from strip


def screen_lines(app: App[None]) -> list[str]:
    """What the screen shows, line by line."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def assert_harmless(app: App[None]) -> None:
    """No character on the screen steers a terminal or reorders what is read."""
    text = "".join(segment.text for segment in segments(app))
    assert not UNSAFE.intersection(text)
