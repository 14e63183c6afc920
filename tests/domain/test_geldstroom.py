"""The money after a decision: from which day it moves, and which rows can be corrected or reversed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from frontlijn.domain.handgeld.geldstroom import (
    check_betaald_op,
    check_correctie,
    check_geldstroom,
    check_storno,
    check_storno_gevolg,
)
from frontlijn.domain.handgeld.pot import PotMutatie
from frontlijn.domain.values import AanvraagStatus, MutatieSoort
from tests.domain.handgeld_records import AANVRAAG as EEN_AANVRAAG
from tests.domain.handgeld_records import AFGEWEZEN, TOEGEKEND, genomen
from tests.domain.pots import TODAY, a_decision, a_pot, a_row
from tests.domain.refusals import refusal

BESLUIT = a_decision(datum=date(2026, 5, 1))
TOEKENNING = a_row(2, MutatieSoort.TOEKENNING, besluit_id=1, aanvraag_id=1)
AANVRAAG = replace(
    EEN_AANVRAAG,
    id=1,
    ontvangen_op=date(2026, 2, 1),
    status=AanvraagStatus.BESLOTEN,
    status_op=BESLUIT.datum,
    besluit=BESLUIT,
    mutaties=(TOEKENNING,),
)
PLAFOND = a_row(1, MutatieSoort.PLAFOND, datum=date(2026, 1, 1))
BETALING = a_row(3, MutatieSoort.BETALING, (20_00, 20_00), besluit_id=1, aanvraag_id=1)
TERUG = a_row(8, MutatieSoort.TERUGONTVANGST, (5_00, 5_00), besluit_id=1, aanvraag_id=1)
VRIJVAL = a_row(4, MutatieSoort.VRIJVAL, (5_00, 5_00), besluit_id=1, aanvraag_id=1)
POT = a_pot(toegekend=100_00)
TOMORROW = TODAY + timedelta(days=1)


class TestBetaaldOp:
    """V10 of the domain model, section 5, for a decision that is paid at once."""

    def test_it_is_paid_from_its_own_day_up_to_today(self) -> None:
        check_betaald_op(TOEGEKEND, TOEGEKEND.datum, TODAY)
        check_betaald_op(TOEGEKEND, TODAY, TODAY)
        refusal(lambda: check_betaald_op(TOEGEKEND, TOMORROW, TODAY), "betaald_op")
        early = TOEGEKEND.datum - timedelta(days=1)
        message = refusal(lambda: check_betaald_op(TOEGEKEND, early, TODAY), "betaald_op")
        assert message == "Het besluit is van 10-11-2026; een betaling kan niet eerder zijn."

    def test_nothing_is_paid_without_an_award(self) -> None:
        assert "niets te betalen" in refusal(lambda: check_betaald_op(AFGEWEZEN, TODAY, TODAY), "betaald_op")


class TestBedrag:
    """V04 and V05 of the domain model, section 5; to the cent."""

    def test_there_is_an_award_for_the_money_to_belong_to(self) -> None:
        open_request = replace(AANVRAAG, besluit=None)
        message = refusal(lambda: check_geldstroom(open_request, MutatieSoort.BETALING, 1, TODAY, TODAY), None)
        assert "nog niet besloten" in message
        refused = replace(AANVRAAG, besluit=genomen(AFGEWEZEN))
        message = refusal(lambda: check_geldstroom(refused, MutatieSoort.BETALING, 1, TODAY, TODAY), None)
        assert "is afgewezen" in message

    @pytest.mark.parametrize(
        ("soort", "most", "said"),
        [
            (
                MutatieSoort.BETALING,
                60_00,
                "€ 60,00 open (toegekend € 100,00, betaald € 40,00); een betaling van € 60,01",
            ),
            (
                MutatieSoort.VRIJVAL,
                60_00,
                "€ 60,00 open (toegekend € 100,00, betaald € 40,00); een vrijval van € 60,01",
            ),
            (MutatieSoort.TERUGONTVANGST, 40_00, "€ 40,00 betaald; meer kan er niet terugkomen"),
        ],
    )
    def test_no_more_moves_than_there_is(self, soort: MutatieSoort, most: int, said: str) -> None:
        paid = replace(AANVRAAG, besluit=replace(BESLUIT, betaald=40_00))
        check_geldstroom(paid, soort, most, TODAY, TODAY)
        assert said in refusal(lambda: check_geldstroom(paid, soort, most + 1, TODAY, TODAY), "bedrag")

    def test_money_is_a_true_amount_on_a_day_that_was(self) -> None:
        for soort in (MutatieSoort.BETALING, MutatieSoort.VRIJVAL, MutatieSoort.TERUGONTVANGST):
            refusal(lambda soort=soort: check_geldstroom(AANVRAAG, soort, 0, TODAY, TODAY), "bedrag")  # type: ignore[misc]
            refusal(lambda soort=soort: check_geldstroom(AANVRAAG, soort, 1, TOMORROW, TODAY), "datum")  # type: ignore[misc]


class TestVanaf:
    """V10 of the domain model, section 5: no payment before the decision that awarded."""

    def test_money_moves_from_the_day_of_the_decision(self) -> None:
        early = date(2026, 4, 30)
        for soort in (MutatieSoort.BETALING, MutatieSoort.VRIJVAL):
            check_geldstroom(AANVRAAG, soort, 1, BESLUIT.datum, TODAY)
            message = refusal(
                lambda soort=soort: check_geldstroom(AANVRAAG, soort, 1, early, TODAY),  # type: ignore[misc]
                "datum",
            )
            assert message == f"Het besluit is van 01-05-2026; een {soort} kan niet eerder zijn."

    def test_of_a_revised_decision_it_moves_from_the_first_one_that_awarded(self) -> None:
        first = date(2026, 3, 1)
        assert check_geldstroom(AANVRAAG, MutatieSoort.BETALING, 1, first, TODAY, first) is BESLUIT
        before = first - timedelta(days=1)
        message = refusal(lambda: check_geldstroom(AANVRAAG, MutatieSoort.BETALING, 1, before, TODAY, first), "datum")
        assert "van 01-03-2026;" in message

    def test_a_payment_is_of_no_day_before_the_decision_that_made_room_for_it(self) -> None:
        """V04 holds on each day: what a later decision added is not paid before it."""
        more = a_row(5, MutatieSoort.TOEKENNING, (15_00, 15_00), date(2026, 6, 1), besluit_id=2, aanvraag_id=1)
        paid = a_row(6, MutatieSoort.BETALING, (40_00, 40_00), date(2026, 5, 2), besluit_id=1, aanvraag_id=1)
        besluit = a_decision(2, vervangt_id=1, bedrag=130_00, toegekend_netto=130_00, betaald=80_00)
        raised = replace(AANVRAAG, besluit=besluit, mutaties=(TOEKENNING, paid, more))
        vanaf = date(2026, 3, 1)
        check_geldstroom(raised, MutatieSoort.BETALING, 50_00, date(2026, 6, 1), TODAY, vanaf)
        check_geldstroom(raised, MutatieSoort.BETALING, 20_00, date(2026, 5, 31), TODAY, vanaf)
        message = refusal(
            lambda: check_geldstroom(raised, MutatieSoort.BETALING, 20_01, date(2026, 5, 31), TODAY, vanaf), "datum"
        )
        assert message.startswith("Op 31-05-2026 was er € 100,00 toegekend en € 80,00 betaald;")

    def test_what_left_a_pot_that_is_closed_stays_where_it_went(self) -> None:
        moved = a_row(7, MutatieSoort.OVERHEVELING_UIT)
        check_storno_gevolg(moved, None, POT)
        closed = replace(POT, gesloten_op=date(2026, 10, 1))
        assert "01-10-2026 gesloten" in refusal(lambda: check_storno_gevolg(moved, None, closed), None)

    def test_what_lapsed_is_not_promised_again(self) -> None:
        closed = replace(POT, gesloten_op=date(2026, 10, 1), stand=replace(POT.stand, vervallen=895_00))
        check_storno_gevolg(replace(VRIJVAL, bedrag=5_00), BESLUIT, closed)
        refusal(lambda: check_storno_gevolg(replace(VRIJVAL, bedrag=5_01), BESLUIT, closed), None)


class TestStorno:
    """V12 of the domain model, section 5."""

    def test_a_row_is_reversed_on_its_day_or_later_with_a_reason(self) -> None:
        check_storno(BETALING, BETALING.datum, "tikfout", TODAY)
        check_storno(BETALING, TODAY, "tikfout", TODAY)
        refusal(lambda: check_storno(BETALING, TODAY, None, TODAY), "reden")
        refusal(lambda: check_storno(BETALING, TOMORROW, "tikfout", TODAY), "datum")
        early = BETALING.datum - timedelta(days=1)
        assert "van 01-03-2026;" in refusal(lambda: check_storno(BETALING, early, "tikfout", TODAY), "datum")

    def test_an_award_is_reversed_while_nothing_of_it_was_paid_or_fell_free(self) -> None:
        """V04 and V05 of the domain model, section 5."""
        check_storno_gevolg(TOEKENNING, BESLUIT, POT)
        paid, less = replace(BESLUIT, betaald=1), replace(BESLUIT, toegekend_netto=99_99)
        assert "al € 0,01 betaald" in refusal(lambda: check_storno_gevolg(TOEKENNING, paid, POT), None)
        assert "deel vrijgevallen" in refusal(lambda: check_storno_gevolg(TOEKENNING, less, POT), None)

    def test_a_payment_is_reversed_while_none_of_it_came_back(self) -> None:
        check_storno_gevolg(BETALING, replace(BESLUIT, betaald=40_00), POT)
        less = replace(BESLUIT, betaald=39_99)
        assert "teruggekomen" in refusal(lambda: check_storno_gevolg(BETALING, less, POT), None)

    def test_money_that_came_back_is_taken_away_while_it_is_still_there(self) -> None:
        """How little is left of the payments does not matter, and what is open must be enough to the cent."""
        check_storno_gevolg(TERUG, replace(BESLUIT, toegekend_netto=10_00, betaald=0), POT)
        less = replace(BESLUIT, toegekend_netto=100_00, betaald=90_01)
        assert "draai eerst dat terug" in refusal(lambda: check_storno_gevolg(TERUG, less, POT), None)
        for besluit in (replace(less, vervangt_id=9), replace(less, toegekend_netto=0, betaald=0)):
            message = refusal(lambda besluit=besluit: check_storno_gevolg(TERUG, besluit, POT), None)  # type: ignore[misc]
            assert "herzie eerst het besluit" in message


class TestCorrectie:
    def test_a_plafond_changes_on_its_own_day_only(self) -> None:
        check_correctie(PLAFOND, 90_00, PLAFOND.datum, "tikfout", TODAY)
        message = refusal(lambda: check_correctie(PLAFOND, 90_00, TODAY, "tikfout", TODAY), "datum")
        assert "eerste dag van de pot" in message

    def test_another_amount_or_another_day_corrects_a_row(self) -> None:
        check_correctie(BETALING, 41_00, BETALING.datum, "tikfout", TODAY)
        check_correctie(BETALING, BETALING.bedrag, date(2026, 2, 28), "tikfout", TODAY)
        message = refusal(
            lambda: check_correctie(BETALING, BETALING.bedrag, BETALING.datum, "tikfout", TODAY), "bedrag"
        )
        assert message.startswith("Er verandert niets")

    def test_a_correction_is_a_true_amount_on_a_day_that_was_with_a_reason(self) -> None:
        refusal(lambda: check_correctie(BETALING, 0, TODAY, "tikfout", TODAY), "bedrag")
        refusal(lambda: check_correctie(BETALING, 1, TOMORROW, "tikfout", TODAY), "datum")
        refusal(lambda: check_correctie(BETALING, 1, TODAY, None, TODAY), "reden")

    @pytest.mark.parametrize(
        "row",
        [a_row(5, MutatieSoort.STORNO, storno_van=3), replace(BETALING, storno_door=5)],
        ids=["storno", "reversed"],
    )
    def test_what_cannot_be_reversed_cannot_be_corrected_and_both_say_so_alike(self, row: PotMutatie) -> None:
        """V12 of the domain model, section 5."""
        assert refusal(lambda: check_correctie(row, 1, TODAY, "tikfout", TODAY), None) == refusal(
            lambda: check_storno(row, TODAY, "tikfout", TODAY),
            None,
        )

    def test_an_award_changes_by_a_new_decision_and_an_overheveling_as_a_whole(self) -> None:
        """V11 and V13 of the domain model, section 5."""
        assert "herzie het besluit" in refusal(lambda: check_correctie(TOEKENNING, 1, TODAY, "minder", TODAY), None)
        for soort in (MutatieSoort.OVERHEVELING_IN, MutatieSoort.OVERHEVELING_UIT):
            row = a_row(6, soort)
            message = refusal(lambda row=row: check_correctie(row, 1, TODAY, "minder", TODAY), None)  # type: ignore[misc]
            assert "draai de overheveling terug en boek haar opnieuw" in message


class TestStornoNaHerziening:
    def test_an_award_is_reversed_only_when_its_decision_is_the_only_one(self) -> None:
        check_storno_gevolg(TOEKENNING, BESLUIT, POT)
        revised = a_decision(2, vervangt_id=1)
        for row in (TOEKENNING, replace(TOEKENNING, besluit_id=2)):
            message = refusal(lambda row=row: check_storno_gevolg(row, revised, POT), None)  # type: ignore[misc]
            assert message.startswith("Over deze aanvraag is later opnieuw besloten; herzie het besluit")

    def test_vrijval_is_reversed_on_the_decision_that_stands_unless_the_revision_booked_it(self) -> None:
        revised = a_decision(2, vervangt_id=1)
        refusal(lambda: check_storno_gevolg(VRIJVAL, revised, POT), None)
        later = replace(VRIJVAL, besluit_id=2)
        check_storno_gevolg(later, revised, POT)
        check_storno_gevolg(VRIJVAL, BESLUIT, POT)
        refusal(lambda: check_storno_gevolg(later, revised, POT, van_herziening=True), None)

    def test_a_payment_under_an_earlier_decision_can_be_reversed(self) -> None:
        check_storno_gevolg(BETALING, a_decision(2, vervangt_id=1, betaald=40_00), POT)

    def test_rows_that_belong_to_no_decision_are_not_held_by_one(self) -> None:
        check_storno_gevolg(a_row(1, MutatieSoort.PLAFOND), None, POT)
        spent = replace(POT, stand=replace(POT.stand, plafond=0))
        message = refusal(lambda: check_storno_gevolg(a_row(1, MutatieSoort.PLAFOND), None, spent), None)
        assert "te weinig" in message
