"""What moves a result: each factor a quarter lower and higher, one at a time, and what if one factor were another.

All amounts are exact fractions of cents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.bronwaarde import HEEL, Bronwaarde
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.rekenen import EffectUitkomst, Uitkomst, effect_uitkomst
from frontlijn.domain.values import Factor

AFWIJKING = 2_500
"""A factor is taken so many basis points of itself lower and higher (domain model, section 7)."""


@dataclass(frozen=True, slots=True)
class Gevoelig:
    """One factor of one effect, and the benefits and the multiplier with it low and high.

    `laag` and `hoog` are its values: basis points, a count or cents, as the factor is. For what is taken off
    (deadweight, verdringing) a low value gives more benefits. The multiplier is None without costs.
    """

    effect: Effect
    factor: Factor
    laag: Fraction
    hoog: Fraction
    baten_laag: Fraction
    baten_hoog: Fraction
    multiplier_laag: Fraction | None
    multiplier_hoog: Fraction | None

    @property
    def breedte(self) -> Fraction:
        """How far the benefits move."""
        return abs(self.baten_hoog - self.baten_laag)


def gevoeligheid(
    uitkomst: Uitkomst, afwijking: int = AFWIJKING, *, effect_id: int | None = None
) -> tuple[Gevoelig, ...]:
    """Each factor of each counted effect, or of one, the widest first; one that moves nothing is left out.

    `afwijking` is in basis points of the factor itself; a share stays between 0 and 100 %.
    """
    baten, kosten = uitkomst.baten, uitkomst.kosten
    parts = [part for part in uitkomst.geteld if effect_id in (None, part.effect.id)]
    found = [one for part in parts for one in _of_effect(part, baten, kosten, Fraction(afwijking, HEEL))]
    return tuple(sorted(found, key=lambda one: -one.breedte))


def _of_effect(part: EffectUitkomst, baten: Fraction, kosten: int, step: Fraction) -> Iterator[Gevoelig]:
    inside = part.binnen
    rest = baten - inside
    for factor in Factor:
        value = part.effect.factor(factor)
        if not value.waarde:
            continue
        low, high = value.waarde * (1 - step), value.waarde * (1 + step)
        if factor.is_aandeel:
            high = min(high, Fraction(HEEL))
        at = [rest + _with(part, value, one) for one in (low, high)]
        if at[0] != at[1]:
            over = [amount / kosten if kosten else None for amount in at]
            yield Gevoelig(part.effect, factor, low, high, at[0], at[1], over[0], over[1])


def _with(part: EffectUitkomst, value: Bronwaarde, other: Fraction) -> Fraction:
    """What an effect brings inside the horizon with another value of one factor: the amounts are a product."""
    now, then = value.exact, _exact(value.factor, other)
    if now:
        return part.binnen * then / now
    # Nothing is left, since everything is taken off (100 %): the others alone say what this one would leave.
    return effect_uitkomst(part.arena, _replaced(part.effect, value.factor, 0)).binnen * then


def _exact(factor: Factor, waarde: Fraction) -> Fraction:
    if factor in (Factor.DEADWEIGHT, Factor.VERDRINGING):
        return 1 - waarde / HEEL
    return waarde / HEEL if factor.is_aandeel else waarde


def wat_als(stand: ArenaStand, effect_id: int, factor: Factor, waarde: int) -> ArenaStand:
    """The same arena with another value of one factor, which nobody keeps; raises KeyError for an unknown effect."""
    changed = _replaced(stand.effect(effect_id), factor, waarde)
    return replace(stand, effecten=tuple(changed if one.id == effect_id else one for one in stand.effecten))


def _replaced(effect: Effect, factor: Factor, waarde: int) -> Effect:
    values = tuple(
        replace(value, waarde=waarde, woord=False) if value.factor is factor and value.gekozen else value
        for value in effect.factoren
    )
    return replace(effect, factoren=values)
