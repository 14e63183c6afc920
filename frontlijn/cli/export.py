"""`frontlijn export`: a wijk, a register or a page of handgeld as text, to stdout or whole to a file."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from typing import Annotated

import typer

from frontlijn.cli import output, streams
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.handgeld.options import AanvraagArgument, PotArgument
from frontlijn.cli.session import Text, WijkOption, filter_wijk, needed_wijk, opened
from frontlijn.cli.values import day, given, number
from frontlijn.export.besluiten import VOORVOEGSEL
from frontlijn.export.files import write_whole
from frontlijn.export.formats import (
    AFSCHRIFT_FORMATS,
    ANTWOORD_FORMATS,
    BESLUITEN_FORMATS,
    REGISTER_FORMATS,
    WIJK_FORMATS,
    afschrift_export,
    antwoord_export,
    besluiten_export,
    format_for,
    register_export,
    wijk_export,
)
from frontlijn.store.read import handgeld
from frontlijn.store.store import Store

app = DutchTyper(
    "Zet een wijk, een register of handgeld in een bestand; zonder namen van personen en niets van onder de radar."
)

BestandOption = Annotated[
    Text,
    typer.Option(
        "--output", "-o", metavar="BESTAND", help="Schrijf naar dit bestand; zonder of met - naar het scherm."
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Vervang een bestand dat er al is.")]


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
        pieces = wijk_export(store, needed_wijk(store, naam), format_for(bestand, WIJK_FORMATS))
        _write(store, pieces, bestand, force=force)


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
_add_register("kasboek", "Exporteer het sociaal kasboek.")
_add_register("handgeld", "Exporteer de aanvragen om handgeld met hun besluiten.")


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
    finally:
        if isinstance(pieces, Generator):
            pieces.close()  # it reads from the store, which is closed next
