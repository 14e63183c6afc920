"""The small registers beside handgeld: other funds, the guidelines of a wijk, and what is still open."""

from __future__ import annotations

from datetime import date

import pytest

from frontlijn.domain.handgeld.fonds import Fonds, FondsInvoer
from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.details.aanvraag import AanvraagScreen
from frontlijn.screens.details.fondsen import FondsenScreen
from frontlijn.screens.details.openstaand import OpenstaandScreen
from frontlijn.screens.details.richtlijnen import RichtlijnenScreen
from frontlijn.screens.forms.fonds import FondsForm
from frontlijn.screens.opening import ToOpenstaand
from frontlijn.store.read import handgeld
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import add_fonds, add_richtlijn, change_fonds, end_richtlijn, request_handgeld
from frontlijn.widgets.figures import FigureList
from tests.screens.driving import at_work
from tests.store.inputs import SELWERD, TODAY, a_pot, aanvraag


async def test_a_fund_is_registered_changed_and_dropped(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("4", "f")
        assert worker.at(FondsenScreen)
        assert "Druk op n" in worker.seen
        await worker.press("n")
        await worker.write("Groenfonds")
        await worker.fill({"hoogstens": "2.500", "waarvoor": "groen in de straat"})
        await worker.press("ctrl+s")
        assert "Opgeslagen: Groenfonds." in worker.told
        assert "hoogstens € 2.500,00" in worker.seen
        await worker.press("enter")
        assert worker.field("hoogstens").text == "2500,00"
        await worker.fill({"hoe": "Bel de groenmakelaar", "vervallen_op": "ja"})
        await worker.press("ctrl+s")
        assert "Groenfonds (vervallen)" in worker.told
        assert "Nog geen fonds" in worker.seen
        assert "Bel de groenmakelaar" in worker.seen
    (fonds,) = handgeld.fondsen(store, vervallen=True)
    expected = Fonds(fonds.id, 2, "Groenfonds", "groen in de straat", "Bel de groenmakelaar", 2_500_00, TODAY)
    assert fonds == expected


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"naam": ""}, "naam", "Vul de naam in."),
        ({"naam": "GROENFONDS"}, "naam", "Er is al een fonds"),
        ({"hoogstens": "0"}, "hoogstens", "meer dan € 0,00"),
    ],
)
async def test_a_fund_that_cannot_be_is_refused_at_its_field(
    store: Store, changes: dict[str, str], field: str, says: str
) -> None:
    add_fonds(store, FondsInvoer("Groenfonds"))
    async with at_work(store) as worker:
        await worker.press("4", "f", "n")
        await worker.fill({"naam": "Ander fonds"} | changes)
        typed = worker.form.values()
        await worker.press("ctrl+s")
        assert says in worker.problems.get(field, ""), worker.problems
        assert worker.form.values() == typed
    assert len(handgeld.fondsen(store, vervallen=True)) == 1


async def test_an_edit_of_somebody_else_is_not_written_over(store: Store) -> None:
    fonds = add_fonds(store, FondsInvoer("Groenfonds"))
    async with at_work(store) as worker:
        await worker.press("4", "f", "enter")
        await worker.fill({"hoe": "Bellen"})
        change_fonds(store, fonds.id, FondsInvoer("Groenfonds", hoe="Mailen"), fonds.versie)
        await worker.press("ctrl+s")
        assert worker.at(FondsForm)
        assert worker.field("hoe").text == "Bellen"
    assert handgeld.fonds(store, fonds.id).hoe == "Mailen"


async def test_a_guideline_begins_and_ends(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("4", "r")
        assert worker.at(RichtlijnenScreen)
        assert "dan gelden alleen de vier criteria" in worker.seen
        await worker.press("n")
        await worker.write("Buren mogen meedoen")
        await worker.press("ctrl+s")
        assert "geldt in Selwerd vanaf 21-11-2026" in worker.told
        assert "Buren mogen meedoen" in worker.seen
        await worker.press("enter")
        await worker.fill({"op": "20-11-2026"})
        await worker.press("enter")
        assert "kies die dag of een latere" in worker.problems["op"]
        await worker.fill({"op": "21-11-2026"})
        await worker.press("enter")
        assert "Vervallen" in worker.seen
        assert "van 21-11-2026 tot 21-11-2026: Buren mogen meedoen" in worker.seen
    (richtlijn,) = handgeld.richtlijnen(store)
    assert richtlijn.vervallen_op == TODAY


async def test_a_guideline_needs_a_text(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("4", "r", "n", "ctrl+s")
        assert worker.problems == {"tekst": "Vul de tekst in."}
    assert handgeld.richtlijnen(store) == ()


async def test_the_guidelines_are_those_of_the_chosen_wijk(store: Store) -> None:
    add_richtlijn(store, 2, "Alleen in Paddepoel", date(2026, 1, 1))
    old = add_richtlijn(store, SELWERD, "Niet meer in Selwerd", date(2026, 1, 1))
    end_richtlijn(store, old.id, TODAY)
    async with at_work(store) as worker:
        await worker.press("4", "r")
        assert "Paddepoel" not in worker.seen
        assert "Niet meer in Selwerd" in worker.seen
        await worker.press("enter")
        assert worker.at(RichtlijnenScreen), "what has ended does not end again"


async def test_the_palette_finds_both_registers(store: Store) -> None:
    for letters, screen in (("fondsen", FondsenScreen), ("richtlijnen", RichtlijnenScreen)):
        async with at_work(store) as worker:
            await worker.press("4", "ctrl+p")
            await worker.write(letters)
            await worker.press("enter")
            assert worker.at(screen)


async def test_what_is_open_is_listed_by_kind_with_its_days_and_opens_the_request(sample: Store) -> None:
    found = handgeld.openstaand(sample, SELWERD)
    async with at_work(sample) as worker:
        await worker.press("4", "o")
        assert worker.at(OpenstaandScreen)
        assert "Wacht op een besluit (2)" in worker.seen
        figures = worker.figures.figures
        assert [figure.target for figure in figures] == [(Zoeksoort.HANDGELD, one.aanvraag_id) for one in found]
        assert figures[0].value.endswith(f"{found[0].dagen(TODAY)} d")
        await worker.press("down", "enter")
        assert worker.at(AanvraagScreen)
        await worker.press("escape")
        assert worker.figures.cursor_target == figures[1].target


async def test_the_wijk_counts_what_is_open_and_opens_it(sample: Store) -> None:
    number = len(handgeld.openstaand(sample, SELWERD))
    async with at_work(sample) as worker:
        figures = worker.one(FigureList, "#links")
        (figure,) = [one for one in figures.figures if one.target == ToOpenstaand()]
        assert figure.value == str(number)
        while figures.cursor_target != ToOpenstaand():
            await worker.press("down")
        await worker.press("enter")
        assert worker.at(OpenstaandScreen)
        assert len(worker.figures.figures) == number


async def test_nothing_open_says_so(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("4", "o")
        assert "Niets. Esc gaat terug." in worker.seen
        request_handgeld(store, aanvraag(a_pot(store).id))
        await worker.press("escape", "o")
        assert "Plantjes, Truus € 50,00 20 d" in worker.seen
