"""Kasboekregels: complete without a number, with lessons for what failed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from frontlijn.domain.kasboek.perspectief import Perspectief
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.wederkerigheid import UitwisselingInvoer
from frontlijn.domain.values import Bereik, Leefdomein, Stem, Uitkomst
from tests.domain.refusals import refusal, with_value

TODAY = date(2026, 11, 21)
AQUARIUM = KasboekInvoer(titel="Staren naar het aquarium", wijk_id=1, datum=TODAY)


def test_an_entry_without_any_number_is_complete() -> None:
    """The aquarium (002)."""
    assert AQUARIUM.checked(TODAY) == AQUARIUM


def test_text_is_cleaned_and_leefdomeinen_stand_once_in_the_order_of_the_kompas() -> None:
    cleaned = replace(
        AQUARIUM,
        titel=" Soep\n\x1bkoken ",
        verhaal=" \n",
        wat_werkte="samen\r\neten",
        leefdomeinen=(Leefdomein.MEEDOEN, Leefdomein.WONEN, Leefdomein.MEEDOEN),
    ).checked(TODAY)
    assert (cleaned.titel, cleaned.verhaal, cleaned.wat_werkte) == ("Soep koken", None, "samen\neten")
    assert cleaned.leefdomeinen == (Leefdomein.WONEN, Leefdomein.MEEDOEN)


def test_a_title_is_required_and_a_day_that_must_come_is_refused() -> None:
    assert refusal(lambda: replace(AQUARIUM, titel=" ").checked(TODAY), "titel") == "Vul de titel in."
    refusal(lambda: replace(AQUARIUM, datum=TODAY + timedelta(days=1)).checked(TODAY), "datum")


@pytest.mark.parametrize(
    ("field", "words"), [("nieuw_bereikt", "13 nieuw bereikt"), ("niet_in_beeld", "13 niet in beeld")]
)
def test_no_part_of_the_deelnames_is_more_than_the_deelnames(field: str, words: str) -> None:
    """V16 of the domain model, section 5; only where both are known."""
    entry = with_value(replace(AQUARIUM, deelnames=12), field, 12)
    assert entry.checked(TODAY) == entry
    unknown = replace(entry, deelnames=None)
    assert unknown.checked(TODAY) == unknown
    message = refusal(lambda: with_value(entry, field, 13).checked(TODAY), field)
    assert message == f"Er deden 12 mensen mee, dus {words} kan niet; vul hoogstens 12 in."


@pytest.mark.parametrize("field", ["deelnames", "nieuw_bereikt", "niet_in_beeld", "vrijwilligersminuten"])
def test_a_number_below_zero_or_out_of_reason_is_refused_at_its_field(field: str) -> None:
    assert "onder nul" in refusal(lambda: with_value(AQUARIUM, field, -1).checked(TODAY), field)
    assert "te groot" in refusal(lambda: with_value(AQUARIUM, field, 10_000_001).checked(TODAY), field)


def test_an_entry_comes_from_one_other_thing() -> None:
    """V15 of the domain model, section 5: so that what came from it is a tree."""
    for one in (replace(AQUARIUM, uit_regel_id=1), replace(AQUARIUM, uit_initiatief_id=1)):
        assert one.checked(TODAY) == one
    refusal(lambda: replace(AQUARIUM, uit_regel_id=1, uit_initiatief_id=1).checked(TODAY), "uit")


@pytest.mark.parametrize(
    ("invoer", "field"),
    [
        (replace(AQUARIUM, bereik=Bereik.EXPORT), "toestemming_op"),
        (
            replace(AQUARIUM, bereik=Bereik.OPENBAAR, toestemming_op=TODAY, toestemming_tot=date(2026, 1, 1)),
            "toestemming_tot",
        ),
        (replace(AQUARIUM, toestemming_op=TODAY + timedelta(days=1)), "toestemming_op"),
        (replace(AQUARIUM, uitwisselingen=(UitwisselingInvoer("a", "A", "soep"),)), "uitwisselingen"),
        (replace(AQUARIUM, perspectieven=(Perspectief("", Stem.EIGEN, 0, 1),)), "perspectieven"),
        (replace(AQUARIUM, pseudoniem="x" * 201), "pseudoniem"),
        (replace(AQUARIUM, toestemming_van="x" * 201), "toestemming_van"),
    ],
)
def test_what_belongs_to_an_entry_is_checked_with_it(invoer: KasboekInvoer, field: str) -> None:
    refusal(lambda: invoer.checked(TODAY), field)


def test_names_that_are_empty_are_none() -> None:
    cleaned = replace(AQUARIUM, toestemming_van=" ", pseudoniem="\n").checked(TODAY)
    assert (cleaned.toestemming_van, cleaned.pseudoniem) == (None, None)


def test_mislukt_needs_a_lesson() -> None:
    """V21 of the domain model, section 5; "mislukken mag" (003)."""
    failed = replace(AQUARIUM, experiment=True, uitkomst=Uitkomst.MISLUKT)
    assert "les" in refusal(lambda: failed.checked(TODAY), "les")
    assert "les" in refusal(lambda: replace(failed, les=" \n").checked(TODAY), "les")
    assert replace(failed, les="Begin kleiner").checked(TODAY).les == "Begin kleiner"
