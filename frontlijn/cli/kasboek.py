"""`frontlijn kasboek`: log, list, show and edit entries of the sociaal kasboek."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.session import (
    DatumOption,
    JsonOption,
    LesOption,
    Text,
    WijkOption,
    ZichtOption,
    changes,
    filter_wijk,
    needed_wijk,
    opened,
)
from frontlijn.cli.values import choice, day, given, minutes, number, typed_fields
from frontlijn.domain.duration import format_minuten
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.values import Kernwaarde, Leefdomein, Uitkomst, Zichtbaarheid
from frontlijn.store.read import initiatieven
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.kasboek import KasboekFilter

app = DutchTyper("Het sociaal kasboek: wat iets waard was en geen geld is.")

RegelArgument = Annotated[str, typer.Argument(metavar="NUMMER", help="Het nummer van de kasboekregel.")]
InitiatiefOption = Annotated[
    Text, typer.Option("--initiatief", metavar="INITIATIEF", help="Het initiatief: een naam of een nummer.")
]
VerhaalOption = Annotated[Text, typer.Option("--verhaal", metavar="TEKST", help="Wat er gebeurde.")]
WerkteOption = Annotated[Text, typer.Option("--wat-werkte", metavar="TEKST", help="Wat er werkte.")]
NietOption = Annotated[Text, typer.Option("--wat-niet", metavar="TEKST", help="Wat er niet werkte.")]
TeweegOption = Annotated[Text, typer.Option("--teweeg", metavar="TEKST", help="Wat het teweegbracht.")]
KernwaardeOption = Annotated[
    Text, typer.Option("--kernwaarde", metavar="WAARDE", help=f"Een van: {', '.join(Kernwaarde)}.")
]
LeefdomeinOption = Annotated[
    list[str] | None, typer.Option("--leefdomein", metavar="DOMEIN", help=f"Een van: {', '.join(Leefdomein)}.")
]
DeelnamesOption = Annotated[Text, typer.Option("--deelnames", metavar="AANTAL", help="Hoeveel mensen meededen.")]
NieuwOption = Annotated[
    Text, typer.Option("--nieuw-bereikt", metavar="AANTAL", help="Hoeveel van hen er voor het eerst waren.")
]
BeeldOption = Annotated[
    Text, typer.Option("--niet-in-beeld", metavar="AANTAL", help="Hoeveel van hen niemand nog kende.")
]
UrenOption = Annotated[
    Text, typer.Option("--uren", metavar="UREN", help="Tijd van vrijwilligers, zoals 2, 1,5, 1:30 of 45m.")
]
ExperimentOption = Annotated[
    bool | None, typer.Option("--experiment/--geen-experiment", help="Of het een experiment was.")
]
UitkomstOption = Annotated[
    Text, typer.Option("--uitkomst", metavar="UITKOMST", help=f"Een van: {', '.join(Uitkomst)}.")
]


@app.command("add")
def add(
    ctx: typer.Context,
    *,
    titel: Annotated[str, typer.Argument(metavar="TITEL", help="Wat er was, in een paar woorden.")],
    wijk: WijkOption = None,
    initiatief: InitiatiefOption = None,
    datum: DatumOption = None,
    verhaal: VerhaalOption = None,
    wat_werkte: WerkteOption = None,
    wat_niet: NietOption = None,
    teweeg: TeweegOption = None,
    kernwaarde: KernwaardeOption = None,
    leefdomein: LeefdomeinOption = None,
    deelnames: DeelnamesOption = None,
    nieuw_bereikt: NieuwOption = None,
    niet_in_beeld: BeeldOption = None,
    uren: UrenOption = None,
    experiment: ExperimentOption = None,
    uitkomst: UitkomstOption = None,
    les: LesOption = None,
    zichtbaarheid: ZichtOption = None,
) -> None:
    """Log een kasboekregel: alleen een titel is nodig.

    De dag is gewoon vandaag. De wijk is die van --wijk, anders die van het initiatief, anders de gekozen wijk.
    """
    with opened(ctx, writes=True) as store:
        fields = _given(
            store.today(), leefdomein=leefdomein, experiment=experiment, datum=datum, verhaal=verhaal,
            wat_werkte=wat_werkte, wat_niet=wat_niet, teweeg=teweeg, kernwaarde=kernwaarde, deelnames=deelnames,
            nieuw_bereikt=nieuw_bereikt, niet_in_beeld=niet_in_beeld, vrijwilligersminuten=uren, uitkomst=uitkomst,
            les=les, zichtbaarheid=zichtbaarheid,
        )  # fmt: skip
        fields.setdefault("datum", store.today())
        of = initiatieven.find(store, initiatief, filter_wijk(store, wijk)) if initiatief is not None else None
        wijk_id = of.wijk_id if of and wijk is None else needed_wijk(store, wijk)
        invoer = KasboekInvoer(titel=titel, wijk_id=wijk_id, initiatief_id=of.id if of else None, **fields)
        from frontlijn.store.write.kasboek import log_kasboekregel  # SQLModel: 350 ms

        regel = log_kasboekregel(store, invoer)
    output.saved(str(regel.id), told=f"Kasboekregel {regel.id} opgeslagen in {regel.wijk}: {regel.titel}.")


@app.command("list")
def list_(
    ctx: typer.Context,
    *,
    wijk: WijkOption = None,
    initiatief: InitiatiefOption = None,
    leefdomein: Annotated[
        Text, typer.Option("--leefdomein", metavar="DOMEIN", help=f"Een van: {', '.join(Leefdomein)}.")
    ] = None,
    kernwaarde: KernwaardeOption = None,
    experiment: ExperimentOption = None,
    van: Annotated[Text, typer.Option("--van", metavar="DATUM", help="Vanaf deze dag.")] = None,
    tot: Annotated[Text, typer.Option("--tot", metavar="DATUM", help="Tot en met deze dag.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Toon kasboekregels, de nieuwste eerst: nummer, datum, wijk, titel, initiatief."""
    with opened(ctx) as store:
        today = store.today()
        wanted = KasboekFilter(
            wijk_id=filter_wijk(store, wijk),
            initiatief_id=initiatieven.find(store, initiatief).id if initiatief else None,
            leefdomein=choice(Leefdomein, leefdomein, "--leefdomein") if leefdomein else None,
            kernwaarde=choice(Kernwaarde, kernwaarde, "--kernwaarde") if kernwaarde else None,
            experiment=experiment,
            van=given("--van", lambda text: day(text, today, "--van"), van),
            tot=given("--tot", lambda text: day(text, today, "--tot"), tot),
        )
        output.listing(
            output.windows(lambda offset, limit: read.window(store, wanted, offset, limit)),
            lambda regel: output.row(regel.id, regel.datum, regel.wijk, regel.titel, regel.initiatief),
            as_json=as_json,
            none="Er is geen kasboekregel die hierbij past.",
        )


@app.command("show")
def show(ctx: typer.Context, *, nummer: RegelArgument, as_json: JsonOption = False) -> None:
    """Toon alles van een kasboekregel."""
    with opened(ctx) as store:
        regel = read.get(store, number(nummer, "NUMMER"))
    output.details(
        regel,
        ("Nummer", regel.id),
        ("Titel", regel.titel),
        ("Datum", regel.datum),
        ("Wijk", regel.wijk),
        ("Initiatief", regel.initiatief),
        ("Wat er gebeurde", regel.verhaal),
        ("Wat werkte", regel.wat_werkte),
        ("Wat niet werkte", regel.wat_niet),
        ("Wat het teweegbracht", regel.teweeg),
        ("Kernwaarde", regel.kernwaarde),
        ("Leefdomeinen", regel.leefdomeinen),
        ("Deelnames", regel.deelnames),
        ("Nieuw bereikt", regel.nieuw_bereikt),
        ("Niet in beeld", regel.niet_in_beeld),
        ("Tijd van vrijwilligers", regel.vrijwilligersminuten and format_minuten(regel.vrijwilligersminuten)),
        ("Experiment", regel.experiment or None),
        ("Uitkomst", regel.uitkomst),
        ("Les", regel.les),
        ("Zichtbaarheid", regel.zichtbaarheid),
        as_json=as_json,
    )


@app.command("edit")
def edit(
    ctx: typer.Context,
    *,
    nummer: RegelArgument,
    titel: Annotated[Text, typer.Option("--titel", metavar="TITEL", help="De nieuwe titel.")] = None,
    wijk: WijkOption = None,
    initiatief: InitiatiefOption = None,
    datum: DatumOption = None,
    verhaal: VerhaalOption = None,
    wat_werkte: WerkteOption = None,
    wat_niet: NietOption = None,
    teweeg: TeweegOption = None,
    kernwaarde: KernwaardeOption = None,
    leefdomein: LeefdomeinOption = None,
    deelnames: DeelnamesOption = None,
    nieuw_bereikt: NieuwOption = None,
    niet_in_beeld: BeeldOption = None,
    uren: UrenOption = None,
    experiment: ExperimentOption = None,
    uitkomst: UitkomstOption = None,
    les: LesOption = None,
    zichtbaarheid: ZichtOption = None,
) -> None:
    """Wijzig een kasboekregel; wat je niet noemt blijft, en een lege waarde ("") maakt een veld leeg."""
    with opened(ctx, writes=True) as store:
        fields = _given(
            store.today(), leefdomein=leefdomein, experiment=experiment, datum=datum, verhaal=verhaal,
            wat_werkte=wat_werkte, wat_niet=wat_niet, teweeg=teweeg, kernwaarde=kernwaarde, deelnames=deelnames,
            nieuw_bereikt=nieuw_bereikt, niet_in_beeld=niet_in_beeld, vrijwilligersminuten=uren, uitkomst=uitkomst,
            les=les, zichtbaarheid=zichtbaarheid,
        )  # fmt: skip
        if titel is not None:
            fields["titel"] = titel
        if wijk is not None:
            fields["wijk_id"] = filter_wijk(store, wijk)
        if initiatief is not None:
            fields["initiatief_id"] = initiatieven.find(store, initiatief).id if initiatief else None
        known = read.get(store, number(nummer, "NUMMER"))
        from frontlijn.store.write.kasboek import change_kasboekregel  # SQLModel: 350 ms

        changed = change_kasboekregel(store, known.id, replace(known.invoer(), **changes(fields)), known.versie)
    done = "gewijzigd" if changed.versie > known.versie else "was al zo, er is niets gewijzigd"
    output.note(f"Kasboekregel {changed.id} {done}: {changed.titel}.")


def _given(today: date, *, leefdomein: list[str] | None, experiment: bool | None, **typed: Text) -> dict[str, Any]:
    """The fields of a KasboekInvoer that were typed."""
    parse: dict[str, Any] = {
        "datum": lambda text: day(text, today, "--datum"),
        "kernwaarde": lambda text: choice(Kernwaarde, text, "--kernwaarde"),
        "deelnames": lambda text: number(text, "--deelnames"),
        "nieuw_bereikt": lambda text: number(text, "--nieuw-bereikt"),
        "niet_in_beeld": lambda text: number(text, "--niet-in-beeld"),
        "vrijwilligersminuten": lambda text: minutes(text, "--uren"),
        "uitkomst": lambda text: choice(Uitkomst, text, "--uitkomst"),
        "zichtbaarheid": lambda text: choice(Zichtbaarheid, text, "--zichtbaarheid"),
    }
    fields = typed_fields(typed, parse, {"zichtbaarheid", "datum"})
    if leefdomein is not None:
        fields["leefdomeinen"] = tuple(choice(Leefdomein, text, "--leefdomein") for text in leefdomein if text)
    if experiment is not None:
        fields["experiment"] = experiment
    return fields
