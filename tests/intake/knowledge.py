"""What a store would know, for tests of a plan: two wijken, a few initiatieven, and records that stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.kasboek.olievlek import Knoop
from frontlijn.domain.values import Zoeksoort
from frontlijn.intake.bekend import Bekend
from frontlijn.intake.plan import Plan, Soort, make_plan
from frontlijn.intake.rows import SheetRow
from frontlijn.intake.sheet import Sheet
from tests.store.inputs import TODAY

WIJKEN = {"selwerd": 1, "paddepoel": 2}
INITIATIEVEN = {("soepclub", 1): 7}


def _wijk(text: str) -> int:
    if text.strip().lower() not in WIJKEN:
        raise NotFound(f"Er is geen wijk {text}. Bedoel je Selwerd?")
    return WIJKEN[text.strip().lower()]


def _initiatief(text: str, wijk_id: int) -> int:
    if (text.lower(), wijk_id) not in INITIATIEVEN:
        raise NotFound(f"Er is geen initiatief {text}. Bedoel je Soepclub?")
    return INITIATIEVEN[text.lower(), wijk_id]


def _oorsprong(text: str, _: int) -> Knoop:
    if text != "Soepclub":
        raise Refused("Ik vind geen initiatief en geen kasboekregel die zo heet.", "uit")
    return Knoop((Zoeksoort.INITIATIEF, 7), "Soepclub", TODAY.replace(month=3), "Selwerd", None)


def bekend(records: Mapping[int, Any] | None = None, **more: Any) -> Bekend[Any]:
    """What is known when these inputs stand, by number: each of them may be what a row is a double of."""
    standing = records or {}

    def gelijkend(invoer: Any) -> Sequence[int]:
        name = "titel" if hasattr(invoer, "titel") else "naam"
        return [number for number, one in standing.items() if getattr(one, name) == getattr(invoer, name)]

    def invoeren(numbers: Collection[int]) -> Mapping[int, Any]:
        return {number: standing[number] for number in numbers}

    usual: dict[str, Any] = {
        "vandaag": TODAY,
        "gekozen_wijk": 1,
        "wijk": _wijk,
        "initiatief": _initiatief,
        "oorsprong": _oorsprong,
        "merken": {},
        "geregistreerd": {},
        "gelijkend": gelijkend,
        "invoeren": invoeren,
        "geen_bsn": (),
    }
    return Bekend(**usual | more)


def sheet(headers: str, *rows: str) -> Sheet:
    """A sheet with these names and rows, their cells between bars."""
    cells = [tuple(cell.strip(" ") for cell in row.split("|")) for row in rows]
    names = tuple(name.strip() for name in headers.split("|"))
    return Sheet(names, tuple(SheetRow(number, one) for number, one in enumerate(cells, 2)), ())


def plan(
    soort: Soort[Any],
    of: Sheet,
    known: Bekend[Any] | None = None,
    *,
    chosen: Mapping[str, str] | None = None,
    wijk_id: int | None = None,
) -> Plan[Any]:
    return make_plan(soort, of, known or bekend(), chosen=chosen or {}, wijk_id=wijk_id)


def taken(soort: Soort[Any], of: Sheet, known: Bekend[Any] | None = None, **more: Any) -> list[Any]:
    """The inputs of a sheet in which nothing is wrong."""
    made = plan(soort, of, known, **more)
    assert made.afgekeurd == ()
    return [row.invoer for row in made.nieuw]


def wrong(soort: Soort[Any], of: Sheet, known: Bekend[Any] | None = None) -> list[tuple[int, str | None, str]]:
    """Why rows cannot be taken in."""
    return [(one.rij, one.kolom, one.reden) for one in plan(soort, of, known).afgekeurd]
