"""A series of days that have been, for what happens every week and is logged at once."""

from __future__ import annotations

import re
from datetime import date, timedelta

from frontlijn.domain.dates import WEEKDAYS, find_weekday, format_datum, has_no_year, parse_datum, refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.telwoorden import TELWOORDEN

MAX_REEKS = 60
"""No series is longer than this many days: more than a year of weeks is a slip of the finger."""

_TIMES = re.compile(rf"([0-9]+|{'|'.join(TELWOORDEN)}) ?(?:x|keer|week|weken)")
_WEEKS = {"elke week": 1, "om de week": 2, "om de 2 weken": 2, "om de twee weken": 2}
_WEEKS |= {"elke 2 weken": 2, "elke twee weken": 2}
_VOORBEELD = "elke di vanaf 1-9, om de week vanaf 1-9 of 4 weken"


def parse_reeks(text: str, datum: date, today: date, field: str = "reeks") -> tuple[date, ...]:
    """The days of a series, oldest first, up to `datum`, the day of the entry itself.

    Takes `elke week vanaf 1-9` and `om de week vanaf 1-9` (1-9 and each such day after it), `4 weken` and `4x` (`datum`
    and the three weeks before), and `elke di vanaf 1-9`: every Tuesday. `datum` need not be one of the days. Iedere is
    elke, sinds is vanaf; a first day without a year is the last such one up to `datum`.
    Raises Refused at `field` on anything else, without any day, over `MAX_REEKS` days, or when `datum` is to come.
    """
    refuse_future(datum, today, field)
    typed = " ".join(text.casefold().split())
    if not typed:
        raise Refused(f"Vul in hoe vaak het was, bijvoorbeeld {_VOORBEELD}.", field)
    if match := _TIMES.fullmatch(typed):
        return _so_many(match[1], datum, field)
    how, _, since = typed.replace("iedere ", "elke ", 1).replace(" sinds ", " vanaf ", 1).partition(" vanaf ")
    weekday = find_weekday(how.removeprefix("elke ")) if how.startswith("elke ") else None
    if weekday is None and how not in _WEEKS:
        raise Refused(f"Dit is geen reeks; schrijf bijvoorbeeld {_VOORBEELD}.", field)
    if not since:
        raise Refused(f"Zeg erbij vanaf wanneer, bijvoorbeeld {how} vanaf 1-9.", field)
    van = parse_datum(since, datum if has_no_year(since) else today, field)
    weeks = _WEEKS.get(how, 1)
    if weekday is not None:
        return _since(van, laatste_weekdag(weekday, datum), weeks, field)
    step = timedelta(weeks=weeks)
    return _since(van, van + (datum - van) // step * step if van <= datum else datum, weeks, field)


def weekdag(text: str, field: str) -> int:
    """The number of a day of the week, Monday is 0. Raises Refused at `field` unless it is one (di, dinsdag)."""
    number = find_weekday(text)
    if number is None:
        raise Refused("Dit is geen dag van de week; schrijf bijvoorbeeld di of dinsdag.", field)
    return number


def format_weekdag(n: int) -> str:
    """A day of the week as shown: 0 is "maandag"."""
    return WEEKDAYS[n]


def laatste_weekdag(n: int, today: date) -> date:
    """The last such day of the week up to and including `today`."""
    return today - timedelta(days=(today.weekday() - n) % 7)


def _so_many(typed: str, datum: date, field: str) -> tuple[date, ...]:
    digits = typed.lstrip("0")
    count = TELWOORDEN.get(typed) or (int(digits or 0) if len(digits) <= len(str(MAX_REEKS)) else MAX_REEKS + 1)
    if not 1 <= count <= MAX_REEKS:
        raise Refused(f"Een reeks heeft 1 tot en met {MAX_REEKS} dagen; schrijf bijvoorbeeld 4 weken.", field)
    return _back_from(datum, count, 1)


def _since(van: date, last: date, weeks: int, field: str) -> tuple[date, ...]:
    count = (last - van).days // (7 * weeks) + 1
    if count < 1:
        raise Refused(
            f"Vanaf {format_datum(van)} is er nog geen dag in deze reeks; kies een eerste dag tot en met "
            f"{format_datum(last)}.",
            field,
        )
    if count > MAX_REEKS:
        first = _back_from(last, MAX_REEKS, weeks)[0]
        raise Refused(
            f"Dit zijn {count} dagen en een reeks heeft er hoogstens {MAX_REEKS}; begin bijvoorbeeld op "
            f"{format_datum(first)}.",
            field,
        )
    return _back_from(last, count, weeks)


def _back_from(last: date, count: int, weeks: int) -> tuple[date, ...]:
    return tuple(last - timedelta(weeks=weeks * back) for back in range(count - 1, -1, -1))
