"""Arenas with all their parts, as they stand now."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from frontlijn.domain.arena.arena import Activiteit, Arena, ArenaStand, Investering
from frontlijn.domain.arena.bronwaarde import Bronwaarde
from frontlijn.domain.arena.effect import Effect, Groepsdeel
from frontlijn.domain.values import Factor, IncasseerderGroep
from frontlijn.store.read.arena.arenas import ARENAS, ArenaFilter, get, window
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.store import Store

T = TypeVar("T", Activiteit, Investering, Effect)


def stand(store: Store, arena_id: int) -> ArenaStand:
    """An arena with all its parts; raises NotFound."""
    with reading(store):
        return _standen(store, [get(store, arena_id)], "= :id", {"id": arena_id})[0]


def standen(store: Store, wanted: ArenaFilter) -> tuple[ArenaStand, ...]:
    """The arenas that a filter lets through, each with all its parts."""
    with reading(store):
        condition, values = ARENAS.where(store, wanted)
        among = f"IN (SELECT a.id FROM {ARENAS.source} WHERE {condition})"
        return _standen(store, window(store, wanted, 0, -1), among, values)


def _standen(store: Store, arenas: Sequence[Arena], among: str, values: dict[str, Any]) -> tuple[ArenaStand, ...]:
    with reading(store) as db:
        activiteiten = _parts(db, Activiteit, "activiteit", among, values)
        investeringen = _parts(db, Investering, "investering", among, values)
        effecten = _effecten(db, among, values)
    return tuple(
        ArenaStand(
            arena,
            tuple(activiteiten[arena.id]),
            tuple(sorted(investeringen[arena.id], key=lambda one: (one.jaar, one.id))),
            tuple(effecten[arena.id]),
        )
        for arena in arenas
    )


def _parts(
    db: sqlite3.Connection, cls: type[T], table: str, among: str, values: dict[str, Any]
) -> defaultdict[int, list[T]]:
    sql = f"SELECT * FROM {table} WHERE arena_id {among} AND verwijderd_op IS NULL ORDER BY id"
    return _by_arena(record(cls, row) for row in db.execute(sql, values))


def _effecten(db: sqlite3.Connection, among: str, values: dict[str, Any]) -> defaultdict[int, list[Effect]]:
    of_effects = f"SELECT id FROM effect WHERE arena_id {among} AND verwijderd_op IS NULL"
    factoren: defaultdict[int, list[Bronwaarde]] = defaultdict(list)
    for row in db.execute(f"SELECT * FROM effect_factor WHERE effect_id IN ({of_effects}) ORDER BY volgorde", values):
        factoren[row["effect_id"]].append(record(Bronwaarde, row, gekozen=row["volgorde"] == 0))
    groepen: defaultdict[int, list[Groepsdeel]] = defaultdict(list)
    for row in db.execute(f"SELECT * FROM effect_groep WHERE effect_id IN ({of_effects})", values):
        groepen[row["effect_id"]].append(record(Groepsdeel, row))
    sql = f"SELECT * FROM effect WHERE id IN ({of_effects}) ORDER BY id"
    return _by_arena(
        record(
            Effect,
            row,
            factoren=tuple(sorted(factoren[row["id"]], key=lambda one: list(Factor).index(one.factor))),
            groepen=tuple(sorted(groepen[row["id"]], key=lambda one: list(IncasseerderGroep).index(one.groep))),
        )
        for row in db.execute(sql, values)
    )


def _by_arena(parts: Iterable[T]) -> defaultdict[int, list[T]]:
    found: defaultdict[int, list[T]] = defaultdict(list)
    for part in parts:
        found[part.arena_id].append(part)
    return found
