"""How the benefits of one effect were made, factor by factor, each with its source."""

from __future__ import annotations

from collections.abc import Iterator

from frontlijn.domain.afronden import reeks
from frontlijn.domain.arena.arena import Arena
from frontlijn.domain.arena.bronnen import bronnen
from frontlijn.domain.arena.bronwaarde import Bronwaarde, format_bron, format_waarde
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.namen import Namen
from frontlijn.domain.arena.rekenen import EffectUitkomst, effect_uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import exact_bedrag
from frontlijn.domain.arena.uitvoer.cijfers import PM
from frontlijn.domain.arena.uitvoer.effecten import wie_tekst
from frontlijn.domain.herkomst import Deel, Herkomst
from frontlijn.domain.kasboek.uitvoer.taal import als_zin, geteld, hoofdletter
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal, format_procent
from frontlijn.domain.text import shortened
from frontlijn.domain.values import Factor, Modus, Teken, Verloopcurve, WaardePer

UITGESCHREVEN = 6
"""The weights of so many years are written out."""

_AFGETROKKEN = (Factor.DEADWEIGHT, Factor.VERDRINGING)


def effect_herkomst(naam: str, arena: Arena, effect: Effect, modus: Modus, name: Namen) -> Herkomst:
    """An effect, in money or PM; `modus` says whether a burden counts."""
    wat = f"{effect.naam}: {effect.leefdomein.label}, {wie_tekst(effect)}"
    if not effect.in_euro:
        return Herkomst(
            naam,
            wat,
            PM,
            "PM: van waarde, en niet in geld te zeggen",
            "dit effect heeft geen getallen, en dat is geen nul",
            let_op=tuple(_toelichting(effect)),
        )
    made = effect_uitkomst(arena, effect)
    return Herkomst(
        naam,
        wat,
        exact_bedrag(made.binnen),
        _formule(effect),
        _ingevuld(made),
        delen=(*_factoren(effect, name), *_jaren(made, name)),
        bronnen=tuple(bron for bron, _ in bronnen([effect]).per_bron),
        let_op=tuple(_let_op(effect, modus)),
    )


def _formule(effect: Effect) -> str:
    names = [f"(1 − {one.label})" if one in _AFGETROKKEN else one.label for one in Factor]
    return f"{' × '.join(names)} {effect.waarde_per.label}, over de jaren dat het duurt"


def _ingevuld(made: EffectUitkomst) -> str:
    effect = made.effect
    values = " × ".join(_factor_tekst(effect.factor(factor)) for factor in Factor)
    sign = ", negatief" if effect.teken is Teken.LAST else ""
    each = "in totaal" if effect.waarde_per is WaardePer.TOTAAL else "per jaar"
    after = f" tot en met {made.arena.eindjaar}, en daarna nog {exact_bedrag(made.buiten)}" if made.buiten else ""
    return (
        f"{values} = {exact_bedrag(abs(made.basis))} {each}{sign}; {_verloop(effect)}; "
        f"samen {exact_bedrag(made.binnen)}{after}"
    )


def _factor_tekst(value: Bronwaarde) -> str:
    if value.waarde is None:
        return "(1 − onbekend: niets eraf)"
    if value.factor is Factor.WAARDE:
        return format_bedrag(value.waarde)
    if value.factor is Factor.AANTAL:
        return format_aantal(value.waarde)
    return f"(1 − {format_procent(value.waarde)})" if value.factor in _AFGETROKKEN else format_procent(value.waarde)


def _verloop(effect: Effect) -> str:
    """Over how many years and how, such as "5 jaar, elk jaar evenveel; 2024 tot en met 2028"."""
    years, start = effect.looptijd or 1, effect.start or 0
    if years == 1:
        return f"één jaar: {start}"
    divided = ", verdeeld over die jaren" if effect.waarde_per is WaardePer.TOTAAL else ""
    return f"{format_aantal(years)} jaar, {_curve(effect, years)}{divided}; {start} tot en met {start + years - 1}"


def _curve(effect: Effect, years: int) -> str:
    if effect.curve is Verloopcurve.AFLOPEND and effect.dropoff is not None:
        return f"elk jaar {format_procent(effect.dropoff)} minder dan het jaar ervoor"
    if effect.curve not in (Verloopcurve.AFLOPEND, Verloopcurve.OPLOPEND):
        return Verloopcurve.GELIJKMATIG.label
    weights = [f"{number}/{years}" for number in range(1, years + 1)]
    if effect.curve is Verloopcurve.AFLOPEND:
        weights.reverse()
    shown = weights if years <= UITGESCHREVEN else [*weights[:2], "…", weights[-1]]
    return f"{effect.curve.label} ({', '.join(shown)})"


def _factoren(effect: Effect, name: Namen) -> Iterator[Deel]:
    """Each factor with its source, and what other sources say of it."""
    for factor in Factor:
        chosen = effect.factor(factor)
        unit = f" {effect.eenheid}" if factor is Factor.AANTAL and effect.eenheid else ""
        told = format_waarde(chosen)
        spoken = ", in woorden gezegd" if chosen.woord else ""
        moves = name("gevoelig", effect.id, factor) if chosen.waarde else None
        yield Deel(f"{factor.label}: {format_bron(chosen)}{spoken}", f"{told}{unit}", moves)
        for other in effect.factoren:
            if other.factor is factor and not other.gekozen:
                yield Deel(f"{factor.label}, niet gekozen: {format_bron(other)}", f"{format_waarde(other)}{unit}")


def _jaren(made: EffectUitkomst, name: Namen) -> Iterator[Deel]:
    """What it brings each year inside the horizon."""
    cents = reeks(list(made.per_jaar.values()), 1)
    for jaar, amount in zip(made.per_jaar, cents, strict=True):
        yield Deel(str(jaar), format_bedrag(amount), name("jaar", jaar))


def _let_op(effect: Effect, modus: Modus) -> Iterator[str]:
    for factor in Factor:
        chosen = effect.factor(factor)
        if chosen.reden:
            yield f"{hoofdletter(factor.label)}: {format_waarde(chosen)} is gekozen. Waarom: {als_zin(chosen.reden)}"
    if effect.factor(Factor.DEADWEIGHT).waarde is None:
        yield "Onbekend is wat ook zonder jullie was gebeurd; daar is niets voor afgetrokken."
    if not effect.opeisbaar:
        yield "Niet opeisbaar: niemand krijgt dit geld in handen."
    if effect.teken is Teken.LAST and modus is Modus.RAPPORT:
        yield "Dit is een negatief effect; zoals in het rapport telt het niet mee in de baten."
    without = bronnen([effect]).zonder
    if without:
        yield f"{geteld(without, 'getal heeft', 'getallen hebben')} geen bron."
    yield from _toelichting(effect)


def _toelichting(effect: Effect) -> Iterator[str]:
    if effect.toelichting:
        yield f"Toelichting: {als_zin(shortened(' '.join(effect.toelichting.split()), 300))}"
