"""How the lines of the forms of an arena are read, and written back as they were typed."""

from __future__ import annotations

import pytest

from frontlijn.domain.arena.bronwaarde import Bronwaarde
from frontlijn.domain.errors import Refused
from frontlijn.domain.values import Bewijskracht, Factor
from frontlijn.screens.forms.arena.velden import (
    Bron,
    Deel,
    format_andere,
    format_bron_invoer,
    parse_andere,
    parse_bron,
    parse_deel,
)


@pytest.mark.parametrize(
    ("text", "bron"),
    [
        ("Prijslijst", Bron("Prijslijst")),
        ("Prijslijst, 2024", Bron("Prijslijst", 2024)),
        (
            "Prijslijst van Oost, West, 2024, Onderbouwd",
            Bron("Prijslijst van Oost, West", 2024, Bewijskracht.ONDERBOUWD),
        ),
        ("Onze telling, gemeten", Bron("Onze telling", None, Bewijskracht.GEMETEN)),
        ("Jaarverslag 2021", Bron("Jaarverslag 2021")),
        ("Kamer, 9999", Bron("Kamer, 9999")),
        ("inschatting", Bron("", None, Bewijskracht.INSCHATTING)),
    ],
)
def test_a_source_is_one_line_with_maybe_a_year_and_its_strength(text: str, bron: Bron) -> None:
    assert parse_bron(text, "waarde_bron") == bron


def test_a_source_is_written_as_it_is_typed() -> None:
    value = Bronwaarde(Factor.WAARDE, 100, "Lijst", 2024, Bewijskracht.GEMETEN)
    assert format_bron_invoer(value) == "Lijst, 2024, gemeten"
    assert parse_bron(format_bron_invoer(value), "x") == Bron("Lijst", 2024, Bewijskracht.GEMETEN)


@pytest.mark.parametrize(
    ("text", "deel"),
    [
        ("60", Deel(6000, None)),
        ("60 % gemeente", Deel(6000, "gemeente")),
        ("12,5% de zorgverzekeraar", Deel(1250, "de zorgverzekeraar")),
        ("de helft sociale dienst", Deel(5000, "sociale dienst")),
        ("gemeente", Deel(None, "gemeente")),
    ],
)
def test_a_share_and_who_gets_it_are_one_line(text: str, deel: Deel) -> None:
    assert parse_deel(text, "deel_overheid") == deel


def test_a_share_above_everything_is_refused() -> None:
    with pytest.raises(Refused, match="hoogstens 100") as refused:
        parse_deel("160 % gemeente", "deel_overheid")
    assert refused.value.field == "deel_overheid"


@pytest.mark.parametrize(
    ("factor", "line", "waarde", "woord"),
    [
        (Factor.SLAGINGSKANS, "30 %: Ander rapport, 2019", 3000, False),
        (Factor.SLAGINGSKANS, "een kwart: Ander rapport, 2019", 2500, True),
        (Factor.DEADWEIGHT, "onbekend: Ander rapport, 2019", None, False),
        (Factor.AANTAL, "50: Ander rapport, 2019", 50, False),
        (Factor.WAARDE, "9500: Ander rapport, 2019", 950000, False),
    ],
)
def test_what_another_source_says_is_read_and_written_back(
    factor: Factor, line: str, waarde: int | None, woord: bool
) -> None:
    value = parse_andere(factor, line, "x")
    assert (value.waarde, value.woord, value.bron, value.jaar, value.gekozen) == (
        waarde,
        woord,
        "Ander rapport",
        2019,
        False,
    )
    assert format_andere([value]) == line


@pytest.mark.parametrize("line", ["30 %", "30 %:", "30 % Ander rapport", "veel: Ander rapport", "101: Ander rapport"])
def test_another_value_without_a_source_or_out_of_range_is_refused_at_its_field(line: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_andere(Factor.TOEREKENING, line, "toerekening_anders")
    assert refused.value.field == "toerekening_anders"
