"""Consent: a story leaves the laptop only as far and as long as was agreed (domain model, section 14)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.toestemming import (
    DUUR_DAGEN,
    Toestemming,
    check_pseudoniem,
    check_toestemming,
    check_verhaal,
    mag_mee,
    toestemming_tot,
    waarom_niet,
)
from frontlijn.domain.values import Bereik, Zichtbaarheid
from tests.domain.refusals import refusal

TODAY = date(2026, 11, 21)
OP = date(2026, 6, 1)
DAY = timedelta(days=1)
INTERN, EXPORT, OPENBAAR = Bereik


def consent(
    bereik: Bereik, tot: date | None = TODAY, zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN
) -> Toestemming:
    return Toestemming(bereik, OP, tot, zichtbaarheid)


@pytest.mark.parametrize(("bereik", "naar"), list(product(Bereik, Bereik)))
def test_a_story_goes_as_far_as_was_agreed_and_no_further(bereik: Bereik, naar: Bereik) -> None:
    farthest = {INTERN: (INTERN,), EXPORT: (INTERN, EXPORT), OPENBAAR: (INTERN, EXPORT, OPENBAAR)}
    assert mag_mee(consent(bereik), naar, TODAY) == (naar in farthest[bereik])


def test_it_says_why_a_story_stays() -> None:
    assert waarom_niet(consent(INTERN), EXPORT, TODAY) == "geen toestemming"
    assert waarom_niet(consent(EXPORT), OPENBAAR, TODAY) == "geen toestemming om het openbaar te maken"
    assert waarom_niet(consent(OPENBAAR, TODAY - DAY), EXPORT, TODAY) == "toestemming verlopen op 20-11-2026"
    assert waarom_niet(consent(OPENBAAR, None), EXPORT, TODAY) == "toestemming verlopen"


@pytest.mark.parametrize("bereik", Bereik)
@pytest.mark.parametrize("naar", [EXPORT, OPENBAAR])
def test_what_is_onder_de_radar_never_leaves_whatever_was_agreed(bereik: Bereik, naar: Bereik) -> None:
    hidden = consent(bereik, TODAY + DAY, Zichtbaarheid.ONDER_DE_RADAR)
    assert waarom_niet(hidden, naar, TODAY) == "onder de radar"
    assert mag_mee(hidden, INTERN, TODAY)


def test_consent_holds_up_to_and_including_its_last_day() -> None:
    assert mag_mee(consent(EXPORT, TODAY), EXPORT, TODAY)
    assert not mag_mee(consent(EXPORT, TODAY), EXPORT, TODAY + DAY)
    assert mag_mee(consent(EXPORT, TODAY), INTERN, TODAY + DAY)


def test_without_an_end_it_holds_a_year() -> None:
    assert toestemming_tot(OP, None) == OP + timedelta(days=DUUR_DAGEN) == date(2027, 6, 1)
    assert toestemming_tot(OP, TODAY) == TODAY
    given = KasboekInvoer("Soep", 1, TODAY, bereik=EXPORT, toestemming_op=OP)
    assert given.checked(TODAY).toestemming_tot == date(2027, 6, 1)
    without = KasboekInvoer("Soep", 1, TODAY, toestemming_tot=TODAY)
    assert without.checked(TODAY).toestemming_tot is None


def test_what_may_leave_has_a_day_of_consent_that_was_not_after_its_end() -> None:
    check_toestemming(INTERN, None, None, TODAY)
    check_toestemming(EXPORT, TODAY, TODAY, TODAY)
    for bereik in (EXPORT, OPENBAAR):
        refusal(lambda bereik=bereik: check_toestemming(bereik, None, TODAY, TODAY), "toestemming_op")  # type: ignore[misc]
    for bereik in Bereik:
        refusal(lambda bereik=bereik: check_toestemming(bereik, OP, OP - DAY, TODAY), "toestemming_tot")  # type: ignore[misc]
        refusal(lambda bereik=bereik: check_toestemming(bereik, TODAY + DAY, None, TODAY), "toestemming_op")  # type: ignore[misc]


def test_a_story_that_changed_asks_for_consent_again() -> None:
    was = consent(EXPORT, TODAY)
    refusal(lambda: check_verhaal(was, EXPORT, was.toestemming_op), "toestemming_op")
    refusal(lambda: check_verhaal(was, OPENBAAR, was.toestemming_op), "toestemming_op")
    check_verhaal(was, EXPORT, TODAY)
    check_verhaal(was, INTERN, was.toestemming_op)
    check_verhaal(consent(INTERN, TODAY), EXPORT, TODAY)


@pytest.mark.parametrize("pseudoniem", ["Xandra", "kwibus", "buurvrouw Xándra"])
def test_a_schuilnaam_is_no_part_of_the_name_of_who_gave_consent(pseudoniem: str) -> None:
    refusal(lambda: check_pseudoniem(pseudoniem, "Xandra Kwibus"), "pseudoniem")


def test_any_other_schuilnaam_is_fine() -> None:
    check_pseudoniem("Roos van de bank", "Xandra van Kwibus")
    check_pseudoniem("Roos", None)
    check_pseudoniem(None, "Xandra Kwibus")
