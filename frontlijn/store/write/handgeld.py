"""Writing handgeld: pots, requests, decisions and the money that follows.

The rules stand in `domain.handgeld` and `domain.geldstroom`; here they meet the true state of the pot, under the
write lock.
"""

from __future__ import annotations

from datetime import date

from frontlijn.domain.errors import Refused
from frontlijn.domain.geldstroom import check_betaald_op, check_geldstroom, check_storno, check_storno_gevolg
from frontlijn.domain.handgeld import Aanvraag as AanvraagRecord
from frontlijn.domain.handgeld import AanvraagInvoer, BesluitInvoer, check_belang, check_nog_open, check_toekenning
from frontlijn.domain.pot import Budgetpot as BudgetpotRecord
from frontlijn.domain.pot import PotInvoer, check_korting, check_open, check_sluiten
from frontlijn.domain.text import clean_text, fold
from frontlijn.domain.values import MutatieSoort, PersoonDoel, Rol
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import check_initiatief
from frontlijn.store.write.personen import organisation_named, person_named
from frontlijn.store.write.tables import (
    Aanvraag,
    Besluit,
    BesluitCriterium,
    BesluitPersoon,
    Budgetpot,
    Initiatief,
    Persoon,
    PotFinancier,
    PotMutatie,
)
from frontlijn.store.write.transaction import WriteSession, transaction


def open_pot(store: Store, invoer: PotInvoer) -> BudgetpotRecord:
    """Opens a pot with its plafond booked on the first day; raises Refused at the field that breaks a rule (V01)."""
    invoer = invoer.checked()
    with transaction(store) as session:
        for existing in read.pots(store):
            if fold(existing.naam) == fold(invoer.naam):
                raise Refused(f"Er is al een pot met de naam {existing.naam}; kies een andere naam.", "naam")
        pot = Budgetpot(uuid=store.new_uuid(), naam=invoer.naam, wijk_id=invoer.wijk_id, van=invoer.van, tot=invoer.tot)
        pot.financiers = [
            PotFinancier(volgorde=number, naam=f.naam, aandeel_bp=f.aandeel_bp)
            for number, f in enumerate(invoer.financiers, start=1)
        ]
        pot_id = session.insert(pot)
        _book(session, MutatieSoort.PLAFOND, pot_id, invoer.plafond, invoer.van, reden=invoer.reden)
    return read.pot(store, pot_id)


def close_pot(store: Store, pot_id: int, datum: date) -> BudgetpotRecord:
    """Closes a pot: from now on it only takes betaling, terugontvangst, vrijval and storno (V14)."""
    with transaction(store) as session:
        check_sluiten(read.pot(store, pot_id), datum, store.today())
        pot = session.get_one(Budgetpot, pot_id)
        pot.gesloten_op = datum
        session.count_edit(pot)
    return read.pot(store, pot_id)


def cut_pot(store: Store, pot_id: int, bedrag: int, datum: date, reden: str) -> BudgetpotRecord:
    """Books a korting in cents, at most the plafond that is left.

    It may push what is free below zero; then the pot takes no new toekenningen (domain model, 6).
    """
    cleaned = clean_text(reden, "reden")
    with transaction(store) as session:
        check_korting(read.pot(store, pot_id), bedrag, datum, cleaned, store.today())
        _book(session, MutatieSoort.KORTING, pot_id, bedrag, datum, reden=cleaned)
    return read.pot(store, pot_id)


def request_handgeld(store: Store, invoer: AanvraagInvoer) -> AanvraagRecord:
    """Registers a request, to be decided later; raises Refused at the field that breaks a rule."""
    invoer = invoer.checked(store.today())
    with transaction(store) as session:
        aanvraag_id = _add_aanvraag(session, invoer)
    return read.get(store, aanvraag_id)


def decide(store: Store, aanvraag_id: int, invoer: BesluitInvoer) -> AanvraagRecord:
    """Decides on a request and books the award; raises Refused at the field that breaks a rule (V03, V06-V10, V14)."""
    invoer = invoer.checked(store.today())
    with transaction(store) as session:
        aanvraag = read.get(store, aanvraag_id)
        check_nog_open(aanvraag)
        check_toekenning(aanvraag, invoer, read.pot(store, aanvraag.pot_id))
        _add_besluit(session, aanvraag_id, aanvraag.pot_id, invoer)
    return read.get(store, aanvraag_id)


def grant_handgeld(
    store: Store, aanvraag: AanvraagInvoer, besluit: BesluitInvoer, betaald_op: date | None = None
) -> AanvraagRecord:
    """A request, its decision and, with `betaald_op`, the payment of the whole award, in one transaction.

    Raises Refused at the field of either input that breaks a rule; then nothing is written.
    """
    aanvraag = aanvraag.checked(store.today())
    besluit = besluit.checked(store.today())
    if betaald_op is not None:
        check_betaald_op(besluit, betaald_op, store.today())
    with transaction(store) as session:
        check_toekenning(aanvraag, besluit, read.pot(store, aanvraag.pot_id))
        aanvraag_id = _add_aanvraag(session, aanvraag)
        besluit_id = _add_besluit(session, aanvraag_id, aanvraag.pot_id, besluit)
        if betaald_op is not None:
            _book(
                session,
                MutatieSoort.BETALING,
                aanvraag.pot_id,
                besluit.bedrag,
                betaald_op,
                besluit_id=besluit_id,
            )
    return read.get(store, aanvraag_id)


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
        _book(
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
        _book(session, soort, aanvraag.pot_id, bedrag, datum, besluit_id=besluit.id, reden=cleaned)
    return read.get(store, aanvraag_id)


def _book(
    session: WriteSession,
    soort: MutatieSoort,
    pot_id: int,
    bedrag: int,
    datum: date,
    *,
    besluit_id: int | None = None,
    storno_van: int | None = None,
    reden: str | None = None,
) -> None:
    session.insert(
        PotMutatie(
            uuid=session.store.new_uuid(),
            pot_id=pot_id,
            soort=soort.value,
            bedrag=bedrag,
            datum=datum,
            besluit_id=besluit_id,
            storno_van=storno_van,
            reden=reden,
            wie_id=session.wie_id,
            geregistreerd_op=session.store.now(),
        )
    )


def _add_aanvraag(session: WriteSession, invoer: AanvraagInvoer) -> int:
    pot = read.pot(session.store, invoer.pot_id)
    check_open(pot, "pot_id")
    check_initiatief(session, invoer.initiatief_id)
    aanvrager = person_named(session, invoer.aanvrager, PersoonDoel.AANVRAGER) if invoer.aanvrager else None
    organisatie = organisation_named(session, invoer.organisatie, pot.wijk_id) if invoer.organisatie else None
    aanvraag = Aanvraag(
        uuid=session.store.new_uuid(),
        pot_id=invoer.pot_id,
        initiatief_id=invoer.initiatief_id,
        aanvrager_persoon_id=aanvrager,
        aanvrager_organisatie_id=organisatie,
        onderwerp=invoer.onderwerp,
        gevraagd=invoer.gevraagd,
        begroting=invoer.begroting,
        eigen_bijdrage=invoer.eigen_bijdrage,
        cofinanciering=invoer.cofinanciering,
        cofinanciering_zeker=invoer.cofinanciering_zeker,
        draagvlak=invoer.draagvlak,
        ontvangen_op=invoer.ontvangen_op,
        zichtbaarheid=invoer.zichtbaarheid.value,
        geregistreerd_op=session.store.now(),
    )
    return session.insert(aanvraag)


def _add_besluit(session: WriteSession, aanvraag_id: int, pot_id: int, invoer: BesluitInvoer) -> int:
    besluit = Besluit(
        uuid=session.store.new_uuid(),
        aanvraag_id=aanvraag_id,
        uitkomst=invoer.uitkomst.value,
        bedrag=invoer.bedrag,
        datum=invoer.datum,
        beslisvorm=invoer.beslisvorm.value,
        motivering=invoer.motivering,
        voorwaarden=invoer.voorwaarden,
        grond=invoer.grond and invoer.grond.value,
        naar=invoer.naar,
        afwijking_reden=invoer.afwijking_reden,
        geregistreerd_op=session.store.now(),
        oordelen=[
            BesluitCriterium(criterium=o.criterium.value, oordeel=o.oordeel.value, reden=o.reden)
            for o in invoer.oordelen
        ],
        personen=_deciders(session, aanvraag_id, invoer),
    )
    besluit_id = session.insert(besluit)
    if invoer.uitkomst.kent_toe:
        _book(session, MutatieSoort.TOEKENNING, pot_id, invoer.bedrag, invoer.datum, besluit_id=besluit_id)
    return besluit_id


def _deciders(session: WriteSession, aanvraag_id: int, invoer: BesluitInvoer) -> list[BesluitPersoon]:
    """Who decided (without a name: the writer) and who abstained; an applicant or contact cannot decide (V08)."""
    deciders = [person_named(session, naam, PersoonDoel.MEDEWERKER) for naam in invoer.beslissers] or [session.wie_id]
    abstainers = [person_named(session, naam, PersoonDoel.MEDEWERKER) for naam in invoer.onthouden]
    aanvraag = session.get_one(Aanvraag, aanvraag_id)
    initiatief = session.get(Initiatief, aanvraag.initiatief_id) if aanvraag.initiatief_id is not None else None
    applicant, contact = aanvraag.aanvrager_persoon_id, initiatief.contact_persoon_id if initiatief else None
    interested = [number for number in (applicant, contact) if number is not None]
    check_belang({p: session.get_one(Persoon, p).naam for p in deciders}, abstainers, interested)
    people = [(p, Rol.BESLISSER) for p in dict.fromkeys(deciders)] + [
        (p, Rol.ONTHOUDEN) for p in dict.fromkeys(abstainers)
    ]
    return [BesluitPersoon(persoon_id=persoon_id, rol=rol.value) for persoon_id, rol in people]
