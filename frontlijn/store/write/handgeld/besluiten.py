"""Writing decisions, with the award that each one books."""

from __future__ import annotations

from datetime import date

from frontlijn.domain.handgeld.aanvraag import Aanvraag as AanvraagRecord
from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.handgeld.geldstroom import check_betaald_op
from frontlijn.domain.handgeld.toekenning import check_belang, check_nog_open, check_toekenning
from frontlijn.domain.values import MutatieSoort, PersoonDoel, Rol
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld.aanvragen import add_aanvraag
from frontlijn.store.write.handgeld.boeken import book
from frontlijn.store.write.personen import person_named
from frontlijn.store.write.tables import (
    Aanvraag,
    Besluit,
    BesluitCriterium,
    BesluitPersoon,
    Initiatief,
    Persoon,
)
from frontlijn.store.write.transaction import WriteSession, transaction


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
        aanvraag_id = add_aanvraag(session, aanvraag)
        besluit_id = _add_besluit(session, aanvraag_id, aanvraag.pot_id, besluit)
        if betaald_op is not None:
            book(
                session,
                MutatieSoort.BETALING,
                aanvraag.pot_id,
                besluit.bedrag,
                betaald_op,
                besluit_id=besluit_id,
            )
    return read.get(store, aanvraag_id)


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
        book(session, MutatieSoort.TOEKENNING, pot_id, invoer.bedrag, invoer.datum, besluit_id=besluit_id)
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
