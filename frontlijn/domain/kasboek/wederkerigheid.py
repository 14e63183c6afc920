"""Wederkerigheid: who gave and received, what, how long. Two tallies per party, no balance (002; domain model, 8)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from frontlijn.domain.duration import format_minuten, parse_minuten
from frontlijn.domain.errors import Refused
from frontlijn.domain.text import clean_line, fold
from frontlijn.domain.values import PartijSoort

HOOGSTENS = 50
"""So many exchanges one entry can hold."""

_FIELD = "uitwisselingen"
_QUOTED = r'"((?:[^"]|"")*)"'
_LINE = re.compile(rf'(?:{_QUOTED}\s*|([^">→]*?))(?:->|>|→)(?:\s*{_QUOTED}\s*|([^":>→]*)):(.*)')
_QUOTED_WHAT = re.compile(rf"{_QUOTED}\s*(?:,(.*))?")
_TIME = re.compile(r"[-−]?\s*[0-9][0-9.,:]*\s*(?:u|uur|uren|m|min|minuut|minuten)?", re.IGNORECASE)
_UNIT = re.compile(r"[a-z:]", re.IGNORECASE)
_SPECIAL = re.compile('[">:→]')
_EXAMPLE = "bijvoorbeeld: Soepclub > bewoner A: fiets gemaakt, 2 uur"


@dataclass(frozen=True, slots=True)
class UitwisselingInvoer:
    """What is typed of one exchange: two parties by name, what was given, and the minutes when they are known."""

    gever: str
    ontvanger: str
    wat: str
    minuten: int | None = None


@dataclass(frozen=True, slots=True)
class Partij:
    """A party in an exchange; `id` is the number of the person, organisation or initiative, None for a description.

    A description means the same somebody within its initiative or entry (`binnen`) and nobody elsewhere: a second
    "bewoner A" is another one.
    """

    soort: PartijSoort
    id: int | None
    naam: str
    binnen: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Uitwisseling:
    """An exchange as it stands in the store."""

    gever: Partij
    ontvanger: Partij
    wat: str
    minuten: int | None

    def invoer(self) -> UitwisselingInvoer:
        """The input that would make this exchange again."""
        return UitwisselingInvoer(self.gever.naam, self.ontvanger.naam, self.wat, self.minuten)


@dataclass(frozen=True, slots=True)
class PartijStand:
    """What one party gave and received, in exchanges and in minutes.

    The minutes add up what is known; beside them stands of how many exchanges the time is unknown.
    """

    partij: Partij
    gaf: int
    kreeg: int
    minuten_gegeven: int
    minuten_ontvangen: int
    gaf_onbekend: int
    kreeg_onbekend: int

    @property
    def wederkerig(self) -> bool:
        """Whether this party both gave and received."""
        return self.gaf > 0 and self.kreeg > 0


@dataclass(frozen=True, slots=True)
class Wederkerigheid:
    """The exchanges of a period: each party with its two tallies, and how many pairs met for the first time."""

    uitwisselingen: int
    partijen: tuple[PartijStand, ...]
    nieuwe_banden: int

    @property
    def wederkerig(self) -> int:
        """How many parties both gave and received."""
        return sum(stand.wederkerig for stand in self.partijen)


def wederkerigheid(uitwisselingen: Iterable[Uitwisseling], eerder: Iterable[Uitwisseling] = ()) -> Wederkerigheid:
    """The two tallies of each party, by name, and the new bonds: pairs that `eerder`, before the period, never met.

    A bond has no direction: who gives back is the same pair.
    """
    known = {_pair(one) for one in eerder}
    tallies: dict[tuple[PartijSoort, str], _Tally] = {}
    fresh: set[frozenset[tuple[PartijSoort, str]]] = set()
    count = 0
    for one in uitwisselingen:
        count += 1
        tallies.setdefault(_key(one.gever), _Tally(one.gever)).give(one.minuten)
        tallies.setdefault(_key(one.ontvanger), _Tally(one.ontvanger)).take(one.minuten)
        if _pair(one) not in known:
            fresh.add(_pair(one))
    standen = sorted((tally.stand() for tally in tallies.values()), key=lambda stand: fold(stand.partij.naam))
    return Wederkerigheid(count, tuple(standen), len(fresh))


class _Tally:
    def __init__(self, partij: Partij) -> None:
        self.partij = partij
        self.given: list[int | None] = []
        self.taken: list[int | None] = []

    def give(self, minutes: int | None) -> None:
        self.given.append(minutes)

    def take(self, minutes: int | None) -> None:
        self.taken.append(minutes)

    def stand(self) -> PartijStand:
        return PartijStand(
            partij=self.partij,
            gaf=len(self.given),
            kreeg=len(self.taken),
            minuten_gegeven=sum(minutes or 0 for minutes in self.given),
            minuten_ontvangen=sum(minutes or 0 for minutes in self.taken),
            gaf_onbekend=self.given.count(None),
            kreeg_onbekend=self.taken.count(None),
        )


def _key(partij: Partij) -> tuple[PartijSoort, str]:
    return partij.soort, f"{partij.binnen} {fold(partij.naam)}" if partij.id is None else str(partij.id)


def _pair(one: Uitwisseling) -> frozenset[tuple[PartijSoort, str]]:
    return frozenset((_key(one.gever), _key(one.ontvanger)))


def parse_uitwisselingen(text: str, field: str = _FIELD) -> tuple[UitwisselingInvoer, ...]:
    """The exchanges in a text with one on each line: `Soepclub > bewoner A: fiets gemaakt, 2 uur`.

    The arrow may be >, -> or →; the time after the last comma may be left out; quotation marks keep a name or what was
    given as it stands. Raises Refused at `field` with the number of the line that cannot be read.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    return tuple(_parse_line(line, f"Regel {number}" if len(lines) > 1 else "Dit", field) for number, line in lines)


def format_uitwisselingen(uitwisselingen: Iterable[UitwisselingInvoer]) -> str:
    """The text from which `parse_uitwisselingen` reads these again."""
    return "\n".join(map(format_uitwisseling, uitwisselingen))


def format_uitwisseling(one: UitwisselingInvoer) -> str:
    """One exchange as a line. What would be read as something else stands between quotation marks."""
    gever, ontvanger = (_quoted(naam) if _SPECIAL.search(naam) else naam for naam in (one.gever, one.ontvanger))
    time = "" if one.minuten is None else f", {format_minuten(one.minuten)}"
    line = f"{gever} > {ontvanger}: {one.wat}{time}"
    try:
        plain = _parse_line(line, "", _FIELD) == one
    except Refused:
        plain = False
    return line if plain else f"{gever} > {ontvanger}: {_quoted(one.wat)}{time}"


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def checked_uitwisselingen(uitwisselingen: Iterable[UitwisselingInvoer]) -> tuple[UitwisselingInvoer, ...]:
    """The same exchanges with their text cleaned; raises Refused at `uitwisselingen`."""
    cleaned = tuple(
        UitwisselingInvoer(
            clean_line(one.gever, _FIELD, required=True),
            clean_line(one.ontvanger, _FIELD, required=True),
            clean_line(one.wat, _FIELD, required=True),
            one.minuten,
        )
        for one in uitwisselingen
    )
    if len(cleaned) > HOOGSTENS:
        raise Refused(f"Eén regel kan hoogstens {HOOGSTENS} uitwisselingen hebben; maak er meer regels van.", _FIELD)
    for one in cleaned:
        if fold(one.gever) == fold(one.ontvanger):
            raise Refused(f"{one.gever} geeft hier aan zichzelf; noem twee verschillende partijen.", _FIELD)
        if one.minuten is not None and one.minuten < 0:
            raise Refused("Een tijd kan niet onder nul zijn; laat het minteken weg.", _FIELD)
    return cleaned


def _parse_line(line: str, which: str, field: str) -> UitwisselingInvoer:
    match = _LINE.fullmatch(line)
    if match is None:
        raise Refused(f"{which} kan ik niet lezen; schrijf wie > wie: wat, tijd, {_EXAMPLE}.", field)
    gever, ontvanger = (_name(*match.group(quoted, quoted + 1)) for quoted in (1, 3))
    rest = match[5].strip()
    if not (gever and ontvanger and rest):
        raise Refused(f"{which} kan ik niet lezen; schrijf wie > wie: wat, tijd, {_EXAMPLE}.", field)
    quoted = _QUOTED_WHAT.fullmatch(rest)
    if quoted is not None:
        time = (quoted[2] or "").strip()
        return UitwisselingInvoer(
            gever, ontvanger, _name(quoted[1], None), parse_minuten(time, field) if time else None
        )
    if re.search("[>→]", rest):
        raise Refused("Hier staan twee uitwisselingen op een regel; zet elke op een eigen regel.", field)
    wat, minutes = _what_and_time(rest, field)
    return UitwisselingInvoer(gever, ontvanger, wat, minutes)


def _name(quoted: str | None, plain: str | None) -> str:
    return (plain or "").strip() if quoted is None else quoted.replace('""', '"').strip()


def _what_and_time(rest: str, field: str) -> tuple[str, int | None]:
    """What was given, and the time when what stands after a comma is one with its unit; "1,5 uur" holds a comma too.

    Raises Refused when there is a time and nothing that was given, or a time that cannot be.
    """
    if _TIME.fullmatch(rest) and _UNIT.search(rest):
        raise Refused(f"Schrijf erbij wat er gegeven is, {_EXAMPLE}.", field)
    for comma in [match.start() for match in re.finditer(",", rest)][-2:]:
        time = rest[comma + 1 :].strip()
        if not _UNIT.search(time):
            continue
        try:
            minutes = parse_minuten(time, field)
        except Refused:
            if _TIME.fullmatch(time):
                raise
            continue
        if not rest[:comma].strip():
            raise Refused(f"Schrijf erbij wat er gegeven is, {_EXAMPLE}.", field)
        return rest[:comma].strip(), minutes
    return rest, None


def parties_named(names: Iterable[str], known: Mapping[PartijSoort, Mapping[str, int]]) -> dict[str, Partij]:
    """Who is meant by each typed name: an initiative, else an organisation, else a person, else a description.

    `known` holds the folded names that exist, per kind. No person is ever made out of a description (domain model, 14).
    """
    found: dict[str, Partij] = {}
    for naam in names:
        for soort in (PartijSoort.INITIATIEF, PartijSoort.ORGANISATIE, PartijSoort.PERSOON):
            number = known.get(soort, {}).get(fold(naam))
            if number is not None:
                found[naam] = Partij(soort, number, naam)
                break
        else:
            found[naam] = Partij(PartijSoort.OMSCHRIJVING, None, naam)
    return found
