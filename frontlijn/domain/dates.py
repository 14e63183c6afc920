"""Days and periods as a Dutch worker types and reads them. The clock is never read: `today` is given."""

from __future__ import annotations

import re
from datetime import date, timedelta

from frontlijn.domain.errors import Refused

FIRST_YEAR, LAST_YEAR = 1900, 2200
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

_DAYS_AGO = {"vandaag": 0, "v": 0, "gisteren": 1, "gister": 1, "gi": 1, "eergisteren": 2, "eergister": 2}
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_WEEKDAY_OF = {typed: number for number, name in enumerate(WEEKDAYS) for typed in (name, name[:2])}
_MONTH_OF = {typed: number for number, name in enumerate(_MONTHS, start=1) for typed in (name, name[:3])}
_MONTH_OF |= {"mrt": 3, "sept": 9}
# The patterns are compiled where they are first used: importing this module costs next to nothing.
_DAY_FIRST = r"([0-9]{1,2})([-/.])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?"
_YEAR_FIRST = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_MONTH_NAMED = r"([0-9]{1,2}) ([a-z]+)\.?(?: ([0-9]{4}|[0-9]{2}))?"
_THIS_OR_LAST = {"dit": 0, "deze": 0, "vorig": 1, "vorige": 1}


def parse_datum(text: str, today: date, field: str = "datum", *, vooruit: bool = False) -> date:
    """A day from what was typed. Raises Refused at `field` on a day that does not exist or cannot be read.

    Takes dd-mm-jjjj, d/m/jj (the nearest such year), jjjj-mm-dd, 3 april 2026 and 3 apr 26; d-m and 3 april (the last
    such day up to today); vandaag or v, gisteren or gi, eergisteren; ma to zo or the full name (the last such day up
    to today), afgelopen vr (the last one before today), and vorige vr or vorige week vr (the one of the week before).
    With `vooruit`, for a day that is to come, d-m and 3 april are the first such day from today on.
    """
    typed = _tidy(text)
    if not typed:
        raise Refused(f"Vul een datum in, bijvoorbeeld {format_datum(today)} of vandaag.", field)
    if named := _named_day(typed, today):
        return named
    if written := _written_day(typed):
        day, month, year = written
        near = 1 if vooruit else -1
        return _day(_full_year(year, today) if year else _year_with(day, month, today, near), month, day, today, field)
    raise Refused(
        f"Dit is geen datum; schrijf dd-mm-jjjj, bijvoorbeeld {format_datum(today)}, of vandaag of ma.",
        field,
    )


def parse_periode(text: str, today: date, field: str = "periode") -> tuple[date, date]:
    """The first and the last day of a period, whole also when it is not over yet.

    Takes 2026, maart 2026, 2026-03, kwartaal 2 2026 or k2 2026; a month or quarter without a year is the last one that
    has begun; dit or vorig(e) with jaar, kwartaal, maand and week (from Monday); and two days with t/m between them.
    In the last case a day without a year takes it from the other: 1-12 t/m 1-2-2026 begins in 2025, and a last day
    without a year is the first such day from the first one on. Raises Refused at `field` on anything else.
    """
    typed = _tidy(text)
    if not typed:
        raise Refused("Vul een periode in, bijvoorbeeld 2026 of maart 2026.", field)
    van, between, tot = typed.replace(" tot en met ", " t/m ").partition(" t/m ")
    if between:
        return _from_to(van, tot, today, field)
    found = _named_period(typed, today) or _written_period(typed, today, field)
    if found is None:
        raise Refused(
            "Dit is geen periode; schrijf bijvoorbeeld 2026, maart 2026, k2 2026, vorige maand of 1-9 t/m 30-9.", field
        )
    return found


def format_datum(d: date) -> str:
    """A day as shown: dd-mm-jjjj."""
    return f"{d.day:02d}-{d.month:02d}-{d.year:04d}"


def maandnaam(maand: int) -> str:
    """The name of a month: 1 is "januari"."""
    return _MONTHS[maand - 1]


def refuse_future(d: date, today: date, field: str) -> None:
    """Raises Refused at `field` when a day that must have been is still to come."""
    if d > today:
        raise Refused(
            f"{format_datum(d)} moet nog komen; vul een datum tot en met vandaag ({format_datum(today)}) in.",
            field,
        )


def find_weekday(text: str) -> int | None:
    """The number of a day of the week (Monday is 0) by its full name or its first two letters, None for other text."""
    return _WEEKDAY_OF.get(_tidy(text))


def has_no_year(text: str) -> bool:
    """Whether this is a day and a month without a year, so that another day can say which year is meant."""
    return _without_year(text) is not None


def _tidy(text: str) -> str:
    return " ".join(text.casefold().split())


def _named_day(typed: str, today: date) -> date | None:
    if typed in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[typed])
    before, _, name = typed.rpartition(" ")
    number = _WEEKDAY_OF.get(name)
    if number is None:
        return None
    match before:
        case "":
            return today - timedelta(days=(today.weekday() - number) % 7)
        case "afgelopen":
            return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
        case "vorige" | "vorige week":
            return today - timedelta(days=today.weekday() + 7 - number)
    return None


def _written_day(typed: str) -> tuple[int, int, str | None] | None:
    """Day, month and year as they were written; the day need not exist."""
    if match := re.fullmatch(_YEAR_FIRST, typed):
        return int(match[3]), int(match[2]), match[1]
    if match := re.fullmatch(_DAY_FIRST, typed):
        return int(match[1]), int(match[3]), match[4]
    if (match := re.fullmatch(_MONTH_NAMED, typed)) and (month := _MONTH_OF.get(match[2])):
        return int(match[1]), month, match[3]
    return None


def _without_year(text: str) -> tuple[int, int] | None:
    written = _written_day(_tidy(text))
    return written[:2] if written and written[2] is None else None


def _from_to(first: str, last: str, today: date, field: str) -> tuple[date, date]:
    """The days on both sides of t/m, where the one helps to find the year of the other."""
    if without_year := _without_year(last):
        day, month = without_year
        van = parse_datum(first, today, field)
        tot = _day(_year_with(day, month, van, 1), month, day, today, field)
    else:
        tot = parse_datum(last, today, field)
        van = parse_datum(first, tot if has_no_year(first) else today, field)
    if tot < van:
        raise Refused(
            f"De laatste dag ({format_datum(tot)}) is voor de eerste ({format_datum(van)}); zet de eerste dag vooraan.",
            field,
        )
    return van, tot


def _named_period(typed: str, today: date) -> tuple[date, date] | None:
    which, _, unit = typed.partition(" ")
    back = _THIS_OR_LAST.get(which)
    if back is None:
        return None
    match unit:
        case "week":
            monday = today - timedelta(days=today.weekday() + 7 * back)
            return monday, monday + timedelta(days=6)
        case "maand":
            return _months(today.year, today.month - back, 1)
        case "kwartaal":
            return _months(today.year, (today.month - 1) // 3 * 3 + 1 - 3 * back, 3)
        case "jaar":
            return _months(today.year - back, 1, 12)
    return None


def _written_period(typed: str, today: date, field: str) -> tuple[date, date] | None:
    if match := re.fullmatch(r"([0-9]{4})(?:-([0-9]{1,2}))?", typed):
        year, month = _known_year(int(match[1]), field), int(match[2] or 1)
        if not 1 <= month <= 12:
            raise Refused(f"Maand {month} bestaat niet; schrijf bijvoorbeeld {year}-03 of maart {year}.", field)
        return _months(year, month, 1 if match[2] else 12)
    if match := re.fullmatch(r"(?:kwartaal|k) ?([0-9])(?: ([0-9]{4}))?", typed):
        if not 1 <= int(match[1]) <= 4:
            raise Refused(f"Kwartaal {match[1]} bestaat niet; schrijf kwartaal 1, 2, 3 of 4.", field)
        month, length = int(match[1]) * 3 - 2, 3
    elif (match := re.fullmatch(r"([a-z]+)\.?(?: ([0-9]{4}))?", typed)) and match[1] in _MONTH_OF:
        month, length = _MONTH_OF[match[1]], 1
    else:
        return None
    year = _known_year(int(match[2]), field) if match[2] else today.year - (month > today.month)
    return _months(year, month, length)


def _months(year: int, month: int, length: int) -> tuple[date, date]:
    """The first and the last day of so many months; a month below 1 lies in the year before."""
    years, first = divmod(month - 1, 12)
    after, end = divmod(first + length, 12)
    return date(year + years, first + 1, 1), date(year + years + after, end + 1, 1) - timedelta(days=1)


def _full_year(typed: str, today: date) -> int:
    """The year meant by two digits is the nearest one that ends in them."""
    if len(typed) == 4:
        return int(typed)
    year = today.year - today.year % 100 + int(typed)
    if year > today.year + 50:
        return year - 100
    return year + 100 if year < today.year - 49 else year


def _year_with(day: int, month: int, anchor: date, step: int) -> int:
    """The year of such a day nearest to `anchor`, back from it (step -1) or on from it (step 1).

    The year of `anchor` when the calendar has no such day.
    """
    # Two leap days lie at most eight years apart.
    for year in range(anchor.year, anchor.year + 9 * step, step):
        if (
            1 <= month <= 12
            and 1 <= day <= _last_day(year, month)
            and (date(year, month, day) - anchor).days * step >= 0
        ):
            return year
    return anchor.year


def _last_day(year: int, month: int) -> int:
    return _months(year, month, 1)[1].day


def _known_year(year: int, field: str) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(f"Het jaar {year} kan niet; vul een jaar van {FIRST_YEAR} tot en met {LAST_YEAR} in.", field)
    return year


def _day(year: int, month: int, day: int, today: date, field: str) -> date:
    _known_year(year, field)
    if not 1 <= month <= 12:
        raise Refused(f"Maand {month} bestaat niet; schrijf dd-mm-jjjj, bijvoorbeeld {format_datum(today)}.", field)
    last = _last_day(year, month)
    if not 1 <= day <= last:
        raise Refused(f"{day} {_MONTHS[month - 1]} {year} bestaat niet; vul een dag van 1 tot en met {last} in.", field)
    return date(year, month, day)
