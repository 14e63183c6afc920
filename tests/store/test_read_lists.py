"""The long lists: windows in order, filters, positions; a far window touches an index and the shown rows only."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from frontlijn.domain.errors import NotFound
from frontlijn.domain.values import (
    BesluitUitkomst,
    Criterium,
    Fase,
    InitiatiefType,
    Kernwaarde,
    Leefdomein,
    MutatieSoort,
    Uitkomst,
)
from frontlijn.store.read import handgeld, initiatieven, kasboek
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.initiatieven import Aandacht, InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.listing import Leeg, Listing
from frontlijn.store.store import Store
from tests.store import seed


def ids(rows: Sequence[Any]) -> list[int]:
    return [row.id for row in rows]


# The kasboek


def test_entries_come_newest_first_and_the_later_row_of_a_day_first(store: Store, raw: sqlite3.Connection) -> None:
    old = seed.kasboekregel(raw, datum="2026-11-01")
    first, second = seed.kasboekregel(raw), seed.kasboekregel(raw)
    assert ids(kasboek.window(store, KasboekFilter(), 0, 10)) == [second, first, old]
    assert ids(kasboek.window(store, KasboekFilter(), 1, 1)) == [first]
    assert ids(kasboek.window(store, KasboekFilter(), 0, -1)) == [second, first, old]
    assert ids(kasboek.window(store, KasboekFilter(), 3, 10)) == []


def test_an_entry_is_read_whole(store: Store, raw: sqlite3.Connection) -> None:
    initiatief_id = seed.initiatief(raw)
    row_id = seed.kasboekregel(
        raw,
        initiatief_id=initiatief_id,
        leefdomeinen=("veiligheid", "wonen"),
        kernwaarde="doet",
        deelnames=0,
        experiment=1,
        uitkomst="deels",
        verhaal="een\ntwee",
    )
    regel = kasboek.get(store, row_id)
    assert (regel.wijk, regel.initiatief, regel.datum) == ("Selwerd", "Buurttuin", date(2026, 11, 20))
    assert regel.leefdomeinen == (Leefdomein.WONEN, Leefdomein.VEILIGHEID)
    assert (regel.kernwaarde, regel.uitkomst) == (Kernwaarde.DOET, Uitkomst.DEELS)
    assert (regel.deelnames, regel.nieuw_bereikt, regel.experiment) == (0, None, True)
    assert kasboek.get(store, seed.kasboekregel(raw)).leefdomeinen == ()


KASBOEK_FILTERS: list[tuple[KasboekFilter, str]] = [
    (KasboekFilter(wijk_id=seed.PADDEPOEL), "elsewhere"),
    (KasboekFilter(initiatief_id=1), "of_initiatief"),
    (KasboekFilter(leefdomein=Leefdomein.WONEN), "wonen"),
    (KasboekFilter(kernwaarde=Kernwaarde.LEERT), "leert"),
    (KasboekFilter(experiment=True), "failed"),
    (KasboekFilter(uitkomst=Uitkomst.MISLUKT), "failed"),
    (KasboekFilter(van=date(2026, 11, 1), tot=date(2026, 11, 1)), "dated"),
]


@pytest.mark.parametrize(("wanted", "name"), KASBOEK_FILTERS)
def test_a_filter_of_the_kasboek_lets_its_own_rows_through(
    store: Store, raw: sqlite3.Connection, wanted: KasboekFilter, name: str
) -> None:
    rows = {
        "of_initiatief": seed.kasboekregel(raw, initiatief_id=seed.initiatief(raw)),
        "elsewhere": seed.kasboekregel(raw, wijk_id=seed.PADDEPOEL),
        "wonen": seed.kasboekregel(raw, leefdomeinen=("wonen", "meedoen")),
        "leert": seed.kasboekregel(raw, kernwaarde="leert"),
        "failed": seed.kasboekregel(raw, experiment=1, uitkomst="mislukt", les="Regen."),
        "dated": seed.kasboekregel(raw, datum="2026-11-01"),
    }
    assert ids(kasboek.window(store, wanted, 0, 10)) == [rows[name]]
    assert kasboek.count(store, wanted) == 1
    assert kasboek.position(store, wanted, rows[name]) == 0


def test_filters_ask_for_what_was_never_filled_in(store: Store, raw: sqlite3.Connection) -> None:
    seed.kasboekregel(
        raw, leefdomeinen=("wonen",), kernwaarde="doet", deelnames=0, vrijwilligersminuten=0, uitkomst="nvt"
    )
    bare = seed.kasboekregel(raw)
    for wanted in (
        KasboekFilter(leefdomein=Leeg.ONBEKEND),
        KasboekFilter(kernwaarde=Leeg.ONBEKEND),
        KasboekFilter(uitkomst=Leeg.ONBEKEND),
        KasboekFilter(deelnames=Leeg.ONBEKEND),
        KasboekFilter(vrijwilligersminuten=Leeg.ONBEKEND),
    ):
        assert ids(kasboek.window(store, wanted, 0, 10)) == [bare]
    assert kasboek.count(store, KasboekFilter(experiment=False)) == 2


def test_what_is_onder_de_radar_is_not_for_export(store: Store, raw: sqlite3.Connection) -> None:
    hidden = seed.initiatief(raw, zichtbaarheid="onder_de_radar")
    shown = seed.kasboekregel(raw, initiatief_id=seed.initiatief(raw))
    loose = seed.kasboekregel(raw)
    seed.kasboekregel(raw, zichtbaarheid="onder_de_radar")
    seed.kasboekregel(raw, initiatief_id=hidden)
    assert ids(kasboek.window(store, KasboekFilter(exporteerbaar=True), 0, 10)) == [loose, shown]
    assert ids(initiatieven.window(store, InitiatiefFilter(exporteerbaar=True), 0, 10)) == [hidden + 1]
    pot_id = seed.pot(raw)
    seed.aanvraag(raw, pot_id, zichtbaarheid="onder_de_radar")
    seed.aanvraag(raw, pot_id, initiatief_id=hidden)
    visible = seed.aanvraag(raw, pot_id)
    assert ids(handgeld.window(store, HandgeldFilter(exporteerbaar=True), 0, 10)) == [visible]


def test_deleted_rows_never_show(store: Store, raw: sqlite3.Connection) -> None:
    regel = seed.kasboekregel(raw, verwijderd_op=seed.MOMENT)
    initiatief = seed.initiatief(raw, verwijderd_op=seed.MOMENT)
    assert kasboek.count(store, KasboekFilter()) == initiatieven.count(store, InitiatiefFilter()) == 0
    assert not kasboek.window(store, KasboekFilter(), 0, 9)
    assert not initiatieven.window(store, InitiatiefFilter(), 0, 9)
    assert kasboek.position(store, KasboekFilter(), regel) is None
    assert initiatieven.position(store, InitiatiefFilter(), initiatief) is None
    with pytest.raises(NotFound, match="Kasboekregel 1 ligt in de prullenbak"):
        kasboek.get(store, regel)
    with pytest.raises(NotFound, match="Kasboekregel 2 is er niet"):
        kasboek.get(store, 2)
    with pytest.raises(NotFound, match="Initiatief 1 is er niet"):
        initiatieven.get(store, initiatief)
    with pytest.raises(NotFound):
        initiatieven.find(store, "Buurttuin")


# Initiatieven


def test_initiatieven_come_by_name_whatever_the_case(store: Store, raw: sqlite3.Connection) -> None:
    b, a, a_again = seed.initiatief(raw, "buurttuin"), seed.initiatief(raw, "Atelier"), seed.initiatief(raw, "atelier")
    assert ids(initiatieven.window(store, InitiatiefFilter(), 0, 10)) == [a, a_again, b]


def test_an_initiatief_is_read_whole(store: Store, raw: sqlite3.Connection) -> None:
    row_id = seed.initiatief(
        raw,
        aliassen="De Tuin\nTuin van Jan",
        type="wijkbedrijf",
        startdatum="2024-02-29",
        contact_persoon_id=seed.persoon(raw, "Fatima"),
        contact_organisatie_id=seed.organisatie(raw, "Nijestee"),
    )
    seed.kasboekregel(raw, initiatief_id=row_id)
    seed.kasboekregel(raw, initiatief_id=row_id, verwijderd_op=seed.MOMENT)
    found = initiatieven.get(store, row_id)
    assert found.aliassen == ("De Tuin", "Tuin van Jan")
    assert (found.type, found.fase, found.startdatum) == (InitiatiefType.WIJKBEDRIJF, None, date(2024, 2, 29))
    assert (found.contact, found.organisatie, found.wijk, found.kasboekregels) == ("Fatima", "Nijestee", "Selwerd", 1)


def test_filters_of_initiatieven(store: Store, raw: sqlite3.Connection) -> None:
    frail = seed.initiatief(raw, "Frail", aanjagers=2, fase="startend", benadering="stimuleren")
    stale = seed.initiatief(raw, "Stale", laatst_bevestigd_op="2026-05-25", aanjagers=3, type="buurthuis")
    seed.initiatief(raw, "Fresh", laatst_bevestigd_op="2026-05-26", fase="slapend")
    seed.initiatief(raw, "Stopped", laatst_bevestigd_op="2020-01-01", aanjagers=0, fase="gestopt")
    named = seed.initiatief(raw, "100% _Café_", aliassen="Koffiehuis", wijk_id=seed.PADDEPOEL, fase="idee")

    def found(**wanted: Any) -> list[int]:
        return ids(initiatieven.window(store, InitiatiefFilter(**wanted), 0, 10))

    assert found(aandacht=Aandacht.KWETSBAAR) == [frail]
    assert found(aandacht=Aandacht.ONBEVESTIGD) == [stale]
    assert found(type=InitiatiefType.BUURTHUIS) == [stale]
    assert found(fase=Fase.STARTEND) == [frail]
    assert found(fase=Leeg.ONBEKEND) == [stale]
    assert found(wijk_id=seed.PADDEPOEL) == [named]
    assert found(tekst="% _caf") == [named]
    assert found(tekst="koffie") == [named]
    assert found(tekst="%%") == []
    assert len(found(benadering=Leeg.ONBEKEND)) == len(found(type=Leeg.ONBEKEND)) == 4


# Handgeld


def test_requests_come_newest_first_with_all_that_followed(store: Store, raw: sqlite3.Connection) -> None:
    pot_id = seed.pot(raw)
    first = seed.aanvraag(raw, pot_id, aanvrager_persoon_id=seed.persoon(raw, "Mo"), ontvangen_op="2026-11-01")
    who, away = seed.persoon(raw, "Sanne"), seed.persoon(raw, "Joris")
    besluit_id = seed.besluit(raw, first, beslissers=(who,), onthouden=(away,))
    paid = seed.mutatie(raw, pot_id, "betaling", 2_000, besluit_id=besluit_id)
    back = seed.mutatie(raw, pot_id, "storno", 2_000, storno_van=paid, besluit_id=besluit_id)
    seed.mutatie(raw, pot_id, "betaling", 500, besluit_id=besluit_id)
    seed.mutatie(raw, pot_id, "vrijval", 1_000, besluit_id=besluit_id)
    second = seed.aanvraag(raw, pot_id, gevraagd=700)
    newest, oldest = handgeld.window(store, HandgeldFilter(), 0, 10)
    assert (newest.id, oldest.id, newest.besluit, newest.mutaties) == (second, first, None, ())
    assert (oldest.aanvrager, oldest.pot, oldest.wijk, oldest.cofinanciering_zeker) == (
        "Mo",
        "Wijkbudget",
        "Selwerd",
        False,
    )
    besluit = oldest.besluit
    assert besluit is not None
    assert (besluit.uitkomst, besluit.bedrag) == (BesluitUitkomst.TOEGEKEND, 5_000)
    assert (besluit.toegekend_netto, besluit.betaald, besluit.openstaand) == (4_000, 500, 3_500)
    assert (besluit.beslissers, besluit.onthouden) == (("Sanne",), ("Joris",))
    assert [oordeel.criterium for oordeel in besluit.oordelen] == list(Criterium)
    assert [m.soort.value for m in oldest.mutaties] == ["toekenning", "betaling", "storno", "betaling", "vrijval"]
    reversed_row = handgeld.mutatie(store, paid)
    assert (reversed_row.storno_door, reversed_row.aanvraag_id, reversed_row.onderwerp) == (back, first, "Plantjes")
    assert handgeld.mutatie(store, back).storno_van == paid
    assert handgeld.get(store, first) == oldest
    with pytest.raises(NotFound, match="Aanvraag 9 bestaat niet"):
        handgeld.get(store, 9)


def test_filters_of_handgeld(store: Store, raw: sqlite3.Connection) -> None:
    pot_id, initiatief_id = seed.pot(raw), seed.initiatief(raw)
    elsewhere = seed.pot(raw, "Andere pot", wijk_id=seed.PADDEPOEL, van="2024-01-01", tot="2025-12-31")
    closed = seed.pot(raw, "Dichte pot", wijk_id=seed.PADDEPOEL, gesloten_op=None)
    late = seed.aanvraag(raw, pot_id, ontvangen_op="2026-11-07")
    granted = seed.aanvraag(raw, pot_id, ontvangen_op="2026-11-06", initiatief_id=initiatief_id)
    again = seed.aanvraag(raw, pot_id, ontvangen_op="2026-11-08", initiatief_id=initiatief_id)
    refused = seed.aanvraag(raw, pot_id, ontvangen_op="2026-11-05")
    other = seed.aanvraag(raw, elsewhere, ontvangen_op="2025-11-05")
    shut = seed.aanvraag(raw, closed, ontvangen_op="2026-11-04")
    seed.besluit(raw, granted)
    seed.besluit(raw, refused, "afgewezen", unmet=("C1", "C3"))
    seed.close(raw, closed)

    def found(**wanted: Any) -> list[int]:
        return ids(handgeld.window(store, HandgeldFilter(**wanted), 0, 10))

    assert found(wijk_id=seed.SELWERD) == [again, late, granted, refused]
    assert found(pot_id=elsewhere) == [other]
    assert found(initiatief_id=initiatief_id) == [again, granted]
    assert found(uitkomst=BesluitUitkomst.AFGEWEZEN) == [refused]
    assert found(alleen_open=True) == [again, late, shut, other]
    assert found(alleen_open=True, onbeantwoord_voor=date(2026, 11, 7)) == [late, shut, other]
    assert found(onbeantwoord_voor=date(2026, 11, 6)) == [shut, other]
    assert found(lopend_op=date(2026, 11, 20)) == [again, late, granted, refused, shut]
    assert found(lopend_op=date(2026, 11, 21)) == [again, late, granted, refused]
    assert found(toegekend=True) == [granted]
    assert found(besloten=True) == [granted, refused]
    assert found(afgewezen_om=Criterium.C3) == [refused]
    assert found(afgewezen_om=Criterium.C2) == []
    assert found(eerste_keer=True) == [late, granted, refused, shut, other]


def test_the_ledger_comes_oldest_first(store: Store, raw: sqlite3.Connection) -> None:
    pot_id = seed.pot(raw)
    seed.pot(raw, "Andere pot", wijk_id=seed.PADDEPOEL)
    late = seed.mutatie(raw, pot_id, "korting", 5, datum="2026-03-01")
    early = seed.mutatie(raw, pot_id, "plafond", 5, datum="2026-02-01")
    rows = handgeld.mutaties(store, MutatieFilter(pot_id=pot_id), 0, 10)
    assert ids(rows)[1:] == [early, late]
    assert rows[0].wie == "Schrijver"
    korting = MutatieFilter(soorten=(MutatieSoort.KORTING, MutatieSoort.BETALING))
    assert ids(handgeld.mutaties(store, korting, 0, 10)) == [late]
    assert handgeld.count_mutaties(store, MutatieFilter(wijk_id=seed.PADDEPOEL)) == 1
    assert handgeld.count_mutaties(store, MutatieFilter(lopend_op=date(2025, 1, 1))) == 0
    assert handgeld.position_mutatie(store, MutatieFilter(pot_id=pot_id), late) == 2


def test_the_ledger_of_a_period_and_of_one_kind_with_what_reversed_it(store: Store, raw: sqlite3.Connection) -> None:
    pot_id = seed.pot(raw)
    cut = seed.mutatie(raw, pot_id, "korting", 5, datum="2026-03-01")
    undone = seed.mutatie(raw, pot_id, "storno", 5, datum="2026-04-01", storno_van=cut)

    def found(**wanted: Any) -> list[int]:
        return ids(handgeld.mutaties(store, MutatieFilter(pot_id=pot_id, **wanted), 0, -1))

    assert found(van=date(2026, 3, 1), tot=date(2026, 3, 31)) == [cut]
    assert found(van=date(2026, 3, 2)) == [undone]
    assert found(beweegt=MutatieSoort.KORTING) == [cut, undone]
    assert found(beweegt=MutatieSoort.STORNO) == []


# All lists


def many(raw: sqlite3.Connection) -> None:
    """Some twenty rows in each list, with equal names and days among them."""
    pot_id = seed.pot(raw)
    for number in range(20):
        seed.kasboekregel(raw, datum=f"2026-11-{10 + number % 3}", wijk_id=1 + number % 2)
        seed.initiatief(raw, f"{'aAbB'[number % 4]}", wijk_id=1 + number % 2)
        seed.aanvraag(raw, pot_id, ontvangen_op=f"2026-11-{10 + number % 3}")
        seed.mutatie(raw, pot_id, "plafond", 5, datum=f"2026-11-{10 + number % 3}")


@pytest.mark.parametrize(
    ("window", "position", "wanted"),
    [
        (kasboek.window, kasboek.position, KasboekFilter()),
        (kasboek.window, kasboek.position, KasboekFilter(wijk_id=1)),
        (initiatieven.window, initiatieven.position, InitiatiefFilter()),
        (initiatieven.window, initiatieven.position, InitiatiefFilter(wijk_id=2)),
        (handgeld.window, handgeld.position, HandgeldFilter()),
        (handgeld.mutaties, handgeld.position_mutatie, MutatieFilter()),
    ],
)
def test_each_row_knows_its_place(
    store: Store,
    raw: sqlite3.Connection,
    window: Callable[..., Sequence[Any]],
    position: Callable[..., int | None],
    wanted: object,
) -> None:
    many(raw)
    rows = window(store, wanted, 0, -1)
    assert len(rows) >= 10
    assert [position(store, wanted, row.id) for row in rows] == list(range(len(rows)))
    pages = [row.id for offset in range(0, len(rows), 3) for row in window(store, wanted, offset, 3)]
    assert pages == [row.id for row in rows]
    assert position(store, wanted, 10_000) is None


@pytest.mark.parametrize(
    ("listing", "wanted", "index"),
    [
        (kasboek.LISTING, KasboekFilter(), "kasboekregel_datum"),
        (kasboek.LISTING, KasboekFilter(wijk_id=1), "kasboekregel_wijk"),
        (kasboek.LISTING, KasboekFilter(wijk_id=1, van=date(2026, 1, 1), tot=date(2026, 12, 31)), "kasboekregel_wijk"),
        (kasboek.LISTING, KasboekFilter(initiatief_id=1), "kasboekregel_initiatief"),
        (initiatieven.LISTING, InitiatiefFilter(), "initiatief_naam"),
        (initiatieven.LISTING, InitiatiefFilter(wijk_id=1), "initiatief_wijk"),
        (handgeld.AANVRAGEN, HandgeldFilter(), "aanvraag_datum"),
        (handgeld.AANVRAGEN, HandgeldFilter(pot_id=1), "aanvraag_pot"),
    ],
)
def test_a_window_passes_over_rows_on_an_index_alone(
    store: Store, listing: Listing[Any], wanted: object, index: str
) -> None:
    """The index has the order already, and nothing is read from the rows before the window."""
    sql, values = listing.ids_query(store, wanted, 100_000, 50)
    (step,) = [row["detail"] for row in store.db().execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert f"INDEX {index}" in step
    steps = store.db().execute(f"EXPLAIN {sql}", values).fetchall()
    (root,) = store.db().execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (index,)).fetchone()
    other_cursors = {step["p1"] for step in steps if step["opcode"] == "OpenRead" and step["p2"] != root}
    assert not [tuple(step) for step in steps if step["opcode"] == "Column" and step["p1"] in other_cursors]


@pytest.mark.parametrize(
    ("listing", "wanted"),
    [
        (kasboek.LISTING, KasboekFilter()),
        (initiatieven.LISTING, InitiatiefFilter()),
        (handgeld.AANVRAGEN, HandgeldFilter()),
        (handgeld.MUTATIES, MutatieFilter()),
    ],
)
def test_a_window_looks_up_the_shown_rows_by_their_id(store: Store, listing: Listing[Any], wanted: object) -> None:
    sql, values = listing.window_query(store, wanted, 100_000, 50)
    alias = listing.source.split()[1]
    steps = [row["detail"] for row in store.db().execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert f"SEARCH {alias} USING INTEGER PRIMARY KEY (rowid=?)" in steps


def test_a_hundred_thousand_entries_open_at_any_place(store: Store, raw: sqlite3.Connection) -> None:
    raw.execute("DROP TRIGGER kasboekregel_zoek_insert")  # the list is what is tested here
    raw.execute("BEGIN")
    raw.execute(
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
        INSERT INTO kasboekregel (uuid, datum, wijk_id, titel, geregistreerd_op)
        SELECT printf('01900000-0000-7000-9000-%012d', i), date('2000-01-01', (i / 20) || ' days'), 1 + i % 2,
               'Regel ' || i, '2026-11-21T10:00:00.000Z' FROM n"""
    )
    raw.execute("COMMIT")
    assert kasboek.count(store, KasboekFilter()) == 100_000
    assert [k.titel for k in kasboek.window(store, KasboekFilter(), 99_998, 5)] == ["Regel 2", "Regel 1"]
    assert kasboek.position(store, KasboekFilter(), 1) == 99_999
    assert kasboek.position(store, KasboekFilter(wijk_id=2), 1) == 49_999
