from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from textual import events

from frontlijn.domain.errors import Refused
from frontlijn.domain.kasboek.perspectief import Perspectief
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.wederkerigheid import UitwisselingInvoer
from frontlijn.domain.values import (
    Bereik,
    Kernwaarde,
    Leefdomein,
    PartijSoort,
    Stem,
    Uitkomst,
    Zichtbaarheid,
    Zoeksoort,
)
from frontlijn.screens.forms.kasboek import KasboekForm
from frontlijn.store.read import kasboek
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import request_handgeld
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel
from frontlijn.store.write.settings import put
from tests.screens.driving import Worker, at_work
from tests.store.inputs import TODAY, a_pot, aanvraag, initiatief, regel

BEIJUM = 4


def newest(store: Store) -> Kasboekregel:
    return max(kasboek.window(store, KasboekFilter(), 0, 100), key=lambda one: one.id)


async def log(worker: Worker, titel: str) -> None:
    await worker.press("k")
    await worker.write(titel)
    await worker.press("enter")


@pytest.mark.parametrize("keys", [["1"], ["2"], ["3"], ["4"], ["5", "down"], ["slash", "down"]])
async def test_a_title_is_enough_in_each_mode(store: Store, keys: list[str]) -> None:
    async with at_work(store) as worker:
        await worker.press(*keys)
        await log(worker, "Samen koffie gedronken")
        assert "Opgeslagen: Samen koffie gedronken" in worker.told
    record = newest(store)
    assert (record.titel, record.datum, record.wijk, record.initiatief) == (
        "Samen koffie gedronken", TODAY, "Selwerd", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "wijk", "initiatief_naam"),
    [
        (["2"], "Selwerd", "Aardappelclub"),
        (["2", "down"], "Beijum", "Breiclub"),
        (["2", "down", "enter"], "Beijum", "Breiclub"),
        (["3", "enter"], "Beijum", "Breiclub"),
        (["4", "enter"], "Selwerd", "Aardappelclub"),
        (["2", "down", "enter", "enter"], "Beijum", "Breiclub"),
    ],
)
async def test_an_entry_starts_at_the_initiative_that_is_selected(
    store: Store, keys: list[str], wijk: str, initiatief_naam: str
) -> None:
    first = register_initiatief(store, initiatief("Aardappelclub"))
    second = register_initiatief(store, initiatief("Breiclub", wijk_id=BEIJUM))
    log_kasboekregel(store, regel(wijk_id=BEIJUM, initiatief_id=second.id))
    request_handgeld(store, aanvraag(a_pot(store).id, initiatief_id=first.id))
    async with at_work(store) as worker:
        worker.app.choose_wijk(None)
        await worker.press(*keys)
        await log(worker, "Langs geweest")
    record = newest(store)
    assert (record.titel, record.wijk, record.initiatief) == ("Langs geweest", wijk, initiatief_naam)


async def test_the_last_initiative_is_offered_again_in_its_wijk_only(store: Store) -> None:
    register_initiatief(store, initiatief("Buurttuin"))
    async with at_work(store) as worker:
        await worker.press("2")
        await log(worker, "Een")
        await worker.press("1", "k")
        assert worker.field("initiatief_id").text == "Buurttuin"
        await worker.write("Twee")
        await worker.press("enter", "w")
        await worker.write("beij")
        await worker.press("enter", "k")
        assert worker.field("initiatief_id").text == ""
        assert worker.field("wijk_id").text == str(BEIJUM)
        await worker.press("escape")
    async with at_work(store) as worker:
        await worker.press("w")
        await worker.write("selw")
        await worker.press("enter", "k")
        assert worker.field("initiatief_id").text == "Buurttuin"


async def test_everything_that_can_be_told_is_kept(store: Store) -> None:
    register_initiatief(store, initiatief("Buurttuin"))
    told = {
        "datum": "gisteren",
        "initiatief_id": "buurttuin",
        "verhaal": "Eerst\nregende het.",
        "leefdomeinen": "meedoen;wonen",
        "kernwaarde": "doet",
        "deelnames": "12",
        "nieuw_bereikt": "3",
        "niet_in_beeld": "1",
        "vrijwilligersminuten": "1,5",
        "wat_werkte": "Soep",
        "wat_niet": "Folders",
        "teweeg": "Een breiclub",
        "experiment": "ja",
        "uitkomst": "mislukt",
        "les": "Geen folders meer",
        "zichtbaarheid": "openbaar",
        "uitwisselingen": "buurttuin > bewoner A: fiets gemaakt, 2 uur",
        "perspectieven": "bewoner A: eigen 2-4, werker 2-3",
        "uit": "buurttuin",
        "bereik": "export",
        "toestemming_op": "gisteren",
        "toestemming_tot": "1-12-2026",
        "toestemming_van": "Bea",
        "pseudoniem": "mevrouw V",
    }
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Oogstdag")
        await worker.press("ctrl+o")
        await worker.fill(told)
        assert set(worker.form.fields) - set(told) == {"titel", "wijk_id", "reeks"}
        await worker.press("ctrl+s")
    record = newest(store)
    assert record.initiatief == "Buurttuin"
    assert record.datum == date(2026, 11, 20)
    assert (record.verhaal, record.wat_werkte, record.wat_niet, record.teweeg, record.les) == (
        "Eerst\nregende het.", "Soep", "Folders", "Een breiclub", "Geen folders meer",
    )  # fmt: skip
    assert set(record.leefdomeinen) == {Leefdomein.WONEN, Leefdomein.MEEDOEN}
    assert (record.kernwaarde, record.uitkomst) == (Kernwaarde.DOET, Uitkomst.MISLUKT)
    assert (record.deelnames, record.nieuw_bereikt, record.niet_in_beeld) == (12, 3, 1)
    assert (record.vrijwilligersminuten, record.experiment) == (90, True)
    assert record.zichtbaarheid is Zichtbaarheid.OPENBAAR
    assert [(one.gever.soort, one.ontvanger.naam, one.wat, one.minuten) for one in record.uitwisselingen] == [
        (PartijSoort.INITIATIEF, "bewoner A", "fiets gemaakt", 120)
    ]
    assert record.perspectieven == (
        Perspectief("bewoner A", Stem.EIGEN, 2, 4), Perspectief("bewoner A", Stem.WERKER, 2, 3),
    )  # fmt: skip
    assert (record.uit, record.bereik) == ("Buurttuin", Bereik.EXPORT)
    assert (record.toestemming_op, record.toestemming_tot) == (date(2026, 11, 20), date(2026, 12, 1))
    assert (record.toestemming_van, record.pseudoniem) == ("Bea", "mevrouw V")


async def test_an_entry_that_is_opened_and_saved_keeps_all_it_has(store: Store) -> None:
    before = log_kasboekregel(store, regel("Soep"))
    whole = log_kasboekregel(
        store,
        regel(
            "Breiclub begon",
            leefdomeinen=(Leefdomein.MEEDOEN,),
            vrijwilligersminuten=90,
            uit_regel_id=before.id,
            uitwisselingen=(UitwisselingInvoer("Soepclub", "bewoner A", "soep, brood", 90),),
            perspectieven=(Perspectief("", Stem.EIGEN, 1, 5),),
            bereik=Bereik.OPENBAAR,
            toestemming_op=date(2026, 11, 1),
            toestemming_van="Bea",
        ),
    )
    async with at_work(store) as worker:
        await worker.press("3", "enter", "e")
        assert worker.field("titel").text == "Breiclub begon"
        assert f"kasboekregel {before.id} van 21-11-2026: Soep" in worker.field("uit").line("seen")
        assert not worker.form.is_changed
        await worker.press("end")
        await worker.write("!")
        await worker.press("enter")
    changed = kasboek.get(store, whole.id)
    assert changed.invoer() == replace(whole.invoer(), titel="Breiclub begon!")


async def test_digits_choose_leefdomeinen_and_letters_typed_at_once_find_their_field(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        for key in (*"Fiets", "ctrl+o", *"1307", "7", "tab", *"12", "tab", *"2", "enter"):
            worker._send(key)
        await worker.settle()
        assert "Opgeslagen: Fiets" in worker.told
    record = newest(store)
    assert record.leefdomeinen == (Leefdomein.WONEN, Leefdomein.MOBILITEIT, Leefdomein.VEILIGHEID)
    assert (record.titel, record.deelnames, record.vrijwilligersminuten) == ("Fiets", 12, 120)


async def test_what_a_title_holds_is_said_and_taken_over_only_when_asked(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Koffiekar, 12 mensen, 2 uur, meedoen, gisteren")
        assert "Herkend: 12 deelnames, 2 u vrijwilligerstijd, leefdomein meedoen" in worker.seen
        assert worker.field("deelnames").text == ""
        await worker.fill({"deelnames": "9", "leefdomeinen": "wonen"})
        before = worker.form.values()
        await worker.press("ctrl+e")
        taken = {name: text for name, text in worker.form.values().items() if before[name] != text}
        assert taken == {
            "titel": "Koffiekar",
            "deelnames": "12",
            "vrijwilligersminuten": "2:00",
            "leefdomeinen": "wonen;meedoen",
            "datum": "20-11-2026",
        }
        assert "Overgenomen: 12 deelnames" in worker.seen
        await worker.press("ctrl+e")
        assert worker.form.values() == before
        assert "Herkend: 12 deelnames" in worker.seen
        await worker.press("ctrl+e", "enter")
    record = newest(store)
    assert (record.titel, record.deelnames, record.datum) == ("Koffiekar", 12, date(2026, 11, 20))
    assert record.leefdomeinen == (Leefdomein.WONEN, Leefdomein.MEEDOEN)


async def test_without_anything_recognised_the_key_goes_to_the_end_of_the_line(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Koffie")
        await worker.press("home", "ctrl+e")
        await worker.write("!")
        assert worker.field("titel").text == "Koffie!"
        assert worker.field("titel").line("seen") == ""


async def test_a_title_that_is_saved_untouched_keeps_its_numbers(store: Store) -> None:
    async with at_work(store) as worker:
        await log(worker, "Koffiekar, 12 mensen")
    assert (newest(store).titel, newest(store).deelnames) == ("Koffiekar, 12 mensen", None)


async def test_a_series_says_what_it_makes_before_it_does(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Soep")
        await worker.fill({"reeks": "elke di vanaf 1-11", "deelnames": "30", "verhaal": "Druk."})
        said = worker.field("reeks").line("seen")
        assert "3 kasboekregels, van di 03-11-2026 tot en met di 17-11-2026" in said
        assert "Op elke dag: Soep. Alleen op di 17-11-2026: deelnames, verhaal." in said
        await worker.fill({"leefdomeinen": "meedoen;wonen", "vrijwilligersminuten": "2"})
        assert "Op elke dag: Soep, wonen, meedoen, 2 u vrijwilligers." in worker.field("reeks").line("seen")
        await worker.fill({"datum": "10-11"})
        assert "2 kasboekregels" in worker.field("reeks").line("seen")
        await worker.press("ctrl+s")
        assert "2 kasboekregels opgeslagen: Soep" in worker.told
    found = kasboek.window(store, KasboekFilter(), 0, 10)
    assert [(one.datum.day, one.deelnames, one.verhaal) for one in found] == [(10, 30, "Druk."), (3, None, None)]


async def test_a_series_is_for_a_new_entry(store: Store) -> None:
    log_kasboekregel(store, regel())
    async with at_work(store) as worker:
        await worker.press("3", "enter", "e")
        assert "reeks" not in worker.form.fields


async def test_a_known_party_is_completed_and_the_line_is_read(store: Store) -> None:
    register_initiatief(store, initiatief("Soepclub De Lepel"))
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Ruil")
        await worker.press("ctrl+o", "ctrl+o")
        await worker.write("bewoner A > soepc")
        assert "lub De Lepel" in worker.seen
        await worker.press("right")
        await worker.write(": hulp")
        assert worker.field("uitwisselingen").text == "bewoner A > soepclub De Lepel: hulp"
        await worker.press("ctrl+s")
    (one,) = newest(store).uitwisselingen
    assert (one.gever.soort, one.ontvanger.naam) == (PartijSoort.OMSCHRIJVING, "Soepclub De Lepel")


async def test_it_is_said_who_is_known_and_who_counts_as_a_description(store: Store) -> None:
    register_initiatief(store, initiatief("Soepclub De Lepel", wijk_id=BEIJUM, organisatie="Bakkerij Kruimel en Zoon"))
    register_initiatief(store, initiatief("Bewonersraad", contact="Bea de Wit"))
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.fill(
            {"uitwisselingen": "soepclub de lepel > bewoner A: soep\nBakkerij Kruimel > Bea de Witt: brood\nen nu"}
        )
        worker.form.look()
        assert worker.field("uitwisselingen").line("seen") == (
            "Herkend: Soepclub De Lepel (initiatief). Als omschrijving: bewoner A, "
            "Bakkerij Kruimel (bedoel je Bakkerij Kruimel en Zoon?), Bea de Witt (bedoel je Bea de Wit?)."
        )
        await worker.fill({"uitwisselingen": "nog niet af"})
        worker.form.look()
        assert worker.field("uitwisselingen").line("seen") == ""


async def test_what_is_odd_about_consent_is_said_and_blocks_nothing(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.fill(
            {
                "titel": "Soep",
                "datum": "1-9",
                "bereik": "export",
                "toestemming_op": "1-9",
                "toestemming_tot": "1-10-2026",
            }
        )
        assert "nog geen verhaal" in worker.field("bereik").line("remark")
        assert "al voorbij" in worker.field("toestemming_tot").line("remark")
        await worker.fill({"verhaal": "Het was druk.", "toestemming_tot": "31-8"})
        assert worker.field("bereik").line("remark") == worker.field("toestemming_tot").line("remark") == ""
        await worker.fill({"toestemming_tot": "1-10-2026"})
        await worker.press("ctrl+s")
    assert newest(store).toestemming_tot == date(2026, 10, 1)


async def test_the_end_of_a_consent_is_the_next_such_day(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.fill({"toestemming_tot": "31-8", "toestemming_op": "31-8"})
        assert worker.field("toestemming_tot").value() == date(2027, 8, 31)
        assert worker.field("toestemming_op").value() == date(2026, 8, 31)


async def test_a_new_entry_can_be_kept_as_a_template_before_it_is_saved(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k", "f7")
        assert worker.problems == {"titel": "Vul de titel in."}
        await worker.write("Soep op dinsdag")
        await worker.press("f7", "enter")
        assert worker.field("titel").text == "Soep op dinsdag"
    assert [one.titel for one in kasboek.sjablonen(store, 1)] == ["Soep op dinsdag"]


async def test_help_tells_what_enter_does_and_no_key_that_does_nothing_here(store: Store) -> None:
    async with at_work(store, size=(80, 60)) as worker:
        await worker.press("k", "f1")
        assert "Enter bewaart, Tab gaat verder" in worker.seen
        assert "Ctrl+P" not in worker.seen
        assert "Klaar met dit veld" not in worker.seen
        await worker.press("escape", "escape", "3", "f", "f1")
        assert "Vul in wat je weet" not in worker.seen
        assert "F6" not in worker.seen


@pytest.mark.parametrize("width", [40, 60])
@pytest.mark.parametrize("keys", ["1", "2", "3", "4", "3f", "k"])
async def test_help_and_the_way_out_stay_in_sight_in_a_narrow_window(sample: Store, width: int, keys: str) -> None:
    async with at_work(sample, size=(width, 24)) as worker:
        await worker.press(*keys)
        assert "F1 Hulp" in worker.lines[-1]
        if keys in ("3f", "k"):
            assert " Esc " in worker.lines[-1]
        await worker.resize(100, 24)
        await worker.until(lambda: "F1 Hulp" in worker.lines[-1])


async def test_an_entry_that_came_from_another_opens_with_it(store: Store) -> None:
    first = log_kasboekregel(store, regel("Soep"))
    log_kasboekregel(store, regel("Soep"))
    async with at_work(store) as worker:
        worker.app.push_screen(KasboekForm(worker.app.context, wijk_id=1, uit=(Zoeksoort.KASBOEK, first.id)))
        await worker.settle()
        await worker.write("Breiclub")
        await worker.press("enter")
    assert newest(store).uit_regel_id == first.id, "not the newest with that title"


MILLION = "a b " * 249_999 + "eind"
MANY = MILLION[-100_000:]


@pytest.mark.parametrize(
    ("name", "pasted", "kept", "told"),
    [
        ("titel", MILLION, "Soep", "te lang"),
        ("verhaal", MILLION, MILLION, None),
        ("uitwisselingen", MANY, MANY, "te lang"),
    ],
    ids=["titel", "verhaal", "uitwisselingen"],
)
async def test_however_much_is_pasted_nothing_is_lost(
    store: Store, name: str, pasted: str, kept: str, told: str | None
) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Soep")
        worker.form.show_field(worker.field(name))
        await worker.settle()
        before = worker.form.values()
        worker.app.post_message(events.Paste(pasted))
        await worker.settle()
        assert worker.form.values() == before | {name: kept}
        if told is None:
            await worker.press("ctrl+s")
            assert newest(store).verhaal == kept
            return
        if name != "titel":  # a title refuses the paste itself
            await worker.press("ctrl+s")
        assert told in worker.problems[name]
        assert worker.form.values() == before | {name: kept}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("titel", "", "Vul de titel in."),
        ("datum", "31-02-2026", "31 februari 2026 bestaat niet"),
        ("datum", "22-11-2026", "moet nog komen"),
        ("initiatief_id", "Buurtuin", "Bedoel je Buurttuin?"),
        ("deelnames", "veel", "getal"),
        ("nieuw_bereikt", "9", "Er deden 2 mensen mee"),
        ("vrijwilligersminuten", "lang", "1,5"),
        ("les", "", "les"),
        ("uitwisselingen", "de buurman hielp", "wie > wie"),
        ("perspectieven", "bewoner A: eigen 2-9", "van 1 tot en met 5"),
        ("uit", "Bestaat niet", "geen initiatief en geen kasboekregel"),
        ("uit", "regel 99", "99"),
        ("toestemming_op", "morgen", "datum"),
        ("bereik", "export", "toestemming"),
        ("reeks", "soms", "Dit is geen reeks"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    store: Store, name: str, text: str, says: str
) -> None:
    register_initiatief(store, initiatief("Buurttuin"))
    entered = {"titel": "Oogstdag", "deelnames": "2", "experiment": "ja", "uitkomst": "mislukt", "les": "Minder"}
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.fill(entered | {name: text})
        before = worker.form.values()
        await worker.press("ctrl+s")
        name = {"bereik": "toestemming_op"}.get(name, name)
        assert list(worker.problems) == [name]
        assert says in worker.problems[name]
        assert worker.problems[name] in worker.seen.replace("│", "") or len(worker.problems[name]) > 50
        assert worker.form.values() == before
        focused = worker.app.focused
        assert focused is not None
        assert worker.field(name) in focused.ancestors_with_self
    assert kasboek.count(store, KasboekFilter()) == 0


async def test_what_only_the_database_refuses_is_said_in_the_form_too(store: Store) -> None:
    put(store, Instelling.GEBRUIKER, "x" * 5_000)
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Oogstdag")
        await worker.press("enter")
        assert worker.field("titel").text == "Oogstdag"
        assert any(line.lstrip().startswith("! ") for line in worker.lines)
    assert kasboek.count(store, KasboekFilter()) == 0


def test_the_causes_of_a_refusal_by_the_database_come_to_an_end(store: Store) -> None:
    put(store, Instelling.GEBRUIKER, "x" * 5_000)
    with pytest.raises(Refused) as caught:
        log_kasboekregel(store, regel())
    error: BaseException | None = caught.value
    seen = []
    while error is not None:
        assert error not in seen
        seen.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
