"""Decisions after the first: revisions with the money they move, interests, guidelines, statuses, answers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.besluit import BelangInvoer, BesluitInvoer, RichtlijnOordeel
from frontlijn.domain.values import AanvraagStatus, BesluitUitkomst, MutatieSoort, Oordeel, Zichtbaarheid
from frontlijn.store.check import check
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import (
    add_richtlijn,
    answer,
    close_pot,
    decide,
    declare_belang,
    end_richtlijn,
    grant_handgeld,
    pay,
    receive_back,
    release,
    request_handgeld,
    reverse,
    revise,
    set_status,
    set_zichtbaarheid,
)
from tests.store.inputs import TODAY, a_pot, aanvraag, afwijzing, toekenning
from tests.store.test_potten import refused

BEGIN = date(2026, 1, 1)


def to(bedrag: int, gevraagd: int = 50_00, **more: Any) -> BesluitInvoer:
    """A revision that awards this much of what was asked, or refuses."""
    more = {"herziening_reden": "Nieuwe offerte", "datum": TODAY} | more
    if not bedrag:
        return afwijzing(**more)
    outcome = BesluitUitkomst.TOEGEKEND if bedrag == gevraagd else BesluitUitkomst.DEELS_TOEGEKEND
    return toekenning(bedrag, **{"uitkomst": outcome} | more)


@pytest.fixture
def granted(store: Store) -> Aanvraag:
    """Request 1 of 50 euro, of which 40 is granted, out of a pot of 100."""
    a_pot(store)
    return grant_handgeld(store, aanvraag(1), to(40_00, datum=date(2026, 11, 10), herziening_reden=None))


def stands(store: Store) -> tuple[int, int, int]:
    """What stands of request 1: awarded and paid, and what the pot has left, in cents."""
    besluit = read.get(store, 1).besluit
    assert besluit is not None
    pot = read.pot(store, 1)
    assert (pot.stand.toegekend, pot.stand.betaald) == (besluit.toegekend_netto, besluit.betaald)
    assert check(store) == ()
    return besluit.toegekend_netto, besluit.betaald, pot.stand.vrij


def last(store: Store) -> tuple[MutatieSoort, int]:
    row = max(read.mutaties(store, read.MutatieFilter(pot_id=1), 0, -1), key=lambda row: row.id)
    return row.soort, row.bedrag


def test_a_revision_up_books_what_comes_on_top(store: Store, granted: Aanvraag) -> None:
    revise(store, 1, to(50_00))
    assert last(store) == (MutatieSoort.TOEKENNING, 10_00)
    assert stands(store) == (50_00, 0, 50_00)


def test_a_revision_down_books_what_falls_free(store: Store, granted: Aanvraag) -> None:
    revise(store, 1, to(15_00))
    assert last(store) == (MutatieSoort.VRIJVAL, 25_00)
    assert stands(store) == (15_00, 0, 85_00)


def test_a_revision_of_the_reasons_alone_moves_no_money(store: Store, granted: Aanvraag) -> None:
    rows = read.count_mutaties(store, read.MutatieFilter())
    revised = revise(store, 1, to(40_00, motivering="Duidelijker"))
    assert read.count_mutaties(store, read.MutatieFilter()) == rows
    assert revised.besluit is not None
    assert revised.besluit.motivering == "Duidelijker"
    assert stands(store) == (40_00, 0, 60_00)


def test_an_award_becomes_a_refusal_and_an_award_again(store: Store, granted: Aanvraag) -> None:
    revise(store, 1, to(0))
    assert stands(store) == (0, 0, 100_00)
    refused(store, None, "afgewezen", lambda: pay(store, 1, 1, TODAY))
    revise(store, 1, to(30_00))
    assert stands(store) == (30_00, 0, 70_00)
    revise(store, 1, to(0, uitkomst=BesluitUitkomst.DOORVERWEZEN, grond=None, naar="Oranjefonds"))
    assert stands(store) == (0, 0, 100_00)
    assert [b.bedrag for b in read.dossier(store, 1).eerdere] == [40_00, 0, 30_00]


def test_a_refusal_becomes_an_award(store: Store) -> None:
    a_pot(store)
    grant_handgeld(store, aanvraag(1), afwijzing())
    revise(store, 1, to(50_00))
    assert last(store) == (MutatieSoort.TOEKENNING, 50_00)
    assert stands(store) == (50_00, 0, 50_00)


def test_a_revision_after_the_award_was_reversed_books_it_whole(store: Store, granted: Aanvraag) -> None:
    reverse(store, 2, TODAY, "Verkeerde aanvraag")
    assert stands(store) == (0, 0, 100_00)
    revise(store, 1, to(30_00))
    assert last(store) == (MutatieSoort.TOEKENNING, 30_00)
    assert stands(store) == (30_00, 0, 70_00)


def test_a_revision_after_vrijval_starts_from_what_is_left(store: Store, granted: Aanvraag) -> None:
    release(store, 1, 15_00, TODAY)
    revise(store, 1, to(35_00))
    assert last(store) == (MutatieSoort.TOEKENNING, 10_00)
    assert stands(store) == (35_00, 0, 65_00)


def test_what_is_paid_stays_awarded(store: Store, granted: Aanvraag) -> None:
    pay(store, 1, 30_00, TODAY)
    refused(store, "bedrag", "€ 30,00 betaald", lambda: revise(store, 1, to(29_99)))
    refused(store, "uitkomst", "€ 30,00 betaald", lambda: revise(store, 1, to(0)))
    revise(store, 1, to(30_00))
    assert stands(store) == (30_00, 30_00, 70_00)
    receive_back(store, 1, 30_00, TODAY)
    revise(store, 1, to(0))
    assert stands(store) == (0, 0, 100_00)


def test_money_of_before_a_revision_is_paid_and_reversed_under_it(store: Store, granted: Aanvraag) -> None:
    pay(store, 1, 20_00, TODAY)
    revise(store, 1, to(50_00))
    pay(store, 1, 30_00, TODAY)
    reverse(store, 3, TODAY, "Verkeerde rekening")
    assert stands(store) == (50_00, 30_00, 50_00)
    receive_back(store, 1, 30_00, TODAY)
    release(store, 1, 50_00, TODAY)
    assert stands(store) == (0, 0, 100_00)


@pytest.mark.parametrize("row", [2, 3, 4], ids=["award", "earlier vrijval", "of the revision"])
def test_what_a_revision_rests_on_is_not_reversed(store: Store, granted: Aanvraag, row: int) -> None:
    release(store, 1, 5_00, TODAY)
    revise(store, 1, to(20_00))
    refused(store, None, "herzie het besluit", lambda: reverse(store, row, TODAY, "Fout"))


def test_a_vrijval_after_a_revision_is_reversed(store: Store, granted: Aanvraag) -> None:
    revise(store, 1, to(50_00))
    release(store, 1, 5_00, TODAY)
    reverse(store, 4, TODAY, "Toch nodig")
    assert stands(store) == (50_00, 0, 50_00)


def test_a_revision_that_cannot_be_is_refused(store: Store, granted: Aanvraag) -> None:
    request_handgeld(store, aanvraag(1, aanvrager="Nieuw"))
    grant_handgeld(store, aanvraag(1, 55_00), toekenning(55_00))
    for field, words, invoer in (
        ("bedrag", "€ 5,00 vrij besteedbaar", to(50_00)),
        ("bedrag", "gevraagd", to(50_01)),
        ("herziening_reden", "Waarom herzie", to(30_00, herziening_reden=" ")),
        ("datum", "10-11-2026", to(30_00, datum=date(2026, 11, 9))),
        ("uitkomst", "deels toegekend", to(30_00, uitkomst=BesluitUitkomst.TOEGEKEND)),
    ):
        refused(store, field, words, lambda invoer=invoer: revise(store, 1, invoer))
    refused(store, None, "nog niet besloten", lambda: revise(store, 2, to(10_00)))
    refused(store, "herziening_reden", "geen besluit om", lambda: decide(store, 2, to(50_00)))


def test_a_revision_down_needs_no_room_and_no_open_pot(store: Store, granted: Aanvraag) -> None:
    grant_handgeld(store, aanvraag(1, 60_00), toekenning(60_00))
    close_pot(store, 1, TODAY)
    revise(store, 1, to(10_00))
    assert read.pot(store, 1).stand.vrij == 30_00
    refused(store, "pot_id", "gesloten", lambda: revise(store, 1, to(11_00)))


# Interests.


def test_who_declares_an_interest_abstains(store: Store) -> None:
    a_pot(store)
    request_handgeld(store, aanvraag(1))
    declared = declare_belang(store, 1, " Joris ", "Buurman van de aanvrager", TODAY)
    assert [(b.naam, b.aard) for b in declared.belangen] == [("Joris", "Buurman van de aanvrager")]
    refused(store, "belangen", "meldde al", lambda: declare_belang(store, 1, "joris", "Neef", TODAY))
    refused(store, "beslissers", "Buurman", lambda: decide(store, 1, toekenning(beslissers=("JORIS",))))
    decided = decide(store, 1, toekenning(beslissers=("Iris",), belangen=(BelangInvoer("Kwame", "Broer"),)))
    assert decided.besluit is not None
    assert set(decided.besluit.onthouden) == {"Joris", "Kwame"}
    refused(store, None, "besloten", lambda: declare_belang(store, 1, "Nog iemand", "Oom", TODAY))
    assert check(store) == ()


# Guidelines.


def test_a_decision_judges_each_guideline_of_its_wijk_on_its_day(store: Store) -> None:
    a_pot(store)
    one = add_richtlijn(store, 1, "Buren doen mee", BEGIN)
    gone = add_richtlijn(store, 1, "Alleen groen", BEGIN)
    add_richtlijn(store, 1, "Later", date(2026, 12, 1))
    other = add_richtlijn(store, 2, "Elders", BEGIN)
    end_richtlijn(store, gone.id, date(2026, 10, 1))
    judged = RichtlijnOordeel(one.id, Oordeel.VOLDOET_NIET, "Nog niet")
    request_handgeld(store, aanvraag(1))

    def by(*oordelen: RichtlijnOordeel) -> Any:
        return lambda: decide(store, 1, toekenning(richtlijnen=oordelen))

    refused(store, f"richtlijn {one.id}", "Buren doen mee", by())
    refused(store, f"richtlijn {other.id}", "geldt niet", by(judged, RichtlijnOordeel(other.id, Oordeel.VOLDOET, "x")))
    refused(store, f"richtlijn {gone.id}", "geldt niet", by(judged, RichtlijnOordeel(gone.id, Oordeel.VOLDOET, "x")))
    refused(store, f"richtlijn {one.id}", "twee oordelen", by(judged, judged))
    refused(store, f"richtlijn {one.id}", "reden", by(RichtlijnOordeel(one.id, Oordeel.VOLDOET, " ")))
    decided = by(judged)()
    assert [(r.tekst, r.oordeel, r.reden) for r in decided.besluit.richtlijnen] == [
        ("Buren doen mee", Oordeel.VOLDOET_NIET, "Nog niet")
    ]
    end_richtlijn(store, one.id, TODAY)
    assert read.get(store, 1).besluit == decided.besluit
    refused(store, None, "al vervallen", lambda: end_richtlijn(store, one.id, TODAY))
    assert check(store) == ()


# Statuses and who may see.


def test_a_request_is_taken_up_held_withdrawn_and_decided(store: Store) -> None:
    a_pot(store)
    request_handgeld(store, aanvraag(1))
    on = date(2026, 11, 5)
    assert set_status(store, 1, AanvraagStatus.IN_BEHANDELING, on).status is AanvraagStatus.IN_BEHANDELING
    refused(store, "reden", "Waar wachten", lambda: set_status(store, 1, AanvraagStatus.AANGEHOUDEN, on, " "))
    refused(store, "datum", "05-11-2026", lambda: set_status(store, 1, AanvraagStatus.INGETROKKEN, date(2026, 11, 4)))
    refused(store, "status", "al in behandeling", lambda: set_status(store, 1, AanvraagStatus.IN_BEHANDELING, TODAY))
    refused(store, "status", "begint", lambda: set_status(store, 1, AanvraagStatus.ONTVANGEN, TODAY))
    refused(store, "status", "door een besluit", lambda: set_status(store, 1, AanvraagStatus.BESLOTEN, TODAY))
    held = set_status(store, 1, AanvraagStatus.AANGEHOUDEN, TODAY, "De offerte komt nog")
    assert (held.status, held.status_op, held.status_reden) == (
        AanvraagStatus.AANGEHOUDEN,
        TODAY,
        "De offerte komt nog",
    )
    assert read.pot(store, 1).stand.aangevraagd == 50_00
    set_status(store, 1, AanvraagStatus.INGETROKKEN, TODAY)
    assert read.pot(store, 1).stand.aangevraagd == 0
    refused(store, None, "ingetrokken", lambda: decide(store, 1, toekenning()))
    set_status(store, 1, AanvraagStatus.IN_BEHANDELING, TODAY)
    assert decide(store, 1, toekenning(datum=TODAY)).status is AanvraagStatus.BESLOTEN
    refused(store, "status", "al besloten", lambda: set_status(store, 1, AanvraagStatus.INGETROKKEN, TODAY))
    assert len(read.dossier(store, 1).stappen) == 4
    assert check(store) == ()


def test_who_may_see_a_request_can_change_after_the_decision(store: Store, granted: Aanvraag) -> None:
    assert granted.zichtbaarheid is Zichtbaarheid.OPENBAAR
    field = "vertrouwelijk_reden"
    refused(store, field, "eden", lambda: set_zichtbaarheid(store, 1, Zichtbaarheid.INTERN, " "))
    hidden = set_zichtbaarheid(store, 1, Zichtbaarheid.INTERN, "Gaat over een gezin")
    assert (hidden.zichtbaarheid, hidden.vertrouwelijk_reden) == (Zichtbaarheid.INTERN, "Gaat over een gezin")
    refused(store, field, "eden", lambda: set_zichtbaarheid(store, 1, Zichtbaarheid.OPENBAAR, "Toch"))
    assert set_zichtbaarheid(store, 1, Zichtbaarheid.OPENBAAR).vertrouwelijk_reden is None
    assert check(store) == ()


# Answers.


def test_an_answer_is_edited_until_it_is_sent(store: Store, granted: Aanvraag) -> None:
    first = answer(store, 1, "Het kan.")
    assert first.antwoord is not None
    refused(store, None, "intussen", lambda: answer(store, 1, "Anders"))
    refused(store, "tekst", "heeft tekst", lambda: answer(store, 1, " ", first.antwoord.versie))
    version = first.antwoord.versie
    refused(store, "verzonden_op", "10-11-2026", lambda: answer(store, 1, "x", version, verzonden_op=date(2026, 11, 9)))
    refused(store, "verzonden_op", "nog komen", lambda: answer(store, 1, "x", version, verzonden_op=date(2026, 11, 22)))
    sent = answer(store, 1, "Het kan!", version, verzonden_op=TODAY).antwoord
    assert sent is not None
    assert (sent.tekst, sent.verzonden_op) == ("Het kan!", TODAY)
    refused(store, None, "ligt vast", lambda: answer(store, 1, "Anders", sent.versie))
    revise(store, 1, to(50_00))
    assert read.dossier(store, 1).antwoord is None
    assert answer(store, 1, "Het mag meer.").antwoord is not None
    assert check(store) == ()


def test_there_is_no_answer_before_a_decision(store: Store) -> None:
    a_pot(store)
    request_handgeld(store, aanvraag(1))
    with pytest.raises(Refused, match="nog niet besloten"):
        answer(store, 1, "Het kan.")
