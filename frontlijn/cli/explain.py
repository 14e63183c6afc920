"""`frontlijn explain`: how a number was made, with its formula filled in, its sources and every row behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.arena.options import VolledigOption
from frontlijn.cli.blik import GebiedOption, InitiatiefOption, StadOption, asked_blik
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.handgeld.lines import ledger_line, outcome
from frontlijn.cli.session import (
    EigenWijkOption,
    JsonOption,
    PeriodeOption,
    Text,
    TotOption,
    VanOption,
    asked_days,
    opened,
)
from frontlijn.cli.values import as_fields
from frontlijn.domain.arena.namen import ARENA, IMPACT, RAPPORT
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.pot import PotMutatie
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import Modus
from frontlijn.store.read import handgeld, herkomst, initiatieven, kasboek
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.herkomst import Genoemd, Rijen, Verklaring
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store

Rij = Initiatief | Kasboekregel | Aanvraag | PotMutatie

CijferArgument = Annotated[
    Text,
    typer.Argument(
        metavar="CIJFER",
        help="De naam van een getal, zoals kasboek.deelnames, of het begin ervan; zonder naam zie je ze allemaal.",
    ),
]


def add_to(app: DutchTyper) -> None:
    """Adds this command to the others."""
    app.command("explain")(explain)


def explain(
    ctx: typer.Context,
    *,
    cijfer: CijferArgument = None,
    wijk: EigenWijkOption = None,
    gebied: GebiedOption = None,
    stad: StadOption = False,
    initiatief: InitiatiefOption = None,
    van: VanOption = None,
    tot: TotOption = None,
    periode: PeriodeOption = None,
    volledig: VolledigOption = False,
    as_json: JsonOption = False,
) -> None:
    """Leg uit hoe een getal is gemaakt: de formule, de getallen erin, de bronnen en elke rij erachter.

    Zonder CIJFER, of met het begin van een naam zoals kasboek, staan er de namen met hun waarde.
    """
    if cijfer is not None and not cijfer.strip():
        raise WrongInput("CIJFER is leeg; noem een naam, of laat hem weg om alle namen te zien.")
    with opened(ctx) as store:
        days = asked_days(store.today(), van, tot, periode)
        # An arena or a report has a number of its own: it need not lie where is looked.
        elsewhere = (cijfer or "").partition(".")[0].strip().casefold() in (ARENA, RAPPORT)
        anywhere = elsewhere and wijk is None and gebied is None and initiatief is None
        blik = asked_blik(store, wijk=wijk, gebied=gebied, stad=stad or anywhere, initiatief=initiatief, days=days)
        modus = Modus.VOLLEDIG if volledig else Modus.RAPPORT
        if cijfer is None:
            _list(herkomst.noem(store, blik, modus), as_json=as_json)
            return
        genoemd = herkomst.noem_voor(store, blik, cijfer, modus)
        found = herkomst.vind(store, genoemd, cijfer, modus)
        _tell_elsewhere(found[0].naam, genoemd)
        if volledig and found[0].naam.partition(".")[0] not in (ARENA, IMPACT):
            output.note("--volledig verandert hier niets: dat gaat over effecten van een arena.")
        if len(found) > 1:
            _list({one.naam: genoemd[one.naam] for one in found}, as_json=as_json)
            return
        verklaring = herkomst.verklaar(store, found[0])
        if as_json:
            output.json({**as_fields(verklaring.herkomst), "rijen": list(_rows(store, verklaring.rijen))})
        else:
            _print(store, verklaring)


def _tell_elsewhere(naam: str, genoemd: Mapping[str, Genoemd]) -> None:
    """Says of a number of an arena or a report that it does not lie where is looked."""
    first, number, *_ = (*naam.split("."), "")
    if first in (ARENA, RAPPORT) and not any(name.startswith(f"{first}.{number}.") for name in genoemd):
        output.note(f"{first.capitalize()} {number} is van ergens anders, niet van de plek die je noemde.")


def _list(genoemd: dict[str, Genoemd], *, as_json: bool) -> None:
    def as_line(item: tuple[str, Genoemd]) -> str:
        return output.row(item[0], item[1].waarde)

    if as_json:
        output.json([{"naam": name, "waarde": one.waarde} for name, one in genoemd.items()])
    else:
        output.rows(genoemd.items(), as_line, as_json=False)


def _print(store: Store, verklaring: Verklaring) -> None:
    made = verklaring.herkomst
    output.record(
        ("Cijfer", made.naam),
        ("Wat", made.wat),
        ("Waarde", made.waarde),
        *(one for one in made.uitleg()),
    )
    for deel in made.delen:
        output.line(f"Deel: {output.row(deel.tekst, deel.waarde, deel.achter)}")
    if verklaring.rijen is not None:
        output.line("Rijen:")
        output.rows(_rows(store, verklaring.rijen), _line, as_json=False)


def _rows(store: Store, rijen: Rijen | None) -> Iterator[Rij]:
    """Every row behind a number, some at a time."""

    def window(offset: int, limit: int) -> Sequence[Any]:
        match rijen:
            case InitiatiefFilter():
                return initiatieven.window(store, rijen, offset, limit)
            case KasboekFilter():
                return kasboek.window(store, rijen, offset, limit)
            case HandgeldFilter():
                return handgeld.window(store, rijen, offset, limit)
            case MutatieFilter():
                return handgeld.mutaties(store, rijen, offset, limit)
            case _:
                return ()

    return output.windows(window)


def _line(row: Rij) -> str:
    match row:
        case Initiatief():
            return output.row(row.id, row.naam, row.wijk, row.fase, row.type)
        case Kasboekregel():
            return output.row(row.id, row.datum, row.wijk, row.titel, row.initiatief, row.deelnames)
        case Aanvraag():
            return output.row(row.id, row.ontvangen_op, row.onderwerp, format_bedrag(row.gevraagd), outcome(row))
        case PotMutatie():
            return ledger_line(row)
