"""Notes on a request or an award: neutral, and they never block."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from frontlijn.domain.handgeld.opmerkingen import GEWOON_BELEID, opmerkingen
from frontlijn.domain.handgeld.toekenning import GEBRUIKELIJK_TOT
from frontlijn.domain.values import Criterium, Oordeel
from tests.domain.handgeld_records import OORDELEN, POT, oordelen


def notes(onderwerp: str = "Soep", bedrag: int = 50_00, **more: Any) -> tuple[str, ...]:
    usual: dict[str, Any] = {"oordelen": OORDELEN, "eerdere_toekenningen": 0, "initiatief": "Buurttuin", "pot": POT}
    return opmerkingen(onderwerp, bedrag, **(usual | more))


def test_an_ordinary_award_gets_no_note() -> None:
    assert notes(bedrag=GEBRUIKELIJK_TOT, eerdere_toekenningen=1) == ()


def test_an_amount_above_what_is_usual_is_asked_about() -> None:
    """Domain model, section 6: from one cent past € 1.000."""
    assert notes(bedrag=GEBRUIKELIJK_TOT + 1) == ("€ 1.000,01 is groter dan gebruikelijk handgeld: klopt dat?",)


def test_the_third_grant_to_one_initiative_is_told_and_only_when_it_is_granted() -> None:
    """004: "van gunst naar recht"."""
    (note,) = notes(eerdere_toekenningen=2)
    assert note.startswith("Buurttuin krijgt met deze toekenning 3 keer handgeld")
    assert notes(eerdere_toekenningen=2, bedrag=0) == ()
    assert notes(eerdere_toekenningen=2, initiatief=None) == ()


@pytest.mark.parametrize("woord", GEWOON_BELEID)
def test_each_word_for_regular_policy_is_found_in_any_case(woord: str) -> None:
    """004: policy through the back door; C4."""
    text = woord.replace("*", "en").replace(" ", "\n").upper()
    assert notes(f"Iets met {text}, graag") == (f"Dit lijkt op {GEWOON_BELEID[woord]}: is het geen gewoon beleid?",)


def test_words_count_whole_and_also_in_the_other_text() -> None:
    assert notes("Wmoes en kriool, groen en openbaar") == ()
    assert len(notes("Feest", extra_tekst="met de Wmo-consulent")) == 1


@pytest.mark.parametrize("oordeel", Oordeel)
def test_a_doubt_about_c4_is_asked_about_once(oordeel: Oordeel) -> None:
    doubt = oordeel in (Oordeel.VOLDOET_DEELS, Oordeel.ONBEKEND)
    judged = oordelen(Criterium.C4, oordeel=oordeel)
    assert len(notes(oordelen=judged)) == doubt
    assert len(notes("opbouwwerker", oordelen=judged)) == 1


def test_a_pot_below_zero_is_a_fact_about_new_awards_only() -> None:
    tekort = replace(POT, stand=replace(POT.stand, toegekend=1_012_00))
    (note,) = notes(pot=tekort)
    assert "€ -12,00" in note
    assert "nieuwe toekenningen" in note
    assert notes(pot=replace(POT, stand=replace(POT.stand, toegekend=1_000_00))) == ()


def test_every_note_is_one_line() -> None:
    found = notes("opbouwwerk\nin de straat", GEBRUIKELIJK_TOT * 2, eerdere_toekenningen=9)
    assert len(found) == 3
    assert not any("\n" in note for note in found)
