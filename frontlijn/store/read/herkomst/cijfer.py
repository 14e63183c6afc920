"""A number by its name and the rows it is made of, and what is known of how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, TypeVar

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import NotFound
from frontlijn.domain.herkomst import Deel, Herkomst
from frontlijn.domain.kasboek.olievlek import Sleutel
from frontlijn.domain.numbers import format_aantal
from frontlijn.store.read import handgeld, initiatieven, wijken
from frontlijn.store.read.figure import Figure
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store

Rijen = InitiatiefFilter | KasboekFilter | HandgeldFilter | MutatieFilter
"""Which rows of one register."""

R = TypeVar("R", bound=Rijen)
F = TypeVar("F", InitiatiefFilter, KasboekFilter, HandgeldFilter, MutatieFilter)

DELEN = 500
"""So many things behind a number are named; whoever looks for one of more finds it in its list."""

RADAR = "Wat onder de radar is, telt hier niet mee."

BREED = frozenset(
    {
        "wijk_id",
        "gebied",
        "initiatief_id",
        "pot_id",
        "van",
        "tot",
        "tekst",
        "lopend_op",
        "besloten_van",
        "besloten_tot",
        "exporteerbaar",
        "openbaar",
    }
)
"""The fields of a filter that say where and when is looked; the others say what is counted there."""


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A number to explain: its name, such as `kasboek.deelnames`, and the rows that it is made of (None: it has none of
    its own).
    """

    naam: str
    rijen: Rijen | None = None


def cijfers_achter(behind: Mapping[str, Figure[R]], eerste: str = "") -> dict[str, Cijfer]:
    """The numbers to explain behind the figures of a page, by the names that the page uses.

    `eerste` is the first word that those names leave out, such as "kasboek".
    """
    return {name: Cijfer(f"{eerste}.{name}" if eerste else name, figure.rows) for name, figure in behind.items()}


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """A difference to explain: the same number now and in another period."""

    nu: Cijfer
    toen: Cijfer


@dataclass(frozen=True, slots=True)
class Verklaring:
    """How a number was made, the rows behind it, and what opens behind the name of a part: a number or a record.

    `getal` is the number itself, in the unit it is kept in (a count, cents, minutes, days or years), None when nobody
    knows. `telt` names what each row adds, such as `nieuw_bereikt`, when the name of the number does not say it;
    `samen` tells what they come to when that is something else now than the number rests on.
    """

    herkomst: Herkomst
    rijen: Rijen | None
    achter: Mapping[str, Cijfer | Sleutel] = field(default_factory=dict)
    getal: int | None = None
    telt: str = ""
    samen: str = ""


def basis(wanted: F) -> F:
    """The same place and period, without what is asked there."""
    asked: dict[str, Any] = {one.name: one.default for one in fields(wanted) if one.name not in BREED}
    return replace(wanted, **asked)


def waarvan(store: Store, wanted: Rijen) -> str:
    """Of what the rows are: an initiatief, a pot, a wijk, a gebied, or all wijken."""
    number = getattr(wanted, "initiatief_id", None)
    if number is not None:
        return _known(lambda: initiatieven.get(store, number).naam, f"initiatief {number}")
    pot_id = getattr(wanted, "pot_id", None)
    if pot_id is not None:
        return _known(lambda: handgeld.pot(store, pot_id).naam, f"pot {pot_id}")
    if wanted.wijk_id is not None:
        wijk_id = wanted.wijk_id
        return _known(lambda: wijken.get(store, wijk_id).naam, f"wijk {wijk_id}")
    return getattr(wanted, "gebied", None) or "alle wijken"


def _known(read: Any, otherwise: str) -> str:
    try:
        return str(read())
    except NotFound:
        return otherwise


def periode(van: date | None, tot: date | None) -> str:
    """A period in a sentence, with a space before it; empty without one."""
    first = f" van {format_datum(van)}" if van and tot else f" vanaf {format_datum(van)}" if van else ""
    return f"{first} tot en met {format_datum(tot)}" if tot else first


def begrensd(delen: Sequence[Deel], meer: str) -> tuple[Deel, ...]:
    """The parts to show; of very many the first ones, and how many there are more."""
    if len(delen) <= DELEN:
        return tuple(delen)
    return (*delen[:DELEN], Deel(f"en nog {format_aantal(len(delen) - DELEN)} {meer}", ""))


def geteld(aantal: int, een: str, meer: str) -> str:
    """A count with its noun."""
    return f"{format_aantal(aantal)} {een if aantal == 1 else meer}"


def van_de(aantal: int, geheel: int, meer: str) -> str:
    """A count among all: "12 van de 54 regels"."""
    if aantal == geheel:
        return f"alle {meer} tellen mee: {format_aantal(aantal)}" if aantal else f"er zijn geen {meer}, dus 0"
    return f"{format_aantal(aantal)} van de {format_aantal(geheel)} {meer}"


def let_op(wanted: Rijen | None, *sentences: str) -> tuple[str, ...]:
    """The caveats, with what is left out of these rows."""
    return (*(one for one in sentences if one), *_left_out(wanted))


def _left_out(wanted: Rijen | None) -> Iterator[str]:
    if getattr(wanted, "exporteerbaar", False):
        yield RADAR
