"""How a number was made, and the rows behind it: the register it was counted from, under the same filter."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from frontlijn.domain.errors import NotFound
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.base import BackScreen
from frontlijn.screens.context import Context
from frontlijn.screens.herkomst import Uitleg
from frontlijn.screens.opening import Opener
from frontlijn.screens.registers import HANDGELD, INITIATIEVEN, KASBOEK, MUTATIES, Cell, Register, Rows, reread
from frontlijn.screens.reporting import report
from frontlijn.store.read import herkomst
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.herkomst import Cijfer, Rijen, Vergelijking, Verklaring, getoond
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.widgets.content import plain
from frontlijn.widgets.rowlist import Column, RowList

AnyRegister = Register[Any, Any]

REGISTERS: dict[type[Rijen], tuple[AnyRegister, Zoeksoort]] = {
    InitiatiefFilter: (INITIATIEVEN, Zoeksoort.INITIATIEF),
    KasboekFilter: (KASBOEK, Zoeksoort.KASBOEK),
    HandgeldFilter: (HANDGELD, Zoeksoort.HANDGELD),
    MutatieFilter: (MUTATIES, Zoeksoort.HANDGELD),
}


SUMMED = ("nieuw_bereikt", "niet_in_beeld", "vrijwilligersminuten")
"""The numbers of an entry that its list does not show, and that may be added up."""


def register_of(cijfer: Cijfer | Vergelijking, wanted: Rijen, telt: str = "") -> tuple[AnyRegister, Zoeksoort]:
    """The list behind a number: of a sum of entries with what each of them adds to it.

    `telt` is what they add when the name of the number does not end with it.
    """
    register, kind = REGISTERS[type(wanted)]
    naam = cijfer.naam if isinstance(cijfer, Cijfer) else ""
    column = telt or naam.rpartition(".")[2]
    if not isinstance(wanted, KasboekFilter) or column not in SUMMED:
        return register, kind
    adds = Cell[Kasboekregel](Column("Telt mee", 9, "right"), lambda regel: getoond(column, getattr(regel, column)))
    return replace(register, cells=(*register.cells[:-1], adds)), kind


class RowsScreen(Opener, BackScreen):
    """How one number was made, with the list under its filter when it has rows of its own."""

    help_text: ClassVar[str] = (
        "Hoe een getal is gemaakt: de formule, dezelfde met de getallen ingevuld, waar het vandaan komt en waar je op "
        "moet letten. Daaronder staan de rijen; Enter opent een rij. Tab gaat naar de uitleg: ook de delen van een "
        "getal zijn te openen met Enter. Esc gaat terug naar het getal."
    )

    AUTO_FOCUS = ""  # with the cursor in the explanation that would scroll to its parts, away from the formula

    DEFAULT_CSS = """
    RowsScreen #waarvan { height: 1; padding: 0 1; text-style: bold; }
    """

    def __init__(self, context: Context, cijfer: Cijfer | Vergelijking, title: str) -> None:
        """`title` is the number as it was shown, with what it counts."""
        super().__init__(context)
        self.title_text = title
        self.cijfer = cijfer
        self.verklaring: Verklaring | None = None
        """What was read; None until then."""
        self.rows: Rows[Any, Any] | None = None
        self._opened_at = ""
        self._read_at: tuple[int, date] | None = None
        self._reading = False

    def body(self) -> ComposeResult:
        yield Static(id="waarvan")
        yield Uitleg(id="herkomst")
        wanted = herkomst.rijen_vooraf(self.cijfer)
        if wanted is not None:
            yield self._list_of(wanted)

    def on_mount(self) -> None:
        self.query_one(Uitleg).show(None)
        self._show_rows()

    def reload(self) -> None:
        self.query_one("#waarvan", Static).update(plain(self._title()))
        if self.rows is not None:
            reread(self.query_one(RowList), self.rows)
        if not self._reading:
            self._read()

    def _title(self) -> str:
        now = self.verklaring.herkomst.waarde if self.verklaring else self._opened_at
        samen = self.verklaring.samen if self.verklaring else ""
        said = [one for one in (f"nu {now}" if now != self._opened_at else "", samen) if one]
        return f"{self.title_text} ({'; '.join(said)})" if said else self.title_text

    @work(group="uitleg", exit_on_error=False)
    async def _read(self) -> None:
        """Reads until what is told is of the store as it is now; one reading at a time."""
        store, self._reading = self.context.store, True
        try:
            while self._read_at != (asked := (store.data_version(), store.today())):
                self.verklaring = await asyncio.to_thread(herkomst.verklaar, store, self.cijfer)
                self._opened_at = self._opened_at or self.verklaring.herkomst.waarde
                self._read_at = asked
                await self._show(self.verklaring)
        except NotFound as error:
            report(self.app, error)
            self.dismiss(None)
        finally:
            self._reading = False

    async def _show(self, verklaring: Verklaring) -> None:
        self.query_one(Uitleg).show(verklaring)
        self.query_one("#waarvan", Static).update(plain(self._title()))
        if self.rows is None and verklaring.rijen is not None:
            await self.mount(self._list_of(verklaring.rijen, verklaring.telt), after=self.query_one(Uitleg))
            self._show_rows()
        elif self.rows is None and self.focused is None:
            self.query_one(Uitleg).focus()

    def _list_of(self, wanted: Rijen, telt: str = "") -> RowList:
        """The list of these rows, still empty."""
        register, self.kind = register_of(self.cijfer, wanted, telt)
        self.rows = Rows(register, self.context.store, wanted)
        return RowList(register.columns, empty=Content("Hier staan geen rijen achter. Esc gaat terug."))

    def _show_rows(self) -> None:
        if self.rows is not None:
            self.query_one(RowList).set_source(self.rows)
            self.query_one(RowList).focus()

    def selected_initiatief(self) -> Initiatief | None:
        if self.rows is None or self.kind is not Zoeksoort.INITIATIEF:
            return None
        return self.initiatief_with(self.query_one(RowList).cursor_key)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        if self.rows is not None and isinstance(self.rows.wanted, MutatieFilter):
            self.open_booking(event.key)
        else:
            self.open_record(self.kind, event.key)
