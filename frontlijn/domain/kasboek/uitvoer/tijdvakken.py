"""A period in pieces to tell one after another: a day, a week, a month or a year, the silent ones too.

How long the period is decides: up to two weeks each day that has entries, up to two months each week, up to three years
each month, and else each year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from frontlijn.domain.dates import WEEKDAYS, format_datum, maandnaam
from frontlijn.domain.kasboek.beeld import KORT_DAGEN, Beeld, Maand
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.uitvoer.taal import hoofdletter
from frontlijn.domain.text import fold

PER_DAG = 14
"""A period of so many days is told day by day."""

PER_MAAND = 3 * 366
"""A period of so many days is told month by month."""


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """A piece of a period, from `van` up to and including `tot`, and what is known of it.

    `kop` is its heading and `wanneer` its place in a sentence, such as "in maart". `deelnames` and `minuten` are None
    when nothing is known of them. `titels` are activities with how often they were; of a year they are not known.
    """

    van: date
    tot: date
    kop: str
    wanneer: str
    regels: int = 0
    deelnames: int | None = None
    deelnames_onbekend: int = 0
    minuten: int | None = None
    minuten_onbekend: int = 0
    titels: tuple[tuple[str, int], ...] = ()
    nieuw: tuple[str, ...] = ()

    @property
    def stil(self) -> bool:
        """Whether nothing was written down and nothing began."""
        return not self.regels and not self.nieuw

    def bevat(self, dag: date | None) -> bool:
        """Whether a day is in it."""
        return dag is not None and self.van <= dag <= self.tot


def tijdvakken(beeld: Beeld) -> tuple[Tijdvak, ...]:
    """The pieces of the period of a picture up to today, the first one first."""
    blik, last = beeld.blik, min(beeld.blik.tot, beeld.vandaag)
    if blik.dagen <= KORT_DAGEN and len(beeld.regels) == beeld.cijfers.regels:
        if blik.dagen <= PER_DAG:
            days = sorted({regel.datum for regel in beeld.regels})
            return tuple(_of_entries(beeld.regels, day, day, *_day(day)) for day in days)
        weeks = (
            _week(max(monday, blik.van), min(monday + timedelta(days=6), last)) for monday in _mondays(blik.van, last)
        )
        return tuple(_of_entries(beeld.regels, *week) for week in weeks)
    months = {(maand.jaar, maand.maand): maand for maand in beeld.maanden}
    last = max([last, *(date(jaar, maand, 1) for jaar, maand in months)])
    wanted = [(day.year, day.month) for day in _months(blik.van, last)]
    if blik.dagen <= PER_MAAND:
        pieces = (_of_months([months[key]] if key in months else [], *_month(*key), titles=True) for key in wanted)
        return tuple(_within(piece, blik.van, last) for piece in pieces)
    years = sorted({jaar for jaar, _ in wanted})
    each = (
        _of_months([maand for key, maand in months.items() if key[0] == jaar], *_year(jaar), titles=False)
        for jaar in years
    )
    return tuple(_within(piece, blik.van, last) for piece in each)


def samengenomen(stil: Sequence[Tijdvak]) -> str:
    """Silent pieces that follow each other, in a sentence: "in maart en april", "van maart tot en met juni"."""
    first, last = stil[0], stil[-1]
    if first is last:
        return first.wanneer
    names = [one.wanneer.removeprefix("in ") for one in (first, last)]
    if first.van.year != last.van.year and names[0].isalpha():
        names = [f"{name} {one.van.year}" for name, one in zip(names, (first, last), strict=True)]
    return f"in {names[0]} en {names[1]}" if len(stil) == 2 else f"van {names[0]} tot en met {names[1]}"


def _of_entries(regels: Iterable[Kasboekregel], van: date, tot: date, kop: str, wanneer: str) -> Tijdvak:
    inside = [regel for regel in regels if van <= regel.datum <= tot]
    titles: dict[str, str] = {}
    times: Counter[str] = Counter()
    for regel in inside:
        times[titles.setdefault(fold(regel.titel), regel.titel)] += 1
    people, people_unknown = _sum(inside, lambda regel: regel.deelnames)
    minutes, minutes_unknown = _sum(inside, lambda regel: regel.vrijwilligersminuten)
    return Tijdvak(
        van,
        tot,
        kop,
        wanneer,
        regels=len(inside),
        deelnames=people,
        deelnames_onbekend=people_unknown,
        minuten=minutes,
        minuten_onbekend=minutes_unknown,
        titels=tuple(times.most_common()),
    )


def _sum(regels: Sequence[Kasboekregel], of: Callable[[Kasboekregel], int | None]) -> tuple[int | None, int]:
    """The sum of what is known, None when nothing is, and of how many it is unknown."""
    known = [number for number in map(of, regels) if number is not None]
    return sum(known) if known else None, len(regels) - len(known)


def _of_months(maanden: Sequence[Maand], van: date, tot: date, kop: str, wanneer: str, *, titles: bool) -> Tijdvak:
    people = [maand.deelnames for maand in maanden if maand.regels and maand.deelnames is not None]
    minutes = [maand.minuten for maand in maanden if maand.regels and maand.minuten is not None]
    return Tijdvak(
        van,
        tot,
        kop,
        wanneer,
        regels=sum(maand.regels for maand in maanden),
        deelnames=sum(people) if people else None,
        deelnames_onbekend=sum(maand.deelnames_onbekend for maand in maanden),
        minuten=sum(minutes) if minutes else None,
        minuten_onbekend=sum(maand.minuten_onbekend for maand in maanden),
        titels=tuple(titel for maand in maanden for titel in maand.titels) if titles else (),
        nieuw=tuple(naam for maand in maanden for naam in maand.nieuw),
    )


def _within(piece: Tijdvak, van: date, tot: date) -> Tijdvak:
    """The piece as far as it lies inside the period; its heading says so."""
    parts = [f"vanaf {_spoken(van)}"] if piece.van < van else []
    parts += [f"tot en met {_spoken(tot)}"] if tot < piece.tot else []
    if not parts:
        return piece
    inside = (max(piece.van, van), min(piece.tot, tot))
    return replace(piece, van=inside[0], tot=inside[1], kop=f"{piece.kop}, {' '.join(parts)}")


def _spoken(day: date) -> str:
    return f"{day.day} {maandnaam(day.month)}"


def _day(day: date) -> tuple[str, str]:
    named = f"{WEEKDAYS[day.weekday()]} {_spoken(day)}"
    return hoofdletter(f"{named} {day.year}"), f"op {named}"


def _week(van: date, tot: date) -> tuple[date, date, str, str]:
    number = van.isocalendar().week
    return van, tot, f"Week {number}, {format_datum(van)} tot en met {format_datum(tot)}", f"in week {number}"


def _month(jaar: int, maand: int) -> tuple[date, date, str, str]:
    naam = maandnaam(maand)
    following = date(jaar + maand // 12, maand % 12 + 1, 1)
    return date(jaar, maand, 1), following - timedelta(days=1), f"{hoofdletter(naam)} {jaar}", f"in {naam}"


def _year(jaar: int) -> tuple[date, date, str, str]:
    return date(jaar, 1, 1), date(jaar, 12, 31), str(jaar), f"in {jaar}"


def _mondays(van: date, tot: date) -> Iterator[date]:
    monday = van - timedelta(days=van.weekday())
    while monday <= tot:
        yield monday
        monday += timedelta(days=7)


def _months(van: date, tot: date) -> Iterator[date]:
    """The first day of each month."""
    day = van.replace(day=1)
    while day <= tot:
        yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
