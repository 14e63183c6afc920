from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from frontlijn.domain.values import Factor, Modus
from frontlijn.screens.arena.rapport import RapportScreen
from frontlijn.screens.arena.sessies import SessieScreen, SessiesScreen
from frontlijn.screens.base import WorkScreen
from frontlijn.screens.context import Context
from frontlijn.screens.forms.arena.rapport import CijferForm, RapportForm
from frontlijn.screens.forms.arena.sessie import SessieForm
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read.herkomst import ArenaCijfer, verklaar
from frontlijn.store.store import Store
from frontlijn.store.write.arena import change_effect
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.widgets.bladzij import Bladzij
from tests.screens.driving import at_work
from tests.store.inputs import initiatief

RAPPORT, SOEPCLUB, BEGONNEN = 1, 2, 3
"""The report of the example, an arena with two sessions, and one with one."""


async def test_a_session_is_begun_with_who_was_there_and_the_state_of_then_is_read_back(sample: Store) -> None:
    register_initiatief(sample, initiatief("Plantenbeurs", contact="Zwaantje Verzonnen", organisatie="Zorg & Co"))
    async with at_work(sample, (100, 40)) as worker:
        worker.app.push_screen(SessiesScreen(worker.app.context, SOEPCLUB))
        await worker.settle()
        assert worker.rows.row_count == 2
        await worker.press("n")
        assert worker.at(SessieForm)
        assert worker.field("datum").text == "21-11-2026"
        await worker.press("tab")
        await worker.write("Zwaan")
        await worker.press("right", "enter")  # the rest of a known name
        await worker.write("de penningmeester; Zorg & Co")
        await worker.press("tab")
        await worker.write("Wat als de helft komt?")
        await worker.press("ctrl+s")
        assert "Opgeslagen: sessie 3, 21-11-2026." in worker.told
        third = read_arena.sessies(sample, SOEPCLUB)[-1]
        assert third.deelnemers == ("Zwaantje Verzonnen", "de penningmeester", "Zorg & Co")
        assert "21-11-2026 Zwaantje Verzonnen, de pen" in worker.seen
        assert worker.rows.cursor_key == 3

        effect = read_arena.stand(sample, SOEPCLUB).effecten[0]
        values = tuple(
            replace(one, waarde=5_000, woord=False) if one.factor is Factor.SLAGINGSKANS else one
            for one in effect.factoren
        )
        change_effect(sample, effect.id, replace(effect.invoer, factoren=values), effect.versie)
        await worker.press("enter")
        assert worker.at(SessieScreen)
        assert "Dit is de laatste sessie: zo staat de arena nu." in worker.seen
        assert "Anders: effect Minder kwijt aan eten (rondkomen): slagingskans de meeste (75 %) wordt" in worker.seen
        assert "Baten > 34.642 30.592" in worker.seen
        page = worker.one(Bladzij)
        assert [stop.title for stop in page.stops[:2]] == ["Baten: 34.642", "Baten (sessie 3): 30.592"]
        then, now = (stop.target for stop in page.stops[:2])
        assert isinstance(then, ArenaCijfer)
        assert isinstance(now, ArenaCijfer)
        told = [verklaar(sample, one).herkomst.waarde[:8] for one in (then, now)]
        assert told == ["€ 34.642", "€ 30.592"]

        await worker.press("escape", "up", "enter")
        assert "Dit is de stand van toen, aan het eind van sessie 2. Nu kan de arena anders zijn." in worker.seen
        assert "Erbij: effect Koks vinden betaald werk (meedoen)." in worker.seen
        assert "€ 34.642 in plaats van € 13.750" in worker.seen
        await worker.press("m")
        screen = worker.app.screen
        assert isinstance(screen, SessieScreen)
        assert screen.modus is Modus.VOLLEDIG
        assert "€ 33.442 in plaats van € 13.750" in worker.seen


async def test_a_session_is_changed_and_only_the_last_one_goes_away(sample: Store) -> None:
    async with at_work(sample) as worker:
        worker.app.push_screen(SessiesScreen(worker.app.context, SOEPCLUB))
        await worker.settle()
        await worker.press("home", "e")
        await worker.fill({"datum": "31-12-2030"})
        await worker.press("ctrl+s")
        assert "datum" in worker.problems
        await worker.fill({"datum": "14-9-2026", "deelnemers": ""})
        await worker.press("ctrl+s")
        assert "1 14-09-2026 onbekend" in worker.seen
        await worker.press("d")
        assert "Alleen de laatste sessie kan weg" in worker.told
        await worker.press("end", "d")
        assert worker.rows.row_count == 1
        await worker.press("ctrl+z")
        assert worker.rows.row_count == 2

        worker.app.push_screen(SessieScreen(worker.app.context, BEGONNEN, 1))
        await worker.settle()
        assert "Dit is de eerste sessie. Wat er daarvoor al stond, is niet apart bewaard." in worker.seen
        await worker.press("escape")
        worker.app.push_screen(SessieScreen(worker.app.context, BEGONNEN, 7))
        await worker.settle()
        assert "Deze arena heeft geen sessie 7." in worker.told
        assert worker.at(SessiesScreen)


@pytest.mark.parametrize(
    ("opened", "keys", "form", "field"),
    [
        (lambda context: SessiesScreen(context, SOEPCLUB), ("n", "tab"), SessieForm, "deelnemers"),
        (lambda context: RapportScreen(context, RAPPORT), ("e", "tab", "tab", "tab", "end"), CijferForm, "bron"),
        (lambda context: RapportScreen(context, RAPPORT), ("E", "end"), RapportForm, "titel"),
    ],
)
async def test_what_was_typed_when_the_laptop_stopped_is_offered_at_the_next_start(
    sample: Store, opened: Callable[[Context], WorkScreen], keys: tuple[str, ...], form: type[object], field: str
) -> None:
    async with at_work(sample) as worker:
        worker.app.push_screen(opened(worker.app.context))
        await worker.settle()
        await worker.press(*keys)
        await worker.write("half")
        typed = worker.field(field).text
        assert "half" in typed
    async with at_work(sample) as worker:
        assert "Er staat nog een concept van" in worker.seen
        await worker.press("enter")
        assert worker.at(form)
        assert worker.field(field).text == typed
