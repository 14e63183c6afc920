"""Money on a request and the account of it: receipts, corrections, the remainder, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from frontlijn.domain.values import MutatieSoort
from frontlijn.screens.details.aanvraag import NO_REVERSAL, AanvraagScreen
from frontlijn.screens.details.kasboekregel import KasboekregelScreen
from frontlijn.screens.forms.besluit import HerzieningForm
from frontlijn.screens.forms.geldstroom import CorrectieForm, StornoForm
from frontlijn.screens.forms.verantwoording import VerantwoordingForm
from frontlijn.store.read import handgeld
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import grant_handgeld, pay, reverse
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel
from tests.screens.driving import Worker, at_work
from tests.store.inputs import TODAY, a_pot, aanvraag, dump, initiatief, regel, toekenning

REQUEST = ("4", "enter")


@pytest.fixture
def granted(store: Store) -> int:
    """The number of a request of the Buurttuin that was awarded € 50 on 10 November."""
    record = register_initiatief(store, initiatief("Buurttuin"))
    return grant_handgeld(
        store, aanvraag(a_pot(store).id, aanvrager=None, initiatief_id=record.id), toekenning(), None
    ).id


async def refused(worker: Worker, values: dict[str, str], field: str, says: str) -> None:
    """Fills the open form and saves: it says why at the field, everything typed is there, the store is as it was."""
    before = dump(worker.app.store)
    await worker.fill(values)
    typed = worker.form.values()
    await worker.press("ctrl+s")
    assert says in worker.problems.get(field, ""), worker.problems
    assert worker.form.values() == typed
    assert dump(worker.app.store) == before


async def test_a_payment_before_the_decision_is_refused(store: Store, granted: int) -> None:
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "p")
        await refused(worker, {"datum": "09-11-2026"}, "datum", "kan niet eerder zijn")
        await refused(worker, {"datum": "10-11-2026", "bedrag": "50,01"}, "bedrag", "is te veel")
        await refused(worker, {"bedrag": "0"}, "bedrag", "meer dan € 0,00")


async def test_one_receipt_is_paid_once(store: Store, granted: int) -> None:
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "p")
        await worker.fill({"bedrag": "20", "bon": "Bouwmarkt 12"})
        await worker.press("ctrl+s")
        assert "bon Bouwmarkt 12" in worker.seen
        await worker.press("p")
        await refused(worker, {"bedrag": "20", "bon": "bouwmarkt  12"}, "bon", "staat al bij aanvraag")
        await worker.press("escape", "w", "enter", "r")
        receipts = {"wat_gebeurde": "Geplant", "bonnen": "11-11-2026 20,00 Bouwmarkt 12"}
        await refused(worker, receipts, "bonnen", "staat al bij aanvraag")


async def test_a_booking_is_corrected_in_one_step(store: Store, granted: int) -> None:
    pay(store, granted, 40_00, date(2026, 11, 12))
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "end", "enter", "v")
        assert worker.at(CorrectieForm)
        assert (worker.field("bedrag").text, worker.field("datum").text) == ("40,00", "12-11-2026")
        await refused(worker, {}, "reden", "Vul de reden in.")
        await refused(worker, {"reden": "Verkeerd"}, "bedrag", "Er verandert niets")
        await refused(worker, {"bedrag": "60"}, "bedrag", "hoogstens € 50,00")
        await worker.fill({"bedrag": "45"})
        await worker.press("ctrl+s")
        assert "Verbeterd: betaling € 45,00 van 12-11-2026." in worker.told
        assert "Betaald € 45,00, nog open € 5,00" in worker.seen
    kinds = [row.soort for row in handgeld.get(store, granted).mutaties]
    assert kinds.count(MutatieSoort.BETALING) == 2
    assert kinds.count(MutatieSoort.STORNO) == 1


async def test_a_storno_is_not_reversed_and_the_reason_is_said(store: Store, granted: int) -> None:
    paid = pay(store, granted, 40_00, date(2026, 11, 12)).mutaties[-1]
    reverse(store, paid.id, TODAY, "Dubbel")
    before = dump(store)
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "end", "enter")
        assert NO_REVERSAL in worker.told
        await worker.press("up", "enter")
        assert "al teruggedraaid" in worker.told
        assert worker.at(AanvraagScreen)
    assert dump(store) == before


async def test_an_award_is_changed_by_a_revision_and_can_be_reversed(store: Store, granted: int) -> None:
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "end", "enter", "v")
        assert worker.at(HerzieningForm)
        await worker.press("escape", "end", "enter", "t")
        assert worker.at(StornoForm)
        await worker.write("Toch niet")
        await worker.press("enter")
        assert "De toekenning is teruggedraaid" in worker.seen


async def test_what_cannot_be_reversed_says_why_and_keeps_what_was_typed(store: Store, granted: int) -> None:
    pay(store, granted, 40_00, date(2026, 11, 12))
    before = dump(store)
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "end", "up", "enter", "t")
        assert "toekenning € 50,00" in worker.seen
        await worker.write("Toch niet")
        await worker.press("enter")
        assert worker.at(StornoForm)
        assert "al € 40,00 betaald" in worker.seen
        assert worker.field("reden").text == "Toch niet"
        await refused(worker, {"datum": "01-11-2026"}, "datum", "kan niet eerder zijn")
    assert dump(store) == before


@pytest.mark.parametrize(("of_initiative", "where"), [(True, "bij dit initiatief"), (False, "in deze wijk")])
async def test_without_a_kasboekregel_to_link_the_account_says_so(
    store: Store, of_initiative: bool, where: str
) -> None:
    tuin = register_initiatief(store, initiatief("Buurttuin")).id if of_initiative else None
    who = None if of_initiative else "Aad"
    asked = aanvraag(a_pot(store).id, aanvrager=who, initiatief_id=tuin)
    number = grant_handgeld(store, asked, toekenning(), None).id
    pay(store, number, 50_00, date(2026, 11, 12))
    nothing = f"Sinds het besluit staat er {where} niets in het kasboek om te koppelen."
    async with at_work(store, (100, 30)) as worker:
        await worker.press(*REQUEST, "r")
        assert nothing in worker.seen
        await worker.press("escape")
        log_kasboekregel(store, regel("Bollen geplant", initiatief_id=tuin))
        await worker.press("r")
        assert "Bollen geplant" in worker.seen
        assert nothing not in worker.seen


async def test_a_receipt_is_not_called_bon_twice(store: Store, granted: int) -> None:
    pay(store, granted, 20_00, date(2026, 11, 12), bon="Bon 1001")
    async with at_work(store, (100, 40)) as worker:
        await worker.press(*REQUEST)
        (booking,) = [line for line in worker.lines if ". 12-11-2026 betaling" in line]
        assert "betaling, Bon 1001" in booking


async def test_the_account_tells_what_was_spent_and_what_is_left(store: Store, granted: int) -> None:
    pay(store, granted, 50_00, date(2026, 11, 12), bon="Voorschot 1")
    tuin = handgeld.get(store, granted).initiatief_id
    entry = log_kasboekregel(store, regel("Bollen geplant", initiatief_id=tuin))
    log_kasboekregel(store, regel("Van voor het besluit", initiatief_id=tuin, datum=date(2026, 11, 9)))
    log_kasboekregel(store, regel("Van iets anders"))
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "r")
        assert worker.at(VerantwoordingForm)
        assert "Bij de betaling staat al: Voorschot 1 (€ 50,00)." in worker.seen
        assert "Bollen geplant (21-11-2026)" in worker.seen
        assert "Van voor het besluit" not in worker.seen
        assert "Van iets anders" not in worker.seen
        await refused(worker, {"bonnen": "12-11-2026 20,00 Zaden"}, "wat_gebeurde", "Vul wat er gebeurde in.")
        await refused(worker, {"wat_gebeurde": "Geplant", "bonnen": "gisteren Zaden"}, "bonnen", "Zo kan het")
        await refused(worker, {"bonnen": "12-11-2026 20,00 Zaden\n13-11-2026 20,00 zaden"}, "bonnen", "twee keer")
        await worker.fill({"bonnen": "12-11-2026 20,00 Zaden\n13-11-2026 22,50 Pot", "regels": str(entry.id)})
        await worker.press("ctrl+s")
        assert "€ 7,50 is over" in worker.told
        await worker.press("end")
        assert "Van de € 50,00 die betaald is, is € 42,50 uitgegeven; € 7,50 is over." in worker.seen
        assert "Bon: 12-11-2026 20,00 Zaden" in worker.seen
        await worker.press("enter")
        assert worker.at(KasboekregelScreen)
    found = handgeld.dossier(store, granted)
    assert found.verantwoording is not None
    assert found.verantwoording.besteed == 42_50
    assert [one.titel for one in found.regels] == ["Bollen geplant"]


async def test_an_account_is_changed_from_what_it_was(store: Store, granted: int) -> None:
    pay(store, granted, 50_00, date(2026, 11, 12))
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "r")
        await worker.fill({"wat_gebeurde": "Geplant", "besteed": "50"})
        await worker.press("ctrl+s", "r")
        assert (worker.field("wat_gebeurde").text, worker.field("besteed").text) == ("Geplant", "50,00")
        await worker.fill({"draagvlak_achteraf": "De hele straat", "besteed": "49"})
        await worker.press("ctrl+s")
        assert "€ 1,00 is over" in worker.told
    found = handgeld.dossier(store, granted).verantwoording
    assert found is not None
    assert (found.versie, found.besteed, found.draagvlak_achteraf) == (2, 49_00, "De hele straat")


async def test_nothing_is_accounted_for_before_a_payment(store: Store, granted: int) -> None:
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "r")
        assert worker.at(AanvraagScreen)
