"""The prullenbak: where an entry waits that was thrown away, and how it comes back."""

from __future__ import annotations

import typer

from frontlijn.cli import output
from frontlijn.cli.kasboek.gegevens import moment
from frontlijn.cli.kasboek.options import RegelArgument
from frontlijn.cli.session import AlleWijkenOption, JsonOption, filter_wijk, opened
from frontlijn.cli.values import number
from frontlijn.domain.errors import Refused
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.kasboek import KasboekFilter


def remove(ctx: typer.Context, *, nummer: RegelArgument) -> None:
    """Leg een kasboekregel in de prullenbak; daar blijft hij liggen, en met restore komt hij terug."""
    with opened(ctx, writes=True) as store:
        regel_id = number(nummer, "NUMMER")
        if read.removed_position(store, KasboekFilter(), regel_id) is not None:
            raise Refused(
                f"Kasboekregel {regel_id} ligt al in de prullenbak; terugzetten kan met: "
                f"frontlijn kasboek restore {regel_id}"
            )
        known = read.get(store, regel_id)
        from frontlijn.store.write.kasboek import remove_kasboekregel  # SQLModel: 350 ms

        gone = remove_kasboekregel(store, known.id, known.versie)
    output.note(
        f"Kasboekregel {gone.id} ligt in de prullenbak: {gone.titel}. Terugzetten: frontlijn kasboek restore {gone.id}"
    )


def restore(ctx: typer.Context, *, nummer: RegelArgument) -> None:
    """Zet een kasboekregel terug uit de prullenbak."""
    with opened(ctx, writes=True) as store:
        from frontlijn.store.write.kasboek import restore_kasboekregel  # SQLModel: 350 ms

        back = restore_kasboekregel(store, number(nummer, "NUMMER"))
    output.note(f"Kasboekregel {back.id} staat weer in het kasboek van {back.wijk}: {back.titel}.")


def bin_(ctx: typer.Context, *, wijk: AlleWijkenOption = None, as_json: JsonOption = False) -> None:
    """Toon wat er in de prullenbak ligt, het laatst weggegooide eerst: nummer, weggegooid, datum, wijk, titel."""
    with opened(ctx) as store:
        wanted = KasboekFilter(wijk_id=filter_wijk(store, wijk))
        output.listing(
            output.windows(lambda offset, limit: read.removed_window(store, wanted, offset, limit)),
            lambda one: output.row(one.id, moment(one.verwijderd_op or ""), one.datum, one.wijk, one.titel),
            as_json=as_json,
            none="Er ligt niets in de prullenbak.",
        )
