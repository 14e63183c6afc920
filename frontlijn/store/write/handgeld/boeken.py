"""Booking one row in the ledger of a pot, inside a transaction."""

from __future__ import annotations

from datetime import date

from frontlijn.domain.values import MutatieSoort
from frontlijn.store.write.tables import (
    PotMutatie,
)
from frontlijn.store.write.transaction import WriteSession


def book(
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
    """Writes one row, in positive cents; the rules were checked before, and the database checks them again."""
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
