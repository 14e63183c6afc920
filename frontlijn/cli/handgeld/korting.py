"""A korting on one or more pots: shown per pot and financier first, booked after a yes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.handgeld.options import MoetWaaromOption
from frontlijn.cli.session import DatumOption, Text, WijkOption, day_or_today, filter_wijk, need_yes, opened
from frontlijn.cli.values import cents, choice, given
from frontlijn.domain.dates import format_datum, refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.korting import (
    KortingInvoer,
    PotKorting,
    check_korting,
    evenredig_bedrag,
    parse_bedragen,
    verdeel_korting,
)
from frontlijn.domain.handgeld.opmerkingen import opmerkingen
from frontlijn.domain.handgeld.pot import Budgetpot, check_open
from frontlijn.domain.money import check_bedrag, format_bedrag
from frontlijn.domain.text import fold
from frontlijn.domain.values import KortingLezing
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store

_LEZINGEN = " of ".join(f"{lezing.value} ({lezing.label})" for lezing in KortingLezing)


def cut(
    ctx: typer.Context,
    *,
    pot: Annotated[
        list[str] | None, typer.Argument(metavar="POT", help="Een of meer potten: namen of nummers.")
    ] = None,
    alle: Annotated[bool, typer.Option("--alle", help="Alle potten die op die dag lopen.")] = False,
    wijk: WijkOption = None,
    bedrag: Annotated[
        Text,
        typer.Option(
            "--bedrag", metavar="BEDRAG", help="Hoeveel er samen af gaat, voor elke financier naar zijn deel."
        ),
    ] = None,
    financiers: Annotated[
        Text,
        typer.Option(
            "--financiers",
            metavar="WIE",
            help='Hoeveel elke financier kort, zoals "gemeente 225.000; corporaties 225.000".',
        ),
    ] = None,
    lezing: Annotated[
        Text,
        typer.Option("--lezing", metavar="HOE", help=f"Hoe je verdeelt, nodig bij meer potten: {_LEZINGEN}."),
    ] = None,
    reden: MoetWaaromOption,
    datum: DatumOption = None,
    ja: Annotated[bool, typer.Option("--ja", help="Boek meteen, zonder vraag.")] = False,
    proef: Annotated[bool, typer.Option("--proef", help="Toon alleen wat er zou gebeuren.")] = False,
) -> None:
    """Boek een korting op een of meer potten; een pot kan daardoor onder nul komen.

    Eerst zie je wat elke pot en elke financier verliest, dan vraagt frontlijn of het goed is; zonder terminal is --ja
    nodig. Alles wordt geboekt, of niets. Met --wijk gaat het om alle lopende potten van die wijk.
    """
    with opened(ctx, writes=not proef) as store:
        on = day_or_today(store, datum, "--datum")
        refuse_future(on, store.today(), "datum")  # no pot may run on that day yet, which is not what is wrong
        pots = _pots(store, pot or [], alle=alle, wijk=wijk, on=on)
        chosen = _lezing(lezing, pots)
        per_financier = _per_financier(bedrag, financiers, pots, chosen)
        invoer = KortingInvoer(tuple(one.id for one in pots), per_financier, chosen, on, reden)
        check_korting(invoer, pots, store.today())
        getoond = verdeel_korting(pots, per_financier, chosen)
        _show(getoond)
        if proef:
            output.note("Dit is een proef; er is niets geboekt.")
            return
        if not ja:
            need_yes("Zo boeken?", no="Er is niets geboekt.", hint="Klopt dit, zet er dan --ja bij.")
        from frontlijn.store.write.handgeld import cut_pots  # SQLModel: 350 ms

        cuts = cut_pots(store, invoer, getoond)
        total = format_bedrag(sum(one.bedrag for one in cuts))
        output.saved(told=f"Geboekt: een korting van {total}, {chosen.label}.")
        for one in cuts:
            for sentence in _notes(read.pot(store, one.pot_id)):
                output.note(sentence)


def _pots(store: Store, named: Sequence[str], *, alle: bool, wijk: Text, on: date) -> list[Budgetpot]:
    """The pots that were named, else all current ones; raises WrongInput when it is not clear which."""
    wijk_id = filter_wijk(store, wijk)
    if named and (alle or wijk_id is not None):
        raise WrongInput("Noem potten, of kies --alle of --wijk; niet allebei.")
    if named:
        return [read.find_pot(store, one) for one in named]
    if not alle and wijk_id is None:
        raise WrongInput("Op welke potten is de korting? Noem ze, of kies --alle of --wijk.")
    current = read.current_pots(store, wijk_id, on)
    if not current:
        raise WrongInput(f"Op {format_datum(on)} loopt er geen pot; noem een andere dag, of noem de potten.")
    return list(current)


def _lezing(typed: Text, pots: Sequence[Budgetpot]) -> KortingLezing:
    """The reading that was chosen; on one pot there is nothing to choose. 004 leaves it open, so it is asked."""
    if typed is not None:
        return choice(KortingLezing, typed, "--lezing")
    if len(pots) > 1:
        raise WrongInput(f"Hoe verdeel je de korting over {len(pots)} potten? Kies met --lezing {_LEZINGEN}.")
    return KortingLezing.NAAR_RATO


def _per_financier(
    bedrag: Text, financiers: Text, pots: Sequence[Budgetpot], lezing: KortingLezing
) -> tuple[tuple[str, int], ...]:
    """What each financier cuts, in cents."""
    if (bedrag is None) == (financiers is None):
        raise WrongInput("Hoeveel is de korting? Noem --bedrag, of --financiers met een bedrag voor elk.")
    if bedrag is None:
        return given("--financiers", parse_bedragen, financiers) or ()
    total = cents(bedrag, "--bedrag")
    check_bedrag(total, "bedrag")
    for pot in pots:
        check_open(pot, "pots")
    if not any(part > 0 for pot in pots for part in pot.plafonds):
        names = " en ".join(pot.naam for pot in pots)
        raise Refused(f"Van het plafond van {names} is niets meer over om te korten.", "pots")
    return evenredig_bedrag(total, pots, lezing)


def _show(cuts: Sequence[PotKorting]) -> None:
    """A line per pot with what each financier cuts in it, a line with the totals, and which pots fall below zero."""
    names = {fold(financier.naam): financier.naam for cut in cuts for financier in cut.financiers}
    totals = dict.fromkeys(names, 0)
    for cut in cuts:
        parts = {fold(f.naam): cents for f, cents in zip(cut.financiers, cut.verdeling, strict=True)}
        for key, part in parts.items():
            totals[key] += part
        shown = [f"{naam} {format_bedrag(parts[key])}" if key in parts else None for key, naam in names.items()]
        output.line(_row(cut.pot_id, cut.pot, shown, cut.bedrag, cut.vrij))
    shown = [f"{naam} {format_bedrag(totals[key])}" for key, naam in names.items()]
    output.line(_row("samen", None, shown, sum(cut.bedrag for cut in cuts), sum(cut.vrij for cut in cuts)))
    output.record(
        ("Onder nul", tuple(f"{c.pot} {format_bedrag(c.vrij_na)}" for c in cuts if c.bedrag and c.vrij_na < 0)),
    )


def _row(number: int | str, pot: Text, shown: Sequence[Text], bedrag: int, vrij: int) -> str:
    return output.row(
        number,
        pot,
        *shown,
        f"korting {format_bedrag(bedrag)}",
        f"vrij was {format_bedrag(vrij)}",
        f"wordt {format_bedrag(vrij - bedrag)}",
    )


def _notes(pot: Budgetpot) -> tuple[str, ...]:
    return opmerkingen("", 0, (), eerdere_toekenningen=0, initiatief=None, pot=pot)
