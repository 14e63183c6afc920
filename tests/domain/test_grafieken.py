"""The axis of a chart: round numbers, with zero, over everything drawn on it; and which places are told."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.blokken import Grafiek, Lijn, Spreiding, Tornado
from frontlijn.domain.grafieken import grafiek_tabel, merk_zin, midden_zin, plaatsen, streepjes, tornado_tabel


def chart(places: int, merk: int | None = None, merk_tekst: str = "") -> Grafiek:
    line = Lijn("a", tuple(range(places)))
    return Grafiek("T", "uur", tuple(str(2021 + place) for place in range(places)), (line,), merk, merk_tekst)


@given(st.lists(st.integers(-(10**15), 10**15) | st.integers(-9, 9), max_size=6), st.integers(2, 12))
def test_an_axis_holds_all_values_and_zero_in_few_even_round_steps(values: list[int], most: int) -> None:
    marks = streepjes(values, most)
    assert 0 in marks
    assert marks[0] <= min(values, default=0)
    assert marks[-1] >= max(values, default=0)
    assert 2 <= len(marks) <= max(most, 3)
    steps = {after - before for before, after in pairwise(marks)}
    assert len(steps) == 1
    assert str(steps.pop()).rstrip("0") in ("1", "2", "5")


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        ([], (0, 1)),
        ([0, 0], (0, 1)),
        ([1_140, 400], (0, 500, 1_000, 1_500)),
        ([-3, 4], (-4, -2, 0, 2, 4)),
        ([-1], (-1, 0)),
        ([100], (0, 20, 40, 60, 80, 100)),
    ],
    ids=str,
)
def test_the_steps_are_no_larger_than_needed(values: list[int], marks: tuple[int, ...]) -> None:
    assert streepjes(values) == marks


@pytest.mark.parametrize(
    ("places", "merk", "told"),
    [
        (0, None, ()),
        (1, 0, (0,)),
        (6, 3, (0, 1, 2, 3, 4, 5)),
        (7, None, (0, 5, 6)),
        (20, 7, (0, 5, 7, 10, 15, 19)),
        (21, 20, (0, 5, 10, 15, 20)),
    ],
    ids=str,
)
def test_of_many_places_each_fifth_is_told_and_the_marked_one_and_the_last(
    places: int, merk: int | None, told: tuple[int, ...]
) -> None:
    grafiek = chart(places, merk)
    assert plaatsen(grafiek) == told
    assert [[cel.tekst for cel in rij] for rij in grafiek_tabel(grafiek).rijen] == [
        [str(2021 + place), str(place)] for place in told
    ]


@pytest.mark.parametrize(
    ("merk", "tekst", "sentence"),
    [
        (7, "break-even.", "Bij 2028: break-even."),
        (7, "", ""),
        (None, "niet binnen 20 jaar", "niet binnen 20 jaar."),
        (None, "", ""),
    ],
)
def test_a_mark_is_a_sentence(merk: int | None, tekst: str, sentence: str) -> None:
    assert merk_zin(chart(20, merk, tekst)) == sentence


def test_ranges_keep_what_can_be_opened() -> None:
    ranges = Tornado(3, "circa 1,8.", (Spreiding("duur", 1, 5, "1,2 tot 2,4", "arena.duur"),))
    (rij,) = tornado_tabel(ranges).rijen
    assert [(cel.tekst, cel.achter) for cel in rij] == [("duur", None), ("1,2 tot 2,4", "arena.duur")]
    assert midden_zin(ranges) == "Het midden is circa 1,8."
