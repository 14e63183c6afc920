"""The parts of an arena and the figures of a report as plain lines: the number first, to name it with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frontlijn.cli import output
from frontlijn.domain.arena.arena import ArenaStand, Investering
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.gepubliceerd import Cijfer
from frontlijn.domain.arena.multiplier import rapport_multiplier
from frontlijn.domain.arena.uitvoer.effecten import verloop_tekst, wie_tekst
from frontlijn.domain.arena.uitvoer.rapport import waarde_zin
from frontlijn.domain.arena.veranderd import hoe_gerekend
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import CijferSoort


def stand_regels(stand: ArenaStand) -> Iterator[str]:
    """The activities, the investments and the effects of an arena, each under its heading."""
    names = {one.id: one.naam for one in stand.activiteiten}
    yield "Activiteiten: nummer, naam"
    yield from (output.row(one.id, one.naam) for one in stand.activiteiten)
    yield "Investeringen: nummer, wie, jaar, hoeveel, activiteit, wat"
    yield from (
        output.row(
            one.id, one.investeerder, one.jaar, format_investering(one), names.get(one.activiteit_id), one.omschrijving
        )
        for one in stand.investeringen
    )
    yield "Effecten: nummer, naam, activiteit, leefdomein, wat het is, hoe het telt, wie het krijgt"
    yield from (
        output.row(
            one.id,
            one.naam,
            names.get(one.activiteit_id),
            one.leefdomein,
            one.teken,
            format_rekenen(one),
            wie_tekst(one),
        )
        for one in stand.effecten
    )


def cijfer_regels(cijfers: Sequence[Cijfer]) -> Iterator[str]:
    """The published figures of a report, each with its source, and what other places give."""
    yield "Cijfers: nummer, wat, waarover, waarde, bron, andere waarden"
    for one in cijfers:
        shown = one.gekozen
        others = tuple(f"{waarde_zin(one, other)} ({other.bron})" for other in one.anders)
        yield output.row(one.id, one.soort, one.over, waarde_zin(one, shown), shown.bron, others)
    if any(one.soort is CijferSoort.MULTIPLIER for one in cijfers):
        yield "Bij de multiplier:"
        yield from rapport_multiplier(cijfers).voorbehouden


def format_investering(one: Investering) -> str:
    """An amount, or in kind with what it is worth when somebody knows."""
    if not one.in_natura:
        return format_bedrag(one.bedrag or 0)
    return "in natura" if one.bedrag is None else f"in natura, {format_bedrag(one.bedrag)}"


def format_rekenen(effect: Effect) -> str:
    """How an effect is counted in one line: "40 × 25 % × ... × € 12.000,00 per jaar, 2024-2028, aflopend", or PM."""
    made = hoe_gerekend(effect)
    return f"{made} {effect.waarde_per.label}, {verloop_tekst(effect)}" if effect.in_euro else made
