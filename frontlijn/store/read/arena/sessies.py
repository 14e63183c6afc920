"""The sessions of an arena, and the state that it had at one."""

from __future__ import annotations

from frontlijn.domain.arena.arena import ArenaStand, Sessie
from frontlijn.domain.arena.stand import from_json
from frontlijn.domain.errors import NotFound
from frontlijn.store.read.arena.standen import stand
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.store import Store

_SESSIES = """
  SELECT s.*, row_number() OVER (ORDER BY s.id) AS nummer,
         (SELECT group_concat(naam, char(10)) FROM (
            SELECT coalesce(p.naam, o.naam, d.omschrijving) AS naam FROM sessie_deelnemer d
              LEFT JOIN persoon p ON p.id = d.persoon_id LEFT JOIN organisatie o ON o.id = d.organisatie_id
             WHERE d.sessie_id = s.id ORDER BY d.volgorde)) AS deelnemers
    FROM sessie s WHERE s.arena_id = ? AND s.verwijderd_op IS NULL ORDER BY s.id"""


def sessies(store: Store, arena_id: int) -> tuple[Sessie, ...]:
    """The sessions of an arena, the first one first."""
    with reading(store) as db:
        return tuple(record(Sessie, row) for row in db.execute(_SESSIES, (arena_id,)))


def sessie(store: Store, arena_id: int, nummer: int) -> Sessie:
    """One session by its place, from 1; raises NotFound."""
    for one in sessies(store, arena_id):
        if one.nummer == nummer:
            return one
    raise NotFound(f"Deze arena heeft geen sessie {nummer}.")


def stand_van(store: Store, arena_id: int, nummer: int) -> ArenaStand:
    """The arena as it was at the end of a session: of the last one that is how it stands now. Raises NotFound."""
    with reading(store) as db:
        wanted = sessie(store, arena_id, nummer)
        following = db.execute(
            "SELECT stand FROM sessie WHERE arena_id = ? AND id > ? AND verwijderd_op IS NULL ORDER BY id LIMIT 1",
            (arena_id, wanted.id),
        ).fetchone()
        return from_json(following["stand"]) if following else stand(store, arena_id)
