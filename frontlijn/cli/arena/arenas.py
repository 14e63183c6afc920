"""The arenas themselves: the list, one with all its parts, and beginning, changing and removing one."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.arena.options import (
    ArenaArgument,
    DiscontoOption,
    HorizonOption,
    InitiatiefOption,
    PeriodelengteOption,
    PrijspeilOption,
    StartjaarOption,
    StatusOption,
    ToelichtingOption,
)
from frontlijn.cli.arena.regels import cijfer_regels, stand_regels
from frontlijn.cli.arena.velden import at_option
from frontlijn.cli.blik import GebiedOption
from frontlijn.cli.session import (
    AlleWijkenOption,
    JsonOption,
    Text,
    ZichtOption,
    changes,
    filter_wijk,
    opened,
)
from frontlijn.cli.values import as_fields, choice, given, number, typed_fields
from frontlijn.domain.arena.arena import PERIODE, Arena, ArenaInvoer
from frontlijn.domain.arena.bronwaarde import parse_aandeel
from frontlijn.domain.arena.multiplier import multiplier, rapport_multiplier
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.numbers import format_procent
from frontlijn.domain.values import ArenaSoort, ArenaStatus, Zichtbaarheid
from frontlijn.store.read import arena as read
from frontlijn.store.read import initiatieven, wijken
from frontlijn.store.read.arena import ArenaFilter
from frontlijn.store.store import Store


def list_(
    ctx: typer.Context,
    *,
    wijk: AlleWijkenOption = None,
    gebied: GebiedOption = None,
    initiatief: InitiatiefOption = None,
    soort: Annotated[
        Text, typer.Option("--soort", metavar="SOORT", help=f"Alleen deze: {' of '.join(ArenaSoort)}.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Toon de arena's op titel: nummer, titel, initiatief, wijk, soort, status."""
    with opened(ctx) as store:
        wanted = ArenaFilter(
            wijk_id=filter_wijk(store, wijk),
            gebied=None if gebied is None else wijken.find_gebied(store, gebied),
            initiatief_id=None if initiatief is None else initiatieven.find(store, initiatief).id,
            soort=None if soort is None else choice(ArenaSoort, soort, "--soort"),
        )
        output.listing(
            output.windows(lambda offset, limit: read.window(store, wanted, offset, limit)),
            lambda one: output.row(one.id, one.titel, one.initiatief, one.wijk, one.soort, one.status),
            as_json=as_json,
            none="Er is geen arena die hierbij past; begin er een met: frontlijn arena add TITEL",
        )


def show(ctx: typer.Context, *, arena: ArenaArgument, as_json: JsonOption = False) -> None:
    """Toon een arena met alles wat erin staat; van een rapport de gepubliceerde cijfers."""
    with opened(ctx) as store:
        stand = read.stand(store, read.find(store, arena).id)
        cijfers = read.cijfers(store, stand.arena.id)
        sessies = read.sessies(store, stand.arena.id)
    is_rapport = stand.arena.soort is ArenaSoort.RAPPORT
    if as_json:
        caveats = (rapport_multiplier(cijfers) if is_rapport else multiplier(uitkomst([stand]))).voorbehouden
        output.json(as_fields(stand) | {"cijfers": cijfers, "voorbehouden": caveats, "sessies": sessies})
        return
    record(stand.arena)
    for line in cijfer_regels(cijfers) if is_rapport else stand_regels(stand):
        output.line(line)
    if sessies:
        last = sessies[-1]
        output.record(("Laatste sessie", f"{last.nummer}, op {last.datum:%d-%m-%Y}"))


def add(
    ctx: typer.Context,
    *,
    titel: Annotated[str, typer.Argument(metavar="TITEL", help="Hoe de arena heet.")],
    initiatief: InitiatiefOption = None,
    startjaar: StartjaarOption = None,
    horizon: HorizonOption = None,
    periodelengte: PeriodelengteOption = None,
    disconto: DiscontoOption = None,
    prijspeil: PrijspeilOption = None,
    status: StatusOption = None,
    zichtbaarheid: ZichtOption = None,
    toelichting: ToelichtingOption = None,
) -> None:
    """Begin een effecten-arena van een initiatief.

    Daarna komen de vier vragen: welke activiteit (activiteit-add), wie investeren (investering-add), welk effect en wie
    krijgen het (effect-add).
    """
    with opened(ctx, writes=True) as store:
        fields = typed_arena(
            store, initiatief=initiatief, startjaar=startjaar, horizon=horizon, periode=periodelengte,
            disconto=disconto, prijspeil=prijspeil, status=status, zichtbaarheid=zichtbaarheid, toelichting=toelichting,
        )  # fmt: skip
        shorter = _shortened(fields, PERIODE)
        made = begun(store, ArenaInvoer(titel, **{"initiatief_id": None, "startjaar": store.today().year, **fields}))
    output.saved(
        str(made.id),
        told=f"Arena {made.id} begonnen: {made.titel}, van {made.startjaar} tot en met {made.eindjaar}.{shorter}",
    )


def edit(
    ctx: typer.Context,
    *,
    arena: ArenaArgument,
    titel: Annotated[Text, typer.Option("--titel", metavar="TITEL", help="De nieuwe titel.")] = None,
    initiatief: InitiatiefOption = None,
    startjaar: StartjaarOption = None,
    horizon: HorizonOption = None,
    periodelengte: PeriodelengteOption = None,
    disconto: DiscontoOption = None,
    prijspeil: PrijspeilOption = None,
    status: StatusOption = None,
    zichtbaarheid: ZichtOption = None,
    toelichting: ToelichtingOption = None,
) -> None:
    """Wijzig een arena of een rapport; wat je niet noemt blijft, en een lege waarde ("") maakt een veld leeg."""
    with opened(ctx, writes=True) as store:
        fields = typed_arena(
            store, titel=titel, initiatief=initiatief, startjaar=startjaar, horizon=horizon, periode=periodelengte,
            disconto=disconto, prijspeil=prijspeil, status=status, zichtbaarheid=zichtbaarheid, toelichting=toelichting,
        )  # fmt: skip
        known = read.find(store, arena)
        shorter = _shortened(fields, known.periode)
        invoer = replace(known.invoer, **changes(fields))
        from frontlijn.store.write.arena import change_arena  # SQLModel: 350 ms

        with at_option(titel="--titel"):
            changed = change_arena(store, known.id, invoer, known.versie)
    done = told_change("Arena", changed.id, changed.titel, is_new=changed.versie > known.versie)
    output.note(f"{done}{shorter}")


def remove(ctx: typer.Context, *, arena: ArenaArgument) -> None:
    """Haal een arena of een rapport weg, met alles wat erin staat; met frontlijn undo komt het terug."""
    with opened(ctx, writes=True) as store:
        known = read.find(store, arena)
        from frontlijn.store.write.arena import remove_arena  # SQLModel: 350 ms

        remove_arena(store, known.id, known.versie)
    output.note(told_removed("Arena", known.id, known.titel))


def begun(store: Store, invoer: ArenaInvoer) -> Arena:
    """Writes a new arena; a refusal names the option."""
    from frontlijn.store.write.arena import add_arena  # SQLModel: 350 ms

    with at_option(titel="TITEL"):
        return add_arena(store, invoer)


def typed_arena(store: Store, *, initiatief: Text, **typed: Text) -> dict[str, Any]:
    """The fields of an ArenaInvoer that were typed; raises WrongInput at the option that cannot be read."""
    parse: dict[str, Any] = {
        "startjaar": lambda text: number(text, "--startjaar"),
        "horizon": lambda text: number(text, "--horizon"),
        "periode": lambda text: number(text, "--periodelengte"),
        "disconto": lambda text: given("--disconto", lambda one: parse_aandeel(one, "disconto")[0], text) or 0,
        "prijspeil": lambda text: number(text, "--prijspeil"),
        "status": lambda text: choice(ArenaStatus, text, "--status"),
        "zichtbaarheid": lambda text: choice(Zichtbaarheid, text, "--zichtbaarheid"),
    }
    fields = typed_fields(
        typed, parse, {"titel", "startjaar", "horizon", "periode", "disconto", "status", "zichtbaarheid"}
    )
    if initiatief is not None:
        fields["initiatief_id"] = initiatieven.find(store, initiatief).id if initiatief else None
    return fields


def _shortened(fields: dict[str, Any], periode: int) -> str:
    """Brings the length of a period that nobody typed back to a horizon that is shorter, and says so."""
    horizon = fields.get("horizon")
    if "periode" in fields or horizon is None or not 1 <= horizon < periode:
        return ""
    fields["periode"] = horizon
    return f" Een periode duurt hier {horizon} jaar: verder kijkt deze arena niet."


def record(arena: Arena) -> None:
    """The fields of an arena itself; a report has no years to count over."""
    counts = arena.soort is ArenaSoort.EIGEN
    years = f"{arena.startjaar} tot en met {arena.eindjaar}, in periodes van {arena.periode} jaar"
    output.record(
        ("Nummer", arena.id),
        ("Titel", arena.titel),
        ("Soort", arena.soort),
        ("Initiatief", arena.initiatief),
        ("Wijk", arena.wijk),
        ("Jaren", years if counts else None),
        ("Discontovoet", format_procent(arena.disconto) if arena.disconto else None),
        ("Prijspeil", arena.prijspeil),
        ("Status", arena.status if counts else None),
        ("Zichtbaarheid", arena.zichtbaarheid),
        ("Toelichting", arena.toelichting),
    )


def told_change(noun: str, number_: int, naam: str, *, is_new: bool) -> str:
    """What an edit did, in a sentence."""
    done = "gewijzigd" if is_new else "was al zo, er is niets gewijzigd"
    return f"{noun} {number_} {done}: {naam}."


def told_removed(noun: str, number_: int, naam: str) -> str:
    """That something is gone, and how it comes back."""
    return f"{noun} {number_} is weg: {naam}. Met frontlijn undo komt het terug."
