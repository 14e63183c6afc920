"""The parts of an arena: begun in the order of the four questions, changed, taken away and brought back."""

from __future__ import annotations

import json

from tests.cli.arena.conftest import SCHULDEN
from tests.cli.conftest import Cli, refused


def test_the_four_questions_make_an_arena(begun: Cli) -> None:
    """Only a number is data; what was kept is told. With one arena and one activity none of them needs naming."""
    ran = begun(*SCHULDEN)
    assert (ran.out, ran.err) == ("1\n", "Effect 1 toegevoegd aan Opbrengst: Minder schulden.\n")
    shown = begun("arena", "show", "opbrengst").out.splitlines()
    assert "Jaren: 2021 tot en met 2040, in periodes van 5 jaar" in shown
    assert "1 | Gemeente | 2021 | € 100.000,00 | Koken | -" in shown
    assert shown[-1] == (
        "1 | Minder schulden | Koken | rondkomen | positief (baat) | 40 × 25 % × 80 % × (1 − 20 %) × (1 − 0 %) × "
        "€ 12.000 per jaar, 2024-2028, elk jaar evenveel | participanten 40 % en overheid 60 % (gemeente)"
    )
    assert begun("arena", "list").out == "1 | Opbrengst | Kookclub | Selwerd | effecten-arena | in opbouw\n"


def test_an_arena_is_found_by_its_initiative(begun: Cli) -> None:
    assert json.loads(begun("arena", "show", "kookclub", "--json").out)["arena"]["titel"] == "Opbrengst"


def test_a_period_nobody_typed_shortens_with_the_horizon(begun: Cli, cli: Cli) -> None:
    told = begun("arena", "add", "Kort", "--initiatief", "Kookclub", "--horizon", "3").err
    assert told.endswith("Een periode duurt hier 3 jaar: verder kijkt deze arena niet.\n")
    assert "2 jaar: verder" in begun("arena", "edit", "Kort", "--horizon", "2").err
    assert "jaar: verder" not in begun("arena", "edit", "Kort", "--horizon", "4").err
    assert json.loads(begun("arena", "show", "Kort", "--json").out)["arena"]["periode"] == 2
    refused(cli("arena", "edit", "Kort", "--horizon", "3", "--periodelengte", "5"), 3, "--periodelengte: ")
    refused(cli("arena", "edit", "Kort", "--horizon", "0"), 3, "--horizon: ")


def test_what_is_not_named_stays(filled: Cli) -> None:
    filled("arena", "edit", "1", "--disconto", "2,25 %", "--prijspeil", "2023", "--toelichting", "Met de buurt")
    filled("arena", "edit", "1", "--titel", "Wat het opbrengt", "--toelichting", "")
    one = json.loads(filled("arena", "show", "1", "--json").out)["arena"]
    assert (one["titel"], one["disconto"], one["prijspeil"], one["toelichting"]) == (
        "Wat het opbrengt",
        225,
        2023,
        None,
    )
    assert "was al zo" in filled("arena", "edit", "1", "--prijspeil", "2023").err


def test_parts_change_go_and_come_back(filled: Cli, cli: Cli) -> None:
    filled("arena", "activiteit-edit", "1", "--naam", "Samen koken")
    filled("arena", "investering-edit", "1", "--bedrag", "", "--natura", "--omschrijving", "een keuken")
    shown = filled("arena", "show", "1").out
    assert "1 | Gemeente | 2021 | in natura | Samen koken | een keuken" in shown
    refused(cli("arena", "activiteit-remove", "1"), 3)
    told = filled("arena", "investering-remove", "1").err
    assert told == "Investering 1 is weg: Gemeente. Met frontlijn undo komt het terug.\n"
    assert "Gemeente" not in filled("arena", "show", "1").out.replace("gemeente", "")
    filled("undo")
    assert "een keuken" in filled("arena", "show", "1").out
    filled("arena", "effect-remove", "1")
    refused(cli("arena", "effect-show", "1"), 1, "Effect 1 is er niet (meer)")
    filled("arena", "remove", "1")
    assert cli("arena", "list").code == 1
    filled("undo")
    filled("undo")
    assert "Minder schulden" in filled("arena", "show", "1").out


def test_with_more_to_choose_from_it_asks(filled: Cli, cli: Cli) -> None:
    filled("arena", "activiteit-add", "Tuinieren")
    refused(cli(*SCHULDEN), 2, "Noem met --activiteit", "Koken, Tuinieren")
    filled(*SCHULDEN, "--activiteit", "tuinieren")
    filled("arena", "add", "Nog een", "--initiatief", "Kookclub")
    refused(cli("arena", "activiteit-add", "X"), 2, "Noem met --arena")
    filled("arena", "activiteit-add", "X", "--arena", "nog een")
    refused(cli("arena", "show", "kookclub"), 3, "noem het nummer")


WRONG = [
    (("add", "X"), 3, ("--initiatief: Kies van welk initiatief",)),
    (("add", "X", "--initiatief", "Kookclub", "--startjaar", "21"), 3, ("--startjaar: ", "vier cijfers")),
    (("add", "X", "--initiatief", "Kookclub", "--periodelengte", "30"), 3, ("--periodelengte: ",)),
    (("add", "X", "--initiatief", "Kookclub", "--disconto", "101"), 2, ("--disconto: Meer dan 100 %",)),
    (("edit", "1", "--startjaar", "2022"), 3, ("--startjaar: Er staat al iets in 2021",)),
    (("activiteit-add", "koken"), 3, ("NAAM: Deze activiteit staat er al",)),
    (("investering-add", "X", "--bedrag", "0"), 3, ("--bedrag: Het bedrag moet meer dan € 0,00 zijn",)),
    (("investering-add", "X"), 3, ("--bedrag: ", "in natura")),
    (("investering-add", "X", "--natura"), 3, ("--omschrijving: ",)),
    (("investering-add", "X", "--bedrag", "5", "--jaar", "2020"), 3, ("--jaar: ", "2021 tot en met 2040")),
    (("investering-add", "X", "--bedrag", "5", "--activiteit", "koke"), 1, ("Bedoel je Koken?",)),
    (("show", "opbrngst"), 1, ("Bedoel je Opbrengst?",)),
]  # fmt: skip
"""What is typed, the exit code, and what the sentence holds."""


def test_what_is_wrong_is_said_at_its_option(begun: Cli, cli: Cli) -> None:
    for args, code, words in WRONG:
        refused(cli("arena", *args), code, *words)
