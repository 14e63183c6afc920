"""`frontlijn export`: a wijk, a register, a page of handgeld or of the kasboek, to stdout or whole to a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from frontlijn.cli import output, samenvatten
from frontlijn.cli.arena.exporteren import exporteren as arena
from frontlijn.cli.bestand import BestandOption, ForceOption, formaat_option, noted, write_out
from frontlijn.cli.blik import GebiedOption, InitiatiefOption, StadOption, VergelijkOption, asked_blik, beside
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.handgeld.options import AanvraagArgument, PotArgument
from frontlijn.cli.session import (
    PeriodeOption,
    Text,
    TotOption,
    VanOption,
    WijkOption,
    asked_days,
    filter_wijk,
    opened,
)
from frontlijn.cli.values import choice, day, given, number
from frontlijn.domain.summary import PERIODE_DAGEN
from frontlijn.domain.text import printable
from frontlijn.domain.values import Bereik
from frontlijn.export.beeld import kijk_in_kasboek, uitvoer, verhalen_regel
from frontlijn.export.besluiten import VOORVOEGSEL
from frontlijn.export.formats import (
    AFSCHRIFT_FORMATS,
    ANTWOORD_FORMATS,
    BEELD_FORMATS,
    BESLUITEN_FORMATS,
    REGISTER_FORMATS,
    afschrift_export,
    antwoord_export,
    besluiten_export,
    format_for,
    register_export,
)
from frontlijn.export.registers import kasboek_rows
from frontlijn.store.read import handgeld
from frontlijn.store.read import kasboek as read_kasboek
from frontlijn.store.uitvoer import versions

app = DutchTyper(
    "Zet een wijk, een register, handgeld of wat het kasboek laat zien in een bestand; wie in de personenlijst staat "
    "heet daar (naam), en wat onder de radar is gaat niet mee."
)

VoorOption = Annotated[
    str,
    typer.Option(
        "--voor",
        metavar="BEREIK",
        help="export (gewoon) of openbaar: een verhaal gaat alleen mee als het zo ver mag.",
    ),
]
ProefOption = Annotated[
    bool, typer.Option("--proef", help="Zeg alleen welke verhalen meegaan en welke blijven, en schrijf niets.")
]


_SUMMARIES: dict[str, Callable[..., None]] = {
    "wijk": samenvatten.wijk,
    "gebied": samenvatten.gebied,
    "stad": samenvatten.stad,
    "initiatief": samenvatten.initiatief,
    "sjabloon": samenvatten.sjabloon,
}
for name, command in _SUMMARIES.items():
    app.command(name)(command)
app.command("arena")(arena)


def _add_register(register: str, summary: str) -> None:
    """Adds the command that exports a register."""

    @app.command(register, help=summary)
    def export(
        ctx: typer.Context,
        *,
        wijk: WijkOption = None,
        formaat: Annotated[Text, formaat_option(REGISTER_FORMATS)] = None,
        bestand: BestandOption = None,
        force: ForceOption = False,
    ) -> None:
        with opened(ctx) as store:
            chosen = format_for(bestand, REGISTER_FORMATS, formaat)
            pieces = register_export(store, register, chosen, wijk_id=filter_wijk(store, wijk))
            write_out(store, pieces, bestand, force=force)


_add_register("initiatieven", "Exporteer het register van initiatieven.")
_add_register("handgeld", "Exporteer de aanvragen om handgeld met hun besluiten.")


@app.command("kasboek")
def kasboek(
    ctx: typer.Context,
    *,
    wijk: WijkOption = None,
    voor: VoorOption = Bereik.EXPORT.value,
    proef: ProefOption = False,
    formaat: Annotated[Text, formaat_option(REGISTER_FORMATS)] = None,
    bestand: BestandOption = None,
    force: ForceOption = False,
) -> None:
    """Exporteer het sociaal kasboek.

    Een verhaal, wat het teweegbracht, wat werkte en wat niet gaan alleen mee met toestemming; een les gaat altijd mee.
    Met --voor openbaar staan er alleen regels in die openbaar mogen.
    """
    with opened(ctx) as store:
        chosen = format_for(bestand, REGISTER_FORMATS, formaat)
        naar = _bereik(voor)
        wanted = kasboek_rows(filter_wijk(store, wijk), naar)
        stories = verhalen_regel(*read_kasboek.stories_leaving(store, wanted, naar))
        if _told(stories, kijk_in_kasboek(store, wanted, naar), proef=proef):
            return
        entries = versions(store, wanted)
        pieces = register_export(store, "kasboek", chosen, wijk_id=wanted.wijk_id, naar=naar)
        write_out(store, pieces, bestand, force=force)
        noted(store, entries, "kasboek")


def _add_output(soort: str, summary: str) -> None:
    """Adds the command that exports one of the four outputs of the kasboek."""

    @app.command(soort, help=f"{summary} Gewoon van de gekozen wijk, over de laatste {PERIODE_DAGEN} dagen.")
    def export(
        ctx: typer.Context,
        *,
        wijk: WijkOption = None,
        initiatief: InitiatiefOption = None,
        gebied: GebiedOption = None,
        stad: StadOption = False,
        van: VanOption = None,
        tot: TotOption = None,
        periode: PeriodeOption = None,
        vergelijk: VergelijkOption = None,
        voor: VoorOption = Bereik.EXPORT.value,
        proef: ProefOption = False,
        bestand: BestandOption = None,
        force: ForceOption = False,
    ) -> None:
        with opened(ctx) as store:
            write = BEELD_FORMATS[format_for(bestand, BEELD_FORMATS)]
            days = asked_days(store.today(), van, tot, periode)
            blik = asked_blik(store, wijk=wijk, gebied=gebied, stad=stad, initiatief=initiatief, days=days)
            made = uitvoer(store, soort, blik, _bereik(voor), beside(store, blik, vergelijk))
            if _told(made.verhalen, made.let_op, proef=proef):
                return
            write_out(store, write(made), bestand, force=force)
            noted(store, made.versies, soort)


_add_output("cijfers", "Zet de cijfers van het kasboek op papier.")
_add_output("verhalen", "Zet de verhalen van het kasboek op papier, de nieuwste eerst.")
_add_output("verslag", "Vertel in volgorde van tijd wat er in het kasboek staat.")
_add_output("woordbeeld", "Toon welke woorden in de verhalen terugkeren.")


def _bereik(text: str) -> Bereik:
    """How far an export goes; raises WrongInput for one that does not leave."""
    try:
        naar = choice(Bereik, text, "--voor")
    except WrongInput:
        raise WrongInput(f'--voor: "{printable(text)[:40]}" ken ik niet; kies export of openbaar.') from None
    if naar is Bereik.INTERN:
        raise WrongInput("--voor: wat intern blijft, gaat niet in een bestand; kies export of openbaar.")
    return naar


def _told(stories: str, look: str, *, proef: bool) -> bool:
    """Says which stories go along, which stay and what to look at again; whether that was all that was asked."""
    if stories or proef:
        output.note(stories or "Verhalen: er zijn er geen.")
    if look:
        output.note(look)
    return proef


@app.command("besluiten")
def besluiten(
    ctx: typer.Context,
    *,
    wijk: WijkOption = None,
    voorvoegsel: Annotated[
        str, typer.Option("--voorvoegsel", metavar="CODE", help=f"Staat voor elk kenmerk; gewoon {VOORVOEGSEL}.")
    ] = VOORVOEGSEL,
    formaat: Annotated[Text, formaat_option(BESLUITEN_FORMATS)] = None,
    bestand: BestandOption = None,
    force: ForceOption = False,
) -> None:
    """Exporteer de openbare besluiten over handgeld als open data, naar de standaard van 360Giving.

    Elk besluit dat nu geldt: gevraagd, toegekend, betaald. Een afwijzing staat erin met een toekenning van 0. Wat
    intern of onder de radar is, blijft erbuiten. Een particulier heeft geen naam.
    """
    with opened(ctx) as store:
        chosen = format_for(bestand, BESLUITEN_FORMATS, formaat)
        pieces = besluiten_export(store, chosen, wijk_id=filter_wijk(store, wijk), voorvoegsel=voorvoegsel)
        write_out(store, pieces, bestand, force=force)


@app.command("afschrift")
def afschrift(
    ctx: typer.Context,
    *,
    pot: PotArgument,
    van: Annotated[
        Text, typer.Option("--van", metavar="DATUM", help="De eerste dag; gewoon het begin van de pot.")
    ] = None,
    tot: Annotated[Text, typer.Option("--tot", metavar="DATUM", help="De laatste dag; gewoon tot nu.")] = None,
    formaat: Annotated[Text, formaat_option(AFSCHRIFT_FORMATS)] = None,
    bestand: BestandOption = None,
    force: ForceOption = False,
) -> None:
    """Zet het afschrift van een pot op papier: begin, elke mutatie en eind, ook per financier."""
    with opened(ctx) as store:
        today = store.today()
        pieces = afschrift_export(
            store,
            handgeld.find_pot(store, pot).id,
            format_for(bestand, AFSCHRIFT_FORMATS, formaat),
            van=given("--van", lambda text: day(text, today, "--van"), van),
            tot=given("--tot", lambda text: day(text, today, "--tot"), tot),
        )
        write_out(store, pieces, bestand, force=force)


@app.command("antwoord")
def antwoord(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    bestand: BestandOption = None,
    force: ForceOption = False,
) -> None:
    """Zet het antwoord aan de aanvrager in een brief; de naam van de aanvrager staat erin."""
    with opened(ctx) as store:
        pieces = antwoord_export(store, number(nummer, "AANVRAAG"), format_for(bestand, ANTWOORD_FORMATS))
        write_out(store, pieces, bestand, force=force)
