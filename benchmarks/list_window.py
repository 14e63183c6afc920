"""How long the kasboek list takes over many entries: its count and a window near the top, halfway and at the end.

    python -m benchmarks.list_window [ENTRIES] [ROUNDS]

The peers: the first hundred rows by a plain SELECT on the same file, the same far away by its OFFSET, and a Python that
starts and does nothing.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from benchmarks.entries import make_store
from benchmarks.timing import compare, process
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.store.read.kasboek import KasboekFilter, count, position, window
from frontlijn.store.read.summary import samenvatting
from frontlijn.store.store import Store

_PLAIN = """
SELECT * FROM kasboekregel WHERE verwijderd_op IS NULL ORDER BY datum DESC, id DESC LIMIT 100 OFFSET ?"""
_WIJK = 3
_ALL = KasboekFilter()
_ONE_WIJK = KasboekFilter(wijk_id=_WIJK)


def main(entries: int = 100_000, rounds: int = 15) -> None:
    """Makes a store of `entries` and prints the medians of `rounds`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "frontlijn.db"
        make_store(path, entries)
        with closing(Store.open(path)) as store, closing(sqlite3.connect(path)) as db:
            compare(_runs(store, db, entries), rounds)


def _runs(store: Store, db: sqlite3.Connection, entries: int) -> dict[str, Callable[[], object]]:
    def plain(offset: int) -> Callable[[], object]:
        return lambda: db.execute(_PLAIN, [offset]).fetchall()

    def shown(offset: int, wanted: KasboekFilter = _ALL) -> Callable[[], object]:
        return lambda: (count(store, wanted), window(store, wanted, offset, 100))

    half, end = entries // 2, max(entries - 100, 0)
    return {
        "plain SELECT of 100 rows": plain(0),
        f"plain SELECT of 100 rows at {end}": plain(end),
        "count and window at 0": shown(0),
        f"count and window at {half}": shown(half),
        f"count and window at {end}": shown(end),
        "count and window of one wijk": shown(0, _ONE_WIJK),
        "window alone at 0": lambda: window(store, _ALL, 0, 100),
        "count alone": lambda: count(store, _ALL),
        "position of the oldest": lambda: position(store, _ALL, 1),
        "summary of one wijk over all its years": lambda: samenvatting(
            store, Blik(date(2020, 1, 1), store.today(), _WIJK)
        ),
        "python -c pass": process([sys.executable, "-c", "pass"]),
    }


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
