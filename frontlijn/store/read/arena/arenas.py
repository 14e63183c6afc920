"""The list of arenas, and one by its number or title."""

from __future__ import annotations

from dataclasses import dataclass

from frontlijn.domain.arena.arena import Arena
from frontlijn.domain.errors import NotFound
from frontlijn.domain.values import ArenaSoort, Zichtbaarheid
from frontlijn.store.read.listing import Listing
from frontlijn.store.read.lookup import Named, find_named
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.store import Store


@dataclass(frozen=True, slots=True)
class ArenaFilter:
    """Which arenas; None lets everything through. `exporteerbaar` leaves out what is onder de radar (V22).

    A wijk or a gebied is that of the initiative; a report on several initiatives lies in none.
    """

    wijk_id: int | None = None
    gebied: str | None = None
    initiatief_id: int | None = None
    soort: ArenaSoort | None = None
    exporteerbaar: bool = False


_RADAR = Zichtbaarheid.ONDER_DE_RADAR.value

ARENAS: Listing[ArenaFilter] = Listing(
    source="arena a",
    columns="a.*, i.naam AS initiatief, i.wijk_id, w.naam AS wijk",
    joins="LEFT JOIN initiatief i ON i.id = a.initiatief_id LEFT JOIN wijk w ON w.id = i.wijk_id",
    order="a.soort, a.titel COLLATE NOCASE, a.id",
    earlier="(a.soort, a.titel COLLATE NOCASE, a.id) < (SELECT soort, titel, id FROM arena WHERE id = :id)",
    always="""a.verwijderd_op IS NULL AND NOT EXISTS (
      SELECT 1 FROM initiatief g WHERE g.id = a.initiatief_id AND g.verwijderd_op IS NOT NULL)""",
    fragments={
        "wijk_id": "a.initiatief_id IN (SELECT id FROM initiatief WHERE wijk_id = :wijk_id)",
        "gebied": """a.initiatief_id IN (
          SELECT g.id FROM initiatief g JOIN wijk v ON v.id = g.wijk_id WHERE v.gebied = :gebied COLLATE NOCASE)""",
        "initiatief_id": "a.initiatief_id = :initiatief_id",
        "soort": "a.soort = :soort",
        "exporteerbaar": f"""a.zichtbaarheid <> '{_RADAR}' AND NOT EXISTS (
          SELECT 1 FROM initiatief r WHERE r.id = a.initiatief_id AND r.zichtbaarheid = '{_RADAR}')""",
    },
)


def count(store: Store, wanted: ArenaFilter) -> int:
    """How many arenas the filter lets through."""
    return ARENAS.count(store, wanted)


def window(store: Store, wanted: ArenaFilter, offset: int, limit: int) -> tuple[Arena, ...]:
    """The arenas from `offset`, at most `limit` (all when negative): own ones first, by title."""
    return tuple(record(Arena, row) for row in ARENAS.window(store, wanted, offset, limit))


def position(store: Store, wanted: ArenaFilter, arena_id: int) -> int | None:
    """The number of an arena in the list, from 0; None when the filter does not let it through."""
    return ARENAS.position(store, wanted, arena_id)


def get(store: Store, arena_id: int) -> Arena:
    """The arena with this number; raises NotFound."""
    row = ARENAS.one(store, arena_id)
    if row is None:
        raise NotFound(f"Arena {arena_id} is er niet (meer).")
    return record(Arena, row)


def find(store: Store, text: str) -> Arena:
    """The arena that is meant by a title or a number; the name of its initiative counts when it has one arena.

    Raises NotFound with the nearest titles, and Refused when several are meant.
    """
    with reading(store):
        known = window(store, ArenaFilter(), 0, -1)
        names = [Named(one.id, one.titel, (one.initiatief,) if one.initiatief else (), one.initiatief) for one in known]
        return get(store, find_named("arena", text, names))
