"""Where an export goes: the options that each one has, and the writing, to stdout or whole to a file."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from typing import Annotated

import typer

from frontlijn.cli import output, streams
from frontlijn.cli.session import Text
from frontlijn.domain.errors import StoreProblem
from frontlijn.export.files import write_whole
from frontlijn.store.store import Store
from frontlijn.store.uitvoer import Versies, note_export

BestandOption = Annotated[
    Text,
    typer.Option(
        "--output", "-o", metavar="BESTAND", help="Schrijf naar dit bestand; zonder of met - naar het scherm."
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Vervang een bestand dat er al is.")]


def formaat_option(formats: Mapping[str, object]) -> typer.models.OptionInfo:
    """The option that chooses among these formats."""
    *others, last = formats
    choice = f"{', '.join(others)} of {last}" if others else last
    option: typer.models.OptionInfo = typer.Option(
        "--formaat", metavar="FORMAAT", help=f"{choice}; gewoon naar de bestandsnaam."
    )
    return option


def write_out(store: Store, pieces: Iterator[str] | Iterator[bytes], bestand: Text, *, force: bool) -> None:
    """Writes the pieces of an export to where it goes, and says which file was made."""
    try:
        if bestand is not None and bestand != "-":
            output.saved(told=f"Gemaakt: {write_whole(bestand, pieces, force=force, keep=store.path)}")
            return
        for piece in pieces:
            streams.write_bytes(piece if isinstance(piece, bytes) else piece.encode("utf-8"))
        streams.flush()
    finally:
        if isinstance(pieces, Generator):
            pieces.close()  # it reads from the store, which is closed next


def noted(store: Store, entries: Versies, wat: str) -> None:
    """Notes which version of each entry left; a store that cannot be written takes nothing from the export."""
    try:
        note_export(store, entries, wat)
    except StoreProblem:
        output.note(
            "De uitvoer is gemaakt. Welke regels erin staan, kan hier niet worden bijgehouden; "
            "een latere wijziging krijgt dus geen teken."
        )
