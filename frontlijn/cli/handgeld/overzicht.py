"""Looking at requests: the list, one of them whole, what happened with it, and what is still open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.handgeld import dossier
from frontlijn.cli.handgeld.lines import days, outcome
from frontlijn.cli.handgeld.options import AanvraagArgument, InitiatiefOption, PotOption, UitkomstOption
from frontlijn.cli.session import JsonOption, Text, WijkOption, filter_wijk, opened
from frontlijn.cli.values import as_fields, choice, number
from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.aanvraag import ONBEANTWOORD_DAGEN, Aanvraag, dagen_open
from frontlijn.domain.handgeld.openstaand import Openstaand
from frontlijn.domain.handgeld.tijdlijn import tijdlijn
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import AanvraagStatus, BesluitUitkomst
from frontlijn.store.read import handgeld as read
from frontlijn.store.read import initiatieven
from frontlijn.store.read.handgeld import HandgeldFilter


def list_(
    ctx: typer.Context,
    *,
    wijk: WijkOption = None,
    pot: PotOption = None,
    initiatief: InitiatiefOption = None,
    status: Annotated[
        Text, typer.Option("--status", metavar="STATUS", help=f"Een van: {', '.join(AanvraagStatus)}.")
    ] = None,
    uitkomst: UitkomstOption = None,
    alleen_open: Annotated[bool, typer.Option("--open", help="Alleen aanvragen zonder besluit.")] = False,
    te_laat: Annotated[
        bool, typer.Option("--te-laat", help=f"Alleen zonder besluit na {ONBEANTWOORD_DAGEN} dagen.")
    ] = False,
    twijfel_regulier: Annotated[
        bool, typer.Option("--twijfel-regulier", help="Alleen toegekend terwijl over C4 twijfel was.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Toon aanvragen, de nieuwste eerst: nummer, datum, wijk, onderwerp, gevraagd, besluit, hoe lang het wacht."""
    with opened(ctx) as store:
        today = store.today()
        wanted = HandgeldFilter(
            wijk_id=filter_wijk(store, wijk),
            pot_id=read.find_pot(store, pot).id if pot else None,
            initiatief_id=initiatieven.find(store, initiatief).id if initiatief else None,
            status=choice(AanvraagStatus, status, "--status") if status else None,
            uitkomst=choice(BesluitUitkomst, uitkomst, "--uitkomst") if uitkomst else None,
            alleen_open=alleen_open,
            onbeantwoord_voor=today - timedelta(days=ONBEANTWOORD_DAGEN) if te_laat else None,
            twijfel_regulier=twijfel_regulier,
        )
        output.listing(
            output.windows(lambda offset, limit: read.window(store, wanted, offset, limit)),
            lambda one: output.row(
                one.id,
                one.ontvangen_op,
                one.wijk,
                one.onderwerp,
                f"gevraagd {format_bedrag(one.gevraagd)}",
                outcome(one),
                _waits(one, today),
            ),
            as_json=as_json,
            none="Er is geen aanvraag die hierbij past.",
        )


def show(ctx: typer.Context, *, nummer: AanvraagArgument, as_json: JsonOption = False) -> None:
    """Toon alles van een aanvraag: het besluit, het antwoord, het geld en de verantwoording.

    Bij geld staat het nummer van de boeking, dat opdrachten vragen; het afschrift (statement) nummert ook binnen de
    pot.
    """
    with opened(ctx) as store:
        one = read.dossier(store, number(nummer, "AANVRAAG"))
        if as_json:
            output.json(dossier.as_json(one))
        else:
            output.record(*dossier.all_fields(one, store.today()))


def history(ctx: typer.Context, *, nummer: AanvraagArgument, as_json: JsonOption = False) -> None:
    """Toon wat er met een aanvraag gebeurde, het oudste eerst: datum, wie, wat, waarom."""
    with opened(ctx) as store:
        events = tijdlijn(read.dossier(store, number(nummer, "AANVRAAG")))
    output.rows(
        events,
        lambda event: output.row(event.datum, event.wie, event.wat, event.waarom),
        as_json=as_json,
    )


def open_(ctx: typer.Context, *, wijk: WijkOption = None, as_json: JsonOption = False) -> None:
    """Toon wat nog open is, per soort en wat het langst wacht eerst.

    Op elke regel: het nummer van de aanvraag, de wijk, het onderwerp, voor wie, wat er open is, het bedrag, sinds
    wanneer, en hoe lang dat is.
    """
    with opened(ctx) as store:
        today = store.today()
        found = read.openstaand(store, filter_wijk(store, wijk))
    if as_json:
        output.listing(
            [as_fields(one) | {"dagen": one.dagen(today)} for one in found], str, as_json=True, none=_NIETS_OPEN
        )
        return
    output.listing(found, lambda one: _open_line(one, today), as_json=False, none=_NIETS_OPEN)


_NIETS_OPEN = "Er staat niets open."


def _open_line(one: Openstaand, today: date) -> str:
    return output.row(
        one.aanvraag_id,
        one.wijk,
        one.onderwerp,
        one.voor,
        one.punt,
        format_bedrag(one.bedrag),
        f"sinds {format_datum(one.sinds)}",
        days(one.dagen(today)),
    )


def _waits(aanvraag: Aanvraag, today: date) -> str | None:
    waiting = dagen_open(aanvraag, today)
    return None if waiting is None else f"wacht {days(waiting)}"
