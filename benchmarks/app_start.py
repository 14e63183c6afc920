"""How long the app takes from an empty shell line to its first picture, and to the list of all entries, over many.

    python -m benchmarks.app_start [ENTRIES] [ROUNDS]

The peers: a Textual app that shows one word, and frontlijn on a store without entries. All in a pseudo-terminal.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.entries import make_store
from benchmarks.timing import compare
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.settings import put
from tests.terminal import Terminal

_WORD = "KLAAR"
_EMPTY_APP = f"""
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("{_WORD}")

Empty().run()
"""
_BARE = ["-c", _EMPTY_APP]


def main(entries: int = 100_000, rounds: int = 10) -> None:
    """Makes a store of `entries` and prints the medians of `rounds`."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled modules are kept, as in normal use
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few.db", Path(folder) / "many.db"
        for path, number in ((few, 0), (many, entries)):
            make_store(path, number)
            store = Store.open(path)
            put(store, Instelling.GEBRUIKER, "Truus")
            put(store, Instelling.WIJK, "3")
            store.close()
        compare(
            {
                "a Textual app with one word": _until(_BARE, _WORD),
                "frontlijn without entries": _until(_app(few), "De Wijert"),
                "frontlijn, the summary of a wijk": _until(_app(many), "Het laatst gelogd"),
                "frontlijn, the list of a wijk's entries": _until(_app(many), "Mensen", key="3"),
            },
            rounds,
        )


def _app(path: Path) -> list[str]:
    return ["-m", "frontlijn", "--db", str(path)]


def _until(arguments: list[str], seen: str, key: str = "") -> Callable[[], object]:
    """Starts Python with these arguments, types the key, and ends it when the text is on the screen."""

    def run() -> None:
        terminal = Terminal(arguments)
        try:
            if key:
                terminal.send(key)
            terminal.wait_for(seen)
        finally:
            terminal.close()

    return run


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
