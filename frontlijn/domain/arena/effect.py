"""An effect: what an activity brings about, in one leefdomein, for whom, and what it is multiplied from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from frontlijn.domain.arena.bronwaarde import HEEL, VROEGSTE_JAAR, Bronwaarde
from frontlijn.domain.errors import Refused
from frontlijn.domain.numbers import format_procent
from frontlijn.domain.text import clean_line, clean_text
from frontlijn.domain.values import (
    Factor,
    IncasseerderGroep,
    Kwantificering,
    Leefdomein,
    Teken,
    Verloopcurve,
    WaardePer,
)

LANGST = 100
"""No effect lasts longer than so many years."""


@dataclass(frozen=True, slots=True)
class Groepsdeel:
    """Which share of an effect a group collects, in basis points, and who that is ("zorgverzekeraar")."""

    groep: IncasseerderGroep
    aandeel: int
    wie: str | None = None


@dataclass(frozen=True, slots=True)
class EffectInvoer:
    """What is filled in of an effect. `start` is a year, `looptijd` whole years, `dropoff` basis points per year.

    `factoren` may hold several values of one factor, of which one is chosen. A PM effect has none, and no course.
    """

    activiteit_id: int
    naam: str
    leefdomein: Leefdomein
    groepen: tuple[Groepsdeel, ...]
    teken: Teken = Teken.BAAT
    kwantificering: Kwantificering = Kwantificering.EURO
    opeisbaar: bool = True
    eenheid: str | None = None
    factoren: tuple[Bronwaarde, ...] = ()
    waarde_per: WaardePer = WaardePer.JAAR
    start: int | None = None
    looptijd: int | None = None
    curve: Verloopcurve | None = None
    dropoff: int | None = None
    toelichting: str | None = None

    def checked(self, startjaar: int) -> EffectInvoer:
        """The same with its text cleaned, for an arena that begins in `startjaar`; raises Refused at the field that is
        wrong (V01, V17, V18).
        """
        cleaned = replace(
            self,
            naam=clean_line(self.naam, "naam", required=True),
            eenheid=clean_line(self.eenheid, "eenheid") or None,
            toelichting=clean_text(self.toelichting, "toelichting"),
            groepen=checked_groepen(self.groepen),
            factoren=tuple(value.checked() for value in self.factoren),
        )
        if cleaned.kwantificering is Kwantificering.PM:
            if cleaned.factoren:
                raise Refused(
                    "Een PM-effect staat er zonder getallen; haal ze weg, of kies in euro.", cleaned.factoren[0].factor
                )
            return replace(cleaned, start=None, looptijd=None, curve=None, dropoff=None)
        _check_factoren(cleaned.factoren)
        return _checked_verloop(cleaned, startjaar)


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect as it stands. What holds for its input holds for it: a quantified one has all its factors (V17)."""

    id: int
    versie: int
    arena_id: int
    activiteit_id: int
    naam: str
    leefdomein: Leefdomein
    groepen: tuple[Groepsdeel, ...]
    teken: Teken
    kwantificering: Kwantificering
    opeisbaar: bool
    eenheid: str | None
    factoren: tuple[Bronwaarde, ...]
    waarde_per: WaardePer
    start: int | None
    looptijd: int | None
    curve: Verloopcurve | None
    dropoff: int | None
    toelichting: str | None

    def factor(self, factor: Factor) -> Bronwaarde:
        """The chosen value of a factor; raises KeyError for a PM effect."""
        for value in self.factoren:
            if value.factor is factor and value.gekozen:
                return value
        raise KeyError(factor)

    @property
    def in_euro(self) -> bool:
        """Whether it is counted in money."""
        return self.kwantificering is Kwantificering.EURO

    @property
    def invoer(self) -> EffectInvoer:
        """The input that would make this effect."""
        return EffectInvoer(**{name: getattr(self, name) for name in EffectInvoer.__slots__})


def checked_groepen(groepen: Sequence[Groepsdeel]) -> tuple[Groepsdeel, ...]:
    """The groups in the order of the domain, without those of nothing; raises Refused at `groepen` when the shares are
    not the whole together (V01).
    """
    shares = {deel.groep: replace(deel, wie=clean_line(deel.wie, "groepen") or None) for deel in groepen}
    if len(shares) < len(groepen):
        raise Refused("Noem elke groep één keer.", "groepen")
    for deel in shares.values():
        if not 0 <= deel.aandeel <= HEEL:
            raise Refused("Een percentage ligt tussen 0 en 100.", "groepen")
    together = sum(deel.aandeel for deel in shares.values())
    if together != HEEL:
        raise Refused(
            f"De verdeling over wie het krijgt is samen {format_procent(together)}; maak er 100 % van.", "groepen"
        )
    return tuple(shares[groep] for groep in IncasseerderGroep if groep in shares and shares[groep].aandeel)


def _check_factoren(values: Sequence[Bronwaarde]) -> None:
    for factor in Factor:
        chosen = [value for value in values if value.factor is factor and value.gekozen]
        if not chosen:
            Bronwaarde(factor, None).checked()
            raise Refused("Vul in welk deel ook zonder jullie was gebeurd, of kies onbekend.", factor.value)
        if len(chosen) > 1:
            raise Refused(f"Kies bij {factor.label} één waarde.", factor.value)
        others = sum(value.factor is factor for value in values) > 1
        if others and not chosen[0].reden:
            raise Refused(
                f"Er zijn meer waarden voor {factor.label}; schrijf erbij waarom je deze kiest.",
                f"{factor.value}_reden",
            )


def _checked_verloop(effect: EffectInvoer, startjaar: int) -> EffectInvoer:
    _check_start(effect, startjaar)
    curve = effect.curve or Verloopcurve.GELIJKMATIG
    looptijd = effect.looptijd
    if curve is Verloopcurve.EENMALIG:
        looptijd = 1 if looptijd is None else looptijd
        if looptijd != 1:
            raise Refused("Wat eenmalig is, duurt één jaar; vul 1 in, of kies een ander verloop.", "looptijd")
    if looptijd is None:
        raise Refused("Vul in hoeveel jaar het effect duurt, bijvoorbeeld 5.", "looptijd")
    if not 1 <= looptijd <= LANGST:
        raise Refused(f"Een effect duurt 1 tot en met {LANGST} jaar.", "looptijd")
    if effect.dropoff is not None:
        if curve is not Verloopcurve.AFLOPEND:
            raise Refused("Hoeveel er elk jaar af gaat, hoort bij een aflopend effect.", "dropoff")
        if not 0 <= effect.dropoff <= HEEL:
            raise Refused("Een percentage ligt tussen 0 en 100.", "dropoff")
    return replace(effect, curve=curve, looptijd=looptijd)


def _check_start(effect: EffectInvoer, startjaar: int) -> None:
    if effect.start is None or effect.start < VROEGSTE_JAAR:
        raise Refused("Vul in in welk jaar het effect begint, bijvoorbeeld 2024.", "start")
    if effect.start < startjaar:
        raise Refused(
            f"Dit effect begint voor de arena, die in {startjaar} begint; vul {startjaar} of later in.", "start"
        )
    if effect.start > startjaar + LANGST:
        raise Refused(f"Dat is meer dan {LANGST} jaar na het begin van de arena; kijk het jaar na.", "start")
