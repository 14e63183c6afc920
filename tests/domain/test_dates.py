"""Days as a worker types them; today is a Saturday in 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    WEEKDAYS,
    find_weekday,
    format_datum,
    has_no_year,
    parse_datum,
    parse_periode,
    refuse_future,
)
from frontlijn.domain.errors import Refused
from tests.domain.refusals import refusal

TODAY = date(2026, 11, 21)
GEEN_PERIODE = "Dit is geen periode; schrijf bijvoorbeeld 2026, maart 2026, k2 2026, vorige maand of 1-9 t/m 30-9."
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
    name = WEEKDAYS[number]
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
        ("gister", date(2026, 11, 20)),
        ("eergisteren", date(2026, 11, 19)),
        ("eergister", date(2026, 11, 19)),
        ("za", date(2026, 11, 21)),
        ("zo", date(2026, 11, 15)),
        ("3/4/26", date(2026, 4, 3)),
        ("3/4/98", date(1998, 4, 3)),
        ("22-11", date(2025, 11, 22)),
        ("29-02-2024", date(2024, 2, 29)),
        ("3 april", date(2026, 4, 3)),
        ("3  Apr", date(2026, 4, 3)),
        ("3 apr.", date(2026, 4, 3)),
        ("3 april 2024", date(2024, 4, 3)),
        ("3 sept 24", date(2024, 9, 3)),
        ("22 november", date(2025, 11, 22)),
        ("1 mrt", date(2026, 3, 1)),
        ("1 maart", date(2026, 3, 1)),
        ("31 dec", date(2025, 12, 31)),
    ],
)
def test_short_ways_to_write_a_day_are_understood(typed: str, day: date) -> None:
    assert parse_datum(typed, TODAY) == day


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.integers(0, 6))
def test_a_weekday_of_last_week_is_in_the_week_before_and_afgelopen_is_before_today(today: date, number: int) -> None:
    name = WEEKDAYS[number]
    last = parse_datum(f"vorige week {name[:2]}", today)
    assert last == parse_datum(f"Vorige  week {name}", today) == parse_datum(f"vorige {name[:2]}", today)
    assert last.weekday() == number
    assert last.isocalendar()[:2] == (today - timedelta(days=7)).isocalendar()[:2]
    past = parse_datum(f"afgelopen {name[:2]}", today)
    assert past.weekday() == number
    assert timedelta(1) <= today - past <= timedelta(7)


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
        ("30 februari 2026", "30 februari 2026 bestaat niet; vul een dag van 1 tot en met 28 in."),
        ("3 foo", "Dit is geen datum; schrijf dd-mm-jjjj, bijvoorbeeld 21-11-2026, of vandaag of ma."),
        ("april", "Dit is geen datum; schrijf dd-mm-jjjj, bijvoorbeeld 21-11-2026, of vandaag of ma."),
        ("vorige week", "Dit is geen datum; schrijf dd-mm-jjjj, bijvoorbeeld 21-11-2026, of vandaag of ma."),
        ("volgende vr", "Dit is geen datum; schrijf dd-mm-jjjj, bijvoorbeeld 21-11-2026, of vandaag of ma."),
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


@pytest.mark.parametrize(
    ("typed", "van", "tot"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("maart 2026", date(2026, 3, 1), date(2026, 3, 31)),
        (" Mrt.  2024 ", date(2024, 3, 1), date(2024, 3, 31)),
        ("februari 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-03", date(2026, 3, 1), date(2026, 3, 31)),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31)),
        ("november", date(2026, 11, 1), date(2026, 11, 30)),
        ("december", date(2025, 12, 1), date(2025, 12, 31)),
        ("kwartaal 2 2026", date(2026, 4, 1), date(2026, 6, 30)),
        ("k2 2026", date(2026, 4, 1), date(2026, 6, 30)),
        ("K4 2025", date(2025, 10, 1), date(2025, 12, 31)),
        ("k4", date(2026, 10, 1), date(2026, 12, 31)),
        ("dit jaar", date(2026, 1, 1), date(2026, 12, 31)),
        ("vorig jaar", date(2025, 1, 1), date(2025, 12, 31)),
        ("dit kwartaal", date(2026, 10, 1), date(2026, 12, 31)),
        ("vorig kwartaal", date(2026, 7, 1), date(2026, 9, 30)),
        ("deze maand", date(2026, 11, 1), date(2026, 11, 30)),
        ("vorige maand", date(2026, 10, 1), date(2026, 10, 31)),
        ("deze week", date(2026, 11, 16), date(2026, 11, 22)),
        ("vorige week", date(2026, 11, 9), date(2026, 11, 15)),
        ("1-9-2026 t/m 30-9-2026", date(2026, 9, 1), date(2026, 9, 30)),
        ("vorige week ma tot en met gisteren", date(2026, 11, 9), date(2026, 11, 20)),
        ("gisteren t/m gisteren", date(2026, 11, 20), date(2026, 11, 20)),
        # one side finds the year of the other
        ("1-9 t/m 30-9", date(2026, 9, 1), date(2026, 9, 30)),
        ("1-11 t/m 30-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("1 december t/m 15 januari", date(2025, 12, 1), date(2026, 1, 15)),
        ("1 december t/m 15 januari 2024", date(2023, 12, 1), date(2024, 1, 15)),
        ("1-3-2025 t/m 28-2", date(2025, 3, 1), date(2026, 2, 28)),
        ("1-3-2025 t/m 1-3", date(2025, 3, 1), date(2025, 3, 1)),
        ("1-3-2025 t/m 29-2", date(2025, 3, 1), date(2028, 2, 29)),
    ],
)
def test_a_period_is_whole_whether_it_is_over_or_not(typed: str, van: date, tot: date) -> None:
    assert parse_periode(typed, TODAY) == (van, tot)


def test_in_january_the_month_and_the_quarter_before_lie_in_the_year_before() -> None:
    assert parse_periode("vorige maand", date(2026, 1, 31)) == (date(2025, 12, 1), date(2025, 12, 31))
    assert parse_periode("vorig kwartaal", date(2026, 3, 31)) == (date(2025, 10, 1), date(2025, 12, 31))
    assert parse_periode("k2", date(2026, 3, 31)) == (date(2025, 4, 1), date(2025, 6, 30))


@given(DAYS, DAYS)
def test_two_days_are_a_period_in_their_order(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert parse_periode(f"{format_datum(first)} t/m {format_datum(last)}", TODAY) == (first, last)
    if first < last:
        refusal(lambda: parse_periode(f"{format_datum(last)} t/m {format_datum(first)}", TODAY, "over"), "over")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Vul een periode in, bijvoorbeeld 2026 of maart 2026."),
        ("ooit", GEEN_PERIODE),
        ("12", GEEN_PERIODE),
        ("1-9", GEEN_PERIODE),
        ("deze eeuw", GEEN_PERIODE),
        ("volgend jaar", GEEN_PERIODE),
        ("1-9 t/m", GEEN_PERIODE),
        ("2" * 1_000_000, GEEN_PERIODE),
        ("2026-13", "Maand 13 bestaat niet; schrijf bijvoorbeeld 2026-03 of maart 2026."),
        ("2026-00", "Maand 0 bestaat niet; schrijf bijvoorbeeld 2026-03 of maart 2026."),
        ("k5 2026", "Kwartaal 5 bestaat niet; schrijf kwartaal 1, 2, 3 of 4."),
        ("kwartaal 0", "Kwartaal 0 bestaat niet; schrijf kwartaal 1, 2, 3 of 4."),
        ("1899", "Het jaar 1899 kan niet; vul een jaar van 1900 tot en met 2200 in."),
        ("maart 2201", "Het jaar 2201 kan niet; vul een jaar van 1900 tot en met 2200 in."),
        ("1-9 t/m 31-9", "31 september 2026 bestaat niet; vul een dag van 1 tot en met 30 in."),
        ("1-13 t/m 1-2-2026", "Maand 13 bestaat niet; schrijf dd-mm-jjjj, bijvoorbeeld 01-02-2026."),
        (
            "1-9-2026 t/m 31-8-2026",
            "De laatste dag (31-08-2026) is voor de eerste (01-09-2026); zet de eerste dag vooraan.",
        ),
    ],
    ids=lambda value: value[:22],
)
def test_what_is_no_period_is_refused_with_what_would_be_right(typed: str, message: str) -> None:
    assert refusal(lambda: parse_periode(typed, TODAY, "over"), "over") == message


@given(
    st.lists(st.sampled_from(["1-9", "2026", "maart", "k2", " ", " t/m ", "vorige", "week", "29-2", "0"]), max_size=7)
    .map("".join)
    | st.text()
)  # fmt: skip
def test_any_text_is_a_period_in_its_order_or_one_refusal(typed: str) -> None:
    try:
        van, tot = parse_periode(typed, TODAY)
    except Refused:
        refusal(lambda: parse_periode(typed, TODAY), "periode")
    else:
        assert van <= tot


def test_only_a_day_and_a_month_have_no_year() -> None:
    assert all(has_no_year(typed) for typed in ("1-9", " 3 April ", "3/4", "31-2"))
    assert not any(has_no_year(typed) for typed in ("1-9-2026", "3 april 26", "ma", "2026-03-01", ""))


def test_a_weekday_is_found_by_its_names_alone() -> None:
    assert [find_weekday(typed) for typed in ("ma", " Zondag", "dins", "", "vorige vr")] == [0, 6, None, None, None]


def test_today_has_been_and_tomorrow_has_not() -> None:
    refuse_future(TODAY, TODAY, "datum")
    tomorrow = TODAY + timedelta(days=1)
    message = refusal(lambda: refuse_future(tomorrow, TODAY, "ontvangen_op"), "ontvangen_op")
    assert message == "22-11-2026 moet nog komen; vul een datum tot en met vandaag (21-11-2026) in."


@pytest.mark.parametrize(
    ("typed", "day"), [("31-8", date(2027, 8, 31)), ("21-11", TODAY), ("1 december", date(2026, 12, 1))]
)
def test_a_day_that_is_to_come_is_the_first_such_one(typed: str, day: date) -> None:
    assert parse_datum(typed, TODAY, vooruit=True) == day
