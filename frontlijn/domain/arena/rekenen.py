"""What an arena brings, exactly: every amount is a fraction of cents until it is shown (domain model, section 7).

One arena or several are counted the same way; each figure is counted once, when somebody asks for it. Years outside the
horizon of their arena are kept apart, never dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import lcm

from frontlijn.domain.arena.arena import Arena, ArenaStand, Investering
from frontlijn.domain.arena.bronwaarde import HEEL
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.shares import verdeel
from frontlijn.domain.values import Factor, IncasseerderGroep, Leefdomein, Modus, Teken, Verloopcurve, WaardePer

NUL = Fraction(0)


def som(amounts: Iterable[Fraction]) -> Fraction:
    """The sum, exact. Two by two, since effects with a dropoff have long denominators that grow with each sum."""
    left = list(amounts)
    while len(left) > 1:
        odd = left[-1:] if len(left) % 2 else []
        left = [one + other for one, other in zip(left[::2], left[1::2], strict=False)] + odd
    return left[0] if left else NUL


@dataclass(frozen=True, slots=True)
class Periode:
    """Years `van` up to and including `tot`."""

    van: int
    tot: int

    @property
    def label(self) -> str:
        """As shown, such as "2021-2025"."""
        return f"{self.van}-{self.tot}" if self.van != self.tot else str(self.van)

    def bevat(self, jaar: int) -> bool:
        """Whether a year is in it."""
        return self.van <= jaar <= self.tot


@dataclass(frozen=True)
class EffectUitkomst:
    """What one effect in euros brings; a last has a minus. All amounts are cents, nominal.

    `basis` is the product of its factors. `per_jaar` holds the years inside the horizon, `buiten` the rest together.
    """

    arena: Arena
    effect: Effect
    basis: Fraction
    per_jaar: Mapping[int, Fraction]
    buiten: Fraction

    @cached_property
    def binnen(self) -> Fraction:
        """Everything inside the horizon."""
        return som(self.per_jaar.values())

    def van_groep(self, groep: IncasseerderGroep) -> Fraction:
        """The share of the group as a fraction of the whole."""
        return sum((Fraction(deel.aandeel, HEEL) for deel in self.effect.groepen if deel.groep is groep), NUL)


@dataclass(frozen=True)
class Uitkomst:
    """What one or more arenas bring and cost, in one mode. All amounts are cents.

    `geteld` are the effects that the totals are made of: in RAPPORT the benefits, in VOLLEDIG the burdens too. `lasten`
    are the burdens, with a minus, in either mode. Kosten are investments in money; in kind stands apart: what is known
    of its value, and how many are unknown.
    """

    standen: tuple[ArenaStand, ...]
    modus: Modus
    jaren: tuple[int, ...]
    periodes: tuple[Periode, ...]
    geteld: tuple[EffectUitkomst, ...]
    lasten: tuple[EffectUitkomst, ...]
    pm: tuple[Effect, ...]
    kosten_per_jaar: Mapping[int, int]
    natura: int
    natura_onbekend: int
    _cells: Mapping[tuple[int, Leefdomein], Fraction] = field(repr=False)

    @cached_property
    def kosten(self) -> int:
        """All investments in money."""
        return sum(self.kosten_per_jaar.values())

    @cached_property
    def baten(self) -> Fraction:
        """Everything inside the horizon (V20: the sum over leefdomeinen, groups, years and effects)."""
        return som(one.binnen for one in self.geteld)

    @cached_property
    def buiten_horizon(self) -> Fraction:
        """What falls after the horizon (V19)."""
        return som(one.buiten for one in self.geteld)

    @cached_property
    def niet_opeisbaar(self) -> Fraction:
        """What of the benefits nobody can claim, such as a higher value of houses (000); a burden makes it no less."""
        return sum(
            (one.binnen for one in self.geteld if not one.effect.opeisbaar and one.effect.teken is Teken.BAAT), NUL
        )

    @cached_property
    def negatief(self) -> Fraction:
        """The burdens together, zero or less, inside the horizon."""
        return som(one.binnen for one in self.lasten)

    @cached_property
    def negatief_buiten(self) -> Fraction:
        """The burdens together after the horizon, zero or less (V19)."""
        return som(one.buiten for one in self.lasten)

    @cached_property
    def per_jaar(self) -> dict[int, Fraction]:
        """The benefits of each year."""
        found: dict[int, list[Fraction]] = {jaar: [] for jaar in self.jaren}
        for (jaar, _), amount in self._cells.items():
            found[jaar].append(amount)
        return {jaar: som(amounts) for jaar, amounts in found.items()}

    @cached_property
    def per_leefdomein(self) -> dict[Leefdomein, Fraction]:
        """The benefits of each of the ten leefdomeinen; one without any is zero and still listed."""
        found = dict.fromkeys(Leefdomein, NUL)
        for (_, domein), amount in self._cells.items():
            found[domein] += amount
        return found

    @cached_property
    def per_groep(self) -> dict[IncasseerderGroep, Fraction]:
        """The benefits that each of the four groups collects."""
        return {groep: som(one.binnen * one.van_groep(groep) for one in self.geteld) for groep in IncasseerderGroep}

    @cached_property
    def per_periode(self) -> dict[Periode, Fraction]:
        """The benefits of each period."""
        per_jaar = self.per_jaar
        return {one: som(per_jaar[jaar] for jaar in self.jaren if one.bevat(jaar)) for one in self.periodes}

    def cel(self, periode: Periode, domein: Leefdomein) -> Fraction:
        """The benefits in one leefdomein in one period."""
        return som(self._cells.get((jaar, domein), NUL) for jaar in range(periode.van, periode.tot + 1))

    @cached_property
    def multiplier(self) -> Fraction | None:
        """Benefits per euro of costs, exact; None without costs, or without effects: those are unknown, and not zero.

        What is shown is made in `multiplier.py`.
        """
        return self.baten / self.kosten if self.kosten and self.geteld else None

    @cached_property
    def cumulatief(self) -> tuple[tuple[int, Fraction, Fraction], ...]:
        """For each year the benefits and the costs up to and including it."""
        rows = []
        baten, kosten = NUL, NUL
        per_jaar = self.per_jaar
        for jaar in self.jaren:
            baten += per_jaar[jaar]
            kosten += self.kosten_per_jaar.get(jaar, 0)
            rows.append((jaar, baten, kosten))
        return tuple(rows)

    @cached_property
    def break_even(self) -> int | None:
        """The first year from which the benefits so far are never below the costs so far; None within the horizon."""
        first = None
        for jaar, baten, kosten in self.cumulatief:
            if not 0 < kosten <= baten:
                first = None
            elif first is None:
                first = jaar
        return first

    @cached_property
    def gedekt(self) -> tuple[int, ...]:
        """The years in which the benefits so far are as high as the costs so far, also when they fall below again."""
        return tuple(jaar for jaar, baten, kosten in self.cumulatief if 0 < kosten <= baten)

    @property
    def eigen_jaren(self) -> bool:
        """Whether the arenas do not all count over the same years."""
        return len({(stand.arena.startjaar, stand.arena.eindjaar) for stand in self.standen}) > 1

    @cached_property
    def lasten_verdeling(self) -> dict[Leefdomein, int] | None:
        """The costs where the benefits arise, pro rata to the positive benefits of each leefdomein, together exactly
        the costs. None without costs or benefits to divide by (000, "de lasten daar laten landen").
        """
        weights = [max(amount, NUL) for amount in self.per_leefdomein.values()]
        if not self.kosten or not sum(weights):
            return None
        scale = lcm(*(weight.denominator for weight in weights))
        parts = verdeel(self.kosten, [int(weight * scale) for weight in weights])
        return dict(zip(Leefdomein, parts, strict=True))

    @property
    def contant_verschilt(self) -> bool:
        """Whether arenas discount, and not all to the same year at the same rate."""
        rates = {(stand.arena.startjaar, stand.arena.disconto) for stand in self.standen}
        return len(rates) > 1 and any(rate for _, rate in rates)

    @cached_property
    def contant(self) -> tuple[Fraction, Fraction] | None:
        """The benefits and the costs discounted to the first year; None when no arena discounts, and for arenas with
        another first year or another rate, whose present values do not add up to anything.
        """
        if self.contant_verschilt or not any(stand.arena.disconto for stand in self.standen):
            return None
        baten = som(
            som(amount * discount(one.arena, jaar) for jaar, amount in one.per_jaar.items()) for one in self.geteld
        )
        kosten = som(
            (investering.bedrag or 0) * discount(stand.arena, investering.jaar)
            for stand in self.standen
            for investering in _in_geld(stand)
        )
        return baten, kosten


def uitkomst(standen: Sequence[ArenaStand], modus: Modus = Modus.RAPPORT) -> Uitkomst:
    """What these arenas bring together; without arenas everything is empty."""
    effects = [effect_uitkomst(stand.arena, effect) for stand in standen for effect in stand.effecten if effect.in_euro]
    lasten = tuple(one for one in effects if one.effect.teken is Teken.LAST)
    counted = tuple(one for one in effects if modus is Modus.VOLLEDIG or one.effect.teken is Teken.BAAT)
    cells: dict[tuple[int, Leefdomein], Fraction] = {}
    for one in counted:
        for jaar, amount in one.per_jaar.items():
            key = (jaar, one.effect.leefdomein)
            cells[key] = cells.get(key, NUL) + amount
    kosten: dict[int, int] = {}
    for stand in standen:
        for investering in _in_geld(stand):
            kosten[investering.jaar] = kosten.get(investering.jaar, 0) + (investering.bedrag or 0)
    natura = [one.bedrag for stand in standen for one in stand.investeringen if one.in_natura]
    return Uitkomst(
        standen=tuple(standen),
        modus=modus,
        jaren=_jaren(standen),
        periodes=tuple(_periodes(standen)),
        geteld=counted,
        lasten=lasten,
        pm=tuple(effect for stand in standen for effect in stand.effecten if not effect.in_euro),
        kosten_per_jaar=dict(sorted(kosten.items())),
        natura=sum(bedrag or 0 for bedrag in natura),
        natura_onbekend=natura.count(None),
        _cells=cells,
    )


def basis(effect: Effect) -> Fraction:
    """The product of the factors of an effect in euros, in cents, without its sign."""
    product = Fraction(1)
    for factor in Factor:
        product *= effect.factor(factor).exact
    return product


def gewichten(effect: Effect) -> tuple[Fraction, ...]:
    """The weight of each year of an effect in euros (domain model, section 7)."""
    years = effect.looptijd or 1
    match effect.curve:
        case Verloopcurve.EENMALIG:
            return (Fraction(1),)
        case Verloopcurve.AFLOPEND if effect.dropoff is not None:
            left = 1 - Fraction(effect.dropoff, HEEL)
            return tuple(left**k for k in range(years))
        case Verloopcurve.AFLOPEND:
            return tuple(Fraction(years - k, years) for k in range(years))
        case Verloopcurve.OPLOPEND:
            return tuple(Fraction(k + 1, years) for k in range(years))
        case _:
            return (Fraction(1),) * years


def effect_uitkomst(arena: Arena, effect: Effect) -> EffectUitkomst:
    """What an effect in euros brings per year, in and after the horizon of its arena."""
    whole = basis(effect) * (-1 if effect.teken is Teken.LAST else 1)
    weights = gewichten(effect)
    each = whole / sum(weights) if effect.waarde_per is WaardePer.TOTAAL else whole
    inside: dict[int, Fraction] = {}
    outside = NUL
    for k, weight in enumerate(weights):
        jaar = (effect.start or arena.startjaar) + k
        if jaar <= arena.eindjaar:
            inside[jaar] = each * weight
        else:
            outside += each * weight
    return EffectUitkomst(arena, effect, whole, inside, outside)


def discount(arena: Arena, jaar: int) -> Fraction:
    """The factor of a year at the rate of the arena; its first year is not discounted."""
    return (1 + Fraction(arena.disconto, HEEL)) ** (arena.startjaar - jaar)


def _in_geld(stand: ArenaStand) -> Iterator[Investering]:
    return (one for one in stand.investeringen if not one.in_natura)


def _jaren(standen: Iterable[ArenaStand]) -> tuple[int, ...]:
    arenas = [stand.arena for stand in standen]
    if not arenas:
        return ()
    return tuple(range(min(one.startjaar for one in arenas), max(one.eindjaar for one in arenas) + 1))


def _periodes(standen: Sequence[ArenaStand]) -> Iterator[Periode]:
    """The periods from the first year on; arenas that differ in length of period are shown by the shortest."""
    years = _jaren(standen)
    if years:
        length = min(stand.arena.periode for stand in standen)
        for van in range(years[0], years[-1] + 1, length):
            yield Periode(van, min(van + length - 1, years[-1]))
