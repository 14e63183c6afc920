"""Logging an entry: from one line, from a template, the last one again, or a whole series."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.dutch import missing
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.handgeld.namen import note_new_names
from frontlijn.cli.kasboek.invoer import typed_regel
from frontlijn.cli.kasboek.opletten import remarks
from frontlijn.cli.kasboek.options import (
    BeeldOption,
    BereikOption,
    DeelnamesOption,
    ExperimentOption,
    InitiatiefOption,
    KernwaardeOption,
    LeefdomeinenOption,
    NietOption,
    NieuwOption,
    PerspectiefOption,
    PseudoniemOption,
    TeweegOption,
    ToestemmingOpOption,
    ToestemmingTotOption,
    ToestemmingVanOption,
    UitkomstOption,
    UitwisselingOption,
    UrenOption,
    VerhaalOption,
    WerkteOption,
)
from frontlijn.cli.oorsprong import UitOption, origin_fields
from frontlijn.cli.session import (
    DatumOption,
    EigenWijkOption,
    LesOption,
    Text,
    ZichtOption,
    filter_wijk,
    needed_wijk,
    opened,
)
from frontlijn.cli.values import number, series
from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import NotFound
from frontlijn.domain.kasboek.regel import KasboekInvoer, Kasboekregel
from frontlijn.domain.kasboek.sjabloon import herhaling
from frontlijn.store.read import initiatieven, wijken
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.personen import persoon_namen
from frontlijn.store.store import Store

if TYPE_CHECKING:
    from frontlijn.domain.kasboek.herkennen import Herkend

_EDITED_WITH = {
    "datum": "--datum DATUM",
    "leefdomeinen": "--leefdomein DOMEIN",
    "kernwaarde": "--kernwaarde WAARDE",
    "deelnames": "--deelnames AANTAL",
    "nieuw_bereikt": "--nieuw-bereikt AANTAL",
    "vrijwilligersminuten": "--uren UREN",
    "experiment": "--geen-experiment",
}
"""What can be recognised in a line, and the option of `edit` that changes it."""

_OF_ONE_DAY = frozenset(
    {"verhaal", "teweeg", "deelnames", "nieuw_bereikt", "niet_in_beeld", "uitwisselingen", "perspectieven"}
)


def add(
    ctx: typer.Context,
    *,
    titel: Annotated[
        Text,
        typer.Argument(metavar="TITEL", help='Wat er was, in een paar woorden, zoals "Koffiekar, 12 mensen, 2 uur".'),
    ] = None,
    letterlijk: Annotated[
        bool, typer.Option("--letterlijk", help="Neem de titel zoals hij er staat, en herken er niets in.")
    ] = False,
    sjabloon: Annotated[
        Text, typer.Option("--sjabloon", metavar="TOETS", help="Begin met het sjabloon onder deze toets, van 1 tot 9.")
    ] = None,
    herhaal: Annotated[
        bool, typer.Option("--herhaal", help="Log de laatste regel van de wijk nog eens, voor vandaag.")
    ] = False,
    reeks: Annotated[
        Text,
        typer.Option(
            "--reeks", metavar="REEKS", help='Log hem op meer dagen: "elke di vanaf 1-9", "om de week vanaf 1-9" of 4x.'
        ),
    ] = None,
    wijk: EigenWijkOption = None,
    initiatief: InitiatiefOption = None,
    uit: UitOption = None,
    datum: DatumOption = None,
    verhaal: VerhaalOption = None,
    wat_werkte: WerkteOption = None,
    wat_niet: NietOption = None,
    teweeg: TeweegOption = None,
    kernwaarde: KernwaardeOption = None,
    leefdomein: LeefdomeinenOption = None,
    deelnames: DeelnamesOption = None,
    nieuw_bereikt: NieuwOption = None,
    niet_in_beeld: BeeldOption = None,
    uren: UrenOption = None,
    uitwisseling: UitwisselingOption = None,
    perspectief: PerspectiefOption = None,
    experiment: ExperimentOption = None,
    uitkomst: UitkomstOption = None,
    les: LesOption = None,
    zichtbaarheid: ZichtOption = None,
    bereik: BereikOption = None,
    toestemming_op: ToestemmingOpOption = None,
    toestemming_tot: ToestemmingTotOption = None,
    toestemming_van: ToestemmingVanOption = None,
    pseudoniem: PseudoniemOption = None,
) -> None:
    """Log een kasboekregel: alleen een titel is nodig.

    Staan er aantallen, uren, een dag of een leefdomein in de titel, met komma's ertussen, dan herkent frontlijn ze;
    wat je als optie geeft, gaat voor. De dag is gewoon vandaag. De wijk is die van --wijk, anders die van het
    initiatief, anders de gekozen wijk. Met --sjabloon of --herhaal mag de titel weg.
    """
    if sjabloon is not None and herhaal:
        raise WrongInput("Kies --sjabloon of --herhaal; niet allebei.")
    if titel is None and sjabloon is None and not herhaal:
        raise WrongInput(f"{missing(['TITEL'])}; zie {ctx.command_path} --help.")
    with opened(ctx, writes=True) as store:
        today = store.today()
        fields = typed_regel(
            today, leefdomein=leefdomein, experiment=experiment, uitwisseling=uitwisseling, perspectief=perspectief,
            datum=datum, verhaal=verhaal, wat_werkte=wat_werkte, wat_niet=wat_niet, teweeg=teweeg,
            kernwaarde=kernwaarde, deelnames=deelnames, nieuw_bereikt=nieuw_bereikt, niet_in_beeld=niet_in_beeld,
            vrijwilligersminuten=uren, uitkomst=uitkomst, les=les, zichtbaarheid=zichtbaarheid, bereik=bereik,
            toestemming_op=toestemming_op, toestemming_tot=toestemming_tot, toestemming_van=toestemming_van,
            pseudoniem=pseudoniem,
        )  # fmt: skip
        of = initiatieven.find(store, initiatief, filter_wijk(store, wijk)) if initiatief is not None else None
        wijk_id = of.wijk_id if of and wijk is None else needed_wijk(store, wijk)
        if of is not None:
            fields["initiatief_id"] = of.id
        if uit is not None:
            fields |= origin_fields(store, uit, wijk_id, may_empty=False, tot=fields.get("datum") or today)
        invoer = _begun(store, wijk_id, sjabloon, herhaal=herhaal)
        seen = None
        if titel is not None:
            seen = None if letterlijk else _recognised(titel, today)
            invoer = replace(invoer, titel=seen.titel if seen else titel, **(_values(seen) if seen else {}))
        invoer = replace(invoer, **fields)
        days = (invoer.datum,) if reeks is None else series(reeks, invoer.datum, today, "--reeks")
        if invoer.datum not in days:
            invoer = replace(invoer, datum=days[-1])  # what belongs to one day is kept with the last one
        persons = persoon_namen(store)
        from frontlijn.store.write.kasboek import log_reeks  # SQLModel: 350 ms

        logged = log_reeks(store, invoer, days)
        output.saved(" ".join(str(regel.id) for regel in logged), told=_told(logged))
        for sentence in _about_line(seen, fields, logged[-1].id) if seen else ():
            output.note(sentence)
        if len(logged) > 1 and any(getattr(invoer, field) not in (None, ()) for field in _OF_ONE_DAY):
            output.note(f"Wat bij één dag hoort (verhaal, aantallen) staat bij {format_datum(invoer.datum)}.")
        for remark in remarks(store, invoer, {"titel", *fields}):
            output.note(remark)
        note_new_names(store, persons)


def _begun(store: Store, wijk_id: int, sjabloon: Text, *, herhaal: bool) -> KasboekInvoer:
    """What an entry begins with: a template, the last one of the wijk, or nothing but the day of today."""
    if sjabloon is not None:
        return read.sjabloon(store, wijk_id, number(sjabloon, "--sjabloon")).regel(store.today())
    if not herhaal:
        return KasboekInvoer(titel="", wijk_id=wijk_id, datum=store.today())
    last = read.latest(store, wijk_id)
    if last is None:
        raise NotFound(f"In {wijken.get(store, wijk_id).naam} is nog geen kasboekregel om te herhalen.")
    return herhaling(last, store.today())


def _recognised(titel: str, today: date) -> Herkend:
    from frontlijn.domain.kasboek.herkennen import herken  # its patterns take 3 ms to make

    return herken(titel, today)


def _values(seen: Herkend) -> dict[str, Any]:
    """The fields that were recognised in a line."""
    values = {field: getattr(seen, field) for field in _EDITED_WITH}
    return {field: value for field, value in values.items() if value is not None and value is not False and value != ()}


def _told(logged: Sequence[Kasboekregel]) -> str:
    first, last = logged[0], logged[-1]
    if len(logged) == 1:
        return f"Kasboekregel {first.id} opgeslagen in {first.wijk}: {first.titel}."
    return (
        f"{len(logged)} kasboekregels opgeslagen in {first.wijk}, van {format_datum(first.datum)} tot en met "
        f"{format_datum(last.datum)}: {first.titel}."
    )


def _about_line(seen: Herkend, fields: Container[str], regel_id: int) -> Iterator[str]:
    """What was recognised in a line, and what in it cannot be."""
    if seen.gezien:
        yield _about_recognised(seen, fields, regel_id)
    for sentence in seen.niet:
        yield f"{sentence}."


def _about_recognised(seen: Herkend, fields: Container[str], regel_id: int) -> str:
    """What was recognised, and how to change it; an option went before it."""
    values = _values(seen)
    taken = " ".join(option for field, option in _EDITED_WITH.items() if field in values and field not in fields)
    options = " Wat je als optie gaf, gaat voor." if any(field in fields for field in values) else ""
    other = f" Klopt het niet: frontlijn kasboek edit {regel_id} {taken}" if taken else ""
    return f"Herkend: {', '.join(seen.gezien)}.{options}{other}"
