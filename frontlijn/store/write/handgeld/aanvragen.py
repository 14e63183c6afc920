"""Writing requests for handgeld: received, edited, taken up, held, withdrawn; and who has an interest in one."""

from __future__ import annotations

from datetime import date
from typing import Any

from frontlijn.domain.dates import format_datum, refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag as AanvraagRecord
from frontlijn.domain.handgeld.aanvraag import (
    AanvraagInvoer,
    check_bewerking,
    check_openbaar,
    check_status,
    check_wijzigbaar,
)
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.domain.handgeld.pot import check_open
from frontlijn.domain.text import clean_line, clean_text
from frontlijn.domain.values import AanvraagStatus, PersoonDoel, Zichtbaarheid
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import check_initiatief
from frontlijn.store.write.personen import organisation_named, person_named
from frontlijn.store.write.tables import Aanvraag, AanvraagStap, Belang
from frontlijn.store.write.transaction import WriteSession, check_version, transaction


def request_handgeld(store: Store, invoer: AanvraagInvoer) -> AanvraagRecord:
    """Registers a request, to be decided later; raises Refused at the field that breaks a rule."""
    invoer = invoer.checked(store.today())
    with transaction(store) as session:
        aanvraag_id = add_aanvraag(session, invoer)
    return read.get(store, aanvraag_id)


def change_aanvraag(store: Store, aanvraag_id: int, invoer: AanvraagInvoer, versie: int) -> AanvraagRecord:
    """Changes a request that is not decided, whose form was opened at `versie`; raises Refused at a field."""
    invoer = invoer.checked(store.today())
    with transaction(store) as session:
        dossier = read.dossier(store, aanvraag_id)
        first = dossier.stappen[0].datum if dossier.stappen else None
        check_bewerking(dossier.aanvraag, invoer, first)
        row = session.get_one(Aanvraag, aanvraag_id)
        check_version(row.versie, versie, "De aanvraag")
        if invoer.pot_id != row.pot_id:
            check_open(read.pot(store, invoer.pot_id), "pot_id")
        for name, value in _columns(session, invoer).items():
            setattr(row, name, value)
        session.count_edit(row)
    return read.get(store, aanvraag_id)


def set_status(
    store: Store, aanvraag_id: int, status: AanvraagStatus, datum: date, reden: str | None = None
) -> AanvraagRecord:
    """Takes a request up, holds it or withdraws it; raises Refused at the field that breaks a rule."""
    cleaned = clean_text(reden, "reden")
    with transaction(store) as session:
        check_status(read.get(store, aanvraag_id), status, datum, cleaned, store.today())
        session.insert(
            AanvraagStap(
                uuid=store.new_uuid(),
                aanvraag_id=aanvraag_id,
                status=status.value,
                datum=datum,
                reden=cleaned,
                wie_id=session.wie_id,
                geregistreerd_op=store.now(),
            )
        )
    return read.get(store, aanvraag_id)


def set_zichtbaarheid(
    store: Store, aanvraag_id: int, zichtbaarheid: Zichtbaarheid, reden: str | None = None
) -> AanvraagRecord:
    """Says how far a request may travel, also after the decision; intern needs a reason (003)."""
    cleaned = clean_text(reden, "vertrouwelijk_reden")
    check_openbaar(zichtbaarheid, cleaned)
    with transaction(store) as session:
        read.get(store, aanvraag_id)
        row = session.get_one(Aanvraag, aanvraag_id)
        row.zichtbaarheid, row.vertrouwelijk_reden = zichtbaarheid.value, cleaned
        session.count_edit(row)
    return read.get(store, aanvraag_id)


def declare_belang(store: Store, aanvraag_id: int, naam: str, aard: str, datum: date) -> Dossier:
    """Keeps who has an interest in a request, before it is decided; they do not decide on it (V08)."""
    who, why = clean_line(naam, "naam", required=True), clean_line(aard, "aard", required=True)
    refuse_future(datum, store.today(), "datum")
    with transaction(store) as session:
        aanvraag = read.get(store, aanvraag_id)
        check_wijzigbaar(aanvraag)
        if datum < aanvraag.ontvangen_op:
            raise Refused(
                f"De aanvraag is ontvangen op {format_datum(aanvraag.ontvangen_op)}; kies die dag of een latere.",
                "datum",
            )
        add_belang(session, aanvraag_id, who, why, datum)
    return read.dossier(store, aanvraag_id)


def add_belang(session: WriteSession, aanvraag_id: int, naam: str, aard: str, datum: date) -> None:
    """Writes an interest; raises Refused when this person declared one before."""
    persoon_id = person_named(session, naam, PersoonDoel.MEDEWERKER)
    if persoon_id in declared(session, aanvraag_id):
        raise Refused(f"{naam} meldde al een belang bij deze aanvraag.", "belangen")
    session.insert(
        Belang(
            uuid=session.store.new_uuid(),
            aanvraag_id=aanvraag_id,
            persoon_id=persoon_id,
            aard=aard,
            datum=datum,
            wie_id=session.wie_id,
            geregistreerd_op=session.store.now(),
        )
    )


def declared(session: WriteSession, aanvraag_id: int) -> dict[int, str]:
    """The interests in a request, by the number of the person."""
    sql = "SELECT persoon_id, aard FROM belang WHERE aanvraag_id = ? ORDER BY id"
    return dict(session.db.execute(sql, (aanvraag_id,)).fetchall())


def add_aanvraag(session: WriteSession, invoer: AanvraagInvoer) -> int:
    """Writes a checked request and returns its number."""
    check_open(read.pot(session.store, invoer.pot_id), "pot_id")
    aanvraag = Aanvraag(
        uuid=session.store.new_uuid(), geregistreerd_op=session.store.now(), **_columns(session, invoer)
    )
    return session.insert(aanvraag)


def _columns(session: WriteSession, invoer: AanvraagInvoer) -> dict[str, Any]:
    check_initiatief(session, invoer.initiatief_id)
    wijk_id = read.pot(session.store, invoer.pot_id).wijk_id
    aanvrager = (
        person_named(session, invoer.aanvrager, PersoonDoel.AANVRAGER, "aanvrager") if invoer.aanvrager else None
    )
    organisatie = organisation_named(session, invoer.organisatie, wijk_id) if invoer.organisatie else None
    return {
        "pot_id": invoer.pot_id,
        "initiatief_id": invoer.initiatief_id,
        "aanvrager_persoon_id": aanvrager,
        "aanvrager_organisatie_id": organisatie,
        "onderwerp": invoer.onderwerp,
        "gevraagd": invoer.gevraagd,
        "begroting": invoer.begroting,
        "eigen_bijdrage": invoer.eigen_bijdrage,
        "cofinanciering": invoer.cofinanciering,
        "cofinanciering_zeker": invoer.cofinanciering_zeker,
        "draagvlak": invoer.draagvlak,
        "buurt_betrokken": invoer.buurt_betrokken,
        "rol_planvorming": invoer.rol_planvorming and invoer.rol_planvorming.value,
        "rol_besluitvorming": invoer.rol_besluitvorming and invoer.rol_besluitvorming.value,
        "rol_uitvoering": invoer.rol_uitvoering and invoer.rol_uitvoering.value,
        "ontvangen_op": invoer.ontvangen_op,
        "zichtbaarheid": invoer.zichtbaarheid.value,
        "vertrouwelijk_reden": invoer.vertrouwelijk_reden,
    }
