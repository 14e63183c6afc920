"""What happened with one record as lines: who, when, what changed and why."""

from __future__ import annotations

from collections.abc import Iterator

from frontlijn.domain.dates import format_datum
from frontlijn.domain.fields import noun
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.domain.handgeld.tijdlijn import tijdlijn
from frontlijn.screens.moments import format_moment
from frontlijn.store.read import log
from frontlijn.store.read.log import WijzigingRegel
from frontlijn.store.store import Store
from frontlijn.widgets.figures import Heading, Item, Sentence

SHOWN = 20
"""The newest changes; the older ones stay in the store."""

SOORTEN = {"ongedaan": "ongedaan gemaakt", "opnieuw": "opnieuw gedaan"}
"""What a change that is no edit is called."""


def history_items(store: Store, table: str, row_id: int, heading: str = "Geschiedenis") -> Iterator[Item]:
    """A heading and a line per change, the newest first."""
    changes = log.history(store, table, row_id)
    yield Sentence("")
    yield Heading(heading)
    for change in list(reversed(changes))[:SHOWN]:
        yield Sentence(f"{format_moment(change.op)}  {change.wie}  {_what(change)}")


def _what(change: WijzigingRegel) -> str:
    if change.soort == "nieuw":
        return "geregistreerd"
    done = SOORTEN.get(change.soort, change.soort)
    written = {name: new for name, _old, new in change.velden}
    if "verwijderd_op" in written:
        moved = "teruggezet" if written["verwijderd_op"] is None else "weggegooid"
        return moved if change.soort == "gewijzigd" else f"{moved} ({done})"
    names = ", ".join(dict.fromkeys(map(noun, written)))
    return f"{done}: {names}" if names else done


def timeline_items(dossier: Dossier) -> Iterator[Item]:
    """A heading, then what happened with a request from the first day on: when, what, who, and why."""
    yield Heading("Verloop, van begin tot nu")
    for event in tijdlijn(dossier):
        who = f" ({event.wie})" if event.wie else ""
        why = f": {' '.join(event.waarom.split())}" if event.waarom else ""
        yield Sentence(f"{event.wat}{who}{why}", lead=format_datum(event.datum))
