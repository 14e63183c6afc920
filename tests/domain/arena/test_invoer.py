"""What an arena refuses: one Dutch sentence at the field that is wrong (V01, V17, V18)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from frontlijn.domain.arena.arena import (
    ActiviteitInvoer,
    ArenaInvoer,
    ArenaStand,
    InvesteringInvoer,
    SessieInvoer,
)
from frontlijn.domain.arena.bronwaarde import (
    Bronwaarde,
    format_aandeel,
    format_bron,
    format_waarde,
    parse_aandeel,
    parse_factor_aandeel,
)
from frontlijn.domain.arena.effect import EffectInvoer, Groepsdeel
from frontlijn.domain.arena.gepubliceerd import CijferInvoer, Publicatie
from frontlijn.domain.money import MAX_BEDRAG
from frontlijn.domain.numbers import MAX_AANTAL
from frontlijn.domain.values import (
    ArenaSoort,
    Bewijskracht,
    CijferSoort,
    Factor,
    IncasseerderGroep,
    KasboekMaat,
    Kwantificering,
    Leefdomein,
    Verloopcurve,
)
from tests.domain.arena.arenas import arena, effect, factoren, investering, pm_effect, standen
from tests.domain.refusals import refusal, with_value

ARENA = ArenaInvoer("Floreshuis 2026", 7, 2021)
EFFECT = effect().invoer
INVESTERING = investering().invoer
CIJFER = CijferInvoer(CijferSoort.BATEN, (Publicatie(100, "000"),), leefdomein=Leefdomein.WONEN)
LONG = "x" * 201


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("titel", "  "),
        ("titel", LONG),
        ("initiatief_id", None),
        ("startjaar", 21),
        ("startjaar", 2201),
        ("prijspeil", 1899),
        ("horizon", 0),
        ("horizon", 101),
        ("periode", 0),
        ("periode", 21),
        ("disconto", -1),
        ("disconto", 10_001),
    ],
)
def test_an_arena_refuses(field: str, value: object) -> None:
    refusal(with_value(ARENA, field, value).checked, field)


def test_an_arena_takes_what_is_right() -> None:
    assert replace(ARENA, titel=" Flores\thuis ", toelichting=" ").checked() == replace(ARENA, titel="Flores huis")
    report = replace(ARENA, soort=ArenaSoort.RAPPORT, initiatief_id=None)
    assert report.checked() == report
    short = replace(ARENA, horizon=1, periode=1, prijspeil=2022, disconto=10_000)
    assert short.checked() == short
    assert arena().invoer.checked() == arena().invoer


def test_a_period_is_asked_within_the_years_of_the_arena() -> None:
    assert "3 jaar" in refusal(replace(ARENA, horizon=3).checked, "periode")


def test_an_activity_has_a_name() -> None:
    refusal(ActiviteitInvoer(" ").checked, "naam")
    assert ActiviteitInvoer(" Soep  eten").checked().naam == "Soep eten"


def test_a_session_keeps_who_was_there_once() -> None:
    made = SessieInvoer(date(2026, 11, 21), ("Amina", "amina", " "), " \n").checked()
    assert (made.deelnemers, made.notities) == (("Amina",), None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("investeerder", ""),
        ("jaar", 2020),
        ("jaar", 2041),
        ("bedrag", 0),
        ("bedrag", -1),
        ("bedrag", 100_000_000_01),
        ("bedrag", None),
    ],
)
def test_an_investment_refuses(field: str, value: object) -> None:
    refusal(lambda: with_value(INVESTERING, field, value).checked(arena()), field)


def test_in_kind_may_have_no_value_but_says_what_it_is() -> None:
    in_kind: InvesteringInvoer = replace(INVESTERING, in_natura=True, bedrag=None)
    refusal(lambda: in_kind.checked(arena()), "omschrijving")
    assert replace(in_kind, omschrijving="een zaal").checked(arena()).bedrag is None
    refusal(lambda: replace(in_kind, omschrijving="een zaal", bedrag=0).checked(arena()), "bedrag")


def other(invoer: EffectInvoer, factor: Factor, **more: Any) -> EffectInvoer:
    """The same effect with one factor changed."""
    return replace(
        invoer,
        factoren=tuple(replace(one, **more) if one.factor is factor else one for one in invoer.factoren),
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("naam", ""),
        ("start", None),
        ("start", 2020),
        ("start", 1800),
        ("start", 2122),
        ("looptijd", None),
        ("looptijd", 0),
        ("looptijd", 101),
        ("groepen", ()),
        ("groepen", (Groepsdeel(IncasseerderGroep.OVERHEID, 9_999),)),
        ("groepen", (Groepsdeel(IncasseerderGroep.OVERHEID, 10_001), Groepsdeel(IncasseerderGroep.OVERIG, -1))),
        ("groepen", (Groepsdeel(IncasseerderGroep.OVERHEID, 5_000),) * 2),
        ("dropoff", 1_000),
    ],
)
def test_an_effect_refuses(field: str, value: object) -> None:
    refusal(lambda: with_value(EFFECT, field, value).checked(2021), field)


@pytest.mark.parametrize("factor", [factor for factor in Factor if factor.is_aandeel])
@pytest.mark.parametrize("points", [-1, 10_001])
def test_a_share_is_at_most_everything(factor: Factor, points: int) -> None:
    """V18."""
    refusal(lambda: other(EFFECT, factor, waarde=points).checked(2021), factor.value)


@pytest.mark.parametrize(
    ("factor", "value"), [(Factor.AANTAL, -1), (Factor.AANTAL, MAX_AANTAL + 1), (Factor.WAARDE, -1)]
)
def test_a_count_and_a_value_stay_within_reason(factor: Factor, value: int) -> None:
    refusal(lambda: other(EFFECT, factor, waarde=value).checked(2021), factor.value)


@pytest.mark.parametrize("factor", Factor)
def test_an_effect_in_euro_has_all_its_factors(factor: Factor) -> None:
    """V17; only of a deadweight somebody may say that it is unknown."""
    without = replace(EFFECT, factoren=tuple(one for one in EFFECT.factoren if one.factor is not factor))
    refusal(lambda: without.checked(2021), factor.value)
    if factor is Factor.DEADWEIGHT:
        assert other(EFFECT, factor, waarde=None).checked(2021).factoren[3].waarde is None
    else:
        refusal(lambda: other(EFFECT, factor, waarde=None).checked(2021), factor.value)


def test_a_unit_value_has_a_source() -> None:
    refusal(lambda: other(EFFECT, Factor.WAARDE, bron="  ").checked(2021), "waarde_bron")
    assert other(EFFECT, Factor.AANTAL, bron=None).checked(2021).factoren[0].bron is None


@pytest.mark.parametrize("year", [21, 1899, 2201])
def test_the_year_of_a_source_has_four_digits(year: int) -> None:
    refusal(lambda: other(EFFECT, Factor.SLAGINGSKANS, jaar=year).checked(2021), "slagingskans_jaar")


def test_of_several_values_one_is_chosen_with_the_reason() -> None:
    extra = Bronwaarde(Factor.AANTAL, 60, "Een ander rapport", gekozen=False)
    refusal(lambda: replace(EFFECT, factoren=(*EFFECT.factoren, extra)).checked(2021), "aantal_reden")
    both = replace(EFFECT, factoren=(*EFFECT.factoren, replace(extra, gekozen=True)))
    refusal(lambda: both.checked(2021), "aantal")
    told = other(EFFECT, Factor.AANTAL, reden="Zelf geteld.")
    both = replace(told, factoren=(*told.factoren, extra))
    assert both.checked(2021) == both


def test_a_number_from_the_kasboek_says_over_which_days() -> None:
    days = {"van": date(2026, 1, 1), "tot": date(2026, 6, 30)}
    taken = other(EFFECT, Factor.AANTAL, maat=KasboekMaat.NIEUW_BEREIKT, **days)
    assert taken.checked(2021) == taken
    refusal(lambda: other(taken, Factor.AANTAL, tot=None).checked(2021), "aantal")
    refusal(lambda: other(taken, Factor.AANTAL, van=date(2026, 7, 1)).checked(2021), "aantal")
    refusal(lambda: other(EFFECT, Factor.WAARDE, maat=KasboekMaat.REGELS, **days).checked(2021), "waarde")


def test_what_happens_once_lasts_a_year() -> None:
    once = replace(EFFECT, curve=Verloopcurve.EENMALIG)
    refusal(lambda: once.checked(2021), "looptijd")
    assert replace(once, looptijd=None).checked(2021).looptijd == 1


def test_a_curve_needs_a_duration_and_only_a_falling_one_a_dropoff() -> None:
    for curve in (Verloopcurve.GELIJKMATIG, Verloopcurve.AFLOPEND, Verloopcurve.OPLOPEND):
        refusal(lambda curve=curve: replace(EFFECT, curve=curve, looptijd=None).checked(2021), "looptijd")  # type: ignore[misc]
    falling = replace(EFFECT, curve=Verloopcurve.AFLOPEND, dropoff=2_000)
    assert falling.checked(2021) == falling
    for points in (-1, 10_001):
        refusal(lambda points=points: replace(falling, dropoff=points).checked(2021), "dropoff")  # type: ignore[misc]
    refusal(lambda: replace(falling, curve=Verloopcurve.OPLOPEND).checked(2021), "dropoff")


def test_without_a_curve_every_year_is_the_same() -> None:
    assert replace(EFFECT, curve=None).checked(2021).curve is Verloopcurve.GELIJKMATIG


def test_pm_has_no_numbers_and_no_course() -> None:
    """V17: a PM effect has no value."""
    pm = replace(EFFECT, kwantificering=Kwantificering.PM)
    refusal(lambda: pm.checked(2021), "aantal")
    made = replace(pm, factoren=(), dropoff=1_000).checked(2021)
    assert (made.start, made.looptijd, made.curve, made.dropoff) == (None, None, None, None)
    assert pm_effect().invoer.checked(2021) == pm_effect().invoer


def test_groups_stand_in_the_order_of_the_domain_without_those_of_nothing() -> None:
    shares = (
        Groepsdeel(IncasseerderGroep.OVERIG, 2_500, " zorgverzekeraar "),
        Groepsdeel(IncasseerderGroep.WIJKBEWONERS, 0),
        Groepsdeel(IncasseerderGroep.PARTICIPANTEN, 7_500),
    )
    assert replace(EFFECT, groepen=shares).checked(2021).groepen == (
        Groepsdeel(IncasseerderGroep.PARTICIPANTEN, 7_500),
        Groepsdeel(IncasseerderGroep.OVERIG, 2_500, "zorgverzekeraar"),
    )


@settings(max_examples=30, deadline=None)
@given(standen())
def test_what_is_drawn_for_tests_is_what_the_domain_takes(one: ArenaStand) -> None:
    assert one.arena.invoer.checked() == one.arena.invoer
    for part in one.effecten:
        assert part.invoer.checked(one.arena.startjaar) == part.invoer
    for paid in one.investeringen:
        assert paid.invoer.checked(one.arena) == paid.invoer


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"groep": IncasseerderGroep.OVERHEID}, "soort"),
        ({"soort": CijferSoort.MULTIPLIER}, "soort"),
        ({"soort": CijferSoort.MULTIPLIER, "leefdomein": None, "initiatief_id": 1}, "soort"),
        ({"soort": CijferSoort.KOSTEN}, "soort"),
        ({"soort": CijferSoort.KOSTEN, "leefdomein": None, "van": 2021, "tot": 2025}, "soort"),
        ({"soort": CijferSoort.LASTEN, "leefdomein": None}, "soort"),
        ({"soort": CijferSoort.LASTEN, "leefdomein": None, "groep": IncasseerderGroep.OVERHEID}, "soort"),
        ({"leefdomein": None, "van": 2021}, "van"),
        ({"leefdomein": None, "van": 2025, "tot": 2021}, "van"),
        ({"leefdomein": None, "tot": 2025}, "van"),
        ({"leefdomein": None, "van": 21, "tot": 25}, "van"),
        ({"waarden": ()}, "waarden"),
        ({"waarden": (Publicatie(1, "000"), Publicatie(2, "000"))}, "waarden"),
        ({"waarden": (Publicatie(1, "000"), Publicatie(2, "000", gekozen=False))}, "reden"),
        ({"waarden": (Publicatie(1, " "),)}, "bron"),
        ({"waarden": (Publicatie(-1, "000"),)}, "waarde"),
        ({"waarden": (Publicatie(10**13, "000"),)}, "waarde"),
        ({"waarden": (Publicatie(1, "000", 22),)}, "jaar"),
    ],
)
def test_a_published_figure_refuses(change: dict[str, Any], field: str) -> None:
    refusal(replace(CIJFER, **change).checked, field)


def test_a_published_figure_is_of_the_whole_or_of_one_thing() -> None:
    assert CIJFER.checked() == CIJFER
    period = replace(CIJFER, leefdomein=None, van=2021, tot=2025)
    assert period.checked() == period
    for soort in (CijferSoort.KOSTEN, CijferSoort.MULTIPLIER):
        whole = replace(CIJFER, soort=soort, leefdomein=None)
        assert whole.checked() == whole
    lasten = replace(CIJFER, soort=CijferSoort.LASTEN)
    assert lasten.checked() == lasten


@pytest.mark.parametrize(
    ("typed", "points", "in_words"),
    [
        ("25", 2_500, False),
        ("12,5 %", 1_250, False),
        ("0", 0, False),
        ("100%", 10_000, False),
        ("een kwart", 2_500, True),
        ("Kwart", 2_500, True),
        ("de helft", 5_000, True),
        ("helft", 5_000, True),
        ("DE MEESTE", 7_500, True),
        ("alle", 10_000, True),
        ("niemand", 0, True),
        ("geen", 0, True),
        ("een helft", 5_000, True),
        ("de kwart", 2_500, True),
        ("12,25", 1_225, False),
        ("00000025", 2_500, False),
        ("0,5 %", 50, False),
        ("1/4", 2_500, False),
        (" 1/2 ", 5_000, False),
        ("3/4", 7_500, False),
        ("½", 5_000, False),
    ],
)
def test_a_share_is_typed_as_a_number_or_in_words(typed: str, points: int, in_words: bool) -> None:
    assert parse_aandeel(typed, "slagingskans") == (points, in_words)


@pytest.mark.parametrize(
    "typed", ["", "%", "101", "100,01", "12.5", "12,345", "-5", "veel", "1.000", "٣", "9" * 50, "4/3", "onbekend"]
)
def test_anything_else_is_no_share(typed: str) -> None:
    refusal(lambda: parse_aandeel(typed, "slagingskans"), "slagingskans")


def test_a_share_that_is_refused_says_how_to_write_it() -> None:
    assert "komma" in refusal(lambda: parse_aandeel("12.5", "slagingskans"), "slagingskans")
    assert "tussen 0 en 100" in refusal(lambda: parse_aandeel("−5", "slagingskans"), "slagingskans")
    assert "tussen 0 en 100" in refusal(lambda: parse_aandeel("-5", "slagingskans"), "slagingskans")
    assert "geen, een kwart, de helft, de meeste of alle" in refusal(
        lambda: parse_aandeel("v.e.e.l", "slagingskans"), "slagingskans"
    )


@pytest.mark.parametrize("typed", ["onbekend", " Weet niet ", "weet ik niet", "?"])
def test_only_what_was_to_happen_anyway_may_be_unknown(typed: str) -> None:
    assert parse_factor_aandeel(Factor.DEADWEIGHT, typed, "x") == (None, False)
    refusal(lambda: parse_factor_aandeel(Factor.SLAGINGSKANS, typed, "x"), "x")
    refusal(lambda: parse_factor_aandeel(Factor.VERDRINGING, typed, "x"), "x")


def test_what_may_be_unknown_says_so_when_it_is_refused() -> None:
    assert parse_factor_aandeel(Factor.DEADWEIGHT, "1/4", "x") == (2_500, False)
    assert "onbekend" in refusal(lambda: parse_factor_aandeel(Factor.DEADWEIGHT, "veel", "x"), "x")
    assert "onbekend" not in refusal(lambda: parse_factor_aandeel(Factor.SLAGINGSKANS, "veel", "x"), "x")


def test_what_lies_on_a_limit_is_taken() -> None:
    for start, looptijd in ((2021, 100), (2121, 1)):
        limit = replace(EFFECT, start=start, looptijd=looptijd)
        assert limit.checked(2021) == limit
    old = other(replace(EFFECT, start=1900), Factor.WAARDE, jaar=1900)
    assert old.checked(1900) == old
    new = other(EFFECT, Factor.WAARDE, jaar=2200)
    assert new.checked(2021) == new
    for points in (0, 10_000):
        falling = replace(EFFECT, curve=Verloopcurve.AFLOPEND, dropoff=points)
        assert falling.checked(2021) == falling
    for value in (0, MAX_BEDRAG):
        figure = replace(CIJFER, waarden=(Publicatie(value, "000", 1900 if value else 2200),))
        assert figure.checked() == figure
    period = replace(CIJFER, leefdomein=None, van=1900, tot=2200)
    assert period.checked() == period
    day = date(2026, 1, 1)
    one_day = other(EFFECT, Factor.AANTAL, maat=KasboekMaat.REGELS, van=day, tot=day)
    assert one_day.checked(2021) == one_day


def test_text_is_cleaned_and_kept() -> None:
    made = replace(EFFECT, naam=" Minder\tzorg ", eenheid=" mensen ", toelichting="a \r\nb ").checked(2021)
    assert (made.naam, made.eenheid, made.toelichting) == ("Minder zorg", "mensen", "a\nb")
    told = other(EFFECT, Factor.AANTAL, reden=" Zelf \n geteld ", bron=" Eigen  telling ").checked(2021).factoren[0]
    assert (told.reden, told.bron) == ("Zelf\n geteld", "Eigen telling")
    figure = replace(CIJFER, waarden=(Publicatie(1, " 000 ", reden=" past\n"),)).checked().waarden[0]
    assert (figure.bron, figure.reden) == ("000", "past")


@pytest.mark.parametrize(
    ("act", "field"),
    [
        (lambda: replace(EFFECT, eenheid=LONG).checked(2021), "eenheid"),
        (lambda: replace(EFFECT, toelichting="x" * 1_000_001).checked(2021), "toelichting"),
        (
            lambda: replace(EFFECT, groepen=(Groepsdeel(IncasseerderGroep.OVERHEID, 10_000, LONG),)).checked(2021),
            "groepen",
        ),
        (lambda: other(EFFECT, Factor.AANTAL, bron="x" * 501).checked(2021), "aantal_bron"),
        (lambda: other(EFFECT, Factor.AANTAL, reden="x" * 1_000_001).checked(2021), "aantal_reden"),
        (lambda: replace(CIJFER, waarden=(Publicatie(1, "x" * 501),)).checked(), "bron"),
        (lambda: replace(CIJFER, waarden=(Publicatie(1, "000", reden="x" * 1_000_001),)).checked(), "reden"),
        (lambda: replace(INVESTERING, bron="x" * 501).checked(arena()), "bron"),
    ],
    ids=["eenheid", "toelichting", "wie", "bron", "reden", "cijfer_bron", "cijfer_reden", "investering_bron"],
)
def test_text_that_is_too_long_is_refused_at_its_field(act: Callable[[], object], field: str) -> None:
    refusal(act, field)


def test_a_source_takes_more_than_a_name() -> None:
    assert len(other(EFFECT, Factor.AANTAL, bron="x" * 500).checked(2021).factoren[0].bron or "") == 500
    assert len(replace(CIJFER, waarden=(Publicatie(1, "x" * 500),)).checked().waarden[0].bron) == 500


def test_a_value_is_shown_with_where_it_comes_from() -> None:
    half = Bronwaarde(Factor.TOEREKENING, 5_000, "Gesprek", 2025, Bewijskracht.INSCHATTING, woord=True)
    assert (format_waarde(half), format_bron(half)) == ("de helft (50 %)", "Gesprek, 2025, inschatting")
    assert format_aandeel(5_000) == "50 %"
    assert format_aandeel(5_100, woord=True) == "51 %"
    lists = Bronwaarde(Factor.AANTAL, 8, "lijst", maat=KasboekMaat.REGELS, van=date(2026, 1, 1), tot=date(2026, 1, 31))
    assert format_bron(lists) == "uit het kasboek: kasboekregels, 01-01-2026 tot en met 31-01-2026, lijst"
    assert format_bron(replace(lists, maat=None)) == "lijst"
    unknown = Bronwaarde(Factor.DEADWEIGHT, None)
    assert (format_waarde(unknown), format_bron(unknown)) == ("onbekend", "geen bron")
    counted = Bronwaarde(
        Factor.AANTAL, 1_234, maat=KasboekMaat.NIEUW_BEREIKT, van=date(2026, 1, 1), tot=date(2026, 6, 30)
    )
    assert format_waarde(counted) == "1.234"
    assert format_bron(counted) == "uit het kasboek: nieuw bereikt, 01-01-2026 tot en met 30-06-2026"
    assert format_waarde(factoren()[-1]) == "€ 12.000,00"
