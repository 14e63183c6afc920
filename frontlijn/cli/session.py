"""What each command starts from: the store, the wijk and day that are meant, and the options that many share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.exits import REFUSED, WrongInput
from frontlijn.cli.opening import open_store
from frontlijn.cli.values import day
from frontlijn.store.read import settings, wijken
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store

Text = str | None

JsonOption = Annotated[bool, typer.Option("--json", help="Schrijf JSON, om verder te verwerken.")]
WijkOption = Annotated[Text, typer.Option("--wijk", metavar="WIJK", help="De wijk: een naam of een nummer.")]
DatumOption = Annotated[
    Text, typer.Option("--datum", metavar="DATUM", help="De dag, zoals 01-03-2026, gisteren of ma; gewoon vandaag.")
]
ZichtOption = Annotated[
    Text, typer.Option("--zichtbaarheid", metavar="ZICHT", help="openbaar, intern (gewoon) of onder_de_radar.")
]
LesOption = Annotated[Text, typer.Option("--les", metavar="TEKST", help="Wat we ervan leerden; nodig bij mislukt.")]


@contextmanager
def opened(ctx: typer.Context, *, writes: bool = False) -> Iterator[Store]:
    """The store that is meant (see `open_store`), closed afterwards."""
    store = open_store(ctx.obj, writes=writes)
    try:
        yield store
    finally:
        store.close()


def chosen_wijk(store: Store) -> int | None:
    """The number of the wijk that was chosen last, in the app or with `wijk choose`."""
    text = settings.get(store, Instelling.WIJK) or ""
    return int(text) if text.isdecimal() else None


def filter_wijk(store: Store, text: Text) -> int | None:
    """The wijk to list: the one that was named, else all; raises WrongInput for an empty name."""
    if text is None:
        return None
    if not text.strip():  # such as a variable of the shell that holds nothing: all wijken, or another, is not meant
        raise WrongInput("De wijk is leeg; noem een naam of een nummer, of laat hem weg.")
    return wijken.find(store, text).id


def needed_wijk(store: Store, text: Text) -> int:
    """The wijk to write in: the one that was named, else the chosen one; raises WrongInput without either."""
    wijk_id = filter_wijk(store, text) or chosen_wijk(store)
    if wijk_id is None:
        raise WrongInput("In welke wijk? Noem hem met --wijk, of kies er een met: frontlijn wijk choose NAAM")
    return wijk_id


def day_or_today(store: Store, text: Text, option: str) -> date:
    """The day that was named, else today; raises WrongInput for an empty one."""
    return store.today() if text is None else day(text, store.today(), option)


def changes(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that an edit gives; raises WrongInput when there are none."""
    if not fields:
        raise WrongInput("Er is niets om te wijzigen; noem wat er anders moet.")
    return fields


def need_yes(question: str, *, no: str, hint: str) -> None:
    """Asks on a terminal; without a yes it says `no`, or the hint when there is no terminal, and the command ends."""
    if sys.stdin.isatty():
        output.note(f"{question} j/n")
        if sys.stdin.readline().strip().casefold() in ("j", "ja"):
            return
        output.note(no)
    else:
        output.note(f"{no} {hint}")
    raise typer.Exit(REFUSED)
