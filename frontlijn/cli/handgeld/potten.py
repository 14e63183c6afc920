"""Pots: what there is to spend, what went in and out, and how one opens, moves money and closes."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.handgeld.lines import amounts, amounts_line, ledger_line
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
from frontlijn.cli.values import as_fields, cents, choice, day, given
from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.pot import Budgetpot, PotInvoer, parse_financiers, uitleg
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_procent
from frontlijn.domain.values import MutatieSoort, PotSoort, Rest
from frontlijn.store.read import handgeld as read
from frontlijn.store.read.handgeld import MutatieFilter


def pots(ctx: typer.Context, *, wijk: WijkOption = None, as_json: JsonOption = False) -> None:
    """Toon de potten: nummer, naam, wijk, periode, plafond, vrij besteedbaar, soort."""
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
                pot.soort,
                pot.gesloten_op and f"gesloten op {format_datum(pot.gesloten_op)}",
            ),
            as_json=as_json,
            none="Er is nog geen pot; maak er een met: frontlijn handgeld pot-add",
        )


def pot_show(ctx: typer.Context, *, pot: PotArgument, as_json: JsonOption = False) -> None:
    """Toon waar een pot staat, ook voor elke financier."""
    with opened(ctx) as store:
        one = read.find_pot(store, pot)
        said = uitleg(one, store.today())
        parts = read.afschrift(store, one.id).eind.per_financier
    financiers = tuple(zip(one.financiers, parts, strict=True))
    if as_json:
        output.json(
            {
                **as_fields(one),
                "uitleg": said,
                "per_financier": [as_fields(f) | amounts(part) for f, part in financiers],
            }
        )
        return
    output.record(
        ("Stand", said),
        ("Nummer", one.id),
        ("Naam", one.naam),
        ("Wijk", one.wijk),
        ("Soort", one.soort),
        ("Frontlijnfunctie", one.functie),
        ("Van", one.van),
        ("Tot en met", one.tot),
        ("Gesloten op", one.gesloten_op),
        ("Rest bij het sluiten", _rest(one)),
        ("Plafond", format_bedrag(one.stand.plafond)),
        ("Toegekend", format_bedrag(one.stand.toegekend)),
        ("Vrij besteedbaar", format_bedrag(one.stand.vrij)),
        ("Vervallen bij het sluiten", format_bedrag(one.stand.vervallen) if one.stand.vervallen else None),
        ("Betaald", format_bedrag(one.stand.betaald)),
        ("Toegekend en nog niet betaald", format_bedrag(one.stand.openstaand)),
        ("Aangevraagd, nog zonder besluit", format_bedrag(one.stand.aangevraagd)),
        ("Vrij als alles wordt toegekend", format_bedrag(one.stand.als_alles_wordt_toegekend)),
        *(("Financier", f"{f.naam} {format_procent(f.aandeel_bp)}, {amounts_line(part)}") for f, part in financiers),
    )


def pot_add(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="De naam van de pot.")],
    plafond: Annotated[
        Text,
        typer.Option(
            "--plafond",
            metavar="BEDRAG",
            help="Hoeveel er hoogstens uit mag; nodig bij handgeld, gewoon dat van de klasse bij een wijkbudget.",
        ),
    ] = None,
    soort: Annotated[Text, typer.Option("--soort", metavar="SOORT", help=f"{' (gewoon) of '.join(PotSoort)}.")] = None,
    functie: Annotated[
        Text, typer.Option("--functie", metavar="WIE", help="Bij welke frontlijnfunctie de pot hoort.")
    ] = None,
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
    """Open een pot met een plafond.

    Wijkt het plafond van een wijkbudget af van dat van de klasse van de wijk, zeg dan met --reden waarom.
    """
    with opened(ctx, writes=True) as store:
        today = store.today()
        first = date(today.year, 1, 1) if van is None else day(van, today, "--van")
        invoer = PotInvoer(
            naam=naam,
            wijk_id=needed_wijk(store, wijk),
            van=first,
            tot=date(first.year, 12, 31) if tot is None else day(tot, today, "--tot"),
            plafond=None if plafond is None else cents(plafond, "--plafond"),
            soort=PotSoort.HANDGELD if soort is None else choice(PotSoort, soort, "--soort"),
            functie=functie,
            reden=reden,
            **({"financiers": given("--financiers", parse_financiers, financiers) or ()} if financiers else {}),
        )
        from frontlijn.store.write.handgeld import open_pot  # SQLModel: 350 ms

        pot = open_pot(store, invoer)
    told = f"Pot {pot.id} geopend in {pot.wijk}: {pot.naam}, {format_bedrag(pot.stand.plafond)}."
    output.saved(str(pot.id), told=told)


def move(
    ctx: typer.Context,
    *,
    van: Annotated[str, typer.Argument(metavar="VAN", help="De pot waar het geld uit gaat: een naam of een nummer.")],
    naar: Annotated[str, typer.Argument(metavar="NAAR", help="De pot waar het geld heen gaat.")],
    bedrag: BedragOption,
    reden: MoetWaaromOption,
    datum: DatumOption = None,
) -> None:
    """Hevel geld over van een pot naar een andere; terugdraaien met handgeld reverse geldt voor allebei."""
    from frontlijn.store.write.handgeld import move_money  # SQLModel: 350 ms

    with opened(ctx, writes=True) as store:
        source, target = read.find_pot(store, van), read.find_pot(store, naar)
        amount = cents(bedrag, "--bedrag")
        moved = day_or_today(store, datum, "--datum")
        source, target = move_money(store, source.id, target.id, amount, datum=moved, reden=reden)
    free = " en ".join(f"in {pot.naam} {format_bedrag(pot.stand.vrij)}" for pot in (source, target))
    output.note(f"{format_bedrag(amount)} overgeheveld; vrij besteedbaar is nu {free}.")


def close_pot(
    ctx: typer.Context,
    *,
    pot: PotArgument,
    rest: Annotated[
        Text,
        typer.Option(
            "--rest",
            metavar="WAT",
            help=f"Wat er gebeurt met wat over is: {' of '.join(Rest)}. Het mag allebei: geld hoeft niet op.",
        ),
    ] = None,
    naar: Annotated[Text, typer.Option("--naar", metavar="POT", help="De pot waar de rest heen gaat.")] = None,
    reden: WaaromOption = None,
    datum: DatumOption = None,
) -> None:
    """Sluit een pot; alleen betalen, vrijval, terugontvangst en storno kunnen dan nog."""
    from frontlijn.store.write.handgeld import close_pot as write  # SQLModel: 350 ms

    with opened(ctx, writes=True) as store:
        one = write(
            store,
            read.find_pot(store, pot).id,
            day_or_today(store, datum, "--datum"),
            rest=None if rest is None else choice(Rest, rest, "--rest"),
            naar_pot_id=None if naar is None else read.find_pot(store, naar).id,
            reden=reden,
        )
        output.note(f"Pot {one.id} gesloten: {one.naam}. {uitleg(one, store.today())}")


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
    """Toon wat er in en uit de potten ging, het oudste eerst: nummer, datum, soort, bedrag, pot, waarvoor.

    Opdrachten vragen dit nummer, dat van een boeking; het afschrift (statement) nummert ook binnen de pot.
    """
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


def _rest(pot: Budgetpot) -> str | None:
    if pot.rest is None or pot.rest_bedrag is None:
        return None
    said = f"{format_bedrag(pot.rest_bedrag)} {pot.rest.label}"
    return f"{said}: {pot.rest_reden}" if pot.rest_reden else said
