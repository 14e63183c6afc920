"""Consent: a story leaves the laptop only as far and as long as who it is about agreed to (domain model, 14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from frontlijn.domain.dates import format_datum, refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.text import fold
from frontlijn.domain.values import Bereik, Zichtbaarheid

DUUR_DAGEN = 365
"""So many days consent holds when no end was agreed."""

_TUSSENVOEGSELS = frozenset(
    {"a", "aan", "bij", "de", "den", "der", "di", "el", "en", "het", "in", "la", "le", "op", "ten", "ter", "uit", "van"}
)


@dataclass(frozen=True, slots=True)
class Toestemming:
    """What is known of an entry about how far its story may go."""

    bereik: Bereik
    toestemming_op: date | None
    toestemming_tot: date | None
    zichtbaarheid: Zichtbaarheid


class MetToestemming(Protocol):
    """An entry, or what is known of its consent."""

    @property
    def bereik(self) -> Bereik: ...
    @property
    def toestemming_op(self) -> date | None: ...
    @property
    def toestemming_tot(self) -> date | None: ...
    @property
    def zichtbaarheid(self) -> Zichtbaarheid: ...


def toestemming_tot(op: date, tot: date | None) -> date:
    """The last day of a consent: the one agreed, else a year after it was given."""
    return tot or op + timedelta(days=DUUR_DAGEN)


def check_toestemming(bereik: Bereik, op: date | None, tot: date | None, today: date) -> None:
    """Raises Refused when a story may go further than this laptop without a day of consent, or ends before it."""
    if op is not None:
        refuse_future(op, today, "toestemming_op")
    if bereik is Bereik.INTERN:
        if tot is not None and op is not None and tot < op:
            raise Refused(_before(op), "toestemming_tot")
        return
    if op is None:
        raise Refused(
            "Een verhaal gaat alleen mee met toestemming; vul de dag in waarop iemand ja zei, of laat het intern.",
            "toestemming_op",
        )
    if tot is not None and tot < op:
        raise Refused(_before(op), "toestemming_tot")


def check_pseudoniem(pseudoniem: str | None, van: str | None) -> None:
    """Raises Refused at `pseudoniem` when it is, or holds a part of, the name of who gave consent."""
    shared = {fold(word) for word in (pseudoniem or "").split()} & {fold(word) for word in (van or "").split()}
    if shared - _TUSSENVOEGSELS:
        raise Refused("Een schuilnaam is geen deel van de echte naam; kies een andere.", "pseudoniem")


def check_verhaal(was: MetToestemming, bereik: Bereik, op: date | None) -> None:
    """Raises Refused at `toestemming_op` when a story that changed may go on the consent that was given before."""
    if bereik is not Bereik.INTERN and was.bereik is not Bereik.INTERN and op is not None and op == was.toestemming_op:
        raise Refused(
            f"Het verhaal is veranderd na de toestemming van {format_datum(op)}; vul in wanneer iemand hier ja op zei, "
            "of zet het op: blijft hier.",
            "toestemming_op",
        )


def waarom_niet(regel: MetToestemming, naar: Bereik, today: date) -> str | None:
    """Why the story of an entry may not go that far today, in Dutch; None when it may. On this laptop it always may."""
    if naar is Bereik.INTERN:
        return None
    if regel.zichtbaarheid is Zichtbaarheid.ONDER_DE_RADAR:
        return "onder de radar"
    reach = list(Bereik)
    if reach.index(regel.bereik) < reach.index(naar):
        return "geen toestemming" if regel.bereik is Bereik.INTERN else "geen toestemming om het openbaar te maken"
    if regel.toestemming_tot is None or regel.toestemming_tot < today:
        until = "" if regel.toestemming_tot is None else f" op {format_datum(regel.toestemming_tot)}"
        return f"toestemming verlopen{until}"
    return None


def hoe_ver(regel: MetToestemming, today: date) -> str:
    """How far the story of an entry may go today, and until when, in Dutch."""
    for naar in (Bereik.OPENBAAR, Bereik.EXPORT):
        if waarom_niet(regel, naar, today) is None:
            until = f" tot en met {format_datum(regel.toestemming_tot)}" if regel.toestemming_tot else ""
            return f"{naar.label}{until}"
    return f"{Bereik.INTERN.label}: {waarom_niet(regel, Bereik.EXPORT, today)}"


def mag_mee(regel: MetToestemming, naar: Bereik, today: date) -> bool:
    """Whether the story of an entry may go that far today."""
    return waarom_niet(regel, naar, today) is None


def _before(op: date) -> str:
    return f"De toestemming kan niet eindigen voor ze begint; vul een dag vanaf {format_datum(op)} in."
