"""A report: its published figures, the values that contradict them, and what the text leaves out."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Cli, refused


@pytest.fixture
def published(ok: Cli) -> Cli:
    """The totals of 000 and one part, of which another place says something else (domain model, sections 3 and 4)."""
    ok("arena", "rapport-add", "Rapport 2022")
    cijfer = ("arena", "cijfer-add")
    ok(*cijfer, "baten", "9.434.000", "--bron", "000, resultaten", "--jaar", "2022")
    ok(*cijfer, "kosten", "2.610.000", "--bron", "000, resultaten")
    ok(*cijfer, "multiplier", "circa 3,6", "--bron", "000, resultaten")
    ok(*cijfer, "baten", "2.526.000", "--leefdomein", "rondkomen", "--bron", "000, tekst",
       "--anders", "2.524.000; bron=000, tabel", "--reden", "Alleen dit getal past bij de rest")  # fmt: skip
    return ok


def test_the_published_totals_are_told_with_the_rest(published: Cli) -> None:
    """9.434, 2.610, circa 3,6, 2.526, and what the text does not divide is one row (domain model, section 3)."""
    out = published("arena", "uitkomst", "rapport 2022").out
    for told in ("9.434", "2.610", "circa 3,6", "2.526", "6.908", "niet gepubliceerd in de tekst", "2.524.000"):
        assert told in out
    made = json.loads(published("arena", "uitkomst", "1", "--json").out)
    assert made["multiplier"]["exact"] == "4717/1305"
    assert made["niet_gepubliceerd"]["leefdomein"]["cent"] == 690_800_000
    assert "niet door te trekken" in published("arena", "show", "1").out


def test_another_value_is_shown_with_its_reason(published: Cli, cli: Cli) -> None:
    refused(cli("arena", "cijfer-edit", "4", "--kies", "2.524.000"), 3, "--reden: ")
    refused(cli("arena", "cijfer-edit", "4", "--kies", "1"), 2, "er staat € 2.526.000, € 2.524.000")
    published("arena", "cijfer-edit", "4", "--kies", "2.524.000", "--reden", "De tabel is nagerekend")
    line = published("arena", "show", "1").out.splitlines()[-7]
    assert line == "4 | baten | rondkomen | € 2.524.000 | 000, tabel | € 2.526.000 (000, tekst)"
    published("arena", "cijfer-edit", "4", "--anders", "", "--waarde", "2.525.000", "--bron", "000, p. 3")
    assert "4 | baten | rondkomen | € 2.525.000 | 000, p. 3 | -" in published("arena", "show", "1").out
    published("arena", "cijfer-edit", "4", "--groep", "overheid")
    assert "4 | baten | overheid" in published("arena", "show", "1").out
    published("arena", "cijfer-remove", "4")
    assert "2.525.000" not in published("arena", "show", "1").out


WRONG = [
    (("baten", "1"), 3, ("--bron: Vul de bron in.",)),
    (("baten", "1", "--bron", "x"), 3, ("SOORT: Dit cijfer staat er al",)),
    (("winst", "1", "--bron", "x"), 2, ("SOORT: ", "kies baten")),
    (("multiplier", "3.6", "--bron", "x"), 2, ("WAARDE: ", "zoals 3,6")),
    (("multiplier", "0", "--bron", "x"), 3, ("WAARDE: Nul kan hier niet",)),
    (("kosten", "0", "--bron", "x"), 3, ("WAARDE: Nul kan hier niet",)),
    (("multiplier", "3,61234", "--bron", "x"), 2, ("WAARDE: ", "hoogstens zes cijfers voor de komma en drie")),
    (("baten", "1", "--bron", "x", "--jaren", "2021"), 2, ("--jaren: ", "2021-2025")),
    (("baten", "1", "--bron", "x", "--jaren", "2025-2021"), 3, ("--jaren: ",)),
    (("baten", "1", "--bron", "x", "--groep", "overheid", "--leefdomein", "wonen"), 3, ("kies er één",)),
    (("lasten", "1", "--bron", "x", "--leefdomein", "wonen", "--anders", "bron=y"), 2, ("--anders: begin met",)),
    (("lasten", "1", "--bron", "x", "--leefdomein", "wonen", "--anders", "2; bron=y"), 3, ("--reden: ",)),
    (("lasten", "1", "--bron", "x"), 3, ("SOORT: Lasten staan per leefdomein",)),
    (("kosten", "1", "--bron", "x", "--groep", "overheid"), 3, ("SOORT: Kosten zijn van het hele rapport",)),
    (("multiplier", "4,2", "--bron", "x", "--groep", "overheid"), 3, ("SOORT: Een multiplier is", "ranglijst")),
]  # fmt: skip
"""What is typed, the exit code, and what the sentence holds."""


def test_what_is_wrong_is_said_at_its_option(published: Cli, cli: Cli) -> None:
    for args, code, words in WRONG:
        refused(cli("arena", "cijfer-add", *args), code, *words)


def test_what_a_figure_cannot_be_about_is_said_at_what_was_typed(published: Cli, cli: Cli) -> None:
    published("initiatief", "add", "Kookclub", "--wijk", "Selwerd")
    for option, value in (("--initiatief", "Kookclub"), ("--groep", "overheid"), ("--jaren", "2021-2025")):
        refused(cli("arena", "cijfer-edit", "3", option, value), 3, f"{option}: Een multiplier is van het hele")


def test_a_report_has_no_parts(published: Cli, cli: Cli) -> None:
    for verb in (("activiteit-add", "X", "--arena", "1"), ("gevoeligheid", "1"), ("sessie-add", "--arena", "1")):
        refused(cli("arena", *verb), 2, "is een rapport")
    refused(cli("arena", "activiteit-add", "X"), 2, "Er is nog geen arena")
    refused(cli("export", "arena", "1", "--xlsx"), 3, "niets om na te rekenen")
