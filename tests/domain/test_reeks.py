"""What happens every week, logged at once; today is a Saturday in 2026."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.dates import WEEKDAYS
from frontlijn.domain.errors import Refused
from frontlijn.domain.kasboek.reeks import MAX_REEKS, format_weekdag, laatste_weekdag, parse_reeks, weekdag
from tests.domain.refusals import refusal

TODAY = date(2026, 11, 21)
TUESDAY = date(2026, 11, 17)
WEEK = timedelta(weeks=1)
GEEN_REEKS = "Dit is geen reeks; schrijf bijvoorbeeld elke di vanaf 1-9, om de week vanaf 1-9 of 4 weken."


@pytest.mark.parametrize(
    ("typed", "datum", "first", "count"),
    [
        ("elke di vanaf 1-9", TUESDAY, date(2026, 9, 1), 12),
        ("Elke  dinsdag vanaf 2 september", TUESDAY, date(2026, 9, 8), 11),
        ("iedere di sinds 1-11-2026", TUESDAY, date(2026, 11, 3), 3),
        ("elke week vanaf 3-11", TUESDAY, date(2026, 11, 3), 3),
        ("elke week sinds 17-11", TUESDAY, TUESDAY, 1),
        ("4 weken", TUESDAY, date(2026, 10, 27), 4),
        ("4x", TUESDAY, date(2026, 10, 27), 4),
        ("04 x", TUESDAY, date(2026, 10, 27), 4),
        ("vier keer", TUESDAY, date(2026, 10, 27), 4),
        ("een week", TUESDAY, TUESDAY, 1),
        ("60x", TUESDAY, TUESDAY - 59 * WEEK, 60),
    ],
)
def test_a_series_of_weeks_ends_on_the_day_of_the_entry(typed: str, datum: date, first: date, count: int) -> None:
    days = parse_reeks(typed, datum, TODAY)
    assert (days[0], days[-1], len(days)) == (first, datum, count)
    assert {after - before for before, after in pairwise(days)} <= {WEEK}


@pytest.mark.parametrize(
    "how", ["om de week", "om de 2 weken", "om de twee weken", "elke 2 weken", "iedere twee weken"]
)
def test_every_other_week_begins_on_its_first_day(how: str) -> None:
    assert parse_reeks(f"{how} vanaf 13-10", TUESDAY, TODAY) == (
        date(2026, 10, 13), date(2026, 10, 27), date(2026, 11, 10),
    )  # fmt: skip


def test_every_week_goes_on_from_its_first_day_whatever_day_the_entry_has() -> None:
    assert parse_reeks("elke week vanaf 5-11", TUESDAY, TODAY) == (date(2026, 11, 5), date(2026, 11, 12))


def test_another_weekday_than_that_of_the_entry_ends_before_it() -> None:
    assert parse_reeks("elke do vanaf 1-11", TUESDAY, TODAY) == (date(2026, 11, 5), date(2026, 11, 12))


def test_a_first_day_without_a_year_is_the_last_such_one_up_to_the_day_of_the_entry() -> None:
    datum = date(2025, 9, 9)
    assert parse_reeks("elke week vanaf 2-9", datum, TODAY) == (date(2025, 9, 2), datum)


def test_other_first_days_count_from_today() -> None:
    datum = date(2026, 11, 14)
    assert parse_reeks("elke za vanaf vorige week ma", datum, TODAY) == (datum,)
    refusal(lambda: parse_reeks("elke za vanaf gisteren", datum, TODAY), "reeks")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Vul in hoe vaak het was, bijvoorbeeld elke di vanaf 1-9, om de week vanaf 1-9 of 4 weken."),
        ("vaak", GEEN_REEKS),
        ("di vanaf 1-9", GEEN_REEKS),
        ("elke dag vanaf 1-9", GEEN_REEKS),
        ("elke di", "Zeg erbij vanaf wanneer, bijvoorbeeld elke di vanaf 1-9."),
        ("om de week", "Zeg erbij vanaf wanneer, bijvoorbeeld om de week vanaf 1-9."),
        ("elke di vanaf ooit", "Dit is geen datum; schrijf dd-mm-jjjj, bijvoorbeeld 17-11-2026, of vandaag of ma."),
        ("elke di vanaf 31-2", "31 februari 2026 bestaat niet; vul een dag van 1 tot en met 28 in."),
        ("0x", "Een reeks heeft 1 tot en met 60 dagen; schrijf bijvoorbeeld 4 weken."),
        ("61 weken", "Een reeks heeft 1 tot en met 60 dagen; schrijf bijvoorbeeld 4 weken."),
        ("9" * 1_000_000 + "x", "Een reeks heeft 1 tot en met 60 dagen; schrijf bijvoorbeeld 4 weken."),
        (
            "elke di vanaf 23-9-2025",
            "Dit zijn 61 dagen en een reeks heeft er hoogstens 60; begin bijvoorbeeld op 30-09-2025.",
        ),
        (
            "om de week vanaf 1-1-2020",
            "Dit zijn 180 dagen en een reeks heeft er hoogstens 60; begin bijvoorbeeld op 07-08-2024.",
        ),
        (
            "elke ma vanaf 17-11",
            "Vanaf 17-11-2026 is er nog geen dag in deze reeks; kies een eerste dag tot en met 16-11-2026.",
        ),
        (
            "elke week vanaf 18-11-2026",
            "Vanaf 18-11-2026 is er nog geen dag in deze reeks; kies een eerste dag tot en met 17-11-2026.",
        ),
    ],
    ids=lambda value: value[:24],
)  # fmt: skip
def test_anything_else_is_refused_with_what_would_be_right(typed: str, message: str) -> None:
    told = refusal(lambda: parse_reeks(typed, TUESDAY, TODAY, "herhaling"), "herhaling")
    assert told == message.replace("17-11-2026, of vandaag", "21-11-2026, of vandaag")


def test_what_a_refusal_of_a_long_series_advises_is_taken() -> None:
    assert len(parse_reeks("elke di vanaf 30-9-2025", TUESDAY, TODAY)) == MAX_REEKS


def test_an_entry_that_is_to_come_has_no_series() -> None:
    assert "moet nog komen" in refusal(lambda: parse_reeks("4x", TODAY + timedelta(days=1), TODAY), "reeks")


@given(
    st.sampled_from(["elke ", "iedere ", "om de ", "4", "x", "di", "week", " weken", " vanaf ", " sinds ", "1-9"])
    .flatmap(lambda start: st.lists(st.sampled_from(["di", "week", " vanaf ", "1-9", "x", "2024", " "]), max_size=4)
             .map(lambda rest: start + "".join(rest)))
    | st.text(),
    st.integers(0, 400),
)  # fmt: skip
def test_any_text_is_a_series_in_the_past_or_one_refusal(typed: str, ago: int) -> None:
    datum = TODAY - timedelta(days=ago)
    try:
        days = parse_reeks(typed, datum, TODAY)
    except Refused:
        refusal(lambda: parse_reeks(typed, datum, TODAY), "reeks")
    else:
        assert 1 <= len(days) <= MAX_REEKS
        assert list(days) == sorted(set(days))
        assert days[-1] <= datum


@pytest.mark.parametrize("number", range(7))
def test_a_weekday_is_read_by_both_its_names_and_shown_by_its_full_one(number: int) -> None:
    assert format_weekdag(number) == WEEKDAYS[number]
    assert weekdag(WEEKDAYS[number].upper(), "weekdag") == weekdag(f" {WEEKDAYS[number][:2]} ", "weekdag") == number
    last = laatste_weekdag(number, TODAY)
    assert last.weekday() == number
    assert timedelta(0) <= TODAY - last < WEEK


@pytest.mark.parametrize("typed", ["", "d", "dins", "vandaag", "1"])
def test_what_is_no_weekday_is_refused(typed: str) -> None:
    message = refusal(lambda: weekdag(typed, "weekdag"), "weekdag")
    assert message == "Dit is geen dag van de week; schrijf bijvoorbeeld di of dinsdag."
