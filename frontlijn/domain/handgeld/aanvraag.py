"""A request for handgeld.

Amounts are integer eurocents.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

from frontlijn.domain.dates import format_datum, refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.besluit import Besluit
from frontlijn.domain.handgeld.pot import PotMutatie
from frontlijn.domain.money import MAX_BEDRAG, check_bedrag, format_bedrag
from frontlijn.domain.text import clean_line, clean_text
from frontlijn.domain.values import AanvraagStatus, Bewonersrol, MutatieSoort, Zichtbaarheid

ONBEANTWOORD_DAGEN = 14
"""After this many days an unanswered request asks for attention (domain model, section 9)."""


@dataclass(frozen=True, slots=True)
class AanvraagInvoer:
    """A request for handgeld; amounts in cents. At least one of initiatief_id, aanvrager, organisatie says who asks.

    `draagvlak` says who stands behind it, `buurt_betrokken` how the neighbours were involved; a role of the residents
    that is None is unknown. A request is openbaar; `intern` keeps it out of the open data and needs
    `vertrouwelijk_reden` (003: everything is public, unless).
    """

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
    buurt_betrokken: str | None = None
    rol_planvorming: Bewonersrol | None = None
    rol_besluitvorming: Bewonersrol | None = None
    rol_uitvoering: Bewonersrol | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.OPENBAAR
    vertrouwelijk_reden: str | None = None

    def checked(self, today: date) -> AanvraagInvoer:
        """The same input with its text cleaned; raises Refused at the field that breaks a rule."""
        cleaned = replace(
            self,
            onderwerp=clean_line(self.onderwerp, "onderwerp", required=True),
            aanvrager=clean_line(self.aanvrager, "aanvrager") or None,
            organisatie=clean_line(self.organisatie, "organisatie") or None,
            draagvlak=clean_text(self.draagvlak, "draagvlak"),
            buurt_betrokken=clean_text(self.buurt_betrokken, "buurt_betrokken"),
            vertrouwelijk_reden=clean_text(self.vertrouwelijk_reden, "vertrouwelijk_reden"),
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
        check_openbaar(cleaned.zichtbaarheid, cleaned.vertrouwelijk_reden)
        return cleaned


def check_openbaar(zichtbaarheid: Zichtbaarheid, reden: str | None) -> None:
    """Raises Refused at `vertrouwelijk_reden`: a request is public, unless there is a reason (003)."""
    intern = zichtbaarheid is Zichtbaarheid.INTERN
    if intern and not reden:
        raise Refused(
            "Een aanvraag is openbaar, tenzij er een reden is; vul in waarom deze intern blijft.",
            "vertrouwelijk_reden",
        )
    if not intern and reden:
        raise Refused(
            f"Deze aanvraag is {zichtbaarheid.label}; laat de reden voor intern leeg, of kies intern.",
            "vertrouwelijk_reden",
        )


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """A request as it stands in the store, with the decision that stands and the money that followed.

    `besluit` is the decision that no other replaced; `status_op` the day since when the status is what it is.
    """

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
    buurt_betrokken: str | None
    rol_planvorming: Bewonersrol | None
    rol_besluitvorming: Bewonersrol | None
    rol_uitvoering: Bewonersrol | None
    ontvangen_op: date
    zichtbaarheid: Zichtbaarheid
    vertrouwelijk_reden: str | None
    geregistreerd_op: str
    status: AanvraagStatus
    status_op: date
    status_reden: str | None
    besluit: Besluit | None
    mutaties: tuple[PotMutatie, ...]

    @property
    def teruggedraaid(self) -> bool:
        """Whether the award was reversed by a storno: the decision stands, but nothing is granted any more."""
        return any(
            m.soort is MutatieSoort.TOEKENNING
            and m.storno_door is not None
            and self.besluit is not None
            and m.besluit_id == self.besluit.id
            for m in self.mutaties
        )

    def invoer(self) -> AanvraagInvoer:
        """The input that would make this request again: what an edit starts from."""
        return AanvraagInvoer(**{field.name: getattr(self, field.name) for field in fields(AanvraagInvoer)})


def nodig(aanvraag: AanvraagInvoer | Aanvraag) -> int | None:
    """What is needed in cents: budget less own contribution and certain co-funding; None without budget (V09)."""
    if aanvraag.begroting is None:
        return None
    zeker = aanvraag.cofinanciering or 0 if aanvraag.cofinanciering_zeker else 0
    return aanvraag.begroting - (aanvraag.eigen_bijdrage or 0) - zeker


@dataclass(frozen=True, slots=True)
class Stap:
    """A change of where a request is: taken up, held, withdrawn. `wie` wrote it down, `reden` says why."""

    status: AanvraagStatus
    datum: date
    reden: str | None
    wie: str
    geregistreerd_op: str


@dataclass(frozen=True, slots=True)
class Belang:
    """An interest that somebody declared in a request: they may inform, they do not decide (V08; 004 §2.2)."""

    naam: str
    aard: str
    datum: date
    wie: str
    geregistreerd_op: str


def dagen_open(aanvraag: Aanvraag, today: date) -> int | None:
    """How many days somebody has waited for a decision; None when it was taken, or the request withdrawn."""
    if aanvraag.besluit is not None or aanvraag.status is AanvraagStatus.INGETROKKEN:
        return None
    return (today - aanvraag.ontvangen_op).days


def wacht_te_lang(aanvraag: Aanvraag, today: date) -> bool:
    """Whether a request asks for attention; one that is held still waits (domain model, section 9)."""
    dagen = dagen_open(aanvraag, today)
    return dagen is not None and dagen >= ONBEANTWOORD_DAGEN


def check_wijzigbaar(aanvraag: Aanvraag) -> None:
    """Raises Refused when the request was decided: the decision rests on what it said (V11)."""
    if aanvraag.besluit is not None:
        raise Refused(
            f"Over deze aanvraag is op {format_datum(aanvraag.besluit.datum)} besloten; wat er toen stond blijft zo."
        )


def check_bewerking(aanvraag: Aanvraag, invoer: AanvraagInvoer, eerste_stap: date | None) -> None:
    """Raises Refused when a request cannot become this checked input; `eerste_stap` is the day of its first step."""
    check_wijzigbaar(aanvraag)
    if eerste_stap is not None and invoer.ontvangen_op > eerste_stap:
        raise Refused(
            f"Op {format_datum(eerste_stap)} is er al iets met deze aanvraag gedaan; "
            "hij kan niet later ontvangen zijn. Kies die dag of een eerdere.",
            "ontvangen_op",
        )


def check_status(aanvraag: Aanvraag, status: AanvraagStatus, datum: date, reden: str | None, today: date) -> None:
    """Raises Refused when a worker cannot set this status on this day; `reden` is clean text.

    In behandeling, aangehouden and ingetrokken are set by hand. A request that is held says what it waits for: no
    initiative goes without an answer (004).
    """
    if aanvraag.besluit is not None:
        raise Refused(
            f"Over deze aanvraag is op {format_datum(aanvraag.besluit.datum)} al besloten; "
            "met een herziening neem je een nieuw besluit.",
            "status",
        )
    if status is AanvraagStatus.ONTVANGEN:
        raise Refused("Ontvangen is hoe elke aanvraag begint; kies een andere status.", "status")
    if status is AanvraagStatus.BESLOTEN:
        raise Refused("Besloten wordt een aanvraag door een besluit; neem een besluit.", "status")
    if status is aanvraag.status and not (status is AanvraagStatus.AANGEHOUDEN and reden != aanvraag.status_reden):
        raise Refused(
            f"Deze aanvraag is al {status.label}, sinds {format_datum(aanvraag.status_op)}; kies een andere status.",
            "status",
        )
    if status is AanvraagStatus.AANGEHOUDEN and not reden:
        raise Refused("Waar wachten we op? Vul dat in bij de reden.", "reden")
    _check_staptijd(aanvraag, datum, today)


def _check_staptijd(aanvraag: Aanvraag, datum: date, today: date) -> None:
    refuse_future(datum, today, "datum")
    if datum < aanvraag.ontvangen_op:
        raise Refused(
            f"De aanvraag is ontvangen op {format_datum(aanvraag.ontvangen_op)}; kies die dag of een latere.", "datum"
        )
    if datum < aanvraag.status_op:
        raise Refused(
            f"De aanvraag is sinds {format_datum(aanvraag.status_op)} {aanvraag.status.label}; "
            "kies die dag of een latere.",
            "datum",
        )
