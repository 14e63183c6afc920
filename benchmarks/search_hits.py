"""How long one search takes once the store is open, as in the app at each key, for rare words and common ones.

    python -m benchmarks.search_hits [ENTRIES] [ROUNDS]

The peers, through the same sqlite3: exact bm25 over all hits, and LIKE without an index. Koffie stands in almost
every entry: no real store is that bad.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from benchmarks.entries import RARE, make_store
from benchmarks.timing import compare
from frontlijn.domain.values import Zoeksoort
from frontlijn.store.read.search import hint, search
from frontlijn.store.store import Store

_BM25 = """
SELECT rowid, snippet(zoekindex, 2, '[', ']', '…', 24) FROM zoekindex
 WHERE zoekindex MATCH ? ORDER BY bm25(zoekindex, 8, 6, 1, 0) LIMIT 20"""
_LIKE = "SELECT id FROM zoekdoc WHERE titel LIKE ?1 OR tekst LIKE ?1 ORDER BY datum DESC LIMIT 20"
_WORDS = (RARE, "wijkclub", "koffie", "koffie buurt tuin", "kof", '"koffie buurt"')


def main(entries: int = 100_000, rounds: int = 15) -> None:
    """Makes a store of `entries` and prints the medians of `rounds`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "frontlijn.db"
        make_store(path, entries)
        store = Store.open(path)
        with closing(store), closing(sqlite3.connect(path)) as db:
            compare(_runs(store, db), rounds)


def _runs(store: Store, db: sqlite3.Connection) -> dict[str, Callable[[], object]]:
    def peer(sql: str, value: str) -> Callable[[], object]:
        return lambda: db.execute(sql, [value]).fetchall()

    def ours(words: str) -> Callable[[], object]:
        return lambda: search(store, words)

    return {
        **{f"search {words}": ours(words) for words in _WORDS},
        "search koffie, one wijk": lambda: search(store, "koffie", wijk_id=3),
        "search koffie, one kind": lambda: search(store, "koffie", kind=Zoeksoort.KASBOEK),
        "search koffie, the last year": lambda: search(store, "koffie", since=date(2024, 6, 1)),
        "hint for koffei": lambda: hint(store, "koffei"),
        f"exact bm25 {RARE}": peer(_BM25, f'"{RARE}"*'),
        "exact bm25 koffie": peer(_BM25, '"koffie"*'),
        f"LIKE {RARE}": peer(_LIKE, f"%{RARE}%"),
    }


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
