"""Requests as they are written down: received, changed, taken up, held, withdrawn, made public or not."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.handgeld.invoer import aanvraag_invoer, aanvraag_velden, person_name
from frontlijn.cli.handgeld.namen import note_new_names
from frontlijn.cli.handgeld.options import (
    ZICHT,
    AanvraagArgument,
    AanvragerOption,
    BedragOption,
    BegrotingOption,
    BetrokkenOption,
    CoOption,
    DraagvlakOption,
    EigenOption,
    InitiatiefOption,
    OnderwerpArgument,
    OntvangenOption,
    OrganisatieOption,
    PotOption,
    RolBesluitOption,
    RolPlanOption,
    RolUitvoeringOption,
    VertrouwelijkOption,
    WaaromOption,
    ZekerOption,
    ZichtOption,
)
from frontlijn.cli.session import DatumOption, Text, WijkOption, changes, day_or_today, opened
from frontlijn.cli.values import choice, number
from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.aanvraag import check_wijzigbaar
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import AanvraagStatus, Zichtbaarheid
from frontlijn.store.read import handgeld as read
from frontlijn.store.read import initiatieven
from frontlijn.store.read.personen import persoon_namen

_MET_DE_HAND = (AanvraagStatus.IN_BEHANDELING, AanvraagStatus.AANGEHOUDEN, AanvraagStatus.INGETROKKEN)


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
    cofinanciering_zeker: ZekerOption = None,
    draagvlak: DraagvlakOption = None,
    betrokken: BetrokkenOption = None,
    rol_plan: RolPlanOption = None,
    rol_besluit: RolBesluitOption = None,
    rol_uitvoering: RolUitvoeringOption = None,
    zichtbaarheid: ZichtOption = None,
    vertrouwelijk_reden: VertrouwelijkOption = None,
) -> None:
    """Leg een aanvraag vast om later over te besluiten: handgeld decide."""
    with opened(ctx, writes=True) as store:
        fields = aanvraag_velden(
            store.today(), zeker=cofinanciering_zeker, onderwerp=onderwerp, gevraagd=bedrag, ontvangen_op=ontvangen,
            aanvrager=aanvrager, organisatie=organisatie, begroting=begroting, eigen_bijdrage=eigen_bijdrage,
            cofinanciering=cofinanciering, draagvlak=draagvlak, buurt_betrokken=betrokken, rol_planvorming=rol_plan,
            rol_besluitvorming=rol_besluit, rol_uitvoering=rol_uitvoering, zichtbaarheid=zichtbaarheid,
            vertrouwelijk_reden=vertrouwelijk_reden,
        )  # fmt: skip
        received = fields.setdefault("ontvangen_op", store.today())
        invoer = aanvraag_invoer(store, fields, on=received, initiatief=initiatief, wijk=wijk, pot=pot)
        from frontlijn.store.write.handgeld import request_handgeld  # SQLModel: 350 ms

        aanvraag = request_handgeld(store, invoer)
    told = f"Aanvraag {aanvraag.id} vastgelegd: {aanvraag.onderwerp}, {format_bedrag(aanvraag.gevraagd)}."
    output.saved(str(aanvraag.id), told=told)


def edit(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    onderwerp: Annotated[Text, typer.Option("--onderwerp", metavar="TEKST", help="Waarvoor het geld is.")] = None,
    bedrag: Annotated[Text, typer.Option("--bedrag", metavar="BEDRAG", help="Hoeveel er gevraagd is.")] = None,
    initiatief: InitiatiefOption = None,
    aanvrager: AanvragerOption = None,
    organisatie: OrganisatieOption = None,
    pot: Annotated[Text, typer.Option("--pot", metavar="POT", help="De pot: een naam of een nummer.")] = None,
    ontvangen: Annotated[
        Text, typer.Option("--ontvangen", metavar="DATUM", help="De dag waarop de aanvraag kwam.")
    ] = None,
    begroting: BegrotingOption = None,
    eigen_bijdrage: EigenOption = None,
    cofinanciering: CoOption = None,
    cofinanciering_zeker: ZekerOption = None,
    draagvlak: DraagvlakOption = None,
    betrokken: BetrokkenOption = None,
    rol_plan: RolPlanOption = None,
    rol_besluit: RolBesluitOption = None,
    rol_uitvoering: RolUitvoeringOption = None,
    zichtbaarheid: ZichtOption = None,
    vertrouwelijk_reden: VertrouwelijkOption = None,
) -> None:
    """Wijzig een aanvraag zonder besluit; wat je niet noemt blijft, en een lege waarde ("") maakt een veld leeg."""
    with opened(ctx, writes=True) as store:
        fields = aanvraag_velden(
            store.today(), zeker=cofinanciering_zeker, onderwerp=onderwerp, gevraagd=bedrag, ontvangen_op=ontvangen,
            aanvrager=aanvrager, organisatie=organisatie, begroting=begroting, eigen_bijdrage=eigen_bijdrage,
            cofinanciering=cofinanciering, draagvlak=draagvlak, buurt_betrokken=betrokken, rol_planvorming=rol_plan,
            rol_besluitvorming=rol_besluit, rol_uitvoering=rol_uitvoering, zichtbaarheid=zichtbaarheid,
            vertrouwelijk_reden=vertrouwelijk_reden,
        )  # fmt: skip
        if fields.get("zichtbaarheid", Zichtbaarheid.INTERN) is not Zichtbaarheid.INTERN:
            fields.setdefault("vertrouwelijk_reden", None)  # it said why the request was intern
        if pot is not None:
            fields["pot_id"] = read.find_pot(store, pot).id
        if initiatief is not None:
            fields["initiatief_id"] = initiatieven.find(store, initiatief).id if initiatief else None
        known = read.get(store, number(nummer, "AANVRAAG"))
        check_wijzigbaar(known)
        invoer = replace(known.invoer(), **changes(fields))
        from frontlijn.store.write.handgeld import change_aanvraag  # SQLModel: 350 ms

        changed = change_aanvraag(store, known.id, invoer, known.versie)
    done = "gewijzigd" if changed.versie > known.versie else "was al zo, er is niets gewijzigd"
    output.note(f"Aanvraag {changed.id} {done}: {changed.onderwerp}.")


def status(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    status: Annotated[str, typer.Argument(metavar="STATUS", help=f"Een van: {', '.join(_MET_DE_HAND)}.")],
    reden: WaaromOption = None,
    datum: DatumOption = None,
) -> None:
    """Zet waar een aanvraag is: in behandeling, aangehouden of ingetrokken.

    Aangehouden vraagt met --reden waar je op wacht. Wie ingetrokken is, kan weer in behandeling.
    """
    with opened(ctx, writes=True) as store:
        wanted = choice(AanvraagStatus, status, "STATUS")
        known = read.get(store, number(nummer, "AANVRAAG"))
        from frontlijn.store.write.handgeld import set_status  # SQLModel: 350 ms

        one = set_status(store, known.id, wanted, day_or_today(store, datum, "--datum"), reden)
    output.note(f"Aanvraag {one.id} is {one.status.label} sinds {format_datum(one.status_op)}: {one.onderwerp}.")


def visibility(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    zicht: Annotated[str, typer.Argument(metavar="ZICHT", help=f"{ZICHT}.")],
    reden: WaaromOption = None,
) -> None:
    """Zet hoe ver een aanvraag mag reizen, ook na het besluit; voor intern is een --reden nodig."""
    with opened(ctx, writes=True) as store:
        wanted = choice(Zichtbaarheid, zicht, "ZICHT")
        from frontlijn.store.write.handgeld import set_zichtbaarheid  # SQLModel: 350 ms

        one = set_zichtbaarheid(store, number(nummer, "AANVRAAG"), wanted, reden)
    output.note(f"Aanvraag {one.id} is nu {one.zichtbaarheid.label}: {one.onderwerp}.")


def interest(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="Wie het belang heeft.")],
    aard: Annotated[str, typer.Option("--aard", metavar="TEKST", help="Welk belang, zoals: buurman van de aanvrager.")],
    datum: DatumOption = None,
) -> None:
    """Leg vast dat iemand een belang heeft bij een aanvraag: meepraten mag, beslissen niet."""
    with opened(ctx, writes=True) as store:
        from frontlijn.store.write.handgeld import declare_belang  # SQLModel: 350 ms

        day = day_or_today(store, datum, "--datum")
        persons = persoon_namen(store)
        dossier = declare_belang(store, number(nummer, "AANVRAAG"), person_name(naam, "NAAM"), aard, day)
        belang = dossier.belangen[-1]
        output.note(f"Bij aanvraag {dossier.aanvraag.id} meldde {belang.naam} een belang: {belang.aard}.")
        note_new_names(store, persons)
