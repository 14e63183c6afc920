"""`frontlijn initiatief`: register, list, show, edit and confirm initiatives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.oorsprong import UitOption, origin_fields, shown_origin
from frontlijn.cli.session import (
    JsonOption,
    LesOption,
    Text,
    WijkOption,
    ZichtOption,
    changes,
    filter_wijk,
    need_yes,
    needed_wijk,
    opened,
)
from frontlijn.cli.values import choice, day, number, typed_fields
from frontlijn.domain.initiatief import Initiatief, InitiatiefInvoer
from frontlijn.domain.values import Benadering, Fase, InitiatiefType, Zichtbaarheid
from frontlijn.store.read import initiatieven as read
from frontlijn.store.read.initiatieven import Aandacht, InitiatiefFilter
from frontlijn.store.store import Store

app = DutchTyper("Initiatieven: alles wat bewoners voor hun wijk beginnen.")

InitiatiefArgument = Annotated[str, typer.Argument(metavar="INITIATIEF", help="Een naam of een nummer.")]
AliasOption = Annotated[list[str] | None, typer.Option("--alias", metavar="NAAM", help="Een andere naam.")]
TypeOption = Annotated[Text, typer.Option("--type", metavar="TYPE", help=f"Een van: {', '.join(InitiatiefType)}.")]
FaseOption = Annotated[Text, typer.Option("--fase", metavar="FASE", help=f"Een van: {', '.join(Fase)}.")]
BenaderingOption = Annotated[
    Text, typer.Option("--benadering", metavar="ROL", help=f"De rol van de gemeente: {', '.join(Benadering)}.")
]
RedenOption = Annotated[Text, typer.Option("--benadering-reden", metavar="TEKST", help="Waarom die rol past.")]
OmschrijvingOption = Annotated[Text, typer.Option("--omschrijving", metavar="TEKST", help="Wat het is.")]
StartOption = Annotated[Text, typer.Option("--startdatum", metavar="DATUM", help="Sinds wanneer het loopt.")]
AanjagersOption = Annotated[Text, typer.Option("--aanjagers", metavar="AANTAL", help="Hoeveel mensen het trekken.")]
VrijwilligersOption = Annotated[
    Text, typer.Option("--vrijwilligers", metavar="AANTAL", help="Hoeveel vrijwilligers er zijn.")
]
BetaaldOption = Annotated[
    Text, typer.Option("--betaalde-krachten", metavar="AANTAL", help="Hoeveel betaalde krachten er zijn.")
]
ContactOption = Annotated[Text, typer.Option("--contact", metavar="NAAM", help="De contactpersoon.")]
OrganisatieOption = Annotated[Text, typer.Option("--organisatie", metavar="NAAM", help="De organisatie erachter.")]


@app.command("add")
def add(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="De naam.")],
    wijk: WijkOption = None,
    alias: AliasOption = None,
    type_: TypeOption = None,
    fase: FaseOption = None,
    benadering: BenaderingOption = None,
    benadering_reden: RedenOption = None,
    omschrijving: OmschrijvingOption = None,
    startdatum: StartOption = None,
    zichtbaarheid: ZichtOption = None,
    aanjagers: AanjagersOption = None,
    vrijwilligers: VrijwilligersOption = None,
    betaalde_krachten: BetaaldOption = None,
    contact: ContactOption = None,
    organisatie: OrganisatieOption = None,
    uit: UitOption = None,
    les: LesOption = None,
    toch: Annotated[bool, typer.Option("--toch", help="Sla ook op als er al iets staat dat erop lijkt.")] = False,
) -> None:
    """Leg een initiatief vast: alleen een naam en een wijk zijn nodig.

    Staat er in de wijk al iets met bijna dezelfde naam, dan vraagt frontlijn of je het toch wilt; zonder terminal is
    --toch nodig.
    """
    with opened(ctx, writes=True) as store:
        given = _given(
            store.today(), alias=alias, type=type_, fase=fase, benadering=benadering,
            benadering_reden=benadering_reden, omschrijving=omschrijving, startdatum=startdatum,
            zichtbaarheid=zichtbaarheid, aanjagers=aanjagers, vrijwilligers=vrijwilligers,
            betaalde_krachten=betaalde_krachten, contact=contact, organisatie=organisatie, les=les,
        )  # fmt: skip
        wijk_id = needed_wijk(store, wijk)
        if uit is not None:
            given |= origin_fields(store, uit, wijk_id, may_empty=False)
        invoer = InitiatiefInvoer(naam=naam, wijk_id=wijk_id, **given).checked()
        if not toch:
            _ask_about_duplicates(store, invoer)
        from frontlijn.store.write.initiatieven import register_initiatief  # SQLModel: 350 ms

        initiatief = register_initiatief(store, invoer)
    told = f"Initiatief {initiatief.id} vastgelegd in {initiatief.wijk}: {initiatief.naam}."
    output.saved(str(initiatief.id), told=told)


@app.command("list")
def list_(
    ctx: typer.Context,
    *,
    wijk: WijkOption = None,
    type_: TypeOption = None,
    fase: FaseOption = None,
    benadering: BenaderingOption = None,
    aandacht: Annotated[
        Text,
        typer.Option(
            "--aandacht",
            metavar="WAAROM",
            help="kwetsbaar: twee of minder aanjagers; onbevestigd: lang niet gezien.",
        ),
    ] = None,
    naam: Annotated[Text, typer.Option("--naam", metavar="TEKST", help="Alleen met deze tekst in de naam.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Toon initiatieven op naam: nummer, naam, wijk, fase, aanjagers."""
    with opened(ctx) as store:
        wanted = InitiatiefFilter(
            wijk_id=filter_wijk(store, wijk),
            type=choice(InitiatiefType, type_, "--type") if type_ else None,
            fase=choice(Fase, fase, "--fase") if fase else None,
            benadering=choice(Benadering, benadering, "--benadering") if benadering else None,
            aandacht=choice(Aandacht, aandacht, "--aandacht") if aandacht else None,
            tekst=naam or None,
        )
        output.listing(
            output.windows(lambda offset, limit: read.window(store, wanted, offset, limit)),
            _line,
            as_json=as_json,
            none="Er is geen initiatief dat hierbij past.",
        )


@app.command("show")
def show(ctx: typer.Context, *, naam: InitiatiefArgument, wijk: WijkOption = None, as_json: JsonOption = False) -> None:
    """Toon alles van een initiatief."""
    with opened(ctx) as store:
        one = read.find(store, naam, filter_wijk(store, wijk))
    output.details(
        one,
        ("Nummer", one.id),
        ("Naam", one.naam),
        ("Andere namen", one.aliassen),
        ("Wijk", one.wijk),
        ("Type", one.type),
        ("Fase", one.fase),
        ("Benadering", one.benadering),
        ("Reden van de benadering", one.benadering_reden),
        ("Omschrijving", one.omschrijving),
        ("Begonnen", one.startdatum),
        ("Zichtbaarheid", one.zichtbaarheid),
        ("Aanjagers", one.aanjagers),
        ("Vrijwilligers", one.vrijwilligers),
        ("Betaalde krachten", one.betaalde_krachten),
        ("Contactpersoon", one.contact),
        ("Organisatie", one.organisatie),
        ("Kwam voort uit", shown_origin(one)),
        ("Les", one.les),
        ("Laatst bevestigd", one.laatst_bevestigd_op),
        ("Kasboekregels", one.kasboekregels),
        as_json=as_json,
    )


@app.command("edit")
def edit(
    ctx: typer.Context,
    *,
    initiatief: InitiatiefArgument,
    naam: Annotated[Text, typer.Option("--naam", metavar="NAAM", help="De nieuwe naam.")] = None,
    wijk: WijkOption = None,
    alias: AliasOption = None,
    type_: TypeOption = None,
    fase: FaseOption = None,
    benadering: BenaderingOption = None,
    benadering_reden: RedenOption = None,
    omschrijving: OmschrijvingOption = None,
    startdatum: StartOption = None,
    zichtbaarheid: ZichtOption = None,
    aanjagers: AanjagersOption = None,
    vrijwilligers: VrijwilligersOption = None,
    betaalde_krachten: BetaaldOption = None,
    contact: ContactOption = None,
    organisatie: OrganisatieOption = None,
    uit: UitOption = None,
    les: LesOption = None,
) -> None:
    """Wijzig een initiatief; wat je niet noemt blijft, en een lege waarde ("") maakt een veld leeg."""
    with opened(ctx, writes=True) as store:
        given = _given(
            store.today(), alias=alias, type=type_, fase=fase, benadering=benadering,
            benadering_reden=benadering_reden, omschrijving=omschrijving, startdatum=startdatum,
            zichtbaarheid=zichtbaarheid, aanjagers=aanjagers, vrijwilligers=vrijwilligers,
            betaalde_krachten=betaalde_krachten, contact=contact, organisatie=organisatie, les=les,
        )  # fmt: skip
        if naam is not None:
            given["naam"] = naam
        if wijk is not None:
            given["wijk_id"] = filter_wijk(store, wijk)
        known = read.find(store, initiatief)
        if uit is not None:
            given |= origin_fields(store, uit, known.wijk_id, may_empty=True)
        from frontlijn.store.write.initiatieven import change_initiatief  # SQLModel: 350 ms

        changed = change_initiatief(store, known.id, replace(known.invoer(), **changes(given)), known.versie)
    done = "gewijzigd" if changed.versie > known.versie else "was al zo, er is niets gewijzigd"
    output.note(f"Initiatief {changed.id} {done}: {changed.naam}.")


@app.command("confirm")
def confirm(ctx: typer.Context, *, initiatief: InitiatiefArgument) -> None:
    """Bevestig dat een initiatief er vandaag nog zo bij staat."""
    with opened(ctx, writes=True) as store:
        known = read.find(store, initiatief)
        from frontlijn.store.write.initiatieven import confirm_initiatief  # SQLModel: 350 ms

        confirm_initiatief(store, known.id)
    output.note(f"Initiatief {known.id} bevestigd: {known.naam}.")


def _line(one: Initiatief) -> str:
    carried = None if one.aanjagers is None else f"{one.aanjagers} {'aanjager' if one.aanjagers == 1 else 'aanjagers'}"
    return output.row(one.id, one.naam, one.wijk, one.fase, carried)


def _given(today: date, *, alias: list[str] | None, **typed: Text) -> dict[str, Any]:
    """The fields of an InitiatiefInvoer that were typed."""
    parse: dict[str, Any] = {
        "type": lambda text: choice(InitiatiefType, text, "--type"),
        "fase": lambda text: choice(Fase, text, "--fase"),
        "benadering": lambda text: choice(Benadering, text, "--benadering"),
        "zichtbaarheid": lambda text: choice(Zichtbaarheid, text, "--zichtbaarheid"),
        "startdatum": lambda text: day(text, today, "--startdatum"),
        "aanjagers": lambda text: number(text, "--aanjagers"),
        "vrijwilligers": lambda text: number(text, "--vrijwilligers"),
        "betaalde_krachten": lambda text: number(text, "--betaalde-krachten"),
    }
    fields = typed_fields(typed, parse, {"zichtbaarheid"})
    return fields if alias is None else {**fields, "aliassen": tuple(alias)}


def _ask_about_duplicates(store: Store, invoer: InitiatiefInvoer) -> None:
    """Points out what has nearly the same name; without a yes nothing is saved."""
    likely = read.duplicates(store, invoer.naam, invoer.wijk_id)
    if not likely:
        return
    for one in likely:
        output.note(f"In {one.wijk} staat al: {one.naam} (nummer {one.id}).")
    need_yes("Toch opslaan?", no="Niet opgeslagen.", hint="Is dit iets anders, zet er dan --toch bij.")
