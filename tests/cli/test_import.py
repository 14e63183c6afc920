"""`frontlijn import`: first a look, then all rows in one act or none; nothing twice, nothing lost, nothing guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Ran, Terminal, refused
from tests.cli.test_start import HEAVY, imported
from tests.intake.files import workbook

ROWS = """\
Wat;Dag;Wijk;Aantal;Uren;Domeinen;Weer
Koffie;3-4-2026;Selwerd;12;1u30;gezondheid;zon
Soep;4-4-2026;selwerd;;;;
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def file(folder: Path, text: str | bytes = ROWS, name: str = "kasboek.csv") -> str:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def entries(cli: Cli) -> list[str]:
    """The titles of the entries that stand, the oldest day first."""
    return [one["titel"] for one in reversed(json.loads(cli("kasboek", "list", "--json").out))]


def shown(ran: Ran) -> str:
    """A preview on one line."""
    return " ".join(ran.out.split())


def test_without_a_yes_it_only_shows_what_would_happen(cli: Cli, folder: Path) -> None:
    ran = cli("import", "kasboek", file(folder))
    assert ran.code == 0
    assert "Er is nog niets ingelezen. Klopt het zo, zet er dan --ja bij." in ran.err
    text = shown(ran)
    assert "Wat wordt titel" in text
    assert "Domeinen wordt leefdomeinen" in text
    assert "Niet gebruikt: Weer" in text
    assert "In te lezen: 2" in text
    assert "Rij 2 wordt Titel: Koffie Wijk: Selwerd Datum: 03-04-2026 Leefdomeinen: gezondheid Deelnames: 12" in text
    assert "Uren: 1 u 30" in text
    assert entries(cli) == []


def test_the_first_three_rows_are_shown(ok: Cli, folder: Path) -> None:
    rows = "".join(f"T{n};{n}-4-2026;Selwerd\n" for n in range(1, 7))
    out = ok("import", "kasboek", file(folder, f"titel;datum;wijk\n{rows}")).out
    assert [line for line in out.splitlines() if line.startswith("Rij")] == [
        "Rij 2 wordt",
        "Rij 3 wordt",
        "Rij 4 wordt",
    ]


def test_with_a_yes_all_rows_come_in_as_one_act(ok: Cli, cli: Cli, folder: Path) -> None:
    ran = ok("import", "kasboek", file(folder), "--ja")
    assert ran.out == ""
    assert ran.err == "Niet gebruikt: Weer\n2 kasboekregels ingelezen. In één keer terug kan met: frontlijn undo\n"
    assert entries(ok) == ["Koffie", "Soep"]
    regel = json.loads(ok("kasboek", "show", "1", "--json").out)
    assert (regel["deelnames"], regel["vrijwilligersminuten"], regel["leefdomeinen"]) == (12, 90, ["gezondheid"])
    ok("undo")
    assert entries(cli) == []
    assert ok("check").code == 0


@pytest.mark.parametrize(("answer", "titles"), [("j\n", ["Koffie", "Soep"]), ("n\n", []), ("", [])])
def test_on_a_terminal_it_is_asked_after_the_look(answer: str, titles: list[str], cli: Cli, folder: Path) -> None:
    ran = cli("import", "kasboek", file(folder), stdin=Terminal(answer))
    assert ran.code == (0 if titles else 3)
    assert "In te lezen: 2" in ran.out
    assert "Inlezen? j/n" in ran.err
    assert entries(cli) == titles


def test_a_second_time_nothing_comes_in_twice(ok: Cli, folder: Path) -> None:
    """Also from a file of another kind, with its rows and columns in another order."""
    ok("import", "kasboek", file(folder), "--ja")
    again = ok("import", "kasboek", file(folder), "--ja")
    assert again.err == "Niet gebruikt: Weer\n0 kasboekregels ingelezen, 2 stonden er al.\n"
    moved: list[tuple[object, ...]] = [
        ("dag", "buurt", "titel", "minuten", "mensen", "domein"),
        ("4-4-26", "Selwerd", "Soep"),
        ("2026-04-03", "Selwerd", "Koffie", 90, 12, "gezondheid"),
        ("5-4-2026", "Selwerd", "Thee"),
    ]
    excel = file(folder, workbook(moved), "kasboek.xlsx")
    assert ok("import", "kasboek", excel, "--ja").err.startswith("1 kasboekregel ingelezen, 2 stonden er al.")
    assert sorted(entries(ok)) == ["Koffie", "Soep", "Thee"]


def test_what_was_taken_back_can_come_in_again(ok: Cli, folder: Path) -> None:
    ok("import", "kasboek", file(folder), "--ja")
    ok("undo")
    assert "2 kasboekregels ingelezen." in ok("import", "kasboek", file(folder), "--ja").err
    assert entries(ok) == ["Koffie", "Soep"]
    assert "0 kasboekregels ingelezen, 2 stonden er al." in ok("import", "kasboek", file(folder), "--ja").err


def test_an_entry_that_was_corrected_since_does_not_come_back(ok: Cli, folder: Path) -> None:
    ok("import", "kasboek", file(folder), "--ja")
    ok("kasboek", "edit", "1", "--titel", "Thee")
    assert "0 kasboekregels ingelezen, 2 stonden er al." in ok("import", "kasboek", file(folder), "--ja").err


def test_two_truly_equal_rows_are_both_taken(ok: Cli, folder: Path) -> None:
    twice = file(folder, "titel;datum;wijk\nKoffie;3-4-2026;Selwerd\nKoffie;3-4-2026;Selwerd\n")
    ok("import", "kasboek", twice, "--ja")
    ok("import", "kasboek", twice, "--ja")
    assert entries(ok) == ["Koffie", "Koffie"]


def test_an_export_read_in_again_stands_already(ok: Cli, folder: Path) -> None:
    """Whatever was taken out of it on the way: names, what nobody may see."""
    ok("initiatief", "add", "De Lepel", "--wijk", "Selwerd", "--contact", "Truus Jansen", "--alias", "Soepclub")
    ok("kasboek", "add", "Soep bij Truus Jansen", "--letterlijk", "--initiatief", "De Lepel", "--verhaal", "=Goed;\nzo")
    ok("kasboek", "add", "Koffie", "--letterlijk", "--wijk", "Paddepoel", "--uren", "1:30", "--leefdomein", "wonen")
    for register, count in (("kasboek", 2), ("initiatieven", 1)):
        target = folder / f"{register}-uit.csv"
        ok("export", register, "-o", str(target))
        ran = ok("import", register, str(target), "--json")
        found = json.loads(ran.out)
        assert (found["in_te_lezen"], found["kan_niet"]) == (0, [])
        assert [one["nummer"] for one in found["staat_er_al"]] == sorted(
            range(1, count + 1), reverse=register == "kasboek"
        )


def test_an_export_without_its_numbers_stands_by_what_it_says(ok: Cli, folder: Path) -> None:
    ok("kasboek", "add", "Koffie", "--letterlijk", "--wijk", "Selwerd", "--uren", "1:30", "--deelnames", "12")
    target = folder / "uit.csv"
    ok("export", "kasboek", "-o", str(target))
    text = target.read_text("utf-8-sig").replace("nummer", "volgnummer", 1)
    found = json.loads(ok("import", "kasboek", file(folder, text), "--json").out)
    assert (found["staat_er_al"], found["in_te_lezen"]) == ([{"rij": 2, "nummer": 1}], 0)


def test_what_is_like_an_entry_that_stands_is_pointed_out(ok: Cli, folder: Path) -> None:
    ok("kasboek", "add", "koffie", "--letterlijk", "--wijk", "Selwerd", "--datum", "3-4-2026")
    preview = shown(ok("import", "kasboek", file(folder), "--zonder-dubbele"))
    assert "In te lezen: 1" in preview
    assert "Rij 2 lijkt op nummer 1, overgeslagen" in preview
    ran = ok("import", "kasboek", file(folder), "--zonder-dubbele", "--ja")
    assert "1 kasboekregel ingelezen, 1 overgeslagen omdat die lijkt op wat er al staat." in ran.err
    assert entries(ok) == ["koffie", "Soep"]
    assert "1 kasboekregel ingelezen, 1 stond er al." in ok("import", "kasboek", file(folder), "--ja").err
    assert sorted(entries(ok)) == ["Koffie", "Soep", "koffie"]


WRONG = "titel;datum;wijk;aantal\nKoffie;3-4-2026;Selwerd;12 mensen\nSoep;4-4-2026;Selwert;\nThee;5-4-2026;Selwerd;3\n"


def test_one_wrong_row_stops_all_of_them(cli: Cli, folder: Path) -> None:
    for more in ((), ("--ja",)):
        ran = cli("import", "kasboek", file(folder, WRONG), *more)
        assert ran.code == 3
        assert "Rij 2, kolom aantal: Dit is geen heel getal; gebruik alleen cijfers, bijvoorbeeld 12." in ran.out
        assert "Rij 3, kolom wijk: Er is geen wijk Selwert. Bedoel je Selwerd" in ran.out
        assert ran.err == (
            "Er is niets ingelezen: 2 rijen kunnen niet. Verbeter het bestand, of lees de rest in met --overslaan.\n"
        )
    ran = cli("import", "kasboek", file(folder, WRONG), stdin=Terminal("j\n"))
    assert (ran.code, "Inlezen?" in ran.err) == (3, False)
    assert entries(cli) == []


def test_the_rest_comes_in_when_wrong_rows_may_be_left_out(ok: Cli, cli: Cli, folder: Path) -> None:
    ran = ok("import", "kasboek", file(folder, WRONG), "--overslaan", "--ja")
    assert "Overgeslagen: Rij 2, kolom aantal: Dit is geen heel getal" in ran.err
    assert "Overgeslagen: Rij 3, kolom wijk: Er is geen wijk Selwert." in ran.err
    assert ran.err.splitlines()[-1].startswith("1 kasboekregel ingelezen.")
    assert entries(ok) == ["Thee"]
    ok("undo")
    assert cli("kasboek", "list").code == 1


def test_a_long_list_is_cut_off_unless_all_of_it_is_wanted(cli: Cli, folder: Path) -> None:
    rows = "".join(f"T{n};3-4-2026;Selwerd;veel\n" for n in range(25))
    path = file(folder, f"titel;datum;wijk;aantal\n{rows}")
    ran = cli("import", "kasboek", path)
    assert ran.out.count("geen heel getal") == 20
    assert "en nog 5; met --alles zie je ze allemaal" in ran.out
    assert cli("import", "kasboek", path, "--alles").out.count("geen heel getal") == 25
    assert len(json.loads(cli("import", "kasboek", path, "--json").out)["kan_niet"]) == 25


def test_a_bsn_is_rejected_unless_it_is_stated_to_be_none(cli: Cli, ok: Cli, folder: Path) -> None:
    path = file(folder, "titel;datum;wijk\nZaak 111222333;3-4-2026;Selwerd\n")
    ran = cli("import", "kasboek", path, "--ja")
    assert ran.code == 3
    assert "Rij 2, kolom titel: In de titel staat misschien een BSN (…333)" in ran.out
    assert "geef aan dat het geen BSN is: zet er dan --geen-bsn bij." in ran.out
    assert "111222333" not in ran.out + ran.err
    ok("import", "kasboek", path, "--ja", "--geen-bsn")
    assert entries(ok) == ["Zaak 111222333"]


def test_a_column_is_pointed_out_by_hand(cli: Cli, ok: Cli, folder: Path) -> None:
    path = file(folder, "Wat er op 3 = 4 was;Dag;Tijd;Wijk\nKoffie;3-4-2026;14:00;Selwerd\n")
    refused(cli("import", "kasboek", path), 3, "Er is geen kolom titel;", '--kolom "Wat er was=titel"')
    ok("import", "kasboek", path, "--kolom", "wat er op 3 = 4 was=Titel", "--kolom", "Tijd=", "--ja")
    regel = json.loads(ok("kasboek", "show", "1", "--json").out)
    assert (regel["titel"], regel["vrijwilligersminuten"]) == ("Koffie", None)


@pytest.mark.parametrize("kolom", ["titel", "=titel", ""])
def test_a_choice_of_a_column_that_cannot_be_read(kolom: str, cli: Cli, folder: Path) -> None:
    refused(cli("import", "kasboek", file(folder), "--kolom", kolom), 2, "--kolom", '"Wat er was=titel"')
    twice = ("--kolom", "Weer=titel", "--kolom", "Weer=datum")
    refused(cli("import", "kasboek", file(folder), *twice), 2, "één keer")


def test_the_wijk_of_rows_without_one(cli: Cli, ok: Cli, folder: Path) -> None:
    path = file(folder, "titel;datum\nKoffie;3-4-2026\n")
    refused(cli("import", "kasboek", path), 3, "Er is geen kolom wijk;", "of noem de wijk met --wijk.")
    ok("wijk", "choose", "Beijum")
    assert "Rijen zonder wijk komen in Beijum." in ok("import", "kasboek", path).out
    assert "Rijen zonder wijk komen in Paddepoel." in ok("import", "kasboek", path, "--wijk", "paddepoel").out
    refused(cli("import", "kasboek", path, "--wijk", ""), 2, "De wijk is leeg")


def test_an_initiative_is_looked_for_in_the_wijk(cli: Cli, ok: Cli, folder: Path) -> None:
    ok("initiatief", "add", "De Lepel", "--alias", "Soepclub", "--wijk", "Selwerd")
    ok("initiatief", "add", "Soepclub", "--wijk", "Paddepoel")
    path = file(folder, "titel;datum;wijk;initiatief\nA;3-4-2026;Selwerd;soepclub\nB;4-4-2026;Paddepoel;Soepclub\n")
    ok("import", "kasboek", path, "--ja")
    assert [json.loads(ok("kasboek", "show", n, "--json").out)["initiatief_id"] for n in "12"] == [1, 2]
    path = file(folder, "titel;datum;wijk;initiatief\nA;3-4-2026;Selwerd;De Lepels\n")
    assert "Er is geen initiatief De Lepels. Bedoel je De Lepel?" in cli("import", "kasboek", path).out


def test_what_a_row_came_from_is_found_as_in_the_form(ok: Cli, cli: Cli, folder: Path) -> None:
    ok("kasboek", "add", "Kookles", "--letterlijk", "--wijk", "Paddepoel", "--datum", "1-3-2026")
    rows = "A;3-4-2026;Selwerd;kookles\nB;3-4-2026;Selwerd;regel 1\n"
    ok("import", "kasboek", file(folder, f"titel;datum;wijk;uit\n{rows}"), "--ja")
    assert [json.loads(ok("kasboek", "show", n, "--json").out)["uit_regel_id"] for n in "23"] == [1, 1]
    ran = cli(
        "import",
        "kasboek",
        file(folder, "titel;datum;wijk;uit\nA;1-2-2026;Selwerd;regel 1\nB;1-4-2026;Selwerd;regel 9\n"),
    )
    assert "Rij 2, kolom uit: Kookles is van 01-03-2026, later dan 01-02-2026" in ran.out
    assert "Rij 3, kolom uit: Kasboekregel 9 is er niet (meer)." in ran.out


def test_initiatives_come_in_with_those_who_belong_to_them(ok: Cli, folder: Path) -> None:
    text = "Initiatief;Buurt;Status;Trekkers;Contactpersoon;Organisatie\nDe Lepel;Selwerd;startend;2;Truus;Buurthuis\n"
    ran = ok("import", "initiatieven", file(folder, f"{text}De Vork;Selwerd;;;truus;\n"), "--ja")
    assert ran.err.startswith("2 initiatieven ingelezen.")
    lepel, vork = (json.loads(ok("initiatief", "show", n, "--json").out) for n in "12")
    assert (lepel["fase"], lepel["aanjagers"], lepel["organisatie"]) == ("startend", 2, "Buurthuis")
    assert lepel["contact_persoon_id"] == vork["contact_persoon_id"]
    assert "Rij 2 lijkt op nummer 1" in ok("import", "initiatieven", file(folder, "naam;wijk\nde lepel;Selwerd\n")).out
    ok("undo")
    assert json.loads(ok("import", "initiatieven", file(folder, text), "--json").out)["in_te_lezen"] == 1


def test_json_is_only_for_a_look(ok: Cli, cli: Cli, folder: Path) -> None:
    found = json.loads(ok("import", "kasboek", file(folder), "--json").out)
    assert found["kolommen"]["Wat"] == "titel"
    assert (found["niet_gebruikt"], found["in_te_lezen"], found["zonder_wijk"]) == (["Weer"], 2, None)
    assert found["eerste"][0]["vrijwilligersminuten"] == 90
    refused(cli("import", "kasboek", file(folder), "--json", "--ja"), 2, "laat --ja weg")
    assert entries(cli) == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("leeg.csv", "", "Het bestand is leeg"),
        ("kop.csv", "titel;datum\n", "alleen namen van kolommen"),
        ("dubbel.csv", "titel;Titel\na;b\n", 'Twee kolommen heten "Titel"'),
        ("breed.csv", "titel;datum\na;b;c\n", "meer cellen"),
        ("plaatje.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "geen CSV-bestand"),
        ("oud.xls", b"x", "een ander soort Excel-bestand"),
        ("brief.docx", b"x", "geen .xlsx of .csv"),
        ("echt.xlsx", workbook([("titel", "datum"), ("a", "=1+1")]), "formule zonder uitkomst"),
        ("samen.xlsx", workbook([("titel", "datum"), ("a", "b")], lambda s: s.merge_cells("A2:B2")), "samengevoegd"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    name: str, content: str | bytes, words: str, cli: Cli, folder: Path
) -> None:
    refused(cli("import", "kasboek", file(folder, content, name), "--ja", "--overslaan"), 3, words)


def test_no_file_at_all(cli: Cli, folder: Path) -> None:
    refused(cli("import", "kasboek", str(folder / "weg.csv")), 3, "weg.csv is er niet")
    refused(cli("import", "kasboek", str(folder)), 3, "is een map")
    refused(cli("import", "initiatieven", ""), 3, "Noem het bestand")
    refused(cli("import", "kasboek"), 2, "BESTAND ontbreekt")


def test_hostile_text_is_kept_as_data_and_shown_without_harm(ok: Cli, folder: Path) -> None:
    text = 'titel;datum;wijk;verhaal;"[b]\x1b[31mx"\n"[red]a\x1b[0m\u202eb";3-4-2026;Selwerd;"een\ntwee";y\n'
    ran = ok("import", "kasboek", file(folder, text))
    assert "\x1b" not in ran.out + ran.err
    assert "\u202e" not in ran.out
    assert "[red]a" in ran.out
    ok("import", "kasboek", file(folder, text), "--ja")
    assert json.loads(ok("kasboek", "show", "1", "--json").out)["verhaal"] == "een\ntwee"


def test_a_look_imports_nothing_heavy(db: Path, folder: Path) -> None:
    """SQLModel only to write, openpyxl only for Excel."""
    assert imported((*HEAVY, "openpyxl"), ["import", "kasboek", file(folder)], db) == []


def test_a_row_that_came_from_a_row_of_the_same_file(ok: Cli, folder: Path) -> None:
    """In one act, with the number that the other row gets; a second time all of it stands."""
    path = file(folder, "titel;datum;wijk;uit\nFeest;3-6-2026;Selwerd;kookles\nKookles;3-4-2026;Selwerd;\n")
    assert "Uit: rij 3 van dit bestand" in shown(ok("import", "kasboek", path))
    assert ok("import", "kasboek", path, "--ja").err.startswith("2 kasboekregels ingelezen.")
    assert json.loads(ok("kasboek", "show", "2", "--json").out)["uit_regel_id"] == 1
    ok("kasboek", "edit", "1", "--titel", "Anders")
    assert ok("import", "kasboek", path, "--ja").err == "0 kasboekregels ingelezen, 2 stonden er al.\n"
