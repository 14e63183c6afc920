"""Undo takes back edits one at a time, exactly, and never touches money."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.verantwoording import VerantwoordingInvoer
from frontlijn.domain.kasboek.sjabloon import SjabloonInvoer
from frontlijn.domain.kasboek.wederkerigheid import UitwisselingInvoer
from frontlijn.store.check import check
from frontlijn.store.read import initiatieven as read_initiatieven
from frontlijn.store.read import kasboek as read_kasboek
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.log import history
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import account, grant_handgeld
from frontlijn.store.write.initiatieven import change_initiatief, confirm_initiatief, register_initiatief
from frontlijn.store.write.kasboek import (
    change_kasboekregel,
    log_kasboekregel,
    log_reeks,
    remove_filter,
    remove_kasboekregel,
    remove_sjabloon,
    restore_kasboekregel,
    save_filter,
    save_sjabloon,
)
from frontlijn.store.write.undo import redo_last, undo_last
from tests.new_store import new_store
from tests.store.conftest import NOW
from tests.store.inputs import SELWERD, TODAY, a_pot, aanvraag, dump, initiatief, regel, toekenning
from tests.store.kasboek_acts import Act, acts, perform
from tests.store.states import assert_same, held

MONEY = ("budgetpot", "pot_financier", "aanvraag", "besluit", "besluit_criterium", "besluit_persoon", "pot_mutatie")


def seen(store: Store) -> tuple[Any, ...]:
    """All that the lists and the search show, whatever the version."""
    with closing(sqlite3.connect(store.path)) as db:
        documents = db.execute("SELECT soort, rij_id, titel, namen, tekst, facet FROM zoekdoc ORDER BY 1, 2")
        found = [row for row in documents if row[0] in ("initiatief", "kasboek")]
    return (
        [
            replace(one, versie=0)
            for one in read_initiatieven.window(store, read_initiatieven.InitiatiefFilter(), 0, -1)
        ],
        [replace(one, versie=0) for one in read_kasboek.window(store, read_kasboek.KasboekFilter(), 0, -1)],
        found,
    )


def money(store: Store) -> list[list[Any]]:
    with closing(sqlite3.connect(store.path)) as db:
        return [db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in MONEY]


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.lists(acts, min_size=1, max_size=14))
def test_as_many_undos_as_edits_bring_back_each_state_and_as_many_redos_the_last(todo: list[Act]) -> None:
    with TemporaryDirectory() as folder:
        moment = NOW
        store = Store.open(new_store(Path(folder) / "frontlijn.db"), clock=lambda: moment)
        with closing(store):
            pot = a_pot(store)
            grant_handgeld(store, aanvraag(pot.id), toekenning())
            coins = money(store)
            states = [held(store)]
            for act in todo:
                moment += timedelta(days=1)
                if perform(store, act):
                    states.append(held(store))
            for state in reversed(states[:-1]):
                undo_last(store)
                assert_same(held(store), state)
            with pytest.raises(Refused, match="handgeld"):
                undo_last(store)
            for state in states[1:]:
                redo_last(store)
                assert_same(held(store), state)
            with pytest.raises(Refused, match="niets om opnieuw te doen"):
                redo_last(store)
            assert held(store) == states[-1]
            assert money(store) == coins
            assert check(store) == ()


steps = st.lists(acts | st.sampled_from([("undo", ()), ("redo", ())]), min_size=4, max_size=24)


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(steps)
def test_undo_and_redo_between_edits_walk_one_line_of_states(todo: list[Act]) -> None:
    """As any editor: an edit after an undo leaves nothing to do again, and what was undone is never undone twice."""
    with TemporaryDirectory() as folder:
        moment = NOW
        store = Store.open(new_store(Path(folder) / "frontlijn.db"), clock=lambda: moment)
        with closing(store):
            states, at = [held(store)], 0
            for act in todo:
                moment += timedelta(days=1)
                kind, _ = act
                if kind in ("undo", "redo"):
                    to = at - 1 if kind == "undo" else at + 1
                    if 0 <= to < len(states):
                        (undo_last if kind == "undo" else redo_last)(store, store.acts)
                        at = to
                    else:
                        with pytest.raises(Refused, match="Er is niets om"):
                            (undo_last if kind == "undo" else redo_last)(store, store.acts)
                elif perform(store, act):
                    at += 1
                    states = [*states[:at], held(store)]
                assert_same(held(store), states[at])
            assert check(store) == ()


def test_says_in_dutch_what_was_undone(store: Store) -> None:
    made = register_initiatief(store, initiatief("Soepclub"))
    change_initiatief(store, made.id, initiatief("Soepclub Selwerd"), made.versie)
    log_kasboekregel(store, regel("Soep voor dertig"))
    assert undo_last(store) == "Nieuwe kasboekregel weggehaald: Soep voor dertig"
    assert undo_last(store) == "Teruggedraaid: naam van Soepclub"
    assert undo_last(store) == "Nieuw initiatief weggehaald: Soepclub"


def test_undo_is_logged_and_raises_the_version(store: Store) -> None:
    made = register_initiatief(store, initiatief(aanjagers=1))
    change_initiatief(store, made.id, initiatief(aanjagers=2), made.versie)
    undo_last(store)
    assert read_initiatieven.get(store, made.id).versie == 3
    assert history(store, "initiatief", made.id)[2].soort == "ongedaan"
    assert history(store, "initiatief", made.id)[2].velden == (("aanjagers", "2", "1"),)


def test_a_date_that_was_emptied_comes_back(store: Store) -> None:
    made = register_initiatief(store, initiatief(startdatum=date(2024, 3, 5)))
    change_initiatief(store, made.id, initiatief(), made.versie)
    undo_last(store)
    assert read_initiatieven.get(store, made.id).startdatum == date(2024, 3, 5)


def test_undo_leaves_what_others_did_alone(store: Store) -> None:
    log_kasboekregel(store, regel("Van mij"))
    other = Store.open(store.path, clock=store.clock)
    log_kasboekregel(other, regel("Van een ander"))
    other.close()
    assert undo_last(store, store.acts) == "Nieuwe kasboekregel weggehaald: Van mij"
    with pytest.raises(Refused, match="niets om ongedaan te maken"):
        undo_last(store, store.acts)
    assert [one.titel for one in read_kasboek.window(store, read_kasboek.KasboekFilter(), 0, -1)] == ["Van een ander"]


def test_money_is_never_undone_and_nothing_older_in_its_place(store: Store) -> None:
    pot = a_pot(store)
    log_kasboekregel(store, regel("Voor het geld"))
    grant_handgeld(store, aanvraag(pot.id), toekenning())
    before = dump(store)
    with pytest.raises(Refused, match="storno"):
        undo_last(store)
    assert dump(store) == before


def test_an_initiatief_with_handgeld_cannot_be_taken_away(store: Store) -> None:
    pot = a_pot(store)
    made = register_initiatief(store, initiatief("Soepclub"))
    grant_handgeld(store, aanvraag(pot.id, initiatief_id=made.id), toekenning())
    before = dump(store)
    _pot, registered, _grant = store.acts
    with pytest.raises(Refused, match="Soepclub heeft al kasboekregels, handgeld of een arena"):
        undo_last(store, [registered])
    assert dump(store) == before


def test_a_removed_record_leaves_the_lists_and_the_search(store: Store) -> None:
    empty = seen(store)
    register_initiatief(store, initiatief(wijk_id=SELWERD))
    undo_last(store)
    assert seen(store) == empty


def test_says_in_dutch_what_was_done_again(store: Store) -> None:
    made = log_kasboekregel(store, regel("Soep voor dertig"))
    change_kasboekregel(store, made.id, regel("Soep voor veertig"), made.versie)
    log_reeks(store, regel("Koffie"), [TODAY, TODAY - timedelta(weeks=1)])
    assert undo_last(store) == "2 nieuwe regels weggehaald: Koffie"
    undo_last(store)
    assert redo_last(store) == "Opnieuw gedaan: titel van Soep voor veertig"
    assert redo_last(store) == "Opnieuw gedaan: Koffie"
    assert [one.titel for one in read_kasboek.window(store, KasboekFilter(), 0, -1)] == [
        "Koffie",
        "Soep voor veertig",
        "Koffie",
    ]


def test_says_which_fields_went_back(store: Store) -> None:
    """A few are named and many are counted; a long title is cut."""
    made = log_kasboekregel(store, regel("Soep" * 30))
    two = change_kasboekregel(store, made.id, regel("Soep" * 30, deelnames=3, verhaal="Lekker"), made.versie)
    many = regel("Soep" * 30, deelnames=4, verhaal="Heel lekker", les="Meer zout", wat_niet="Koud", experiment=True)
    change_kasboekregel(store, made.id, many, two.versie)
    assert undo_last(store) == f"Teruggedraaid: 5 velden van {'Soep' * 12}S…"
    assert undo_last(store) in {
        f"Teruggedraaid: {fields} van {'Soep' * 12}S…" for fields in ("deelnames en verhaal", "verhaal en deelnames")
    }


def test_says_what_went_to_the_prullenbak_and_came_back(store: Store) -> None:
    made = log_kasboekregel(store, regel("Soep"))
    save_filter(store, "Zomer", KasboekFilter(tekst="zon"))
    remove_filter(store, "Zomer")
    remove_kasboekregel(store, made.id, made.versie)
    assert undo_last(store) == "Weer uit de prullenbak: Soep"
    assert redo_last(store) == "Opnieuw weggegooid: Soep"
    restore_kasboekregel(store, made.id)
    assert undo_last(store) == "Weer in de prullenbak: Soep"
    assert redo_last(store) == "Opnieuw gedaan: Soep"
    undo_last(store)
    undo_last(store)
    assert undo_last(store) == "Weer terug: Zomer"


def test_the_log_tells_doing_again_from_undoing(store: Store) -> None:
    made = log_kasboekregel(store, regel("Eerst"))
    change_kasboekregel(store, made.id, regel("Daarna"), made.versie)
    undo_last(store)
    redo_last(store)
    undo_last(store)
    kinds = ["nieuw", "gewijzigd", "ongedaan", "opnieuw", "ongedaan"]
    assert [one.soort for one in history(store, "kasboekregel", made.id)] == kinds
    assert [one.soort for one in read_kasboek.versies(store, made.id)] == kinds


def test_an_edit_after_an_undo_leaves_nothing_to_do_again(store: Store) -> None:
    log_kasboekregel(store, regel("Een"))
    undo_last(store)
    log_kasboekregel(store, regel("Twee"))
    with pytest.raises(Refused, match="niets om opnieuw te doen"):
        redo_last(store)


# What somebody else wrote in between is never overwritten, and never half.


def _mine_rewritten(mine: Store, other: Store) -> None:
    made = log_kasboekregel(mine, regel())
    change_kasboekregel(other, made.id, regel("Van een ander"), made.versie)


def _mine_confirmed(mine: Store, other: Store) -> None:
    made = register_initiatief(mine, initiatief())
    now = other.clock()
    other.clock = lambda: now + timedelta(days=1)
    confirm_initiatief(other, made.id)


def _change_rewritten(mine: Store, other: Store) -> None:
    made = log_kasboekregel(other, regel())
    mine_now = change_kasboekregel(mine, made.id, regel("Mijn versie"), made.versie)
    change_kasboekregel(other, made.id, regel("Van een ander"), mine_now.versie)


def _one_of_a_series_rewritten(mine: Store, other: Store) -> None:
    first, *_ = log_reeks(mine, regel(), [TODAY, TODAY - timedelta(weeks=1), TODAY - timedelta(weeks=2)])
    change_kasboekregel(other, first.id, regel("Van een ander"), first.versie)


def _something_came_from_it(mine: Store, other: Store) -> None:
    made = log_kasboekregel(mine, regel())
    register_initiatief(other, initiatief(uit_regel_id=made.id))


def _belongs_to_it(mine: Store, other: Store) -> None:
    made = register_initiatief(mine, initiatief())
    log_kasboekregel(other, regel(initiatief_id=made.id))


def _gave_in_an_exchange(mine: Store, other: Store) -> None:
    register_initiatief(mine, initiatief("Soepclub"))
    log_kasboekregel(other, regel(uitwisselingen=(UitwisselingInvoer("soepclub", "bewoner A", "soep"),)))


def _accounted_for(mine: Store, other: Store) -> None:
    granted = grant_handgeld(other, aanvraag(a_pot(other).id), toekenning(), TODAY)
    made = log_kasboekregel(other, regel())
    gone = remove_kasboekregel(mine, made.id, made.versie)
    restore_kasboekregel(mine, gone.id)
    account(other, granted.id, VerantwoordingInvoer(TODAY, "Alles geplant", 50_00, regels=(made.id,)))


def _key_taken(mine: Store, other: Store) -> None:
    save_sjabloon(mine, SjabloonInvoer("Koffie", SELWERD, 1))
    remove_sjabloon(mine, SELWERD, 1)
    save_sjabloon(other, SjabloonInvoer("Thee", SELWERD, 1))


def _filter_rewritten(mine: Store, other: Store) -> None:
    save_filter(mine, "Van ons", KasboekFilter(wijk_id=1))
    save_filter(other, "Van ons", KasboekFilter(wijk_id=2))


def _its_initiatief_gone(mine: Store, other: Store) -> None:
    tuin = register_initiatief(other, initiatief("Tuin"))
    made = log_kasboekregel(mine, regel(initiatief_id=tuin.id))
    change_kasboekregel(mine, made.id, regel(), made.versie)
    undo_last(other, other.acts)


def _its_origin_gone(mine: Store, other: Store) -> None:
    eerst = log_kasboekregel(other, regel("Eerst"))
    made = log_kasboekregel(mine, regel("Daarna", uit_regel_id=eerst.id))
    change_kasboekregel(mine, made.id, regel("Daarna"), made.versie)
    undo_last(other, other.acts)


def _its_origin_later(mine: Store, other: Store) -> None:
    eerst = log_kasboekregel(other, regel("Eerst", datum=date(2026, 1, 1)))
    made = log_kasboekregel(mine, regel("Daarna", datum=date(2026, 2, 1), uit_regel_id=eerst.id))
    change_kasboekregel(mine, made.id, regel("Daarna", datum=date(2026, 2, 1)), made.versie)
    change_kasboekregel(other, eerst.id, regel("Eerst", datum=date(2026, 3, 1)), eerst.versie)


def _its_origin_came_from_it(mine: Store, other: Store) -> None:
    eerst = log_kasboekregel(other, regel("Eerst"))
    made = log_kasboekregel(mine, regel("Daarna", uit_regel_id=eerst.id))
    change_kasboekregel(mine, made.id, regel("Daarna"), made.versie)
    change_kasboekregel(other, eerst.id, regel("Eerst", uit_regel_id=made.id), eerst.versie)


def _its_party_gone(mine: Store, other: Store) -> None:
    register_initiatief(other, initiatief("Soepclub"))
    one = UitwisselingInvoer("Soepclub", "bewoner A", "soep")
    made = log_kasboekregel(mine, regel(uitwisselingen=(one,)))
    change_kasboekregel(mine, made.id, regel(), made.versie)
    undo_last(other, other.acts)


IN_BETWEEN: dict[Callable[[Store, Store], None], str] = {
    _mine_rewritten: "daarna nog eens gewijzigd",
    _mine_confirmed: "daarna nog eens gewijzigd",
    _change_rewritten: "daarna nog eens gewijzigd",
    _one_of_a_series_rewritten: "daarna nog eens gewijzigd",
    _something_came_from_it: "Uit Samen geplant kwam ",
    _belongs_to_it: "heeft al kasboekregels",
    _gave_in_an_exchange: "Soepclub heeft al",
    _accounted_for: "hoort bij een verantwoording",
    _key_taken: "bestaat al",
    _filter_rewritten: "daarna nog eens gewijzigd",
    _its_initiatief_gone: "Initiatief 1 is er niet",
    _its_origin_gone: "is er niet \\(meer\\)",
    _its_origin_later: "later dan",
    _its_origin_came_from_it: "komt al uit deze regel voort",
    _its_party_gone: "gaf of kreeg Soepclub",
}


@pytest.mark.parametrize("between", IN_BETWEEN, ids=lambda between: between.__name__.strip("_"))
def test_what_another_wrote_in_between_keeps_it_from_being_undone(
    store: Store, between: Callable[[Store, Store], None]
) -> None:
    with closing(Store.open(store.path, clock=store.clock)) as other:
        between(store, other)
        before = dump(store)
        with pytest.raises(Refused, match=IN_BETWEEN[between]):
            undo_last(store, store.acts)
        assert dump(store) == before
        assert check(store) == ()


def test_what_another_wrote_in_between_keeps_it_from_being_done_again(store: Store) -> None:
    made = log_kasboekregel(store, regel("Eerst"))
    change_kasboekregel(store, made.id, regel("Daarna"), made.versie)
    undo_last(store, store.acts)
    with closing(Store.open(store.path, clock=store.clock)) as other:
        change_kasboekregel(other, made.id, regel("Van een ander"), read_kasboek.get(store, made.id).versie)
    before = dump(store)
    with pytest.raises(Refused, match="daarna nog eens gewijzigd"):
        redo_last(store, store.acts)
    assert dump(store) == before


def test_what_went_is_not_taken_away_again_when_it_is_needed_by_now(store: Store) -> None:
    made = log_kasboekregel(store, regel("Eerst"))
    remove_kasboekregel(store, made.id, made.versie)
    undo_last(store, store.acts)
    with closing(Store.open(store.path, clock=store.clock)) as other:
        log_kasboekregel(other, regel("Daarna", uit_regel_id=made.id))
    before = dump(store)
    with pytest.raises(Refused, match="Uit Eerst kwam Daarna"):
        redo_last(store, store.acts)
    assert dump(store) == before


def test_an_entry_does_not_come_back_to_an_initiatief_that_is_gone(store: Store) -> None:
    register_initiatief(store, initiatief("Soepclub"))
    one = UitwisselingInvoer("Soepclub", "bewoner A", "soep")
    made = log_kasboekregel(store, regel(uitwisselingen=(one,)))
    remove_kasboekregel(store, made.id, made.versie)
    undo_last(store, store.acts[:1])
    before = dump(store)
    with pytest.raises(Refused, match="gaf of kreeg Soepclub"):
        restore_kasboekregel(store, made.id)
    assert dump(store) == before
