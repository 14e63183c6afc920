"""What each command starts from: the store, the wijk and day that are meant, and the options that many share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated

import typer

from frontlijn.cli.exits import WrongInput
from frontlijn.cli.values import day
from frontlijn.store.paths import store_path
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
LesOption = Annotated[Text, typer.Option("--les", metavar="TEKST", help="Wat we ervan leerden; moet bij mislukt.")]


@contextmanager
def opened(ctx: typer.Context) -> Iterator[Store]:
    """The store that `--db` named, closed afterwards."""
    store = Store.open(store_path(ctx.obj))
    try:
        yield store
    finally:
        store.close()


def chosen_wijk(store: Store) -> int | None:
    """The number of the wijk that was chosen last, in the app or with `wijk choose`."""
    text = settings.get(store, Instelling.WIJK) or ""
    return int(text) if text.isdecimal() else None


def filter_wijk(store: Store, text: Text) -> int | None:
    """The wijk to list: the one that was named, else all."""
    return wijken.find(store, text).id if text else None


def needed_wijk(store: Store, text: Text) -> int:
    """The wijk to write in: the one that was named, else the chosen one; raises WrongInput without either."""
    wijk_id = filter_wijk(store, text) or chosen_wijk(store)
    if wijk_id is None:
        raise WrongInput("In welke wijk? Noem hem met --wijk, of kies er een met: frontlijn wijk choose NAAM")
    return wijk_id


def day_or_today(store: Store, text: Text, option: str) -> date:
    """The day that was named, else today."""
    return day(text, store.today(), option) if text else store.today()
