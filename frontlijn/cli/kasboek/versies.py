"""Every version of an entry: what changed, and what it said."""

from __future__ import annotations

from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.kasboek.gegevens import LABELS, moment, shown_fields
from frontlijn.cli.kasboek.options import RegelArgument
from frontlijn.cli.session import JsonOption, Text, opened
from frontlijn.cli.values import number
from frontlijn.domain.errors import NotFound
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.store.read import initiatieven, wijken
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.kasboek import Versie
from frontlijn.store.store import Store


def history(
    ctx: typer.Context,
    *,
    nummer: RegelArgument,
    versie: Annotated[
        Text, typer.Option("--versie", metavar="VERSIE", help="Toon alles wat er in deze versie stond.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Toon alle versies van een kasboekregel, de eerste eerst: versie, wanneer, wie, wat er veranderde.

    Ook van een regel in de prullenbak.
    """
    with opened(ctx) as store:
        regel_id = number(nummer, "NUMMER")
        found = read.versies(store, regel_id)
        if not found:
            raise NotFound(f"Kasboekregel {regel_id} is er niet (meer).")
        if versie is not None:
            _show(store, _chosen(found, number(versie, "--versie")), as_json=as_json)
            return
    if as_json:
        output.json(found)
        return
    before = None
    for one in found:
        output.line(output.row(one.nummer, moment(one.op), one.wie, _what(before, one)))
        before = one


def _chosen(found: tuple[Versie, ...], nummer: int) -> Versie:
    for one in found:
        if one.nummer == nummer:
            return one
    raise NotFound(f"Er is geen versie {nummer}; kies een versie van 1 tot en met {len(found)}.")


def _what(before: Versie | None, one: Versie) -> str:
    """What a write did, in words."""
    if before is None:
        return "gelogd"
    changed = dict.fromkeys(label for field, label in LABELS.items() if field in one.veranderd)
    done = "; ".join(label[0].lower() + label[1:] for label in changed)
    if one.verwijderd != before.verwijderd:
        moved = "naar de prullenbak" if one.verwijderd else "teruggezet"
        return f"{moved}; {done}" if done else moved
    return f"weer als eerder: {done}" if one.soort == "ongedaan" else done


def _show(store: Store, one: Versie, *, as_json: bool) -> None:
    invoer = one.inhoud
    output.details(
        one,
        ("Versie", f"{one.nummer}, van {moment(one.op)} door {one.wie}"),
        *shown_fields(
            invoer,
            wijk=wijken.get(store, invoer.wijk_id).naam,
            initiatief=_initiatief(store, invoer.initiatief_id),
            uit=_origin(store, invoer),
        ),
        ("In de prullenbak", one.verwijderd or None),
        as_json=as_json,
    )


def _origin(store: Store, invoer: KasboekInvoer) -> str | None:
    if invoer.uit_regel_id is None:
        return _initiatief(store, invoer.uit_initiatief_id)
    last = read.versies(store, invoer.uit_regel_id)[-1]
    return f"{last.inhoud.titel} (regel {invoer.uit_regel_id})"


def _initiatief(store: Store, initiatief_id: int | None) -> str | None:
    """The initiative as it is called now; by its number alone when it was taken away."""
    if initiatief_id is None:
        return None
    try:
        return f"{initiatieven.get(store, initiatief_id).naam} (initiatief {initiatief_id})"
    except NotFound:
        return f"initiatief {initiatief_id}, dat er niet meer is"
