"""Every action of handgeld as a command: what is written, what is told, and what the next command shows of it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import VOLDOET, Cli, refused

YEAR = ("--van", "01-01-2026", "--tot", "31-12-2026", "--financiers", "gemeente 50; corporaties 50")
MARCH = ("--datum", "10-03-2026")


@pytest.fixture
def begun(ok: Cli) -> Cli:
    """A store with a chosen wijk, an initiative and a pot."""
    ok("wijk", "choose", "selwerd")
    ok("initiatief", "add", "Repair Café")
    ok("handgeld", "pot-add", "Handgeld 2026", "--plafond", "1.000", *YEAR)
    return ok


@pytest.fixture
def granted(begun: Cli) -> Cli:
    """That, and an award of 50 euro of which nothing is paid."""
    begun("handgeld", "grant", "Planten", "--bedrag", "50", "--initiatief", "1", *VOLDOET, *MARCH)
    return begun


def record(cli: Cli, *args: str) -> dict[str, Any]:
    """What a command shows as JSON."""
    found = json.loads(cli("handgeld", *args, "--json").out)
    assert isinstance(found, dict)
    return found


def test_a_request_tells_who_takes_part_and_an_edit_changes_only_what_is_named(begun: Cli) -> None:
    """Roles, neighbours and confidentiality are kept; an empty value empties."""
    begun(
        "handgeld", "add", "Tafel", "--bedrag", "100", "--aanvrager", "Jan", "--betrokken", "Langs de deuren",
        "--rol-plan", "denken mee", "--rol-besluit", "geen", "--rol-uitvoering", "zelf", "--cofinanciering", "10",
        "--cofinanciering-zeker", "--ontvangen", "01-03-2026",
    )  # fmt: skip
    before = record(begun, "show", "1")
    assert begun("handgeld", "edit", "1", "--bedrag", "80", "--betrokken", "").err == "Aanvraag 1 gewijzigd: Tafel.\n"
    changed = {"gevraagd": 80_00, "buurt_betrokken": None, "versie": 2}
    after = record(begun, "show", "1")
    assert [edit["velden"] for edit in after.pop("wijzigingen")] == [["gevraagd", "buurt_betrokken"]]
    assert after | {"wijzigingen": []} == before | changed
    assert "was al zo" in begun("handgeld", "edit", "1", "--bedrag", "80").err
    begun("handgeld", "edit", "1", "--zichtbaarheid", "intern", "--vertrouwelijk-reden", "Schulden")
    shown = begun("handgeld", "show", "1").out
    assert "Bewoners bij de uitvoering: doen het zelf\n" in shown
    assert "Waarom intern: Schulden\n" in shown
    begun("handgeld", "edit", "1", "--zichtbaarheid", "openbaar", "--cofinanciering-onzeker", "--initiatief", "1")
    again = record(begun, "show", "1")
    assert (again["zichtbaarheid"], again["vertrouwelijk_reden"]) == ("openbaar", None)
    assert (again["cofinanciering_zeker"], again["initiatief"], again["aanvrager"]) == (False, "Repair Café", "Jan")


def test_a_request_is_held_withdrawn_and_taken_up_again(begun: Cli, cli: Cli) -> None:
    """Each step says since when, the list says how long somebody waits, and only that of who waits."""
    begun("handgeld", "add", "Tafel", "--bedrag", "100", "--aanvrager", "Jan", "--ontvangen", "01-03-2026")
    told = begun("handgeld", "status", "1", "aangehouden", "--reden", "Offerte", "--datum", "02-03-2026").err
    assert told == "Aanvraag 1 is aangehouden sinds 02-03-2026: Tafel.\n"
    listed = begun("handgeld", "list", "--status", "aangehouden").out
    assert " | aangehouden | wacht " in listed
    assert "Status: aangehouden sinds 02-03-2026: Offerte\n" in begun("handgeld", "show", "1").out
    begun("handgeld", "status", "1", "ingetrokken", "--datum", "03-03-2026")
    assert begun("handgeld", "list").out.endswith(" | ingetrokken | -\n")
    assert cli("handgeld", "list", "--open").code == 1
    begun("handgeld", "status", "1", "in behandeling", "--datum", "04-03-2026")
    assert "in behandeling | wacht" in begun("handgeld", "list", "--open").out


def test_visibility_may_change_after_the_decision(granted: Cli) -> None:
    """Intern with its reason, and openbaar again without."""
    told = granted("handgeld", "visibility", "1", "intern", "--reden", "Schulden").err
    assert told == "Aanvraag 1 is nu intern: Planten.\n"
    assert record(granted, "show", "1")["vertrouwelijk_reden"] == "Schulden"
    granted("handgeld", "visibility", "1", "openbaar")
    assert record(granted, "show", "1")["vertrouwelijk_reden"] is None


def test_who_has_an_interest_abstains(begun: Cli) -> None:
    """Whether it was said before the decision or with it."""
    begun("handgeld", "add", "Tafel", "--bedrag", "100", "--aanvrager", "Jan", "--ontvangen", "01-03-2026")
    told = begun("handgeld", "interest", "1", "Piet", "--aard", "broer", "--datum", "02-03-2026").err
    assert told == "Bij aanvraag 1 meldde Piet een belang: broer.\nPiet is nieuw in de personenlijst.\n"
    begun("handgeld", "decide", "1", "--uitkomst", "toegekend", *VOLDOET, *MARCH, "--belang", "An: zus",
          "--beslisser", "Kees", "--beslisser", "Ria", "--onthouden", "Bob")  # fmt: skip
    shown = begun("handgeld", "show", "1").out
    assert "Beslissers: Kees, Ria\n" in shown
    assert "Onthouden: An, Bob, Piet\n" in shown
    assert "Belang: Piet: broer (02-03-2026)\nBelang: An: zus (10-03-2026)\n" in shown


def test_who_was_not_known_yet_is_named_with_who_may_be_meant(begun: Cli) -> None:
    """After a decision, an award at once, a revision and an interest; a name that is known is not named again."""
    begun("persoon", "add", "Piet Jansen")
    begun("handgeld", "add", "Tafel", "--bedrag", "100", "--initiatief", "1", "--ontvangen", "01-03-2026")
    decide = ("handgeld", "decide", "1", "--uitkomst", "toegekend", *VOLDOET, *MARCH)
    told = begun(*decide, "--beslisser", "P. Jansen", "--onthouden", "Wim").err
    assert told.splitlines()[1:] == [
        "P. Jansen is nieuw in de personenlijst, bedoel je Piet Jansen?",
        "Wim is nieuw in de personenlijst.",
    ]
    again = ("handgeld", "revise", "1", "--reden", "Vergeten", *MARCH, "--beslisser")
    assert begun(*again, "Piet Jansen").err.count("\n") == 1
    assert "Kees is nieuw in de personenlijst.\n" in begun(*again, "Kees").err
    grant = ("handgeld", "grant", "Soep", "--bedrag", "5", "--initiatief", "1", *VOLDOET, *MARCH)
    assert "Ria is nieuw in de personenlijst.\n" in begun(*grant, "--beslisser", "Ria").err
    assert "nieuw" not in begun(*grant).err


def test_guidelines_of_the_wijk_are_judged(begun: Cli, cli: Cli) -> None:
    """From the day one begins to the day it ends; what was left out is named with the option."""
    assert begun("richtlijn", "add", "Iedereen mag mee", "--vanaf", "01-02-2026").out == "1\n"
    begun("richtlijn", "add", "Groen telt", "--vanaf", "01-02-2026", "--wijk", "Selwerd")
    assert begun("richtlijn", "list", "--wijk", "Selwerd").out.splitlines() == [
        "1 | Selwerd | Iedereen mag mee | vanaf 01-02-2026 | -",
        "2 | Selwerd | Groen telt | vanaf 01-02-2026 | -",
    ]
    grant = ("handgeld", "grant", "Tafel", "--bedrag", "5", "--initiatief", "1", *VOLDOET)
    refused(cli(*grant, *MARCH), 2, "(Iedereen mag mee)", "(Groen telt)")
    begun(*grant, "--datum", "01-01-2026")
    begun(*grant, *MARCH, "--richtlijn", "1 voldoet: ja", "--richtlijn", "2 voldoet niet: alleen steen")
    assert "Richtlijn 2: Groen telt | voldoet niet: alleen steen\n" in begun("handgeld", "show", "2").out
    told = begun("richtlijn", "end", "2", "--datum", "01-04-2026").err
    assert told == "Richtlijn 2 is vervallen per 01-04-2026: Groen telt\n"
    begun(*grant, "--datum", "02-04-2026", "--richtlijn", "1 voldoet: ja")
    assert len(begun("richtlijn", "list").out.splitlines()) == 1
    assert "vervallen op 01-04-2026" in begun("richtlijn", "list", "--alle").out


def test_a_revision_takes_over_what_is_not_named(granted: Cli) -> None:
    """The old decision stays to be read, the difference is booked, and judgements change one by one."""
    told = granted("handgeld", "revise", "1", "--reden", "Minder nodig", "--bedrag", "30", "--c2",
                   "voldoet deels: drie portieken", "--datum", "01-04-2026").err  # fmt: skip
    assert told == (
        "Besluit van 10-03-2026 herzien. Aanvraag 1 deels toegekend € 30,00: Planten. "
        "In Handgeld 2026 is nog € 970,00 vrij besteedbaar.\n"
    )
    found = record(granted, "show", "1")
    judged = {o["criterium"]: o["oordeel"] for o in found["besluit"]["oordelen"]}
    assert judged == {"C1": "voldoet", "C2": "voldoet_deels", "C3": "voldoet", "C4": "voldoet"}
    assert found["besluit"]["herziening_reden"] == "Minder nodig"
    assert [eerder["bedrag"] for eerder in found["eerdere"]] == [50_00]
    assert [(m["soort"], m["bedrag"]) for m in found["mutaties"]] == [("toekenning", 50_00), ("vrijval", 20_00)]
    assert "Eerder besluit: 10-03-2026 | toegekend | € 50,00" in granted("handgeld", "show", "1").out


def test_a_revision_keeps_the_words_of_an_outcome_that_stays(begun: Cli) -> None:
    """Grond and motivering of a refusal stay when it stays one, and go when it becomes an award."""
    begun("handgeld", "add", "Tafel", "--bedrag", "100", "--initiatief", "1", "--ontvangen", "01-03-2026")
    begun("handgeld", "decide", "1", "--uitkomst", "afgewezen", *VOLDOET, *MARCH, "--grond", "plafond",
          "--motivering", "De pot is klein.", "--beslisvorm", "wijkteam")  # fmt: skip
    begun("handgeld", "revise", "1", "--reden", "Beter gezegd", "--c1", "voldoet deels: een paar", *MARCH)
    still = record(begun, "show", "1")["besluit"]
    assert (still["uitkomst"], still["grond"], still["beslisvorm"]) == ("afgewezen", "plafond", "wijkteam")
    begun("handgeld", "revise", "1", "--reden", "Er is ruimte", "--uitkomst", "toegekend", *MARCH)
    now = record(begun, "show", "1")["besluit"]
    assert (now["bedrag"], now["grond"], now["motivering"]) == (100_00, None, None)
    assert [o["oordeel"] for o in now["oordelen"]] == ["voldoet_deels", "voldoet", "voldoet", "voldoet"]


def test_a_revision_never_promises_again_what_went_back(granted: Cli, cli: Cli) -> None:
    """Without an amount it is what is awarded now; when nothing is left of the award, the amount is asked."""
    granted("handgeld", "release", "1", "--bedrag", "10", "--datum", "12-03-2026")
    revise = ("handgeld", "revise", "1", "--reden", "Reden vergeten", "--c3", "voldoet: groen")
    told = granted(*revise).err
    assert "Aanvraag 1 deels toegekend € 40,00" in told
    assert "€ 960,00 vrij besteedbaar" in told
    assert len(granted("handgeld", "mutaties").out.splitlines()) == 3
    assert "€ 950,00 vrij besteedbaar" in granted(*revise, "--bedrag", "50").err
    granted("handgeld", "release", "1")
    refused(cli(*revise), 2, "--bedrag ontbreekt", "€ 50,00 is vrijgevallen")
    granted("handgeld", "grant", "Bal", "--bedrag", "20", "--initiatief", "1", *VOLDOET, *MARCH)
    award = record(granted, "show", "2")["mutaties"][0]["id"]
    granted("handgeld", "reverse", str(award), "--reden", "Vergissing")
    refused(cli("handgeld", "revise", "2", "--reden", "Toch"), 2, "--bedrag ontbreekt", "€ 20,00 is teruggedraaid")


def test_an_answer_is_written_edited_and_sent(granted: Cli, cli: Cli, tmp_path: Path) -> None:
    """From the reasons of the decision, or a text of one's own; long sentences are noted, what is sent is fixed."""
    letter = granted("handgeld", "answer", "1")
    assert letter.out.startswith("Beste mensen van Repair Café,\n\nU krijgt € 50,00 handgeld voor: Planten.\n")
    assert letter.err == ""
    assert "Antwoord: nog niet verstuurd\n" in granted("handgeld", "show", "1").out
    long = f"Beste buren, {'heel ' * 20}leuk plan."
    kept = granted("handgeld", "answer", "1", "--tekst", long).err
    assert kept.splitlines()[0] == "Antwoord op aanvraag 1 bewaard."
    assert kept.splitlines()[1].startswith("Deze zin heeft meer dan 20 woorden: Beste buren, heel")
    assert granted("handgeld", "answer", "1").out == f"{long}\n"
    brief = tmp_path / "brief.txt"
    brief.write_text("Beste buren,\n\nJa.\n", encoding="utf-8")
    granted("handgeld", "answer", "1", "--bestand", str(brief))
    assert granted("handgeld", "answer", "1").out == "Beste buren,\n\nJa.\n"
    assert cli("handgeld", "answer", "1", "--bestand", "-", stdin=io.StringIO("Uit een pijp.")).code == 0
    sent = granted("handgeld", "answer", "1", "--verzonden", "11-03-2026").err
    assert sent == "Antwoord op aanvraag 1 verstuurd op 11-03-2026.\n"
    assert granted("handgeld", "answer", "1").out == "Uit een pijp.\n"
    assert "Antwoord: verstuurd op 11-03-2026\n" in granted("handgeld", "show", "1").out
    refused(cli("handgeld", "answer", "1", "--tekst", "Toch niet"), 3, "op 11-03-2026 verzonden en ligt vast")
    brief.write_bytes(b"\xff\xfe\x00")
    refused(cli("handgeld", "answer", "1", "--bestand", str(brief)), 2, "geen tekst in UTF-8")


def test_what_is_sent_is_what_was_shown(granted: Cli) -> None:
    """The letter that frontlijn wrote is kept word for word when it is marked as sent."""
    letter = granted("handgeld", "answer", "1").out
    granted("handgeld", "answer", "1", "--verzonden", "11-03-2026")
    assert granted("handgeld", "answer", "1").out == letter


def test_a_payment_with_its_receipt_is_corrected(granted: Cli) -> None:
    """Correcting books a storno and a new row, which takes the receipt along."""
    granted("handgeld", "pay", "1", "--bedrag", "30", "--datum", "12-03-2026", "--bon", "Bouwmarkt 1")
    payment = granted("handgeld", "mutaties", "--soort", "betaling").out.split(" | ", maxsplit=1)[0]
    corrected = granted("handgeld", "correct", payment, "--bedrag", "35", "--reden", "Bon gelezen")
    assert corrected.out == "4\n"
    assert corrected.err == f"Mutatie {payment} is nu mutatie 4: betaling van € 35,00 op 12-03-2026.\n"
    assert "Bon: 12-03-2026 35,00 Bouwmarkt 1, bij een betaling\n" in granted("handgeld", "show", "1").out
    ledger = granted("handgeld", "mutaties").out
    assert f"in plaats van {payment} | bon Bouwmarkt 1" in ledger
    moved = granted("handgeld", "correct", "4", "--datum", "13-03-2026", "--reden", "Dag later").err
    assert "betaling van € 35,00 op 13-03-2026" in moved


def test_an_account_is_given_and_added_to(granted: Cli, cli: Cli) -> None:
    """What happened, spent, receipts, kasboekregels; a later edit keeps what it does not name."""
    granted("handgeld", "pay", "1", "--datum", "12-03-2026")
    granted("kasboek", "add", "Plantdag")
    nothing = cli("handgeld", "account", "1")
    assert (nothing.code, nothing.err) == (1, "Bij aanvraag 1 is nog geen verantwoording.\n")
    told = granted("handgeld", "account", "1", "--wat", "Geplant met tien buren", "--bon",
                   "12-03-2026 30,50 Kwekerij 7", "--bon", "13-03-2026 10 Winkel 2", "--regel", "1",
                   "--datum", "20-03-2026").err  # fmt: skip
    assert told.splitlines() == [
        "Verantwoording bij aanvraag 1 bewaard.",
        "Van de € 50,00 die betaald is, is € 40,50 uitgegeven; € 9,50 is over.",
    ]
    before = record(granted, "account", "1")
    granted("handgeld", "account", "1", "--draagvlak", "De hele straat")
    after = record(granted, "account", "1")
    assert after["verantwoording"].pop("draagvlak_achteraf") == "De hele straat"
    assert (after["bonnen"], after["regels"]) == (before["bonnen"], before["regels"])
    shown = granted("handgeld", "account", "1").out
    assert shown.startswith("Verantwoording: 20-03-2026\nWat er gebeurde: Geplant met tien buren\nBesteed: € 40,50\n")
    assert "Bon: 12-03-2026 30,50 Kwekerij 7\n" in shown
    assert "| Plantdag\n" in shown
    granted("handgeld", "account", "1", "--regel", "", "--bon", "")
    assert "Kwekerij" not in granted("handgeld", "account", "1").out


def test_what_is_open_says_for_how_long(granted: Cli, cli: Cli) -> None:
    """Each thing that waits, by wijk too; nothing open is said."""
    kinds = [line.split(" | ")[4] for line in granted("handgeld", "open").out.splitlines()]
    assert kinds == ["antwoord nog niet verstuurd", "toegekend en nog niet betaald"]
    waits = json.loads(granted("handgeld", "open", "--wijk", "Selwerd", "--json").out)
    assert [one["punt"] for one in waits] == ["antwoord", "betaling"]
    assert waits[0]["dagen"] > 200
    line = granted("handgeld", "open").out.splitlines()[0]
    assert line.endswith(f"| € 50,00 | sinds 10-03-2026 | {waits[0]['dagen']} dagen")
    refused(cli("handgeld", "open", "--wijk", "Paddepoel"), 1, "Er staat niets open.")


def test_history_is_a_line_per_event(granted: Cli) -> None:
    """Date, who, what and why, the oldest first."""
    granted("handgeld", "revise", "1", "--reden", "Minder nodig", "--bedrag", "30", "--datum", "01-04-2026")
    lines = [line.split(" | ") for line in granted("handgeld", "history", "1").out.splitlines()]
    assert [(line[0], line[2]) for line in lines] == [
        ("10-03-2026", "Aanvraag van € 50,00 ontvangen"),
        ("10-03-2026", "Besluit: toegekend € 50,00"),
        ("01-04-2026", "Nieuw besluit (vervangt dat van 10-03-2026): deels toegekend € 30,00"),
        ("01-04-2026", "Boeking 3: vrijval € 20,00"),
    ]
    assert lines[2][3] == "Minder nodig"
    assert json.loads(granted("handgeld", "history", "1", "--json").out)[0]["datum"] == "2026-03-10"


def test_what_may_be_regular_policy_can_be_listed(begun: Cli) -> None:
    """Awards while C4 was in doubt, and the question when it is decided."""
    doubt = (*VOLDOET[:-1], "onbekend: navragen")
    told = begun("handgeld", "grant", "Lantaarnpaal", "--bedrag", "5", "--initiatief", "1", *doubt, *MARCH).err
    assert "Dit lijkt op straatverlichting: is het geen gewoon beleid?\n" in told
    begun("handgeld", "grant", "Soep", "--bedrag", "5", "--initiatief", "1", *VOLDOET, *MARCH)
    listed = begun("handgeld", "list", "--twijfel-regulier").out
    assert [line.split(" | ")[3] for line in listed.splitlines()] == ["Lantaarnpaal"]


def test_funds_are_kept_to_redirect_to(begun: Cli, cli: Cli) -> None:
    """Listed, changed, dropped and offered again; an edit of a dropped fund leaves it dropped."""
    assert begun("fonds", "add", "Fonds Oranje", "--waarvoor", "Buurtfeest", "--hoogstens", "750").out == "1\n"
    begun("fonds", "edit", "fonds oranje", "--hoe", "Bel", "--waarvoor", "")
    assert begun("fonds", "list").out == "1 | Fonds Oranje | - | Bel | hoogstens € 750,00 | -\n"
    begun("fonds", "drop", "1")
    begun("fonds", "edit", "1", "--hoogstens", "")
    assert cli("fonds", "list").code == 1
    assert begun("fonds", "list", "--alle").out == "1 | Fonds Oranje | - | Bel | - | vervallen\n"
    begun("fonds", "drop", "1", "--terug")
    assert json.loads(begun("fonds", "list", "--json").out)[0]["naam"] == "Fonds Oranje"
