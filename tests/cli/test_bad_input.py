"""Bad input: one clear Dutch sentence, the right exit code, nothing lost and no traceback."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Ran

SELWERD = ("--wijk", "Selwerd")


def refused(ran: Ran, code: int, *words: str) -> None:
    assert ran.code == code, ran.err
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1, ran.err
    for word in words:
        assert word in ran.err


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (("kasboek", "add", "X", *SELWERD, "--datum", "31-02-2026"), "31 februari 2026 bestaat niet"),
        (("kasboek", "add", "X", *SELWERD, "--datum", "morgen"), "geen datum"),
        (("kasboek", "add", "X", *SELWERD, "--deelnames", "12,5"), "--deelnames"),
        (("kasboek", "add", "X", *SELWERD, "--uren", "1.5"), "komma"),
        (("kasboek", "add", "X", *SELWERD, "--leefdomein", "wonnen"), "kies wonen"),
        (("kasboek", "show", "een"), "geen heel getal"),
        (("kasboek", "add", "X"), "frontlijn wijk choose NAAM"),
        (("handgeld", "pot-add", "P", *SELWERD, "--plafond", "12.50"), "Bedoel je 12,50 of 1.250?"),
        (("handgeld", "pot-add", "P", *SELWERD, "--plafond", "1", "--financiers", "gemeente"), "percentage"),
        (("handgeld", "add", "X", "--bedrag", "5"), "--pot"),
        (("handgeld", "add", "X", "--bedrag", "5", *SELWERD), "pot-add"),
        (("search", "x", "--kind", "wijk"), "kies initiatief"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(args: tuple[str, ...], word: str, cli: Cli) -> None:
    """Wrong dates, amounts, values: exit code 2 and what would be right."""
    refused(cli(*args), 2, word)


def test_an_unknown_wijk_gets_the_nearest_names(cli: Cli) -> None:
    """`selwrd` is asked back, in every command that takes a wijk."""
    for args in (
        ["kasboek", "add", "X", "--wijk", "selwrd"],
        ["wijk", "show", "selwrd"],
        ["search", "x", "--wijk", "selwrd"],
        ["export", "wijk", "selwrd"],
    ):
        refused(cli(*args), 1, "Bedoel je Selwerd?")


def test_a_rule_says_why(cli: Cli, ok: Cli) -> None:
    """Exit code 3 for what the work does not allow; nothing is written."""
    refused(cli("kasboek", "add", "X", *SELWERD, "--datum", "01-01-2190"), 3, "moet nog komen")
    refused(cli("kasboek", "add", "X", *SELWERD, "--uitkomst", "mislukt"), 3, "les")
    refused(cli("kasboek", "add", "X", *SELWERD, "--deelnames", "1", "--nieuw-bereikt", "2"), 3, "hoogstens 1")
    refused(cli("kasboek", "add", "", *SELWERD), 3, "Vul de titel in.")
    refused(cli("wijk", "add", "selwerd"), 3, "staat er al")
    refused(cli("undo"), 3, "niets om ongedaan te maken")
    assert ok("kasboek", "list").out == ""
    ok("handgeld", "pot-add", "P", *SELWERD, "--plafond", "100")
    grant = ["handgeld", "grant", "Verf", *SELWERD, "--bedrag", "101", "--aanvrager", "Jan"]
    refused(cli(*grant), 3, "oordeel over C1")
    refused(cli(*grant, "--c1", "voldoet"), 2, "dubbele punt")
    criteria = [part for number in "1234" for part in (f"--c{number}", "voldoet: ja")]
    refused(cli(*grant, *criteria), 3, "€ 1,00 te weinig")
    assert ok("handgeld", "list").out == ""


def test_a_store_that_is_none(cli: Cli, tmp_path: Path) -> None:
    """Not a database, of another program, of a newer version, a folder: exit code 4 and the path."""
    text = tmp_path / "brief.db"
    text.write_text("Beste buurvrouw, " * 100, encoding="utf-8")
    refused(cli("--db", str(text), "wijk", "list"), 4, "geen frontlijn-bestand", str(text))
    refused(cli("search", "x", "--db", str(text)), 4, "geen frontlijn-bestand")
    other = tmp_path / "ander.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE bladwijzer (naam TEXT)")
    db.close()
    refused(cli("--db", str(other), "wijk", "list"), 4, "geen frontlijn-bestand")
    refused(cli("--db", str(tmp_path), "wijk", "list"), 4, str(tmp_path))
    newer = tmp_path / "nieuwer.db"
    assert cli("--db", str(newer), "wijk", "list").code == 0
    with sqlite3.connect(newer) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    refused(cli("search", "x", "--db", str(newer)), 4, "nieuwere frontlijn")


def test_a_locked_store_is_said(cli: Cli, ok: Cli, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write beside another program that keeps the file ends in a sentence; reading goes on."""
    ok("kasboek", "add", "Koffie", *SELWERD)
    monkeypatch.setattr("frontlijn.store.connection.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        refused(cli("kasboek", "add", "Thee", *SELWERD), 4, "Een ander programma")
        assert "Koffie" in ok("search", "koffie").out
    finally:
        other.close()


def test_a_megabyte_is_text_like_any_other(cli: Cli, ok: Cli) -> None:
    """A name of a megabyte is refused with its length, a story of a megabyte is kept."""
    refused(cli("initiatief", "add", "x" * 1_000_000, *SELWERD), 3, "te lang (1.000.000 tekens)")
    story = "koffie " * 17_000
    ok("kasboek", "add", "Lang", *SELWERD, "--verhaal", story)
    assert len(ok("kasboek", "show", "1").out) > len(story.strip())
    found = ok("search", "koffie").out
    assert len(found) < 1000
    assert cli("search", "x" * 100_000).code == 1


@pytest.mark.parametrize(
    "words",
    [
        "wijk-bedrijf",
        "'t Hof",
        "50%",
        "C#",
        "AND",
        "NEAR(",
        "koffie*",
        'een " los',
        "tekst:x",
        "☕ koffie",
        "koffie\x1b[2J",
    ],
)
def test_ordinary_searches_are_searches(words: str, cli: Cli, ok: Cli) -> None:
    """What people type finds something or nothing; it is never an error."""
    ok("kasboek", "add", "Niets", *SELWERD)
    ran = cli("search", "--", words)
    assert ran.code == 1
    assert ran.err.startswith("Niets gevonden. ")
    assert "\x1b" not in ran.err
