"""Finding by name or number, names to suggest, settings, the log and the pots."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from frontlijn.domain.errors import NotFound, Refused, StoreProblem
from frontlijn.domain.handgeld.pot import Financier, PotToestand
from frontlijn.domain.personen import Organisatie, Persoon
from frontlijn.domain.values import Grootte, OrganisatieSoort, PersoonDoel, Zwaarte
from frontlijn.store.read import handgeld, initiatieven, inlezen, log, personen, settings, wijken
from frontlijn.store.read.log import WijzigingRegel
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.settings import put
from tests.store import seed


def test_the_fifteen_wijken_ship_with_the_product(store: Store) -> None:
    found = wijken.wijken(store)
    assert len(found) == 15
    assert [wijk.naam for wijk in found] == sorted(wijk.naam for wijk in found)
    hoogkerk = wijken.get(store, 14)
    assert (hoogkerk.grootte, hoogkerk.zwaarte, hoogkerk.plafond) == (Grootte.KLEIN, Zwaarte.LICHT, 10_000_000)
    assert (hoogkerk.aliassen, wijken.get(store, 6).aliassen) == ((), ("Oosterparkwijk",))


@pytest.mark.parametrize("text", ["Selwerd", " selwerd ", "SELWERD", "1"])
def test_a_wijk_is_found_by_name_or_number(store: Store, text: str) -> None:
    assert wijken.find(store, text).id == seed.SELWERD


def test_a_wijk_is_found_by_another_name(store: Store) -> None:
    assert wijken.find(store, "indische buurt").naam == "Korrewegwijk"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Selwert", "Er is geen wijk Selwert. Bedoel je Selwerd"),
        ("Utrecht\x1b[31m", "Er is geen wijk Utrecht\ufffd[31m. Controleer de naam."),
        ("99", "Er is geen wijk 99."),
    ],
)
def test_an_unknown_wijk_brings_the_nearest_names(store: Store, text: str, message: str) -> None:
    with pytest.raises(NotFound) as refusal:
        wijken.find(store, text)
    assert refusal.value.message.startswith(message)


@pytest.mark.parametrize("text", ["", "  ", "x" * 201])
def test_a_name_that_cannot_be_one_is_refused(store: Store, text: str) -> None:
    with pytest.raises(Refused):
        wijken.find(store, text)


def test_an_initiatief_is_found_by_name_alias_or_number(store: Store, raw: sqlite3.Connection) -> None:
    tuin = seed.initiatief(raw, "Café de Tuin", aliassen="Eetcafé\nTuintje")
    digits = seed.initiatief(raw, "2")
    assert initiatieven.find(store, "cafe de tuin").id == tuin
    assert initiatieven.find(store, "TUINTJE").id == tuin
    assert initiatieven.find(store, "1").id == tuin
    assert initiatieven.find(store, "2").id == digits  # its name and its number


def test_a_number_of_one_that_is_the_name_of_another_is_doubt(store: Store, raw: sqlite3.Connection) -> None:
    tuin = seed.initiatief(raw, "Café de Tuin")
    digits = seed.initiatief(raw, "1")
    says = r"1 is het nummer van Café de Tuin en een naam van nummer 2; noem de een bij naam, of de ander bij nummer"
    with pytest.raises(Refused, match=says):
        initiatieven.find(store, "1")
    with pytest.raises(Refused, match=says):
        inlezen.initiatief_namen(store)[seed.SELWERD].find("1")
    assert initiatieven.find(store, "cafe de tuin").id == tuin
    assert initiatieven.find(store, "2").id == digits


def test_two_initiatieven_with_one_name_need_a_number_or_a_wijk(store: Store, raw: sqlite3.Connection) -> None:
    seed.initiatief(raw, "Buurttuin")
    there = seed.initiatief(raw, "Buurttuin", wijk_id=seed.PADDEPOEL)
    with pytest.raises(Refused, match=r"Er zijn er 2 met deze naam; noem het nummer: 1 \(Selwerd\), 2 \(Paddepoel\)"):
        initiatieven.find(store, "buurttuin")
    assert initiatieven.find(store, "buurttuin", seed.PADDEPOEL).id == there


def test_likely_duplicates_are_of_the_wijk_and_never_itself(store: Store, raw: sqlite3.Connection) -> None:
    one = seed.initiatief(raw, "De Buurttuin")
    two = seed.initiatief(raw, "Moestuin", aliassen="Buurt-tuin")
    seed.initiatief(raw, "Buurttuin", wijk_id=seed.PADDEPOEL)
    seed.initiatief(raw, "Repair Café")
    assert [i.id for i in initiatieven.duplicates(store, "buurttuin", seed.SELWERD)] == [one, two]
    assert [i.id for i in initiatieven.duplicates(store, "buurttuin", seed.SELWERD, except_id=one)] == [two]


def test_persons_and_organisations(store: Store, raw: sqlite3.Connection) -> None:
    who = seed.persoon(raw, "zoë", doel="contact", laatste_contact_op="2026-01-02", telefoon="050")
    seed.persoon(raw, "Anna")
    seed.persoon(raw, "Anna")
    party = seed.organisatie(raw, "Nijestee", soort="corporatie", wijk_id=seed.PADDEPOEL)
    assert personen.get_persoon(store, who) == Persoon(who, "zoë", PersoonDoel.CONTACT, "050", None, date(2026, 1, 2))
    assert personen.find_persoon(store, "Zoe").id == who
    assert personen.persoon_namen(store) == ("Anna", "zoë")
    assert [persoon.naam for persoon in personen.personen(store)] == ["Anna", "Anna", "zoë"]
    assert personen.organisaties(store) == (
        Organisatie(party, "Nijestee", OrganisatieSoort.CORPORATIE, seed.PADDEPOEL, "Paddepoel", None),
    )
    assert personen.find_organisatie(store, "nijestee") == personen.get_organisatie(store, party)
    assert personen.organisatie_namen(store) == ("Nijestee",)
    with pytest.raises(NotFound, match="Persoon 9 is er niet"):
        personen.get_persoon(store, 9)
    with pytest.raises(NotFound, match="Organisatie 9 is er niet"):
        personen.get_organisatie(store, 9)


def test_a_setting_is_remembered(store: Store) -> None:
    assert settings.get(store, Instelling.THEMA) is None
    put(store, Instelling.THEMA, "nacht")
    put(store, Instelling.THEMA, "dag")
    assert settings.get(store, Instelling.THEMA) == "dag"
    assert settings.get(store, Instelling.WIJK) is None


def test_the_log_of_a_record_comes_oldest_first_with_old_and_new(store: Store, raw: sqlite3.Connection) -> None:
    seed.wijziging(raw, "initiatief", 7, "nieuw", nieuw='{"naam": "Tuin", "wijk_id": 1, "experiment": true}')
    seed.wijziging(
        raw,
        "initiatief",
        7,
        oud='{"naam": "Tuin", "leefdomeinen": []}',
        nieuw='{"naam": null, "leefdomeinen": [{"leefdomein": "wonen"}, {"leefdomein": "meedoen"}]}',
    )
    seed.wijziging(raw, "initiatief", 8)
    seed.wijziging(raw, "kasboekregel", 7)
    first = (("naam", None, "Tuin"), ("wijk_id", None, "1"), ("experiment", None, "ja"))
    second = (("naam", "Tuin", None), ("leefdomeinen", "", "wonen, meedoen"))
    assert log.history(store, "initiatief", 7) == (
        WijzigingRegel(seed.MOMENT, "Schrijver", "nieuw", first),
        WijzigingRegel(seed.MOMENT, "Schrijver", "gewijzigd", second),
    )


def test_where_a_pot_stands(store: Store, raw: sqlite3.Connection) -> None:
    pot_id = seed.pot(raw, plafond=100_000)
    besluit_id = seed.besluit(raw, seed.aanvraag(raw, pot_id, gevraagd=30_000))
    seed.mutatie(raw, pot_id, "betaling", 20_000, besluit_id=besluit_id)
    seed.mutatie(raw, pot_id, "terugontvangst", 1_000, besluit_id=besluit_id)
    seed.mutatie(raw, pot_id, "vrijval", 5_000, besluit_id=besluit_id)
    korting = seed.mutatie(raw, pot_id, "korting", 90_000)
    seed.aanvraag(raw, pot_id, gevraagd=70_000)
    pot = handgeld.pot(store, pot_id)
    stand = pot.stand
    assert pot.financiers == (Financier("gemeente", 5_000), Financier("corporaties", 5_000))
    assert (stand.plafond, stand.toegekend, stand.betaald, stand.aangevraagd) == (10_000, 25_000, 19_000, 70_000)
    assert (stand.vrij, stand.openstaand, stand.toestand) == (-15_000, 6_000, PotToestand.TEKORT)
    seed.mutatie(raw, pot_id, "storno", 90_000, storno_van=korting)
    assert handgeld.pot(store, pot_id).stand.vrij == 75_000


def test_pots_of_a_wijk_and_of_a_day(store: Store, raw: sqlite3.Connection) -> None:
    old = seed.pot(raw, "Oud", van="2022-01-01", tot="2025-12-31")
    new = seed.pot(raw, "Nieuw", van="2026-01-01", tot="2029-12-31")
    shut = seed.pot(raw, "Dicht", van="2026-01-01", tot="2029-12-31")
    there = seed.pot(raw, "Daar", wijk_id=seed.PADDEPOEL, van="2026-11-21", tot="2026-11-21")
    seed.close(raw, shut)
    today = store.today()
    assert [pot.id for pot in handgeld.pots(store, seed.SELWERD)] == [shut, new, old]
    assert len(handgeld.pots(store)) == 4
    assert [pot.id for pot in handgeld.current_pots(store, seed.SELWERD, today)] == [new]
    assert [pot.id for pot in handgeld.current_pots(store, seed.SELWERD, date(2026, 11, 20))] == [shut, new]
    assert [pot.id for pot in handgeld.current_pots(store, None, today)] == [there, new]
    assert handgeld.find_pot(store, "nieuw").id == new
    with pytest.raises(NotFound, match=r"Er is geen pot Nieuws\. Bedoel je Nieuw"):
        handgeld.find_pot(store, "Nieuws")
    with pytest.raises(NotFound, match="Pot 99 bestaat niet"):
        handgeld.pot(store, 99)


def test_a_store_that_went_away_is_said_in_dutch(store: Store) -> None:
    store.close()
    Path(store.path).unlink()
    Path(store.path).mkdir()
    with pytest.raises(StoreProblem, match="is een map"):
        wijken.wijken(store)
