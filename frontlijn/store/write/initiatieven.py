"""Writing initiatieven: register, change, confirm."""

from __future__ import annotations

from typing import Any

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.initiatief import Initiatief as InitiatiefRecord
from frontlijn.domain.initiatief import InitiatiefInvoer, check_startdatum
from frontlijn.domain.values import PersoonDoel, Zoeksoort
from frontlijn.store.read import initiatieven as read
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.oorsprong import check_kinderen, check_oorsprong_van
from frontlijn.store.write.personen import organisation_named, person_named
from frontlijn.store.write.tables import Initiatief
from frontlijn.store.write.transaction import WriteSession, check_version, transaction


def register_initiatief(store: Store, invoer: InitiatiefInvoer) -> InitiatiefRecord:
    """Registers an initiative, confirmed today; raises Refused at the field that breaks a rule.

    A likely duplicate is not refused here: the front end points it out first, with `read.initiatieven.duplicates`.
    """
    invoer = invoer.checked()
    check_startdatum(invoer.startdatum, store.today())
    with transaction(store) as session:
        row_id = insert_initiatief(session, invoer)
        session.remember(Instelling.LAATSTE_INITIATIEF, str(row_id))
    return read.get(store, row_id)


def insert_initiatief(session: WriteSession, invoer: InitiatiefInvoer) -> int:
    """Writes a checked initiative in this transaction and returns its number; raises Refused at `uit`."""
    check_oorsprong_van(session, invoer.startdatum, invoer.uit_regel_id, invoer.uit_initiatief_id)
    store = session.store
    initiatief = Initiatief(
        uuid=store.new_uuid(),
        geregistreerd_op=store.now(),
        laatst_bevestigd_op=store.today(),
        **_columns(session, invoer),
    )
    return session.insert(initiatief)


def change_initiatief(store: Store, initiatief_id: int, invoer: InitiatiefInvoer, versie: int) -> InitiatiefRecord:
    """Changes an initiative whose form was opened at `versie`; raises Refused when it was changed since. Confirms it
    too.
    """
    invoer = invoer.checked()
    check_startdatum(invoer.startdatum, store.today())
    with transaction(store) as session:
        initiatief = _existing(session, initiatief_id)
        check_version(initiatief.versie, versie, initiatief.naam)
        check_oorsprong_van(
            session,
            invoer.startdatum,
            invoer.uit_regel_id,
            invoer.uit_initiatief_id,
            of=(Zoeksoort.INITIATIEF, initiatief_id),
        )
        for name, value in _columns(session, invoer).items():
            setattr(initiatief, name, value)
        initiatief.laatst_bevestigd_op = store.today()
        check_kinderen(session, (Zoeksoort.INITIATIEF, initiatief_id), invoer.startdatum)
        session.count_edit(initiatief)
    return read.get(store, initiatief_id)


def confirm_initiatief(store: Store, initiatief_id: int) -> InitiatiefRecord:
    """Records that someone saw today that this initiative is as it stands here."""
    with transaction(store) as session:
        initiatief = _existing(session, initiatief_id)
        initiatief.laatst_bevestigd_op = store.today()
        session.count_edit(initiatief)
    return read.get(store, initiatief_id)


def check_initiatief(session: WriteSession, initiatief_id: int | None) -> None:
    """Raises Refused at `initiatief_id` when what is being written would point to an initiative that is not there."""
    if initiatief_id is not None:
        try:
            _existing(session, initiatief_id)
        except NotFound as error:
            raise Refused(f"{error.message} Kies een ander initiatief.", "initiatief_id") from error


def _existing(session: WriteSession, initiatief_id: int) -> Initiatief:
    initiatief = session.get(Initiatief, initiatief_id)
    if initiatief is None or initiatief.verwijderd_op is not None:
        raise NotFound(f"Initiatief {initiatief_id} is er niet (meer).")
    return initiatief


def _columns(session: WriteSession, invoer: InitiatiefInvoer) -> dict[str, Any]:
    contact = person_named(session, invoer.contact, PersoonDoel.CONTACT, "contact") if invoer.contact else None
    organisatie = organisation_named(session, invoer.organisatie, invoer.wijk_id) if invoer.organisatie else None
    return {
        "naam": invoer.naam,
        "aliassen": "\n".join(invoer.aliassen),
        "wijk_id": invoer.wijk_id,
        "type": invoer.type and invoer.type.value,
        "fase": invoer.fase and invoer.fase.value,
        "benadering": invoer.benadering and invoer.benadering.value,
        "benadering_reden": invoer.benadering_reden,
        "omschrijving": invoer.omschrijving,
        "startdatum": invoer.startdatum,
        "zichtbaarheid": invoer.zichtbaarheid.value,
        "aanjagers": invoer.aanjagers,
        "vrijwilligers": invoer.vrijwilligers,
        "betaalde_krachten": invoer.betaalde_krachten,
        "contact_persoon_id": contact,
        "contact_organisatie_id": organisatie,
        "les": invoer.les,
        "uit_regel_id": invoer.uit_regel_id,
        "uit_initiatief_id": invoer.uit_initiatief_id,
    }
