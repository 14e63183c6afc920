"""How a number was made, in words: what is written can be computed again by hand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.herkomst import HOOGSTENS, Deel, Herkomst, berekening, middelste, optelling
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.summary import mediaan

amounts = st.lists(st.integers(-10_000_00, 10_000_00), max_size=30)


def computed(text: str) -> int:
    """What somebody who adds up the amounts of a line by hand gets, in cents."""
    total = 0
    for sign, minus, euros, cents in re.findall(r"(?:([+-]) )?(?:deel\d+ )?€ (-?)([0-9.]+),([0-9]{2})", text):
        one = int(euros.replace(".", "")) * 100 + int(cents)
        total += -one if (sign == "-") != bool(minus) else one
    return total


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ([], "geen regels, dus 0"),
        ([34], "34"),
        ([34, 12, 8], "34 + 12 + 8 = 54"),
        ([34, -12], "34 - 12 = 22"),
        ([1] * 6, "1 + 1 + 1 + 1 + 1 + 1 = 6"),
        ([1_000] * 7, "1.000 + 1.000 + 1.000 + 1.000 + 1.000 + 1.000 + … (7 regels) = 7.000"),
    ],
)
def test_a_sum_is_written_with_its_parts_and_a_long_one_with_how_many_there_are(parts: list[int], shown: str) -> None:
    assert optelling(parts, wat="regels") == shown


@given(amounts.filter(lambda parts: 1 < len(parts) <= HOOGSTENS))
def test_whoever_adds_up_the_parts_gets_the_sum(parts: list[int]) -> None:
    left, _, right = optelling(parts, format_bedrag).partition(" = ")
    assert computed(left) == computed(right) == sum(parts)


@given(amounts.filter(bool))
def test_terms_keep_their_names_and_add_up(parts: list[int]) -> None:
    left, _, right = berekening([(f"deel{n}", part) for n, part in enumerate(parts)], format_bedrag).partition(" = ")
    assert computed(left) == computed(right) == sum(parts)
    assert left.count("deel") == len(parts)


def test_a_result_that_is_no_sum_can_be_given() -> None:
    assert berekening([("baten", 26), ("kosten", 10)], uitkomst=3) == "baten 26 + kosten 10 = 3"


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([], "geen dagen, dus onbekend"),
        ([3], "er is er één: 3"),
        ([9, 1, 5], "nummer 2 van 3 dagen, van laag naar hoog: 5"),
        ([9, 1, 5, 6], "nummer 2 en 3 van 4 dagen, van laag naar hoog: 5 en 6; het midden daarvan is 6"),
    ],
)
def test_a_median_says_which_values_stand_in_the_middle(values: list[int], shown: str) -> None:
    assert middelste(values, wat="dagen") == shown


@given(st.lists(st.integers(0, 1_000), min_size=1))
def test_the_middle_that_is_told_is_the_median(values: list[int]) -> None:
    assert int(middelste(values).replace(".", "").split()[-1]) == mediaan(values)


def test_the_explanation_leaves_out_what_there_is_not() -> None:
    made = Herkomst("kasboek.regels", "regels", "0", "tel de regels", "geen regels, dus 0")
    assert dict(made.uitleg()) == {"Formule": "tel de regels", "Ingevuld": "geen regels, dus 0"}
    more = Herkomst("x", "x", "3", "a + b", "1 + 2 = 3", (Deel("a", "1"),), ("kasboek", "register"), ("Een.", "Twee."))
    assert dict(more.uitleg()) == {
        "Formule": "a + b",
        "Ingevuld": "1 + 2 = 3",
        "Bron": "kasboek; register",
        "Let op": "Een. Twee.",
    }
