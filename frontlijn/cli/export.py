"""`frontlijn export`: a wijk or a register as text, to stdout or whole to a file."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Annotated

import typer

from frontlijn.cli import output, streams
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.session import Text, WijkOption, filter_wijk, needed_wijk, opened
from frontlijn.export.files import write_whole
from frontlijn.export.formats import REGISTER_FORMATS, WIJK_FORMATS, format_for, register_export, wijk_export
from frontlijn.store.store import Store

app = DutchTyper("Zet een wijk of een register in een bestand; zonder namen van personen en niets van onder de radar.")

BestandOption = Annotated[
    Text,
    typer.Option(
        "--output", "-o", metavar="BESTAND", help="Schrijf naar dit bestand; zonder of met - naar het scherm."
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Vervang een bestand dat er al is.")]
FormaatOption = Annotated[
    Text,
    typer.Option("--formaat", metavar="FORMAAT", help=f"{' of '.join(REGISTER_FORMATS)}; gewoon naar de bestandsnaam."),
]


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
        formaat: FormaatOption = None,
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
