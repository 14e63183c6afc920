"""What a worker types in one line, understood: "Koffiekar, 12 mensen, 2 uur" is a title, a count and a time.

Guessing is worse than not knowing: what is not plain stays in the title, where the worker sees it, and is no value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frontlijn.domain.dates import format_datum, parse_datum
from frontlijn.domain.duration import format_minuten, parse_minuten
from frontlijn.domain.errors import Refused
from frontlijn.domain.numbers import format_aantal, parse_aantal
from frontlijn.domain.telwoorden import TELWOORDEN
from frontlijn.domain.text import printable
from frontlijn.domain.values import Kernwaarde, Leefdomein

MAX_HERKEND = 1_000
"""A longer text is a story, not a line: it is left as it is. This also bounds the work for any text."""

_SEPARATOR = re.compile(r"(?<![0-9]),|,(?![0-9])|;")
_MENSEN = frozenset({
    "mens", "mensen", "man", "persoon", "personen", "deelnemer", "deelnemers",
    "deelname", "deelnames", "bezoeker", "bezoekers",
})  # fmt: skip
# These say more than a field of numbers can hold, so they also stay in the title.
_WIE = frozenset({"bewoner", "bewoners", "buur", "buren", "kind", "kinderen"})
_NIEUW = frozenset({"nieuw", "nieuwe"})
_GEZICHT = frozenset({"gezicht", "gezichten", "bereikt"})
_CIRCA = re.compile(r"(?:(?:circa|ca\.?|ongeveer|zo['’]n) |± ?)")
# A unit is required, and no colon: "2" may count anything and "14:30" is when it began.
_TIJD = re.compile(
    r"((?:[0-9½¼¾]|[^ :]+ )[^:]*?(?:u|uur|uren|min|minuut|minuten|kwartier|halfuur|u ?[0-9]{1,2}))"
    r"(?: (?:vrijwilligerstijd|vrijwilligerswerk|vrijwillig))?"
)
_VRIJWILLIGERSUUR = re.compile(r"(?<= )vrijwilligers(?=uur$|uren$)")
# These are days in a field for days; in a line they may as well be an initial, or the number of a paragraph.
_GEEN_DATUM = re.compile(r"v|gi|[0-9]{1,2}\.[0-9]{1,2}")
_CIJFERS = re.compile(r"[-−]?[0-9][0-9.,]*")
_LANGSTE_DEEL = 60
_LEEFDOMEINEN = {typed: domein for domein in Leefdomein for typed in (domein.value, domein.label)}
_KERNWAARDEN = {typed: waarde for waarde in Kernwaarde for typed in (waarde.value, waarde.label)}


@dataclass(frozen=True, slots=True)
class Herkend:
    """What was understood of a line. `vrijwilligersminuten` in minutes; `gezien` says in Dutch what was recognised.

    `niet` holds a Dutch sentence for each part that says a day or a number that cannot be, and so stayed in the title.
    """

    titel: str
    deelnames: int | None = None
    nieuw_bereikt: int | None = None
    vrijwilligersminuten: int | None = None
    datum: date | None = None
    leefdomeinen: tuple[Leefdomein, ...] = ()
    kernwaarde: Kernwaarde | None = None
    experiment: bool = False
    gezien: tuple[str, ...] = ()
    niet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Vondst:
    """The value that one part holds; `blijft` when the part says more than the field can."""

    veld: str
    waarde: Any
    gezien: str
    blijft: bool = False


def herken(text: str, today: date) -> Herkend:
    """The title and the values in a line whose parts stand between commas or semicolons. Never refuses.

    A part counts as a whole or not at all: a number of people, of new people, a time with a unit, a day up to
    `today`, the label or code of a leefdomein or kernwaarde, or "experiment". All other parts are the title, joined
    with ", "; when nothing is recognised the text is the title as it was typed. A line of one part is a title, and
    when every part is recognised the first one is the title.

    A number with circa is that number, and the part stays in the title because the field cannot say circa; so does
    a part that says who the people were (bewoners, buren, kinderen). What the store would refuse is no value and stays
    in the title: a number out of reach, a day that does not exist or is to come, and both numbers when more people were
    new than took part (V16). The same goes for two parts that claim one field: 8 kinderen and 4 buren may be 8 or 12.
    Volunteers are no deelnames, because they gave. A part "een man" is no count: een is mostly an article.
    """
    parts = _SEPARATOR.split(text) if len(text) <= MAX_HERKEND else []
    parts = [part.strip() for part in parts if part.strip()]
    if len(parts) == 1:
        return Herkend(titel=text.strip())
    raw = [_vondst(part, today) for part in parts]
    found = _plain(raw)
    niet = (*_cannot_be(parts, raw, today), *_contradictions(parts, raw, found))
    if found and all(found):
        found[0] = None
    seen = [vondst for vondst in found if vondst]
    if not seen:
        return Herkend(titel=text.strip(), niet=niet)
    title = [part for part, vondst in zip(parts, found, strict=True) if vondst is None or vondst.blijft]
    values = {vondst.veld: vondst.waarde for vondst in seen if vondst.veld != "leefdomeinen"}
    domeinen = [vondst.waarde for vondst in seen if vondst.veld == "leefdomeinen"]
    return Herkend(
        titel=", ".join(title),
        leefdomeinen=tuple(domein for domein in Leefdomein if domein in domeinen),
        gezien=tuple(dict.fromkeys(vondst.gezien for vondst in seen)),
        niet=niet,
        **values,
    )


def _plain(found: Sequence[_Vondst | None]) -> list[_Vondst | None]:
    """The same without what contradicts: two parts for one field, or more new people than took part."""
    claims = Counter(vondst.veld for vondst in found if vondst)
    doubtful = {veld for veld, times in claims.items() if times > 1} - {"leefdomeinen", "experiment"}
    values = {vondst.veld: vondst.waarde for vondst in found if vondst and vondst.veld not in doubtful}
    if values.get("nieuw_bereikt", 0) > values.get("deelnames", values.get("nieuw_bereikt", 0)):
        doubtful |= {"nieuw_bereikt", "deelnames"}
    return [vondst if vondst and vondst.veld not in doubtful else None for vondst in found]


def _cannot_be(parts: Sequence[str], found: Sequence[_Vondst | None], today: date) -> Iterator[str]:
    """A sentence for each part that was a day to come or that does not exist, or a number out of reach."""
    for part, vondst in zip(parts, found, strict=True):
        typed = " ".join(part.casefold().split())
        if vondst is None and len(typed) <= _LANGSTE_DEEL and (reason := _why_not(typed, today)):
            yield f"{printable(part)} niet overgenomen: {reason}"


def _why_not(typed: str, today: date) -> str | None:
    first, _, rest = typed.partition(" ")
    if _CIJFERS.fullmatch(first) and _veld(rest.split()):
        return "dat aantal kan niet"
    if not any(char.isdecimal() for char in typed) or _GEEN_DATUM.fullmatch(typed):
        return None
    try:
        return "die dag moet nog komen" if parse_datum(typed, today) > today else None
    except Refused as error:
        return "die dag bestaat niet" if "bestaat niet" in error.message else None


def _contradictions(
    parts: Sequence[str], before: Sequence[_Vondst | None], found: Sequence[_Vondst | None]
) -> Iterator[str]:
    """A sentence for the parts that were left out because they do not go together."""
    left: dict[str, list[str]] = {}
    for part, was, kept in zip(parts, before, found, strict=True):
        if was and not kept:
            left.setdefault(was.veld, []).append(printable(part))
    twice = {veld: same for veld, same in left.items() if len(same) > 1}
    for same in twice.values():
        yield f"{', '.join(same[:-1])} en {same[-1]} niet overgenomen: dat is twee keer hetzelfde"
    if "nieuw_bereikt" in left and "deelnames" in left and not twice:
        yield f"{left['nieuw_bereikt'][0]} past niet bij {left['deelnames'][0]}: niet overgenomen"


def _vondst(part: str, today: date) -> _Vondst | None:
    typed = " ".join(part.casefold().split())
    if len(typed) > _LANGSTE_DEEL:
        return None
    return _waarde(typed) or _aantal_of_tijd(typed) or _dag(typed, today)


def _waarde(typed: str) -> _Vondst | None:
    if domein := _LEEFDOMEINEN.get(typed):
        return _Vondst("leefdomeinen", domein, f"leefdomein {domein.label}")
    if kernwaarde := _KERNWAARDEN.get(typed):
        return _Vondst("kernwaarde", kernwaarde, f"kernwaarde {kernwaarde.label}")
    return _Vondst("experiment", True, "experiment") if typed == "experiment" else None


def _aantal_of_tijd(typed: str) -> _Vondst | None:
    about = _CIRCA.match(typed)
    circa = about is not None
    exact = typed[about.end() :] if about else typed
    minuten = _tijd(exact)
    if minuten is not None:
        return _Vondst("vrijwilligersminuten", minuten, f"{format_minuten(minuten)} vrijwilligerstijd", circa)
    first, _, rest = exact.partition(" ")
    words = rest.split()
    veld = _veld(words)
    aantal = _aantal(first) if veld else None
    if aantal is None:
        return None
    blijft = circa or words[-1] in _WIE
    if veld == "nieuw_bereikt":
        return _Vondst("nieuw_bereikt", aantal, f"{format_aantal(aantal)} nieuw bereikt", blijft)
    return _Vondst("deelnames", aantal, f"{format_aantal(aantal)} deelname{'s' * (aantal != 1)}", blijft)


def _veld(words: Sequence[str]) -> str | None:
    """Which count it is, by the words after the number."""
    match words:
        case [who] if who in _MENSEN | _WIE:
            return "deelnames"
        case [new] if new in _NIEUW:
            return "nieuw_bereikt"
        case [new, who] if new in _NIEUW and who in _MENSEN | _WIE | _GEZICHT:
            return "nieuw_bereikt"
    return None


def _aantal(typed: str) -> int | None:
    if typed != "een" and typed in TELWOORDEN:
        return TELWOORDEN[typed]
    try:
        return parse_aantal(typed, "deelnames")
    except Refused:
        return None


def _tijd(typed: str) -> int | None:
    match = _TIJD.fullmatch(_VRIJWILLIGERSUUR.sub("", typed))
    if match is None:
        return None
    try:
        return parse_minuten(match[1], "vrijwilligersminuten")
    except Refused:
        return None


def _dag(typed: str, today: date) -> _Vondst | None:
    if _GEEN_DATUM.fullmatch(typed):
        return None
    try:
        datum = parse_datum(typed, today)
    except Refused:
        return None
    return _Vondst("datum", datum, f"datum {format_datum(datum)}") if datum <= today else None
