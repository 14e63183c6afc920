"""Pots: what there is to spend, and what went in and out."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.handgeld.lines import ledger_line
from frontlijn.cli.handgeld.options import BedragOption, MoetWaaromOption, PotArgument, PotOption, WaaromOption
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
from frontlijn.cli.values import cents, choice, day, given
from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.pot import PotInvoer, parse_financiers, per_financier
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_procent
from frontlijn.domain.values import MutatieSoort
from frontlijn.store.read import handgeld as read
from frontlijn.store.read.handgeld import MutatieFilter


def pots(ctx: typer.Context, *, wijk: WijkOption = None, as_json: JsonOption = False) -> None:
    """Toon de potten: nummer, naam, wijk, periode, plafond, vrij besteedbaar."""
    with opened(ctx) as store:
        output.listing(
            read.pots(store, filter_wijk(store, wijk)),
            lambda pot: output.row(
                pot.id,
                pot.naam,
                pot.wijk,
                f"{format_datum(pot.van)} tot en met {format_datum(pot.tot)}",
                f"plafond {format_bedrag(pot.stand.plafond)}",
                f"vrij {format_bedrag(pot.stand.vrij)}",
                pot.gesloten_op and f"gesloten op {format_datum(pot.gesloten_op)}",
            ),
            as_json=as_json,
            none="Er is nog geen pot; maak er een met: frontlijn handgeld pot-add",
        )


def pot_show(ctx: typer.Context, *, pot: PotArgument, as_json: JsonOption = False) -> None:
    """Toon waar een pot staat."""
    with opened(ctx) as store:
        one = read.find_pot(store, pot)
    output.details(
        one,
        ("Nummer", one.id),
        ("Naam", one.naam),
        ("Wijk", one.wijk),
        ("Van", one.van),
        ("Tot en met", one.tot),
        ("Gesloten op", one.gesloten_op),
        (
            "Financiers",
            tuple(
                f"{f.naam} {format_procent(f.aandeel_bp)}, van het plafond {format_bedrag(share)}"
                for f, share in zip(one.financiers, per_financier(one.stand.plafond, one.financiers), strict=True)
            ),
        ),
        ("Plafond", format_bedrag(one.stand.plafond)),
        ("Toegekend", format_bedrag(one.stand.toegekend)),
        ("Vrij besteedbaar", format_bedrag(one.stand.vrij)),
        ("Betaald", format_bedrag(one.stand.betaald)),
        ("Toegekend en nog niet betaald", format_bedrag(one.stand.openstaand)),
        ("Aangevraagd, nog zonder besluit", format_bedrag(one.stand.aangevraagd)),
        as_json=as_json,
    )


def pot_add(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="De naam van de pot.")],
    plafond: Annotated[str, typer.Option("--plafond", metavar="BEDRAG", help="Hoeveel er hoogstens uit mag.")],
    wijk: WijkOption = None,
    van: Annotated[
        Text, typer.Option("--van", metavar="DATUM", help="De eerste dag; gewoon 1 januari van dit jaar.")
    ] = None,
    tot: Annotated[
        Text, typer.Option("--tot", metavar="DATUM", help="De laatste dag; gewoon 31 december van dat jaar.")
    ] = None,
    financiers: Annotated[
        Text,
        typer.Option("--financiers", metavar="WIE", help='Wie welk deel betaalt, zoals "gemeente 50; corporaties 50".'),
    ] = None,
    reden: WaaromOption = None,
) -> None:
    """Open een pot met een plafond."""
    with opened(ctx, writes=True) as store:
        today = store.today()
        first = date(today.year, 1, 1) if van is None else day(van, today, "--van")
        invoer = PotInvoer(
            naam=naam,
            wijk_id=needed_wijk(store, wijk),
            van=first,
            tot=date(first.year, 12, 31) if tot is None else day(tot, today, "--tot"),
            plafond=cents(plafond, "--plafond"),
            reden=reden,
            **({"financiers": given("--financiers", parse_financiers, financiers) or ()} if financiers else {}),
        )
        from frontlijn.store.write.handgeld import open_pot  # SQLModel: 350 ms

        pot = open_pot(store, invoer)
    told = f"Pot {pot.id} geopend in {pot.wijk}: {pot.naam}, {format_bedrag(pot.stand.plafond)}."
    output.saved(str(pot.id), told=told)


def cut(
    ctx: typer.Context,
    *,
    pot: PotArgument,
    bedrag: BedragOption,
    reden: MoetWaaromOption,
    datum: DatumOption = None,
) -> None:
    """Boek een korting op een pot; die kan daardoor in tekort komen."""
    from frontlijn.store.write.handgeld import cut_pot  # SQLModel: 350 ms

    with opened(ctx, writes=True) as store:
        known = read.find_pot(store, pot)
        one = cut_pot(store, known.id, cents(bedrag, "--bedrag"), day_or_today(store, datum, "--datum"), reden)
    output.note(f"Pot {one.id} gekort: nu {format_bedrag(one.stand.vrij)} vrij besteedbaar.")


def close_pot(ctx: typer.Context, *, pot: PotArgument, datum: DatumOption = None) -> None:
    """Sluit een pot; alleen betalen, vrijval, terugontvangst en storno kunnen dan nog."""
    from frontlijn.store.write.handgeld import close_pot as write  # SQLModel: 350 ms

    with opened(ctx, writes=True) as store:
        one = write(store, read.find_pot(store, pot).id, day_or_today(store, datum, "--datum"))
    output.note(f"Pot {one.id} gesloten: {one.naam}.")


def mutaties(
    ctx: typer.Context,
    *,
    pot: PotOption = None,
    wijk: WijkOption = None,
    soort: Annotated[
        list[str] | None, typer.Option("--soort", metavar="SOORT", help=f"Een van: {', '.join(MutatieSoort)}.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Toon wat er in en uit de potten ging, het oudste eerst: nummer, datum, soort, bedrag, pot, waarvoor."""
    with opened(ctx) as store:
        wanted = MutatieFilter(
            pot_id=read.find_pot(store, pot).id if pot else None,
            wijk_id=filter_wijk(store, wijk),
            soorten=tuple(choice(MutatieSoort, one, "--soort") for one in soort or ()),
        )
        output.listing(
            output.windows(lambda offset, limit: read.mutaties(store, wanted, offset, limit)),
            ledger_line,
            as_json=as_json,
            none="Er is geen mutatie die hierbij past.",
        )
