"""The main job from an empty store to a document, by commands alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Terminal

CRITERIA = (
    "--c1", "voldoet: ze planten zelf",
    "--c2", "voldoet deels: drie portieken",
    "--c3", "voldoet: groen staat in het plan",
    "--c4", "voldoet: hier is geen potje voor",
)  # fmt: skip


@pytest.fixture
def begun(ok: Cli) -> Cli:
    """A store with a chosen wijk, an initiative and a pot."""
    ok("wijk", "choose", "selwerd")
    ok("initiatief", "add", "Repair Café", "--aanjagers", "2", "--alias", "De Schroevendraaier")
    ok("handgeld", "pot-add", "Handgeld 2026", "--plafond", "1.000", "--financiers", "gemeente 50; corporaties 50")
    return ok


def test_from_nothing_to_a_summary(begun: Cli, tmp_path: Path) -> None:
    """Register, log, grant, find and export, each in one command."""
    assert begun("kasboek", "add", "Eerste avond", "--initiatief", "de schroevendraaier", "--uren", "1:30").out == "1\n"
    granted = begun("handgeld", "grant", "Planten", "--bedrag", "50", "--initiatief", "1", *CRITERIA)
    assert granted.out == "1\n"
    assert "€ 950,00 vrij besteedbaar" in granted.err
    assert begun("handgeld", "pay", "1").err == "Geboekt: betaling van € 50,00; nog € 0,00 te betalen.\n"
    assert begun("search", "repair-café").out.startswith("initiatief 1 | Selwerd | ")
    summary = begun("wijk", "show").out
    assert "In de pot is € 950,00 vrij besteedbaar van € 1.000,00." in summary
    assert "Tijd van vrijwilligers | 1 u 30 | 0 van 1 regel" in summary
    target = tmp_path / "selwerd.md"
    begun("export", "wijk", "Selwerd", "-o", str(target))
    assert "Selwerd" in target.read_text(encoding="utf-8")
    assert begun("check").err == "Alles klopt.\n"


def test_lists_and_records_are_plain_lines(begun: Cli) -> None:
    """A screen reader gets a line per row, and a line per field that is filled in."""
    begun("kasboek", "add", "Koffie", "--verhaal", "Eerste regel\nTweede regel", "--leefdomein", "samen leven")
    assert begun("initiatief", "list").out == "1 | Repair Café | Selwerd | - | 2 aanjagers\n"
    shown = begun("kasboek", "show", "1").out
    assert "Titel: Koffie\n" in shown
    assert "Wat er gebeurde:\n    Eerste regel\n    Tweede regel\n" in shown
    assert "Leefdomeinen: samen leven\n" in shown
    assert "Deelnames" not in shown


def test_json_is_json_everywhere(begun: Cli) -> None:
    """--json gives every list and record whole; amounts in cents, dates as jjjj-mm-dd."""
    begun("kasboek", "add", "Koffie", "--datum", "01-03-2026")
    begun("handgeld", "grant", "Planten", "--bedrag", "12,50", "--initiatief", "1", *CRITERIA)
    begun("persoon", "add", "Sanne")
    begun("organisatie", "add", "Nijestee", "--soort", "corporatie")
    assert json.loads(begun("kasboek", "list", "--json").out)[0]["datum"] == "2026-03-01"
    assert json.loads(begun("handgeld", "show", "1", "--json").out)["besluit"]["bedrag"] == 1250
    for command in (
        ["initiatief", "list"], ["handgeld", "list"], ["handgeld", "pots"], ["handgeld", "mutaties"], ["wijk", "list"],
        ["persoon", "list"], ["organisatie", "list"],
    ):  # fmt: skip
        assert json.loads(begun(*command, "--json").out), command
    for command in (
        ["initiatief", "show", "1"], ["kasboek", "show", "1"], ["handgeld", "pot-show", "1"], ["wijk", "show"],
        ["persoon", "show", "Sanne"], ["organisatie", "show", "nijestee"], ["search", "koffie"],
    ):  # fmt: skip
        assert isinstance(json.loads(begun(*command, "--json").out), dict), command


def test_an_edit_keeps_what_is_not_named_and_empties_what_is_empty(begun: Cli) -> None:
    """`edit` changes only what was typed, and undo takes it back."""
    begun("initiatief", "edit", "1", "--fase", "in ontwikkeling", "--aanjagers", "")
    shown = begun("initiatief", "show", "1").out
    assert "Fase: in ontwikkeling" in shown
    assert "Aanjagers" not in shown
    assert "Andere namen: De Schroevendraaier" in shown
    begun("undo")
    assert "Aanjagers: 2" in begun("initiatief", "show", "1").out
    begun("kasboek", "add", "Koffie", "--initiatief", "1", "--deelnames", "12", "--experiment")
    begun("kasboek", "edit", "1", "--initiatief", "", "--geen-experiment", "--titel", "Thee")
    assert json.loads(begun("kasboek", "show", "1", "--json").out) | {
        "titel": "Thee", "initiatief_id": None, "experiment": False, "deelnames": 12,
    } == json.loads(begun("kasboek", "show", "1", "--json").out)  # fmt: skip
    assert begun("initiatief", "confirm", "repair café").err == "Initiatief 1 bevestigd: Repair Café.\n"


def test_a_likely_duplicate_is_pointed_out_before_it_is_saved(begun: Cli, cli: Cli) -> None:
    """Without a terminal only --toch saves it."""
    ran = cli("initiatief", "add", "repaircafe")
    assert (ran.code, ran.out) == (3, "")
    assert "Repair Café (nummer 1)" in ran.err
    assert begun("initiatief", "add", "repaircafe", "--toch").out == "2\n"
    assert begun("initiatief", "add", "repaircafe", "--wijk", "Paddepoel").out == "3\n"


@pytest.mark.parametrize(("answer", "code"), [("j\n", 0), ("ja\n", 0), ("n\n", 3), ("\n", 3), ("", 3)])
def test_on_a_terminal_a_likely_duplicate_is_asked_about(answer: str, code: int, begun: Cli, cli: Cli) -> None:
    """Only a yes saves it."""
    ran = cli("initiatief", "add", "De Repaircafé", stdin=Terminal(answer))
    assert ran.code == code
    assert "Toch opslaan?" in ran.err
    assert len(begun("initiatief", "list").out.splitlines()) == (2 if code == 0 else 1)


def test_a_request_goes_its_way(begun: Cli, cli: Cli) -> None:
    """Asked, refused with reasons; granted in part, released, returned, reversed; cut and closed."""
    begun("handgeld", "add", "Tafel", "--bedrag", "100", "--aanvrager", "Jan")
    assert "Tafel" in begun("handgeld", "list", "--open").out
    refused = (
        "--c1",
        "onbekend: ?",
        "--c2",
        "voldoet niet: niemand weet ervan",
        "--c3",
        "nvt: -",
        "--c4",
        "voldoet: ja",
    )
    begun(
        "handgeld", "decide", "1", "--uitkomst", "afgewezen", *refused, "--grond", "criteria",
        "--motivering", "Vraag eerst de buren.",
    )  # fmt: skip
    assert "afgewezen" in begun("handgeld", "list").out
    begun("handgeld", "grant", "Verf", "--bedrag", "80", "--gevraagd", "100", "--initiatief", "1", *CRITERIA,
          "--betaald", "vandaag")  # fmt: skip
    assert "deels toegekend € 80,00" in begun("handgeld", "show", "2").out
    begun("handgeld", "refund", "2", "--bedrag", "30", "--reden", "Over")
    begun("handgeld", "release", "2")
    ledger = begun("handgeld", "mutaties").out
    assert "vrijval | € 30,00" in ledger
    number = next(line.split(" | ")[0] for line in ledger.splitlines() if "vrijval" in line)
    begun("handgeld", "reverse", number, "--reden", "Vergissing")
    begun("handgeld", "cut", "1", "--bedrag", "900", "--reden", "Bezuiniging", "--ja")
    assert "Vrij besteedbaar: € 20,00" in begun("handgeld", "pot-show", "handgeld 2026").out
    begun("handgeld", "close-pot", "1", "--rest", "vervallen")
    ran = cli("handgeld", "grant", "Soep", "--bedrag", "5", "--pot", "1", "--initiatief", "1", *CRITERIA)
    assert ran.code == 3
    assert "gesloten" in ran.err


def test_registers_go_to_files_whole_and_never_over_one(begun: Cli, cli: Cli, tmp_path: Path) -> None:
    """Stdout is data; -o refuses a file that is there."""
    begun("kasboek", "add", "Koffie")
    assert "Koffie" in begun("export", "kasboek").out
    assert begun("export", "kasboek").err == ""
    target = tmp_path / "kasboek.json"
    begun("export", "kasboek", "-o", str(target))
    assert json.loads(target.read_text(encoding="utf-8"))
    assert cli("export", "kasboek", "-o", str(target)).code == 3
    begun("export", "kasboek", "-o", str(target), "--force")
    assert cli("export", "handgeld", "--formaat", "xls").code == 3
    copy = tmp_path / "kopie.db"
    assert begun("backup", str(copy)).out == f"{copy}\n"
    assert "Koffie" in begun("kasboek", "list", "--db", str(copy)).out


def test_a_large_or_repeated_award_is_noted_and_never_stopped(begun: Cli) -> None:
    """Above what is usual, and from the third award to one initiative on."""
    begun("handgeld", "pot-add", "Grote pot", "--plafond", "5.000")

    def grant(bedrag: str) -> str:
        return begun("handgeld", "grant", "Verf", "--bedrag", bedrag, "--pot", "2", "--initiatief", "1", *CRITERIA).err

    assert len(grant("1.000").splitlines()) == 1
    large = grant("1.000,01")
    assert "€ 1.000,01 is groter dan gebruikelijk handgeld: klopt dat?" in large
    assert "keer" not in large
    assert "Repair Café krijgt met deze toekenning 3 keer handgeld:" in grant("5")
    begun("handgeld", "add", "Kwast", "--bedrag", "1.500", "--pot", "2", "--initiatief", "1")
    decided = begun("handgeld", "decide", "4", "--uitkomst", "toegekend", *CRITERIA).err
    assert "groter dan gebruikelijk" in decided
    assert "4 keer" in decided
    begun("handgeld", "add", "Kwast", "--bedrag", "1.500", "--pot", "2", "--initiatief", "1")
    told = begun("handgeld", "decide", "5", "--uitkomst", "doorverwezen", "--naar", "het fonds", *CRITERIA).err
    assert len(told.splitlines()) == 1


def test_columns_keep_their_place(begun: Cli) -> None:
    """What is unknown is a dash, and the separator stands only between columns."""
    listed = begun("wijk", "list").out.splitlines()
    assert {line.count(" | ") for line in listed} == {7}
    assert all("|  |" not in line for line in listed)
    begun("kasboek", "add", "Koffie | thee | koek")
    begun("kasboek", "add", "Soep", "--initiatief", "1")
    rows = [line.split(" | ") for line in begun("kasboek", "list").out.splitlines()]
    assert [row[3:] for row in rows] == [["Soep", "Repair Café"], ["Koffie ¦ thee ¦ koek", "-"]]
    assert begun("search", "koek").out.splitlines()[0].endswith(" | Koffie ¦ thee ¦ koek")
    assert [len(line.split(" | ")) for line in begun("search", "repair").out.splitlines() if "|" in line] == [4]
