"""Days as a Dutch worker types and reads them. The clock is never read: `today` is given."""

from __future__ import annotations

import re
from datetime import date, timedelta

from frontlijn.domain.errors import Refused

FIRST_YEAR, LAST_YEAR = 1900, 2200

_DAYS_AGO = {"vandaag": 0, "v": 0, "gisteren": 1, "gi": 1, "eergisteren": 2}
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_LONGEST = 30


def parse_datum(text: str, today: date, field: str = "datum") -> date:
    """A day from what was typed. Raises Refused at `field` on a day that does not exist or cannot be read.

    Takes dd-mm-jjjj, d/m/jj (the nearest such year), jjjj-mm-dd, d-m (the last such day up to today), vandaag
    or v, gisteren or gi, eergisteren, and ma to zo or the full name (the last such day up to today).
    """
    typed = text.strip().casefold()
    if not typed:
        raise Refused(f"Vul een datum in, bijvoorbeeld {format_datum(today)} of vandaag.", field)
    if len(typed) <= _LONGEST:
        if typed in _DAYS_AGO:
            return today - timedelta(days=_DAYS_AGO[typed])
        for number, name in enumerate(_WEEKDAYS):
            if typed in (name, name[:2]):
                return today - timedelta(days=(today.weekday() - number) % 7)
        if match := _YEAR_FIRST.fullmatch(typed):
            return _day(int(match[1]), int(match[2]), int(match[3]), today, field)
        if match := _DAY_FIRST.fullmatch(typed):
            day, month = int(match[1]), int(match[3])
            year = _full_year(match[4], today) if match[4] else _last_year_with(day, month, today)
            return _day(year, month, day, today, field)
    raise Refused(
        f"Dit is geen datum; schrijf dd-mm-jjjj, bijvoorbeeld {format_datum(today)}, of vandaag of ma.",
        field,
    )


def format_datum(d: date) -> str:
    """A day as shown: dd-mm-jjjj."""
    return f"{d.day:02d}-{d.month:02d}-{d.year:04d}"


def refuse_future(d: date, today: date, field: str) -> None:
    """Raises Refused at `field` when a day that must have been is still to come."""
    if d > today:
        raise Refused(
            f"{format_datum(d)} moet nog komen; vul een datum tot en met vandaag ({format_datum(today)}) in.",
            field,
        )


def _full_year(typed: str, today: date) -> int:
    """The year meant by two digits is the nearest one that ends in them."""
    if len(typed) == 4:
        return int(typed)
    year = today.year - today.year % 100 + int(typed)
    if year > today.year + 50:
        return year - 100
    return year + 100 if year < today.year - 49 else year


def _last_year_with(day: int, month: int, today: date) -> int:
    """The year of the last such day up to today; the year of today when the calendar has no such day."""
    # Two leap days lie at most eight years apart.
    for year in range(today.year, today.year - 9, -1):
        if 1 <= month <= 12 and 1 <= day <= _last_day(year, month) and date(year, month, day) <= today:
            return year
    return today.year


def _last_day(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def _day(year: int, month: int, day: int, today: date, field: str) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(f"Het jaar {year} kan niet; vul een jaar van {FIRST_YEAR} tot en met {LAST_YEAR} in.", field)
    if not 1 <= month <= 12:
        raise Refused(f"Maand {month} bestaat niet; schrijf dd-mm-jjjj, bijvoorbeeld {format_datum(today)}.", field)
    last = _last_day(year, month)
    if not 1 <= day <= last:
        raise Refused(f"{day} {_MONTHS[month - 1]} {year} bestaat niet; vul een dag van 1 tot en met {last} in.", field)
    return date(year, month, day)
