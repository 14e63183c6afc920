"""`frontlijn export`: a wijk, a register, a page of handgeld or of the kasboek, to stdout or whole to a file."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from typing import Annotated

import typer

from frontlijn.cli import output, streams
from frontlijn.cli.blik import GebiedOption, InitiatiefOption, StadOption, VergelijkOption, asked_blik
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
    needed_wijk,
    opened,
)
from frontlijn.cli.values import choice, day, given, number, period
from frontlijn.domain.errors import StoreProblem
from frontlijn.domain.summary import PERIODE_DAGEN
from frontlijn.domain.text import printable
from frontlijn.domain.values import Bereik
from frontlijn.export.beeld import kijk_in_kasboek, uitvoer, verhalen_regel
from frontlijn.export.besluiten import VOORVOEGSEL
from frontlijn.export.files import write_whole
from frontlijn.export.formats import (
    AFSCHRIFT_FORMATS,
    ANTWOORD_FORMATS,
    BEELD_FORMATS,
    BESLUITEN_FORMATS,
    REGISTER_FORMATS,
    WIJK_FORMATS,
    afschrift_export,
    antwoord_export,
    besluiten_export,
    format_for,
    register_export,
    wijk_export,
    wijk_versies,
)
from frontlijn.export.registers import kasboek_rows
from frontlijn.store.read import handgeld
from frontlijn.store.read import kasboek as read_kasboek
from frontlijn.store.store import Store
from frontlijn.store.uitvoer import Versies, note_export, versions

app = DutchTyper(
    "Zet een wijk, een register, handgeld of wat het kasboek laat zien in een bestand; zonder namen van personen en "
    "niets van onder de radar."
)

BestandOption = Annotated[
    Text,
    typer.Option(
        "--output", "-o", metavar="BESTAND", help="Schrijf naar dit bestand; zonder of met - naar het scherm."
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Vervang een bestand dat er al is.")]
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


def _formaat(formats: Mapping[str, object]) -> typer.models.OptionInfo:
    """The option that chooses among these formats."""
    option: typer.models.OptionInfo = typer.Option(
        "--formaat", metavar="FORMAAT", help=f"{' of '.join(formats)}; gewoon naar de bestandsnaam."
    )
    return option


@app.command("wijk")
def wijk(
    ctx: typer.Context,
    *,
    naam: Annotated[
        Text, typer.Argument(metavar="WIJK", help="Een naam of een nummer; gewoon de gekozen wijk.")
    ] = None,
    bestand: BestandOption = None,
    force: ForceOption = False,
) -> None:
    """Vat een wijk samen op een A4 in markdown."""
    with opened(ctx) as store:
        wijk_id = needed_wijk(store, naam)
        noted = wijk_versies(store, wijk_id)
        pieces = wijk_export(store, wijk_id, format_for(bestand, WIJK_FORMATS))
        _write(store, pieces, bestand, force=force)
        _noted(store, noted, "wijk")


def _add_register(register: str, summary: str) -> None:
    """Adds the command that exports a register."""

    @app.command(register, help=summary)
    def export(
        ctx: typer.Context,
        *,
        wijk: WijkOption = None,
        formaat: Annotated[Text, _formaat(REGISTER_FORMATS)] = None,
        bestand: BestandOption = None,
        force: ForceOption = False,
    ) -> None:
        with opened(ctx) as store:
            chosen = format_for(bestand, REGISTER_FORMATS, formaat)
            pieces = register_export(store, register, chosen, wijk_id=filter_wijk(store, wijk))
            _write(store, pieces, bestand, force=force)


_add_register("initiatieven", "Exporteer het register van initiatieven.")
_add_register("handgeld", "Exporteer de aanvragen om handgeld met hun besluiten.")


@app.command("kasboek")
def kasboek(
    ctx: typer.Context,
    *,
    wijk: WijkOption = None,
    voor: VoorOption = Bereik.EXPORT.value,
    proef: ProefOption = False,
    formaat: Annotated[Text, _formaat(REGISTER_FORMATS)] = None,
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
        noted = versions(store, wanted)
        pieces = register_export(store, "kasboek", chosen, wijk_id=wanted.wijk_id, naar=naar)
        _write(store, pieces, bestand, force=force)
        _noted(store, noted, "kasboek")


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
            other = given("--vergelijk", lambda text: period(text, store.today(), "--vergelijk"), vergelijk)
            naast = replace(blik, van=other[0], tot=other[1]) if other else None
            made = uitvoer(store, soort, blik, _bereik(voor), naast)
            if _told(made.verhalen, made.let_op, proef=proef):
                return
            _write(store, write(made), bestand, force=force)
            _noted(store, made.versies, soort)


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


def _noted(store: Store, entries: Versies, wat: str) -> None:
    """Notes which version of each entry left; a store that cannot be written takes nothing from the export."""
    try:
        note_export(store, entries, wat)
    except StoreProblem:
        output.note(
            "De uitvoer is gemaakt. Welke regels erin staan, kan hier niet worden bijgehouden; "
            "een latere wijziging krijgt dus geen teken."
        )


@app.command("besluiten")
def besluiten(
    ctx: typer.Context,
    *,
    wijk: WijkOption = None,
    voorvoegsel: Annotated[
        str, typer.Option("--voorvoegsel", metavar="CODE", help=f"Staat voor elk kenmerk; gewoon {VOORVOEGSEL}.")
    ] = VOORVOEGSEL,
    formaat: Annotated[Text, _formaat(BESLUITEN_FORMATS)] = None,
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
        _write(store, pieces, bestand, force=force)


@app.command("afschrift")
def afschrift(
    ctx: typer.Context,
    *,
    pot: PotArgument,
    van: Annotated[
        Text, typer.Option("--van", metavar="DATUM", help="De eerste dag; gewoon het begin van de pot.")
    ] = None,
    tot: Annotated[Text, typer.Option("--tot", metavar="DATUM", help="De laatste dag; gewoon tot nu.")] = None,
    formaat: Annotated[Text, _formaat(AFSCHRIFT_FORMATS)] = None,
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
        _write(store, pieces, bestand, force=force)


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
        _write(store, pieces, bestand, force=force)


def _write(store: Store, pieces: Iterator[str], bestand: Text, *, force: bool) -> None:
    try:
        if bestand is not None and bestand != "-":
            output.saved(told=f"Gemaakt: {write_whole(bestand, pieces, force=force, keep=store.path)}")
            return
        for piece in pieces:
            streams.write_bytes(piece.encode("utf-8"))
        streams.flush()
    finally:
        if isinstance(pieces, Generator):
            pieces.close()  # it reads from the store, which is closed next
