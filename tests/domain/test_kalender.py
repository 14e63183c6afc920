"""Weeks and bars to look back on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.kasboek.kalender import DAGEN, Week, balk, format_week, niveau, weken

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def test_the_weeks_of_a_period_begin_on_monday_and_leave_the_days_outside_it_unknown() -> None:
    per_dag = {date(2026, 11, 11): 9, date(2026, 11, 12): 2, date(2026, 11, 16): 1, date(2026, 11, 21): 3}
    assert weken(per_dag, date(2026, 11, 12), date(2026, 11, 20)) == (
        Week(date(2026, 11, 9), 46, 2026, (None, None, None, 2, 0, 0, 0), 2),
        Week(date(2026, 11, 16), 47, 2026, (1, 0, 0, 0, 0, None, None), 1),
    )


def test_a_period_of_one_day_is_one_week_and_a_period_that_ends_before_it_begins_is_none() -> None:
    (week,) = weken({}, date(2026, 11, 22), date(2026, 11, 22))
    assert week.dagen == (None, None, None, None, None, None, 0)
    assert (week.van, week.tot) == (date(2026, 11, 22), date(2026, 11, 22))
    assert weken({}, date(2026, 11, 22), date(2026, 11, 21)) == ()


@pytest.mark.parametrize(
    ("monday", "label", "jaar"),
    [
        (date(2026, 11, 16), "wk 47  16 nov", 2026),
        (date(2024, 12, 30), "wk  1  30 dec", 2025),
        (date(2026, 12, 28), "wk 53  28 dec", 2026),
        (date(2027, 1, 4), "wk  1   4 jan", 2027),
        (date(2026, 3, 2), "wk 10   2 mrt", 2026),
    ],
)
def test_a_week_has_the_number_and_the_year_of_a_dutch_calendar(monday: date, label: str, jaar: int) -> None:
    (week,) = weken({}, monday, monday)
    assert format_week(week) == label
    assert week.jaar == jaar


@given(DAYS, st.integers(0, 800), st.dictionaries(st.integers(-20, 820), st.integers(0, 30)))
def test_every_day_of_a_period_stands_once_in_its_weeks_and_no_other_day(
    van: date, length: int, numbers: dict[int, int]
) -> None:
    tot = van + timedelta(days=length)
    per_dag = {van + timedelta(days=number): aantal for number, aantal in numbers.items()}
    found = weken(per_dag, van, tot)
    days = [(week.dag(number), week.dagen[number]) for week in found for number in week.binnen]
    assert days == [(day, per_dag.get(day, 0)) for day in (van + timedelta(days=n) for n in range(length + 1))]
    assert sum(week.aantal for week in found) == sum(aantal for day, aantal in per_dag.items() if van <= day <= tot)
    assert all(week.begin.weekday() == 0 and len(week.dagen) == len(DAGEN) for week in found)
    assert (found[0].van, found[-1].tot) == (van, tot)


def test_the_level_is_the_quarter_of_the_fullest_day() -> None:
    assert [niveau(aantal, 8) for aantal in range(10)] == [0, 1, 1, 2, 2, 3, 3, 4, 4, 4]
    assert [niveau(0, 0), niveau(1, 0), niveau(1, 1), niveau(1, 1000)] == [0, 4, 4, 1]


@given(st.integers(0, 10**7), st.integers(1, 10**7), st.integers(1, 60))
def test_a_bar_shows_what_is_not_zero_and_is_never_longer_than_the_longest(
    aantal: int, hoogste: int, breedte: int
) -> None:
    drawn = balk(aantal, hoogste, breedte)
    assert bool(drawn) == (aantal > 0)
    assert len(drawn) <= breedte
    assert balk(hoogste, hoogste, breedte) == "█" * breedte
    assert _eighths(drawn) <= _eighths(balk(aantal + 1, hoogste, breedte))


@given(st.integers(1, 1000), st.integers(1, 1000), st.integers(1, 60))
def test_a_bar_is_within_half_an_eighth_of_what_it_says(aantal: int, hoogste: int, breedte: int) -> None:
    drawn, exact = _eighths(balk(aantal, hoogste, breedte)), 8 * breedte * min(aantal, hoogste) / hoogste
    assert abs(drawn - exact) <= 0.5 or (drawn == 1 and exact < 1)


def test_bars_as_they_are_drawn() -> None:
    assert [balk(aantal, 8, 1) for aantal in range(9)] == ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
    assert [balk(5, 10, 10), balk(1, 10_000, 10), balk(7, 4, 4), balk(3, 4, 0)] == ["█████", "▏", "████", ""]


def _eighths(drawn: str) -> int:
    return sum(8 - "█▉▊▋▌▍▎▏".index(char) for char in drawn)
