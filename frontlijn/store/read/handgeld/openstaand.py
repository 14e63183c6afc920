"""Reading what is still open of requests and awards."""

from __future__ import annotations

from frontlijn.domain.handgeld.openstaand import Openstaand
from frontlijn.domain.values import Openpunt
from frontlijn.store.read.handgeld.potten import OPEN
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.store import Store

# Whether an answer was sent is known only of decisions from the moment that answers are kept.
_QUERY = f"""
  WITH geld AS (
    SELECT a.id, b.id AS besluit_id, b.datum, s.toegekend, s.betaald,
           (SELECT max(m.datum) FROM mutatie_geldig m JOIN besluit o ON o.id = m.besluit_id
             WHERE o.aanvraag_id = a.id AND m.soort = 'betaling') AS betaald_op
      FROM aanvraag a JOIN besluit_actueel b ON b.aanvraag_id = a.id JOIN aanvraag_stand s ON s.aanvraag_id = a.id),
  punt (punt, id, sinds, bedrag) AS (
    SELECT '{Openpunt.BESLUIT}', a.id, a.ontvangen_op, a.gevraagd FROM aanvraag a WHERE {OPEN}
    UNION ALL
    SELECT '{Openpunt.ANTWOORD}', g.id, g.datum, g.toegekend FROM geld g
     WHERE g.besluit_id > (SELECT CAST(waarde AS INTEGER) FROM instelling WHERE sleutel = 'keten_na_besluit')
       AND NOT EXISTS (SELECT 1 FROM antwoord w WHERE w.besluit_id = g.besluit_id AND w.verzonden_op IS NOT NULL)
    UNION ALL
    SELECT '{Openpunt.BETALING}', g.id, g.datum, g.toegekend - g.betaald FROM geld g WHERE g.toegekend > g.betaald
       AND NOT EXISTS (SELECT 1 FROM verantwoording v WHERE v.aanvraag_id = g.id AND v.besteed < g.betaald)
    UNION ALL
    SELECT '{Openpunt.VERANTWOORDING}', g.id, g.betaald_op, g.betaald FROM geld g
     WHERE g.betaald > 0 AND NOT EXISTS (SELECT 1 FROM verantwoording v WHERE v.aanvraag_id = g.id)
    UNION ALL
    SELECT '{Openpunt.REST}', g.id, v.datum, g.betaald - v.besteed
      FROM geld g JOIN verantwoording v ON v.aanvraag_id = g.id WHERE g.betaald > v.besteed)
  SELECT p.punt, p.id AS aanvraag_id, a.onderwerp, coalesce(i.naam, o.naam, s.naam) AS voor, w.naam AS wijk, p.sinds,
         p.bedrag
    FROM punt p JOIN aanvraag a ON a.id = p.id JOIN budgetpot t ON t.id = a.pot_id JOIN wijk w ON w.id = t.wijk_id
    LEFT JOIN initiatief i ON i.id = a.initiatief_id
    LEFT JOIN organisatie o ON o.id = a.aanvrager_organisatie_id
    LEFT JOIN persoon s ON s.id = a.aanvrager_persoon_id
   WHERE :wijk_id IS NULL OR t.wijk_id = :wijk_id"""


def openstaand(store: Store, wijk_id: int | None = None) -> tuple[Openstaand, ...]:
    """All that is open in a wijk, or in all: by kind in the order of the domain, what waits longest first."""
    with reading(store) as db:
        rows = db.execute(_QUERY, {"wijk_id": wijk_id}).fetchall()
    order = list(Openpunt)
    found = [record(Openstaand, row) for row in rows]
    return tuple(sorted(found, key=lambda one: (order.index(one.punt), one.sinds, one.aanvraag_id)))
