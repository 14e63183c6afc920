"""Whole numbers and percentages in Dutch notation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.errors import Refused
from frontlijn.domain.numbers import MAX_AANTAL, check_aantal, format_aantal, format_procent, parse_aantal
from tests.domain.refusals import refusal


@given(st.integers(0, MAX_AANTAL))
def test_what_is_shown_can_be_typed_again(n: int) -> None:
    assert parse_aantal(format_aantal(n), "deelnames") == n
    assert parse_aantal(f" {n} ", "deelnames") == n


def test_thousands_have_a_dot() -> None:
    assert [format_aantal(n) for n in (0, 999, 1234, 1_234_567, -1234)] == ["0", "999", "1.234", "1.234.567", "-1.234"]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Vul een heel getal in, bijvoorbeeld 12."),
        ("-5", "Een aantal kan niet onder nul zijn; vul 0 of meer in."),
        ("abc", "Dit is geen heel getal; gebruik alleen cijfers, bijvoorbeeld 12."),
        ("1,5", "Dit is geen heel getal; gebruik alleen cijfers, bijvoorbeeld 12."),
        ("12.50", "Dit is geen heel getal; gebruik alleen cijfers, bijvoorbeeld 12."),
        ("1e3", "Dit is geen heel getal; gebruik alleen cijfers, bijvoorbeeld 12."),
        ("١٢", "Dit is geen heel getal; gebruik alleen cijfers, bijvoorbeeld 12."),
        ("10.000.001", "Dit getal is te groot; vul hoogstens 10.000.000 in."),
        ("9" * 1_000_000, "Dit getal is te groot; vul hoogstens 10.000.000 in."),
    ],
    ids=lambda value: value[:12],
)
def test_anything_else_is_refused_with_what_would_be_right(typed: str, message: str) -> None:
    assert refusal(lambda: parse_aantal(typed, "deelnames"), "deelnames") == message


@given(st.text())
def test_any_text_is_a_count_within_reason_or_one_refusal(typed: str) -> None:
    try:
        n = parse_aantal(typed, "deelnames")
    except Refused:
        refusal(lambda: parse_aantal(typed, "deelnames"), "deelnames")
    else:
        assert 0 <= n <= MAX_AANTAL


def test_a_count_from_elsewhere_keeps_the_same_bounds() -> None:
    check_aantal(0, "aanjagers")
    check_aantal(MAX_AANTAL, "aanjagers")
    assert "onder nul" in refusal(lambda: check_aantal(-1, "aanjagers"), "aanjagers")
    assert "te groot" in refusal(lambda: check_aantal(MAX_AANTAL + 1, "aanjagers"), "aanjagers")


def test_percentages_show_no_needless_zeros() -> None:
    shown = [format_procent(bp) for bp in (5000, 1250, 1205, 10_000, 0, 5, -1250, 1_000_000)]
    assert shown == ["50 %", "12,5 %", "12,05 %", "100 %", "0 %", "0,05 %", "-12,5 %", "10.000 %"]
