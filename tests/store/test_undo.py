"""Undo takes back edits one at a time, exactly, and never touches money."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlijn.domain.errors import Refused
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.values import Benadering, Fase, Kernwaarde, Leefdomein, Uitkomst
from frontlijn.store.check import check
from frontlijn.store.read import initiatieven as read_initiatieven
from frontlijn.store.read import kasboek as read_kasboek
from frontlijn.store.read.log import history
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import grant_handgeld
from frontlijn.store.write.initiatieven import change_initiatief, confirm_initiatief, register_initiatief
from frontlijn.store.write.kasboek import change_kasboekregel, log_kasboekregel
from frontlijn.store.write.undo import undo_last
from tests.store.inputs import SELWERD, a_pot, aanvraag, dump, initiatief, regel, toekenning

MONEY = ("budgetpot", "pot_financier", "aanvraag", "besluit", "besluit_criterium", "besluit_persoon", "pot_mutatie")

texts = st.none() | st.sampled_from(["Een verhaal", "Twee\nregels", "[bold]é 🌱"])
counts = st.none() | st.integers(3, 9)
days = st.dates(date(2024, 1, 1), date(2026, 11, 1))
initiatieven = st.builds(
    InitiatiefInvoer,
    naam=st.sampled_from(["Tuin", "Soep", "Kar"]),
    wijk_id=st.sampled_from([1, 2]),
    aliassen=st.sampled_from([(), ("Anders",), ("Anders", "Nog iets")]),
    fase=st.none() | st.sampled_from([Fase.IDEE, Fase.GESTOPT]),
    benadering=st.none() | st.sampled_from(Benadering),
    omschrijving=texts,
    startdatum=st.none() | days,
    aanjagers=counts,
    contact=st.none() | st.sampled_from(["Truus", "Kees"]),
    organisatie=st.none() | st.just("Stichting"),
)
regels = st.builds(
    KasboekInvoer,
    titel=st.sampled_from(["Geplant", "Gekookt"]),
    wijk_id=st.sampled_from([1, 2]),
    datum=days,
    verhaal=texts,
    kernwaarde=st.none() | st.sampled_from(Kernwaarde),
    leefdomeinen=st.lists(st.sampled_from(Leefdomein), unique=True, max_size=3).map(tuple),
    deelnames=counts,
    nieuw_bereikt=st.none() | st.integers(0, 3),
    experiment=st.booleans(),
    uitkomst=st.none() | st.sampled_from([Uitkomst.GELUKT, Uitkomst.DEELS]),
)
edits = st.lists(
    st.one_of(
        st.tuples(st.just("register"), initiatieven),
        st.tuples(st.just("log"), st.tuples(regels, st.integers(0, 3))),
        st.tuples(st.just("change"), st.tuples(initiatieven, st.integers(0, 3))),
        st.tuples(st.just("rewrite"), st.tuples(regels, st.integers(0, 3))),
        st.tuples(st.just("confirm"), st.integers(0, 3)),
    ),
    min_size=1,
    max_size=12,
)


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


def perform(store: Store, kind: str, what: Any) -> None:
    known = read_initiatieven.window(store, read_initiatieven.InitiatiefFilter(), 0, -1)
    entries = read_kasboek.window(store, read_kasboek.KasboekFilter(), 0, -1)
    if kind == "register":
        register_initiatief(store, what)
    elif kind == "log":
        invoer, number = what
        log_kasboekregel(store, replace(invoer, initiatief_id=known[number].id if number < len(known) else None))
    elif kind == "change" and known:
        invoer, number = what
        one = known[number % len(known)]
        change_initiatief(store, one.id, invoer, one.versie)
    elif kind == "rewrite" and entries:
        invoer, number = what
        entry = entries[number % len(entries)]
        change_kasboekregel(store, entry.id, replace(invoer, initiatief_id=entry.initiatief_id), entry.versie)
    elif kind == "confirm" and known:
        confirm_initiatief(store, known[what % len(known)].id)


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(edits)
def test_as_many_undos_as_edits_bring_back_each_state_before(todo: list[tuple[str, Any]]) -> None:
    with TemporaryDirectory() as folder:
        moment = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
        store = Store.open(Path(folder) / "frontlijn.db", clock=lambda: moment)
        try:
            pot = a_pot(store)
            grant_handgeld(store, aanvraag(pot.id), toekenning())
            coins = money(store)
            states = [seen(store)]
            for kind, what in todo:
                moment += timedelta(days=1)
                perform(store, kind, what)
                if seen(store) != states[-1]:
                    states.append(seen(store))
            for state in reversed(states[:-1]):
                undo_last(store)
                assert seen(store) == state
            with pytest.raises(Refused):
                undo_last(store)
            assert money(store) == coins
            assert check(store) == ()
        finally:
            store.close()


def test_says_in_dutch_what_was_undone(store: Store) -> None:
    made = register_initiatief(store, initiatief("Soepclub"))
    change_initiatief(store, made.id, initiatief("Soepclub Selwerd"), made.versie)
    log_kasboekregel(store, regel("Soep voor dertig"))
    assert undo_last(store) == "Nieuwe kasboekregel weggehaald: Soep voor dertig"
    assert undo_last(store) == "Wijziging teruggedraaid (initiatief): Soepclub"
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
    with pytest.raises(Refused, match="Soepclub heeft al kasboekregels of handgeld"):
        undo_last(store, [registered])
    assert dump(store) == before


def test_a_removed_record_leaves_the_lists_and_the_search(store: Store) -> None:
    empty = seen(store)
    register_initiatief(store, initiatief(wijk_id=SELWERD))
    undo_last(store)
    assert seen(store) == empty
