from __future__ import annotations

from dataclasses import replace

from textual.widgets import Static

from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.proberen import EIGEN
from frontlijn.domain.values import Bewijskracht, Factor, Modus
from frontlijn.screens.arena.watals import WatAlsScreen, geprobeerd
from frontlijn.screens.forms.arena.watals import WatAlsForm
from frontlijn.screens.rows import RowsScreen
from frontlijn.store.read import arena as read_arena
from frontlijn.store.store import Store
from frontlijn.store.write.arena import change_effect
from frontlijn.widgets.bladzij import Bladzij
from frontlijn.widgets.confirm import Confirm
from frontlijn.widgets.inputs import LineInput
from frontlijn.widgets.rowlist import RowList
from tests.screens.driving import Worker, at_work

SOEPCLUB = 2

SCROLLBAR = "▁▂▃▄▅▆▇█ "


async def tried(worker: Worker, modus: Modus = Modus.RAPPORT) -> WatAlsScreen:
    screen = WatAlsScreen(worker.app.context, SOEPCLUB, modus)
    worker.app.push_screen(screen)
    await worker.settle()
    return screen


def effects(store: Store) -> tuple[Effect, ...]:
    return read_arena.stand(store, SOEPCLUB).effecten


def in_list(worker: Worker) -> bool:
    """Whether the cursor is in the list of numbers."""
    return isinstance(worker.app.focused, RowList)


def row(worker: Worker) -> str:
    """The row under the cursor."""
    return next(" ".join(line.rstrip(SCROLLBAR).split()) for line in worker.lines if line.startswith(">"))


async def test_a_number_moves_by_a_key_or_is_typed_and_the_outcome_follows_with_the_old_beside_it(
    sample: Store,
) -> None:
    before = effects(sample)
    async with at_work(sample) as worker:
        await tried(worker)
        assert "Er wordt niets bewaard." in worker.seen
        await worker.press("+", "+")
        assert row(worker).endswith("aantal 18 20")
        assert "De baten worden € 1.350 hoger: € 35.992 in plaats van € 34.642." in worker.seen
        await worker.press("-", "left", "=", "right")
        assert row(worker).endswith("aantal 18 20")
        await worker.press("delete")
        assert row(worker).endswith("aantal 18")
        assert "De baten blijven gelijk." in worker.seen

        await worker.press("down", "4", "0")
        assert worker.one(LineInput).value == "40"
        assert "slagingskans 75 % 40 %" in worker.seen  # at once, before it is taken over
        await worker.press("x", "enter")
        assert "of zeg het in woorden" in str(worker.one(Static, "#fout").content)
        await worker.press("backspace", "enter")
        assert in_list(worker)
        await worker.press("enter")
        assert worker.one(LineInput).selected_text == "40 %"
        await worker.write("alle")
        assert "slagingskans 75 % 100 %" in worker.seen
        await worker.press("escape")
        assert row(worker).endswith("slagingskans 75 % 40 %")

        await worker.press("tab")
        assert not in_list(worker)
        page = worker.one(Bladzij)
        assert [stop.title for stop in page.stops[:2]] == ["Baten: 34.642", "Baten (wordt): 28.972"]
        await worker.press("enter")
        assert worker.at(RowsScreen)
        assert "= € 34.642," in worker.seen
        await worker.press("escape", "right", "enter")
        assert "= € 28.972," in worker.seen
        await worker.press("escape", "shift+tab", "r")
        assert "De baten blijven gelijk." in worker.seen
        assert effects(sample) == before
        await worker.press("escape")
        assert not worker.at(WatAlsScreen)


async def test_what_was_tried_is_thrown_away_or_kept_only_when_said_and_one_undo_takes_it_back(sample: Store) -> None:
    before = effects(sample)
    async with at_work(sample, (120, 36)) as worker:
        screen = await tried(worker, Modus.VOLLEDIG)
        assert "(met negatieve effecten)" in worker.seen
        await worker.press("ctrl+s")
        assert "Er is niets veranderd om te bewaren." in worker.told
        await worker.press("+", *["down"] * 9)
        assert "was toch gebeurd onbekend" in row(worker)
        await worker.press("+")
        assert "was toch gebeurd onbekend 5 %" in row(worker)
        await worker.press("escape")
        assert worker.at(Confirm)
        await worker.press("v", "escape", "b")
        assert worker.at(WatAlsForm)
        assert "Minder kwijt aan eten: aantal 18 wordt 19" in worker.seen
        await worker.press("ctrl+s")
        assert "reden" in worker.problems
        await worker.write("Zo tellen we zelf")
        await worker.press("ctrl+s")
        assert worker.app.screen is screen
        assert "Bewaard in 2 effecten." in worker.told
        assert screen.waarden == {}
        after = effects(sample)
        changed = [one for one in after if one not in before]
        assert len(changed) == 2
        aantal = changed[0].factor(Factor.AANTAL)
        assert (aantal.waarde, aantal.bron, aantal.reden) == (19, EIGEN, "Zo tellen we zelf")
        assert [one.waarde for one in changed[0].factoren if not one.gekozen] == [18]
        assert changed[1].factor(Factor.DEADWEIGHT).bewijskracht is Bewijskracht.INSCHATTING
        await worker.press("ctrl+z")
        assert [one.factoren for one in effects(sample)] == [one.factoren for one in before]

        await worker.press("+", "escape", "w", "enter")
        assert not worker.at(WatAlsScreen)
        assert [one.factoren for one in effects(sample)] == [one.factoren for one in before]


async def test_what_somebody_else_changes_meanwhile_is_not_written_over(sample: Store) -> None:
    async with at_work(sample) as worker:
        screen = await tried(worker)
        await worker.press("+", "ctrl+s")
        await worker.write("Anders")
        first = effects(sample)[0]
        change_effect(sample, first.id, replace(first.invoer, naam="Nieuwe naam"), first.versie)
        await worker.press("ctrl+s")
        assert "intussen door iemand anders gewijzigd" in worker.seen
        await worker.press("escape", "w", "enter")
        assert worker.app.screen is screen
        assert "Nieuwe naam" in worker.seen
        assert screen.waarden == {(first.id, Factor.AANTAL): 19}
        stand = read_arena.stand(sample, SOEPCLUB)
        assert geprobeerd(stand, (((9_999, Factor.AANTAL), 3),)) == stand
