"""Undo of the last edit of a register record or entry. Money is never undone: that is reversed, with a reason."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from frontlijn.domain.errors import Refused
from frontlijn.store.store import Store
from frontlijn.store.write.kasboek import set_leefdomeinen
from frontlijn.store.write.tables import Initiatief, Kasboekregel
from frontlijn.store.write.transaction import transaction

_LAST = """
  SELECT w.handeling, w.tabel, w.rij_id, w.soort, w.oud, w.nieuw FROM wijziging w
   WHERE w.tabel IN ('initiatief', 'kasboekregel') AND w.soort <> 'ongedaan' AND w.op >= ?
     AND NOT EXISTS (SELECT 1 FROM wijziging u WHERE u.ongedaan_van = w.handeling)
   ORDER BY w.id DESC LIMIT 1"""

_USED = {
    "initiatief": """
      SELECT (SELECT count(*) FROM kasboekregel WHERE initiatief_id = :id AND verwijderd_op IS NULL)
           + (SELECT count(*) FROM aanvraag WHERE initiatief_id = :id)""",
    "kasboekregel": "SELECT 0",
}


def undo_last(store: Store, since: str = "") -> str:
    """Takes back the last edit made at or after the moment `since` (UTC, as stored) and says in Dutch what it was.

    Can be repeated, one edit at a time. Raises Refused when there is nothing to undo, or when something depends on it.
    """
    with transaction(store) as session:
        last = store.db().execute(_LAST, (since,)).fetchone()
        if last is None:
            raise Refused(
                "Er is niets om ongedaan te maken. Geld maak je niet ongedaan: dat draai je terug met een storno."
            )
        session.undoes = last["handeling"]
        row: Initiatief | Kasboekregel
        if last["tabel"] == "initiatief":
            row = session.get_one(Initiatief, last["rij_id"])
            noun, new, name = "initiatief", "Nieuw", row.naam
        else:
            row = session.get_one(Kasboekregel, last["rij_id"])
            noun, new, name = "kasboekregel", "Nieuwe", row.titel
        if last["soort"] == "nieuw":
            if store.db().execute(_USED[last["tabel"]], {"id": row.id}).fetchone()[0]:
                raise Refused(
                    f"{name} heeft al kasboekregels of handgeld en kan niet meer weg; zet de fase op gestopt."
                )
            row.verwijderd_op = store.now()
            done = f"{new} {noun} weggehaald: {name}"
        else:
            _put_back(row, json.loads(last["oud"]), json.loads(last["nieuw"]))
            done = f"Wijziging teruggedraaid ({noun}): {name}"
        row.versie += 1
    return done


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
