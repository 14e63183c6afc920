"""The options that several commands of the arena share."""

from __future__ import annotations

from typing import Annotated

import typer

from frontlijn.cli.session import Text
from frontlijn.domain.arena.bronwaarde import schaal_woorden
from frontlijn.domain.values import (
    ArenaStatus,
    Bewijskracht,
    CijferSoort,
    Factor,
    IncasseerderGroep,
    KasboekMaat,
    Leefdomein,
    Verloopcurve,
    WaardePer,
)

_WOORDEN = f"een percentage, of in woorden: {schaal_woorden()}"

ArenaArgument = Annotated[
    str, typer.Argument(metavar="ARENA", help="De titel, het nummer, of het initiatief waar de arena van is.")
]
ArenaOption = Annotated[
    Text, typer.Option("--arena", metavar="ARENA", help="De arena: een titel of een nummer; mag weg als er één is.")
]
NummerArgument = Annotated[str, typer.Argument(metavar="NUMMER", help="Het nummer, zoals show het toont.")]
VolledigOption = Annotated[
    bool, typer.Option("--volledig", help="Tel van een arena negatieve effecten mee; gewoon niet.")
]

InitiatiefOption = Annotated[
    Text, typer.Option("--initiatief", metavar="INITIATIEF", help="Het initiatief: een naam of een nummer.")
]
StartjaarOption = Annotated[Text, typer.Option("--startjaar", metavar="JAAR", help="Het eerste jaar; gewoon dit jaar.")]
HorizonOption = Annotated[
    Text, typer.Option("--horizon", metavar="JAREN", help="Hoeveel jaar je vooruitkijkt; gewoon 20.")
]
PeriodelengteOption = Annotated[
    Text, typer.Option("--periodelengte", metavar="JAREN", help="Hoeveel jaar een periode duurt; gewoon 5.")
]
DiscontoOption = Annotated[
    Text, typer.Option("--disconto", metavar="PROCENT", help="De discontovoet per jaar; gewoon 0.")
]
PrijspeilOption = Annotated[
    Text, typer.Option("--prijspeil", metavar="JAAR", help="Van welk jaar de prijzen in deze arena zijn.")
]
StatusOption = Annotated[
    Text, typer.Option("--status", metavar="STATUS", help=f"{' of '.join(ArenaStatus)}; gewoon in_opbouw.")
]
ToelichtingOption = Annotated[
    Text, typer.Option("--toelichting", metavar="TEKST", help="Wat erbij verteld moet worden.")
]

ActiviteitOption = Annotated[
    Text,
    typer.Option(
        "--activiteit", metavar="ACTIVITEIT", help="De activiteit: een naam of een nummer; mag weg als er één is."
    ),
]
JaarOption = Annotated[
    Text, typer.Option("--jaar", metavar="JAAR", help="In welk jaar; gewoon het eerste van de arena.")
]
BedragOption = Annotated[
    Text, typer.Option("--bedrag", metavar="BEDRAG", help="Hoeveel euro; bij natura wat het waard is, als je het weet.")
]
NaturaOption = Annotated[bool | None, typer.Option("--natura/--geld", help="Of het in natura is; gewoon is het geld.")]
OmschrijvingOption = Annotated[
    Text, typer.Option("--omschrijving", metavar="TEKST", help="Wat het is; nodig als in natura geen bedrag heeft.")
]
BronOption = Annotated[Text, typer.Option("--bron", metavar="TEKST", help="Waar het bedrag vandaan komt.")]

LeefdomeinOption = Annotated[
    Text, typer.Option("--leefdomein", metavar="DOMEIN", help=f"Een van: {', '.join(Leefdomein)}.")
]
AantalOption = Annotated[Text, typer.Option("--aantal", metavar="AANTAL", help="Om hoeveel het gaat, zoals 40.")]
SlagingskansOption = Annotated[
    Text, typer.Option("--slagingskans", metavar="DEEL", help=f"Bij welk deel het lukt: {_WOORDEN}.")
]
ToerekeningOption = Annotated[
    Text, typer.Option("--toerekening", metavar="DEEL", help="Welk deel door jullie komt, en niet door anderen.")
]
DeadweightOption = Annotated[
    Text, typer.Option("--deadweight", metavar="DEEL", help="Welk deel ook zonder jullie was gebeurd, of onbekend.")
]
VerdringingOption = Annotated[
    Text, typer.Option("--verdringing", metavar="DEEL", help="Welk deel ergens anders verdwijnt; gewoon 0.")
]
WaardeOption = Annotated[
    Text, typer.Option("--waarde", metavar="BEDRAG", help="Wat het waard is, met de bron erbij in --bron waarde=TEKST.")
]
FactorBronOption = Annotated[
    list[str] | None,
    typer.Option(
        "--bron", metavar="GETAL=TEKST", help=f"Waar een getal vandaan komt: {', '.join(Factor)}, of alle=TEKST."
    ),
]
FactorJaarOption = Annotated[
    list[str] | None, typer.Option("--jaar", metavar="GETAL=JAAR", help="Van welk jaar de bron is, zoals waarde=2023.")
]
BewijsOption = Annotated[
    list[str] | None,
    typer.Option("--bewijs", metavar="GETAL=KRACHT", help=f"Hoe sterk het bewijs is: {', '.join(Bewijskracht)}."),
]
RedenOption = Annotated[
    list[str] | None,
    typer.Option("--reden", metavar="GETAL=TEKST", help="Waarom je deze waarde kiest, als er meer waarden zijn."),
]
AndersOption = Annotated[
    list[str] | None,
    typer.Option(
        "--anders",
        metavar="WAARDE",
        help='Wat een andere bron zegt: "waarde=9000; bron=Rapport; jaar=2019; bewijs=gemeten".',
    ),
]
KasboekOption = Annotated[
    Text,
    typer.Option(
        "--kasboek", metavar="MAAT", help=f"Neem het aantal uit het kasboek, over --periode: {', '.join(KasboekMaat)}."
    ),
]
GroepOption = Annotated[
    list[str] | None,
    typer.Option(
        "--groep",
        metavar="GROEP=DEEL",
        help=f'Wie het krijgt, zoals "overheid=60: gemeente", samen 100: {", ".join(IncasseerderGroep)}.',
    ),
]
LastOption = Annotated[bool | None, typer.Option("--last/--baat", help="Of het een negatief effect is; gewoon niet.")]
PmOption = Annotated[
    bool | None, typer.Option("--pm/--euro", help="PM is een effect dat niet in geld kan; gewoon is het in euro.")
]
OpeisbaarOption = Annotated[
    bool | None,
    typer.Option("--opeisbaar/--niet-opeisbaar", help="Of iemand het geld in handen krijgt; gewoon wel."),
]
StartOption = Annotated[
    Text, typer.Option("--start", metavar="JAAR", help="Het jaar waarin het begint; gewoon het eerste van de arena.")
]
LooptijdOption = Annotated[Text, typer.Option("--looptijd", metavar="JAREN", help="Hoeveel jaar het duurt.")]
CurveOption = Annotated[
    Text, typer.Option("--curve", metavar="VERLOOP", help=f"Een van: {', '.join(Verloopcurve)}; gewoon gelijkmatig.")
]
DropoffOption = Annotated[
    Text, typer.Option("--dropoff", metavar="DEEL", help="Hoeveel er bij een aflopend effect elk jaar af gaat.")
]
PerOption = Annotated[
    Text, typer.Option("--per", metavar="PER", help=f"{' of '.join(WaardePer)}: waar de waarde over gaat; gewoon jaar.")
]
EenheidOption = Annotated[
    Text, typer.Option("--eenheid", metavar="TEKST", help="Wat je telt, zoals deelnemers of woningen.")
]

SoortArgument = Annotated[str, typer.Argument(metavar="SOORT", help=f"Een van: {', '.join(CijferSoort)}.")]
WaardeArgument = Annotated[
    str, typer.Argument(metavar="WAARDE", help="Het bedrag, of bij een multiplier een getal als 3,6.")
]
OverGroepOption = Annotated[
    Text, typer.Option("--groep", metavar="GROEP", help=f"Van deze groep: {', '.join(IncasseerderGroep)}.")
]
JarenOption = Annotated[Text, typer.Option("--jaren", metavar="JAREN", help="Van deze periode, zoals 2021-2025.")]
CijferBronOption = Annotated[Text, typer.Option("--bron", metavar="TEKST", help="Waar het staat, met de bladzijde.")]
CijferJaarOption = Annotated[Text, typer.Option("--jaar", metavar="JAAR", help="Van welk jaar de bron is.")]
CijferRedenOption = Annotated[
    Text, typer.Option("--reden", metavar="TEKST", help="Waarom deze waarde getoond wordt, als er meer waarden zijn.")
]
CijferAndersOption = Annotated[
    list[str] | None,
    typer.Option(
        "--anders", metavar="WAARDE", help='Wat een andere plek zegt: "2524000; bron=Rapport, tabel 3; jaar=2021".'
    ),
]
