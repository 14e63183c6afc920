"""`frontlijn persoon` and `frontlijn organisatie`: the only places where names of people stand."""

from __future__ import annotations

from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.session import JsonOption, Text, WijkOption, filter_wijk, opened
from frontlijn.cli.values import choice, day
from frontlijn.domain.personen import OrganisatieInvoer, PersoonInvoer
from frontlijn.domain.values import OrganisatieSoort, PersoonDoel
from frontlijn.store.read import personen as read

personen = DutchTyper("Personen: alleen wie je voor je werk nodig hebt.")
organisaties = DutchTyper("Organisaties in en om de wijk.")

PersoonArgument = Annotated[str, typer.Argument(metavar="PERSOON", help="Een naam of een nummer.")]
OrganisatieArgument = Annotated[str, typer.Argument(metavar="ORGANISATIE", help="Een naam of een nummer.")]


@personen.command("add")
def add_persoon(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="De naam.")],
    doel: Annotated[
        Text, typer.Option("--doel", metavar="DOEL", help="Waarom je de naam bewaart: contact, aanvrager, medewerker.")
    ] = None,
    telefoon: Annotated[Text, typer.Option("--telefoon", metavar="NUMMER", help="Telefoonnummer.")] = None,
    email: Annotated[Text, typer.Option("--email", metavar="ADRES", help="E-mailadres.")] = None,
    gesproken: Annotated[
        Text, typer.Option("--gesproken", metavar="DATUM", help="De dag van het laatste contact.")
    ] = None,
) -> None:
    """Bewaar de naam van een persoon, met waarom."""
    kind = choice(PersoonDoel, doel, "--doel") if doel else PersoonDoel.CONTACT
    from frontlijn.store.write.personen import add_persoon as write  # SQLModel: 350 ms

    with opened(ctx, writes=True) as store:
        spoken = day(gesproken, store.today(), "--gesproken") if gesproken else None
        persoon = write(store, PersoonInvoer(naam, kind, telefoon, email, spoken))
    output.saved(str(persoon.id), told=f"Persoon {persoon.id} toegevoegd: {persoon.naam}.")


@personen.command("list")
def list_personen(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """Toon alle personen: nummer, naam, doel."""
    with opened(ctx) as store:
        output.listing(
            read.personen(store),
            lambda one: output.row(one.id, one.naam, one.doel),
            as_json=as_json,
            none="Er zijn nog geen personen.",
        )


@personen.command("show")
def show_persoon(ctx: typer.Context, *, naam: PersoonArgument, as_json: JsonOption = False) -> None:
    """Toon een persoon."""
    with opened(ctx) as store:
        persoon = read.find_persoon(store, naam)
    output.details(
        persoon,
        ("Nummer", persoon.id),
        ("Naam", persoon.naam),
        ("Doel", persoon.doel),
        ("Telefoon", persoon.telefoon),
        ("E-mail", persoon.email),
        ("Laatste contact", persoon.laatste_contact_op),
        as_json=as_json,
    )


@organisaties.command("add")
def add_organisatie(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="De naam.")],
    soort: Annotated[
        Text, typer.Option("--soort", metavar="SOORT", help=f"Een van: {', '.join(OrganisatieSoort)}.")
    ] = None,
    wijk: WijkOption = None,
    omschrijving: Annotated[Text, typer.Option("--omschrijving", metavar="TEKST", help="Wat zij doet.")] = None,
) -> None:
    """Leg een organisatie vast."""
    kind = choice(OrganisatieSoort, soort, "--soort") if soort else OrganisatieSoort.OVERIG
    from frontlijn.store.write.personen import add_organisatie as write  # SQLModel: 350 ms

    with opened(ctx, writes=True) as store:
        organisatie = write(store, OrganisatieInvoer(naam, kind, filter_wijk(store, wijk), omschrijving))
    output.saved(str(organisatie.id), told=f"Organisatie {organisatie.id} toegevoegd: {organisatie.naam}.")


@organisaties.command("list")
def list_organisaties(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """Toon alle organisaties: nummer, naam, soort, wijk."""
    with opened(ctx) as store:
        output.listing(
            read.organisaties(store),
            lambda one: output.row(one.id, one.naam, one.soort, one.wijk),
            as_json=as_json,
            none="Er zijn nog geen organisaties.",
        )


@organisaties.command("show")
def show_organisatie(ctx: typer.Context, *, naam: OrganisatieArgument, as_json: JsonOption = False) -> None:
    """Toon een organisatie."""
    with opened(ctx) as store:
        organisatie = read.find_organisatie(store, naam)
    output.details(
        organisatie,
        ("Nummer", organisatie.id),
        ("Naam", organisatie.naam),
        ("Soort", organisatie.soort),
        ("Wijk", organisatie.wijk),
        ("Omschrijving", organisatie.omschrijving),
        as_json=as_json,
    )
