"""What must still hold after a row is corrected, to the cent: the most and the least that it can become."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frontlijn.domain.handgeld.besluit import Besluit
from frontlijn.domain.handgeld.correctie import check_correctie_gevolg
from frontlijn.domain.handgeld.pot import Budgetpot, PotMutatie, PotStand
from frontlijn.domain.values import MutatieSoort
from tests.domain.pots import a_decision, a_pot, a_row
from tests.domain.refusals import refusal

POT = a_pot(plafond=1_000_00, toegekend=100_00)
BESLUIT = a_decision(betaald=30_00)
PLAFOND = a_row(1, MutatieSoort.PLAFOND, (550_00, 550_00), POT.van)
KORTING = a_row(2, MutatieSoort.KORTING)
BETALING = a_row(3, MutatieSoort.BETALING, (20_00, 20_00), besluit_id=1, aanvraag_id=1)
TERUG = a_row(4, MutatieSoort.TERUGONTVANGST, (5_00, 5_00), besluit_id=1, aanvraag_id=1)
VRIJVAL = a_row(5, MutatieSoort.VRIJVAL, (10_00, 10_00), besluit_id=1, aanvraag_id=1)
CLOSED = replace(POT, gesloten_op=date(2026, 10, 1))


def check(
    row: PotMutatie,
    bedrag: int,
    datum: date | None = None,
    *,
    besluit: Besluit | None = BESLUIT,
    pot: Budgetpot = POT,
    vanaf: date | None = None,
) -> None:
    """A row of the pot itself belongs to no decision."""
    found = None if row.besluit_id is None else besluit
    check_correctie_gevolg(row, bedrag, datum or row.datum, besluit=found, pot=pot, vanaf=vanaf)


class TestBedrag:
    """V03 to V05 of the domain model, section 5."""

    @pytest.mark.parametrize(
        ("row", "most", "said"),
        [
            (KORTING, 1_100_00, "€ 1.100,00 plafond om op te korten"),
            (BETALING, 110_00, "€ 110,00 nog te betalen"),
            (TERUG, 40_00, "€ 40,00 betaald"),
            (VRIJVAL, 90_00, "€ 90,00 nog te betalen"),
        ],
        ids=lambda value: str(getattr(value, "soort", value)),
    )
    def test_a_row_can_take_what_is_there_and_what_it_held_itself(self, row: PotMutatie, most: int, said: str) -> None:
        check(row, most)
        message = refusal(lambda: check(row, most + 1), "bedrag")
        assert message == f"Er is hoogstens {said}; vul dat in of minder."

    @pytest.mark.parametrize(
        ("row", "least", "said"),
        [
            (PLAFOND, 800_00, "€ 800,00 weer uit deze pot toegezegd"),
            (BETALING, 10_00, "€ 10,00 van deze betaling teruggekomen"),
            (TERUG, 4_00, "€ 4,00 opnieuw betaald of vrijgevallen"),
            (VRIJVAL, 15_00, "€ 15,00 weer uit deze pot toegezegd"),
        ],
        ids=lambda value: str(getattr(value, "soort", value)),
    )
    def test_a_row_keeps_what_was_built_on_it(self, row: PotMutatie, least: int, said: str) -> None:
        used = {
            MutatieSoort.PLAFOND: replace(POT, stand=PotStand(1_000_00, 700_00, 0, 0)),
            MutatieSoort.VRIJVAL: replace(POT, stand=PotStand(1_000_00, 995_00, 0, 0)),
        }
        pot = used.get(row.soort, POT)
        besluit = a_decision(toegekend_netto=36_00, betaald=30_00)
        check(row, least, besluit=besluit, pot=pot)
        message = refusal(lambda: check(row, least - 1, besluit=besluit, pot=pot), "bedrag")
        assert message == f"Er is al {said}; vul dat in of meer."

    def test_in_a_pot_that_is_short_the_plafond_only_goes_up(self) -> None:
        """Also when it stays short: a higher plafond is never a reason to refuse."""
        short = replace(POT, stand=PotStand(1_000_00, 1_150_00, 0, 0))
        check(PLAFOND, PLAFOND.bedrag, pot=short)
        check(PLAFOND, 10**9, pot=short)
        assert "al € 1.100,00 weer" in refusal(lambda: check(PLAFOND, PLAFOND.bedrag - 1, pot=short), "bedrag")

    def test_what_lapsed_with_a_closed_pot_carries_no_smaller_vrijval(self) -> None:
        lapsed = replace(CLOSED, stand=replace(POT.stand, vervallen=890_00))
        check(VRIJVAL, 10_00, pot=lapsed)
        assert "al € 10,00 weer" in refusal(lambda: check(VRIJVAL, 9_99, pot=lapsed), "bedrag")

    def test_a_row_may_become_a_cent_where_nothing_rests_on_it(self) -> None:
        for row in (KORTING, BETALING, TERUG, VRIJVAL):
            check(row, 1, besluit=a_decision(toegekend_netto=200_00, betaald=100_00))


class TestDag:
    """V10 of the domain model, section 5."""

    @pytest.mark.parametrize("row", [BETALING, TERUG, VRIJVAL], ids=lambda row: str(row.soort))
    def test_money_of_a_decision_moves_from_its_day(self, row: PotMutatie) -> None:
        vanaf = date(2026, 3, 1)
        check(row, row.bedrag, vanaf, vanaf=vanaf)
        message = refusal(lambda: check(row, row.bedrag, date(2026, 2, 28), vanaf=vanaf), "datum")
        assert message == f"Het besluit is van 01-03-2026; een {row.soort.label} kan niet eerder zijn."

    def test_a_korting_is_not_of_before_the_pot(self) -> None:
        check(KORTING, 1, POT.van)
        message = refusal(lambda: check(KORTING, 1, date(2025, 12, 31)), "datum")
        assert message == "De pot Pot 1 begint op 01-01-2026; een korting kan niet eerder zijn."
        check(BETALING, 41_00, date(2025, 12, 31))


class TestWatVastligt:
    @pytest.mark.parametrize("row", [PLAFOND, KORTING], ids=lambda row: str(row.soort))
    def test_the_plafond_and_the_kortingen_of_a_closed_pot_are_final(self, row: PotMutatie) -> None:
        """V14 of the domain model, section 5."""
        message = refusal(lambda: check(row, row.bedrag + 1, pot=CLOSED), None)
        assert message == ("De pot Pot 1 is op 01-10-2026 gesloten; het plafond en de kortingen liggen dan vast.")
        for other in (BETALING, TERUG, VRIJVAL):
            check(other, other.bedrag, pot=CLOSED)

    def test_vrijval_under_an_earlier_decision_is_final(self) -> None:
        """V11 of the domain model, section 5: the decision that stands was taken with it."""
        revised = a_decision(2, vervangt_id=1, betaald=30_00)
        assert "later opnieuw besloten" in refusal(lambda: check(VRIJVAL, 15_00, besluit=revised), None)
        check(replace(VRIJVAL, besluit_id=2), 15_00, besluit=revised)
        for row in (BETALING, TERUG):
            check(row, row.bedrag + 1, besluit=revised)
