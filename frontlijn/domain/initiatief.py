"""Initiatief: anything residents start or run for their wijk. Only a name and a wijk are required."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.numbers import check_aantal
from frontlijn.domain.text import clean_line, clean_lines, clean_text
from frontlijn.domain.values import Benadering, Fase, InitiatiefType, Zichtbaarheid

KWETSBAAR_TOT = 2
"""An initiative carried by this many aanjagers or fewer is vulnerable (002)."""

BEVESTIGD_DAGEN = 180
"""After this many days without confirmation an initiative asks for attention (domain model, section 9)."""


GEPLAND_DAGEN = 365
"""A start may be planned, up to this many days ahead: what lies further is a slip of the pen."""


def check_startdatum(startdatum: date | None, today: date) -> None:
    """Raises Refused at `startdatum` when it lies further ahead than a plan does."""
    last = today + timedelta(days=GEPLAND_DAGEN)
    if startdatum is not None and startdatum > last:
        raise Refused(
            f"{format_datum(startdatum)} ligt meer dan een jaar vooruit; vul een startdatum tot en met "
            f"{format_datum(last)} in, of laat hem leeg.",
            "startdatum",
        )


@dataclass(frozen=True, slots=True)
class InitiatiefInvoer:
    """What a worker gives to register or change an initiative.

    `contact` and `organisatie` are names, found or made on saving. It came from `uit_regel_id` or
    `uit_initiatief_id`, or from neither.
    """

    naam: str
    wijk_id: int
    aliassen: tuple[str, ...] = ()
    type: InitiatiefType | None = None
    fase: Fase | None = None
    benadering: Benadering | None = None
    benadering_reden: str | None = None
    omschrijving: str | None = None
    startdatum: date | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN
    aanjagers: int | None = None
    vrijwilligers: int | None = None
    betaalde_krachten: int | None = None
    contact: str | None = None
    organisatie: str | None = None
    les: str | None = None
    uit_regel_id: int | None = None
    uit_initiatief_id: int | None = None

    def checked(self) -> InitiatiefInvoer:
        """The same input with its text cleaned; raises Refused at the field that breaks a rule (V21)."""
        cleaned = replace(
            self,
            naam=clean_line(self.naam, "naam", required=True),
            aliassen=clean_lines(self.aliassen, "aliassen"),
            benadering_reden=clean_text(self.benadering_reden, "benadering_reden"),
            omschrijving=clean_text(self.omschrijving, "omschrijving"),
            contact=clean_line(self.contact, "contact") or None,
            organisatie=clean_line(self.organisatie, "organisatie") or None,
            les=clean_text(self.les, "les"),
        )
        if cleaned.fase is Fase.MISLUKT and not cleaned.les:
            raise Refused("Mislukken mag, maar schrijf erbij wat we ervan leerden: vul de les in.", "les")
        if cleaned.uit_regel_id is not None and cleaned.uit_initiatief_id is not None:
            raise Refused("Een initiatief komt uit één ander ding voort; kies een regel of een initiatief.", "uit")
        for field in ("aanjagers", "vrijwilligers", "betaalde_krachten"):
            number = getattr(cleaned, field)
            if number is not None:
                check_aantal(number, field)
        return cleaned


@dataclass(frozen=True, slots=True)
class Initiatief:
    """An initiative as it stands in the store. `versie` counts its edits; editing an older version is refused."""

    id: int
    versie: int
    naam: str
    aliassen: tuple[str, ...]
    wijk_id: int
    wijk: str
    type: InitiatiefType | None
    fase: Fase | None
    benadering: Benadering | None
    benadering_reden: str | None
    omschrijving: str | None
    startdatum: date | None
    zichtbaarheid: Zichtbaarheid
    aanjagers: int | None
    vrijwilligers: int | None
    betaalde_krachten: int | None
    contact_persoon_id: int | None
    contact: str | None
    contact_organisatie_id: int | None
    organisatie: str | None
    laatst_bevestigd_op: date
    les: str | None
    geregistreerd_op: str
    kasboekregels: int
    uit_regel_id: int | None = None
    uit_initiatief_id: int | None = None
    uit: str | None = None

    @property
    def kwetsbaar(self) -> bool:
        """Carried by two or fewer aanjagers (002); unknown is not vulnerable."""
        return self.loopt and self.aanjagers is not None and self.aanjagers <= KWETSBAAR_TOT

    @property
    def loopt(self) -> bool:
        """Still alive: not stopped, failed or handed over."""
        return self.fase is None or self.fase.loopt

    def invoer(self) -> InitiatiefInvoer:
        """The input that would make this initiative again: what an edit form starts from."""
        return InitiatiefInvoer(
            naam=self.naam,
            wijk_id=self.wijk_id,
            aliassen=self.aliassen,
            type=self.type,
            fase=self.fase,
            benadering=self.benadering,
            benadering_reden=self.benadering_reden,
            omschrijving=self.omschrijving,
            startdatum=self.startdatum,
            zichtbaarheid=self.zichtbaarheid,
            aanjagers=self.aanjagers,
            vrijwilligers=self.vrijwilligers,
            betaalde_krachten=self.betaalde_krachten,
            contact=self.contact,
            organisatie=self.organisatie,
            les=self.les,
            uit_regel_id=self.uit_regel_id,
            uit_initiatief_id=self.uit_initiatief_id,
        )
