from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.values import BesluitUitkomst, MutatieSoort
from frontlijn.screens.details.aanvraag import AanvraagScreen
from frontlijn.screens.forms.besluit import BesluitForm
from frontlijn.screens.forms.handgeld import HandgeldForm
from frontlijn.screens.forms.pot import PotForm
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import grant_handgeld, request_handgeld
from frontlijn.store.write.initiatieven import register_initiatief
from tests.screens.driving import at_work
from tests.store.inputs import TODAY, a_pot, aanvraag, initiatief, toekenning

GRANT = {
    "onderwerp": "Plantjes",
    "gevraagd": "50",
    "initiatief_id": "Buurttuin",
    "C1": "voldoet|Van bewoners",
    "C2": "voldoet|Voor de straat",
    "C3": "voldoet|Kan snel",
    "C4": "voldoet|Geen ander fonds",
    "uitkomst": "toegekend",
}


def requests(store: Store) -> tuple[Aanvraag, ...]:
    return handgeld.window(store, HandgeldFilter(), 0, 100)


def vrij(store: Store) -> int:
    (pot,) = handgeld.pots(store)
    return pot.stand.vrij


async def test_a_grant_of_fifty_euros_with_its_reasons_and_payment(store: Store) -> None:
    a_pot(store)
    register_initiatief(store, initiatief("Buurttuin"))
    async with at_work(store) as worker:
        await worker.press("2", "g")
        await worker.write("Plantjes")
        await worker.press("tab")
        await worker.write("50")
        assert "Vrij besteedbaar € 100,00 → € 50,00 als je dit toekent" in worker.seen
        await worker.press("tab", "tab", "tab")
        for reason in ("Van bewoners", "Voor de straat", "Kan snel", "Geen ander fonds"):
            await worker.press("v")
            await worker.write(reason)
            await worker.press("tab")
        await worker.press("t", "tab", "v", "ctrl+s")
        assert "Toegekend € 50,00, betaald € 50,00: Plantjes." in worker.told
        await worker.press("4")
        assert "€ 50,00 vrij" in worker.seen
    (record,) = requests(store)
    assert record.initiatief == "Buurttuin"
    assert record.besluit is not None
    assert [oordeel.reden for oordeel in record.besluit.oordelen] == [
        "Van bewoners", "Voor de straat", "Kan snel", "Geen ander fonds",
    ]  # fmt: skip
    assert (record.besluit.uitkomst, record.besluit.bedrag, record.besluit.betaald, record.besluit.datum) == (
        BesluitUitkomst.TOEGEKEND, 50_00, 50_00, TODAY,
    )  # fmt: skip
    assert record.besluit.beslissers == ("Truus",)


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"gevraagd": "12.50"}, "gevraagd", "12,50"),
        ({"gevraagd": ""}, "gevraagd", "Vul het gevraagde bedrag in."),
        ({"gevraagd": "0"}, "gevraagd", "meer dan € 0,00"),
        ({"gevraagd": "100,01"}, "bedrag", "€ 0,01 te weinig"),
        ({"bedrag": "60"}, "bedrag", "meer toekennen kan niet"),
        ({"bedrag": "40"}, "uitkomst", "deels toegekend"),
        ({"uitkomst": "deels_toegekend"}, "bedrag", "Welk deel"),
        ({"C2": "voldoet_niet|Voor één gezin"}, "C2", "is een eis"),
        ({"C3": "voldoet|"}, "C3", "Schrijf een reden"),
        ({"C4": ""}, "C4", "Geef een oordeel"),
        ({"uitkomst": ""}, "uitkomst", "Wat is het besluit?"),
        ({"uitkomst": "afgewezen"}, "grond", "Kies een grond"),
        ({"uitkomst": "afgewezen", "grond": "plafond"}, "motivering", "gewone taal"),
        ({"uitkomst": "doorverwezen"}, "naar", "Naar welk fonds"),
        ({"datum": "22-11-2026"}, "datum", "moet nog komen"),
        ({"ontvangen_op": "01-12-2025", "datum": "31-12-2025"}, "datum", "valt daarbuiten"),
        ({"datum": "20-11-2026"}, "datum", "ontvangst"),
        ({"betaald_op": "31-02-2026"}, "betaald_op", "31 februari 2026 bestaat niet"),
        ({"betaald_op": "20-11-2026"}, "betaald_op", "kan niet eerder zijn"),
        ({"uitkomst": "afgewezen", "grond": "plafond", "motivering": "Op.", "betaald_op": "v"}, "betaald_op", "leeg"),
        ({"initiatief_id": "Buurttuyn"}, "initiatief_id", "Bedoel je Buurttuin?"),
        ({"initiatief_id": ""}, "initiatief_id", "Wie vraagt dit aan?"),
        ({"begroting": "60", "eigen_bijdrage": "20"}, "bedrag", "€ 40,00 nodig"),
        ({"beslissers": "Piet"}, "beslissers", "Piet"),
        ({"beslissers": "Fien", "belangen": "Fien: buurvrouw"}, "beslissers", "Fien meldde een belang"),
        ({"zichtbaarheid": "intern"}, "vertrouwelijk_reden", "tenzij er een reden is"),
        ({"vertrouwelijk_reden": "Herkenbaar"}, "vertrouwelijk_reden", "of kies intern"),
        ({"beslissers": "Fien", "onthouden": "Fien"}, "onthouden", "kies een van de twee"),
    ],
)
async def test_what_breaks_a_rule_is_refused_at_its_field_and_nothing_is_lost(
    store: Store, changes: dict[str, str], field: str, says: str
) -> None:
    a_pot(store)
    register_initiatief(store, initiatief("Buurttuin", contact="Piet"))
    async with at_work(store) as worker:
        await worker.press("g")
        await worker.fill(GRANT | changes)
        before = worker.form.values()
        await worker.press("ctrl+s")
        assert says in worker.problems.get(field, ""), worker.problems
        assert worker.form.values() == before
        focused = worker.app.focused
        assert focused is not None
        assert worker.field(field) in focused.ancestors_with_self
        assert worker.problems[field].split()[-1] in worker.seen
    assert requests(store) == ()
    assert vrij(store) == 100_00


async def test_when_somebody_else_takes_the_last_money_the_form_stays(store: Store) -> None:
    pot = a_pot(store)
    register_initiatief(store, initiatief("Buurttuin"))
    async with at_work(store) as worker:
        await worker.press("g")
        await worker.fill(GRANT)
        other = Store.open(store.path, clock=store.clock)
        grant_handgeld(other, aanvraag(pot.id, 80_00, aanvrager="Aad"), toekenning(80_00), None)
        other.close()
        await worker.press("ctrl+s")
        assert "€ 20,00 vrij besteedbaar" in worker.problems["bedrag"]
        assert worker.field("onderwerp").text == "Plantjes"
    assert vrij(store) == 20_00


async def test_above_what_is_usual_the_form_asks_and_does_not_refuse(store: Store) -> None:
    a_pot(store, plafond=5_000_00)
    register_initiatief(store, initiatief("Buurttuin"))
    async with at_work(store) as worker:
        await worker.press("g")
        await worker.fill(GRANT | {"gevraagd": "1.500"})
        assert "klopt dat?" in worker.seen
        await worker.press("ctrl+s")
    assert vrij(store) == 3_500_00


async def test_a_request_is_decided_later(store: Store) -> None:
    a_pot(store)
    register_initiatief(store, initiatief("Buurttuin"))
    async with at_work(store) as worker:
        await worker.press("g")
        await worker.fill({name: GRANT[name] for name in ("onderwerp", "gevraagd", "initiatief_id")})
        await worker.press("ctrl+s")
        assert "nog geen besluit: Plantjes" in worker.told
        assert vrij(store) == 100_00
        await worker.press("4", "enter")
        assert worker.at(AanvraagScreen)
        await worker.press("b")
        assert worker.at(BesluitForm)
        judged = {name: text for name, text in GRANT.items() if name.startswith(("C", "uitkomst"))}
        await worker.fill(judged | {"uitkomst": "deels_toegekend", "bedrag": "30", "voorwaarden": "Met de buren"})
        await worker.press("ctrl+s")
        assert worker.at(AanvraagScreen)
        assert "Besluit: deels toegekend € 30,00" in worker.seen
        assert "Voorwaarden: Met de buren" in worker.seen
        assert "b Besluit" not in worker.lines[-1], "there is nothing left to decide"
    assert vrij(store) == 70_00


async def test_money_that_follows_is_booked_and_reversed_on_the_request(store: Store) -> None:
    pot = a_pot(store)
    record = grant_handgeld(store, aanvraag(pot.id, aanvrager="Aad"), toekenning(), None)
    async with at_work(store) as worker:
        await worker.press("4", "enter", "p")
        assert worker.field("bedrag").text == "50,00", "what is still open is offered"
        await worker.press("ctrl+u")
        await worker.write("40")
        await worker.press("enter")
        assert "Betaald € 40,00, nog open € 10,00 van € 50,00" in worker.seen
        await worker.press("v", "ctrl+u")
        await worker.write("10,01")
        await worker.press("enter")
        assert list(worker.problems) == ["bedrag"]
        await worker.press("ctrl+u")
        await worker.write("10")
        await worker.press("enter")
        assert vrij(store) == 60_00
        await worker.press("t")
        await worker.write("5")
        await worker.press("enter")
        assert "Betaald € 35,00" in worker.seen
        await worker.press("end", "enter", "t")
        assert "Terugdraaien: terugontvangst € 5,00" in worker.seen
        await worker.press("enter")
        assert worker.problems == {"reden": "Vul de reden in."}
        await worker.write("Verkeerd geteld")
        await worker.press("enter", "home")
        assert "Betaald € 40,00" in worker.seen
        await worker.press("end")
        assert "teruggedraaid door" in worker.seen
        await worker.press("end", "enter")
        assert "Een storno blijft staan" in worker.told
    kinds = [mutatie.soort for mutatie in handgeld.get(store, record.id).mutaties]
    assert kinds == [
        MutatieSoort.TOEKENNING,
        MutatieSoort.BETALING,
        MutatieSoort.VRIJVAL,
        MutatieSoort.TERUGONTVANGST,
        MutatieSoort.STORNO,
    ]


async def test_without_a_pot_the_app_offers_to_open_one(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("g")
        assert worker.at(PotForm)
        assert "In Selwerd loopt nu geen pot" in worker.seen
        await worker.write("2.500")
        await worker.press("ctrl+s")
        assert "vrij besteedbaar € 2.500,00" in worker.told
        assert worker.at(HandgeldForm), "the grant that needed it goes on"
    (pot,) = handgeld.pots(store)
    assert (pot.naam, pot.wijk, pot.van, pot.tot) == (
        "Handgeld Selwerd 2026", "Selwerd", date(2026, 1, 1), date(2026, 12, 31),
    )  # fmt: skip


async def test_financiers_that_do_not_pay_everything_are_refused_at_their_field(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("4", "n")
        await worker.fill({"plafond": "100", "financiers": "gemeente 50; corporaties 49"})
        await worker.press("ctrl+s")
        assert list(worker.problems) == ["financiers"]
    assert handgeld.pots(store) == ()


async def test_an_edit_of_the_file_itself_shows_within_a_moment(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontlijn.app.POLL_SECONDS", 0.02)
    request_handgeld(store, aanvraag(a_pot(store).id))
    async with at_work(store) as worker:
        await worker.press("4")
        with sqlite3.connect(store.path) as db:
            db.execute("UPDATE aanvraag SET onderwerp = 'Bollen', versie = 2")
        db.close()
        await worker.until(lambda: "Bollen" in worker.seen)
