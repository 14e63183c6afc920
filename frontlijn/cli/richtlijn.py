"""`frontlijn richtlijn`: what a wijk adds to the four criteria."""

from __future__ import annotations

from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.session import (
    DatumOption,
    JsonOption,
    Text,
    WijkOption,
    day_or_today,
    filter_wijk,
    needed_wijk,
    opened,
)
from frontlijn.cli.values import number
from frontlijn.domain.dates import format_datum
from frontlijn.store.read import handgeld as read

app = DutchTyper("Richtlijnen van een wijk: waar een besluit over handgeld ook op let, naast de vier criteria.")


@app.command("list")
def list_(
    ctx: typer.Context,
    *,
    wijk: WijkOption = None,
    alle: Annotated[bool, typer.Option("--alle", help="Ook de richtlijnen die nu niet gelden.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Toon de richtlijnen die nu gelden: nummer, wijk, tekst, vanaf wanneer."""
    with opened(ctx) as store:
        output.listing(
            read.richtlijnen(store, filter_wijk(store, wijk), on=None if alle else store.today()),
            lambda one: output.row(
                one.id,
                one.wijk,
                one.tekst,
                f"vanaf {format_datum(one.vanaf)}",
                one.vervallen_op and f"vervallen op {format_datum(one.vervallen_op)}",
            ),
            as_json=as_json,
            none="Er is geen richtlijn die hierbij past.",
        )


@app.command("add")
def add(
    ctx: typer.Context,
    *,
    tekst: Annotated[str, typer.Argument(metavar="TEKST", help="Waar een besluit op let, in een zin.")],
    wijk: WijkOption = None,
    vanaf: Annotated[
        Text, typer.Option("--vanaf", metavar="DATUM", help="De eerste dag dat hij geldt; gewoon vandaag.")
    ] = None,
) -> None:
    """Geef een wijk een richtlijn; de tekst ligt daarna vast."""
    with opened(ctx, writes=True) as store:
        wijk_id = needed_wijk(store, wijk)
        from frontlijn.store.write.handgeld import add_richtlijn  # SQLModel: 350 ms

        richtlijn = add_richtlijn(store, wijk_id, tekst, day_or_today(store, vanaf, "--vanaf"))
    told = (
        f"Richtlijn {richtlijn.id} geldt in {richtlijn.wijk} vanaf {format_datum(richtlijn.vanaf)}: {richtlijn.tekst}"
    )
    output.saved(str(richtlijn.id), told=told)


@app.command("end")
def end(
    ctx: typer.Context,
    *,
    nummer: Annotated[str, typer.Argument(metavar="RICHTLIJN", help="Het nummer uit `richtlijn list`.")],
    datum: DatumOption = None,
) -> None:
    """Laat een richtlijn vervallen vanaf een dag; in oude besluiten blijft hij staan."""
    with opened(ctx, writes=True) as store:
        from frontlijn.store.write.handgeld import end_richtlijn  # SQLModel: 350 ms

        day = day_or_today(store, datum, "--datum")
        richtlijn = end_richtlijn(store, number(nummer, "RICHTLIJN"), day)
    output.note(f"Richtlijn {richtlijn.id} is vervallen per {format_datum(day)}: {richtlijn.tekst}")
