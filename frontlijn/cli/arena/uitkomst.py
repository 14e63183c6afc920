"""What an arena brings: the page itself, what moves it, and what if one number were another."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.arena.factoren import parse_waarde
from frontlijn.cli.arena.options import ArenaArgument, VolledigOption
from frontlijn.cli.arena.vinden import eigen_stand
from frontlijn.cli.blokken import print_blocks
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.session import JsonOption, Text, opened
from frontlijn.cli.values import choice, given
from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.bronwaarde import Bronwaarde, format_waarde, parse_aandeel
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.gevoeligheid import AFWIJKING, Gevoelig, gevoeligheid
from frontlijn.domain.arena.gevoeligheid import wat_als as changed_factor
from frontlijn.domain.arena.multiplier import euros, format_multiplier, multiplier
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.arena.rekenen import uitkomst as computed
from frontlijn.domain.arena.uitvoer.effecten import niet_verschoven, niveau_tekst
from frontlijn.domain.blokken import Zin
from frontlijn.domain.text import fold, printable
from frontlijn.domain.values import ArenaSoort, Factor, Modus
from frontlijn.store.read import arena as read


def uitkomst(
    ctx: typer.Context, *, arena: ArenaArgument, volledig: VolledigOption = False, as_json: JsonOption = False
) -> None:
    """Toon wat een arena oplevert en kost: per jaar, periode, leefdomein en groep, met de multiplier en wat je daarbij
    moet weten.

    Van een rapport staan er de gepubliceerde cijfers.
    """
    with opened(ctx) as store:
        known = read.find(store, arena)
        stand = read.stand(store, known.id)
        cijfers = read.cijfers(store, known.id)
    if known.soort is ArenaSoort.RAPPORT:
        if volledig:
            output.note("--volledig verandert hier niets: een rapport heeft geen effecten, maar gepubliceerde cijfers.")
        from frontlijn.domain.arena.uitvoer import rapport_blokken  # few commands need it

        if as_json:
            from frontlijn.export.arena.document import rapport_document  # few commands need it

            output.json(rapport_document(known, cijfers))
        else:
            print_blocks(rapport_blokken(known.titel, cijfers))
        return
    made = computed([stand], _modus(volledig=volledig))
    if as_json:
        from frontlijn.export.arena.document import arena_document  # few commands need it

        output.json(arena_document(made))
        return
    from frontlijn.domain.arena.uitvoer import uitkomst_blokken  # few commands need it

    print_blocks(uitkomst_blokken(made))


def sensitivity(
    ctx: typer.Context,
    *,
    arena: ArenaArgument,
    volledig: VolledigOption = False,
    afwijking: Annotated[
        Text,
        typer.Option("--afwijking", metavar="PROCENT", help="Hoeveel elk getal lager en hoger wordt; gewoon 25 %."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Toon welk getal de uitkomst het meest verschuift, dat met de grootste verschuiving eerst.

    Op elke regel: effect, getal, van, tot, de baten dan, en de multiplier dan.
    """
    step = given("--afwijking", lambda text: parse_aandeel(text, "afwijking")[0], afwijking)
    if step == 0:
        raise WrongInput("--afwijking: vul meer dan 0 in.")
    with opened(ctx) as store:
        made = computed([eigen_stand(store, arena)], _modus(volledig=volledig))
    found = gevoeligheid(made, AFWIJKING if step is None else step)
    if as_json:
        output.json(_as_json(made, found))
        return
    output.listing(
        found,
        _gevoelig_line,
        as_json=False,
        none="Er is nog niets om te verschuiven: deze arena heeft geen effect in euro's dat meetelt.",
    )
    output.line(f"De baten zijn nu {euros(made.baten)}.{niet_verschoven(made)}")
    for line in multiplier(made).regels:
        output.line(line)


def wat_als(
    ctx: typer.Context,
    *,
    arena: ArenaArgument,
    effect: Annotated[str, typer.Option("--effect", metavar="EFFECT", help="Het effect: een nummer of een naam.")],
    factor: Annotated[str, typer.Option("--factor", metavar="GETAL", help=f"Welk getal: {', '.join(Factor)}.")],
    waarde: Annotated[str, typer.Option("--waarde", metavar="WAARDE", help="Wat het dan zou zijn.")],
    volledig: VolledigOption = False,
    as_json: JsonOption = False,
) -> None:
    """Toon naast elkaar wat een arena nu oplevert en wat dat wordt als één getal anders is.

    Er wordt niets bewaard.
    """
    which = choice(Factor, factor, "--factor")
    value, _ = parse_waarde(which, waarde, "--waarde")
    with opened(ctx) as store:
        stand = eigen_stand(store, arena)
    one = _effect(stand, effect)
    modus = _modus(volledig=volledig)
    old = computed([stand], modus)
    new = computed([changed_factor(stand, one.id, which, value or 0)], modus)
    before, after = format_waarde(one.factor(which)), format_waarde(Bronwaarde(which, value))
    if as_json:
        from frontlijn.export.arena.document import uitkomst_document  # few commands need it

        changed = {"effect": {"nummer": one.id, "naam": one.naam}, "factor": which, "van": before, "naar": after}
        output.json({**changed, "nu": uitkomst_document(old), "wordt": uitkomst_document(new)})
        return
    from frontlijn.domain.arena.uitvoer import verschil_blokken  # few commands need it
    from frontlijn.domain.arena.uitvoer.verschil import Woorden

    about = f"Wat als bij {one.naam} {which.label} {after} is, en niet {before}?"
    print_blocks((*verschil_blokken(old, new, Woorden(about)), Zin("Er is niets bewaard.")))


def _modus(*, volledig: bool) -> Modus:
    return Modus.VOLLEDIG if volledig else Modus.RAPPORT


def _effect(stand: ArenaStand, text: str) -> Effect:
    """The effect that is meant, of those in euros; raises WrongInput."""
    wanted = fold(text.strip())
    found = [one for one in stand.effecten if str(one.id) == wanted] or [
        one for one in stand.effecten if fold(one.naam) == wanted
    ]
    if len(found) > 1:
        raise WrongInput(f"--effect: er zijn er {len(found)} met deze naam; noem het nummer.")
    if not found:
        known = ", ".join(f"{one.id} ({printable(one.naam)})" for one in stand.effecten[:5])
        raise WrongInput(f'--effect: "{printable(text)[:40]}" staat niet in deze arena; er staan {known or "er geen"}.')
    if not found[0].in_euro:
        raise WrongInput("--effect: dit effect staat op PM en heeft geen getallen; kies een effect in euro.")
    return found[0]


def _gevoelig_line(one: Gevoelig) -> str:
    return output.row(
        one.effect.naam,
        one.factor,
        f"{niveau_tekst(one.factor, one.laag)} tot {niveau_tekst(one.factor, one.hoog)}",
        f"baten {euros(one.baten_laag)} tot {euros(one.baten_hoog)}",
        f"multiplier {format_multiplier(one.multiplier_laag)} tot {format_multiplier(one.multiplier_hoog)}",
    )


def _as_json(made: Uitkomst, found: tuple[Gevoelig, ...]) -> dict[str, Any]:
    """The same as data, with what must be known of a multiplier beside it."""
    from frontlijn.export.arena.document import bedrag, breuk  # few commands need it

    return {
        "baten": bedrag(made.baten),
        "multiplier": multiplier(made),
        "gevoelig": [
            {
                "effect": {"nummer": one.effect.id, "naam": one.effect.naam},
                "factor": one.factor,
                "laag": breuk(one.laag),
                "hoog": breuk(one.hoog),
                "baten_laag": bedrag(one.baten_laag),
                "baten_hoog": bedrag(one.baten_hoog),
                "multiplier_laag": format_multiplier(one.multiplier_laag),
                "multiplier_hoog": format_multiplier(one.multiplier_hoog),
            }
            for one in found
        ],
    }
