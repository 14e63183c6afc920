"""Bad input: one clear Dutch sentence, the right exit code, nothing lost and no traceback."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import VOLDOET, Cli, refused

SELWERD = ("--wijk", "Selwerd")


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


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("arena", "list", "--json=1"), ("Achter --json hoort geen waarde; zie frontlijn arena list --help.",)),
        (("arena", "list", "--wijk"), ("Zet achter --wijk een waarde; zie frontlijn arena list --help.",)),
        (("arena", "add", "-Trots"), ("-T ken ik niet; zie frontlijn arena add --help.", "achteraan met -- ervoor")),
        (("kasboek", "add", "caf\udce9"), ("is geen tekst in UTF-8",)),
        (("search", "caf\udce9"), ("is geen tekst in UTF-8",)),
        (("export", "wijk", "Selwerd", "--sjabloon", ""), ("Noem het bestand van je sjabloon",)),
    ],
)
def test_what_cannot_be_understood_points_to_what_would_be_right(
    args: tuple[str, ...], words: tuple[str, ...], cli: Cli
) -> None:
    ran = cli(*args)
    refused(ran, 3 if "--sjabloon" in args else 2, *words)
    assert cli("kasboek", "list").code == 1


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
    assert cli("kasboek", "list").code == 1
    ok("handgeld", "pot-add", "P", *SELWERD, "--plafond", "100")
    grant = ["handgeld", "grant", "Verf", *SELWERD, "--bedrag", "101", "--aanvrager", "Jan"]
    refused(cli(*grant, *VOLDOET[:-1], "voldoet:"), 3, "Schrijf een reden", "C4")
    refused(cli(*grant, *VOLDOET[:-1], "voldoet"), 2, "dubbele punt")
    refused(cli(*grant, *VOLDOET), 3, "€ 1,00 te weinig")
    assert cli("handgeld", "list").code == 1


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
    assert cli("--db", str(newer), "wijk", "choose", "1").code == 0
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


def test_all_that_is_missing_is_named_at_once(cli: Cli, ok: Cli) -> None:
    """One run says everything that a decision still needs."""
    refused(cli("handgeld", "grant", "Verf"), 2, "--bedrag, --c1, --c2, --c3 en --c4 ontbreken")
    refused(cli("handgeld", "grant", "Verf", "--c1", "x", "--bedrag", "5"), 2, "--c2, --c3 en --c4 ontbreken")
    refused(cli("handgeld", "decide"), 2, "AANVRAAG, --uitkomst, --c1, --c2, --c3 en --c4 ontbreken")
    refused(cli("handgeld", "reverse", "1"), 2, "--reden ontbreekt")
    ok("handgeld", "pot-add", "P", *SELWERD, "--plafond", "100")
    ok("handgeld", "add", "Verf", *SELWERD, "--bedrag", "5", "--aanvrager", "Jan")
    decide = ("handgeld", "decide", "1", *VOLDOET, "--uitkomst")
    refused(cli(*decide, "afgewezen"), 2, "--grond en --motivering ontbreken bij afgewezen")
    refused(cli(*decide, "afgewezen", "--grond", "plafond"), 2, "--motivering ontbreekt")
    refused(cli(*decide, "doorverwezen"), 2, "--naar ontbreekt")


def test_a_grant_only_awards(cli: Cli, ok: Cli) -> None:
    """Another outcome is said to go in two steps."""
    ok("handgeld", "pot-add", "P", *SELWERD, "--plafond", "100")
    grant = ("handgeld", "grant", "Verf", *SELWERD, "--bedrag", "5", "--aanvrager", "Jan", *VOLDOET)
    refused(cli(*grant, "--uitkomst", "afgewezen"), 2, "toegekend of deels_toegekend", "handgeld add")


EMPTY_REFUSED = [
    ("kasboek", "add", "Thee", "--wijk", ""),
    ("kasboek", "add", "Thee", *SELWERD, "--datum", ""),
    ("kasboek", "add", "Thee", *SELWERD, "--initiatief", ""),
    ("kasboek", "add", "Thee", *SELWERD, "--zichtbaarheid", ""),
    ("kasboek", "edit", "1", "--titel", "Thee", "--datum", ""),
    ("kasboek", "edit", "1", "--titel", "Thee", "--wijk", " "),
    ("kasboek", "edit", "1", "--titel", ""),
    ("kasboek", "edit", "1", "--zichtbaarheid", ""),
    ("kasboek", "list", "--wijk", ""),
    ("kasboek", "list", "--leefdomein", ""),
    ("kasboek", "calendar", "--van", ""),
    ("kasboek", "add", "Thee", "--uit", ""),
    ("initiatief", "add", "Soep", "--uit", " "),
    ("initiatief", "add", "Soep", "--wijk", ""),
    ("initiatief", "edit", "1", "--naam", "Soep", "--wijk", ""),
    ("initiatief", "edit", "1", "--zichtbaarheid", ""),
    ("organisatie", "add", "Nijestee", "--wijk", ""),
    ("wijk", "show", ""),
    ("export", "kasboek", "--wijk", ""),
    ("handgeld", "pay", "1", "--bedrag", ""),
    ("handgeld", "add", "Verf", "--bedrag", "5", "--aanvrager", "Jan", "--pot", ""),
    ("handgeld", "add", "Verf", "--bedrag", "5", "--aanvrager", "Jan", "--zichtbaarheid", ""),
    ("handgeld", "add", "Verf", "--bedrag", "5", "--aanvrager", "Jan", "--ontvangen", ""),
]  # fmt: skip


@pytest.mark.parametrize("args", EMPTY_REFUSED, ids=" ".join)
def test_an_empty_value_is_not_taken_for_another(args: tuple[str, ...], cli: Cli, ok: Cli) -> None:
    """A variable of the shell that holds nothing changes nothing, and the option is named."""
    ok("wijk", "choose", "Paddepoel")
    ok("initiatief", "add", "Repair", *SELWERD, "--zichtbaarheid", "onder_de_radar")
    ok("kasboek", "add", "Koffie", *SELWERD, "--datum", "01-03-2026", "--zichtbaarheid", "onder_de_radar")
    ok("handgeld", "pot-add", "P", "--plafond", "100")
    ok("handgeld", "grant", "Verf", "--bedrag", "5", "--aanvrager", "Jan", *VOLDOET)
    shown = [ok(*what, "--json").out for what in (("kasboek", "list"), ("initiatief", "list"), ("handgeld", "list"))]
    ran = cli(*args)
    assert ran.code in (2, 3), ran.err
    assert ran.out == ""
    before_it = args[args.index("") - 1 if "" in args else args.index(" ") - 1].lstrip("-")
    assert ("wijk" if before_it == "show" else before_it) in ran.err.casefold()
    again = [ok(*what, "--json").out for what in (("kasboek", "list"), ("initiatief", "list"), ("handgeld", "list"))]
    assert again == shown


def test_an_edit_that_changes_nothing_says_so(cli: Cli, ok: Cli) -> None:
    """Without an option it is refused, with the values that stand there it is told."""
    ok("kasboek", "add", "Koffie", *SELWERD)
    ok("initiatief", "add", "Repair", *SELWERD)
    for noun in ("kasboek", "initiatief"):
        refused(cli(noun, "edit", "1"), 2, "Er is niets om te wijzigen; noem wat er anders moet.")
    assert "was al zo" in ok("kasboek", "edit", "1", "--titel", "Koffie").err
    assert "was al zo" in ok("initiatief", "edit", "1", "--naam", "Repair").err
    assert "gewijzigd: Thee" in ok("kasboek", "edit", "1", "--titel", "Thee").err
    assert "was al zo" not in ok("kasboek", "edit", "1", "--leefdomein", "wonen").err


def test_money_that_is_paid_cannot_be_paid_again(cli: Cli, ok: Cli) -> None:
    """Without anything open that is what is said."""
    ok("handgeld", "pot-add", "P", *SELWERD, "--plafond", "100")
    ok("handgeld", "grant", "Verf", *SELWERD, "--bedrag", "5", "--aanvrager", "Jan", *VOLDOET, "--betaald", "vandaag")
    refused(cli("handgeld", "pay", "1"), 3, "Er staat niets meer open")
    refused(cli("handgeld", "release", "1"), 3, "Er staat niets meer open")


BSN = "123456782"
"""Passes the test, and was made up."""


def test_what_may_be_a_bsn_is_refused_until_somebody_says_it_is_none(cli: Cli, ok: Cli) -> None:
    """The sentence says how, and the option may stand anywhere; the number is not shown whole."""
    typed = ("kasboek", "add", "Inloop", *SELWERD, "--verhaal", f"Zijn nummer is {BSN}.")
    ran = cli(*typed)
    refused(ran, 3, "In het verhaal staat misschien een BSN (…782)", "met --geen-bsn.")
    assert BSN not in ran.err
    assert cli("kasboek", "list").code == 1
    ok(*typed, "--geen-bsn")
    ok("--geen-bsn", "kasboek", "edit", "1", "--les", f"Klant {BSN} en 111222333.")
    ok("kasboek", "edit", "1", "--deelnames", "3")
    refused(cli("kasboek", "edit", "1", "--titel", BSN), 3, "In de titel", "met --geen-bsn.")
    for args in (
        ("initiatief", "add", BSN, *SELWERD),
        ("kasboek", "add", "X", *SELWERD, "--uitwisseling", f"A > B: {BSN}"),
        ("kasboek", "add", "X", *SELWERD, "--perspectief", f"{BSN}: eigen 1-2"),
        ("kasboek", "template-set", "1", BSN, *SELWERD),
        ("persoon", "add", BSN),
    ):
        refused(cli(*args), 3, "met --geen-bsn.")
        ok(*args, "--geen-bsn")


READING = [
    ("search", "koffie"), ("initiatief", "list"), ("kasboek", "show", "1"), ("wijk", "list"), ("wijk", "show", "1"),
    ("handgeld", "pots"), ("check",), ("export", "kasboek"), ("undo",), ("redo",),
    ("kasboek", "list", "--tekst", "x"), ("kasboek", "bin"), ("kasboek", "history", "1"), ("kasboek", "tree"),
    ("kasboek", "calendar"), ("kasboek", "templates"), ("kasboek", "filters"), ("backup", "kopie.db"),
]  # fmt: skip


@pytest.mark.parametrize("named", ["option", "environment"])
@pytest.mark.parametrize("args", READING, ids=" ".join)
def test_a_command_that_reads_makes_no_file(
    args: tuple[str, ...], named: str, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was named and is not there is said, and nothing is made."""
    path = tmp_path / "weg" / "tikfout.db"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FRONTLIJN_DB", str(path if named == "environment" else tmp_path / "ander.db"))
    refused(cli(*args, *(("--db", str(path)) if named == "option" else ())), 4, "is er niet", str(path))
    assert not path.parent.exists()
    assert not (tmp_path / "kopie.db").exists()


def test_a_command_that_writes_makes_the_file_and_one_that_reads_does_at_the_usual_place(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever begins has no file yet."""
    path = tmp_path / "nieuw" / "nieuw.db"
    assert cli("kasboek", "add", "Koffie", *SELWERD, "--db", str(path)).code == 0
    assert path.exists()
    monkeypatch.delenv("FRONTLIJN_DB")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert cli("wijk", "list").code == 0


@pytest.mark.parametrize(
    ("args", "meant"),
    [
        (("handgeld", "besluit", "1"), "bedoel je decide?"),
        (("handgeld", "betaal", "1"), "bedoel je pay?"),
        (("handgeld", "betalen", "1"), "bedoel je pay?"),
        (("handgeld", "aanvraag"), "bedoel je add?"),
        (("handgeld", "toekenen"), "bedoel je grant?"),
        (("kasboek", "besluit"), "kies uit add,"),
        (("zoeken", "x"), "bedoel je search?"),
        (("kasboek", "add", "X", "--wijkk", "Selwerd"), "bedoel je --wijk?"),
        (("wijk", "show", "--foo"), "--help"),
        (("search", "x", "--limit", "0"), "--limit: Vul minstens 1 in"),
    ],
)  # fmt: skip
def test_what_was_probably_meant(args: tuple[str, ...], meant: str, cli: Cli) -> None:
    """The English verb behind a Dutch one, and only what really looks like it."""
    ran = cli(*args)
    refused(ran, 2, meant)
    assert "--tot" not in ran.err


@pytest.mark.parametrize(
    "args",
    [("kasboek", "list"), ("kasboek", "bin"), ("kasboek", "filters"), ("kasboek", "tree"), ("kasboek", "calendar"),
     ("initiatief", "list"), ("handgeld", "list"), ("handgeld", "pots"), ("handgeld", "mutaties"),
     ("persoon", "list"), ("organisatie", "list")],
    ids=" ".join,
)  # fmt: skip
def test_nothing_found_is_an_exit_code(args: tuple[str, ...], cli: Cli) -> None:
    """A list without a line ends with 1, as a search does; as JSON it is an empty list."""
    refused(cli(*args), 1, "Er ")
    ran = cli(*args, "--json")
    assert (ran.code, ran.out) == (1, "[]\n")
