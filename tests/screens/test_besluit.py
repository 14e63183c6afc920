"""Deciding on a request and replacing a decision: guidelines, interests, notes, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from frontlijn.domain.handgeld.besluit import BelangInvoer
from frontlijn.domain.handgeld.fonds import FondsInvoer
from frontlijn.domain.values import AanvraagStatus, BesluitUitkomst, Bewonersrol, MutatieSoort, Oordeel, Zichtbaarheid
from frontlijn.screens.details.aanvraag import AanvraagScreen
from frontlijn.screens.forms.aanvraag import AanvraagForm, ZichtbaarheidForm
from frontlijn.screens.forms.besluit import BesluitForm, HerzieningForm
from frontlijn.screens.forms.handgeld import HandgeldForm
from frontlijn.screens.forms.status import BelangForm, StatusForm
from frontlijn.store.read import handgeld
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import (
    add_fonds,
    add_richtlijn,
    close_pot,
    decide,
    declare_belang,
    end_richtlijn,
    grant_handgeld,
    pay,
    release,
    request_handgeld,
)
from frontlijn.store.write.initiatieven import register_initiatief
from tests.screens.driving import Worker, at_work
from tests.store.inputs import SELWERD, a_pot, aanvraag, dump, initiatief, toekenning

REQUEST = ("4", "enter")

JUDGED = {f"C{number}": f"voldoet|Gezien bij C{number}" for number in (1, 2, 3, 4)}

YES = {**JUDGED, "uitkomst": "toegekend"}


def asked(store: Store) -> int:
    """The number of a request of Aad for € 50 out of a pot of € 100."""
    return request_handgeld(store, aanvraag(a_pot(store).id, aanvrager="Aad")).id


async def refused(worker: Worker, values: dict[str, str], field: str, says: str) -> None:
    """Fills the open form and saves: it says why at the field, everything typed is there, the store is as it was."""
    before = dump(worker.app.store)
    await worker.fill(values)
    typed = worker.form.values()
    await worker.press("ctrl+s")
    assert says in worker.problems.get(field, ""), worker.problems
    assert worker.form.values() == typed
    assert dump(worker.app.store) == before


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"bedrag": "60"}, "bedrag", "meer toekennen kan niet"),
        ({"bedrag": "0"}, "bedrag", "meer dan € 0,00"),
        ({"beslissers": "Aad"}, "beslissers", "Aad vraagt dit zelf aan"),
        ({"beslissers": "Fien", "belangen": "Fien: buurvrouw"}, "beslissers", "Fien meldde een belang: buurvrouw"),
        ({"belangen": "Fien"}, "belangen", "bijvoorbeeld"),
        ({"belangen": "Fien:"}, "belangen", "Welk belang heeft Fien?"),
        ({"datum": "31-12-2025"}, "datum", "ontvangst"),
        ({"datum": "22-11-2026"}, "datum", "moet nog komen"),
        ({"uitkomst": "doorverwezen"}, "naar", "Naar welk fonds"),
    ],
)
async def test_a_decision_that_breaks_a_rule_is_refused_at_its_field(
    store: Store, changes: dict[str, str], field: str, says: str
) -> None:
    asked(store)
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "b")
        await refused(worker, YES | changes, field, says)


async def test_a_decision_outside_the_period_of_the_pot_is_refused(store: Store) -> None:
    pot = a_pot(store, van=date(2026, 11, 15))
    request_handgeld(store, aanvraag(pot.id, aanvrager="Aad"))
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "b")
        await refused(worker, YES | {"datum": "14-11-2026"}, "datum", "valt daarbuiten")


async def test_a_closed_pot_gives_no_award_and_the_form_stays(store: Store) -> None:
    pot = a_pot(store, plafond=50_00)
    grant_handgeld(store, aanvraag(pot.id, aanvrager="Bep"), toekenning(), None)
    request_handgeld(store, aanvraag(pot.id, aanvrager="Aad", ontvangen_op=date(2026, 11, 5)))
    close_pot(store, pot.id, date(2026, 11, 20))
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "b")
        before = dump(store)
        await worker.fill(YES)
        await worker.press("ctrl+s")
        assert "is op 20-11-2026 gesloten" in worker.seen
        assert {name: worker.field(name).text for name in YES} == YES
    assert dump(store) == before


async def test_who_declared_an_interest_does_not_decide(store: Store) -> None:
    number = asked(store)
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "m")
        assert worker.at(BelangForm)
        await worker.write("Fien")
        await worker.press("down")
        await worker.write("buurvrouw")
        await worker.press("enter")
        assert "Belang: Fien (buurvrouw), gemeld op 21-11-2026" in worker.seen
        await worker.press("b")
        assert "Fien meldde een belang (buurvrouw) en beslist niet mee." in worker.seen
        await refused(worker, YES | {"beslissers": "Fien"}, "beslissers", "meldde een belang")
        await worker.fill({"beslissers": ""})
        await worker.press("ctrl+s")
        assert "Onthield zich: Fien" in worker.seen
        assert "m Meld" not in worker.seen
    assert handgeld.get(store, number).besluit is not None


async def test_an_interest_is_declared_once(store: Store) -> None:
    number = asked(store)
    declare_belang(store, number, "Fien", "buurvrouw", date(2026, 11, 20))
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "m")
        await refused(worker, {"naam": "Fien", "aard": "zus"}, "naam", "meldde al een belang")


async def test_interests_are_declared_with_the_decision(store: Store) -> None:
    number = asked(store)
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "b")
        await worker.fill(YES | {"belangen": "Fien: buurvrouw; Kees : zwager"})
        await worker.press("ctrl+s")
        assert worker.at(AanvraagScreen)
    found = handgeld.dossier(store, number)
    assert [BelangInvoer(one.naam, one.aard) for one in found.belangen] == [
        BelangInvoer("Fien", "buurvrouw"), BelangInvoer("Kees", "zwager"),
    ]  # fmt: skip
    assert found.aanvraag.besluit is not None
    assert found.aanvraag.besluit.onthouden == ("Fien", "Kees")


async def test_each_guideline_of_the_wijk_gets_a_judgement_and_stops_nothing(store: Store) -> None:
    number = asked(store)
    add_richtlijn(store, SELWERD, "Wat je koopt, mogen andere groepen ook lenen", date(2026, 1, 1))
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "b")
        assert "Wat je koopt, mogen andere groepen ook lenen" in worker.seen
        await refused(worker, YES, "richtlijn 1", "Geef een oordeel bij deze richtlijn")
        await worker.fill({"richtlijn 1": "voldoet_niet|"})
        await worker.press("ctrl+s")
        assert list(worker.problems) == ["richtlijn 1"]
        await worker.fill({"richtlijn 1": "voldoet_niet|Het blijft in één huis"})
        await worker.press("ctrl+s")
        assert "ook lenen”: voldoet niet. Het blijft in één huis" in worker.seen
    besluit = handgeld.get(store, number).besluit
    assert besluit is not None
    assert [(one.richtlijn_id, one.oordeel) for one in besluit.richtlijnen] == [(1, Oordeel.VOLDOET_NIET)]


async def test_guidelines_follow_the_day_of_the_decision(store: Store) -> None:
    asked(store)
    old = add_richtlijn(store, SELWERD, "Oud", date(2026, 1, 1))
    end_richtlijn(store, old.id, date(2026, 11, 15))
    add_richtlijn(store, SELWERD, "Nieuw", date(2026, 11, 15))
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "b")
        assert (worker.field("richtlijn 1").display, worker.field("richtlijn 2").display) == (False, True)
        await worker.fill(YES | {"datum": "10-11-2026", "richtlijn 1": "nvt|Speelt niet"})
        assert (worker.field("richtlijn 1").display, worker.field("richtlijn 2").display) == (True, False)
        await worker.press("ctrl+s")
        assert "Richtlijn “Oud”: n.v.t. Speelt niet" in worker.seen


async def test_guidelines_follow_the_wijk_of_the_pot(store: Store) -> None:
    a_pot(store, "Ginder", wijk_id=2)
    a_pot(store, "Hier", van=date(2026, 2, 1))
    add_richtlijn(store, SELWERD, "Van Selwerd", date(2026, 1, 1))
    add_richtlijn(store, 2, "Van ginder", date(2026, 1, 1))
    pots = handgeld.current_pots(store, None, store.today())
    ginder = next(pot.id for pot in pots if pot.naam == "Ginder")
    async with at_work(store) as worker:
        worker.app.push_screen(HandgeldForm(worker.app.context, pots))
        await worker.settle()
        await worker.fill(YES | {"onderwerp": "Verf", "gevraagd": "20", "aanvrager": "Aad", "richtlijn 1": "voldoet|X"})
        assert worker.field("richtlijn 1").display
        await worker.fill({"pot_id": str(ginder)})
        assert not worker.field("richtlijn 1").display
        await refused(worker, {}, "richtlijn 2", "Van ginder")
        await worker.fill({"richtlijn 2": "voldoet|Ja"})
        await worker.press("ctrl+s")
        assert not worker.at(HandgeldForm)
    (record,) = handgeld.window(store, handgeld.HandgeldFilter(pot_id=ginder), 0, 10)
    assert record.besluit is not None
    assert [one.richtlijn_id for one in record.besluit.richtlijnen] == [2]


async def test_what_stands_out_is_said_softly_while_it_is_typed(store: Store) -> None:
    pot = a_pot(store, plafond=5_000_00)
    record = register_initiatief(store, initiatief("Buurttuin"))
    for _ in range(2):
        grant_handgeld(store, aanvraag(pot.id, aanvrager=None, initiatief_id=record.id), toekenning(), None)
    request_handgeld(store, aanvraag(pot.id, 1_500_00, aanvrager=None, initiatief_id=record.id, onderwerp="Opbouwwerk"))
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "b")
        assert "€ 1.500,00 is groter dan gebruikelijk handgeld: klopt dat?" in worker.seen
        assert "Buurttuin krijgt met deze toekenning 3 keer handgeld" in worker.seen
        assert "lijkt op opbouwwerk" in worker.seen
        await worker.fill({"uitkomst": "deels_toegekend", "bedrag": "900"})
        assert "groter dan gebruikelijk" not in worker.seen
        await worker.fill(JUDGED)
        await worker.press("ctrl+s")
        assert worker.at(AanvraagScreen), "a note stops nothing"


async def test_a_redirect_offers_the_funds_that_are_known(store: Store) -> None:
    number = asked(store)
    add_fonds(store, FondsInvoer("Fonds Groen Dichtbij"))
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "b")
        await worker.fill(JUDGED | {"uitkomst": "doorverwezen"})
        worker.field("naar").focus_control()
        await worker.write("Fonds G")
        await worker.press("right", "ctrl+s")
        assert "Doorverwezen naar: Fonds Groen Dichtbij" in worker.seen
    besluit = handgeld.get(store, number).besluit
    assert besluit is not None
    assert besluit.fonds_id is not None


async def test_a_revision_begins_with_what_stands_and_needs_a_reason(store: Store) -> None:
    number = asked(store)
    decide(store, number, toekenning(voorwaarden="Met de buren"))
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "h")
        assert worker.at(HerzieningForm)
        assert (worker.field("uitkomst").text, worker.field("bedrag").text) == ("toegekend", "50,00")
        assert worker.field("voorwaarden").text == "Met de buren"
        await refused(
            worker, {"uitkomst": "deels_toegekend", "bedrag": "30"}, "herziening_reden", "reden van de herziening"
        )
        assert "Vrij besteedbaar € 50,00 → € 70,00 na dit besluit" in worker.seen
        await worker.fill({"herziening_reden": "De planten waren goedkoper"})
        await worker.press("ctrl+s")
        assert "Besluit: deels toegekend € 30,00" in worker.seen
        await worker.press("end", "pagedown")
        assert "Eerder besluit: toegekend € 50,00 (vervangen op 21-11-2026)" in worker.seen
    record = handgeld.get(store, number)
    assert record.besluit is not None
    assert record.besluit.toegekend_netto == 30_00
    assert [row.soort for row in record.mutaties] == [MutatieSoort.TOEKENNING, MutatieSoort.VRIJVAL]


async def test_a_revision_begins_with_what_is_awarded_now_and_a_new_answer(store: Store) -> None:
    number = asked(store)
    decide(store, number, toekenning(30_00, uitkomst=BesluitUitkomst.DEELS_TOEGEKEND, motivering="Dertig is genoeg"))
    pay(store, number, 10_00, date(2026, 11, 12))
    release(store, number, 5_00, date(2026, 11, 13), "Minder nodig")
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "h")
        assert (worker.field("bedrag").text, worker.field("motivering").text) == ("25,00", "")
        assert "Vrij besteedbaar € 75,00" in worker.lines[1]
        assert "Nu toegekend € 25,00, betaald € 10,00." in worker.seen
        await worker.fill({"bedrag": "20", "herziening_reden": "Nog minder nodig"})
        assert "Vrij besteedbaar € 75,00 → € 80,00 na dit besluit" in worker.seen


async def test_several_who_abstained_are_named_in_the_plural(store: Store) -> None:
    decide(store, asked(store), toekenning(onthouden=("Fien", "Gijs")))
    async with at_work(store) as worker:
        await worker.press(*REQUEST)
        assert "Onthielden zich: Fien, Gijs" in worker.seen


async def test_the_line_of_keys_names_what_works_now_and_is_not_in_the_footer(store: Store) -> None:
    number = asked(store)
    async with at_work(store) as worker:
        await worker.press(*REQUEST)
        assert "Toetsen: s status, e wijzig, m belang, z zichtbaarheid. " in worker.seen
        decide(store, number, toekenning())
        await worker.press("escape", "enter")
        assert "Toetsen: v vrijval, h herzien, z zichtbaarheid. " in worker.seen
        pay(store, number, 50_00, date(2026, 11, 12))
        await worker.press("escape", "enter")
        assert "Toetsen: t terugontvangst, r rekenschap, h herzien, z zichtbaarheid. " in worker.seen


async def test_a_revision_below_what_was_paid_is_refused(store: Store) -> None:
    number = asked(store)
    decide(store, number, toekenning())
    pay(store, number, 40_00, date(2026, 11, 12))
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "h")
        changes = {"herziening_reden": "Toch minder", "uitkomst": "deels_toegekend", "bedrag": "30"}
        await refused(worker, changes, "bedrag", "al € 40,00 betaald")


async def test_a_request_is_held_with_a_reason_and_withdrawn(store: Store) -> None:
    number = asked(store)
    async with at_work(store) as worker:
        await worker.press(*REQUEST)
        assert "De aanvrager wacht 20 dagen op antwoord" in worker.seen
        await worker.press("s")
        assert worker.at(StatusForm)
        await refused(worker, {"status": "aangehouden"}, "reden", "Waar wachten we op?")
        await worker.fill({"reden": "Offerte"})
        await worker.press("ctrl+s")
        assert "Aangehouden sinds 21-11-2026: Offerte." in worker.seen
        assert "De aanvrager wacht 20 dagen" in worker.seen
        await worker.press("s")
        await worker.write("ing")
        await worker.press("ctrl+s")
        assert "Ingetrokken sinds 21-11-2026" in worker.seen
        assert "b Besluit" not in worker.lines[-1]
        await worker.press("b")
        assert not worker.at(BesluitForm)
    assert handgeld.get(store, number).status is AanvraagStatus.INGETROKKEN


async def test_a_request_is_changed_until_it_is_decided(store: Store) -> None:
    number = asked(store)
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "e")
        assert worker.at(AanvraagForm)
        changes = {"gevraagd": "60", "rol_uitvoering": "zelf", "buurt_betrokken": "Deur aan deur gevraagd"}
        await refused(worker, changes | {"zichtbaarheid": "intern"}, "vertrouwelijk_reden", "tenzij er een reden is")
        await worker.fill({"vertrouwelijk_reden": "Herkenbaar gezin"})
        await worker.press("ctrl+s")
        assert "€ 60,00 gevraagd" in worker.seen
        assert "Rol van bewoners: bij de uitvoering doen het zelf" in worker.seen
        assert "Zichtbaar: intern, omdat: Herkenbaar gezin" in worker.seen
        decide(store, number, toekenning(60_00))
        await worker.press("escape", "enter", "e")
        assert worker.at(AanvraagScreen), "a decided request stays as it was decided"
    assert handgeld.get(store, number).rol_uitvoering is Bewonersrol.ZELF


async def test_visibility_changes_also_after_the_decision(store: Store) -> None:
    number = asked(store)
    decide(store, number, toekenning())
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "z")
        assert worker.at(ZichtbaarheidForm)
        await refused(worker, {"zichtbaarheid": "intern"}, "vertrouwelijk_reden", "tenzij er een reden is")
        await worker.fill({"vertrouwelijk_reden": "Herkenbaar gezin"})
        await worker.press("ctrl+s")
        assert worker.at(AanvraagScreen)
    assert handgeld.get(store, number).zichtbaarheid is Zichtbaarheid.INTERN


async def test_a_decision_by_somebody_else_meanwhile_leaves_the_form_as_it_is(store: Store) -> None:
    number = asked(store)
    async with at_work(store) as worker:
        await worker.press(*REQUEST, "b")
        await worker.fill(YES)
        decide(store, number, toekenning())
        await worker.press("ctrl+s")
        assert worker.at(BesluitForm)
        assert "al besloten" in worker.seen
        assert worker.field("uitkomst").text == BesluitUitkomst.TOEGEKEND
