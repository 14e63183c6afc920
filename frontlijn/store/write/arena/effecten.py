"""Writing the effects of an arena, with their values, sources and who collects them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from frontlijn.domain.arena.effect import Effect as EffectRecord
from frontlijn.domain.arena.effect import EffectInvoer
from frontlijn.domain.values import Factor
from frontlijn.store.read import arena as read
from frontlijn.store.store import Store
from frontlijn.store.write.arena.onderdelen import in_activiteit
from frontlijn.store.write.arena.rows import change, children, columns, existing, remove
from frontlijn.store.write.children import set_children
from frontlijn.store.write.tables import Arena, Effect
from frontlijn.store.write.transaction import WriteSession, transaction

_CHILDREN = frozenset({"factoren", "groepen"})


def add_effect(store: Store, arena_id: int, invoer: EffectInvoer, activiteit: str | None = None) -> EffectRecord:
    """Adds an effect, with `activiteit` as `in_activiteit` says; raises Refused at what is wrong (V01, V17, V18)."""
    with transaction(store) as session:
        arena = existing(session, Arena, arena_id)
        invoer = in_activiteit(session, arena_id, invoer.checked(arena.startjaar), activiteit)
        row = Effect(uuid=store.new_uuid(), arena_id=arena_id, **columns(invoer, without=_CHILDREN))
        _set_children(row, invoer)
        row_id = session.insert(row)
    return read.stand(store, arena_id).effect(row_id)


def change_effect(
    store: Store, effect_id: int, invoer: EffectInvoer, versie: int, activiteit: str | None = None
) -> EffectRecord:
    """Changes an effect whose form was opened at `versie`, with `activiteit` as `in_activiteit` says.

    Raises Refused at the field that is wrong.
    """
    with transaction(store) as session:
        arena_id = _change(session, effect_id, invoer, versie, activiteit)
    return read.stand(store, arena_id).effect(effect_id)


def change_effecten(store: Store, changes: Sequence[tuple[int, EffectInvoer, int]]) -> None:
    """Changes several effects as one act, which one undo takes back: the number of each, its input and `versie`.

    Raises Refused as `change_effect` does, and then changes none.
    """
    with transaction(store) as session:
        for effect_id, invoer, versie in changes:
            _change(session, effect_id, invoer, versie)


def remove_effect(store: Store, effect_id: int, versie: int) -> None:
    """Takes an effect away; undo brings it back."""
    with transaction(store) as session:
        remove(session, Effect, effect_id, versie)


def _change(
    session: WriteSession, effect_id: int, invoer: EffectInvoer, versie: int, activiteit: str | None = None
) -> int:
    """Changes an effect and returns the number of its arena."""
    row = existing(session, Effect, effect_id, versie)
    arena_id = row.arena_id
    checked = invoer.checked(existing(session, Arena, arena_id).startjaar)
    invoer = in_activiteit(session, arena_id, checked, activiteit)
    _set_children(row, invoer)
    change(session, row, columns(invoer, without=_CHILDREN))
    return arena_id


def _set_children(row: Effect, invoer: EffectInvoer) -> None:
    wanted: list[dict[str, Any]] = []
    for factor in Factor:
        # The chosen value comes first: its place says that it is chosen.
        values = sorted((one for one in invoer.factoren if one.factor is factor), key=lambda one: not one.gekozen)
        wanted += [
            {"volgorde": number, **one} for number, one in enumerate(children(values, without=frozenset({"gekozen"})))
        ]
    set_children(row, "factoren", wanted)
    set_children(row, "groepen", children(invoer.groepen))
