"""The list of entries with everything it can be filtered on, and filters that are kept under a name."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.kasboek.options import ExperimentOption, InitiatiefOption, KernwaardeOption, UitkomstOption
from frontlijn.cli.session import (
    AlleWijkenOption,
    JsonOption,
    PeriodeOption,
    Text,
    TotOption,
    VanOption,
    asked_days,
    filter_wijk,
    opened,
)
from frontlijn.cli.values import as_fields, choice, number
from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import NotFound
from frontlijn.domain.values import Kernwaarde, Leefdomein, Uitkomst
from frontlijn.store.read import initiatieven, wijken
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.listing import Leeg
from frontlijn.store.store import Store

_UNKNOWN = {
    "deelnames": "deelnames",
    "nieuw": "nieuw_bereikt",
    "beeld": "niet_in_beeld",
    "uren": "vrijwilligersminuten",
    "leefdomein": "leefdomein",
    "kernwaarde": "kernwaarde",
    "uitkomst": "uitkomst",
}
"""What `--onbekend` takes, and the field it asks for."""

_FLAGS = {
    "experiment": ("--experiment", "--geen-experiment"),
    "verhaal": ("--verhaal", "--geen-verhaal"),
    "gewijzigd_na_uitvoer": ("--gewijzigd", "--niet-gewijzigd"),
    "voortgekomen": ("--voortgekomen", "--niet-voortgekomen"),
    "uitgewisseld": ("--uitgewisseld", "--niet-uitgewisseld"),
    "gescoord": ("--gescoord", "--niet-gescoord"),
}
"""The options for a field that is yes or no."""

_NO_OPTION = frozenset({"exporteerbaar", "openbaar"})
"""What an export asks for, and never a kept filter."""

FilterOption = Annotated[
    Text,
    typer.Option("--filter", metavar="NAAM", help="Een bewaard filter; wat je erbij noemt, komt erbovenop."),
]


def list_(
    ctx: typer.Context,
    *,
    wijk: AlleWijkenOption = None,
    initiatief: InitiatiefOption = None,
    leefdomein: Annotated[
        Text, typer.Option("--leefdomein", metavar="DOMEIN", help=f"Een van: {', '.join(Leefdomein)}.")
    ] = None,
    aantal_domeinen: Annotated[
        Text, typer.Option("--aantal-domeinen", metavar="AANTAL", help="Met precies zo veel leefdomeinen.")
    ] = None,
    kernwaarde: KernwaardeOption = None,
    tekst: Annotated[
        Text, typer.Option("--tekst", metavar="WOORDEN", help="Met al deze woorden erin, zoals bij search.")
    ] = None,
    van: VanOption = None,
    tot: TotOption = None,
    periode: PeriodeOption = None,
    onbekend: Annotated[
        list[str] | None,
        typer.Option("--onbekend", metavar="WAT", help=f"Waar dit niet is ingevuld: {', '.join(_UNKNOWN)}."),
    ] = None,
    experiment: ExperimentOption = None,
    uitkomst: UitkomstOption = None,
    verhaal: Annotated[bool | None, typer.Option("--verhaal/--geen-verhaal", help="Met of zonder verhaal.")] = None,
    gewijzigd: Annotated[
        bool | None,
        typer.Option("--gewijzigd/--niet-gewijzigd", help="Of er iets gewijzigd is na de laatste export."),
    ] = None,
    voortgekomen: Annotated[
        bool | None, typer.Option("--voortgekomen/--niet-voortgekomen", help="Of het ergens uit voortkwam.")
    ] = None,
    uitgewisseld: Annotated[
        bool | None, typer.Option("--uitgewisseld/--niet-uitgewisseld", help="Of iemand er iets gaf of kreeg.")
    ] = None,
    gescoord: Annotated[
        bool | None, typer.Option("--gescoord/--niet-gescoord", help="Of er scores van perspectief bij staan.")
    ] = None,
    filter_: FilterOption = None,
    bewaar: Annotated[
        Text, typer.Option("--bewaar", metavar="NAAM", help="Bewaar dit filter onder een naam, voor --filter.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Toon kasboekregels, de nieuwste eerst: nummer, datum, wijk, titel, initiatief.

    Alles waarop je filtert moet kloppen.
    """
    with opened(ctx) as store:
        wanted = asked_filter(
            store, filter_, wijk=wijk, initiatief=initiatief, van=van, tot=tot, periode=periode,
            leefdomein=leefdomein, aantal_domeinen=aantal_domeinen, kernwaarde=kernwaarde, tekst=tekst,
            uitkomst=uitkomst, onbekend=onbekend, experiment=experiment, verhaal=verhaal,
            gewijzigd_na_uitvoer=gewijzigd, voortgekomen=voortgekomen, uitgewisseld=uitgewisseld, gescoord=gescoord,
        )  # fmt: skip
        if bewaar is not None:
            _keep(store, bewaar, wanted)
        output.listing(
            output.windows(lambda offset, limit: read.window(store, wanted, offset, limit)),
            lambda regel: output.row(regel.id, regel.datum, regel.wijk, regel.titel, regel.initiatief),
            as_json=as_json,
            none="Er is geen kasboekregel die hierbij past.",
        )


def filters(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """Toon de bewaarde filters: nummer, naam, en met welke opties je hetzelfde krijgt."""
    with opened(ctx) as store:
        output.listing(
            read.filters(store),
            lambda one: output.row(one.id, one.naam, shlex.join(_options(store, one.filter))),
            as_json=as_json,
            none="Er is nog geen bewaard filter; maak er een met: frontlijn kasboek list --bewaar NAAM",
        )


def filter_remove(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="Het filter: een naam of een nummer.")],
) -> None:
    """Haal een bewaard filter weg; de regels zelf blijven."""
    with opened(ctx, writes=True) as store:
        kept = read.find_filter(store, naam)
        from frontlijn.store.write.kasboek import remove_filter  # SQLModel: 350 ms

        remove_filter(store, kept.naam)
    output.note(f"Het filter {kept.naam} is weg; met frontlijn undo komt het terug.")


def asked_filter(
    store: Store,
    kept: Text,
    *,
    wijk: Text = None,
    initiatief: Text = None,
    van: Text = None,
    tot: Text = None,
    periode: Text = None,
    leefdomein: Text = None,
    aantal_domeinen: Text = None,
    kernwaarde: Text = None,
    tekst: Text = None,
    uitkomst: Text = None,
    onbekend: list[str] | None = None,
    **flags: bool | None,
) -> KasboekFilter:
    """The filter that is asked for: a kept one, or none, with on top of it what was named beside it."""
    named: dict[str, Any] = {name: value for name, value in flags.items() if value is not None}
    named |= asked_days(store.today(), van, tot, periode)
    if wijk is not None:
        named["wijk_id"] = filter_wijk(store, wijk)
    if initiatief is not None:
        named["initiatief_id"] = initiatieven.find(store, initiatief, named.get("wijk_id")).id
    if leefdomein is not None:
        named["leefdomein"] = choice(Leefdomein, leefdomein, "--leefdomein")
    if aantal_domeinen is not None:
        named["aantal_domeinen"] = number(aantal_domeinen, "--aantal-domeinen")
    if kernwaarde is not None:
        named["kernwaarde"] = choice(Kernwaarde, kernwaarde, "--kernwaarde")
    if tekst is not None:
        named["tekst"] = tekst
    if uitkomst is not None:
        named["uitkomst"] = choice(Uitkomst, uitkomst, "--uitkomst")
    for typed in onbekend or ():
        field = _unknown(typed)
        if field in named and named[field] is not Leeg.ONBEKEND:
            raise WrongInput(f"--{field} en --onbekend {typed} gaan niet samen; laat er een weg.")
        named[field] = Leeg.ONBEKEND
    return replace(read.find_filter(store, kept).filter if kept is not None else KasboekFilter(), **named)


def _unknown(typed: str) -> str:
    """The field that `--onbekend` asks for."""
    known = {name: field for name, field in _UNKNOWN.items() if typed.casefold() in (name, field)}
    for field in known.values():
        return field
    names = list(_UNKNOWN)
    raise WrongInput(f"--onbekend ken ik zo niet; kies {', '.join(names[:-1])} of {names[-1]}.")


def _keep(store: Store, naam: str, wanted: KasboekFilter) -> None:
    """Keeps a filter; raises Refused when it cannot be used, and WrongInput when it lets everything through."""
    if wanted == KasboekFilter():
        raise WrongInput("Dit filter laat alles door; noem bij --bewaar ook waarop je filtert.")
    read.count(store, wanted)  # refuses a text without words
    from frontlijn.store.write.kasboek import save_filter  # SQLModel: 350 ms

    before = {one.id for one in read.filters(store)}
    kept = save_filter(store, naam, wanted)
    done = "vervangen; met frontlijn undo komt het oude terug" if kept.id in before else "bewaard"
    output.note(f"Filter {done}: {kept.naam}. Gebruiken: frontlijn kasboek list --filter {shlex.quote(kept.naam)}")


def _options(store: Store, wanted: KasboekFilter) -> Iterator[str]:
    """The options of `list` that ask for the same."""
    for field, value in as_fields(wanted).items():
        if field in _FLAGS and value is not None:
            yield _FLAGS[field][0 if value else 1]
        elif value is Leeg.ONBEKEND:
            yield from ("--onbekend", next(name for name, known in _UNKNOWN.items() if known == field))
        elif value is not None and field not in _NO_OPTION:
            yield from (f"--{field.removesuffix('_id').replace('_', '-')}", _typed(store, field, value))


def _typed(store: Store, field: str, value: Any) -> str:
    """A value of a filter as it is typed behind its option."""
    if field == "wijk_id":
        return wijken.get(store, value).naam
    if field == "initiatief_id":
        try:
            return initiatieven.get(store, value).naam
        except NotFound:
            return str(value)
    return format_datum(value) if isinstance(value, date) else str(value)
