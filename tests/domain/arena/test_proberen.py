from __future__ import annotations

from dataclasses import replace

import pytest

from frontlijn.domain.arena.bronwaarde import Bronwaarde
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.proberen import EIGEN, aangepast, lees, stap
from frontlijn.domain.errors import Refused
from frontlijn.domain.money import MAX_BEDRAG
from frontlijn.domain.values import Bewijskracht, Factor
from tests.domain.arena.arenas import BRON, effect, factoren


def of(one: Effect, *values: Bronwaarde) -> Effect:
    """The effect with these values of a factor in place of its own."""
    return replace(one, factoren=tuple(v for v in one.factoren if v.factor is not values[0].factor) + values)


def chosen_and_others(one: Effect, waarde: int) -> list[Bronwaarde]:
    made = aangepast(one, {Factor.SLAGINGSKANS: waarde}, "Samen bedacht.").checked(2021)
    return [value for value in made.factoren if value.factor is Factor.SLAGINGSKANS]


@pytest.mark.parametrize(
    ("factor", "kept", "up", "down"),
    [
        (Factor.SLAGINGSKANS, 2_500, 3_000, 2_000),
        (Factor.SLAGINGSKANS, 9_800, 10_000, 9_300),
        (Factor.DEADWEIGHT, None, 500, 0),
        (Factor.AANTAL, 40, 44, 36),
        (Factor.AANTAL, 3, 4, 2),
        (Factor.AANTAL, 0, 1, 0),
        (Factor.WAARDE, 12_000_00, 13_200_00, 10_800_00),
        (Factor.WAARDE, MAX_BEDRAG, MAX_BEDRAG, MAX_BEDRAG - MAX_BEDRAG // 10),
    ],
)
def test_a_step_moves_a_share_five_points_and_a_number_a_tenth(
    factor: Factor, kept: int | None, up: int, down: int
) -> None:
    value = Bronwaarde(factor, kept)
    assert (stap(value, kept, 1), stap(value, kept, -1)) == (up, down)


def test_as_many_steps_back_bring_a_number_back() -> None:
    value = Bronwaarde(Factor.AANTAL, 137)
    now = stap(value, stap(value, stap(value, 137, 1), 1), 1)
    assert now == 137 + 3 * 13
    assert stap(value, stap(value, stap(value, now, -1), -1), -1) == 137


def test_what_is_typed_is_read_as_the_factor_is() -> None:
    assert lees(Factor.SLAGINGSKANS, "de helft", "getal") == 5_000
    assert lees(Factor.AANTAL, "1.200", "getal") == 1_200
    assert lees(Factor.WAARDE, "€ 12.000", "getal") == 12_000_00
    for factor in (Factor.TOEREKENING, Factor.AANTAL, Factor.WAARDE):
        with pytest.raises(Refused) as refused:
            lees(factor, "veel", "getal")
        assert refused.value.field == "getal"


def test_a_number_with_a_source_stays_beside_the_one_that_was_tried() -> None:
    new, old = chosen_and_others(effect(), 4_000)
    assert (new.waarde, new.bron, new.bewijskracht, new.reden) == (
        4_000,
        EIGEN,
        Bewijskracht.INSCHATTING,
        "Samen bedacht.",
    )
    assert (old.waarde, old.bron, old.gekozen) == (2_500, BRON, False)


def test_a_number_without_a_source_or_tried_before_makes_place() -> None:
    bare = of(effect(), Bronwaarde(Factor.SLAGINGSKANS, 2_500))
    assert [one.waarde for one in chosen_and_others(bare, 4_000)] == [4_000]
    again = replace(effect(), factoren=aangepast(effect(), {Factor.SLAGINGSKANS: 4_000}, "Eerst.").factoren)
    assert [(one.waarde, one.gekozen) for one in chosen_and_others(again, 4_500)] == [(4_500, True), (2_500, False)]
    back = replace(again, factoren=aangepast(again, {Factor.SLAGINGSKANS: 2_500}, "Toch.").factoren)
    assert [(one.waarde, one.bron, one.gekozen) for one in back.factoren if one.factor is Factor.SLAGINGSKANS] == [
        (2_500, BRON, True)
    ]


def test_the_other_factors_and_the_rest_of_the_effect_stay_as_they_are() -> None:
    made = aangepast(effect(), {Factor.WAARDE: 9_000_00}, "Samen bedacht.")
    assert [one for one in made.factoren if one.factor is not Factor.WAARDE] == list(factoren()[:5])
    assert replace(made, factoren=effect().factoren) == effect().invoer
