"""One pot: where it stands in a sentence, each amount with the rows behind it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.korting import PotKorting
from frontlijn.domain.handgeld.pot import Budgetpot, effect, uitleg
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal, format_procent
from frontlijn.domain.values import MutatieSoort
from frontlijn.screens.details.afschrift import AfschriftScreen
from frontlijn.screens.details.base import RecordScreen
from frontlijn.screens.forms.korting import KortingForm, korting_message
from frontlijn.screens.forms.overheveling import OverhevelingForm
from frontlijn.screens.forms.sluiten import SluitForm
from frontlijn.screens.messages import say
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.widgets.figures import Figure, Heading, Item, Sentence

_KINDS = [soort for soort in MutatieSoort if soort is not MutatieSoort.STORNO]
PLAFOND = tuple(soort for soort in _KINDS if effect(soort).plafond)
TOEGEKEND = tuple(soort for soort in _KINDS if effect(soort).toegekend)
BETAALD = tuple(soort for soort in _KINDS if effect(soort).betaald)
"""The kinds of rows that make each amount of a pot."""

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
        yield _amount(left, stand.over, record.id, PLAFOND + TOEGEKEND)
        if stand.vervallen:
            lapsed, free = format_bedrag(stand.vervallen), format_bedrag(stand.vrij)
            yield Sentence(f"Daarvan verviel {lapsed} bij het sluiten; vrij besteedbaar is {free}.")
        yield _amount("Plafond", stand.plafond, record.id, PLAFOND)
        yield _amount("Toegekend", stand.toegekend, record.id, TOEGEKEND)
        yield _amount("Betaald", stand.betaald, record.id, BETAALD)
        yield _amount("Toegekend, nog niet betaald", stand.openstaand, record.id, TOEGEKEND + BETAALD)
        yield Figure("Gevraagd, nog geen besluit", format_bedrag(stand.aangevraagd), undecided)
        yield Figure("Vrij als alles wordt toegekend", format_bedrag(stand.als_alles_wordt_toegekend), undecided)
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
        for financier, part in zip(record.financiers, each, strict=True):
            who = f"{financier.naam} {format_procent(financier.aandeel_bp)}"
            free = "over" if record.stand.vervallen else "vrij besteedbaar"
            yield _amount(f"{who}: {free}", part.vrij, record.id, PLAFOND + TOEGEKEND)
            yield _amount(f"{who}: plafond", part.plafond, record.id, PLAFOND)
            yield _amount(f"{who}: toegekend", part.toegekend, record.id, TOEGEKEND)
            yield _amount(f"{who}: betaald", part.betaald, record.id, BETAALD)

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


def _amount(label: str, cents: int, pot_id: int, soorten: tuple[MutatieSoort, ...]) -> Figure:
    """An amount with the rows that make it; what was reversed counts for nothing."""
    return Figure(label, format_bedrag(cents), MutatieFilter(pot_id=pot_id, geldig=True, soorten=soorten))


def _facts(pot: Budgetpot) -> Iterator[Item]:
    period = f"van {format_datum(pot.van)} tot en met {format_datum(pot.tot)}"
    yield Sentence(f"{pot.soort.label.capitalize()} van {pot.wijk}, {period}.")
    if pot.functie:
        yield Sentence(f"Frontlijnfunctie: {pot.functie}")
    if pot.rest_reden:
        yield Sentence(f"Waarom de rest zo ging: {pot.rest_reden}")
