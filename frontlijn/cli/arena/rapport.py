"""A report: what its text publishes, with the source of each figure, and which of contradicting values is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.arena.arenas import begun, told_change, told_removed, typed_arena
from frontlijn.cli.arena.factoren import check_parts, split_parts
from frontlijn.cli.arena.options import (
    CijferAndersOption,
    CijferBronOption,
    CijferJaarOption,
    CijferRedenOption,
    InitiatiefOption,
    JarenOption,
    LeefdomeinOption,
    NummerArgument,
    OverGroepOption,
    SoortArgument,
    StartjaarOption,
    ToelichtingOption,
    WaardeArgument,
)
from frontlijn.cli.arena.velden import at_option
from frontlijn.cli.arena.vinden import asked_arena
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.session import Text, ZichtOption, changes, opened
from frontlijn.cli.values import cents, choice, given, number
from frontlijn.domain.arena.arena import ArenaInvoer
from frontlijn.domain.arena.gepubliceerd import Cijfer, CijferInvoer, Publicatie
from frontlijn.domain.arena.uitvoer.rapport import waarde_zin
from frontlijn.domain.values import ArenaSoort, CijferSoort, IncasseerderGroep, Leefdomein
from frontlijn.store.read import arena as read
from frontlijn.store.read import initiatieven
from frontlijn.store.store import Store

_MULTIPLIER = re.compile(r"([0-9]{1,6})(?:,([0-9]{1,3}))?")
_TOO_FINE = re.compile(r"[0-9]+(?:,[0-9]+)?")


def rapport_add(
    ctx: typer.Context,
    *,
    titel: Annotated[str, typer.Argument(metavar="TITEL", help="Hoe het rapport heet.")],
    initiatief: InitiatiefOption = None,
    startjaar: StartjaarOption = None,
    zichtbaarheid: ZichtOption = None,
    toelichting: ToelichtingOption = None,
) -> None:
    """Leg een rapport vast, om er gepubliceerde cijfers uit over te nemen met cijfer-add.

    De cijfers van een rapport worden nooit opgeteld bij die van je eigen arena's.
    """
    with opened(ctx, writes=True) as store:
        fields = typed_arena(
            store, initiatief=initiatief, startjaar=startjaar, zichtbaarheid=zichtbaarheid, toelichting=toelichting
        )
        usual = {"initiatief_id": None, "startjaar": store.today().year, "soort": ArenaSoort.RAPPORT}
        made = begun(store, ArenaInvoer(titel, **{**usual, **fields}))
    output.saved(str(made.id), told=f"Rapport {made.id} vastgelegd: {made.titel}.")


def cijfer_add(
    ctx: typer.Context,
    *,
    soort: SoortArgument,
    waarde: WaardeArgument,
    rapport: Annotated[
        Text,
        typer.Option(
            "--rapport", metavar="RAPPORT", help="Het rapport: een titel of een nummer; mag weg als er één is."
        ),
    ] = None,
    bron: CijferBronOption = None,
    jaar: CijferJaarOption = None,
    leefdomein: LeefdomeinOption = None,
    groep: OverGroepOption = None,
    initiatief: InitiatiefOption = None,
    jaren: JarenOption = None,
    anders: CijferAndersOption = None,
    reden: CijferRedenOption = None,
) -> None:
    """Neem een cijfer over uit een rapport, met waar het staat.

    Zonder leefdomein, groep, initiatief of jaren is het van het geheel. Spreekt een andere plek het tegen, zet die
    waarde er dan bij met --anders, en schrijf bij --reden waarom je deze toont.
    """
    with opened(ctx, writes=True) as store:
        of = asked_arena(store, rapport, ArenaSoort.RAPPORT)
        kind = choice(CijferSoort, soort, "SOORT")
        shown = Publicatie(
            _waarde(kind, waarde, "WAARDE"),
            bron or "",
            given("--jaar", lambda text: number(text, "--jaar"), jaar),
            reden=reden,
        )
        about = _about(store, leefdomein=leefdomein, groep=groep, initiatief=initiatief, jaren=jaren)
        invoer = CijferInvoer(kind, (shown, *_others(kind, anders or ())), **about)
        from frontlijn.store.write.arena import add_cijfer  # SQLModel: 350 ms

        with at_option(soort="SOORT", waarde="WAARDE"):
            made = add_cijfer(store, of.id, invoer)
    output.saved(str(made.id), told=f"Cijfer {made.id} overgenomen in {of.titel}: {_told(made)}.")


def cijfer_edit(
    ctx: typer.Context,
    *,
    nummer: NummerArgument,
    waarde: Annotated[Text, typer.Option("--waarde", metavar="WAARDE", help="De waarde die getoond wordt.")] = None,
    bron: CijferBronOption = None,
    jaar: CijferJaarOption = None,
    leefdomein: LeefdomeinOption = None,
    groep: OverGroepOption = None,
    initiatief: InitiatiefOption = None,
    jaren: JarenOption = None,
    anders: CijferAndersOption = None,
    kies: Annotated[
        Text, typer.Option("--kies", metavar="WAARDE", help="Toon een van de andere waarden die er staan.")
    ] = None,
    reden: CijferRedenOption = None,
) -> None:
    """Wijzig een overgenomen cijfer, of kies welke van zijn waarden getoond wordt.

    Noem je --anders, dan noem je alle andere waarden; --anders "" haalt ze weg.
    """
    with opened(ctx, writes=True) as store:
        known = read.cijfer(store, number(nummer, "NUMMER"))
        fields = _about(store, leefdomein=leefdomein, groep=groep, initiatief=initiatief, jaren=jaren)
        if fields:
            fields = {**dict.fromkeys(("leefdomein", "groep", "initiatief_id", "van", "tot")), **fields}
        shown, others = _chosen(known, kies)
        if waarde is not None:
            shown = replace(shown, waarde=_waarde(known.soort, waarde, "--waarde"))
        if bron is not None:
            shown = replace(shown, bron=bron)
        if jaar is not None:
            shown = replace(shown, jaar=given("--jaar", lambda text: number(text, "--jaar"), jaar))
        if reden is not None:
            shown = replace(shown, reden=reden)
        if anders is not None:
            others = _others(known.soort, anders)
        if (shown, *others) != known.waarden:
            fields["waarden"] = (shown, *others)
        invoer = replace(known.invoer, **changes(fields))
        from frontlijn.store.write.arena import change_cijfer  # SQLModel: 350 ms

        over = {"--leefdomein": leefdomein, "--groep": groep, "--initiatief": initiatief, "--jaren": jaren}
        named = next((option for option, text in over.items() if text is not None), "NUMMER")
        with at_option(soort=named, waarde="--waarde"):
            changed = change_cijfer(store, known.id, invoer, known.versie)
    output.note(told_change("Cijfer", changed.id, _told(changed), is_new=changed.versie > known.versie))


def cijfer_remove(ctx: typer.Context, *, nummer: NummerArgument) -> None:
    """Haal een overgenomen cijfer weg."""
    with opened(ctx, writes=True) as store:
        known = read.cijfer(store, number(nummer, "NUMMER"))
        from frontlijn.store.write.arena import remove_cijfer  # SQLModel: 350 ms

        remove_cijfer(store, known.id, known.versie)
    output.note(told_removed("Cijfer", known.id, _told(known)))


def _about(store: Store, *, leefdomein: Text, groep: Text, initiatief: Text, jaren: Text) -> dict[str, Any]:
    """What a figure is about, as typed."""
    fields: dict[str, Any] = {}
    if leefdomein is not None:
        fields["leefdomein"] = choice(Leefdomein, leefdomein, "--leefdomein")
    if groep is not None:
        fields["groep"] = choice(IncasseerderGroep, groep, "--groep")
    if initiatief is not None:
        fields["initiatief_id"] = initiatieven.find(store, initiatief).id
    if jaren is not None:
        first, _, last = jaren.replace("–", "-").partition("-")
        if not last:
            raise WrongInput("--jaren: noem het eerste en het laatste jaar, zoals 2021-2025.")
        fields["van"], fields["tot"] = (number(text, "--jaren") for text in (first, last))
    return fields


def _waarde(soort: CijferSoort, text: str, option: str) -> int:
    """A published value as typed: cents, or thousandths of a multiplier; raises WrongInput."""
    if soort is not CijferSoort.MULTIPLIER:
        return cents(text, option)
    typed = text.strip().casefold().removeprefix("circa").strip()
    match = _MULTIPLIER.fullmatch(typed)
    if match is None and _TOO_FINE.fullmatch(typed):
        raise WrongInput(f"{option}: gebruik hoogstens zes cijfers voor de komma en drie erachter.")
    if match is None:
        raise WrongInput(f"{option}: een multiplier is een getal met een komma, zoals 3,6.")
    whole, decimals = match.groups()
    return int(whole) * 1000 + int(f"{decimals or '':0<3}")


def _others(soort: CijferSoort, typed: Sequence[str]) -> tuple[Publicatie, ...]:
    """What other places say; an empty one is none."""
    found = []
    for text in typed:
        parts = split_parts(text)
        if not parts:
            continue
        value = parts.pop("", None) or parts.pop("waarde", None)
        if value is None:
            raise WrongInput('--anders: begin met de waarde, zoals "2524000; bron=Rapport, tabel 3; jaar=2021".')
        check_parts(parts, ("bron", "jaar"))
        year = given("--anders", lambda one: number(one, "jaar"), parts.get("jaar"))
        found.append(Publicatie(_waarde(soort, value, "--anders"), parts.get("bron", ""), year, gekozen=False))
    return tuple(dict.fromkeys(found))


def _chosen(known: Cijfer, kies: Text) -> tuple[Publicatie, tuple[Publicatie, ...]]:
    """The value that is shown and the others, after a choice; raises WrongInput for a value that is not there."""
    if kies is None:
        return known.gekozen, known.anders
    value = _waarde(known.soort, kies, "--kies")
    for other in known.anders:
        if other.waarde == value:
            rest = tuple(one for one in known.anders if one is not other)
            return replace(other, gekozen=True), (replace(known.gekozen, gekozen=False, reden=None), *rest)
    if known.gekozen.waarde == value:
        return known.gekozen, known.anders
    there = ", ".join(waarde_zin(known, one) for one in known.waarden)
    raise WrongInput(f"--kies: die waarde staat er niet; er staat {there}.")


def _told(one: Cijfer) -> str:
    """What a figure is, with its value; a multiplier is not told in passing, without what must be known with it."""
    over = f" {one.over}" if one.over else ""
    value = "" if one.soort is CijferSoort.MULTIPLIER else f", {waarde_zin(one, one.gekozen)}"
    return f"{one.soort.label}{over}{value}"
