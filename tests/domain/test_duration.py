"""Time given: typed in hours, kept in minutes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.duration import MAX_MINUTEN, format_invoer, format_minuten, parse_minuten
from frontlijn.domain.errors import Refused
from tests.domain.refusals import refusal

FIELD = "vrijwilligersminuten"


@given(st.integers(0, MAX_MINUTEN))
def test_what_is_put_back_in_a_field_can_be_typed_again(minutes: int) -> None:
    assert parse_minuten(format_invoer(minutes), FIELD) == minutes


@given(st.integers(0, 1000 * 60 - 1))
def test_what_is_shown_below_a_thousand_hours_can_be_typed_again(minutes: int) -> None:
    assert parse_minuten(format_minuten(minutes), FIELD) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("2", 120),
        ("1,5", 90),
        ("1,25", 75),
        ("0,33", 20),
        ("1:30", 90),
        ("0:05", 5),
        ("1u30", 90),
        ("1 u 30 min", 90),
        ("1u", 60),
        ("1,5 uur", 90),
        ("45m", 45),
        ("90 min", 90),
        ("Anderhalf uur", 90),
        ("anderhalf", 90),
        ("half", 30),
        ("half uur", 30),
        ("een half uur", 30),
        ("kwartier", 15),
        ("een kwartier", 15),
        ("een uur", 60),
        ("Twee uur", 120),
        ("twaalf", 720),
        ("één uur", 60),
        ("een uur en 5 minuten", 65),
        ("1 uur en 30 minuten", 90),
        ("2 uren 5 min", 125),
        ("1  u  30", 90),
        ("2½ uur", 150),
        ("2 ½", 150),
        ("¼ uur", 15),
        ("1¾", 105),
        ("tweeënhalf uur", 150),
        ("vierenhalf", 270),
        ("drie kwartier", 45),
        ("3 kwartier", 45),
        ("0", 0),
    ],
)
def test_dutch_ways_to_write_a_time_are_understood(typed: str, minutes: int) -> None:
    assert parse_minuten(typed, FIELD) == minutes


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Vul een tijd in uren in, bijvoorbeeld 2 of 1:30."),
        ("1:75", "Een uur heeft 60 minuten; schrijf bijvoorbeeld 1:30, of 90 min."),
        ("1.5", "Schrijf 1,5 met een komma of 1:30 met een dubbele punt, niet met een punt."),
        ("-2", "Een tijd kan niet onder nul zijn; laat het minteken weg."),
        ("1 uur en", "Dit is geen tijd; vul uren in, zoals 2, 1,5 of 1:30, of minuten, zoals 45 min."),
        ("dertien uur", "Dit is geen tijd; vul uren in, zoals 2, 1,5 of 1:30, of minuten, zoals 45 min."),
        ("1,5½", "Dit is geen tijd; vul uren in, zoals 2, 1,5 of 1:30, of minuten, zoals 45 min."),
        (
            "1 u" + " " * 1_000_000 + "x",
            "Dit is geen tijd; vul uren in, zoals 2, 1,5 of 1:30, of minuten, zoals 45 min.",
        ),
        ("1 uur en 60 min", "Een uur heeft 60 minuten; schrijf bijvoorbeeld 1:30, of 90 min."),
        ("100000½ uur", "Deze tijd is te lang; vul hoogstens 100.000 uur in."),
        ("lang", "Dit is geen tijd; vul uren in, zoals 2, 1,5 of 1:30, of minuten, zoals 45 min."),
        ("١", "Dit is geen tijd; vul uren in, zoals 2, 1,5 of 1:30, of minuten, zoals 45 min."),
        ("100001", "Deze tijd is te lang; vul hoogstens 100.000 uur in."),
        ("9" * 1_000_000, "Deze tijd is te lang; vul hoogstens 100.000 uur in."),
    ],
    ids=lambda value: value[:12],
)
def test_anything_else_is_refused_with_what_would_be_right(typed: str, message: str) -> None:
    assert refusal(lambda: parse_minuten(typed, FIELD), FIELD) == message


@given(st.text(alphabet="0123456789:,. umin-half", max_size=12) | st.text())
def test_any_text_is_a_time_within_reason_or_one_refusal(typed: str) -> None:
    try:
        minutes = parse_minuten(typed, FIELD)
    except Refused:
        refusal(lambda: parse_minuten(typed, FIELD), FIELD)
    else:
        assert 0 <= minutes <= MAX_MINUTEN


def test_times_are_shown_in_hours_and_minutes() -> None:
    shown = [format_minuten(m) for m in (0, 45, 60, 90, 125, 100_030)]
    assert shown == ["0 min", "45 min", "1 u", "1 u 30", "2 u 05", "1.667 u 10"]
