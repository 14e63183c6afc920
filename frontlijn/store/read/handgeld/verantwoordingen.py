"""Reading what was accounted for of many requests at once."""

from __future__ import annotations

import json
from collections.abc import Iterable

from frontlijn.domain.handgeld.verantwoording import Verantwoording
from frontlijn.store.read.handgeld.grouping import AMONG
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.store import Store


def verantwoordingen(store: Store, aanvraag_ids: Iterable[int]) -> dict[int, Verantwoording]:
    """The accounts of these requests, by the number of the request; those without one are not in it."""
    with reading(store) as db:
        rows = db.execute(
            f"""
            SELECT v.*, s.betaald, p.naam AS wie FROM verantwoording v JOIN persoon p ON p.id = v.wie_id
              JOIN aanvraag_stand s ON s.aanvraag_id = v.aanvraag_id
            WHERE v.aanvraag_id {AMONG}""",
            (json.dumps([*aanvraag_ids]),),
        ).fetchall()
    return {row["aanvraag_id"]: record(Verantwoording, row) for row in rows}
