"""Writing the money that follows a decision, and reversing a row of a pot."""

from __future__ import annotations

from datetime import date

from frontlijn.domain.handgeld.aanvraag import Aanvraag as AanvraagRecord
from frontlijn.domain.handgeld.geldstroom import check_geldstroom, check_storno, check_storno_gevolg
from frontlijn.domain.text import clean_text
from frontlijn.domain.values import MutatieSoort
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld.boeken import book
from frontlijn.store.write.transaction import transaction


def pay(store: Store, aanvraag_id: int, bedrag: int, datum: date, reden: str | None = None) -> AanvraagRecord:
    """Books a payment in cents on an award; raises Refused beyond what is still open (V04, V10)."""
    return _book_on_award(store, MutatieSoort.BETALING, aanvraag_id, bedrag=bedrag, datum=datum, reden=reden)


def release(store: Store, aanvraag_id: int, bedrag: int, datum: date, reden: str | None = None) -> AanvraagRecord:
    """Books vrijval in cents: a promise that is no longer needed returns to the pot (V05)."""
    return _book_on_award(store, MutatieSoort.VRIJVAL, aanvraag_id, bedrag=bedrag, datum=datum, reden=reden)


def receive_back(store: Store, aanvraag_id: int, bedrag: int, datum: date, reden: str | None = None) -> AanvraagRecord:
    """Books money that came back, in cents; the pot has it to spend only after a vrijval (domain model, section 6)."""
    return _book_on_award(store, MutatieSoort.TERUGONTVANGST, aanvraag_id, bedrag=bedrag, datum=datum, reden=reden)


def reverse(store: Store, mutatie_id: int, datum: date, reden: str) -> None:
    """Reverses one row of a pot by a storno of the same amount, once, with a reason (V12)."""
    cleaned = clean_text(reden, "reden")
    with transaction(store) as session:
        mutatie = read.mutatie(store, mutatie_id)
        check_storno(mutatie, datum, cleaned, store.today())
        besluit = None if mutatie.aanvraag_id is None else read.get(store, mutatie.aanvraag_id).besluit
        check_storno_gevolg(mutatie, besluit, read.pot(store, mutatie.pot_id).stand)
        book(
            session,
            MutatieSoort.STORNO,
            mutatie.pot_id,
            mutatie.bedrag,
            datum,
            besluit_id=mutatie.besluit_id,
            storno_van=mutatie.id,
            reden=cleaned,
        )


def _book_on_award(
    store: Store, soort: MutatieSoort, aanvraag_id: int, *, bedrag: int, datum: date, reden: str | None
) -> AanvraagRecord:
    cleaned = clean_text(reden, "reden")
    with transaction(store) as session:
        aanvraag = read.get(store, aanvraag_id)
        besluit = check_geldstroom(aanvraag, soort, bedrag, datum, store.today())
        book(session, soort, aanvraag.pot_id, bedrag, datum, besluit_id=besluit.id, reden=cleaned)
    return read.get(store, aanvraag_id)
