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
    """The judgement on an extra guideline of a wijk, with its reason; it never excludes an award (004 §2.2)."""

    richtlijn_id: int
    oordeel: Oordeel
    reden: str
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class BelangInvoer:
    """Who declares an interest in a request, and which."""

    naam: str
    aard: str

    def checked(self) -> BelangInvoer:
        """The same input with its text cleaned; raises Refused at the field that is missing."""
        naam = clean_line(self.naam, "naam")
        if not naam:
            raise Refused("Wie heeft er een belang? Vul de naam in.", "naam")
        aard = clean_line(self.aard, "aard")
        if not aard:
            raise Refused(f"Welk belang heeft {naam}? Vul het in, bijvoorbeeld: buurman van de aanvrager.", "aard")
        return BelangInvoer(naam, aard)


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

        Fields of the criteria are named `C1` to `C4`, those of the guidelines `richtlijn 3` by their number. Who
        declares an interest abstains. Rules: V06, V07, V08 (domain model, section 5).
        """
        belangen = _clean_belangen(self.belangen)
        cleaned = replace(
            self,
            oordelen=tuple(replace(o, reden=clean_text(o.reden, o.criterium.value) or "") for o in self.oordelen),
            beslissers=clean_lines(self.beslissers, "beslissers"),
            onthouden=clean_lines((*self.onthouden, *(belang.naam for belang in belangen)), "onthouden"),
            belangen=belangen,
            motivering=clean_text(self.motivering, "motivering"),
            voorwaarden=clean_text(self.voorwaarden, "voorwaarden"),
            naar=clean_line(self.naar, "naar") or None,
            afwijking_reden=clean_text(self.afwijking_reden, "afwijking_reden"),
            richtlijnen=tuple(_clean_richtlijn(oordeel) for oordeel in self.richtlijnen),
            herziening_reden=clean_text(self.herziening_reden, "herziening_reden"),
        )
        refuse_future(cleaned.datum, today, "datum")
        check_oordelen(cleaned.oordelen, cleaned.uitkomst)
        _check_uitkomst(cleaned)
        _check_beslissers(cleaned)
        return cleaned


def richtlijn_veld(richtlijn_id: int) -> str:
    """The name of the field where the judgement on this guideline of the wijk belongs."""
    return f"richtlijn {richtlijn_id}"


def _clean_richtlijn(oordeel: RichtlijnOordeel) -> RichtlijnOordeel:
    field = richtlijn_veld(oordeel.richtlijn_id)
    reden = clean_text(oordeel.reden, field)
    if reden is None:
        raise Refused("Schrijf een reden bij deze richtlijn van de wijk.", field)
    return replace(oordeel, reden=reden)


def _clean_belangen(belangen: Sequence[BelangInvoer]) -> tuple[BelangInvoer, ...]:
    """Each interest cleaned, once; a form has one field for all of them."""
    try:
        cleaned = [belang.checked() for belang in belangen]
    except Refused as error:
        raise Refused(error.message, "belangen") from error
    return tuple({(fold(belang.naam), fold(belang.aard)): belang for belang in cleaned}.values())


def _check_uitkomst(besluit: BesluitInvoer) -> None:
    """Each outcome has what belongs to it, and nothing else (V07)."""
    uitkomst = besluit.uitkomst
    if uitkomst.kent_toe:
        check_bedrag(besluit.bedrag, "bedrag")
    elif besluit.bedrag:
        raise Refused(f"Bij {uitkomst.label} hoort geen bedrag; laat het bedrag leeg.", "bedrag")
    if uitkomst is BesluitUitkomst.AFGEWEZEN:
        _check_afwijzing(besluit)
    elif besluit.grond is not None:
        raise Refused("Een grond hoort alleen bij een afwijzing; laat de grond leeg.", "grond")
    if uitkomst is BesluitUitkomst.DOORVERWEZEN and not besluit.naar:
        raise Refused("Naar welk fonds of loket verwijs je door? Vul dat in.", "naar")
    if uitkomst is not BesluitUitkomst.DOORVERWEZEN and besluit.naar:
        raise Refused("Een ander fonds hoort alleen bij doorverwezen; laat het leeg.", "naar")


def _check_beslissers(besluit: BesluitInvoer) -> None:
    """V08: who has an interest or abstains does not decide."""
    belang = {fold(b.naam): b.aard for b in besluit.belangen}
    abstained = {fold(naam) for naam in besluit.onthouden}
    for naam in besluit.beslissers:
        if fold(naam) in belang:
            raise Refused(meldde_belang(naam, belang[fold(naam)]), "beslissers")
        if fold(naam) in abstained:
            raise Refused(f"{naam} kan niet beslissen én zich onthouden; kies een van de twee.", "onthouden")


def meldde_belang(naam: str, aard: str) -> str:
    """The sentence that refuses a decider with a declared interest."""
    return f"{naam} meldde een belang: {aard}. Laat een ander beslissen; meepraten mag wel."


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
