"""Effects: each number with its source, in words or from the kasboek, with other values and the reason of a choice."""

from __future__ import annotations

from tests.cli.arena.conftest import SCHULDEN, chosen, effect
from tests.cli.conftest import Cli, refused


def test_each_number_keeps_its_own_source(filled: Cli) -> None:
    waarde = chosen(filled, "waarde")
    assert (waarde["waarde"], waarde["bron"], waarde["jaar"], waarde["bewijskracht"]) == (
        1_200_000,
        "Voorbeeldrapport",
        2023,
        "onderbouwd",
    )
    kans = chosen(filled, "slagingskans")
    assert (kans["waarde"], kans["woord"], kans["bron"]) == (2_500, True, None)
    assert chosen(filled, "verdringing")["waarde"] == 0
    shown = filled("arena", "effect-show", "1").out
    assert "Slagingskans: een kwart (25 %) (geen bron)\n" in shown
    assert "Waarde: € 12.000,00 (Voorbeeldrapport, 2023, onderbouwd)\n" in shown


def test_one_source_can_go_for_all_numbers(begun: Cli) -> None:
    args = [arg.replace("waarde=", "alle=") for arg in SCHULDEN]
    begun(*args)
    assert {one["bron"] for one in effect(begun)["factoren"]} == {"Voorbeeldrapport"}


def test_an_unknown_deadweight_is_unknown_and_a_pm_effect_has_no_numbers(filled: Cli) -> None:
    filled("arena", "effect-edit", "1", "--deadweight", "onbekend")
    assert chosen(filled, "deadweight")["waarde"] is None
    filled("arena", "effect-edit", "1", "--pm")
    one = effect(filled)
    assert (one["kwantificering"], one["factoren"], one["start"]) == ("pm", [], None)
    filled(
        "arena", "effect-edit", "1", "--euro", *SCHULDEN[9:17], "--waarde", "5", "--bron", "waarde=x", "--looptijd", "1"
    )
    assert (effect(filled)["start"], chosen(filled, "verdringing")["waarde"]) == (2021, 0)
    filled("arena", "effect-add", "Trots", "--leefdomein", "meedoen", "--groep", "participanten", "--pm")
    assert effect(filled, 2)["groepen"] == [{"groep": "participanten", "aandeel": 10_000, "wie": None}]


def test_another_value_is_chosen_with_its_reason(filled: Cli, cli: Cli) -> None:
    """Contradicting sources stand side by side; a choice without a reason is refused."""
    other = "waarde=9000; bron=Ander rapport; jaar=2019; bewijs=gemeten"
    refused(cli("arena", "effect-edit", "1", "--anders", other), 3, "--reden waarde=: ", "waarom je deze kiest")
    filled("arena", "effect-edit", "1", "--anders", other, "--reden", "waarde=Past bij deze wijk")
    filled("arena", "effect-edit", "1", "--kies", "waarde=9.000", "--reden", "waarde=Nieuwer inzicht")
    now = chosen(filled, "waarde")
    assert (now["waarde"], now["bron"], now["reden"]) == (900_000, "Ander rapport", "Nieuwer inzicht")
    shown = filled("arena", "effect-show", "1").out
    assert "Andere waarde van waarde: € 12.000,00 (Voorbeeldrapport, 2023, onderbouwd)" in shown
    refused(cli("arena", "effect-edit", "1", "--kies", "waarde=1"), 2, "er staat € 9.000,00, € 12.000,00")
    filled("arena", "effect-edit", "1", "--anders", "waarde=")
    assert sum(one["factor"] == "waarde" for one in effect(filled)["factoren"]) == 1


def test_a_number_that_changes_keeps_its_source_and_says_so(filled: Cli) -> None:
    told = filled("arena", "effect-edit", "1", "--waarde", "11.000").err.splitlines()
    assert told[1] == ("De bron bij waarde bleef: Voorbeeldrapport. Klopt die niet meer, noem dan --bron waarde=TEKST.")
    assert "bleef" not in filled("arena", "effect-edit", "1", "--waarde", "10.000", "--bron", "waarde=Nieuw").err


def test_a_number_comes_from_the_kasboek_and_says_so(filled: Cli, cli: Cli) -> None:
    """With the period, how many entries it rests on, and what the kasboek says now."""
    entry = ("kasboek", "add", "Soep", "--initiatief", "Kookclub", "--datum")
    filled(*entry, "01-03-2024", "--deelnames", "12", "--nieuw-bereikt", "5")
    filled(*entry, "02-03-2024", "--deelnames", "9")
    taken = ("arena", "effect-edit", "1", "--kasboek", "nieuw_bereikt")
    refused(cli(*taken), 2, "Noem --periode")
    refused(cli(*taken, "--periode", "2024", "--aantal", "3"), 2, "niet allebei")
    refused(cli(*taken, "--periode", "2020"), 2, "noem zelf een --aantal")
    refused(cli("arena", "effect-edit", "1", "--periode", "2024"), 2, "hoort bij --kasboek")
    told = filled(*taken, "--periode", "2024").err
    assert "nieuw bereikt 5 (2 regels, in 1 is het onbekend)" in told
    now = chosen(filled, "aantal")
    assert (now["waarde"], now["maat"], now["van"], now["tot"]) == (5, "nieuw_bereikt", "2024-01-01", "2024-12-31")
    filled("kasboek", "edit", "2", "--nieuw-bereikt", "2")
    assert "    Nu in het kasboek: 7\n" in filled("arena", "effect-show", "1").out
    assert effect(filled)["nu_in_kasboek"] == {"aantal": 7}
    explained = filled("explain", "arena.1.effect.1").out
    assert "Rijen:\n2 | 02-03-2024" in explained
    filled("arena", "effect-edit", "1", "--aantal", "6")
    assert chosen(filled, "aantal")["maat"] is None


def test_numbers_that_go_with_pm_are_told_and_come_back(filled: Cli) -> None:
    told = filled("arena", "effect-edit", "1", "--pm").err
    assert "6 getallen met hun bronnen zijn weg; frontlijn undo haalt ze terug." in told
    filled("undo")
    assert len(effect(filled)["factoren"]) == 6


def test_the_same_other_value_twice_is_one(filled: Cli) -> None:
    other = ("--anders", "waarde=9000; bron=Rapport")
    filled("arena", "effect-edit", "1", *other, *other, "--reden", "waarde=Nieuwer")
    assert [one["waarde"] for one in effect(filled)["factoren"] if not one["gekozen"]] == [900_000]


WRONG = [
    (("--slagingskans", "101"), 2, ("--slagingskans: Meer dan 100 %",)),
    (("--toerekening", "veel"), 2, ("--toerekening: ", "een kwart, de helft, de meeste")),
    (("--waarde", "12.50"), 2, ("--waarde: Bedoel je 12,50 of 1.250?",)),
    (("--bron", "waarde="), 3, ("--bron waarde=: ", "waar deze waarde vandaan komt")),
    (("--bron", "rapport"), 2, ("--bron: ", "waarde=")),
    (("--bron", "prijs=x"), 2, ("--bron: ", "kies aantal")),
    (("--groep", "overheid=60"), 3, ("--groep: ", "maak er 100 % van")),
    (("--groep", "iedereen=60"), 2, ("--groep: ", "kies participanten")),
    (("--start", "2020"), 3, ("--start: ", "2021 of later")),
    (("--looptijd", "0"), 3, ("--looptijd: Een effect duurt 1",)),
    (("--curve", "eenmalig"), 3, ("--looptijd: Wat eenmalig is, duurt één jaar",)),
    (("--dropoff", "10"), 3, ("--dropoff: ", "aflopend effect")),
    (("--curve", "rond"), 2, ("--curve: ", "kies eenmalig")),
    (("--anders", "9000"), 2, ("--anders: begin met het getal",)),
    (("--anders", "waarde=9000; prijs=4"), 2, ('--anders: "prijs" ken ik niet',)),
    (("--jaar", "waarde=21"), 3, ("--jaar waarde=: ", "vier cijfers")),
    (("--per", "week"), 2, ("--per: ", "kies jaar of totaal")),
    (("--leefdomein", "geluk"), 2, ("--leefdomein: ", "kies wonen")),
    (("--naam", ""), 3, ("--naam: Vul de naam in.",)),
    ((), 2, ("Er is niets om te wijzigen",)),
]  # fmt: skip
"""What is typed, the exit code, and what the sentence holds."""


def test_what_is_wrong_is_said_at_its_option_and_nothing_changes(filled: Cli, cli: Cli) -> None:
    for args, code, words in WRONG:
        refused(cli("arena", "effect-edit", "1", *args), code, *words)
        assert effect(filled)["versie"] == 1


def test_a_new_effect_says_what_it_lacks(begun: Cli, cli: Cli) -> None:
    add = ("arena", "effect-add", "X")
    refused(cli(*add), 2, "--leefdomein en --groep ontbreken")
    of = (*add, "--leefdomein", "wonen", "--groep", "overheid")
    refused(cli(*of), 3, "--aantal: Vul in om hoeveel het gaat")
    numbers = (*of, "--aantal", "4", "--slagingskans", "alle", "--toerekening", "de helft", "--waarde", "5")
    refused(cli(*numbers), 3, "--bron waarde=: ")
    refused(cli(*numbers, "--bron", "waarde=bon"), 3, "--deadweight: ", "of kies onbekend")
    refused(cli(*numbers, "--deadweight", "geen", "--bron", "waarde=bon"), 3, "--looptijd: ")
    refused(cli(*of, "--pm", "--aantal", "4"), 3, "--aantal: Een PM-effect staat er zonder getallen")
    assert "nu_in_kasboek" not in cli("arena", "show", "1", "--json").out
