"""How many keys the daily work takes beside the text that is typed, counted in a real terminal.

`python -m benchmarks.keys` prints each kind of work with its keys and its limit, after seeing that it was saved. The
seconds are those of the script, which rests a tenth of a second after each key: no measure, only a remark.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.pot import PotInvoer
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.sjabloon import SjabloonInvoer
from frontlijn.domain.values import Leefdomein
from frontlijn.store.read import handgeld, initiatieven, kasboek
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import open_pot, request_handgeld
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel, save_sjabloon
from frontlijn.store.write.settings import put

KASBOEK_LIMIT, WHOLE_LIMIT, TEMPLATE_LIMIT, REPEAT_LIMIT = 4, 12, 3, 3
INITIATIEF_LIMIT, GRANT_LIMIT, ANSWER_LIMIT = 8, 20, 20

BYTES = {
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "ctrl+e": "\x05",
    "ctrl+o": "\x0f",
    "ctrl+s": "\x13",
    "f4": "\x1bOS",
}
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

    @property
    def typed(self) -> int:
        """How many characters of text it takes."""
        return sum(len(step.text) for step in self.steps if isinstance(step, Text))


def entries(store: Store) -> int:
    """How many kasboekregels there are."""
    return kasboek.count(store, KasboekFilter())


def whole_entries(store: Store) -> int:
    """How many entries have three leefdomeinen, a number of people and hours."""
    found = kasboek.window(store, KasboekFilter(aantal_domeinen=3), 0, 100)
    return sum(one.deelnames == 12 and one.vrijwilligersminuten == 120 for one in found)


def of_last_tuesday(store: Store) -> int:
    """How many entries of the template there are on the last Tuesday."""
    today = store.today()
    tuesday = today - timedelta(days=(today.weekday() - TUESDAY) % 7)
    found = kasboek.window(store, KasboekFilter(van=tuesday, tot=tuesday), 0, 100)
    return sum(one.titel == TEMPLATE for one in found)


def repeated(store: Store) -> int:
    """How many entries of today are the one that was logged earlier."""
    found = kasboek.window(store, KasboekFilter(van=store.today()), 0, 100)
    return sum(one.titel == EARLIER for one in found)


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

WHOLE: tuple[Step, ...] = (
    *("k", Text("Fietsen gemaakt"), "ctrl+o", "3", "7", "9"),
    *("tab", Text("12"), "tab", Text("2"), "enter"),
)

RECOGNISED: tuple[Step, ...] = (
    *("k", Text("Fietsen gemaakt, 12 mensen, 2 uur, mobiliteit, meedoen, samen leven"), "ctrl+e", "enter"),
)

TUESDAY = 1
TEMPLATE, EARLIER = "Soep op dinsdag", "Wandelen met de buurt"

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
    Work("met drie leefdomeinen, mensen en uren vanuit Wijk", "1", WHOLE, WHOLE_LIMIT, whole_entries),
    Work("met drie leefdomeinen, mensen en uren vanuit Handgeld", "4", WHOLE, WHOLE_LIMIT, whole_entries),
    Work("hetzelfde in één zin vanuit Wijk", "1", RECOGNISED, WHOLE_LIMIT, whole_entries),
    Work("hetzelfde in één zin vanuit Kasboek", "3", RECOGNISED, WHOLE_LIMIT, whole_entries),
    Work("vorige dinsdag uit een sjabloon vanuit Wijk", "1", ("t", "1", "enter"), TEMPLATE_LIMIT, of_last_tuesday),
    Work("vorige dinsdag uit een sjabloon vanuit Kasboek", "3", ("t", "1", "enter"), TEMPLATE_LIMIT, of_last_tuesday),
    Work("de laatste nog eens vanuit Wijk", "1", ("h", "enter"), REPEAT_LIMIT, repeated),
    Work("de laatste nog eens vanuit Initiatieven", "2", ("h", "enter"), REPEAT_LIMIT, repeated),
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
    """One worker, one initiative, one template, one entry, one pot and one request of some days ago in Selwerd."""
    put(store, Instelling.GEBRUIKER, "Truus")
    put(store, Instelling.WIJK, "1")
    tuin = register_initiatief(store, InitiatiefInvoer("Buurttuin", 1))
    domeinen = (Leefdomein.MEEDOEN, Leefdomein.SAMEN_LEVEN)
    save_sjabloon(store, SjabloonInvoer(TEMPLATE, 1, 1, tuin.id, domeinen, vrijwilligersminuten=120, weekdag=TUESDAY))
    log_kasboekregel(store, KasboekInvoer(EARLIER, 1, store.today() - timedelta(days=8), leefdomeinen=domeinen))
    year = store.today().year
    pot = open_pot(store, PotInvoer("Handgeld", 1, date(year, 1, 1), date(year, 12, 31), 500_00))
    received = store.today() - timedelta(days=3)
    request_handgeld(store, AanvraagInvoer(pot.id, "Verf voor de bank", 80_00, received, aanvrager="Aad"))


def done(work: Work) -> tuple[bool, float]:
    """Does one piece of work in a terminal; whether it was saved, and in how many seconds."""
    from tests.terminal import Terminal

    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "keys.db")
        prepare(store)
        before = work.saved(store)
        terminal = Terminal(["-m", "frontlijn", "--db", store.path])
        terminal.wait_for("5 Zoeken")
        terminal.read(0.3)
        terminal.send(work.mode)
        terminal.read(0.3)
        began = time.monotonic()
        for step in work.steps:
            terminal.send(step.text if isinstance(step, Text) else BYTES.get(step, step))
            terminal.read(0.1)
        seconds = time.monotonic() - began
        terminal.read(0.5)
        terminal.send("\x11")
        terminal.wait()
        terminal.close()
        saved = work.saved(store) == before + 1
        store.close()
    return saved, seconds


def main() -> int:
    """Does each piece of work in a terminal; 1 when one is not saved or takes more keys than its limit."""
    failed = False
    for work in WORK:
        saved, seconds = done(work)
        verdict = "bewaard" if saved else "NIET BEWAARD"
        beside = f"naast {work.typed:3} tekens"
        took = f"{seconds:.1f}".replace(".", ",")
        print(f"{work.keys:3} toetsen (hoogstens {work.limit:2}) {beside}: {work.name}, {verdict} ({took} s)")
        failed |= not saved or work.keys > work.limit
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
