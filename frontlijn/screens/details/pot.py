"""One pot: where it stands in a sentence, each amount with the rows behind it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.korting import PotKorting
from frontlijn.domain.handgeld.pot import Budgetpot, uitleg
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal, format_procent
from frontlijn.screens.details.afschrift import AfschriftScreen
from frontlijn.screens.details.base import RecordScreen
from frontlijn.screens.forms.korting import KortingForm, korting_message
from frontlijn.screens.forms.overheveling import OverhevelingForm
from frontlijn.screens.forms.sluiten import SluitForm
from frontlijn.screens.messages import say
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.herkomst import Cijfer, pot_cijfer
from frontlijn.widgets.figures import Figure, Heading, Item, Sentence

KEYS = "Toetsen: a afschrift, b boekingen, o overhevelen, - korting, s sluiten."
CLOSED_KEYS = "Toetsen: a afschrift, b boekingen."


class PotScreen(RecordScreen[Budgetpot]):
    """Shows a pot; each amount opens its rows."""

    help_text: ClassVar[str] = (
        "Eén pot. Vrij besteedbaar is wat er over is na wat is toegezegd, niet na wat is betaald; het geld hoeft niet "
        "op. Elk bedrag is te openen met Enter. Met a maak je een afschrift, met b zie je alle boekingen, met o gaat "
        "geld naar een andere pot, met - boek je een korting en met s sluit je de pot."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "statement", "Afschrift", id="pot.afschrift", tooltip="Maak een afschrift van deze pot"),
        Binding("b", "ledger", "Boekingen", show=False, id="pot.boekingen", tooltip="Toon alle boekingen"),
        Binding("o", "move", "Overhevelen", show=False, id="pot.overhevelen", tooltip="Breng geld naar een andere pot"),
        Binding("minus", "cut", "Korting", show=False, id="pot.korting", tooltip="Boek een korting"),
        Binding("s", "close", "Sluiten", show=False, id="pot.sluiten", tooltip="Sluit deze pot"),
    ]

    def read(self) -> Budgetpot:
        return handgeld.pot(self.context.store, self.number)

    def selected_wijk(self) -> int | None:
        return self.record.wijk_id if self.record else self.context.wijk_id

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in {"move", "cut", "close"}:
            return self.record is not None and self.record.gesloten_op is None
        return True

    def items(self, record: Budgetpot) -> Iterator[Item]:
        stand = record.stand
        undecided = HandgeldFilter(pot_id=record.id, alleen_open=True)
        yield Heading(record.naam)
        yield Sentence(uitleg(record, self.context.store.today()))
        yield Sentence(CLOSED_KEYS if record.gesloten_op else KEYS)
        yield Sentence("")
        left = "Over na wat is toegezegd" if stand.vervallen else "Vrij besteedbaar"
        yield _amount(left, stand.over, pot_cijfer(record.id, "over" if stand.vervallen else "vrij"))
        if stand.vervallen:
            lapsed, free = format_bedrag(stand.vervallen), format_bedrag(stand.vrij)
            yield Sentence(f"Daarvan verviel {lapsed} bij het sluiten; vrij besteedbaar is {free}.")
        yield _amount("Plafond", stand.plafond, pot_cijfer(record.id, "plafond"))
        yield _amount("Toegekend", stand.toegekend, pot_cijfer(record.id, "toegekend"))
        yield _amount("Betaald", stand.betaald, pot_cijfer(record.id, "betaald"))
        yield _amount("Toegekend, nog niet betaald", stand.openstaand, pot_cijfer(record.id, "openstaand"))
        asked = f"handgeld.pot.{record.id}"
        yield _amount("Gevraagd, nog geen besluit", stand.aangevraagd, Cijfer(f"{asked}.aangevraagd", undecided))
        rest = Cijfer(f"{asked}.als_alles", undecided)
        yield _amount("Vrij als alles wordt toegekend", stand.als_alles_wordt_toegekend, rest)
        requests = HandgeldFilter(pot_id=record.id)
        yield Figure("Aanvragen", format_aantal(handgeld.count(self.context.store, requests)), requests)
        yield Sentence("")
        yield from self._financiers(record)
        yield Sentence("")
        yield Heading("Over deze pot")
        yield from _facts(record)

    def _financiers(self, record: Budgetpot) -> Iterator[Item]:
        yield Heading("Wie betaalt")
        if len(record.financiers) == 1:
            yield Sentence(f"{record.financiers[0].naam} betaalt alles.")
            return
        each = handgeld.afschrift(self.context.store, record.id).eind.per_financier
        for number, (financier, part) in enumerate(zip(record.financiers, each, strict=True)):
            who = f"{financier.naam} {format_procent(financier.aandeel_bp)}"
            free = "over" if record.stand.vervallen else "vrij besteedbaar"
            yield _amount(f"{who}: {free}", part.vrij, pot_cijfer(record.id, "over", number))
            yield _amount(f"{who}: plafond", part.plafond, pot_cijfer(record.id, "plafond", number))
            yield _amount(f"{who}: toegekend", part.toegekend, pot_cijfer(record.id, "toegekend", number))
            yield _amount(f"{who}: betaald", part.betaald, pot_cijfer(record.id, "betaald", number))

    def action_statement(self) -> None:
        """Shows the statement of this pot."""
        self.app.push_screen(AfschriftScreen(self.context, self.number))

    def action_ledger(self) -> None:
        """Shows all rows of this pot, also those that were reversed."""
        if self.record is not None:
            self.open_target(MutatieFilter(pot_id=self.number), f"Boekingen van {self.record.naam}")

    def action_move(self) -> None:
        """Moves money to another pot."""
        if self.record is not None:
            self.app.push_screen(OverhevelingForm(self.context, self.record), self._moved)

    def action_cut(self) -> None:
        """Cuts this pot, and others when they are chosen too."""
        if self.record is not None:
            self.app.push_screen(KortingForm(self.context, self.record.wijk_id, (self.number,)), self._cut)

    def action_close(self) -> None:
        """Closes this pot."""
        if self.record is not None:
            self.app.push_screen(SluitForm(self.context, self.record), self._shut)

    def _moved(self, pots: tuple[Budgetpot, Budgetpot] | None) -> None:
        if pots is not None:
            van, naar = pots
            say(self.app, f"Overgeheveld naar {naar.naam}; hier is nog {format_bedrag(van.stand.vrij)} vrij.")
            self.refresh_data()

    def _cut(self, cuts: tuple[PotKorting, ...] | None) -> None:
        if cuts is not None:
            say(self.app, korting_message(cuts))
            self.refresh_data()

    def _shut(self, pot: Budgetpot | None) -> None:
        if pot is not None:
            say(self.app, f"Gesloten: {pot.naam}.")
            self.refresh_data()


def _amount(label: str, cents: int, cijfer: Cijfer) -> Figure:
    """An amount with what explains it."""
    return Figure(label, format_bedrag(cents), cijfer)


def _facts(pot: Budgetpot) -> Iterator[Item]:
    period = f"van {format_datum(pot.van)} tot en met {format_datum(pot.tot)}"
    yield Sentence(f"{pot.soort.label.capitalize()} van {pot.wijk}, {period}.")
    if pot.functie:
        yield Sentence(f"Frontlijnfunctie: {pot.functie}")
    if pot.rest_reden:
        yield Sentence(f"Waarom de rest zo ging: {pot.rest_reden}")
