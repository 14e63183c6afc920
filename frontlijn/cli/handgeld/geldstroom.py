"""Money after a decision: paid, released, received back, reversed, corrected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.handgeld.options import (
    AanvraagArgument,
    BedragOption,
    MoetWaaromOption,
    MutatieArgument,
    RestOption,
    WaaromOption,
)
from frontlijn.cli.session import DatumOption, Text, day_or_today, opened
from frontlijn.cli.values import cents, day, number
from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.money import format_bedrag
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store


def pay(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    bedrag: RestOption = None,
    datum: DatumOption = None,
    bon: Annotated[
        Text,
        typer.Option("--bon", metavar="KENMERK", help="Op welke bon, zoals: Bouwmarkt 1234; elke bon telt een keer."),
    ] = None,
    reden: WaaromOption = None,
) -> None:
    """Boek een betaling op een toekenning."""
    from frontlijn.store.write.handgeld import pay as write  # SQLModel: 350 ms

    _book(ctx, partial(write, bon=bon), "betaling", nummer, bedrag=bedrag, datum=datum, reden=reden)


def release(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    bedrag: RestOption = None,
    datum: DatumOption = None,
    reden: WaaromOption = None,
) -> None:
    """Laat geld vrijvallen dat niet meer nodig is: het keert terug in de pot."""
    from frontlijn.store.write.handgeld import release as write  # SQLModel: 350 ms

    _book(ctx, write, "vrijval", nummer, bedrag=bedrag, datum=datum, reden=reden)


def refund(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    bedrag: BedragOption,
    datum: DatumOption = None,
    reden: WaaromOption = None,
) -> None:
    """Boek geld dat is teruggekomen; laat het daarna vrijvallen om het weer te kunnen besteden."""
    from frontlijn.store.write.handgeld import receive_back as write  # SQLModel: 350 ms

    _book(ctx, write, "terugontvangst", nummer, bedrag=bedrag, datum=datum, reden=reden)


def reverse(
    ctx: typer.Context,
    *,
    nummer: MutatieArgument,
    reden: MoetWaaromOption,
    datum: DatumOption = None,
) -> None:
    """Draai een mutatie terug met een storno."""
    from frontlijn.store.write.handgeld import reverse as write  # SQLModel: 350 ms

    with opened(ctx, writes=True) as store:
        mutatie = number(nummer, "MUTATIE")
        write(store, mutatie, day_or_today(store, datum, "--datum"), reden)
    output.note(f"Mutatie {mutatie} teruggedraaid.")


def correct(
    ctx: typer.Context,
    *,
    nummer: MutatieArgument,
    reden: MoetWaaromOption,
    bedrag: Annotated[
        Text, typer.Option("--bedrag", metavar="BEDRAG", help="Wat het had moeten zijn; gewoon wat er stond.")
    ] = None,
    datum: Annotated[
        Text, typer.Option("--datum", metavar="DATUM", help="De dag die het had moeten zijn; gewoon die er stond.")
    ] = None,
) -> None:
    """Verbeter een mutatie: een storno en een nieuwe mutatie, in een keer.

    Wat er stond blijft te lezen. Een toegekend bedrag verander je met handgeld revise.
    """
    from frontlijn.store.write.handgeld import correct as write  # SQLModel: 350 ms

    with opened(ctx, writes=True) as store:
        known = read.mutatie(store, number(nummer, "MUTATIE"))
        amount = known.bedrag if bedrag is None else cents(bedrag, "--bedrag")
        of = known.datum if datum is None else day(datum, store.today(), "--datum")
        new = write(store, known.id, amount, of, reden)
    told = f"Mutatie {known.id} is nu mutatie {new.id}: {new.soort.label} van {format_bedrag(new.bedrag)}"
    output.saved(str(new.id), told=f"{told} op {format_datum(new.datum)}.")


def _book(
    ctx: typer.Context,
    write: Callable[[Store, int, int, date, str | None], Aanvraag],
    what: str,
    nummer: str,
    *,
    bedrag: Text,
    datum: Text,
    reden: Text,
) -> None:
    """Books what follows a decision; without an amount that is all that is still to be paid."""
    with opened(ctx, writes=True) as store:
        aanvraag = read.get(store, number(nummer, "AANVRAAG"))
        open_amount = aanvraag.besluit.openstaand if aanvraag.besluit else 0
        if bedrag is None and not open_amount and aanvraag.besluit and aanvraag.besluit.uitkomst.kent_toe:
            raise Refused(f"Er staat niets meer open bij aanvraag {aanvraag.id}.")
        amount = open_amount if bedrag is None else cents(bedrag, "--bedrag")
        booked = write(store, aanvraag.id, amount, day_or_today(store, datum, "--datum"), reden)
    left = booked.besluit.openstaand if booked.besluit else 0
    output.note(f"Geboekt: {what} van {format_bedrag(amount)}; nog {format_bedrag(left)} te betalen.")
