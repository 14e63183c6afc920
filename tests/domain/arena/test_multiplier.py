"""The multiplier is never told without what must be said with it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.multiplier import euros, format_multiplier, multiplier
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.arena.uitvoer import uitkomst_blokken
from frontlijn.domain.blokken import Tabel
from frontlijn.domain.values import Modus
from tests.domain.arena.arenas import (
    arena,
    bedrag_per_domein,
    effect,
    factoren,
    investering,
    last,
    meer_standen,
    pm_effect,
    stand,
)


def test_the_published_multiplier_is_shown_as_about_three_and_six_tenths() -> None:
    """000: 9.434 / 2.610 (x 1.000) is "circa 3,6"."""
    assert format_multiplier(Fraction(9_434, 2_610)) == "circa 3,6"


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (None, "n.v.t."),
        (Fraction(0), "circa 0,0"),
        (Fraction(365, 100), "circa 3,7"),
        (Fraction(3649, 1000), "circa 3,6"),
        (Fraction(12_345), "circa 12.345,0"),
        (Fraction(-3, 2), "circa -1,5"),
        (Fraction(-1, 100), "circa 0,0"),
        (Fraction(949, 1000), "circa 0,9"),
        (Fraction(999, 1000), "net geen 1"),
        (Fraction(1), "circa 1,0"),
    ],
)
def test_it_has_one_decimal_and_is_about(exact: Fraction | None, shown: str) -> None:
    assert format_multiplier(exact) == shown


@settings(max_examples=40, deadline=None)
@given(meer_standen(), st.sampled_from(Modus))
def test_it_comes_with_its_caveats(several: tuple[ArenaStand, ...], modus: Modus) -> None:
    """The domain model, section 7: not linear, an average, PM missing, partly not claimable, not a ranking."""
    made = uitkomst(several, modus)
    lines = " ".join(multiplier(made).regels)
    assert "geen ranglijst" in lines
    assert ("niet door te trekken" in lines) == ("gemiddelde" in lines) == (made.multiplier is not None)
    assert "PM" in lines
    assert ("nog niets op PM" in lines) == (not made.pm)
    assert ("is niet opeisbaar" in lines) == (made.niet_opeisbaar > 0)
    assert ("opeisbaar" in lines) == bool(made.geteld)
    assert ("Negatieve effecten" in lines) == (modus is Modus.RAPPORT and bool(made.negatief or made.negatief_buiten))


@given(meer_standen())
def test_the_short_form_leaves_no_caveat_out(several: tuple[ArenaStand, ...]) -> None:
    whole = multiplier(uitkomst(several))
    told = " ".join(whole.kort)
    for said in ("geen ranglijst", "niet door te trekken", "gemiddelde", "PM", "opeisbaar", "geen bron"):
        assert (said in told) == (said in " ".join(whole.regels))
    assert whole.kort[0] == whole.regels[0]


def test_what_follows_from_what_was_filled_in_is_said() -> None:
    unknown = factoren(deadweight=None)
    paid = (investering(), investering(1002, None, in_natura=True, omschrijving="uren"))
    one = stand(effect(factoren=unknown, start=2038), pm_effect(), last(), investeringen=paid)
    assert multiplier(uitkomst([one])).regels[4:] == (
        "1 effect staat op PM: niet in geld, en wel van waarde.",
        "Niet opeisbaar is wat niemand in handen krijgt; hier staat alles als opeisbaar.",
        "Negatieve effecten van € 384.000 tellen niet mee, zoals in het rapport.",
        "€ 192.000 valt na de gekozen jaren en telt niet mee.",
        "Wat in natura werd gegeven, telt niet mee in de kosten.",
        "Bij 1 effect is onbekend wat ook zonder jullie was gebeurd; daar is niets afgetrokken.",
    )


@pytest.mark.parametrize(("cents", "shown"), [(7_680_000, "€ 76.800"), (49, "€ 0"), (50, "€ 1"), (-150, "€ -2")])
def test_whole_euros_are_halves_up(cents: int, shown: str) -> None:
    assert euros(Fraction(cents)) == shown


def test_on_a_page_in_thousands_a_caveat_and_the_totals_tell_the_same_amount() -> None:
    large = bedrag_per_domein(wonen=2_000_000)
    made = uitkomst([stand(*large, effect(1009), van=arena(horizon=4, periode=4))])
    totals = next(block for block in uitkomst_blokken(made) if isinstance(block, Tabel))
    assert ["Na de gekozen jaren (telt niet mee)", "€ 307.200"] in [
        [cell.tekst for cell in row] for row in totals.rijen
    ]
    assert "€ 307.200 valt na de gekozen jaren en telt niet mee." in multiplier(made).voorbehouden
