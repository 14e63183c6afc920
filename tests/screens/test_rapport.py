from __future__ import annotations

from frontlijn.domain.arena.gepubliceerd import totaal
from frontlijn.domain.values import ArenaSoort, CijferSoort, IncasseerderGroep
from frontlijn.screens.arena.lijst import ArenasScreen
from frontlijn.screens.arena.rapport import RapportScreen
from frontlijn.screens.forms.arena.rapport import CijferForm, RapportForm
from frontlijn.screens.pickers import Picker
from frontlijn.screens.rows import RowsScreen
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read.arena import ArenaFilter
from frontlijn.store.store import Store
from frontlijn.widgets.bladzij import Bladzij
from tests.screens.driving import Worker, at_work

RAPPORT = 1
"""The report of the example, 000."""


def page(worker: Worker) -> Bladzij:
    return worker.one(Bladzij)


async def at_report(worker: Worker, number: int = RAPPORT) -> None:
    worker.app.push_screen(RapportScreen(worker.app.context, number))
    await worker.settle()


async def go_to(worker: Worker, title: str) -> None:
    """Walks to what the page shows under this title."""
    await worker.press("home")
    titles = [stop.title for stop in page(worker).stops]
    here = page(worker).cursor_stop
    assert here is not None
    place = next((number for number, one in enumerate(titles) if title in one), None)
    assert place is not None, titles
    await worker.press(*["right"] * (place - titles.index(here.title)))


async def test_contradicting_sources_stand_side_by_side_and_another_one_can_be_shown(sample: Store) -> None:
    """000 says 2.524 in its results and 2.526 in its example of the lasten (domain model, section 4)."""
    async with at_work(sample, (100, 40)) as worker:
        await at_report(worker)
        assert "zijn de baten € 9.434.000 en de kosten € 2.610.000" in worker.seen
        assert "Multiplier: circa 3,6." in worker.seen
        await go_to(worker, "rondkomen: 2.526")
        await worker.press("enter")
        assert worker.at(RowsScreen)
        assert "2.524.000" in worker.seen
        assert "2.526.000" in worker.seen
        await worker.press("escape", "e")
        assert worker.at(CijferForm)
        assert [worker.field(name).text for name in ("soort", "over", "waarde", "waarde_2", "gekozen")] == [
            "baten",
            "leefdomein",
            "2526000,00",
            "2524000,00",
            "1",
        ]
        await worker.fill({"gekozen": "2", "reden": ""})
        await worker.press("ctrl+s")
        assert "schrijf erbij waarom je deze kiest" in worker.problems["reden"]
        await worker.fill({"reden": "Staat in de tabel."})
        await worker.press("ctrl+s")
        assert "Opgeslagen: baten rondkomen." in worker.told
        shown = next(one for one in read_arena.cijfers(sample, RAPPORT) if one.anders)
        assert (shown.gekozen.waarde, shown.gekozen.reden) == (2_524_000_00, "Staat in de tabel.")
        assert [one.waarde for one in shown.anders] == [2_526_000_00]
        assert page(worker).cursor_stop is not None
        assert "rondkomen: 2.524" in str(page(worker).cursor_stop)


async def test_a_report_is_begun_and_its_figures_are_taken_over(sample: Store) -> None:
    async with at_work(sample) as worker:
        worker.app.push_screen(ArenasScreen(worker.app.context))
        await worker.settle()
        await worker.press("r")
        assert worker.at(RapportForm)
        await worker.write("Wijkrapport 2026")
        await worker.press("ctrl+s")
        assert worker.at(RapportScreen)
        assert "Van dit rapport is nog geen cijfer ingevuld." in worker.seen
        found = read_arena.window(sample, ArenaFilter(soort=ArenaSoort.RAPPORT), 0, -1)
        rapport = next(one for one in found if one.titel == "Wijkrapport 2026")
        assert (rapport.startjaar, rapport.initiatief_id) == (2026, None)

        await worker.press("e")
        assert worker.at(RapportScreen)  # nothing to change yet
        await worker.press("n")
        await worker.fill({"waarde": "1.200.000"})
        await worker.press("ctrl+s")
        assert worker.problems == {"bron": "Vul de bron in."}
        await worker.fill({"bron": "bladzijde 3", "jaar": "26"})
        await worker.press("ctrl+s")
        assert "vier cijfers" in worker.problems["jaar"]
        await worker.fill({"jaar": "2026"})
        await worker.press("ctrl+s")
        baten = totaal(read_arena.cijfers(sample, rapport.id), CijferSoort.BATEN)
        assert baten is not None
        assert (baten.gekozen.waarde, baten.gekozen.bron, baten.gekozen.jaar) == (1_200_000_00, "bladzijde 3", 2026)

        await worker.press("n")
        await worker.fill({"soort": "multiplier", "waarde": "veel", "bron": "bladzijde 4"})
        await worker.press("ctrl+s")
        assert "bijvoorbeeld 3,6" in worker.problems["waarde"]
        await worker.fill({"waarde": "circa 3,65"})
        await worker.press("ctrl+s")
        assert worker.at(RapportScreen)

        for over, field, refusal, good in (
            ("groep", "groep", "Kies over welke groep", "overheid"),
            ("initiatief", "initiatief_id", "Vul in over welk initiatief", "Soepclub De Lepel"),
            ("periode", "van", "het eerste en het laatste jaar", "2021"),
        ):
            await worker.press("n")
            await worker.fill({"over": over, "waarde": "100.000", "bron": "bladzijde 5"})
            assert worker.field(field).display
            await worker.press("ctrl+s")
            assert refusal in worker.problems[field]
            await worker.fill({field: good, "tot": "2025"})
            await worker.press("ctrl+s")
            assert worker.at(RapportScreen), worker.problems
        named = [(one.soort, one.over) for one in read_arena.cijfers(sample, rapport.id)]
        assert named == [
            (CijferSoort.BATEN, ""),
            (CijferSoort.MULTIPLIER, ""),
            (CijferSoort.BATEN, IncasseerderGroep.OVERHEID.label),
            (CijferSoort.BATEN, "Soepclub De Lepel"),
            (CijferSoort.BATEN, "2021-2025"),
        ]
        assert totaal(read_arena.cijfers(sample, rapport.id), CijferSoort.MULTIPLIER).gekozen.waarde == 3_650  # type: ignore[union-attr]

        await worker.press("n")
        await worker.fill({"waarde": "5", "bron": "nog eens"})
        await worker.press("ctrl+s")
        assert "Dit cijfer staat er al" in worker.problems["soort"]
        await worker.press("escape", "w", "enter")
        await go_to(worker, "niet gepubliceerd in de tekst")
        await worker.press("e")  # the rest is no figure of its own
        assert worker.at(Picker)
        await worker.press("escape", "E")
        await worker.fill({"titel": "Wijkrapport 2027"})
        await worker.press("ctrl+s")
        assert "Rapport: Wijkrapport 2027" in worker.seen
