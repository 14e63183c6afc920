"""What the forms that decide about handgeld share: criteria and guidelines, an outcome, the pot, and soft notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, TypeVar

from textual.widgets import Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import FrontlijnError, Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.besluit import Besluit, BesluitInvoer, CriteriumOordeel
from frontlijn.domain.handgeld.opmerkingen import opmerkingen
from frontlijn.domain.handgeld.pot import Budgetpot
from frontlijn.domain.handgeld.richtlijn import Richtlijn
from frontlijn.domain.money import format_bedrag, format_invoer
from frontlijn.domain.values import Beslisvorm, BesluitUitkomst, Criterium, Grond
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import NEW, StoreForm, preset
from frontlijn.store.read import handgeld, personen
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import (
    BelangenField,
    ChoiceField,
    CriteriumField,
    DateField,
    Field,
    LinesField,
    LongTextField,
    MoneyField,
    RichtlijnField,
    TextField,
    judged_text,
)
from frontlijn.widgets.form import AnyField

T = TypeVar("T")

NO_OUTCOME = "Wat is het besluit? Kies toegekend, deels toegekend, afgewezen of doorverwezen."

CRITERIA_HELP = (
    "Bij elk criterium kies je met één letter: v voldoet, d voldoet deels, n voldoet niet, o onbekend, - n.v.t.; "
    "daarna typ je de reden. Draagvlak, past bij de wijk en niet-regulier beleid zijn eisen; dat bewoners zelf actief "
    "zijn geeft voorrang. Richtlijnen van de wijk zijn geen eisen, maar elk krijgt een oordeel. Wie een belang heeft, "
    "praat mee en beslist niet."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form decides about, as far as it can be read now; amounts in cents.

    `al_toegekend` is what the request has already, when this decision replaces another.
    """

    pot_id: int
    gevraagd: int | None
    onderwerp: str
    initiatief_id: int | None
    initiatief: str | None
    tekst: str
    al_toegekend: int = 0


class PotLine(Static):
    """One line that says what is vrij besteedbaar now, and after what the form promises."""

    DEFAULT_CSS = """
    PotLine { height: auto; padding: 0 0 0 1; color: $text-primary; }
    """

    def tell(self, pot: Budgetpot, erbij: int) -> None:
        """Shows the pot; `erbij` is what this form would promise on top of what is promised, in cents."""
        text = f"Vrij besteedbaar {format_bedrag(pot.stand.vrij)}"
        if erbij:
            left = pot.stand.vrij - erbij
            when = "als je dit toekent" if erbij > 0 else "na dit besluit"
            text += f" → {format_bedrag(left)} {when}" + (": dat is te veel" if erbij > 0 and left < 0 else "")
        self.update(plain(text))


class Notes(Static):
    """What stands out, each on a line of its own: it informs and stops nothing."""

    DEFAULT_CSS = """
    Notes { height: auto; padding: 0 0 0 1; display: none; }
    Notes.-shown { display: block; }
    """

    def tell(self, sentences: Sequence[str]) -> None:
        """Shows these sentences, or nothing."""
        self.update(plain("\n".join(f"• {sentence}" for sentence in sentences), lines=True))
        self.set_class(bool(sentences), "-shown")


def criteria_fields(old: Besluit | None = None) -> Iterable[AnyField]:
    """The four criteria, each with a judgement and a reason; `old` is the decision to begin with."""
    judged = {o.criterium: judged_text(o.oordeel.value, o.reden) for o in old.oordelen} if old else {}
    return [CriteriumField(criterium, text=judged.get(criterium, "")) for criterium in Criterium]


def outcome_field(old: Besluit | None = None, gevraagd: int = 0) -> AnyField:
    """The outcome; to replace `old` it begins with what goes with the award as it is now, of `gevraagd` cents."""
    begin = old.uitkomst if old else ""
    if old is not None and old.uitkomst.kent_toe and old.toegekend_netto < gevraagd:
        begin = BesluitUitkomst.DEELS_TOEGEKEND if old.toegekend_netto else ""
    return ChoiceField("uitkomst", "Besluit", BesluitUitkomst, text=begin)


def answer_fields(context: Context, old: Besluit | None = None) -> Iterable[AnyField]:
    """What belongs to the outcome: another amount than was asked for, and what the applicant hears.

    A decision that replaces `old` says what the award becomes, so it begins with what is awarded now; what the
    applicant heard answered `old` and is written anew.
    """
    awarded = format_invoer(old.toegekend_netto) if old and old.toegekend_netto else ""
    funds = [fonds.naam for fonds in handgeld.fondsen(context.store)]
    return [
        MoneyField("bedrag", "Toegekend bedrag", text=awarded, hint="leeg: het gevraagde bedrag"),
        LongTextField("motivering", "Voor de aanvrager"),
        ChoiceField("grond", "Bij afwijzen: grond", Grond, text=(old and old.grond) or ""),
        TextField("naar", "Doorverwezen naar", text=(old and old.naar) or "", suggestions=funds),
    ]


def detail_fields(context: Context, old: Besluit | None = None) -> Iterable[AnyField]:
    """What is seldom different: the day, the form of the decision, who decided and who has an interest, conditions."""
    names = personen.persoon_namen(context.store)
    today = context.store.today()
    return [
        preset(DateField("datum", "Datum besluit", today=today, text=format_datum(today), required=True)),
        ChoiceField(
            "beslisvorm",
            "Beslisvorm",
            Beslisvorm,
            text=old.beslisvorm if old else Beslisvorm.FRONTLIJNFUNCTIONARIS,
            required=True,
            blank=Beslisvorm.FRONTLIJNFUNCTIONARIS,
        ),
        LinesField(
            "beslissers",
            "Wie besliste",
            text="; ".join(old.beslissers) if old else "",
            hint="leeg: jij; namen met ; ertussen",
            suggestions=names,
        ),
        BelangenField("belangen", "Heeft een belang", suggestions=[f"{name}: " for name in names]),
        LinesField(
            "onthouden",
            "Onthield zich",
            text="; ".join(old.onthouden) if old else "",
            hint="namen met ; ertussen",
            suggestions=names,
        ),
        LongTextField("voorwaarden", "Voorwaarden", text=(old and old.voorwaarden) or ""),
        LongTextField("afwijking_reden", "Waarom meer dan nodig", text=(old and old.afwijking_reden) or ""),
    ]


def build_besluit(
    fields: Mapping[str, AnyField], guidelines: Iterable[RichtlijnField], gevraagd: int, today: date
) -> BesluitInvoer | None:
    """The decision in these fields, None when none is made yet. Raises Refused at a field.

    `guidelines` are the fields of the guidelines that count. An empty amount means all that was asked for, in cents; a
    smaller one with "toegekend" is refused by the rules.
    """
    uitkomst = fields["uitkomst"].value()
    judged = [oordeel for c in Criterium if (oordeel := fields[c.value].value()) is not None]
    own = [oordeel for field in guidelines if (oordeel := field.value()) is not None]
    if uitkomst is None:
        if judged or own or any(fields[name].filled for name in ("bedrag", "motivering", "grond", "naar")):
            raise Refused(NO_OUTCOME, "uitkomst")
        return None
    bedrag = fields["bedrag"].value()
    if bedrag is None and uitkomst is BesluitUitkomst.DEELS_TOEGEKEND:
        raise Refused("Welk deel ken je toe? Vul het bedrag in.", "bedrag")
    if bedrag is None:
        bedrag = gevraagd if uitkomst.kent_toe else 0
    names = ("datum", "beslisvorm", "motivering", "voorwaarden", "grond", "naar", "afwijking_reden")
    values: dict[str, Any] = {name: fields[name].value() for name in names}
    values["datum"] = fields["datum"].needed()
    reason = fields.get("herziening_reden")
    return BesluitInvoer(
        uitkomst=uitkomst,
        bedrag=bedrag,
        oordelen=tuple(judged),
        richtlijnen=tuple(own),
        beslissers=fields["beslissers"].value() or (),
        onthouden=fields["onthouden"].value() or (),
        belangen=fields["belangen"].value() or (),
        herziening_reden=reason.value() if reason else None,
        **values,
    ).checked(today)


def promised(fields: Mapping[str, AnyField], gevraagd: int | None) -> int | None:
    """What the form promises as it stands, in cents (`gevraagd` too); None while that cannot be told."""
    try:
        uitkomst: BesluitUitkomst | None = fields["uitkomst"].value()
        bedrag: int | None = fields["bedrag"].value()
    except Refused:
        return None
    if uitkomst is not None and not uitkomst.kent_toe:
        return 0
    return bedrag if bedrag is not None else gevraagd


def _oordelen(fields: Mapping[str, AnyField]) -> Iterable[CriteriumOordeel]:
    """The judgements that can be read now."""
    for criterium in Criterium:
        try:
            oordeel = fields[criterium.value].value()
        except Refused:
            continue
        if oordeel is not None:
            yield oordeel


class DecidingForm(StoreForm[T, Aanvraag]):
    """A form that decides, with the pot, the notes and the guidelines kept true while it is filled in."""

    enter_saves: ClassVar[bool] = False

    def __init__(self, context: Context, record: str = NEW) -> None:
        super().__init__(context, record)
        self.pot_line = PotLine()
        self.notes = Notes()
        self.guidelines: dict[int, RichtlijnField] = {}

    def asked(self) -> Asked:
        """What is asked for now. Raises Refused when a field cannot be read."""
        raise NotImplementedError

    def guideline_fields(self, wijken: Iterable[int], old: Besluit | None = None) -> Iterable[AnyField]:
        """A field for every guideline of these wijken; those that hold for the pot and the day show."""
        judged = {o.richtlijn_id: judged_text(o.oordeel.value, o.reden) for o in old.richtlijnen} if old else {}
        for wijk_id in sorted(set(wijken)):
            for richtlijn in handgeld.richtlijnen(self.context.store, wijk_id):
                field = RichtlijnField(richtlijn, text=judged.get(richtlijn.id, ""))
                self.guidelines[richtlijn.id] = field
                yield field

    def current_guidelines(self, wijk_id: int) -> tuple[Richtlijn, ...]:
        """The guidelines of the wijk on the day of the decision; while that cannot be read, today."""
        try:
            datum = self.fields["datum"].value()
        except Refused:
            datum = None
        return handgeld.richtlijnen(self.context.store, wijk_id, datum or self.context.store.today())

    def guideline_answers(self, wijk_id: int) -> list[RichtlijnField]:
        """The fields of the guidelines that count now."""
        current = self.current_guidelines(wijk_id)
        return [self.guidelines[one.id] for one in current if one.id in self.guidelines]

    def on_mount(self) -> None:
        self.tell_pot()

    def restore(self, values: Mapping[str, str]) -> None:
        super().restore(values)
        self.tell_pot()

    def on_field_changed(self, event: Field.Changed) -> None:
        self.tell_pot()

    def tell_pot(self) -> None:
        """Shows the pot as it stands now, what would be left, what stands out, and the guidelines of its wijk."""
        try:
            asked = self.asked()
            pot = handgeld.pot(self.context.store, asked.pot_id)
            award = promised(self.fields, asked.gevraagd)
            self.pot_line.tell(pot, 0 if award is None else award - asked.al_toegekend)
            self.notes.tell(self._notes(asked, award or 0, pot))
            counting = self.guideline_answers(pot.wijk_id) if self.guidelines else []
            for field in self.guidelines.values():
                field.display = field in counting
        except Refused:
            return
        except FrontlijnError as error:
            self.show_problem(error)

    def _notes(self, asked: Asked, award: int, pot: Budgetpot) -> tuple[str, ...]:
        before = 0
        if asked.initiatief_id is not None:
            standing = HandgeldFilter(initiatief_id=asked.initiatief_id, toegekend=True)
            before = handgeld.count(self.context.store, standing) - (1 if asked.al_toegekend else 0)
        return opmerkingen(
            asked.onderwerp,
            award,
            tuple(_oordelen(self.fields)),
            eerdere_toekenningen=before,
            initiatief=asked.initiatief,
            pot=pot,
            extra_tekst=asked.tekst,
        )
