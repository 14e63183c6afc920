"""Every figure of an arena can be opened to how it was made, and its parts add up to it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.bronwaarde import Bronwaarde
from frontlijn.domain.arena.herkomst import herkomst, rapport_herkomst
from frontlijn.domain.arena.namen import Namen, alle, alle_van_rapport, namen, ontleed
from frontlijn.domain.arena.rekenen import Uitkomst, uitkomst
from frontlijn.domain.herkomst import Deel
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import (
    Bewijskracht,
    CijferSoort,
    Factor,
    IncasseerderGroep,
    KasboekMaat,
    Leefdomein,
    Modus,
    Verloopcurve,
    WaardePer,
)
from tests.domain.arena.arenas import (
    arena,
    bedrag_per_domein,
    cijfer,
    effect,
    factoren,
    investering,
    last,
    meer_standen,
    pm_effect,
    rapport_2022,
    stand,
)

SOMMEN = (
    "baten", "kosten", "buiten_horizon", "niet_opeisbaar", "negatief", "negatief_buiten", "contant", "jaar", "periode",
    "leefdomein", "groep", "cel",
)  # fmt: skip


def cents(shown: str) -> int:
    """What `format_bedrag` made this text of."""
    assert re.fullmatch(r"€ -?[0-9.]+,[0-9]{2}", shown), shown
    return int(re.sub(r"[€ .,]", "", shown))


def exact(made: Uitkomst, naam: str) -> Fraction:
    """The figure of a name, straight from the outcome."""
    kind, *over = ontleed(naam)
    if kind == "kosten" and over:
        return Fraction(made.kosten_per_jaar[int(over[0])])
    if kind == "contant":
        assert made.contant is not None
        return made.contant[over[0] == "kosten"]
    if kind == "jaar":
        return made.per_jaar[int(over[0])]
    periods = {one.label: one for one in made.periodes}
    if kind == "periode":
        return made.per_periode[periods[over[0]]]
    if kind == "leefdomein":
        return made.per_leefdomein[Leefdomein(over[0])]
    if kind == "groep":
        return made.per_groep[IncasseerderGroep(over[0])]
    if kind == "cel":
        return made.cel(periods[over[0]], Leefdomein(over[1]))
    return Fraction(getattr(made, kind))


@settings(max_examples=30, deadline=None)
@given(meer_standen(most=2), st.sampled_from(Modus))
def test_every_name_tells_how_it_was_made_and_adds_up(several: tuple[ArenaStand, ...], modus: Modus) -> None:
    made = uitkomst(several, modus)
    named = list(alle(made))
    assert len(named) == len(set(named))
    for naam in named:
        told = herkomst(made, naam)
        assert told.naam == naam
        assert told.wat
        assert told.waarde
        assert told.formule
        assert told.ingevuld
        for part in told.delen:
            assert part.achter is None or herkomst(made, part.achter).naam == part.achter
        if ontleed(naam)[0] in SOMMEN and told.waarde not in ("onbekend", "PM"):
            assert abs(cents(told.waarde) - exact(made, naam)) <= Fraction(1, 2)
            assert sum(cents(part.waarde) for part in told.delen) == cents(told.waarde)


@settings(max_examples=20, deadline=None)
@given(meer_standen(most=2))
def test_an_effect_an_investment_and_the_lasten_tell_their_own_amount(several: tuple[ArenaStand, ...]) -> None:
    made = uitkomst(several)
    name = namen(made)
    for one in (*made.geteld, *made.lasten):
        told = herkomst(made, name("effect", one.effect.id))
        assert abs(cents(told.waarde) - one.binnen) <= Fraction(1, 2)
        years = [part for part in told.delen if part.achter and ontleed(part.achter)[0] == "jaar"]
        assert sum(cents(part.waarde) for part in years) == cents(told.waarde)
        assert len(told.delen) - len(years) == len(one.effect.factoren)
    landed = made.lasten_verdeling
    if landed is not None:
        values = [herkomst(made, name("lasten", domein)).waarde for domein in Leefdomein]
        assert sum(cents(value) for value in values if value != "PM") == made.kosten


def test_an_effect_is_told_with_its_formula_filled_in() -> None:
    """The effect of the domain model, section 12."""
    told = herkomst(uitkomst([stand(effect(naam="Minder schulden"))]), "arena.1.effect.1001")
    assert told.wat == "Minder schulden: rondkomen, overheid 100 %"
    assert told.waarde == "€ 384.000,00"
    assert told.formule == (
        "aantal × slagingskans × toerekening × (1 − was toch gebeurd) × (1 − verdringing) × waarde per jaar, "
        "over de jaren dat het duurt"
    )
    assert told.ingevuld == (
        "40 × 25 % × 80 % × (1 − 20 %) × (1 − 0 %) × € 12.000,00 = € 76.800,00 per jaar; "
        "5 jaar, elk jaar evenveel; 2024 tot en met 2028; samen € 384.000,00"
    )
    assert told.delen[1] == Deel("slagingskans: Voorbeeldrapport, 2021", "25 %", "arena.1.gevoelig.1001.slagingskans")
    assert told.delen[6] == Deel("2024", "€ 76.800,00", "arena.1.jaar.2024")
    assert told.bronnen == ("Voorbeeldrapport, 2021",)
    assert told.let_op == ()


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"curve": Verloopcurve.AFLOPEND}, "5 jaar, aflopend (5/5, 4/5, 3/5, 2/5, 1/5); 2024"),
        ({"curve": Verloopcurve.OPLOPEND, "looptijd": 12}, "12 jaar, oplopend (1/12, 2/12, …, 12/12); 2024"),
        ({"curve": Verloopcurve.AFLOPEND, "dropoff": 1_000}, "5 jaar, elk jaar 10 % minder dan het jaar ervoor; 2024"),
        ({"curve": Verloopcurve.EENMALIG, "looptijd": 1}, "één jaar: 2024; samen € 76.800,00"),
        ({"waarde_per": WaardePer.TOTAAL}, "in totaal; 5 jaar, elk jaar evenveel, verdeeld over die jaren; 2024"),
        ({"start": 2038}, "samen € 230.400,00 tot en met 2040, en daarna nog € 153.600,00"),
        ({"factoren": factoren(deadweight=None)}, "80 % × (1 − onbekend: niets eraf) × (1 − 0 %)"),
    ],
)
def test_the_course_of_an_effect_is_told(change: dict[str, object], part: str) -> None:
    one = replace(effect(), **change)  # type: ignore[arg-type]
    assert part in herkomst(uitkomst([stand(one)]), "arena.1.effect.1001").ingevuld


def test_a_factor_is_told_with_its_source_its_words_and_what_others_say() -> None:
    chosen = (
        Bronwaarde(
            Factor.AANTAL,
            40,
            reden="Zelf geteld.",
            maat=KasboekMaat.NIEUW_BEREIKT,
            van=date(2026, 1, 1),
            tot=date(2026, 6, 30),
        ),
        Bronwaarde(Factor.AANTAL, 60, "Ander rapport", 2020, gekozen=False),
        Bronwaarde(Factor.SLAGINGSKANS, 2_500, "Gesprek", 2025, Bewijskracht.INSCHATTING, woord=True),
        *factoren(deadweight=None)[2:],
    )
    one = effect(factoren=chosen, opeisbaar=False, toelichting="Zo\nzit het")
    told = herkomst(uitkomst([stand(one)]), "arena.1.effect.1001")
    assert [(part.tekst, part.waarde) for part in told.delen[:3]] == [
        ("aantal: uit het kasboek: nieuw bereikt, 01-01-2026 tot en met 30-06-2026", "40 mensen"),
        ("aantal, niet gekozen: Ander rapport, 2020", "60 mensen"),
        ("slagingskans: Gesprek, 2025, inschatting, in woorden gezegd", "een kwart (25 %)"),
    ]
    assert told.bronnen == ("het sociaal kasboek", "Gesprek, 2025", "Voorbeeldrapport, 2021")
    assert told.let_op == (
        "Aantal: 40 is gekozen. Waarom: Zelf geteld.",
        "Onbekend is wat ook zonder jullie was gebeurd; daar is niets voor afgetrokken.",
        "Niet opeisbaar: niemand krijgt dit geld in handen.",
        "Toelichting: Zo zit het.",
    )


def test_a_burden_and_pm_say_what_they_are() -> None:
    made = uitkomst([stand(effect(), last(), pm_effect())])
    burden = herkomst(made, "arena.1.effect.1950")
    assert burden.waarde == "€ -384.000,00"
    assert "per jaar, negatief; 5 jaar" in burden.ingevuld
    assert any("telt het niet mee" in line for line in burden.let_op)
    pm = herkomst(made, "arena.1.effect.1900")
    assert (pm.waarde, pm.delen) == ("PM", ())
    domein = herkomst(made, "arena.1.leefdomein.meedoen")
    assert domein.waarde == "PM"
    assert any("Trots" in line for line in domein.let_op)
    assert herkomst(made, "arena.1.cel.2021-2025.meedoen").waarde == "PM"
    assert herkomst(made, "arena.1.lasten.meedoen").waarde == "PM"


def test_the_lasten_of_the_report_are_told_with_the_values() -> None:
    """000: 2.610.000 x 2.526.000 / 9.434.000."""
    effects = bedrag_per_domein(rondkomen=2_526_000, gezondheid=1_852_000, opgroeien=1_516_000, wonen=3_540_000)
    made = uitkomst([stand(*effects, investeringen=(investering(bedrag=2_610_000_00),))])
    told = herkomst(made, "arena.1.lasten.rondkomen")
    assert told.ingevuld == "€ 2.610.000,00 × € 2.526.000,00 ÷ € 9.434.000,00 = € 698.840,37"
    assert any("samen zijn het precies de kosten" in line for line in told.let_op)
    multiplier = herkomst(made, "arena.1.multiplier")
    assert multiplier.ingevuld == "€ 9.434.000,00 ÷ € 2.610.000,00 = 3,6146, getoond als circa 3,6"
    assert multiplier.waarde == "circa 3,6"
    assert any("geen ranglijst" in line for line in multiplier.let_op)


def test_break_even_shows_the_year_and_the_one_before() -> None:
    told = herkomst(uitkomst([stand(effect())]), "arena.1.break_even")
    assert told.waarde == "2025 (in 2021-2025)"
    assert told.ingevuld == (
        "tot en met 2024: baten € 76.800,00, kosten € 100.000,00; "
        "tot en met 2025: baten € 153.600,00, kosten € 100.000,00"
    )
    assert len(told.delen) == 20


def test_what_came_and_went_up_to_a_year_adds_up() -> None:
    told = herkomst(uitkomst([stand(effect())]), "arena.1.cumulatief.2025")
    assert told.waarde == "baten € 153.600,00, kosten € 100.000,00"
    assert told.ingevuld == "baten € 76.800,00 + € 76.800,00 = € 153.600,00; kosten € 100.000,00"
    assert [(part.tekst, part.achter) for part in told.delen] == [
        ("baten in 2024", "arena.1.jaar.2024"),
        ("baten in 2025", "arena.1.jaar.2025"),
        ("kosten in 2021", "arena.1.kosten.2021"),
    ]


def test_a_part_opens_the_number_that_it_is() -> None:
    """Or none at all: what is behind a number says the same amount, but for what is discounted."""
    made = uitkomst([stand(effect(), last(), van=arena(disconto=225))], Modus.VOLLEDIG)
    opened = {part.tekst: part.achter for part in herkomst(made, "arena.1.lasten.rondkomen").delen}
    assert opened["baten in alle leefdomeinen"] is None
    assert opened["baten in rondkomen"] == "arena.1.leefdomein.rondkomen"
    assert herkomst(made, "arena.1.lasten.woonomgeving").delen[1].achter is None
    assert herkomst(made, "arena.1.contant.kosten").delen[0].achter == "arena.1.kosten.2021"
    for naam in alle(made):
        if not ontleed(naam)[0].startswith("contant"):
            for part in herkomst(made, naam).delen:
                if part.achter and ontleed(part.achter)[0] in ("baten", "kosten", "cumulatief", "lasten"):
                    assert herkomst(made, part.achter).waarde == part.waarde, (naam, part)


def test_a_multiplier_of_a_part_that_was_kept_before_is_told_with_its_caveats() -> None:
    old = (*rapport_2022(), cijfer(11, CijferSoort.MULTIPLIER, 4_200, initiatief_id=71, initiatief="Het Floreshuis"))
    assert any("geen ranglijst" in line for line in rapport_herkomst(old, "rapport.9.multiplier.initiatief.71").let_op)


def test_what_is_unknown_is_never_told_as_zero() -> None:
    nothing = uitkomst([stand(investeringen=())])
    unknown = ("baten", "kosten", "multiplier", "break_even", "lasten.wonen", "jaar.2021", "periode.2021-2025")
    for naam in (*unknown, "leefdomein.wonen", "cel.2021-2025.wonen", "groep.overheid", "cumulatief.2021"):
        value = herkomst(nothing, f"arena.1.{naam}").waarde
        assert value.startswith(("onbekend", "baten onbekend, kosten onbekend")) or value == "n.v.t.", (naam, value)
    only_pm = herkomst(uitkomst([stand(effect(), pm_effect())]), "arena.1.lasten.meedoen")
    assert [part.waarde for part in only_pm.delen] == ["€ 100.000,00", "PM", "€ 384.000,00"]
    kind = investering(1001, None, in_natura=True, omschrijving="uren")
    assert herkomst(uitkomst([stand(investeringen=(kind,))]), "arena.1.natura").waarde == "onbekend"
    assert herkomst(uitkomst([stand(investeringen=(kind,))]), "arena.1.investering.1001").waarde == "onbekend"


def test_in_kind_adds_up_what_is_known() -> None:
    kind = (
        investering(1001, 50_00, in_natura=True, omschrijving="een zaal"),
        investering(1002, None, in_natura=True, omschrijving="uren"),
    )
    told = herkomst(uitkomst([stand(investeringen=kind)]), "arena.1.natura")
    assert told.waarde == "€ 50,00"
    assert [part.waarde for part in told.delen] == ["€ 50,00", "onbekend"]
    assert "Van 1 is de waarde onbekend." in told.let_op


def test_what_a_factor_moves_is_told_low_now_and_high() -> None:
    told = herkomst(uitkomst([stand(effect())]), "arena.1.gevoelig.1001.toerekening")
    assert told.waarde == "€ 288.000,00 tot € 480.000,00"
    assert told.ingevuld == (
        "toerekening 60 % (laag): € 288.000,00; toerekening 80 % (nu): € 384.000,00; "
        "toerekening 100 % (hoog): € 480.000,00"
    )
    still = herkomst(uitkomst([stand(effect())]), "arena.1.gevoelig.1001.verdringing")
    assert "veranderen niet" in still.ingevuld
    uncounted = herkomst(uitkomst([stand(effect(), last())]), "arena.1.gevoelig.1950.aantal")
    assert "telt niet mee" in uncounted.ingevuld


def test_several_arenas_say_of_which_each_part_is() -> None:
    made = uitkomst([stand(effect(1001)), stand(effect(2001), van=arena(2, titel="Soep"))])
    told = herkomst(made, "impact.baten")
    assert [(part.tekst, part.achter) for part in told.delen] == [
        ("Effect 1001 (Arena 1)", "impact.effect.1001"),
        ("Effect 2001 (Soep)", "impact.effect.2001"),
    ]
    assert next(alle(made, Namen("arena.7"))) == "arena.7.baten"


@pytest.mark.parametrize(
    "naam",
    [
        "", "arena", "arena.1", "arena.1.", "arena.1.iets", "arena.1.baten.wonen", "arena.1.jaar.1999",
        "arena.1.jaar.x",
        "arena.1.periode.2021-2026", "arena.1.leefdomein.geluk", "arena.1.groep.niemand", "arena.1.cel.2021-2025",
        "arena.1.cel.2021-2025.geluk", "arena.1.effect.7", "arena.1.effect.x", "arena.1.investering.7", "impact",
        "arena.1.gevoelig.1001", "arena.1.gevoelig.1001.geluk", "arena.1.contant.baten", "kasboek.regels",
        "rapport.9.baten",
    ],
)  # fmt: skip
def test_a_name_that_is_no_figure_is_a_key_error(naam: str) -> None:
    with pytest.raises(KeyError):
        herkomst(uitkomst([stand(effect())]), naam)


def test_every_published_figure_tells_where_it_comes_from() -> None:
    figures = rapport_2022()
    named = list(alle_van_rapport(figures))
    assert len(named) == len(set(named)) == 15
    for naam in named:
        told = rapport_herkomst(figures, naam)
        assert told.naam == naam
        assert told.bronnen
        assert told.ingevuld
        assert all(part.achter in named for part in told.delen if part.achter)


def test_contradicting_values_are_told_with_the_reason_of_the_choice() -> None:
    """000 gives 2.526 and 2.524 (x 1.000); domain model, section 4."""
    told = rapport_herkomst(rapport_2022(), "rapport.9.baten.leefdomein.rondkomen")
    assert told.waarde == "€ 2.526.000"
    assert [part.waarde for part in told.delen] == ["€ 2.524.000"]
    assert "Alleen dit getal past bij de rest." in told.let_op[0]


def test_the_published_lasten_are_reckoned_again() -> None:
    """000: 699 (x 1.000), from the unrounded multiplier."""
    told = rapport_herkomst(rapport_2022(), "rapport.9.lasten.leefdomein.rondkomen")
    assert told.waarde == "€ 699.000"
    assert told.ingevuld == (
        "volgens het rapport € 699.000; nagerekend € 2.610.000 × € 2.526.000 ÷ € 9.434.000 = € 698.840,36"
    )
    assert rapport_herkomst(rapport_2022(), "rapport.9.lasten.leefdomein.gezondheid").waarde == "€ 512.372,27"


@pytest.mark.parametrize(("dimensie", "rest"), [("leefdomein", 3_540), ("groep", 3_712), ("initiatief", 4_625)])
def test_what_the_text_leaves_is_told_as_a_difference(dimensie: str, rest: int) -> None:
    told = rapport_herkomst(rapport_2022(), f"rapport.9.baten.{dimensie}.rest")
    assert told.waarde == format_bedrag(rest * 1_000_00)
    assert sum(cents(part.waarde) for part in told.delen) == cents(told.waarde)
    assert told.ingevuld.endswith(f"= {told.waarde}")


def test_the_multiplier_of_a_report_is_told_exactly_and_as_published() -> None:
    told = rapport_herkomst(rapport_2022(), "rapport.9.multiplier")
    assert told.ingevuld == ("€ 9.434.000 ÷ € 2.610.000 = 3,6146, getoond als circa 3,6; volgens het rapport circa 3,6")
    assert any("geen ranglijst" in line for line in told.let_op)
    only = [cijfer(3, CijferSoort.MULTIPLIER, 3_600)]
    assert rapport_herkomst(only, "rapport.9.multiplier").ingevuld == "volgens het rapport circa 3,6"


@pytest.mark.parametrize(
    "naam",
    [
        "rapport.9", "rapport.9.iets", "rapport.8.baten", "rapport.9.baten.geluk.rest",
        "rapport.9.lasten.leefdomein.geluk",
        "rapport.9.lasten.leefdomein.wonen", "rapport.9.baten.leefdomein.wonen", "arena.9.baten", "",
    ],
)  # fmt: skip
def test_a_name_that_is_no_published_figure_is_a_key_error(naam: str) -> None:
    with pytest.raises(KeyError):
        rapport_herkomst(rapport_2022(), naam)
    with pytest.raises(KeyError):
        rapport_herkomst([], "rapport.9.baten")
