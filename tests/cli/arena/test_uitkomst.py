"""What an arena brings, printed: the golden numbers, the two modes, what moves it, and what if."""

from __future__ import annotations

import json

from tests.cli.arena.conftest import SCHULDEN, effect
from tests.cli.conftest import Cli, refused

CAVEATS = ("niet door te trekken", "gemiddelde over ongelijke activiteiten", "geen ranglijst")


def test_the_page_holds_the_golden_numbers(filled: Cli) -> None:
    """The domain model, section 12: 384.000, of which 153.600 in the first period and 230.400 in the second."""
    out = filled("arena", "uitkomst", "1").out
    assert "rondkomen | 153.600 | 230.400 | 0 | 0 | 384.000" in out
    made = json.loads(filled("arena", "uitkomst", "1", "--json").out)["uitkomst"]
    assert made["baten"] == {"cent": 38_400_000, "euro": "384000,00", "exact": "38400000/1"}
    assert [one["baten"]["cent"] for one in made["per_periode"]] == [15_360_000, 23_040_000, 0, 0]
    assert made["multiplier"]["exact"] == "96/25"
    assert made["break_even"] == {"jaar": 2025, "periode": "2021-2025", "jaren_gedekt": list(range(2025, 2041))}


def test_a_multiplier_never_stands_without_its_caveats(filled: Cli) -> None:
    """In every command that shows one, as lines and as JSON."""
    what = ("arena", "wat-als", "1", "--effect", "1", "--factor", "aantal", "--waarde", "50")
    for command in (("arena", "uitkomst", "1"), ("arena", "gevoeligheid", "1"), what, ("explain", "arena.1.mult")):
        for more in ((), ("--json",)):
            out = filled(*command, *more).out
            assert "circa 3,8" in out
            for caveat in CAVEATS:
                assert caveat in out, (command, more)


def test_negative_effects_count_only_when_asked(filled: Cli) -> None:
    filled(*SCHULDEN[:2], "Overlast", *SCHULDEN[3:], "--last")
    assert json.loads(filled("arena", "uitkomst", "1", "--json").out)["uitkomst"]["baten"]["cent"] == 38_400_000
    full = json.loads(filled("arena", "uitkomst", "1", "--volledig", "--json").out)["uitkomst"]
    assert (full["baten"]["cent"], full["negatief"]["cent"]) == (0, -38_400_000)


def test_what_if_shows_both_and_keeps_nothing(filled: Cli, cli: Cli) -> None:
    asked = ("arena", "wat-als", "opbrengst", "--factor", "slagingskans", "--effect")
    out = filled(*asked, "minder schulden", "--waarde", "de helft").out
    assert "Baten | 384.000 | 768.000 | 384.000" in out
    assert "Er is niets bewaard." in out
    assert effect(filled)["versie"] == 1
    refused(cli(*asked, "minder", "--waarde", "1"), 2, "--effect: ", "1 (Minder schulden)")
    refused(cli(*asked, "1", "--waarde", "101"), 2, "--waarde: ")
    filled("arena", "effect-add", "Trots", "--leefdomein", "meedoen", "--groep", "participanten", "--pm")
    refused(cli(*asked, "Trots", "--waarde", "1"), 2, "--effect: ", "PM")


def test_what_moves_it_most_comes_first(filled: Cli) -> None:
    lines = filled("arena", "gevoeligheid", "1", "--afwijking", "10 %").out.splitlines()
    assert lines[0] == (
        "Minder schulden | aantal | 36 tot 44 | baten € 345.600 tot € 422.400 | multiplier circa 3,5 tot circa 4,2"
    )
    widths = [one["baten_hoog"]["cent"] - one["baten_laag"]["cent"] for one in _gevoelig(filled)]
    assert [abs(one) for one in widths] == sorted(map(abs, widths), reverse=True)


def _gevoelig(ok: Cli) -> list[dict[str, dict[str, int]]]:
    found: list[dict[str, dict[str, int]]] = json.loads(ok("arena", "gevoeligheid", "1", "--json").out)["gevoelig"]
    return found


def test_what_is_unknown_is_told_not_to_be_moved(filled: Cli) -> None:
    filled("arena", "effect-edit", "1", "--deadweight", "onbekend")
    told = "De baten zijn nu € 480.000. Onbekend, en daarom niet verschoven: was toch gebeurd bij ‘Minder schulden’."
    assert told in filled("arena", "gevoeligheid", "1").out


def test_an_own_arena_is_shown_with_its_own_caveats(filled: Cli) -> None:
    caveats = json.loads(filled("arena", "show", "1", "--json").out)["voorbehouden"]
    assert (
        caveats == json.loads(filled("arena", "uitkomst", "1", "--json").out)["uitkomst"]["multiplier"]["voorbehouden"]
    )
    assert not any("geen kosten" in line for line in caveats)


def test_an_empty_arena_says_so(begun: Cli, cli: Cli) -> None:
    assert "is onbekend: er staat nog geen effect in" in begun("arena", "uitkomst", "1").out
    refused(cli("arena", "gevoeligheid", "1"), 1, "geen effect in euro's")


def test_a_session_keeps_how_it_stood(filled: Cli, cli: Cli) -> None:
    """The state at the end of each session is read back, also after the arena went on."""
    assert filled("arena", "sessie-add", "--datum", "01-03-2024", "--deelnemer", "Truus").out == "1\n"
    filled("arena", "effect-edit", "1", "--aantal", "80")
    filled("arena", "sessie-add", "--datum", "02-03-2024", "--notities", "Samen gekeken")
    filled("arena", "effect-edit", "1", "--aantal", "10")
    then = filled("arena", "sessie-show", "1", "1").out
    assert "Stand: aan het eind van deze sessie, niet die van nu" in then
    assert "80 × 25 %" in then
    assert "€ 768.000" in then
    now = filled("arena", "sessie-show", "1", "2").out
    assert "10 × 25 %" in now
    assert "Wat er veranderde sinds sessie 1" in now
    assert "Baten | 768.000 | 96.000 | -672.000" in now
    filled("arena", "sessie-edit", "1", "1", "--deelnemer", "Truus", "--deelnemer", "de buurman")
    assert filled("arena", "sessie-list", "1").out.splitlines() == [
        "1 | 01-03-2024 | Truus, de buurman | -",
        "2 | 02-03-2024 | - | Samen gekeken",
    ]
    refused(cli("arena", "sessie-remove", "1", "1"), 3, "Alleen de laatste sessie")
    filled("arena", "sessie-remove", "1", "2")
    refused(cli("arena", "sessie-show", "1", "2"), 1, "geen sessie 2")


def test_an_arena_that_is_not_there(cli: Cli) -> None:
    for verb in ("uitkomst", "show", "remove", "gevoeligheid"):
        refused(cli("arena", verb, "9"), 1, "Er is geen arena 9.")


def test_a_session_follows_the_one_before(filled: Cli, cli: Cli) -> None:
    filled("arena", "sessie-add", "--datum", "02-03-2024")
    refused(cli("arena", "sessie-add", "--datum", "01-03-2024"), 3, "--datum: De vorige sessie was op 02-03-2024")
    assert filled("arena", "sessie-add", "--datum", "02-03-2024").out == "2\n"


def test_a_number_of_an_arena_elsewhere_is_not_told_as_of_here(filled: Cli) -> None:
    assert filled("explain", "arena.1.baten", "--wijk", "Selwerd").err == ""
    told = filled("explain", "arena.1.baten", "--wijk", "Beijum").err
    assert told == "Arena 1 is van ergens anders, niet van de plek die je noemde.\n"


def test_what_full_does_not_change_is_said(filled: Cli) -> None:
    says = "--volledig verandert hier niets"
    filled("arena", "rapport-add", "Rapport")
    filled("arena", "cijfer-add", "baten", "1", "--bron", "x")
    for command in (("arena", "uitkomst", "Rapport"), ("explain", "rapport.2.baten"), ("explain", "kasboek.regels")):
        plain, full = filled(*command), filled(*command, "--volledig")
        assert (plain.err, plain.out) == ("", full.out)
        assert says in full.err
    assert says not in filled("explain", "arena.1.baten", "--volledig").err


def test_a_deviation_of_nothing_is_refused(filled: Cli, cli: Cli) -> None:
    refused(cli("arena", "gevoeligheid", "1", "--afwijking", "0"), 2, "--afwijking: vul meer dan 0 in.")
