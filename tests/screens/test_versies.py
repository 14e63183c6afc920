"""The versions of an entry, and what its own screen tells of consent, exchanges, scores and exports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from frontlijn.domain.kasboek.perspectief import parse_perspectieven
from frontlijn.domain.kasboek.wederkerigheid import parse_uitwisselingen
from frontlijn.domain.values import Bereik, Leefdomein, Stem, Zichtbaarheid, Zoeksoort
from frontlijn.screens.details.initiatief import InitiatiefScreen
from frontlijn.screens.details.kasboekregel import KasboekregelScreen
from frontlijn.screens.details.versies import VersiesScreen
from frontlijn.screens.forms.kasboek import KasboekForm
from frontlijn.store.read import initiatieven, kasboek
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from frontlijn.store.uitvoer import note_export, versions
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import change_kasboekregel, log_kasboekregel, remove_kasboekregel
from frontlijn.store.write.undo import undo_last
from tests.screens.driving import Worker, at_work
from tests.screens.tour import opener
from tests.store.inputs import initiatief, regel

LARGE = (100, 50)


def changed(store: Store, number: int, **more: Any) -> None:
    old = kasboek.get(store, number)
    change_kasboekregel(store, number, replace(old.invoer(), **more), old.versie)


async def show(worker: Worker, number: int, kind: Zoeksoort = Zoeksoort.KASBOEK) -> str:
    await worker.press("3")
    opener(worker).open_record(kind, number)
    await worker.settle()
    return worker.seen


async def test_each_version_is_read_whole_with_what_changed_in_it(store: Store, clock: list[datetime]) -> None:
    number = log_kasboekregel(store, regel("Soep", verhaal="Lang geleden", deelnames=3)).id
    clock[0] = datetime.fromisoformat("2026-11-22T10:00:00+00:00")
    changed(store, number, deelnames=None, leefdomeinen=(Leefdomein.MEEDOEN,))
    changed(store, number, titel="Soep met brood")
    async with at_work(store) as worker:
        await show(worker, number)
        await worker.press("v")
        assert worker.at(VersiesScreen)
        assert "Versie 3 van 3, zoals het nu is" in worker.seen
        assert "anders > Wat: Soep met brood was: Soep" in worker.seen
        assert "22-11-2026" in worker.lines[2]
        assert "Truus: gewijzigd." in worker.lines[2]
        await worker.press("left")
        assert "Versie 2 van 3" in worker.seen
        assert "zoals het nu is" not in worker.seen
        assert "anders > Deelnames: leeg was: 3" in worker.seen
        assert "anders > Leefdomeinen: meedoen was: leeg" in worker.seen
        assert "Verhaal: Lang geleden" in worker.seen
        assert "anders > Verhaal" not in worker.seen
        await worker.press("left", "left")
        assert "Versie 1 van 3" in worker.seen
        assert "21-11-2026" in worker.lines[2]
        assert "Truus: geregistreerd." in worker.lines[2]
        assert "anders" not in worker.seen
        await worker.press("right", "right", "right")
        assert "Versie 3 van 3, zoals het nu is" in worker.seen
        await worker.press("escape")
        assert worker.at(KasboekregelScreen)


async def test_every_part_of_an_entry_is_in_its_versions(store: Store) -> None:
    soep = register_initiatief(store, initiatief("Soepclub"))
    eerst = log_kasboekregel(store, regel("Begin"))
    number = log_kasboekregel(
        store,
        regel(
            "Soep",
            initiatief_id=soep.id,
            uit_regel_id=eerst.id,
            uitwisselingen=parse_uitwisselingen("Soepclub > bewoner A: soep, 2 uur"),
            perspectieven=parse_perspectieven("bewoner A: eigen 2-4"),
            verhaal="Zo ging het",
            bereik=Bereik.EXPORT,
            toestemming_op=date(2026, 11, 1),
            toestemming_van="Bea de Vries",
            pseudoniem="Anna",
        ),
    ).id
    async with at_work(store, LARGE) as worker:
        await show(worker, number)
        await worker.press("v")
        for text in (
            "Wijk: Selwerd",
            "Initiatief: Soepclub",
            "Kwam voort uit: Begin",
            "Wie gaf, wie kreeg: Soepclub > bewoner A: soep, 2 u",
            "Scores: bewoner A: eigen 2-4",
            "Het verhaal: mag mee in een verslag tot en met 01-11-2027",
            "Toestemming op: 01-11-2026",
            "Toestemming van: Bea de Vries",
            "Schuilnaam: Anna",
        ):
            assert text in worker.seen, text


async def test_the_prullenbak_and_undo_are_versions_too(store: Store) -> None:
    made = log_kasboekregel(store, regel())
    remove_kasboekregel(store, made.id, made.versie)
    undo_last(store)
    async with at_work(store) as worker:
        seen = await show(worker, made.id)
        assert "Truus teruggezet" in seen
        assert "Truus weggegooid" in seen
        await worker.press("v")
        assert "uit de prullenbak teruggezet" in worker.seen
        await worker.press("left")
        assert "in de prullenbak gelegd" in worker.seen


@pytest.mark.parametrize(
    ("consent", "says"),
    [
        ({}, "Het verhaal blijft hier: geen toestemming."),
        (
            {"bereik": Bereik.EXPORT, "toestemming_op": date(2026, 11, 1), "pseudoniem": "Bea"},
            "Het verhaal mag mee in een verslag tot en met 01-11-2027, met schuilnaam Bea.",
        ),
        (
            {"bereik": Bereik.OPENBAAR, "toestemming_op": date(2026, 11, 1), "toestemming_van": "Bea de Vries"},
            "Het verhaal mag openbaar tot en met 01-11-2027, toestemming van Bea de Vries.",
        ),
        (
            {"bereik": Bereik.EXPORT, "toestemming_op": date(2025, 1, 1), "toestemming_tot": date(2025, 12, 31)},
            "Het verhaal blijft hier: toestemming verlopen op 31-12-2025.",
        ),
        (
            {
                "bereik": Bereik.EXPORT,
                "toestemming_op": date(2026, 11, 1),
                "zichtbaarheid": Zichtbaarheid.ONDER_DE_RADAR,
            },
            "Het verhaal blijft hier: onder de radar.",
        ),
    ],
)
async def test_consent_is_told_in_words(store: Store, consent: dict[str, Any], says: str) -> None:
    number = log_kasboekregel(store, regel(verhaal="Zo ging het", **consent)).id
    async with at_work(store, LARGE) as worker:
        assert says in await show(worker, number)


async def test_without_a_story_nothing_is_said_of_consent(store: Store) -> None:
    number = log_kasboekregel(store, regel()).id
    async with at_work(store, LARGE) as worker:
        assert "toestemming" not in await show(worker, number)


async def test_exchanges_and_the_scores_of_both_voices_stand_side_by_side(store: Store) -> None:
    number = log_kasboekregel(
        store,
        regel(
            uitwisselingen=parse_uitwisselingen("bewoner A > bewoner B: fiets gemaakt, 2 uur"),
            perspectieven=parse_perspectieven("bewoner A: eigen 2-4, werker 2-3\neigen 1-2, werker 1-2"),
        ),
    ).id
    async with at_work(store, LARGE) as worker:
        seen = await show(worker, number)
        assert "bewoner A > bewoner B: fiets gemaakt, 2 u" in seen
        own, worker_voice = Stem.EIGEN.label, Stem.WERKER.label
        assert f"bewoner A: {own} 2 → 4, {worker_voice} 2 → 3 (verschilt)" in seen
        assert f"de groep: {own} 1 → 2, {worker_voice} 1 → 2" in seen
        assert seen.count("(verschilt)") == 1


async def test_an_export_is_told_and_what_changed_after_it(store: Store) -> None:
    number = log_kasboekregel(store, regel()).id
    async with at_work(store, LARGE) as worker:
        assert "export" not in await show(worker, number)
        note_export(store, versions(store, KasboekFilter()), "kasboek")
        seen = await show(worker, number)
        assert "Ging mee in een export op 21-11-2026" in seen
        assert "(versie 1)" in seen
        assert "Daarna gewijzigd" not in seen
        changed(store, number, deelnames=2)
        seen = await show(worker, number)
        assert "↻ Daarna gewijzigd" in seen
        assert "gewijzigd: deelnames" in seen


async def test_origin_and_offspring_open_from_an_entry_and_from_an_initiative(store: Store) -> None:
    begin = log_kasboekregel(store, regel("Begin", datum=date(2026, 1, 1)))
    soep = register_initiatief(store, initiatief("Soepclub", uit_regel_id=begin.id))
    for number in range(12):
        log_kasboekregel(store, regel(f"Vervolg {number}", uit_initiatief_id=soep.id))
    async with at_work(store, LARGE) as worker:
        seen = await show(worker, begin.id)
        assert "Hieruit kwam voort" in seen
        assert "Kwam voort uit" not in seen
        await worker.press("enter")
        assert worker.at(InitiatiefScreen)
        assert "Begin regel, 01-01-2026" in worker.seen
        assert "Vervolg 9" in worker.seen
        assert "Vervolg 10" not in worker.seen
        assert "En nog 2." in worker.seen
        targets = [figure.target for figure in worker.figures.figures]
        assert targets[2:4] == [(Zoeksoort.KASBOEK, begin.id), (Zoeksoort.KASBOEK, begin.id + 1)]


async def test_what_came_from_a_record_is_logged_from_its_screen(store: Store) -> None:
    soep = register_initiatief(store, initiatief("Soepclub"))
    begin = log_kasboekregel(store, regel("Begin", initiatief_id=soep.id))
    async with at_work(store, LARGE) as worker:
        await show(worker, begin.id)
        await worker.press("n")
        assert worker.at(KasboekForm)
        assert worker.field("initiatief_id").text == "Soepclub"
        await worker.write("Vervolg")
        await worker.press("enter")
        assert "Vervolg regel, 21-11-2026" in worker.seen
        await show(worker, soep.id, Zoeksoort.INITIATIEF)
        await worker.press("n")
        await worker.write("Nieuw ding")
        await worker.press("enter")
        assert "Nieuw ding regel, 21-11-2026" in worker.seen
    made = {one.titel: one for one in kasboek.window(store, KasboekFilter(), 0, 9)}
    assert made["Vervolg"].uit_regel_id == begin.id
    assert made["Vervolg"].initiatief_id == soep.id
    assert made["Nieuw ding"].uit_initiatief_id == soep.id
    assert made["Nieuw ding"].initiatief_id is None


async def test_an_initiative_gets_its_origin_in_its_form(store: Store) -> None:
    begin = log_kasboekregel(store, regel("Begin", datum=date(2026, 1, 1)))
    register_initiatief(store, initiatief("Soepclub", startdatum=date(2025, 1, 1)))
    async with at_work(store, LARGE) as worker:
        await worker.press("2", "enter", "e")
        await worker.fill({"uit": "bestaat niet"})
        await worker.press("ctrl+s")
        assert list(worker.problems) == ["uit"]
        await worker.fill({"uit": "begin"})
        await worker.press("ctrl+s")
        assert "later dan 01-01-2025" in worker.problems["uit"]
        await worker.fill({"startdatum": "2-1-2026"})
        await worker.press("ctrl+s")
        assert worker.at(InitiatiefScreen)
        assert "Begin regel, 01-01-2026" in worker.seen
        assert "gewijzigd: startdatum, waar het uit voortkwam" in worker.seen
        await worker.press("e", "ctrl+s")
        assert "Er was niets te wijzigen." in worker.told
        await worker.press("e")
        await worker.fill({"uit": ""})
        await worker.press("ctrl+s")
        assert "Kwam voort uit" not in worker.seen
    assert initiatieven.get(store, 1).uit_regel_id is None
    assert begin.id == 1
