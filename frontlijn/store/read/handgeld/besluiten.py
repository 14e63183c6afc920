"""Reading decisions with their judgements and who took them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from frontlijn.domain.handgeld.besluit import Besluit, CriteriumOordeel, RichtlijnOordeel
from frontlijn.domain.values import Rol
from frontlijn.store.read.handgeld.grouping import AMONG, grouped, ids
from frontlijn.store.read.rows import record


def besluiten(db: sqlite3.Connection, aanvragen: Sequence[sqlite3.Row], *, standing: bool) -> tuple[Besluit, ...]:
    """The decisions on these requests: those that stand, or those that were replaced, oldest first."""
    replaced = "EXISTS (SELECT 1 FROM besluit n WHERE n.vervangt_id = b.id)"
    rows = db.execute(
        f"""
        SELECT b.*, s.toegekend AS toegekend_netto, s.betaald
        FROM besluit b JOIN (
          SELECT o.aanvraag_id,
                 coalesce(sum(CASE m.soort WHEN 'toekenning' THEN m.bedrag WHEN 'vrijval' THEN -m.bedrag END), 0)
                   AS toegekend,
                 coalesce(sum(CASE m.soort WHEN 'betaling' THEN m.bedrag WHEN 'terugontvangst' THEN -m.bedrag END), 0)
                   AS betaald
            FROM besluit o LEFT JOIN mutatie_geldig m ON m.besluit_id = o.id
           WHERE o.aanvraag_id {AMONG} GROUP BY o.aanvraag_id) s ON s.aanvraag_id = b.aanvraag_id
        WHERE b.aanvraag_id {AMONG} AND {"NOT " if standing else ""}{replaced} ORDER BY b.id""",
        ids(aanvragen) * 2,
    ).fetchall()
    among = ids(rows)
    oordelen = grouped(
        db.execute(f"SELECT * FROM besluit_criterium WHERE besluit_id {AMONG} ORDER BY criterium", among), "besluit_id"
    )
    richtlijnen = grouped(
        db.execute(
            f"""
            SELECT o.*, r.tekst FROM besluit_richtlijn o JOIN wijk_richtlijn r ON r.id = o.richtlijn_id
            WHERE o.besluit_id {AMONG} ORDER BY r.id""",
            among,
        ),
        "besluit_id",
    )
    people = grouped(
        db.execute(
            f"""
            SELECT d.besluit_id, d.rol, p.naam FROM besluit_persoon d JOIN persoon p ON p.id = d.persoon_id
            WHERE d.besluit_id {AMONG} ORDER BY p.naam COLLATE NOCASE, p.id""",
            among,
        ),
        "besluit_id",
    )
    return tuple(
        record(
            Besluit,
            row,
            oordelen=tuple(record(CriteriumOordeel, one) for one in oordelen[row["id"]]),
            richtlijnen=tuple(record(RichtlijnOordeel, one) for one in richtlijnen[row["id"]]),
            beslissers=tuple(one["naam"] for one in people[row["id"]] if one["rol"] == Rol.BESLISSER),
            onthouden=tuple(one["naam"] for one in people[row["id"]] if one["rol"] == Rol.ONTHOUDEN),
        )
        for row in rows
    )
