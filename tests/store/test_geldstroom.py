"""Money after a decision: corrections in one step, money that came back, receipts, and the account of an award."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from frontlijn.domain.handgeld.pot import Financier
from frontlijn.domain.handgeld.verantwoording import BonInvoer, VerantwoordingInvoer
from frontlijn.domain.values import MutatieSoort
from frontlijn.store.check import check
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import (
    account,
    correct,
    grant_handgeld,
    move_money,
    pay,
    receive_back,
    release,
    reverse,
)
from frontlijn.store.write.kasboek import log_kasboekregel
from tests.store.inputs import TODAY, a_pot, aanvraag, cut, regel, toekenning
from tests.store.test_potten import refused

DRIE = (Financier("gemeente", 3_334), Financier("corporaties", 3_333), Financier("fonds", 3_333))
YESTERDAY = date(2026, 11, 20)


@pytest.fixture
def ledger(store: Store) -> dict[MutatieSoort, int]:
    """A pot of 1.000 euro that three pay for, with a row of each kind on request 1 of 500: 100 paid, 30 back."""
    a_pot(store, plafond=1_000_00, financiers=DRIE)
    grant_handgeld(store, aanvraag(1, 500_00), toekenning(500_00))
    pay(store, 1, 100_00, TODAY)
    receive_back(store, 1, 30_00, TODAY)
    release(store, 1, 50_00, TODAY)
    cut(store, 1, 100_00)
    return {row.soort: row.id for row in read.mutaties(store, read.MutatieFilter(pot_id=1), 0, -1)}


def stand(store: Store) -> tuple[int, int, int]:
    """Plafond, awarded and paid of pot 1; the statement agrees, in all and per financier."""
    now, eind = read.pot(store, 1).stand, read.afschrift(store, 1).eind
    assert (eind.plafond, eind.toegekend, eind.betaald) == (now.plafond, now.toegekend, now.betaald)
    for name in ("plafond", "toegekend", "betaald"):
        assert sum(getattr(part, name) for part in eind.per_financier) == getattr(eind, name)
    assert check(store) == ()
    return now.plafond, now.toegekend, now.betaald


def test_each_row_is_split_over_who_pays(store: Store, ledger: dict[MutatieSoort, int]) -> None:
    assert stand(store) == (900_00, 450_00, 70_00)
    parts = {row.soort: row.verdeling for row in read.mutaties(store, read.MutatieFilter(pot_id=1), 0, -1)}
    assert parts[MutatieSoort.PLAFOND] == (333_40, 333_30, 333_30)
    assert parts[MutatieSoort.TOEKENNING] == (166_70, 166_65, 166_65)
    assert parts[MutatieSoort.BETALING] == (33_34, 33_33, 33_33)


def test_many_small_amounts_drift_by_no_cent(store: Store) -> None:
    a_pot(store, plafond=100_00, financiers=(Financier("gemeente", 5_000), Financier("corporaties", 5_000)))
    grant_handgeld(store, aanvraag(1), toekenning())
    for _ in range(7):
        pay(store, 1, 1, TODAY)
    paid = [part.betaald for part in read.afschrift(store, 1).eind.per_financier]
    assert paid == [4, 3]


def test_a_storno_gives_each_financier_back_what_the_row_took(store: Store) -> None:
    """V12 of the domain model, section 5: also when the odd cent was the turn of the second."""
    a_pot(store, plafond=100_00, financiers=(Financier("gemeente", 5_000), Financier("corporaties", 5_000)))
    grant_handgeld(store, aanvraag(1), toekenning())
    for _ in range(2):
        pay(store, 1, 1, TODAY)
    second = read.get(store, 1).mutaties[-1]
    assert second.verdeling == (0, 1)
    reverse(store, second.id, TODAY, "Dubbel")
    assert read.mutatie(store, read.mutatie(store, second.id).storno_door or 0).verdeling == (0, 1)
    assert [part.betaald for part in read.afschrift(store, 1).eind.per_financier] == [1, 0]


@pytest.mark.parametrize(
    ("soort", "bedrag", "after"),
    [
        (MutatieSoort.PLAFOND, 1_200_00, (1_100_00, 450_00, 70_00)),
        (MutatieSoort.PLAFOND, 550_00, (450_00, 450_00, 70_00)),
        (MutatieSoort.KORTING, 1_000_00, (0, 450_00, 70_00)),
        (MutatieSoort.KORTING, 1, (999_99, 450_00, 70_00)),
        (MutatieSoort.BETALING, 90_00, (900_00, 450_00, 60_00)),
        (MutatieSoort.BETALING, 30_00, (900_00, 450_00, 0)),
        (MutatieSoort.BETALING, 480_00, (900_00, 450_00, 450_00)),
        (MutatieSoort.TERUGONTVANGST, 100_00, (900_00, 450_00, 0)),
        (MutatieSoort.TERUGONTVANGST, 1, (900_00, 450_00, 99_99)),
        (MutatieSoort.VRIJVAL, 1, (900_00, 499_99, 70_00)),
        (MutatieSoort.VRIJVAL, 430_00, (900_00, 70_00, 70_00)),
    ],
    ids=str,
)
def test_a_row_is_corrected_in_one_step(
    store: Store, ledger: dict[MutatieSoort, int], soort: MutatieSoort, bedrag: int, after: tuple[int, int, int]
) -> None:
    old = read.mutatie(store, ledger[soort])
    new = correct(store, old.id, bedrag, old.datum, "Verkeerd getypt")
    assert stand(store) == after
    assert (new.soort, new.bedrag, new.corrigeert, new.reden) == (soort, bedrag, old.id, "Verkeerd getypt")
    storno = read.mutatie(store, read.mutatie(store, old.id).storno_door or 0)
    assert (storno.soort, storno.bedrag, storno.verdeling) == (MutatieSoort.STORNO, old.bedrag, old.verdeling)
    assert (storno.datum, storno.storno_van) == (old.datum, old.id)


@pytest.mark.parametrize(
    ("soort", "bedrag", "words"),
    [
        (MutatieSoort.PLAFOND, 549_99, "€ 550,00"),
        (MutatieSoort.KORTING, 1_000_01, "€ 1.000,00"),
        (MutatieSoort.BETALING, 29_99, "€ 30,00"),
        (MutatieSoort.BETALING, 480_01, "€ 480,00"),
        (MutatieSoort.TERUGONTVANGST, 100_01, "€ 100,00"),
        (MutatieSoort.VRIJVAL, 430_01, "€ 430,00"),
        (MutatieSoort.BETALING, 0, "meer dan"),
        (MutatieSoort.BETALING, 100_00, "verandert niets"),
    ],
    ids=str,
)
def test_a_correction_that_is_not_covered_is_refused(
    store: Store, ledger: dict[MutatieSoort, int], soort: MutatieSoort, bedrag: int, words: str
) -> None:
    old = read.mutatie(store, ledger[soort])
    refused(store, "bedrag", words, lambda: correct(store, old.id, bedrag, old.datum, "Verkeerd getypt"))


def test_an_award_is_revised_and_never_corrected(store: Store, ledger: dict[MutatieSoort, int]) -> None:
    award = ledger[MutatieSoort.TOEKENNING]
    refused(store, None, "herzie het besluit", lambda: correct(store, award, 400_00, TODAY, "x"))


def test_a_correction_has_a_day_a_reason_and_a_row_that_stands(store: Store, ledger: dict[MutatieSoort, int]) -> None:
    number = ledger[MutatieSoort.BETALING]

    def change(bedrag: int = 90_00, datum: date = TODAY, reden: str = "x") -> Any:
        return lambda: correct(store, number, bedrag, datum, reden)

    refused(store, "reden", "Waarom", change(reden=" "))
    refused(store, "datum", "nog komen", change(datum=date(2026, 11, 22)))
    refused(store, "datum", "10-11-2026", change(datum=date(2026, 11, 9)))
    new = change()()
    refused(store, None, "al teruggedraaid", change(80_00))
    again = correct(store, new.id, 90_00, YESTERDAY, "Een dag eerder")
    assert (again.datum, again.corrigeert) == (YESTERDAY, new.id)
    assert stand(store) == (900_00, 450_00, 60_00)


def test_an_overheveling_is_not_corrected(store: Store, ledger: dict[MutatieSoort, int]) -> None:
    other = a_pot(store, "Ander", financiers=DRIE).id
    move_money(store, 1, other, 10_00, datum=TODAY, reden="x")
    (row,) = read.mutaties(store, read.MutatieFilter(soorten=(MutatieSoort.OVERHEVELING_UIT,)), 0, -1)
    refused(store, None, "draai de overheveling terug", lambda: correct(store, row.id, 9_00, TODAY, "x"))


def test_a_plafond_is_raised_in_a_pot_that_is_short(store: Store, ledger: dict[MutatieSoort, int]) -> None:
    cut(store, 1, 600_00)
    assert read.pot(store, 1).stand.vrij == -150_00
    correct(store, ledger[MutatieSoort.PLAFOND], 1_100_00, date(2026, 1, 1), "Was hoger")
    assert stand(store) == (400_00, 450_00, 70_00)


# Receipts.


def bon(kenmerk: str = "Bouwmarkt 12", bedrag: int = 45_50, datum: date = TODAY) -> BonInvoer:
    return BonInvoer(kenmerk, datum, bedrag)


def invoer(*bonnen: BonInvoer, besteed: int | None = None, **more: Any) -> VerantwoordingInvoer:
    return VerantwoordingInvoer(datum=TODAY, wat_gebeurde="Er is geplant", besteed=besteed, bonnen=bonnen, **more)


@pytest.fixture
def two(store: Store) -> None:
    """Requests 1 and 2, each granted 100 euro, of which 60 is paid."""
    a_pot(store, plafond=1_000_00)
    for naam in ("Truus", "Omar"):
        made = grant_handgeld(store, aanvraag(1, 100_00, aanvrager=naam), toekenning(100_00))
        pay(store, made.id, 60_00, YESTERDAY)


def test_a_receipt_counts_once_in_the_whole_store(store: Store, two: None) -> None:
    pay(store, 1, 10_00, TODAY, bon="Bouwmarkt 12")
    refused(store, "bon", "aanvraag 1", lambda: pay(store, 1, 10_00, TODAY, bon=" bouwmarkt  12 "))
    refused(store, "bon", "aanvraag 1", lambda: pay(store, 2, 10_00, TODAY, bon="BOUWMARKT 12"))
    refused(store, "bonnen", "aanvraag 1", lambda: account(store, 2, invoer(bon(bedrag=10_00))))
    refused(store, "bon", "aanvraag 1", lambda: pay(store, 2, 9_99, TODAY, bon="Bouwmarkt-12"))
    pay(store, 2, 9_99, YESTERDAY, bon="Bouwmarkt 12")
    pay(store, 2, 1, TODAY, bon="Bouwmarkt 13")
    assert check(store) == ()


def test_the_receipt_of_a_payment_that_was_reversed_counts_elsewhere(store: Store, two: None) -> None:
    pay(store, 1, 10_00, TODAY, bon="Bouwmarkt 12")
    reverse(store, read.get(store, 1).mutaties[-1].id, TODAY, "Verkeerde aanvraag")
    assert read.dossier(store, 1).bonnen == ()
    pay(store, 2, 10_00, TODAY, bon="Bouwmarkt 12")
    assert [(b.kenmerk, b.bedrag) for b in read.dossier(store, 2).bonnen] == [("Bouwmarkt 12", 10_00)]
    assert check(store) == ()


@pytest.mark.parametrize(("bedrag", "datum"), [(11_00, TODAY), (10_00, YESTERDAY)], ids=["amount", "day"])
def test_the_receipt_of_a_payment_goes_along_with_its_correction(
    store: Store, two: None, bedrag: int, datum: date
) -> None:
    pay(store, 1, 10_00, TODAY, bon="Bouwmarkt 12")
    new = correct(store, read.get(store, 1).mutaties[-1].id, bedrag, datum, "Verkeerd getypt")
    assert new.bon == "Bouwmarkt 12"
    (kept,) = read.dossier(store, 1).bonnen
    assert (kept.bedrag, kept.datum, kept.betaling) == (bedrag, datum, new.id)
    assert check(store) == ()


# The account.


def test_an_account_says_what_was_spent_and_what_is_over(store: Store, two: None) -> None:
    told = log_kasboekregel(store, regel())
    made = account(
        store, 1, invoer(bon(), bon("Tuincentrum", 4_50), regels=(told.id,), draagvlak_achteraf="Iedereen blij")
    )
    found = made.verantwoording
    assert found is not None
    assert (found.besteed, found.betaald, found.over, found.versie) == (50_00, 60_00, 10_00, 1)
    assert [r.titel for r in made.regels] == ["Samen geplant"]
    assert len(made.bonnen) == 2
    assert check(store) == ()


def test_an_account_is_changed_by_who_saw_the_last_one(store: Store, two: None) -> None:
    one, other = log_kasboekregel(store, regel()), log_kasboekregel(store, regel("Nog eens"))
    first = account(store, 1, invoer(bon(), regels=(one.id,))).verantwoording
    assert first is not None
    refused(store, None, "intussen", lambda: account(store, 1, invoer(bon())))
    changed = account(store, 1, invoer(bon(), bon("Nieuw", 1), besteed=60_00, regels=(other.id,)), first.versie)
    assert changed.verantwoording is not None
    assert (changed.verantwoording.besteed, changed.verantwoording.over) == (60_00, 0)
    assert ([b.kenmerk for b in changed.bonnen], [r.id for r in changed.regels]) == (
        ["Bouwmarkt 12", "Nieuw"],
        [other.id],
    )
    without = account(store, 1, invoer(besteed=61_00), changed.verantwoording.versie)
    assert without.bonnen == ()
    assert without.regels == ()
    again = account(store, 2, invoer(bon()))
    assert len(again.bonnen) == 1
    assert check(store) == ()


def test_an_account_that_cannot_be_is_refused(store: Store, two: None) -> None:
    grant_handgeld(store, aanvraag(1, aanvrager="Nieuw"), toekenning())
    for number, field, words, given in (
        (1, "besteed", "Hoeveel", invoer()),
        (1, "wat_gebeurde", "Wat gebeurde", VerantwoordingInvoer(TODAY, " ", 1)),
        (1, "datum", "20-11-2026", VerantwoordingInvoer(date(2026, 11, 19), "Geplant", 1)),
        (1, "datum", "nog komen", VerantwoordingInvoer(date(2026, 11, 22), "Geplant", 1)),
        (1, "bonnen", "twee keer", invoer(bon(), bon("bouwmarkt  12"))),
        (1, "regels", "99", invoer(besteed=1, regels=(99,))),
        (3, None, "nog niets betaald", invoer(besteed=1)),
    ):
        refused(store, field, words, lambda number=number, given=given: account(store, number, given))
