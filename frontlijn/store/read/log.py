"""Reading the log: who changed what of a record, and when."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store


@dataclass(frozen=True, slots=True)
class WijzigingRegel:
    """One write of one record.

    `op` is the moment in UTC as stored, `soort` is nieuw, gewijzigd or ongedaan, `velden` the fields written, each with
    the value before and after; None is unknown, empty, or kept out of the log because it is about a person.
    """

    op: str
    wie: str
    soort: str
    velden: tuple[tuple[str, str | None, str | None], ...]


def history(store: Store, tabel: str, rij_id: int) -> tuple[WijzigingRegel, ...]:
    """All that was written of one record, oldest first."""
    with reading(store) as db:
        rows = db.execute(
            """
            SELECT w.op, p.naam AS wie, w.soort, w.oud, w.nieuw FROM wijziging w JOIN persoon p ON p.id = w.wie_id
            WHERE w.tabel = ? AND w.rij_id = ? ORDER BY w.id""",
            (tabel, rij_id),
        ).fetchall()
    return tuple(WijzigingRegel(row["op"], row["wie"], row["soort"], _fields(row["oud"], row["nieuw"])) for row in rows)


def _fields(old_text: str | None, new_text: str | None) -> tuple[tuple[str, str | None, str | None], ...]:
    old, new = json.loads(old_text or "{}"), json.loads(new_text or "{}")
    return tuple((field, _plain(old.get(field)), _plain(new.get(field))) for field in {**old, **new})


def _plain(value: Any) -> str | None:
    """A value of the log as text; the children of a record, such as its leefdomeinen, separated by commas."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return ", ".join(" ".join(str(part) for part in child.values()) for child in value)
    return str(value)
