"""Days as a worker types them; today is a Saturday in 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.dates import FIRST_YEAR, LAST_YEAR, format_datum, parse_datum, refuse_future
from frontlijn.domain.errors import Refused
from tests.domain.refusals import refusal

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@given(DAYS)
def test_what_is_shown_can_be_typed_again_in_each_full_notation(day: date) -> None:
    assert parse_datum(format_datum(day), TODAY) == day
    assert parse_datum(day.isoformat(), TODAY) == day
    assert parse_datum(f"{day.day}/{day.month}/{day.year}", TODAY) == day
    assert parse_datum(f"{day.day}.{day.month}.{day.year}", TODAY) == day


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_a_day_and_month_without_a_year_is_the_last_such_day_up_to_today(today: date) -> None:
    assert parse_datum(f"{today.day}-{today.month}", today) == today
    tomorrow = today + timedelta(days=1)
    found = parse_datum(f"{tomorrow.day}-{tomorrow.month}", today)
    assert (found.day, found.month) == (tomorrow.day, tomorrow.month)
    assert found <= today
    assert today - found <= timedelta(days=8 * 366)


def test_29_february_without_a_year_is_the_last_leap_day() -> None:
    assert parse_datum("29-2", date(2026, 11, 21)) == date(2024, 2, 29)
    assert parse_datum("29-2", date(2024, 2, 28)) == date(2020, 2, 29)


@pytest.mark.parametrize("number", range(7))
def test_a_weekday_is_the_last_one_up_to_today_by_its_short_and_its_full_name(number: int) -> None:
    name = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")[number]
    for typed in (name, name[:2], name.upper()):
        found = parse_datum(typed, TODAY)
        assert found.weekday() == number
        assert timedelta(0) <= TODAY - found <= timedelta(days=6)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("vandaag", date(2026, 11, 21)),
        (" V ", date(2026, 11, 21)),
        ("gisteren", date(2026, 11, 20)),
        ("gi", date(2026, 11, 20)),
        ("eergisteren", date(2026, 11, 19)),
        ("za", date(2026, 11, 21)),
        ("zo", date(2026, 11, 15)),
        ("3/4/26", date(2026, 4, 3)),
        ("3/4/98", date(1998, 4, 3)),
        ("22-11", date(2025, 11, 22)),
        ("29-02-2024", date(2024, 2, 29)),
    ],
)
def test_short_ways_to_write_a_day_are_understood(typed: str, day: date) -> None:
    assert parse_datum(typed, TODAY) == day


@given(st.integers(0, 99), st.dates(date(1950, 1, 1), date(2150, 12, 28)))
def test_two_digits_mean_the_nearest_year_that_ends_in_them(jj: int, today: date) -> None:
    year = parse_datum(f"1-1-{jj:02d}", today).year
    assert year % 100 == jj
    assert -49 <= year - today.year <= 50


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31-02-2026", "31 februari 2026 bestaat niet; vul een dag van 1 tot en met 28 in."),
        ("29-02-2025", "29 februari 2025 bestaat niet; vul een dag van 1 tot en met 28 in."),
        ("2025-02-29", "29 februari 2025 bestaat niet; vul een dag van 1 tot en met 28 in."),
        ("31-6", "31 juni 2026 bestaat niet; vul een dag van 1 tot en met 30 in."),
        ("32-12-2026", "32 december 2026 bestaat niet; vul een dag van 1 tot en met 31 in."),
        ("0-1-2026", "0 januari 2026 bestaat niet; vul een dag van 1 tot en met 31 in."),
        ("11/25/2026", "Maand 25 bestaat niet; schrijf dd-mm-jjjj, bijvoorbeeld 21-11-2026."),
        ("1-1-1899", "Het jaar 1899 kan niet; vul een jaar van 1900 tot en met 2200 in."),
        ("2201-01-01", "Het jaar 2201 kan niet; vul een jaar van 1900 tot en met 2200 in."),
        ("", "Vul een datum in, bijvoorbeeld 21-11-2026 of vandaag."),
        ("morgen", "Dit is geen datum; schrijf dd-mm-jjjj, bijvoorbeeld 21-11-2026, of vandaag of ma."),
        ("1-2/2026", "Dit is geen datum; schrijf dd-mm-jjjj, bijvoorbeeld 21-11-2026, of vandaag of ma."),
        ("١-١-٢٠٢٦", "Dit is geen datum; schrijf dd-mm-jjjj, bijvoorbeeld 21-11-2026, of vandaag of ma."),
        ("1" * 1_000_000, "Dit is geen datum; schrijf dd-mm-jjjj, bijvoorbeeld 21-11-2026, of vandaag of ma."),
    ],
    ids=lambda value: value[:14],
)
def test_a_day_that_does_not_exist_is_refused_with_what_would_be_right(typed: str, message: str) -> None:
    assert refusal(lambda: parse_datum(typed, TODAY, "startdatum"), "startdatum") == message


@given(st.text(alphabet="0123456789-/. mavzogdi", max_size=12) | st.text())
def test_any_text_is_a_day_within_the_years_or_one_refusal(typed: str) -> None:
    try:
        day = parse_datum(typed, TODAY)
    except Refused:
        refusal(lambda: parse_datum(typed, TODAY), "datum")
    else:
        assert FIRST_YEAR <= day.year <= LAST_YEAR


def test_today_has_been_and_tomorrow_has_not() -> None:
    refuse_future(TODAY, TODAY, "datum")
    tomorrow = TODAY + timedelta(days=1)
    message = refusal(lambda: refuse_future(tomorrow, TODAY, "ontvangen_op"), "ontvangen_op")
    assert message == "22-11-2026 moet nog komen; vul een datum tot en met vandaag (21-11-2026) in."
