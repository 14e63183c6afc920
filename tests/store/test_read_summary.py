"""The summary of a wijk: its figures, the rows behind each of them, and what may leave the store."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.handgeld.pot import PotStand
from frontlijn.domain.handgeld.verantwoording import VerantwoordingInvoer
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.samenvatting.conclusie import conclusie
from frontlijn.domain.samenvatting.samenvatting import Samenvatting
from frontlijn.domain.summary import Leeftijd, hele_jaren, jaren_terug, mediaan
from frontlijn.domain.values import (
    Benadering,
    BesluitUitkomst,
    Criterium,
    Fase,
    InitiatiefType,
    Kernwaarde,
    Leefdomein,
    MutatieSoort,
    Oordeel,
    Uitkomst,
)
from frontlijn.store.read import handgeld, initiatieven, kasboek, wijken
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.summary import Filter, rows_behind, samenvatting
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import account, grant_handgeld, reverse, revise
from frontlijn.store.write.wijken import change_wijk
from tests.store import inputs, seed


def read(store: Store, wijk_id: int = seed.SELWERD, *, exportable: bool = False) -> Samenvatting:
    return samenvatting(store, Blik.laatste_jaar(store.today(), wijk_id=wijk_id), exportable=exportable)


@pytest.fixture
def lively(store: Store, raw: sqlite3.Connection) -> Store:
    """Selwerd with something under each figure, a part of it onder de radar, and rows elsewhere that must not count."""
    tuin = seed.initiatief(raw, "Tuin", type="wijkbedrijf", fase="startend", benadering="stimuleren", aanjagers=1)
    seed.initiatief(raw, "Oud", fase="volwassen", laatst_bevestigd_op="2026-01-01", aanjagers=9)
    seed.initiatief(raw, "Klaar", fase="gestopt", laatst_bevestigd_op="2020-01-01", aanjagers=0)
    hidden = seed.initiatief(raw, "Schuur", type="buurthuis", aanjagers=2, zichtbaarheid="onder_de_radar")
    seed.initiatief(raw, "Elders", wijk_id=seed.PADDEPOEL, aanjagers=1)

    pot_id = seed.pot(raw, plafond=100_000)
    second = seed.pot(raw, "Tweede pot", plafond=20_000)
    past = seed.pot(raw, "Oude pot", van="2020-01-01", tot="2025-12-31")
    granted = seed.besluit(raw, seed.aanvraag(raw, pot_id, initiatief_id=tuin, gevraagd=10_000), datum="2026-11-12")
    paid = seed.mutatie(raw, pot_id, "betaling", 9_000, besluit_id=granted)
    seed.mutatie(raw, pot_id, "storno", 9_000, storno_van=paid, besluit_id=granted)
    seed.mutatie(raw, pot_id, "betaling", 4_000, besluit_id=granted)
    seed.mutatie(raw, pot_id, "vrijval", 1_000, besluit_id=granted)
    partly = seed.aanvraag(raw, second, gevraagd=9_000, initiatief_id=tuin, ontvangen_op="2026-11-11")
    seed.besluit(raw, partly, "deels_toegekend", bedrag=4_001, datum="2026-11-20")
    seed.besluit(raw, seed.aanvraag(raw, pot_id), "afgewezen", unmet=("C2", "C4"), datum="2026-11-10")
    seed.besluit(raw, seed.aanvraag(raw, pot_id), "afgewezen", unmet=("C1",))
    seed.besluit(raw, seed.aanvraag(raw, pot_id), "doorverwezen")
    seed.aanvraag(raw, pot_id, gevraagd=700, ontvangen_op="2026-11-20")
    seed.aanvraag(raw, pot_id, gevraagd=300, ontvangen_op="2026-11-07")
    seed.aanvraag(raw, pot_id, gevraagd=60, ontvangen_op="2026-11-07", zichtbaarheid="onder_de_radar")
    seed.aanvraag(raw, pot_id, gevraagd=5, ontvangen_op="2026-11-20", initiatief_id=hidden)
    seed.aanvraag(raw, past, ontvangen_op="2025-12-01")
    seed.aanvraag(raw, seed.pot(raw, "Elders", wijk_id=seed.PADDEPOEL), ontvangen_op="2026-01-01")

    seed.kasboekregel(raw, leefdomeinen=("wonen", "meedoen"), kernwaarde="doet", deelnames=12, vrijwilligersminuten=90)
    seed.kasboekregel(raw, leefdomeinen=("meedoen",), deelnames=0, initiatief_id=tuin, datum="2025-11-22")
    seed.kasboekregel(raw, experiment=1, uitkomst="mislukt", les="Te koud.")
    seed.kasboekregel(raw, experiment=1, kernwaarde="leert", vrijwilligersminuten=30)
    seed.kasboekregel(raw, uitkomst="gelukt")
    seed.kasboekregel(raw, deelnames=100, leefdomeinen=("wonen",), datum="2025-11-21")
    seed.kasboekregel(raw, deelnames=7, leefdomeinen=("wonen",), initiatief_id=hidden)
    seed.kasboekregel(raw, deelnames=8, experiment=1, uitkomst="gelukt", zichtbaarheid="onder_de_radar")
    seed.kasboekregel(raw, deelnames=1_000, wijk_id=seed.PADDEPOEL)
    seed.kasboekregel(raw, deelnames=1_000, verwijderd_op=seed.MOMENT)
    return store


def count(store: Store, wanted: Filter) -> int:
    match wanted:
        case InitiatiefFilter():
            return initiatieven.count(store, wanted)
        case KasboekFilter():
            return kasboek.count(store, wanted)
        case HandgeldFilter():
            return handgeld.count(store, wanted)
        case MutatieFilter():
            return handgeld.count_mutaties(store, wanted)


def test_handgeld_of_the_pots_that_are_current(lively: Store) -> None:
    cijfers = read(lively).handgeld
    assert [pot.naam for pot in cijfers.pots] == ["Tweede pot", "Wijkbudget"]
    assert cijfers.totaal == PotStand(plafond=120_000, toegekend=13_001, betaald=4_000, aangevraagd=1_065)
    assert (cijfers.aanvragen, cijfers.open, cijfers.besloten, cijfers.toekenningen) == (9, 4, 5, 2)
    assert dict(cijfers.per_uitkomst) == {
        BesluitUitkomst.TOEGEKEND: 1,
        BesluitUitkomst.DEELS_TOEGEKEND: 1,
        BesluitUitkomst.AFGEWEZEN: 2,
        BesluitUitkomst.DOORVERWEZEN: 1,
    }
    assert cijfers.mediaan_toekenning == 7_001  # half-way between 4.001 and 10.000
    assert cijfers.mediaan_dagen == 5  # of 0, 2, 5, 5 and 9
    assert dict(cijfers.afgewezen_om) == {Criterium.C1: 1, Criterium.C2: 1, Criterium.C3: 0, Criterium.C4: 1}
    assert cijfers.eerste_keer == 8
    assert cijfers.onbeantwoord == 3  # one of them of a pot that has ended


def test_requests_where_they_are_and_awards_that_ask_for_more(lively: Store, raw: sqlite3.Connection) -> None:
    """With those that are open and withdrawn every request is counted once; doubt about C4 is named (004)."""
    pot_id = handgeld.current_pots(lively, seed.SELWERD, lively.today())[1].id
    seed.stap(raw, seed.aanvraag(raw, pot_id), "ingetrokken")
    seed.stap(raw, seed.aanvraag(raw, pot_id), "aangehouden", reden="De vergunning")
    doubtful = inputs.toekenning(1_00, oordelen=inputs.oordelen(C4=Oordeel.ONBEKEND))
    paid = grant_handgeld(lively, inputs.aanvraag(pot_id, 1_00), doubtful, lively.today())
    summary = read(lively)
    cijfers = summary.handgeld
    assert (cijfers.aangehouden, cijfers.ingetrokken) == (1, 1)
    assert (cijfers.twijfel_regulier, cijfers.niet_verantwoord) == (1, 2)
    assert cijfers.open == 5
    decided = sum(number for _, number in cijfers.per_uitkomst) + cijfers.teruggedraaid
    assert decided + cijfers.open + cijfers.ingetrokken == cijfers.aanvragen == 12
    figures = rows_behind(summary)
    for name in ("aangehouden", "ingetrokken", "twijfel_regulier", "niet_verantwoord"):
        assert figures[f"handgeld.{name}"].value == count(lively, figures[f"handgeld.{name}"].rows)
    account(lively, paid.id, VerantwoordingInvoer(lively.today(), "Er is geplant.", 1_00))
    assert read(lively).handgeld.niet_verantwoord == 1


def test_a_revision_counts_as_it_stands_and_waited_until_the_first_decision(store: Store) -> None:
    pot = inputs.a_pot(store)
    asked = inputs.aanvraag(pot.id, ontvangen_op=date(2026, 11, 1))
    granted = grant_handgeld(store, asked, inputs.toekenning(datum=date(2026, 11, 4)))
    revise(store, granted.id, inputs.afwijzing(datum=inputs.TODAY, herziening_reden="De straat is dicht."))
    summary = read(store)
    outcomes = {uitkomst for uitkomst, number in summary.handgeld.per_uitkomst if number}
    assert outcomes == {BesluitUitkomst.AFGEWEZEN}
    assert (summary.handgeld.mediaan_toekenning, summary.handgeld.mediaan_dagen) == (None, 3)
    for name, figure in rows_behind(summary).items():
        assert not figure.counts or figure.value == count(store, figure.rows), name


def test_an_award_that_was_reversed_is_no_award(lively: Store) -> None:
    before = read(lively).handgeld
    larger = max(handgeld.window(lively, HandgeldFilter(toegekend=True), 0, 10), key=lambda a: a.gevraagd)
    assert larger.besluit is not None
    (award,) = [m for m in larger.mutaties if m.soort is MutatieSoort.TOEKENNING]
    later = [m for m in larger.mutaties if m.id > award.id and m.soort is not MutatieSoort.STORNO and not m.storno_door]
    for payment in reversed(later):
        reverse(lively, payment.id, lively.today(), "Fout")
    assert not handgeld.get(lively, larger.id).teruggedraaid
    reverse(lively, award.id, lively.today(), "Fout")
    assert handgeld.get(lively, larger.id).teruggedraaid
    summary = read(lively)
    cijfers = summary.handgeld
    assert (cijfers.toekenningen, cijfers.teruggedraaid, cijfers.besloten) == (before.toekenningen - 1, 1, 5)
    assert before.mediaan_toekenning != cijfers.mediaan_toekenning != larger.besluit.bedrag
    assert dict(cijfers.per_uitkomst)[BesluitUitkomst.TOEGEKEND] == 0
    assert sum(number for _, number in cijfers.per_uitkomst) + cijfers.teruggedraaid + cijfers.open == cijfers.aanvragen
    figures = rows_behind(summary)
    for name in ("toekenningen", "teruggedraaid", "uitkomst.toegekend", "uitkomst.deels_toegekend"):
        figure = figures[f"handgeld.{name}"]
        assert figure.value == count(lively, figure.rows)
    assert handgeld.count(lively, HandgeldFilter(teruggedraaid=True)) == 1
    assert handgeld.count(lively, HandgeldFilter(teruggedraaid=False)) == handgeld.count(lively, HandgeldFilter()) - 1


def test_initiatieven_per_kind_with_the_unknown(lively: Store) -> None:
    cijfers = read(lively).initiatieven
    assert (cijfers.aantal, cijfers.kwetsbaar, cijfers.onbevestigd) == (4, 2, 1)
    types, fases, benaderingen = dict(cijfers.per_type), dict(cijfers.per_fase), dict(cijfers.per_benadering)
    assert list(types) == [*InitiatiefType, None]
    assert (types[InitiatiefType.WIJKBEDRIJF], types[InitiatiefType.OVERIG], types[None]) == (1, 0, 2)
    assert (fases[Fase.GESTOPT], fases[None]) == (1, 1)
    assert (benaderingen[Benadering.STIMULEREN], benaderingen[None]) == (1, 3)


def test_the_kasboek_of_the_last_year(lively: Store) -> None:
    cijfers = read(lively).kasboek
    assert (cijfers.van, cijfers.tot) == (date(2025, 11, 22), date(2026, 11, 21))
    assert (cijfers.regels, cijfers.deelnames, cijfers.deelnames_onbekend) == (7, 27, 3)
    assert (cijfers.vrijwilligersminuten, cijfers.minuten_onbekend) == (120, 5)
    domains = dict(cijfers.per_leefdomein)
    assert list(domains) == list(Leefdomein)
    assert (domains[Leefdomein.WONEN], domains[Leefdomein.MEEDOEN], domains[Leefdomein.VEILIGHEID]) == (2, 2, 0)
    assert cijfers.zonder_leefdomein == 4
    assert dict(cijfers.per_kernwaarde)[Kernwaarde.DOET] == dict(cijfers.per_kernwaarde)[Kernwaarde.LEERT] == 1
    assert dict(cijfers.per_kernwaarde)[None] == 5
    outcomes = dict(cijfers.per_uitkomst)
    assert (cijfers.experimenten, outcomes[Uitkomst.MISLUKT], outcomes[Uitkomst.GELUKT], outcomes[None]) == (3, 1, 1, 1)
    assert [regel.id for regel in cijfers.recent] == [8, 7, 5, 4, 3]


def test_a_period_can_be_asked_for(lively: Store) -> None:
    cijfers = samenvatting(lively, Blik(date(2025, 11, 21), date(2025, 11, 22), seed.SELWERD)).kasboek
    assert (cijfers.regels, cijfers.deelnames) == (2, 100)


def test_nothing_onder_de_radar_is_for_export_but_the_pot_is_whole(lively: Store) -> None:
    summary = read(lively, exportable=True)
    assert (summary.initiatieven.aantal, summary.initiatieven.kwetsbaar) == (3, 1)
    assert (summary.kasboek.regels, summary.kasboek.deelnames, summary.kasboek.experimenten) == (5, 12, 2)
    assert [regel.id for regel in summary.kasboek.recent] == [5, 4, 3, 1, 2]
    assert (summary.handgeld.aanvragen, summary.handgeld.open, summary.handgeld.onbeantwoord) == (7, 2, 2)
    assert summary.handgeld.totaal == PotStand(plafond=120_000, toegekend=13_001, betaald=4_000, aangevraagd=1_000)


@pytest.mark.parametrize("exportable", [False, True])
def test_each_figure_is_what_its_rows_say(lively: Store, exportable: bool) -> None:
    summary = read(lively, exportable=exportable)
    figures = rows_behind(summary)
    counted = {name: figure.value for name, figure in figures.items() if figure.counts}
    assert counted == {name: count(lively, figures[name].rows) for name in counted}
    assert sum(value or 0 for value in counted.values()) > 60  # the figures are not all zero


@pytest.mark.parametrize("exportable", [False, True])
def test_each_amount_is_what_its_rows_add_up_to(lively: Store, exportable: bool) -> None:
    figures = rows_behind(read(lively, exportable=exportable))
    money = {name: figure for name, figure in figures.items() if name.startswith(("handgeld.totaal", "handgeld.pot"))}
    assert len(money) == 3 * 6
    up = {"plafond", "toekenning", "betaling", "overheveling_in"}
    for name, figure in money.items():
        match figure.rows:
            case HandgeldFilter() as wanted:
                added = sum(aanvraag.gevraagd for aanvraag in handgeld.window(lively, wanted, 0, -1))
            case MutatieFilter() as wanted:
                rows = [row for row in handgeld.mutaties(lively, wanted, 0, -1) if row.storno_door is None]
                per = {row.soort: 0 for row in rows}
                for row in rows:
                    per[row.soort] += row.bedrag
                amount = {soort.value: number if soort.value in up else -number for soort, number in per.items()}
                promised = amount.get("toekenning", 0) + amount.get("vrijval", 0)
                limit = amount.get("plafond", 0) + amount.get("korting", 0)
                paid = amount.get("betaling", 0) + amount.get("terugontvangst", 0)
                part = name.rpartition(".")[2]
                added = {
                    "plafond": limit,
                    "toegekend": promised,
                    "vrij": limit - promised,
                    "betaald": paid,
                    "openstaand": promised - paid,
                }[part]
            case _:
                pytest.fail(f"{name} opens something else than money")
        assert figure.value == added, name


def test_every_number_of_the_summary_can_be_opened(lively: Store) -> None:
    summary = read(lively)
    names = set(rows_behind(summary))
    expected = 1 + len(InitiatiefType) + 1 + len(Fase) + 1 + len(Benadering) + 1 + 2 + 4
    assert len([name for name in names if name.startswith("initiatieven.")]) == expected
    expected = 11 + len(Leefdomein) + len(Kernwaarde) + 1 + len(Uitkomst) + 1
    assert len([name for name in names if name.startswith("kasboek.")]) == expected
    expected = 16 + 2 * len(BesluitUitkomst) + len(Criterium) + 3 * 6
    assert len([name for name in names if name.startswith("handgeld.")]) == expected


def test_an_empty_wijk(store: Store) -> None:
    summary = read(store)
    assert summary.handgeld.totaal == PotStand(0, 0, 0, 0)
    assert (summary.handgeld.mediaan_toekenning, summary.handgeld.mediaan_dagen) == (None, None)
    assert (summary.kasboek.deelnames, summary.kasboek.vrijwilligersminuten) == (0, 0)
    assert all(figure.value in (0, None) for figure in rows_behind(summary).values())
    assert conclusie(summary) == (
        "Over Selwerd staan hier nog geen initiatieven, en in deze periode geen kasboekregels.",
        "Er loopt vandaag geen handgeldpot.",
    )


def test_an_unknown_wijk(store: Store) -> None:
    with pytest.raises(NotFound, match="Wijk 99 bestaat niet"):
        read(store, 99)


def test_a_lively_wijk_in_three_sentences(lively: Store) -> None:
    assert conclusie(read(lively)) == (
        "Selwerd telt 4 initiatieven en in deze periode 7 kasboekregels, met 27 deelnames (bij 3 onbekend).",
        "In de 2 potten samen is € 1.069,99 vrij besteedbaar van € 1.200,00.",
        (
            "Vraagt aandacht: 3 aanvragen wachten 14 dagen of langer op antwoord; "
            "2 initiatieven draaien op 2 aanjagers of minder; 1 initiatief is 180 dagen of langer niet bevestigd."
        ),
    )


def changed(summary: Samenvatting, **stand: int) -> Samenvatting:
    handgeld = replace(summary.handgeld, pots=summary.handgeld.pots[:1], totaal=PotStand(**stand))
    return replace(summary, handgeld=handgeld)


def test_a_deficit_and_what_is_unknown_are_said_plainly(store: Store, raw: sqlite3.Connection) -> None:
    seed.pot(raw)
    seed.kasboekregel(raw)
    summary = changed(read(store), plafond=100, toegekend=150, betaald=0, aangevraagd=0)
    assert summary.kasboek.deelnames is None
    assert conclusie(summary) == (
        "Selwerd telt 0 initiatieven en in deze periode 1 kasboekregel; hoeveel mensen meededen is onbekend.",
        "In de pot is € 0,50 meer toegezegd dan het plafond van € 1,00.",
    )


@pytest.mark.parametrize(("values", "middle"), [([], None), ([3], 3), ([5, 1, 3], 3), ([1, 2], 2), ([4, 10, 1, 2], 3)])
def test_the_middle_value_rounds_a_half_up(values: list[int], middle: int | None) -> None:
    assert mediaan(values) == middle


def of(store: Store, *, exportable: bool = False, **scope: Any) -> Samenvatting:
    return samenvatting(store, Blik.laatste_jaar(store.today(), **scope), exportable=exportable)


@pytest.mark.parametrize("exportable", [False, True])
def test_the_wijken_together_are_the_city_and_a_gebied_is_its_wijken(lively: Store, exportable: bool) -> None:
    """V24, for every figure that counts rows or money."""
    each = [of(lively, wijk_id=wijk.id, exportable=exportable) for wijk in wijken.wijken(lively)]
    assert of(lively, exportable=exportable).handgeld.pots != each[0].handgeld.pots
    assert adds_up(each, of(lively, exportable=exportable)) > 40
    for wijk in (wijken.get(lively, seed.SELWERD), wijken.get(lively, seed.PADDEPOEL)):
        change_wijk(lively, wijk.id, replace(wijk.invoer(), gebied="Groot noord"), wijk.versie)
    two = [one for one in each if one.blik.wijk_id in (seed.SELWERD, seed.PADDEPOEL)]
    assert adds_up(two, of(lively, gebied="GROOT noord", exportable=exportable)) > 40


def adds_up(parts: list[Samenvatting], whole: Samenvatting) -> int:
    """Holds each figure of a whole to those of its parts; a median, an age and a pot by itself have no sum."""
    apart = [rows_behind(part) for part in parts]
    compared = 0
    for name, figure in rows_behind(whole).items():
        if not name.startswith(("handgeld.mediaan", "handgeld.pot.", "handgeld.rest.", "initiatieven.leeftijd")):
            assert (figure.value or 0) == sum(part[name].value or 0 for part in apart), name
            compared += bool(figure.value)
    return compared


@pytest.mark.parametrize("exportable", [False, True])
@pytest.mark.parametrize("scope", [{}, {"gebied": "Noord"}, {"initiatief_id": 1}])
def test_each_figure_of_any_scope_is_what_its_rows_say(lively: Store, scope: dict[str, Any], exportable: bool) -> None:
    wijk = wijken.get(lively, seed.SELWERD)
    change_wijk(lively, wijk.id, replace(wijk.invoer(), gebied="Noord"), wijk.versie)
    figures = rows_behind(of(lively, exportable=exportable, **scope))
    counted = {name: figure.value for name, figure in figures.items() if figure.counts}
    assert counted == {name: count(lively, figures[name].rows) for name in counted}
    assert sum(value or 0 for value in counted.values()) > 10


def test_an_initiative_has_what_it_was_promised_and_no_pot(lively: Store) -> None:
    tuin = of(lively, initiatief_id=1)
    assert tuin.naam == "Tuin"
    assert not tuin.handgeld.pots
    assert tuin.handgeld.totaal == PotStand(plafond=0, toegekend=13_001, betaald=4_000, aangevraagd=0)
    assert (tuin.handgeld.aanvragen, tuin.initiatieven.aantal, tuin.kasboek.regels) == (2, 1, 1)
    assert not {"handgeld.totaal.plafond", "handgeld.totaal.vrij"} & set(rows_behind(tuin))


def test_of_an_initiative_nothing_onder_de_radar_is_told(lively: Store, raw: sqlite3.Connection) -> None:
    secret = seed.aanvraag(raw, seed.pot(raw, "Derde"), initiatief_id=1, zichtbaarheid="onder_de_radar", gevraagd=999)
    seed.besluit(raw, secret, datum="2026-11-19")
    assert of(lively, initiatief_id=1).handgeld.totaal.toegekend == 14_000
    assert of(lively, initiatief_id=1, exportable=True).handgeld.totaal.toegekend == 13_001
    with pytest.raises(Refused, match="onder de radar"):
        of(lively, initiatief_id=4, exportable=True)


def test_decisions_of_the_period_are_those_that_stand_out_of_any_pot(lively: Store, raw: sqlite3.Connection) -> None:
    seed.besluit(raw, seed.aanvraag(raw, 3, gevraagd=50, ontvangen_op="2025-12-01"), bedrag=50, datum="2025-12-05")
    found = of(lively, wijk_id=seed.SELWERD).handgeld.in_periode
    assert (found.aantal, found.teruggedraaid, found.toegekend) == (6, 0, 14_051)
    only = samenvatting(lively, Blik(date(2025, 12, 1), date(2025, 12, 31), seed.SELWERD)).handgeld.in_periode
    assert (only.aantal, only.toegekend) == (1, 50)
    assert {uitkomst for uitkomst, number in only.per_uitkomst if number} == {BesluitUitkomst.TOEGEKEND}


def test_ages_are_whole_years_and_what_is_unknown_is_apart(store: Store, raw: sqlite3.Connection) -> None:
    days = ("2021-11-21", "2021-11-22", "2016-01-01", "2026-12-01", None)
    for number, day in enumerate(days):
        seed.initiatief(raw, f"Nummer {number}", startdatum=day)
    cijfers = read(store).initiatieven
    assert cijfers.leeftijd == Leeftijd(begonnen=3, minst=4, mediaan=5, meest=10, jong=1, gepland=1, onbekend=1)
    figures = rows_behind(read(store))
    for name in ("jong", "gepland", "begin_onbekend"):
        assert figures[f"initiatieven.{name}"].value == count(store, figures[f"initiatieven.{name}"].rows) == 1


@pytest.mark.parametrize(
    ("today", "before"),
    [
        (date(2026, 11, 21), date(2021, 11, 21)),
        (date(2028, 2, 29), date(2023, 2, 28)),
        (date(2029, 2, 28), date(2024, 2, 28)),
    ],
)
def test_five_years_ago_agrees_with_the_age(today: date, before: date) -> None:
    assert jaren_terug(today, 5) == before
    assert hele_jaren(before, today) == 5
    assert hele_jaren(before + timedelta(days=1), today) == 4
