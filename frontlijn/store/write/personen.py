"""Writing persons and organisations, the only place where names of people stand."""

from __future__ import annotations

from sqlmodel import select

from frontlijn.domain.personen import Organisatie as OrganisatieRecord
from frontlijn.domain.personen import OrganisatieInvoer, PersoonInvoer
from frontlijn.domain.personen import Persoon as PersoonRecord
from frontlijn.domain.privacy.bsn import MogelijkBsn
from frontlijn.domain.text import clean_line, clean_text, fold
from frontlijn.domain.values import OrganisatieSoort, PersoonDoel
from frontlijn.store.read import personen as read
from frontlijn.store.store import Store
from frontlijn.store.write.tables import Organisatie, Persoon
from frontlijn.store.write.transaction import WriteSession, transaction


def add_persoon(store: Store, invoer: PersoonInvoer) -> PersoonRecord:
    """Keeps a person's name, with why; raises Refused when the name is missing."""
    naam = clean_line(invoer.naam, "naam", required=True)
    with transaction(store) as session:
        persoon = Persoon(
            uuid=store.new_uuid(),
            naam=naam,
            doel=invoer.doel.value,
            telefoon=clean_line(invoer.telefoon, "telefoon") or None,
            email=clean_line(invoer.email, "email") or None,
            laatste_contact_op=invoer.laatste_contact_op,
        )
        row_id = session.insert(persoon)
    return read.get_persoon(store, row_id)


def add_organisatie(store: Store, invoer: OrganisatieInvoer) -> OrganisatieRecord:
    """Registers an organisation; raises Refused when the name is missing."""
    naam = clean_line(invoer.naam, "naam", required=True)
    with transaction(store) as session:
        organisatie = Organisatie(
            uuid=store.new_uuid(),
            naam=naam,
            soort=invoer.soort.value,
            wijk_id=invoer.wijk_id,
            omschrijving=clean_text(invoer.omschrijving, "omschrijving"),
        )
        row_id = session.insert(organisatie)
    return read.get_organisatie(store, row_id)


def writer(session: WriteSession) -> int:
    """The person who writes: the display name chosen at the first run, else the user of the computer."""
    return person_named(session, read.medewerker(session.store), PersoonDoel.MEDEWERKER)


def person_named(session: WriteSession, naam: str, doel: PersoonDoel, field: str = "naam") -> int:
    """The id of the person with this name, kept from now on for `doel` when there was none yet.

    Raises Refused at `field` when the name may be a BSN (V23).
    """
    wanted = fold(naam)
    for row_id, existing in session.exec(select(Persoon.id, Persoon.naam).order_by(Persoon.id)):  # type: ignore[arg-type]
        if row_id is not None and fold(existing) == wanted:
            return row_id
    return _insert(session, Persoon(uuid=session.store.new_uuid(), naam=naam, doel=doel.value), field)


def organisation_named(session: WriteSession, naam: str, wijk_id: int | None) -> int:
    """The id of the organisation with this name, registered now when there was none yet.

    Raises Refused at `organisatie` when the name may be a BSN (V23).
    """
    wanted = fold(naam)
    for row_id, existing in session.exec(select(Organisatie.id, Organisatie.naam).order_by(Organisatie.id)):  # type: ignore[arg-type]
        if row_id is not None and fold(existing) == wanted:
            return row_id
    soort = OrganisatieSoort.OVERIG.value
    organisatie = Organisatie(uuid=session.store.new_uuid(), naam=naam, soort=soort, wijk_id=wijk_id)
    return _insert(session, organisatie, "organisatie")


def _insert(session: WriteSession, row: Persoon | Organisatie, field: str) -> int:
    """Writes who was named in a field of another record, which is where a refusal belongs."""
    try:
        return session.insert(row)
    except MogelijkBsn as error:
        raise MogelijkBsn(error.nummers, field) from error
