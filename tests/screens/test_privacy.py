"""Privacy while typing: remarks that block nothing, schuilnamen with one key, and no BSN unasked."""

from __future__ import annotations

import pytest

from frontlijn.screens.forms.kasboek import KasboekForm
from frontlijn.store.read import handgeld, kasboek
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.widgets.confirm import Confirm
from tests.screens.driving import Worker, at_work
from tests.store.inputs import a_pot, initiatief

BSN = "111222333"


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks at what was typed as soon as the app comes to rest."""
    monkeypatch.setattr("frontlijn.screens.forms.base.PAUSE", 0.001)


@pytest.fixture
def known(store: Store) -> Store:
    """A store that knows two people."""
    register_initiatief(store, initiatief("Tuin", contact="Bea de Wit"))
    register_initiatief(store, initiatief("Soep", contact="Cor Bakker"))
    return store


async def look(worker: Worker) -> None:
    """Waits for what is said after a pause in typing."""
    worker.form.look()
    await worker.settle()


async def test_a_remark_comes_after_typing_and_goes_with_its_cause(known: Store) -> None:
    async with at_work(known) as worker:
        await worker.press("k")
        await worker.write("Gebeld met Bea de Wit, 06-12345678")
        await look(worker)
        assert "▲ Hier staat een telefoonnummer" in worker.seen
        assert "naam van iemand die je kent: Bea de Wit" in worker.seen
        await worker.fill({"titel": "Gebeld"})
        await look(worker)
        assert "▲" not in worker.seen
        await worker.press("enter")
    assert kasboek.count(known, KasboekFilter()) == 1


async def test_a_remark_comes_by_itself(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("bel 06-12345678")
        for _ in range(200):
            await worker.settle()
            if worker.field("titel").line("remark"):
                break
            await worker.pilot.pause(0.01)
        assert "telefoonnummer" in worker.field("titel").line("remark")


async def test_a_remark_blocks_nothing(known: Store) -> None:
    async with at_work(known) as worker:
        await worker.press("k")
        await worker.write("Bea de Wit is ziek")
        await look(worker)
        assert '"ziek" kan gaan over gezondheid' in worker.seen
        await worker.press("enter")
        assert "Opgeslagen: Bea de Wit is ziek" in worker.told


async def test_schuilnamen_are_the_same_in_every_text(known: Store) -> None:
    async with at_work(known) as worker:
        await worker.press("k")
        await worker.fill(
            {
                "titel": "Bea de Wit hielp Cor Bakker",
                "verhaal": "Cor Bakker lachte.\nBea de Wits tuin.",
                "uitwisselingen": "Bea de Wit > Cor Bakker: soep",
                "toestemming_van": "Bea de Wit",
            }
        )
        await worker.press("f6")
        assert worker.field("titel").text == "bewoner A hielp bewoner B"
        assert worker.field("verhaal").text == "bewoner B lachte.\nbewoner A's tuin."
        assert worker.field("uitwisselingen").text == "Bea de Wit > Cor Bakker: soep", "names belong there"
        assert worker.field("toestemming_van").text == "Bea de Wit"
        worker.form.show_field(worker.field("verhaal"))
        await worker.press("ctrl+z")
        assert worker.field("verhaal").text == "Cor Bakker lachte.\nBea de Wits tuin."


async def test_the_schuilnaam_that_was_agreed_comes_first(known: Store) -> None:
    async with at_work(known) as worker:
        await worker.press("k")
        await worker.fill({"titel": "Bea de Wit en Cor Bakker", "pseudoniem": "mevrouw V"})
        await worker.press("f6")
        assert worker.field("titel").text == "mevrouw V en bewoner A"


async def test_a_field_that_asks_for_a_name_gets_no_remark(known: Store) -> None:
    async with at_work(known) as worker:
        await worker.press("i")
        await worker.fill({"naam": "Breien", "contact": "Bea de Wit", "omschrijving": "Van Bea de Wit"})
        await look(worker)
        assert worker.field("contact").line("remark") == ""
        assert "Bea de Wit" in worker.field("omschrijving").line("remark")
        await worker.press("f6")
        assert (worker.field("contact").text, worker.field("omschrijving").text) == ("Bea de Wit", "Van bewoner A")


async def test_the_reason_of_a_judgement_is_looked_at_too(known: Store) -> None:
    a_pot(known)
    async with at_work(known) as worker:
        await worker.press("g")
        await worker.fill({"C1": "voldoet|Bea de Wit vroeg het"})
        await look(worker)
        assert "Bea de Wit" in worker.field("C1").line("remark")
        await worker.press("f6")
        assert worker.field("C1").text == "voldoet|bewoner A vroeg het"


async def test_a_long_text_is_looked_at_around_the_cursor(known: Store) -> None:
    async with at_work(known) as worker:
        await worker.press("k")
        await worker.fill({"verhaal": "woord " * 100_000 + "Bea de Wit"})
        await look(worker)
        assert "Bea de Wit" in worker.field("verhaal").line("remark")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("titel", f"Nummer {BSN}"),
        ("verhaal", f"Zij zei {BSN[:3]} {BSN[3:6]} {BSN[6:]}."),
        ("uitwisselingen", f"Soepclub > bewoner A: {BSN} schroeven"),
        ("uitwisselingen", f"bewoner {BSN} > Soepclub: soep"),
        ("perspectieven", f"bewoner {BSN}: eigen 2-4"),
        ("toestemming_van", f"Bea {BSN}"),
    ],
)
async def test_a_possible_bsn_is_asked_about_at_its_field(store: Store, name: str, text: str) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.fill({"titel": "Soep"} | {name: text})
        await worker.press("ctrl+s")
        assert worker.at(Confirm)
        assert "misschien een BSN (…333)" in worker.seen
        assert BSN not in worker.seen
        await worker.press("enter")
        assert list(worker.problems) == [name], "typing on is what Enter does"
        assert worker.field(name).text == text
        assert kasboek.count(store, KasboekFilter()) == 0
        await worker.press("ctrl+s", "g", "enter")
        assert not worker.at(KasboekForm)
    assert kasboek.count(store, KasboekFilter()) == 1
    assert store.db().execute("SELECT count(*) FROM geen_bsn").fetchone()[0] >= 1


async def test_two_numbers_in_two_fields_are_asked_about_one_by_one(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.fill({"titel": f"Nummer {BSN}", "les": "Of 123456782"})
        await worker.press("ctrl+s", "g", "enter")
        if worker.at(Confirm):
            await worker.press("g", "enter")
        assert "Opgeslagen" in worker.told
    assert kasboek.count(store, KasboekFilter()) == 1


async def test_a_possible_bsn_stops_handgeld_too(store: Store) -> None:
    a_pot(store)
    async with at_work(store) as worker:
        await worker.press("g")
        await worker.fill({"onderwerp": f"Plantjes {BSN}", "gevraagd": "50", "aanvrager": "Aad"})
        await worker.press("ctrl+s")
        assert worker.at(Confirm)
        await worker.press("escape")
        assert list(worker.problems) == ["onderwerp"]
    assert handgeld.count(store, HandgeldFilter()) == 0
