"""The rows behind a number: the register it was counted from, under the same filter."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.base import BackScreen
from frontlijn.screens.context import Context
from frontlijn.screens.opening import Filter, Opener
from frontlijn.screens.registers import HANDGELD, INITIATIEVEN, KASBOEK, MUTATIES, Register, Rows, reread
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.widgets.content import plain
from frontlijn.widgets.rowlist import RowList

AnyRegister = Register[Any, Any]

REGISTERS: dict[type[Filter], tuple[AnyRegister, Zoeksoort]] = {
    InitiatiefFilter: (INITIATIEVEN, Zoeksoort.INITIATIEF),
    KasboekFilter: (KASBOEK, Zoeksoort.KASBOEK),
    HandgeldFilter: (HANDGELD, Zoeksoort.HANDGELD),
    MutatieFilter: (MUTATIES, Zoeksoort.HANDGELD),
}


class RowsScreen(Opener, BackScreen):
    """A list under one filter."""

    help_text: ClassVar[str] = (
        "De rijen achter een getal: het getal is precies het aantal rijen of de som ervan. "
        "Enter opent een rij, Esc gaat terug naar het getal."
    )

    DEFAULT_CSS = """
    RowsScreen #waarvan { height: 1; padding: 0 1; text-style: bold; }
    """

    def __init__(self, context: Context, wanted: Filter, title: str) -> None:
        """`title` is the number these rows stand behind, with what it counts."""
        super().__init__(context)
        self.title_text = title
        self.wanted = wanted
        register, self.kind = REGISTERS[type(wanted)]
        self.rows = Rows(register, context.store, wanted)

    def body(self) -> ComposeResult:
        yield Static(plain(self.title_text), id="waarvan")
        yield RowList(self.rows.register.columns, empty=Content("Hier staan geen rijen achter. Esc gaat terug."))

    def on_mount(self) -> None:
        self.query_one(RowList).set_source(self.rows)

    def reload(self) -> None:
        reread(self.query_one(RowList), self.rows)

    def selected_initiatief(self) -> Initiatief | None:
        return self.initiatief_with(self.query_one(RowList).cursor_key) if self.kind is Zoeksoort.INITIATIEF else None

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        if isinstance(self.wanted, MutatieFilter):
            self.open_booking(event.key)
        else:
            self.open_record(self.kind, event.key)
