"""Looking back with `frontlijn kasboek`: lists, kept filters, weeks, origins, versions, prullenbak."""

from __future__ import annotations

import json
import re
from contextlib import closing
from pathlib import Path

import pytest

from frontlijn.store.connection import connect
from tests.cli.conftest import Cli, refused
from tests.cli.test_hostile_text import HOSTILE, UNSAFE


@pytest.fixture
def begun(ok: Cli) -> Cli:
    """A store with four entries in Selwerd and one in Paddepoel."""
    ok("wijk", "choose", "Selwerd")
    ok("initiatief", "add", "Soepclub", "--startdatum", "01-01-2026")
    ok("kasboek", "add", "Soep eten, 12 mensen, 2 uur", "--initiatief", "soepclub", "--datum", "02-03-2026",
       "--leefdomein", "meedoen", "--verhaal", "Iedereen bleef hangen.")  # fmt: skip
    ok("kasboek", "add", "Tuin spitten", "--datum", "10-03-2026", "--experiment", "--uitkomst", "deels",
       "--leefdomein", "wonen", "--leefdomein", "woonomgeving")  # fmt: skip
    ok("kasboek", "add", "Ruilkast", "--datum", "11-03-2026", "--uit", "regel 1", "--kernwaarde", "doet",
       "--uitwisseling", "Soepclub > bewoner A: soep", "--perspectief", "eigen 2-4")  # fmt: skip
    ok("kasboek", "add", "Leeskring, 4 mensen", "--datum", "01-06-2026", "--uit", "ruilkast")
    ok("kasboek", "add", "Inloop", "--datum", "11-03-2026", "--wijk", "Paddepoel")
    return ok


def listed(cli: Cli, *args: str) -> list[str]:
    """The titles in a list, which may be none."""
    ran = cli("kasboek", "list", "--wijk", "Selwerd", "--json", *args)
    assert ran.code in (0, 1), ran.err
    return [one["titel"] for one in json.loads(ran.out)]


FILTERS = {
    ("--periode", "maart 2026"): ["Ruilkast", "Tuin spitten", "Soep eten"],
    ("--periode", "k2 2026"): ["Leeskring"],
    ("--periode", "3-3-2026 t/m 10-3-2026"): ["Tuin spitten"],
    ("--van", "10-03-2026", "--tot", "11-03-2026"): ["Ruilkast", "Tuin spitten"],
    ("--tekst", "bleef hangen"): ["Soep eten"],
    ("--onbekend", "deelnames"): ["Ruilkast", "Tuin spitten"],
    ("--onbekend", "deelnames", "--onbekend", "leefdomein"): ["Ruilkast"],
    ("--onbekend", "uren", "--onbekend", "nieuw", "--onbekend", "beeld"): ["Leeskring", "Ruilkast", "Tuin spitten"],
    ("--onbekend", "uitkomst", "--onbekend", "kernwaarde"): ["Leeskring", "Soep eten"],
    ("--uitkomst", "deels"): ["Tuin spitten"],
    ("--experiment",): ["Tuin spitten"],
    ("--verhaal",): ["Soep eten"],
    ("--geen-verhaal", "--kernwaarde", "doet"): ["Ruilkast"],
    ("--voortgekomen",): ["Leeskring", "Ruilkast"],
    ("--niet-voortgekomen",): ["Tuin spitten", "Soep eten"],
    ("--uitgewisseld",): ["Ruilkast"],
    ("--gescoord",): ["Ruilkast"],
    ("--aantal-domeinen", "2"): ["Tuin spitten"],
    ("--leefdomein", "meedoen"): ["Soep eten"],
    ("--initiatief", "soepclub"): ["Soep eten"],
    ("--gewijzigd",): [],
}  # fmt: skip


def test_each_filter_lets_through_what_it_says(begun: Cli, cli: Cli) -> None:
    """The newest first."""
    assert {args: listed(cli, *args) for args in FILTERS} == FILTERS


def test_a_kept_filter_is_used_by_its_name_with_options_on_top(begun: Cli, cli: Cli) -> None:
    """What is named beside it goes before what was kept."""
    ran = begun("kasboek", "list", "--onbekend", "deelnames", "--wijk", "Selwerd", "--periode", "2026",
                "--geen-verhaal", "--bewaar", "Zonder cijfers")  # fmt: skip
    assert "frontlijn kasboek list --filter 'Zonder cijfers'" in ran.err
    assert len(ran.out.splitlines()) == 2
    again = json.loads(begun("kasboek", "list", "--filter", "zonder cijfers", "--json").out)
    assert [one["titel"] for one in again] == ["Ruilkast", "Tuin spitten"]
    assert listed(cli, "--filter", "zonder cijfers", "--experiment") == ["Tuin spitten"]
    assert listed(cli, "--filter", "zonder cijfers", "--periode", "2025") == []
    kept = begun("kasboek", "filters").out
    assert kept == (
        "1 | Zonder cijfers | --wijk Selwerd --van 01-01-2026 --tot 31-12-2026 --onbekend deelnames --geen-verhaal\n"
    )
    assert json.loads(begun("kasboek", "filters", "--json").out)[0]["filter"]["van"] == "2026-01-01"


def test_what_a_kept_filter_shows_as_options_can_be_typed(begun: Cli, cli: Cli) -> None:
    """Every option of the list, also with spaces in it."""
    options = [
        "--wijk", "Selwerd", "--initiatief", "Soepclub", "--leefdomein", "meedoen", "--experiment", "--van",
        "01-01-2026", "--tot", "31-12-2026", "--tekst", "soep eten", "--uitkomst", "gelukt", "--onbekend", "nieuw",
        "--aantal-domeinen", "1", "--verhaal", "--niet-voortgekomen", "--niet-uitgewisseld", "--niet-gescoord",
        "--niet-gewijzigd",
    ]  # fmt: skip
    cli("kasboek", "list", *options, "--bewaar", "Alles")
    shown = begun("kasboek", "filters").out.split(" | ")[2]
    assert sorted(shown.split()) == sorted(" ".join(options).replace("soep eten", "'soep eten'").split())
    cli("kasboek", "list", "--onbekend", "leefdomein", "--onbekend", "kernwaarde", "--bewaar", "Leeg")
    assert "--onbekend leefdomein --onbekend kernwaarde" in begun("kasboek", "filters").out


def test_a_kept_filter_is_replaced_and_removed(begun: Cli, cli: Cli) -> None:
    """By name or number, with the nearest name for a slip; undo brings it back."""
    cli("kasboek", "list", "--experiment", "--bewaar", "Proef")
    cli("kasboek", "list", "--geen-experiment", "--bewaar", "proef")
    assert begun("kasboek", "filters").out == "1 | proef | --geen-experiment\n"
    refused(cli("kasboek", "filter-remove", "proeff"), 1, "Bedoel je proef?")
    begun("kasboek", "filter-remove", "proef")
    refused(cli("kasboek", "filters"), 1, "--bewaar NAAM")
    refused(cli("kasboek", "list", "--filter", "proef"), 1, "Er is geen filter proef.")
    begun("undo")
    begun("kasboek", "filter-remove", "1")


def test_weeks_are_lines(begun: Cli, cli: Cli) -> None:
    """A silent week is a week too; the fullest one has the longest bar."""
    weeks = begun("kasboek", "calendar", "--van", "02-03-2026", "--tot", "17-03-2026").out.splitlines()
    assert weeks == [
        "wk 10  02-03-2026  1 regel  ██████▋",
        "wk 11  09-03-2026  3 regels  ████████████████████",
        "wk 12  16-03-2026  0 regels",
    ]
    found = json.loads(begun("kasboek", "calendar", "--periode", "maart 2026", "--wijk", "Selwerd", "--json").out)
    assert [week["aantal"] for week in found] == [1, 2, 0, 0, 0]
    assert found[0]["dagen"] == [1, 0, 0, 0, 0, 0, 0]
    begun("kasboek", "list", "--experiment", "--bewaar", "Proef")
    found = json.loads(begun("kasboek", "calendar", "--periode", "maart 2026", "--filter", "proef", "--json").out)
    assert sum(week["aantal"] for week in found) == 1
    begun("kasboek", "add", "Vandaag")
    assert len(begun("kasboek", "calendar").out.splitlines()) == 52
    refused(cli("kasboek", "calendar", "--periode", "2019"), 1, "geen kasboekregel")
    assert cli("kasboek", "calendar", "--periode", "2190").code == 1


def test_what_came_from_what_is_read_line_by_line(begun: Cli, cli: Cli) -> None:
    """Each line says how deep it stands, what it is, and how much came of it."""
    begun("initiatief", "add", "Boekenruil", "--uit", "leeskring", "--startdatum", "01-07-2026")
    lines = [
        "0 regel 1 | 02-03-2026 | Selwerd | Soep eten | 3 voortgekomen",
        "  1 regel 3 | 11-03-2026 | Selwerd | Ruilkast | 2 voortgekomen",
        "    2 regel 4 | 01-06-2026 | Selwerd | Leeskring | 1 voortgekomen",
        "      3 initiatief 2 | 01-07-2026 | Selwerd | Boekenruil | -",
    ]
    ran = begun("kasboek", "tree")
    assert ran.out.splitlines() == lines
    assert ran.err == "1 ding bracht 3 andere voort, hoogstens 3 stappen ver.\n"
    for one in (("--regel", "3"), ("--initiatief", "boekenruil"), ("--wijk", "Selwerd"), ("--periode", "2026")):
        assert begun("kasboek", "tree", *one).out.splitlines() == lines
    found = json.loads(begun("kasboek", "tree", "--json").out)
    assert found[3] | {"titel": ""} == {
        "diepte": 3, "soort": "initiatief", "nummer": 2, "titel": "", "datum": "2026-07-01", "wijk": "Selwerd",
        "uit": {"soort": "kasboek", "nummer": 4}, "nakomelingen": 0,
    }  # fmt: skip
    assert found[0]["uit"] is None
    for none in (("--regel", "5"), ("--initiatief", "soepclub"), ("--wijk", "Paddepoel"), ("--periode", "2025")):
        refused(cli("kasboek", "tree", *none), 1, "nog niets vastgelegd")
    assert cli("kasboek", "tree", "--regel", "5", "--json").out == "[]\n"


def test_a_long_chain_stays_on_the_screen(begun: Cli) -> None:
    """From some depth on only the number tells how deep a line stands."""
    for number in range(5, 42):
        begun("kasboek", "add", "Verder", "--datum", "02-06-2026", "--uit", f"regel {4 if number == 5 else number}")
    last = begun("kasboek", "tree").out.splitlines()[-1]
    assert last.startswith(f"{'  ' * 30}39 regel 42 | ")


def test_the_prullenbak_gives_back(begun: Cli, cli: Cli) -> None:
    """What is thrown away waits there, is told where it is, and comes back whole."""
    before = begun("kasboek", "show", "4").out
    ran = begun("kasboek", "remove", "4")
    assert "frontlijn kasboek restore 4" in ran.err
    refused(cli("kasboek", "show", "4"), 1, "prullenbak")
    refused(cli("kasboek", "edit", "4", "--titel", "X"), 1, "prullenbak")
    begun("kasboek", "remove", "2")
    rows = begun("kasboek", "bin").out.splitlines()
    assert [re.sub(r"\d\d-\d\d-\d{4} om \d\d:\d\d", "TOEN", row) for row in rows] == [
        "2 | TOEN | 10-03-2026 | Selwerd | Tuin spitten",
        "4 | TOEN | 01-06-2026 | Selwerd | Leeskring",
    ]
    assert len(json.loads(begun("kasboek", "bin", "--json").out)) == 2
    refused(cli("kasboek", "bin", "--wijk", "Paddepoel"), 1, "niets in de prullenbak")
    assert begun("kasboek", "restore", "4").err == "Kasboekregel 4 staat weer in het kasboek van Selwerd: Leeskring.\n"
    assert begun("kasboek", "show", "4").out == before
    begun("undo")
    refused(cli("kasboek", "show", "4"), 1, "prullenbak")
    begun("redo")
    refused(cli("kasboek", "restore", "4"), 1, "ligt niet in de prullenbak")
    refused(cli("kasboek", "remove", "1"), 3, "voort; haal die band daar eerst weg")
    refused(cli("kasboek", "remove", "99"), 1, "is er niet")
    refused(cli("kasboek", "remove"), 2, "NUMMER ontbreekt")


def test_every_version_can_be_read(begun: Cli, cli: Cli) -> None:
    """What changed each time, by whom; and what stood there then, also when the entry is in the prullenbak."""
    begun("kasboek", "edit", "3", "--titel", "Ruilhoek", "--deelnames", "3", "--uitwisseling", "", "--uit", "Soepclub")
    begun("kasboek", "edit", "3", "--initiatief", "soepclub")
    begun("undo")
    begun("kasboek", "edit", "4", "--uit", "")
    begun("kasboek", "remove", "3")
    rows = [row.split(" | ") for row in begun("kasboek", "history", "3").out.splitlines()]
    assert [(row[0], row[3]) for row in rows] == [
        ("1", "gelogd"),
        ("2", "titel; kwam voort uit; deelnames; wie gaf, wie kreeg"),
        ("3", "initiatief"),
        ("4", "weer als eerder: initiatief"),
        ("5", "naar de prullenbak"),
    ]
    first = begun("kasboek", "history", "3", "--versie", "1").out
    assert "Titel: Ruilkast\n" in first
    assert "Kwam voort uit: Soep eten (regel 1)\n" in first
    assert "Wie gaf, wie kreeg: Soepclub > bewoner A: soep\n" in first
    assert "Deelnames" not in first
    third = begun("kasboek", "history", "3", "--versie", "3").out
    assert "Initiatief: Soepclub (initiatief 1)\n" in third
    assert "Kwam voort uit: Soepclub (initiatief 1)\n" in third
    assert "In de prullenbak" not in third
    assert "In de prullenbak: ja\n" in begun("kasboek", "history", "3", "--versie", "5").out
    assert json.loads(begun("kasboek", "history", "3", "--json").out)[1]["inhoud"]["deelnames"] == 3
    assert json.loads(begun("kasboek", "history", "3", "--versie", "1", "--json").out)["nummer"] == 1
    refused(cli("kasboek", "history", "3", "--versie", "6"), 1, "1 tot en met 5")
    refused(cli("kasboek", "history", "3", "--versie", "0"), 1, "1 tot en met 5")
    refused(cli("kasboek", "history", "99"), 1, "is er niet")


def test_a_parent_cannot_become_later_than_its_child(begun: Cli, cli: Cli) -> None:
    """Nor can anything come from itself by a detour."""
    refused(cli("kasboek", "edit", "1", "--datum", "12-03-2026"), 3, "kies een dag tot en met 11-03-2026")
    refused(cli("kasboek", "edit", "4", "--datum", "01-03-2026"), 3, "later dan 01-03-2026")
    refused(cli("kasboek", "edit", "1", "--uit", "regel 4"), 3, "kies iets")
    refused(cli("initiatief", "edit", "soepclub", "--uit", "regel 1", "--startdatum", "01-01-2026"), 3, "later dan")


IMPOSSIBLE = [
    (("list", "--onbekend", "alles"), 2, "kies deelnames, nieuw, beeld, uren"),
    (("list", "--leefdomein", "wonen", "--onbekend", "leefdomein"), 2, "gaan niet samen"),
    (("list", "--periode", "2026", "--van", "01-01-2026"), 2, "niet allebei"),
    (("list", "--periode", "ooit"), 2, "--periode: "),
    (("list", "--van", "02-01-2026", "--tot", "01-01-2026"), 2, "eerste dag bij --van"),
    (("list", "--aantal-domeinen", "veel"), 2, "--aantal-domeinen"),
    (("list", "--tekst", "?!"), 3, "geen letter of cijfer"),
    (("list", "--tekst", "?!", "--bewaar", "Niets"), 3, "geen letter of cijfer"),
    (("list", "--bewaar", "Alles"), 2, "laat alles door"),
    (("list", "--experiment", "--bewaar", "x" * 1_000_000), 3, "te lang"),
    (("list", "--filter", ""), 2, "--filter is leeg"),
    (("list", "--tekst", ""), 2, "--tekst is leeg"),
    (("list", "--onbekend", ""), 2, "--onbekend is leeg"),
    (("calendar", "--periode", ""), 2, "--periode is leeg"),
    (("tree", "--initiatief", "soepclub", "--regel", "1"), 2, "niet allebei"),
    (("tree", "--regel", "99"), 1, "is er niet"),
    (("tree", "--regel", "x" * 1_000_000), 2, "geen heel getal"),
    (("filter-remove", ""), 3, "Vul"),
    (("history", "x"), 2, "geen heel getal"),
    (("restore", "9" * 30), 2, "te groot"),
]  # fmt: skip


def test_what_cannot_be_asked_is_one_sentence(begun: Cli, cli: Cli) -> None:
    """The option is named, nothing is shown, and no filter is kept."""
    for args, code, word in IMPOSSIBLE:
        refused(cli("kasboek", *args), code, word)
    assert cli("kasboek", "filters").code == 1


def test_no_command_emits_a_character_that_steers(begun: Cli, db: Path) -> None:
    """What got into the file past the cleaning of the app is shown as harmless characters."""
    begun("kasboek", "template-set", "1", "Soep")
    begun("kasboek", "list", "--verhaal", "--bewaar", "Met verhaal")
    begun("kasboek", "add", "Weg")
    begun("kasboek", "remove", "6")
    with closing(connect(str(db))) as raw:
        for table, columns in {
            "kasboekregel": "titel verhaal les pseudoniem", "uitwisseling": "ontvanger_omschrijving wat",
            "perspectief": "over", "sjabloon": "titel", "bewaard_filter": "naam",
        }.items():  # fmt: skip
            for column in columns.split():
                raw.execute(f"UPDATE {table} SET {column} = ?", (HOSTILE,))
        raw.execute("""UPDATE bewaard_filter SET inhoud = json_object('tekst', ?)""", (HOSTILE,))
    for command in (["show", "3"], ["list"], ["bin"], ["templates"], ["filters"], ["tree"]):
        for more in ([], ["--json"]):
            ran = begun("kasboek", *command, *more)
            assert not UNSAFE.search(ran.out + ran.err), command
            assert "evil" in ran.out, command


def test_what_lies_in_the_bin_is_not_removed_again(begun: Cli, cli: Cli) -> None:
    """It says where it is and how it comes back."""
    number = begun("kasboek", "add", "Inloop").out.strip()
    begun("kasboek", "remove", number)
    refused(cli("kasboek", "remove", number), 3, "ligt al in de prullenbak", f"frontlijn kasboek restore {number}")


def test_a_filter_that_takes_the_place_of_another_says_so(begun: Cli) -> None:
    begun("kasboek", "add", "Inloop")
    args = ("kasboek", "list", "--wijk", "Selwerd", "--bewaar")
    assert "Filter bewaard: Proef." in begun(*args, "Proef").err
    assert "Filter vervangen; met frontlijn undo komt het oude terug: proef." in begun(*args, "proef").err


def test_no_template_is_cleared_under_ten(begun: Cli, cli: Cli) -> None:
    refused(cli("kasboek", "template-clear", "10"), 3, "1 tot en met 9")


def test_a_calendar_of_ever_begins_at_the_first_entry(begun: Cli) -> None:
    assert begun("kasboek", "calendar", "--van", "01-01-1900").out.startswith("wk 10  02-03-2026  1 regel ")
