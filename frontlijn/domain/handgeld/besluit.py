"""A decision on a request: its outcome, its reasons, who took it (004 §2.2; domain model, V06, V07).

Amounts are integer eurocents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from frontlijn.domain.dates import refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.money import check_bedrag
from frontlijn.domain.text import clean_line, clean_lines, clean_text, fold
from frontlijn.domain.values import (
    Beslisvorm,
    BesluitUitkomst,
    Criterium,
    Grond,
    Oordeel,
)


@dataclass(frozen=True, slots=True)
class CriteriumOordeel:
    """The judgement on one criterion, with its reason."""

    criterium: Criterium
    oordeel: Oordeel
    reden: str


@dataclass(frozen=True, slots=True)
class RichtlijnOordeel:
    """The judgement on one of the extra guidelines of a wijk, with its reason; it never excludes an award (004 §2.2)."""

    richtlijn_id: int
    oordeel: Oordeel
    reden: str
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class BelangInvoer:
    """Who declares an interest in a request, and which."""

    naam: str
    aard: str


@dataclass(frozen=True, slots=True)
class BesluitInvoer:
    """A decision on a request; `bedrag` in cents, 0 without an award. Deciders and abstainers are names.

    Who declares an interest in `belangen` is kept as such, and abstains. `herziening_reden` is given when this decision
    replaces an earlier one, and only then.
    """

    uitkomst: BesluitUitkomst
    datum: date
    oordelen: tuple[CriteriumOordeel, ...]
    bedrag: int = 0
    beslisvorm: Beslisvorm = Beslisvorm.FRONTLIJNFUNCTIONARIS
    beslissers: tuple[str, ...] = ()
    onthouden: tuple[str, ...] = ()
    motivering: str | None = None
    voorwaarden: str | None = None
    grond: Grond | None = None
    naar: str | None = None
    afwijking_reden: str | None = None
    richtlijnen: tuple[RichtlijnOordeel, ...] = ()
    belangen: tuple[BelangInvoer, ...] = ()
    herziening_reden: str | None = None

    def checked(self, today: date) -> BesluitInvoer:
        """The same input with its text cleaned; raises Refused at the field that breaks a rule of the decision.

        Fields of the criteria are named `C1` to `C4`. Rules: V06, V07 (domain model, section 5).
        """
        cleaned = replace(
            self,
            oordelen=tuple(replace(o, reden=clean_text(o.reden, o.criterium.value) or "") for o in self.oordelen),
            beslissers=clean_lines(self.beslissers, "beslissers"),
            onthouden=clean_lines(self.onthouden, "onthouden"),
            motivering=clean_text(self.motivering, "motivering"),
            voorwaarden=clean_text(self.voorwaarden, "voorwaarden"),
            naar=clean_line(self.naar, "naar") or None,
            afwijking_reden=clean_text(self.afwijking_reden, "afwijking_reden"),
        )
        refuse_future(cleaned.datum, today, "datum")
        check_oordelen(cleaned.oordelen, cleaned.uitkomst)
        if cleaned.uitkomst.kent_toe:
            check_bedrag(cleaned.bedrag, "bedrag")
        elif cleaned.bedrag:
            raise Refused(f"Bij {cleaned.uitkomst.label} hoort geen bedrag; laat het bedrag leeg.", "bedrag")
        if cleaned.uitkomst is BesluitUitkomst.AFGEWEZEN:
            _check_afwijzing(cleaned)
        elif cleaned.grond is not None:
            raise Refused("Een grond hoort alleen bij een afwijzing; laat de grond leeg.", "grond")
        if cleaned.uitkomst is BesluitUitkomst.DOORVERWEZEN and not cleaned.naar:
            raise Refused("Naar welk fonds of loket verwijs je door? Vul dat in.", "naar")
        if cleaned.uitkomst is not BesluitUitkomst.DOORVERWEZEN and cleaned.naar:
            raise Refused("Een ander fonds hoort alleen bij doorverwezen; laat het leeg.", "naar")
        abstained = {fold(naam) for naam in cleaned.onthouden}
        both = [naam for naam in cleaned.beslissers if fold(naam) in abstained]
        if both:
            raise Refused(f"{both[0]} kan niet beslissen én zich onthouden; kies een van de twee.", "onthouden")
        return cleaned


def check_oordelen(oordelen: Sequence[CriteriumOordeel], uitkomst: BesluitUitkomst) -> None:
    """Raises Refused at the criterion that lacks a reason or excludes an award (V06)."""
    by_criterium = {o.criterium: o for o in oordelen}
    for criterium in Criterium:
        oordeel = by_criterium.get(criterium)
        if oordeel is None:
            raise Refused(f"Geef een oordeel bij: {criterium.label.lower()} ({criterium.value}).", criterium.value)
        if not oordeel.reden.strip():
            raise Refused(f"Schrijf een reden bij: {criterium.label.lower()} ({criterium.value}).", criterium.value)
        if uitkomst.kent_toe and criterium.is_eis and oordeel.oordeel is Oordeel.VOLDOET_NIET:
            raise Refused(
                f'{criterium.label} is een eis; met "voldoet niet" kan er geen toekenning zijn. '
                "Wijs af, verwijs door, of pas het oordeel aan.",
                criterium.value,
            )


def _check_afwijzing(besluit: BesluitInvoer) -> None:
    """V07: a refusal has a ground and says to the applicant why."""
    if besluit.grond is None:
        grounds = ", of ".join(grond.label for grond in Grond)
        raise Refused(f"Waarop rust de afwijzing? Kies een grond: {grounds}.", "grond")
    if not besluit.motivering:
        raise Refused("Schrijf voor de aanvrager in gewone taal waarom het niet kan.", "motivering")
    unmet = any(o.criterium.is_eis and o.oordeel is Oordeel.VOLDOET_NIET for o in besluit.oordelen)
    if besluit.grond is Grond.CRITERIA and not unmet:
        raise Refused(
            'De grond is een eis, maar alle eisen (C2, C3, C4) zijn in orde; zet er een op "voldoet niet" '
            "of kies plafond of prioritering.",
            "grond",
        )


@dataclass(frozen=True, slots=True)
class Besluit:
    """A decision as it stands in the store.

    `toegekend_netto` is what is awarded on the request minus vrijval and `betaald` what was paid on it, in cents: both
    over all decisions on the request, since a revision goes on with the money of the one it replaces.
    """

    id: int
    aanvraag_id: int
    vervangt_id: int | None
    herziening_reden: str | None
    fonds_id: int | None
    geregistreerd_op: str
    uitkomst: BesluitUitkomst
    bedrag: int
    datum: date
    beslisvorm: Beslisvorm
    motivering: str | None
    voorwaarden: str | None
    grond: Grond | None
    naar: str | None
    afwijking_reden: str | None
    oordelen: tuple[CriteriumOordeel, ...]
    richtlijnen: tuple[RichtlijnOordeel, ...]
    beslissers: tuple[str, ...]
    onthouden: tuple[str, ...]
    toegekend_netto: int
    betaald: int

    @property
    def openstaand(self) -> int:
        """Promised and not paid yet, in cents."""
        return self.toegekend_netto - self.betaald
