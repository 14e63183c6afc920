"""Decisions: on a request that stands, or together with the request and the payment; and a decision taken again."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.dutch import missing
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.handgeld.invoer import (
    aanvraag_invoer,
    aanvraag_velden,
    besluit_velden,
    herziening,
    name_richtlijnen,
)
from frontlijn.cli.handgeld.lines import outcome
from frontlijn.cli.handgeld.namen import note_new_names
from frontlijn.cli.handgeld.options import (
    TOEKENNINGEN,
    AanvraagArgument,
    AanvragerOption,
    AfwijkingOption,
    AnderC1Option,
    AnderC2Option,
    AnderC3Option,
    AnderC4Option,
    BedragOption,
    BegrotingOption,
    BelangOption,
    BeslisserOption,
    BeslisvormOption,
    BetrokkenOption,
    C1Option,
    C2Option,
    C3Option,
    C4Option,
    CoOption,
    DraagvlakOption,
    EigenOption,
    GrondOption,
    InitiatiefOption,
    MoetUitkomstOption,
    MoetWaaromOption,
    MotiveringOption,
    NaarLoketOption,
    OnderwerpArgument,
    OnthoudenOption,
    OrganisatieOption,
    PotOption,
    RichtlijnOption,
    RolBesluitOption,
    RolPlanOption,
    RolUitvoeringOption,
    ToekenningOption,
    UitkomstOption,
    VertrouwelijkOption,
    VoorwaardenOption,
    ZekerOption,
    ZichtOption,
)
from frontlijn.cli.session import DatumOption, Text, WijkOption, day_or_today, opened
from frontlijn.cli.values import cents, choice, number
from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.besluit import Besluit, BesluitInvoer
from frontlijn.domain.handgeld.opmerkingen import opmerkingen
from frontlijn.domain.handgeld.toekenning import check_nog_open
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import BesluitUitkomst
from frontlijn.store.read import handgeld as read
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.personen import persoon_namen
from frontlijn.store.store import Store


def decide(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    uitkomst: MoetUitkomstOption,
    c1: C1Option,
    c2: C2Option,
    c3: C3Option,
    c4: C4Option,
    richtlijn: RichtlijnOption = None,
    bedrag: Annotated[
        Text, typer.Option("--bedrag", metavar="BEDRAG", help="Hoeveel je toekent; gewoon wat er gevraagd is.")
    ] = None,
    datum: DatumOption = None,
    beslisvorm: BeslisvormOption = None,
    beslisser: BeslisserOption = None,
    onthouden: OnthoudenOption = None,
    belang: BelangOption = None,
    motivering: MotiveringOption = None,
    voorwaarden: VoorwaardenOption = None,
    grond: GrondOption = None,
    naar: NaarLoketOption = None,
    afwijking_reden: AfwijkingOption = None,
) -> None:
    """Besluit over een aanvraag: met een reden bij elk van de vier criteria.

    Heeft de wijk richtlijnen, dan hoort bij elke ook een oordeel.
    """
    with opened(ctx, writes=True) as store:
        aanvraag = read.get(store, number(nummer, "AANVRAAG"))
        check_nog_open(aanvraag)
        chosen = choice(BesluitUitkomst, uitkomst, "--uitkomst")
        fields = besluit_velden(
            oordelen=(c1, c2, c3, c4), richtlijn=richtlijn, belang=belang, beslissers=beslisser, onthouden=onthouden,
            beslisvorm=beslisvorm, motivering=motivering, voorwaarden=voorwaarden, grond=grond, naar=naar,
            afwijking_reden=afwijking_reden,
        )  # fmt: skip
        invoer = BesluitInvoer(uitkomst=chosen, datum=day_or_today(store, datum, "--datum"), **fields)
        _name_missing(invoer, amount_known=bedrag is not None)
        usual = aanvraag.gevraagd if chosen.kent_toe else 0
        invoer = replace(invoer, bedrag=usual if bedrag is None else cents(bedrag, "--bedrag"))
        name_richtlijnen(store, aanvraag.wijk_id, invoer)
        from frontlijn.store.write.handgeld import decide as write  # SQLModel: 350 ms

        persons = persoon_namen(store)
        decided = write(store, aanvraag.id, invoer)
        output.saved(told=_told(store, decided))
        _remark(store, decided)
        note_new_names(store, persons)


def revise(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    reden: MoetWaaromOption,
    uitkomst: UitkomstOption = None,
    c1: AnderC1Option = None,
    c2: AnderC2Option = None,
    c3: AnderC3Option = None,
    c4: AnderC4Option = None,
    richtlijn: RichtlijnOption = None,
    bedrag: Annotated[
        Text, typer.Option("--bedrag", metavar="BEDRAG", help="Hoeveel er dan is toegekend; gewoon wat het nu is.")
    ] = None,
    datum: DatumOption = None,
    beslisvorm: BeslisvormOption = None,
    beslisser: BeslisserOption = None,
    onthouden: OnthoudenOption = None,
    belang: BelangOption = None,
    motivering: MotiveringOption = None,
    voorwaarden: VoorwaardenOption = None,
    grond: GrondOption = None,
    naar: NaarLoketOption = None,
    afwijking_reden: AfwijkingOption = None,
) -> None:
    """Herzie een besluit: een nieuw besluit, dat in de plaats komt van het oude.

    Wat je niet noemt blijft zoals in het oude besluit, behalve wie besliste en wie zich onthield; een lege waarde ("")
    maakt een tekst leeg. Het oude besluit blijft te lezen; het verschil in geld wordt vanzelf geboekt.
    """
    with opened(ctx, writes=True) as store:
        aanvraag = read.get(store, number(nummer, "AANVRAAG"))
        standing = aanvraag.besluit
        if standing is None:
            raise Refused(f"Over aanvraag {aanvraag.id} is nog niet besloten; dat doe je met handgeld decide.")
        fields = besluit_velden(
            oordelen=(c1, c2, c3, c4), richtlijn=richtlijn, belang=belang, beslissers=beslisser, onthouden=onthouden,
            beslisvorm=beslisvorm, motivering=motivering, voorwaarden=voorwaarden, grond=grond, naar=naar,
            afwijking_reden=afwijking_reden, herziening_reden=reden,
        )  # fmt: skip
        amount = _revised_amount(aanvraag, standing, uitkomst, bedrag)
        chosen = _revised_outcome(aanvraag, standing, uitkomst, amount)
        decided_on = day_or_today(store, datum, "--datum")
        invoer = herziening(store, standing, aanvraag.wijk_id, fields, uitkomst=chosen, datum=decided_on)
        _name_missing(invoer, amount_known=amount is not None)
        usual = aanvraag.gevraagd if chosen.kent_toe else 0
        invoer = replace(invoer, bedrag=usual if amount is None else amount)
        name_richtlijnen(store, aanvraag.wijk_id, invoer)
        from frontlijn.store.write.handgeld import revise as write  # SQLModel: 350 ms

        persons = persoon_namen(store)
        decided = write(store, aanvraag.id, invoer)
        output.saved(told=f"Besluit van {format_datum(standing.datum)} herzien. {_told(store, decided)}")
        _remark(store, decided)
        note_new_names(store, persons)


def grant(
    ctx: typer.Context,
    *,
    onderwerp: OnderwerpArgument,
    bedrag: BedragOption,
    c1: C1Option,
    c2: C2Option,
    c3: C3Option,
    c4: C4Option,
    richtlijn: RichtlijnOption = None,
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
    cofinanciering_zeker: ZekerOption = None,
    draagvlak: DraagvlakOption = None,
    betrokken: BetrokkenOption = None,
    rol_plan: RolPlanOption = None,
    rol_besluit: RolBesluitOption = None,
    rol_uitvoering: RolUitvoeringOption = None,
    beslisvorm: BeslisvormOption = None,
    beslisser: BeslisserOption = None,
    onthouden: OnthoudenOption = None,
    belang: BelangOption = None,
    motivering: MotiveringOption = None,
    voorwaarden: VoorwaardenOption = None,
    afwijking_reden: AfwijkingOption = None,
    zichtbaarheid: ZichtOption = None,
    vertrouwelijk_reden: VertrouwelijkOption = None,
) -> None:
    """Leg een aanvraag, het besluit en eventueel de betaling in een keer vast.

    Voor een afwijzing of doorverwijzing: handgeld add, dan handgeld decide.
    """
    with opened(ctx, writes=True) as store:
        today = store.today()
        amount = cents(bedrag, "--bedrag")
        decided_on = day_or_today(store, datum, "--datum")
        asked = aanvraag_velden(
            today, zeker=cofinanciering_zeker, onderwerp=onderwerp, gevraagd=bedrag if gevraagd is None else gevraagd,
            ontvangen_op=ontvangen, aanvrager=aanvrager, organisatie=organisatie, begroting=begroting,
            eigen_bijdrage=eigen_bijdrage, cofinanciering=cofinanciering, draagvlak=draagvlak,
            buurt_betrokken=betrokken, rol_planvorming=rol_plan, rol_besluitvorming=rol_besluit,
            rol_uitvoering=rol_uitvoering, zichtbaarheid=zichtbaarheid, vertrouwelijk_reden=vertrouwelijk_reden,
        )  # fmt: skip
        asked.setdefault("ontvangen_op", decided_on)
        request = aanvraag_invoer(store, asked, on=decided_on, initiatief=initiatief, wijk=wijk, pot=pot)
        fields = besluit_velden(
            oordelen=(c1, c2, c3, c4), richtlijn=richtlijn, belang=belang, beslissers=beslisser, onthouden=onthouden,
            beslisvorm=beslisvorm, motivering=motivering, voorwaarden=voorwaarden, afwijking_reden=afwijking_reden,
        )  # fmt: skip
        chosen = _award(uitkomst, partly=amount < request.gevraagd)
        decision = BesluitInvoer(uitkomst=chosen, datum=decided_on, bedrag=amount, **fields)
        name_richtlijnen(store, read.pot(store, request.pot_id).wijk_id, decision)
        paid = None if betaald is None else day_or_today(store, betaald, "--betaald")
        from frontlijn.store.write.handgeld import grant_handgeld  # SQLModel: 350 ms

        persons = persoon_namen(store)
        aanvraag = grant_handgeld(store, request, decision, paid)
        _remark(store, aanvraag)
        note_new_names(store, persons)
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


def _revised_outcome(aanvraag: Aanvraag, standing: Besluit, typed: Text, amount: int | None) -> BesluitUitkomst:
    """The outcome that was named, else the award that goes with the amount, else the one that stands."""
    if typed is not None:
        return choice(BesluitUitkomst, typed, "--uitkomst")
    return standing.uitkomst if amount is None else _award(None, partly=amount < aanvraag.gevraagd)


def _revised_amount(aanvraag: Aanvraag, standing: Besluit, uitkomst: Text, bedrag: Text) -> int | None:
    """The amount that was named, else what is awarded now, in cents; None when the outcome becomes another.

    Raises WrongInput when nothing of the award is left.
    """
    if bedrag is not None:
        return cents(bedrag, "--bedrag")
    same = uitkomst is None or choice(BesluitUitkomst, uitkomst, "--uitkomst") is standing.uitkomst
    if not same or not standing.uitkomst.kent_toe:
        return None
    if not standing.toegekend_netto:
        gone = "teruggedraaid" if aanvraag.teruggedraaid else "vrijgevallen"
        raise WrongInput(
            f"--bedrag ontbreekt: de toekenning van {format_bedrag(standing.bedrag)} is {gone}; "
            "noem het bedrag dat nu geldt."
        )
    return standing.toegekend_netto


def _name_missing(besluit: BesluitInvoer, *, amount_known: bool) -> None:
    """Raises WrongInput that names all that this outcome needs and that was left out."""
    needed: dict[BesluitUitkomst, dict[str, object]] = {
        BesluitUitkomst.AFGEWEZEN: {"--grond": besluit.grond, "--motivering": besluit.motivering},
        BesluitUitkomst.DOORVERWEZEN: {"--naar": besluit.naar},
        BesluitUitkomst.DEELS_TOEGEKEND: {"--bedrag": amount_known},
    }
    left_out = [option for option, value in needed.get(besluit.uitkomst, {}).items() if not value]
    if left_out:
        raise WrongInput(f"{missing(left_out)} bij {besluit.uitkomst.label}; zie frontlijn handgeld decide --help.")


def _told(store: Store, aanvraag: Aanvraag) -> str:
    free = read.pot(store, aanvraag.pot_id).stand.vrij
    return (
        f"Aanvraag {aanvraag.id} {outcome(aanvraag)}: {aanvraag.onderwerp}. "
        f"In {aanvraag.pot} is nog {format_bedrag(free)} vrij besteedbaar."
    )


def _remark(store: Store, aanvraag: Aanvraag) -> None:
    """Notes what stands out about an award; it never stops one."""
    besluit = aanvraag.besluit
    if besluit is None or not besluit.uitkomst.kent_toe:
        return
    awards = 0
    if aanvraag.initiatief_id is not None:
        awards = read.count(store, HandgeldFilter(initiatief_id=aanvraag.initiatief_id, toegekend=True))
    for sentence in opmerkingen(
        aanvraag.onderwerp,
        besluit.bedrag,
        besluit.oordelen,
        eerdere_toekenningen=max(awards - 1, 0),  # this one counts already
        initiatief=aanvraag.initiatief,
        pot=read.pot(store, aanvraag.pot_id),
        extra_tekst=aanvraag.draagvlak or "",
    ):
        output.note(sentence)
