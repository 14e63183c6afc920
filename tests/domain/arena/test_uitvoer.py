"""The pages of arenas: the conclusion first, all of it adding up as shown, every number with how it was made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.effect import Groepsdeel
from frontlijn.domain.arena.gepubliceerd import NIET_GEPUBLICEERD, NIET_GETOOND, Publicatie
from frontlijn.domain.arena.gevoeligheid import wat_als
from frontlijn.domain.arena.herkomst import herkomst, rapport_herkomst
from frontlijn.domain.arena.impact import Impact, Rapport
from frontlijn.domain.arena.multiplier import multiplier, rapport_multiplier, voorbehouden
from frontlijn.domain.arena.namen import Namen, alle, alle_van_rapport, namen
from frontlijn.domain.arena.rekenen import Uitkomst, uitkomst
from frontlijn.domain.arena.uitvoer import impact_blokken, rapport_blokken, uitkomst_blokken, verschil_blokken
from frontlijn.domain.arena.uitvoer.conclusie import jarenreeks
from frontlijn.domain.arena.uitvoer.effecten import niveau_tekst
from frontlijn.domain.arena.uitvoer.lasten import VOORBEHOUDEN
from frontlijn.domain.blokken import Blok, Cel, Grafiek, Kop, Opsomming, Spreiding, Staaf, Staven, Tabel, Tornado, Zin
from frontlijn.domain.values import (
    ArenaStatus,
    Bewijskracht,
    CijferSoort,
    Factor,
    IncasseerderGroep,
    Leefdomein,
    Modus,
    Verloopcurve,
)
from tests.domain.arena.arenas import (
    DUIZEND,
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
from tests.domain.beelden import table


def koppen(blocks: Iterable[Blok]) -> list[str]:
    """The headings."""
    return [block.tekst for block in blocks if isinstance(block, Kop)]


def zinnen(blocks: Iterable[Blok]) -> str:
    """All sentences and lines."""
    return "\n".join(
        line
        for block in blocks
        for line in ([block.tekst] if isinstance(block, Zin) else block.regels if isinstance(block, Opsomming) else [])
    )


def conclusie(made: Uitkomst) -> str:
    """The first sentences of the page."""
    return next(block.tekst for block in uitkomst_blokken(made) if isinstance(block, Zin))


def openable(blocks: Iterable[Blok]) -> Iterator[Cel | Staaf | Spreiding]:
    """Everything on a page that names a figure."""
    for block in blocks:
        found: Iterable[Cel | Staaf | Spreiding] = ()
        if isinstance(block, Tabel):
            found = (cel for row in block.rijen for cel in row)
        elif isinstance(block, Staven):
            found = block.staven
        elif isinstance(block, Tornado):
            found = block.spreidingen
        yield from (one for one in found if one.achter is not None)


def getal(shown: str) -> int:
    """A number of a table, a percentage in tenths, thousands in hundredths; what is not counted is nothing."""
    if re.fullmatch(r"-?[0-9.]+(?:,[0-9]{2})?", shown):
        return int(re.sub(r"[.,]", "", shown))
    if match := re.fullmatch(r"([0-9]+)(?:,([0-9]))? %", shown):
        return int(match[1]) * 10 + int(match[2] or 0)
    assert shown in ("", "PM", "onbekend", "<1") or "in natura" in shown or "telt niet mee" in shown, shown
    return 0


MINDER = "minder dan 1"
"""A difference that is too small for its unit."""


def adds_up(blocks: Sequence[Blok]) -> int:
    """Every table with a total adds up as shown, down and across (V25); how many there are."""
    found = 0
    for block in blocks:
        if not isinstance(block, Tabel) or block.rijen[-1][0].tekst != "totaal":
            continue
        found += 1
        *rows, last_row = [[cel.tekst for cel in row] for row in block.rijen]
        for column in block.getallen:
            if last_row[column] and not {NIET_GEPUBLICEERD, MINDER} & {row[column] for row in (*rows, last_row)}:
                assert sum(getal(row[column]) for row in rows) == getal(last_row[column]), block
        if block.kolommen[-1] == "Totaal":
            for row in (*rows, last_row):
                assert row[-1] == "PM" or sum(map(getal, row[1:-1])) == getal(row[-1]), block
    return found


RIJK = stand(
    effect(naam="Minder schulden"),
    pm_effect(naam="Trots op de wijk"),
    last(),
    effect(
        1003,
        naam="Minder zorg",
        leefdomein=Leefdomein.GEZONDHEID,
        factoren=factoren(7, 3_333, 5_000, None, waarde=12_345_67),
        curve=Verloopcurve.AFLOPEND,
        dropoff=1_000,
        opeisbaar=False,
        start=2037,
        groepen=(
            Groepsdeel(IncasseerderGroep.PARTICIPANTEN, 3_333),
            Groepsdeel(IncasseerderGroep.OVERIG, 6_667, "zorgverzekeraar"),
        ),
    ),
    investeringen=(
        investering(),
        investering(1002, None, in_natura=True, omschrijving="een zaal", investeerder="Corporatie"),
    ),
)
"""An arena with a bit of everything."""


@settings(max_examples=30, deadline=None)
@given(meer_standen(most=2), st.sampled_from(Modus))
def test_every_page_adds_up_and_every_number_opens(several: tuple[ArenaStand, ...], modus: Modus) -> None:
    """V25, and herkomst for each."""
    made = uitkomst(several, modus)
    blocks = uitkomst_blokken(made)
    assert adds_up(blocks) >= (4 if made.geteld else 0)
    named = set(alle(made))
    for one in openable(blocks):
        assert one.achter in named
        assert herkomst(made, one.achter).naam == one.achter
    short = impact_blokken(Impact(made, (), 0))
    adds_up(short)
    assert {one.achter for one in openable(short)} <= set(alle(made, Namen("impact")))


@settings(max_examples=30, deadline=None)
@given(meer_standen(most=2), st.sampled_from(Modus))
def test_a_multiplier_never_stands_without_its_caveats(several: tuple[ArenaStand, ...], modus: Modus) -> None:
    made = uitkomst(several, modus)
    for blocks in (uitkomst_blokken(made), impact_blokken(Impact(made, (), 0)), verschil_blokken(made, made)):
        lines = zinnen(blocks)
        if "Multiplier:" in lines or any("circa" in str(block) for block in blocks):
            assert all(line in lines for line in voorbehouden(made))


def test_the_page_tells_the_conclusion_first_and_then_what_is_behind_it() -> None:
    blocks = uitkomst_blokken(uitkomst([RIJK]))
    assert conclusie(uitkomst([RIJK])) == (
        "‘Arena 1’ brengt in 20 jaar (2021 tot en met 2040) naar schatting € 433.528 op, en kost € 100.000. "
        "De overheid krijgt het meeste: 88,6 %. Vanaf 2025 zijn de baten samen minstens zo hoog als de kosten."
    )
    assert koppen(blocks) == [
        "Effecten-arena: Arena 1",
        "Multiplier",
        "Baten en kosten bij elkaar, jaar na jaar",
        "Per leefdomein en periode",
        "Wie het krijgt",
        "De kosten waar de baten ontstaan",
        "Wie investeert",
        "Per effect",
        "Wat de uitkomst het meest verandert",
        "Wat niet in geld staat (PM)",
        "Bronnen",
        "Hoe dit is geteld",
    ]
    assert table(blocks, "Investeerder")["Corporatie"][-1] == "in natura: onbekend"


def test_the_totals_name_what_must_not_be_overlooked() -> None:
    totals = next(block for block in uitkomst_blokken(uitkomst([RIJK])) if isinstance(block, Tabel))
    assert {row[0].tekst: row[1].tekst for row in totals.rijen} == {
        "Baten": "€ 433.528",
        "Kosten": "€ 100.000",
        "Negatieve effecten (telt niet mee)": "€ -384.000",
        "Deel van de baten dat niet opeisbaar is": "€ 49.528",
        "Na de gekozen jaren (telt niet mee)": "€ 9.449",
        "In natura gegeven (telt niet mee in de kosten)": "1 keer onbekend",
        "Baten zo hoog als de kosten (break-even)": "2025 (in 2021-2025)",
    }


def test_all_ten_leefdomeinen_are_listed_and_pm_is_no_zero() -> None:
    blocks = uitkomst_blokken(uitkomst([RIJK]))
    periods = table([block for block in blocks if isinstance(block, Tabel) and "2021-2025" in block.kolommen],
                    "Leefdomein (in euro)")  # fmt: skip
    assert list(periods) == [*(domein.label for domein in Leefdomein), "totaal"]
    assert periods["wonen"] == ["0"] * 5
    assert periods["meedoen"] == ["PM"] * 5
    assert periods["rondkomen"] == ["153.600", "230.400", "0", "0", "384.000"]
    bars = {bar.label: bar for block in blocks if isinstance(block, Staven) for bar in block.staven}
    assert (bars["meedoen"].tekst, bars["meedoen"].aantal) == ("PM", 0)
    both = uitkomst([stand(effect(), pm_effect(leefdomein=Leefdomein.RONDKOMEN))])
    assert any("rondkomen (en PM)" in str(block) for block in uitkomst_blokken(both))


def test_from_a_million_on_amounts_are_in_thousands_and_add_up() -> None:
    """The domain model, section 12: the lasten of 000 and the published totals (x 1.000)."""
    effects = bedrag_per_domein(rondkomen=2_526_000, gezondheid=1_852_000, opgroeien=1_516_000, wonen=3_540_000)
    made = uitkomst([stand(*effects, investeringen=(investering(bedrag=2_610_000_00),))])
    blocks = uitkomst_blokken(made)
    landed = table([block for block in blocks if isinstance(block, Tabel) and "Kosten daar" in block.kolommen],
                   "Leefdomein (x € 1.000)")  # fmt: skip
    assert landed["rondkomen"] == ["2.526", "699"]
    assert landed["gezondheid"] == ["1.852", "512"]
    assert landed["totaal"] == ["9.434", "2.610"]
    assert conclusie(made).startswith(
        "‘Arena 1’ brengt in 20 jaar (2021 tot en met 2040) naar schatting € 9.434.000 op"
    )
    assert all(line in zinnen(blocks) for line in VOORBEHOUDEN)
    less = uitkomst([stand(*bedrag_per_domein(rondkomen=999_999))])
    assert "€ 999.999" in conclusie(less)


def test_the_rounding_trap_adds_up_on_the_page() -> None:
    """The domain model, section 12: 860,5 830,5 520,5 314,5 (x 1.000) in four periods make 2.526."""
    cells = tuple(
        replace(one, start=2021 + 5 * number, leefdomein=Leefdomein.RONDKOMEN)
        for number, one in enumerate(
            bedrag_per_domein(wonen=860_500, mobiliteit=830_500, gezondheid=520_500, meedoen=314_500)
        )
    )
    blocks = [block for block in uitkomst_blokken(uitkomst([stand(*cells)])) if isinstance(block, Tabel)]
    row = table([block for block in blocks if "2021-2025" in block.kolommen], "Leefdomein (x € 1.000)")["rondkomen"]
    assert row[-1] == "2.526"
    assert sum(map(getal, row[:-1])) == 2_526


def test_a_thousand_effects_make_a_page_that_adds_up() -> None:
    many = [
        replace(effect(1_000_000 + number, start=2021 + number % 25), leefdomein=list(Leefdomein)[number % 10])
        for number in range(1_000)
    ]
    blocks = uitkomst_blokken(uitkomst([stand(*many)]))
    assert adds_up(blocks) == 6
    assert sum(1 for one in openable(blocks) if (one.achter or "").startswith("arena.1.effect.")) == 1_000


def test_effects_stand_in_the_order_in_which_they_were_entered() -> None:
    """No league table (000)."""
    small, large = effect(1001, naam="Klein", factoren=factoren(1)), effect(1002, naam="Groot")
    for order in ((small, large), (large, small)):
        rows = next(
            block
            for block in uitkomst_blokken(uitkomst([stand(*order)]))
            if isinstance(block, Tabel) and "Effect" in block.kolommen
        ).rijen
        assert [row[1].tekst for row in rows[:-1]] == [one.naam for one in order]


def test_the_chart_marks_the_break_even() -> None:
    (chart,) = [block for block in uitkomst_blokken(uitkomst([RIJK])) if isinstance(block, Grafiek)]
    assert (chart.eenheid, chart.merk, chart.plaatsen[4]) == ("in euro", 4, "2025")
    assert [line.waarden[4] for line in chart.lijnen] == [153_600, 100_000]
    assert chart.lijnen[0].waarden[-1] == 433_528
    late = stand(effect(factoren=factoren(1)))
    (chart,) = [block for block in uitkomst_blokken(uitkomst([late])) if isinstance(block, Grafiek)]
    assert chart.merk is None
    assert "niet zo hoog" in chart.merk_tekst


def test_at_most_ten_of_what_moves_the_result_are_shown_the_widest_first() -> None:
    many = [effect(1001 + number, naam=f"Effect {number}", factoren=factoren(10 + number)) for number in range(4)]
    blocks = uitkomst_blokken(uitkomst([stand(*many)]))
    (tornado,) = [block for block in blocks if isinstance(block, Tornado)]
    widths = [one.hoog - one.laag for one in tornado.spreidingen]
    assert len(widths) == 10
    assert widths == sorted(widths, reverse=True)
    assert all(one.laag <= tornado.midden <= one.hoog for one in tornado.spreidingen)
    assert "Dit zijn de 10 die het meest doen, van 20." in zinnen(blocks)


def test_sources_stand_once_with_how_many_numbers_rest_on_them() -> None:
    values = factoren()
    own = (
        replace(values[0], bron=None, bewijskracht=Bewijskracht.GEMETEN),
        replace(values[1], bron="Gesprek", jaar=None, woord=True),
        *values[2:],
    )
    paid = (investering(bron="Begroting"),)
    blocks = uitkomst_blokken(uitkomst([stand(effect(factoren=own), effect(1002), investeringen=paid)]))
    assert table(blocks, "Bron") == {
        "Gesprek": ["1"],
        "Voorbeeldrapport, 2021": ["10"],
        "Begroting": ["1"],
        "geen bron": ["1"],
        "totaal": ["13"],
    }
    assert "1 getal is in woorden gezegd" in zinnen(blocks)
    assert "Hoe sterk het bewijs is: gemeten 1 en onbekend 11." in zinnen(blocks)
    assert "1 getal heeft geen bron." in zinnen(blocks)


@pytest.mark.parametrize(
    ("modus", "told"),
    [
        (Modus.RAPPORT, "Zoals het rapport: negatieve effecten tellen niet mee."),
        (Modus.VOLLEDIG, "Volledig: negatieve effecten zijn van de baten afgetrokken."),
    ],
)
def test_how_was_counted_is_stated(modus: Modus, told: str) -> None:
    assert told in zinnen(uitkomst_blokken(uitkomst([RIJK], modus)))


def test_with_a_discount_both_amounts_stand_beside_each_other() -> None:
    """The domain model, section 7."""
    van = arena(disconto=225, prijspeil=2021, status=ArenaStatus.VASTGESTELD)
    blocks = uitkomst_blokken(uitkomst([stand(effect(), van=van)]))
    totals = next(block for block in blocks if isinstance(block, Tabel))
    assert totals.kolommen == ("Wat", "Bedrag", "Contant")
    baten, kosten, _ = (tuple(cel.tekst for cel in row) for row in totals.rijen)
    assert baten[1] == "€ 384.000"
    assert getal(baten[2].removeprefix("€ ")) < 384_000
    assert kosten[1:] == ("€ 100.000", "€ 100.000")
    lines = zinnen(blocks)
    assert "Contant gerekend met 2,25 % per jaar." in lines
    assert "In prijzen van 2021." in lines
    assert "in opbouw" not in lines


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (stand(investeringen=()), "Hier is nog niets ingevuld."),
        (stand(), "Wat dit opbrengt, is onbekend: er staat nog geen effect in. De kosten zijn € 100.000."),
        (
            stand(pm_effect(), investeringen=()),
            "In euro is nog onbekend wat dit opbrengt: er staat 1 effect op PM.",
        ),
        (
            stand(last(), investeringen=()),
            "Er staan alleen negatieve effecten in: € -384.000.",
        ),
    ],
)
def test_what_is_not_known_is_said_to_be_unknown(one: ArenaStand, told: str) -> None:
    assert conclusie(uitkomst([one])) == told


def test_the_conclusion_says_what_is_unknown_or_does_not_come() -> None:
    free = conclusie(uitkomst([stand(effect(), investeringen=())]))
    assert "; de kosten zijn onbekend." in free
    assert "is onbekend: er zijn geen kosten in geld." in free
    kind = stand(effect(), investeringen=(investering(1001, None, in_natura=True, omschrijving="uren"),))
    assert "op; er zijn geen kosten in geld, en er is in natura gegeven." in conclusie(uitkomst([kind]))
    assert "onbekend: geen kosten in geld" in str(uitkomst_blokken(uitkomst([kind])))
    assert "niet zo hoog als de kosten" in conclusie(uitkomst([stand(effect(factoren=factoren(1)))]))
    half = (Groepsdeel(IncasseerderGroep.PARTICIPANTEN, 5_000), Groepsdeel(IncasseerderGroep.OVERIG, 5_000))
    tied = conclusie(uitkomst([stand(effect(groepen=half))]))
    assert "Het meeste komt terecht bij participanten en overige partijen (elk 50 %)." in tied
    several = conclusie(uitkomst([stand(effect()), stand(effect(2001), van=arena(2))]))
    assert several.startswith(
        "De 2 arena's samen brengen in 20 jaar (2021 tot en met 2040) naar schatting € 768.000 op"
    )


def test_costs_without_effects_are_told_without_a_zero_for_the_benefits() -> None:
    blocks = uitkomst_blokken(uitkomst([stand()]))
    rows = {row[0].tekst: row[1].tekst for row in next(block for block in blocks if isinstance(block, Tabel)).rijen}
    assert rows["Baten"] == "onbekend"
    assert rows["Kosten"] == "€ 100.000"
    assert rows["Baten zo hoog als de kosten (break-even)"].startswith("onbekend")
    assert "Multiplier: n.v.t.." not in zinnen(blocks)


TEVEEL = stand(
    effect(factoren=factoren(1, 10_000, 10_000, 0, 0, 120_000_00), start=2021, looptijd=1),
    investeringen=(investering(), investering(1002, 50_000_00, jaar=2030)),
)
"""€ 120.000 in 2021 against € 100.000, and € 50.000 more in 2030."""


def test_benefits_that_were_above_the_costs_for_a_while_are_told_so() -> None:
    blocks = uitkomst_blokken(uitkomst([TEVEEL]))
    assert conclusie(uitkomst([TEVEEL])).endswith(
        "In 2021-2029 zijn de baten samen minstens zo hoog als de kosten, daarna weer lager."
    )
    assert "wel in 2021-2029, daarna weer lager" in str(blocks)
    assert "niet zo hoog" not in str(blocks)
    assert herkomst(uitkomst([TEVEEL]), "arena.1.break_even").ingevuld == (
        "tot en met 2029: baten € 120.000,00, kosten € 100.000,00; "
        "tot en met 2030: baten € 120.000,00, kosten € 150.000,00"
    )
    assert jarenreeks((2021, 2022, 2025)) == "2021-2022 en 2025"


def test_a_group_with_only_pm_is_no_zero() -> None:
    one = uitkomst([stand(effect(), pm_effect(groepen=(Groepsdeel(IncasseerderGroep.PARTICIPANTEN, 10_000),)))])
    assert table(uitkomst_blokken(one), "Wie")["participanten"] == ["PM", "", ""]
    assert table(impact_blokken(Impact(one, (), 0)), "Wie het krijgt")["Baten (in euro)"][0] == "PM"
    assert herkomst(one, "arena.1.groep.participanten").waarde == "PM"
    assert herkomst(one, "arena.1.groep.wijkbewoners").waarde == "€ 0,00"


def test_a_burden_after_the_horizon_is_told_and_never_as_zero() -> None:
    late = stand(effect(), last(start=2041))
    blocks = uitkomst_blokken(uitkomst([late]))
    totals = {row[0].tekst: row[1].tekst for row in next(one for one in blocks if isinstance(one, Tabel)).rijen}
    assert totals["Negatieve effecten na de gekozen jaren (telt niet mee)"] == "€ -384.000"
    assert "Negatieve effecten (telt niet mee)" not in totals
    assert "Negatieve effecten van € 384.000 vallen na de gekozen jaren en tellen niet mee." in zinnen(blocks)
    assert "€ 0" not in zinnen(blocks)
    assert conclusie(uitkomst([stand(last(start=2041), investeringen=())])) == (
        "Er staan alleen negatieve effecten in: € -384.000 na de gekozen jaren."
    )
    assert conclusie(uitkomst([stand(last(), pm_effect(), investeringen=())])).endswith(
        "op PM. Er staan ook negatieve effecten in: € -384.000."
    )


def test_several_arenas_say_that_their_years_rates_and_initiatives_differ() -> None:
    others = [stand(effect(2001, start=2030), van=arena(2, startjaar=2025, initiatief_id=1, disconto=300))]
    made = uitkomst([stand(effect(start=2038)), *others])
    assert conclusie(made).startswith(
        "De 2 arena's samen brengen van 2021 tot en met 2044, elk over zijn eigen jaren, naar schatting € "
    )
    lines = zinnen(uitkomst_blokken(made))
    assert "valt na de gekozen jaren, elk over zijn eigen jaren, en telt niet mee." in lines
    assert "2 arena's gaan over hetzelfde initiatief; wat in beide staat, telt dubbel." in lines
    assert "Contant staat hier niet" in lines
    assert made.contant is None
    assert "Contant staat hier niet" in zinnen(impact_blokken(Impact(made, (), 0)))
    more = uitkomst([*made.standen, stand(van=arena(3, initiatief_id=1))])
    assert "3 arena's delen een initiatief met een andere arena" in zinnen(uitkomst_blokken(more))


def test_the_short_version_says_the_present_value() -> None:
    made = uitkomst([stand(effect(start=2021, looptijd=1), van=arena(disconto=225))])
    assert ("Contant (2,25 % per jaar) zijn de baten € 76.800 en de kosten € 100.000; de rest is dat niet.") in zinnen(
        impact_blokken(Impact(made, (), 0))
    )
    assert "en de multiplier, zijn niet contant gerekend." in zinnen(uitkomst_blokken(made))


def test_what_is_unknown_is_told_not_to_be_moved() -> None:
    unknown = [effect(1001 + at, naam=f"E{at}", factoren=factoren(deadweight=None)) for at in range(7)]
    assert (
        "blijft daarbij tussen 0 en 100 %. Onbekend, en daarom niet verschoven: was toch gebeurd bij ‘E0’, ‘E1’, ‘E2’, "
        "‘E3’, ‘E4’ en nog 2."
    ) in zinnen(uitkomst_blokken(uitkomst([stand(*unknown)])))
    told = herkomst(uitkomst([stand(unknown[0])]), "arena.1.gevoelig.1001.deadweight")
    assert told.ingevuld == "niet te verschuiven: was toch gebeurd is onbekend"


def test_levels_are_rounded_half_up() -> None:
    assert niveau_tekst(Factor.AANTAL, Fraction(25, 100)) == "0,3"
    assert niveau_tekst(Factor.WAARDE, Fraction(1, 2)) == "€ 0,01"
    assert niveau_tekst(Factor.SLAGINGSKANS, Fraction(5, 2)) == "0,03 %"


def test_a_total_of_what_is_unknown_is_unknown() -> None:
    """An arena with only burdens or PM has no benefits in euros, and one with only what is in kind no costs."""
    kind = investering(1001, None, in_natura=True, omschrijving="uren")
    for one in (last(), pm_effect()):
        blocks = uitkomst_blokken(uitkomst([stand(one, investeringen=(kind,))]))
        totals = [
            block.rijen[-1][-1].tekst
            for block in blocks
            if isinstance(block, Tabel) and block.rijen[-1][0].tekst == "totaal"
        ]
        assert totals[:2] == ["onbekend", "onbekend"]


def test_many_periods_go_in_tables_under_each_other() -> None:
    """Nothing is left out: the cells of all of them are the total."""
    van = arena(periode=1)
    made = uitkomst([stand(effect(), van=van)])
    blocks = [
        block for block in uitkomst_blokken(made) if isinstance(block, Tabel) and "Leefdomein" in block.kolommen[0]
    ]
    parts = [block for block in blocks if any(column.startswith("20") for column in block.kolommen)]
    assert [len(block.kolommen) for block in parts] == [7, 7, 7, 4]
    cells = sum(getal(cel.tekst) for block in parts for cel in block.rijen[-1] if (cel.achter or "").count("periode"))
    assert cells == 384_000


def test_who_collects_is_named_with_a_percentage() -> None:
    assert table(uitkomst_blokken(uitkomst([RIJK])), "Wie") == {
        "participanten": ["16.508", "3,8 %", ""],
        "overige wijkbewoners": ["0", "0 %", ""],
        "overheid (en PM)": ["384.000", "88,6 %", ""],
        "overige partijen": ["33.020", "7,6 %", "zorgverzekeraar"],
        "totaal": ["433.528", "100 %", ""],
    }


# What if.


@settings(max_examples=25, deadline=None)
@given(meer_standen(most=1), st.integers(0, 500))
def test_a_what_if_shows_the_difference_of_what_is_shown(several: tuple[ArenaStand, ...], number: int) -> None:
    old = uitkomst(several)
    new = old
    if old.geteld:
        new = uitkomst([wat_als(several[0], old.geteld[0].effect.id, Factor.AANTAL, number)])
    blocks = verschil_blokken(old, new)
    adds_up(blocks)
    for block in blocks:
        if isinstance(block, Tabel):
            for row in block.rijen:
                if re.fullmatch(r"-?[0-9.]+", row[3].tekst):
                    assert getal(row[2].tekst) - getal(row[1].tekst) == getal(row[3].tekst)


def test_a_what_if_tells_what_changes() -> None:
    one = stand(effect(), effect(1002, leefdomein=Leefdomein.WONEN))
    blocks = verschil_blokken(uitkomst([one]), uitkomst([wat_als(one, 1001, Factor.AANTAL, 20)]))
    assert table(blocks, "Wat (in euro)") == {
        "Baten": ["768.000", "576.000", "-192.000"],
        "Kosten": ["100.000", "100.000", "0"],
        "Multiplier": ["circa 7,7", "circa 5,8", ""],
        "Break-even": ["2024 (in 2021-2025)", "2024 (in 2021-2025)", ""],
    }
    assert table(blocks, "Leefdomein dat verandert (in euro)") == {"rondkomen": ["384.000", "192.000", "-192.000"]}
    assert table(blocks, "Wie het krijgt (in euro)")["totaal"] == ["768.000", "576.000", "-192.000"]
    assert zinnen(blocks).startswith("De baten worden € 192.000 lager: € 576.000 in plaats van € 768.000.")
    same = verschil_blokken(uitkomst([one]), uitkomst([one]))
    assert zinnen(same).startswith("De baten blijven gelijk.")
    assert not any(isinstance(block, Tabel) and "verandert" in block.kolommen[0] for block in same)


def test_a_what_if_changes_nothing_for_whom_it_does_not_concern() -> None:
    """Each side rounds to its own total; what is equal on both sides is shown equal."""
    shares = tuple(
        Groepsdeel(groep, points) for groep, points in zip(IncasseerderGroep, (3_333, 3_333, 3_334), strict=False)
    )
    for number in range(1, 60):
        one = stand(
            effect(factoren=factoren(1, 10_000, 10_000, 0, 0, 100_51), groepen=shares, looptijd=1),
            effect(1002, factoren=factoren(1, 10_000, 10_000, 0, 0, number * 17), looptijd=1,
                   groepen=(Groepsdeel(IncasseerderGroep.OVERIG, 10_000),)),
        )  # fmt: skip
        blocks = verschil_blokken(uitkomst([one]), uitkomst([wat_als(one, 1002, Factor.AANTAL, 2)]))
        rows = table(blocks, "Wie het krijgt (in euro)")
        assert [rows[groep.label][2] for groep in list(IncasseerderGroep)[:3]] == ["0", "0", "0"]
        adds_up(blocks)


def test_a_difference_that_is_too_small_to_show_is_not_told_as_none() -> None:
    effects = bedrag_per_domein(rondkomen=2_526_000, wonen=100)
    old, new = uitkomst([stand(*effects)]), uitkomst([wat_als(stand(*effects), 1002, Factor.AANTAL, 2)])
    blocks = verschil_blokken(old, new)
    assert zinnen(blocks).startswith("De baten worden minder dan € 1.000 hoger; afgerond blijven ze € 2.526.000.")
    assert table(blocks, "Wat (x € 1.000)")["Baten"] == ["2.526", "2.526", MINDER]


def test_a_what_if_tells_a_group_with_only_pm_as_pm() -> None:
    one = stand(effect(), pm_effect(groepen=(Groepsdeel(IncasseerderGroep.PARTICIPANTEN, 10_000),)))
    blocks = verschil_blokken(uitkomst([one]), uitkomst([wat_als(one, 1001, Factor.AANTAL, 20)]))
    assert table(blocks, "Wie het krijgt (in euro)")["participanten"] == ["PM", "PM", ""]


def test_both_sides_of_a_what_if_open() -> None:
    one = stand(effect())
    old, new = uitkomst([one]), uitkomst([wat_als(one, 1001, Factor.AANTAL, 20)])
    sides = {"nu": old, "wordt": new}
    opened = {one.achter or "" for one in openable(verschil_blokken(old, new))}
    assert {"nu.arena.1.baten", "wordt.arena.1.leefdomein.rondkomen", "nu.arena.1.multiplier"} <= opened
    for naam in opened:
        side, _, rest = naam.partition(".")
        assert herkomst(sides[side], rest).naam == rest


def test_a_what_if_says_what_is_unknown() -> None:
    """Two sessions can be compared of which the first had no effect yet."""
    blocks = verschil_blokken(uitkomst([stand(investeringen=())]), uitkomst([stand(effect())]))
    assert zinnen(blocks).startswith("Hoeveel de baten veranderen, is onbekend")
    rows = table(blocks, "Wat (in euro)")
    assert rows["Baten"] == ["onbekend", "384.000", ""]
    assert rows["Kosten"] == ["onbekend", "100.000", ""]


# A report.


def test_a_report_tells_what_it_published_and_what_it_leaves_unsaid() -> None:
    """000: 9.434, 2.610, circa 3,6, and the parts with the rests that follow (domain model, sections 3 and 12)."""
    blocks = rapport_blokken("Impact", rapport_2022())
    assert table(blocks, "Totaal (x € 1.000)") == {
        "Baten": ["9.434", "000, resultaten, 2022"],
        "Kosten": ["2.610", "000, resultaten, 2022"],
        "Multiplier": ["circa 3,6", "000, resultaten, 2022"],
    }
    rest = "niet gepubliceerd in de tekst"
    shown = {key: {over: cells[0] for over, cells in table(blocks, key).items()} for key in ("Leefdomein", "Wie")}
    assert shown == {
        "Leefdomein": {"rondkomen": "2.526", "gezondheid": "1.852", "opgroeien": "1.516", rest: "3.540",
                       "totaal": "9.434"},
        "Wie": {"overheid": "5.722", rest: "3.712", "totaal": "9.434"},
    }  # fmt: skip
    assert table(blocks, "Wie")["overheid"][1] == "60,7 %"
    assert {over: cells[0] for over, cells in table(blocks, "Initiatief").items()} == {
        "Het Floreshuis": "2.753", "Wijkbedrijf Selwerd": "2.056", rest: "4.625", "totaal": "9.434",
    }  # fmt: skip
    assert adds_up(blocks) == 4
    lines = zinnen(blocks)
    assert all(line in lines for line in (*rapport_multiplier(rapport_2022()).regels, *VOORBEHOUDEN))
    assert "Multiplier: circa 3,6." in lines
    assert "Niet gepubliceerd in de tekst." in lines  # per period


def test_the_published_lasten_stand_beside_the_computed() -> None:
    """000: 2.526 x 2.610 / 9.434 = 698,84, so 699; 702 would follow from the rounded multiplier."""
    landed = table(rapport_blokken("Impact", rapport_2022()), "Leefdomein (x € 1.000)")
    assert landed == {
        "rondkomen": ["699", "698,84"],
        "opgroeien": [NIET_GEPUBLICEERD, "419,42"],
        "gezondheid": [NIET_GEPUBLICEERD, "512,37"],
        "de andere leefdomeinen": [NIET_GEPUBLICEERD, "979,37"],
        "totaal": ["2.610", "2.610,00"],
    }
    assert "niet met de afgeronde multiplier: dan klopt het." in zinnen(rapport_blokken("Impact", rapport_2022()))


def test_published_lasten_that_do_not_follow_are_told_not_to() -> None:
    other = [one for one in rapport_2022() if one.soort is not CijferSoort.LASTEN]
    other.append(cijfer(10, CijferSoort.LASTEN, 702 * DUIZEND, leefdomein=Leefdomein.RONDKOMEN))
    told = zinnen(rapport_blokken("Impact", other))
    assert "Bij rondkomen komt er iets anders uit dan het rapport zegt." in told
    assert "dan klopt het" not in told
    without = [one for one in other if one.soort is not CijferSoort.LASTEN]
    assert "niet met de afgeronde multiplier." in zinnen(rapport_blokken("Impact", without))


def test_contradicting_values_are_told_with_which_is_shown_and_why() -> None:
    """The domain model, section 4: 2.526 and 2.524 (x 1.000)."""
    assert (
        "Baten rondkomen: getoond is € 2.526.000 (000, resultaten, 2022). "
        "Er staat ook: € 2.524.000 (000, resultaten, 2022). Waarom deze: Alleen dit getal past bij de rest."
    ) in zinnen(rapport_blokken("Impact", rapport_2022()))


def test_every_number_of_a_report_opens() -> None:
    figures = rapport_2022()
    named = set(alle_van_rapport(figures))
    opened = {one.achter for one in openable(rapport_blokken("Impact", figures))}
    assert opened <= named
    assert named - opened == set()
    assert all(rapport_herkomst(figures, naam).naam == naam for naam in named)


def test_a_report_that_says_little_invents_nothing() -> None:
    assert zinnen(rapport_blokken("Leeg", [])) == "Van dit rapport is nog geen cijfer ingevuld."
    short = impact_blokken(Impact(uitkomst([]), (Rapport(arena(9, titel="Leeg"), ()),), 0))
    assert short[1:] == (Zin("Van het rapport ‘Leeg’ is nog geen cijfer ingevuld."),)
    part = [cijfer(1, CijferSoort.BATEN, 5 * DUIZEND, groep=IncasseerderGroep.OVERHEID)]
    blocks = rapport_blokken("Deel", part)
    assert "zijn de baten onbekend en de kosten onbekend" in zinnen(blocks)
    assert table(blocks, "Wie") == {"overheid": ["5", "", "000, resultaten, 2022"]}
    assert "Het totaal is niet gepubliceerd" in zinnen(blocks)
    too_much = [cijfer(2, CijferSoort.BATEN, 4 * DUIZEND), *part]
    blocks = rapport_blokken("Fout", too_much)
    assert "samen meer dan het totaal" in zinnen(blocks)
    assert list(table(blocks, "Wie")) == ["overheid"]
    short = impact_blokken(Impact(uitkomst([]), (Rapport(arena(9), tuple(too_much)),), 0))
    assert list(table(short, UIT_EEN_RAPPORT))[1:3] == [f"Leefdomein: {NIET_GEPUBLICEERD}", "Wie: overheid"]
    assert "De delen per groep zijn samen meer dan het totaal; kijk ze na." in zinnen(short)


def test_a_report_from_which_something_is_left_out_does_not_say_that_it_was_not_published() -> None:
    """What is onder de radar leaves no trace, and no untruth."""
    some = tuple(one for one in rapport_2022() if one.initiatief_id != 71)
    blocks = rapport_blokken("Impact", some, verzwegen=True)
    assert table(blocks, "Initiatief")[NIET_GETOOND][0] == "7.378"
    assert NIET_GEPUBLICEERD in table(blocks, "Wie")
    short = impact_blokken(Impact(uitkomst([]), (Rapport(arena(9), some, verzwegen=True),), 0))
    assert table(short, UIT_EEN_RAPPORT)[f"Initiatief: {NIET_GETOOND}"][0] == "7.378"


def test_an_amount_that_is_small_is_no_zero() -> None:
    small = (cijfer(1, CijferSoort.BATEN, 400_00), cijfer(2, CijferSoort.KOSTEN, 499_99))
    assert [cells[0] for cells in table(rapport_blokken("Klein", small), "Totaal (x € 1.000)").values()] == ["<1", "<1"]


def test_a_report_without_its_benefits_or_its_costs_says_which() -> None:
    only = {soort: (cijfer(1, soort, 5 * DUIZEND),) for soort in (CijferSoort.BATEN, CijferSoort.KOSTEN)}
    assert "Er staan geen kosten in geld" in rapport_multiplier(only[CijferSoort.BATEN]).voorbehouden[0]
    assert "Er staan geen baten in euro" in rapport_multiplier(only[CijferSoort.KOSTEN]).voorbehouden[0]


def test_a_published_multiplier_that_does_not_follow_is_told_beside_the_one_that_does() -> None:
    other = (*rapport_2022()[:2], cijfer(3, CijferSoort.MULTIPLIER, 4_200))
    assert rapport_multiplier(other).regels[:2] == (
        "Multiplier: circa 3,6.",
        "Het rapport zelf noemt circa 4,2; uit de baten en de kosten die het noemt volgt circa 3,6.",
    )
    assert not any("zelf noemt" in line for line in rapport_multiplier(rapport_2022()).regels)


def test_a_period_and_a_multiplier_of_other_places_are_told() -> None:
    other = Publicatie(3_615, "001", gekozen=False)
    figures = [
        cijfer(1, CijferSoort.BATEN, 9 * DUIZEND),
        cijfer(2, CijferSoort.BATEN, 5 * DUIZEND, van=2021, tot=2025),
        cijfer(3, CijferSoort.MULTIPLIER, 3_600, other),
    ]
    blocks = rapport_blokken("Impact", figures)
    assert table(blocks, "Periode")["2021-2025"][0] == "5"
    assert "Er staat ook: circa 3,615 (001)." in zinnen(blocks)


# The short version.


def test_the_short_version_is_short_and_never_adds_a_report_to_the_own_arenas() -> None:
    report = Rapport(arena(9, titel="Impact 2022"), rapport_2022())
    blocks = impact_blokken(Impact(uitkomst([RIJK]), (report,), 1))
    assert table(blocks, "Leefdomein (in euro)") == {
        "rondkomen": ["384.000", "88.576"],
        "gezondheid": ["49.528", "11.424"],
        "meedoen": ["PM", "PM"],
        "de andere 7": ["0", "0"],
        "totaal": ["433.528", "100.000"],
    }
    assert table(blocks, "Wie het krijgt") == {"Baten (in euro)": ["16.508", "0", "384.000", "33.020", "433.528"]}
    assert table(blocks, "Wanneer")["Baten (in euro)"][-2:] == ["433.528", "2025 (in 2021-2025)"]
    lines = zinnen(blocks)
    assert "1 arena in opbouw telt niet mee." in lines
    assert "PM is wel van waarde en niet in geld: Trots op de wijk (meedoen)." in lines
    assert "Uit het rapport ‘Impact 2022’, dat niet optelt bij de eigen arena's:" in lines


UIT_EEN_RAPPORT = "Uit een rapport (x € 1.000)"


def test_the_short_version_shows_all_that_a_report_published() -> None:
    """000, in the summary: every published total, one row for what the text does not divide, and the contradiction."""
    report = Rapport(arena(9, titel="Impact 2022"), rapport_2022())
    blocks = impact_blokken(Impact(uitkomst([]), (report,), 0))
    assert table(blocks, UIT_EEN_RAPPORT) == {
        "totaal": ["9.434", "2.610"],
        "Leefdomein: rondkomen": ["2.526", "699"],
        "Leefdomein: gezondheid": ["1.852", ""],
        "Leefdomein: opgroeien": ["1.516", ""],
        f"Leefdomein: {NIET_GEPUBLICEERD}": ["3.540", ""],
        "Wie: overheid": ["5.722", ""],
        f"Wie: {NIET_GEPUBLICEERD}": ["3.712", ""],
        "Initiatief: Het Floreshuis": ["2.753", ""],
        "Initiatief: Wijkbedrijf Selwerd": ["2.056", ""],
        f"Initiatief: {NIET_GEPUBLICEERD}": ["4.625", ""],
        f"Periode: {NIET_GEPUBLICEERD}": ["9.434", ""],
    }
    named = set(alle_van_rapport(rapport_2022()))
    assert all(one.achter in named for one in openable(blocks))
    lines = zinnen(blocks)
    assert "getoond is € 2.526.000" in lines
    assert "Er staat ook: € 2.524.000" in lines
    assert "Alleen dit getal past bij de rest." in lines
    assert all(line in lines for line in rapport_multiplier(rapport_2022()).regels)
    some = (*rapport_2022()[:2], cijfer(10, CijferSoort.LASTEN, 699 * DUIZEND, leefdomein=Leefdomein.RONDKOMEN))
    alone = table(impact_blokken(Impact(uitkomst([]), (Rapport(arena(9), some),), 0)), UIT_EEN_RAPPORT)
    assert alone["Leefdomein: rondkomen"] == ["niet gepubliceerd", "699"]


def test_on_one_page_the_short_version_has_a_line_for_each_dimension() -> None:
    report = Rapport(arena(9, titel="Impact 2022"), rapport_2022())
    blocks = impact_blokken(Impact(uitkomst([RIJK]), (report,), 0), kort=True)
    lines = [line for block in blocks if isinstance(block, Opsomming) for line in block.regels]
    assert "\n".join(lines) == (
        "Leefdomein (in euro), baten (en kosten daar): rondkomen 384.000 (88.576), gezondheid 49.528 (11.424), "
        "meedoen PM, de andere 7 0 en totaal 433.528 (100.000).\n"
        "Wie het krijgt, baten (in euro): participanten 16.508, overige wijkbewoners 0, overheid (en PM) 384.000, "
        "overige partijen 33.020 en totaal 433.528.\n"
        "Wanneer, baten (in euro): 2021-2025 153.600, 2026-2030 230.400, 2031-2035 0, 2036-2040 49.528, "
        "totaal 433.528 en break-even 2025 (in 2021-2025).\n"
        "Per leefdomein: rondkomen 2.526 (kosten daar 699), gezondheid 1.852, opgroeien 1.516 en niet gepubliceerd in "
        "de tekst 3.540.\n"
        "Wie het krijgt: overheid 5.722 en niet gepubliceerd in de tekst 3.712.\n"
        "Per initiatief: Het Floreshuis 2.753, Wijkbedrijf Selwerd 2.056 en niet gepubliceerd in de tekst 4.625.\n"
        "Per periode: niet gepubliceerd in de tekst 9.434."
    )
    assert not any(isinstance(block, Tabel) for block in blocks)
    whole = "dat niet optelt bij de eigen arena's: totaal baten 9.434, kosten 2.610 (x € 1.000)."
    assert whole in zinnen(blocks)
    assert "getoond is € 2.526.000" in zinnen(blocks)


def test_the_short_version_says_that_nothing_was_filled_in() -> None:
    assert impact_blokken(Impact(uitkomst([]), (), 0)) == (Zin("Er is nog geen effecten-arena ingevuld."),)
    begun = [stand(investeringen=(), van=arena(number)) for number in (1, 2)]
    for standen_, told in ((begun[:1], "Er is 1 arena begonnen"), (begun, "Er zijn 2 arena's begonnen")):
        blocks = impact_blokken(Impact(uitkomst(standen_), (), 0))
        assert blocks == (Zin(f"{told}; daar staat nog niets in."),)
    waiting = zinnen(impact_blokken(Impact(uitkomst([]), (), 2)))
    assert waiting == "Er is nog geen effecten-arena vastgesteld. 2 arena's in opbouw tellen niet mee."


def test_the_short_version_says_of_how_many_initiatives_there_is_an_arena() -> None:
    two = [stand(effect(1000 * number + 1), van=arena(number)) for number in (1, 2)]
    twice = stand(effect(3001), van=arena(3, initiatief_id=1))
    assert "1 van de 9 initiatieven heeft een" in zinnen(
        impact_blokken(Impact(uitkomst(two[:1]), (), 0), initiatieven=9)
    )
    said = zinnen(impact_blokken(Impact(uitkomst([*two, twice]), (), 0), initiatieven=9))
    assert "2 van de 9 initiatieven hebben een vastgestelde arena." in said
    assert "vastgestelde arena" not in zinnen(impact_blokken(Impact(uitkomst(two), (), 0)))


def test_a_short_version_with_only_a_report_shows_it() -> None:
    only = impact_blokken(Impact(uitkomst([]), (Rapport(arena(9), rapport_2022()),), 0))
    assert any(isinstance(block, Tabel) for block in only)


def test_many_periods_and_pm_effects_stay_short() -> None:
    pm = tuple(pm_effect(1900 + number, naam=f"PM {number}") for number in range(8))
    made = uitkomst([stand(effect(), *pm, van=arena(periode=1))])
    blocks = impact_blokken(Impact(made, (), 0))
    (periods,) = [block for block in blocks if isinstance(block, Tabel) and block.kolommen[0] == "Wanneer"]
    assert periods.kolommen[5:] == ("2025", "vanaf 2026", "Totaal", "Break-even")
    assert sum(getal(cel.tekst) for cel in periods.rijen[0][1:7]) == getal(periods.rijen[0][7].tekst) == 384_000
    assert "PM 4 (meedoen) en nog 3." in zinnen(blocks)


@pytest.mark.parametrize("hostile", ["[b]vet[/b]", "| a | b |", "<script>", "x" * 200])
def test_text_of_a_worker_is_told_as_it_is(hostile: str) -> None:
    change: dict[str, Any] = {"naam": hostile}
    made = uitkomst([stand(effect(**change), pm_effect(**change), van=arena(titel=hostile))])
    blocks = uitkomst_blokken(made)
    assert koppen(blocks)[0] == f"Effecten-arena: {hostile}"
    assert herkomst(made, namen(made)("effect", 1001)).wat.startswith(hostile)
    assert multiplier(made).tekst in str(blocks)
