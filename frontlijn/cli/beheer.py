"""Looking after the store: undo, redo, check, backup, where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.exits import NOTHING
from frontlijn.cli.session import JsonOption, need_yes, opened
from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.store.paths import store_path
from frontlijn.store.read.log import UNDOABLE_TABLES, Handeling, history, last_act, last_undone
from frontlijn.store.store import Store


def add_to(app: DutchTyper) -> None:
    """Adds these commands to the others."""
    for function in (undo, redo, check, backup, where):
        app.command(function.__name__)(function)


TochOption = Annotated[bool, typer.Option("--toch", help="Ook als die wijziging van voor vandaag is.")]


def undo(ctx: typer.Context, *, toch: TochOption = False) -> None:
    """Maak de laatste wijziging van een initiatief, het kasboek of een arena ongedaan.

    Is die van voor vandaag, dan vraagt frontlijn of je het toch wilt; zonder terminal is --toch nodig. Met redo doe je
    het opnieuw. Geld maak je niet ongedaan: dat draai je terug met `frontlijn handgeld reverse`.
    """
    from frontlijn.store.write.undo import undo_last  # SQLModel: 350 ms

    with opened(ctx) as store:
        act = last_act(store)
        if not act:
            raise Refused("Er is niets om ongedaan te maken.")
        last = next((part for part in act if part.tabel in UNDOABLE_TABLES), act[0])
        made = _moment(last)
        if made.date() < store.today() and last.tabel in UNDOABLE_TABLES and not toch:
            output.note(f"De laatste wijziging is van {_told(made)}: {_named(store, act)} {last.soort}.")
            need_yes("Toch ongedaan maken?", no="Niets ongedaan gemaakt.", hint=_HINT)
        done = undo_last(store, [last.handeling])
    output.saved(f"{done} (van {_told(made)})")


def redo(ctx: typer.Context, *, toch: TochOption = False) -> None:
    """Doe opnieuw wat je het laatst ongedaan maakte, als er daarna niets anders is opgeslagen.

    Is dat van voor vandaag, dan vraagt frontlijn of je het toch wilt; zonder terminal is --toch nodig.
    """
    from frontlijn.store.write.undo import redo_last  # SQLModel: 350 ms

    with opened(ctx) as store:
        act = last_undone(store)
        if not act:
            raise Refused("Er is niets om opnieuw te doen.")
        undone = _moment(act[0])
        if undone.date() < store.today() and not toch:
            output.note(f"Het laatste is ongedaan gemaakt op {_told(undone)}: {_named(store, act)}.")
            need_yes("Toch opnieuw doen?", no="Niets opnieuw gedaan.", hint=_HINT)
        if last_undone(store)[:1] != act[:1]:
            raise Refused(
                "Er is intussen iets anders gewijzigd; er is niets opnieuw gedaan. Geef de opdracht nog eens."
            )
        done = redo_last(store)
    output.saved(f"{done} (ongedaan gemaakt op {_told(undone)})")


_HINT = "Wil je dit wel, zet er dan --toch bij."


def _moment(part: Handeling) -> datetime:
    return datetime.fromisoformat(part.op).astimezone()


def _told(moment: datetime) -> str:
    return f"{moment:%d-%m-%Y om %H:%M}"


def _named(store: Store, act: Sequence[Handeling]) -> str:
    """What an act is about: the first record with its name, and how many more there are."""
    parts = [part for part in act if part.tabel in UNDOABLE_TABLES]
    first = parts[0]
    written = [
        new
        for line in history(store, first.tabel, first.rij_id)
        for field, _, new in line.velden
        if field in _NAMED_BY.get(first.tabel, ("naam", "titel")) and new is not None
    ]
    noun = "filter" if first.tabel == "bewaard_filter" else first.tabel
    name = format_datum(date.fromisoformat(written[-1])) if first.tabel == "sessie" else written[-1]
    more = f" en {len(parts) - 1} meer" if len(parts) > 1 else ""
    return f'{noun} {first.rij_id} "{name}"{more}'


_NAMED_BY = {"investering": ("investeerder",), "sessie": ("datum",), "cijfer": ("soort",)}
"""What tells a worker which record it is, when it has no naam and no titel."""


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
