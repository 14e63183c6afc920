"""The olievlek: what came from what, drawn as a wood to walk through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import NotFound
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.kasboek.olievlek import Knoop, Olievlek, Sleutel, Tak
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.base import BackScreen
from frontlijn.screens.context import Context
from frontlijn.screens.filterwords import filter_words, period_words, wijk_name
from frontlijn.screens.opening import Opener
from frontlijn.screens.reporting import report
from frontlijn.store.read import kasboek
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.widgets.content import plain
from frontlijn.widgets.rowlist import Column, Row, RowList

DRAWN = 8
"""So many levels are drawn; of what lies deeper the last few, behind the number of the level."""

LAST_DRAWN = 4

SIGNS = {Zoeksoort.INITIATIEF: "◆", Zoeksoort.KASBOEK: "○"}
WORDS = {Zoeksoort.INITIATIEF: "initiatief", Zoeksoort.KASBOEK: "regel"}

WIDE = 100
"""From so many cells there is room for the wijk and for how much came from it; below it the tree needs them."""

COLUMNS = (Column("Wat"), Column("Soort", 10), Column("Datum", 10, drop=1))
WIDE_COLUMNS = (*COLUMNS, Column("Bracht voort", 12, "right"), Column("Wijk", 14))


class _Wood:
    """The branches as rows; the key is the number of the branch."""

    def __init__(self, takken: Sequence[Tak], wanted: KasboekFilter, wijk: str) -> None:
        self.takken = takken
        self.wanted = wanted
        self.wijk = wijk

    def count(self) -> int:
        """How many branches there are."""
        return len(self.takken)

    def window(self, offset: int, limit: int) -> Sequence[Row]:
        """The branches from `offset`."""
        return [self._row(number, tak) for number, tak in enumerate(self.takken[offset : offset + limit], offset)]

    def _row(self, number: int, tak: Tak) -> Row:
        knoop = tak.knoop
        what = f"{twijgen(tak)}{SIGNS[knoop.sleutel[0]]} {self._outside(knoop)}{knoop.titel}"
        day = format_datum(knoop.datum) if knoop.datum else ""
        grown = format_aantal(tak.nakomelingen) if tak.nakomelingen else ""
        return Row(number, (what, WORDS[knoop.sleutel[0]], day, grown, knoop.wijk))

    def _outside(self, knoop: Knoop) -> str:
        """A word for what only shows where something came from."""
        if knoop.binnen:
            return ""
        if self.wijk and knoop.wijk != self.wijk:
            return "(elders) "
        return "(eerder) " if knoop.datum and knoop.datum < (self.wanted.van or date.min) else ""


def twijgen(tak: Tak) -> str:
    """The lines before a node: from its root on, or of the last levels when it lies deep."""
    if tak.diepte == 0:
        return ""
    above, number = tak.laatste[:-1], ""
    if tak.diepte > DRAWN:
        above, number = above[-LAST_DRAWN:], f"{tak.diepte} ┄ "
    lines = "".join("   " if last else "│  " for last in above)
    return f"{number}{lines}{'└─ ' if tak.laatste[-1] else '├─ '}"


def wood_words(found: Olievlek) -> str:
    """How much came from how much, in one sentence."""
    if not found.wortels:
        return "Er is nog niet vastgelegd wat waaruit voortkwam."
    things = "1 ding bracht" if found.wortels == 1 else f"{format_aantal(found.wortels)} dingen brachten"
    others = "1 ander" if found.nakomelingen == 1 else f"{format_aantal(found.nakomelingen)} andere"
    steps = "1 stap" if found.diepte == 1 else f"{format_aantal(found.diepte)} stappen"
    each = "" if found.wortels == 1 else f", per ding {_quotient(found.nakomelingen, found.wortels)}"
    return f"{things} {others} voort{each}; de langste lijn is {steps} diep."


def _quotient(many: int, few: int) -> str:
    tenths = (10 * many + few // 2) // few
    return f"{format_aantal(tenths // 10)},{tenths % 10}".removesuffix(",0")


class OlievlekScreen(Opener, BackScreen):
    """Shows the wood of a filter, or the tree around one initiative or entry."""

    help_text: ClassVar[str] = (
        "Wat uit wat voortkwam, als een boom: een ◆ is een initiatief, een ○ een kasboekregel. Met ↑ en ↓ loop je door "
        "de boom, met ← ga je naar waar iets uit voortkwam en met → naar het eerste dat eruit voortkwam. Enter opent. "
        "Wat buiten de gekozen wijk of periode ligt staat er alleen om te zien waar iets vandaan komt, met (elders) of "
        "(eerder) ervoor. Bovenaan staat van welke tijd er geteld is: zonder filter is dat ooit; de cijfers (b) gaan "
        "over één periode. Leg vast waar iets uit voortkwam als je een regel of een initiatief wijzigt."
    )

    DEFAULT_CSS = """
    OlievlekScreen #waarvan { height: auto; max-height: 3; padding: 0 1; text-style: bold; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "parent", "Herkomst", id="olievlek.ouder", tooltip="Naar waar dit uit voortkwam"),
        Binding("right", "child", "Voortgekomen", show=False, id="olievlek.kind", tooltip="Naar wat hieruit voortkwam"),
    ]

    def __init__(self, context: Context, of: KasboekFilter | Sleutel) -> None:
        """`of` is the filter of a list, or the initiative or entry in the middle."""
        super().__init__(context)
        self.of = of
        self.takken: tuple[Tak, ...] = ()

    def body(self) -> ComposeResult:
        yield Static(id="waarvan")
        yield RowList(COLUMNS, empty=Content("Vul bij een kasboekregel of initiatief in waar het uit voortkwam."))

    def reload(self) -> None:
        store, rows = self.context.store, self.query_one(RowList)
        at = self._at_cursor()
        if isinstance(self.of, KasboekFilter):
            wanted, found = self.of, kasboek.olievlek(store, self.of)
        else:
            wanted, found = KasboekFilter(), kasboek.around(store, self.of)
            at = at or self.of
        self.takken = found.takken
        index = next((number for number, tak in enumerate(found.takken) if tak.knoop.sleutel == at), rows.cursor_index)
        rows.set_source(_Wood(found.takken, wanted, wijk_name(store, wanted.wijk_id)), cursor_index=index)
        self.query_one("#waarvan", Static).update(plain(self._title(found)))

    def on_resize(self, event: events.Resize) -> None:
        for rows in self.query(RowList):
            rows.columns = WIDE_COLUMNS if event.size.width >= WIDE else COLUMNS
            rows.refresh()

    def refresh_data(self) -> None:
        """As for every screen; when what stands in the middle is gone, it makes place for what lies under it."""
        try:
            super().refresh_data()
        except NotFound as error:
            report(self.app, error)
            self.dismiss(None)

    def _title(self, found: Olievlek) -> str:
        if not isinstance(self.of, KasboekFilter):
            return wood_words(found)
        asked = filter_words(self.context.store, replace(self.of, van=None, tot=None), self.context.wijk_id)
        period = period_words(self.of.van, self.of.tot) or "ooit"
        return f"{wood_words(found)} Geteld: {period}{f', {asked}' if asked else ''}."

    def _at_cursor(self) -> Sleutel | None:
        key = self.query_one(RowList).cursor_key
        return None if key is None else self.takken[key].knoop.sleutel

    def selected_initiatief(self) -> Initiatief | None:
        at = self._at_cursor()
        return self.initiatief_with(at[1]) if at and at[0] is Zoeksoort.INITIATIEF else None

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        self.open_record(*self.takken[event.key].knoop.sleutel)

    def action_parent(self) -> None:
        """Goes to what the node came from."""
        rows = self.query_one(RowList)
        here = rows.cursor_key
        if here is None:
            return
        depth = self.takken[here].diepte
        # What comes before a branch and is less deep is what it grew from.
        rows.move_cursor(next((n for n in range(here, -1, -1) if self.takken[n].diepte < depth), here))

    def action_child(self) -> None:
        """Goes to the first thing that came from the node."""
        rows = self.query_one(RowList)
        here = rows.cursor_key
        if here is not None and here + 1 < len(self.takken) and self.takken[here + 1].diepte > self.takken[here].diepte:
            rows.move_cursor(here + 1)
