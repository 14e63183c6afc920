"""The parts of an arena and the figures of a report as plain lines: the number first, to name it with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frontlijn.cli import output
from frontlijn.domain.arena.arena import ArenaStand, Investering
from frontlijn.domain.arena.bronwaarde import format_waarde
from frontlijn.domain.arena.effect import Effect, Groepsdeel
from frontlijn.domain.arena.gepubliceerd import Cijfer
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal, format_procent
from frontlijn.domain.values import CijferSoort, Factor, WaardePer


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
            format_factoren(one),
            format_groepen(one.groepen),
        )
        for one in stand.effecten
    )


def cijfer_regels(cijfers: Sequence[Cijfer]) -> Iterator[str]:
    """The published figures of a report, each with its source, and what other places give."""
    yield "Cijfers: nummer, wat, waarover, waarde, bron, andere waarden"
    for one in cijfers:
        shown = one.gekozen
        others = tuple(f"{format_cijfer(one.soort, other.waarde)} ({other.bron})" for other in one.anders)
        yield output.row(one.id, one.soort, one.over, format_cijfer(one.soort, shown.waarde), shown.bron, others)


def format_investering(one: Investering) -> str:
    """An amount, or in kind with what it is worth when somebody knows."""
    if not one.in_natura:
        return format_bedrag(one.bedrag or 0)
    return "in natura" if one.bedrag is None else f"in natura, {format_bedrag(one.bedrag)}"


def format_factoren(effect: Effect) -> str:
    """The factors of an effect in one line: "40 × 25 % × 80 % × (1 - 20 %) × (1 - 0 %) × € 12.000,00 per jaar"."""
    if not effect.in_euro:
        return "PM"
    shown = {factor: format_waarde(effect.factor(factor)) for factor in Factor}
    parts = [
        f"(1 - {text})" if factor in (Factor.DEADWEIGHT, Factor.VERDRINGING) else text for factor, text in shown.items()
    ]
    curve = effect.curve.label if effect.curve else ""
    years = "1 jaar" if effect.looptijd == 1 else f"{effect.looptijd} jaar"
    per = WaardePer(effect.waarde_per).label
    return f"{' × '.join(parts)} {per}, vanaf {effect.start}, {years}, {curve}"


def format_groepen(groepen: Sequence[Groepsdeel]) -> str:
    """Who collects: "overheid 60 % (gemeente), participanten 40 %"."""
    return ", ".join(
        f"{one.groep.label} {format_procent(one.aandeel)}{f' ({one.wie})' if one.wie else ''}" for one in groepen
    )


def format_cijfer(soort: CijferSoort, waarde: int) -> str:
    """A published value: an amount in euros, a multiplier with its thousandths."""
    if soort is not CijferSoort.MULTIPLIER:
        return format_bedrag(waarde)
    whole, rest = divmod(waarde, 1000)
    decimals = f"{rest:03d}".rstrip("0") or "0"
    return f"{format_aantal(whole)},{decimals}"
