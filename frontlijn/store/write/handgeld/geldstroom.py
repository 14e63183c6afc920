"""Writing the money that follows a decision, and reversing or correcting a row of a pot."""

from __future__ import annotations

from datetime import date

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag as AanvraagRecord
from frontlijn.domain.handgeld.besluit import Besluit
from frontlijn.domain.handgeld.correctie import check_correctie_gevolg
from frontlijn.domain.handgeld.geldstroom import check_correctie, check_geldstroom, check_storno, check_storno_gevolg
from frontlijn.domain.handgeld.pot import PotMutatie
from frontlijn.domain.shares import verdeel
from frontlijn.domain.text import clean_line, clean_text
from frontlijn.domain.values import MutatieSoort
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld.boeken import book, book_storno
from frontlijn.store.write.handgeld.bonnen import note_bon
from frontlijn.store.write.transaction import WriteSession, transaction


def pay(  # noqa: PLR0917 as the other ways money moves, and the receipt
    store: Store, aanvraag_id: int, bedrag: int, datum: date, reden: str | None = None, bon: str | None = None
) -> AanvraagRecord:
    """Books a payment in cents on an award; raises Refused beyond what is still open (V04, V10).

    With `bon` it is paid on a receipt, which no other payment or account may count too.
    """
    return _book_on_award(store, MutatieSoort.BETALING, aanvraag_id, bedrag=bedrag, datum=datum, reden=reden, bon=bon)


def release(store: Store, aanvraag_id: int, bedrag: int, datum: date, reden: str | None = None) -> AanvraagRecord:
    """Books vrijval in cents: a promise that is no longer needed returns to the pot (V05)."""
    return _book_on_award(store, MutatieSoort.VRIJVAL, aanvraag_id, bedrag=bedrag, datum=datum, reden=reden)


def receive_back(store: Store, aanvraag_id: int, bedrag: int, datum: date, reden: str | None = None) -> AanvraagRecord:
    """Books money that came back, in cents; the pot has it to spend only after a vrijval (domain model, section 6)."""
    return _book_on_award(store, MutatieSoort.TERUGONTVANGST, aanvraag_id, bedrag=bedrag, datum=datum, reden=reden)


def reverse(store: Store, mutatie_id: int, datum: date, reden: str) -> None:
    """Reverses one row of a pot by a storno of the same amount, once, with a reason (V12).

    Of an overheveling both rows are reversed (V13).
    """
    cleaned = clean_text(reden, "reden")
    with transaction(store) as session:
        mutatie = read.mutatie(store, mutatie_id)
        for row in (mutatie, *_other_half(session, mutatie)):
            check_storno(row, datum, cleaned, store.today())
            _check_gevolg(store, row)
            book_storno(session, row, datum, cleaned)


def correct(store: Store, mutatie_id: int, bedrag: int, datum: date, reden: str) -> PotMutatie:
    """Reverses a row and books it again with another amount in cents or another day, in one step, with a reason.

    The storno is of the day of the row, so that what stands on any day is what really happened by then. Raises Refused
    when what stands afterwards would break a rule.
    """
    cleaned = clean_text(reden, "reden")
    today = store.today()
    with transaction(store) as session:
        mutatie = read.mutatie(store, mutatie_id)
        check_correctie(mutatie, bedrag, datum, cleaned, today)
        if _of_revision(store, mutatie):
            raise Refused("Deze boeking hoort bij een herziening; herzie het besluit in plaats van haar te verbeteren.")
        check_correctie_gevolg(
            mutatie,
            bedrag,
            datum,
            besluit=_besluit_of(store, mutatie),
            pot=read.pot(store, mutatie.pot_id),
            vanaf=None if mutatie.aanvraag_id is None else read.money_from(store, mutatie.aanvraag_id),
        )
        new_id = book(
            session,
            mutatie.soort,
            mutatie.pot_id,
            bedrag,
            datum,
            besluit_id=mutatie.besluit_id,
            corrigeert=mutatie.id,
            verdeling=verdeel(bedrag, mutatie.verdeling) if mutatie.soort is MutatieSoort.KORTING else None,
            reden=cleaned,
        )
        book_storno(session, mutatie, mutatie.datum, cleaned)
        if mutatie.bon is not None and mutatie.aanvraag_id is not None:
            note_bon(session, mutatie.aanvraag_id, mutatie.bon, datum, bedrag, mutatie_id=new_id)
    return read.mutatie(store, new_id)


def _book_on_award(
    store: Store,
    soort: MutatieSoort,
    aanvraag_id: int,
    *,
    bedrag: int,
    datum: date,
    reden: str | None,
    bon: str | None = None,
) -> AanvraagRecord:
    cleaned, kenmerk = clean_text(reden, "reden"), clean_line(bon, "bon")
    with transaction(store) as session:
        aanvraag = read.get(store, aanvraag_id)
        besluit = check_geldstroom(aanvraag, soort, bedrag, datum, store.today(), read.money_from(store, aanvraag_id))
        number = book(session, soort, aanvraag.pot_id, bedrag, datum, besluit_id=besluit.id, reden=cleaned)
        if kenmerk:
            note_bon(session, aanvraag_id, kenmerk, datum, bedrag, mutatie_id=number)
    return read.get(store, aanvraag_id)


def _other_half(session: WriteSession, mutatie: PotMutatie) -> list[PotMutatie]:
    """The other row of an overheveling."""
    rows = session.db.execute(
        "SELECT o.id FROM pot_mutatie m JOIN pot_mutatie o ON o.overheveling = m.overheveling AND o.id <> m.id"
        " WHERE m.id = ?",
        (mutatie.id,),
    ).fetchall()
    return [read.mutatie(session.store, row_id) for (row_id,) in rows]


def _besluit_of(store: Store, mutatie: PotMutatie) -> Besluit | None:
    return None if mutatie.aanvraag_id is None else read.get(store, mutatie.aanvraag_id).besluit


def _check_gevolg(store: Store, mutatie: PotMutatie) -> None:
    pot = read.pot(store, mutatie.pot_id)
    check_storno_gevolg(mutatie, _besluit_of(store, mutatie), pot, van_herziening=_of_revision(store, mutatie))


def _of_revision(store: Store, mutatie: PotMutatie) -> bool:
    """Whether a revision booked this row itself: the first of its decision, for what that made of the award."""
    if mutatie.aanvraag_id is None:
        return False
    aanvraag = read.get(store, mutatie.aanvraag_id)
    besluit = aanvraag.besluit
    if besluit is None or besluit.vervangt_id is None or mutatie.besluit_id != besluit.id:
        return False
    before = sum(
        row.bedrag if row.soort is MutatieSoort.TOEKENNING else -row.bedrag
        for row in aanvraag.mutaties
        if row.soort in (MutatieSoort.TOEKENNING, MutatieSoort.VRIJVAL)
        and row.besluit_id != besluit.id
        and row.storno_door is None
    )
    first = min(row.id for row in aanvraag.mutaties if row.besluit_id == besluit.id)
    return before != besluit.bedrag and mutatie.id == first
