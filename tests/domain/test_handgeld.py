"""Handgeld: each rule of a pot, a request and a decision that the domain itself can refuse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer, nodig
from frontlijn.domain.handgeld.besluit import BesluitInvoer, CriteriumOordeel, check_oordelen
from frontlijn.domain.handgeld.pot import Budgetpot, Financier, PotInvoer, PotStand, PotToestand
from frontlijn.domain.handgeld.toekenning import check_belang, check_toekenning
from frontlijn.domain.money import MAX_BEDRAG, check_bedrag
from frontlijn.domain.values import BesluitUitkomst, Criterium, Grond, Oordeel
from tests.domain.refusals import refusal, with_value

TODAY = date(2026, 11, 21)
TOMORROW = TODAY + timedelta(days=1)
POT = Budgetpot(
    id=1,
    naam="Handgeld Selwerd",
    wijk_id=1,
    wijk="Selwerd",
    van=date(2026, 1, 1),
    tot=date(2026, 12, 31),
    gesloten_op=None,
    financiers=(Financier("gemeente", 10_000),),
    stand=PotStand(plafond=1_000_00, toegekend=300_00, betaald=100_00, aangevraagd=900_00),
)
POT_INVOER = PotInvoer("Handgeld Selwerd", 1, date(2026, 1, 1), date(2026, 12, 31), 1_000_00)
AANVRAAG = AanvraagInvoer(
    pot_id=1, onderwerp="Soep", gevraagd=500_00, ontvangen_op=date(2026, 11, 1), aanvrager="Sanne"
)
OORDELEN = tuple(CriteriumOordeel(criterium, Oordeel.VOLDOET, "ja") for criterium in Criterium)
TOEGEKEND = BesluitInvoer(BesluitUitkomst.TOEGEKEND, date(2026, 11, 10), OORDELEN, bedrag=500_00)
DEELS = replace(TOEGEKEND, uitkomst=BesluitUitkomst.DEELS_TOEGEKEND, bedrag=200_00)
AFGEWEZEN = replace(
    TOEGEKEND, uitkomst=BesluitUitkomst.AFGEWEZEN, bedrag=0, grond=Grond.PLAFOND, motivering="De pot is te klein."
)
DOORVERWEZEN = replace(TOEGEKEND, uitkomst=BesluitUitkomst.DOORVERWEZEN, bedrag=0, naar="Goed Idee")


def oordelen(criterium: Criterium, **change: Any) -> tuple[CriteriumOordeel, ...]:
    return tuple(replace(o, **change) if o.criterium is criterium else o for o in OORDELEN)


class TestStandVanEenPot:
    def test_vrij_besteedbaar_counts_promises_and_not_payments_or_open_requests(self) -> None:
        """The domain model, section 6."""
        stand = POT.stand
        assert (stand.vrij, stand.openstaand, stand.als_alles_wordt_toegekend) == (700_00, 200_00, -200_00)

    @pytest.mark.parametrize(
        ("toegekend", "toestand"),
        [(999_99, PotToestand.RUIM), (1_000_00, PotToestand.VOL), (1_000_01, PotToestand.TEKORT)],
    )
    def test_the_state_turns_exactly_at_zero(self, toegekend: int, toestand: PotToestand) -> None:
        assert replace(POT.stand, toegekend=toegekend).toestand is toestand


class TestPot:
    def test_a_pot_for_one_day_paid_by_two_is_taken_with_its_text_cleaned(self) -> None:
        invoer = replace(
            POT_INVOER,
            naam=" Handgeld\n",
            tot=POT_INVOER.van,
            financiers=(Financier(" gemeente", 5000), Financier("Nijestee", 5000)),
            reden=" ",
        )
        cleaned = invoer.checked()
        assert (cleaned.naam, cleaned.reden, cleaned.financiers[0].naam) == ("Handgeld", None, "gemeente")

    def test_a_pot_that_ends_before_it_begins_is_refused(self) -> None:
        message = refusal(lambda: replace(POT_INVOER, tot=date(2025, 12, 31)).checked(), "tot")
        assert "31-12-2025" in message
        assert "01-01-2026" in message

    @pytest.mark.parametrize(
        ("shares", "shown"), [((5000, 4000), "90 %"), ((10_001,), "100,01 %"), ((), "0 %"), ((15_000, -5000), "100 %")]
    )
    def test_financiers_pay_exactly_everything_together(self, shares: tuple[int, ...], shown: str) -> None:
        """V01 and V18 of the domain model, section 5."""
        invoer = replace(POT_INVOER, financiers=tuple(Financier("gemeente", share) for share in shares))
        assert f"samen {shown};" in refusal(invoer.checked, "financiers")

    def test_a_pot_has_a_name_financiers_with_names_and_a_plafond(self) -> None:
        refusal(lambda: replace(POT_INVOER, naam="").checked(), "naam")
        refusal(lambda: replace(POT_INVOER, financiers=(Financier(" ", 10_000),)).checked(), "financiers")
        refusal(lambda: replace(POT_INVOER, plafond=0).checked(), "plafond")


class TestAanvraag:
    def test_text_is_cleaned(self) -> None:
        cleaned = replace(AANVRAAG, onderwerp=" Soep\tkoken", organisatie=" ", draagvlak="de hele\r\nstraat").checked(
            TODAY
        )
        assert (cleaned.onderwerp, cleaned.organisatie, cleaned.draagvlak) == ("Soep koken", None, "de hele\nstraat")

    def test_an_initiatief_a_person_or_an_organisation_asks(self) -> None:
        nobody = replace(AANVRAAG, aanvrager=" \u200b")
        assert "Wie vraagt dit aan?" in refusal(lambda: nobody.checked(TODAY), "aanvrager")
        replace(nobody, initiatief_id=1).checked(TODAY)
        replace(nobody, organisatie="Floreshuis").checked(TODAY)

    def test_a_request_has_a_subject_an_amount_and_was_received(self) -> None:
        refusal(lambda: replace(AANVRAAG, onderwerp="").checked(TODAY), "onderwerp")
        refusal(lambda: replace(AANVRAAG, gevraagd=0).checked(TODAY), "gevraagd")
        refusal(lambda: replace(AANVRAAG, ontvangen_op=TOMORROW).checked(TODAY), "ontvangen_op")

    @pytest.mark.parametrize("field", ["begroting", "eigen_bijdrage", "cofinanciering"])
    def test_the_other_amounts_may_be_nothing_and_never_less(self, field: str) -> None:
        with_value(AANVRAAG, field, 0).checked(TODAY)
        for cents in (-1, MAX_BEDRAG + 1):
            invoer = with_value(AANVRAAG, field, cents)
            assert "€ 0,00 tot € 100.000.000,00" in refusal(lambda invoer=invoer: invoer.checked(TODAY), field)  # type: ignore[misc]

    def test_what_is_needed_counts_only_certain_cofinanciering(self) -> None:
        """V09 of the domain model, section 5."""
        aanvraag = replace(AANVRAAG, begroting=800_00, eigen_bijdrage=100_00, cofinanciering=300_00)
        assert nodig(aanvraag) == 700_00
        assert nodig(replace(aanvraag, cofinanciering_zeker=True)) == 400_00
        assert nodig(replace(aanvraag, begroting=None)) is None


class TestBesluit:
    @pytest.mark.parametrize("besluit", [TOEGEKEND, DEELS, AFGEWEZEN, DOORVERWEZEN], ids=lambda b: str(b.uitkomst))
    def test_a_complete_decision_is_taken_as_it_is(self, besluit: BesluitInvoer) -> None:
        assert besluit.checked(TODAY) == besluit

    def test_names_and_reasons_are_cleaned(self) -> None:
        cleaned = replace(
            TOEGEKEND, beslissers=(" Sanne", "sanne", ""), oordelen=oordelen(Criterium.C1, reden=" ja\r\nzeker ")
        ).checked(TODAY)
        assert cleaned.beslissers == ("Sanne",)
        assert cleaned.oordelen[0].reden == "ja\nzeker"

    def test_a_decision_of_tomorrow_is_refused(self) -> None:
        refusal(lambda: replace(TOEGEKEND, datum=TOMORROW).checked(TODAY), "datum")

    @pytest.mark.parametrize("besluit", [TOEGEKEND, AFGEWEZEN], ids=["award", "refusal"])
    @pytest.mark.parametrize("criterium", list(Criterium))
    def test_each_criterion_has_a_judgement_with_a_reason_at_its_own_field(
        self, criterium: Criterium, besluit: BesluitInvoer
    ) -> None:
        """V06 of the domain model, section 5: a refusal carries them too."""
        missing = replace(besluit, oordelen=tuple(o for o in OORDELEN if o.criterium is not criterium))
        assert refusal(lambda: missing.checked(TODAY), criterium.value).endswith(f"({criterium}).")
        silent = replace(besluit, oordelen=oordelen(criterium, reden=" \u200b"))
        assert refusal(lambda: silent.checked(TODAY), criterium.value).startswith("Schrijf een reden bij")

    @pytest.mark.parametrize("uitkomst", [BesluitUitkomst.TOEGEKEND, BesluitUitkomst.DEELS_TOEGEKEND])
    @pytest.mark.parametrize("criterium", [Criterium.C2, Criterium.C3, Criterium.C4])
    def test_an_unmet_requirement_excludes_an_award(self, criterium: Criterium, uitkomst: BesluitUitkomst) -> None:
        """V06: C2 to C4 are requirements (004 §2.2)."""
        unmet = oordelen(criterium, oordeel=Oordeel.VOLDOET_NIET)
        assert "is een eis" in refusal(lambda: check_oordelen(unmet, uitkomst), criterium.value)

    def test_an_unmet_priority_does_not_exclude_an_award(self) -> None:
        """V06: C1 gives priority and is no knock-out (004 §2.2)."""
        check_oordelen(oordelen(Criterium.C1, oordeel=Oordeel.VOLDOET_NIET), BesluitUitkomst.TOEGEKEND)

    def test_an_award_has_an_amount_and_the_other_outcomes_have_none(self) -> None:
        refusal(lambda: replace(TOEGEKEND, bedrag=0).checked(TODAY), "bedrag")
        assert "afgewezen" in refusal(lambda: replace(AFGEWEZEN, bedrag=1).checked(TODAY), "bedrag")
        assert "doorverwezen" in refusal(lambda: replace(DOORVERWEZEN, bedrag=1).checked(TODAY), "bedrag")

    def test_a_refusal_has_a_ground_and_tells_the_applicant_why(self) -> None:
        """V07 of the domain model, section 5."""
        refusal(lambda: replace(AFGEWEZEN, grond=None).checked(TODAY), "grond")
        assert "gewone taal" in refusal(lambda: replace(AFGEWEZEN, motivering="\n").checked(TODAY), "motivering")

    def test_a_refusal_on_the_criteria_needs_an_unmet_requirement(self) -> None:
        """V07: an unmet priority (C1) is no ground."""
        besluit = replace(
            AFGEWEZEN, grond=Grond.CRITERIA, oordelen=oordelen(Criterium.C1, oordeel=Oordeel.VOLDOET_NIET)
        )
        assert "C2, C3, C4" in refusal(lambda: besluit.checked(TODAY), "grond")
        replace(besluit, oordelen=oordelen(Criterium.C3, oordeel=Oordeel.VOLDOET_NIET)).checked(TODAY)

    def test_a_ground_and_another_fund_stand_only_where_they_belong(self) -> None:
        refusal(lambda: replace(TOEGEKEND, grond=Grond.PLAFOND).checked(TODAY), "grond")
        refusal(lambda: replace(TOEGEKEND, naar="Goed Idee").checked(TODAY), "naar")
        assert "Naar welk fonds" in refusal(lambda: replace(DOORVERWEZEN, naar=" ").checked(TODAY), "naar")

    def test_nobody_decides_and_abstains_at_once_in_whatever_case_the_name_is_written(self) -> None:
        """V08 of the domain model, section 5."""
        besluit = replace(TOEGEKEND, beslissers=("Sanne", "René"), onthouden=("rene",))
        assert refusal(lambda: besluit.checked(TODAY), "onthouden").startswith("René kan niet beslissen")


class TestToekenning:
    def test_an_award_that_keeps_every_rule_passes(self) -> None:
        check_toekenning(AANVRAAG, TOEGEKEND, POT)
        check_toekenning(AANVRAAG, DEELS, POT)
        check_toekenning(AANVRAAG, AFGEWEZEN, replace(POT, gesloten_op=TODAY))

    @pytest.mark.parametrize("besluit", [TOEGEKEND, AFGEWEZEN, DOORVERWEZEN], ids=lambda b: str(b.uitkomst))
    def test_no_decision_precedes_the_receipt(self, besluit: BesluitInvoer) -> None:
        """V10 of the domain model, section 5."""
        early = replace(besluit, datum=date(2026, 10, 31))
        assert "ligt voor de ontvangst" in refusal(lambda: check_toekenning(AANVRAAG, early, POT), "datum")
        check_toekenning(AANVRAAG, replace(besluit, datum=AANVRAAG.ontvangen_op), POT)

    def test_a_closed_pot_promises_nothing(self) -> None:
        """V14 of the domain model, section 5."""
        closed = replace(POT, gesloten_op=date(2026, 11, 5))
        message = refusal(lambda: check_toekenning(AANVRAAG, TOEGEKEND, closed), "pot_id")
        assert message == "De pot Handgeld Selwerd is op 05-11-2026 gesloten; kies een andere pot."

    def test_an_award_falls_inside_the_period_of_the_pot_first_and_last_day_included(self) -> None:
        """V10 of the domain model, section 5."""
        for van, tot in ((date(2026, 11, 11), POT.tot), (POT.van, date(2026, 11, 9))):
            pot = replace(POT, van=van, tot=tot)
            assert "valt daarbuiten" in refusal(lambda pot=pot: check_toekenning(AANVRAAG, TOEGEKEND, pot), "datum")  # type: ignore[misc]
        check_toekenning(AANVRAAG, TOEGEKEND, replace(POT, van=TOEGEKEND.datum, tot=TOEGEKEND.datum))

    def test_no_award_is_larger_than_the_request(self) -> None:
        """V09 of the domain model, section 5."""
        more = replace(TOEGEKEND, bedrag=500_01)
        assert "€ 500,00 gevraagd" in refusal(lambda: check_toekenning(AANVRAAG, more, POT), "bedrag")

    def test_the_outcome_says_truly_whether_the_award_is_whole_or_part(self) -> None:
        less = replace(TOEGEKEND, bedrag=499_99)
        assert "deels toegekend" in refusal(lambda: check_toekenning(AANVRAAG, less, POT), "uitkomst")
        whole = replace(DEELS, bedrag=500_00)
        assert '"toegekend"' in refusal(lambda: check_toekenning(AANVRAAG, whole, POT), "uitkomst")

    def test_an_award_above_what_is_needed_asks_for_a_reason_and_passes_with_one(self) -> None:
        """V09 of the domain model, section 5."""
        aanvraag = replace(AANVRAAG, begroting=600_00, eigen_bijdrage=100_01)
        assert "€ 499,99 nodig" in refusal(lambda: check_toekenning(aanvraag, TOEGEKEND, POT), "bedrag")
        check_toekenning(aanvraag, replace(TOEGEKEND, afwijking_reden="regen"), POT)
        check_toekenning(replace(aanvraag, eigen_bijdrage=100_00), TOEGEKEND, POT)

    def test_an_initiative_that_has_more_than_it_needs_is_told_that_nothing_is_needed(self) -> None:
        aanvraag = replace(AANVRAAG, begroting=100_00, eigen_bijdrage=150_00)
        assert "€ 0,00 nodig" in refusal(lambda: check_toekenning(aanvraag, TOEGEKEND, POT), "bedrag")

    def test_no_award_goes_past_what_is_vrij_besteedbaar(self) -> None:
        """V03 of the domain model, section 5; to the cent."""
        aanvraag = replace(AANVRAAG, gevraagd=700_01)
        besluit = replace(TOEGEKEND, bedrag=700_01)
        message = refusal(lambda: check_toekenning(aanvraag, besluit, POT), "bedrag")
        assert message.startswith("In de pot is € 700,00 vrij besteedbaar, € 0,01 te weinig;")
        check_toekenning(replace(aanvraag, gevraagd=700_00), replace(besluit, bedrag=700_00), POT)


def test_an_amount_is_more_than_zero_and_within_reason() -> None:
    check_bedrag(1, "bedrag")
    check_bedrag(MAX_BEDRAG, "bedrag")
    for cents in (0, -1):
        assert "meer dan € 0,00" in refusal(lambda cents=cents: check_bedrag(cents, "bedrag"), "bedrag")  # type: ignore[misc]
    assert "te groot" in refusal(lambda: check_bedrag(MAX_BEDRAG + 1, "bedrag"), "bedrag")


class TestBelang:
    """V08 of the domain model, section 5; 004: who has an interest may inform, not decide."""

    def test_an_applicant_or_contact_does_not_decide(self) -> None:
        assert refusal(lambda: check_belang({1: "Truus", 2: "Joris"}, [], [2]), "beslissers").startswith("Joris vraagt")

    def test_who_abstains_does_not_decide(self) -> None:
        assert refusal(lambda: check_belang({1: "Truus"}, [1], []), "beslissers").startswith("Truus onthoudt zich")

    def test_others_decide(self) -> None:
        check_belang({1: "Truus"}, [2], [2, 3])
