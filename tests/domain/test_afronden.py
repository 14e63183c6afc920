"""What is shown rounded adds up: in a series and in a table, whatever the signs."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import chain
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.afronden import Afgerond, afgerond, naast, reeks, tabel

DUIZEND = 100_000
CENTS = st.one_of(
    st.integers(-(10**7), 10**7).map(Fraction),
    st.sampled_from([Fraction(0), Fraction(50), Fraction(-50), Fraction(100), Fraction(1, 3)]),
    st.fractions(min_value=-(10**30), max_value=10**30),
    st.fractions(min_value=-1000, max_value=1000, max_denominator=9),
)
SERIES = st.lists(CENTS, max_size=8)
SHAPES = st.tuples(st.integers(1, 7), st.integers(1, 6))
TABLES = SHAPES.flatmap(
    lambda shape: st.lists(st.lists(CENTS, min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0])
)
UNITS = st.sampled_from([1, 100, DUIZEND])


def total(exact: Iterable[Fraction]) -> Fraction:
    return sum(exact, Fraction())


def is_floor_or_ceiling(shown: int, exact: Fraction, eenheid: int) -> bool:
    return shown in (floor(exact / eenheid), ceil(exact / eenheid))


@pytest.mark.parametrize(
    ("cents", "euros"), [(0, 0), (49, 0), (50, 1), (149, 1), (150, 2), (-49, 0), (-50, -1), (-149, -1), (-150, -2)]
)
def test_halves_go_away_from_zero(cents: int, euros: int) -> None:
    assert afgerond(Fraction(cents), 100) == euros


def test_a_fraction_of_a_cent_counts() -> None:
    assert afgerond(Fraction(149_999, 3), DUIZEND) == 0
    assert afgerond(Fraction(150_000, 3), DUIZEND) == 1


@given(SERIES, UNITS)
def test_a_series_adds_up_to_its_rounded_total(exact: list[Fraction], eenheid: int) -> None:
    shown = reeks(exact, eenheid)
    assert sum(shown) == afgerond(total(exact), eenheid)
    assert all(is_floor_or_ceiling(one, value, eenheid) for one, value in zip(shown, exact, strict=True))


@given(st.lists(st.tuples(CENTS.map(abs), CENTS.map(abs), st.booleans()), max_size=8), UNITS)
def test_of_two_series_what_is_equal_is_shown_equal(pairs: list[tuple[Fraction, Fraction, bool]], eenheid: int) -> None:
    old, new = [one for one, _, _ in pairs], [one if same else other for one, other, same in pairs]
    shown = naast(old, new, eenheid)
    for exact, column in zip((old, new), shown, strict=True):
        assert sum(column) == afgerond(total(exact), eenheid)
        assert all(is_floor_or_ceiling(one, value, eenheid) for one, value in zip(column, exact, strict=True))
    for before, after, a, b in zip(old, new, *shown, strict=True):
        assert before != after or a == b


def test_the_first_of_two_series_stands_as_it_does_alone_where_that_can_be() -> None:
    old = [Fraction(cents) for cents in (18_016_50, 5_319_50)]
    new = [Fraction(cents) for cents in (18_016_50, 6_000_00)]
    assert naast(old, new, 100) == ((18_017, 5_319), (18_017, 6_000))
    assert naast(old, list(reversed(old)), 100)[0] == reeks(old, 100)


@given(SERIES, SERIES)
def test_two_series_of_any_sign_each_add_up(one: list[Fraction], other: list[Fraction]) -> None:
    size = min(len(one), len(other))
    pair = one[:size], other[:size]
    for exact, column in zip(pair, naast(*pair, 100), strict=True):
        assert sum(column) == afgerond(total(exact), 100)


@given(SERIES)
def test_in_a_series_nothing_goes_up_before_a_larger_fraction(exact: list[Fraction]) -> None:
    if sum(exact) < 0:
        exact = [-one for one in exact]
    steps = [(one - floor(one), shown - floor(one)) for one, shown in zip(exact, reeks(exact, 1), strict=True)]
    up, down = [fraction for fraction, step in steps if step], [fraction for fraction, step in steps if not step]
    assert min(up, default=Fraction(1)) >= max(down, default=Fraction())


def test_ties_go_to_the_lowest_index_also_under_zero() -> None:
    halves = [Fraction(50)] * 4
    assert reeks(halves, 100) == (1, 1, 0, 0)
    assert reeks([-half for half in halves], 100) == (-1, -1, 0, 0)
    assert reeks([], 100) == ()


def test_the_published_row_in_thousands_adds_up() -> None:
    """860,5 + 830,5 + 520,5 + 314,5 is 2.526 (domain model, section 12)."""
    exact = [Fraction(one * DUIZEND, 10) for one in (8605, 8305, 5205, 3145)]
    assert reeks(exact, DUIZEND) == (861, 831, 520, 314)
    assert tabel([exact], DUIZEND) == Afgerond(((861, 831, 520, 314),), (2526,), (861, 831, 520, 314), 2526)


@given(TABLES, UNITS)
def test_a_table_adds_up_and_each_number_is_its_floor_or_ceiling(exact: list[list[Fraction]], eenheid: int) -> None:
    shown = tabel(exact, eenheid)
    assert shown.totaal == afgerond(total(map(total, exact)), eenheid)
    assert shown.rijen == tuple(map(sum, shown.cellen))
    assert shown.kolommen == tuple(map(sum, zip(*shown.cellen, strict=True)))
    assert sum(shown.rijen) == sum(shown.kolommen) == shown.totaal
    columns = zip(*exact, strict=True)
    shown_and_exact = [
        *zip(chain(*shown.cellen), chain(*exact), strict=True),
        *zip(shown.rijen, map(total, exact), strict=True),
        *zip(shown.kolommen, map(total, columns), strict=True),
    ]
    assert all(is_floor_or_ceiling(one, value, eenheid) for one, value in shown_and_exact)


@given(TABLES)
def test_what_is_whole_stays(exact: list[list[Fraction]]) -> None:
    whole = [[Fraction(floor(one)) for one in row] for row in exact]
    assert tabel(whole, 1).cellen == tuple(tuple(map(int, row)) for row in whole)


@given(st.lists(CENTS, min_size=1, max_size=8), UNITS)
def test_a_table_of_one_row_or_one_column_is_a_series(exact: list[Fraction], eenheid: int) -> None:
    assert tabel([exact], eenheid).cellen == (reeks(exact, eenheid),)
    assert tabel([[one] for one in exact], eenheid).kolommen == (sum(reeks(exact, eenheid)),)
    assert tuple(row[0] for row in tabel([[one] for one in exact], eenheid).cellen) == reeks(exact, eenheid)


@given(TABLES)
def test_a_table_under_zero_is_the_mirror_image(exact: list[list[Fraction]]) -> None:
    if sum(map(sum, exact)):
        mirrored = tabel([[-one for one in row] for row in exact], 100)
        assert mirrored.cellen == tuple(tuple(-one for one in row) for row in tabel(exact, 100).cellen)


def test_rounding_each_cell_alone_would_not_add_up_and_this_does() -> None:
    """Thirds: each alone is 0, and the rows are 1 each."""
    thirds = [[Fraction(1, 3)] * 3] * 3
    shown = tabel(thirds, 1)
    assert shown.rijen == shown.kolommen == (1, 1, 1)
    assert shown.totaal == 3


def test_the_largest_fractions_go_up() -> None:
    exact = [[Fraction(9, 10), Fraction(1, 10)], [Fraction(2, 10), Fraction(8, 10)]]
    assert tabel(exact, 1).cellen == ((1, 0), (0, 1))


@pytest.mark.parametrize(
    ("exact", "shown"), [([], Afgerond((), (), (), 0)), ([[], []], Afgerond(((), ()), (0, 0), (), 0))]
)
def test_a_table_of_nothing_is_nothing(exact: list[list[Fraction]], shown: Afgerond) -> None:
    assert tabel(exact, 100) == shown


def test_rows_of_different_lengths_are_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match=r"^the rows of a table are equally long$"):
        tabel([[Fraction(1)], []], 100)
