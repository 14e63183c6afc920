"""Reading all that is known of one request."""

from __future__ import annotations

import sqlite3

from frontlijn.domain.handgeld.aanvraag import Belang, Stap
from frontlijn.domain.handgeld.antwoord import Antwoord
from frontlijn.domain.handgeld.dossier import Dossier, Wijziging
from frontlijn.domain.handgeld.verantwoording import Bon, GekoppeldeRegel
from frontlijn.store.read.handgeld.aanvragen import get
from frontlijn.store.read.handgeld.besluiten import besluiten
from frontlijn.store.read.handgeld.verantwoordingen import verantwoordingen
from frontlijn.store.read.log import history
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.store import Store


def dossier(store: Store, aanvraag_id: int) -> Dossier:
    """The dossier of the request with this number; raises NotFound."""
    with reading(store) as db:
        aanvraag = get(store, aanvraag_id)

        def rows(sql: str) -> list[sqlite3.Row]:
            return db.execute(sql, {"id": aanvraag_id}).fetchall()

        stappen = rows(
            """
            SELECT s.*, p.naam AS wie FROM aanvraag_stap s JOIN persoon p ON p.id = s.wie_id
            WHERE s.aanvraag_id = :id ORDER BY s.id"""
        )
        belangen = rows(
            """
            SELECT b.*, p.naam, w.naam AS wie FROM belang b JOIN persoon p ON p.id = b.persoon_id
              JOIN persoon w ON w.id = b.wie_id
            WHERE b.aanvraag_id = :id ORDER BY b.id"""
        )
        antwoord = rows(
            """
            SELECT w.* FROM antwoord w JOIN besluit_actueel b ON b.id = w.besluit_id WHERE b.aanvraag_id = :id"""
        )
        bonnen = rows("SELECT g.*, g.mutatie_id AS betaling FROM bon_geldig g WHERE g.aanvraag_id = :id ORDER BY g.id")
        regels = rows(
            """
            SELECT k.id, k.datum, k.titel FROM verantwoording v
              JOIN verantwoording_regel r ON r.verantwoording_id = v.id JOIN kasboekregel k ON k.id = r.regel_id
            WHERE v.aanvraag_id = :id AND k.verwijderd_op IS NULL ORDER BY k.datum, k.id"""
        )
        aanvragen = rows("SELECT id FROM aanvraag WHERE id = :id")
        return Dossier(
            aanvraag=aanvraag,
            wijzigingen=tuple(
                Wijziging(change.op, change.wie, tuple(name for name, _old, _new in change.velden))
                for change in history(store, "aanvraag", aanvraag_id)
                if change.soort != "nieuw"
            ),
            stappen=tuple(record(Stap, row) for row in stappen),
            belangen=tuple(record(Belang, row) for row in belangen),
            eerdere=besluiten(db, aanvragen, standing=False),
            antwoord=next((record(Antwoord, row) for row in antwoord), None),
            bonnen=tuple(record(Bon, row) for row in bonnen),
            regels=tuple(record(GekoppeldeRegel, row) for row in regels),
            verantwoording=verantwoordingen(store, [aanvraag_id]).get(aanvraag_id),
        )
