"""The arena filled in and walked through by keyboard."""

from __future__ import annotations

from datetime import date

from frontlijn.domain.arena.arena import ActiviteitInvoer, ArenaInvoer, InvesteringInvoer
from frontlijn.domain.values import ArenaSoort, Bewijskracht, Factor, IncasseerderGroep, KasboekMaat, Leefdomein
from frontlijn.screens.arena.lijst import ArenasScreen
from frontlijn.screens.arena.scherm import ArenaScreen
from frontlijn.screens.details.initiatief import InitiatiefScreen
from frontlijn.screens.forms.arena.arena import ArenaForm
from frontlijn.screens.forms.arena.effect import EffectForm
from frontlijn.screens.forms.arena.kasboek import MetingForm
from frontlijn.screens.forms.arena.onderdelen import ActiviteitForm, InvesteringForm
from frontlijn.screens.opening import Opener
from frontlijn.screens.pickers import Picker
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read.arena import ArenaFilter
from frontlijn.store.read.herkomst import ArenaCijfer
from frontlijn.store.store import Store
from frontlijn.store.write.arena import add_activiteit, add_arena, add_investering
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel
from frontlijn.widgets.arena import ArenaView
from frontlijn.widgets.confirm import Confirm
from tests.screens.driving import Worker, at_work
from tests.store.inputs import initiatief, regel

EFFECT = {
    "naam": "Minder alleen",
    "leefdomein": "gezondheid",
    "groepen": "participanten",
    "aantal": "40",
    "slagingskans": "een kwart",
    "toerekening": "80",
    "deadweight": "20",
    "waarde": "12.000",
    "waarde_bron": "Prijslijst, 2024, onderbouwd",
}


def an_arena(store: Store) -> int:
    """An arena from 2024 on with one activity, and nothing in it yet."""
    soep = register_initiatief(store, initiatief("Soepclub"))
    arena = add_arena(store, ArenaInvoer("Soep in de arena", soep.id, 2024))
    add_activiteit(store, arena.id, ActiviteitInvoer("Soep koken"))
    return arena.id


def cursor(worker: Worker) -> tuple[int, str]:
    view = worker.one(ArenaView)
    return view.cursor_column, view.cursor_box.name if view.cursor_box else ""


def telt_mee(worker: Worker) -> list[str]:
    """What each row adds to the number that is explained."""
    top = next(number for number, line in enumerate(worker.lines) if "Telt mee" in line)
    return sorted(line.split()[-1] for line in worker.lines[top + 1 : -1] if line.strip())


async def test_an_arena_is_built_in_the_order_of_the_four_questions(store: Store) -> None:
    register_initiatief(store, initiatief("Soepclub"))
    async with at_work(store) as worker:
        await worker.press("2", "enter", "a")
        assert worker.at(ArenasScreen)
        assert "Druk op n" in worker.seen
        await worker.press("n")
        assert worker.at(ArenaForm)
        assert worker.field("initiatief_id").text == "Soepclub"
        await worker.press("enter")
        assert worker.at(ArenaScreen)
        assert "Arena van Soepclub: baten nog onbekend, 2026-2045, in opbouw" in worker.seen
        assert "Begin hier: wie zet er geld, tijd of een zaal in?" in worker.seen

        await worker.press("n")
        assert worker.at(InvesteringForm)
        await worker.write("Gemeente")
        await worker.press("tab")
        await worker.write("Soep koken")
        await worker.press("tab")
        await worker.write("0")
        await worker.press("enter")
        assert "meer dan € 0,00" in worker.problems["bedrag"]
        await worker.press("ctrl+u")
        await worker.write("5000")
        await worker.press("enter")
        assert cursor(worker) == (0, "Gemeente")
        assert "Zet in: € 5.000" in worker.seen
        assert "Opgeslagen. Ctrl+Z maakt ongedaan." in worker.seen

        await worker.press("n")
        assert worker.field("investeerder").text == ""
        await worker.write("Buurtfonds")
        await worker.press("tab")
        await worker.write("Bakken")
        assert worker.field("activiteit_id").text == "Bakken", "what is typed takes the place of what stood there"
        await worker.press("tab")
        await worker.write("10")
        await worker.press("enter", "ctrl+z")
        (stand,) = read_arena.standen(store, ArenaFilter())
        assert [one.naam for one in stand.activiteiten] == ["Soep koken"], "the investment and its activity are one act"
        assert len(stand.investeringen) == 1

        await worker.press("right")
        assert cursor(worker) == (1, "Soep koken")
        await worker.press("n")
        assert worker.at(ActiviteitForm)
        await worker.write("soep  KOKEN")
        await worker.press("enter")
        assert list(worker.problems) == ["naam"], "it is there already"
        await worker.press("ctrl+u")
        await worker.write("Taalles")
        await worker.press("enter")
        assert cursor(worker) == (1, "Taalles")

        await worker.press("right", "n")
        assert worker.at(EffectForm)
        assert worker.field("activiteit_id").text == "Taalles", "the activity the cursor came from"
        await worker.fill(EFFECT)
        assert "€ 76.800,00 per jaar" in worker.seen
        await worker.press("enter")
        assert cursor(worker) == (2, "Minder alleen")
        assert "baten € 76.800" in worker.seen
        assert "× 80 % × (1 − 20 %) × (1 − 0 %) ×" in worker.seen

        await worker.press("n")
        assert worker.field("waarde_bron").text == "", "a value does not get a source by accident"
        assert "neem over met →: Prijslijst, 2024, onderbouwd" in worker.seen
        assert not worker.form.is_changed
        worker.form.show_field(worker.field("waarde_bron"))
        await worker.press("right")
        assert worker.field("waarde_bron").text == "Prijslijst, 2024, onderbouwd", "one source serves several"
        await worker.press("escape", "w", "enter", "right")
        assert cursor(worker) == (3, "participanten")
        await worker.press("n")
        assert "volgt uit de effecten" in worker.told
        await worker.press("enter")
        assert worker.at(Picker), "the effects that go there"
        await worker.press("enter")
        assert worker.field("naam").text == "Minder alleen"
        await worker.press("escape", "left", "d")
        assert "Weggehaald: Minder alleen" in worker.told
        await worker.press("ctrl+z")
        (stand,) = read_arena.standen(store, ArenaFilter())
        assert [one.naam for one in stand.effecten] == ["Minder alleen"]
        await worker.press("left", "left", "d")
        assert worker.at(ArenaScreen)
    (stand,) = read_arena.standen(store, ArenaFilter())
    assert [one.naam for one in stand.activiteiten] == ["Soep koken", "Taalles"]
    assert stand.investeringen == ()
    (effect,) = stand.effecten
    assert (effect.leefdomein, effect.start, effect.looptijd) == (Leefdomein.GEZONDHEID, 2026, 1)
    waarde = effect.factor(Factor.WAARDE)
    assert (waarde.bron, waarde.jaar, waarde.bewijskracht) == ("Prijslijst", 2024, Bewijskracht.ONDERBOUWD)


async def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(store: Store) -> None:
    an_arena(store)
    async with at_work(store) as worker:
        await worker.press("a", "enter", "right", "right", "n")
        await worker.press("enter")
        assert list(worker.problems) == ["naam"]
        await worker.fill(EFFECT)
        wrong = [
            ({"slagingskans": "125"}, "slagingskans", "hoogstens 100"),
            ({"deadweight": ""}, "deadweight", "onbekend"),
            ({"deadweight": "een stuk"}, "deadweight", "typ dan onbekend"),
            ({"waarde_bron": ""}, "waarde_bron", "waar deze waarde vandaan komt"),
            ({"start": "2020"}, "start", "2024 of later"),
            ({"curve": "eenmalig", "looptijd": "3"}, "looptijd", "eenmalig"),
            ({"deel_overheid": "60", "deel_overig": "30 verzekeraar"}, "deel_overheid", "100 %"),
            ({"deel_overheid": "60", "deel_overig": "verzekeraar"}, "deel_overig", "welk deel"),
            ({"groepen": ""}, "groepen", "wie het krijgt"),
            ({"slagingskans_anders": "30: Ander rapport"}, "slagingskans_reden", "waarom"),
        ]
        before = worker.form.values()
        for values, field, says in wrong:
            await worker.fill(values)
            await worker.press("ctrl+s")
            assert worker.at(EffectForm), values
            assert says in worker.problems.get(field, ""), (values, worker.problems)
            assert {name: worker.field(name).text for name in values} == values
            await worker.fill({name: before[name] for name in values})
        await worker.press("ctrl+s")
        assert worker.at(ArenaScreen)


async def test_pm_asks_no_numbers_and_keeps_what_was_typed(store: Store) -> None:
    arena_id = an_arena(store)
    async with at_work(store) as worker:
        await worker.press("a", "enter", "right", "right", "n")
        await worker.fill({**EFFECT, "aantal": "veel"})
        await worker.fill({"kwantificering": "pm"})
        assert "Was toch gebeurd" not in worker.seen
        await worker.fill({"kwantificering": "euro"})
        assert worker.field("aantal").text == "veel"
        await worker.fill({"kwantificering": "pm", "teken": "last", "niet_opeisbaar": "ja"})
        await worker.press("ctrl+s")
        assert worker.at(ArenaScreen)
        assert "− PM" in worker.seen
    (effect,) = read_arena.stand(store, arena_id).effecten
    assert (effect.in_euro, effect.factoren, effect.start, effect.opeisbaar) == (False, (), None, False)


async def test_a_number_comes_from_the_kasboek_and_says_so_when_that_changes(store: Store) -> None:
    arena_id = an_arena(store)
    soep = read_arena.get(store, arena_id).initiatief_id
    for bereikt in (5, 2, None):
        log_kasboekregel(store, regel(initiatief_id=soep, nieuw_bereikt=bereikt, deelnames=9))
    async with at_work(store) as worker:
        await worker.press("a", "enter", "right", "right", "n")
        await worker.fill(EFFECT)
        worker.form.show_field(worker.field("aantal"))
        await worker.press("ctrl+k")
        assert worker.at(MetingForm)
        assert "7, uit 3 kasboekregels, in 1 niet ingevuld" in worker.seen
        await worker.press("ctrl+s")
        assert worker.at(EffectForm)
        assert "uit het kasboek: nieuw bereikt" in worker.seen
        await worker.press("ctrl+s")
        assert "Aantal uit het kasboek: nieuw bereikt." in worker.seen
        log_kasboekregel(store, regel(initiatief_id=soep, nieuw_bereikt=3, deelnames=3))
        await worker.until(lambda: "nu in het kasboek: 10" in worker.seen)
        await worker.press("enter")
        assert "nu in het kasboek: 10. Ctrl+K neemt het over." in worker.seen
        await worker.fill({"aantal": "8"})
        assert "uit het kasboek" not in worker.seen.replace("uit het kasboek haalt", ""), "typed by hand"
        await worker.press("escape", "w", "enter")
        assert isinstance(worker.app.screen, Opener)
        worker.app.screen.open_target(ArenaCijfer(f"arena.{arena_id}.effect.1"), "Minder alleen")
        await worker.settle()
        assert worker.lines[1].strip() == "Minder alleen (overgenomen 7, nu in het kasboek 10)"
        assert telt_mee(worker) == ["2", "3", "5", "onbekend"], "what adds up to the number, not who were there"
        await worker.press("tab", "home", "enter")
        assert "aantal: uit het kasboek: nieuw bereikt" in worker.lines[1]
        assert "2 + 3 + 5" in worker.seen or "= 10" in worker.seen
        assert telt_mee(worker) == ["2", "3", "5", "onbekend"]
    (effect,) = read_arena.stand(store, arena_id).effecten
    aantal = effect.factor(Factor.AANTAL)
    assert (aantal.waarde, aantal.maat) == (7, KasboekMaat.NIEUW_BEREIKT)
    assert (aantal.van, aantal.tot) == (date(2026, 1, 1), date(2026, 11, 21))


async def test_sources_that_contradict_and_groups_are_kept_and_read_back(store: Store) -> None:
    arena_id = an_arena(store)
    more = {
        "slagingskans_bron": "Onze telling, 2025, gemeten",
        "slagingskans_anders": "40 %: Ander rapport, 2019\nde helft: Folder",
        "slagingskans_reden": "van hier, en nieuwer",
        "deadweight": "onbekend",
        "groepen": "",
        "deel_participanten": "40",
        "deel_overheid": "60 % gemeente",
        "looptijd": "5",
        "curve": "aflopend",
        "dropoff": "10",
        "waarde_per": "totaal",
    }
    async with at_work(store) as worker:
        await worker.press("a", "enter", "right", "right", "n")
        await worker.fill({**EFFECT, **more})
        assert "verdeeld: participanten 40 %, overheid 60 %" in worker.seen
        await worker.press("ctrl+s")
        (effect,) = read_arena.stand(store, arena_id).effecten
        await worker.press("enter")
        assert worker.at(EffectForm)
        for name, text in more.items():
            assert worker.field(name).text.replace(" %", "") == text.replace(" %", ""), name
        await worker.press("end")
        await worker.write(" thuis")
        worker.form.show_field(worker.field("slagingskans_anders"))
        await worker.press("f5")
        assert worker.field("slagingskans").text == "de helft"
        assert worker.field("slagingskans_bron").text == "Folder"
        assert worker.field("slagingskans_anders").text == (
            "40 %: Ander rapport, 2019\neen kwart: Onze telling, 2025, gemeten"
        )
        await worker.press("f5")
        assert worker.field("slagingskans").text == "een kwart", "once more puts it back"
        await worker.press("ctrl+s")
    assert [(one.waarde, one.woord, one.gekozen) for one in effect.factoren if one.factor is Factor.SLAGINGSKANS] == [
        (2500, True, True),
        (4000, False, False),
        (5000, True, False),
    ]
    assert effect.factor(Factor.DEADWEIGHT).waarde is None
    assert [(one.groep, one.aandeel, one.wie) for one in effect.groepen] == [
        (IncasseerderGroep.PARTICIPANTEN, 4000, None),
        (IncasseerderGroep.OVERHEID, 6000, "gemeente"),
    ]
    (again,) = read_arena.stand(store, arena_id).effecten
    assert (again.naam, again.factoren, again.groepen) == ("Minder alleen thuis", effect.factoren, effect.groepen)


async def test_f2_opens_the_source_of_the_number_at_the_cursor(store: Store) -> None:
    an_arena(store)
    async with at_work(store) as worker:
        await worker.press("a", "enter", "right", "right", "n")
        worker.form.show_field(worker.field("toerekening"))
        await worker.press("f2")
        assert worker.field("toerekening_bron").has_focus_within
        await worker.press("f2")
        assert worker.field("toerekening").has_focus_within
        assert "Andere bronnen" not in worker.seen, "empty, so it folds"
        await worker.press("f2")
        await worker.write("Eigen telling")
        await worker.press("f2", "tab")
        assert worker.field("toerekening_bron").has_focus_within, "filled, so it stays"
        worker.form.show_field(worker.field("slagingskans"))
        await worker.settle()
        worker._send("f2")
        await worker.write("Zo geteld")
        assert worker.field("slagingskans_bron").text == "Zo geteld", "no letter comes before the field"
        await worker.press("ctrl+o")
        assert worker.field("deel_participanten").has_focus_within, "Ctrl+O opens what has a title"


async def test_what_was_typed_of_an_effect_is_offered_at_the_next_start(store: Store) -> None:
    arena_id = an_arena(store)
    async with at_work(store) as worker:
        await worker.press("a", "enter", "right", "right", "n")
        await worker.write("Half")
        await worker.fill({"aantal": "7|nieuw_bereikt|2026-01-01|2026-11-21"})
    async with at_work(store) as worker:
        assert worker.at(Confirm)
        assert "een effect in een arena" in worker.seen
        await worker.press("enter")
        assert worker.at(EffectForm)
        assert worker.field("naam").text == "Half"
        assert "uit het kasboek: nieuw bereikt" in worker.seen
        await worker.fill({**EFFECT, "naam": "Heel", "aantal": "7"})
        await worker.press("ctrl+s")
        assert "Opgeslagen: Heel. Ctrl+Z maakt ongedaan." in worker.told
    (effect,) = read_arena.stand(store, arena_id).effecten
    assert (effect.naam, effect.factor(Factor.AANTAL).maat) == ("Heel", KasboekMaat.NIEUW_BEREIKT)


async def test_the_list_is_of_the_initiative_or_the_wijk_and_no_league_table(store: Store) -> None:
    arena_id = an_arena(store)
    add_arena(store, ArenaInvoer("Rapport", None, 2021, soort=ArenaSoort.RAPPORT))
    arena = read_arena.stand(store, arena_id)
    for bedrag in (100_00, 200_00):
        add_investering(store, arena_id, InvesteringInvoer(arena.activiteiten[0].id, "Gemeente", 2024, bedrag))
    async with at_work(store) as worker:
        await worker.press("a")
        assert worker.rows.row_count == 1
        assert "nog niets" in worker.lines[3]
        await worker.press("w")
        await worker.write("alle")
        await worker.press("enter")
        assert worker.rows.row_count == 2, "a report lies in no wijk"
        assert "Rapport" in worker.lines[4]
        await worker.press("enter")
        assert worker.at(ArenaScreen)
        await worker.press("d")
        assert worker.at(Picker), "two investments of one investor"
        await worker.press("enter", "enter")
        assert worker.at(InvesteringForm)
        assert worker.field("bedrag").text in ("100", "200")
        await worker.press("escape", "e")
        await worker.fill({"startjaar": "2025"})
        await worker.press("ctrl+s")
        assert "begin de arena in 2024" in worker.problems["startjaar"]
        await worker.fill({"startjaar": "2023", "titel": "Soep"})
        await worker.press("ctrl+s", "escape", "d")
        assert "Weggehaald: Soep" in worker.told
        assert worker.rows.row_count == 1
        await worker.press("ctrl+z", "2", "enter", "a")
        assert worker.rows.row_count == 1
        await worker.press("a")
        await worker.press("escape")
        assert worker.at(InitiatiefScreen), "the key does not stack the list on itself"
