"""How many keys the daily work takes beside the text that is typed, counted in a real terminal.

`python -m benchmarks.keys` prints each kind of work with its keys and its limit, after seeing that it was saved.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.pot import PotInvoer
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.store.read import handgeld, initiatieven, kasboek
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import open_pot, request_handgeld
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.settings import put

KASBOEK_LIMIT, INITIATIEF_LIMIT, GRANT_LIMIT, ANSWER_LIMIT = 8, 8, 20, 20

BYTES = {"enter": "\r", "tab": "\t", "escape": "\x1b", "down": "\x1b[B", "ctrl+s": "\x13", "f4": "\x1bOS"}
"""What a terminal sends for a key with a name."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text that is typed; its characters do not count as keys."""

    text: str


Step = str | Text


@dataclass(frozen=True, slots=True)
class Work:
    """Keys and text from the screen of `mode` on; `saved` tells how many records of its kind there are."""

    name: str
    mode: str
    steps: tuple[Step, ...]
    limit: int
    saved: Callable[[Store], int]

    @property
    def keys(self) -> int:
        """How many keys it takes beside the text."""
        return sum(isinstance(step, str) for step in self.steps)


def entries(store: Store) -> int:
    """How many kasboekregels there are."""
    return kasboek.count(store, KasboekFilter())


def registered(store: Store) -> int:
    """How many initiatives there are."""
    return initiatieven.count(store, InitiatiefFilter())


def paid_grants(store: Store) -> int:
    """How many grants of € 50 with four reasons were paid."""
    decided = [one.besluit for one in handgeld.window(store, HandgeldFilter(), 0, 100) if one.besluit]
    return sum(one.betaald == 50_00 and len(one.oordelen) == 4 for one in decided)


def answered(store: Store) -> int:
    """How many decisions with four reasons were answered."""
    found = [handgeld.dossier(store, one.id) for one in handgeld.window(store, HandgeldFilter(besloten=True), 0, 100)]
    return sum(one.antwoord is not None and one.antwoord.verzonden_op is not None for one in found)


LOG: tuple[Step, ...] = ("k", Text("Samen koffie gedronken"), "enter")

REASONS: tuple[Step, ...] = (
    *("v", Text("Bewoners vroegen het"), "tab"),
    *("v", Text("Voor de hele straat"), "tab"),
    *("v", Text("Deze week te planten"), "tab"),
    *("v", Text("Geen ander potje past"), "tab"),
    "t",
)

REQUEST: tuple[Step, ...] = ("g", Text("Plantjes voor de hoek"), "tab", Text("50"), "tab", "tab", "tab")

GRANT: tuple[Step, ...] = (*REQUEST, *REASONS, "tab", "v", "ctrl+s")

SEND: tuple[Step, ...] = ("a", "f4", "j")

WORK = (
    Work("kasboekregel vanuit Wijk", "1", LOG, KASBOEK_LIMIT, entries),
    Work("kasboekregel vanuit Initiatieven", "2", LOG, KASBOEK_LIMIT, entries),
    Work("kasboekregel vanuit Kasboek", "3", LOG, KASBOEK_LIMIT, entries),
    Work("kasboekregel vanuit Handgeld", "4", LOG, KASBOEK_LIMIT, entries),
    Work("kasboekregel vanuit Zoeken", "5", ("down", *LOG), KASBOEK_LIMIT, entries),
    Work("nieuw initiatief", "1", ("i", Text("Breiclub"), "enter"), INITIATIEF_LIMIT, registered),
    Work("handgeld van € 50 met vier redenen en betaling", "2", GRANT, GRANT_LIMIT, paid_grants),
    Work(
        "besluit met vier redenen en verstuurd antwoord",
        "4",
        ("enter", "b", *REASONS, "ctrl+s", *SEND),
        ANSWER_LIMIT,
        answered,
    ),
    Work(
        "van aanvraag tot verstuurd antwoord",
        "2",
        (*REQUEST, *REASONS, "ctrl+s", "4", "enter", *SEND),
        ANSWER_LIMIT,
        answered,
    ),
)


def prepare(store: Store) -> None:
    """One worker, one initiative, one pot and one request of some days ago in Selwerd."""
    put(store, Instelling.GEBRUIKER, "Truus")
    put(store, Instelling.WIJK, "1")
    register_initiatief(store, InitiatiefInvoer("Buurttuin", 1))
    year = store.today().year
    pot = open_pot(store, PotInvoer("Handgeld", 1, date(year, 1, 1), date(year, 12, 31), 500_00))
    received = store.today() - timedelta(days=3)
    request_handgeld(store, AanvraagInvoer(pot.id, "Verf voor de bank", 80_00, received, aanvrager="Aad"))


def main() -> int:
    """Does each piece of work in a terminal; 1 when one is not saved or takes more keys than its limit."""
    from tests.terminal import Terminal

    failed = False
    for work in WORK:
        with tempfile.TemporaryDirectory() as folder:
            store = Store.open(Path(folder) / "keys.db")
            prepare(store)
            before = work.saved(store)
            terminal = Terminal(["-m", "frontlijn", "--db", store.path])
            terminal.wait_for("5 Zoeken")
            terminal.read(0.3)
            for step in (work.mode, *work.steps):
                terminal.send(step.text if isinstance(step, Text) else BYTES.get(step, step))
                terminal.read(0.1)
            terminal.read(0.5)
            terminal.send("\x11")
            terminal.wait()
            terminal.close()
            done = work.saved(store) == before + 1
            store.close()
        typed = sum(len(step.text) for step in work.steps if isinstance(step, Text))
        verdict = "bewaard" if done else "NIET BEWAARD"
        print(f"{work.keys:3} toetsen (hoogstens {work.limit}) naast {typed:3} tekens: {work.name}, {verdict}")
        failed |= not done or work.keys > work.limit
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
