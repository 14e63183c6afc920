"""What an import knows of the store: names, marks that stand, and what a row may be a double of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from frontlijn.domain.errors import NotFound
from frontlijn.domain.values import Leefdomein
from frontlijn.store.read import inlezen
from frontlijn.store.read.lookup import Named
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.inlezen import import_initiatieven, import_kasboek
from frontlijn.store.write.kasboek import change_kasboekregel, log_kasboekregel, remove_kasboekregel
from frontlijn.store.write.undo import redo_last, undo_last
from tests.domain.refusals import refusal
from tests.store.inputs import SELWERD, TODAY, dump, initiatief, regel

A, B, C = (letter * 64 for letter in "abc")


def test_a_name_then_another_name_then_a_number() -> None:
    namen = inlezen.Namen(
        "initiatief",
        [Named(1, "Soepclub", ("Lepel", "lépel")), Named(2, "Lepel"), Named(3, "7"), Named(4, "Thuis", ("Tuin",))],
    )
    found = {text: namen.find(text) for text in ("soepclub", " LÉPEL ", "tuin", "7", "4")}
    assert found == {"soepclub": 1, " LÉPEL ": 2, "tuin": 4, "7": 3, "4": 4}


def test_a_name_of_two_is_refused_and_an_unknown_one_gets_the_nearest() -> None:
    namen = inlezen.Namen("initiatief", [Named(1, "Soepclub"), Named(2, "soepclub")])
    assert "noem het nummer: 1, 2." in refusal(lambda: namen.find("Soepclub"), "initiatief")
    with pytest.raises(NotFound, match=r"Bedoel je Soepclub of soepclub\?"):
        namen.find("Soepclubje")


def test_a_list_of_other_names_does_not_take_for_ever() -> None:
    """After many unknown names the nearest ones are not looked for any more; what is known is still found."""
    namen = inlezen.Namen("initiatief", [Named(1, "Soepclub")])
    for number in range(200):
        with pytest.raises(NotFound, match="Bedoel je Soepclub"):
            namen.find(f"Soepclub{number}")
    with pytest.raises(NotFound, match=r"Er is geen initiatief Soepclubje\. Controleer de naam\."):
        namen.find("Soepclubje")
    assert (namen.find("soepclub"), namen.find("1")) == (1, 1)


def test_names_are_looked_for_in_a_wijk_without_what_was_removed(store: Store) -> None:
    register_initiatief(store, initiatief("Tuin"))
    register_initiatief(store, initiatief("Hof", wijk_id=2))
    undo_last(store)
    names = inlezen.initiatief_namen(store)
    assert names[SELWERD].find("tuin") == 1
    for wijk_id in (2, 3):
        with pytest.raises(NotFound):
            names[wijk_id].find("hof")


def test_a_mark_stands_as_long_as_its_record_does(store: Store) -> None:
    taken = import_kasboek(store, [(A, regel("Een")), (B, regel("Twee"))])
    assert (taken.nummers, taken.al_aanwezig) == ((1, 2), 0)
    assert inlezen.merken(store, "kasboekregel") == {A: 1, B: 2}
    remove_kasboekregel(store, 1, versie=1)
    assert inlezen.merken(store, "kasboekregel") == {B: 2}
    again = import_kasboek(store, [(A, regel("Een")), (B, regel("Twee")), (C, regel("Drie")), (C, regel("Drie"))])
    assert (again.nummers, again.al_aanwezig) == ((3, 4), 2)
    assert inlezen.merken(store, "kasboekregel") == {A: 3, B: 2, C: 4}
    assert inlezen.merken(store, "initiatief") == {}


def test_an_import_is_one_act_to_undo_and_to_do_again(store: Store) -> None:
    import_initiatieven(store, [(A, initiatief("Tuin", contact="Truus")), (B, initiatief("Hof", contact="Truus"))])
    undo_last(store)
    assert inlezen.merken(store, "initiatief") == {}
    redo_last(store)
    assert inlezen.merken(store, "initiatief") == {A: 1, B: 2}


def test_when_one_row_is_refused_nothing_is_left_behind(store: Store) -> None:
    """No entry, no mark, no log; a row that is wrong by itself, and one that the store refuses."""
    before = dump(store)
    wrong = [regel("Een", deelnames=1, nieuw_bereikt=2), regel("Een", initiatief_id=9), regel("Zaak 111222333")]
    for one, field in zip(wrong, ("nieuw_bereikt", "initiatief_id", "titel"), strict=True):
        refusal(partial(import_kasboek, store, [(A, regel("Goed")), (B, one)]), field)
        assert dump(store) == before


def test_entries_of_the_same_day_wijk_and_title_are_alike(store: Store) -> None:
    register_initiatief(store, initiatief("Tuin"))
    typed = regel("Café", leefdomeinen=(Leefdomein.WONEN,), deelnames=3)
    log_kasboekregel(store, typed)
    log_kasboekregel(store, replace(typed, initiatief_id=1))
    known = inlezen.regels(store)
    assert list(known.gelijkend(regel("CAFE"))) == [1, 2]
    for other in (regel("Café!"), regel("Café", wijk_id=2), regel("Café", datum=date(2026, 11, 20))):
        assert list(known.gelijkend(other)) == []
    assert known.invoeren([1]) == {1: typed}


def test_a_removed_entry_is_like_nothing_and_stands_for_nothing(store: Store) -> None:
    moment = log_kasboekregel(store, regel("Koffie")).geregistreerd_op
    assert inlezen.regels(store).geregistreerd == {("1", moment): 1}
    remove_kasboekregel(store, 1, versie=1)
    known = inlezen.regels(store)
    assert (dict(known.geregistreerd), list(known.gelijkend(regel("Koffie")))) == ({}, [])


def test_many_entries_are_read_as_one_is(store: Store) -> None:
    """What is read by windows, over more than one day, says the same as entry by entry, and no more than was asked."""
    rows = [(f"{n:064x}", regel(f"K{n}", datum=TODAY.replace(day=1 + n % 20), deelnames=n)) for n in range(230)]
    numbers = import_kasboek(store, rows).nummers
    change_kasboekregel(store, 5, replace(rows[4][1], les="Zo"), 1)
    known = inlezen.regels(store)
    asked = set(numbers[:220])
    many = known.invoeren(asked)
    assert set(many) == asked
    assert many == {number: one for number in asked for one in known.invoeren([number]).values()}
    assert many[5].les == "Zo"


def test_initiatieven_with_nearly_the_same_name_are_alike(store: Store) -> None:
    tuin = initiatief("De Buurttuin", aliassen=("Hof",), aanjagers=2)
    register_initiatief(store, tuin)
    known = inlezen.bekende_initiatieven(store)
    assert [list(known.gelijkend(initiatief(name))) for name in ("buurttuin", "Hof", "Soep")] == [[1], [1], []]
    assert list(known.gelijkend(initiatief("De Buurttuin", wijk_id=2))) == []
    assert known.invoeren([1]) == {1: tuin}
    assert list(known.geregistreerd.values()) == [1]


def test_an_origin_is_looked_for_in_the_wijk_and_then_anywhere(store: Store) -> None:
    register_initiatief(store, initiatief("Tuin", wijk_id=2, startdatum=date(2026, 1, 2)))
    register_initiatief(store, initiatief("Tuin", startdatum=date(2026, 3, 4)))
    log_kasboekregel(store, regel("Koffie", wijk_id=2))
    assert [inlezen.oorsprong(store, "tuin", wijk_id).datum for wijk_id in (1, 2)] == [
        date(2026, 3, 4),
        date(2026, 1, 2),
    ]
    there = inlezen.oorsprong(store, "koffie", 1)
    assert (there.sleutel[1], there.titel, there.datum) == (1, "Koffie", TODAY)
    assert "noem" in refusal(lambda: inlezen.oorsprong(store, "tuinen", 3), "uit")
