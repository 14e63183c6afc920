"""Rows of a file as initiatieven: only a name is needed."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.values import Benadering, Fase, InitiatiefType, Zichtbaarheid
from frontlijn.export.registers import INITIATIEVEN as EXPORT
from frontlijn.intake.columns import map_columns
from frontlijn.intake.initiatieven import INITIATIEVEN, VELDEN
from tests.intake.knowledge import bekend, plan, sheet, taken, wrong


def test_every_field_of_an_initiative_can_be_read() -> None:
    """And no column gives something that an initiative has not."""
    named = {"wijk": "wijk_id", "uit": "uit_regel_id", "vertrouwelijk": "zichtbaarheid"}
    read = {named.get(field, field) for field in VELDEN} | {"uit_initiatief_id"}
    assert read == {field.name for field in fields(InitiatiefInvoer)}


def test_no_name_is_of_two_fields() -> None:
    for name in [name for field, others in VELDEN.items() for name in (field, *others)]:
        found = [field for field, others in VELDEN.items() if name in (field, *others)]
        assert len(found) == 1, name
        assert map_columns((name,), VELDEN, {}).fields == {found[0]: 0}


def test_a_whole_row() -> None:
    headers = (
        "Initiatief|Buurt|Andere namen|Soort|Status|Rol gemeente|Reden benadering|Omschrijving|Begonnen|Zichtbaarheid|"
        "Trekkers|Vrijwilligers|Betaald|Contactpersoon|Organisatie|Les|Kwam voort uit"
    )
    row = (
        "De Lepel|Selwerd|Soepclub; Soep op dinsdag|Uitdaging (right to challenge)|in ontwikkeling|faciliteren|"
        "Ze willen zelf.|Soep koken.|1 april 2026|onder de radar|2|12|0|Truus|Buurthuis|Begin klein.|Soepclub"
    )
    (invoer,) = taken(INITIATIEVEN, sheet(headers, row))
    assert invoer == InitiatiefInvoer(
        naam="De Lepel",
        wijk_id=1,
        aliassen=("Soepclub", "Soep op dinsdag"),
        type=InitiatiefType.UITDAGING,
        fase=Fase.IN_ONTWIKKELING,
        benadering=Benadering.FACILITEREN,
        benadering_reden="Ze willen zelf.",
        omschrijving="Soep koken.",
        startdatum=date(2026, 4, 1),
        zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR,
        aanjagers=2,
        vrijwilligers=12,
        betaalde_krachten=0,
        contact="Truus",
        organisatie="Buurthuis",
        les="Begin klein.",
        uit_initiatief_id=7,
    )


def test_a_name_is_enough() -> None:
    assert taken(INITIATIEVEN, sheet("naam", "De Lepel")) == [InitiatiefInvoer(naam="De Lepel", wijk_id=1)]


@pytest.mark.parametrize(
    ("headers", "row", "kolom", "words"),
    [
        ("naam|fase", "|idee", "naam", "Vul de naam in."),
        ("naam|Fase", "A|klaar", "Fase", '"klaar" ken ik niet; kies idee, startend,'),
        ("naam|fase", "A|mislukt", None, "vul de les in."),
        ("naam|Start", "A|1-1-2028", "Start", "ligt meer dan een jaar vooruit"),
        ("naam|Aantal vrijwilligers", "A|tien", "Aantal vrijwilligers", "geen heel getal"),
        ("naam|wijk", "A|Selwert", "wijk", "Bedoel je Selwerd?"),
        ("naam|Contactpersoon", "A|Truus 111222333", "Contactpersoon", "misschien een BSN"),
        ("naam|bijnaam", "A|B; 111222333", "bijnaam", "misschien een BSN"),
        ("naam|start|uit", "A|1-2-2026|Soepclub", "uit", "later dan 01-02-2026"),
    ],
)
def test_what_cannot_be_says_where_and_why(headers: str, row: str, kolom: str | None, words: str) -> None:
    ((_, found, reden),) = wrong(INITIATIEVEN, sheet(headers, row))
    assert found == kolom
    assert words in reden


def test_a_row_that_stands_and_one_that_is_alike() -> None:
    rows = sheet("naam|aanjagers", "De Lepel|2", "De Vork|3")
    lepel, vork = taken(INITIATIEVEN, rows)
    made = plan(INITIATIEVEN, rows, bekend({3: lepel, 4: replace(vork, aanjagers=1)}))
    assert made.aanwezig == ((2, 3),)
    assert [(row.rij, row.lijkt_op) for row in made.nieuw] == [(3, 4)]


def test_the_columns_of_an_export_need_no_help() -> None:
    """But for the day of the last confirmation: what is taken in is confirmed today."""
    names = tuple(column.naam for column in EXPORT.kolommen)
    made = plan(INITIATIEVEN, sheet("|".join(names), "|".join("" for _ in names)))
    assert made.ongebruikt == ("laatst_bevestigd_op",)
