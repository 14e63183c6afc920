"""Undo of the last edit of a register record or entry. Money is never undone: that is reversed, with a reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from frontlijn.domain.errors import Refused
from frontlijn.store.read.log import EDIT_TABLES, MONEY_TABLES, last_act
from frontlijn.store.store import Store
from frontlijn.store.write.kasboek.regels import set_leefdomeinen
from frontlijn.store.write.tables import Initiatief, Kasboekregel
from frontlijn.store.write.transaction import transaction

_USED = {
    "initiatief": """
      SELECT (SELECT count(*) FROM kasboekregel WHERE initiatief_id = :id AND verwijderd_op IS NULL)
           + (SELECT count(*) FROM aanvraag WHERE initiatief_id = :id)""",
    "kasboekregel": "SELECT 0",
}


def undo_last(store: Store, acts: Sequence[str] | None = None) -> str:
    """Takes back the last act, of all or of `acts` (`Store.acts`), and says in Dutch what it was.

    Can be repeated, one act at a time. Raises Refused when there is nothing to undo, when the last act was about money,
    or when something depends on it.
    """
    with transaction(store) as session:
        last = last_act(store, acts)
        if last is None:
            raise Refused("Er is niets om ongedaan te maken.")
        if last.tabel in MONEY_TABLES:
            raise Refused(
                "Het laatste hoorde bij handgeld. Dat maak je niet ongedaan: draai een boeking terug met een storno, "
                "of wijzig het opnieuw."
            )
        if last.tabel not in EDIT_TABLES:
            raise Refused(f"Het laatste was een {last.tabel}; die kan niet ongedaan gemaakt worden.")
        session.undoes = last.handeling
        row: Initiatief | Kasboekregel
        if last.tabel == "initiatief":
            row = session.get_one(Initiatief, last.rij_id)
            noun, new = "initiatief", "Nieuw"
        else:
            row = session.get_one(Kasboekregel, last.rij_id)
            noun, new = "kasboekregel", "Nieuwe"
        if last.soort == "nieuw":
            if store.db().execute(_USED[last.tabel], {"id": row.id}).fetchone()[0]:
                raise Refused(
                    f"{_name(row)} heeft al kasboekregels of handgeld en kan niet meer weg; zet de fase op gestopt."
                )
            row.verwijderd_op = store.now()
            done = f"{new} {noun} weggehaald: {_name(row)}"
        else:
            _put_back(row, json.loads(last.oud or "{}"), json.loads(last.nieuw or "{}"))
            done = f"Wijziging teruggedraaid ({noun}): {_name(row)}"
        row.versie += 1
    return done


def _name(row: Initiatief | Kasboekregel) -> str:
    return row.naam if isinstance(row, Initiatief) else row.titel


_DATES = frozenset({"datum", "startdatum", "laatst_bevestigd_op"})


def _put_back(row: Initiatief | Kasboekregel, old: dict[str, Any], new: dict[str, Any]) -> None:
    """Gives the fields of one edit their earlier values; refuses when a field has changed again since."""
    for field, value in old.items():
        if isinstance(row, Kasboekregel) and field == "leefdomeinen":
            set_leefdomeinen(row, [child["leefdomein"] for child in value])
            continue
        current = getattr(row, field)
        stored = current.isoformat() if isinstance(current, date) else current
        if stored != new[field]:
            raise Refused("Dit is daarna nog eens gewijzigd en kan niet zomaar terug; pas het zelf aan.")
        setattr(row, field, date.fromisoformat(value) if field in _DATES and value is not None else value)
