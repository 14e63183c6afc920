"""Reading requests with their decision and the money that followed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frontlijn.domain.errors import NotFound
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.pot import PotMutatie
from frontlijn.domain.values import (
    AanvraagStatus,
    BesluitUitkomst,
    Criterium,
    Grond,
    MutatieSoort,
    Oordeel,
    Zichtbaarheid,
)
from frontlijn.store.read.handgeld.besluiten import besluiten
from frontlijn.store.read.handgeld.grouping import AMONG, grouped, ids
from frontlijn.store.read.handgeld.potten import CURRENT_POTS, MUTATIES, OPEN
from frontlijn.store.read.listing import Listing
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.read.wijken import WIJKEN_OF_GEBIED
from frontlijn.store.store import Store


@dataclass(frozen=True, slots=True)
class HandgeldFilter:
    """Which requests; None and, but for `teruggedraaid`, False let everything through.

    - `alleen_open`: neither decided nor withdrawn; `onbeantwoord_voor`: that, and received on or before that day
    - `status`: where it is; `twijfel_regulier`: awarded while C4 was judged deels or onbekend (004)
    - `niet_verantwoord`: money was paid, and nothing tells yet what it did
    - `lopend_op`: out of a pot that is current on that day
    - `teruggedraaid`: whether its award was reversed by a storno
    - `gebied`: of a pot of a wijk in it
    - `besloten_van`, `besloten_tot`: the decision that stands was taken on or after, on or before that day
    - `besloten`: decided; `toegekend`: with an award that stands
    - `afgewezen_om`: refused while this criterium was not met
    - `eerste_keer`: no earlier request of the same initiatief, person or organisation
    - `exporteerbaar`: leaves out what is onder de radar, or belongs to an initiatief that is
    """

    wijk_id: int | None = None
    gebied: str | None = None
    pot_id: int | None = None
    initiatief_id: int | None = None
    aanvrager_persoon_id: int | None = None
    aanvrager_organisatie_id: int | None = None
    uitkomst: BesluitUitkomst | None = None
    status: AanvraagStatus | None = None
    twijfel_regulier: bool = False
    niet_verantwoord: bool = False
    alleen_open: bool = False
    onbeantwoord_voor: date | None = None
    lopend_op: date | None = None
    toegekend: bool = False
    teruggedraaid: bool | None = None
    besloten: bool = False
    besloten_van: date | None = None
    besloten_tot: date | None = None
    afgewezen_om: Criterium | None = None
    eerste_keer: bool = False
    exporteerbaar: bool = False


_AWARDS = ", ".join(f"'{uitkomst.value}'" for uitkomst in BesluitUitkomst if uitkomst.kent_toe)
REVERSED = f"""EXISTS (
  SELECT 1 FROM besluit_actueel b JOIN pot_mutatie m ON m.besluit_id = b.id JOIN pot_mutatie s ON s.storno_van = m.id
   WHERE b.aanvraag_id = a.id AND m.soort = '{MutatieSoort.TOEKENNING.value}')"""
"""The condition on a request `a` whose award was reversed by a storno."""

_DECIDED = "EXISTS (SELECT 1 FROM besluit_actueel b WHERE b.aanvraag_id = a.id AND b.datum {})"
_SECRET = f"'{Zichtbaarheid.ONDER_DE_RADAR.value}'"

AANVRAGEN: Listing[HandgeldFilter] = Listing(
    source="aanvraag a",
    columns="""
      a.*, p.naam AS pot, p.wijk_id, w.naam AS wijk,
      i.naam AS initiatief, s.naam AS aanvrager, o.naam AS organisatie, nu.status, nu.status_op, nu.status_reden""",
    joins="""
      JOIN budgetpot p ON p.id = a.pot_id JOIN wijk w ON w.id = p.wijk_id
      LEFT JOIN initiatief i ON i.id = a.initiatief_id
      LEFT JOIN persoon s ON s.id = a.aanvrager_persoon_id
      LEFT JOIN organisatie o ON o.id = a.aanvrager_organisatie_id
      JOIN aanvraag_nu nu ON nu.aanvraag_id = a.id""",
    order="a.ontvangen_op DESC, a.id DESC",
    earlier="(a.ontvangen_op, a.id) > (SELECT ontvangen_op, id FROM aanvraag WHERE id = :id)",
    fragments={
        "wijk_id": "a.pot_id IN (SELECT id FROM budgetpot WHERE wijk_id = :wijk_id)",
        "gebied": f"a.pot_id IN (SELECT p.id FROM budgetpot p WHERE p.wijk_id IN {WIJKEN_OF_GEBIED})",
        "pot_id": "a.pot_id = :pot_id",
        "initiatief_id": "a.initiatief_id = :initiatief_id",
        "aanvrager_persoon_id": "a.aanvrager_persoon_id = :aanvrager_persoon_id",
        "aanvrager_organisatie_id": "a.aanvrager_organisatie_id = :aanvrager_organisatie_id",
        "uitkomst": "EXISTS (SELECT 1 FROM besluit_actueel b WHERE b.aanvraag_id = a.id AND b.uitkomst = :uitkomst)",
        "status": "(SELECT n.status FROM aanvraag_nu n WHERE n.aanvraag_id = a.id) = :status",
        "twijfel_regulier": f"""NOT {REVERSED} AND EXISTS (
          SELECT 1 FROM besluit_actueel b JOIN besluit_criterium c ON c.besluit_id = b.id
           WHERE b.aanvraag_id = a.id AND b.uitkomst IN ({_AWARDS}) AND c.criterium = '{Criterium.C4.value}'
             AND c.oordeel IN ('{Oordeel.VOLDOET_DEELS.value}', '{Oordeel.ONBEKEND.value}'))""",
        "niet_verantwoord": """
          EXISTS (SELECT 1 FROM aanvraag_stand s WHERE s.aanvraag_id = a.id AND s.betaald > 0)
          AND NOT EXISTS (SELECT 1 FROM verantwoording v WHERE v.aanvraag_id = a.id)""",
        "alleen_open": OPEN,
        "onbeantwoord_voor": f"a.ontvangen_op <= :onbeantwoord_voor AND {OPEN}",
        "lopend_op": f"a.pot_id IN {CURRENT_POTS}",
        "toegekend": f"""NOT {REVERSED} AND EXISTS (
          SELECT 1 FROM besluit_actueel b WHERE b.aanvraag_id = a.id AND b.uitkomst IN ({_AWARDS}))""",
        "teruggedraaid": f"{REVERSED} = :teruggedraaid",
        "besloten_van": _DECIDED.format(">= :besloten_van"),
        "besloten_tot": _DECIDED.format("<= :besloten_tot"),
        "besloten": "EXISTS (SELECT 1 FROM besluit b WHERE b.aanvraag_id = a.id)",
        "afgewezen_om": f"""EXISTS (
          SELECT 1 FROM besluit_actueel b JOIN besluit_criterium c ON c.besluit_id = b.id
           WHERE b.aanvraag_id = a.id AND b.uitkomst = '{BesluitUitkomst.AFGEWEZEN.value}'
             AND b.grond = '{Grond.CRITERIA.value}' AND c.criterium = :afgewezen_om
             AND c.oordeel = '{Oordeel.VOLDOET_NIET.value}')""",
        "eerste_keer": """a.id NOT IN (
          SELECT id FROM (
            SELECT id, (initiatief_id IS NOT NULL
                        AND row_number() OVER (PARTITION BY initiatief_id ORDER BY ontvangen_op, id) > 1)
                    OR (aanvrager_persoon_id IS NOT NULL
                        AND row_number() OVER (PARTITION BY aanvrager_persoon_id ORDER BY ontvangen_op, id) > 1)
                    OR (aanvrager_organisatie_id IS NOT NULL
                        AND row_number() OVER (PARTITION BY aanvrager_organisatie_id ORDER BY ontvangen_op, id) > 1)
                    AS herhaald
              FROM aanvraag) WHERE herhaald)""",
        "exporteerbaar": f"""a.zichtbaarheid <> {_SECRET} AND NOT EXISTS (
          SELECT 1 FROM initiatief r WHERE r.id = a.initiatief_id AND r.zichtbaarheid = {_SECRET})""",
    },
)


def count(store: Store, wanted: HandgeldFilter) -> int:
    """How many requests the filter lets through."""
    return AANVRAGEN.count(store, wanted)


def window(store: Store, wanted: HandgeldFilter, offset: int, limit: int) -> tuple[Aanvraag, ...]:
    """The requests from `offset`, at most `limit` (all when negative), newest first."""
    with reading(store) as db:
        return _aanvragen(db, AANVRAGEN.window(store, wanted, offset, limit))


def requested(store: Store, wanted: HandgeldFilter) -> int:
    """What the requests that the filter lets through ask for together, in cents."""
    condition, values = AANVRAGEN.where(store, wanted)
    with reading(store) as db:
        row = db.execute(f"SELECT coalesce(sum(a.gevraagd), 0) FROM aanvraag a WHERE {condition}", values).fetchone()
    return int(row[0])


def position(store: Store, wanted: HandgeldFilter, aanvraag_id: int) -> int | None:
    """The number of a request in the list, from 0; None when the filter does not let it through."""
    return AANVRAGEN.position(store, wanted, aanvraag_id)


def get(store: Store, aanvraag_id: int) -> Aanvraag:
    """The request with this number; raises NotFound."""
    with reading(store) as db:
        row = AANVRAGEN.one(store, aanvraag_id)
        if row is None:
            raise NotFound(f"Aanvraag {aanvraag_id} bestaat niet.")
        return _aanvragen(db, [row])[0]


def money_from(store: Store, aanvraag_id: int) -> date | None:
    """The day of the first decision that awarded money on a request: none moves before it (V10)."""
    with reading(store) as db:
        row = db.execute(
            "SELECT min(datum) FROM besluit WHERE aanvraag_id = ? AND bedrag > 0", (aanvraag_id,)
        ).fetchone()
    return None if row[0] is None else date.fromisoformat(row[0])


def _aanvragen(db: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> tuple[Aanvraag, ...]:
    """Requests with the decisions that stand and their money, in a handful of queries whatever their number."""
    standing = besluiten(db, rows, standing=True)
    decided = {besluit.aanvraag_id: besluit for besluit in standing}
    money = grouped(
        db.execute(
            f"""
            SELECT {MUTATIES.columns} FROM pot_mutatie m {MUTATIES.joins}
            WHERE b.aanvraag_id {AMONG} ORDER BY {MUTATIES.order}""",
            ids(rows),
        ),
        "aanvraag_id",
    )
    return tuple(
        record(
            Aanvraag,
            row,
            besluit=decided.get(row["id"]),
            mutaties=tuple(record(PotMutatie, line) for line in money[row["id"]]),
        )
        for row in rows
    )
