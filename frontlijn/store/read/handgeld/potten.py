"""Reading pots, where they stand, and their ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontlijn.domain.errors import NotFound
from frontlijn.domain.handgeld.afschrift import Afschrift, maak_afschrift
from frontlijn.domain.handgeld.pot import Budgetpot, Financier, PotMutatie, PotStand
from frontlijn.domain.values import MutatieSoort, Zichtbaarheid
from frontlijn.store.read.handgeld.grouping import AMONG, grouped, ids
from frontlijn.store.read.listing import Listing
from frontlijn.store.read.lookup import Named, find_named
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.read.wijken import WIJKEN_OF_GEBIED
from frontlijn.store.store import Store


@dataclass(frozen=True, slots=True)
class MutatieFilter:
    """Which rows of the ledger; None and an empty tuple let everything through.

    - `gebied`: of pots of the wijken in it; `initiatief_id`: about a decision on a request of it
    - `van`, `tot`: from that day on, up to and including that day
    - `beweegt`: of that kind, or the storno of a row of that kind
    - `lopend_op`: of pots current then
    - `exporteerbaar`: leaves out what is about a request onder de radar
    """

    pot_id: int | None = None
    wijk_id: int | None = None
    gebied: str | None = None
    initiatief_id: int | None = None
    van: date | None = None
    tot: date | None = None
    soorten: tuple[MutatieSoort, ...] = ()
    beweegt: MutatieSoort | None = None
    geldig: bool = False
    lopend_op: date | None = None
    exporteerbaar: bool = False


CURRENT = ":lopend_op BETWEEN p.van AND p.tot AND (p.gesloten_op IS NULL OR p.gesloten_op > :lopend_op)"
CURRENT_POTS = f"(SELECT p.id FROM budgetpot p WHERE {CURRENT})"

OPEN = """
  NOT EXISTS (SELECT 1 FROM besluit b WHERE b.aanvraag_id = a.id)
  AND 'ingetrokken' IS NOT
    (SELECT s.status FROM aanvraag_stap s WHERE s.aanvraag_id = a.id ORDER BY s.id DESC LIMIT 1)"""
"""The condition on a request `a` that waits for a decision: neither decided nor withdrawn."""

_COLUMNS = """
  m.*, p.naam AS pot, b.aanvraag_id, a.onderwerp, s.id AS storno_door, wie.naam AS wie, bon.kenmerk AS bon,
  (SELECT q.naam FROM pot_mutatie o JOIN budgetpot q ON q.id = o.pot_id
    WHERE o.overheveling = m.overheveling AND o.id <> m.id) AS tegenpot"""
_NUMMER = "(SELECT count(*) FROM pot_mutatie n WHERE n.pot_id = m.pot_id AND n.id <= m.id) AS nummer"

MUTATIES: Listing[MutatieFilter] = Listing(
    source="pot_mutatie m",
    columns=f"{_COLUMNS}, {_NUMMER}",
    joins="""
      JOIN budgetpot p ON p.id = m.pot_id JOIN persoon wie ON wie.id = m.wie_id
      LEFT JOIN besluit b ON b.id = m.besluit_id LEFT JOIN aanvraag a ON a.id = b.aanvraag_id
      LEFT JOIN pot_mutatie s ON s.storno_van = m.id LEFT JOIN bon ON bon.mutatie_id = m.id""",
    order="m.datum, m.id",
    earlier="(m.datum, m.id) < (SELECT datum, id FROM pot_mutatie WHERE id = :id)",
    fragments={
        "pot_id": "m.pot_id = :pot_id",
        "wijk_id": "m.pot_id IN (SELECT id FROM budgetpot WHERE wijk_id = :wijk_id)",
        "gebied": f"m.pot_id IN (SELECT p.id FROM budgetpot p WHERE p.wijk_id IN {WIJKEN_OF_GEBIED})",
        "initiatief_id": """m.besluit_id IN (
          SELECT x.id FROM besluit x JOIN aanvraag y ON y.id = x.aanvraag_id WHERE y.initiatief_id = :initiatief_id)""",
        "van": "m.datum >= :van",
        "tot": "m.datum <= :tot",
        "geldig": "m.id IN (SELECT id FROM mutatie_geldig)",
        "soorten": "m.soort IN (SELECT value FROM json_each(:soorten))",
        "beweegt": "coalesce((SELECT o.soort FROM pot_mutatie o WHERE o.id = m.storno_van), m.soort) = :beweegt",
        "lopend_op": f"m.pot_id IN {CURRENT_POTS}",
        "exporteerbaar": f"""NOT EXISTS (
          SELECT 1 FROM besluit x JOIN aanvraag y ON y.id = x.aanvraag_id
            LEFT JOIN initiatief z ON z.id = y.initiatief_id
           WHERE x.id = m.besluit_id
             AND (y.zichtbaarheid = '{Zichtbaarheid.ONDER_DE_RADAR.value}'
                  OR z.zichtbaarheid IS '{Zichtbaarheid.ONDER_DE_RADAR.value}'))""",
    },
)


def count_mutaties(store: Store, wanted: MutatieFilter) -> int:
    """How many rows of the ledger the filter lets through."""
    return MUTATIES.count(store, wanted)


def mutaties(store: Store, wanted: MutatieFilter, offset: int, limit: int) -> tuple[PotMutatie, ...]:
    """The rows of the ledger from `offset`, at most `limit` (all when negative), oldest first."""
    return tuple(record(PotMutatie, row) for row in MUTATIES.window(store, wanted, offset, limit))


def position_mutatie(store: Store, wanted: MutatieFilter, mutatie_id: int) -> int | None:
    """The number of a row in the ledger, from 0; None when the filter does not let it through."""
    return MUTATIES.position(store, wanted, mutatie_id)


def mutatie(store: Store, mutatie_id: int) -> PotMutatie:
    """The row of the ledger with this number; raises NotFound."""
    row = MUTATIES.one(store, mutatie_id)
    if row is None:
        raise NotFound(f"Mutatie {mutatie_id} bestaat niet.")
    return record(PotMutatie, row)


def afschrift(store: Store, pot_id: int, van: date | None = None, tot: date | None = None) -> Afschrift:
    """The statement of a pot over a period, of its whole own period up to today when none is given.

    Raises NotFound, and Refused at `tot`.
    """
    with reading(store):
        one = pot(store, pot_id)
        rows = _ledger(store, pot_id)
    first = van or min([one.van, *(row.datum for row in rows)])
    last = tot or max([first, *(row.datum for row in rows), min(store.today(), one.tot)])
    return maak_afschrift(one, rows, first, last)


def _ledger(store: Store, pot_id: int) -> tuple[PotMutatie, ...]:
    """All rows of one pot, numbered in one go."""
    with reading(store) as db:
        rows = db.execute(
            f"""
            SELECT n.nummer, {_COLUMNS}
            FROM (SELECT id, row_number() OVER (ORDER BY id) AS nummer FROM pot_mutatie WHERE pot_id = ?) n
              JOIN pot_mutatie m ON m.id = n.id {MUTATIES.joins} ORDER BY {MUTATIES.order}""",
            (pot_id,),
        ).fetchall()
    return tuple(record(PotMutatie, row) for row in rows)


def pots(store: Store, wijk_id: int | None = None) -> tuple[Budgetpot, ...]:
    """The pots of a wijk or of all wijken, newest period first."""
    return _pots(store, "p.wijk_id = :wijk_id" if wijk_id is not None else "1", {"wijk_id": wijk_id})


def pot(store: Store, pot_id: int) -> Budgetpot:
    """The pot with this number; raises NotFound."""
    found = _pots(store, "p.id = :id", {"id": pot_id})
    if not found:
        raise NotFound(f"Pot {pot_id} bestaat niet.")
    return found[0]


def find_pot(store: Store, text: str) -> Budgetpot:
    """The pot that is meant by a name or a number; raises NotFound with the nearest names."""
    found = pots(store)
    row_id = find_named("pot", text, [Named(one.id, one.naam, (), one.wijk) for one in found])
    return next(one for one in found if one.id == row_id)


def current_pots(store: Store, wijk_id: int | None, on: date, gebied: str | None = None) -> tuple[Budgetpot, ...]:
    """The pots of a wijk, of a gebied, or of all, whose period holds that day and that are not closed then.

    The newest period comes first.
    """
    condition = f"""
      (:wijk_id IS NULL OR p.wijk_id = :wijk_id) AND (:gebied IS NULL OR p.wijk_id IN {WIJKEN_OF_GEBIED})
      AND {CURRENT}"""
    return _pots(store, condition, {"wijk_id": wijk_id, "gebied": gebied, "lopend_op": on.isoformat()})


def _pots(store: Store, condition: str, values: dict[str, object]) -> tuple[Budgetpot, ...]:
    with reading(store) as db:
        rows = db.execute(
            f"""
            SELECT p.id, p.naam, p.wijk_id, w.naam AS wijk, p.van, p.tot, p.soort, p.functie, p.gesloten_op,
                   p.rest, p.rest_bedrag, p.rest_reden,
                   s.plafond, s.toegekend, s.betaald,
                   CASE p.rest WHEN 'vervallen' THEN p.rest_bedrag ELSE 0 END AS vervallen,
                   (SELECT coalesce(sum(a.gevraagd), 0) FROM aanvraag a WHERE a.pot_id = p.id AND {OPEN})
                     AS aangevraagd
            FROM budgetpot p JOIN wijk w ON w.id = p.wijk_id JOIN pot_stand s ON s.pot_id = p.id
            WHERE {condition} ORDER BY p.van DESC, p.naam""",
            values,
        ).fetchall()
        shares = grouped(
            db.execute(
                f"SELECT f.* FROM pot_financier f WHERE f.pot_id {AMONG} ORDER BY f.pot_id, f.volgorde", ids(rows)
            ),
            "pot_id",
        )
        parts = grouped(
            db.execute(
                f"""
                SELECT m.pot_id, deel.key AS plaats,
                       sum(CASE WHEN m.soort IN ('plafond', 'overheveling_in') THEN deel.value
                                ELSE -deel.value END) AS cent
                FROM mutatie_geldig m, json_each(m.verdeling) deel
                WHERE m.pot_id {AMONG} AND m.soort IN ('plafond', 'korting', 'overheveling_in', 'overheveling_uit')
                GROUP BY m.pot_id, deel.key ORDER BY m.pot_id, deel.key""",
                ids(rows),
            ),
            "pot_id",
        )
    return tuple(
        record(
            Budgetpot,
            row,
            financiers=tuple(record(Financier, share) for share in shares[row["id"]]),
            plafonds=tuple(part["cent"] for part in parts[row["id"]]) or (0,) * len(shares[row["id"]]),
            stand=record(PotStand, row),
        )
        for row in rows
    )
