"""Requests: the record of one, and the list of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.handgeld.invoer import aanvraag_invoer
from frontlijn.cli.handgeld.lines import ledger_line, outcome
from frontlijn.cli.handgeld.options import (
    AanvraagArgument,
    AanvragerOption,
    BedragOption,
    BegrotingOption,
    CoOption,
    DraagvlakOption,
    EigenOption,
    InitiatiefOption,
    OnderwerpArgument,
    OntvangenOption,
    OrganisatieOption,
    PotOption,
    UitkomstOption,
    ZekerOption,
)
from frontlijn.cli.session import JsonOption, WijkOption, ZichtOption, day_or_today, filter_wijk, opened
from frontlijn.cli.values import cents, choice, number
from frontlijn.domain.handgeld.aanvraag import ONBEANTWOORD_DAGEN
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import BesluitUitkomst
from frontlijn.store.read import handgeld as read
from frontlijn.store.read import initiatieven
from frontlijn.store.read.handgeld import HandgeldFilter


def add(
    ctx: typer.Context,
    *,
    onderwerp: OnderwerpArgument,
    bedrag: BedragOption,
    initiatief: InitiatiefOption = None,
    aanvrager: AanvragerOption = None,
    organisatie: OrganisatieOption = None,
    wijk: WijkOption = None,
    pot: PotOption = None,
    ontvangen: OntvangenOption = None,
    begroting: BegrotingOption = None,
    eigen_bijdrage: EigenOption = None,
    cofinanciering: CoOption = None,
    cofinanciering_zeker: ZekerOption = False,
    draagvlak: DraagvlakOption = None,
    zichtbaarheid: ZichtOption = None,
) -> None:
    """Leg een aanvraag vast om later over te besluiten: handgeld decide."""
    with opened(ctx, writes=True) as store:
        received = day_or_today(store, ontvangen, "--ontvangen")
        invoer = aanvraag_invoer(
            store, onderwerp, cents(bedrag, "--bedrag"), received=received, on=received, initiatief=initiatief,
            aanvrager=aanvrager, organisatie=organisatie, wijk=wijk, pot=pot, begroting=begroting,
            eigen_bijdrage=eigen_bijdrage, cofinanciering=cofinanciering, zeker=cofinanciering_zeker,
            draagvlak=draagvlak, zichtbaarheid=zichtbaarheid,
        )  # fmt: skip
        from frontlijn.store.write.handgeld import request_handgeld  # SQLModel: 350 ms

        aanvraag = request_handgeld(store, invoer)
    told = f"Aanvraag {aanvraag.id} vastgelegd: {aanvraag.onderwerp}, {format_bedrag(aanvraag.gevraagd)}."
    output.saved(str(aanvraag.id), told=told)


def list_(
    ctx: typer.Context,
    *,
    wijk: WijkOption = None,
    pot: PotOption = None,
    initiatief: InitiatiefOption = None,
    uitkomst: UitkomstOption = None,
    alleen_open: Annotated[bool, typer.Option("--open", help="Alleen aanvragen zonder besluit.")] = False,
    te_laat: Annotated[
        bool, typer.Option("--te-laat", help=f"Alleen zonder besluit na {ONBEANTWOORD_DAGEN} dagen.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Toon aanvragen, de nieuwste eerst: nummer, datum, wijk, onderwerp, gevraagd, besluit."""
    with opened(ctx) as store:
        wanted = HandgeldFilter(
            wijk_id=filter_wijk(store, wijk),
            pot_id=read.find_pot(store, pot).id if pot else None,
            initiatief_id=initiatieven.find(store, initiatief).id if initiatief else None,
            uitkomst=choice(BesluitUitkomst, uitkomst, "--uitkomst") if uitkomst else None,
            alleen_open=alleen_open,
            onbeantwoord_voor=store.today() - timedelta(days=ONBEANTWOORD_DAGEN) if te_laat else None,
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
            ),
            as_json=as_json,
            none="Er is geen aanvraag die hierbij past.",
        )


def show(ctx: typer.Context, *, nummer: AanvraagArgument, as_json: JsonOption = False) -> None:
    """Toon een aanvraag met het besluit en het geld."""
    with opened(ctx) as store:
        one = read.get(store, number(nummer, "AANVRAAG"))
    if as_json:
        output.json(one)
        return
    output.record(
        ("Nummer", one.id),
        ("Onderwerp", one.onderwerp),
        ("Wijk", one.wijk),
        ("Pot", one.pot),
        ("Initiatief", one.initiatief),
        ("Aanvrager", one.aanvrager),
        ("Organisatie", one.organisatie),
        ("Ontvangen", one.ontvangen_op),
        ("Gevraagd", format_bedrag(one.gevraagd)),
        ("Begroting", _bedrag(one.begroting)),
        ("Eigen bijdrage", _bedrag(one.eigen_bijdrage)),
        ("Cofinanciering", _bedrag(one.cofinanciering)),
        ("Cofinanciering is zeker", one.cofinanciering_zeker or None),
        ("Draagvlak", one.draagvlak),
        ("Zichtbaarheid", one.zichtbaarheid),
        ("Besluit", outcome(one)),
    )
    if one.besluit:
        besluit = one.besluit
        output.record(
            ("Datum van het besluit", besluit.datum),
            ("Beslisvorm", besluit.beslisvorm),
            ("Beslissers", besluit.beslissers),
            ("Onthielden zich", besluit.onthouden),
            *((f"{o.criterium.value} {o.criterium.label}", f"{o.oordeel.label}: {o.reden}") for o in besluit.oordelen),
            ("Motivering", besluit.motivering),
            ("Voorwaarden", besluit.voorwaarden),
            ("Grond", besluit.grond),
            ("Verwezen naar", besluit.naar),
            ("Reden van de afwijking", besluit.afwijking_reden),
            ("Betaald", format_bedrag(besluit.betaald) if besluit.uitkomst.kent_toe else None),
            ("Nog te betalen", format_bedrag(besluit.openstaand) if besluit.uitkomst.kent_toe else None),
        )
    for mutatie in one.mutaties:
        output.line(f"Mutatie: {ledger_line(mutatie)}")


def _bedrag(amount: int | None) -> str | None:
    return None if amount is None else format_bedrag(amount)
