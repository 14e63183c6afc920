"""The arenas of an initiative, of a wijk or of all: in the order of their titles, never of what they bring."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from frontlijn.domain.arena.arena import Arena
from frontlijn.domain.arena.gepubliceerd import totaal
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import EURO
from frontlijn.domain.errors import NotFound
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.text import shortened
from frontlijn.domain.values import ArenaSoort, CijferSoort
from frontlijn.screens.base import BackScreen
from frontlijn.screens.context import Context
from frontlijn.screens.forms.arena.arena import ArenaForm
from frontlijn.screens.messages import UNDO, say
from frontlijn.screens.opening import Opener
from frontlijn.screens.registers import Cell, Register, Rows, reread
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read import initiatieven
from frontlijn.store.read.arena import ArenaFilter
from frontlijn.store.store import Store
from frontlijn.widgets.content import plain
from frontlijn.widgets.rowlist import Column, RowList


@dataclass(frozen=True, slots=True)
class Regel:
    """An arena as it stands in the list; of a report the effects are not known."""

    arena: Arena
    effecten: int | None
    baten: str


def _window(store: Store, wanted: ArenaFilter, offset: int, limit: int) -> Sequence[Regel]:
    return [regel(store, arena) for arena in read_arena.window(store, wanted, offset, limit)]


def regel(store: Store, arena: Arena) -> Regel:
    """An arena with what it brings, counted as the report does."""
    if arena.soort is ArenaSoort.RAPPORT:
        found = totaal(read_arena.cijfers(store, arena.id), CijferSoort.BATEN)
        return Regel(arena, None, "onbekend" if found is None else EURO.zin(found.gekozen.waarde))
    stand = read_arena.stand(store, arena.id)
    counted = any(one.in_euro for one in stand.effecten)
    baten = EURO.zin(uitkomst([stand]).baten) if counted else "PM" if stand.effecten else "nog niets"
    return Regel(arena, len(stand.effecten), baten)


ARENAS: Register[Regel, ArenaFilter] = Register(
    cells=(
        Cell(Column("Arena"), lambda one: one.arena.titel),
        Cell(Column("Initiatief", 20, drop=3), lambda one: one.arena.initiatief or "uit een rapport"),
        Cell(Column("Wijk", 14, drop=4), lambda one: one.arena.wijk or "", names_wijk=True),
        Cell(Column("Status", 11, drop=2), lambda one: one.arena.status.label),
        Cell(
            Column("Effecten", 8, "right", drop=1),
            lambda one: "" if one.effecten is None else format_aantal(one.effecten),
        ),
        Cell(Column("Baten", 14, "right"), lambda one: one.baten),
    ),
    count=read_arena.count,
    window=_window,
    position=read_arena.position,
    key=lambda one: one.arena.id,
)


class ArenasScreen(Opener, BackScreen):
    """The arenas of one initiative, or of the chosen wijk."""

    help_text: ClassVar[str] = (
        "De effecten-arena's: wie investeert in welke activiteit, welk effect dat heeft en wie het krijgen. Enter "
        "opent een arena, n begint een nieuwe. De baten staan erbij zoals het rapport ze telt. De lijst staat op "
        "titel: het is geen ranglijst, want hogere baten zeggen niet dat een initiatief beter is."
    )

    DEFAULT_CSS = """
    ArenasScreen #waarvan { height: 1; padding: 0 1; text-style: bold; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "Nieuw", id="arenas.nieuw", tooltip="Begin een effecten-arena"),
        Binding("r", "report", "Rapport", id="arenas.rapport", tooltip="Leg de cijfers uit een rapport vast"),
        Binding("d,delete", "remove", "Weg", show=False, id="arenas.weg", tooltip="Haal deze arena weg"),
    ]

    def __init__(self, context: Context, initiatief_id: int | None = None) -> None:
        super().__init__(context)
        self.initiatief_id = initiatief_id
        self._shown: ArenaFilter | None = None
        self._source: Rows[Regel, ArenaFilter] | None = None

    def body(self) -> ComposeResult:
        yield Static(id="waarvan")
        none = "Hier is nog geen effecten-arena. Druk op n om er een te beginnen, of op w voor een andere wijk of alle."
        yield RowList(ARENAS.columns, empty=Content(none))

    @property
    def wanted(self) -> ArenaFilter:
        """The filter of this list."""
        if self.initiatief_id is not None:
            return ArenaFilter(initiatief_id=self.initiatief_id)
        return ArenaFilter(wijk_id=self.context.wijk_id)

    def reload(self) -> None:
        rows, wanted = self.query_one(RowList), self.wanted
        if wanted != self._shown or self._source is None:
            register = ARENAS if wanted == ArenaFilter() else ARENAS.of_one_wijk
            self._shown, self._source = wanted, Rows(register, self.context.store, wanted)
            rows.columns = register.columns
            rows.set_source(self._source)
        else:
            reread(rows, self._source)
        self.query_one("#waarvan", Static).update(plain(f"Effecten-arena's: {self._whose()}"))

    def _whose(self) -> str:
        initiatief = self.selected_initiatief() if self.initiatief_id is not None else None
        if initiatief is not None:
            return initiatief.naam
        return self.context.wijk.naam if self.context.wijk else "alle wijken"

    def selected_initiatief(self) -> Initiatief | None:
        number = self.initiatief_id
        if number is None:
            arena = self._at_cursor()
            number = arena.initiatief_id if arena else None
        return None if number is None else initiatieven.get(self.context.store, number)

    def _at_cursor(self) -> Arena | None:
        key = self.query_one(RowList).cursor_key
        try:
            return None if key is None else read_arena.get(self.context.store, key)
        except NotFound:
            return None

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        self.show_arena(event.key)

    def action_new(self) -> None:
        """Begins an arena, of the initiative of this list when it is of one."""
        number = self.initiatief_id
        initiatief = None if number is None else initiatieven.get(self.context.store, number)
        self.app.push_screen(ArenaForm(self.context, initiatief=initiatief), self._begun)

    def action_report(self) -> None:
        """Writes down a report of which the totals are published."""
        from frontlijn.screens.forms.arena.rapport import RapportForm

        self.app.push_screen(RapportForm(self.context), self._begun)

    def _begun(self, arena: Arena | None) -> None:
        if arena is not None:
            self.refresh_data()
            position = self._source.position(arena.id) if self._source else 0
            self.query_one(RowList).move_cursor(position)
            self.show_arena(arena.id)

    def action_remove(self) -> None:
        """Takes the arena at the cursor away."""
        arena = self._at_cursor()
        if arena is not None:
            self._remove(arena)

    @work(exit_on_error=False)
    async def _remove(self, arena: Arena) -> None:
        from frontlijn.store.write.arena import remove_arena

        await asyncio.to_thread(remove_arena, self.context.store, arena.id, arena.versie)
        say(self.app, f"Weggehaald: {shortened(arena.titel, 30)}. {UNDO}")
        self.refresh_data()
