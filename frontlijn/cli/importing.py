"""`frontlijn import`: rows of an Excel or CSV file into the kasboek or the register, all in one act, after a look."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar

import typer

from frontlijn.cli import output
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.import_preview import SHOWN, as_json, first, rejection, show, unused
from frontlijn.cli.session import JsonOption, Text, chosen_wijk, filter_wijk, need_yes, opened
from frontlijn.domain.errors import Refused
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.numbers import format_aantal
from frontlijn.intake.bekend import Bekend
from frontlijn.intake.columns import FIELD
from frontlijn.intake.initiatieven import INITIATIEVEN
from frontlijn.intake.kasboek import KASBOEK
from frontlijn.intake.plan import Plan, Soort, make_plan
from frontlijn.intake.sheet import Sheet, read_sheet
from frontlijn.store.read import inlezen
from frontlijn.store.store import Store

if TYPE_CHECKING:
    from frontlijn.store.write.inlezen import Ingelezen

I = TypeVar("I", KasboekInvoer, InitiatiefInvoer)  # noqa: E741

app = DutchTyper("Lees in wat al in een Excel- of CSV-bestand staat; je ziet eerst wat er gaat gebeuren.")

_LONG = 5_000
_KOLOM = '--kolom "Wat er was=titel"'

BestandArgument = Annotated[
    str, typer.Argument(metavar="BESTAND", help="Het bestand: .xlsx of .csv, met namen boven de kolommen.")
]
RestWijkOption = Annotated[
    Text,
    typer.Option("--wijk", metavar="WIJK", help="De wijk van rijen die er geen noemen; gewoon de gekozen wijk."),
]
KolomOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kolom",
        metavar="KOLOM=VELD",
        help='Welk veld een kolom is, zoals "Wat er was=titel"; niets achter de = laat de kolom weg.',
    ),
]
OverslaanOption = Annotated[
    bool, typer.Option("--overslaan", help="Lees in wat goed is, en sla rijen over die niet kunnen.")
]
DubbeleOption = Annotated[
    bool, typer.Option("--zonder-dubbele", help="Sla ook rijen over die lijken op wat er al staat.")
]
AllesOption = Annotated[bool, typer.Option("--alles", help=f"Toon alles wat opvalt, niet alleen de eerste {SHOWN}.")]
JaOption = Annotated[bool, typer.Option("--ja", help="Lees in zonder eerst te vragen.")]


@dataclass(frozen=True, slots=True)
class _Wensen:
    """What was asked of an import."""

    bestand: str
    wijk: Text
    kolom: Mapping[str, str]
    overslaan: bool
    zonder_dubbele: bool
    alles: bool
    ja: bool
    as_json: bool


@dataclass(frozen=True, slots=True)
class _Register(Generic[I]):
    """What is particular to a register that can be taken in: how it is read, what it knows, how it is written."""

    soort: Soort[I]
    een: str
    meer: str
    bekend: Callable[[Store], Bekend[I]]
    schrijf: Callable[[Store, Sequence[tuple[str, I]], Mapping[str, str]], Ingelezen]


@app.command("kasboek")
def kasboek(
    ctx: typer.Context,
    *,
    bestand: BestandArgument,
    wijk: RestWijkOption = None,
    kolom: KolomOption = None,
    overslaan: OverslaanOption = False,
    zonder_dubbele: DubbeleOption = False,
    alles: AllesOption = False,
    ja: JaOption = False,
    as_json: JsonOption = False,
) -> None:
    """Lees kasboekregels in uit een bestand; eerst zie je wat er gaat gebeuren.

    Een titel en een datum zijn nodig. Lukt één rij niet, dan wordt er niets ingelezen, of met --overslaan de rest.
    Wat er al staat komt er geen tweede keer bij. Met --ja, of met een j op de vraag, wordt het opgeslagen.
    """
    asked = _Wensen(bestand, wijk, _chosen(kolom), overslaan, zonder_dubbele, alles, ja, as_json)
    _import(ctx, _Register(KASBOEK, "kasboekregel", "kasboekregels", _bekend_kasboek, _schrijf_kasboek), asked)


@app.command("initiatieven")
def initiatieven_(
    ctx: typer.Context,
    *,
    bestand: BestandArgument,
    wijk: RestWijkOption = None,
    kolom: KolomOption = None,
    overslaan: OverslaanOption = False,
    zonder_dubbele: DubbeleOption = False,
    alles: AllesOption = False,
    ja: JaOption = False,
    as_json: JsonOption = False,
) -> None:
    """Lees initiatieven in uit een bestand; eerst zie je wat er gaat gebeuren.

    Alleen een naam is nodig. Lukt één rij niet, dan wordt er niets ingelezen, of met --overslaan de rest. Wat er al
    staat komt er geen tweede keer bij. Met --ja, of met een j op de vraag, wordt het opgeslagen.
    """
    asked = _Wensen(bestand, wijk, _chosen(kolom), overslaan, zonder_dubbele, alles, ja, as_json)
    _import(
        ctx, _Register(INITIATIEVEN, "initiatief", "initiatieven", _bekend_initiatieven, _schrijf_initiatieven), asked
    )


def _import(ctx: typer.Context, register: _Register[I], asked: _Wensen) -> None:
    """Shows what an import would do, and does it after a yes; raises Refused when a row stands in the way."""
    if asked.as_json and asked.ja:
        raise WrongInput("Met --json zie je alleen wat er gaat gebeuren; laat --ja weg, of laat --json weg.")
    sheet = read_sheet(asked.bestand)
    asks = sys.stdin.isatty() and not asked.ja and not asked.as_json
    with opened(ctx, writes=asked.ja or asks) as store:
        plan = _planned(store, register, sheet, asked)
        rows = plan.te_bewaren(zonder_dubbele=asked.zonder_dubbele)
        stopped = bool(plan.afgekeurd) and not asked.overslaan
        if asked.as_json:
            output.json(as_json(store, plan, rows))
        elif not asked.ja or stopped:
            show(store, plan, rows, everything=asked.alles, without_doubles=asked.zonder_dubbele)
        if stopped:
            raise _not_all(plan)
        if not (asked.ja or asks):
            if not asked.as_json:
                output.note("Er is nog niets ingelezen. Klopt het zo, zet er dan --ja bij.")
            return
        if rows and asks:
            need_yes("Inlezen?", no="Niets ingelezen.", hint="")
        if len(rows) >= _LONG:
            output.note("Bezig met inlezen; dat kan een paar minuten duren.")
        origins = {row.sleutel: row.uit for row in rows if row.uit is not None}
        taken = register.schrijf(store, [(row.sleutel, row.invoer) for row in rows], origins) if rows else None
    _conclude(register, plan, taken, asked)


def _planned(store: Store, register: _Register[I], sheet: Sheet, asked: _Wensen) -> Plan[I]:
    """The plan; raises Refused, with how a column is pointed out."""
    wijk_id = filter_wijk(store, asked.wijk)
    try:
        return make_plan(register.soort, sheet, register.bekend(store), chosen=asked.kolom, wijk_id=wijk_id)
    except Refused as error:
        if error.field == FIELD and not asked.kolom:
            raise Refused(f"{error.message} Een kolom aanwijzen kan ook: {_KOLOM}.", error.field) from error
        if error.field == "wijk_id":
            raise Refused(f"{error.message.removesuffix('.')}, of noem de wijk met --wijk.", error.field) from error
        raise


def _not_all(plan: Plan[I]) -> Refused:
    """Why nothing is taken in."""
    number = len(plan.afgekeurde_rijen)
    rows = "1 rij kan" if number == 1 else f"{format_aantal(number)} rijen kunnen"
    return Refused(f"Er is niets ingelezen: {rows} niet. Verbeter het bestand, of lees de rest in met --overslaan.")


def _conclude(register: _Register[I], plan: Plan[I], taken: Ingelezen | None, asked: _Wensen) -> None:
    """Says what was taken in, what stood there and what was left out."""
    if asked.ja and plan.ongebruikt:
        output.note(unused(plan))
    for remark in first(plan.opmerkingen, asked.alles) if asked.ja else ():
        output.note(remark)
    for line in first([f"Overgeslagen: {rejection(one)}" for one in plan.afgekeurd], asked.alles):
        output.note(line)
    number = len(taken.nummers) if taken else 0
    present = len(plan.aanwezig) + (taken.al_aanwezig if taken else 0)
    left_out = len(plan.dubbele) if asked.zonder_dubbele else 0
    parts = [f"{format_aantal(number)} {register.een if number == 1 else register.meer} ingelezen"]
    if present:
        parts.append(f"{format_aantal(present)} {'stond' if present == 1 else 'stonden'} er al")
    if left_out:
        parts.append(
            f"{format_aantal(left_out)} overgeslagen omdat {'die lijkt' if left_out == 1 else 'ze lijken'} "
            "op wat er al staat"
        )
    back = " In één keer terug kan met: frontlijn undo" if number else ""
    output.saved(told=f"{', '.join(parts)}.{back}")


def _chosen(kolom: list[str] | None) -> dict[str, str]:
    """The field that was chosen for each column; raises WrongInput."""
    chosen: dict[str, str] = {}
    for text in kolom or ():
        header, equals, field = (part.strip() for part in text.rpartition("="))
        if not equals or not header or header in chosen:
            raise WrongInput(f"Achter --kolom staat één keer welke kolom welk veld is: {_KOLOM}.")
        chosen[header] = field
    return chosen


def _bekend_kasboek(store: Store) -> Bekend[KasboekInvoer]:
    there = inlezen.regels(store)
    return Bekend(
        **_namen(store),
        merken=inlezen.merken(store, "kasboekregel"),
        geregistreerd=there.geregistreerd,
        gelijkend=there.gelijkend,
        invoeren=there.invoeren,
    )


def _bekend_initiatieven(store: Store) -> Bekend[InitiatiefInvoer]:
    there = inlezen.bekende_initiatieven(store)
    return Bekend(
        **_namen(store),
        merken=inlezen.merken(store, "initiatief"),
        geregistreerd=there.geregistreerd,
        gelijkend=there.gelijkend,
        invoeren=there.invoeren,
    )


def _namen(store: Store) -> dict[str, Any]:
    """What both registers know."""
    of_wijk = inlezen.initiatief_namen(store)
    return {
        "vandaag": store.today(),
        "gekozen_wijk": chosen_wijk(store),
        "wijk": inlezen.wijk_namen(store).find,
        "initiatief": lambda text, wijk_id: of_wijk[wijk_id].find(text),
        "oorsprong": lambda text, wijk_id: inlezen.oorsprong(store, text, wijk_id),
        "geen_bsn": store.geen_bsn,
    }


def _schrijf_kasboek(store: Store, rijen: Sequence[tuple[str, KasboekInvoer]], uit: Mapping[str, str]) -> Ingelezen:
    from frontlijn.store.write.inlezen import import_kasboek  # SQLModel: 350 ms

    return import_kasboek(store, rijen, uit)


def _schrijf_initiatieven(
    store: Store, rijen: Sequence[tuple[str, InitiatiefInvoer]], uit: Mapping[str, str]
) -> Ingelezen:
    from frontlijn.store.write.inlezen import import_initiatieven  # SQLModel: 350 ms

    return import_initiatieven(store, rijen, uit)
