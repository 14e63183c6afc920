"""A korting on one pot or many: seen by both readings before it is booked, all at once or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from frontlijn.domain.handgeld.pot import Financier
from frontlijn.domain.values import KortingLezing, MutatieSoort
from frontlijn.screens.details.pot import PotScreen
from frontlijn.screens.forms.korting import KortingForm
from frontlijn.screens.lists import HandgeldScreen, PottenScreen
from frontlijn.screens.opening import ToPot
from frontlijn.store.read import handgeld, wijken
from frontlijn.store.read.handgeld import MutatieFilter
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import grant_handgeld
from frontlijn.store.write.settings import put
from frontlijn.widgets.confirm import Confirm
from tests.screens.driving import Worker, at_work
from tests.screens.tour import opener
from tests.store.inputs import a_pot, aanvraag, dump, toekenning

HALVES = (Financier("gemeente", 5_000), Financier("corporaties", 5_000))
CUT = {"totaal": "100", "reden": "De raad kort"}


def vrij(store: Store) -> list[int]:
    return [pot.stand.vrij for pot in sorted(handgeld.pots(store), key=lambda pot: pot.id)]


def the_fifteen(store: Store) -> None:
    """The wijkbudgets of 004 §2.2, in the days of today."""
    for wijk in wijken.wijken(store):
        if wijk.plafond is not None:
            a_pot(store, f"Budget {wijk.naam}", wijk.plafond, wijk_id=wijk.id, financiers=HALVES)


async def cutting(worker: Worker) -> None:
    """Opens the korting of the pots of the chosen wijk."""
    await worker.press("4", "p", "minus")
    assert worker.at(KortingForm)


async def test_both_readings_stand_side_by_side_while_typing(store: Store) -> None:
    """Domain model, 12: pro rata 45.633,80 / 22.816,90 / 11.408,46 / 5.070,42; equal 30.000 each."""
    the_fifteen(store)
    put(store, Instelling.WIJK, "")
    async with at_work(store, (80, 90)) as worker:
        await cutting(worker)
        assert "dan staat hier wat elke pot verliest" in worker.seen
        await worker.fill({"per_financier": "gemeente 225.000; corporaties 225.000"})
        lines = [line for line in worker.lines if line.startswith("  Budget")]
        assert len(lines) == 15
        for name, lost in (
            ("Selwerd", "45.633,80"), ("Vinkhuizen", "22.816,90"), ("Tuinwijk", "11.408,46"), ("Hoogkerk", "5.070,42"),
        ):  # fmt: skip
            (line,) = [line for line in lines if name in line]
            assert line.split()[-4::2] == [lost, "30.000,00"], line
        (samen,) = [line for line in worker.lines if line.strip().startswith("Samen")]
        assert samen.split()[1:] == ["450.000,00", "8.425.000,00"] * 2
        gemeente = [line.split()[1:] for line in worker.lines if line.strip().startswith("gemeente ") and ",0" in line]
        assert ["22.816,90", "15.000,00"] in gemeente


async def test_a_korting_on_many_pots_is_booked_at_once_after_a_question(store: Store) -> None:
    a_pot(store, "Groot", 900_00, financiers=HALVES)
    a_pot(store, "Klein", 100_00, financiers=HALVES)
    async with at_work(store) as worker:
        await cutting(worker)
        await worker.fill(CUT)
        await worker.press("ctrl+s")
        assert worker.at(Confirm)
        assert "Een korting van € 100,00 op 2 potten, naar rato" in worker.seen
        assert vrij(store) == [900_00, 100_00]
        await worker.press("n")
        assert worker.at(KortingForm)
        assert worker.field("reden").text == "De raad kort"
        assert vrij(store) == [900_00, 100_00]
        await worker.press("ctrl+s", "b")
        assert worker.at(PottenScreen)
        assert "Korting geboekt: € 100,00 op 2 potten." in worker.told
        assert "€ 810,00" in worker.seen
    assert vrij(store) == [810_00, 90_00]
    rows = handgeld.mutaties(store, MutatieFilter(soorten=(MutatieSoort.KORTING,)), 0, -1)
    assert [row.verdeling for row in rows] == [(45_00, 45_00), (5_00, 5_00)]
    assert all("De raad kort" in (row.reden or "") for row in rows)


async def test_a_korting_begins_at_the_requests_too(store: Store) -> None:
    a_pot(store, "Groot", 900_00)
    async with at_work(store) as worker:
        await worker.press("4")
        assert "Korting" not in worker.lines[-1]
        await worker.press("minus")
        assert worker.at(KortingForm)
        await worker.fill(CUT)
        await worker.press("ctrl+s", "b")
        assert worker.at(HandgeldScreen)
        assert "Korting geboekt: € 100,00 op 1 pot." in worker.told
        assert "€ 800,00 vrij" in worker.seen
    assert vrij(store) == [800_00]


async def test_the_other_reading_takes_as_much_from_each(store: Store) -> None:
    a_pot(store, "Groot", 900_00)
    a_pot(store, "Klein", 100_00)
    async with at_work(store) as worker:
        await cutting(worker)
        await worker.fill(CUT | {"lezing": KortingLezing.GELIJK})
        await worker.press("ctrl+s", "b")
    assert vrij(store) == [850_00, 50_00]


async def test_only_the_pots_that_are_chosen_are_cut(store: Store) -> None:
    first, second = a_pot(store, "Groot", 900_00), a_pot(store, "Klein", 100_00)
    old = a_pot(store, "Vorig", 50_00, van=date(2025, 1, 1), tot=date(2025, 12, 31))
    async with at_work(store) as worker:
        await cutting(worker)
        assert set(worker.field("pots").text.split(";")) == {str(first.id), str(second.id)}, "those that run now"
        await worker.press("escape")
        opener(worker).open_target(ToPot(second.id), "")
        await worker.settle()
        await worker.press("minus")
        assert worker.field("pots").text == str(second.id)
        await worker.fill({"pots": f"{second.id};{old.id}", "totaal": "30", "reden": "Rest"})
        await worker.press("ctrl+s", "b")
        assert worker.at(PotScreen)
        assert "€ 80,00" in worker.seen
    assert vrij(store) == [900_00, 80_00, 40_00]


async def test_pots_that_would_come_below_zero_are_named_and_may_be_cut(store: Store) -> None:
    pot = a_pot(store, "Krap", 100_00)
    grant_handgeld(store, aanvraag(pot.id, 90_00, aanvrager="Aad"), toekenning(90_00), None)
    async with at_work(store) as worker:
        await cutting(worker)
        await worker.fill(CUT | {"totaal": "30"})
        assert "Onder nul, naar rato van het plafond: Krap (€ -20,00)." in worker.seen
        assert "alleen nieuwe toekenningen wachten" in worker.seen
        await worker.press("ctrl+s", "b")
        assert worker.at(PottenScreen)
    assert vrij(store) == [-20_00]


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"totaal": "1.000,01"}, "totaal", "te veel"),
        ({"totaal": ""}, "totaal", "Hoeveel gaat eraf?"),
        ({"totaal": "0"}, "totaal", "meer dan € 0,00"),
        ({"totaal": "12.50"}, "totaal", "12,50"),
        ({"totaal": "", "per_financier": "provincie 10"}, "per_financier", "provincie betaalt niet mee"),
        ({"totaal": "", "per_financier": "gemeente veel"}, "per_financier", "gemeente 225.000; corporaties 225.000"),
        ({"per_financier": "gemeente 60; corporaties 60"}, "per_financier", "maak die gelijk"),
        ({"totaal": "", "per_financier": "gemeente 1.000,01"}, "per_financier", "te veel"),
        ({"reden": ""}, "reden", "Vul de reden in."),
        ({"pots": ""}, "pots", "Kies er ten minste een."),
        ({"datum": "22-11-2026"}, "datum", "moet nog komen"),
    ],
)
async def test_a_korting_that_cannot_be_is_refused_at_its_field(
    store: Store, changes: dict[str, str], field: str, says: str
) -> None:
    a_pot(store, plafond=1_000_00, financiers=HALVES)
    before = dump(store)
    async with at_work(store) as worker:
        await cutting(worker)
        await worker.fill(CUT | changes)
        typed = worker.form.values()
        await worker.press("ctrl+s")
        assert says in worker.problems.get(field, ""), worker.problems
        assert worker.form.values() == typed
    assert dump(store) == before


async def test_the_preview_fits_a_narrow_terminal(store: Store) -> None:
    the_fifteen(store)
    put(store, Instelling.WIJK, "")
    async with at_work(store, (60, 140)) as worker:
        await cutting(worker)
        await worker.fill({"totaal": "450.000"})
        assert len([line for line in worker.lines if line.strip().startswith("Samen")]) == 2, "under each other"
        assert worker.app.screen.max_scroll_x == 0


async def test_without_a_pot_there_is_nothing_to_cut(store: Store) -> None:
    async with at_work(store) as worker:
        await cutting(worker)
        await worker.fill(CUT)
        await worker.press("ctrl+s")
        assert "Kies er ten minste een." in worker.problems["pots"]
