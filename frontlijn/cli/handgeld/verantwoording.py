"""The account of an award: what happened with the money, with its receipts."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.exits import NOTHING
from frontlijn.cli.handgeld.dossier import account_fields
from frontlijn.cli.handgeld.options import AanvraagArgument
from frontlijn.cli.session import JsonOption, Text, opened
from frontlijn.cli.values import cents, day, given, number
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.domain.handgeld.verantwoording import BonInvoer, VerantwoordingInvoer, parse_bonnen, rest_zin
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store


def account(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    wat: Annotated[Text, typer.Option("--wat", metavar="TEKST", help="Wat er met het geld gebeurde.")] = None,
    besteed: Annotated[
        Text, typer.Option("--besteed", metavar="BEDRAG", help="Wat er is uitgegeven; gewoon de bonnen samen.")
    ] = None,
    bon: Annotated[
        list[str] | None,
        typer.Option("--bon", metavar="BON", help='Een bon, zoals "12-03-2026 45,50 Bouwmarkt 1234".'),
    ] = None,
    draagvlak: Annotated[
        Text, typer.Option("--draagvlak", metavar="TEKST", help="Wie er achteraf achter staan.")
    ] = None,
    regel: Annotated[
        list[str] | None,
        typer.Option("--regel", metavar="KASBOEKREGEL", help="Het nummer van een kasboekregel die erover vertelt."),
    ] = None,
    datum: Annotated[
        Text, typer.Option("--datum", metavar="DATUM", help="De dag van de verantwoording; eerst gewoon vandaag.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Leg vast wat er met het geld gebeurde; zonder opties zie je wat er staat.

    Een latere keer blijft wat je niet noemt, en een lege waarde ("") maakt leeg. Noem je --bon of --regel, dan noem je
    ze allemaal; een bon die bij een betaling hoort, blijft daar.
    """
    typed = (wat, besteed, bon, draagvlak, regel, datum)
    with opened(ctx, writes=any(one is not None for one in typed)) as store:
        dossier = read.dossier(store, number(nummer, "AANVRAAG"))
        if all(one is None for one in typed):
            _show(dossier, as_json=as_json)
            return
        known = dossier.verantwoording
        invoer = _known(store, dossier)
        today = store.today()
        if wat is not None:
            invoer = replace(invoer, wat_gebeurde=wat)
        if besteed is not None:
            invoer = replace(invoer, besteed=given("--besteed", lambda text: cents(text, "--besteed"), besteed))
        if bon is not None:
            bonnen = given("--bon", lambda text: parse_bonnen(text, today), "\n".join(bon)) or ()
            invoer = replace(invoer, bonnen=bonnen)
        if draagvlak is not None:
            invoer = replace(invoer, draagvlak_achteraf=draagvlak)
        if regel is not None:
            invoer = replace(invoer, regels=tuple(number(one, "--regel") for one in regel if one))
        if datum is not None:
            invoer = replace(invoer, datum=day(datum, today, "--datum"))
        from frontlijn.store.write.handgeld import account as write  # SQLModel: 350 ms

        kept = write(store, dossier.aanvraag.id, invoer, known.versie if known else 0)
    output.note(f"Verantwoording bij aanvraag {kept.aanvraag.id} bewaard.")
    if kept.verantwoording is not None:
        output.note(rest_zin(kept.verantwoording))


def _known(store: Store, dossier: Dossier) -> VerantwoordingInvoer:
    """The account as it stands, else an empty one of today."""
    account = dossier.verantwoording
    if account is None:
        return VerantwoordingInvoer(datum=store.today(), wat_gebeurde="")
    return VerantwoordingInvoer(
        datum=account.datum,
        wat_gebeurde=account.wat_gebeurde,
        besteed=account.besteed,
        draagvlak_achteraf=account.draagvlak_achteraf,
        bonnen=tuple(BonInvoer(bon.kenmerk, bon.datum, bon.bedrag) for bon in dossier.bonnen if bon.betaling is None),
        regels=tuple(regel.id for regel in dossier.regels),
    )


def _show(dossier: Dossier, *, as_json: bool) -> None:
    if as_json:
        parts = {"verantwoording": dossier.verantwoording, "bonnen": dossier.bonnen, "regels": dossier.regels}
        output.json(parts)
    else:
        output.record(*account_fields(dossier))
    if dossier.verantwoording is None:
        output.note(f"Bij aanvraag {dossier.aanvraag.id} is nog geen verantwoording.")
        raise typer.Exit(NOTHING)
