"""`frontlijn kasboek add` and `edit`: an entry takes one line, nothing typed is lost, nothing is guessed in silence."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Cli, refused

SOEP = "Soepclub > bewoner A: fiets gemaakt, 2 uur"
SCORE = "bewoner A: eigen 2-4, werker 2-3"


@pytest.fixture
def begun(ok: Cli) -> Cli:
    """A store with a chosen wijk and an initiative."""
    ok("wijk", "choose", "Selwerd")
    ok("initiatief", "add", "Soepclub", "--startdatum", "01-01-2025")
    return ok


def shown(ok: Cli, number: int = 1) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ok("kasboek", "show", str(number), "--json").out)
    return found


def entries(ok: Cli) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ok("kasboek", "list", "--json").out)
    return found


def test_one_line_is_understood_told_and_easy_to_change(begun: Cli) -> None:
    """What was recognised stands on stderr with the command that changes it; the number alone is data."""
    ran = begun("kasboek", "add", "Koffiekar, 12 mensen, 2 uur, wonen, experiment")
    assert ran.out == "1\n"
    saved, told = ran.err.splitlines()
    assert saved == "Kasboekregel 1 opgeslagen in Selwerd: Koffiekar."
    assert told.startswith("Herkend: 12 deelnames, 2 u vrijwilligerstijd, leefdomein wonen, experiment.")
    assert "frontlijn kasboek edit 1 --leefdomein DOMEIN --deelnames AANTAL --uren UREN --geen-experiment" in told
    one = shown(begun)
    assert (one["titel"], one["deelnames"], one["vrijwilligersminuten"]) == ("Koffiekar", 12, 120)
    assert (one["leefdomeinen"], one["experiment"]) == (["wonen"], True)
    begun("kasboek", "edit", "1", "--deelnames", "10", "--geen-experiment")
    assert (shown(begun)["deelnames"], shown(begun)["experiment"]) == (10, False)


def test_zero_people_is_a_number(begun: Cli) -> None:
    """Nobody came is known, and something else than unknown."""
    begun("kasboek", "add", "Inloop, 0 mensen")
    assert shown(begun)["deelnames"] == 0


def test_an_option_goes_before_what_was_recognised(begun: Cli) -> None:
    """It is said too, and the hint names only what was taken from the line."""
    told = begun("kasboek", "add", "Koffiekar, 12 mensen, 2 uur", "--deelnames", "9").err
    assert "Wat je als optie gaf, gaat voor." in told
    assert "--uren UREN" in told
    assert "--deelnames AANTAL" not in told
    assert (shown(begun)["deelnames"], shown(begun)["vrijwilligersminuten"]) == (9, 120)


def test_a_title_can_be_taken_as_it_stands(begun: Cli) -> None:
    """--letterlijk recognises nothing, and a title without anything to recognise says nothing."""
    assert len(begun("kasboek", "add", "Koffiekar, 12 mensen", "--letterlijk").err.splitlines()) == 1
    assert (shown(begun)["titel"], shown(begun)["deelnames"]) == ("Koffiekar, 12 mensen", None)
    assert len(begun("kasboek", "add", "Tafel, bank en stoel").err.splitlines()) == 1


def test_everything_of_an_entry_can_be_typed_and_is_shown(begun: Cli) -> None:
    """Origin, exchanges, scores and consent come back as they were given."""
    ran = begun(
        "kasboek", "add", "Reparatiemiddag", "--uit", "soepclub", "--uitwisseling", SOEP,
        "--uitwisseling", "bewoner A > Soepclub: geschild", "--perspectief", SCORE, "--perspectief", "eigen 3-3",
        "--verhaal", "Er werd veel gemaakt.", "--bereik", "export", "--toestemming-op", "01-03-2026",
        "--toestemming-tot", "01-03-2100", "--toestemming-van", "Truus Tuin", "--pseudoniem", "Bea",
    )  # fmt: skip
    assert "Truus Tuin is nieuw in de personenlijst." in ran.err
    text = begun("kasboek", "show", "1").out
    for line in (
        "Kwam voort uit: Soepclub (initiatief 1)",
        "    Soepclub > bewoner A: fiets gemaakt, 2 u",
        "    bewoner A > Soepclub: geschild",
        "    bewoner A: eigen 2-4, werker 2-3",
        "    eigen 3-3",
        "Verhaal delen: mag mee in een verslag",
        "Toestemming op: 01-03-2026",
        "Toestemming tot en met: 01-03-2100",
        "Toestemming van: Truus Tuin",
        "Schuilnaam: Bea",
    ):
        assert f"{line}\n" in text
    assert "gaat nu niet mee" not in text
    one = shown(begun)
    assert one["uitwisselingen"][0]["minuten"] == 120
    assert one["uitwisselingen"][0]["gever"]["soort"] == "initiatief"
    assert one["gewijzigd_na_uitvoer"] is False


def test_an_edit_keeps_what_it_does_not_name_and_empties_what_is_empty(begun: Cli) -> None:
    """The lists and the origin too."""
    begun("kasboek", "add", "Middag", "--uit", "soepclub", "--uitwisseling", SOEP, "--perspectief", SCORE)
    begun("kasboek", "edit", "1", "--pseudoniem", "Bea")
    one = shown(begun)
    assert (one["uit"], len(one["uitwisselingen"]), len(one["perspectieven"])) == ("Soepclub", 1, 2)
    begun("kasboek", "edit", "1", "--uit", "", "--uitwisseling", "", "--perspectief", "", "--pseudoniem", "")
    one = shown(begun)
    assert (one["uit"], one["uitwisselingen"], one["perspectieven"], one["pseudoniem"]) == (None, [], [], None)


def test_what_is_expired_says_that_it_stays(begun: Cli) -> None:
    """A consent that ended is no consent."""
    begun("kasboek", "add", "Oud", "--bereik", "export", "--toestemming-op", "01-03-2020")
    assert "Verhaal gaat nu niet mee: toestemming verlopen op 01-03-2021\n" in begun("kasboek", "show", "1").out


def test_a_new_consent_moves_the_end_that_nobody_agreed(begun: Cli) -> None:
    """An end that was agreed stays."""
    begun("kasboek", "add", "Een", "--bereik", "export", "--toestemming-op", "01-03-2020")
    begun("kasboek", "edit", "1", "--toestemming-op", "01-05-2022")
    assert shown(begun)["toestemming_tot"] == "2023-05-01"
    begun("kasboek", "edit", "1", "--toestemming-tot", "31-12-2022")
    begun("kasboek", "edit", "1", "--toestemming-op", "01-06-2022")
    assert shown(begun)["toestemming_tot"] == "2022-12-31"


def test_an_origin_is_an_initiative_a_title_or_a_number_in_this_wijk_or_another(begun: Cli, cli: Cli) -> None:
    """What stands in the own wijk goes first."""
    begun("kasboek", "add", "Koffiekar", "--datum", "01-03-2026", "--wijk", "Paddepoel")
    begun("kasboek", "add", "Op stap", "--uit", "koffiekar")
    assert shown(begun, 2)["uit_regel_id"] == 1
    begun("kasboek", "add", "Koffiekar", "--datum", "01-03-2026")
    begun("kasboek", "add", "Op stap", "--uit", "koffiekar")
    assert shown(begun, 4)["uit_regel_id"] == 3
    begun("kasboek", "add", "Op stap", "--uit", "regel 2")
    assert shown(begun, 5)["uit_regel_id"] == 2
    begun("initiatief", "add", "Leeskring", "--uit", "regel 2")
    assert "Kwam voort uit: Op stap (regel 2)\n" in begun("initiatief", "show", "leeskring").out
    begun("initiatief", "edit", "leeskring", "--uit", "")
    assert "Kwam voort uit" not in begun("initiatief", "show", "leeskring").out
    refused(cli("kasboek", "add", "X", "--uit", "soepklub"), 3, "Bedoel je Soepclub?")


def test_a_series_is_one_act(begun: Cli) -> None:
    """It says how many there are, and one undo takes them all back."""
    ran = begun(
        "kasboek", "add", "Inloop", "--reeks", "elke di vanaf 1-9", "--datum", "25-09-2025", "--uren", "2",
        "--deelnames", "8", "--verhaal", "Het was druk.",
    )  # fmt: skip
    assert ran.out == "1 2 3 4\n"
    saved, alone = ran.err.splitlines()
    assert saved == "4 kasboekregels opgeslagen in Selwerd, van 02-09-2025 tot en met 23-09-2025: Inloop."
    assert "23-09-2025" in alone
    # 25-09-2025 is a Thursday: what was typed for that day is kept with the last Tuesday
    assert [one["verhaal"] for one in entries(begun)] == ["Het was druk.", None, None, None]
    assert [one["deelnames"] for one in entries(begun)] == [8, None, None, None]
    assert {one["vrijwilligersminuten"] for one in entries(begun)} == {120}
    begun("undo")
    assert begun("redo").out.startswith("Opnieuw gedaan: Inloop")
    assert len(entries(begun)) == 4
    assert len(begun("kasboek", "add", "Wandelen", "--reeks", "3x").err.splitlines()) == 1


def test_a_template_gives_what_it_holds_and_the_line_and_options_go_on_top(begun: Cli, cli: Cli) -> None:
    """Without a title the entry takes that of the template."""
    kept = ("kasboek", "template-set", "3", "Soep eten", "--initiatief", "soepclub", "--uren", "1u30")
    ran = begun(*kept, "--leefdomein", "meedoen", "--leefdomein", "wonen", "--kernwaarde", "doet", "--weekdag", "di")
    assert "frontlijn kasboek add --sjabloon 3" in ran.err
    assert begun("kasboek", "templates").out == (
        "3 | Soep eten | Soepclub | dinsdag | 1 u 30 | wonen, meedoen | bewaard\n"
    )
    begun("kasboek", "add", "--sjabloon", "3")
    one = shown(begun)
    assert (one["titel"], one["initiatief"], one["vrijwilligersminuten"]) == ("Soep eten", "Soepclub", 90)
    assert (one["leefdomeinen"], one["kernwaarde"]) == (["wonen", "meedoen"], "doet")
    begun("kasboek", "add", "Soep koken, 4 mensen", "--sjabloon", "3", "--datum", "01-03-2026", "--uren", "anderhalf")
    two = shown(begun, 2)
    assert (two["titel"], two["deelnames"], two["datum"]) == ("Soep koken", 4, "2026-03-01")
    assert (two["vrijwilligersminuten"], two["kernwaarde"]) == (90, "doet")
    refused(cli("kasboek", "add", "--sjabloon", "4"), 1, "er is er een onder 3")
    begun("kasboek", "template-clear", "3")
    refused(cli("kasboek", "template-clear", "3"), 1, "geen bewaard sjabloon")
    assert begun("undo").out.startswith("Weer terug: Soep eten")


def test_what_happens_most_is_a_template_by_itself(begun: Cli, cli: Cli) -> None:
    """It says how often; a wijk without any says how to make one."""
    refused(cli("kasboek", "templates"), 1, "template-set 1")
    begun("kasboek", "add", "Inloop", "--reeks", "3x")
    assert begun("kasboek", "templates").out == "1 | Inloop | - | - | - | - | 3 keer gelogd\n"
    assert json.loads(begun("kasboek", "templates", "--json").out)[0]["keer"] == 3


def test_the_last_entry_can_be_repeated(begun: Cli, cli: Cli) -> None:
    """The activity of the wijk again, for today, without what was of that day."""
    refused(cli("kasboek", "add", "--herhaal"), 1, "In Selwerd is nog geen kasboekregel")
    begun("kasboek", "add", "Elders", "--wijk", "Paddepoel")
    begun("kasboek", "add", "Inloop, 8 mensen, 2 uur", "--initiatief", "soepclub", "--datum", "01-03-2026")
    begun("kasboek", "add", "Later", "--wijk", "Paddepoel")
    assert begun("kasboek", "add", "--herhaal", "--deelnames", "5").out == "4\n"
    again = shown(begun, 4)
    assert (again["titel"], again["initiatief"], again["vrijwilligersminuten"]) == ("Inloop", "Soepclub", 120)
    assert again["deelnames"] == 5
    assert again["datum"] > "2026-03-01"
    refused(cli("kasboek", "add", "--herhaal", "--sjabloon", "1"), 2, "Kies --sjabloon of --herhaal")


def test_a_remark_follows_what_was_saved_and_stops_nobody(begun: Cli) -> None:
    """Only about what was typed now, with the field; names of persons as they are known."""
    begun("persoon", "add", "Truus Tuin")
    ran = begun(
        "kasboek", "add", "Inloop", "--verhaal", "Bel 06-12345678.", "--les", "Vraag het truus tuin.",
        "--uitwisseling", "Truus Tuin > Soepclub: geschild",
    )  # fmt: skip
    saved, *told = ran.err.splitlines()
    assert saved.startswith("Kasboekregel 1 opgeslagen")
    assert told == [
        "Let op, het verhaal. Hier staat een telefoonnummer: zet dat liever bij de persoon.",
        "Let op, de les. Hier staat de naam van iemand die je kent: Truus Tuin. Zet er liever een schuilnaam voor.",
    ]
    assert len(begun("kasboek", "edit", "1", "--deelnames", "4").err.splitlines()) == 1
    ran = begun("kasboek", "edit", "1", "--teweeg", "Ze mailen nu via a@b.nl.")
    assert "Let op, wat het teweegbracht. Hier staat een e-mailadres" in ran.err


def test_an_entry_that_was_exported_says_what_left(begun: Cli) -> None:
    """And whether it was changed since."""
    begun("kasboek", "add", "Inloop")
    assert "Geëxporteerd" not in begun("kasboek", "show", "1").out
    begun("export", "kasboek")
    assert ", versie 1\n" in begun("kasboek", "show", "1").out
    begun("kasboek", "edit", "1", "--titel", "Inlopen")
    assert ", versie 1, en daarna gewijzigd\n" in begun("kasboek", "show", "1").out
    assert begun("kasboek", "list", "--gewijzigd").out.startswith("1 | ")


IMPOSSIBLE = [
    ((), 2, "TITEL ontbreekt"),
    (("X", "--deelnames", "2", "--nieuw-bereikt", "3"), 3, "hoogstens 2"),
    (("X", "--datum", "31-12-2024", "--uit", "soepclub"), 3, "Soepclub is van 01-01-2025, later dan 31-12-2024"),
    (("X", "--uit", ""), 2, "--uit is leeg"),
    (("X", "--uit", "regel 99"), 3, "Kasboekregel 99 is er niet"),
    (("X", "--uit", f"regel {'9' * 150}"), 3, "Ik vind geen initiatief"),
    (("X", "--uit", "x" * 1_000_000), 3, "te lang (1.000.000 tekens)"),
    (("X", "--uren", "1.5"), 2, "komma"),
    (("X", "--uren", "1:75"), 2, "60 minuten"),
    (("X", "--uitwisseling", "Soepclub gaf soep"), 2, "--uitwisseling: "),
    (("X", "--uitwisseling", SOEP, "--uitwisseling", "x" * 1_000_000), 2, "Regel 2 kan ik niet lezen"),
    (("X", "--uitwisseling", "Soepclub > soepclub: soep"), 3, "aan zichzelf"),
    (("X", "--perspectief", "eigen 2"), 2, "--perspectief: "),
    (("X", "--perspectief", "eigen 2-6"), 3, "van 1 tot en met 5"),
    (("X", "--bereik", "export"), 3, "toestemming"),
    (("X", "--bereik", "overal"), 2, "kies intern, export of openbaar"),
    (("X", "--bereik", ""), 2, "--bereik is leeg"),
    (("X", "--toestemming-op", "01-01-2190"), 3, "moet nog komen"),
    (("X", "--reeks", "af en toe"), 2, "--reeks: Dit is geen reeks"),
    (("X", "--reeks", ""), 2, "--reeks: "),
    (("X", "--reeks", "elke week vanaf 1-1-2020", "--datum", "01-01-2023"), 2, "hoogstens 60"),
    (("--sjabloon", ""), 2, "--sjabloon: "),
    (("--sjabloon", "drie"), 2, "--sjabloon: "),
    (("x" * 1_000_000,), 3, "De titel is te lang (1.000.000 tekens)"),
    (("12 mensen, " * 100_000,), 3, "De titel is te lang"),
    (("\x00\x1b\u202e",), 3, "Vul de titel in."),
]  # fmt: skip


def test_what_cannot_be_is_one_sentence_and_writes_nothing(begun: Cli, cli: Cli) -> None:
    """The option or the rule is named, and what would be right."""
    for args, code, word in IMPOSSIBLE:
        refused(cli("kasboek", "add", *args), code, word)
    assert cli("kasboek", "list").code == 1


def test_a_time_is_taken_as_it_is_said(begun: Cli) -> None:
    """Every way in which a worker says an hour and a half."""
    for typed in ("1u30", "1:30", "anderhalf", "1,5", "90m", "anderhalf uur"):
        begun("kasboek", "add", "Inloop", "--uren", typed)
    assert [one["vrijwilligersminuten"] for one in entries(begun)] == [90] * 6


NO_TEMPLATE = [
    (("10", "X"), 3, "1 tot en met 9"),
    (("een", "X"), 2, "TOETS: "),
    (("1", ""), 3, "Vul de titel in."),
    (("1", "X", "--weekdag", "morgen"), 2, "--weekdag: "),
    (("1", "X", "--uren", ""), 2, "--uren is leeg"),
    (("1",), 2, "TITEL ontbreekt"),
]  # fmt: skip


def test_a_template_that_cannot_be_is_one_sentence(begun: Cli, cli: Cli) -> None:
    """Nothing is kept."""
    for args, code, word in NO_TEMPLATE:
        refused(cli("kasboek", "template-set", *args), code, word)
    assert cli("kasboek", "templates").code == 1


def test_what_cannot_be_in_a_line_is_said_after_saving(begun: Cli) -> None:
    """It stays in the title, so nothing is lost."""
    ran = begun("kasboek", "add", "Inloop, 31-2-2026, 3 nieuw, 2 mensen")
    assert "31-2-2026 niet overgenomen: die dag bestaat niet." in ran.err
    assert "3 nieuw past niet bij 2 mensen: niet overgenomen." in ran.err


def test_a_schuilnaam_and_a_first_name_are_looked_at(begun: Cli) -> None:
    begun("persoon", "add", "Truus Tuin")
    ran = begun("kasboek", "add", "Met Truus", "--pseudoniem", "Mevrouw Tuin")
    assert "Let op, de titel. Truus kan iemand zijn die je kent." in ran.err
    assert "kies liever een andere" in ran.err
