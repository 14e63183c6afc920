"""Writing what happened with the money of an award."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import select

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.domain.handgeld.verantwoording import VerantwoordingInvoer, bon_sleutel, check_verantwoording
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld.bonnen import note_bon
from frontlijn.store.write.tables import Bon, Kasboekregel, Verantwoording, VerantwoordingRegel
from frontlijn.store.write.transaction import WriteSession, check_version, transaction


def account(store: Store, aanvraag_id: int, invoer: VerantwoordingInvoer, versie: int = 0) -> Dossier:
    """Keeps the account of an award, or changes the one of `versie` (0 when there was none yet).

    The receipts of the input replace those that were noted with it; a receipt of a payment stays with its payment.
    Without `besteed` all receipts count, those of payments too. Raises Refused at the field that breaks a rule, and
    when the account was changed since.
    """
    on_payments = sum(bon.bedrag for bon in read.dossier(store, aanvraag_id).bonnen if bon.betaling is not None)
    if invoer.besteed is None and on_payments:
        invoer = replace(invoer, besteed=on_payments + sum(bon.bedrag for bon in invoer.bonnen))
    invoer = invoer.checked(store.today())
    with transaction(store) as session:
        aanvraag = read.get(store, aanvraag_id)
        check_verantwoording(aanvraag, invoer)
        row = session.exec(select(Verantwoording).where(Verantwoording.aanvraag_id == aanvraag_id)).first()
        check_version(row.versie if row else 0, versie, "De verantwoording")
        if row is None:
            row = Verantwoording(
                uuid=store.new_uuid(),
                aanvraag_id=aanvraag_id,
                datum=invoer.datum,
                wat_gebeurde=invoer.wat_gebeurde,
                besteed=invoer.besteed or 0,
                draagvlak_achteraf=invoer.draagvlak_achteraf,
                wie_id=session.wie_id,
                geregistreerd_op=store.now(),
            )
            session.insert(row)
        else:
            row.datum, row.wat_gebeurde, row.besteed = invoer.datum, invoer.wat_gebeurde, invoer.besteed or 0
            row.draagvlak_achteraf = invoer.draagvlak_achteraf
        _link(session, row, invoer.regels)
        if versie:
            session.count_edit(row)
        session.flush()
        _note_bonnen(session, aanvraag_id, invoer)
    return read.dossier(store, aanvraag_id)


def _link(session: WriteSession, row: Verantwoording, regels: tuple[int, ...]) -> None:
    """Makes these kasboekregels the ones that tell of the money."""
    kept = {link.regel_id: link for link in row.regels}
    for number in regels:
        regel = session.get(Kasboekregel, number)
        if regel is None or regel.verwijderd_op is not None:
            raise Refused(f"Kasboekregel {number} is er niet (meer); kies een andere.", "regels")
    wanted = list(dict.fromkeys(regels))
    if list(kept) != sorted(wanted):
        row.regels = [kept.get(number) or VerantwoordingRegel(regel_id=number) for number in sorted(wanted)]


def _note_bonnen(session: WriteSession, aanvraag_id: int, invoer: VerantwoordingInvoer) -> None:
    loose = select(Bon).where(
        Bon.aanvraag_id == aanvraag_id,
        Bon.vervallen_op == None,  # noqa: E711 the words of SQLAlchemy for IS NULL
        Bon.mutatie_id == None,  # noqa: E711
    )
    standing = {(bon.sleutel, bon.bedrag, bon.datum): bon for bon in session.exec(loose)}
    wanted = {(bon_sleutel(bon.kenmerk), bon.bedrag, bon.datum): bon for bon in invoer.bonnen}
    for key, bon in standing.items():
        if key not in wanted:
            bon.vervallen_op = session.store.now()
            session.count_edit(bon)
    session.flush()
    for key, new in wanted.items():
        if key not in standing:
            note_bon(session, aanvraag_id, new.kenmerk, new.datum, new.bedrag)
