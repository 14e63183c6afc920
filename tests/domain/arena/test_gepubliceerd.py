"""The published figures of 000 add up with one row for what its text does not say (domain model, section 3)."""

from __future__ import annotations

import pytest

from frontlijn.domain.arena.gepubliceerd import DIMENSIES, multiplier_van, totaal, verdeeld
from frontlijn.domain.arena.herkomst import rapport_herkomst
from frontlijn.domain.arena.multiplier import format_multiplier, rapport_multiplier
from frontlijn.domain.arena.namen import alle_van_rapport
from frontlijn.domain.arena.uitvoer import rapport_blokken
from frontlijn.domain.numbers import format_procent
from frontlijn.domain.shares import verdeel
from frontlijn.domain.values import CijferSoort, IncasseerderGroep, Leefdomein
from tests.domain.arena.arenas import DUIZEND, cijfer, rapport_2022


def test_the_totals_of_the_report() -> None:
    """000: 9.434 and 2.610 (x 1.000), circa 3,6."""
    figures = rapport_2022()
    baten, kosten = totaal(figures, CijferSoort.BATEN), totaal(figures, CijferSoort.KOSTEN)
    assert baten is not None
    assert kosten is not None
    assert (baten.gekozen.waarde, kosten.gekozen.waarde) == (9_434 * DUIZEND, 2_610 * DUIZEND)
    assert format_multiplier(multiplier_van(figures)) == "circa 3,6"
    published = totaal(figures, CijferSoort.MULTIPLIER)
    assert published is not None
    assert published.gekozen.waarde == 3_600
    assert totaal(figures, CijferSoort.LASTEN) is None


@pytest.mark.parametrize(
    ("dimensie", "parts", "rest"),
    [
        ("leefdomein", (2_526, 1_852, 1_516), 3_540),
        ("groep", (5_722,), 3_712),
        ("initiatief", (2_753, 2_056), 4_625),
        ("periode", (), 9_434),
    ],
)
def test_what_the_text_does_not_divide_is_a_row_of_its_own(dimensie: str, parts: tuple[int, ...], rest: int) -> None:
    """000, results, (x 1.000); the rests 3.540, 3.712 and 4.625 follow from them."""
    found = verdeeld(rapport_2022(), dimensie)
    assert tuple(one.gekozen.waarde // DUIZEND for one in found.cijfers) == parts
    assert found.dimensie == dimensie
    assert found.rest == rest * DUIZEND
    assert sum(one.gekozen.waarde for one in found.cijfers) + found.rest == 9_434 * DUIZEND


def test_the_overheid_collects_60_7_percent() -> None:
    """000: 5.722 of 9.434; in tenths of a percent."""
    assert format_procent((5_722 * 1_000 * 2 + 9_434) // (2 * 9_434) * 10) == "60,7 %"


def test_the_chosen_2526_is_the_one_that_gives_699() -> None:
    """000 says 2.524 too; only 2.526 x 2.610 / 9.434 rounds to the published 699 (domain model, section 4)."""
    figures = rapport_2022()
    rondkomen = next(one for one in figures if one.leefdomein is Leefdomein.RONDKOMEN)
    exact = multiplier_van(figures)
    assert exact is not None
    assert round(rondkomen.gekozen.waarde / exact / DUIZEND) == 699
    assert [round(one.waarde / exact / DUIZEND) for one in rondkomen.anders] == [698]
    assert verdeel(2_610 * DUIZEND, [2_526, 9_434 - 2_526])[0] // 100 == 698_840


def test_without_a_total_nothing_is_left_to_tell() -> None:
    part = cijfer(4, CijferSoort.BATEN, 100, groep=IncasseerderGroep.OVERHEID)
    assert verdeeld([part], "groep").rest is None
    assert multiplier_van([part]) is None
    assert multiplier_van([cijfer(1, CijferSoort.BATEN, 5)]) is None
    assert multiplier_van([cijfer(1, CijferSoort.KOSTEN, 5)]) is None
    assert multiplier_van([cijfer(1, CijferSoort.BATEN, 5), cijfer(2, CijferSoort.KOSTEN, 0)]) is None


def test_a_figure_says_what_it_is_about() -> None:
    figures = rapport_2022()
    assert [one.over for one in figures[2:9]] == [
        "", "rondkomen", "gezondheid", "opgroeien", "overheid", "Het Floreshuis", "Wijkbedrijf Selwerd",
    ]  # fmt: skip
    assert cijfer(1, CijferSoort.BATEN, 1, van=2021, tot=2025).over == "2021-2025"
    assert {one.dimensie for one in figures} == {"totaal", *DIMENSIES} - {"periode"}
    assert all(one.invoer.checked() == one.invoer for one in figures)


@pytest.mark.parametrize(("thousandths", "text"), [(3_610, "circa 3,61"), (4_000, "circa 4"), (5, "circa 0,005")])
def test_a_published_multiplier_is_written_one_way_wherever_it_stands(thousandths: int, text: str) -> None:
    one = cijfer(1, CijferSoort.MULTIPLIER, thousandths)
    told = rapport_herkomst([one], next(iter(alle_van_rapport((one,)))))
    assert rapport_multiplier([one]).tekst == told.waarde == text
    assert text in told.ingevuld
    assert text in str(rapport_blokken("Rapport", [one]))
    totals = (cijfer(2, CijferSoort.BATEN, 90 * DUIZEND), cijfer(3, CijferSoort.KOSTEN, DUIZEND))
    assert f"Het rapport zelf noemt {text}; " in rapport_multiplier((one, *totals)).voorbehouden[0]
