from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given

from frontlijn.domain.arena.arena import Activiteit, ArenaStand
from frontlijn.domain.arena.bronwaarde import Bronwaarde
from frontlijn.domain.arena.veranderd import Hoe, delen_blokken, hoe_gerekend, veranderd, veranderd_blokken
from frontlijn.domain.blokken import Blok, Opsomming, Tabel, Zin
from frontlijn.domain.values import Bewijskracht, Factor
from tests.domain.arena.arenas import effect, investering, last, pm_effect, stand, standen


def changed(one: ArenaStand, effect_id: int, **more: Any) -> ArenaStand:
    effects = tuple(replace(each, **more) if each.id == effect_id else each for each in one.effecten)
    return replace(one, effecten=effects)


def texts(blokken: tuple[Blok, ...]) -> str:
    found: list[str] = []
    for block in blokken:
        match block:
            case Zin(text):
                found.append(text)
            case Opsomming(regels):
                found += regels
            case Tabel(_, rijen):
                found += (" | ".join(cel.tekst for cel in rij) for rij in rijen)
    return "\n".join(found)


@given(standen())
def test_a_state_does_not_differ_from_itself_and_every_part_of_it_is_new_beside_nothing(one: ArenaStand) -> None:
    assert veranderd(one, one) == ()
    nothing = ArenaStand(one.arena)
    parts = len(one.activiteiten) + len(one.investeringen) + len(one.effecten)
    assert [each.hoe for each in veranderd(nothing, one)] == [Hoe.ERBIJ] * parts
    assert [each.hoe for each in veranderd(one, nothing)] == [Hoe.WEG] * parts
    assert texts(veranderd_blokken(one, one)) == "Er veranderde niets."


def test_what_came_and_went_and_changed_is_told_in_that_order_with_what_it_was() -> None:
    before = stand(effect(1001), effect(1002, naam="Gaat weg"))
    after = replace(before, effecten=(before.effecten[0], pm_effect(1003, naam="Meer vertrouwen")))
    after = changed(after, 1001, looptijd=7)
    after = replace(after, investeringen=(replace(before.investeringen[0], bedrag=5_000_00),))
    lines = [one.regel for one in veranderd(before, after)]
    named = before.effecten[0]
    was = named.looptijd
    assert lines == [
        f"Erbij: effect Meer vertrouwen ({after.effecten[1].leefdomein.label}).",
        (
            f"Anders: investering van {before.investeringen[0].investeerder} in {before.investeringen[0].jaar}: "
            "bedrag € 100.000,00 wordt € 5.000,00."
        ),
        f"Anders: effect {named.naam} ({named.leefdomein.label}): looptijd {was} wordt 7.",
        f"Weg: effect Gaat weg ({before.effecten[1].leefdomein.label}).",
    ]


def test_a_factor_tells_its_value_its_source_and_the_values_that_were_not_chosen() -> None:
    before = stand(effect(1001))
    kept = [one for one in before.effecten[0].factoren if one.factor is not Factor.SLAGINGSKANS]
    values = (
        Bronwaarde(Factor.SLAGINGSKANS, 3_000, "Eigen telling", 2025, Bewijskracht.GEMETEN, reden="Telt echt."),
        Bronwaarde(Factor.SLAGINGSKANS, 2_000, "Ander rapport", gekozen=False),
        Bronwaarde(Factor.SLAGINGSKANS, 1_000, "Nog een", gekozen=False),
    )
    after = changed(before, 1001, factoren=(*kept, *values))
    told = veranderd(before, after)[0].regel
    assert "slagingskans 25 % wordt 30 %" in told
    assert "wordt Eigen telling, 2025, gemeten" in told
    assert "andere waarde van slagingskans niets wordt 20 %, 10 %" in told
    assert "keuze van slagingskans niets wordt Telt echt." in told


def test_the_parts_are_told_in_the_order_of_the_four_questions_and_unknown_is_no_zero() -> None:
    natura = investering(1002, None, in_natura=True, omschrijving="een zaal")
    whole = stand(effect(1001), pm_effect(), last(), investeringen=(investering(1001), natura))
    whole = replace(whole, activiteiten=(*whole.activiteiten, Activiteit(99, 1, whole.arena.id, "Zonder geld")))
    told = texts(delen_blokken(whole))
    assert "onbekend (in natura)" in told
    assert "Zonder investering: Zonder geld." in told
    assert "PM" in told
    assert f"| − {hoe_gerekend(last())}" in told
    assert hoe_gerekend(effect(1001)) in told
    empty = texts(delen_blokken(ArenaStand(whole.arena)))
    assert empty == "Er is nog niet ingevuld wie investeert.\nEr is nog geen effect ingevuld."
