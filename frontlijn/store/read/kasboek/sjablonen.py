"""Reading templates: the kept ones of a wijk, and what happens there most on the keys left over."""

from __future__ import annotations

from frontlijn.domain.errors import NotFound
from frontlijn.domain.kasboek.sjabloon import TOETSEN, Sjabloon, op_toetsen
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.store import Store

LATELY = 400
"""What happens most is counted over so many of the newest entries of a wijk, so that it costs the same at any size."""

_KEPT = """
  SELECT s.*, i.naam AS initiatief, 0 AS keer
    FROM sjabloon s LEFT JOIN initiatief i ON i.id = s.initiatief_id AND i.verwijderd_op IS NULL
   WHERE s.wijk_id = ? AND s.verwijderd_op IS NULL ORDER BY s.toets"""

_FREQUENT = """
  WITH lately AS (
    SELECT id, datum, titel, initiatief_id FROM kasboekregel
     WHERE wijk_id = :wijk AND verwijderd_op IS NULL ORDER BY datum DESC, id DESC LIMIT :lately),
  counted AS (
    SELECT count(*) AS keer, max(datum || printf('%012d', id)) AS newest FROM lately
     GROUP BY titel COLLATE NOCASE, initiatief_id HAVING count(*) > 1)
  SELECT 0 AS toets, k.titel, k.wijk_id, k.initiatief_id, i.naam AS initiatief, k.kernwaarde, k.vrijwilligersminuten,
         (SELECT group_concat(l.leefdomein, char(10)) FROM kasboekregel_leefdomein l WHERE l.regel_id = k.id)
           AS leefdomeinen,
         NULL AS weekdag, k.zichtbaarheid, NULL AS id, 1 AS versie, counted.keer
    FROM counted JOIN kasboekregel k ON k.id = CAST(substr(counted.newest, 11) AS INTEGER)
      LEFT JOIN initiatief i ON i.id = k.initiatief_id AND i.verwijderd_op IS NULL
   WHERE k.initiatief_id IS NULL OR i.id IS NOT NULL
   ORDER BY counted.keer DESC, counted.newest DESC LIMIT :keys"""


def sjablonen(store: Store, wijk_id: int) -> tuple[Sjabloon, ...]:
    """The templates of a wijk, by their key. One that nobody kept takes its values from its newest entry."""
    with reading(store) as db:
        kept = [record(Sjabloon, row) for row in db.execute(_KEPT, (wijk_id,))]
        values = {"wijk": wijk_id, "lately": LATELY, "keys": 2 * len(TOETSEN)}
        frequent = [record(Sjabloon, row) for row in db.execute(_FREQUENT, values)]
    return op_toetsen(kept, frequent)


def sjabloon(store: Store, wijk_id: int, toets: int) -> Sjabloon:
    """The template under a key of a wijk; raises NotFound with the keys that hold one."""
    found = sjablonen(store, wijk_id)
    for one in found:
        if one.toets == toets:
            return one
    held = ", ".join(str(one.toets) for one in found)
    hint = f"er is er een onder {held}" if held else "deze wijk heeft er nog geen"
    raise NotFound(f"Onder {toets} staat geen sjabloon; {hint}.")
