"""What moves a result most: the same as counting again with another number."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.gevoeligheid import gevoeligheid, wat_als
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.values import Factor, Modus
from tests.domain.arena.arenas import effect, factoren, last, pm_effect, stand, standen


@settings(max_examples=40, deadline=None)
@given(standen(most=3), st.sampled_from(Modus), st.sampled_from((2_500, 5_000, 10_000)))
def test_each_range_is_what_counting_again_would_give(one: ArenaStand, modus: Modus, step: int) -> None:
    made = uitkomst([one], modus)
    found = gevoeligheid(made, step)
    for part in found:
        value = part.effect.factor(part.factor).waarde
        assert value
        assert part.laag == value * (1 - Fraction(step, 10_000))
        whole = part.factor.is_aandeel and value * (1 + Fraction(step, 10_000)) > 10_000
        assert part.hoog == (10_000 if whole else value * (1 + Fraction(step, 10_000)))
        for level, baten, multiplier in (
            (part.laag, part.baten_laag, part.multiplier_laag),
            (part.hoog, part.baten_hoog, part.multiplier_hoog),
        ):
            if level.denominator == 1:
                again = uitkomst([wat_als(one, part.effect.id, part.factor, int(level))], modus)
                assert again.baten == baten
                assert again.multiplier == multiplier
    assert [part.breedte for part in found] == sorted((part.breedte for part in found), reverse=True)


@settings(max_examples=40, deadline=None)
@given(standen(most=3))
def test_what_is_left_out_moves_nothing(one: ArenaStand) -> None:
    made = uitkomst([one])
    shown = {(part.effect.id, part.factor) for part in gevoeligheid(made, 10_000)}
    for part in made.geteld:
        for factor in Factor:
            value = part.effect.factor(factor).waarde
            if value and (part.effect.id, factor) not in shown:
                top = min(2 * value, 10_000) if factor.is_aandeel else 2 * value
                for other in (0, top):
                    assert uitkomst([wat_als(one, part.effect.id, factor, other)]).baten == (
                        uitkomst([wat_als(one, part.effect.id, factor, top - other)]).baten
                    )


def test_the_widest_come_first_and_what_is_taken_off_counts_the_other_way() -> None:
    """40 x 25 % x 80 % x (1 - 20 %) x € 12.000, a quarter lower and higher: most factors move € 192.000."""
    found = gevoeligheid(uitkomst([stand(effect())]))
    assert [part.factor for part in found] == [
        Factor.AANTAL, Factor.SLAGINGSKANS, Factor.TOEREKENING, Factor.WAARDE, Factor.DEADWEIGHT,
    ]  # fmt: skip
    assert [int(part.breedte) // 100 for part in found] == [192_000, 192_000, 192_000, 192_000, 48_000]
    assert found[-1].baten_laag > found[-1].baten_hoog
    assert found[0].multiplier_laag == Fraction(288, 100)


def test_a_share_stays_within_the_whole() -> None:
    found = gevoeligheid(uitkomst([stand(effect(factoren=factoren(toerekening=9_000)))]))
    assert next(part.hoog for part in found if part.factor is Factor.TOEREKENING) == 10_000


def test_all_taken_off_can_still_be_less() -> None:
    """A deadweight of 100 % leaves nothing; at 75 % a quarter is left."""
    (found,) = gevoeligheid(uitkomst([stand(effect(factoren=factoren(deadweight=10_000)))]))
    assert found.factor is Factor.DEADWEIGHT
    assert found.baten_laag == 120_000_00
    assert found.baten_hoog == 0


def test_a_burden_moves_the_result_only_where_it_counts() -> None:
    one = stand(effect(), last())
    assert {part.effect.id for part in gevoeligheid(uitkomst([one]))} == {1001}
    assert {part.effect.id for part in gevoeligheid(uitkomst([one], Modus.VOLLEDIG))} == {1001, 1950}


def test_what_if_changes_one_number_and_keeps_the_arena() -> None:
    one = stand(effect(), effect(1002), pm_effect())
    other = wat_als(one, 1002, Factor.AANTAL, 80)
    assert uitkomst([other]).baten == 3 * uitkomst([stand(effect())]).baten
    assert one.effect(1002).factor(Factor.AANTAL).waarde == 40
    assert other.effect(1002).factor(Factor.AANTAL).bron == one.effect(1002).factor(Factor.AANTAL).bron
    spoken = effect(factoren=tuple(replace(one, woord=one.factor is Factor.TOEREKENING) for one in factoren()))
    assert wat_als(stand(spoken), 1001, Factor.TOEREKENING, 10).effecten[0].factor(Factor.TOEREKENING).woord is False
    with pytest.raises(KeyError):
        wat_als(one, 7, Factor.AANTAL, 80)
