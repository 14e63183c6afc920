"""`frontlijn wijk`: the list of wijken, the summary of one, a wijk of your own, the chosen wijk."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.blik import GebiedOption, InitiatiefOption, StadOption, VergelijkOption, asked_blik, beside
from frontlijn.cli.blokken import block_lines, print_blocks
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.session import (
    JsonOption,
    PeriodeOption,
    Text,
    TotOption,
    VanOption,
    asked_days,
    changes,
    chosen_wijk,
    opened,
)
from frontlijn.cli.values import as_fields, cents, choice
from frontlijn.domain.arena.impact import Impact
from frontlijn.domain.blokken import Blok, Kop
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.samenvatting.samenvatting import Samenvatting, Sectie
from frontlijn.domain.samenvatting.secties import secties, titel
from frontlijn.domain.values import Grootte, Zwaarte
from frontlijn.domain.wijk import WijkInvoer
from frontlijn.store.read import wijken
from frontlijn.store.read.settings import Instelling
from frontlijn.store.read.summary import samenvatting

app = DutchTyper("Wijken en hun samenvatting.")

NaamArgument = Annotated[Text, typer.Argument(metavar="WIJK", help="Een naam of een nummer; gewoon de gekozen wijk.")]


@app.command("list")
def list_(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """Toon alle wijken: nummer, naam, andere namen, gebied, grootte, zwaarte, plafond."""
    with opened(ctx) as store:
        chosen = chosen_wijk(store)
        output.listing(
            wijken.wijken(store),
            lambda w: output.row(
                w.id,
                w.naam,
                w.aliassen,
                w.gebied,
                None if w.grootte is Grootte.ONBEKEND else w.grootte,
                None if w.zwaarte is Zwaarte.ONBEKEND else w.zwaarte,
                None if w.plafond is None else format_bedrag(w.plafond),
                "gekozen" if w.id == chosen else None,
            ),
            as_json=as_json,
            none="Er zijn nog geen wijken.",
        )


@app.command("show")
def show(
    ctx: typer.Context,
    *,
    naam: NaamArgument = None,
    gebied: GebiedOption = None,
    stad: StadOption = False,
    initiatief: InitiatiefOption = None,
    van: VanOption = None,
    tot: TotOption = None,
    periode: PeriodeOption = None,
    vergelijk: VergelijkOption = None,
    as_json: JsonOption = False,
) -> None:
    """Vat een wijk samen, of een gebied, de stad of een initiatief: de conclusie eerst, daarna elk cijfer.

    De periode is die van het kasboek en de besluiten: gewoon de laatste 365 dagen. De potten en initiatieven zijn die
    van vandaag.
    """
    with opened(ctx) as store:
        days = asked_days(store.today(), van, tot, periode)
        blik = asked_blik(store, wijk=naam, gebied=gebied, stad=stad, initiatief=initiatief, days=days)
        naast = beside(store, blik, vergelijk)
        summary = samenvatting(store, blik, geheel=True)
        other = None if naast is None else samenvatting(store, naast, geheel=True)
    if as_json:
        output.json(_figures(summary) if other is None else _figures(summary) | {"naast": _figures(other)})
        return
    print_blocks([Kop(titel(summary), 1), *(block for one in secties(summary, other) for block in _told(one))])


@app.command("add")
def add(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="De naam van de wijk.")],
    alias: Annotated[list[str] | None, typer.Option("--alias", metavar="NAAM", help="Een andere naam.")] = None,
    gebied: Annotated[Text, typer.Option("--gebied", metavar="GEBIED", help="Het gebied waarin de wijk ligt.")] = None,
    grootte: Annotated[Text, typer.Option("--grootte", metavar="GROOTTE", help="groot, klein of onbekend.")] = None,
    zwaarte: Annotated[Text, typer.Option("--zwaarte", metavar="ZWAARTE", help="zwaar, licht of onbekend.")] = None,
    plafond: Annotated[Text, typer.Option("--plafond", metavar="BEDRAG", help="Het plafond van het budget.")] = None,
) -> None:
    """Voeg een eigen wijk toe; de vijftien NLA-wijken staan er al."""
    invoer = WijkInvoer(
        naam=naam,
        aliassen=tuple(alias or ()),
        gebied=gebied,
        grootte=choice(Grootte, grootte, "--grootte") if grootte else Grootte.ONBEKEND,
        zwaarte=choice(Zwaarte, zwaarte, "--zwaarte") if zwaarte else Zwaarte.ONBEKEND,
        plafond=cents(plafond, "--plafond") if plafond else None,
    )
    from frontlijn.store.write.wijken import add_wijk  # SQLModel: 350 ms

    with opened(ctx, writes=True) as store:
        wijk = add_wijk(store, invoer)
    output.saved(str(wijk.id), told=f"Wijk {wijk.id} toegevoegd: {wijk.naam}.")


@app.command("edit")
def edit(
    ctx: typer.Context,
    *,
    wijk: Annotated[str, typer.Argument(metavar="WIJK", help="Een naam of een nummer.")],
    naam: Annotated[Text, typer.Option("--naam", metavar="NAAM", help="De nieuwe naam.")] = None,
    alias: Annotated[list[str] | None, typer.Option("--alias", metavar="NAAM", help="Een andere naam.")] = None,
    gebied: Annotated[Text, typer.Option("--gebied", metavar="GEBIED", help="Het gebied waarin de wijk ligt.")] = None,
) -> None:
    """Wijzig een wijk; wat je niet noemt blijft, en een lege waarde ("") maakt een veld leeg."""
    typed: dict[str, Any] = {"naam": naam, "aliassen": None if alias is None else tuple(alias), "gebied": gebied}
    given = changes({field: value for field, value in typed.items() if value is not None})
    with opened(ctx, writes=True) as store:
        known = wijken.find(store, wijk)
        from frontlijn.store.write.wijken import change_wijk  # SQLModel: 350 ms

        changed = change_wijk(store, known.id, replace(known.invoer(), **given), known.versie)
    done = "gewijzigd" if changed.versie > known.versie else "was al zo, er is niets gewijzigd"
    output.note(f"Wijk {changed.id} {done}: {changed.naam}.")


@app.command("choose")
def choose(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="WIJK", help="Een naam of een nummer.")],
) -> None:
    """Kies de wijk waarin je werkt; wie geen --wijk noemt, bedoelt deze."""
    from frontlijn.store.write.settings import put

    with opened(ctx, writes=True) as store:
        wijk = wijken.find(store, naam)
        put(store, Instelling.WIJK, str(wijk.id))
    output.note(f"Je werkt nu in {wijk.naam}.")


def _told(sectie: Sectie) -> tuple[Blok, ...]:
    return (Kop(sectie.kop), *sectie.blokken)


def _handgeld(summary: Samenvatting) -> dict[str, Any]:
    """The figures of handgeld; an initiative has no pot, so it has no plafond and nothing of it lapses."""
    figures = as_fields(summary.handgeld)
    if summary.blik.initiatief_id is not None:
        figures["totaal"] = as_fields(summary.handgeld.totaal) | {"plafond": None, "vervallen": None}
    return figures


def _figures(summary: Samenvatting) -> dict[str, object]:
    """The figures as data, with what the page says first and last of them in words."""
    told = {one.naam: [line for block in one.blokken for line in block_lines(block)] for one in secties(summary)}
    return {
        "naam": summary.naam,
        "blik": summary.blik,
        "vandaag": summary.vandaag,
        "conclusie": told["conclusie"],
        "handgeld": _handgeld(summary),
        "initiatieven": summary.initiatieven,
        "kasboek": summary.kasboek,
        "impact": _impact(summary.impact),
        "kansen": told["kansen"],
    }


def _impact(impact: Impact) -> dict[str, object]:
    """What the arenas bring together, with the caveats of the multiplier, and apart from them each report."""
    from frontlijn.export.arena.document import rapport_document, uitkomst_document  # few commands need it

    return {
        "arenas": [{"nummer": one.arena.id, "titel": one.arena.titel} for one in impact.uitkomst.standen],
        "in_opbouw": impact.in_opbouw,
        "uitkomst": uitkomst_document(impact.uitkomst) if impact.uitkomst.standen else None,
        "rapporten": [rapport_document(one.arena, one.cijfers, verzwegen=one.verzwegen) for one in impact.rapporten],
    }
