"""Taking in rows of a file: nothing twice, all or nothing, one act that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256

import pytest

from frontlijn.domain.errors import Refused
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.store.check import check
from frontlijn.store.read import initiatieven, kasboek
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from frontlijn.store.write.inlezen import import_initiatieven, import_kasboek
from frontlijn.store.write.kasboek import change_kasboekregel, log_kasboekregel, remove_kasboekregel
from frontlijn.store.write.undo import redo_last, undo_last
from tests.store.inputs import dump, initiatief, regel

ALL = KasboekFilter()


def mark(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def entries(*titles: str) -> list[tuple[str, KasboekInvoer]]:
    return [(mark(titel), regel(titel)) for titel in titles]


def titles(store: Store) -> list[str]:
    return [one.titel for one in kasboek.window(store, ALL, 0, -1)][::-1]


def test_a_file_taken_in_twice_adds_nothing_twice(store: Store) -> None:
    first = import_kasboek(store, entries("Soep", "Kar"))
    assert (first.nummers, first.al_aanwezig) == ((1, 2), 0)
    before = dump(store)
    again = import_kasboek(store, entries("Kar", "Soep"))
    assert (again.nummers, again.al_aanwezig) == ((), 2)
    assert dump(store) == before
    more = import_kasboek(store, entries("Soep", "Kar", "Tuin"))
    assert (more.nummers, more.al_aanwezig) == ((3,), 2)
    assert titles(store) == ["Soep", "Kar", "Tuin"]
    assert check(store) == ()


def test_a_row_that_stands_twice_in_one_file_is_taken_in_once(store: Store) -> None:
    made = import_kasboek(store, entries("Soep", "Soep", "Kar"))
    assert (made.nummers, made.al_aanwezig) == ((1, 2), 1)
    assert titles(store) == ["Soep", "Kar"]


def test_what_was_typed_by_hand_is_another_row(store: Store) -> None:
    log_kasboekregel(store, regel("Soep"))
    assert import_kasboek(store, entries("Soep")).nummers == (2,)


def test_what_was_changed_after_it_was_taken_in_is_not_taken_in_again(store: Store) -> None:
    import_kasboek(store, entries("Soep"))
    change_kasboekregel(store, 1, regel("Soep met prei"), 1)
    assert import_kasboek(store, entries("Soep")).al_aanwezig == 1


def test_it_is_undone_in_one_step_and_can_then_be_taken_in_again(store: Store) -> None:
    import_kasboek(store, entries("Soep", "Kar"))
    assert undo_last(store) == "2 nieuwe regels weggehaald: Kar en 1 meer"
    assert titles(store) == []
    again = import_kasboek(store, entries("Soep", "Kar"))
    assert (again.nummers, again.al_aanwezig) == ((3, 4), 0)
    assert import_kasboek(store, entries("Soep", "Kar")).al_aanwezig == 2
    assert titles(store) == ["Soep", "Kar"]


def test_what_was_done_again_stands_and_is_not_taken_in_twice(store: Store) -> None:
    import_kasboek(store, entries("Soep", "Kar"))
    undo_last(store)
    redo_last(store)
    assert import_kasboek(store, entries("Soep", "Kar")).al_aanwezig == 2


def test_one_in_the_prullenbak_is_taken_in_again_and_the_rest_is_not(store: Store) -> None:
    import_kasboek(store, entries("Soep", "Kar"))
    remove_kasboekregel(store, 1, 1)
    again = import_kasboek(store, entries("Soep", "Kar"))
    assert (again.nummers, again.al_aanwezig) == ((3,), 1)


def test_initiatieven_are_taken_in_the_same_way(store: Store) -> None:
    rows = [(mark(naam), initiatief(naam, contact="Truus")) for naam in ("Tuin", "Soepclub")]
    assert import_initiatieven(store, rows).nummers == (1, 2)
    assert import_initiatieven(store, rows).al_aanwezig == 2
    assert [one.contact for one in initiatieven.window(store, InitiatiefFilter(), 0, -1)] == ["Truus", "Truus"]
    undo_last(store)
    assert import_initiatieven(store, rows).nummers == (3, 4)
    assert check(store) == ()


BAD_ENTRIES: dict[str, KasboekInvoer] = {
    "titel": regel(" "),
    "datum": regel(datum=date(2026, 11, 22)),
    "initiatief_id": regel(initiatief_id=99),
    "uit": regel(uit_initiatief_id=99),
    "nieuw_bereikt": regel(deelnames=1, nieuw_bereikt=2),
    "verhaal": regel(verhaal="van 123456782"),
}
BAD_INITIATIEVEN: dict[str, InitiatiefInvoer] = {
    "naam": initiatief(""),
    "startdatum": initiatief(startdatum=date(2150, 1, 1)),
    "uit": initiatief(uit_regel_id=99),
    "contact": initiatief(contact="123456782"),
}


def _refused_whole(store: Store, take_in: Callable[[], object], field: str) -> None:
    log_kasboekregel(store, regel())
    before = dump(store)
    with pytest.raises(Refused) as refusal:
        take_in()
    assert refusal.value.field == field
    assert dump(store) == before


@pytest.mark.parametrize("field", BAD_ENTRIES)
def test_one_entry_that_cannot_be_keeps_the_whole_file_out(store: Store, field: str) -> None:
    rows = [*entries("Soep"), (mark(field), BAD_ENTRIES[field]), *entries("Kar")]
    _refused_whole(store, lambda: import_kasboek(store, rows), field)


@pytest.mark.parametrize("field", BAD_INITIATIEVEN)
def test_one_initiatief_that_cannot_be_keeps_the_whole_file_out(store: Store, field: str) -> None:
    rows = [(mark("Tuin"), initiatief("Tuin", contact="Nieuw")), (mark(field), BAD_INITIATIEVEN[field])]
    _refused_whole(store, lambda: import_initiatieven(store, rows), field)
