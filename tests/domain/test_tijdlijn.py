"""The timeline of a request: everything that happened, in order, so that somebody can follow it a year later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from frontlijn.domain.handgeld.aanvraag import Belang, Stap
from frontlijn.domain.handgeld.antwoord import Antwoord
from frontlijn.domain.handgeld.dossier import Dossier, Wijziging
from frontlijn.domain.handgeld.tijdlijn import tijdlijn
from frontlijn.domain.handgeld.verantwoording import Bon, GekoppeldeRegel, Verantwoording
from frontlijn.domain.values import AanvraagStatus, MutatieSoort
from tests.domain.handgeld_records import (
    AANVRAAG,
    AFGEWEZEN,
    DEELS,
    DOORVERWEZEN,
    TOEGEKEND,
    besloten,
    genomen,
    mutatie,
)


def dag(number: int) -> date:
    return date(2026, 11, number)


EERSTE = genomen(DEELS, motivering="Een deel kan.")
TWEEDE = genomen(
    replace(TOEGEKEND, datum=dag(12)), id=4, vervangt_id=3, herziening_reden="Er kwam een offerte.", motivering="Ja."
)
MUTATIES = (
    mutatie(2, MutatieSoort.TOEKENNING, 200_00, dag(10)),
    mutatie(3, MutatieSoort.BETALING, 90_00, dag(11), storno_door=104, bon="Bakker 9"),
    mutatie(4, MutatieSoort.STORNO, 90_00, dag(11), storno_van=103, reden="Verkeerd bedrag."),
    mutatie(5, MutatieSoort.BETALING, 95_00, dag(11), corrigeert=103),
    mutatie(6, MutatieSoort.TOEKENNING, 300_00, dag(12), besluit_id=4),
    mutatie(7, MutatieSoort.TERUGONTVANGST, 5_00, dag(17), besluit_id=4),
)
LEEG = Dossier(AANVRAAG, (), (), (), (), None, (), (), None)
VOL = Dossier(
    aanvraag=besloten(TWEEDE, mutaties=MUTATIES),
    wijzigingen=(Wijziging("2026-11-02T09:00:00Z", "Truus", ("gevraagd", "onderwerp")),),
    stappen=(Stap(AanvraagStatus.AANGEHOUDEN, dag(3), "Wacht op de offerte.", "Truus", "2026-11-03T09:00:00Z"),),
    belangen=(Belang("Bo", "buurman", dag(4), "Truus", "2026-11-04T09:00:00Z"),),
    eerdere=(EERSTE,),
    antwoord=Antwoord(4, 1, "Beste Sanne,", dag(12)),
    bonnen=(Bon(1, "Bakker 9", dag(11), 90_00, 3), Bon(2, "Markt", dag(15), 4_00, None)),
    regels=(GekoppeldeRegel(9, dag(16), "Soep gekookt"),),
    verantwoording=Verantwoording(
        7, 1, dag(18), "Er kwamen 30 buren.", 90_00, None, 90_00, "Truus", "2026-11-18T09:00Z"
    ),
)


def test_everything_is_told_in_order_and_once() -> None:
    assert [(event.datum.day, event.wat) for event in tijdlijn(VOL)] == [
        (1, "Aanvraag van € 500,00 ontvangen"),
        (2, "Aanvraag gewijzigd: het gevraagde bedrag, het onderwerp"),
        (3, "Status: aangehouden"),
        (4, "Bo meldde een belang"),
        (10, "Besluit: deels toegekend € 200,00"),
        (11, "Boeking 103: betaling € 90,00, bon Bakker 9"),
        (11, "Boeking 104: storno € 90,00, draait boeking 103 terug (betaling)"),
        (11, "Boeking 105: betaling € 95,00, in plaats van boeking 103"),
        (12, "Nieuw besluit (vervangt dat van 10-11-2026): toegekend € 500,00"),
        (12, "Boeking 106: toekenning € 300,00"),
        (12, "Antwoord op het besluit van 12-11-2026 verstuurd"),
        (15, "Bon Markt van € 4,00"),
        (16, "In het kasboek: Soep gekookt"),
        (17, "Boeking 107: terugontvangst € 5,00"),
        (18, "Verantwoording: € 90,00 uitgegeven"),
    ]


def test_reasons_people_and_amounts_go_along() -> None:
    told = {event.wat.split(":")[0]: event for event in tijdlijn(VOL)}
    assert told["Status"].waarom == "Wacht op de offerte."
    assert told["Bo meldde een belang"].waarom == "buurman"
    assert (told["Besluit"].waarom, told["Besluit"].wie, told["Besluit"].bedrag) == ("Een deel kan.", "Truus", 200_00)
    assert told["Nieuw besluit (vervangt dat van 10-11-2026)"].waarom == "Er kwam een offerte."
    assert told["Boeking 104"].waarom == "Verkeerd bedrag."
    assert told["Verantwoording"].waarom == "Er kwamen 30 buren."


def test_a_request_alone_is_one_event() -> None:
    (event,) = tijdlijn(LEEG)
    assert (event.wie, event.bedrag, event.moment) == ("Sanne", 500_00, AANVRAAG.geregistreerd_op)


def test_a_decision_without_money_says_where_to_or_on_which_ground() -> None:
    for invoer, shown in (
        (AFGEWEZEN, "afgewezen (de pot is te klein)"),
        (DOORVERWEZEN, "doorverwezen naar Fonds Samen"),
    ):
        event = tijdlijn(replace(LEEG, aanvraag=besloten(genomen(invoer))))[-1]
        assert (event.wat, event.bedrag) == (f"Besluit: {shown}", None)


def test_an_award_that_was_reversed_stays_with_its_reversal() -> None:
    rows = (
        mutatie(2, MutatieSoort.TOEKENNING, 500_00, dag(10), storno_door=103),
        mutatie(3, MutatieSoort.STORNO, 500_00, dag(13), storno_van=102, reden="Het gaat niet door."),
    )
    told = tijdlijn(replace(LEEG, aanvraag=besloten(genomen(TOEGEKEND), mutaties=rows)))
    assert [event.wat for event in told][1:] == [
        "Besluit: toegekend € 500,00",
        "Boeking 103: storno € 500,00, draait boeking 102 terug (toekenning)",
    ]


def test_an_answer_that_was_not_sent_is_no_event() -> None:
    assert not any("Antwoord" in event.wat for event in tijdlijn(replace(VOL, antwoord=Antwoord(4, 1, "Beste", None))))
