"""The statement of a pot over a period: begin, each row with what it did, end; per financier and per kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.afschrift import Afschrift, AfschriftRegel
from frontlijn.domain.handgeld.pot import Budgetpot
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_procent
from frontlijn.screens.context import Context
from frontlijn.screens.details.base import RecordScreen
from frontlijn.screens.forms.afschrift import AfschriftExportForm, Periode, PeriodeForm
from frontlijn.screens.messages import say_written
from frontlijn.screens.opening import ToBoeking
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import MutatieFilter
from frontlijn.store.read.herkomst import Cijfer
from frontlijn.widgets.figures import Figure, Heading, Item, Sentence

Line = tuple[str, tuple[int, ...], object]
"""A label, amounts in cents, and what opens."""


class AfschriftScreen(RecordScreen[Afschrift]):
    """Shows the statement of a pot; of this year, or of all its days when it does not run this year."""

    help_text: ClassVar[str] = (
        "Het afschrift van een pot over een periode. Begin plus wat erbij kwam of eraf ging is het eind, in elke kolom "
        "en per financier. Een teruggedraaide boeking telt op haar eigen dag en gaat er op de dag van de storno weer "
        "af. Met d kies je een andere periode, met m of c zet je het afschrift in een bestand. Enter opent de aanvraag "
        "van een boeking, of hoe een bedrag is gemaakt."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "period", "Periode", id="afschrift.periode", tooltip="Kies een andere periode"),
        Binding(
            "m",
            "export('md')",
            "Markdown",
            show=False,
            id="afschrift.afschrift_md",
            tooltip="Zet het afschrift in een bestand om te lezen (markdown)",
        ),
        Binding(
            "c",
            "export('csv')",
            "CSV",
            show=False,
            id="afschrift.afschrift_csv",
            tooltip="Zet het afschrift in een bestand om mee te rekenen (CSV)",
        ),
    ]

    def __init__(self, context: Context, number: int) -> None:
        super().__init__(context, number)
        self.periode: Periode | None = None

    def read(self) -> Afschrift:
        store = self.context.store
        if self.periode is None:
            self.periode = _this_year(handgeld.pot(store, self.number), store.today())
        return handgeld.afschrift(store, self.number, self.periode.van, self.periode.tot)

    def selected_wijk(self) -> int | None:
        return self.record.pot.wijk_id if self.record else self.context.wijk_id

    def items(self, record: Afschrift) -> Iterator[Item]:
        rows = _rows(record)
        yield Heading(f"Afschrift {record.pot.naam}")
        period = f"{format_datum(record.van)} tot en met {format_datum(record.tot)}"
        yield Sentence(f"{period} (d andere periode, m markdown, c CSV)")
        yield Heading("Begin, erbij of eraf, eind")
        yield from _aligned(_begin_to_end(record, rows))
        if record.vervallen_zin:
            yield Sentence(record.vervallen_zin)
        yield Heading("Boekingen: wat er met vrij gebeurt, en vrij daarna")
        if not record.regels:
            yield Sentence("In deze periode is niets geboekt.")
        yield from _aligned(_bookings(record))
        yield Heading("Per financier: vrij aan het begin, erbij of eraf, aan het eind")
        yield from _aligned(_per_financier(record, rows))
        yield Heading("Per soort: wat er met vrij gebeurt, en met betaald")
        yield from _aligned(_per_kind(record, rows))

    def action_period(self) -> None:
        """Asks for another period."""
        if self.record is not None:
            periode = Periode(self.record.van, self.record.tot)
            self.app.push_screen(PeriodeForm(self.context, self.number, periode), self._chosen)

    def _chosen(self, periode: Periode | None) -> None:
        if periode is not None:
            self.periode = periode
            self.refresh_data()

    def action_export(self, formaat: str) -> None:
        """Writes the statement that is shown to a file."""
        if self.record is not None:
            self.app.push_screen(AfschriftExportForm(self.context, self.record, formaat), self._exported)

    def _exported(self, path: str | None) -> None:
        if path is not None:
            say_written(self.app, path)


def _this_year(pot: Budgetpot, today: date) -> Periode:
    """This year when the pot runs in it, else None to None: all its days."""
    first, last = date(today.year, 1, 1), date(today.year, 12, 31)
    return Periode(first, last) if pot.van <= last and pot.tot >= first else Periode(None, None)


def _rows(afschrift: Afschrift) -> MutatieFilter:
    return MutatieFilter(pot_id=afschrift.pot.id, van=afschrift.van, tot=afschrift.tot)


def _aligned(lines: Iterable[Line]) -> Iterator[Figure]:
    """Figures with their amounts under each other in columns."""
    shown = [(label, [format_bedrag(one) for one in cents], target) for label, cents, target in lines]
    width = max((len(amount) for _, amounts, _ in shown for amount in amounts), default=0)
    for label, amounts, target in shown:
        yield Figure(label, "  ".join(amount.rjust(width) for amount in amounts), target)


def _begin_to_end(afschrift: Afschrift, rows: MutatieFilter) -> Iterator[Line]:
    begin, eind = afschrift.begin, afschrift.eind
    for label, wat, first, last in (
        ("Vrij besteedbaar", "vrij", begin.vrij, eind.vrij),
        ("Plafond", "plafond", begin.plafond, eind.plafond),
        ("Toegekend", "toegekend", begin.toegekend, eind.toegekend),
        ("Betaald", "betaald", begin.betaald, eind.betaald),
    ):
        yield label, (first, last - first, last), Cijfer(f"{_naam(afschrift)}.afschrift.{wat}", rows)


def _naam(afschrift: Afschrift) -> str:
    """The begin of the names of its numbers."""
    return f"handgeld.pot.{afschrift.pot.id}"


def _bookings(afschrift: Afschrift) -> Iterator[Line]:
    """Each row in words: its number in the pot, its day, its kind and what it is about."""
    width = max((len(str(regel.mutatie.nummer)) for regel in afschrift.regels), default=0)
    for regel in afschrift.regels:
        mutatie = regel.mutatie
        start = f"{mutatie.nummer:>{width}}  {format_datum(mutatie.datum)}  {_kind(regel)}"
        about = mutatie.onderwerp or mutatie.reden
        yield f"{start}: {about}" if about else start, (regel.effect.vrij, regel.vrij_na), ToBoeking(mutatie.id)


def _kind(regel: AfschriftRegel) -> str:
    """What kind of row it is, with its amount when that does not show in what is vrij."""
    mutatie = regel.mutatie
    kind = mutatie.soort.label
    if mutatie.storno_van is not None:
        kind += f" van {regel.soort.label}"
    if mutatie.tegenpot:
        kind += f" ({mutatie.tegenpot})"
    return kind if regel.effect.vrij else f"{kind} {format_bedrag(mutatie.bedrag)}"


def _per_financier(afschrift: Afschrift, rows: MutatieFilter) -> Iterator[Line]:
    parts = zip(afschrift.pot.financiers, afschrift.begin.per_financier, afschrift.eind.per_financier, strict=True)
    for number, (financier, begin, eind) in enumerate(parts):
        label = f"{financier.naam} {format_procent(financier.aandeel_bp)}"
        cijfer = Cijfer(f"{_naam(afschrift)}.financier.{number}.afschrift.vrij", rows)
        yield label, (begin.vrij, eind.vrij - begin.vrij, eind.vrij), cijfer
    begin, eind = afschrift.begin, afschrift.eind
    yield "Samen", (begin.vrij, eind.vrij - begin.vrij, eind.vrij), Cijfer(f"{_naam(afschrift)}.afschrift.vrij", rows)


def _per_kind(afschrift: Afschrift, rows: MutatieFilter) -> Iterator[Line]:
    moved = afschrift.beweging_per_soort
    for soort, did in moved.items():
        behind = MutatieFilter(pot_id=rows.pot_id, van=rows.van, tot=rows.tot, beweegt=soort)
        cijfer = Cijfer(f"{_naam(afschrift)}.beweegt.{soort.value}", behind)
        yield soort.label.capitalize(), (did.vrij, did.betaald), cijfer
    amounts = moved.values()
    yield (
        "Samen",
        (sum(one.vrij for one in amounts), sum(one.betaald for one in amounts)),
        Cijfer(f"{_naam(afschrift)}.afschrift.vrij", rows),
    )
