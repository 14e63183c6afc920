"""The answer to who asked: every reason is in it, in sentences that a resident can read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.antwoord import LANGSTE_ZIN, lange_zinnen, schrijf_antwoord
from frontlijn.domain.handgeld.besluit import Besluit, RichtlijnOordeel
from frontlijn.domain.handgeld.fonds import Fonds, FondsInvoer
from frontlijn.domain.values import Beslisvorm, BesluitUitkomst, Criterium, Grond, Oordeel
from tests.domain.handgeld_records import AFGEWEZEN, DEELS, DOORVERWEZEN, TOEGEKEND, besloten, genomen, oordelen
from tests.domain.refusals import refusal

FONDS = Fonds(1, 1, "Fonds Samen", "feesten op straat", "Bel het loket.", 700_00, None)
EERDER = genomen(TOEGEKEND)
GENOMEN = {invoer.uitkomst: genomen(invoer) for invoer in (TOEGEKEND, DEELS, AFGEWEZEN, DOORVERWEZEN)}


def brief(besluit: Besluit, fonds: Fonds | None = None, vervangt: Besluit | None = None, **aanvraag: Any) -> str:
    return schrijf_antwoord(besloten(besluit, **aanvraag), besluit, fonds, afzender="Truus", vervangt=vervangt)


def maybe(text: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, text])


@st.composite
def brieven(draw: st.DrawFn) -> tuple[Aanvraag, Besluit, Fonds | None, Besluit | None]:
    """Any decision with short words in it, and with or without each part that may be left out."""
    uitkomst = draw(st.sampled_from(BesluitUitkomst))
    herzien = draw(st.booleans())
    besluit = replace(
        GENOMEN[uitkomst],
        oordelen=tuple(
            replace(o, oordeel=draw(st.sampled_from(Oordeel)), reden=f"uitleg {o.criterium.label}")
            for o in GENOMEN[uitkomst].oordelen
        ),
        grond=draw(st.sampled_from(Grond)) if uitkomst is BesluitUitkomst.AFGEWEZEN else None,
        motivering=draw(maybe("Zo is het.")),
        voorwaarden=draw(maybe("Ruim op")),
        afwijking_reden=draw(maybe("Het regende")),
        beslisvorm=draw(st.sampled_from(Beslisvorm)),
        beslissers=draw(st.sampled_from([(), ("Truus",), ("Truus", "Joris", "Bo")])),
        onthouden=tuple(f"Lid {number}" for number in range(draw(st.integers(0, 12)))),
        richtlijnen=tuple(
            RichtlijnOordeel(number, draw(st.sampled_from(Oordeel)), f"eigen uitleg {number}", "Iedereen kan erbij")
            for number in range(draw(st.integers(0, 2)))
        ),
        vervangt_id=2 if herzien else None,
        herziening_reden=draw(maybe("Er kwam een offerte")) if herzien else None,
        betaald=draw(st.sampled_from([0, 100_00, 200_00])),
    )
    aanvraag = besloten(
        besluit,
        aanvrager=draw(maybe("Sanne")),
        organisatie=draw(maybe("Floreshuis")),
        initiatief=draw(maybe("Buurttuin")),
        begroting=draw(st.sampled_from([None, 0, 300_00])),
    )
    fonds = draw(st.sampled_from([None, FONDS, replace(FONDS, waarvoor=None, hoe=None, hoogstens=None)]))
    vervangt = draw(st.sampled_from([None, *GENOMEN.values()]))
    return aanvraag, besluit, fonds, vervangt


@given(brieven())
def test_every_sentence_of_frontlijn_is_short_and_every_reason_is_there(
    drawn: tuple[Aanvraag, Besluit, Fonds | None, Besluit | None],
) -> None:
    """At most 20 words (domain model, section 11); the reasons are there for who asked (section 6)."""
    aanvraag, besluit, fonds, vervangt = drawn
    text = schrijf_antwoord(aanvraag, besluit, fonds, afzender="Truus", vervangt=vervangt)
    assert lange_zinnen(text) == ()
    reasons: list[str | None] = [*(o.reden for o in besluit.oordelen), *(o.reden for o in besluit.richtlijnen)]
    reasons += [besluit.motivering, besluit.voorwaarden, besluit.afwijking_reden, besluit.herziening_reden]
    for reason in filter(None, reasons):
        assert reason in text or f"\n{reason[:1].upper()}{reason[1:]}" in text
    assert not any(naam in text for naam in besluit.onthouden)
    assert not any(criterium.value in text for criterium in Criterium)
    assert "\n\n\n" not in text
    assert "None" not in text


class TestBrief:
    def test_the_conclusion_comes_first(self) -> None:
        """003, I32."""
        for uitkomst, begin in (
            (BesluitUitkomst.TOEGEKEND, "U krijgt € 500,00 handgeld voor: Soep."),
            (BesluitUitkomst.DEELS_TOEGEKEND, "U krijgt € 200,00 handgeld voor: Soep."),
            (BesluitUitkomst.AFGEWEZEN, "U krijgt geen handgeld voor: Soep."),
            (BesluitUitkomst.DOORVERWEZEN, "Voor uw aanvraag verwijzen wij u door naar: Fonds Samen."),
        ):
            text = brief(GENOMEN[uitkomst])
            assert text.startswith(f"Beste Sanne,\n\n{begin}")
            assert text.endswith("Met vriendelijke groet,\nTruus")

    @pytest.mark.parametrize(
        ("who", "aanhef"),
        [
            ({"organisatie": "Floreshuis", "initiatief": "Buurttuin"}, "Beste Floreshuis,"),
            ({"initiatief": "Buurttuin"}, "Beste mensen van Buurttuin,"),
            ({}, "Beste aanvrager,"),
        ],
    )
    def test_it_greets_who_asked(self, who: dict[str, Any], aanhef: str) -> None:
        assert brief(EERDER, aanvrager=None, **who).startswith(aanhef)

    def test_a_refusal_gives_the_requirement_that_was_not_met_before_the_rest(self) -> None:
        unmet = oordelen(Criterium.C3, oordeel=Oordeel.VOLDOET_NIET)
        text = brief(replace(GENOMEN[BesluitUitkomst.AFGEWEZEN], grond=Grond.CRITERIA, oordelen=unmet))
        assert text.index("Reden C3") < text.index("Reden C1") < text.index("Reden C2")
        assert "een andere vorm die wel bij de wijk past" in text

    def test_a_refusal_is_taken_up_with_the_people(self) -> None:
        text = brief(GENOMEN[BesluitUitkomst.AFGEWEZEN])
        assert "Er is in deze pot niet genoeg geld" in text
        assert "Bel ons" in text
        assert "bonnen" not in text

    def test_a_redirect_says_what_the_fund_is_for_and_how_to_reach_it(self) -> None:
        text = brief(GENOMEN[BesluitUitkomst.DOORVERWEZEN], FONDS)
        for part in ("feesten op straat", "hoogstens € 700,00", "Bel het loket."):
            assert part in text

    def test_an_award_in_part_says_what_the_budget_needs(self) -> None:
        deels = GENOMEN[BesluitUitkomst.DEELS_TOEGEKEND]
        assert "Volgens uw begroting is € 300,00 nodig." in brief(deels, begroting=300_00)
        assert "Vraag het ons gerust." in brief(deels)

    def test_a_revision_says_what_it_replaces_and_why(self) -> None:
        besluit = replace(EERDER, id=4, vervangt_id=3, herziening_reden="Er kwam een offerte")
        text = brief(besluit, vervangt=GENOMEN[BesluitUitkomst.DEELS_TOEGEKEND])
        assert "vervangt ons besluit van 10-11-2026. Toen kreeg u € 200,00." in text
        assert "Er kwam een offerte." in text

    def test_it_tells_what_was_paid_and_what_waits_and_pushes_nobody_to_spend(self) -> None:
        """004: "geld hoeft niet op"."""
        text = brief(replace(EERDER, betaald=100_00))
        assert "al € 100,00 betaald. Er staat nog € 400,00 voor u klaar." in text
        assert "Het geld hoeft niet op" in text
        assert "voor u klaar" not in brief(replace(EERDER, betaald=500_00))

    def test_who_abstained_is_a_number(self) -> None:
        assert "Eén persoon besliste niet mee" in brief(replace(EERDER, onthouden=("Bo",)))
        assert "Twee personen beslisten niet mee" in brief(replace(EERDER, onthouden=("Bo", "Jo")))
        assert "niet mee" not in brief(EERDER)

    def test_typed_text_stays_as_it_is(self) -> None:
        typed = "Regel [b]een[/b] {wijk}!\n\nRegel twee\x1b[2J"
        assert typed in brief(replace(EERDER, motivering=typed))


class TestLangeZinnen:
    def test_a_sentence_is_long_from_one_word_past_the_limit(self) -> None:
        exact, past = (" ".join(["Woord"] * times) + "." for times in (LANGSTE_ZIN, LANGSTE_ZIN + 1))
        assert lange_zinnen(f"{exact} Kort. {past}\nKort") == (past,)

    def test_an_amount_a_date_and_a_short_form_end_no_sentence(self) -> None:
        text = "Op 01-11-2026 kreeg u € 1.234,56 voor bijv.  soep. Dat was het."
        assert lange_zinnen(text, 7) == ("Op 01-11-2026 kreeg u € 1.234,56 voor bijv.  soep.",)
        assert lange_zinnen(text, 8) == ()

    def test_a_line_break_ends_a_sentence(self) -> None:
        assert lange_zinnen("een twee\ndrie vier", 2) == ()


def test_a_fund_has_a_name_and_its_text_is_cleaned() -> None:
    cleaned = FondsInvoer(" Fonds\nSamen ", waarvoor=" ", hoe="Bel\r\nons ").checked()
    assert cleaned == FondsInvoer("Fonds Samen", hoe="Bel\nons")
    refusal(FondsInvoer(" ").checked, "naam")
    refusal(FondsInvoer("Fonds", hoogstens=0).checked, "hoogstens")


def test_a_decision_that_replaces_one_of_another_day_names_that_day() -> None:
    besluit = replace(EERDER, vervangt_id=3)
    assert "05-11-2026" in brief(besluit, vervangt=replace(EERDER, datum=date(2026, 11, 5)))
    assert "vervangt ons eerdere besluit" in brief(besluit)
