"""The kasboek by weeks: how many entries there are on each day, and behind a day or a week its entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.kasboek.kalender import weken
from frontlijn.domain.numbers import format_aantal
from frontlijn.screens.base import BackScreen
from frontlijn.screens.context import Context
from frontlijn.screens.filterwords import filter_words, period_words
from frontlijn.screens.opening import Opener
from frontlijn.store.read import kasboek
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.widgets.content import plain
from frontlijn.widgets.kalender import Kalender

WEKEN = 52
"""So many weeks show at first, and come at each step further back."""


class KalenderScreen(Opener, BackScreen):
    """Shows the weeks of what a filter lets through."""

    help_text: ClassVar[str] = (
        "Hoeveel regels er zijn op elke dag, de nieuwste week bovenaan. Een stille week is een week als elke andere. "
        "Met de pijlen loop je langs dagen en weken; rechts van zondag staat de hele week. Enter opent de regels. "
        "Een + is een aantal dat niet past; ga erop staan, dan lees je het onderaan. "
        "Met - komt er een jaar bij dat verder terug ligt, met + gaat het er weer af."
    )

    DEFAULT_CSS = """
    KalenderScreen #waarvan { height: auto; max-height: 3; padding: 0 1; text-style: bold; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("minus", "years(1)", "Verder terug", id="kalender.eerder", tooltip="Toon nog een jaar verder terug"),
        Binding(
            "plus,equals_sign",
            "years(-1)",
            "Minder",
            show=False,
            key_display="+",
            id="kalender.minder",
            tooltip="Toon een jaar minder",
        ),
    ]

    def __init__(self, context: Context, wanted: KasboekFilter) -> None:
        """`wanted` is the filter of the list, with its wijk."""
        super().__init__(context)
        self.wanted = wanted
        self.years = 1
        self._has_earlier = False

    def body(self) -> ComposeResult:
        yield Static(id="waarvan")
        yield Kalender(empty=Content("In deze periode liggen geen dagen die geweest zijn. Esc gaat terug."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "years":
            return self.years > 1 if parameters == (-1,) else self._has_earlier
        return True

    def reload(self) -> None:
        van, tot = self._period
        found = kasboek.per_dag(self.context.store, replace(self.wanted, van=van, tot=tot))
        self.query_one(Kalender).replace(weken(found, van, tot))
        self.query_one("#waarvan", Static).update(plain(self._title(sum(found.values()))))
        before = replace(self.wanted, tot=van - timedelta(days=1))
        self._has_earlier = kasboek.count(self.context.store, before) > 0
        self.refresh_bindings()

    @property
    def _tot(self) -> date:
        today = self.context.store.today()
        return min(self.wanted.tot or today, today)

    @property
    def _first(self) -> date:
        """The day on which the shown years begin: a Monday, so that no week is cut."""
        monday = self._tot - timedelta(days=self._tot.weekday())
        return monday - timedelta(weeks=WEKEN * self.years - 1)

    @property
    def _period(self) -> tuple[date, date]:
        return max(self._first, self.wanted.van or self._first), self._tot

    def _title(self, count: int) -> str:
        van, tot = self._period
        asked = filter_words(self.context.store, replace(self.wanted, van=None, tot=None), self.context.wijk_id)
        return f"{period_words(van, tot)}: {_regels(count)}{f', {asked}' if asked else ''}. Enter opent de regels."

    def action_years(self, step: int) -> None:
        """Shows a year more or less."""
        self.years += step
        self.refresh_data()

    def on_kalender_opened(self, event: Kalender.Opened) -> None:
        wanted = replace(self.wanted, van=event.van, tot=event.tot)
        count = kasboek.count(self.context.store, wanted)
        days = format_datum(event.van) if event.van == event.tot else period_words(event.van, event.tot)
        self.open_target(wanted, f"{days}: {_regels(count)}")


def _regels(count: int) -> str:
    return "geen regels" if count == 0 else f"{format_aantal(count)} {'regel' if count == 1 else 'regels'}"
