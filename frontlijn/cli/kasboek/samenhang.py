"""Looking back on the kasboek: week by week, and what came from what."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.kasboek.filters import FilterOption, asked_filter
from frontlijn.cli.kasboek.options import InitiatiefOption
from frontlijn.cli.session import (
    AlleWijkenOption,
    JsonOption,
    PeriodeOption,
    Text,
    TotOption,
    VanOption,
    filter_wijk,
    opened,
)
from frontlijn.cli.values import number
from frontlijn.domain.dates import format_datum
from frontlijn.domain.kasboek.kalender import Week, balk, weken
from frontlijn.domain.kasboek.olievlek import Olievlek, Tak
from frontlijn.domain.values import Zoeksoort
from frontlijn.store.read import initiatieven
from frontlijn.store.read import kasboek as read

_WEKEN = 52
_BAR = 20
_DEEPEST_INDENT = 30
"""From this depth on a line does not move further to the right; the number before it says how deep it is."""


def calendar(
    ctx: typer.Context,
    *,
    wijk: AlleWijkenOption = None,
    initiatief: InitiatiefOption = None,
    van: VanOption = None,
    tot: TotOption = None,
    periode: PeriodeOption = None,
    filter_: FilterOption = None,
    as_json: JsonOption = False,
) -> None:
    """Toon hoeveel kasboekregels er per week zijn, de oudste week eerst; gewoon de laatste 52 weken.

    Op elke regel: de week, de maandag waarop hij begint, hoeveel regels, en een balk.
    """
    with opened(ctx) as store:
        today = store.today()
        wanted = asked_filter(store, filter_, wijk=wijk, initiatief=initiatief, van=van, tot=tot, periode=periode)
        last = min(wanted.tot or today, today)
        per_day = read.per_dag(store, wanted)
        first = wanted.van or last - timedelta(days=last.weekday() + 7 * (_WEKEN - 1))
        first = max(first, min(per_day, default=first)) if wanted.van else first
    weeks = weken(per_day, first, last)
    highest = max((week.aantal for week in weeks), default=0)
    output.listing(
        weeks if highest else (),
        lambda week: _week_line(week, highest),
        as_json=as_json,
        none="Er is geen kasboekregel die hierbij past.",
    )


def tree(
    ctx: typer.Context,
    *,
    wijk: AlleWijkenOption = None,
    initiatief: InitiatiefOption = None,
    regel: Annotated[
        Text, typer.Option("--regel", metavar="NUMMER", help="Alleen de boom om deze kasboekregel heen.")
    ] = None,
    van: VanOption = None,
    tot: TotOption = None,
    periode: PeriodeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Toon de olievlek: wat er uit wat voortkwam, per boom, het oudste eerst.

    Met --initiatief of --regel alleen de boom daaromheen. Elke regel begint met hoeveel stappen hij van het begin van
    zijn boom staat, en springt zo ver in; dan het nummer, de datum, de wijk, de titel, en hoeveel er uit voortkwam.
    """
    if initiatief is not None and regel is not None:
        raise WrongInput("Noem --initiatief of --regel; niet allebei.")
    with opened(ctx) as store:
        if regel is not None:
            found = read.around(store, (Zoeksoort.KASBOEK, number(regel, "--regel")))
        elif initiatief is not None:
            one = initiatieven.find(store, initiatief, filter_wijk(store, wijk))
            found = read.around(store, (Zoeksoort.INITIATIEF, one.id))
        else:
            found = read.olievlek(store, asked_filter(store, None, wijk=wijk, van=van, tot=tot, periode=periode))
    if found.takken:
        output.note(_summary(found))
    none = "Er is hier nog niets vastgelegd dat ergens uit voortkwam; dat doe je met --uit."
    if as_json:
        output.listing(map(_as_json, found.takken), str, as_json=True, none=none)
    else:
        output.listing(found.takken, _tree_line, as_json=False, none=none)


def _week_line(week: Week, highest: int) -> str:
    noun = "regel" if week.aantal == 1 else "regels"
    line = f"wk {week.nummer:2d}  {format_datum(week.begin)}  {week.aantal} {noun}  {balk(week.aantal, highest, _BAR)}"
    return line.rstrip()


def _summary(found: Olievlek) -> str:
    roots = "1 ding bracht" if found.wortels == 1 else f"{found.wortels} dingen brachten"
    steps = "1 stap" if found.diepte == 1 else f"{found.diepte} stappen"
    return f"{roots} {found.nakomelingen} andere voort, hoogstens {steps} ver."


def _tree_line(tak: Tak) -> str:
    knoop = tak.knoop
    soort, nummer = knoop.sleutel
    name = f"{'regel' if soort is Zoeksoort.KASBOEK else 'initiatief'} {nummer}"
    row = output.row(
        f"{tak.diepte} {name}",
        knoop.datum,
        knoop.wijk,
        knoop.titel,
        f"{tak.nakomelingen} voortgekomen" if tak.nakomelingen else None,
    )
    return f"{'  ' * min(tak.diepte, _DEEPEST_INDENT)}{row}"


def _as_json(tak: Tak) -> dict[str, Any]:
    """A branch with what stands in it on one level."""
    knoop = tak.knoop
    soort, nummer = knoop.sleutel
    origin = knoop.uit and {"soort": knoop.uit[0], "nummer": knoop.uit[1]}
    return {
        "diepte": tak.diepte,
        "soort": soort,
        "nummer": nummer,
        "titel": knoop.titel,
        "datum": knoop.datum,
        "wijk": knoop.wijk,
        "uit": origin,
        "nakomelingen": tak.nakomelingen,
    }
