"""Writing the extra guidelines of a wijk. A text never changes: one ends, another begins."""

from __future__ import annotations

from datetime import date

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.richtlijn import Richtlijn, check_richtlijn_tekst
from frontlijn.store.read import handgeld as read
from frontlijn.store.read import wijken
from frontlijn.store.store import Store
from frontlijn.store.write.tables import WijkRichtlijn
from frontlijn.store.write.transaction import transaction


def add_richtlijn(store: Store, wijk_id: int, tekst: str, vanaf: date) -> Richtlijn:
    """Gives a wijk a guideline from a day on; raises Refused when there is no text."""
    cleaned = check_richtlijn_tekst(tekst)
    wijken.get(store, wijk_id)
    with transaction(store) as session:
        row_id = session.insert(WijkRichtlijn(uuid=store.new_uuid(), wijk_id=wijk_id, tekst=cleaned, vanaf=vanaf))
    return read.richtlijn(store, row_id)


def end_richtlijn(store: Store, richtlijn_id: int, op: date) -> Richtlijn:
    """Ends a guideline on a day; decisions that were judged by it keep it. Raises Refused when it ended before."""
    with transaction(store) as session:
        known = read.richtlijn(store, richtlijn_id)
        if known.vervallen_op is not None:
            raise Refused(f"Deze richtlijn is al vervallen, op {format_datum(known.vervallen_op)}.")
        if op < known.vanaf:
            raise Refused(f"Deze richtlijn geldt vanaf {format_datum(known.vanaf)}; kies die dag of een latere.", "op")
        row = session.get_one(WijkRichtlijn, richtlijn_id)
        row.vervallen_op = op
        session.count_edit(row)
    return read.richtlijn(store, richtlijn_id)
