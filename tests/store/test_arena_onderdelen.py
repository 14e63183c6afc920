"""An investment or an effect in an activity that is made with it: one act."""

from __future__ import annotations

import pytest

from frontlijn.domain.arena.arena import ActiviteitInvoer
from frontlijn.domain.errors import Refused
from frontlijn.store.read import arena as read
from frontlijn.store.store import Store
from frontlijn.store.write import arena as write
from frontlijn.store.write.undo import redo_last, undo_last
from tests.store.arena_acts import an_arena, effect_invoer, investering_invoer, pm_invoer
from tests.store.inputs import dump


def activiteiten(store: Store, arena_id: int) -> list[str]:
    return [one.naam for one in read.stand(store, arena_id).activiteiten]


def test_a_new_activity_comes_and_goes_with_what_was_put_into_it(store: Store) -> None:
    arena_id = an_arena(store).id
    made = write.add_investering(store, arena_id, investering_invoer(0), "Soep koken")
    assert activiteiten(store, arena_id) == ["Kookclub", "Soep koken"]
    undo_last(store)
    assert activiteiten(store, arena_id) == ["Kookclub"]
    assert read.stand(store, arena_id).investeringen == ()
    redo_last(store)
    assert activiteiten(store, arena_id) == ["Kookclub", "Soep koken"]
    (again,) = read.stand(store, arena_id).investeringen
    assert again.activiteit_id == made.activiteit_id
    write.change_investering(store, made.id, again.invoer, again.versie, "Taalles")
    assert activiteiten(store, arena_id) == ["Kookclub", "Soep koken", "Taalles"]
    undo_last(store)
    assert activiteiten(store, arena_id) == ["Kookclub", "Soep koken"]


def test_an_effect_takes_the_activity_that_has_the_name_or_makes_it(store: Store) -> None:
    arena_id = an_arena(store).id
    soep = write.add_activiteit(store, arena_id, ActiviteitInvoer("Soep koken"))
    made = write.add_effect(store, arena_id, effect_invoer(0), " soep  KOKEN")
    assert made.activiteit_id == soep.id
    changed = write.change_effect(store, made.id, pm_invoer(0), made.versie, "Taalles")
    assert activiteiten(store, arena_id) == ["Kookclub", "Soep koken", "Taalles"]
    undo_last(store)
    assert activiteiten(store, arena_id) == ["Kookclub", "Soep koken"]
    assert read.stand(store, arena_id).effect(changed.id).activiteit_id == soep.id


def test_what_is_refused_leaves_no_activity(store: Store) -> None:
    arena_id = an_arena(store).id
    before = dump(store)
    with pytest.raises(Refused) as wrong:
        write.add_effect(store, arena_id, effect_invoer(0, start=1999), "Taalles")
    assert wrong.value.field == "start"
    with pytest.raises(Refused) as empty:
        write.add_investering(store, arena_id, investering_invoer(0), "  ")
    assert empty.value.field == "activiteit_id"
    assert dump(store) == before
