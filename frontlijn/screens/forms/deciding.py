"""What the two forms that decide about handgeld share: four criteria, an outcome, and the pot as it will stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, TypeVar

from textual.widgets import Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import FrontlijnError, Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.handgeld.pot import Budgetpot
from frontlijn.domain.handgeld.toekenning import GEBRUIKELIJK_TOT
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import Beslisvorm, BesluitUitkomst, Criterium, Grond
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import NEW, StoreForm, preset
from frontlijn.store.read import handgeld, personen
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import (
    ChoiceField,
    CriteriumField,
    DateField,
    Field,
    LinesField,
    LongTextField,
    MoneyField,
    TextField,
)
from frontlijn.widgets.form import AnyField

T = TypeVar("T")

NO_OUTCOME = "Wat is het besluit? Kies toegekend, deels toegekend, afgewezen of doorverwezen."

CRITERIA_HELP = (
    "Bij elk criterium kies je met één letter: v voldoet, d voldoet deels, n voldoet niet, o onbekend, - n.v.t.; "
    "daarna typ je de reden. Draagvlak, past bij de wijk en niet-regulier beleid zijn eisen; dat bewoners zelf actief "
    "zijn geeft voorrang."
)


class PotLine(Static):
    """One line that says what is vrij besteedbaar now, and after what the form promises."""

    DEFAULT_CSS = """
    PotLine { height: auto; padding: 0 0 0 1; color: $text-primary; }
    """

    def tell(self, pot: Budgetpot, promised: int) -> None:
        """Shows the pot; `promised` is what this form would award, in cents."""
        text = f"Vrij besteedbaar {format_bedrag(pot.stand.vrij)}"
        if promised:
            left = pot.stand.vrij - promised
            text += f" → {format_bedrag(left)} als je dit toekent" + (": dat is te veel" if left < 0 else "")
        if promised > GEBRUIKELIJK_TOT:
            text += f". {format_bedrag(promised)} is groter dan gebruikelijk handgeld: klopt dat?"
        self.update(plain(text))


def criteria_fields() -> Iterable[AnyField]:
    """The four criteria, each with a judgement and a reason."""
    return [CriteriumField(criterium) for criterium in Criterium]


def outcome_field() -> AnyField:
    """The outcome."""
    return ChoiceField("uitkomst", "Besluit", BesluitUitkomst)


def answer_fields() -> Iterable[AnyField]:
    """What belongs to the outcome: another amount than was asked for, and what the applicant hears."""
    return [
        MoneyField("bedrag", "Toegekend bedrag", hint="leeg: het gevraagde bedrag"),
        TextField("motivering", "Voor de aanvrager"),
        ChoiceField("grond", "Bij afwijzen: grond", Grond),
        TextField("naar", "Doorverwezen naar"),
    ]


def detail_fields(context: Context) -> Iterable[AnyField]:
    """What is seldom different: the day, the form of the decision, who decided, conditions."""
    names = personen.persoon_namen(context.store)
    today = context.store.today()
    return [
        preset(DateField("datum", "Datum besluit", today=today, text=format_datum(today), required=True)),
        ChoiceField(
            "beslisvorm",
            "Beslisvorm",
            Beslisvorm,
            text=Beslisvorm.FRONTLIJNFUNCTIONARIS,
            required=True,
            blank=Beslisvorm.FRONTLIJNFUNCTIONARIS,
        ),
        LinesField("beslissers", "Wie besliste", hint="leeg: jij; namen met ; ertussen", suggestions=names),
        LinesField("onthouden", "Onthield zich", hint="namen met ; ertussen", suggestions=names),
        LongTextField("voorwaarden", "Voorwaarden"),
        TextField("afwijking_reden", "Waarom meer dan nodig"),
    ]


def build_besluit(fields: Mapping[str, AnyField], gevraagd: int, today: date) -> BesluitInvoer | None:
    """The decision in these fields, None when none is made yet. Raises Refused at a field.

    An empty amount means all that was asked for, in cents; a smaller one with "toegekend" is refused by the rules.
    """
    uitkomst = fields["uitkomst"].value()
    judged = [oordeel for c in Criterium if (oordeel := fields[c.value].value()) is not None]
    if uitkomst is None:
        if judged or any(fields[name].filled for name in ("bedrag", "motivering", "grond", "naar")):
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
    return BesluitInvoer(
        uitkomst=uitkomst,
        bedrag=bedrag,
        oordelen=tuple(judged),
        beslissers=fields["beslissers"].value() or (),
        onthouden=fields["onthouden"].value() or (),
        **values,
    ).checked(today)


def promised(fields: Mapping[str, AnyField], gevraagd: int | None) -> int:
    """What the form promises as it stands, in cents (`gevraagd` too); 0 while that cannot be told."""
    try:
        uitkomst: BesluitUitkomst | None = fields["uitkomst"].value()
        bedrag: int | None = fields["bedrag"].value()
    except Refused:
        return 0
    if uitkomst is not None and not uitkomst.kent_toe:
        return 0
    return bedrag if bedrag is not None else gevraagd or 0


class DecidingForm(StoreForm[T, Aanvraag]):
    """A form that decides, with the line of the pot kept true while it is filled in."""

    enter_saves: ClassVar[bool] = False

    def __init__(self, context: Context, record: str = NEW) -> None:
        super().__init__(context, record)
        self.pot_line = PotLine()

    def pot_and_request(self) -> tuple[int, int | None]:
        """The number of the pot and what is asked for, in cents. Raises Refused when a field cannot be read."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.tell_pot()

    def restore(self, values: Mapping[str, str]) -> None:
        super().restore(values)
        self.tell_pot()

    def on_field_changed(self, event: Field.Changed) -> None:
        self.tell_pot()

    def tell_pot(self) -> None:
        """Shows the pot as it stands now, and what would be left."""
        try:
            pot_id, gevraagd = self.pot_and_request()
            self.pot_line.tell(handgeld.pot(self.context.store, pot_id), promised(self.fields, gevraagd))
        except Refused:
            return
        except FrontlijnError as error:
            self.show_problem(error)
