"""Largest remainder: parts that add up exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.shares import verdeel, verdeel_volgend
from frontlijn.domain.values import Grootte, Zwaarte
from frontlijn.domain.wijk import klasse_plafond

HOOGKERK = 100_000_00
WEIGHTS = st.lists(st.integers(0, 10**12), min_size=1, max_size=20)


def plafonds() -> list[int]:
    """The fifteen ceilings of 004 §2.2 in cents: 7 large and heavy, 2 + 2 in between, 3 small and light, Hoogkerk."""
    classes = {
        (Grootte.GROOT, Zwaarte.ZWAAR): 7,
        (Grootte.KLEIN, Zwaarte.ZWAAR): 2,
        (Grootte.GROOT, Zwaarte.LICHT): 2,
        (Grootte.KLEIN, Zwaarte.LICHT): 3,
    }
    found = [klasse_plafond(*klasse) for klasse, number in classes.items() for _ in range(number)]
    return [plafond for plafond in found if plafond is not None] + [HOOGKERK]


@given(st.integers(-(10**12), 10**12), WEIGHTS)
def test_the_parts_add_up_and_each_is_less_than_one_unit_from_its_exact_share(total: int, weights: list[int]) -> None:
    """The domain model, section 7."""
    parts = verdeel(total, weights)
    if sum(weights) == 0:
        assert parts == (0,) * len(weights)
        return
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1


@given(st.integers(0, 10**12), WEIGHTS)
def test_a_negative_total_is_the_mirror_image(total: int, weights: list[int]) -> None:
    assert verdeel(-total, weights) == tuple(-part for part in verdeel(total, weights))


def test_ties_go_to_the_lowest_index() -> None:
    """The domain model, section 7."""
    assert verdeel(2, [1, 1, 1]) == (1, 1, 0)
    assert verdeel(1, []) == ()


def test_a_negative_weight_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match=r"^a weight is negative$"):
        verdeel(10, [3, -1])


def test_the_fifteen_plafonds_add_up_to_the_published_total() -> None:
    """8.875.000 euro, half of it 4.437.500 (004 §2.2)."""
    assert len(plafonds()) == 15
    assert sum(plafonds()) == 8_875_000_00
    assert verdeel(sum(plafonds()), [5000, 5000]) == (4_437_500_00, 4_437_500_00)


def test_the_korting_divided_per_financier_and_then_added_takes_exactly_450_000_euro() -> None:
    """The domain model, section 12: 225.000 per financier first, then added; the order matters."""
    per_financier = verdeel(225_000_00, plafonds())
    korting = tuple(2 * part for part in per_financier)
    by_plafond = dict(zip(plafonds(), korting, strict=True))
    assert by_plafond == {900_000_00: 45_633_80, 450_000_00: 22_816_90, 225_000_00: 11_408_46, HOOGKERK: 5_070_42}
    assert sum(korting) == 450_000_00
    assert korting != verdeel(450_000_00, plafonds())


def test_the_lasten_land_where_the_baten_arise() -> None:
    """The domain model, section 12 (000): 2.610.000 over the baten per leefdomein."""
    lasten = verdeel(2_610_000, [2_526_000, 1_852_000, 1_516_000, 3_540_000])
    assert lasten[:2] == (698_840, 512_372)
    assert sum(lasten) == 2_610_000


def test_the_rounding_trap_shows_cells_that_add_up_to_the_total() -> None:
    """The domain model, section 12: Python's round() shows cells adding to 2.524."""
    cells = (860.5, 830.5, 520.5, 314.5)
    assert sum(round(cell) for cell in cells) == 2_524
    shown = verdeel(2_526, [int(cell * 10) for cell in cells])
    assert sum(shown) == 2_526
    assert all(abs(part - cell) <= 0.5 for part, cell in zip(shown, cells, strict=True))


def in_turn(amounts: list[int], weights: list[int]) -> list[tuple[int, ...]]:
    """The parts of each amount, one after another."""
    so_far, rows = (0,) * len(weights), []
    for cents in amounts:
        parts = verdeel_volgend(cents, weights, so_far)
        rows.append(parts)
        so_far = tuple(before + part for before, part in zip(so_far, parts, strict=True))
    return rows


AMOUNTS = st.lists(st.integers(0, 10**8), min_size=1, max_size=60)
SOME_WEIGHTS = st.integers(0, 10_000)


@given(st.integers(0, 10**10), st.lists(st.tuples(SOME_WEIGHTS, st.integers(0, 10**10)), min_size=1, max_size=6))
def test_one_more_amount_adds_up_and_each_part_is_its_share_rounded_down_or_a_cent_more(
    cents: int, each: list[tuple[int, int]]
) -> None:
    """The domain model, section 6; also after stornos left any amounts behind."""
    weights, so_far = [weight for weight, _ in each], [before for _, before in each]
    parts = verdeel_volgend(cents, weights, so_far)
    if sum(weights) == 0:
        assert parts == (0,) * len(weights)
        return
    assert sum(parts) == cents
    for part, weight in zip(parts, weights, strict=True):
        assert part - cents * weight // sum(weights) in ((0, 1) if weight else (0,))


@given(AMOUNTS, st.lists(st.integers(1, 10_000), min_size=1, max_size=3))
def test_up_to_three_financiers_are_never_a_cent_from_their_exact_claim(amounts: list[int], weights: list[int]) -> None:
    """The domain model, section 6: no cent drifts, however many rows there are."""
    given_out = [sum(parts) for parts in zip(*in_turn(amounts, weights), strict=True)]
    for part, weight in zip(given_out, weights, strict=True):
        assert abs(part - Fraction(sum(amounts) * weight, sum(weights))) < 1


@given(AMOUNTS, SOME_WEIGHTS, SOME_WEIGHTS)
def test_two_financiers_have_together_what_the_total_gives_at_once(amounts: list[int], one: int, other: int) -> None:
    given_out = tuple(sum(parts) for parts in zip(*in_turn(amounts, [one, other]), strict=True))
    assert given_out == verdeel(sum(amounts) if one + other else 0, [one, other])


def test_many_rows_of_one_cent_over_many_financiers_do_not_drift() -> None:
    assert [sum(parts) for parts in zip(*in_turn([1] * 1000, [2000] * 5), strict=True)] == [200] * 5


def test_the_odd_cent_takes_turns_and_begins_with_the_first() -> None:
    assert in_turn([1, 1, 3], [5000, 5000]) == [(1, 0), (0, 1), (2, 1)]


@pytest.mark.parametrize(("cents", "weights"), [(-1, [1, 1]), (1, [1, -1])])
def test_one_more_amount_is_never_negative(cents: int, weights: list[int]) -> None:
    with pytest.raises(ValueError, match=r"^an amount or a weight is negative$"):
        verdeel_volgend(cents, weights, [0, 0])


@pytest.mark.parametrize("so_far", [[0], [0, 0, 0]])
def test_what_was_divided_over_others_is_an_error_of_the_caller(so_far: list[int]) -> None:
    with pytest.raises(ValueError, match="zip"):
        verdeel_volgend(1, [1, 1], so_far)
