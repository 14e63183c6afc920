"""Pots on the command line: opened, cut, moved, closed, and their statement."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import VOLDOET, Cli, Terminal, refused

YEAR = ("--van", "01-01-2026", "--tot", "31-12-2026", "--financiers", "gemeente 50; corporaties 50")
CUT = ("handgeld", "cut", "Groot", "Klein", "--reden", "Bezuiniging", "--datum", "01-04-2026")


@pytest.fixture
def pots(ok: Cli) -> Cli:
    """A pot of 900 and one of 300 euro."""
    ok("wijk", "choose", "selwerd")
    ok("handgeld", "pot-add", "Groot", "--plafond", "900", *YEAR)
    ok("handgeld", "pot-add", "Klein", "--plafond", "300", *YEAR)
    return ok


def test_a_wijkbudget_has_the_plafond_of_its_class(ok: Cli) -> None:
    """Only another plafond needs to be said, with a reason; Hoogkerk has its own."""
    ok("handgeld", "pot-add", "Wijkbudget", "--soort", "wijkbudget", "--wijk", "Selwerd", "--functie", "SGO Noord")
    shown = ok("handgeld", "pot-show", "wijkbudget").out
    assert shown.startswith("Stand: Er is € 900.000,00 vrij besteedbaar. Het geld hoeft niet op.\n")
    assert "Soort: wijkbudget\nFrontlijnfunctie: SGO Noord\n" in shown
    assert "€ 100.000,00" in ok("handgeld", "pot-add", "H", "--soort", "wijkbudget", "--wijk", "Hoogkerk").err
    ok("handgeld", "pot-add", "K", "--soort", "wijkbudget", "--wijk", "Tuinwijk", "--plafond", "5", "--reden", "Proef")
    assert [line.split(" | ")[6] for line in ok("handgeld", "pots").out.splitlines()] == ["wijkbudget"] * 3


def test_a_pot_shows_where_each_financier_stands(pots: Cli) -> None:
    """What they pay of the plafond, of what is promised and of what is free adds up to the pot."""
    pots("handgeld", "grant", "Soep", "--pot", "Groot", "--bedrag", "0,05", "--aanvrager", "Jan", *VOLDOET,
         "--datum", "10-03-2026")  # fmt: skip
    shown = pots("handgeld", "pot-show", "Groot").out
    assert "Financier: gemeente 50 %, plafond € 450,00, toegekend € 0,03, vrij € 449,97," in shown
    assert "Financier: corporaties 50 %, plafond € 450,00, toegekend € 0,02, vrij € 449,98," in shown
    found = json.loads(pots("handgeld", "pot-show", "Groot", "--json").out)
    for name in ("plafond", "toegekend", "betaald"):
        assert sum(part[name] for part in found["per_financier"]) == found["stand"][name]


def test_money_moves_from_one_pot_to_another_and_back(pots: Cli) -> None:
    """Reversing one row of an overheveling reverses both."""
    told = pots("handgeld", "move", "Groot", "Klein", "--bedrag", "100", "--reden", "Nodig").err
    assert told == "€ 100,00 overgeheveld; vrij besteedbaar is nu in Groot € 800,00 en in Klein € 400,00.\n"
    rows = pots("handgeld", "mutaties", "--soort", "overheveling_uit").out
    assert " | overheveling uit | € 100,00 | Groot | Klein | Nodig | " in rows
    pots("handgeld", "reverse", rows.split(" | ", maxsplit=1)[0], "--reden", "Toch niet")
    assert [line.split(" | ")[5] for line in pots("handgeld", "pots").out.splitlines()] == [
        "vrij € 900,00",
        "vrij € 300,00",
    ]


def test_a_pot_closes_with_a_choice_for_what_is_left(pots: Cli) -> None:
    """Moving it on and letting it lapse are both plain."""
    told = pots("handgeld", "close-pot", "Klein", "--rest", "overhevelen", "--naar", "Groot", "--reden", "Klaar").err
    assert told.startswith("Pot 2 gesloten: Klein. Gesloten op ")
    assert "€ 300,00 over en dat ging naar een andere pot" in told
    assert "Vrij besteedbaar: € 1.200,00\n" in pots("handgeld", "pot-show", "Groot").out
    pots("handgeld", "close-pot", "Groot", "--rest", "vervallen")
    assert "Rest bij het sluiten: € 1.200,00 vervalt\n" in pots("handgeld", "pot-show", "Groot").out


def test_a_korting_is_shown_before_it_is_booked(pots: Cli, cli: Cli) -> None:
    """Per pot and financier, with totals that add up; without a terminal and --ja nothing is booked."""
    shown = (
        "1 | Groot | gemeente € 300,00 | corporaties € 75,00 | korting € 375,00 | vrij was € 900,00 | wordt € 525,00\n"
        "2 | Klein | gemeente € 100,00 | corporaties € 25,00 | korting € 125,00 | vrij was € 300,00 | wordt € 175,00\n"
        "samen | - | gemeente € 400,00 | corporaties € 100,00 | korting € 500,00 | vrij was € 1.200,00 "
        "| wordt € 700,00\n"
    )
    cut = (*CUT, "--lezing", "naar_rato", "--financiers", "gemeente 400; corporaties 100")
    proef = pots(*cut, "--proef")
    assert (proef.out, proef.err) == (shown, "Dit is een proef; er is niets geboekt.\n")
    asked = cli(*cut)
    assert (asked.code, asked.out) == (3, shown)
    assert asked.err == "Er is niets geboekt. Klopt dit, zet er dan --ja bij.\n"
    assert cli("handgeld", "mutaties", "--soort", "korting").code == 1
    booked = pots(*cut, "--ja")
    assert (booked.out, booked.err) == (
        shown,
        "Geboekt: een korting van € 500,00, naar rato van het plafond.\n",
    )
    assert len(pots("handgeld", "mutaties", "--soort", "korting").out.splitlines()) == 2
    assert "Vrij besteedbaar: € 175,00\n" in pots("handgeld", "pot-show", "Klein").out


def test_a_trial_korting_makes_no_store(cli: Cli, tmp_path: Path) -> None:
    """It only looks, as every command that shows."""
    nowhere = tmp_path / "er-is-niets.db"
    refused(cli(*CUT, "--bedrag", "5", "--proef", "--db", str(nowhere)), 4, "er-is-niets.db is er niet")
    assert not nowhere.exists()


@pytest.mark.parametrize(("answer", "code"), [("j\n", 0), ("n\n", 3), ("", 3)])
def test_on_a_terminal_a_korting_is_asked(answer: str, code: int, pots: Cli, cli: Cli) -> None:
    """Only a yes books it."""
    ran = cli(*CUT, "--lezing", "gelijk", "--bedrag", "100", stdin=Terminal(answer))
    assert ran.code == code
    assert "Zo boeken? j/n\n" in ran.err
    assert cli("handgeld", "mutaties", "--soort", "korting").code == (0 if code == 0 else 1)


def test_the_two_readings_differ(pots: Cli) -> None:
    """Pro rata to the plafond, or the same in each pot; by wijk, for all, or for the pots that are named."""
    lost = {}
    for lezing in ("naar_rato", "gelijk"):
        for which in (("--wijk", "Selwerd"), ("--alle",), ("Groot", "Klein")):
            ran = pots("handgeld", "cut", *which, "--bedrag", "200", "--reden", "Minder", "--datum", "01-04-2026",
                       "--lezing", lezing, "--proef")  # fmt: skip
            cells = [re.search(r"korting € ([0-9,]+)", line) for line in ran.out.splitlines()]
            lost[lezing, which[0]] = [cell[1] for cell in cells if cell]
    assert {tuple(amounts) for (lezing, _), amounts in lost.items() if lezing == "gelijk"} == {
        ("100,00", "100,00", "200,00")
    }
    assert {tuple(amounts) for (lezing, _), amounts in lost.items() if lezing == "naar_rato"} == {
        ("150,00", "50,00", "200,00")
    }


def test_a_pot_that_falls_below_zero_is_named_and_keeps_its_promises(pots: Cli) -> None:
    """Before it is booked and after; only new awards wait."""
    pots("handgeld", "grant", "Soep", "--pot", "Klein", "--bedrag", "250", "--aanvrager", "Jan", *VOLDOET,
         "--datum", "10-03-2026")  # fmt: skip
    ran = pots(*CUT, "--lezing", "gelijk", "--bedrag", "200", "--ja")
    assert ran.out.endswith("Onder nul: Klein € -50,00\n")
    assert ran.err.splitlines()[1:] == [
        "Door een korting staat Klein op € -50,00 vrij besteedbaar: nieuwe toekenningen wachten tot er weer ruimte is."
    ]
    assert "Wat is toegekend, blijft staan" in pots("handgeld", "pot-show", "Klein").out


def test_a_statement_adds_up(pots: Cli) -> None:
    """Begin and every row make the end, in all and per financier; a storno is told as what it reverses."""
    pots("handgeld", "grant", "Soep", "--pot", "Groot", "--bedrag", "50,01", "--aanvrager", "Jan", *VOLDOET,
         "--datum", "10-03-2026", "--betaald", "12-03-2026")  # fmt: skip
    pots("handgeld", "reverse", "4", "--reden", "Vergissing", "--datum", "14-03-2026")
    pots("handgeld", "cut", "Groot", "--bedrag", "33,33", "--reden", "Minder", "--datum", "01-04-2026", "--ja")
    statement = ("handgeld", "statement", "Groot", "--van", "01-02-2026", "--tot", "30-04-2026")
    found = json.loads(pots(*statement, "--json").out)
    for name in ("plafond", "toegekend", "vrij", "betaald", "openstaand"):
        assert found["begin"][name] + sum(r["effect"][name] for r in found["regels"]) == found["eind"][name]
        assert sum(part[name] for part in found["eind"]["per_financier"]) == found["eind"][name]
        assert sum(s[name] for s in found["per_soort"].values()) == found["eind"][name] - found["begin"][name]
    assert found["begin"]["vrij"] == 900_00
    assert found["regels"][-1]["vrij_na"] == found["eind"]["vrij"] == 816_66
    lines = pots(*statement).out.splitlines()
    assert lines[0] == "Groot, 01-02-2026 tot en met 30-04-2026"
    assert lines[3] == ("2 | 10-03-2026 | toekenning | Soep | € 50,01 | vrij € -50,01 | daarna € 849,99 | mutatie 3")
    assert lines[5].startswith("4 | 14-03-2026 | storno van betaling | Soep | € 50,01 | vrij € 0,00 |")
    assert "Eind: plafond € 866,67, toegekend € 50,01, vrij € 816,66, betaald € 0,00, openstaand € 50,01" in lines
    assert any(line.startswith("gemeente eind: plafond € 433,3") for line in lines)
