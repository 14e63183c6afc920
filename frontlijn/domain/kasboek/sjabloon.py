"""Templates: an activity of a wijk under a key from 1 to 9, so that logging it again takes two keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from frontlijn.domain.errors import Refused
from frontlijn.domain.kasboek.regel import KasboekInvoer, Kasboekregel
from frontlijn.domain.numbers import check_aantal
from frontlijn.domain.text import clean_line
from frontlijn.domain.values import Kernwaarde, Leefdomein, Zichtbaarheid

TOETSEN = range(1, 10)
"""The keys that hold a template."""


@dataclass(frozen=True, slots=True)
class SjabloonInvoer:
    """What a template holds; `weekdag` is 0 for Monday to 6, and gives the entry the last such day."""

    titel: str
    wijk_id: int
    toets: int
    initiatief_id: int | None = None
    leefdomeinen: tuple[Leefdomein, ...] = ()
    kernwaarde: Kernwaarde | None = None
    vrijwilligersminuten: int | None = None
    weekdag: int | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN

    def checked(self) -> SjabloonInvoer:
        """The same input with its text cleaned; raises Refused at the field that breaks a rule."""
        if self.toets not in TOETSEN:
            raise Refused("Een sjabloon staat onder een toets van 1 tot en met 9; kies er zo een.", "toets")
        if self.weekdag is not None and self.weekdag not in range(7):
            raise Refused("Kies een dag van maandag tot en met zondag, of laat het leeg.", "weekdag")
        if self.vrijwilligersminuten is not None:
            check_aantal(self.vrijwilligersminuten, "vrijwilligersminuten")
        return replace(
            self,
            titel=clean_line(self.titel, "titel", required=True),
            leefdomeinen=tuple(domein for domein in Leefdomein if domein in self.leefdomeinen),
        )


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """A template as it is offered: kept by a worker (`id` is its number), or made from what happens most (`id` None).

    `keer` is how often it was logged lately, `initiatief` the name of its initiative.
    """

    toets: int
    titel: str
    wijk_id: int
    initiatief_id: int | None
    initiatief: str | None
    leefdomeinen: tuple[Leefdomein, ...]
    kernwaarde: Kernwaarde | None
    vrijwilligersminuten: int | None
    weekdag: int | None
    zichtbaarheid: Zichtbaarheid
    id: int | None
    versie: int
    keer: int

    def invoer(self) -> SjabloonInvoer:
        """The input that would make this template again."""
        return SjabloonInvoer(
            titel=self.titel,
            wijk_id=self.wijk_id,
            toets=self.toets,
            initiatief_id=self.initiatief_id,
            leefdomeinen=self.leefdomeinen,
            kernwaarde=self.kernwaarde,
            vrijwilligersminuten=self.vrijwilligersminuten,
            weekdag=self.weekdag,
            zichtbaarheid=self.zichtbaarheid,
        )

    def regel(self, today: date) -> KasboekInvoer:
        """The entry this template begins: today, or the last day of its weekday."""
        back = 0 if self.weekdag is None else (today.weekday() - self.weekdag) % 7
        return KasboekInvoer(
            titel=self.titel,
            wijk_id=self.wijk_id,
            datum=today - timedelta(days=back),
            initiatief_id=self.initiatief_id,
            leefdomeinen=self.leefdomeinen,
            kernwaarde=self.kernwaarde,
            vrijwilligersminuten=self.vrijwilligersminuten,
            zichtbaarheid=self.zichtbaarheid,
        )


def op_toetsen(kept: Sequence[Sjabloon], frequent: Sequence[Sjabloon]) -> tuple[Sjabloon, ...]:
    """The templates by their key: the kept ones where they were put, the most frequent others on the keys left over."""
    taken = {one.toets: one for one in kept}
    known = {(one.titel.casefold(), one.initiatief_id) for one in kept}
    others = iter([one for one in frequent if (one.titel.casefold(), one.initiatief_id) not in known])
    for key in TOETSEN:
        if key not in taken:
            following = next(others, None)
            if following is None:
                break
            taken[key] = replace(following, toets=key)
    return tuple(taken[key] for key in sorted(taken))


def herhaling(laatste: Kasboekregel, today: date) -> KasboekInvoer:
    """The entry that does the last one again, today: the same activity without what belongs to that one day.

    The story, what worked and what did not, the numbers of people, scores, exchanges and consent are of that day.
    """
    return KasboekInvoer(
        titel=laatste.titel,
        wijk_id=laatste.wijk_id,
        datum=today,
        initiatief_id=laatste.initiatief_id,
        kernwaarde=laatste.kernwaarde,
        leefdomeinen=laatste.leefdomeinen,
        vrijwilligersminuten=laatste.vrijwilligersminuten,
        experiment=laatste.experiment,
        zichtbaarheid=laatste.zichtbaarheid,
    )
