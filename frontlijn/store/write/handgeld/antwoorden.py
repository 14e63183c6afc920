"""Writing the answer to who asked: edited as often as it takes, fixed once it is sent."""

from __future__ import annotations

from datetime import date

from sqlmodel import select

from frontlijn.domain.dates import format_datum, refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.domain.text import clean_text
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write.tables import Antwoord
from frontlijn.store.write.transaction import check_version, transaction


def answer(store: Store, aanvraag_id: int, tekst: str, versie: int = 0, *, verzonden_op: date | None = None) -> Dossier:
    """Keeps the text of the answer on the decision that stands, and with `verzonden_op` that it was sent.

    `versie` is that of the answer that was edited, 0 when it was as frontlijn wrote it. Raises Refused when there is
    no decision, when the answer was sent before, or when it was changed since.
    """
    cleaned = clean_text(tekst, "tekst")
    if not cleaned:
        raise Refused("Een antwoord heeft tekst; schrijf wat de aanvrager moet weten.", "tekst")
    with transaction(store) as session:
        besluit = read.get(store, aanvraag_id).besluit
        if besluit is None:
            raise Refused("Over deze aanvraag is nog niet besloten; neem eerst een besluit.")
        row = session.exec(select(Antwoord).where(Antwoord.besluit_id == besluit.id)).first()
        if row is not None and row.verzonden_op is not None:
            raise Refused(
                f"Dit antwoord is op {format_datum(row.verzonden_op)} verzonden en ligt vast; "
                "klopt het besluit niet, herzie dan het besluit."
            )
        check_version(row.versie if row else 0, versie, "Het antwoord")
        if verzonden_op is not None:
            refuse_future(verzonden_op, store.today(), "verzonden_op")
            if verzonden_op < besluit.datum:
                raise Refused(
                    f"Het besluit is van {format_datum(besluit.datum)}; het antwoord kan niet eerder verzonden zijn.",
                    "verzonden_op",
                )
        if row is None:
            session.insert(
                Antwoord(uuid=store.new_uuid(), besluit_id=besluit.id, tekst=cleaned, verzonden_op=verzonden_op)
            )
        else:
            row.tekst, row.verzonden_op = cleaned, verzonden_op
            session.count_edit(row)
    return read.dossier(store, aanvraag_id)
