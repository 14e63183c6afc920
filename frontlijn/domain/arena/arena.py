"""An arena and its parts: who invests, in which activity, and the sessions in which it was filled in.

Amounts are cents, years calendar years, the discount rate basis points per year.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from frontlijn.domain.arena.bronwaarde import HEEL, LAATSTE_JAAR, VROEGSTE_JAAR
from frontlijn.domain.arena.effect import LANGST, Effect
from frontlijn.domain.errors import Refused
from frontlijn.domain.money import check_bedrag
from frontlijn.domain.text import clean_line, clean_lines, clean_text
from frontlijn.domain.values import ArenaSoort, ArenaStatus, Zichtbaarheid

HORIZON = 20
"""Over so many years an arena counts, unless somebody chooses another number (000)."""

PERIODE = 5
"""So many years make a period; periods are presentation only (000)."""


@dataclass(frozen=True, slots=True)
class ArenaInvoer:
    """What is filled in of an arena itself; a report need not be about one initiative."""

    titel: str
    initiatief_id: int | None
    startjaar: int
    soort: ArenaSoort = ArenaSoort.EIGEN
    horizon: int = HORIZON
    periode: int = PERIODE
    disconto: int = 0
    prijspeil: int | None = None
    status: ArenaStatus = ArenaStatus.IN_OPBOUW
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN
    toelichting: str | None = None

    def checked(self) -> ArenaInvoer:
        """The same with its text cleaned; raises Refused at the field that is wrong (V18)."""
        cleaned = replace(
            self,
            titel=clean_line(self.titel, "titel", required=True),
            toelichting=clean_text(self.toelichting, "toelichting"),
        )
        if self.soort is ArenaSoort.EIGEN and self.initiatief_id is None:
            raise Refused("Kies van welk initiatief deze arena is.", "initiatief_id")
        _check_jaar(self.startjaar, "startjaar")
        if self.prijspeil is not None:
            _check_jaar(self.prijspeil, "prijspeil")
        if not 1 <= self.horizon <= LANGST:
            raise Refused(f"Een arena kijkt 1 tot en met {LANGST} jaar vooruit; gewoon is {HORIZON}.", "horizon")
        if not 1 <= self.periode <= self.horizon:
            raise Refused(f"Een periode is 1 tot en met {self.horizon} jaar: zo ver kijkt deze arena.", "periode")
        if not 0 <= self.disconto <= HEEL:
            raise Refused("Een percentage ligt tussen 0 en 100.", "disconto")
        return cleaned


@dataclass(frozen=True, slots=True)
class Arena:
    """An arena as it stands, without its parts; `initiatief` and `wijk` are names, None for a report on several."""

    id: int
    versie: int
    titel: str
    soort: ArenaSoort
    initiatief_id: int | None
    initiatief: str | None
    wijk_id: int | None
    wijk: str | None
    startjaar: int
    horizon: int
    periode: int
    disconto: int
    prijspeil: int | None
    status: ArenaStatus
    zichtbaarheid: Zichtbaarheid
    toelichting: str | None

    @property
    def eindjaar(self) -> int:
        """The last year inside the horizon."""
        return self.startjaar + self.horizon - 1

    @property
    def invoer(self) -> ArenaInvoer:
        """The input that would make this arena."""
        return ArenaInvoer(**{name: getattr(self, name) for name in ArenaInvoer.__slots__})


@dataclass(frozen=True, slots=True)
class ActiviteitInvoer:
    """The name of an activity."""

    naam: str

    def checked(self) -> ActiviteitInvoer:
        """The same with its text cleaned; raises Refused at `naam`."""
        return replace(self, naam=clean_line(self.naam, "naam", required=True))


@dataclass(frozen=True, slots=True)
class Activiteit:
    """An activity of an arena."""

    id: int
    versie: int
    arena_id: int
    naam: str


@dataclass(frozen=True, slots=True)
class InvesteringInvoer:
    """What a party puts into an activity in a year: cents, or in kind, of which the value may be unknown (None)."""

    activiteit_id: int
    investeerder: str
    jaar: int
    bedrag: int | None
    in_natura: bool = False
    omschrijving: str | None = None
    bron: str | None = None

    def checked(self, arena: Arena) -> InvesteringInvoer:
        """The same with its text cleaned; raises Refused at the field that is wrong."""
        cleaned = replace(
            self,
            investeerder=clean_line(self.investeerder, "investeerder", required=True),
            omschrijving=clean_line(self.omschrijving, "omschrijving", limit=500) or None,
            bron=clean_line(self.bron, "bron", limit=500) or None,
        )
        if not arena.startjaar <= self.jaar <= arena.eindjaar:
            raise Refused(
                f"Deze arena loopt van {arena.startjaar} tot en met {arena.eindjaar}; vul een jaar daarin.", "jaar"
            )
        if self.bedrag is not None:
            check_bedrag(self.bedrag, "bedrag")
        elif not self.in_natura:
            raise Refused("Vul een bedrag in, of kies in natura als het geen geld is.", "bedrag")
        elif not cleaned.omschrijving:
            raise Refused("Schrijf erbij wat er in natura komt, bijvoorbeeld uren of een zaal.", "omschrijving")
        return cleaned


@dataclass(frozen=True, slots=True)
class Investering:
    """An investment as it stands."""

    id: int
    versie: int
    arena_id: int
    activiteit_id: int
    investeerder: str
    jaar: int
    bedrag: int | None
    in_natura: bool
    omschrijving: str | None
    bron: str | None

    @property
    def invoer(self) -> InvesteringInvoer:
        """The input that would make this investment."""
        return InvesteringInvoer(**{name: getattr(self, name) for name in InvesteringInvoer.__slots__})


@dataclass(frozen=True, slots=True)
class ArenaStand:
    """A whole arena at one moment: what is computed, drawn and kept per session."""

    arena: Arena
    activiteiten: tuple[Activiteit, ...] = ()
    investeringen: tuple[Investering, ...] = ()
    effecten: tuple[Effect, ...] = ()

    def effect(self, effect_id: int) -> Effect:
        """One of its effects; raises KeyError."""
        for effect in self.effecten:
            if effect.id == effect_id:
                return effect
        raise KeyError(effect_id)


@dataclass(frozen=True, slots=True)
class SessieInvoer:
    """One time that people sat together over an arena; `deelnemers` are known names or descriptions."""

    datum: date
    deelnemers: tuple[str, ...] = ()
    notities: str | None = None

    def checked(self) -> SessieInvoer:
        """The same with its text cleaned."""
        return replace(
            self,
            deelnemers=clean_lines(self.deelnemers, "deelnemers"),
            notities=clean_text(self.notities, "notities"),
        )


@dataclass(frozen=True, slots=True)
class Sessie:
    """A session as it stands, counted from 1 within its arena. Its state is read apart."""

    id: int
    versie: int
    arena_id: int
    nummer: int
    datum: date
    deelnemers: tuple[str, ...]
    notities: str | None

    @property
    def invoer(self) -> SessieInvoer:
        """The input that would make this session."""
        return SessieInvoer(self.datum, self.deelnemers, self.notities)


def _check_jaar(jaar: int, field: str) -> None:
    if not VROEGSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise Refused("Vul een jaar in van vier cijfers, bijvoorbeeld 2021.", field)
