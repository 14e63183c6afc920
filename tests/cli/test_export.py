"""What leaves in one command each: open data, the statement of a pot, the letter, and what the kasboek shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from frontlijn.cli import bestand
from frontlijn.domain.errors import StoreProblem
from tests.cli.conftest import VOLDOET, Cli, refused


@pytest.fixture
def granted(ok: Cli) -> Cli:
    """A pot of two financiers with one award to an organisation, partly paid, and one request nobody decided on."""
    ok("wijk", "choose", "selwerd")
    ok("handgeld", "pot-add", "Pot", "--plafond", "100,01", "--financiers", "gemeente 50; corporaties 50")
    ok("handgeld", "grant", "Planten", "--bedrag", "50,01", "--organisatie", "School", *VOLDOET)
    ok("handgeld", "pay", "1", "--bedrag", "20")
    ok("handgeld", "add", "Bank", "--bedrag", "10", "--aanvrager", "Truus")
    return ok


def test_open_data_to_the_screen_and_to_a_file(granted: Cli, tmp_path: Path) -> None:
    (grant,) = json.loads(granted("export", "besluiten").out)["grants"]
    assert (grant["amountAwarded"], grant["amountDisbursed"]) == (50.01, 20)
    assert grant["recipientOrganization"][0]["name"] == "School"
    target = tmp_path / "besluiten.csv"
    granted("export", "besluiten", "--voorvoegsel", "360G-proef", "-o", str(target))
    header, row = target.read_text(encoding="utf-8-sig").splitlines()
    assert header.startswith("Identifier,Title,Description,Currency,Amount Applied For,")
    assert row.startswith('"360G-proef-')
    assert ",50.01,50.01,20.00," in row
    assert json.loads(granted("export", "besluiten", "--wijk", "paddepoel").out)["grants"] == []


def test_the_statement_of_a_pot_over_a_period(granted: Cli, tmp_path: Path) -> None:
    page = granted("export", "afschrift", "pot").out
    assert page.startswith("# Afschrift van Pot\n")
    assert "Vrij besteedbaar was € 50,00." in page
    assert "### Deel van corporaties" in page
    target = tmp_path / "pot.csv"
    granted("export", "afschrift", "1", "--van", "01-01-2020", "--tot", "31-12-2020", "-o", str(target))
    begin, eind = target.read_text(encoding="utf-8-sig").splitlines()[1:]
    assert begin.startswith('"begin";;2020-01-01;')
    assert eind.startswith('"eind";;2020-12-31;')


def test_the_letter_is_addressed(granted: Cli, tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    granted("export", "antwoord", "1", "-o", str(target))
    assert "\n\nBeste School,\n\nU krijgt € 50,01 handgeld voor: Planten.\n" in target.read_text(encoding="utf-8")
    granted("handgeld", "answer", "1", "--tekst", "Beste school,\n\nHet *mag*.")
    assert granted("export", "antwoord", "1").out.endswith("\n\nBeste school,\n\nHet \\*mag\\*.\n")


def test_a_wrong_wish_is_one_sentence_and_no_file(granted: Cli, cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "uit.docx"
    for command in (("besluiten",), ("afschrift", "pot"), ("antwoord", "1")):
        refused(cli("export", *command, "-o", str(target)), 3, "eindigt op", "kies")
    assert not target.exists()
    refused(cli("export", "besluiten", "--voorvoegsel", "a/b"), 3, "NL-frontlijn")
    refused(cli("export", "afschrift", "pot", "--van", "morgen?"), 2, "--van")
    refused(cli("export", "afschrift", "pot", "--van", "02-01-2026", "--tot", "01-01-2026"), 3, "latere einddatum")
    refused(cli("export", "antwoord", "2"), 3, "nog niet besloten")
    refused(cli("export", "antwoord", "een"), 2, "AANVRAAG")
    assert cli("export", "antwoord", "9").code == 1
    assert cli("export", "afschrift", "Niets").code == 1


YES = ("--bereik", "export", "--toestemming-op", "gisteren")
PUBLIC = ("--bereik", "openbaar", "--toestemming-op", "gisteren")


@pytest.fixture
def told(ok: Cli) -> Cli:
    """Stories in two wijken: one for export, one for everybody, one that stays, one onder de radar."""
    ok("wijk", "choose", "selwerd")
    ok("initiatief", "add", "Soepclub")
    ok("kasboek", "add", "Soep", "--letterlijk", "--verhaal", "De pan was leeg.", "--initiatief", "Soepclub", *YES)
    ok("kasboek", "add", "Bank", "--letterlijk", "--verhaal", "De bank staat.", "--deelnames", "12", *PUBLIC)
    ok("kasboek", "add", "Stil", "--letterlijk", "--verhaal", "Dit is van ons.", "--datum", "gisteren")
    ok("kasboek", "add", "Elders", "--letterlijk", "--wijk", "paddepoel", "--deelnames", "9")
    ok("kasboek", "add", "Geheim", "--letterlijk", "--verhaal", "Ssst.", "--zichtbaarheid", "onder_de_radar")
    return ok


OUTPUTS = ("cijfers", "verhalen", "verslag", "woordbeeld")


def test_which_stories_go_along_is_said_before_they_do(told: Cli) -> None:
    hidden = "1 keer geen toestemming"
    ran = told("export", "verhalen")
    assert ran.err == f"Verhalen: 2 gaan mee, 2 blijven hier ({hidden} en 1 keer onder de radar).\n"
    assert ran.out.startswith("# Sociaal kasboek van Selwerd: verhalen\n")
    assert "De pan was leeg" in ran.out
    public = told("export", "verhalen", "--voor", "openbaar")
    assert "Verhalen: 1 gaat mee, 3 blijven hier (" in public.err
    assert "De bank staat" in public.out
    assert "De pan was leeg" not in public.out
    for command in (*OUTPUTS, "kasboek"):
        assert "Dit is van ons" not in told("export", command).out
        assert "Ssst" not in told("export", command).out


@pytest.mark.parametrize("command", [*OUTPUTS, "kasboek"])
def test_a_trial_says_it_and_writes_nothing(told: Cli, cli: Cli, tmp_path: Path, command: str) -> None:
    target = tmp_path / "uit.md"
    ran = told("export", command, "--proef", "-o", str(target))
    assert ran.out == ""
    assert ran.err.startswith("Verhalen")
    assert not target.exists()
    told("kasboek", "edit", "1", "--deelnames", "3")
    assert cli("kasboek", "list", "--gewijzigd").code == 1


@pytest.mark.parametrize("command", [*OUTPUTS, "kasboek"])
def test_an_entry_that_changes_after_it_left_is_marked(told: Cli, cli: Cli, tmp_path: Path, command: str) -> None:
    assert cli("kasboek", "list", "--gewijzigd").code == 1
    target = tmp_path / "uit.md"
    told("export", command, "-o", str(target))
    assert target.read_text(encoding="utf-8").startswith("# ")
    told("kasboek", "edit", "1", "--deelnames", "3")
    assert told("kasboek", "list", "--gewijzigd").out.count("\n") == 1


def test_a_file_that_is_not_written_marks_nothing(told: Cli, cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "uit.md"
    target.write_text("oud", encoding="utf-8")
    assert cli("export", "verslag", "-o", str(target)).code == 3
    assert target.read_text(encoding="utf-8") == "oud"
    told("kasboek", "edit", "1", "--deelnames", "3")
    assert cli("kasboek", "list", "--gewijzigd").code == 1


def test_a_store_that_cannot_be_written_still_gives_the_page(told: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise StoreProblem("De schijf is vol.")

    monkeypatch.setattr(bestand, "note_export", full)
    for command in ("cijfers", "kasboek", "wijk"):
        ran = told("export", command)
        assert "Selwerd" in ran.out
        assert "kan hier niet worden bijgehouden" in ran.err.splitlines()[-1]


def test_what_is_looked_at_is_a_wijk_an_initiative_or_the_city(told: Cli) -> None:
    assert "staan er 3 regels in het sociaal kasboek van Selwerd" in told("export", "cijfers").out
    assert "staat er 1 regel in het sociaal kasboek van Paddepoel" in told("export", "cijfers", "--wijk", "2").out
    assert "staan er 4 regels in het sociaal kasboek van de stad, met 21" in told("export", "cijfers", "--stad").out
    assert "van Soepclub" in told("export", "verslag", "--initiatief", "soepclub").out


def test_a_period_and_another_beside_it(told: Cli) -> None:
    year = told("export", "cijfers", "--periode", "2020", "--vergelijk", "dit jaar").out
    assert "Van 01-01-2020 tot en met 31-12-2020 staan er geen regels" in year
    assert "| Wat | Deze periode | Onbekend bij | Andere periode | Onbekend bij | Verschil |" in year
    days = told("export", "verslag", "--van", "1-3-2020", "--tot", "2-3-2020").out
    assert "Van 01-03-2020 tot en met 02-03-2020" in days
    assert "Van 03-03-2019 tot en met 01-03-2020" in told("export", "verslag", "--tot", "1-3-2020").out


def test_a_wrong_wish_about_the_kasboek_is_one_sentence(told: Cli, cli: Cli) -> None:
    for more, code, words in (
        (("--stad", "--wijk", "1"), 2, ("--stad", "niet allebei")),
        (("--stad", "--initiatief", "Soepclub"), 2, ("--stad",)),
        (("--voor", "intern"), 2, ("kies export of openbaar",)),
        (("--voor", "onder_de_radar"), 2, ("--voor", "ken ik niet; kies export of openbaar")),
        (("--wijk", "paddepoel", "--initiatief", "1"), 2, ("Soepclub ligt in Selwerd", "laat --wijk weg")),
        (("--wijk", "paddepoel", "--initiatief", "soepclub"), 2, ("Soepclub ligt in Selwerd",)),
        (("--van", "31-12-2199"), 2, ("moet nog komen",)),
        (("--periode", "2026", "--van", "gisteren"), 2, ("--periode",)),
        (("--vergelijk", "ooit"), 2, ("--vergelijk",)),
        (("-o", "uit.csv"), 3, ("kies md",)),
    ):
        refused(cli("export", "cijfers", *more), code, *words)
    told("initiatief", "add", "Zwijgtuin", "--zichtbaarheid", "onder_de_radar")
    refused(cli("export", "verslag", "--initiatief", "Zwijgtuin"), 3, "onder de radar")
    assert cli("export", "cijfers", "--initiatief", "Niets").code == 1


def test_a_register_can_be_read_as_markdown(told: Cli, tmp_path: Path) -> None:
    target = tmp_path / "kasboek.md"
    told("export", "kasboek", "-o", str(target))
    page = target.read_text(encoding="utf-8")
    assert page.startswith("# Kasboek, ")
    assert "- verhaal: De pan was leeg." in page


def test_what_everybody_may_see_holds_only_what_is_public(told: Cli) -> None:
    told("kasboek", "add", "Open dag", "--letterlijk", "--zichtbaarheid", "openbaar", "--deelnames", "3")
    page = told("export", "cijfers", "--voor", "openbaar").out
    assert "staan er 2 regels in het sociaal kasboek van Selwerd" in page
    assert "Hier staat alleen wat openbaar mag." in page
    rows = told("export", "kasboek", "--voor", "openbaar", "--formaat", "json").out
    assert [row["titel"] for row in json.loads(rows)["rijen"]] == ["Open dag", "Bank"]
    assert [row["deelnames"] for row in json.loads(rows)["rijen"]] == ["<5", 12]
    told("kasboek", "edit", "1", "--deelnames", "3")
    told("kasboek", "edit", "2", "--deelnames", "13")
    assert told("kasboek", "list", "--gewijzigd").out.count("\n") == 1


@pytest.mark.parametrize("command", ["verhalen", "verslag", "kasboek"])
def test_what_may_tell_of_somebody_is_asked_before_it_leaves(told: Cli, tmp_path: Path, command: str) -> None:
    told("persoon", "add", "Truus Proef")
    told("kasboek", "add", "Bel", "--letterlijk", "--verhaal", "Bel Truus op 06-12345678.", "--wijk", "2", *YES)
    target = tmp_path / "uit.md"
    ran = told("export", command, "--wijk", "2", "-o", str(target))
    assert (
        "Kijk nog eens: 1 verhaal heeft een telefoonnummer (‘Bel’) en 1 verhaal heeft een voornaam van iemand die je "
        "kent (‘Bel’)."
    ) in ran.err
    assert target.exists()
    assert "Kijk nog eens" not in told("export", "cijfers", "--wijk", "2").err


def test_both_periods_of_a_comparison_and_the_newest_of_a_wijk_are_noted(told: Cli, cli: Cli, tmp_path: Path) -> None:
    told("export", "cijfers", "--periode", "2020", "--vergelijk", "dit jaar", "-o", str(tmp_path / "a.md"))
    told("kasboek", "edit", "1", "--deelnames", "3")
    assert told("kasboek", "list", "--gewijzigd").out.count("\n") == 1
    told("export", "wijk", "-o", str(tmp_path / "b.md"))
    assert cli("kasboek", "list", "--gewijzigd").code == 1
    told("kasboek", "edit", "1", "--deelnames", "4")
    assert told("kasboek", "list", "--gewijzigd").out.count("\n") == 1


def test_what_the_disk_says_is_dutch(told: Cli, cli: Cli) -> None:
    ran = cli("export", "kasboek", "-o", "/proc/x.csv")
    assert ran.code != 0
    assert "No such file" not in ran.err
    assert "Schrijven in /proc lukt niet" in ran.err


@pytest.mark.parametrize("command", OUTPUTS)
def test_an_empty_store_gives_a_plain_sentence(ok: Cli, command: str) -> None:
    ok("wijk", "choose", "selwerd")
    conclusion = ok("export", command).out.split("\n\n")[1]
    assert "van Selwerd" in conclusion
    assert "geen" in conclusion
