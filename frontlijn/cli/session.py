"""What each command starts from: the store, the wijk and day that are meant, and the options that many share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any, NamedTuple

import typer

from frontlijn.cli import output
from frontlijn.cli.exits import REFUSED, WrongInput
from frontlijn.cli.opening import open_store
from frontlijn.cli.values import day, period
from frontlijn.store.read import settings, wijken
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store

Text = str | None

JsonOption = Annotated[bool, typer.Option("--json", help="Schrijf JSON, om verder te verwerken.")]
WijkOption = Annotated[Text, typer.Option("--wijk", metavar="WIJK", help="De wijk: een naam of een nummer.")]
AlleWijkenOption = Annotated[
    Text, typer.Option("--wijk", metavar="WIJK", help="De wijk: een naam of een nummer; zonder --wijk alle wijken.")
]
EigenWijkOption = Annotated[
    Text, typer.Option("--wijk", metavar="WIJK", help="De wijk: een naam of een nummer; zonder --wijk de gekozen wijk.")
]
DatumOption = Annotated[
    Text, typer.Option("--datum", metavar="DATUM", help="De dag, zoals 01-03-2026, gisteren of ma; gewoon vandaag.")
]
ZichtOption = Annotated[
    Text, typer.Option("--zichtbaarheid", metavar="ZICHT", help="openbaar, intern (gewoon) of onder_de_radar.")
]
VanOption = Annotated[Text, typer.Option("--van", metavar="DATUM", help="Vanaf deze dag.")]
TotOption = Annotated[Text, typer.Option("--tot", metavar="DATUM", help="Tot en met deze dag.")]
PeriodeOption = Annotated[
    Text,
    typer.Option(
        "--periode",
        metavar="PERIODE",
        help="Zoals 2026, maart 2026, k2 2026 of vorige maand; in plaats van --van en --tot.",
    ),
]
LesOption = Annotated[Text, typer.Option("--les", metavar="TEKST", help="Wat we ervan leerden; nodig bij mislukt.")]


class Globals(NamedTuple):
    """What was asked of every command: the file, and that what looks like a BSN is stated to be none (V23)."""

    db: str | None
    geen_bsn: bool


class _EveryNumber(set[str]):
    """All numbers there are."""

    def __contains__(self, _: object) -> bool:
        return True

    def __bool__(self) -> bool:
        return True


@contextmanager
def opened(ctx: typer.Context, *, writes: bool = False) -> Iterator[Store]:
    """The store that is meant (see `open_store`), closed afterwards."""
    asked: Globals = ctx.obj
    store = open_store(asked.db, writes=writes)
    if asked.geen_bsn:
        store.geen_bsn = _EveryNumber()
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


def asked_days(today: date, van: Text, tot: Text, periode: Text) -> dict[str, date]:
    """The first day `van` and the last day `tot` that were named, by themselves or as a period.

    Raises WrongInput when both are, and when the last comes before the first.
    """
    if periode is not None:
        if van is not None or tot is not None:
            raise WrongInput("Noem --periode, of --van en --tot; niet allebei.")
        return dict(zip(("van", "tot"), period(periode, today, "--periode"), strict=True))
    named = {"van": van, "tot": tot}
    found = {name: day(text, today, f"--{name}") for name, text in named.items() if text is not None}
    if len(found) == len(named) and found["tot"] < found["van"]:
        raise WrongInput("--tot is voor --van; zet de eerste dag bij --van.")
    return found


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
