"""How long a confirmed write takes: an entry, a change, a grant, a draft at each key.

    python -m benchmarks.write_entry [ENTRIES] [ROUNDS]

The peer: one INSERT of one short row in a transaction of its own, through plain sqlite3, as durable as ours (WAL, full
synchronous).
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

from benchmarks.entries import make_store
from benchmarks.timing import compare, process
from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer, CriteriumOordeel
from frontlijn.domain.handgeld.pot import PotInvoer
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.values import BesluitUitkomst, Criterium, Leefdomein, Oordeel
from frontlijn.store.drafts import Drafts
from frontlijn.store.read import kasboek as read
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import grant_handgeld, open_pot
from frontlijn.store.write.kasboek import change_kasboekregel, log_kasboekregel
from frontlijn.store.write.undo import undo_last

_DAY = date(2026, 1, 5)
_FIRST_WRITE = """
import sys
from datetime import date
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.store.store import Store
from frontlijn.store.write.kasboek import log_kasboekregel
log_kasboekregel(Store.open(sys.argv[1]), KasboekInvoer("Koffie", 1, date(2026, 1, 5)))
"""


def main(entries: int = 100_000, rounds: int = 30) -> None:
    """Makes a store of `entries` and prints the medians of `rounds`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "frontlijn.db"
        make_store(path, entries)
        drafts = Drafts(str(path))
        peer = sqlite3.connect(Path(folder) / "peer.db", isolation_level=None)
        with closing(Store.open(path)) as store, closing(drafts), closing(peer):
            compare(_runs(store, drafts, peer), rounds)


def _runs(store: Store, drafts: Drafts, peer: sqlite3.Connection) -> dict[str, Callable[[], object]]:
    peer.execute("PRAGMA journal_mode = WAL")
    peer.execute("PRAGMA synchronous = FULL")
    peer.execute("CREATE TABLE regel (titel TEXT)")
    pot = open_pot(store, PotInvoer("Handgeld", 1, date(2026, 1, 1), date(2026, 12, 31), 1_000_000_00))
    first = log_kasboekregel(store, KasboekInvoer("Koffie", 1, _DAY))
    numbers = count()
    oordelen = tuple(CriteriumOordeel(criterium, Oordeel.VOLDOET, "Gezien.") for criterium in Criterium)
    full = KasboekInvoer("Koffie", 1, _DAY, verhaal="Veel te vertellen. " * 20, leefdomeinen=tuple(Leefdomein)[:3])

    def change() -> object:
        versie = read.get(store, first.id).versie
        return change_kasboekregel(store, first.id, KasboekInvoer(f"Koffie {versie}", 1, _DAY), versie)

    def grant() -> object:
        besluit = BesluitInvoer(BesluitUitkomst.TOEGEKEND, _DAY, oordelen, bedrag=50_00)
        return grant_handgeld(store, AanvraagInvoer(pot.id, "Plantjes", 50_00, _DAY, aanvrager="Truus"), besluit, _DAY)

    return {
        "plain INSERT": lambda: peer.execute("INSERT INTO regel VALUES ('Koffie')"),
        "draft": lambda: drafts.save("kasboek", "nieuw", {"titel": f"Koffie {next(numbers)}"}, "nu"),
        "entry of a title": lambda: log_kasboekregel(store, KasboekInvoer("Koffie", 1, _DAY)),
        "entry with all": lambda: log_kasboekregel(store, full),
        "undo of that entry": lambda: undo_last(store),
        "change of an entry": change,
        "grant with payment": grant,
        "python -c pass": process([sys.executable, "-c", "pass"]),
        "process that writes one entry": process([sys.executable, "-c", _FIRST_WRITE, store.path]),
    }


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
