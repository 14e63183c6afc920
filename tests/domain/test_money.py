"""Amounts: integer cents inside, Dutch notation outside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.errors import Refused
from frontlijn.domain.money import MAX_BEDRAG, format_bedrag, format_invoer, parse_bedrag
from tests.domain.refusals import refusal


@given(st.integers(0, MAX_BEDRAG))
def test_what_is_shown_and_what_is_put_back_in_a_field_can_be_typed_again(cents: int) -> None:
    assert parse_bedrag(format_bedrag(cents)) == cents
    assert parse_bedrag(format_invoer(cents)) == cents


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("50", 50_00),
        ("€50", 50_00),
        (" € 1.234 ", 1_234_00),
        ("€\u00a01.234,56", 1_234_56),
        ("1234,56", 1_234_56),
        ("1.234,56", 1_234_56),
        ("50,-", 50_00),
        ("50,--", 50_00),
        ("50,=", 50_00),
        ("50 euro", 50_00),
        ("EUR 12,05", 12_05),
        ("0", 0),
        ("100.000.000", MAX_BEDRAG),
    ],
)
def test_dutch_ways_to_write_an_amount_are_understood(typed: str, cents: int) -> None:
    """The domain model, section 5, principle 6."""
    assert parse_bedrag(typed) == cents


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("12.50", "Bedoel je 12,50 of 1.250? Schrijf een komma voor de centen."),
        ("1.5", "Bedoel je 1,50 of 15? Schrijf een komma voor de centen."),
        ("1.23.456", "De punten of komma's staan niet goed; schrijf het zoals 1.234,56."),
        ("12,5,0", "De punten of komma's staan niet goed; schrijf het zoals 1.234,56."),
        ("1,234.56", "De punten of komma's staan niet goed; schrijf het zoals 1.234,56."),
        ("0.123", "De punten of komma's staan niet goed; schrijf het zoals 1.234,56."),
        ("-5", "Een bedrag kan niet onder nul zijn; laat het minteken weg."),
        ("€ -12,00", "Een bedrag kan niet onder nul zijn; laat het minteken weg."),
        ("1234,5", "Schrijf precies twee cijfers na de komma, bijvoorbeeld 12,50."),
        ("1234,567", "Schrijf precies twee cijfers na de komma, bijvoorbeeld 12,50."),
        ("50,", "Schrijf precies twee cijfers na de komma, bijvoorbeeld 12,50."),
        ("abc", "Dit is geen bedrag; vul cijfers in, bijvoorbeeld 50 of 12,50."),
        ("€", "Dit is geen bedrag; vul cijfers in, bijvoorbeeld 50 of 12,50."),
        ("1e3", "Dit is geen bedrag; vul cijfers in, bijvoorbeeld 50 of 12,50."),
        ("١٢", "Dit is geen bedrag; vul cijfers in, bijvoorbeeld 50 of 12,50."),
        ("", "Vul een bedrag in, bijvoorbeeld 50 of 12,50."),
        ("100.000.000,01", "Dit bedrag is te groot; vul hoogstens € 100.000.000,00 in."),
        ("9" * 1_000_000, "Dit is te lang voor een bedrag; vul iets in als 50 of 12,50."),
    ],
    ids=lambda value: value[:14],
)
def test_anything_else_is_refused_with_what_would_be_right(typed: str, message: str) -> None:
    """An ambiguous amount is asked back, never guessed (the domain model, section 5, principle 6)."""
    assert refusal(lambda: parse_bedrag(typed, "gevraagd"), "gevraagd") == message


@given(st.text(alphabet="0123456789.,-€= eur", max_size=20) | st.text())
def test_any_text_is_an_amount_within_reason_or_one_refusal(typed: str) -> None:
    try:
        cents = parse_bedrag(typed)
    except Refused:
        refusal(lambda: parse_bedrag(typed), "bedrag")
    else:
        assert 0 <= cents <= MAX_BEDRAG


def test_amounts_below_zero_are_shown_with_the_sign_at_the_digits() -> None:
    assert [format_bedrag(cents) for cents in (123_456, -12_00, -5, 0)] == [
        "€ 1.234,56",
        "€ -12,00",
        "€ -0,05",
        "€ 0,00",
    ]
    assert [format_invoer(cents) for cents in (123_456, -5)] == ["1234,56", "-0,05"]
