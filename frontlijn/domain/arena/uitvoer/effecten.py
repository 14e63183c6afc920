"""The parts of a page: who invests, each effect in the order in which it was entered, what moves the result, and PM.

There is no league table: nothing is ever put in order of its amount, but what moves a result (000).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from frontlijn.domain.afronden import afgerond
from frontlijn.domain.arena.arena import ArenaStand, Investering
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.gevoeligheid import Gevoelig, gevoeligheid
from frontlijn.domain.arena.namen import Namen
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import Eenheid
from frontlijn.domain.arena.uitvoer.cijfers import PM
from frontlijn.domain.blokken import Blok, Cel, Kop, Spreiding, Tabel, Tornado, Zin
from frontlijn.domain.kasboek.uitvoer.taal import ONBEKEND, opsomming
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal, format_procent
from frontlijn.domain.text import shortened
from frontlijn.domain.values import Factor, Teken

BREEDSTE = 10
"""So many of what moves the result most are shown."""

GENOEMD = 5
"""So many effects stand by name in a sentence; the others are counted."""


def investeerders(made: Uitkomst, eenheid: Eenheid, name: Namen) -> Iterator[Blok]:
    """Who invests, in what, and when; in kind is no part of the total."""
    each = [(stand, one) for stand in made.standen for one in stand.investeringen]
    if not each:
        return
    yield Kop("Wie investeert")
    shown = iter(eenheid.reeks([Fraction(one.bedrag or 0) for _, one in each if not one.in_natura]))
    rows = [
        (
            Cel(one.investeerder),
            Cel(_activiteit(stand, one.activiteit_id)),
            Cel(str(one.jaar)),
            Cel(_natura(one, eenheid) if one.in_natura else format_aantal(next(shown)), name("investering", one.id)),
        )
        for stand, one in each
    ]
    total = eenheid.getal(made.kosten) if made.kosten else ONBEKEND
    rows.append((Cel("totaal"), Cel(""), Cel(""), Cel(total, name("kosten"))))
    yield Tabel(("Investeerder", "Activiteit", "Jaar", f"Kosten ({eenheid.tekst})"), tuple(rows), frozenset({3}))


def _natura(one: Investering, eenheid: Eenheid) -> str:
    return f"in natura: {ONBEKEND if one.bedrag is None else eenheid.getal(one.bedrag)}"


def _activiteit(stand: ArenaStand, activiteit_id: int) -> str:
    return next((one.naam for one in stand.activiteiten if one.id == activiteit_id), ONBEKEND)


def effecten(made: Uitkomst, eenheid: Eenheid, name: Namen) -> Iterator[Blok]:
    """Each effect with its activity, leefdomein, course and benefits; the amounts that count add up."""
    if not made.geteld and not made.lasten and not made.pm:
        return
    yield Kop("Per effect")
    amounts = eenheid.reeks([one.binnen for one in made.geteld])
    counted = {one.effect.id: number for one, number in zip(made.geteld, amounts, strict=True)}
    burdens = {one.effect.id: one.binnen for one in made.lasten}
    several = len(made.standen) > 1
    rows = []
    for stand in made.standen:
        for effect in stand.effecten:
            if effect.id in counted:
                text = format_aantal(counted[effect.id])
            else:
                text = f"{eenheid.getal(burdens[effect.id])} (telt niet mee)" if effect.in_euro else PM
            rows.append(
                (
                    *([Cel(stand.arena.titel)] if several else []),
                    Cel(_activiteit(stand, effect.activiteit_id)),
                    Cel(effect.naam),
                    Cel(effect.leefdomein.label),
                    Cel(verloop_tekst(effect)),
                    Cel(text, name("effect", effect.id)),
                )
            )
    first = ("Arena", "Activiteit") if several else ("Activiteit",)
    columns = (*first, "Effect", "Leefdomein", "Wanneer", f"Baten ({eenheid.tekst})")
    empty = [Cel("")] * (len(columns) - 2)
    total = format_aantal(sum(amounts)) if made.geteld else ONBEKEND
    rows.append((Cel("totaal"), *empty, Cel(total, name("baten"))))
    yield Tabel(columns, tuple(rows), frozenset({len(columns) - 1}))


def verloop_tekst(effect: Effect) -> str:
    """The years and the course of an effect, such as "2024-2028, aflopend"; "" for PM."""
    if not effect.in_euro or effect.start is None or effect.curve is None:
        return ""
    last = effect.start + (effect.looptijd or 1) - 1
    years = str(effect.start) if last == effect.start else f"{effect.start}-{last}"
    drop = f" (elk jaar {format_procent(effect.dropoff)} minder)" if effect.dropoff is not None else ""
    return f"{years}, {effect.curve.label}{drop}"


def gevoelig(made: Uitkomst, eenheid: Eenheid, name: Namen) -> Iterator[Blok]:
    """What moves the benefits most when it is a quarter lower or higher, the widest first."""
    found = gevoeligheid(made)
    if not found:
        return
    yield Kop("Wat de uitkomst het meest verandert")
    yield Zin(
        "Elk getal is hier een kwart lager en een kwart hoger genomen, één tegelijk; een percentage blijft daarbij "
        f"tussen 0 en 100 %.{niet_verschoven(made)}"
    )
    yield Tornado(
        eenheid.afgerond(made.baten),
        eenheid.zin(made.baten),
        tuple(_spreiding(one, eenheid, name) for one in found[:BREEDSTE]),
    )
    if len(found) > BREEDSTE:
        yield Zin(f"Dit zijn de {BREEDSTE} die het meest doen, van {format_aantal(len(found))}.")


def niet_verschoven(made: Uitkomst) -> str:
    """Which numbers are unknown, so that nothing can move them, as a sentence after another; "" when all are known."""
    without = [one.effect.naam for one in made.geteld if one.effect.factor(Factor.DEADWEIGHT).waarde is None]
    if not without:
        return ""
    shown = [f"‘{shortened(naam, 40)}’" for naam in without[:GENOEMD]]
    more = len(without) - len(shown)
    named = opsomming([*shown, *([f"nog {format_aantal(more)}"] if more else [])])
    return f" Onbekend, en daarom niet verschoven: {Factor.DEADWEIGHT.label} bij {named}."


def _spreiding(one: Gevoelig, eenheid: Eenheid, name: Namen) -> Spreiding:
    low, high = sorted((one.baten_laag, one.baten_hoog))
    return Spreiding(
        f"{one.factor.label}: {shortened(one.effect.naam, 40)}",  # what is cut is the name, which stands on the page
        eenheid.afgerond(low),
        eenheid.afgerond(high),
        f"{eenheid.zin(low)} tot {eenheid.zin(high)}",
        name("gevoelig", one.effect.id, one.factor),
    )


def niveau_tekst(factor: Factor, exact: Fraction) -> str:
    """A level of a factor as shown; a count has one decimal where it needs one."""
    if factor is Factor.WAARDE:
        return format_bedrag(afgerond(exact, 1))
    if factor.is_aandeel:
        return format_procent(afgerond(exact, 1))
    tenths = afgerond(exact * 10, 1)
    return format_aantal(tenths // 10) + (f",{tenths % 10}" if tenths % 10 else "")


def pm_lijst(made: Uitkomst, name: Namen) -> Iterator[Blok]:
    """What is not in money, beside the money: never zero, and on the same page (000)."""
    if not made.pm:
        return
    yield Kop("Wat niet in geld staat (PM)")
    yield Zin("Deze effecten zijn er ook. Ze hebben geen bedrag, en dat is geen nul.")
    rows = (
        (
            Cel(effect.naam, name("effect", effect.id)),
            Cel(effect.leefdomein.label),
            Cel(wie_tekst(effect)),
            Cel("negatief" if effect.teken is Teken.LAST else "positief"),
        )
        for effect in made.pm
    )
    yield Tabel(("Effect", "Leefdomein", "Wie het krijgt", "Positief of negatief"), tuple(rows))


def wie_tekst(effect: Effect) -> str:
    """Who collects an effect, such as "overheid 60 % (gemeente) en participanten 40 %"."""
    parts = [
        f"{deel.groep.label} {format_procent(deel.aandeel)}{f' ({deel.wie})' if deel.wie else ''}"
        for deel in effect.groepen
    ]
    return opsomming(parts) if parts else ONBEKEND
