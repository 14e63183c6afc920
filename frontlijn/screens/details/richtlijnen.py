"""The extra guidelines of the chosen wijk, beside the four criteria (004 §2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.richtlijn import Richtlijn
from frontlijn.screens.base import BackScreen
from frontlijn.screens.forms.richtlijn import RichtlijnEindeForm, RichtlijnForm
from frontlijn.screens.messages import say
from frontlijn.screens.opening import Opener
from frontlijn.store.read import handgeld
from frontlijn.widgets.figures import Figure, FigureList, Heading, Item, Sentence


class RichtlijnenScreen(Opener, BackScreen):
    """The guidelines of a wijk, or of all; those that ended below."""

    help_text: ClassVar[str] = (
        "De richtlijnen die een wijk toevoegt aan de vier criteria. Bij elk besluit geef je een oordeel over de "
        "richtlijnen die dan gelden. Met n maak je er een, met Enter beëindig je er een; de tekst zelf verandert nooit."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "Richtlijn", id="richtlijn.richtlijn", tooltip="Maak een nieuwe richtlijn voor een wijk"),
    ]

    def body(self) -> ComposeResult:
        yield FigureList()

    def reload(self) -> None:
        self.query_one(FigureList).replace(tuple(self._items()))

    def _items(self) -> Iterator[Item]:
        known = handgeld.richtlijnen(self.context.store, self.context.wijk_id)
        where = self.context.wijk.naam if self.context.wijk else "alle wijken"
        yield Heading(f"Richtlijnen in {where} (Enter beëindigt)")
        current = [one for one in known if one.vervallen_op is None]
        if not current:
            yield Sentence("Nog geen richtlijn; dan gelden alleen de vier criteria. Druk op n om er een te maken.")
        for richtlijn in current:
            yield Figure(f"{richtlijn.wijk}, vanaf {format_datum(richtlijn.vanaf)}", "", richtlijn.id)
            yield Sentence(richtlijn.tekst)
        if len(current) < len(known):
            yield Sentence("")
            yield Heading("Vervallen")
        for richtlijn in known:
            if richtlijn.vervallen_op is not None:
                days = f"van {format_datum(richtlijn.vanaf)} tot {format_datum(richtlijn.vervallen_op)}"
                yield Sentence(f"{richtlijn.wijk}, {days}: {richtlijn.tekst}")

    def open_target(self, target: object, title: str) -> None:
        """Asks when one guideline ends."""
        if isinstance(target, int):
            richtlijn = handgeld.richtlijn(self.context.store, target)
            self.app.push_screen(RichtlijnEindeForm(self.context, richtlijn), self._ended)

    def action_new(self) -> None:
        """Makes a guideline for the chosen wijk."""
        self.app.push_screen(RichtlijnForm(self.context, self.context.wijk), self._made)

    def _made(self, richtlijn: Richtlijn | None) -> None:
        if richtlijn is not None:
            say(self.app, f"Opgeslagen: geldt in {richtlijn.wijk} vanaf {format_datum(richtlijn.vanaf)}.")
            self.refresh_data()

    def _ended(self, richtlijn: Richtlijn | None) -> None:
        if richtlijn is not None and richtlijn.vervallen_op is not None:
            say(self.app, f"Beëindigd: geldt niet meer op {format_datum(richtlijn.vervallen_op)}.")
            self.refresh_data()
