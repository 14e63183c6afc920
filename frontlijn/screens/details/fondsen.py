"""The register of other funds: where to send a request that does not fit here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from frontlijn.domain.handgeld.fonds import Fonds
from frontlijn.domain.money import format_bedrag
from frontlijn.screens.base import BackScreen
from frontlijn.screens.forms.fonds import FondsForm
from frontlijn.screens.messages import say
from frontlijn.screens.opening import Opener
from frontlijn.store.read import handgeld
from frontlijn.widgets.figures import Figure, FigureList, Heading, Item, Sentence


class FondsenScreen(Opener, BackScreen):
    """The funds by name, those that are no longer offered below."""

    help_text: ClassVar[str] = (
        "Andere fondsen en loketten, voor een aanvraag die hier niet past. Met n leg je er een vast, met Enter wijzig "
        "je er een of laat je hem vervallen. Ze gelden voor alle wijken."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "Fonds", id="fonds.fonds", tooltip="Leg een ander fonds vast"),
    ]

    def body(self) -> ComposeResult:
        yield FigureList()

    def reload(self) -> None:
        self.query_one(FigureList).replace(tuple(self._items()))

    def _items(self) -> Iterator[Item]:
        known = handgeld.fondsen(self.context.store, vervallen=True)
        offered = [fonds for fonds in known if fonds.vervallen_op is None]
        dropped = [fonds for fonds in known if fonds.vervallen_op is not None]
        yield Heading("Andere fondsen (Enter wijzigt)")
        if not offered:
            yield Sentence("Nog geen fonds. Druk op n om er een vast te leggen.")
        for fonds in offered:
            yield from _lines(fonds)
        if dropped:
            yield Sentence("")
            yield Heading("Vervallen")
        for fonds in dropped:
            yield from _lines(fonds)

    def open_target(self, target: object, title: str) -> None:
        """Opens the form of one fund."""
        if isinstance(target, int):
            fonds = handgeld.fonds(self.context.store, target)
            self.app.push_screen(FondsForm(self.context, fonds), self._kept)

    def action_new(self) -> None:
        """Registers another fund."""
        self.app.push_screen(FondsForm(self.context), self._kept)

    def _kept(self, fonds: Fonds | None) -> None:
        if fonds is not None:
            say(self.app, f"Opgeslagen: {fonds.naam}{' (vervallen)' if fonds.vervallen_op else ''}.")
            self.refresh_data()


def _lines(fonds: Fonds) -> Iterator[Item]:
    most = "" if fonds.hoogstens is None else f"hoogstens {format_bedrag(fonds.hoogstens)}"
    yield Figure(fonds.naam, most, fonds.id)
    for text in (fonds.waarvoor, fonds.hoe):
        if text:
            yield Sentence(text)
