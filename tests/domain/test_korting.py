"""A korting on several pots: divided so that it adds up, and refused where it cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.handgeld.korting import (
    KortingInvoer,
    check_korting,
    evenredig_bedrag,
    parse_bedragen,
    reden_van,
    verdeel_korting,
)
from frontlijn.domain.handgeld.pot import Financier
from frontlijn.domain.values import KortingLezing
from tests.domain.pots import TODAY, a_pot
from tests.domain.refusals import refusal
from tests.domain.test_shares import HOOGKERK, plafonds

BEIDE = (("gemeente", 225_000_00), ("corporaties", 225_000_00))
NLA = tuple(a_pot(number, plafond=plafond) for number, plafond in enumerate(plafonds(), start=1))
INVOER = KortingInvoer((1, 2), (("gemeente", 100_00),), KortingLezing.NAAR_RATO, date(2026, 11, 20), "de raad kort")
POTS = (a_pot(1), a_pot(2, plafond=3_000_00))


class TestVerdelen:
    def test_the_korting_of_450_000_euro_is_divided_per_financier_and_then_added(self) -> None:
        """The domain model, section 12, over the fifteen plafonds of 004 §2.2."""
        cuts = verdeel_korting(NLA, BEIDE, KortingLezing.NAAR_RATO)
        by_plafond = {cut.plafond: cut.bedrag for cut in cuts}
        assert by_plafond == {900_000_00: 45_633_80, 450_000_00: 22_816_90, 225_000_00: 11_408_46, HOOGKERK: 5_070_42}
        assert sum(cut.bedrag for cut in cuts) == 450_000_00
        assert [cut.pot_id for cut in cuts] == list(range(1, 16))

    def test_in_the_other_reading_each_of_the_fifteen_loses_30_000_euro(self) -> None:
        """I05 and contradiction 8 of the domain model: 30 % of the pot of Hoogkerk."""
        cuts = verdeel_korting(NLA, BEIDE, KortingLezing.GELIJK)
        assert {cut.bedrag for cut in cuts} == {30_000_00}

    @given(
        st.integers(1, 10**9),
        st.lists(st.tuples(st.integers(1, 10**9), st.integers(1, 10_000)), min_size=1, max_size=15),
        st.sampled_from(KortingLezing),
    )
    def test_no_cent_is_lost_between_the_financiers_and_the_pots(
        self, cents: int, each: list[tuple[int, int]], lezing: KortingLezing
    ) -> None:
        pots = [
            a_pot(n, plafond=plafond, financiers=(Financier("gemeente", share), Financier("fonds", 10_000 - share)))
            for n, (plafond, share) in enumerate(each)
        ]
        cuts = verdeel_korting(pots, [("gemeente", cents)], lezing)
        assert sum(cut.verdeling[0] for cut in cuts) == (cents if any(pot.plafonds[0] for pot in pots) else 0)
        assert {cut.verdeling[1] for cut in cuts} == {0}

    def test_a_financier_cuts_only_where_it_pays_by_any_spelling_and_the_others_lose_nothing(self) -> None:
        pots = (
            a_pot(1, financiers=(Financier("Gemeente", 10_000),)),
            a_pot(2),
            a_pot(3, financiers=(Financier("gemeente", 0), Financier("Corporaties", 10_000))),
        )
        for lezing in KortingLezing:
            cuts = verdeel_korting(pots, [("CORPORATIES", 30_00)], lezing)
            assert (cuts[0].bedrag, sum(cut.bedrag for cut in cuts)) == (0, 30_00)
            assert cuts[1].verdeling == ((0, 10_00) if lezing is KortingLezing.NAAR_RATO else (0, 15_00))
            assert verdeel_korting(pots, [("gemeente", 30_00)], lezing)[2].verdeling == (0, 0)

    def test_a_korting_may_leave_less_than_nothing_free(self) -> None:
        (cut,) = verdeel_korting([a_pot(toegekend=950_00)], [("gemeente", 100_00)], KortingLezing.NAAR_RATO)
        assert (cut.vrij, cut.bedrag, cut.vrij_na) == (50_00, 100_00, -50_00)
        check_korting(replace(INVOER, pots=(1,)), [a_pot(toegekend=950_00)], TODAY)

    def test_a_total_is_split_over_the_financiers_by_what_they_pay(self) -> None:
        """004 §2.2: the korting of 450.000 was 225.000 for each."""
        for lezing in KortingLezing:
            assert evenredig_bedrag(450_000_00, NLA, lezing) == BEIDE
        mixed = (a_pot(1, plafond=300_00), a_pot(2, plafond=100_00, financiers=(Financier("Gemeente", 10_000),)))
        assert evenredig_bedrag(40_00, mixed, KortingLezing.NAAR_RATO) == (("gemeente", 25_00), ("corporaties", 15_00))
        assert evenredig_bedrag(40_00, mixed, KortingLezing.GELIJK) == (("gemeente", 30_00), ("corporaties", 10_00))
        assert evenredig_bedrag(1, mixed, KortingLezing.GELIJK) == (("gemeente", 1),)


class TestRegels:
    def test_a_korting_that_keeps_every_rule_passes(self) -> None:
        check_korting(INVOER, POTS, TODAY)
        check_korting(replace(INVOER, per_financier=(("gemeente", 2_000_00), ("corporaties", 2_000_00))), POTS, TODAY)

    def test_there_are_pots_each_of_them_open_and_named_once(self) -> None:
        """V14 of the domain model, section 5."""
        refusal(lambda: check_korting(INVOER, (), TODAY), "pots")
        closed = (POTS[0], replace(POTS[1], gesloten_op=date(2026, 11, 1)))
        assert "Pot 2 is op 01-11-2026 gesloten" in refusal(lambda: check_korting(INVOER, closed, TODAY), "pots")
        assert "twee keer" in refusal(lambda: check_korting(INVOER, (POTS[0], POTS[0]), TODAY), "pots")

    @pytest.mark.parametrize(
        ("bedragen", "said"),
        [
            ((), "gemeente 225.000; corporaties 225.000"),
            ((("gemeente", 0),), "meer dan € 0,00"),
            ((("gemeente", 1), ("Gemeente", 1)), "twee keer"),
            ((("provincie", 1),), "dat doen: gemeente, corporaties"),
            (
                (("gemeente", 2_000_00), ("corporaties", 2_000_04)),
                "In Pot 1 heeft corporaties nog € 500,00 van het plafond; een korting van € 500,01 is € 0,01 te veel.",
            ),
        ],
    )
    def test_the_amounts_fit_the_financiers_and_the_plafonds(
        self, bedragen: tuple[tuple[str, int], ...], said: str
    ) -> None:
        invoer = replace(INVOER, per_financier=bedragen)
        assert said in refusal(lambda: check_korting(invoer, POTS, TODAY), "per_financier")

    def test_who_has_no_part_of_a_plafond_cannot_cut(self) -> None:
        empty = (a_pot(1, plafond=0), a_pot(2, plafond=0))
        assert "geen deel" in refusal(lambda: check_korting(INVOER, empty, TODAY), "per_financier")
        zero = (a_pot(1, financiers=(Financier("gemeente", 0), Financier("fonds", 10_000))),)
        assert "geen deel" in refusal(lambda: check_korting(INVOER, zero, TODAY), "per_financier")

    def test_it_was_decided_already_and_somebody_says_why(self) -> None:
        tomorrow = replace(INVOER, datum=TODAY + timedelta(days=1))
        refusal(lambda: check_korting(tomorrow, POTS, TODAY), "datum")
        refusal(lambda: check_korting(replace(INVOER, reden=" \n"), POTS, TODAY), "reden")

    def test_the_reason_at_each_row_holds_the_total_the_reading_and_the_reason(self) -> None:
        """004 leaves the reading open, so the choice is written down (domain model, 11)."""
        invoer = replace(INVOER, per_financier=BEIDE, lezing=KortingLezing.GELIJK, reden=" de raad kort\r\n")
        assert reden_van(invoer) == "Korting van € 450.000,00 in totaal, voor elke pot evenveel. de raad kort"


class TestLezen:
    @pytest.mark.parametrize(
        "text",
        [
            "gemeente 225.000; corporaties 225.000",
            "gemeente € 225.000,00\ncorporaties: €225000;",
            "gemeente 225.000 en corporaties 225.000 euro",
            "gemeente 225.000,-, corporaties 225.000",
            " gemeente = 225.000 + corporaties 225.000,00 ",
        ],
    )
    def test_amounts_are_read_as_they_are_usually_written(self, text: str) -> None:
        assert parse_bedragen(text) == BEIDE

    def test_a_name_may_be_several_words_and_hold_en(self) -> None:
        assert parse_bedragen("Fonds wonen en wijken 12,50") == (("Fonds wonen en wijken", 12_50),)

    @pytest.mark.parametrize("text", ["", " ; ", "gemeente", "225.000", "€ 5", "gemeente veel", "gemeente -5"])
    def test_what_is_no_name_with_an_amount_is_refused_with_an_example(self, text: str) -> None:
        assert "bijvoorbeeld: gemeente 225.000" in refusal(lambda: parse_bedragen(text), "per_financier")

    def test_an_ambiguous_amount_is_asked_back(self) -> None:
        assert "Bedoel je" in refusal(lambda: parse_bedragen("gemeente 12.50"), "per_financier")

    def test_a_megabyte_is_refused_at_once(self) -> None:
        for text in ("x" * 1_000_000, "a\x1b[31m" * 100_000, "gemeente " * 100_000):
            refusal(lambda text=text: parse_bedragen(text), "per_financier")  # type: ignore[misc]
