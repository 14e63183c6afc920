"""Undo and redo of edits of registers and entries. Money is never undone: that is reversed, with a reason.

An act is undone by another one, which the log ties to it; redoing it is undoing that. So nothing is ever taken out of
the log, and any number of steps can be taken back and done again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import inspect as state_of

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.fields import noun
from frontlijn.domain.kasboek.olievlek import Sleutel
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.text import shortened
from frontlijn.domain.values import CijferSoort, Zoeksoort
from frontlijn.store.read.log import MONEY_TABLES, UNDOABLE_TABLES, Handeling, is_changed, last_act, last_undone
from frontlijn.store.store import Store
from frontlijn.store.write.arena.arenas import has_parts
from frontlijn.store.write.arena.rows import existing
from frontlijn.store.write.children import children_of, set_children
from frontlijn.store.write.initiatieven import check_initiatief
from frontlijn.store.write.kasboek.partijen import check_partijen
from frontlijn.store.write.oorsprong import check_oorsprong_van, check_used
from frontlijn.store.write.tables import (
    Activiteit,
    Arena,
    BewaardFilter,
    Cijfer,
    Effect,
    Initiatief,
    Investering,
    Kasboekregel,
    Record,
    Sessie,
    Sjabloon,
)
from frontlijn.store.write.transaction import WriteSession, transaction

_VanArena = Arena | Activiteit | Investering | Effect | Sessie | Cijfer
_Row = Initiatief | Kasboekregel | Sjabloon | BewaardFilter | _VanArena

_TABLES: dict[str, tuple[type[_Row], str, Callable[[Any], str]]] = {
    "initiatief": (Initiatief, "Nieuw initiatief", lambda row: str(row.naam)),
    "kasboekregel": (Kasboekregel, "Nieuwe kasboekregel", lambda row: str(row.titel)),
    "sjabloon": (Sjabloon, "Nieuw sjabloon", lambda row: str(row.titel)),
    "bewaard_filter": (BewaardFilter, "Nieuw filter", lambda row: str(row.naam)),
    "arena": (Arena, "Nieuwe arena", lambda row: str(row.titel)),
    "activiteit": (Activiteit, "Nieuwe activiteit", lambda row: str(row.naam)),
    "investering": (Investering, "Nieuwe investering", lambda row: str(row.investeerder)),
    "effect": (Effect, "Nieuw effect", lambda row: str(row.naam)),
    "sessie": (Sessie, "Nieuwe sessie", lambda row: format_datum(row.datum)),
    "cijfer": (Cijfer, "Nieuw cijfer", lambda row: CijferSoort(row.soort).label),
}

_NAMED = 40
"""Fields of a change are named in so many characters, else counted."""


_CHANGED = "Dit is daarna nog eens gewijzigd en kan niet zomaar terug; pas het zelf aan."


def undo_last(store: Store, acts: Sequence[str] | None = None) -> str:
    """Takes back the last act, of all or of `acts` (`Store.acts`), and says in Dutch what it was.

    Can be repeated, one act at a time. Raises Refused when there is nothing to undo, when the last act was about money,
    or when something depends on it.
    """
    with transaction(store) as session:
        last = last_act(store, acts)
        if not last:
            raise Refused("Er is niets om ongedaan te maken.")
        if any(part.tabel in MONEY_TABLES for part in last):
            raise Refused(
                "Het laatste hoorde bij handgeld. Dat maak je niet ongedaan: draai een boeking terug met een storno, "
                "of wijzig het opnieuw."
            )
        return _take_back(session, [part for part in last if part.tabel in UNDOABLE_TABLES])


def redo_last(store: Store, acts: Sequence[str] | None = None) -> str:
    """Does again what was undone last, of all or of `acts`, and says in Dutch what it was.

    Raises Refused when nothing was undone, or something else was written since.
    """
    with transaction(store) as session:
        parts = last_undone(store, acts)
        if not parts:
            raise Refused("Er is niets om opnieuw te doen.")
        session.undoes = parts[0].handeling
        rows = [_written_back(session, part) for part in reversed(parts)]
        if rows[0].verwijderd_op is not None:
            return f"Opnieuw weggegooid: {_together(rows)}"
        return f"Opnieuw gedaan: {_step(parts, rows)}"


def _take_back(session: WriteSession, parts: Sequence[Handeling]) -> str:
    session.undoes = parts[0].handeling
    rows: list[_Row] = []
    for part in reversed(parts):
        if part.soort == "nieuw":
            row = _row(session, part)
            if is_changed(session.store, part.tabel, part.rij_id):
                raise Refused(_CHANGED)
            if isinstance(row, Initiatief | Kasboekregel):
                check_used(session, _key(row), _name(row))
            if isinstance(row, Arena) and has_parts(session, part.rij_id):
                raise Refused("Iemand vulde al iets in deze arena in; gooi haar weg als dat de bedoeling is.")
            row.verwijderd_op = session.store.now()
            _write(session, row)
        else:
            row = _written_back(session, part)
        rows.append(row)
    made = [row for part, row in zip(reversed(parts), rows, strict=True) if part.soort == "nieuw"]
    if made:
        new = _TABLES[str(made[0].__tablename__)][1] if len(made) == 1 else f"{format_aantal(len(made))} nieuwe regels"
        return f"{new} weggehaald: {_together(made)}"
    if not _moves(parts):
        return f"Teruggedraaid: {_step(parts, rows)}"
    if rows[0].verwijderd_op is not None:
        return f"Weer in de prullenbak: {_together(rows)}"
    return f"Weer {'uit de prullenbak' if parts[0].tabel == 'kasboekregel' else 'terug'}: {_together(rows)}"


def _written_back(session: WriteSession, part: Handeling) -> _Row:
    row = _put_back(session, part)
    _check_stands(session, row)
    _write(session, row)
    return row


def _write(session: WriteSession, row: _Row) -> None:
    """Writes one row; what came from a row goes before the row itself, and the database sees it in that order."""
    row.versie += 1
    session.flush()


def _check_stands(session: WriteSession, row: _Row) -> None:
    """Raises Refused when what comes back belongs to what is gone meanwhile, or what goes is needed by now."""
    if isinstance(row, _VanArena):
        _check_arena(session, row)
    if not isinstance(row, Initiatief | Kasboekregel):
        return
    if row.verwijderd_op is not None:
        check_used(session, _key(row), _name(row))
        return
    datum = row.datum if isinstance(row, Kasboekregel) else row.startdatum
    check_oorsprong_van(session, datum, row.uit_regel_id, row.uit_initiatief_id, of=_key(row))
    if isinstance(row, Kasboekregel):
        check_initiatief(session, row.initiatief_id)
        check_partijen(session, row)


def _check_arena(session: WriteSession, row: _VanArena) -> None:
    if row.verwijderd_op is None:
        if not isinstance(row, Arena):
            existing(session, Arena, row.arena_id)
        if isinstance(row, Arena | Cijfer):
            check_initiatief(session, row.initiatief_id)


def _key(row: Initiatief | Kasboekregel) -> Sleutel:
    return Zoeksoort.KASBOEK if isinstance(row, Kasboekregel) else Zoeksoort.INITIATIEF, row.id or 0


def _row(session: WriteSession, part: Handeling) -> _Row:
    row: Record = session.get_one(_TABLES[part.tabel][0], part.rij_id)
    if not isinstance(row, _Row):
        raise TypeError(f"{part.tabel} cannot be undone")
    return row


def _name(row: _Row) -> str:
    return _TABLES[str(row.__tablename__)][2](row)


def _together(rows: Sequence[_Row]) -> str:
    names = list(dict.fromkeys(shortened(_name(row)) for row in rows))
    return names[0] if len(names) == 1 else f"{names[0]} en {len(names) - 1} meer"


def _moves(parts: Sequence[Handeling]) -> bool:
    """Whether an act took things away or brought them back."""
    return any("verwijderd_op" in json.loads(part.oud or "{}") for part in parts)


def _step(parts: Sequence[Handeling], rows: Sequence[_Row]) -> str:
    """What was changed and of what: "titel en datum van Soepclub"; what came back by its name alone."""
    if _moves(parts):
        return _together(rows)
    fields = list(dict.fromkeys(noun(field) for part in parts for field in json.loads(part.oud or "{}")))
    if not fields:
        return _together(rows)
    named = " en ".join(filter(None, (", ".join(fields[:-1]), fields[-1])))
    return f"{named if len(named) <= _NAMED else f'{len(fields)} velden'} van {_together(rows)}"


def _put_back(session: WriteSession, part: Handeling) -> _Row:
    """Gives the fields of one edit their earlier values; refuses when a field has changed again since."""
    row = _row(session, part)
    old, new = json.loads(part.oud or "{}"), json.loads(part.nieuw or "{}")
    for field, value in old.items():
        if field in row.logged_children:
            _check_same(children_of(row, field), new[field])
            set_children(row, field, value)
            continue
        current = getattr(row, field)
        _check_same(current.isoformat() if isinstance(current, date) else current, new[field])
        setattr(row, field, date.fromisoformat(value) if value is not None and _is_date(row, field) else value)
    return row


def _check_same(current: Any, written: Any) -> None:
    if current != written:
        raise Refused(_CHANGED)


def _is_date(row: Record, field: str) -> bool:
    column = state_of(row).mapper.columns[field]
    return column.type.python_type is date
