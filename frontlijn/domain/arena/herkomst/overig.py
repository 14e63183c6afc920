"""The figures of arenas that are no sums: the multiplier, the break-even, the lasten, and single parts."""

from __future__ import annotations

from fractions import Fraction

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.bronwaarde import HEEL
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.gevoeligheid import gevoeligheid
from frontlijn.domain.arena.herkomst.effect import effect_herkomst
from frontlijn.domain.arena.herkomst.grond import Grond, bedrag
from frontlijn.domain.arena.multiplier import multiplier as met_voorbehoud
from frontlijn.domain.arena.rekenen import NUL
from frontlijn.domain.arena.uitvoer.bedragen import exact_bedrag, ratio
from frontlijn.domain.arena.uitvoer.cijfers import PM, alleen_pm
from frontlijn.domain.arena.uitvoer.conclusie import break_even_tekst
from frontlijn.domain.arena.uitvoer.effecten import niveau_tekst
from frontlijn.domain.herkomst import ONBEKEND, Deel, Herkomst
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import Factor, Leefdomein


def multiplier(grond: Grond) -> Herkomst:
    """Benefits over costs, with all that must be said with it."""
    made, shown = grond.made, met_voorbehoud(grond.made)
    exact = made.multiplier
    filled = f"{grond.baten_tekst()} ÷ {grond.kosten_tekst()}"
    made_of = f"{filled} = {ratio(exact)}, getoond als {shown.tekst}" if exact is not None else filled
    return Herkomst(
        grond.naam,
        "multiplier: baten voor elke euro kosten",
        shown.tekst,
        "baten ÷ kosten",
        made_of,
        (
            Deel("baten", grond.baten_tekst(), grond.name("baten")),
            Deel("kosten", grond.kosten_tekst(), grond.name("kosten")),
        ),
        let_op=shown.voorbehouden,
    )


def break_even(grond: Grond) -> Herkomst:
    """The year and the one before it, and what has come and gone up to each year."""
    made = grond.made
    rows = made.cumulatief
    year = made.break_even
    around = [row for row in rows if year is not None and row[0] in (year - 1, year)] or rows[-1:]
    return Herkomst(
        grond.naam,
        "break-even: vanaf wanneer de baten minstens zo hoog zijn als de kosten",
        break_even_tekst(made),
        "het eerste jaar waarin de baten tot dan toe minstens zo hoog zijn als de kosten tot dan toe, "
        "en daarna niet meer lager worden",
        "; ".join(f"tot en met {jaar}: {_naast(baten, kosten)}" for jaar, baten, kosten in around)
        or "er zijn geen jaren",
        tuple(
            Deel(f"tot en met {jaar}", _naast(baten, kosten), grond.name("jaar", jaar)) for jaar, baten, kosten in rows
        ),
    )


def lasten(grond: Grond, code: str) -> Herkomst:
    """The costs of a leefdomein pro rata to its benefits."""
    domein, made = Leefdomein(code), grond.made
    landed = made.lasten_verdeling
    benefits = {one: max(amount, NUL) for one, amount in made.per_leefdomein.items()}
    whole = sum(benefits.values(), NUL)
    value = ONBEKEND if landed is None else format_bedrag(landed[domein])
    value = PM if domein in alleen_pm(made) else value
    filled = f"{grond.kosten_tekst()} × {exact_bedrag(benefits[domein])} ÷ {exact_bedrag(whole)}"
    if landed is None:
        filled = "niet te verdelen: daarvoor zijn kosten en baten nodig"
    return Herkomst(
        grond.naam,
        f"kosten verdeeld naar de baten: {domein.label}",
        value,
        "kosten × baten in dit leefdomein ÷ baten in alle leefdomeinen",
        filled if landed is None or value == PM else f"{filled} = {value}",
        (
            Deel("kosten", grond.kosten_tekst(), grond.name("kosten")),
            Deel(f"baten in {domein.label}", exact_bedrag(benefits[domein]), grond.name("leefdomein", domein)),
            Deel("baten in alle leefdomeinen", exact_bedrag(whole), grond.name("baten")),
        ),
        let_op=(
            "Een cent die overblijft, gaat naar waar de breuk het grootst is: samen zijn het precies de kosten.",
            "Dit is een manier van kijken: geen oorzaak en gevolg, en geen rekening.",
            *(
                ["Een leefdomein met meer negatief dan positief krijgt hier niets."]
                if any(amount < 0 for amount in made.per_leefdomein.values())
                else []
            ),
        ),
    )


def effect(grond: Grond, number: str) -> Herkomst:
    """One effect, factor by factor."""
    stand, one = grond.zoek(int(number))
    return effect_herkomst(grond.naam, stand.arena, one, grond.made.modus, grond.name)


def investering(grond: Grond, number: str) -> Herkomst:
    """One investment, as it was filled in."""
    stand, one = next((each for each in grond.investeringen() if each[1].id == int(number)), (None, None))
    if stand is None or one is None:
        raise KeyError(number)
    kind = " in natura" if one.in_natura else ""
    return Herkomst(
        grond.naam,
        f"investering{kind}: {grond.investering_tekst(stand, one)}",
        bedrag(one.bedrag),
        "zo ingevuld bij de arena",
        f"{one.investeerder}, {one.jaar}: {bedrag(one.bedrag)}{kind}",
        bronnen=(one.bron,) if one.bron else (),
        let_op=(one.omschrijving,) if one.omschrijving else (),
    )


def gevoelig(grond: Grond, number: str, code: str) -> Herkomst:
    """What the benefits become when one factor of an effect is lower or higher."""
    factor = Factor(code)
    stand, effect = grond.zoek(int(number))
    now = effect.factor(factor)
    one = next((each for each in gevoeligheid(grond.made, effect_id=effect.id) if each.factor is factor), None)
    if one is None:
        return _beweegt_niet(grond, stand, effect, factor)
    low, high = sorted((one.baten_laag, one.baten_hoog))
    levels = (
        (one.laag, one.baten_laag, "laag"),
        (Fraction(now.waarde or 0), grond.made.baten, "nu"),
        (one.hoog, one.baten_hoog, "hoog"),
    )
    told = [(niveau_tekst(factor, level), exact_bedrag(baten), when) for level, baten, when in levels]
    capped = factor.is_aandeel and one.hoog == HEEL
    return Herkomst(
        grond.naam,
        f"{effect.naam}: wat de baten worden als {factor.label} anders is",
        f"{exact_bedrag(low)} tot {exact_bedrag(high)}",
        f"de baten met {factor.label} een kwart lager en een kwart hoger, en al het andere gelijk",
        "; ".join(f"{factor.label} {level} ({when}): {baten}" for level, baten, when in told),
        tuple(
            Deel(f"{when}: {level}", baten, grond.name("baten") if when == "nu" else None)
            for level, baten, when in told
        ),
        let_op=("Een percentage is hoogstens 100 %.",) if capped else (),
    )


def _beweegt_niet(grond: Grond, stand: ArenaStand, effect: Effect, factor: Factor) -> Herkomst:
    """A factor that does not move the benefits: it is zero, or the effect does not count."""
    if not any(each.effect is effect for each in grond.made.geteld):
        why = "dit effect telt niet mee in de baten"
    else:
        why = f"{factor.label} is {niveau_tekst(factor, Fraction(effect.factor(factor).waarde or 0))}"
    return Herkomst(
        grond.naam,
        f"{grond.effect_naam(stand, effect)}: wat de baten worden als {factor.label} anders is",
        grond.baten_tekst(),
        f"de baten met {factor.label} een kwart lager en een kwart hoger, en al het andere gelijk",
        f"de baten veranderen niet: {why}, of iets anders in dit effect is nul",
    )


def _naast(baten: Fraction, kosten: Fraction) -> str:
    return f"baten {exact_bedrag(baten)}, kosten {exact_bedrag(kosten)}"
