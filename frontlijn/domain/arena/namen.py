"""How the figures of an arena are named: a page names each number it shows, and herkomst tells how it was made.

A name begins with `arena.<id>`, with `impact` for several arenas together, or with `rapport.<id>` for what was
published. Then comes the kind of figure, and what it is of:

    baten  kosten  natura  buiten_horizon  niet_opeisbaar  negatief  negatief_buiten  multiplier  break_even
    contant.baten  contant.kosten
    jaar.2024  kosten.2024  cumulatief.2024
    periode.2021-2025  leefdomein.rondkomen  groep.overheid  cel.2021-2025.rondkomen  lasten.rondkomen
    effect.<id>  investering.<id>  gevoelig.<effect>.slagingskans

Of a report it is the kind of published figure, then along what and of what: `baten`, `baten.leefdomein.rondkomen`,
`baten.initiatief.7`, `lasten.leefdomein.rondkomen`; what the text does not say is `baten.groep.rest`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frontlijn.domain.arena.gepubliceerd import DIMENSIES, Cijfer, berekende_lasten, multiplier_van, totaal, verdeeld
from frontlijn.domain.arena.gevoeligheid import gevoeligheid
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.values import CijferSoort, IncasseerderGroep, Leefdomein

ARENA, IMPACT, RAPPORT = "arena", "impact", "rapport"

REST = "rest"
"""What stands in a name for what a report does not divide."""

TOTALEN = (
    "baten",
    "kosten",
    "natura",
    "buiten_horizon",
    "niet_opeisbaar",
    "negatief",
    "negatief_buiten",
    "multiplier",
    "break_even",
)


@dataclass(frozen=True, slots=True)
class Namen:
    """The names of the figures of one thing, such as "arena.3"."""

    voor: str

    def __call__(self, *delen: object) -> str:
        """The name of a figure: its kind, and what it is of."""
        return ".".join((self.voor, *map(str, delen)))


def namen(made: Uitkomst) -> Namen:
    """The names of one arena, or of several together."""
    return Namen(f"{ARENA}.{made.standen[0].arena.id}" if len(made.standen) == 1 else IMPACT)


def namen_rapport(arena_id: int) -> Namen:
    """The names of the figures of a report."""
    return Namen(f"{RAPPORT}.{arena_id}")


def ontleed(naam: str) -> tuple[str, ...]:
    """The parts of a name after what it is of: its kind first; () when it is no such name."""
    first, *rest = naam.split(".")
    if first == IMPACT:
        return tuple(rest)
    return tuple(rest[1:]) if first in (ARENA, RAPPORT) else ()


def alle(made: Uitkomst, voor: Namen | None = None) -> Iterator[str]:
    """The name of every figure of these arenas, in the order of the page."""
    name = voor or namen(made)
    yield from map(name, TOTALEN)
    if made.contant:
        yield from (name("contant", "baten"), name("contant", "kosten"))
    yield from (name("jaar", jaar) for jaar in made.jaren)
    yield from (name("kosten", jaar) for jaar in made.kosten_per_jaar)
    yield from (name("cumulatief", jaar) for jaar in made.jaren)
    yield from (name("periode", periode.label) for periode in made.periodes)
    for domein in Leefdomein:
        yield name("leefdomein", domein)
        yield name("lasten", domein)
        yield from (name("cel", periode.label, domein) for periode in made.periodes)
    yield from (name("groep", groep) for groep in IncasseerderGroep)
    for stand in made.standen:
        yield from (name("effect", effect.id) for effect in stand.effecten)
        yield from (name("investering", one.id) for one in stand.investeringen)
    yield from (name("gevoelig", one.effect.id, one.factor) for one in gevoeligheid(made))


def naam_van(cijfer: Cijfer) -> str:
    """The name of a published figure."""
    name = namen_rapport(cijfer.arena_id)
    if cijfer.dimensie == "totaal":
        return name(cijfer.soort)
    over = cijfer.leefdomein or cijfer.groep or cijfer.initiatief_id or cijfer.over
    return name(cijfer.soort, cijfer.dimensie, over)


def alle_van_rapport(cijfers: tuple[Cijfer, ...]) -> Iterator[str]:
    """The name of every published figure, of what the text leaves of its benefits, and of the lasten that follow."""
    named = dict.fromkeys(map(naam_van, cijfers))
    if cijfers:
        name = namen_rapport(cijfers[0].arena_id)
        if totaal(cijfers, CijferSoort.BATEN):
            named |= dict.fromkeys(
                name(CijferSoort.BATEN, one.dimensie, REST)
                for one in (verdeeld(cijfers, dimensie) for dimensie in DIMENSIES)
                if one.cijfers and one.rest and one.rest > 0
            )
        named |= dict.fromkeys(name(CijferSoort.LASTEN, "leefdomein", one) for one in berekende_lasten(cijfers))
        if multiplier_van(cijfers) is not None:
            named |= {name(CijferSoort.MULTIPLIER): None}
    yield from named
