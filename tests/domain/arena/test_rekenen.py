"""What an arena brings: the golden numbers, and what holds for every arena."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlijn.domain.afronden import reeks, tabel
from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.multiplier import format_multiplier
from frontlijn.domain.arena.rekenen import NUL, Periode, Uitkomst, basis, discount, gewichten, uitkomst
from frontlijn.domain.values import Factor, IncasseerderGroep, Leefdomein, Modus, Teken, Verloopcurve, WaardePer
from tests.domain.arena.arenas import (
    arena,
    bedrag_per_domein,
    effect,
    factoren,
    investering,
    last,
    meer_standen,
    pm_effect,
    stand,
    standen,
)

EURO = 100


def euro(amount: Fraction) -> Fraction:
    """Cents as euros."""
    return amount / EURO


def golden(**more: object) -> Uitkomst:
    """The effect of the domain model, section 12, in an arena from 2021."""
    return uitkomst([stand(replace(effect(), **more))])  # type: ignore[arg-type]


def test_forty_people_are_76800_euro_a_year() -> None:
    """The domain model, section 12: 40 x 25 % x 80 % x (1 - 20 %) x € 12.000."""
    assert basis(effect()) == 76_800 * EURO


@pytest.mark.parametrize(
    ("curve", "whole", "periods"),
    [
        (Verloopcurve.GELIJKMATIG, 384_000, (153_600, 230_400, 0, 0)),
        (Verloopcurve.AFLOPEND, 230_400, (138_240, 92_160, 0, 0)),
        (Verloopcurve.OPLOPEND, 230_400, (46_080, 184_320, 0, 0)),
    ],
)
def test_an_effect_of_five_years_runs_over_the_periods(
    curve: Verloopcurve, whole: int, periods: tuple[int, ...]
) -> None:
    """The domain model, section 12; oplopend by hand: 1/5 + 2/5 in the first period, 3/5 + 4/5 + 5/5 in the second."""
    made = golden(curve=curve)
    assert euro(made.baten) == whole
    assert tuple(map(euro, made.per_periode.values())) == periods
    assert [one.label for one in made.per_periode] == ["2021-2025", "2026-2030", "2031-2035", "2036-2040"]


def test_what_falls_after_the_horizon_stands_apart() -> None:
    """The domain model, section 12: the same effect from 2038 has three years inside and two outside."""
    made = golden(start=2038)
    assert euro(made.baten) == 230_400
    assert euro(made.buiten_horizon) == 153_600


def test_an_effect_may_begin_after_the_horizon() -> None:
    made = golden(start=2041)
    assert made.baten == 0
    assert euro(made.buiten_horizon) == 384_000


def test_a_value_in_total_is_divided_over_the_years() -> None:
    """The domain model, section 7: waarde totaal is basis x w_k / sum(w)."""
    made = golden(waarde_per=WaardePer.TOTAAL, curve=Verloopcurve.AFLOPEND)
    assert euro(made.baten) == 76_800
    assert euro(made.per_jaar[2024]) == Fraction(76_800 * 5, 15)


def test_a_dropoff_takes_the_same_part_off_each_year() -> None:
    """The domain model, section 7: (1 - dropoff)^k."""
    falling = effect(curve=Verloopcurve.AFLOPEND, looptijd=3, dropoff=1_000)
    assert gewichten(falling) == (Fraction(1), Fraction(9, 10), Fraction(81, 100))
    assert gewichten(replace(falling, dropoff=10_000)) == (Fraction(1), NUL, NUL)


def test_lasten_land_where_the_benefits_arise() -> None:
    """The domain model, section 12: 698.840 and 512.372 of 2.610.000, together exactly the costs (000)."""
    effects = bedrag_per_domein(rondkomen=2_526_000, gezondheid=1_852_000, opgroeien=1_516_000, wonen=3_540_000)
    made = uitkomst([stand(*effects, investeringen=(investering(bedrag=2_610_000 * EURO),))])
    landed = made.lasten_verdeling
    assert landed is not None
    assert landed[Leefdomein.RONDKOMEN] // EURO == 698_840
    assert landed[Leefdomein.GEZONDHEID] // EURO == 512_372
    assert sum(landed.values()) == 2_610_000 * EURO
    assert len(landed) == 10
    assert made.multiplier is not None
    assert format_multiplier(made.multiplier) == "circa 3,6"
    # The unrounded multiplier gives 699 (x 1.000); the published 3,6 would give 702 (domain model, section 4).
    assert round(2_526 / made.multiplier) == 699
    assert round(2_526 / Fraction(36, 10)) == 702


def test_rounded_cells_add_up_to_2526() -> None:
    """The domain model, section 12: the trap of 860,5 830,5 520,5 314,5 (x 1.000), where round() gives 2.524."""
    cells = [Fraction(cell * 100 * 100, 1) for cell in (8_605, 8_305, 5_205, 3_145)]
    assert sum(reeks(cells, 1_000 * EURO)) == 2_526
    assert tabel([cells], 1_000 * EURO).rijen == (2_526,)
    assert sum(round(cell / 1_000 / EURO) for cell in cells) == 2_524


@settings(max_examples=60, deadline=None)
@given(meer_standen(), st.sampled_from(Modus))
def test_every_year_counts_inside_or_outside_the_horizon(several: tuple[ArenaStand, ...], modus: Modus) -> None:
    """V19: the sum over years is the sum over periods, and with what is outside everything."""
    made = uitkomst(several, modus)
    everything = NUL
    for one in made.geteld:
        weights = gewichten(one.effect)
        whole = basis(one.effect) * (1 if one.effect.waarde_per is WaardePer.TOTAAL else sum(weights, NUL))
        everything += whole if one.effect.teken is Teken.BAAT else -whole
    assert sum(made.per_jaar.values(), NUL) + made.buiten_horizon == everything
    assert sum(made.per_periode.values(), NUL) == sum(made.per_jaar.values(), NUL) == made.baten
    assert all(sum(periode.bevat(jaar) for periode in made.periodes) == 1 for jaar in made.jaren)


@settings(max_examples=60, deadline=None)
@given(meer_standen(), st.sampled_from(Modus))
def test_leefdomeinen_groups_effects_and_cells_agree_exactly(several: tuple[ArenaStand, ...], modus: Modus) -> None:
    """V20."""
    made = uitkomst(several, modus)
    assert list(made.per_leefdomein) == list(Leefdomein)
    assert list(made.per_groep) == list(IncasseerderGroep)
    assert sum(made.per_leefdomein.values(), NUL) == made.baten
    assert sum(made.per_groep.values(), NUL) == made.baten
    assert sum((one.binnen for one in made.geteld), NUL) == made.baten
    for domein, amount in made.per_leefdomein.items():
        assert sum((made.cel(periode, domein) for periode in made.periodes), NUL) == amount
        assert sum((one.binnen for one in made.geteld if one.effect.leefdomein is domein), NUL) == amount
    for periode, amount in made.per_periode.items():
        assert sum((made.cel(periode, domein) for domein in Leefdomein), NUL) == amount


@settings(max_examples=60, deadline=None)
@given(meer_standen())
def test_volledig_is_the_report_with_the_burdens_taken_off(several: tuple[ArenaStand, ...]) -> None:
    report, full = uitkomst(several), uitkomst(several, Modus.VOLLEDIG)
    assert full.baten == report.baten + report.negatief
    assert report.negatief == full.negatief <= 0
    assert report.kosten == full.kosten
    assert report.pm == full.pm
    # A burden is no benefit: it does not make what nobody can claim any less.
    assert report.niet_opeisbaar == full.niet_opeisbaar


@settings(max_examples=40, deadline=None)
@given(meer_standen(), st.sampled_from(Modus))
def test_several_arenas_together_are_the_sum_of_each(several: tuple[ArenaStand, ...], modus: Modus) -> None:
    """V24."""
    together, each = uitkomst(several, modus), [uitkomst([one], modus) for one in several]
    assert together.baten == sum((one.baten for one in each), NUL)
    assert together.kosten == sum(one.kosten for one in each)
    assert together.buiten_horizon == sum((one.buiten_horizon for one in each), NUL)
    for domein in Leefdomein:
        assert together.per_leefdomein[domein] == sum((one.per_leefdomein[domein] for one in each), NUL)
    for groep in IncasseerderGroep:
        assert together.per_groep[groep] == sum((one.per_groep[groep] for one in each), NUL)
    for jaar in together.jaren:
        assert together.per_jaar[jaar] == sum((one.per_jaar.get(jaar, NUL) for one in each), NUL)
    # Only one that discounts has present values of its own; the others count as they are.
    present = [one.contant or (one.baten, Fraction(one.kosten)) for one in each]
    if together.contant:
        assert together.contant == (sum((a for a, _ in present), NUL), sum((b for _, b in present), NUL))


@settings(max_examples=60, deadline=None)
@given(standen(), st.sampled_from(Modus))
def test_the_divided_lasten_add_up_to_the_costs(one: ArenaStand, modus: Modus) -> None:
    made = uitkomst([one], modus)
    landed = made.lasten_verdeling
    positive = {domein: max(amount, NUL) for domein, amount in made.per_leefdomein.items()}
    whole = sum(positive.values(), NUL)
    if not made.kosten or not whole:
        assert landed is None
        return
    assert landed is not None
    assert sum(landed.values()) == made.kosten
    for domein, amount in positive.items():
        assert abs(landed[domein] - made.kosten * amount / whole) < 1


@settings(max_examples=80, deadline=None)
@given(standen(), st.sampled_from(Modus))
def test_break_even_is_the_first_year_after_which_nothing_falls_below(one: ArenaStand, modus: Modus) -> None:
    """The domain model, section 7, said plainly."""
    made = uitkomst([one], modus)
    baten, kosten = made.per_jaar, made.kosten_per_jaar

    def so_far(jaar: int) -> tuple[Fraction, int]:
        years = [year for year in made.jaren if year <= jaar]
        return sum((baten[year] for year in years), NUL), sum(kosten.get(year, 0) for year in years)

    good = [jaar for jaar in made.jaren if so_far(jaar)[0] >= so_far(jaar)[1] > 0]
    lasting = [jaar for jaar in good if all(later in good for later in made.jaren if later > jaar)]
    assert made.break_even == (lasting[0] if lasting else None)


def test_a_later_investment_can_move_the_break_even() -> None:
    paid = (investering(1001, 50_000 * EURO), investering(1002, 500_000 * EURO, jaar=2026))
    assert uitkomst([stand(effect(start=2021, looptijd=10), investeringen=paid[:1])]).break_even == 2021
    assert uitkomst([stand(effect(start=2021, looptijd=10), investeringen=paid)]).break_even == 2028


@settings(max_examples=60, deadline=None)
@given(standen(), st.integers(1, 10_000))
def test_a_discount_makes_benefits_and_costs_no_larger(one: ArenaStand, rate: int) -> None:
    """The domain model, section 7: without a discount only the nominal amounts are shown."""
    assert uitkomst([replace(one, arena=replace(one.arena, disconto=0))]).contant is None
    made = uitkomst([replace(one, arena=replace(one.arena, disconto=rate))])
    assert made.contant is not None
    assert NUL <= made.contant[0] <= made.baten
    assert NUL <= made.contant[1] <= made.kosten
    assert discount(made.standen[0].arena, one.arena.startjaar) == 1


def test_a_discount_of_two_and_a_quarter_percent_by_hand() -> None:
    """The domain model, section 7: factor (1 + r)^-(y - startjaar), the first year undiscounted, costs too."""
    van = arena(disconto=225)
    paid = (investering(1001, 100_000, jaar=2021), investering(1002, 102_250, jaar=2022))
    one = effect(factoren=factoren(1, 10_000, 10_000, 0, 0, 102_250), start=2022, looptijd=1)
    assert uitkomst([stand(one, investeringen=paid, van=van)]).contant == (Fraction(100_000), Fraction(200_000))


def test_a_factor_of_zero_brings_nothing_and_is_still_there() -> None:
    for factor in (Factor.AANTAL, Factor.SLAGINGSKANS, Factor.TOEREKENING, Factor.WAARDE):
        nothing = effect(factoren=factoren(**{factor.value: 0}))
        made = uitkomst([stand(nothing)])
        assert made.baten == 0
        assert len(made.geteld) == 1
        assert made.break_even is None
        assert made.lasten_verdeling is None
        assert made.multiplier == 0
    for taken in ("deadweight", "verdringing"):
        assert uitkomst([stand(effect(factoren=factoren(**{taken: 10_000})))]).baten == 0


def test_a_thousand_effects_add_up() -> None:
    many = [replace(effect(1_000_000 + k, curve=Verloopcurve.AFLOPEND, dropoff=k), leefdomein=list(Leefdomein)[k % 10])
            for k in range(1_000)]  # fmt: skip
    made = uitkomst([stand(*many)])
    assert len(made.geteld) == 1_000
    assert sum(made.per_leefdomein.values(), NUL) == sum(made.per_jaar.values(), NUL) == made.baten


def test_a_horizon_of_one_year() -> None:
    made = uitkomst([stand(effect(start=2021), van=arena(horizon=1, periode=1))])
    assert made.jaren == (2021,)
    assert made.periodes == (Periode(2021, 2021),)
    assert made.periodes[0].label == "2021"
    assert euro(made.baten) == 76_800
    assert euro(made.buiten_horizon) == 4 * 76_800


def test_costs_without_effects_have_no_multiplier() -> None:
    """Benefits that nobody filled in are unknown, and not zero."""
    assert uitkomst([stand()]).multiplier is None
    assert uitkomst([stand(pm_effect(), last())]).multiplier is None
    assert uitkomst([stand(last())], Modus.VOLLEDIG).multiplier == Fraction(-384, 100)


def test_without_arenas_everything_is_empty() -> None:
    nothing = uitkomst([])
    assert nothing.baten == nothing.kosten == 0
    assert not nothing.jaren
    assert not nothing.periodes
    assert nothing.multiplier is None
    assert nothing.break_even is None
    assert nothing.contant is None


def test_in_kind_stands_apart_from_the_costs() -> None:
    given_ = (
        investering(1001, 100_00),
        investering(1002, 50_00, in_natura=True, omschrijving="een zaal"),
        investering(1003, None, in_natura=True, omschrijving="uren"),
    )
    made = uitkomst([stand(investeringen=given_)])
    assert (made.kosten, made.natura, made.natura_onbekend) == (100_00, 50_00, 1)


def test_pm_is_kept_and_never_counted() -> None:
    made = uitkomst([stand(effect(), pm_effect())])
    assert [one.naam for one in made.pm] == ["Trots"]
    assert len(made.geteld) == 1
    assert made.per_leefdomein[Leefdomein.MEEDOEN] == 0


def test_what_nobody_can_claim_is_told_of_the_benefits() -> None:
    made = uitkomst([stand(effect(opeisbaar=False), last(opeisbaar=False))], Modus.VOLLEDIG)
    assert made.baten == 0
    assert euro(made.niet_opeisbaar) == 384_000


def test_arenas_that_begin_in_different_years_are_shown_over_all_of_them() -> None:
    early, late = arena(1, startjaar=2019, horizon=5), arena(2, startjaar=2023, horizon=4, periode=2)
    made = uitkomst([stand(van=early), stand(van=late)])
    assert made.jaren == (2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026)
    assert [one.label for one in made.periodes] == ["2019-2020", "2021-2022", "2023-2024", "2025-2026"]
