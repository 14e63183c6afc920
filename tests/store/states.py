"""All that a store holds at a moment, to compare what undoing and doing again bring back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

from frontlijn.store.store import Store

STAYS = ("wijziging", "geen_bsn", "import_rij", "kasboek_uitvoer", "concept_bewaard", "instelling")
"""What undoing adds to or leaves alone: the log, statements, marks of files, exports and drafts, what is remembered."""

CHILDREN = {
    "kasboekregel_leefdomein": "kasboekregel",
    "uitwisseling": "kasboekregel",
    "perspectief": "kasboekregel",
    "effect_factor": "effect",
    "effect_groep": "effect",
    "sessie_deelnemer": "sessie",
    "cijfer_waarde": "cijfer",
}
"""The tables whose rows go with a record, whose number comes first in what identifies them."""

Rows = dict[str, dict[Any, Any]]


def held(store: Store) -> Rows:
    """All rows of all tables by what identifies them, without the number of their edits."""
    found: Rows = {}
    with closing(sqlite3.connect(store.path)) as db:
        db.row_factory = sqlite3.Row
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for table in names:
            if table in STAYS or table.startswith(("zoekindex", "sqlite_")):
                continue
            keys = [row[1] for row in db.execute(f"PRAGMA table_info ({table})") if row[5]]
            if table == "zoekdoc":
                keys = ["soort", "rij_id"]
            rows = [dict(row) for row in db.execute(f"SELECT * FROM {table}")]
            left_out = {"versie", "id"} if table == "zoekdoc" else {"versie"}
            found[table] = {
                tuple(row[key] for key in keys): {name: value for name, value in row.items() if name not in left_out}
                for row in rows
            }
    return found


def assert_same(now: Rows, then: Rows) -> None:
    """What stood then stands now; what was made meanwhile is in the prullenbak, and who was named stays known."""
    for table, rows in then.items():
        assert {key: now[table].get(key) for key in rows} == rows, table
        more = {key: row for key, row in now[table].items() if key not in rows}
        if table in ("persoon", "organisatie"):
            continue
        if table == "zoekdoc":
            assert {key[0] for key in more} <= {"persoon", "organisatie"}
        elif table in CHILDREN:
            assert not {key[:1] for key in more} & then[CHILDREN[table]].keys(), table
        else:
            assert all(row["verwijderd_op"] is not None for row in more.values()), table
