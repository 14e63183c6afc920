"""Booking one row in the ledger of a pot, inside a transaction."""

from __future__ import annotations

import json
from datetime import date

from frontlijn.domain.handgeld.pot import PotMutatie as PotMutatieRecord
from frontlijn.domain.shares import verdeel_volgend
from frontlijn.domain.values import MutatieSoort
from frontlijn.store.write.tables import PotMutatie
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
    verdeling: tuple[int, ...] | None = None,
    overheveling: str | None = None,
    corrigeert: int | None = None,
    reden: str | None = None,
) -> int:
    """Writes one row, in positive cents, and returns its number.

    Without `verdeling` the amount is split over the financiers of the pot, going on from what each bore before of this
    kind (V02). The rules were checked before, and the database checks them again.
    """
    if verdeling is None:
        verdeling = _split(session, soort, pot_id, bedrag, besides=corrigeert)
    return session.insert(
        PotMutatie(
            uuid=session.store.new_uuid(),
            pot_id=pot_id,
            soort=soort.value,
            bedrag=bedrag,
            datum=datum,
            besluit_id=besluit_id,
            storno_van=storno_van,
            verdeling=json.dumps(verdeling, separators=(",", ":")),
            overheveling=overheveling,
            corrigeert=corrigeert,
            reden=reden,
            wie_id=session.wie_id,
            geregistreerd_op=session.store.now(),
        )
    )


def book_storno(session: WriteSession, mutatie: PotMutatieRecord, datum: date, reden: str | None) -> None:
    """Writes the row that reverses another, for the same amount and the same share of each financier (V12)."""
    book(
        session,
        MutatieSoort.STORNO,
        mutatie.pot_id,
        mutatie.bedrag,
        datum,
        besluit_id=mutatie.besluit_id,
        storno_van=mutatie.id,
        verdeling=mutatie.verdeling,
        reden=reden,
    )


def _split(
    session: WriteSession, soort: MutatieSoort, pot_id: int, bedrag: int, *, besides: int | None
) -> tuple[int, ...]:
    """The share of each financier in one more amount; `besides` is a row that the new one replaces."""
    weights = [
        share
        for (share,) in session.db.execute(
            "SELECT aandeel_bp FROM pot_financier WHERE pot_id = ? ORDER BY volgorde", (pot_id,)
        )
    ]
    before = dict.fromkeys(range(len(weights)), 0)
    before |= session.db.execute(
        """
        SELECT deel.key, sum(deel.value) FROM mutatie_geldig m, json_each(m.verdeling) deel
         WHERE m.pot_id = ? AND m.soort = ? AND m.id IS NOT ? GROUP BY deel.key""",
        (pot_id, soort.value, besides),
    ).fetchall()
    return verdeel_volgend(bedrag, weights, tuple(before.values()))
