"""Templates: what happens often under a key from 1 to 9, so that logging it again is one short command."""

from __future__ import annotations

from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.kasboek.invoer import domeinen
from frontlijn.cli.kasboek.options import InitiatiefOption, KernwaardeOption, LeefdomeinenOption, UrenOption
from frontlijn.cli.session import EigenWijkOption, JsonOption, Text, filter_wijk, needed_wijk, opened
from frontlijn.cli.values import choice, given, minutes, number, weekday
from frontlijn.domain.duration import format_minuten
from frontlijn.domain.errors import Refused
from frontlijn.domain.kasboek.sjabloon import Sjabloon, SjabloonInvoer
from frontlijn.domain.values import Kernwaarde
from frontlijn.store.read import initiatieven
from frontlijn.store.read import kasboek as read

ToetsArgument = Annotated[str, typer.Argument(metavar="TOETS", help="Een toets van 1 tot en met 9.")]


def templates(ctx: typer.Context, *, wijk: EigenWijkOption = None, as_json: JsonOption = False) -> None:
    """Toon de sjablonen van een wijk: toets, titel, initiatief, dag, uren, leefdomeinen, waar het vandaan komt.

    Een toets zonder bewaard sjabloon krijgt vanzelf wat in de wijk het vaakst gebeurt. Log er een met kasboek add
    --sjabloon.
    """
    with opened(ctx) as store:
        output.listing(
            read.sjablonen(store, needed_wijk(store, wijk)),
            _line,
            as_json=as_json,
            none="Deze wijk heeft nog geen sjabloon; maak er een met: frontlijn kasboek template-set 1 TITEL",
        )


def template_set(
    ctx: typer.Context,
    *,
    toets: ToetsArgument,
    titel: Annotated[str, typer.Argument(metavar="TITEL", help="De titel die elke regel krijgt.")],
    wijk: EigenWijkOption = None,
    initiatief: InitiatiefOption = None,
    leefdomein: LeefdomeinenOption = None,
    kernwaarde: KernwaardeOption = None,
    uren: UrenOption = None,
    weekdag: Annotated[
        Text, typer.Option("--weekdag", metavar="DAG", help="De regel krijgt de laatste zo'n dag, zoals di.")
    ] = None,
) -> None:
    """Bewaar een sjabloon onder een toets, in plaats van wat daar stond."""
    with opened(ctx, writes=True) as store:
        of = initiatieven.find(store, initiatief, filter_wijk(store, wijk)) if initiatief is not None else None
        invoer = SjabloonInvoer(
            titel=titel,
            wijk_id=of.wijk_id if of and wijk is None else needed_wijk(store, wijk),
            toets=number(toets, "TOETS"),
            initiatief_id=of.id if of else None,
            leefdomeinen=domeinen(leefdomein or []),
            kernwaarde=given("--kernwaarde", lambda text: choice(Kernwaarde, text, "--kernwaarde"), kernwaarde),
            vrijwilligersminuten=given("--uren", lambda text: minutes(text, "--uren"), uren),
            weekdag=given("--weekdag", lambda text: weekday(text, "--weekdag"), weekdag),
        )
        from frontlijn.store.write.kasboek import save_sjabloon  # SQLModel: 350 ms

        kept = save_sjabloon(store, invoer)
    output.note(f"Sjabloon {kept.toets} bewaard: {kept.titel}. Loggen: frontlijn kasboek add --sjabloon {kept.toets}")


def template_clear(ctx: typer.Context, *, toets: ToetsArgument, wijk: EigenWijkOption = None) -> None:
    """Haal een bewaard sjabloon weg; de toets krijgt weer wat in de wijk het vaakst gebeurt."""
    with opened(ctx, writes=True) as store:
        from frontlijn.store.write.kasboek import remove_sjabloon  # SQLModel: 350 ms

        key = number(toets, "TOETS")
        if not 1 <= key <= 9:
            raise Refused("Een sjabloon staat onder een toets van 1 tot en met 9; noem er daar een van.", "toets")
        remove_sjabloon(store, needed_wijk(store, wijk), key)
    output.note(f"Sjabloon {key} is weg; met frontlijn undo komt het terug.")


def _line(one: Sjabloon) -> str:
    from frontlijn.domain.kasboek.reeks import format_weekdag  # few commands need it

    return output.row(
        one.toets,
        one.titel,
        one.initiatief,
        None if one.weekdag is None else format_weekdag(one.weekdag),
        None if one.vrijwilligersminuten is None else format_minuten(one.vrijwilligersminuten),
        one.leefdomeinen,
        f"{one.keer} keer gelogd" if one.id is None else "bewaard",
    )
