"""Pots as a whole: the published wijkbudgetten, kortingen over many pots, money that moves, pots that close."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.korting import KortingInvoer, evenredig_bedrag
from frontlijn.domain.handgeld.pot import Financier, PotInvoer
from frontlijn.domain.values import KortingLezing, MutatieSoort, PotSoort, Rest
from frontlijn.store.check import check
from frontlijn.store.read import handgeld as read
from frontlijn.store.read.wijken import wijken
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import close_pot, cut_pots, grant_handgeld, move_money, open_pot, release, reverse
from tests.store.inputs import TODAY, a_pot, aanvraag, dump, toekenning

SAMEN = (Financier("gemeente", 5_000), Financier("corporaties", 5_000))
HALF = (("gemeente", 225_000_00), ("corporaties", 225_000_00))


@pytest.fixture
def fifteen(store: Store) -> dict[str, int]:
    """A wijkbudget for each of the fifteen wijken, paid half by half; the number of each by the name of its wijk."""
    period: dict[str, Any] = {"van": date(2011, 1, 1), "tot": date(2014, 12, 31)}
    return {
        wijk.naam: open_pot(
            store,
            PotInvoer(f"Wijkbudget {wijk.naam}", wijk.id, soort=PotSoort.WIJKBUDGET, financiers=SAMEN, **period),
        ).id
        for wijk in wijken(store)
    }


def per_financier(store: Store, pot_id: int) -> tuple[int, ...]:
    """What each financier has in the plafond now."""
    return tuple(part.plafond for part in read.afschrift(store, pot_id).eind.per_financier)


def refused(store: Store, field: str | None, words: str, write: Any) -> None:
    before = dump(store)
    with pytest.raises(Refused) as refusal:
        write()
    assert (refusal.value.field, words in refusal.value.message) == (field, True), refusal.value.message
    assert dump(store) == before


def test_the_fifteen_wijkbudgetten_are_as_published(store: Store, fifteen: dict[str, int]) -> None:
    """004 §2.2: plafonds by class, Hoogkerk apart, 8.875.000 euro in all, half by half."""
    plafonds = {naam: read.pot(store, pot_id).stand.plafond for naam, pot_id in fifteen.items()}
    assert len(plafonds) == 15
    assert sum(plafonds.values()) == 8_875_000_00
    assert (plafonds["Selwerd"], plafonds["De Hoogte"], plafonds["Vinkhuizen"]) == (900_000_00, 450_000_00, 450_000_00)
    assert (plafonds["Tuinwijk"], plafonds["Hoogkerk"]) == (225_000_00, 100_000_00)
    halves = [per_financier(store, pot_id) for pot_id in fifteen.values()]
    assert tuple(map(sum, zip(*halves, strict=True))) == (4_437_500_00, 4_437_500_00)
    (booked,) = read.mutaties(store, read.MutatieFilter(pot_id=fifteen["Hoogkerk"]), 0, -1)
    assert booked.reden == "afwijkend vastgesteld plafond (004 §2.2)"


def test_a_korting_on_all_fifteen_pro_rata_is_as_published(store: Store, fifteen: dict[str, int]) -> None:
    """Domain model, 12: 450.000 euro, 225.000 per financier first, then added."""
    cuts = cut_pots(store, KortingInvoer(tuple(fifteen.values()), HALF, KortingLezing.NAAR_RATO, TODAY, "Raad"))
    lost = {naam: cut.bedrag for naam, cut in zip(fifteen, cuts, strict=True)}
    assert (lost["Selwerd"], lost["De Hoogte"], lost["Tuinwijk"]) == (45_633_80, 22_816_90, 11_408_46)
    assert lost["Hoogkerk"] == 5_070_42
    assert sum(lost.values()) == 450_000_00
    assert tuple(map(sum, zip(*(cut.verdeling for cut in cuts), strict=True))) == (225_000_00, 225_000_00)
    after = [per_financier(store, pot_id) for pot_id in fifteen.values()]
    assert tuple(map(sum, zip(*after, strict=True))) == (4_212_500_00, 4_212_500_00)
    rows = read.mutaties(store, read.MutatieFilter(soorten=(MutatieSoort.KORTING,)), 0, -1)
    assert [(row.bedrag, row.verdeling) for row in rows] == [(cut.bedrag, cut.verdeling) for cut in cuts]
    assert {row.reden for row in rows} == {f"Korting van € 450.000,00 in totaal, {KortingLezing.NAAR_RATO.label}. Raad"}
    assert check(store) == ()


def test_a_korting_of_the_same_for_each_takes_thirty_thousand(store: Store, fifteen: dict[str, int]) -> None:
    """004: the other reading of evenredig takes 30.000 euro of each pot, 30 % of that of Hoogkerk."""
    cuts = cut_pots(store, KortingInvoer(tuple(fifteen.values()), HALF, KortingLezing.GELIJK, TODAY, "Raad"))
    assert {cut.bedrag for cut in cuts} == {30_000_00}
    assert {cut.verdeling for cut in cuts} == {(15_000_00, 15_000_00)}
    assert read.pot(store, fifteen["Hoogkerk"]).stand.plafond == 70_000_00


def test_a_korting_is_booked_on_all_its_pots_or_on_none(store: Store, fifteen: dict[str, int]) -> None:
    close_pot(store, fifteen["Hoogkerk"], TODAY, rest=Rest.VERVALLEN)
    korting = KortingInvoer(tuple(fifteen.values()), HALF, KortingLezing.NAAR_RATO, TODAY, "Raad")
    refused(store, "pots", "gesloten", lambda: cut_pots(store, korting))


def test_a_korting_may_come_from_one_financier_alone(store: Store) -> None:
    pot_id = a_pot(store, plafond=1_000_00, financiers=SAMEN).id
    cut_pots(store, KortingInvoer((pot_id,), (("Corporaties", 100_01),), KortingLezing.GELIJK, TODAY, "Ze kunnen niet"))
    assert per_financier(store, pot_id) == (500_00, 399_99)
    assert check(store) == ()


def test_a_korting_after_the_money_is_promised_makes_a_shortage(store: Store) -> None:
    pot_id = a_pot(store, financiers=SAMEN).id
    grant_handgeld(store, aanvraag(pot_id, 80_00), toekenning(80_00))
    each = evenredig_bedrag(50_01, [read.pot(store, pot_id)], KortingLezing.NAAR_RATO)
    (cut,) = cut_pots(store, KortingInvoer((pot_id,), each, KortingLezing.NAAR_RATO, TODAY, "Raad"))
    assert (cut.bedrag, cut.vrij, cut.vrij_na) == (50_01, 20_00, -30_01)
    assert read.pot(store, pot_id).stand.vrij == -30_01
    assert check(store) == ()


def test_money_moves_in_two_rows_at_once(store: Store) -> None:
    one, other = a_pot(store, "Een").id, a_pot(store, "Ander", plafond=1).id
    van, naar = move_money(store, one, other, 33_33, datum=TODAY, reden="Daar is het nodig")
    assert (van.stand.plafond, naar.stand.plafond) == (66_67, 33_34)
    (uit,) = read.mutaties(store, read.MutatieFilter(soorten=(MutatieSoort.OVERHEVELING_UIT,)), 0, -1)
    (into,) = read.mutaties(store, read.MutatieFilter(soorten=(MutatieSoort.OVERHEVELING_IN,)), 0, -1)
    assert (uit.pot, uit.tegenpot, into.pot, into.tegenpot) == ("Een", "Ander", "Ander", "Een")
    assert (uit.bedrag, into.bedrag, uit.reden, into.reden) == (33_33, 33_33, *("Daar is het nodig",) * 2)
    assert check(store) == ()


@pytest.mark.parametrize("half", [MutatieSoort.OVERHEVELING_UIT, MutatieSoort.OVERHEVELING_IN])
def test_either_half_reverses_both(store: Store, half: MutatieSoort) -> None:
    one, other = a_pot(store, "Een").id, a_pot(store, "Ander", plafond=1).id
    move_money(store, one, other, 40_00, datum=TODAY, reden="Daar is het nodig")
    (row,) = read.mutaties(store, read.MutatieFilter(soorten=(half,)), 0, -1)
    reverse(store, row.id, TODAY, "Toch niet")
    assert (read.pot(store, one).stand.plafond, read.pot(store, other).stand.plafond) == (100_00, 1)
    assert read.count_mutaties(store, read.MutatieFilter(soorten=(MutatieSoort.STORNO,))) == 2
    assert check(store) == ()


@pytest.mark.parametrize("half", [MutatieSoort.OVERHEVELING_UIT, MutatieSoort.OVERHEVELING_IN])
def test_what_was_spent_in_the_other_pot_does_not_come_back(store: Store, half: MutatieSoort) -> None:
    one, other = a_pot(store, "Een").id, a_pot(store, "Ander", plafond=1).id
    move_money(store, one, other, 40_00, datum=TODAY, reden="Daar is het nodig")
    grant_handgeld(store, aanvraag(other, 1_00), toekenning(1_00))
    (row,) = read.mutaties(store, read.MutatieFilter(soorten=(half,)), 0, -1)
    refused(store, None, "te weinig", lambda: reverse(store, row.id, TODAY, "Toch niet"))


def test_what_cannot_move_is_refused(store: Store) -> None:
    one, other = a_pot(store, "Een").id, a_pot(store, "Ander").id
    shut, later = a_pot(store, "Dicht").id, a_pot(store, "Later", van=date(2026, 11, 20)).id
    close_pot(store, shut, TODAY, rest=Rest.VERVALLEN)
    grant_handgeld(store, aanvraag(one, 60_00), toekenning(60_00))

    def move(van: int, naar: int, bedrag: int = 1_00, datum: date = TODAY, reden: str = "x") -> Any:
        return lambda: move_money(store, van, naar, bedrag, datum=datum, reden=reden)

    refused(store, "bedrag", "€ 40,00 vrij besteedbaar", move(one, other, 40_01))
    refused(store, "bedrag", "meer dan", move(one, other, 0))
    refused(store, "naar_pot_id", "zit al in", move(one, one))
    refused(store, "naar_pot_id", "gesloten", move(one, shut))
    refused(store, None, "gesloten", move(shut, one))
    refused(store, "datum", "begint op 20-11-2026", move(one, later, datum=date(2026, 11, 19)))
    refused(store, "datum", "nog komen", move(one, other, datum=date(2026, 11, 22)))
    refused(store, "reden", "Waarom", move(one, other, reden=" "))
    move(one, other, 40_00)()
    assert read.pot(store, one).stand.vrij == 0


def test_a_pot_closes_with_its_rest_lapsed(store: Store) -> None:
    pot_id = a_pot(store).id
    made = grant_handgeld(store, aanvraag(pot_id, 60_00), toekenning(60_00))
    closed = close_pot(store, pot_id, TODAY, rest=Rest.VERVALLEN, reden="Niet meer nodig")
    assert (closed.rest, closed.rest_bedrag, closed.rest_reden) == (Rest.VERVALLEN, 40_00, "Niet meer nodig")
    release(store, made.id, 10_00, TODAY)
    assert read.pot(store, pot_id).stand.toegekend == 50_00
    assert check(store) == ()


def test_a_pot_closes_with_its_rest_moved(store: Store) -> None:
    pot_id, other = a_pot(store).id, a_pot(store, "Ander").id
    grant_handgeld(store, aanvraag(pot_id, 60_00), toekenning(60_00))
    closed = close_pot(store, pot_id, TODAY, rest=Rest.OVERHEVELEN, naar_pot_id=other)
    assert (closed.rest, closed.rest_bedrag, closed.stand.vrij) == (Rest.OVERHEVELEN, 40_00, 0)
    assert read.pot(store, other).stand.plafond == 140_00
    assert check(store) == ()


def test_a_pot_that_is_empty_or_short_closes_without_a_rest(store: Store) -> None:
    pot_id = a_pot(store, plafond=50_00).id
    grant_handgeld(store, aanvraag(pot_id), toekenning())
    assert (close_pot(store, pot_id, TODAY).rest, check(store)) == (None, ())


def test_a_pot_that_cannot_close_says_why(store: Store) -> None:
    pot_id, other = a_pot(store).id, a_pot(store, "Ander").id
    empty = a_pot(store, "Leeg", plafond=50_00).id
    grant_handgeld(store, aanvraag(empty), toekenning())

    def close(number: int = pot_id, **more: Any) -> Any:
        return lambda: close_pot(store, number, TODAY, **more)

    refused(store, "rest", "€ 100,00 over", close())
    refused(store, "naar_pot_id", "Naar welke pot", close(rest=Rest.OVERHEVELEN))
    refused(store, "naar_pot_id", "alleen bij overhevelen", close(rest=Rest.VERVALLEN, naar_pot_id=other))
    refused(store, "naar_pot_id", "zit al in", close(rest=Rest.OVERHEVELEN, naar_pot_id=pot_id))
    refused(store, "rest", "geen rest", close(empty, rest=Rest.VERVALLEN))
