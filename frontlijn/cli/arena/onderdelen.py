"""The activities of an arena, and what parties invest in them."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.arena.arenas import told_change, told_removed
from frontlijn.cli.arena.options import (
    ActiviteitOption,
    ArenaOption,
    BedragOption,
    BronOption,
    JaarOption,
    NaturaOption,
    NummerArgument,
    OmschrijvingOption,
)
from frontlijn.cli.arena.regels import format_investering
from frontlijn.cli.arena.velden import at_option
from frontlijn.cli.arena.vinden import asked_activiteit, asked_arena, asked_part, check_eigen
from frontlijn.cli.session import Text, changes, opened
from frontlijn.cli.values import cents, number, typed_fields
from frontlijn.domain.arena.arena import Activiteit, ActiviteitInvoer, Investering, InvesteringInvoer
from frontlijn.store.read import arena as read


def activiteit_add(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="De activiteit, zoals Kookclub.")],
    arena: ArenaOption = None,
) -> None:
    """Zet een activiteit in een arena: wat er gedaan wordt."""
    with opened(ctx, writes=True) as store:
        known = asked_arena(store, arena)
        check_eigen(known)
        from frontlijn.store.write.arena import add_activiteit  # SQLModel: 350 ms

        with at_option(naam="NAAM"):
            made = add_activiteit(store, known.id, ActiviteitInvoer(naam))
    output.saved(str(made.id), told=f"Activiteit {made.id} toegevoegd aan {known.titel}: {made.naam}.")


def activiteit_edit(
    ctx: typer.Context,
    *,
    nummer: NummerArgument,
    naam: Annotated[str, typer.Option("--naam", metavar="NAAM", help="De nieuwe naam.")],
) -> None:
    """Geef een activiteit een andere naam."""
    with opened(ctx, writes=True) as store:
        _, known = asked_part(store, Activiteit, nummer)
        from frontlijn.store.write.arena import change_activiteit  # SQLModel: 350 ms

        with at_option(naam="--naam"):
            changed = change_activiteit(store, known.id, ActiviteitInvoer(naam), known.versie)
    output.note(told_change("Activiteit", changed.id, changed.naam, is_new=changed.versie > known.versie))


def activiteit_remove(ctx: typer.Context, *, nummer: NummerArgument) -> None:
    """Haal een activiteit weg waar geen investering of effect aan hangt."""
    with opened(ctx, writes=True) as store:
        _, known = asked_part(store, Activiteit, nummer)
        from frontlijn.store.write.arena import remove_activiteit  # SQLModel: 350 ms

        remove_activiteit(store, known.id, known.versie)
    output.note(told_removed("Activiteit", known.id, known.naam))


def investering_add(
    ctx: typer.Context,
    *,
    investeerder: Annotated[str, typer.Argument(metavar="INVESTEERDER", help="Wie het geeft, zoals Gemeente.")],
    bedrag: BedragOption = None,
    arena: ArenaOption = None,
    activiteit: ActiviteitOption = None,
    jaar: JaarOption = None,
    natura: NaturaOption = None,
    omschrijving: OmschrijvingOption = None,
    bron: BronOption = None,
) -> None:
    """Zet in een arena wat iemand in een activiteit steekt: geld, of iets in natura."""
    with opened(ctx, writes=True) as store:
        known = asked_arena(store, arena)
        check_eigen(known)
        fields = _typed(bedrag=bedrag, jaar=jaar, in_natura=natura, omschrijving=omschrijving, bron=bron)
        usual: dict[str, Any] = {"jaar": known.startjaar, "bedrag": None}
        invoer = InvesteringInvoer(
            asked_activiteit(read.stand(store, known.id), activiteit).id, investeerder, **(usual | fields)
        )
        from frontlijn.store.write.arena import add_investering  # SQLModel: 350 ms

        with at_option(investeerder="INVESTEERDER"):
            made = add_investering(store, known.id, invoer)
    told = f"{made.investeerder}, {format_investering(made)} in {made.jaar}"
    output.saved(str(made.id), told=f"Investering {made.id} toegevoegd aan {known.titel}: {told}.")


def investering_edit(
    ctx: typer.Context,
    *,
    nummer: NummerArgument,
    investeerder: Annotated[Text, typer.Option("--investeerder", metavar="WIE", help="Wie het geeft.")] = None,
    bedrag: BedragOption = None,
    activiteit: ActiviteitOption = None,
    jaar: JaarOption = None,
    natura: NaturaOption = None,
    omschrijving: OmschrijvingOption = None,
    bron: BronOption = None,
) -> None:
    """Wijzig een investering; wat je niet noemt blijft, en een lege waarde ("") maakt een veld leeg."""
    with opened(ctx, writes=True) as store:
        fields = _typed(
            investeerder=investeerder, bedrag=bedrag, jaar=jaar, in_natura=natura, omschrijving=omschrijving, bron=bron
        )
        stand, known = asked_part(store, Investering, nummer)
        if activiteit is not None:
            fields["activiteit_id"] = asked_activiteit(stand, activiteit).id
        invoer = replace(known.invoer, **changes(fields))
        from frontlijn.store.write.arena import change_investering  # SQLModel: 350 ms

        with at_option(investeerder="--investeerder"):
            changed = change_investering(store, known.id, invoer, known.versie)
    output.note(told_change("Investering", changed.id, changed.investeerder, is_new=changed.versie > known.versie))


def investering_remove(ctx: typer.Context, *, nummer: NummerArgument) -> None:
    """Haal een investering weg."""
    with opened(ctx, writes=True) as store:
        _, known = asked_part(store, Investering, nummer)
        from frontlijn.store.write.arena import remove_investering  # SQLModel: 350 ms

        remove_investering(store, known.id, known.versie)
    output.note(told_removed("Investering", known.id, known.investeerder))


def _typed(*, in_natura: bool | None, **typed: Text) -> dict[str, Any]:
    """The fields of an InvesteringInvoer that were typed."""
    parse: dict[str, Any] = {
        "bedrag": lambda text: cents(text, "--bedrag"),
        "jaar": lambda text: number(text, "--jaar"),
    }
    fields = typed_fields(typed, parse, {"investeerder", "jaar"})
    return fields if in_natura is None else {**fields, "in_natura": in_natura}
