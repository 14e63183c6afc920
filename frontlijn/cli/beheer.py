"""Looking after the store: undo, check, backup, where."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.exits import NOTHING
from frontlijn.cli.session import JsonOption, need_yes, opened
from frontlijn.domain.errors import Refused
from frontlijn.store.paths import store_path
from frontlijn.store.read import initiatieven, kasboek
from frontlijn.store.read.log import UNDOABLE_TABLES, Handeling, last_act
from frontlijn.store.store import Store


def add_to(app: DutchTyper) -> None:
    """Adds these commands to the others."""
    for function in (undo, check, backup, where):
        app.command(function.__name__)(function)


def undo(
    ctx: typer.Context,
    *,
    toch: Annotated[bool, typer.Option("--toch", help="Ook als die wijziging van voor vandaag is.")] = False,
) -> None:
    """Maak de laatste wijziging van een initiatief of kasboekregel ongedaan.

    Is die van voor vandaag, dan vraagt frontlijn of je het toch wilt; zonder terminal is --toch nodig. Geld maak je
    niet ongedaan: dat draai je terug met `frontlijn handgeld reverse`.
    """
    from frontlijn.store.write.undo import undo_last  # SQLModel: 350 ms

    with opened(ctx) as store:
        act = last_act(store)
        if not act:
            raise Refused("Er is niets om ongedaan te maken.")
        last = next((part for part in act if part.tabel in UNDOABLE_TABLES), act[0])
        made = datetime.fromisoformat(last.op).astimezone()
        if made.date() < store.today() and last.tabel in UNDOABLE_TABLES and not toch:
            output.note(f"De laatste wijziging is van {made:%d-%m-%Y om %H:%M}: {_named(store, last)} {last.soort}.")
            need_yes(
                "Toch ongedaan maken?", no="Niets ongedaan gemaakt.", hint="Wil je dit wel, zet er dan --toch bij."
            )
        done = undo_last(store, [last.handeling])
    output.saved(f"{done} (van {made:%d-%m-%Y om %H:%M})")


def _named(store: Store, act: Handeling) -> str:
    if act.tabel == "initiatief":
        return f'initiatief {act.rij_id} "{initiatieven.get(store, act.rij_id).naam}"'
    return f'kasboekregel {act.rij_id} "{kasboek.get(store, act.rij_id).titel}"'


def check(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """Controleer het bestand en alle regels; exitcode 1 als er iets niet klopt."""
    from frontlijn.store.check import check as findings_of

    with opened(ctx) as store:
        found = output.rows(
            findings_of(store),
            lambda one: output.row(one.code, one.table and f"{one.table} {one.row_id or ''}".rstrip(), one.message),
            as_json=as_json,
        )
    if found:
        output.note(f"Er klopt iets niet: {found}.")
        raise typer.Exit(NOTHING)
    output.note("Alles klopt.")


def backup(
    ctx: typer.Context,
    *,
    bestand: Annotated[str, typer.Argument(metavar="BESTAND", help="Waar de reservekopie komt.")],
    force: Annotated[bool, typer.Option("--force", help="Vervang een bestand dat er al is.")] = False,
) -> None:
    """Maak een gecontroleerde reservekopie, ook terwijl de app open is."""
    from frontlijn.store.backup import backup as copy

    with opened(ctx) as store:
        output.saved(copy(store, bestand, force=force))


def where(ctx: typer.Context) -> None:
    """Toon waar de gegevens staan."""
    output.line(store_path(ctx.obj.db))
