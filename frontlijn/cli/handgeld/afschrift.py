"""The statement of a pot over a period."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.handgeld.lines import amounts, amounts_line
from frontlijn.cli.handgeld.options import PotArgument
from frontlijn.cli.session import JsonOption, Text, opened
from frontlijn.cli.values import as_fields, day, given
from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.afschrift import Afschrift, AfschriftRegel, Stand
from frontlijn.domain.handgeld.pot import Financier, uitleg
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import MutatieSoort
from frontlijn.store.read import handgeld as read


def statement(
    ctx: typer.Context,
    *,
    pot: PotArgument,
    van: Annotated[
        Text, typer.Option("--van", metavar="DATUM", help="De eerste dag; gewoon het begin van de pot.")
    ] = None,
    tot: Annotated[Text, typer.Option("--tot", metavar="DATUM", help="De laatste dag; gewoon tot nu.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Toon het afschrift van een pot: het begin, elke mutatie, en waar de pot daarna staat.

    Op elke regel: het nummer in de pot, de datum, de soort, waarvoor, het bedrag, wat het met het vrije geld doet,
    hoeveel er daarna vrij is, en het nummer voor reverse en correct. Opdrachten vragen altijd dat laatste nummer, dat
    van een boeking; het eerste telt alleen binnen de pot.
    """
    with opened(ctx) as store:
        today = store.today()
        one = read.afschrift(
            store,
            read.find_pot(store, pot).id,
            given("--van", lambda text: day(text, today, "--van"), van),
            given("--tot", lambda text: day(text, today, "--tot"), tot),
        )
    if as_json:
        output.json(_as_json(one))
        return
    output.line(f"{one.pot.naam}, {format_datum(one.van)} tot en met {format_datum(one.tot)}")
    output.line(uitleg(one.pot, today))
    output.record(("Begin", amounts_line(one.begin)))
    for regel in one.regels:
        output.line(_line(regel))
    output.record(
        *((f"Samen {soort.label}", amounts_line(stand)) for soort, stand in one.beweging_per_soort.items()),
        ("Eind", amounts_line(one.eind)),
        ("Vervallen", one.vervallen_zin or None),
    )
    for number, financier in enumerate(one.pot.financiers):
        output.record(
            (f"{financier.naam} begin", amounts_line(one.begin.per_financier[number])),
            (f"{financier.naam} eind", amounts_line(one.eind.per_financier[number])),
        )


def _line(regel: AfschriftRegel) -> str:
    mutatie = regel.mutatie
    return output.row(
        mutatie.nummer,
        mutatie.datum,
        _kind(regel),
        mutatie.onderwerp or mutatie.tegenpot or mutatie.reden,
        format_bedrag(mutatie.bedrag),
        f"vrij {format_bedrag(regel.effect.vrij)}",
        f"daarna {format_bedrag(regel.vrij_na)}",
        f"mutatie {mutatie.id}",
    )


def _kind(regel: AfschriftRegel) -> str:
    kind = regel.mutatie.soort
    return f"{kind.label} van {regel.soort.label}" if kind is MutatieSoort.STORNO else kind.label


def _as_json(one: Afschrift) -> dict[str, Any]:
    """The statement with every amount that it shows, in cents."""
    financiers = one.pot.financiers
    return {
        "pot": one.pot,
        "van": one.van,
        "tot": one.tot,
        "begin": _stand(one.begin, financiers),
        "regels": [
            as_fields(regel.mutatie)
            | {"telt_als": regel.soort, "effect": _stand(regel.effect, financiers), "vrij_na": regel.vrij_na}
            for regel in one.regels
        ],
        "per_soort": {soort.value: _stand(stand, financiers) for soort, stand in one.beweging_per_soort.items()},
        "eind": _stand(one.eind, financiers),
    }


def _stand(stand: Stand, financiers: Sequence[Financier]) -> dict[str, Any]:
    parts = zip(financiers, stand.per_financier, strict=True)
    return {**amounts(stand), "per_financier": [{"naam": f.naam, **amounts(part)} for f, part in parts]}
