"""Reading what open data needs of a decision and no screen shows: what identifies it everywhere, the codes of CBS."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.pot import Financier
from frontlijn.domain.values import Zichtbaarheid
from frontlijn.store.read.handgeld.aanvragen import HandgeldFilter, window
from frontlijn.store.read.handgeld.grouping import AMONG
from frontlijn.store.read.handgeld.potten import pots
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.store import Store

WINDOW = 1_000
"""How many requests are in memory at once."""


@dataclass(frozen=True, slots=True)
class Openbaar:
    """A public request that was decided, and what identifies it outside this store.

    `initiatief_openbaar` is whether the initiatief itself may be named; `cbs_codes` are those of the wijk, and
    `financiers` those of the pot, in its order.
    """

    aanvraag: Aanvraag
    uuid: str
    pot_uuid: str
    organisatie_uuid: str | None
    initiatief_uuid: str | None
    initiatief_openbaar: bool
    cbs_codes: tuple[str, ...]
    financiers: tuple[Financier, ...]


def openbare_besluiten(store: Store, wijk_id: int | None = None) -> Iterator[Openbaar]:
    """The decided requests of a wijk or of all, newest first, without those that are intern or onder de radar."""
    with reading(store):
        financiers = {pot.id: pot.financiers for pot in pots(store, wijk_id)}
        wanted = HandgeldFilter(wijk_id=wijk_id, besloten=True, exporteerbaar=True)
        offset = 0
        while decided := window(store, wanted, offset, WINDOW):
            offset += len(decided)
            public = [one for one in decided if one.zichtbaarheid is Zichtbaarheid.OPENBAAR]
            rows = _identities(store, public)
            for one in public:
                row = rows[one.id]
                codes = tuple(re.findall(r"\w+", row["codes"] or ""))
                yield record(Openbaar, row, aanvraag=one, cbs_codes=codes, financiers=financiers[one.pot_id])


def _identities(store: Store, aanvragen: list[Aanvraag]) -> dict[int, sqlite3.Row]:
    with reading(store) as db:
        rows = db.execute(
            f"""
            SELECT a.id, a.uuid, p.uuid AS pot_uuid, o.uuid AS organisatie_uuid, i.uuid AS initiatief_uuid,
                   i.zichtbaarheid IS '{Zichtbaarheid.OPENBAAR.value}' AS initiatief_openbaar, w.cbs_codes AS codes
            FROM aanvraag a JOIN budgetpot p ON p.id = a.pot_id JOIN wijk w ON w.id = p.wijk_id
              LEFT JOIN organisatie o ON o.id = a.aanvrager_organisatie_id
              LEFT JOIN initiatief i ON i.id = a.initiatief_id
            WHERE a.id {AMONG}""",
            (json.dumps([aanvraag.id for aanvraag in aanvragen]),),
        ).fetchall()
    return {row["id"]: row for row in rows}
