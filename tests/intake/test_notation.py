"""A value of Excel is written as a Dutch worker types it, so that the parsers of the domain take it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from frontlijn.domain.dates import parse_datum
from frontlijn.domain.duration import parse_minuten
from frontlijn.domain.money import parse_bedrag
from frontlijn.domain.numbers import parse_aantal
from frontlijn.intake.notation import loses_time, value_text
from tests.store.inputs import TODAY

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001
MOMENT = datetime(2026, 11, 21, 14, 3)  # noqa: DTZ001


def text(value: object, number_format: str = "General") -> str:
    return value_text(value, number_format, EPOCH)


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (True, "General", "ja"),
        (False, "General", "nee"),
        (12, "General", "12"),
        (1234567, "#,##0", "1234567"),
        (12.0, "0.00", "12"),
        (-0.0, "General", "0"),
        (1e21, "General", "1000000000000000000000"),
        (1.5, "General", "1,5"),
        (-1.5, "General", "-1,5"),
        (0.1 + 0.2, "General", "0,3"),
        (0.0000001, "General", "0,0000001"),
        (12.5, "0.00", "12,50"),
        (12.345, '_ "€" * #,##0.00_ ;', "12,35"),
        (1 / 3, "0.000", "0,333333333333333"),
        (0.125, "0.00%", "0,125"),
        (0.125, "0.00E+00", "0,125"),
        (0.125, '"0.00" 0.0', "0,125"),
        (date(2026, 1, 2), "General", "02-01-2026"),
        (datetime(2026, 1, 2), "dd-mm-yyyy", "02-01-2026"),  # noqa: DTZ001
        (MOMENT, "DD-MM-YYYY h:mm", "21-11-2026"),
        (MOMENT, "[$-413]D MMMM;@", "21-11-2026"),
        (time(1, 30), "h:mm", "1:30"),
        (time(0, 0), "h:mm", "0:00"),
        (time(1, 29, 30), "h:mm:ss", "1:30"),
        (time(1, 29, 29), "h:mm:ss", "1:29"),
        (timedelta(hours=36, minutes=5), "[h]:mm", "36:05"),
        (timedelta(hours=-1, minutes=-30), "[h]:mm", "-1:30"),
        (datetime(1900, 1, 1, 12), "h:mm", "36:00"),  # noqa: DTZ001
        (datetime(1900, 1, 1, 12), 'h" dagdelen "mm', "36:00"),  # noqa: DTZ001
        (datetime(1900, 4, 9, 6), r"h\d\:mm", "2406:00"),  # noqa: DTZ001
    ],
)
def test_each_kind_of_value_has_one_notation(value: object, number_format: str, expected: str) -> None:
    assert text(value, number_format) == expected


@pytest.mark.parametrize(
    ("value", "number_format", "loses"),
    [(MOMENT, "dd-mm-yyyy", True), (MOMENT, "h:mm", False), (datetime(2026, 11, 21), "dd-mm-yyyy", False)],  # noqa: DTZ001
)
def test_only_a_moment_loses_its_time(value: object, number_format: str, loses: bool) -> None:
    assert loses_time(value, number_format) is loses


def test_the_domain_takes_each_notation() -> None:
    assert parse_datum(text(MOMENT), TODAY) == date(2026, 11, 21)
    assert parse_minuten(text(time(1, 30), "h:mm"), "tijd") == 90
    assert parse_minuten(text(1.5), "tijd") == 90
    assert parse_minuten(text(4 / 3, "0.00"), "tijd") == 80
    assert parse_minuten(text(2.0), "tijd") == 120
    assert parse_aantal(text(12.0), "aantal") == 12
    assert parse_bedrag(text(12.5, "€ #,##0.00")) == 1250
