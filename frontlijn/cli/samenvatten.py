"""`frontlijn export wijk`, `gebied`, `stad` and `initiatief`: the summary, by a template that can be changed."""

from __future__ import annotations

from typing import Annotated, NamedTuple

import typer

from frontlijn.cli import output
from frontlijn.cli.bestand import BestandOption, ForceOption, formaat_option, noted, write_out
from frontlijn.cli.blik import VergelijkOption, asked_blik, beside
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.session import PeriodeOption, Text, TotOption, VanOption, WijkOption, asked_days, opened
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.export.formats import SAMENVATTING_FORMATS, SJABLOON_FORMATS, format_for
from frontlijn.export.samenvatting import samengevat
from frontlijn.export.sjabloon import meegeleverd, read_sjabloon
from frontlijn.store.store import Store

FormaatOption = Annotated[Text, formaat_option(SAMENVATTING_FORMATS)]
SjabloonOption = Annotated[
    Text,
    typer.Option("--sjabloon", metavar="BESTAND", help="Je eigen koppen en volgorde: een sjabloon voor md of html."),
]


def wijk(
    ctx: typer.Context,
    *,
    naam: Annotated[
        Text, typer.Argument(metavar="WIJK", help="Een naam of een nummer; gewoon de gekozen wijk.")
    ] = None,
    van: VanOption = None,
    tot: TotOption = None,
    periode: PeriodeOption = None,
    vergelijk: VergelijkOption = None,
    sjabloon: SjabloonOption = None,
    formaat: FormaatOption = None,
    bestand: BestandOption = None,
    force: ForceOption = False,
) -> None:
    """Vat een wijk samen op een A4: de conclusie eerst, daarna elk cijfer. Als markdown, HTML of JSON.

    De potten en initiatieven zijn die van vandaag. De besluiten en het kasboek zijn die van de periode: gewoon de
    laatste 365 dagen.
    """
    with opened(ctx) as store:
        days = asked_days(store.today(), van, tot, periode)
        blik = asked_blik(store, wijk=naam, days=days)
        _export(store, "wijk", blik, _Wens(vergelijk, sjabloon, formaat, bestand, force))


def gebied(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="GEBIED", help="Het gebied: alle wijken die erin liggen.")],
    van: VanOption = None,
    tot: TotOption = None,
    periode: PeriodeOption = None,
    vergelijk: VergelijkOption = None,
    sjabloon: SjabloonOption = None,
    formaat: FormaatOption = None,
    bestand: BestandOption = None,
    force: ForceOption = False,
) -> None:
    """Vat de wijken van een gebied samen, zoals bij een wijk."""
    with opened(ctx) as store:
        days = asked_days(store.today(), van, tot, periode)
        blik = asked_blik(store, gebied=naam, days=days)
        _export(store, "gebied", blik, _Wens(vergelijk, sjabloon, formaat, bestand, force))


def stad(
    ctx: typer.Context,
    *,
    van: VanOption = None,
    tot: TotOption = None,
    periode: PeriodeOption = None,
    vergelijk: VergelijkOption = None,
    sjabloon: SjabloonOption = None,
    formaat: FormaatOption = None,
    bestand: BestandOption = None,
    force: ForceOption = False,
) -> None:
    """Vat alle wijken samen, zoals bij een wijk."""
    with opened(ctx) as store:
        days = asked_days(store.today(), van, tot, periode)
        blik = asked_blik(store, stad=True, days=days)
        _export(store, "stad", blik, _Wens(vergelijk, sjabloon, formaat, bestand, force))


def initiatief(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="INITIATIEF", help="Een naam of een nummer.")],
    wijk: WijkOption = None,
    van: VanOption = None,
    tot: TotOption = None,
    periode: PeriodeOption = None,
    vergelijk: VergelijkOption = None,
    sjabloon: SjabloonOption = None,
    formaat: FormaatOption = None,
    bestand: BestandOption = None,
    force: ForceOption = False,
) -> None:
    """Vat een initiatief samen, zoals bij een wijk."""
    with opened(ctx) as store:
        days = asked_days(store.today(), van, tot, periode)
        blik = asked_blik(store, initiatief=naam, wijk=wijk, days=days)
        _export(store, "initiatief", blik, _Wens(vergelijk, sjabloon, formaat, bestand, force))


def sjabloon(
    ctx: typer.Context,
    *,
    formaat: Annotated[Text, formaat_option(SJABLOON_FORMATS)] = None,
    bestand: BestandOption = None,
    force: ForceOption = False,
) -> None:
    """Geef het sjabloon van de samenvatting, om er je eigen van te maken: andere koppen, een andere volgorde.

    Noem het bestand bijvoorbeeld mijn.md.j2; daarna maakt export wijk --sjabloon mijn.md.j2 er een samenvatting mee.
    """
    named = None if bestand is None else bestand.removesuffix(".j2")
    with opened(ctx) as store:
        chosen = format_for(named, SJABLOON_FORMATS, formaat)
        write_out(store, iter([meegeleverd(chosen).tekst]), bestand, force=force)


class _Wens(NamedTuple):
    """How the summary is wanted."""

    vergelijk: Text
    sjabloon: Text
    formaat: Text
    bestand: Text
    force: bool


def _export(store: Store, wat: str, blik: Blik, wens: _Wens) -> None:
    chosen = format_for(wens.bestand, SAMENVATTING_FORMATS, wens.formaat)
    if wens.sjabloon is not None and chosen not in SJABLOON_FORMATS:
        raise WrongInput(f"--sjabloon past niet bij {chosen}; kies md of html.")
    template = None if wens.sjabloon is None else read_sjabloon(wens.sjabloon)
    made = samengevat(store, blik, beside(store, blik, wens.vergelijk), kort=chosen == "md")
    if made.let_op:
        output.note(made.let_op)
    write_out(store, SAMENVATTING_FORMATS[chosen](made, template), wens.bestand, force=wens.force)
    noted(store, made.versies, wat)
