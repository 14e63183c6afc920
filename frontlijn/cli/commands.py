"""All commands together, and how one is run."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import Annotated

import typer
from typer._click.core import Command
from typer._click.exceptions import UsageError

from frontlijn import __version__
from frontlijn.cli import (
    arena,
    beheer,
    export,
    fonds,
    handgeld,
    importing,
    initiatief,
    kasboek,
    personen,
    richtlijn,
    search,
    streams,
    wijk,
)
from frontlijn.cli.dutch import DutchTyper, explain
from frontlijn.cli.exits import OK, WrongInput
from frontlijn.cli.explain import add_to as add_explain
from frontlijn.cli.session import Globals
from frontlijn.domain.errors import Refused
from frontlijn.domain.privacy.bsn import MogelijkBsn

app = DutchTyper(
    "Leg initiatieven vast, log wat er gebeurde, ken handgeld toe, vind het terug en vat een wijk samen.\n\n"
    "Zonder opdracht opent de app. Elke opdracht heeft eigen hulp: frontlijn initiatief --help. Exitcode: 0 goed, "
    "1 niets gevonden, 2 verkeerd getypt, 3 het mag niet, 4 de gegevens zijn niet te gebruiken, 5 de "
    "uitvoer kan niet worden geschreven."
)


def _print_version(asked: bool) -> None:
    if asked:
        streams.write(f"frontlijn {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    ctx: typer.Context,
    db: Annotated[
        str | None,
        typer.Option("--db", metavar="BESTAND", help="Het bestand met de gegevens; gewoon dat van `frontlijn where`."),
    ] = None,
    geen_bsn: Annotated[
        bool, typer.Option("--geen-bsn", help="Schrijf ook op wat op een BSN lijkt: jij zegt dat het er geen is.")
    ] = False,
    version: Annotated[  # noqa: ARG001 it is answered while it is read
        bool, typer.Option("--version", help="Toon de versie.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """What goes for every command; both may stand behind a command too."""
    ctx.obj = Globals(db, geen_bsn)


@app.command("search", add_help_option=False, context_settings={"ignore_unknown_options": True}, help=search.SUMMARY)
def search_(
    ctx: typer.Context,
    args: Annotated[list[str] | None, typer.Argument(metavar="WOORDEN", help="Wat je zoekt, en opties.")] = None,
) -> None:
    """Only for the list of commands: a search is answered before this module is imported."""
    raise typer.Exit(search.run(args or [], ctx.obj.db))


app.add_typer(initiatief.app, name="initiatief")
app.add_typer(kasboek.app, name="kasboek")
app.add_typer(handgeld.app, name="handgeld")
app.add_typer(arena.app, name="arena")
app.add_typer(fonds.app, name="fonds")
app.add_typer(richtlijn.app, name="richtlijn")
app.add_typer(wijk.app, name="wijk")
app.add_typer(personen.personen, name="persoon")
app.add_typer(personen.organisaties, name="organisatie")
app.add_typer(export.app, name="export")
app.add_typer(importing.app, name="import")
add_explain(app)
beheer.add_to(app)


_IN_A_FORM = "Wat je typte staat nog in het formulier: kopieer wat je wilt houden en open het daarna opnieuw."
_BY_COMMAND = "Er is niets opgeslagen; kijk wat er nu staat en geef de opdracht daarna opnieuw."
"""What a form and a command say of a record that somebody else changed in the meantime."""


def run(args: list[str], db: str | None, *, geen_bsn: bool = False) -> int:
    """Runs one command and returns its exit code; raises FrontlijnError."""
    command = _command_of(args[0] if args else "")
    try:
        before = [*(["--db", db] if db else []), *(["--geen-bsn"] if geen_bsn else [])]
        with command.make_context("frontlijn", [*before, *args]) as ctx:
            command.invoke(ctx)
    except typer.Exit as stop:
        return stop.exit_code
    except MogelijkBsn as error:
        raise Refused(f"{error.message.removesuffix('.')}, met --geen-bsn.", error.field) from error
    except Refused as error:
        if _IN_A_FORM not in error.message:
            raise
        raise Refused(error.message.replace(_IN_A_FORM, _BY_COMMAND), error.field) from error
    except UsageError as error:
        raise WrongInput(explain(error)) from error
    return OK


def _command_of(noun: str) -> Command:
    return _made(noun if any(group.name == noun for group in app.registered_groups) else None)


@cache
def _made(noun: str | None) -> Command:
    """The commands of one noun, or all of them: to look at every option of every command takes 40 ms."""
    if noun is None:
        return typer.main.get_command(app)
    alone = copy(app)
    alone.registered_groups = [group for group in app.registered_groups if group.name == noun]
    alone.registered_commands = []
    return typer.main.get_command(alone)
