"""Handgeld: small money out of a pot with a plafond, and the rules of every decision (004 §2.2; domain model, 6).

Amounts are integer eurocents. The rules that need only the request, the decision and the state of the pot stand
here, pure; the store applies them inside the write transaction and the database guards the same invariants once more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from frontlijn.domain.dates import format_datum, refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.money import MAX_BEDRAG, check_bedrag, format_bedrag
from frontlijn.domain.pot import Budgetpot, PotMutatie, check_open
from frontlijn.domain.text import clean_line, clean_lines, clean_text, fold
from frontlijn.domain.values import (
    Beslisvorm,
    BesluitUitkomst,
    Criterium,
    Grond,
    MutatieSoort,
    Oordeel,
    Zichtbaarheid,
)

ONBEANTWOORD_DAGEN = 14
"""After this many days an unanswered request asks for attention (domain model, section 9)."""

GEBRUIKELIJK_TOT = 1_000_00
"""Above this amount in cents the form asks a soft question, never a block (003 names 700 to 1.000 euro)."""


@dataclass(frozen=True, slots=True)
class AanvraagInvoer:
    """A request for handgeld; amounts in cents. At least one of initiatief_id, aanvrager, organisatie says who asks."""

    pot_id: int
    onderwerp: str
    gevraagd: int
    ontvangen_op: date
    initiatief_id: int | None = None
    aanvrager: str | None = None
    organisatie: str | None = None
    begroting: int | None = None
    eigen_bijdrage: int | None = None
    cofinanciering: int | None = None
    cofinanciering_zeker: bool = False
    draagvlak: str | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN

    def checked(self, today: date) -> AanvraagInvoer:
        """The same input with its text cleaned; raises Refused at the field that breaks a rule."""
        cleaned = replace(
            self,
            onderwerp=clean_line(self.onderwerp, "onderwerp", required=True),
            aanvrager=clean_line(self.aanvrager, "aanvrager") or None,
            organisatie=clean_line(self.organisatie, "organisatie") or None,
            draagvlak=clean_text(self.draagvlak, "draagvlak"),
        )
        check_bedrag(cleaned.gevraagd, "gevraagd")
        for field in ("begroting", "eigen_bijdrage", "cofinanciering"):
            amount = getattr(cleaned, field)
            if amount is not None and not 0 <= amount <= MAX_BEDRAG:
                raise Refused(f"Dit bedrag kan niet; vul € 0,00 tot {format_bedrag(MAX_BEDRAG)} in.", field)
        refuse_future(cleaned.ontvangen_op, today, "ontvangen_op")
        if cleaned.initiatief_id is None and not cleaned.aanvrager and not cleaned.organisatie:
            raise Refused(
                "Wie vraagt dit aan? Kies een initiatief, of vul een aanvrager of organisatie in.",
                "aanvrager",
            )
        return cleaned


@dataclass(frozen=True, slots=True)
class CriteriumOordeel:
    """The judgement on one criterion, with its reason."""

    criterium: Criterium
    oordeel: Oordeel
    reden: str


@dataclass(frozen=True, slots=True)
class BesluitInvoer:
    """A decision on a request; `bedrag` in cents, 0 without an award. Deciders and abstainers are names."""

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
    """A decision as it stands in the store; `toegekend_netto` is the award minus vrijval, in cents."""

    id: int
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
    beslissers: tuple[str, ...]
    onthouden: tuple[str, ...]
    toegekend_netto: int
    betaald: int

    @property
    def openstaand(self) -> int:
        """Promised and not paid yet, in cents."""
        return self.toegekend_netto - self.betaald


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """A request as it stands in the store, with its decision and the money that followed."""

    id: int
    versie: int
    pot_id: int
    pot: str
    wijk_id: int
    wijk: str
    initiatief_id: int | None
    initiatief: str | None
    aanvrager: str | None
    organisatie: str | None
    onderwerp: str
    gevraagd: int
    begroting: int | None
    eigen_bijdrage: int | None
    cofinanciering: int | None
    cofinanciering_zeker: bool
    draagvlak: str | None
    ontvangen_op: date
    zichtbaarheid: Zichtbaarheid
    geregistreerd_op: str
    besluit: Besluit | None
    mutaties: tuple[PotMutatie, ...]

    @property
    def teruggedraaid(self) -> bool:
        """Whether the award was reversed by a storno: the decision stands, but nothing is granted any more."""
        return any(m.soort is MutatieSoort.TOEKENNING and m.storno_door is not None for m in self.mutaties)


def nodig(aanvraag: AanvraagInvoer | Aanvraag) -> int | None:
    """What is needed in cents: budget less own contribution and certain co-funding; None without budget (V09)."""
    if aanvraag.begroting is None:
        return None
    zeker = aanvraag.cofinanciering or 0 if aanvraag.cofinanciering_zeker else 0
    return aanvraag.begroting - (aanvraag.eigen_bijdrage or 0) - zeker


def check_toekenning(
    aanvraag: AanvraagInvoer | Aanvraag, besluit: BesluitInvoer, pot: Budgetpot, *, vrij: int | None = None
) -> None:
    """Raises Refused when an award breaks V03, V09, V10 or V14.

    `vrij` overrides the pot's vrij besteedbaar in cents, for a caller that has just read it in its transaction.
    """
    free = pot.stand.vrij if vrij is None else vrij
    if besluit.datum < aanvraag.ontvangen_op:
        raise Refused(
            f"Het besluit ({format_datum(besluit.datum)}) ligt voor de ontvangst van de aanvraag "
            f"({format_datum(aanvraag.ontvangen_op)}); kies een latere datum.",
            "datum",
        )
    if not besluit.uitkomst.kent_toe:
        return
    check_open(pot, "pot_id")
    if not pot.van <= besluit.datum <= pot.tot:
        raise Refused(
            f"De pot {pot.naam} loopt van {format_datum(pot.van)} tot en met {format_datum(pot.tot)}; "
            f"{format_datum(besluit.datum)} valt daarbuiten.",
            "datum",
        )
    if besluit.bedrag > aanvraag.gevraagd:
        raise Refused(
            f"Er is {format_bedrag(aanvraag.gevraagd)} gevraagd; meer toekennen kan niet.",
            "bedrag",
        )
    if besluit.uitkomst is BesluitUitkomst.TOEGEKEND and besluit.bedrag < aanvraag.gevraagd:
        raise Refused(
            f'Dit is minder dan de gevraagde {format_bedrag(aanvraag.gevraagd)}; kies dan "deels toegekend".',
            "uitkomst",
        )
    if besluit.uitkomst is BesluitUitkomst.DEELS_TOEGEKEND and besluit.bedrag == aanvraag.gevraagd:
        raise Refused('Dit is het hele gevraagde bedrag; kies dan "toegekend".', "uitkomst")
    need = nodig(aanvraag)
    if need is not None and besluit.bedrag > need and not besluit.afwijking_reden:
        raise Refused(
            f"Volgens de begroting is {format_bedrag(max(need, 0))} nodig na eigen bijdrage en zekere "
            "cofinanciering; ken niet meer toe, of vul bij afwijking in waarom.",
            "bedrag",
        )
    if besluit.bedrag > free:
        raise Refused(
            f"In de pot is {format_bedrag(free)} vrij besteedbaar, "
            f"{format_bedrag(besluit.bedrag - free)} te weinig; ken minder toe of kies een andere pot.",
            "bedrag",
        )


def check_nog_open(aanvraag: Aanvraag) -> None:
    """Raises Refused when this request was decided already."""
    if aanvraag.besluit is not None:
        raise Refused(
            f"Over deze aanvraag is op {format_datum(aanvraag.besluit.datum)} al besloten: "
            f"{aanvraag.besluit.uitkomst.label}."
        )


def check_belang(deciders: Mapping[int, str], abstainers: Collection[int], interested: Collection[int]) -> None:
    """Raises Refused when somebody decides who abstains or has an interest (V08; 004 §2.2).

    `deciders` holds names by the number of the person; `interested` are the applicant and the contact of the
    initiative.
    """
    for number, naam in deciders.items():
        if number in abstainers:
            raise Refused(f"{naam} onthoudt zich; vul in wie er dan beslist.", "beslissers")
        if number in interested:
            raise Refused(
                f"{naam} vraagt dit zelf aan of is contact van het initiatief, en beslist dus niet mee; "
                "laat een ander beslissen.",
                "beslissers",
            )
