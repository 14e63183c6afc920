"""The arguments and options that more of these commands take."""

from __future__ import annotations

from typing import Annotated

import typer

from frontlijn.cli.session import Text
from frontlijn.domain.values import (
    Beslisvorm,
    BesluitUitkomst,
    Bewonersrol,
    Criterium,
    Grond,
    Oordeel,
    Zichtbaarheid,
)

AanvraagArgument = Annotated[str, typer.Argument(metavar="AANVRAAG", help="Het nummer van de aanvraag.")]
PotArgument = Annotated[str, typer.Argument(metavar="POT", help="Een naam of een nummer.")]
OnderwerpArgument = Annotated[str, typer.Argument(metavar="ONDERWERP", help="Waarvoor het geld is.")]
PotOption = Annotated[
    Text,
    typer.Option("--pot", metavar="POT", help="De pot: een naam of een nummer; gewoon de enige lopende in de wijk."),
]
InitiatiefOption = Annotated[
    Text, typer.Option("--initiatief", metavar="INITIATIEF", help="Voor welk initiatief: een naam of een nummer.")
]
AanvragerOption = Annotated[Text, typer.Option("--aanvrager", metavar="NAAM", help="De persoon die het vraagt.")]
OrganisatieOption = Annotated[
    Text, typer.Option("--organisatie", metavar="NAAM", help="De organisatie die het vraagt.")
]
OntvangenOption = Annotated[
    Text, typer.Option("--ontvangen", metavar="DATUM", help="De dag waarop de aanvraag kwam; gewoon vandaag.")
]
BegrotingOption = Annotated[Text, typer.Option("--begroting", metavar="BEDRAG", help="Wat het in totaal kost.")]
EigenOption = Annotated[Text, typer.Option("--eigen-bijdrage", metavar="BEDRAG", help="Wat zij zelf bijdragen.")]
CoOption = Annotated[Text, typer.Option("--cofinanciering", metavar="BEDRAG", help="Wat een ander bijdraagt.")]
ZekerOption = Annotated[
    bool | None,
    typer.Option("--cofinanciering-zeker/--cofinanciering-onzeker", help="Of die bijdrage is toegezegd."),
]
DraagvlakOption = Annotated[Text, typer.Option("--draagvlak", metavar="TEKST", help="Wie erachter staan.")]
BetrokkenOption = Annotated[Text, typer.Option("--betrokken", metavar="TEKST", help="Hoe de buurt betrokken is.")]
_ROL = ", ".join(Bewonersrol)
RolPlanOption = Annotated[
    Text, typer.Option("--rol-plan", metavar="ROL", help=f"Wat bewoners doen bij het plan: {_ROL}.")
]
RolBesluitOption = Annotated[
    Text, typer.Option("--rol-besluit", metavar="ROL", help="Wat bewoners doen bij het besluit; dezelfde keuzes.")
]
RolUitvoeringOption = Annotated[
    Text, typer.Option("--rol-uitvoering", metavar="ROL", help="Wat bewoners doen bij de uitvoering; dezelfde keuzes.")
]
ZICHT = f"openbaar (gewoon), intern (met een reden) of {Zichtbaarheid.ONDER_DE_RADAR}"
ZichtOption = Annotated[Text, typer.Option("--zichtbaarheid", metavar="ZICHT", help=f"{ZICHT}.")]
VertrouwelijkOption = Annotated[
    Text, typer.Option("--vertrouwelijk-reden", metavar="TEKST", help="Waarom dit intern blijft; nodig bij intern.")
]

_OORDEEL = 'Oordeel en reden, zoals "voldoet: ze doen het zelf". Oordelen: ' + ", ".join(o.value for o in Oordeel) + "."
_C1 = typer.Option("--c1", metavar="OORDEEL", help=f"{Criterium.C1.label}. {_OORDEEL}")
_C2 = typer.Option("--c2", metavar="OORDEEL", help=f"{Criterium.C2.label}, een eis.")
_C3 = typer.Option("--c3", metavar="OORDEEL", help=f"{Criterium.C3.label}, een eis.")
_C4 = typer.Option("--c4", metavar="OORDEEL", help=f"{Criterium.C4.label}, een eis.")
C1Option = Annotated[str, _C1]
C2Option = Annotated[str, _C2]
C3Option = Annotated[str, _C3]
C4Option = Annotated[str, _C4]
AnderC1Option = Annotated[Text, _C1]
AnderC2Option = Annotated[Text, _C2]
AnderC3Option = Annotated[Text, _C3]
AnderC4Option = Annotated[Text, _C4]
RichtlijnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--richtlijn",
        metavar="OORDEEL",
        help='Oordeel over een richtlijn van de wijk, met het nummer ervoor, zoals "3 voldoet: iedereen mag mee".',
    ),
]
BelangOption = Annotated[
    list[str] | None,
    typer.Option(
        "--belang",
        metavar="WIE",
        help='Wie een belang heeft en zich dus onthoudt, zoals "Piet: buurman van de aanvrager".',
    ),
]
TOEKENNINGEN = tuple(uitkomst.value for uitkomst in BesluitUitkomst if uitkomst.kent_toe)
_UITKOMST = typer.Option("--uitkomst", metavar="BESLUIT", help=f"Een van: {', '.join(BesluitUitkomst)}.")
UitkomstOption = Annotated[Text, _UITKOMST]
ToekenningOption = Annotated[
    Text,
    typer.Option(
        "--uitkomst",
        metavar="BESLUIT",
        help=f"{' of '.join(TOEKENNINGEN)}; gewoon wat bij de bedragen past. "
        "Iets afwijzen of doorverwijzen gaat met handgeld add en dan handgeld decide.",
    ),
]
MoetUitkomstOption = Annotated[str, _UITKOMST]
BeslisvormOption = Annotated[
    Text, typer.Option("--beslisvorm", metavar="WIE", help=f"Een van: {', '.join(Beslisvorm)}.")
]
BeslisserOption = Annotated[
    list[str] | None, typer.Option("--beslisser", metavar="NAAM", help="Wie besliste; gewoon jijzelf.")
]
OnthoudenOption = Annotated[list[str] | None, typer.Option("--onthouden", metavar="NAAM", help="Wie zich onthield.")]
MotiveringOption = Annotated[
    Text, typer.Option("--motivering", metavar="TEKST", help="Waarom, in gewone taal; nodig bij afgewezen.")
]
VoorwaardenOption = Annotated[Text, typer.Option("--voorwaarden", metavar="TEKST", help="Voorwaarden bij het geld.")]
GrondOption = Annotated[
    Text, typer.Option("--grond", metavar="GROND", help=f"Waarop het rust, nodig bij afgewezen: {', '.join(Grond)}.")
]
NaarLoketOption = Annotated[
    Text, typer.Option("--naar", metavar="FONDS", help="Naar welk fonds of loket, nodig bij doorverwezen.")
]
AfwijkingOption = Annotated[
    Text, typer.Option("--afwijking-reden", metavar="TEKST", help="Waarom er meer nodig is dan de begroting zegt.")
]
BedragOption = Annotated[str, typer.Option("--bedrag", metavar="BEDRAG", help="Het bedrag, zoals 50 of 12,50.")]
RestOption = Annotated[Text, typer.Option("--bedrag", metavar="BEDRAG", help="Gewoon alles wat nog openstaat.")]
MutatieArgument = Annotated[str, typer.Argument(metavar="MUTATIE", help="Het nummer uit `handgeld mutaties`.")]

_WAAROM = typer.Option("--reden", metavar="TEKST", help="Waarom.")
WaaromOption = Annotated[Text, _WAAROM]
MoetWaaromOption = Annotated[str, _WAAROM]
