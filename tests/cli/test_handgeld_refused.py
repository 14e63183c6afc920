"""What handgeld refuses: one Dutch sentence with the true reason, the right exit code, and nothing half-written."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from frontlijn.__main__ import main
from tests.cli.conftest import VOLDOET, Cli, Terminal, refused

HALF_YEAR = ("--van", "01-01-2026", "--tot", "30-06-2026", "--financiers", "gemeente 50; corporaties 50")
ADD = ("add", "Verf", "--pot", "Handgeld", "--ontvangen", "01-03-2026", "--bedrag")
JAN = ("--aanvrager", "Jan")
DECIDE = ("decide", "1", "--datum", "10-03-2026", *VOLDOET, "--uitkomst")
REVISE = ("revise", "2", "--datum", "01-04-2026")

STEPS = [
    ("wijk", "choose", "Selwerd"),
    ("handgeld", "pot-add", "Handgeld", "--plafond", "1.000", *HALF_YEAR),
    ("handgeld", "pot-add", "Dicht", "--plafond", "100", *HALF_YEAR),
    ("handgeld", "close-pot", "Dicht", "--rest", "vervallen", "--datum", "01-02-2026"),
    ("handgeld", "pot-add", "Spaarpot", "--plafond", "500", *HALF_YEAR),
    ("handgeld", "pot-add", "Met richtlijn", "--wijk", "Paddepoel", "--plafond", "100", *HALF_YEAR),
    ("richtlijn", "add", "Iedereen mag meedoen", "--wijk", "Paddepoel", "--vanaf", "01-01-2026"),
    ("handgeld", "add", "Soep", "--pot", "Handgeld", "--ontvangen", "01-03-2026", "--bedrag", "50", *JAN),
    ("handgeld", "interest", "1", "Piet", "--aard", "broer van Jan", "--datum", "02-03-2026"),
    ("handgeld", "grant", "Planten", "--pot", "Handgeld", "--bedrag", "40", "--aanvrager", "Truus", *VOLDOET,
     "--datum", "10-03-2026"),
    ("handgeld", "pay", "2", "--bedrag", "20", "--datum", "12-03-2026", "--bon", "Bouwmarkt 1"),
    ("handgeld", "add", "Auto", "--pot", "Handgeld", "--ontvangen", "01-03-2026", "--bedrag", "900", *JAN),
    ("handgeld", "decide", "3", "--uitkomst", "afgewezen", *VOLDOET, "--grond", "plafond", "--motivering", "Te duur.",
     "--datum", "10-03-2026"),
    ("handgeld", "add", "Bal", "--pot", "Met richtlijn", "--ontvangen", "01-03-2026", "--bedrag", "15", *JAN),
    ("handgeld", "pay", "2", "--bedrag", "5", "--datum", "13-03-2026"),
    ("handgeld", "reverse", "7", "--reden", "Vergissing", "--datum", "14-03-2026"),
    ("handgeld", "add", "Feest", "--pot", "Handgeld", "--ontvangen", "01-03-2026", "--bedrag", "2.000", *JAN),
    ("fonds", "add", "Fonds Oranje"),
    ("handgeld", "pot-add", "Gekort", "--plafond", "10", *HALF_YEAR),
    ("handgeld", "cut", "Gekort", "--bedrag", "10", "--reden", "Minder", "--ja"),
]  # fmt: skip
"""Requests: 1 waits, 2 is granted and half paid, 3 is refused, 4 is of a wijk with a guideline, 5 is too large. Rows of
the ledger: 5 is the award of request 2, 6 its payment, 7 a payment that row 8 reverses."""

REFUSED: list[Any] = [
    # requests
    ((*ADD, "0", *JAN), 3, "meer dan € 0,00"),
    ((*ADD, "-5", *JAN), 2, "--bedrag: Een bedrag kan niet onder nul zijn"),
    ((*ADD, "5"), 3, "Wie vraagt dit aan?"),
    ((*ADD, "5", *JAN, "--begroting", "-1"), 2, "--begroting"),
    ((*ADD, "5", *JAN, "--rol-plan", "baas"), 2, "--rol-plan", "kies geen"),
    ((*ADD, "5", *JAN, "--zichtbaarheid", "intern"), 3, "tenzij er een reden is"),
    ((*ADD, "5", *JAN, "--vertrouwelijk-reden", "Gevoelig"), 3, "laat de reden voor intern leeg"),
    (("add", "Verf", "--pot", "Dicht", "--bedrag", "5", *JAN), 3, "Dicht is op 01-02-2026 gesloten"),
    (("add", "Verf", "--bedrag", "5", *JAN, "--ontvangen", "01-01-2190"), 3, "01-01-2190 moet nog komen"),
    (("grant", "Verf", "--bedrag", "5", *JAN, *VOLDOET, "--ontvangen", "01-01-2190"), 3, "moet nog komen"),
    (("grant", "Verf", "--bedrag", "5", *JAN, *VOLDOET, "--datum", "01-01-2190"), 3, "moet nog komen"),
    (("edit", "1"), 2, "niets om te wijzigen"),
    (("edit", "1", "--bedrag", ""), 2, "--bedrag"),
    (("edit", "1", "--onderwerp", ""), 3, "Vul het onderwerp in."),
    (("edit", "1", "--ontvangen", "03-03-2026", "--pot", "Dicht"), 3, "gesloten"),
    (("edit", "2", "--bedrag", "60"), 3, "op 10-03-2026 besloten"),
    (("status", "1", "klaar"), 2, "STATUS", "in_behandeling"),
    (("status", "1", "besloten"), 3, "neem een besluit"),
    (("status", "1", "aangehouden"), 3, "Waar wachten we op?"),
    (("status", "1", "ingetrokken", "--datum", "28-02-2026"), 3, "ontvangen op 01-03-2026"),
    (("status", "2", "ingetrokken"), 3, "al besloten"),
    (("visibility", "2", "intern"), 3, "waarom deze intern blijft"),
    (("visibility", "2", "geheim"), 2, "kies openbaar"),
    (("interest", "1", "Piet", "--aard", "neef"), 3, "meldde al een belang"),
    (("interest", "1", "Kees"), 2, "--aard ontbreekt"),
    (("interest", "2", "Kees", "--aard", "neef"), 3, "besloten"),
    # decisions
    ((*DECIDE, "toegekend", "--bedrag", "60"), 3, "Er is € 50,00 gevraagd"),
    ((*DECIDE, "toegekend", "--bedrag", "0"), 3, "meer dan € 0,00"),
    ((*DECIDE, "deels_toegekend"), 2, "--bedrag ontbreekt bij deels toegekend"),
    ((*DECIDE, "toegekend", "--datum", "28-02-2026"), 3, "voor de ontvangst"),
    ((*DECIDE, "toegekend", "--datum", "01-07-2026"), 3, "01-07-2026 valt daarbuiten"),
    ((*DECIDE, "toegekend", "--beslisser", "Jan"), 3, "Jan vraagt dit zelf aan"),
    ((*DECIDE, "toegekend", "--beslisser", "Piet"), 3, "Piet meldde een belang: broer van Jan"),
    ((*DECIDE, "toegekend", "--beslisser", "An", "--belang", "An: zus"), 3, "An meldde een belang: zus"),
    ((*DECIDE, "toegekend", "--beslisser", "An", "--onthouden", "An"), 3, "kies een van de twee"),
    ((*DECIDE, "toegekend", "--belang", "An is een zus"), 2, "--belang", "dubbele punt"),
    ((*DECIDE, "toegekend", "--belang", "An:"), 3, "Welk belang heeft An?"),
    ((*DECIDE, "toegekend", "--beslisvorm", ""), 2, "--beslisvorm is leeg"),
    ((*DECIDE, "toegekend", "--beslisser", "An", "--beslisser", " "), 2, "--beslisser is leeg", "laat --beslisser weg"),
    ((*DECIDE, "toegekend", "--onthouden", ""), 2, "--onthouden is leeg"),
    ((*DECIDE, "toegekend", "--voorwaarden", ""), 2, "--voorwaarden is leeg"),
    ((*DECIDE, "toegekend", "--beslisser", "2"), 2, "--beslisser: Noem een naam; 2 is een nummer."),
    ((*DECIDE, "toegekend", "--onthouden", "#2"), 2, "--onthouden: Noem een naam; 2 is een nummer."),
    ((*DECIDE, "toegekend", "--belang", "2: zus"), 2, "--belang: Noem een naam; 2 is een nummer."),
    (("interest", "1", "2", "--aard", "zus"), 2, "NAAM: Noem een naam; 2 is een nummer."),
    ((*REVISE, "--reden", "Anders", "--beslisser", ""), 2, "--beslisser is leeg"),
    ((*REVISE, "--reden", "Anders", "--onthouden", "2"), 2, "2 is een nummer"),
    ((*DECIDE, "toegekend", "--c2", "voldoet niet: niemand weet ervan"), 3, "Draagvlak is een eis"),
    ((*DECIDE, "afgewezen", "--grond", "criteria", "--motivering", "Nee."), 3, "alle eisen (C2, C3, C4) zijn in orde"),
    ((*DECIDE, "toegekend", "--naar", "Fonds Oranje"), 3, "hoort alleen bij doorverwezen"),
    (("decide", "2", "--uitkomst", "toegekend", *VOLDOET), 3, "al besloten: toegekend"),
    (("decide", "5", "--uitkomst", "toegekend", *VOLDOET, "--datum", "10-03-2026"), 3, "te weinig"),
    (("decide", "99", "--uitkomst", "toegekend", *VOLDOET), 1, "Aanvraag 99 bestaat niet"),
    (("decide", "4", "--uitkomst", "toegekend", *VOLDOET), 2, '--richtlijn "1 voldoet: reden"',
     "Iedereen mag meedoen"),
    (("decide", "4", "--uitkomst", "toegekend", *VOLDOET, "--richtlijn", "voldoet"), 2, "het nummer"),
    (("decide", "4", "--uitkomst", "toegekend", *VOLDOET, "--richtlijn", "1 voldoet:"), 3,
     "Schrijf een reden bij deze richtlijn"),
    ((*DECIDE, "toegekend", "--richtlijn", "1 voldoet: ja"), 3, "geldt niet (meer) in deze wijk"),
    (("grant", "Bal", "--pot", "Met richtlijn", "--bedrag", "5", *JAN, *VOLDOET), 2, "--richtlijn"),
    (("grant", "Bal", "--pot", "Handgeld", "--bedrag", "5", *JAN, *VOLDOET, "--datum", "10-03-2026",
      "--betaald", "09-03-2026"), 3, "een betaling kan niet eerder zijn"),
    # revisions
    ((*REVISE, "--bedrag", "30"), 2, "--reden ontbreekt"),
    ((*REVISE, "--bedrag", "30", "--reden", " "), 3, "Waarom herzie je het besluit?"),
    ((*REVISE, "--bedrag", "10", "--reden", "Minder nodig"), 3, "Er is al € 20,00 betaald"),
    ((*REVISE, "--uitkomst", "afgewezen", "--reden", "Toch niet"), 2, "--grond en --motivering ontbreken"),
    ((*REVISE, "--bedrag", "30", "--reden", "Minder", "--datum", "09-03-2026"), 3, "van 10-03-2026"),
    (("revise", "1", "--reden", "Anders"), 3, "nog niet besloten"),
    # money
    (("pay", "1", "--bedrag", "5"), 3, "nog niet besloten"),
    (("pay", "2", "--bedrag", "5", "--datum", "09-03-2026"), 3, "Het besluit is van 10-03-2026"),
    (("pay", "2", "--bedrag", "21"), 3, "Er staat nog € 20,00 open"),
    (("pay", "2", "--bedrag", "0"), 3, "meer dan € 0,00"),
    (("pay", "2", "--bedrag", "-1"), 2, "--bedrag"),
    (("pay", "2", "--datum", "01-01-2190"), 3, "moet nog komen"),
    (("pay", "2", "--bon", "bouwmarkt  1"), 3, "staat al bij aanvraag 2"),
    (("pay", "2", "--bon", ""), 2, "--bon is leeg; vul iets in, of laat --bon weg."),
    (("release", "2", "--reden", " "), 2, "--reden is leeg"),
    (("list", "--pot", ""), 2, "--pot is leeg"),
    (("statement", "Handgeld", "--van", ""), 2, "--van is leeg"),
    (("pay", "3", "--bedrag", "5"), 3, "er hoort geen geld bij"),
    (("refund", "2", "--bedrag", "21"), 3, "meer kan er niet terugkomen"),
    (("reverse", "8", "--reden", "Toch wel"), 3, "Een storno draai je niet terug"),
    (("reverse", "7", "--reden", "Nog eens"), 3, "al teruggedraaid"),
    (("reverse", "6", "--reden", ""), 3, "Vul een reden in"),
    (("correct", "5", "--bedrag", "30", "--reden", "Typefout"), 3, "herzie het besluit"),
    (("correct", "6", "--reden", "Typefout"), 3, "Er verandert niets"),
    (("correct", "6", "--bedrag", "41", "--reden", "Typefout"), 3, "hoogstens € 40,00"),
    (("correct", "99", "--bedrag", "41", "--reden", "Typefout"), 1, "Mutatie 99 bestaat niet"),
    # answer and account
    (("answer", "1"), 3, "nog niet besloten"),
    (("answer", "2", "--tekst", "Ja", "--bestand", "-"), 2, "niet allebei"),
    (("answer", "2", "--bestand", "/nergens/brief.txt"), 2, "/nergens/brief.txt is er niet"),
    (("answer", "2", "--bestand", "."), 2, ". is geen gewoon bestand"),
    (("answer", "2", "--bestand", os.devnull), 2, "is geen gewoon bestand"),
    (("answer", "2", "--bestand", "\0"), 2, "kan ik niet lezen"),
    (("answer", "2", "--tekst", " "), 2, "--tekst is leeg"),
    (("answer", "2", "--bestand", ""), 2, "--bestand is leeg"),
    (("answer", "2", "--verzonden", "09-03-2026"), 3, "kan niet eerder verzonden zijn"),
    (("account", "1", "--wat", "Soep", "--besteed", "5"), 3, "nog niet besloten"),
    (("account", "3", "--wat", "Soep", "--besteed", "5"), 3, "niets te verantwoorden"),
    (("account", "2", "--besteed", "5"), 3, "Wat gebeurde er met het geld?"),
    (("account", "2", "--wat", "Geplant", "--besteed", "-5"), 2, "--besteed"),
    (("account", "2", "--wat", "Geplant", "--bon", "Winkel"), 2, "--bon", "12-03-2026 45,50"),
    (("account", "2", "--wat", "Geplant", "--bon", "5 Winkel", "--bon", "5 winkel"), 3, "staat er twee keer"),
    (("account", "2", "--wat", "Geplant", "--bon", "20 Bouwmarkt 1"), 3, "staat al bij aanvraag 2"),
    (("account", "2", "--wat", "Geplant", "--besteed", "5", "--regel", "9"), 3, "Kasboekregel 9 is er niet"),
    # pots
    (("pot-add", "P"), 3, "heeft een plafond"),
    (("pot-add", "P", "--plafond", "0"), 3, "meer dan € 0,00"),
    (("pot-add", "handgeld", "--plafond", "5"), 3, "al een pot met de naam Handgeld"),
    (("pot-add", "P", "--plafond", "5", "--financiers", "gemeente 60; corporaties 50"), 3, "precies 100 %"),
    (("pot-add", "P", "--plafond", "5", "--van", "02-01-2026", "--tot", "01-01-2026"), 3, "latere einddatum"),
    (("pot-add", "P", "--plafond", "5", "--soort", "spaarpot"), 2, "--soort"),
    (("pot-add", "P", "--plafond", "5", "--soort", "wijkbudget"), 3, "€ 900.000,00", "waarom"),
    (("move", "Handgeld", "Spaarpot", "--bedrag", "961", "--reden", "Nodig"), 3, "€ 960,00 vrij besteedbaar"),
    (("move", "Handgeld", "handgeld", "--bedrag", "1", "--reden", "Nodig"), 3, "kies een andere pot"),
    (("move", "Handgeld", "Dicht", "--bedrag", "1", "--reden", "Nodig"), 3, "gesloten"),
    (("move", "Handgeld", "Spaarpot", "--bedrag", "1", "--reden", ""), 3, "Vul een reden in"),
    (("close-pot", "Handgeld"), 3, "nog € 960,00 over"),
    (("close-pot", "Handgeld", "--rest", "overhevelen"), 3, "Naar welke pot"),
    (("close-pot", "Handgeld", "--rest", "vervallen", "--naar", "Spaarpot"), 3, "laat die leeg"),
    (("close-pot", "Handgeld", "--rest", "opmaken"), 2, "kies overhevelen of vervallen"),
    (("close-pot", "Dicht"), 3, "al gesloten"),
    (("statement", "Handgeld", "--van", "02-03-2026", "--tot", "01-03-2026"), 3, "latere einddatum"),
    # kortingen
    (("cut", "--bedrag", "5", "--reden", "Minder"), 2, "Op welke potten"),
    (("cut", "Handgeld", "--alle", "--bedrag", "5", "--reden", "Minder"), 2, "niet allebei"),
    (("cut", "--alle", "--bedrag", "5", "--reden", "Minder", "--datum", "01-01-2020"), 2, "loopt er geen pot"),
    (("cut", "--alle", "--bedrag", "5", "--reden", "Minder", "--datum", "01-01-2190"), 3, "moet nog komen"),
    (("cut", "Gekort", "--bedrag", "5", "--reden", "Minder"), 3, "Van het plafond van Gekort is niets meer over"),
    (("cut", "Handgeld", "--reden", "Minder"), 2, "Hoeveel is de korting?"),
    (("cut", "Handgeld", "--bedrag", "5", "--financiers", "gemeente 5", "--reden", "Minder"), 2, "Hoeveel"),
    (("cut", "Handgeld", "Spaarpot", "--bedrag", "5", "--reden", "Minder"), 2, "naar_rato", "gelijk"),
    (("cut", "Handgeld", "--bedrag", "0", "--reden", "Minder"), 3, "meer dan € 0,00"),
    (("cut", "Handgeld", "--bedrag", "1.001", "--reden", "Minder"), 3, "te veel"),
    (("cut", "Handgeld", "--financiers", "rijk 5", "--reden", "Minder"), 3, "rijk betaalt niet mee"),
    (("cut", "Handgeld", "--financiers", "gemeente", "--reden", "Minder"), 2, "--financiers"),
    (("cut", "Handgeld", "--bedrag", "5", "--reden", ""), 3, "Vul een reden in"),
    (("cut", "Dicht", "--bedrag", "5", "--reden", "Minder"), 3, "gesloten"),
    (("cut", "1", "1", "--bedrag", "5", "--reden", "Minder", "--lezing", "gelijk"), 3, "twee keer"),
    (("cut", "Handgeld", "--bedrag", "5", "--reden", "Minder", "--datum", "01-01-2190"), 3, "moet nog komen"),
    # funds and guidelines
    (("fonds", "edit", "Fonds Oranj", "--hoe", "Bel"), 1, "Bedoel je Fonds Oranje?"),
    (("fonds", "edit", "Fonds Oranje"), 2, "niets om te wijzigen"),
    (("fonds", "add", "fonds oranje"), 3, "al een fonds"),
    (("fonds", "add", "Fonds", "--hoogstens", "0"), 3, "meer dan € 0,00"),
    (("fonds", "drop", "Fonds Geel"), 1, "geen fonds Fonds Geel"),
    (("richtlijn", "add", " "), 3, "Vul de tekst in."),
    (("richtlijn", "end", "1", "--datum", "31-12-2025"), 3, "geldt vanaf 01-01-2026"),
    (("richtlijn", "end", "9"), 1, "Richtlijn 9 bestaat niet"),
]  # fmt: skip
"""What is typed after `frontlijn handgeld`, or after `frontlijn`; the exit code; words of the sentence."""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which there is something to refuse."""
    path = tmp_path_factory.mktemp("handgeld") / "frontlijn.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(path.parent))
        for step in STEPS:
            assert main([*step, "--db", str(path)]) == 0, step
    return path


def content(path: Path) -> list[str]:
    """All that a store holds."""
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


@pytest.mark.parametrize("case", REFUSED, ids=[" ".join(case[0]) for case in REFUSED])
def test_what_handgeld_refuses_says_why_and_writes_nothing(
    case: tuple[tuple[str, ...], int, str], prepared: Path, db: Path, cli: Cli
) -> None:
    """The true reason in a sentence; not a row more than before, of a person neither."""
    shutil.copyfile(prepared, db)
    args, code, *words = case
    refused(cli(*(() if args[0] in ("fonds", "richtlijn") else ("handgeld",)), *args), code, *words)
    assert content(db) == content(prepared)


@pytest.mark.parametrize("named", [True, False])
def test_a_letter_without_end_is_not_read_to_its_end(
    named: bool, prepared: Path, db: Path, cli: Cli, tmp_path: Path
) -> None:
    """From a file or from stdin: somewhat more than may be kept, and no more."""
    shutil.copyfile(prepared, db)
    source = Terminal("a" * 1_100_000)
    brief = tmp_path / "brief.txt"
    brief.write_text(source.getvalue(), encoding="utf-8")
    refused(cli("handgeld", "answer", "2", "--bestand", str(brief) if named else "-", stdin=source), 2, "te lang")
    assert named or source.tell() < 1_010_000
    assert content(db) == content(prepared)
