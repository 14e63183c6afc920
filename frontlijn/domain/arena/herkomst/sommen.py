"""The figures of arenas that are sums: each part is an effect, an investment or a year."""

from __future__ import annotations

from fractions import Fraction

from frontlijn.domain.arena.bronwaarde import HEEL
from frontlijn.domain.arena.herkomst.grond import Grond, bedrag
from frontlijn.domain.arena.rekenen import NUL, discount
from frontlijn.domain.arena.uitvoer.bedragen import exact_bedrag
from frontlijn.domain.arena.uitvoer.cijfers import alleen_pm, groepen_alleen_pm
from frontlijn.domain.herkomst import ONBEKEND, Deel, Herkomst, optelling
from frontlijn.domain.kasboek.uitvoer.taal import opsomming
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal, format_procent
from frontlijn.domain.values import IncasseerderGroep, Leefdomein, Modus, Teken


def baten(grond: Grond) -> Herkomst:
    """The benefits of all effects that count."""
    made = grond.made
    full = made.modus is Modus.VOLLEDIG
    return grond.som(
        "baten, met de negatieve effecten eraf" if full else "baten",
        "alle effecten in euro bij elkaar, binnen de jaren van de arena",
        grond.stukken((one, one.binnen) for one in made.geteld),
        let_op=grond.ook_pm(made.pm),
        bekend=bool(made.geteld),
    )


def kosten(grond: Grond) -> Herkomst:
    """The investments in money."""
    return _kosten(grond, "kosten", "alle investeringen in geld bij elkaar; wat in natura is, telt niet mee", None)


def kosten_in(grond: Grond, jaar: str) -> Herkomst:
    """The investments in money of one year."""
    year = _jaar(grond, jaar)
    return _kosten(grond, f"kosten in {year}", f"alle investeringen in geld in {year} bij elkaar", year)


def _kosten(grond: Grond, wat: str, formule: str, year: int | None) -> Herkomst:
    money = [(stand, one) for stand, one in grond.investeringen() if not one.in_natura]
    paid = [(stand, one) for stand, one in money if year in (None, one.jaar)]
    return grond.som(
        wat,
        formule,
        [
            (grond.investering_tekst(*each), Fraction(each[1].bedrag or 0), grond.investering_naam(each[1]))
            for each in paid
        ],
        wat_delen="investeringen",
        bronnen_=[one.bron for _, one in paid if one.bron],
        bekend=bool(money),
    )


def natura(grond: Grond) -> Herkomst:
    """What is known of the investments in kind, and how many are not."""
    kind = [(stand, one) for stand, one in grond.investeringen() if one.in_natura]
    known = [one.bedrag for _, one in kind if one.bedrag is not None]
    unknown = len(kind) - len(known)
    return Herkomst(
        grond.naam,
        "wat in natura is gegeven",
        format_bedrag(sum(known)) if known or not kind else ONBEKEND,
        "alle investeringen in natura waarvan de waarde bekend is, bij elkaar",
        optelling(known, format_bedrag, wat="bekende waarden"),
        tuple(
            Deel(grond.investering_tekst(*each), bedrag(each[1].bedrag), grond.investering_naam(each[1]))
            for each in kind
        ),
        tuple(dict.fromkeys(one.bron for _, one in kind if one.bron)),
        (
            "Dit telt niet mee in de kosten.",
            *([f"Van {format_aantal(unknown)} is de waarde onbekend."] if unknown else []),
        ),
    )


def buiten_horizon(grond: Grond) -> Herkomst:
    """What effects bring after the years of their arena."""
    return grond.som(
        "baten na de gekozen jaren",
        "wat effecten nog opbrengen na het laatste jaar van hun arena; het telt niet mee",
        grond.stukken((one, one.buiten) for one in grond.made.geteld if one.buiten),
    )


def niet_opeisbaar(grond: Grond) -> Herkomst:
    """The benefits that nobody can claim."""
    unclaimed = [one for one in grond.made.geteld if not one.effect.opeisbaar and one.effect.teken is Teken.BAAT]
    return grond.som(
        "baten die niet opeisbaar zijn",
        "alle baten die niemand in handen krijgt, zoals een hogere waarde van woningen",
        grond.stukken((one, one.binnen) for one in unclaimed),
        let_op=("Dit is een deel van de baten, en komt er niet bij.",),
    )


def negatief(grond: Grond) -> Herkomst:
    """The burdens."""
    counted = grond.made.modus is Modus.VOLLEDIG
    return grond.som(
        "negatieve effecten",
        "alle negatieve effecten in euro bij elkaar, binnen de jaren van de arena",
        grond.stukken((one, one.binnen) for one in grond.made.lasten),
        let_op=("Dit is van de baten afgetrokken." if counted else "Zoals in het rapport telt dit niet mee.",),
    )


def negatief_buiten(grond: Grond) -> Herkomst:
    """The burdens after the years of their arena."""
    return grond.som(
        "negatieve effecten na de gekozen jaren",
        "wat negatieve effecten nog kosten na het laatste jaar van hun arena; het telt niet mee",
        grond.stukken((one, one.buiten) for one in grond.made.lasten if one.buiten),
    )


def contant(grond: Grond, wat: str) -> Herkomst:
    """The benefits or the costs discounted, year by year."""
    made = grond.made
    if made.contant is None or wat not in ("baten", "kosten"):
        raise KeyError(wat)
    per: dict[int, Fraction] = dict.fromkeys(made.jaren, NUL)
    if wat == "baten":
        for one in made.geteld:
            for jaar, amount in one.per_jaar.items():
                per[jaar] += amount * discount(one.arena, jaar)
    else:
        for stand, paid in grond.investeringen():
            if not paid.in_natura:
                per[paid.jaar] += (paid.bedrag or 0) * discount(stand.arena, paid.jaar)
    rates = opsomming([format_procent(one) for one in sorted({stand.arena.disconto for stand in made.standen})])
    years = opsomming([str(one) for one in sorted({stand.arena.startjaar for stand in made.standen})])
    return grond.som(
        f"{wat}, contant",
        "het bedrag van elk jaar ÷ (1 + disconto) voor elk jaar na het eerste van de arena, bij elkaar",
        [
            (str(jaar), amount, grond.name("jaar" if wat == "baten" else "kosten", jaar))
            for jaar, amount in per.items()
            if amount
        ],
        wat_delen="jaren",
        let_op=(
            f"Het disconto is {rates} per jaar, gerekend vanaf {years}.",
            "Achter een jaar staat het bedrag van dat jaar zoals het is, niet contant.",
        ),
        bekend=bool(made.geteld if wat == "baten" else made.kosten),
    )


def jaar(grond: Grond, jaar: str) -> Herkomst:
    """The benefits of one year."""
    year = _jaar(grond, jaar)
    return grond.som(
        f"baten in {year}",
        f"wat elk effect in {year} opbrengt, bij elkaar",
        grond.stukken((one, one.per_jaar[year]) for one in grond.made.geteld if year in one.per_jaar),
        bekend=bool(grond.made.geteld),
    )


def _jaar(grond: Grond, jaar: str) -> int:
    year = int(jaar)
    if year not in grond.made.jaren:
        raise KeyError(jaar)
    return year


def periode(grond: Grond, label: str) -> Herkomst:
    """The benefits of one period."""
    years = grond.jaren(label)
    return grond.som(
        f"baten in {label}",
        "wat elk effect in deze jaren opbrengt, bij elkaar",
        grond.stukken(grond.binnen(years, grond.made.geteld)),
        bekend=bool(grond.made.geteld),
    )


def leefdomein(grond: Grond, code: str) -> Herkomst:
    """The benefits in one leefdomein."""
    domein = Leefdomein(code)
    return grond.som(
        f"baten in het leefdomein {domein.label}",
        "wat de effecten in dit leefdomein opbrengen, bij elkaar",
        grond.stukken((one, one.binnen) for one in grond.van(domein)),
        let_op=grond.ook_pm(one for one in grond.made.pm if one.leefdomein is domein),
        pm=domein in alleen_pm(grond.made),
        bekend=bool(grond.made.geteld),
    )


def cel(grond: Grond, label: str, code: str) -> Herkomst:
    """The benefits in one leefdomein in one period."""
    domein, years = Leefdomein(code), grond.jaren(label)
    return grond.som(
        f"baten in het leefdomein {domein.label} in {label}",
        "wat de effecten in dit leefdomein in deze jaren opbrengen, bij elkaar",
        grond.stukken(grond.binnen(years, grond.van(domein))),
        let_op=grond.ook_pm(one for one in grond.made.pm if one.leefdomein is domein),
        pm=domein in alleen_pm(grond.made),
        bekend=bool(grond.made.geteld),
    )


def groep(grond: Grond, code: str) -> Herkomst:
    """The benefits that one group collects."""
    groep = IncasseerderGroep(code)
    parts = []
    for one in grond.made.geteld:
        share = one.van_groep(groep)
        if share:
            text = f"{grond.effect_tekst(one)}: {format_procent(int(share * HEEL))} van {exact_bedrag(one.binnen)}"
            parts.append((text, one.binnen * share, grond.name("effect", one.effect.id)))
    return grond.som(
        f"baten voor {groep.label}",
        "van elk effect het deel dat deze groep krijgt, bij elkaar",
        parts,
        let_op=grond.ook_pm(one for one in grond.made.pm if any(deel.groep is groep for deel in one.groepen)),
        pm=groep in groepen_alleen_pm(grond.made),
        bekend=bool(grond.made.geteld),
    )
