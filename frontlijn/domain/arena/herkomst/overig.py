"""The figures of arenas that are no sums: the multiplier, the break-even, the lasten, and single parts."""

from __future__ import annotations

from fractions import Fraction

from frontlijn.domain.afronden import reeks
from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.bronwaarde import HEEL
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.gevoeligheid import gevoeligheid
from frontlijn.domain.arena.herkomst.effect import effect_herkomst
from frontlijn.domain.arena.herkomst.grond import Grond, bedrag
from frontlijn.domain.arena.multiplier import multiplier as met_voorbehoud
from frontlijn.domain.arena.rekenen import NUL, Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import exact_bedrag, ratio
from frontlijn.domain.arena.uitvoer.cijfers import PM, alleen_pm
from frontlijn.domain.arena.uitvoer.conclusie import break_even_tekst
from frontlijn.domain.arena.uitvoer.effecten import niveau_tekst
from frontlijn.domain.herkomst import ONBEKEND, Deel, Herkomst, optelling
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
    near = {made.gedekt[-1], made.gedekt[-1] + 1} if year is None and made.gedekt else {(year or 0) - 1, year}
    around = [row for row in rows if row[0] in near] or rows[-1:]
    return Herkomst(
        grond.naam,
        "break-even: vanaf wanneer de baten minstens zo hoog zijn als de kosten",
        break_even_tekst(made),
        "het eerste jaar waarin de baten tot dan toe minstens zo hoog zijn als de kosten tot dan toe, "
        "en daarna niet meer lager worden",
        "; ".join(f"tot en met {jaar}: {_naast(made, baten, kosten)}" for jaar, baten, kosten in around)
        or "er zijn geen jaren",
        tuple(
            Deel(f"tot en met {jaar}", _naast(made, baten, kosten), grond.name("cumulatief", jaar))
            for jaar, baten, kosten in rows
        ),
    )


def cumulatief(grond: Grond, jaar: str) -> Herkomst:
    """What has come and gone up to and including a year, each to the cent."""
    made = grond.made
    last = next((row for row in made.cumulatief if str(row[0]) == jaar), None)
    if last is None:
        raise KeyError(jaar)
    year, baten, kosten = last
    came = [(each, amount) for each, amount in made.per_jaar.items() if each <= year and amount]
    cents = reeks([amount for _, amount in came], 1)
    went = [(each, amount) for each, amount in made.kosten_per_jaar.items() if each <= year]
    paid = [amount for _, amount in went]
    return Herkomst(
        grond.naam,
        f"baten en kosten tot en met {year}",
        _naast(made, baten, kosten),
        f"de baten van elk jaar tot en met {year} bij elkaar, en zo ook de kosten",
        f"baten {optelling(cents, format_bedrag, wat='baten in deze jaren') if made.geteld else ONBEKEND}; "
        f"kosten {optelling(paid, format_bedrag, wat='kosten in deze jaren') if made.kosten else ONBEKEND}",
        (
            *(
                Deel(f"baten in {each}", format_bedrag(amount), grond.name("jaar", each))
                for (each, _), amount in zip(came, cents, strict=True)
            ),
            *(Deel(f"kosten in {each}", format_bedrag(amount), grond.name("kosten", each)) for each, amount in went),
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
    own = PM if domein in alleen_pm(made) else exact_bedrag(benefits[domein]) if made.geteld else ONBEKEND
    total = exact_bedrag(whole) if made.geteld else ONBEKEND
    filled = f"{grond.kosten_tekst()} × {own} ÷ {total}"
    if value == PM:
        filled = "alleen op PM, en dat is geen nul"
    elif landed is None:
        filled = "niet te verdelen: daarvoor zijn kosten en baten nodig"
    return Herkomst(
        grond.naam,
        f"kosten verdeeld naar de baten: {domein.label}",
        value,
        "kosten × baten in dit leefdomein ÷ baten in alle leefdomeinen",
        filled if landed is None or value == PM else f"{filled} = {value}",
        (
            Deel("kosten", grond.kosten_tekst(), grond.name("kosten")),
            Deel(
                f"baten in {domein.label}",
                own,
                grond.name("leefdomein", domein) if benefits[domein] == made.per_leefdomein[domein] else None,
            ),
            Deel("baten in alle leefdomeinen", total, grond.name("baten") if whole == made.baten else None),
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
    """A factor that does not move the benefits: it is zero or unknown, or the effect does not count."""
    now = effect.factor(factor).waarde
    if not any(each.effect is effect for each in grond.made.geteld):
        why = "de baten veranderen niet: dit effect telt niet mee in de baten"
    elif now is None:
        why = f"niet te verschuiven: {factor.label} is onbekend"
    else:
        level = niveau_tekst(factor, Fraction(now))
        why = f"de baten veranderen niet: {factor.label} is {level}, of iets anders in dit effect is nul"
    return Herkomst(
        grond.naam,
        f"{grond.effect_naam(stand, effect)}: wat de baten worden als {factor.label} anders is",
        grond.baten_tekst(),
        f"de baten met {factor.label} een kwart lager en een kwart hoger, en al het andere gelijk",
        why,
    )


def _naast(made: Uitkomst, baten: Fraction, kosten: Fraction) -> str:
    came = exact_bedrag(baten) if made.geteld else ONBEKEND
    went = exact_bedrag(kosten) if made.kosten else ONBEKEND
    return f"baten {came}, kosten {went}"
