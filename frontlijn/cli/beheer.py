"""Looking after the store: undo, check, backup, where."""

from __future__ import annotations

from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.exits import NOTHING
from frontlijn.cli.session import JsonOption, opened
from frontlijn.store.paths import store_path


def add_to(app: DutchTyper) -> None:
    """Adds these commands to the others."""
    for function in (undo, check, backup, where):
        app.command(function.__name__)(function)


def undo(ctx: typer.Context) -> None:
    """Maak de laatste wijziging van een initiatief of kasboekregel ongedaan.

    Geld maak je niet ongedaan: dat draai je terug met `frontlijn handgeld reverse`.
    """
    from frontlijn.store.write.undo import undo_last  # SQLModel: 350 ms

    with opened(ctx) as store:
        output.line(undo_last(store))


def check(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """Controleer het bestand en alle regels; exitcode 1 als er iets niet klopt."""
    from frontlijn.store.check import check as findings_of

    with opened(ctx) as store:
        findings = findings_of(store)
        output.listing(
            findings,
            lambda one: output.row(one.code, one.table and f"{one.table} {one.row_id or ''}".rstrip(), one.message),
            as_json=as_json,
            none="Alles klopt.",
        )
    if findings:
        output.note(f"Er klopt iets niet: {len(findings)}.")
        raise typer.Exit(NOTHING)


def backup(
    ctx: typer.Context,
    *,
    bestand: Annotated[str, typer.Argument(metavar="BESTAND", help="Waar de reservekopie komt.")],
    force: Annotated[bool, typer.Option("--force", help="Vervang een bestand dat er al is.")] = False,
) -> None:
    """Maak een gecontroleerde reservekopie, ook terwijl de app open is."""
    from frontlijn.store.backup import backup as copy

    with opened(ctx) as store:
        output.line(copy(store, bestand, force=force))


def where(ctx: typer.Context) -> None:
    """Toon waar de gegevens staan."""
    output.line(store_path(ctx.obj))
