"""One request for handgeld: the decision with its reasons, and the money that followed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.besluit import Besluit
from frontlijn.domain.handgeld.pot import PotMutatie
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import MutatieSoort, Zoeksoort
from frontlijn.screens.details.base import RecordScreen
from frontlijn.screens.details.history import history_items
from frontlijn.screens.forms.besluit import BesluitForm
from frontlijn.screens.forms.geldstroom import GeldstroomForm, StornoForm
from frontlijn.screens.messages import say
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import MutatieFilter
from frontlijn.widgets.figures import Figure, FigureList, Heading, Item, Sentence


class AanvraagScreen(RecordScreen[Aanvraag]):
    """Shows a request; on a row of money Enter offers to reverse it."""

    help_text: ClassVar[str] = (
        "Eén aanvraag om handgeld. Met b besluit je, met p boek je een betaling, met v een vrijval en met t geld dat "
        "terugkomt. Geld maak je niet ongedaan: ga op de boeking staan en druk Enter om hem terug te draaien, "
        "met een reden."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "decide", "Besluit", id="handgeld.besluit", tooltip="Neem een besluit over deze aanvraag"),
        Binding("p", "book('betaling')", "Betaling", id="handgeld.betaling", tooltip="Boek een betaling"),
        Binding(
            "v", "book('vrijval')", "Vrijval", show=False, id="handgeld.vrijval", tooltip="Boek wat niet meer nodig is"
        ),
        Binding(
            "t", "book('terugontvangst')", "Terug", show=False, id="handgeld.terug", tooltip="Boek geld dat terugkwam"
        ),
    ]

    def read(self) -> Aanvraag:
        return handgeld.get(self.context.store, self.number)

    def selected_initiatief(self) -> Initiatief | None:
        return self.initiatief_with(self.record.initiatief_id if self.record else None)

    def selected_wijk(self) -> int | None:
        return self.record.wijk_id if self.record else self.context.wijk_id

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        besluit = self.record.besluit if self.record else None
        if action == "decide":
            return besluit is None
        if action == "book":
            if besluit is None or not besluit.uitkomst.kent_toe:
                return False
            return besluit.betaald > 0 if parameters == ("terugontvangst",) else besluit.openstaand > 0
        return True

    def items(self, record: Aanvraag) -> Iterator[Item]:
        yield Heading(record.onderwerp)
        asked = f"{format_bedrag(record.gevraagd)} gevraagd op {format_datum(record.ontvangen_op)}, {record.wijk}"
        yield Sentence(asked)
        if record.initiatief_id is not None and record.initiatief is not None:
            yield Figure("Initiatief", record.initiatief, (Zoeksoort.INITIATIEF, record.initiatief_id))
        for title, name in (("Aanvrager", record.aanvrager), ("Organisatie", record.organisatie)):
            if name:
                yield Sentence(f"{title}: {name}")
        yield Figure("Pot", record.pot, MutatieFilter(pot_id=record.pot_id))
        for title, amount in (
            ("Begroting", record.begroting),
            ("Eigen bijdrage", record.eigen_bijdrage),
            ("Cofinanciering", record.cofinanciering),
        ):
            if amount is not None:
                certain = " (zeker)" if title == "Cofinanciering" and record.cofinanciering_zeker else ""
                yield Sentence(f"{title}: {format_bedrag(amount)}{certain}")
        if record.draagvlak:
            yield Sentence(f"Draagvlak: {record.draagvlak}")
        yield Sentence("")
        if record.besluit is None:
            days = (self.context.store.today() - record.ontvangen_op).days
            yield Heading("Nog geen besluit")
            yield Sentence(
                f"De aanvrager wacht {days} {'dag' if days == 1 else 'dagen'} op antwoord. Met b besluit je."
            )
        else:
            yield from self._besluit(record.besluit, teruggedraaid=record.teruggedraaid)
        if record.mutaties:
            yield Sentence("")
            yield Heading("Boekingen (Enter draait terug)")
            for mutatie in record.mutaties:
                yield Figure(_booking(mutatie), format_bedrag(mutatie.bedrag), mutatie)
        yield from history_items(self.context.store, "aanvraag", record.id)

    def _besluit(self, besluit: Besluit, *, teruggedraaid: bool) -> Iterator[Item]:
        amount = f" {format_bedrag(besluit.bedrag)}" if besluit.uitkomst.kent_toe else ""
        yield Heading(f"Besluit: {besluit.uitkomst.label}{amount}")
        yield Sentence(
            f"Op {format_datum(besluit.datum)} door {', '.join(besluit.beslissers)} ({besluit.beslisvorm.label})"
        )
        if teruggedraaid:
            yield Sentence("De toekenning is teruggedraaid; er is niets meer toegezegd.")
        if besluit.onthouden:
            yield Sentence(f"Onthielden zich: {', '.join(besluit.onthouden)}")
        if besluit.uitkomst.kent_toe:
            yield Sentence(
                f"Betaald {format_bedrag(besluit.betaald)}, nog open {format_bedrag(besluit.openstaand)}"
                f" van {format_bedrag(besluit.toegekend_netto)}"
            )
        if besluit.grond:
            yield Sentence(f"Grond: {besluit.grond.label}")
        if besluit.naar:
            yield Sentence(f"Doorverwezen naar: {besluit.naar}")
        for oordeel in besluit.oordelen:
            yield Sentence(
                f"{oordeel.criterium.value} {oordeel.criterium.label}: {oordeel.oordeel.label}. {oordeel.reden}"
            )
        for title, text in (
            ("Voor de aanvrager", besluit.motivering),
            ("Voorwaarden", besluit.voorwaarden),
            ("Meer dan nodig, omdat", besluit.afwijking_reden),
        ):
            if text:
                yield Sentence(f"{title}: {text}")

    def on_figure_list_opened(self, event: FigureList.Opened) -> None:
        if isinstance(event.figure.target, PotMutatie):
            self._reverse(event.figure.target)

    def _reverse(self, mutatie: PotMutatie) -> None:
        if mutatie.soort is MutatieSoort.STORNO or mutatie.storno_door is not None:
            self.notify("Deze boeking is al teruggedraaid of is zelf een storno.", markup=False)
            return
        self.app.push_screen(StornoForm(self.context, mutatie), partial(self._reversed, mutatie))

    def action_decide(self) -> None:
        """Decides on this request."""
        if self.record is not None:
            self.app.push_screen(BesluitForm(self.context, self.record), self.saved)

    def action_book(self, soort: str) -> None:
        """Books money that follows the decision."""
        if self.record is not None:
            kind = MutatieSoort(soort)
            self.app.push_screen(GeldstroomForm(self.context, self.record, kind), partial(self._booked, kind))

    def _booked(self, kind: MutatieSoort, record: Aanvraag | None) -> None:
        if record is not None:
            booked = record.mutaties[-1]
            say(self.app, f"{kind.label.capitalize()} geboekt: {format_bedrag(booked.bedrag)}.")
            self.refresh_data()

    def _reversed(self, mutatie: PotMutatie, done: bool | None) -> None:
        if done:
            say(self.app, f"Teruggedraaid: {mutatie.soort.label} {format_bedrag(mutatie.bedrag)}.")
            self.refresh_data()


def _booking(mutatie: PotMutatie) -> str:
    what = f"nr {mutatie.id}, {format_datum(mutatie.datum)}: {mutatie.soort.label}"
    if mutatie.storno_van is not None:
        what += f" van nr {mutatie.storno_van}"
    if mutatie.storno_door is not None:
        what += f" (teruggedraaid door nr {mutatie.storno_door})"
    return f"{what}, {mutatie.reden}" if mutatie.reden else what
