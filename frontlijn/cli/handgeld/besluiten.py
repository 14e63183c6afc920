"""Decisions: on a request that stands, or together with the request and the payment."""

from __future__ import annotations

from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.handgeld.invoer import aanvraag_invoer, besluit_invoer
from frontlijn.cli.handgeld.lines import outcome
from frontlijn.cli.handgeld.options import (
    AanvraagArgument,
    AanvragerOption,
    AfwijkingOption,
    BedragOption,
    BegrotingOption,
    BeslisserOption,
    BeslisvormOption,
    C1Option,
    C2Option,
    C3Option,
    C4Option,
    CoOption,
    DraagvlakOption,
    EigenOption,
    InitiatiefOption,
    MoetUitkomstOption,
    MotiveringOption,
    OnderwerpArgument,
    OnthoudenOption,
    OntvangenOption,
    OrganisatieOption,
    PotOption,
    UitkomstOption,
    VoorwaardenOption,
    ZekerOption,
)
from frontlijn.cli.session import DatumOption, Text, WijkOption, ZichtOption, day_or_today, opened
from frontlijn.cli.values import cents, choice, day, number
from frontlijn.domain.handgeld import Aanvraag
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import BesluitUitkomst, Grond
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store


def decide(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    uitkomst: MoetUitkomstOption,
    bedrag: Annotated[
        Text, typer.Option("--bedrag", metavar="BEDRAG", help="Hoeveel je toekent; gewoon wat er gevraagd is.")
    ] = None,
    c1: C1Option = None,
    c2: C2Option = None,
    c3: C3Option = None,
    c4: C4Option = None,
    datum: DatumOption = None,
    beslisvorm: BeslisvormOption = None,
    beslisser: BeslisserOption = None,
    onthouden: OnthoudenOption = None,
    motivering: MotiveringOption = None,
    voorwaarden: VoorwaardenOption = None,
    grond: Annotated[
        Text, typer.Option("--grond", metavar="GROND", help=f"Waarop een afwijzing rust: {', '.join(Grond)}.")
    ] = None,
    naar: Annotated[Text, typer.Option("--naar", metavar="LOKET", help="Waarheen je doorverwijst.")] = None,
    afwijking_reden: AfwijkingOption = None,
) -> None:
    """Besluit over een aanvraag: met een reden bij elk van de vier criteria."""
    with opened(ctx) as store:
        aanvraag = read.get(store, number(nummer, "AANVRAAG"))
        chosen = choice(BesluitUitkomst, uitkomst, "--uitkomst")
        amount = cents(bedrag, "--bedrag") if bedrag else aanvraag.gevraagd if chosen.kent_toe else 0
        invoer = besluit_invoer(
            chosen, amount, day_or_today(store, datum, "--datum"), oordelen=(c1, c2, c3, c4),
            beslisvorm=beslisvorm, beslissers=beslisser, onthouden=onthouden, motivering=motivering,
            voorwaarden=voorwaarden, grond=grond, naar=naar, afwijking_reden=afwijking_reden,
        )  # fmt: skip
        from frontlijn.store.write.handgeld import decide as write  # SQLModel: 350 ms

        decided = write(store, aanvraag.id, invoer)
        _tell(store, decided)


def grant(
    ctx: typer.Context,
    *,
    onderwerp: OnderwerpArgument,
    bedrag: BedragOption,
    gevraagd: Annotated[
        Text, typer.Option("--gevraagd", metavar="BEDRAG", help="Hoeveel er gevraagd is; gewoon het bedrag.")
    ] = None,
    c1: C1Option = None,
    c2: C2Option = None,
    c3: C3Option = None,
    c4: C4Option = None,
    initiatief: InitiatiefOption = None,
    aanvrager: AanvragerOption = None,
    organisatie: OrganisatieOption = None,
    wijk: WijkOption = None,
    pot: PotOption = None,
    datum: DatumOption = None,
    betaald: Annotated[
        Text, typer.Option("--betaald", metavar="DATUM", help="De dag waarop alles is betaald, zoals vandaag.")
    ] = None,
    uitkomst: UitkomstOption = None,
    ontvangen: OntvangenOption = None,
    begroting: BegrotingOption = None,
    eigen_bijdrage: EigenOption = None,
    cofinanciering: CoOption = None,
    cofinanciering_zeker: ZekerOption = False,
    draagvlak: DraagvlakOption = None,
    beslisvorm: BeslisvormOption = None,
    beslisser: BeslisserOption = None,
    onthouden: OnthoudenOption = None,
    motivering: MotiveringOption = None,
    voorwaarden: VoorwaardenOption = None,
    afwijking_reden: AfwijkingOption = None,
    zichtbaarheid: ZichtOption = None,
) -> None:
    """Leg een aanvraag, het besluit en eventueel de betaling in een keer vast.

    Voor een afwijzing of doorverwijzing: handgeld add, dan handgeld decide.
    """
    with opened(ctx) as store:
        amount = cents(bedrag, "--bedrag")
        asked = cents(gevraagd, "--gevraagd") if gevraagd else amount
        decided_on = day_or_today(store, datum, "--datum")
        received = day(ontvangen, store.today(), "--ontvangen") if ontvangen else decided_on
        partly = BesluitUitkomst.DEELS_TOEGEKEND if amount < asked else BesluitUitkomst.TOEGEKEND
        request = aanvraag_invoer(
            store, onderwerp, asked, received=received, on=decided_on, initiatief=initiatief,
            aanvrager=aanvrager, organisatie=organisatie, wijk=wijk, pot=pot, begroting=begroting,
            eigen_bijdrage=eigen_bijdrage, cofinanciering=cofinanciering, zeker=cofinanciering_zeker,
            draagvlak=draagvlak, zichtbaarheid=zichtbaarheid,
        )  # fmt: skip
        decision = besluit_invoer(
            choice(BesluitUitkomst, uitkomst, "--uitkomst") if uitkomst else partly, amount, decided_on,
            oordelen=(c1, c2, c3, c4), beslisvorm=beslisvorm, beslissers=beslisser, onthouden=onthouden,
            motivering=motivering, voorwaarden=voorwaarden, grond=None, naar=None, afwijking_reden=afwijking_reden,
        )  # fmt: skip
        paid = day(betaald, store.today(), "--betaald") if betaald else None
        from frontlijn.store.write.handgeld import grant_handgeld  # SQLModel: 350 ms

        aanvraag = grant_handgeld(store, request, decision, paid)
        output.line(str(aanvraag.id))
        _tell(store, aanvraag)


def _tell(store: Store, aanvraag: Aanvraag) -> None:
    free = read.pot(store, aanvraag.pot_id).stand.vrij
    output.note(
        f"Aanvraag {aanvraag.id} {outcome(aanvraag)}: {aanvraag.onderwerp}. "
        f"In {aanvraag.pot} is nog {format_bedrag(free)} vrij besteedbaar."
    )
