"""The summary in one command, of whatever is looked at; a wijk that is changed; a template of your own."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import VOLDOET, Cli, refused


@pytest.fixture
def lively(ok: Cli) -> Cli:
    """Two wijken in one gebied and one outside it, with an initiative, money and entries."""
    ok("wijk", "choose", "selwerd")
    for wijk in ("selwerd", "paddepoel"):
        ok("wijk", "edit", wijk, "--gebied", "Noord")
    ok("initiatief", "add", "Soepclub")
    ok("handgeld", "pot-add", "Pot", "--plafond", "100,01")
    ok("handgeld", "grant", "Planten", "--bedrag", "50,01", "--initiatief", "Soepclub", *VOLDOET)
    ok("kasboek", "add", "Soep", "--letterlijk", "--initiatief", "Soepclub", "--deelnames", "12")
    ok("kasboek", "add", "Thee", "--letterlijk", "--wijk", "paddepoel", "--deelnames", "30")
    ok("kasboek", "add", "Elders", "--letterlijk", "--wijk", "Beijum", "--deelnames", "7")
    ok("kasboek", "add", "Toen", "--letterlijk", "--datum", "01-05-2020")
    return ok


SCOPES = (
    (("wijk", "selwerd"), "# Wijk Selwerd\n", "1 kasboekregel, met 12 deelnames"),
    (("wijk",), "# Wijk Selwerd\n", "1 kasboekregel, met 12 deelnames"),
    (("gebied", "NOORD"), "# Gebied Noord\n", "2 kasboekregels, met 42 deelnames"),
    (("stad",), "# De stad\n", "3 kasboekregels, met 49 deelnames"),
    (("initiatief", "Soepclub"), "# Initiatief Soepclub\n", "1 kasboekregel, met 12 deelnames"),
)


def test_a_summary_of_each_scope_in_each_format(lively: Cli, tmp_path: Path) -> None:
    for scope, begin, says in SCOPES:
        page = lively("export", *scope).out
        assert page.startswith(begin)
        assert says in page
        target = tmp_path / f"{'-'.join(scope)}.html"
        lively("export", *scope, "-o", str(target))
        assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        assert json.loads(lively("export", *scope, "--formaat", "json").out)["titel"] == begin.strip("# \n")


def test_an_initiative_has_no_plafond_in_the_figures(lively: Cli) -> None:
    told = json.loads(lively("wijk", "show", "--initiatief", "Soepclub", "--json").out)["handgeld"]["totaal"]
    assert (told["plafond"], told["vervallen"], told["toegekend"]) == (None, None, 50_01)
    assert json.loads(lively("wijk", "show", "--json").out)["handgeld"]["totaal"]["plafond"] == 100_01


def test_a_period_and_another_beside_it(lively: Cli) -> None:
    old = lively("export", "wijk", "--periode", "2020", "--vergelijk", "dit jaar").out
    assert "Van 01-01-2020 tot en met 31-12-2020 staat er 1 regel in het kasboek." in old
    assert "| Wat | Deze periode | Onbekend bij | Andere periode | Onbekend bij | Verschil |" in old
    assert (
        "Van 01-05-2020 tot en met 02-05-2020" in lively("export", "stad", "--van", "1-5-2020", "--tot", "2-5-2020").out
    )


def test_what_left_is_marked_when_it_changes(lively: Cli, cli: Cli) -> None:
    lively("export", "wijk")
    lively("kasboek", "edit", "1", "--deelnames", "13")
    lively("kasboek", "edit", "2", "--deelnames", "31")
    assert lively("kasboek", "list", "--gewijzigd").out.count("\n") == 1


def test_show_prints_the_same_as_lines(lively: Cli) -> None:
    shown = lively("wijk", "show", "--gebied", "noord").out
    assert shown.startswith("Gebied Noord\n\nConclusie\nNoord telt 1 initiatief en in deze periode 2 kasboekregels")
    assert "Regels | 2 | -\n" in shown
    assert "€ 50,00 vrij besteedbaar van € 100,01" in shown
    beside = lively("wijk", "show", "--periode", "2020", "--vergelijk", "dit jaar")
    assert "Regels | 1 | - | 1 | - | evenveel\n" in beside.out
    figures = json.loads(lively("wijk", "show", "--stad", "--vergelijk", "2020", "--json").out)
    assert (figures["kasboek"]["deelnames"], figures["naast"]["kasboek"]["regels"]) == (49, 1)
    assert figures["handgeld"]["totaal"]["plafond"] == 10_001


def test_a_template_of_your_own(lively: Cli, tmp_path: Path) -> None:
    mine, target = tmp_path / "mijn.md.j2", tmp_path / "uit.md"
    assert lively("export", "sjabloon", "-o", str(mine)).err.startswith("Gemaakt")
    lively("export", "wijk", "--sjabloon", str(mine), "-o", str(target))
    assert target.read_text(encoding="utf-8") == lively("export", "wijk").out
    mine.write_text("# Onze {{ naam }}\n\n{{ sectie.kansen.blokken | markdown }}", encoding="utf-8")
    assert lively("export", "wijk", "--sjabloon", str(mine)).out.startswith("# Onze Selwerd\n\n- Hier staat niets bij")
    html = tmp_path / "mijn.html.j2"
    lively("export", "sjabloon", "-o", str(html))
    assert "<!DOCTYPE html>" in html.read_text(encoding="utf-8")


def test_a_wrong_template_is_one_sentence_and_leaves_no_file(lively: Cli, cli: Cli, tmp_path: Path) -> None:
    wrong, binary, target = tmp_path / "fout.j2", tmp_path / "bin.j2", tmp_path / "uit.md"
    wrong.write_text("# Kop\n{{ onbekend }}\n", encoding="utf-8")
    binary.write_bytes(b"\x00\x01")
    os.mkfifo(tmp_path / "pijp")
    for path, says in (
        (wrong, "Regel 2 van het sjabloon vraagt om “onbekend”"),
        (binary, "geen tekst"),
        (tmp_path, "geen bestand"),
        (tmp_path / "pijp", "geen bestand"),
        (tmp_path / "weg.j2", "bestaat niet"),
    ):
        refused(cli("export", "wijk", "--sjabloon", str(path), "-o", str(target)), 3, says)
    assert not target.exists()
    refused(cli("export", "wijk", "--sjabloon", str(wrong), "--formaat", "json"), 2, "past niet bij json")


def test_a_wrong_wish_is_one_sentence(lively: Cli, cli: Cli) -> None:
    for command, code, words in (
        (("export", "gebied", "Zuid"), 1, ("Er ligt geen wijk in het gebied Zuid", "wel in: Noord")),
        (("export", "wijk", "-o", "x.docx"), 3, ("kies md, html of json",)),
        (("export", "sjabloon", "--formaat", "json"), 3, ("kies md of html",)),
        (("export", "stad", "--vergelijk", "ooit"), 2, ("--vergelijk",)),
        (("export", "initiatief", "Soepclub", "--wijk", "paddepoel"), 2, ("Soepclub ligt in Selwerd",)),
        (("wijk", "show", "selwerd", "--stad"), 2, ("niet allebei",)),
        (("wijk", "show", "selwerd", "--gebied", "Noord"), 2, ("niet allebei",)),
        (("export", "cijfers", "--gebied", "Noord", "--initiatief", "1"), 2, ("niet allebei",)),
    ):
        refused(cli(*command), code, *words)


def test_without_a_gebied_it_says_how_to_fill_it_in(ok: Cli, cli: Cli) -> None:
    refused(cli("export", "gebied", "Noord"), 1, "Nog geen wijk ligt in een gebied", "frontlijn wijk edit")


def test_an_initiative_onder_de_radar_has_no_page(lively: Cli, cli: Cli) -> None:
    lively("initiatief", "add", "Geheim", "--zichtbaarheid", "onder_de_radar")
    refused(cli("export", "initiatief", "Geheim"), 3, "onder de radar")


def test_a_wijk_can_be_changed_and_only_what_is_named(ok: Cli, cli: Cli) -> None:
    named = ok("wijk", "edit", "selwerd", "--gebied", "Noord", "--alias", "Zelwerd")
    assert named.err == "Wijk 1 gewijzigd: Selwerd.\n"
    assert "was al zo" in ok("wijk", "edit", "zelwerd", "--gebied", " Noord ").err
    ok("wijk", "edit", "paddepoel", "--gebied", "NOORD")
    known = {one["naam"]: one for one in json.loads(ok("wijk", "list", "--json").out)}
    assert (known["Selwerd"]["gebied"], known["Paddepoel"]["gebied"]) == ("Noord", "Noord")
    assert (known["Selwerd"]["aliassen"], known["Selwerd"]["plafond"]) == (["Zelwerd"], 900_000_00)
    assert "1 | Selwerd | Zelwerd | Noord | groot | zwaar | € 900.000,00 | -\n" in ok("wijk", "list").out
    ok("wijk", "edit", "selwerd", "--gebied", "")
    known = {one["naam"]: one for one in json.loads(ok("wijk", "list", "--json").out)}
    assert (known["Selwerd"]["gebied"], known["Paddepoel"]["gebied"]) == (None, "Noord")
    refused(cli("wijk", "edit", "selwerd", "--naam", "paddepoel"), 3, "staat er al")
    refused(cli("wijk", "edit", "selwerd", "--naam", ""), 3, "naam")
    refused(cli("wijk", "edit", "selwerd"), 2, "niets om te wijzigen")
