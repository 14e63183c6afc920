"""The value of a cell in Excel as a Dutch worker would type it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from frontlijn.domain.dates import format_datum
from frontlijn.domain.duration import format_invoer

# Text in quotes, a colour or language in brackets, one escaped character: what a notation holds beside the value.
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_CENTS = re.compile(r"0\.00(?![0#?%e])")


def value_text(value: object, number_format: str, epoch: datetime) -> str:
    """A value as text: ja or nee, 12, 1,5, 21-11-2026, 1:30.

    `number_format` is the notation of the cell in Excel: it tells a time of more than 24 hours from a moment, counted
    from `epoch`, and shows cents. A number loses the noise after 15 digits that Excel does not show either.
    """
    match value:
        case bool():
            return "ja" if value else "nee"
        case float():
            return _fraction(value, number_format)
        case timedelta():
            return _duration(value)
        case time():
            return _duration(timedelta(hours=value.hour, minutes=value.minute, seconds=value.second))
        case datetime() if _is_time(number_format):
            return _duration(timedelta(days=_serial(value, epoch)))
        case date():
            return format_datum(value)
    return str(value)


def loses_time(value: object, number_format: str) -> bool:
    """Whether a value is a moment, of which the text holds only the day."""
    return isinstance(value, datetime) and value.time() != time.min and not _is_time(number_format)


def _is_time(number_format: str) -> bool:
    """Whether a notation shows hours or seconds and no days."""
    shown = _shown(number_format)
    return not re.search("[dy]", shown) and re.search("[hs]", shown) is not None


def _shown(number_format: str) -> str:
    return _LITERAL.sub("", number_format.lower())


def _serial(moment: datetime, epoch: datetime) -> float:
    """The number of days that Excel keeps for a moment."""
    from openpyxl.utils.datetime import to_excel

    return float(to_excel(moment, epoch))  # type: ignore[no-untyped-call]


def _fraction(value: float, number_format: str) -> str:
    exact = Decimal(f"{value:.15g}")
    if exact == exact.to_integral_value():
        return f"{exact:.0f}" if exact else "0"
    if _CENTS.search(_shown(number_format)):
        exact = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{exact:f}".replace(".", ",")


def _duration(value: timedelta) -> str:
    """Hours and minutes; a part of a minute rounds to the nearest whole one, halves up."""
    minutes = (value + timedelta(seconds=30)) // timedelta(minutes=1)
    return f"-{format_invoer(-minutes)}" if minutes < 0 else format_invoer(minutes)
