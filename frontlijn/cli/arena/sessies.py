"""The sessions of an arena: when people sat together over it, who they were, and how it stood at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.arena.options import ArenaArgument, ArenaOption
from frontlijn.cli.arena.regels import stand_regels
from frontlijn.cli.arena.velden import at_option
from frontlijn.cli.arena.vinden import asked_arena, check_eigen
from frontlijn.cli.blokken import print_blocks
from frontlijn.cli.session import DatumOption, JsonOption, Text, changes, day_or_today, opened
from frontlijn.cli.values import as_fields, day, number, typed_fields
from frontlijn.domain.arena.arena import Sessie, SessieInvoer
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.blokken import Kop
from frontlijn.domain.dates import format_datum
from frontlijn.store.read import arena as read

DeelnemerOption = Annotated[
    list[str] | None, typer.Option("--deelnemer", metavar="NAAM", help="Wie erbij was: een naam of een omschrijving.")
]
NotitiesOption = Annotated[Text, typer.Option("--notities", metavar="TEKST", help="Wat er besproken is.")]
SessieArgument = Annotated[str, typer.Argument(metavar="SESSIE", help="De hoeveelste sessie, vanaf 1.")]


def sessie_add(
    ctx: typer.Context,
    *,
    arena: ArenaOption = None,
    datum: DatumOption = None,
    deelnemer: DeelnemerOption = None,
    notities: NotitiesOption = None,
) -> None:
    """Begin een sessie: wat er vanaf nu in de arena verandert, hoort erbij.

    De vorige sessie bewaart hoe de arena tot nu toe stond. Wie erbij was, gaat nooit mee in een export.
    """
    with opened(ctx, writes=True) as store:
        known = asked_arena(store, arena)
        check_eigen(known)
        invoer = SessieInvoer(day_or_today(store, datum, "--datum"), tuple(deelnemer or ()), notities)
        from frontlijn.store.write.arena import open_sessie  # SQLModel: 350 ms

        with at_option():
            made = open_sessie(store, known.id, invoer)
    output.saved(str(made.nummer), told=f"Sessie {made.nummer} van {known.titel} begonnen, {format_datum(made.datum)}.")


def sessie_list(ctx: typer.Context, *, arena: ArenaArgument, as_json: JsonOption = False) -> None:
    """Toon de sessies van een arena, de eerste eerst: nummer, datum, wie erbij waren, notities."""
    with opened(ctx) as store:
        output.listing(
            read.sessies(store, read.find(store, arena).id),
            lambda one: output.row(one.nummer, one.datum, one.deelnemers, one.notities),
            as_json=as_json,
            none="Er is nog geen sessie; begin er een met: frontlijn arena sessie-add",
        )


def sessie_show(
    ctx: typer.Context, *, arena: ArenaArgument, sessie: SessieArgument, as_json: JsonOption = False
) -> None:
    """Toon een sessie, en hoe de arena aan het eind ervan stond, met wat die toen opleverde."""
    with opened(ctx) as store:
        known = read.find(store, arena)
        one = read.sessie(store, known.id, number(sessie, "SESSIE"))
        stand = read.stand_van(store, known.id, one.nummer)
        before = read.stand_van(store, known.id, one.nummer - 1) if one.nummer > 1 else None
        is_last = one.nummer == len(read.sessies(store, known.id))
    if as_json:
        output.json(as_fields(one) | {"stand": stand})
        return
    output.record(
        ("Sessie", one.nummer),
        ("Datum", one.datum),
        ("Wie erbij waren", one.deelnemers),
        ("Notities", one.notities),
        ("Stand", "zoals het nu is" if is_last else "aan het eind van deze sessie, niet die van nu"),
    )
    for line in stand_regels(stand):
        output.line(line)
    from frontlijn.domain.arena.uitvoer import uitkomst_blokken, verschil_blokken  # few commands need it
    from frontlijn.domain.arena.uitvoer.verschil import Woorden
    from frontlijn.domain.arena.veranderd import veranderd_blokken

    made = uitkomst([stand])
    if before is not None:
        print_blocks((Kop(f"Wat er veranderde sinds sessie {one.nummer - 1}"), *veranderd_blokken(before, stand)))
        if before != stand:
            names = Woorden("Wat dat doet met de uitkomst", f"Sessie {one.nummer - 1}", f"Sessie {one.nummer}")
            print_blocks(verschil_blokken(uitkomst([before]), made, names))
    print_blocks(uitkomst_blokken(made))


def sessie_edit(
    ctx: typer.Context,
    *,
    arena: ArenaArgument,
    sessie: SessieArgument,
    datum: DatumOption = None,
    deelnemer: DeelnemerOption = None,
    notities: NotitiesOption = None,
) -> None:
    """Wijzig wanneer een sessie was, wie erbij waren of wat er besproken is; de bewaarde stand blijft.

    Noem je --deelnemer, dan noem je ze allemaal.
    """
    with opened(ctx, writes=True) as store:
        today = store.today()
        fields: dict[str, Any] = typed_fields(
            {"datum": datum, "notities": notities}, {"datum": lambda text: day(text, today, "--datum")}, {"datum"}
        )
        if deelnemer is not None:
            fields["deelnemers"] = tuple(deelnemer)
        known = _found(store, arena, sessie)
        invoer = replace(known.invoer, **changes(fields))
        from frontlijn.store.write.arena import change_sessie  # SQLModel: 350 ms

        with at_option():
            changed = change_sessie(store, known.id, invoer, known.versie)
    done = "gewijzigd" if changed.versie > known.versie else "was al zo, er is niets gewijzigd"
    output.note(f"Sessie {changed.nummer} {done}.")


def sessie_remove(ctx: typer.Context, *, arena: ArenaArgument, sessie: SessieArgument) -> None:
    """Haal de laatste sessie weg; wat er in de arena staat, blijft."""
    with opened(ctx, writes=True) as store:
        known = _found(store, arena, sessie)
        from frontlijn.store.write.arena import remove_sessie  # SQLModel: 350 ms

        remove_sessie(store, known.id, known.versie)
    output.note(f"Sessie {known.nummer} is weg. Met frontlijn undo komt hij terug.")


def _found(store: Any, arena: str, sessie: str) -> Sessie:
    return read.sessie(store, read.find(store, arena).id, number(sessie, "SESSIE"))
