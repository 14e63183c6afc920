"""Olievlek: what came from what, drawn as trees; only recorded links count (002; domain model, section 8)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.kasboek.olievlek import Knoop, Olievlek, check_oorsprong, olievlek
from frontlijn.domain.values import Zoeksoort
from tests.domain.refusals import refusal

FIRST = date(2026, 1, 1)
KASBOEK, INITIATIEF = Zoeksoort.KASBOEK, Zoeksoort.INITIATIEF


def knoop(number: int, uit: int | None = None, *, day: int | None = None, binnen: bool = True) -> Knoop:
    datum = None if day is None else FIRST + timedelta(days=day)
    origin = None if uit is None else (KASBOEK, uit)
    return Knoop((KASBOEK, number), f"nr {number}", datum, "Selwerd", origin, binnen=binnen)


def drawn(wood: Olievlek) -> list[tuple[int, tuple[bool, ...], int]]:
    return [(tak.knoop.sleutel[1], tak.laatste, tak.nakomelingen) for tak in wood.takken]


def test_each_root_with_what_came_from_it_in_the_order_of_days() -> None:
    wood = olievlek(
        [
            knoop(5, 1, day=4),
            knoop(4, 3, day=9),
            knoop(3, 1, day=2),
            knoop(1, day=1),
            knoop(2, day=0),
            knoop(6, 2, day=5),
        ]
    )
    assert drawn(wood) == [
        (2, (), 1),
        (6, (True,), 0),
        (1, (), 3),
        (3, (False,), 1),
        (4, (False, True), 0),
        (5, (True,), 0),
    ]
    assert (wood.wortels, wood.diepte, wood.nakomelingen, wood.per_wortel) == (2, 2, 4, (4, 2))


def test_what_stands_alone_is_no_olievlek() -> None:
    assert olievlek([knoop(1), knoop(2)]) == Olievlek((), 0, 0, 0)
    assert olievlek([]).per_wortel is None


def test_what_came_from_something_that_is_not_there_is_a_root_when_it_has_offspring() -> None:
    wood = olievlek([knoop(2, 99, day=0), knoop(3, 2, day=1), knoop(4, 98)])
    assert [number for number, _, _ in drawn(wood)] == [2, 3]
    assert (wood.wortels, wood.nakomelingen) == (1, 1)


def test_an_unknown_day_comes_last_and_a_same_day_by_number() -> None:
    wood = olievlek([knoop(1), knoop(2, 1), knoop(4, 1, day=3), knoop(3, 1, day=3)])
    assert [number for number, _, _ in drawn(wood)] == [1, 3, 4, 2]


def test_what_is_outside_shows_where_it_came_from_and_does_not_count() -> None:
    wood = olievlek([knoop(1, binnen=False), knoop(2, 1, binnen=False), knoop(3, 2), knoop(4, 3)])
    assert drawn(wood) == [(1, (), 2), (2, (True,), 2), (3, (True, True), 1), (4, (True, True, True), 0)]
    assert (wood.diepte, wood.nakomelingen) == (3, 2)


def test_an_entry_and_an_initiatief_with_one_number_are_two() -> None:
    tuin = Knoop((INITIATIEF, 1), "Tuin", FIRST, "Selwerd", (KASBOEK, 1))
    wood = olievlek([knoop(1, day=0), tuin])
    assert [tak.knoop.sleutel for tak in wood.takken] == [(KASBOEK, 1), (INITIATIEF, 1)]


@pytest.mark.parametrize("ring", [[knoop(1, 1)], [knoop(1, 2), knoop(2, 1)], [knoop(1, 2), knoop(2, 1), knoop(3, 1)]])
def test_a_ring_is_an_error_and_no_endless_walk(ring: list[Knoop]) -> None:
    with pytest.raises(ValueError, match="no root"):
        olievlek([*ring, knoop(8), knoop(9, 8)])


def test_a_chain_longer_than_the_stack_of_python_is_drawn() -> None:
    wood = olievlek(knoop(number, number - 1 if number else None) for number in range(3_000))
    assert (wood.diepte, wood.takken[0].nakomelingen) == (2_999, 2_999)


@given(st.lists(st.tuples(st.none() | st.integers(0, 30), st.booleans(), st.none() | st.integers(0, 5)), max_size=30))
def test_every_node_with_a_link_is_drawn_once_below_its_origin(made: list[tuple[int | None, bool, int | None]]) -> None:
    """An origin has a lower number here, so that there is no ring."""
    nodes = {
        number: knoop(number, None if uit is None or not number else uit % number, day=day, binnen=binnen)
        for number, (uit, binnen, day) in enumerate(made)
    }
    wood = olievlek(nodes.values())
    origins = {one.uit[1] for one in nodes.values() if one.uit}
    linked = {number for number, one in nodes.items() if one.uit or number in origins}
    order = [tak.knoop.sleutel[1] for tak in wood.takken]
    assert sorted(order) == sorted(linked)
    path: list[int] = []
    for tak in wood.takken:
        del path[tak.diepte :]
        assert tak.diepte == len(tak.laatste)
        assert (tak.knoop.uit and tak.knoop.uit[1]) == (path[-1] if path else None)
        path.append(tak.knoop.sleutel[1])
    below = dict.fromkeys(order, 0)
    for number in order:
        above = nodes[number].uit
        while above is not None:
            below[above[1]] += nodes[number].binnen
            above = nodes[above[1]].uit
    assert {tak.knoop.sleutel[1]: tak.nakomelingen for tak in wood.takken} == below
    assert wood.nakomelingen == sum(nodes[number].binnen for number in order if nodes[number].uit)
    assert wood.wortels == sum(not tak.diepte for tak in wood.takken)
    assert wood.diepte == max((tak.diepte for tak in wood.takken), default=0)


def test_an_origin_is_not_later_and_an_unknown_day_is_never_too_late() -> None:
    """V15 of the domain model, section 5."""
    origin = knoop(1, day=5)
    for day in (FIRST + timedelta(days=5), FIRST + timedelta(days=6), None):
        check_oorsprong(day, origin)
    check_oorsprong(FIRST, knoop(1))
    message = refusal(lambda: check_oorsprong(FIRST + timedelta(days=4), origin), "uit")
    assert message.startswith("nr 1 is van 06-01-2026, later dan 05-01-2026")
