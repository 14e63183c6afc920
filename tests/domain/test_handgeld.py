"""Handgeld: each rule of a pot and a decision that the domain itself can refuse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frontlijn.domain.handgeld.besluit import BelangInvoer, BesluitInvoer, RichtlijnOordeel, check_oordelen
from frontlijn.domain.handgeld.pot import Financier, PotToestand
from frontlijn.domain.handgeld.richtlijn import Richtlijn, check_richtlijn_tekst
from frontlijn.domain.handgeld.toekenning import (
    check_belang,
    check_eerste_besluit,
    check_herziening,
    check_nog_open,
    check_richtlijnen,
    check_toekenning,
    lijkt_op,
)
from frontlijn.domain.money import MAX_BEDRAG, check_bedrag
from frontlijn.domain.values import AanvraagStatus, BesluitUitkomst, Criterium, Grond, Oordeel
from tests.domain.handgeld_records import (
    AANVRAAG,
    AANVRAAG_INVOER,
    AFGEWEZEN,
    DEELS,
    DOORVERWEZEN,
    OORDELEN,
    POT,
    POT_INVOER,
    TODAY,
    TOEGEKEND,
    TOMORROW,
    besloten,
    genomen,
    oordelen,
)
from tests.domain.refusals import refusal


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
        ("shares", "shown"),
        [
            ((5000, 4000), "samen 90 %"),
            ((10_001,), "samen 100,01 %"),
            ((), "samen 0 %"),
            ((15_000, -5000), "betaalt 150 %"),
        ],
    )
    def test_financiers_pay_exactly_everything_together(self, shares: tuple[int, ...], shown: str) -> None:
        """V01 and V18 of the domain model, section 5."""
        invoer = replace(
            POT_INVOER, financiers=tuple(Financier(f"fonds {place}", share) for place, share in enumerate(shares))
        )
        assert f"{shown};" in refusal(invoer.checked, "financiers")

    def test_a_pot_has_a_name_financiers_with_names_and_a_plafond(self) -> None:
        refusal(lambda: replace(POT_INVOER, naam="").checked(), "naam")
        refusal(lambda: replace(POT_INVOER, financiers=(Financier(" ", 10_000),)).checked(), "financiers")
        refusal(lambda: replace(POT_INVOER, plafond=0).checked(), "plafond")


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

    def test_a_guideline_is_judged_with_a_reason_at_its_own_field(self) -> None:
        eigen = RichtlijnOordeel(3, Oordeel.VOLDOET, " ja\r\n")
        cleaned = replace(TOEGEKEND, richtlijnen=(eigen,), herziening_reden=" ").checked(TODAY)
        assert (cleaned.richtlijnen[0].reden, cleaned.herziening_reden) == ("ja", None)
        silent = replace(TOEGEKEND, richtlijnen=(replace(eigen, reden=" "),))
        refusal(lambda: silent.checked(TODAY), "richtlijn 3")

    def test_who_declares_an_interest_abstains_once(self) -> None:
        """V08 of the domain model, section 5; abstentions are recorded."""
        belang = BelangInvoer(" Rene ", "buurman van\nde aanvrager")
        cleaned = replace(TOEGEKEND, onthouden=("René", "Bo"), belangen=(belang, belang)).checked(TODAY)
        assert cleaned.onthouden == ("René", "Bo")
        assert cleaned.belangen == (BelangInvoer("Rene", "buurman van de aanvrager"),)
        assert replace(TOEGEKEND, belangen=(belang,)).checked(TODAY).onthouden == ("Rene",)

    def test_who_declares_an_interest_does_not_decide_and_hears_the_true_reason(self) -> None:
        besluit = replace(TOEGEKEND, beslissers=("RENÉ",), belangen=(BelangInvoer("Rene", "buurman"),))
        message = refusal(lambda: besluit.checked(TODAY), "beslissers")
        assert message.startswith("RENÉ meldde een belang: buurman.")

    def test_an_interest_names_who_and_which(self) -> None:
        for belang, field in ((BelangInvoer(" ", "buurman"), "naam"), (BelangInvoer("Rene", ""), "aard")):
            message = refusal(belang.checked, field)
            besluit = replace(TOEGEKEND, belangen=(belang,))
            assert refusal(lambda besluit=besluit: besluit.checked(TODAY), "belangen") == message  # type: ignore[misc]


class TestToekenning:
    def test_an_award_that_keeps_every_rule_passes(self) -> None:
        check_toekenning(AANVRAAG_INVOER, TOEGEKEND, POT)
        check_toekenning(AANVRAAG_INVOER, DEELS, POT)
        check_toekenning(AANVRAAG_INVOER, AFGEWEZEN, replace(POT, gesloten_op=TODAY))

    @pytest.mark.parametrize("besluit", [TOEGEKEND, AFGEWEZEN, DOORVERWEZEN], ids=lambda b: str(b.uitkomst))
    def test_no_decision_precedes_the_receipt(self, besluit: BesluitInvoer) -> None:
        """V10 of the domain model, section 5."""
        early = replace(besluit, datum=date(2026, 10, 31))
        assert "ligt voor de ontvangst" in refusal(lambda: check_toekenning(AANVRAAG_INVOER, early, POT), "datum")
        check_toekenning(AANVRAAG_INVOER, replace(besluit, datum=AANVRAAG_INVOER.ontvangen_op), POT)

    def test_a_first_decision_does_not_precede_the_status_of_the_request(self) -> None:
        """V10 of the domain model, section 5."""
        held = replace(AANVRAAG, status=AanvraagStatus.AANGEHOUDEN, status_op=TOEGEKEND.datum)
        check_toekenning(held, TOEGEKEND, POT)
        later = replace(held, status_op=date(2026, 11, 11))
        message = refusal(lambda: check_toekenning(later, TOEGEKEND, POT), "datum")
        assert message.startswith("De aanvraag is sinds 11-11-2026 aangehouden;")
        decided = besloten(genomen(TOEGEKEND), status_op=date(2026, 11, 11))
        check_toekenning(decided, TOEGEKEND, POT)

    def test_an_empty_pot_promises_not_a_cent(self) -> None:
        """V03 of the domain model, section 5."""
        empty = replace(POT, stand=replace(POT.stand, toegekend=1_000_00))
        cent = replace(DEELS, bedrag=1)
        assert "€ 0,01 te weinig" in refusal(lambda: check_toekenning(AANVRAAG_INVOER, cent, empty), "bedrag")

    def test_a_closed_pot_promises_nothing(self) -> None:
        """V14 of the domain model, section 5."""
        closed = replace(POT, gesloten_op=date(2026, 11, 5))
        message = refusal(lambda: check_toekenning(AANVRAAG_INVOER, TOEGEKEND, closed), "pot_id")
        assert message == "De pot Handgeld Selwerd is op 05-11-2026 gesloten; kies een andere pot."

    def test_an_award_falls_inside_the_period_of_the_pot_first_and_last_day_included(self) -> None:
        """V10 of the domain model, section 5."""
        for van, tot in ((date(2026, 11, 11), POT.tot), (POT.van, date(2026, 11, 9))):
            pot = replace(POT, van=van, tot=tot)
            assert "valt daarbuiten" in refusal(
                lambda pot=pot: check_toekenning(AANVRAAG_INVOER, TOEGEKEND, pot),  # type: ignore[misc]
                "datum",
            )
        check_toekenning(AANVRAAG_INVOER, TOEGEKEND, replace(POT, van=TOEGEKEND.datum, tot=TOEGEKEND.datum))

    def test_no_award_is_larger_than_the_request(self) -> None:
        """V09 of the domain model, section 5."""
        more = replace(TOEGEKEND, bedrag=500_01)
        assert "€ 500,00 gevraagd" in refusal(lambda: check_toekenning(AANVRAAG_INVOER, more, POT), "bedrag")

    def test_the_outcome_says_truly_whether_the_award_is_whole_or_part(self) -> None:
        less = replace(TOEGEKEND, bedrag=499_99)
        assert "deels toegekend" in refusal(lambda: check_toekenning(AANVRAAG_INVOER, less, POT), "uitkomst")
        whole = replace(DEELS, bedrag=500_00)
        assert '"toegekend"' in refusal(lambda: check_toekenning(AANVRAAG_INVOER, whole, POT), "uitkomst")

    def test_an_award_above_what_is_needed_asks_for_a_reason_and_passes_with_one(self) -> None:
        """V09 of the domain model, section 5."""
        aanvraag = replace(AANVRAAG_INVOER, begroting=600_00, eigen_bijdrage=100_01)
        assert "€ 499,99 nodig" in refusal(lambda: check_toekenning(aanvraag, TOEGEKEND, POT), "bedrag")
        check_toekenning(aanvraag, replace(TOEGEKEND, afwijking_reden="regen"), POT)
        check_toekenning(replace(aanvraag, eigen_bijdrage=100_00), TOEGEKEND, POT)

    def test_an_initiative_that_has_more_than_it_needs_is_told_that_nothing_is_needed(self) -> None:
        aanvraag = replace(AANVRAAG_INVOER, begroting=100_00, eigen_bijdrage=150_00)
        assert "€ 0,00 nodig" in refusal(lambda: check_toekenning(aanvraag, TOEGEKEND, POT), "bedrag")

    def test_no_award_goes_past_what_is_vrij_besteedbaar(self) -> None:
        """V03 of the domain model, section 5; to the cent."""
        aanvraag = replace(AANVRAAG_INVOER, gevraagd=700_01)
        besluit = replace(TOEGEKEND, bedrag=700_01)
        message = refusal(lambda: check_toekenning(aanvraag, besluit, POT), "bedrag")
        assert message.startswith("In de pot is € 700,00 vrij besteedbaar, € 0,01 te weinig;")
        check_toekenning(replace(aanvraag, gevraagd=700_00), replace(besluit, bedrag=700_00), POT)

    def test_a_revision_needs_from_the_pot_only_what_comes_on_top(self) -> None:
        """V03 of the domain model, section 5; to the cent."""
        vol = replace(POT, stand=replace(POT.stand, toegekend=900_00))
        check_toekenning(AANVRAAG_INVOER, TOEGEKEND, vol, al_toegekend=400_00)
        message = refusal(lambda: check_toekenning(AANVRAAG_INVOER, TOEGEKEND, vol, al_toegekend=399_99), "bedrag")
        assert message.startswith("In de pot is € 100,00 vrij besteedbaar, € 0,01 te weinig;")

    def test_a_revision_that_promises_nothing_new_asks_nothing_of_the_pot(self) -> None:
        tekort = replace(POT, gesloten_op=TODAY, tot=date(2026, 10, 31))
        tekort = replace(tekort, stand=replace(POT.stand, toegekend=2_000_00))
        check_toekenning(AANVRAAG_INVOER, TOEGEKEND, tekort, al_toegekend=500_00)
        check_toekenning(AANVRAAG_INVOER, DEELS, tekort, al_toegekend=500_00)
        refusal(lambda: check_toekenning(AANVRAAG_INVOER, TOEGEKEND, tekort, al_toegekend=499_99), "pot_id")


class TestNogOpen:
    def test_a_request_that_waits_can_be_decided(self) -> None:
        check_nog_open(AANVRAAG)
        check_nog_open(replace(AANVRAAG, status=AanvraagStatus.AANGEHOUDEN))

    def test_a_decided_request_is_pointed_to_a_revision(self) -> None:
        message = refusal(lambda: check_nog_open(besloten(genomen(AFGEWEZEN))), None)
        assert "al besloten: afgewezen. Met een herziening" in message

    def test_a_withdrawn_request_is_taken_up_first(self) -> None:
        withdrawn = replace(AANVRAAG, status=AanvraagStatus.INGETROKKEN, status_op=date(2026, 11, 5))
        assert "ingetrokken op 05-11-2026" in refusal(lambda: check_nog_open(withdrawn), None)


class TestHerziening:
    NIEUW = replace(DEELS, herziening_reden="De offerte viel lager uit.")

    def test_a_revision_with_a_reason_may_change_the_reasons_alone(self) -> None:
        staat = besloten(genomen(DEELS, betaald=200_00))
        check_herziening(staat, self.NIEUW)

    def test_there_is_a_decision_to_revise(self) -> None:
        assert "nog niet besloten" in refusal(lambda: check_herziening(AANVRAAG, self.NIEUW), None)
        assert "nog geen besluit" in refusal(lambda: check_eerste_besluit(self.NIEUW), "herziening_reden")
        check_eerste_besluit(DEELS)

    def test_it_says_why(self) -> None:
        refusal(lambda: check_herziening(besloten(genomen(TOEGEKEND)), DEELS), "herziening_reden")

    def test_it_does_not_precede_what_it_replaces(self) -> None:
        early = replace(self.NIEUW, datum=date(2026, 11, 9))
        assert "10-11-2026" in refusal(lambda: check_herziening(besloten(genomen(TOEGEKEND)), early), "datum")

    def test_what_was_paid_stays_awarded(self) -> None:
        """V04 of the domain model, section 5; to the cent."""
        staat = besloten(genomen(TOEGEKEND, betaald=200_01))
        assert "ten minste € 200,01" in refusal(lambda: check_herziening(staat, self.NIEUW), "bedrag")
        none = replace(AFGEWEZEN, herziening_reden="anders")
        assert "€ 200,01 betaald" in refusal(lambda: check_herziening(staat, none), "uitkomst")
        check_herziening(besloten(genomen(TOEGEKEND)), none)
        cent = besloten(genomen(TOEGEKEND, betaald=1))
        assert "€ 0,01 betaald" in refusal(lambda: check_herziening(cent, none), "uitkomst")


class TestRichtlijnen:
    """004: a wijk may add guidelines to the four criteria."""

    EIGEN = Richtlijn(3, 1, "Selwerd", "Iedereen kan erbij.", date(2026, 1, 1), None)
    OORDEEL = RichtlijnOordeel(3, Oordeel.VOLDOET_NIET, "Er is een trap.")

    def test_each_current_guideline_is_judged_and_none_excludes_an_award(self) -> None:
        check_richtlijnen([self.EIGEN], replace(TOEGEKEND, richtlijnen=(self.OORDEEL,)))
        check_richtlijnen([], TOEGEKEND)
        assert "Iedereen kan erbij" in refusal(lambda: check_richtlijnen([self.EIGEN], TOEGEKEND), "richtlijn 3")

    def test_no_other_is_judged_and_none_twice(self) -> None:
        one, twice = (replace(TOEGEKEND, richtlijnen=(self.OORDEEL,) * times) for times in (1, 2))
        assert "geldt niet" in refusal(lambda: check_richtlijnen([], one), "richtlijn 3")
        assert "twee oordelen" in refusal(lambda: check_richtlijnen([self.EIGEN], twice), "richtlijn 3")

    def test_a_guideline_has_a_text_of_one_line(self) -> None:
        assert check_richtlijn_tekst(" Iedereen\nkan erbij ") == "Iedereen kan erbij"
        refusal(lambda: check_richtlijn_tekst(" "), "tekst")


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
        check_belang({1: "Truus Bos"}, [2], [2, 3], names=["Hanneke Jansen", "Truus Jansen"])

    def test_who_is_called_by_a_part_of_the_name_of_somebody_with_an_interest_is_asked_for_all_of_it(self) -> None:
        names = ["Omar", "Hanneke Jansen"]
        message = refusal(lambda: check_belang({1: "hanneke"}, [], [], names=names), "beslissers")
        assert message.startswith("hanneke lijkt op Hanneke Jansen,")

    @pytest.mark.parametrize(
        ("naam", "ander", "alike"),
        [
            ("hanneke", "Hanneke Jansen", True),
            ("Hanneke Jansen", "HANNEKE", True),
            ("jansen, hanneke", "Hanneke Jansen", True),
            ("Rene", "René", True),
            ("Hanneke Bos", "Hanneke Jansen", False),
            ("Han", "Hanneke", False),
            ("", "Hanneke", False),
            ("Hanneke", "-", False),
            ("", "", False),
        ],
    )
    def test_names_are_alike_when_one_holds_all_words_of_the_other(self, naam: str, ander: str, alike: bool) -> None:
        assert lijkt_op(naam, ander) is alike

    def test_who_declared_an_interest_hears_which(self) -> None:
        message = refusal(lambda: check_belang({1: "Truus"}, [1], [], {1: "zus van de aanvrager"}), "beslissers")
        assert message.startswith("Truus meldde een belang: zus van de aanvrager.")
        check_belang({1: "Truus"}, [2], [], {2: "buurman"})
