"""What the writes of an arena share: finding a row that is there, and its columns from an input."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.values import ArenaSoort, Waarde
from frontlijn.store.write.tables import Activiteit, Arena, Cijfer, Effect, Investering, Sessie
from frontlijn.store.write.transaction import WriteSession, check_version

R = TypeVar("R", Activiteit, Arena, Cijfer, Effect, Investering, Sessie)

_NAMES = {
    Activiteit: "Deze activiteit",
    Arena: "Deze arena",
    Cijfer: "Dit cijfer",
    Effect: "Dit effect",
    Investering: "Deze investering",
    Sessie: "Deze sessie",
}


def existing(session: WriteSession, cls: type[R], row_id: int, versie: int | None = None) -> R:
    """The row with this number; raises NotFound, also when its arena is gone, and Refused when it was changed since
    `versie`.
    """
    row = session.get(cls, row_id)
    if row is None or row.verwijderd_op is not None:
        raise NotFound(f"{_NAMES[cls]} is er niet (meer).")
    if not isinstance(row, Arena):
        existing(session, Arena, row.arena_id)
    if versie is not None:
        check_version(row.versie, versie, _NAMES[cls])
    return row


def check_eigen(arena: Arena) -> None:
    """Raises Refused at `soort` for a report: what others published has no parts of its own."""
    if arena.soort == ArenaSoort.RAPPORT.value:
        raise Refused("Een rapport heeft alleen gepubliceerde cijfers; begin hiervoor een eigen arena.", "soort")


def columns(invoer: Any, *, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The fields of an input as the store holds them."""
    return {one.name: plain(getattr(invoer, one.name)) for one in fields(invoer) if one.name not in without}


def children(values: Any, *, without: frozenset[str] = frozenset()) -> list[dict[str, Any]]:
    """The parts of an input as the rows of a child table, a date as text."""
    return [
        {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
        for row in (columns(one, without=without) for one in values)
    ]


def plain(value: Any) -> Any:
    """A value as the store holds it: a code for a Waarde."""
    return value.value if isinstance(value, Waarde) else value


def change(session: WriteSession, row: R, values: dict[str, Any]) -> None:
    """Gives a row these columns."""
    for name, value in values.items():
        setattr(row, name, value)
    session.count_edit(row)


def remove(session: WriteSession, cls: type[R], row_id: int, versie: int) -> None:
    """Takes a row away; undo brings it back."""
    row = existing(session, cls, row_id, versie)
    row.verwijderd_op = session.store.now()
    session.count_edit(row)
