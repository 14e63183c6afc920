"""Decisions: on a request that stands, or together with the request and the payment."""

from __future__ import annotations

from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.dutch import missing
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.handgeld.invoer import aanvraag_invoer, besluit_invoer
from frontlijn.cli.handgeld.lines import outcome
from frontlijn.cli.handgeld.options import (
    TOEKENNINGEN,
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
    OrganisatieOption,
    PotOption,
    ToekenningOption,
    VoorwaardenOption,
    ZekerOption,
)
from frontlijn.cli.session import DatumOption, Text, WijkOption, ZichtOption, day_or_today, opened
from frontlijn.cli.values import cents, choice, day, number
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.toekenning import GEBRUIKELIJK_TOT
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import BesluitUitkomst, Grond
from frontlijn.store.read import handgeld as read
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.store import Store

_MORE_OFTEN = 3
"""From this award to one initiatief on, how many there were is told."""


def decide(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    uitkomst: MoetUitkomstOption,
    c1: C1Option,
    c2: C2Option,
    c3: C3Option,
    c4: C4Option,
    bedrag: Annotated[
        Text, typer.Option("--bedrag", metavar="BEDRAG", help="Hoeveel je toekent; gewoon wat er gevraagd is.")
    ] = None,
    datum: DatumOption = None,
    beslisvorm: BeslisvormOption = None,
    beslisser: BeslisserOption = None,
    onthouden: OnthoudenOption = None,
    motivering: MotiveringOption = None,
    voorwaarden: VoorwaardenOption = None,
    grond: Annotated[
        Text,
        typer.Option("--grond", metavar="GROND", help=f"Waarop het rust, nodig bij afgewezen: {', '.join(Grond)}."),
    ] = None,
    naar: Annotated[Text, typer.Option("--naar", metavar="LOKET", help="Waarheen, nodig bij doorverwezen.")] = None,
    afwijking_reden: AfwijkingOption = None,
) -> None:
    """Besluit over een aanvraag: met een reden bij elk van de vier criteria."""
    with opened(ctx, writes=True) as store:
        aanvraag = read.get(store, number(nummer, "AANVRAAG"))
        chosen = choice(BesluitUitkomst, uitkomst, "--uitkomst")
        _name_missing(chosen, grond=grond, motivering=motivering, naar=naar)
        usual = aanvraag.gevraagd if chosen.kent_toe else 0
        amount = usual if bedrag is None else cents(bedrag, "--bedrag")
        invoer = besluit_invoer(
            chosen, amount, day_or_today(store, datum, "--datum"), oordelen=(c1, c2, c3, c4),
            beslisvorm=beslisvorm, beslissers=beslisser, onthouden=onthouden, motivering=motivering,
            voorwaarden=voorwaarden, grond=grond, naar=naar, afwijking_reden=afwijking_reden,
        )  # fmt: skip
        from frontlijn.store.write.handgeld import decide as write  # SQLModel: 350 ms

        decided = write(store, aanvraag.id, invoer)
        output.saved(told=_told(store, decided))
        _remark(store, decided)


def grant(
    ctx: typer.Context,
    *,
    onderwerp: OnderwerpArgument,
    bedrag: BedragOption,
    c1: C1Option,
    c2: C2Option,
    c3: C3Option,
    c4: C4Option,
    gevraagd: Annotated[
        Text, typer.Option("--gevraagd", metavar="BEDRAG", help="Hoeveel er gevraagd is; gewoon het bedrag.")
    ] = None,
    initiatief: InitiatiefOption = None,
    aanvrager: AanvragerOption = None,
    organisatie: OrganisatieOption = None,
    wijk: WijkOption = None,
    pot: PotOption = None,
    datum: Annotated[
        Text,
        typer.Option(
            "--datum",
            metavar="DATUM",
            help="De dag van het besluit, zoals 01-03-2026; gewoon vandaag. "
            "Zonder --ontvangen geldt de aanvraag als ontvangen op die dag.",
        ),
    ] = None,
    betaald: Annotated[
        Text, typer.Option("--betaald", metavar="DATUM", help="De dag waarop alles is betaald, zoals vandaag.")
    ] = None,
    uitkomst: ToekenningOption = None,
    ontvangen: Annotated[
        Text,
        typer.Option("--ontvangen", metavar="DATUM", help="De dag waarop de aanvraag kwam; gewoon die van --datum."),
    ] = None,
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
    with opened(ctx, writes=True) as store:
        amount = cents(bedrag, "--bedrag")
        asked = amount if gevraagd is None else cents(gevraagd, "--gevraagd")
        decided_on = day_or_today(store, datum, "--datum")
        received = decided_on if ontvangen is None else day(ontvangen, store.today(), "--ontvangen")
        request = aanvraag_invoer(
            store, onderwerp, asked, received=received, on=decided_on, initiatief=initiatief,
            aanvrager=aanvrager, organisatie=organisatie, wijk=wijk, pot=pot, begroting=begroting,
            eigen_bijdrage=eigen_bijdrage, cofinanciering=cofinanciering, zeker=cofinanciering_zeker,
            draagvlak=draagvlak, zichtbaarheid=zichtbaarheid,
        )  # fmt: skip
        decision = besluit_invoer(
            _award(uitkomst, partly=amount < asked), amount, decided_on,
            oordelen=(c1, c2, c3, c4), beslisvorm=beslisvorm, beslissers=beslisser, onthouden=onthouden,
            motivering=motivering, voorwaarden=voorwaarden, grond=None, naar=None, afwijking_reden=afwijking_reden,
        )  # fmt: skip
        paid = None if betaald is None else day(betaald, store.today(), "--betaald")
        from frontlijn.store.write.handgeld import grant_handgeld  # SQLModel: 350 ms

        aanvraag = grant_handgeld(store, request, decision, paid)
        _remark(store, aanvraag)
        output.saved(str(aanvraag.id), told=_told(store, aanvraag))


def _award(typed: Text, *, partly: bool) -> BesluitUitkomst:
    """The award that was named, else the one that goes with the amounts."""
    if typed is None:
        return BesluitUitkomst.DEELS_TOEGEKEND if partly else BesluitUitkomst.TOEGEKEND
    chosen = choice(BesluitUitkomst, typed, "--uitkomst")
    if not chosen.kent_toe:
        raise WrongInput(
            f"--uitkomst: met grant kies je {' of '.join(TOEKENNINGEN)}; "
            f"{chosen.label} leg je vast met handgeld add en dan handgeld decide."
        )
    return chosen


def _name_missing(uitkomst: BesluitUitkomst, *, grond: Text, motivering: Text, naar: Text) -> None:
    """Raises WrongInput that names all that this outcome needs and that was left out."""
    needed = {
        BesluitUitkomst.AFGEWEZEN: {"--grond": grond, "--motivering": motivering},
        BesluitUitkomst.DOORVERWEZEN: {"--naar": naar},
    }
    left_out = [option for option, text in needed.get(uitkomst, {}).items() if not text]
    if left_out:
        raise WrongInput(f"{missing(left_out)} bij {uitkomst.label}; zie frontlijn handgeld decide --help.")


def _told(store: Store, aanvraag: Aanvraag) -> str:
    free = read.pot(store, aanvraag.pot_id).stand.vrij
    return (
        f"Aanvraag {aanvraag.id} {outcome(aanvraag)}: {aanvraag.onderwerp}. "
        f"In {aanvraag.pot} is nog {format_bedrag(free)} vrij besteedbaar."
    )


def _remark(store: Store, aanvraag: Aanvraag) -> None:
    """Notes what stands out about an award; it never stops one."""
    if aanvraag.besluit is None or not aanvraag.besluit.uitkomst.kent_toe:
        return
    if aanvraag.besluit.bedrag > GEBRUIKELIJK_TOT:
        output.note(f"{format_bedrag(aanvraag.besluit.bedrag)} is groter dan gebruikelijk handgeld: klopt dat?")
    if aanvraag.initiatief_id is not None:
        awards = read.count(store, HandgeldFilter(initiatief_id=aanvraag.initiatief_id, toegekend=True))
        if awards >= _MORE_OFTEN:
            output.note(f"{aanvraag.initiatief} kreeg nu {awards} keer handgeld.")
