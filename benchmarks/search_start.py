"""How long a whole `frontlijn search` takes, from an empty shell line to its end, beside what it is built on.

    python -m benchmarks.search_start [ENTRIES] [ROUNDS]

The peers: Python that does nothing, Python that imports sqlite3, and the sqlite3 shell with the same query.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.entries import RARE, make_store
from benchmarks.timing import compare, process

QUERY = f"""
SELECT d.soort, d.rij_id, d.datum, d.titel, snippet(zoekindex, 2, '[', ']', '…', 24)
  FROM zoekindex JOIN zoekdoc d ON d.id = zoekindex.rowid
 WHERE zoekindex MATCH '{{titel namen tekst}} : ("{RARE}" *)' ORDER BY bm25(zoekindex, 8, 6, 1, 0) LIMIT 20"""

_ENTRY = "import sys; from frontlijn.__main__ import main; sys.exit(main())"


def main(entries: int = 100_000, rounds: int = 40) -> None:
    """Makes a store of `entries` and prints the medians of `rounds`."""
    with tempfile.TemporaryDirectory() as folder:
        db = str(Path(folder) / "frontlijn.db")
        make_store(Path(db), entries)
        python = sys.executable
        runs = {
            'python -c "import sqlite3"': process([python, "-c", "import sqlite3"]),
            "python -c pass": process([python, "-c", "pass"]),
            f"frontlijn search {RARE}": process([python, "-c", _ENTRY, "search", RARE, "--db", db]),
            "frontlijn search koffie": process([python, "-c", _ENTRY, "search", "koffie", "--db", db]),
            "frontlijn --help": process([python, "-c", _ENTRY, "--help"]),
            "frontlijn kasboek show 1": process([python, "-c", _ENTRY, "kasboek", "show", "1", "--db", db]),
        }
        if shell := shutil.which("sqlite3"):
            runs["sqlite3 shell, the same query"] = process([shell, db, QUERY])
        compare(runs, rounds)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
