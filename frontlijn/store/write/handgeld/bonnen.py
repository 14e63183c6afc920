"""Writing receipts: each one counts once, wherever it is noted."""

from __future__ import annotations

from datetime import date

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.verantwoording import BonInvoer, bon_bekend, bon_sleutel
from frontlijn.store.write.tables import Bon
from frontlijn.store.write.transaction import WriteSession


def note_bon(
    session: WriteSession, aanvraag_id: int, kenmerk: str, datum: date, bedrag: int, *, mutatie_id: int | None = None
) -> None:
    """Keeps a receipt in cents, of a payment or of an account; raises Refused when it already counts somewhere."""
    known = session.db.execute(
        """
        SELECT a.id, a.onderwerp FROM bon_geldig g JOIN aanvraag a ON a.id = g.aanvraag_id
         WHERE g.sleutel = ? AND (g.bedrag = ? OR g.datum = ?)""",
        (bon_sleutel(kenmerk), bedrag, datum.isoformat()),
    ).fetchone()
    if known is not None:
        field = "bon" if mutatie_id is not None else "bonnen"
        raise Refused(bon_bekend(BonInvoer(kenmerk, datum, bedrag), known[0], known[1]), field)
    session.insert(
        Bon(
            uuid=session.store.new_uuid(),
            aanvraag_id=aanvraag_id,
            mutatie_id=mutatie_id,
            kenmerk=kenmerk,
            sleutel=bon_sleutel(kenmerk),
            datum=datum,
            bedrag=bedrag,
            geregistreerd_op=session.store.now(),
        )
    )
