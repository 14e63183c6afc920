"""`frontlijn fonds`: other funds and desks, to redirect a request to."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.session import JsonOption, Text, changes, opened
from frontlijn.cli.values import cents, typed_fields
from frontlijn.domain.handgeld.fonds import Fonds, FondsInvoer
from frontlijn.domain.money import format_bedrag
from frontlijn.store.read import handgeld as read

app = DutchTyper("Andere fondsen en loketten, om een aanvraag naar door te verwijzen.")

FondsArgument = Annotated[str, typer.Argument(metavar="FONDS", help="Een naam of een nummer.")]
WaarvoorOption = Annotated[Text, typer.Option("--waarvoor", metavar="TEKST", help="Waarvoor het fonds is.")]
HoeOption = Annotated[Text, typer.Option("--hoe", metavar="TEKST", help="Hoe je er iets aanvraagt.")]
HoogstensOption = Annotated[Text, typer.Option("--hoogstens", metavar="BEDRAG", help="Wat het fonds hoogstens geeft.")]


@app.command("list")
def list_(
    ctx: typer.Context,
    *,
    alle: Annotated[bool, typer.Option("--alle", help="Ook de fondsen die vervallen zijn.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Toon de fondsen op naam: nummer, naam, waarvoor, hoe, hoogstens."""
    with opened(ctx) as store:
        output.listing(
            read.fondsen(store, vervallen=alle),
            lambda one: output.row(
                one.id,
                one.naam,
                one.waarvoor,
                one.hoe,
                one.hoogstens and f"hoogstens {format_bedrag(one.hoogstens)}",
                one.vervallen_op and "vervallen",
            ),
            as_json=as_json,
            none="Er is nog geen fonds; maak er een met: frontlijn fonds add",
        )


@app.command("add")
def add(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="De naam van het fonds of loket.")],
    waarvoor: WaarvoorOption = None,
    hoe: HoeOption = None,
    hoogstens: HoogstensOption = None,
) -> None:
    """Leg een fonds vast."""
    with opened(ctx, writes=True) as store:
        invoer = FondsInvoer(naam, waarvoor, hoe, cents(hoogstens, "--hoogstens") if hoogstens else None)
        from frontlijn.store.write.handgeld import add_fonds  # SQLModel: 350 ms

        fonds = add_fonds(store, invoer)
    output.saved(str(fonds.id), told=f"Fonds {fonds.id} toegevoegd: {fonds.naam}.")


@app.command("edit")
def edit(
    ctx: typer.Context,
    *,
    fonds: FondsArgument,
    naam: Annotated[Text, typer.Option("--naam", metavar="NAAM", help="De nieuwe naam.")] = None,
    waarvoor: WaarvoorOption = None,
    hoe: HoeOption = None,
    hoogstens: HoogstensOption = None,
) -> None:
    """Wijzig een fonds; wat je niet noemt blijft, en een lege waarde ("") maakt een veld leeg."""
    with opened(ctx, writes=True) as store:
        known = read.find_fonds(store, fonds)
        fields = typed_fields(
            {"naam": naam, "waarvoor": waarvoor, "hoe": hoe, "hoogstens": hoogstens},
            {"hoogstens": lambda text: cents(text, "--hoogstens")},
            {"naam"},
        )
        invoer = replace(_invoer(known), **changes(fields))
        from frontlijn.store.write.handgeld import change_fonds  # SQLModel: 350 ms

        changed = change_fonds(store, known.id, invoer, known.versie, vervallen=known.vervallen_op is not None)
    done = "gewijzigd" if changed.versie > known.versie else "was al zo, er is niets gewijzigd"
    output.note(f"Fonds {changed.id} {done}: {changed.naam}.")


@app.command("drop")
def drop(
    ctx: typer.Context,
    *,
    fonds: FondsArgument,
    terug: Annotated[bool, typer.Option("--terug", help="Bied een vervallen fonds weer aan.")] = False,
) -> None:
    """Bied een fonds niet meer aan; in oude besluiten blijft het staan."""
    with opened(ctx, writes=True) as store:
        known = read.find_fonds(store, fonds)
        from frontlijn.store.write.handgeld import change_fonds  # SQLModel: 350 ms

        changed = change_fonds(store, known.id, _invoer(known), known.versie, vervallen=not terug)
    offered = "wordt weer aangeboden" if terug else "is vervallen"
    output.note(f"Fonds {changed.id} {offered}: {changed.naam}.")


def _invoer(fonds: Fonds) -> FondsInvoer:
    return FondsInvoer(fonds.naam, fonds.waarvoor, fonds.hoe, fonds.hoogstens)
