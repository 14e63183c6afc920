"""The chain of hashes over decisions and money, one per device, so that a change behind the app's back shows.

Each link is the hash of the link before it and of what its row says. A row is told by identities and not by the numbers
of this file, so that a chain stays what it is when two laptops are brought together. What no chain can show is that its
end was cut off together with the rows it was about.
"""

from __future__ import annotations

import json
import sqlite3
from hashlib import sha256
from typing import Any

CHAINED = ("besluit", "pot_mutatie")
"""The tables whose rows are in the chain, in the order in which new rows are taken into it."""

_ROW = {
    "besluit": """
      SELECT b.uuid, a.uuid, v.uuid, b.uitkomst, b.bedrag, b.datum, b.beslisvorm, b.motivering, b.voorwaarden, b.grond,
             b.naar, b.afwijking_reden, b.herziening_reden, f.uuid, b.geregistreerd_op
        FROM besluit b JOIN aanvraag a ON a.id = b.aanvraag_id LEFT JOIN besluit v ON v.id = b.vervangt_id
        LEFT JOIN fonds f ON f.id = b.fonds_id WHERE b.id = ?""",
    "pot_mutatie": """
      SELECT m.uuid, p.uuid, m.soort, m.bedrag, m.datum, b.uuid, s.uuid, c.uuid, m.overheveling, m.verdeling, m.reden,
             w.uuid, m.geregistreerd_op
        FROM pot_mutatie m JOIN budgetpot p ON p.id = m.pot_id JOIN persoon w ON w.id = m.wie_id
        LEFT JOIN besluit b ON b.id = m.besluit_id LEFT JOIN pot_mutatie s ON s.id = m.storno_van
        LEFT JOIN pot_mutatie c ON c.id = m.corrigeert WHERE m.id = ?""",
}

_CHILDREN = {
    "besluit": (
        "SELECT criterium, oordeel, reden FROM besluit_criterium WHERE besluit_id = ? ORDER BY criterium",
        """
        SELECT r.uuid, o.oordeel, o.reden FROM besluit_richtlijn o JOIN wijk_richtlijn r ON r.id = o.richtlijn_id
         WHERE o.besluit_id = ? ORDER BY r.uuid""",
        """
        SELECT p.uuid, d.rol, d.reden FROM besluit_persoon d JOIN persoon p ON p.id = d.persoon_id
         WHERE d.besluit_id = ? ORDER BY p.uuid""",
    ),
    "pot_mutatie": (),
}


def link(db: sqlite3.Connection, before: str, table: str, row_id: int) -> str | None:
    """The hash of one row after the hash `before`, as hexadecimal text; None when the row is not there."""
    row = db.execute(_ROW[table], (row_id,)).fetchone()
    if row is None:
        return None
    content: list[Any] = [table, list(row)]
    content += [[list(child) for child in db.execute(sql, (row_id,))] for sql in _CHILDREN[table]]
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    return sha256(f"{before}\n{text}".encode()).hexdigest()
