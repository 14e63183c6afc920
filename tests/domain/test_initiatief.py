"""Initiatieven: a name and a wijk are enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frontlijn.domain.initiatief import Initiatief, InitiatiefInvoer, check_startdatum
from frontlijn.domain.values import Fase, Zichtbaarheid
from tests.domain.refusals import refusal, with_value

SMALLEST = InitiatiefInvoer(naam="Buurttuin", wijk_id=1)


def stored(aanjagers: int | None, fase: Fase | None) -> Initiatief:
    return Initiatief(
        id=1,
        versie=1,
        naam="Buurttuin",
        aliassen=("De tuin",),
        wijk_id=2,
        wijk="Selwerd",
        type=None,
        fase=fase,
        benadering=None,
        benadering_reden=None,
        omschrijving="groen",
        startdatum=date(2020, 1, 1),
        zichtbaarheid=Zichtbaarheid.OPENBAAR,
        aanjagers=aanjagers,
        vrijwilligers=3,
        betaalde_krachten=None,
        contact_persoon_id=4,
        contact="Sanne",
        contact_organisatie_id=None,
        organisatie=None,
        laatst_bevestigd_op=date(2026, 1, 1),
        les=None,
        geregistreerd_op="2026-01-01T00:00:00Z",
        kasboekregels=0,
    )


def test_a_name_and_a_wijk_are_enough() -> None:
    """Minimal registration (002, under the radar)."""
    assert SMALLEST.checked() == SMALLEST
    assert refusal(lambda: replace(SMALLEST, naam="\x1b ").checked(), "naam") == "Vul de naam in."


def test_text_is_cleaned_and_doubles_among_the_other_names_fall_out() -> None:
    cleaned = replace(
        SMALLEST, naam=" Buurt\ttuin", aliassen=("Tuin", " ", "TUIN"), contact=" ", organisatie="", omschrijving="\n"
    ).checked()
    assert cleaned == replace(SMALLEST, naam="Buurt tuin", aliassen=("Tuin",))


def test_mislukt_needs_a_lesson() -> None:
    """V21 of the domain model, section 5; "mislukken mag" (003)."""
    failed = replace(SMALLEST, fase=Fase.MISLUKT)
    assert "les" in refusal(failed.checked, "les")
    assert "les" in refusal(lambda: replace(failed, les=" \u200b").checked(), "les")
    assert replace(failed, les="Eerst koffie").checked().les == "Eerst koffie"


@pytest.mark.parametrize("field", ["aanjagers", "vrijwilligers", "betaalde_krachten"])
def test_a_number_below_zero_or_out_of_reason_is_refused_at_its_field(field: str) -> None:
    assert "onder nul" in refusal(lambda: with_value(SMALLEST, field, -1).checked(), field)
    assert "te groot" in refusal(lambda: with_value(SMALLEST, field, 10**9).checked(), field)


@pytest.mark.parametrize(
    ("aanjagers", "fase", "kwetsbaar"),
    [
        (2, Fase.STARTEND, True),
        (2, None, True),
        (0, Fase.IDEE, True),
        (3, Fase.STARTEND, False),
        (None, Fase.STARTEND, False),
        (1, Fase.GESTOPT, False),
        (1, Fase.MISLUKT, False),
        (1, Fase.OVERGEDRAGEN, False),
    ],
)
def test_what_lives_on_two_people_or_fewer_is_vulnerable_and_unknown_is_not(
    aanjagers: int | None, fase: Fase | None, kwetsbaar: bool
) -> None:
    """002: "afhankelijk van 1 of 2 mensen"."""
    assert stored(aanjagers, fase).kwetsbaar is kwetsbaar


def test_an_edit_form_starts_from_what_is_stored() -> None:
    invoer = stored(2, Fase.STARTEND).invoer()
    assert invoer == InitiatiefInvoer(
        naam="Buurttuin",
        wijk_id=2,
        aliassen=("De tuin",),
        fase=Fase.STARTEND,
        omschrijving="groen",
        startdatum=date(2020, 1, 1),
        zichtbaarheid=Zichtbaarheid.OPENBAAR,
        aanjagers=2,
        vrijwilligers=3,
        contact="Sanne",
    )


def test_a_start_may_be_planned_but_not_more_than_a_year_ahead() -> None:
    today = date(2026, 11, 21)
    for start in (None, date(1950, 1, 1), today, date(2027, 11, 21)):
        check_startdatum(start, today)
    message = refusal(lambda: check_startdatum(date(2027, 11, 22), today), "startdatum")
    assert message == (
        "22-11-2027 ligt meer dan een jaar vooruit; vul een startdatum tot en met 21-11-2027 in, of laat hem leeg."
    )
