"""Trying another number in an arena: how a key moves it, how what was typed is read, and how it is kept when wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from frontlijn.domain.arena.bronwaarde import HEEL, Bronwaarde, parse_aandeel
from frontlijn.domain.arena.effect import Effect, EffectInvoer
from frontlijn.domain.money import MAX_BEDRAG, parse_bedrag
from frontlijn.domain.numbers import MAX_AANTAL, parse_aantal
from frontlijn.domain.values import Bewijskracht, Factor

EIGEN = "eigen inschatting"
"""What stands as the source of a number that was tried and kept."""

STAP_AANDEEL = 500
"""A share moves by so many basis points."""

STAP_DEEL = 10
"""A number or an amount moves by one in so many of what it is."""


def stap(value: Bronwaarde, nu: int | None, richting: int) -> int:
    """The number after a step up (1) or down (-1) from `nu`: a share five percentage points, anything else a tenth of
    the kept `value`, so that as many steps back bring it back.
    """
    if value.factor.is_aandeel:
        return max(0, min((nu or 0) + richting * STAP_AANDEEL, HEEL))
    least, most = (100, MAX_BEDRAG) if value.factor is Factor.WAARDE else (1, MAX_AANTAL)
    return max(0, min((nu or 0) + richting * max(least, (value.waarde or 0) // STAP_DEEL), most))


def lees(factor: Factor, text: str, field: str) -> int:
    """What was typed for a factor: a percentage or words, a count, or an amount in cents. Raises Refused at `field`."""
    if factor.is_aandeel:
        return parse_aandeel(text, field)[0]
    return parse_aantal(text, field) if factor is Factor.AANTAL else parse_bedrag(text, field)


def aangepast(effect: Effect, waarden: Mapping[Factor, int], reden: str) -> EffectInvoer:
    """The input that keeps these numbers, with the reason of whoever chose them.

    A number that had a source stays beside the new one: the source does not say what it does not say. The new one is
    an own estimate, unless a source that stood beside it says the same.
    """
    factoren: list[Bronwaarde] = []
    for factor in Factor:
        values = [one for one in effect.factoren if one.factor is factor]
        factoren += _gekozen(values, waarden[factor], reden) if factor in waarden else values
    return replace(effect.invoer, factoren=tuple(factoren))


def _gekozen(values: list[Bronwaarde], waarde: int, reden: str) -> list[Bronwaarde]:
    others = [replace(one, gekozen=False, reden=None) for one in values if not one.gekozen or _has_source(one)]
    same = next((one for one in others if one.waarde == waarde), None)
    if same is not None:
        others.remove(same)
        return [replace(same, gekozen=True, reden=reden), *others]
    new = Bronwaarde(values[0].factor, waarde, EIGEN, bewijskracht=Bewijskracht.INSCHATTING, reden=reden)
    return [new, *others]


def _has_source(value: Bronwaarde) -> bool:
    return value.maat is not None or value.bron not in (None, EIGEN)
