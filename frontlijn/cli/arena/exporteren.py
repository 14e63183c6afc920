"""`frontlijn export arena`: an arena or a report as a page, a table, data or a workbook."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.arena.options import ArenaArgument, VolledigOption
from frontlijn.cli.bestand import BestandOption, ForceOption, formaat_option, write_out
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.session import Text, opened
from frontlijn.domain.values import Modus
from frontlijn.export.arena.uitvoer import kijk_in_arena
from frontlijn.export.formats import ARENA_FORMATS, BINAIR, arena_export, format_for
from frontlijn.store.read import arena as read


def exporteren(
    ctx: typer.Context,
    *,
    arena: ArenaArgument,
    volledig: VolledigOption = False,
    formaat: Annotated[Text, formaat_option(ARENA_FORMATS)] = None,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="Hetzelfde als --formaat xlsx.")] = False,
    bestand: BestandOption = None,
    force: ForceOption = False,
) -> None:
    """Zet een effecten-arena of de cijfers van een rapport op papier, of in een bestand om mee verder te rekenen.

    In xlsx staat alles met formules, zodat je het kunt narekenen. De sessies en wie daarbij waren, gaan nooit mee.
    """
    if xlsx and formaat is not None:
        raise WrongInput("Noem --xlsx of --formaat; niet allebei.")
    chosen = format_for(bestand, ARENA_FORMATS, "xlsx" if xlsx else formaat)
    if chosen in BINAIR and bestand in (None, "-") and sys.stdout.isatty():
        raise WrongInput("Een werkmap past niet op het scherm; noem een bestand met -o, zoals arena.xlsx.")
    with opened(ctx) as store:
        found = read.find(store, arena).id
        pieces = arena_export(store, found, chosen, Modus.VOLLEDIG if volledig else Modus.RAPPORT)
        if look := kijk_in_arena(store, found):
            output.note(look)
        write_out(store, pieces, bestand, force=force)
