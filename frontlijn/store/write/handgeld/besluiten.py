"""Writing decisions, with the award that each one books; a revision replaces the decision before it."""

from __future__ import annotations

from datetime import date

from frontlijn.domain.handgeld.aanvraag import Aanvraag as AanvraagRecord
from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.handgeld.geldstroom import check_betaald_op
from frontlijn.domain.handgeld.toekenning import (
    check_belang,
    check_eerste_besluit,
    check_herziening,
    check_nog_open,
    check_richtlijnen,
    check_toekenning,
)
from frontlijn.domain.values import MutatieSoort, PersoonDoel, Rol
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld.aanvragen import add_aanvraag, add_belang, declared
from frontlijn.store.write.handgeld.boeken import book
from frontlijn.store.write.handgeld.fondsen import fonds_named
from frontlijn.store.write.personen import person_named
from frontlijn.store.write.tables import (
    Aanvraag,
    Besluit,
    BesluitCriterium,
    BesluitPersoon,
    BesluitRichtlijn,
    Initiatief,
    Persoon,
)
from frontlijn.store.write.transaction import WriteSession, transaction


def decide(store: Store, aanvraag_id: int, invoer: BesluitInvoer) -> AanvraagRecord:
    """Decides on a request and books the award; raises Refused at the field that breaks a rule (V03, V06-V10, V14)."""
    invoer = invoer.checked(store.today())
    check_eerste_besluit(invoer)
    with transaction(store) as session:
        aanvraag = read.get(store, aanvraag_id)
        check_nog_open(aanvraag)
        pot = read.pot(store, aanvraag.pot_id)
        check_toekenning(aanvraag, invoer, pot)
        check_richtlijnen(read.richtlijnen(store, pot.wijk_id, invoer.datum), invoer)
        besluit_id = _add_besluit(session, aanvraag_id, invoer)
        if invoer.uitkomst.kent_toe:
            book(session, MutatieSoort.TOEKENNING, pot.id, invoer.bedrag, invoer.datum, besluit_id=besluit_id)
    return read.get(store, aanvraag_id)


def revise(store: Store, aanvraag_id: int, invoer: BesluitInvoer) -> AanvraagRecord:
    """Takes a new decision that replaces the one that stands, which stays to be read.

    The award becomes what the new decision says: more is booked as a toekenning, less as vrijval, in the same
    transaction; what fell free before counts. Raises Refused at the field that breaks a rule.
    """
    invoer = invoer.checked(store.today())
    with transaction(store) as session:
        aanvraag = read.get(store, aanvraag_id)
        check_herziening(aanvraag, invoer)
        pot, before = read.pot(store, aanvraag.pot_id), aanvraag.besluit
        now = before.toegekend_netto if before else 0
        check_toekenning(aanvraag, invoer, pot, al_toegekend=now)
        check_richtlijnen(read.richtlijnen(store, pot.wijk_id, invoer.datum), invoer)
        besluit_id = _add_besluit(session, aanvraag_id, invoer, vervangt_id=before.id if before else None)
        more = invoer.bedrag - now
        soort = MutatieSoort.TOEKENNING if more > 0 else MutatieSoort.VRIJVAL
        if more:
            book(
                session,
                soort,
                pot.id,
                abs(more),
                invoer.datum,
                besluit_id=besluit_id,
                reden=invoer.herziening_reden,
            )
    return read.get(store, aanvraag_id)


def grant_handgeld(
    store: Store,
    aanvraag: AanvraagInvoer,
    besluit: BesluitInvoer,
    betaald_op: date | None = None,
) -> AanvraagRecord:
    """A request, its decision and, with `betaald_op`, the payment of the whole award, in one transaction.

    Raises Refused at the field of either input that breaks a rule; then nothing is written.
    """
    aanvraag = aanvraag.checked(store.today())
    besluit = besluit.checked(store.today())
    check_eerste_besluit(besluit)
    if betaald_op is not None:
        check_betaald_op(besluit, betaald_op, store.today())
    with transaction(store) as session:
        pot = read.pot(store, aanvraag.pot_id)
        check_toekenning(aanvraag, besluit, pot)
        check_richtlijnen(read.richtlijnen(store, pot.wijk_id, besluit.datum), besluit)
        aanvraag_id = add_aanvraag(session, aanvraag)
        besluit_id = _add_besluit(session, aanvraag_id, besluit)
        if besluit.uitkomst.kent_toe:
            book(session, MutatieSoort.TOEKENNING, pot.id, besluit.bedrag, besluit.datum, besluit_id=besluit_id)
        if betaald_op is not None:
            book(session, MutatieSoort.BETALING, pot.id, besluit.bedrag, betaald_op, besluit_id=besluit_id)
    return read.get(store, aanvraag_id)


def _add_besluit(session: WriteSession, aanvraag_id: int, invoer: BesluitInvoer, vervangt_id: int | None = None) -> int:
    for belang in invoer.belangen:
        if person_named(session, belang.naam, PersoonDoel.MEDEWERKER, "belangen") not in declared(session, aanvraag_id):
            add_belang(session, aanvraag_id, belang.naam, belang.aard, invoer.datum)
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
        fonds_id=fonds_named(session, invoer.naar) if invoer.naar else None,
        vervangt_id=vervangt_id,
        herziening_reden=invoer.herziening_reden,
        geregistreerd_op=session.store.now(),
        oordelen=[
            BesluitCriterium(criterium=o.criterium.value, oordeel=o.oordeel.value, reden=o.reden)
            for o in invoer.oordelen
        ],
        richtlijnen=[
            BesluitRichtlijn(richtlijn_id=o.richtlijn_id, oordeel=o.oordeel.value, reden=o.reden)
            for o in invoer.richtlijnen
        ],
        personen=_people(session, aanvraag_id, invoer),
    )
    return session.insert(besluit)


def _people(session: WriteSession, aanvraag_id: int, invoer: BesluitInvoer) -> list[BesluitPersoon]:
    """Who decided (without a name: the writer) and who abstained, as whoever declared an interest does (V08)."""
    deciders = [person_named(session, naam, PersoonDoel.MEDEWERKER, "beslissers") for naam in invoer.beslissers] or [
        session.wie_id
    ]
    interests = declared(session, aanvraag_id)
    abstainers = [person_named(session, naam, PersoonDoel.MEDEWERKER, "onthouden") for naam in invoer.onthouden] + list(
        interests
    )
    aanvraag = session.get_one(Aanvraag, aanvraag_id)
    initiatief = session.get(Initiatief, aanvraag.initiatief_id) if aanvraag.initiatief_id is not None else None
    applicant, contact = aanvraag.aanvrager_persoon_id, initiatief.contact_persoon_id if initiatief else None
    interested = [number for number in (applicant, contact) if number is not None]
    names = {p: session.get_one(Persoon, p).naam for p in (*deciders, *interested, *interests)}
    with_interest = [names[p] for p in (*interested, *interests) if p not in deciders]
    check_belang({p: names[p] for p in deciders}, abstainers, interested, interests, with_interest)
    people = [(p, Rol.BESLISSER) for p in dict.fromkeys(deciders)] + [
        (p, Rol.ONTHOUDEN) for p in dict.fromkeys(abstainers)
    ]
    return [BesluitPersoon(persoon_id=persoon_id, rol=rol.value) for persoon_id, rol in people]
