"""Text that tries to steer the terminal: stored anywhere, it is shown as harmless characters by every command."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from frontlijn.store.connection import connect
from tests.cli.conftest import VOLDOET, Cli

HOSTILE = "[/x] \x1b]0;titel\x07\x1b[2J\x9b31m\u202eevil\u2066\x00\r\nkoffie \\ € \ue000"
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")

COMMANDS = [
    ("initiatief", "list"), ("initiatief", "show", "1"), ("kasboek", "list"), ("kasboek", "show", "1"),
    ("handgeld", "list"), ("handgeld", "show", "1"), ("handgeld", "pots"), ("handgeld", "pot-show", "1"),
    ("handgeld", "mutaties"), ("handgeld", "history", "1"), ("handgeld", "statement", "1"), ("handgeld", "open"),
    ("handgeld", "account", "1"), ("handgeld", "answer", "1"), ("fonds", "list"), ("richtlijn", "list"),
    ("wijk", "list"), ("wijk", "show", "1"), ("persoon", "list"), ("persoon", "show", "1"),
    ("organisatie", "list"), ("organisatie", "show", "1"), ("search", "koffie"), ("search", "koffie", "--plain"),
    ("export", "wijk", "1"), ("export", "initiatieven"), ("export", "kasboek"), ("export", "handgeld"),
    ("export", "kasboek", "--formaat", "json"), ("undo",),
    ("kasboek", "history", "1"), ("kasboek", "history", "1", "--versie", "1"), ("kasboek", "tree"),
    ("kasboek", "templates"), ("kasboek", "filters"), ("kasboek", "bin"),
    ("arena", "list"), ("arena", "show", "1"), ("arena", "effect-show", "1"), ("arena", "uitkomst", "1"),
    ("arena", "gevoeligheid", "1"), ("arena", "sessie-list", "1"), ("arena", "sessie-show", "1", "1"),
    ("arena", "wat-als", "1", "--effect", "1", "--factor", "aantal", "--waarde", "5"), ("arena", "show", "2"),
    ("arena", "uitkomst", "2"), ("explain", "arena.1.effect.1"), ("explain", "rapport.2.baten"),
    ("export", "arena", "1"), ("export", "arena", "1", "--formaat", "json"), ("export", "arena", "2"),
    ("export", "arena", "1", "--formaat", "csv"), ("export", "arena", "1", "--formaat", "html"),
]  # fmt: skip


@pytest.fixture
def hostile(ok: Cli, db: Path) -> Cli:
    """A store whose every text is hostile, written past the cleaning of the app."""
    ok("wijk", "choose", "1")
    ok("organisatie", "add", "Nijestee", "--omschrijving", "x")
    ok("initiatief", "add", "Repair", "--contact", "Jan", "--organisatie", "Nijestee", "--omschrijving", "x")
    ok("kasboek", "add", "Koffie", "--initiatief", "1", "--verhaal", "x", "--teweeg", "x", "--les", "x")
    ok("handgeld", "pot-add", "Pot", "--plafond", "100")
    ok("richtlijn", "add", "Voor iedereen")
    ok("fonds", "add", "Oranje", "--waarvoor", "x", "--hoe", "x")
    ok("handgeld", "add", "Tafel", "--bedrag", "5", "--aanvrager", "Jan")
    ok("handgeld", "status", "1", "aangehouden", "--reden", "x")
    ok("handgeld", "interest", "1", "Truus", "--aard", "buurvrouw")
    ok("handgeld", "decide", "1", "--uitkomst", "toegekend", "--beslisser", "Piet", *VOLDOET,
       "--richtlijn", "1 voldoet: ja", "--motivering", "x", "--voorwaarden", "x")  # fmt: skip
    ok("handgeld", "answer", "1", "--tekst", "x")
    ok("handgeld", "pay", "1", "--bon", "Winkel 1")
    ok("handgeld", "account", "1", "--wat", "x", "--besteed", "5", "--draagvlak", "x", "--regel", "1")
    ok("arena", "add", "Opbrengst", "--initiatief", "1", "--toelichting", "x")
    ok("arena", "activiteit-add", "Koken")
    ok("arena", "investering-add", "Gemeente", "--bedrag", "5", "--bron", "x", "--omschrijving", "x")
    numbers = ("--aantal", "4", "--slagingskans", "50", "--toerekening", "50", "--deadweight", "0", "--waarde", "5",
               "--bron", "waarde=x", "--anders", "waarde=6; bron=y", "--reden", "waarde=x")  # fmt: skip
    ok("arena", "effect-add", "Rust", "--leefdomein", "wonen", "--groep", "overheid: x", *numbers, "--looptijd", "2",
       "--eenheid", "x", "--toelichting", "x")  # fmt: skip
    ok("arena", "sessie-add", "--notities", "x", "--deelnemer", "iemand")
    ok("arena", "rapport-add", "Rapport", "--toelichting", "x")
    ok("arena", "cijfer-add", "baten", "5", "--bron", "x", "--anders", "6; bron=y", "--reden", "x")
    ok("kasboek", "add", "Vervolg", "--uit", "regel 1")
    ok("kasboek", "template-set", "1", "Koffie")
    ok("kasboek", "list", "--wijk", "1", "--bewaar", "Proef")
    ok("kasboek", "add", "Weg")
    ok("kasboek", "remove", "3")
    ok("kasboek", "edit", "1", "--deelnames", "3")
    with closing(connect(str(db))) as raw:
        _poison(raw)
    return ok


def _poison(db: sqlite3.Connection) -> None:
    triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    free = {
        "wijk": "naam gebied aliassen", "persoon": "naam telefoon email", "organisatie": "naam omschrijving",
        "initiatief": "naam aliassen omschrijving benadering_reden les", "budgetpot": "naam",
        "kasboekregel": "titel verhaal wat_werkte wat_niet teweeg les", "pot_financier": "naam",
        "aanvraag": "onderwerp draagvlak", "besluit": "motivering voorwaarden", "besluit_criterium": "reden",
        "pot_mutatie": "reden", "aanvraag_stap": "reden", "belang": "aard", "antwoord": "tekst", "bon": "kenmerk",
        "verantwoording": "wat_gebeurde draagvlak_achteraf", "wijk_richtlijn": "tekst", "besluit_richtlijn": "reden",
        "arena": "titel toelichting", "activiteit": "naam", "investering": "investeerder omschrijving bron",
        "effect": "naam eenheid toelichting", "effect_factor": "bron reden", "effect_groep": "wie",
        "sessie": "notities", "sessie_deelnemer": "omschrijving", "cijfer_waarde": "bron reden",
        "fonds": "naam waarvoor hoe", "sjabloon": "titel", "bewaard_filter": "naam", "zoekdoc": "titel namen tekst",
    }  # fmt: skip
    for table, columns in free.items():
        for column in columns.split():
            unique = "rowid || ' ' ||" if (table, column) in {("wijk", "naam"), ("budgetpot", "naam")} else ""
            db.execute(f"UPDATE {table} SET {column} = {unique} ?", (HOSTILE,))
    db.execute("INSERT INTO zoekindex (zoekindex) VALUES ('rebuild')")
    for _, sql in triggers:
        db.execute(sql)


def test_no_command_emits_a_character_that_steers(hostile: Cli) -> None:
    """Only line breaks of the command itself; the text is still there to be read."""
    for command in COMMANDS:
        for more in [[]] if {"export", "undo", "answer"} & {*command} else [[], ["--json"]]:
            ran = hostile(*command, *more)
            for text in (ran.out, ran.err):
                own = text.replace("\r\n", "\n") if command[0] == "export" else text.replace("\t", " ")
                assert not UNSAFE.search(own), (command, text)
            assert "evil" in ran.out, command


def test_what_is_typed_comes_back_harmless(cli: Cli) -> None:
    """An error that repeats what was typed repeats it harmlessly."""
    for args in (
        ("wijk", "show", HOSTILE.replace("\x00", "")),
        ("kasboek", "add", "x", "--leefdomein", HOSTILE),
        ("kasboek", HOSTILE),
        ("kasboek", "add", f"--{HOSTILE}"),
        ("search", f"--{HOSTILE}"),
        ("search", HOSTILE),
        ("wijk", "list", "--db", f"/proc/{HOSTILE.replace(chr(0), '')}"),
        ("wijk", "show", "Selw\udce9rd"),
    ):
        ran = cli(*args)
        assert ran.code != 0
        assert ran.err
        assert not UNSAFE.search(ran.err), args
