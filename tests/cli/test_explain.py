"""`frontlijn explain`: the names of all numbers, how one was made, and every row behind it."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import VOLDOET, Cli, refused


@pytest.fixture
def busy(ok: Cli) -> Cli:
    """A wijk with two entries, of which one says how many took part, and a pot with an award and an open request."""
    ok("wijk", "choose", "Selwerd")
    ok("initiatief", "add", "Soepclub", "--fase", "startend")
    ok("kasboek", "add", "Soep", "--datum", "01-11-2020", "--deelnames", "12", "--leefdomein", "meedoen")
    ok("kasboek", "add", "Bank geverfd", "--datum", "02-11-2020", "--uren", "1:30")
    ok("handgeld", "pot-add", "Handgeld", "--plafond", "1000", "--van", "01-01-2020", "--tot", "31-12-2099")
    ok(
        *("handgeld", "grant", "Pannen", "--bedrag", "125", "--aanvrager", "Truus", "--datum", "01-11-2020"),
        *("--uitkomst", "toegekend", *VOLDOET),
    )
    ok("handgeld", "add", "Verf", "--bedrag", "75,50", "--aanvrager", "Kees")
    return ok


ALLES = ("--periode", "2020")


def lines(out: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in out.splitlines() if ": " in line)


def test_without_a_name_every_number_stands_with_its_value(busy: Cli) -> None:
    shown = dict(line.split(" | ") for line in busy("explain", *ALLES).out.splitlines())
    assert shown["kasboek.deelnames"] == "12"
    assert shown["handgeld.totaal.vrij"] == "€ 875,00"
    assert shown["handgeld.totaal.als_alles"] == "€ 799,50"
    assert shown["initiatieven.fase.startend"] == "1"
    assert shown["kasboek.nieuw_bereikt"] == "onbekend"


def test_one_number_is_told_with_its_formula_filled_in_and_every_row(busy: Cli) -> None:
    out = busy("explain", "kasboek.deelnames", *ALLES).out
    told = lines(out)
    assert (told["Cijfer"], told["Waarde"], told["Ingevuld"]) == ("kasboek.deelnames", "12", "12")
    assert told["Bron"] == "sociaal kasboek, Selwerd: 2 regels van 01-01-2020 tot en met 31-12-2020"
    assert told["Let op"].startswith("Bij 1 regel is dit onbekend; die tellen niet mee.")
    rows = out.partition("Rijen:\n")[2].splitlines()
    assert [row.split(" | ")[3] for row in rows] == ["Bank geverfd", "Soep"]


def test_an_amount_names_its_parts_and_each_part_explains_itself(busy: Cli) -> None:
    out = busy("explain", "handgeld.totaal.vrij", *ALLES).out
    assert "Ingevuld: plafond € 1.000,00 - toegekend € 125,00 = € 875,00\n" in out
    parts = [line.removeprefix("Deel: ").split(" | ") for line in out.splitlines() if line.startswith("Deel: ")]
    assert [(name, value) for name, value, _ in parts] == [("plafond", "€ 1.000,00"), ("toegekend", "€ 125,00")]
    for _, value, name in parts:
        assert lines(busy("explain", name, *ALLES).out)["Waarde"] == value
    assert "Pannen" in busy("explain", "handgeld.totaal.toegekend.toekenning", *ALLES).out


def test_the_begin_of_a_name_lists_what_begins_so_and_a_single_one_is_told(busy: Cli) -> None:
    listed = busy("explain", "kasboek.leefdomein", *ALLES).out.splitlines()
    assert len(listed) == 10
    assert "kasboek.leefdomein.meedoen | 1" in listed
    assert lines(busy("explain", "kasboek.vrijwill", *ALLES).out)["Waarde"] == "1 u 30"


def test_json_holds_the_same_with_the_rows_as_data(busy: Cli) -> None:
    made = json.loads(busy("explain", "handgeld.totaal.aangevraagd", "--json", *ALLES).out)
    assert (made["waarde"], made["ingevuld"]) == ("€ 75,50", "€ 75,50")
    assert [row["onderwerp"] for row in made["rijen"]] == ["Verf"]
    listed = json.loads(busy("explain", "--json", *ALLES).out)
    assert {"naam": "kasboek.deelnames", "waarde": "12"} in listed


def test_it_looks_where_the_other_commands_look(busy: Cli) -> None:
    assert lines(busy("explain", "kasboek.regels", "--wijk", "Beijum", *ALLES).out)["Waarde"] == "0"
    assert lines(busy("explain", "kasboek.regels", "--stad", *ALLES).out)["Bron"].startswith(
        "sociaal kasboek, alle wijken: 2 regels"
    )
    assert lines(busy("explain", "kasboek.regels", "--initiatief", "Soepclub", *ALLES).out)["Waarde"] == "0"
    assert lines(busy("explain", "kasboek.regels", "--van", "02-11-2020", "--tot", "03-11-2020").out)["Waarde"] == "1"


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("dealnames",), 1, ("dealnames", "kasboek.deelnames")),
        (("kasboek.deelnames.meer",), 1, ("Bedoel je",)),
        (("",), 2, ("CIJFER is leeg; noem een naam",)),
        (("x" * 1_000_000,), 1, (f"Er is geen cijfer {'x' * 49}…. ",)),
        (("kasboek.regels", "--wijk", "Nergens"), 1, ("Nergens",)),
        (("kasboek.regels", "--stad", "--wijk", "Selwerd"), 2, ("--stad",)),
        (("kasboek.regels", "--periode", "ooit"), 2, ("--periode",)),
        (("kasboek", "regels"), 2, ("frontlijn explain --help",)),
    ],
)
def test_what_is_not_there_is_one_sentence(busy: Cli, cli: Cli, args: tuple[str, ...], code: int, words: str) -> None:
    refused(cli("explain", *args), code, *words)


def test_text_of_a_worker_cannot_forge_a_line(ok: Cli) -> None:
    ok("wijk", "choose", "Selwerd")
    ok("kasboek", "add", "Soep | \x1b[31mrood", "--datum", "01-11-2020")
    out = ok("explain", "kasboek.regels", *ALLES).out
    assert "\x1b" not in out
    assert len(out.partition("Rijen:\n")[2].splitlines()) == 1
