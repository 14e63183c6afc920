"""What stands in the boxes of an arena: who invests, the activities, their effects and who collects them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from frontlijn.domain.arena.arena import ArenaStand, Investering
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.rekenen import NUL, EffectUitkomst, Uitkomst, uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import Eenheid, eenheid_van, exact_bedrag
from frontlijn.domain.arena.veranderd import hoe_gerekend, wie_krijgt
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.text import fold
from frontlijn.domain.values import IncasseerderGroep, Modus, Teken, Verloopcurve, WaardePer
from frontlijn.widgets.arenatekening import Box, Question

INVESTEERDER, ACTIVITEIT, EFFECT, GROEP = range(4)
"""The columns, in the order of the four questions (000)."""

VRAGEN = ("Wie investeren?", "Welke activiteit?", "Welk effect?", "Wie krijgen het?")

PM = "PM"


def vragen(stand: ArenaStand, gemeten: Mapping[int, str]) -> tuple[Question, ...]:
    """The columns of an arena; `gemeten` says of an effect what the kasboek tells now."""
    made = uitkomst([stand], Modus.RAPPORT)
    eenheid = eenheid_van(made)
    return (
        Question(VRAGEN[INVESTEERDER], tuple(_investeerders(stand)), "1. Wie investeren? Druk n."),
        Question(VRAGEN[ACTIVITEIT], tuple(_activiteiten(stand)), "2. Welke activiteit? Druk n."),
        Question(VRAGEN[EFFECT], tuple(_effecten(stand, made, eenheid, gemeten)), "3. Welk effect? Druk n."),
        Question(VRAGEN[GROEP], tuple(_groepen(stand, made, eenheid)), "4. Dat volgt uit de effecten."),
    )


def van_investeerder(stand: ArenaStand, key: object) -> tuple[Investering, ...]:
    """The investments of the investor with this key, by year."""
    return tuple(one for one in stand.investeringen if fold(one.investeerder) == key)


def van_groep(stand: ArenaStand, groep: IncasseerderGroep) -> tuple[Effect, ...]:
    """The effects that a group collects something of, in the order in which they are drawn."""
    return tuple(one for one in _op_volgorde(stand) if any(deel.groep is groep for deel in one.groepen))


def _investeerders(stand: ArenaStand) -> Iterator[Box]:
    activiteiten = {one.id: one.naam for one in stand.activiteiten}
    for key in dict.fromkeys(fold(one.investeerder) for one in stand.investeringen):
        found = van_investeerder(stand, key)
        lines = "; ".join(
            f"{one.jaar} {activiteiten.get(one.activiteit_id, '')} {_ingezet([one])}"
            f"{f' ({one.omschrijving})' if one.omschrijving else ''}"
            for one in found
        )
        yield Box(
            key=key,
            name=found[0].investeerder,
            facts=(_ingezet(found),),
            leads_to=frozenset(one.activiteit_id for one in found),
            detail=(found[0].investeerder, f"Zet in: {_ingezet(found)}", lines),
        )


def _activiteiten(stand: ArenaStand) -> Iterator[Box]:
    for activiteit in stand.activiteiten:
        found = [one for one in stand.investeringen if one.activiteit_id == activiteit.id]
        effects = [one for one in stand.effecten if one.activiteit_id == activiteit.id]
        cost = _ingezet(found) if found else "kosten onbekend"
        many = "1 effect" if len(effects) == 1 else f"{format_aantal(len(effects))} effecten"
        yield Box(
            key=activiteit.id,
            name=activiteit.naam,
            facts=(cost,),
            leads_to=frozenset(one.id for one in effects),
            detail=(activiteit.naam, f"Kost: {cost}; {many}." if found else f"Nog geen investering; {many}."),
        )


def _ingezet(found: Sequence[Investering]) -> str:
    """What is put in, money first; in kind of unknown value is said."""
    geld = sum(one.bedrag or 0 for one in found if not one.in_natura)
    natura = sum(one.bedrag or 0 for one in found if one.in_natura)
    parts = [format_bedrag(geld).removesuffix(",00")] if geld else []
    if natura:
        parts.append(f"{format_bedrag(natura).removesuffix(',00')} natura")
    elif any(one.in_natura for one in found):
        parts.append("in natura")
    return " + ".join(parts)


def _op_volgorde(stand: ArenaStand) -> list[Effect]:
    """The effects by activity, so that few lines cross; within one in the order in which they were filled in."""
    place = {one.id: number for number, one in enumerate(stand.activiteiten)}
    return sorted(stand.effecten, key=lambda one: (place.get(one.activiteit_id, len(place)), one.id))


def _effecten(stand: ArenaStand, made: Uitkomst, eenheid: Eenheid, gemeten: Mapping[int, str]) -> Iterator[Box]:
    brought = {one.effect.id: one for one in (*made.geteld, *made.lasten)}
    counted = [one.effect.id for one in made.geteld]
    shown = dict(zip(counted, eenheid.reeks([brought[key].binnen for key in counted]), strict=True))
    for effect in _op_volgorde(stand):
        sign = "−" if effect.teken is Teken.LAST else "+"
        one = brought.get(effect.id)
        if one is None:
            amount = PM
        elif effect.id in shown:
            amount = _euro(shown[effect.id], eenheid)
        else:
            amount = eenheid.zin(abs(one.binnen))
        yield Box(
            key=effect.id,
            name=effect.naam,
            facts=(effect.leefdomein.label, f"{sign} {amount}"),
            leads_to=frozenset(deel.groep for deel in effect.groepen),
            detail=tuple(_van_effect(effect, one, gemeten)),
        )


def _van_effect(effect: Effect, made: EffectUitkomst | None, gemeten: Mapping[int, str]) -> Iterator[str]:
    opeisbaar = "" if effect.opeisbaar else ", niet opeisbaar"
    yield f"{effect.naam}: {effect.leefdomein.label}, {effect.teken.label}{opeisbaar}, voor {wie_krijgt(effect)}"
    if made is None:
        yield "PM: telt niet mee in geld, en staat er wel bij."
    else:
        per = effect.waarde_per.label if effect.waarde_per is WaardePer.TOTAAL else "in een vol jaar"
        yield f"{hoe_gerekend(effect)} = {exact_bedrag(abs(made.basis))} {per}"
        outside = f", daarna nog {exact_bedrag(abs(made.buiten))}" if made.buiten else ""
        yield f"{_wanneer(effect)}: {exact_bedrag(abs(made.binnen))} binnen de arena{outside}"
    if effect.id in gemeten:
        yield gemeten[effect.id]
    if effect.toelichting:
        yield effect.toelichting


def _wanneer(effect: Effect) -> str:
    years = effect.looptijd or 1
    if years == 1:
        return str(effect.start)
    curve = (effect.curve or Verloopcurve.GELIJKMATIG).label
    return f"{effect.start} tot en met {(effect.start or 0) + years - 1}, {curve}"


def _groepen(stand: ArenaStand, made: Uitkomst, eenheid: Eenheid) -> Iterator[Box]:
    """The four groups, as soon as there is an effect; what they get adds up to the benefits."""
    if not stand.effecten:
        return
    shown = dict(zip(IncasseerderGroep, eenheid.reeks(list(made.per_groep.values())), strict=True))
    for groep in IncasseerderGroep:
        found = van_groep(stand, groep)
        many = "1 effect" if len(found) == 1 else f"{format_aantal(len(found))} effecten"
        amount = _euro(shown[groep], eenheid)
        if not any(one.in_euro for one in found):
            amount = PM if found else "niets"
        burden = sum((one.binnen * one.van_groep(groep) for one in made.lasten), NUL)
        less = f" Niet meegeteld: {exact_bedrag(burden)} aan negatieve effecten." if burden else ""
        wie = dict.fromkeys(deel.wie for one in found for deel in one.groepen if deel.groep is groep and deel.wie)
        yield Box(
            key=groep,
            name=groep.label,
            facts=(amount,),
            detail=(
                f"{groep.label.capitalize()}: {amount} uit {many}.{less}",
                f"Wie dat zijn: {', '.join(wie)}." if wie else "",
            ),
        )


def _euro(units: int, eenheid: Eenheid) -> str:
    return eenheid.zin(Fraction(units * eenheid.cents))
