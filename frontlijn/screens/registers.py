"""The lists of the app: for each register its columns, and where its rows come from.

A new column in a list is one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.aanvraag import Aanvraag, dagen_open
from frontlijn.domain.handgeld.pot import Budgetpot, PotMutatie
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import AanvraagStatus
from frontlijn.screens.moments import format_moment
from frontlijn.store.read import handgeld, initiatieven, kasboek
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from frontlijn.widgets.rowlist import Column, Row, RowList

R = TypeVar("R")
F = TypeVar("F")


@dataclass(frozen=True)
class Cell(Generic[R]):
    """A column and what stands in it for a record; `names_wijk` when it says nothing new in a list of one wijk."""

    column: Column
    text: Callable[[R], str]
    names_wijk: bool = False

    def shown(self, record: R, _today: date) -> str:
        """What stands in it, whatever the day."""
        return self.text(record)


@dataclass(frozen=True)
class DayCell(Generic[R]):
    """A column for which the day counts, such as how long somebody waits."""

    column: Column
    text: Callable[[R, date], str]
    names_wijk: bool = False

    def shown(self, record: R, today: date) -> str:
        """What stands in it on this day."""
        return self.text(record, today)


@dataclass(frozen=True)
class Register(Generic[R, F]):
    """A list of records: its cells, how many a filter lets through, a window of them, and where one of them stands."""

    cells: tuple[Cell[R] | DayCell[R], ...]
    count: Callable[[Store, F], int]
    window: Callable[[Store, F, int, int], Sequence[R]]
    position: Callable[[Store, F, int], int | None]
    key: Callable[[R], int]
    mark: Callable[[R], str] = lambda _record: ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, for the widget."""
        return tuple(cell.column for cell in self.cells)

    @property
    def of_one_wijk(self) -> Register[R, F]:
        """The same list without the column that names the wijk."""
        return replace(self, cells=tuple(cell for cell in self.cells if not cell.names_wijk))


class Rows(Generic[R, F]):
    """The rows of one register under one filter, a window at a time."""

    def __init__(self, register: Register[R, F], store: Store, wanted: F) -> None:
        self.register = register
        self.store = store
        self.wanted = wanted

    def count(self) -> int:
        """How many rows there are now."""
        return self.register.count(self.store, self.wanted)

    def window(self, offset: int, limit: int) -> Sequence[Row]:
        """The rows from `offset`, at most `limit`."""
        register, today = self.register, self.store.today()
        return [
            Row(
                register.key(record),
                tuple(cell.shown(record, today) for cell in register.cells),
                register.mark(record),
            )
            for record in register.window(self.store, self.wanted, offset, limit)
        ]

    def position(self, key: int | None) -> int:
        """The number of the row with this key, from 0; 0 too when there is none."""
        found = None if key is None else self.register.position(self.store, self.wanted, key)
        return found or 0


def reread(rows: RowList, source: Rows[R, F]) -> None:
    """Reads the rows again; the cursor stays on its record, wherever that stands now, else on its place."""
    key = rows.cursor_key
    rows.refresh_rows()
    if key is not None and rows.cursor_key != key:
        index = source.register.position(source.store, source.wanted, key)
        if index is not None:
            rows.move_cursor(index)


def _aantal(number: int | None) -> str:
    return "" if number is None else format_aantal(number)


def _status(aanvraag: Aanvraag, today: date) -> str:
    """Where a request is, with how long somebody waits for an answer, or what was decided."""
    if aanvraag.teruggedraaid:
        return "teruggedraaid"
    if aanvraag.besluit is not None:
        return aanvraag.besluit.uitkomst.label
    dagen = dagen_open(aanvraag, today)
    return aanvraag.status.label if dagen is None else f"{aanvraag.status.label} {dagen} d"


def _status_sign(aanvraag: Aanvraag) -> str:
    return "" if aanvraag.besluit or aanvraag.status is AanvraagStatus.INGETROKKEN else "?"


def _leven(pot: Budgetpot, today: date) -> str:
    """Where a pot is in its life, in one word."""
    if pot.gesloten_op is not None:
        return "gesloten"
    if today < pot.van:
        return "begint nog"
    return "loopt" if today <= pot.tot else "voorbij"


def _aanvrager(aanvraag: Aanvraag) -> str:
    return aanvraag.initiatief or aanvraag.organisatie or aanvraag.aanvrager or ""


@dataclass(frozen=True, slots=True)
class PotFilter:
    """Which pots: of a wijk, or all."""

    wijk_id: int | None = None


def _position_of_pot(store: Store, wanted: PotFilter, number: int) -> int | None:
    numbers = [pot.id for pot in handgeld.pots(store, wanted.wijk_id)]
    return numbers.index(number) if number in numbers else None


INITIATIEVEN: Register[Initiatief, InitiatiefFilter] = Register(
    cells=(
        Cell(Column("Naam"), lambda i: i.naam),
        Cell(Column("Wijk", 14, drop=2), lambda i: i.wijk, names_wijk=True),
        Cell(Column("Fase", 15), lambda i: i.fase.label if i.fase else "onbekend"),
        Cell(Column("Type", 19, drop=4), lambda i: i.type.label if i.type else "onbekend"),
        Cell(Column("Aanjagers", 9, "right", drop=3), lambda i: _aantal(i.aanjagers)),
        Cell(Column("Kasboek", 7, "right", drop=1), lambda i: format_aantal(i.kasboekregels)),
    ),
    count=initiatieven.count,
    window=initiatieven.window,
    position=initiatieven.position,
    key=lambda i: i.id,
    mark=lambda i: "!" if i.kwetsbaar else "",
)

KASBOEK: Register[Kasboekregel, KasboekFilter] = Register(
    cells=(
        Cell(Column("Datum", 12), lambda k: f"{format_datum(k.datum)}{' ↻' if k.gewijzigd_na_uitvoer else ''}"),
        Cell(Column("Wat"), lambda k: k.titel),
        Cell(Column("Initiatief", 22, drop=2), lambda k: k.initiatief or ""),
        Cell(Column("Wijk", 14, drop=3), lambda k: k.wijk, names_wijk=True),
        Cell(Column("Leefdomeinen", 24, drop=4), lambda k: ", ".join(d.label for d in k.leefdomeinen)),
        Cell(Column("Mensen", 6, "right", drop=1), lambda k: _aantal(k.deelnames)),
    ),
    count=kasboek.count,
    window=kasboek.window,
    position=kasboek.position,
    key=lambda k: k.id,
    mark=lambda k: "°" if k.experiment else "",
)

PRULLENBAK: Register[Kasboekregel, KasboekFilter] = Register(
    cells=(
        Cell(Column("Weggegooid", 16), lambda k: format_moment(k.verwijderd_op)),
        Cell(Column("Wat"), lambda k: k.titel),
        Cell(Column("Datum", 10, drop=1), lambda k: format_datum(k.datum)),
        Cell(Column("Wijk", 14, drop=2), lambda k: k.wijk, names_wijk=True),
    ),
    count=kasboek.count_removed,
    window=kasboek.removed_window,
    position=kasboek.removed_position,
    key=lambda k: k.id,
)

HANDGELD: Register[Aanvraag, HandgeldFilter] = Register(
    cells=(
        Cell(Column("Ontvangen", 10), lambda a: format_datum(a.ontvangen_op)),
        Cell(Column("Onderwerp"), lambda a: a.onderwerp),
        Cell(Column("Voor", 22, drop=3), _aanvrager),
        Cell(Column("Gevraagd", 11, "right", drop=1), lambda a: format_bedrag(a.gevraagd)),
        DayCell(Column("Status", 19), _status),
        Cell(
            Column("Toegekend", 11, "right", drop=2),
            lambda a: format_bedrag(a.besluit.toegekend_netto) if a.besluit and a.besluit.uitkomst.kent_toe else "",
        ),
    ),
    count=handgeld.count,
    window=handgeld.window,
    position=handgeld.position,
    key=lambda a: a.id,
    mark=_status_sign,
)

MUTATIES: Register[PotMutatie, MutatieFilter] = Register(
    cells=(
        Cell(Column("Datum", 10), lambda m: format_datum(m.datum)),
        Cell(Column("Soort", 16), lambda m: m.soort.label),
        Cell(Column("Bedrag", 15, "right"), lambda m: format_bedrag(m.bedrag)),
        Cell(Column("Waarvoor"), lambda m: m.onderwerp or m.reden or ""),
        Cell(Column("Nr", 5, "right", drop=1), lambda m: str(m.id)),
        Cell(Column("Teruggedraaid", 13, drop=2), lambda m: f"door {m.storno_door}" if m.storno_door else ""),
    ),
    count=handgeld.count_mutaties,
    window=handgeld.mutaties,
    position=handgeld.position_mutatie,
    key=lambda m: m.id,
    mark=lambda m: "x" if m.storno_door else "",
)

POTTEN: Register[Budgetpot, PotFilter] = Register(
    cells=(
        Cell(Column("Pot"), lambda p: p.naam),
        Cell(Column("Wijk", 14, drop=3), lambda p: p.wijk, names_wijk=True),
        Cell(Column("Tot en met", 10, drop=2), lambda p: format_datum(p.tot)),
        DayCell(Column("Stand", 10, drop=1), _leven),
        Cell(Column("Vrij", 14, "right"), lambda p: format_bedrag(p.stand.vrij)),
    ),
    count=lambda store, wanted: len(handgeld.pots(store, wanted.wijk_id)),
    window=lambda store, wanted, offset, limit: handgeld.pots(store, wanted.wijk_id)[offset : offset + limit],
    position=_position_of_pot,
    key=lambda p: p.id,
)
