"""What leaves about handgeld, in one command each: open data, the statement of a pot, the letter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import VOLDOET, Cli, refused


@pytest.fixture
def granted(ok: Cli) -> Cli:
    """A pot of two financiers with one award to an organisation, partly paid, and one request nobody decided on."""
    ok("wijk", "choose", "selwerd")
    ok("handgeld", "pot-add", "Pot", "--plafond", "100,01", "--financiers", "gemeente 50; corporaties 50")
    ok("handgeld", "grant", "Planten", "--bedrag", "50,01", "--organisatie", "School", *VOLDOET)
    ok("handgeld", "pay", "1", "--bedrag", "20")
    ok("handgeld", "add", "Bank", "--bedrag", "10", "--aanvrager", "Truus")
    return ok


def test_open_data_to_the_screen_and_to_a_file(granted: Cli, tmp_path: Path) -> None:
    (grant,) = json.loads(granted("export", "besluiten").out)["grants"]
    assert (grant["amountAwarded"], grant["amountDisbursed"]) == (50.01, 20)
    assert grant["recipientOrganization"][0]["name"] == "School"
    target = tmp_path / "besluiten.csv"
    granted("export", "besluiten", "--voorvoegsel", "360G-proef", "-o", str(target))
    header, row = target.read_text(encoding="utf-8-sig").splitlines()
    assert header.startswith("Identifier,Title,Description,Currency,Amount Applied For,")
    assert row.startswith('"360G-proef-')
    assert ",50.01,50.01,20.00," in row
    assert json.loads(granted("export", "besluiten", "--wijk", "paddepoel").out)["grants"] == []


def test_the_statement_of_a_pot_over_a_period(granted: Cli, tmp_path: Path) -> None:
    page = granted("export", "afschrift", "pot").out
    assert page.startswith("# Afschrift van Pot\n")
    assert "Vrij besteedbaar was € 50,00." in page
    assert "### Deel van corporaties" in page
    target = tmp_path / "pot.csv"
    granted("export", "afschrift", "1", "--van", "01-01-2020", "--tot", "31-12-2020", "-o", str(target))
    begin, eind = target.read_text(encoding="utf-8-sig").splitlines()[1:]
    assert begin.startswith('"begin";;2020-01-01;')
    assert eind.startswith('"eind";;2020-12-31;')


def test_the_letter_is_addressed(granted: Cli, tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    granted("export", "antwoord", "1", "-o", str(target))
    assert "\n\nBeste School,\n\nU krijgt € 50,01 handgeld voor: Planten.\n" in target.read_text(encoding="utf-8")
    granted("handgeld", "answer", "1", "--tekst", "Beste school,\n\nHet *mag*.")
    assert granted("export", "antwoord", "1").out.endswith("\n\nBeste school,\n\nHet \\*mag\\*.\n")


def test_a_wrong_wish_is_one_sentence_and_no_file(granted: Cli, cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "uit.docx"
    for command in (("besluiten",), ("afschrift", "pot"), ("antwoord", "1")):
        refused(cli("export", *command, "-o", str(target)), 3, "eindigt op", "kies")
    assert not target.exists()
    refused(cli("export", "besluiten", "--voorvoegsel", "a/b"), 3, "NL-frontlijn")
    refused(cli("export", "afschrift", "pot", "--van", "morgen?"), 2, "--van")
    refused(cli("export", "afschrift", "pot", "--van", "02-01-2026", "--tot", "01-01-2026"), 3, "latere einddatum")
    refused(cli("export", "antwoord", "2"), 3, "nog niet besloten")
    refused(cli("export", "antwoord", "een"), 2, "AANVRAAG")
    assert cli("export", "antwoord", "9").code == 1
    assert cli("export", "afschrift", "Niets").code == 1
