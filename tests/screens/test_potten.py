"""Pots: what a worker sees of them, and moving, closing and opening them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from textual.widgets import Static

from frontlijn.domain.handgeld.pot import Budgetpot, Financier
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import PotSoort, Rest
from frontlijn.screens.details.aanvraag import AanvraagScreen
from frontlijn.screens.details.pot import PotScreen
from frontlijn.screens.forms.pot import PotForm
from frontlijn.screens.forms.sluiten import SluitForm
from frontlijn.screens.lists import HandgeldScreen, PottenScreen
from frontlijn.screens.opening import ToPot
from frontlijn.screens.rows import RowsScreen
from frontlijn.screens.wijk import WijkScreen
from frontlijn.store.read import handgeld, wijken
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.herkomst import Cijfer, verklaar
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import close_pot, grant_handgeld, request_handgeld
from frontlijn.widgets.confirm import Confirm
from frontlijn.widgets.figures import Figure, FigureList
from frontlijn.widgets.rowlist import RowList
from tests.screens.driving import Worker, at_work
from tests.screens.tour import opener
from tests.store.inputs import TODAY, a_pot, aanvraag, cut, dump, toekenning

HALVES = (Financier("gemeente", 5_000), Financier("corporaties", 5_000))


async def see(worker: Worker, pot: Budgetpot) -> None:
    """Opens the screen of a pot."""
    opener(worker).open_target(ToPot(pot.id), "")
    await worker.settle()
    assert worker.at(PotScreen)


def question(worker: Worker) -> str:
    """What is asked now, whatever lines it takes."""
    return str(worker.one(Static, "#vraag").render())


def now(store: Store, pot: Budgetpot) -> Budgetpot:
    return handgeld.pot(store, pot.id)


def value_of(figure: Figure, store: Store) -> int:
    """What the rows behind an amount of a pot add up to, in cents."""
    assert isinstance(figure.target, Cijfer)
    rows = figure.target.rijen
    if isinstance(rows, HandgeldFilter):
        return handgeld.requested(store, rows)
    assert isinstance(rows, MutatieFilter)
    sign = {"plafond": 1, "korting": -1, "overheveling_in": 1, "overheveling_uit": -1}
    if "vrij" in figure.label.lower() or "toegezegd" in figure.label:
        sign |= {"toekenning": -1, "vrijval": 1}
    elif "niet betaald" in figure.label:
        sign |= {"toekenning": 1, "vrijval": -1, "betaling": -1, "terugontvangst": 1}
    else:
        sign |= {"toekenning": 1, "vrijval": -1, "betaling": 1, "terugontvangst": -1}
    return sum(sign[m.soort.value] * m.bedrag for m in handgeld.mutaties(store, rows, 0, -1))


async def test_enter_on_a_pot_opens_it_and_its_rows_are_one_key_away(sample: Store) -> None:
    async with at_work(sample) as worker:
        await worker.press("4", "tab", "enter")
        assert worker.at(PotScreen)
        assert worker.lines[1].startswith("Handgeld Selwerd")
        assert "Het geld hoeft niet op." in worker.lines[2], "the one line that says where it stands comes first"
        await worker.press("b")
        assert worker.at(RowsScreen)
        assert worker.rows.row_count == handgeld.count_mutaties(sample, MutatieFilter(pot_id=16))
        await worker.press("end", "enter")
        assert worker.at(AanvraagScreen)
        await worker.press("escape", "escape", "escape")
        assert worker.at(HandgeldScreen)


async def test_the_wijk_opens_its_pot(sample: Store) -> None:
    async with at_work(sample) as worker:
        while worker.one(FigureList, "#links").cursor_target != ToPot(16):
            await worker.press("down")
        await worker.press("enter")
        assert worker.at(PotScreen)
        await worker.press("escape")
        assert worker.at(WijkScreen)


@pytest.mark.parametrize("number", [1, 16, 17, 22, 24, 25, 27])
async def test_each_amount_of_a_pot_is_the_sum_of_the_rows_it_opens(sample: Store, number: int) -> None:
    async with at_work(sample) as worker:
        await see(worker, handgeld.pot(sample, number))
        figures = {figure.label: figure for figure in worker.figures.figures}
        left = "Over na wat is toegezegd" if handgeld.pot(sample, number).stand.vervallen else "Vrij besteedbaar"
        for label in (left, "Plafond", "Toegekend", "Betaald", "Toegekend, nog niet betaald"):
            assert figures[label].value == format_bedrag(value_of(figures[label], sample)), label
        asked = figures["Gevraagd, nog geen besluit"]
        assert asked.value == format_bedrag(value_of(asked, sample))
        told = [(figure, figure.target) for figure in figures.values() if isinstance(figure.target, Cijfer)]
        assert len(told) >= 7
        for figure, cijfer in told:
            assert figure.value == verklaar(sample, cijfer).herkomst.waarde, figure.label
        pot = handgeld.pot(sample, number)
        if len(pot.financiers) > 1:
            parts = handgeld.afschrift(sample, number).eind.per_financier
            assert sum(part.vrij for part in parts) == pot.stand.over
            for name, part in zip(("gemeente", "corporaties"), parts, strict=True):
                (shown,) = [
                    f
                    for label, f in figures.items()
                    if label.startswith(name) and label.endswith(("vrij besteedbaar", "over"))
                ]
                assert shown.value == format_bedrag(part.vrij)


async def test_money_has_no_bar_and_no_word_that_pushes_to_spend(sample: Store) -> None:
    """004: the money need not be spent."""
    async with at_work(sample, (120, 60)) as worker:
        for keys in (("1",), ("4",), ("4", "p", "enter"), ("4", "p", "enter", "a")):
            await worker.press(*keys)
            shown = [one for each in worker.app.screen.query(FigureList) for one in each.figures]
            assert not [one for one in shown if one.part is not None and "€" in one.value]
            for word in ("opmaken", "benut", "nog te besteden", "onderbesteding", "overschot", "uitputting"):
                assert word not in worker.seen.lower()
            while len(worker.app.screen_stack) > 1:
                await worker.press("escape")


async def test_a_closed_pot_is_found_and_takes_no_money_any_more(sample: Store) -> None:
    async with at_work(sample) as worker:
        await worker.press("4", "p")
        assert worker.at(PottenScreen)
        assert "gesloten" in worker.seen
        await worker.press("end", "enter")
        assert worker.at(PotScreen)
        assert "Gesloten op 31-12-2014" in worker.lines[2]
        for key in ("o", "s", "minus"):
            await worker.press(key)
            assert worker.at(PotScreen)


async def test_a_pot_below_zero_says_what_waits_and_keeps_working(store: Store) -> None:
    pot = a_pot(store, plafond=100_00)
    grant_handgeld(store, aanvraag(pot.id, 80_00, aanvrager="Aad"), toekenning(80_00), None)
    cut(store, pot.id, 50_00)
    async with at_work(store) as worker:
        await see(worker, pot)
        assert "alleen nieuwe toekenningen wachten" in worker.seen
        assert "€ -30,00" in worker.seen
        await worker.press("a")
        assert "€ -30,00" in worker.seen


async def test_without_pots_the_list_names_the_key(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("4", "p")
        assert "Druk op n" in worker.seen
        await worker.press("n")
        assert worker.at(PotForm)


# Overhevelen


async def test_money_moves_to_another_pot(store: Store) -> None:
    van, naar = a_pot(store, plafond=500_00), a_pot(store, "Reserve", plafond=100_00)
    async with at_work(store) as worker:
        await see(worker, van)
        await worker.press("o")
        assert "Andere open potten: Reserve." in worker.seen
        await worker.write("res")
        await worker.press("right", "enter")
        await worker.write("200")
        assert "€ 500,00 → € 300,00 als je dit overhevelt" in worker.seen
        await worker.press("enter")
        await worker.write("De wijk heeft een zaal nodig")
        await worker.press("ctrl+s")
        assert worker.at(PotScreen)
        assert "Overgeheveld naar Reserve; hier is nog € 300,00 vrij." in worker.told
        assert "Er is € 300,00 vrij besteedbaar." in worker.seen
    assert (now(store, van).stand.vrij, now(store, naar).stand.vrij) == (300_00, 300_00)


MOVE = {"naar_pot_id": "Reserve", "bedrag": "10", "reden": "Voor de zaal"}


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"bedrag": "500,01"}, "bedrag", "€ 500,00 vrij besteedbaar"),
        ({"bedrag": "0"}, "bedrag", "meer dan € 0,00"),
        ({"bedrag": ""}, "bedrag", "Vul het bedrag in."),
        ({"naar_pot_id": "Handgeld"}, "naar_pot_id", "zit al in de pot"),
        ({"naar_pot_id": "Oud"}, "naar_pot_id", "gesloten"),
        ({"naar_pot_id": "Reserf"}, "naar_pot_id", "Bedoel je Reserve?"),
        ({"naar_pot_id": ""}, "naar_pot_id", "Vul de andere pot in."),
        ({"reden": ""}, "reden", "Vul de reden in."),
        ({"datum": "22-11-2026"}, "datum", "moet nog komen"),
        ({"datum": "31-12-2025"}, "datum", "kan niet eerder"),
    ],
)
async def test_money_that_cannot_move_is_refused_at_its_field(
    store: Store, changes: dict[str, str], field: str, says: str
) -> None:
    van = a_pot(store, plafond=500_00)
    a_pot(store, "Reserve")
    close_pot(store, a_pot(store, "Oud").id, TODAY, rest=Rest.VERVALLEN)
    before = dump(store)
    async with at_work(store) as worker:
        await see(worker, van)
        await worker.press("o")
        await worker.fill(MOVE | changes)
        typed = worker.form.values()
        await worker.press("ctrl+s")
        assert says in worker.problems.get(field, ""), worker.problems
        assert worker.form.values() == typed
    assert dump(store) == before


# Sluiten


@pytest.mark.parametrize(
    ("choice", "goes", "rest", "left"),
    [
        ({"rest": "vervallen"}, "vervalt", Rest.VERVALLEN, 100_00),
        ({"rest": "overhevelen", "naar_pot_id": "reserve"}, "gaat naar Reserve", Rest.OVERHEVELEN, 200_00),
    ],
)
async def test_closing_asks_what_happens_with_the_rest(
    store: Store, choice: dict[str, str], goes: str, rest: Rest, left: int
) -> None:
    pot, reserve = a_pot(store), a_pot(store, "Reserve")
    request_handgeld(store, aanvraag(pot.id))
    async with at_work(store) as worker:
        await see(worker, pot)
        await worker.press("s")
        assert "Er is € 100,00 over." in worker.seen
        assert "het mag allebei: geld hoeft niet op" in worker.seen
        assert "○ gaat naar een andere pot ○ vervalt" in worker.seen, "neither is chosen beforehand"
        assert "Op € 50,00 aan aanvragen is nog niet besloten" in worker.seen
        await worker.press("ctrl+s")
        assert "kies of dat naar een andere pot gaat of vervalt" in worker.problems["rest"]
        assert now(store, pot).gesloten_op is None
        await worker.fill(choice)
        typed = worker.form.values()
        for no in ("enter", "n", "escape"):
            await worker.press("ctrl+s")
            assert worker.at(Confirm)
            assert f"Er is € 100,00 over. Dat {goes} als je de pot sluit. Nu sluiten?" in question(worker)
            await worker.press(no)
            assert worker.at(SluitForm)
            assert worker.form.values() == typed
            assert now(store, pot).gesloten_op is None
        await worker.press("ctrl+s", "s")
        assert worker.at(PotScreen)
        assert "Gesloten op 21-11-2026; er bleef € 100,00 over" in worker.seen
    closed = now(store, pot)
    assert (closed.gesloten_op, closed.rest, closed.rest_bedrag) == (TODAY, rest, 100_00)
    assert now(store, reserve).stand.vrij == left


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"rest": "overhevelen"}, "naar_pot_id", "Naar welke pot"),
        ({"rest": "overhevelen", "naar_pot_id": "Handgeld"}, "naar_pot_id", "zit al in de pot"),
        ({"rest": "vervallen", "naar_pot_id": "Reserve"}, "naar_pot_id", "alleen bij overhevelen"),
        ({"rest": "vervallen", "datum": "22-11-2026"}, "datum", "moet nog komen"),
        ({"rest": "vervallen", "datum": "31-12-2025"}, "datum", "kan niet eerder sluiten"),
    ],
)
async def test_a_pot_that_cannot_close_so_is_refused_at_its_field(
    store: Store, changes: dict[str, str], field: str, says: str
) -> None:
    pot = a_pot(store)
    a_pot(store, "Reserve")
    before = dump(store)
    async with at_work(store) as worker:
        await see(worker, pot)
        await worker.press("s")
        await worker.fill(changes)
        typed = worker.form.values()
        await worker.press("ctrl+s")
        assert says in worker.problems.get(field, ""), worker.problems
        assert worker.form.values() == typed
    assert dump(store) == before


async def test_a_pot_without_a_rest_closes_without_a_choice(store: Store) -> None:
    pot = a_pot(store)
    grant_handgeld(store, aanvraag(pot.id, 100_00, aanvrager="Aad"), toekenning(100_00), None)
    async with at_work(store) as worker:
        await see(worker, pot)
        await worker.press("s")
        assert "Er is niets over" in worker.seen
        assert "€ 100,00 toegekend en nog niet betaald; betalen kan nog wel" in worker.seen
        await worker.press("ctrl+s")
        assert worker.at(PotScreen)
    assert now(store, pot).gesloten_op == TODAY


async def test_escape_halfway_leaves_the_pot_as_it_was(store: Store) -> None:
    pot = a_pot(store)
    before = dump(store)
    async with at_work(store) as worker:
        await see(worker, pot)
        for key, field in (("s", "reden"), ("o", "reden"), ("minus", "reden")):
            await worker.press(key)
            await worker.fill({field: "Half"})
            await worker.press("escape")
            assert worker.at(Confirm)
            await worker.press("w", "enter")
            assert worker.at(PotScreen)
    assert dump(store) == before


async def test_a_locked_file_says_so_and_keeps_what_was_typed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontlijn.store.connection.BUSY_SECONDS", 0.05)
    pot = a_pot(store)
    async with at_work(store) as worker:
        await see(worker, pot)
        await worker.press("s")
        assert worker.at(SluitForm)
        await worker.fill({"rest": "vervallen", "reden": "Klaar"})
        with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await worker.press("ctrl+s", "s")
            assert "Een ander programma" in worker.seen
            assert worker.field("reden").text == "Klaar"
        await worker.press("ctrl+s", "s")
        assert worker.at(PotScreen)
    assert now(store, pot).gesloten_op == TODAY


# A new pot


async def test_the_name_that_is_offered_follows_the_wijk_until_another_is_written(store: Store) -> None:
    hoogkerk = next(str(wijk.id) for wijk in wijken.wijken(store) if wijk.naam == "Hoogkerk")
    async with at_work(store, (80, 40)) as worker:
        await worker.press("4", "n")
        await worker.fill({"wijk_id": hoogkerk})
        assert worker.field("naam").text == "Handgeld Hoogkerk 2026"
        await worker.fill({"soort": "wijkbudget"})
        assert worker.field("naam").text == "Wijkbudget Hoogkerk 2026"
        await worker.fill({"naam": "Onze pot"})
        await worker.fill({"wijk_id": "1", "soort": "handgeld"})
        assert worker.field("naam").text == "Onze pot"
        await worker.fill({"wijk_id": hoogkerk, "plafond": "100"})
        await worker.press("ctrl+s")
        assert "Pot geopend in Hoogkerk: Onze pot, vrij besteedbaar € 100,00." in worker.told


async def test_a_wijkbudget_takes_the_plafond_of_its_class(store: Store) -> None:
    """004 §2.2: Selwerd is groot-zwaar, so € 900.000."""
    async with at_work(store, (80, 40)) as worker:
        await worker.press("4", "n")
        await worker.fill({"soort": "wijkbudget", "financiers": "gemeente 50; corporaties 50", "functie": "Wijkteam"})
        assert "Leeg laten mag: dan is het plafond € 900.000,00" in worker.seen
        assert worker.field("naam").text == "Wijkbudget Selwerd 2026"
        await worker.press("ctrl+s")
        assert "Pot geopend in Selwerd: Wijkbudget Selwerd 2026, vrij besteedbaar € 900.000,00." in worker.told
        await worker.press("tab", "enter")
        assert "Wijkbudget van Selwerd" in worker.seen
        assert "Frontlijnfunctie: Wijkteam" in worker.seen
    (pot,) = handgeld.pots(store)
    assert (pot.soort, pot.stand.plafond, pot.financiers) == (PotSoort.WIJKBUDGET, 900_000_00, HALVES)


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"plafond": ""}, "plafond", "vul in hoeveel er hoogstens uit mag"),
        ({"soort": "wijkbudget"}, "reden", "groot-zware wijk is € 900.000,00; vul in waarom het hier anders is"),
        ({"financiers": "gemeente 50; corporaties 49"}, "financiers", "precies 100 %"),
        ({"tot": "31-12-2025"}, "tot", "kies een latere einddatum"),
    ],
)
async def test_a_pot_that_breaks_a_rule_is_refused_at_its_field(
    store: Store, changes: dict[str, str], field: str, says: str
) -> None:
    async with at_work(store) as worker:
        await worker.press("4", "n")
        await worker.fill({"plafond": "1.000"} | changes)
        typed = worker.form.values()
        await worker.press("ctrl+s")
        assert says in worker.problems.get(field, ""), worker.problems
        assert worker.form.values() == typed
    assert handgeld.pots(store) == ()


async def test_a_name_that_was_typed_stays_when_the_kind_changes(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("4", "n")
        await worker.fill({"naam": "Potje van Jet", "soort": "wijkbudget"})
        assert worker.field("naam").text == "Potje van Jet"


async def test_the_pots_of_another_wijk_show_when_that_is_chosen(store: Store) -> None:
    a_pot(store, van=date(2020, 1, 1), tot=date(2020, 12, 31))
    async with at_work(store) as worker:
        await worker.press("4", "p")
        assert worker.one(RowList).row_count == 1
        assert "voorbij" in worker.seen
        await worker.press("w")
        await worker.write("beij")
        await worker.press("enter")
        assert worker.one(RowList).row_count == 0
