from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from frontlijn.domain.personen import PersoonInvoer
from frontlijn.screens.arena.scherm import ArenaScreen
from frontlijn.screens.arena.uitkomst import UitkomstScreen
from frontlijn.screens.details.initiatief import InitiatiefScreen
from frontlijn.screens.forms.arena.export import ArenaExportForm
from frontlijn.screens.rows import RowsScreen
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read.herkomst import ArenaCijfer, verklaar
from frontlijn.store.store import Store
from frontlijn.store.write.arena import change_effect, remove_arena
from frontlijn.store.write.personen import add_persoon
from frontlijn.widgets.bladzij import Bladzij
from tests.screens.driving import at_work
from tests.widgets.support import HOSTILE, assert_harmless

SOEPCLUB = 2
"""The arena of the example that is filled in: baten 34.642, burdens 1.200."""


async def test_what_an_arena_brings_is_read_from_the_initiative_and_each_number_opens(sample: Store) -> None:
    async with at_work(sample, (80, 30)) as worker:
        await worker.press("2")
        await worker.press("down", "down", "down", "enter")
        assert worker.at(InitiatiefScreen)
        assert "Soepclub De Lepel in de arena baten € 34.642" in worker.seen
        await worker.press("down", "down", "enter")
        assert worker.at(ArenaScreen)
        await worker.press("u")
        assert worker.at(UitkomstScreen)
        assert "brengt in 20 jaar (2025 tot en met 2044) naar schatting € 34.642 op" in worker.seen
        page = worker.one(Bladzij)
        assert worker.app.focused is page
        assert len(page.stops) > 100
        for stop in page.stops:
            assert isinstance(stop.target, ArenaCijfer)
            assert verklaar(sample, stop.target).herkomst.waarde, stop

        await worker.press("enter")
        assert worker.at(RowsScreen)
        assert "Baten: € 34.642" in worker.seen
        assert "Formule" in worker.seen
        parts = worker.figures.figures
        assert parts
        await worker.press("enter")
        assert parts[0].label in worker.seen
        while not worker.at(UitkomstScreen):
            await worker.press("escape")
        assert page.cursor_stop is not None
        assert page.cursor_stop.title == "Baten: € 34.642"


async def test_burdens_count_when_all_is_counted_and_a_change_elsewhere_shows(sample: Store, home: Path) -> None:
    async with at_work(sample) as worker:
        worker.app.push_screen(UitkomstScreen(worker.app.context, SOEPCLUB))
        await worker.settle()
        assert "(zoals het rapport)" in worker.seen
        await worker.press("down", "m")
        assert "(met negatieve effecten)" in worker.seen
        assert "€ 33.442" in worker.seen
        page = worker.one(Bladzij)
        assert page.cursor_stop is not None
        assert page.cursor_stop.title == "Kosten: € 12.500"

        add_persoon(sample, PersoonInvoer("Soepclub Proef"))
        await worker.press("x")
        await worker.settle()
        assert worker.at(ArenaExportForm)
        assert "met negatieve effecten" in worker.seen
        assert "een voornaam van iemand die je kent (‘Soepclub De Lepel" in " ".join(worker.seen.split())
        await worker.fill({"bestand": str(home / "arena.html")})
        await worker.press("ctrl+s")
        assert "Geschreven" in worker.told
        written = (home / "arena.html").read_text("utf-8")
        assert "33.442" in written
        assert "niet door te trekken" in written

        stand = read_arena.stand(sample, SOEPCLUB)
        pm = stand.effecten[-1]
        for text in HOSTILE[:-1]:
            pm = change_effect(sample, pm.id, replace(pm.invoer, naam=text), pm.versie)
            worker.app._refresh_screen()
            await worker.settle()
            await worker.press("end")
            assert_harmless(worker.app)
        remove_arena(sample, SOEPCLUB, stand.arena.versie)
        worker.app._refresh_screen()
        await worker.settle()
        assert not worker.at(UitkomstScreen)
        assert "Arena 2 is er niet (meer)." in worker.told
