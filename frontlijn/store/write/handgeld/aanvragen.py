"""Writing requests for handgeld."""

from __future__ import annotations

from frontlijn.domain.handgeld.aanvraag import Aanvraag as AanvraagRecord
from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.pot import check_open
from frontlijn.domain.values import PersoonDoel
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import check_initiatief
from frontlijn.store.write.personen import organisation_named, person_named
from frontlijn.store.write.tables import (
    Aanvraag,
)
from frontlijn.store.write.transaction import WriteSession, transaction


def request_handgeld(store: Store, invoer: AanvraagInvoer) -> AanvraagRecord:
    """Registers a request, to be decided later; raises Refused at the field that breaks a rule."""
    invoer = invoer.checked(store.today())
    with transaction(store) as session:
        aanvraag_id = add_aanvraag(session, invoer)
    return read.get(store, aanvraag_id)


def add_aanvraag(session: WriteSession, invoer: AanvraagInvoer) -> int:
    """Writes a checked request and returns its number."""
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
