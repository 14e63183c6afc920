"""The summary in sections: what each one says, that its tables add up, and what it keeps silent about."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.blokken import Blok, Citaat, Opsomming, Tabel
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.wederkerigheid import Partij, Uitwisseling
from frontlijn.domain.samenvatting.handgeld import POTS
from frontlijn.domain.samenvatting.samenvatting import Samenvatting, samenvatting_zonder_namen
from frontlijn.domain.samenvatting.secties import secties, titel
from frontlijn.domain.summary import leeftijd
from frontlijn.domain.values import (
    Bereik,
    BesluitUitkomst,
    Criterium,
    Fase,
    InitiatiefType,
    Leefdomein,
    PartijSoort,
    Uitkomst,
)
from tests.domain.beelden import JAAR, TODAY, regel, table, text
from tests.domain.pots import a_pot
from tests.domain.samenvattingen import EERDER, besluiten, handgeld, initiatieven, samenvatting, telling

NOVEMBER = date(2026, 11, 3)
STAD = Blik(JAAR.van, JAAR.tot)
TUIN = Blik(JAAR.van, JAAR.tot, initiatief_id=3)


def blokken(nu: Samenvatting, naam: str, eerder: Samenvatting | None = None, *, kort: bool = False) -> tuple[Blok, ...]:
    (found,) = [one for one in secties(nu, eerder, kort=kort) if one.naam == naam]
    return found.blokken


def said(nu: Samenvatting, naam: str, eerder: Samenvatting | None = None, *, kort: bool = False) -> str:
    return text(blokken(nu, naam, eerder, kort=kort))


def everything(nu: Samenvatting, eerder: Samenvatting | None = None, *, kort: bool = False) -> str:
    return "\n".join(text(one.blokken) for one in secties(nu, eerder, kort=kort))


def lively(**more: Any) -> Samenvatting:
    entries = [
        regel(1, NOVEMBER, "Soep", leefdomeinen=(Leefdomein.WONEN, Leefdomein.MEEDOEN), deelnames=30),
        regel(2, NOVEMBER, "Bank", leefdomeinen=(Leefdomein.WONEN,), deelnames=None),
        regel(3, NOVEMBER, "Verf", experiment=True, uitkomst=Uitkomst.MISLUKT, les="Begin klein", deelnames=8),
        regel(4, NOVEMBER, "Kas", experiment=True, uitkomst=Uitkomst.GELUKT, deelnames=0),
    ]
    pots = (a_pot(1, plafond=100_00, toegekend=40_00), a_pot(2, plafond=50_00))
    made: dict[str, Any] = {
        "handgeld": handgeld(
            pots,
            {BesluitUitkomst.TOEGEKEND: 3, BesluitUitkomst.AFGEWEZEN: 1},
            open=2,
            ingetrokken=1,
            eerste_keer=5,
            onbeantwoord=2,
            mediaan_toekenning=12_50,
            mediaan_dagen=1,
            afgewezen_om=telling(Criterium, {Criterium.C2: 1}),
            in_periode=besluiten({BesluitUitkomst.TOEGEKEND: 2, BesluitUitkomst.AFGEWEZEN: 1}, 1, 25_00),
        ),
        "initiatieven": initiatieven({Fase.STARTEND: 2, None: 1}, kwetsbaar=1),
    }
    return samenvatting(entries, **(made | more))


def test_the_sections_stand_in_the_order_of_the_domain_model() -> None:
    names = ["conclusie", "handgeld", "initiatieven", "kasboek", "impact", "doelen", "kansen", "bronnen"]
    for kort in (False, True):
        assert [one.naam for one in secties(samenvatting(), kort=kort)] == names
        assert all(one.blokken and one.kop for one in secties(lively(), samenvatting(blik=EERDER), kort=kort))


@pytest.mark.parametrize(
    ("blik", "naam", "shown"),
    [
        (JAAR, "Selwerd", "Wijk Selwerd"),
        (Blik(JAAR.van, JAAR.tot, gebied="Noord"), "Noord", "Gebied Noord"),
        (STAD, "de stad", "De stad"),
        (TUIN, "De Tuin", "Initiatief De Tuin"),
    ],
)
def test_each_scope_has_its_title(blik: Blik, naam: str, shown: str) -> None:
    assert titel(samenvatting(blik=blik, naam=naam)) == shown


def test_what_was_not_read_whole_is_not_told() -> None:
    with pytest.raises(ValueError, match="without the picture"):
        secties(samenvatting(beeld=None))


def test_the_conclusion_is_made_by_rule() -> None:
    assert said(lively(), "conclusie") == (
        "Selwerd telt 3 initiatieven en in deze periode 4 kasboekregels, met 38 deelnames (bij 1 onbekend). "
        "In de 2 potten samen is € 110,00 vrij besteedbaar van € 150,00. "
        "Vraagt aandacht: 2 aanvragen wachten 14 dagen of langer op antwoord; "
        "1 initiatief draait op 2 aanjagers of minder."
    )
    unknown = samenvatting([regel(1, NOVEMBER)])
    assert "hoeveel mensen meededen is onbekend" in said(unknown, "conclusie")
    assert said(samenvatting(naam="de stad", blik=STAD), "conclusie").startswith("Over de stad staan hier nog geen")
    assert said(lively(naam="de stad", blik=STAD), "conclusie").startswith("De stad telt 3 initiatieven")


def test_the_conclusion_of_an_initiative_is_about_what_it_got() -> None:
    stand = a_pot(plafond=0, toegekend=25_00).stand
    paid = handgeld(found={BesluitUitkomst.TOEGEKEND: 1}, totaal=stand)
    one = samenvatting([regel(1, NOVEMBER, deelnames=9)], TUIN, naam="De Tuin", handgeld=paid)
    assert said(one, "conclusie") == (
        "Over De Tuin staat er in deze periode 1 kasboekregel, met 9 deelnames. "
        "Van het handgeld is € 25,00 toegekend en € 0,00 betaald."
    )
    none = samenvatting((), TUIN, naam="De Tuin")
    assert (
        said(none, "conclusie") == "Over De Tuin staan er in deze periode geen kasboekregels. Het vroeg geen handgeld."
    )
    assert "Pot" not in said(one, "handgeld")
    assert table(blokken(one, "handgeld"), "Wat")["handgeld"] == ["€ 25,00", "€ 0,00", "€ 25,00"]


def test_the_conclusion_keeps_silent_about_what_two_periods_would_tell() -> None:
    """12 in a year and 14 in two: 2 people were there only in the other one."""
    wide = Blik(date(2025, 1, 1), date(2026, 12, 31), wijk_id=1)
    old = regel(1, date(2025, 5, 1), deelnames=2)
    new = regel(2, NOVEMBER, deelnames=12)
    nu = samenvatting([new], JAAR, exportable=True)
    eerder = samenvatting([old, new], wide, exportable=True)
    told = everything(nu, eerder)
    assert "12" not in re.findall(r"\d+(?= deelnames)", told)
    assert "niet getoond" in told
    assert "met 12 deelnames" in everything(nu)


def test_handgeld_tells_the_pots_the_requests_and_the_decisions_of_the_period() -> None:
    found = blokken(lively(), "handgeld")
    assert table(found, "Pot") == {
        "Pot 1": ["€ 60,00", "€ 100,00", "€ 40,00", "€ 0,00", "€ 40,00"],
        "Pot 2": ["€ 50,00", "€ 50,00", "€ 0,00", "€ 0,00", "€ 0,00"],
        "samen": ["€ 110,00", "€ 150,00", "€ 40,00", "€ 0,00", "€ 40,00"],
    }
    assert table(found, "Over de aanvragen") == {
        "middelste toekenning": ["€ 12,50"],
        "middelste tijd tot een besluit": ["1 dag"],
        "eerste aanvraag": ["5 van 7"],
        "afgewezen: te weinig draagvlak": ["1"],
        "wacht 14 dagen of langer op antwoord": ["2"],
    }
    assert table(found, "Besloten in de periode") == {
        "toegekend": ["2"],
        "afgewezen": ["1"],
        "toekenning teruggedraaid": ["1"],
        "samen": ["4"],
        "toegekend bedrag": ["€ 25,00"],
    }
    short = said(lively(), "handgeld", kort=True)
    assert "In deze periode zijn er 4 besluiten genomen (toegekend 2, afgewezen 1, toekenning teruggedraaid 1)" in short
    assert "samen voor € 25,00." in short


def test_handgeld_without_a_pot_or_a_request_says_so() -> None:
    assert said(samenvatting(), "handgeld") == "Er loopt vandaag geen pot.\nIn deze periode is er niets besloten."
    only = samenvatting(handgeld=handgeld([a_pot()]))
    assert "Er zijn nog geen aanvragen." in said(only, "handgeld")
    assert "nog geen" in said(samenvatting(handgeld=handgeld([a_pot()], open=1)), "handgeld", kort=True)


def test_many_pots_are_a_row() -> None:
    many = samenvatting(handgeld=handgeld([a_pot(number, plafond=number * 10_00) for number in range(1, 9)]))
    rows = table(blokken(many, "handgeld"), "Pot")
    assert list(rows) == ["Pot 8", "Pot 7", "Pot 6", "Pot 5", "de andere 4 potten", "samen"]
    assert rows["de andere 4 potten"][1] == "€ 100,00"
    assert "Het grootste plafond staat bovenaan." in said(many, "handgeld")
    short = said(many, "handgeld", kort=True)
    assert "De 8 potten samen: plafond € 360,00, toegekend € 0,00, vrij besteedbaar € 360,00," in short
    assert "Pot 8" not in short


@pytest.mark.parametrize(
    ("begun", "shown"),
    [
        ([None, None], "Leeftijd: van 2 is het begin onbekend."),
        ([None], "Wanneer het begon, is onbekend."),
        ([TODAY + timedelta(days=3)], "Het begint nog."),
        ([date(2010, 1, 1)], "Begonnen: 16 jaar geleden."),
        (
            [date(2026, 1, 1)],
            "Begonnen: minder dan een jaar geleden. Jonger dan 5 jaar: daar past nog geen oordeel bij.",
        ),
        (
            [date(2026, 1, 1), date(2020, 1, 1), date(2010, 1, 1), None, TODAY + timedelta(days=3)],
            (
                "Begonnen: 0 tot 16 jaar geleden, het middelste initiatief 6 jaar; 1 begint nog; van 1 is het begin "
                "onbekend. 1 initiatief is jonger dan 5 jaar: daar past nog geen oordeel bij."
            ),
        ),
        ([date(2010, 1, 1), date(2011, 1, 1)], "Begonnen: 15 tot 16 jaar geleden, het middelste initiatief 16 jaar."),
    ],
)
def test_the_age_of_initiatieven_gives_no_verdict_on_what_is_young(begun: list[date | None], shown: str) -> None:
    found = initiatieven({Fase.STARTEND: len(begun)}, leeftijd=leeftijd(begun, TODAY))
    for kort in (False, True):
        assert said(samenvatting(initiatieven=found), "initiatieven", kort=kort).endswith(shown)


def test_one_initiative_is_told_in_words() -> None:
    kind = telling(InitiatiefType, {InitiatiefType.BUURTHUIS: 1}, leeg=True)
    one = samenvatting((), TUIN, initiatieven=initiatieven({Fase.STARTEND: 1}, per_type=kind))
    assert said(one, "initiatieven").startswith("Fase: startend; type: buurthuis; benadering: onbekend.")


def test_the_kasboek_tells_what_is_unknown_beside_each_total() -> None:
    wide = table(blokken(lively(), "kasboek"), "Wat")
    assert wide["Deelnames (iemand kan vaker tellen)"] == ["38", "1 van 4 regels"]
    assert wide["Nieuw bereikt"] == ["onbekend", "4 van 4 regels"]
    short = "Regels: 4; deelnames: 38 (onbekend bij 1); nieuw bereikt: onbekend;"
    assert short in said(lively(), "kasboek", kort=True)


def test_the_leefdomeinen_are_never_added_up() -> None:
    told = said(lively(), "kasboek", kort=True)
    assert "Regels per leefdomein (een regel kan er meer hebben: tel niet op): wonen 2, woonomgeving 0," in told
    assert "geen leefdomein ingevuld 2. Leefdomeinen per regel: 2 met geen, 1 met 1 en 1 met 2." in told


def test_the_conclusion_sets_the_other_period_beside_this_one() -> None:
    """Facts without a verdict; participations that are mostly unknown are not set beside others."""
    before = [regel(1, date(2025, 5, 1), deelnames=20), regel(2, date(2025, 6, 1), deelnames=None)]
    told = said(lively(), "conclusie", samenvatting(before, EERDER))
    assert "Van 01-01-2025 tot en met 31-12-2025 waren het er 2, met 20 deelnames (bij 1 onbekend)." in told
    mostly = [*before, regel(3, date(2025, 7, 1), deelnames=None)]
    told = said(lively(), "conclusie", samenvatting(mostly, EERDER))
    assert "waren het er 3; bij de meeste regels is het aantal deelnames onbekend." in told
    assert "waren het er" not in said(lively(), "conclusie")
    few = samenvatting([regel(1, date(2025, 5, 1), deelnames=3)], EERDER, exportable=True)
    assert "was het er 1, met <5 deelnames." in said(lively(exportable=True), "conclusie", few)


def test_a_story_is_told_whole_or_not_at_all() -> None:
    yes: dict[str, Any] = {"bereik": Bereik.EXPORT, "toestemming_op": NOVEMBER, "toestemming_tot": date(2027, 1, 1)}
    long = regel(1, NOVEMBER, verhaal="x" * 601, **yes)
    middle = regel(2, NOVEMBER, verhaal="y" * 600, **yes)
    small = regel(3, NOVEMBER, verhaal="z" * 110, **yes)

    def told(*entries: Kasboekregel, kort: bool) -> list[str]:
        found = blokken(samenvatting(entries), "kasboek", kort=kort)
        return [one.tekst for one in found if isinstance(one, Citaat)]

    assert told(long, middle, small, kort=False) == ["z" * 110, "y" * 600]
    assert told(long, middle, small, kort=True) == ["z" * 110]
    assert "1 verhaal mag mee, maar is te lang voor deze pagina." in said(samenvatting([long]), "kasboek")


def test_experiments_of_no_kind_in_either_period_have_no_row() -> None:
    before = samenvatting([regel(1, date(2025, 5, 1), experiment=True, uitkomst=Uitkomst.DEELS)], EERDER)
    rows = table(blokken(lively(), "kasboek", before), "Geprobeerd")
    assert list(rows) == ["gelukt", "deels gelukt", "mislukt", "samen"]


def test_what_failed_is_told_with_its_lesson() -> None:
    assert "Les van ‘Verf’: Begin klein." in said(lively(), "kasboek")
    assert "Geprobeerd: 2 experimenten (gelukt 1, mislukt 1)." in said(lively(), "kasboek", kort=True)


def test_only_stories_that_may_be_shared_are_told_on_the_screen_too() -> None:
    yes: dict[str, Any] = {"bereik": Bereik.EXPORT, "toestemming_op": NOVEMBER, "toestemming_tot": date(2027, 1, 1)}
    entries = [regel(number, NOVEMBER, verhaal=f"Verhaal {number}.", **yes) for number in range(1, 6)]
    entries.append(regel(9, date(2026, 11, 4), verhaal="Dit blijft hier."))
    found = [one for one in blokken(samenvatting(entries), "kasboek") if isinstance(one, Citaat)]
    assert [one.regel_id for one in found] == [5, 4, 3]
    assert "blijft hier" not in everything(samenvatting(entries))


def test_giving_and_getting_hides_few_people_in_what_leaves() -> None:
    def party(naam: str, soort: PartijSoort = PartijSoort.OMSCHRIJVING) -> Partij:
        return Partij(soort, None, naam)

    group = Partij(PartijSoort.ORGANISATIE, 1, "School")
    exchanges = [Uitwisseling(party("bewoner A"), group, "soep", None), Uitwisseling(group, party("B"), "bank", 5)]
    made = samenvatting([regel(1, NOVEMBER)], uitwisselingen=exchanges, exportable=True)
    assert "Gaven en kregen allebei: 1 van 1 groep, 0 van <5 mensen" in said(made, "kasboek", kort=True)
    assert table(blokken(made, "kasboek"), "Geven en krijgen")["mensen"] == ["<5"]
    inside = samenvatting([regel(1, NOVEMBER)], uitwisselingen=exchanges)
    assert "0 van 2 mensen" in said(inside, "kasboek", kort=True)


def test_another_period_stands_beside_what_depends_on_the_period_only() -> None:
    eerder = samenvatting([regel(9, date(2025, 5, 1), deelnames=50)], EERDER)
    for kort in (False, True):
        kasboek = table(blokken(lively(), "kasboek", eerder, kort=kort), "Wat")
        assert kasboek["Regels"] == ["4", "", "1", "", "3 meer"]
        money = table(blokken(lively(), "handgeld", eerder, kort=kort), "Besloten in de periode")
        assert money["samen"] == ["4", "0", "4 meer"]
        assert money["toegekend bedrag"] == ["€ 25,00", "€ 0,00", "€ 25,00 meer"]
        assert "Andere periode" not in said(lively(), "initiatieven", eerder, kort=kort)
        assert "De andere periode is van 01-01-2025 tot en met 31-12-2025" in said(lively(), "kasboek", eerder)


def test_kansen_name_where_nothing_happens_and_what_worked() -> None:
    (lines,) = [one for one in blokken(lively(), "kansen") if isinstance(one, Opsomming)]
    first, worked, waits = lines.regels
    assert first.startswith("Hier staat niets bij in het kasboek: woonomgeving, mobiliteit,")
    assert first.endswith("Bij 2 van de regels is geen leefdomein ingevuld.")
    assert "wonen" not in first.replace("woonomgeving", "")
    assert worked == "Geprobeerd en (deels) gelukt: ‘Kas’."
    assert waits.startswith("Blijft liggen: 2 aanvragen wachten")


def test_without_entries_it_is_unknown_where_nothing_happens() -> None:
    assert "is onbekend: er staan geen regels" in said(samenvatting(), "kansen")
    every = samenvatting([regel(1, NOVEMBER, leefdomeinen=tuple(Leefdomein))])
    assert said(every, "kansen") == "Bij elk leefdomein staat er iets in het kasboek."


def test_what_is_not_kept_is_unknown_and_not_zero() -> None:
    assert "onbekend" in said(samenvatting(), "doelen")
    assert said(samenvatting(), "impact") == "Er is nog geen effecten-arena ingevuld."


def test_the_page_says_of_which_day_and_period_it_is() -> None:
    sources = said(lively(), "bronnen")
    assert "zijn die van 21-11-2026" in sources
    assert "zijn van 01-01-2026 tot en met 31-12-2026" in sources
    assert "<5" not in sources
    assert "<5 is 1 tot en met 4 mensen" in said(lively(exportable=True), "bronnen")


def test_names_are_taken_out_of_everything_that_somebody_typed() -> None:
    entry = regel(1, NOVEMBER, "Soep met Piet", experiment=True, uitkomst=Uitkomst.MISLUKT, les="Vraag Piet")
    pot = handgeld([a_pot(naam="Pot van Piet")])
    nameless = samenvatting_zonder_namen(
        samenvatting([entry], naam="Piets wijk", handgeld=pot), lambda tekst: tekst.replace("Piet", "(naam)")
    )
    assert nameless.naam == "(naam)s wijk"
    for kort in (False, True):
        assert "Piet" not in everything(nameless, kort=kort)
        assert "(naam)" in everything(nameless, kort=kort)


counts = st.integers(0, 300)


@given(
    outcomes=st.fixed_dictionaries(dict.fromkeys(BesluitUitkomst, counts)),
    others=st.tuples(counts, counts, counts),
    fasen=st.fixed_dictionaries(dict.fromkeys((*Fase, None), counts)),
    plafonds=st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)), max_size=8),
    shown=st.tuples(st.booleans(), st.booleans()),
)
def test_every_table_with_a_total_adds_up(
    outcomes: dict[BesluitUitkomst, int],
    others: tuple[int, int, int],
    fasen: dict[Fase | None, int],
    plafonds: list[tuple[int, int]],
    shown: tuple[bool, bool],
) -> None:
    """V25, whatever the numbers."""
    kort, beside = shown
    back, still_open, withdrawn = others
    pots = [a_pot(index, plafond=high, toegekend=low) for index, (high, low) in enumerate(plafonds)]
    made = handgeld(
        pots, outcomes, teruggedraaid=back, open=still_open, ingetrokken=withdrawn, in_periode=besluiten(outcomes, back)
    )
    entries = [regel(1, NOVEMBER, leefdomeinen=(Leefdomein.WONEN,)), regel(2, NOVEMBER, experiment=True)]
    nu = samenvatting(entries, handgeld=made, initiatieven=initiatieven(fasen))
    eerder = samenvatting(entries[:1], EERDER) if beside else None
    checked = [adds_up(block) for one in secties(nu, eerder, kort=kort) for block in one.blokken]
    named = len(plafonds) > 1 and not (kort and len(plafonds) > POTS + 1)
    assert sum(checked) >= named + bool(sum(fasen.values()) and not kort)


def adds_up(block: Blok) -> bool:
    """Holds a table to its total, across or down; whether it has one."""
    if not isinstance(block, Tabel):
        return False
    rows = [[number(cell.tekst) for cell in row[1:]] for row in block.rijen]
    names = [row[0].tekst for row in block.rijen]
    if block.kolommen[-1] == "samen":
        assert sum(rows[0][:-1]) == rows[0][-1]
        return True
    if "samen" not in names:
        return False
    at = names.index("samen")
    width = 5 if block.kolommen[0] == "Pot" else 1
    for column in range(width):
        assert sum(row[column] for row in rows[:at]) == rows[at][column], block
    return True


def number(cell: str) -> int:
    sign = -1 if cell.startswith("-") or "€ -" in cell else 1
    return sign * int(re.sub(r"\D", "", cell) or 0)
