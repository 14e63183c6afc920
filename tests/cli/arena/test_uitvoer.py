"""An arena out of the store: to a file in each format, and each of its numbers explained."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from frontlijn.export.formats import ARENA_FORMATS
from tests.cli.arena.conftest import SCHULDEN
from tests.cli.conftest import Cli, Terminal, refused


def test_every_format_goes_whole_to_a_file(filled: Cli, cli: Cli, tmp_path: Path) -> None:
    """By the name of the file; without one it goes to stdout, and nothing is overwritten unasked."""
    paths = [tmp_path / f"arena.{formaat}" for formaat in ARENA_FORMATS]
    for path in paths:
        assert filled("export", "arena", "opbrengst", "-o", str(path)).err == f"Gemaakt: {path}\n"
        assert path.stat().st_size > 500
    refused(cli("export", "arena", "1", "-o", str(paths[0])), 3, "--force")
    assert filled("export", "arena", "1").out == (tmp_path / "arena.md").read_text(encoding="utf-8")
    assert load_workbook(tmp_path / "arena.xlsx").sheetnames == ["Uitkomst", "Effecten", "Jaren", "Kosten", "Bronnen"]
    refused(cli("export", "arena", "1", "-o", "x.pdf"), 3, "kies md, html, csv, json of xlsx")
    refused(cli("export", "arena", "1", "--xlsx", "--formaat", "md"), 2, "niet allebei")
    filled("arena", "edit", "1", "--zichtbaarheid", "onder_de_radar")
    refused(cli("export", "arena", "1"), 3, "onder de radar")


def test_a_first_name_in_what_leaves_is_asked_about(filled: Cli) -> None:
    filled("persoon", "add", "Truus Proef")
    assert filled("export", "arena", "1").err == ""
    filled("arena", "edit", "1", "--toelichting", "Verteld door Truus")
    asked = "Kijk nog eens: 1 tekst heeft een voornaam van iemand die je kent (‘Verteld door Truus’)."
    assert filled("export", "arena", "1").err == f"{asked}\n"


def test_a_workbook_is_not_for_a_screen(
    filled: Cli, cli: Cli, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Bytes go to a pipe, and never to a terminal."""
    from frontlijn.__main__ import main

    capfdbinary.readouterr()
    assert main(["export", "arena", "1", "--xlsx"]) == 0
    assert load_workbook(io.BytesIO(capfdbinary.readouterr().out))["Uitkomst"]["B1"].value == "Opbrengst"
    monkeypatch.setattr("sys.stdout", Terminal())
    ran = cli("export", "arena", "1", "--xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert "past niet op het scherm; noem een bestand met -o" in ran.err


def test_the_mode_goes_along(filled: Cli) -> None:
    filled(*SCHULDEN[:2], "Overlast", *SCHULDEN[3:], "--last")
    export = ("export", "arena", "1", "--formaat", "json")
    counted, full = (json.loads(filled(*export, *more).out)["uitkomst"] for more in ((), ("--volledig",)))
    assert (counted["baten"]["cent"], full["baten"]["cent"]) == (38_400_000, 0)
    assert "Waarde: € 384.000,00\n" in filled("explain", "arena.1.baten").out
    assert "Waarde: € 0,00\n" in filled("explain", "arena.1.baten", "--volledig").out


def test_every_number_is_explained_wherever_the_arena_lies(filled: Cli, cli: Cli) -> None:
    """By its name alone, whatever wijk is chosen; a list of multipliers has their caveats."""
    filled("wijk", "choose", "Paddepoel")
    named = dict(line.split(" | ", 1) for line in filled("explain", "arena").out.splitlines())
    assert named["arena.1.baten"] == "€ 384.000,00"
    assert named["arena.1.cel.2021-2025.rondkomen"] == "€ 153.600,00"
    assert "geen ranglijst" in named["arena.1.multiplier"]
    made = filled("explain", "arena.1.effect.1").out
    assert "Ingevuld: 40 × 25 % × 80 % × (1 − 20 %) × (1 − 0 %) × € 12.000,00 = € 76.800,00 per jaar" in made
    assert "Deel: 2024 | € 76.800,00 | arena.1.jaar.2024" in made
    assert filled("explain", "arena.1.effect.1", "--wijk", "Paddepoel").out == made
    told = json.loads(filled("explain", "arena.1.effect.1", "--json").out)
    assert (told["waarde"], told["rijen"]) == ("€ 384.000,00", [])
    refused(cli("explain", "arena.1.winst"), 1, "Er is geen cijfer arena.1.winst.")
    refused(cli("explain", "arena.9.baten"), 1, "Er is geen cijfer arena.9.baten.")
    refused(cli("explain", "impact.baten"), 1, "Er is geen cijfer impact.baten.")
    refused(cli("explain", "impact.baten", "--stad"), 1, "Er is geen cijfer impact.baten.")
    filled("arena", "edit", "1", "--status", "vastgesteld")
    assert "€ 384.000,00" in filled("explain", "impact.baten", "--stad").out


def test_the_summary_as_data_holds_the_impact_with_its_caveats(filled: Cli) -> None:
    show = ("wijk", "show", "Selwerd", "--json")
    assert json.loads(filled(*show).out)["impact"] == {
        "arenas": [], "in_opbouw": 1, "uitkomst": None, "rapporten": []
    }  # fmt: skip
    filled("arena", "edit", "1", "--status", "vastgesteld")
    filled("arena", "rapport-add", "Rapport", "--initiatief", "Kookclub")
    filled("arena", "cijfer-add", "baten", "9.434.000", "--bron", "tekst")
    made = json.loads(filled(*show).out)
    alone = json.loads(filled("arena", "uitkomst", "1", "--json").out)["uitkomst"]
    assert made["impact"]["uitkomst"] == alone
    assert any("geen ranglijst" in line for line in alone["multiplier"]["voorbehouden"])
    (report,) = made["impact"]["rapporten"]
    assert report == json.loads(filled("arena", "uitkomst", "2", "--json").out)
    text = filled("wijk", "show", "Selwerd").out.splitlines()
    assert made["conclusie"][0] in text
    assert made["kansen"][0] in text


def test_no_multiplier_ends_in_one_full_stop(begun: Cli) -> None:
    begun("arena", "add", "Leeg", "--initiatief", "Kookclub")
    (line,) = (one for one in begun("explain", "arena.2").out.splitlines() if one.startswith("arena.2.multiplier"))
    assert "| n.v.t. Er staan geen kosten in geld" in line
