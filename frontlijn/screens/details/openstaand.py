"""What is still open of requests and awards, so that nobody waits unseen: by kind, what is open longest first."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult

from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.base import BackScreen
from frontlijn.screens.opening import Opener
from frontlijn.store.read import handgeld
from frontlijn.widgets.figures import Figure, FigureList, Heading, Item, Sentence


class OpenstaandScreen(Opener, BackScreen):
    """All that is open in the chosen wijk, or in all."""

    help_text: ClassVar[str] = (
        "Wat nog open staat bij aanvragen om handgeld: een besluit, een antwoord, een betaling, een verantwoording, of "
        "geld dat over is. Achter elke regel staat het bedrag en hoeveel dagen het open staat. Enter opent de aanvraag."
    )

    def body(self) -> ComposeResult:
        yield FigureList()

    def reload(self) -> None:
        self.query_one(FigureList).replace(tuple(self._items()))

    def _items(self) -> list[Item]:
        store, wijk = self.context.store, self.context.wijk
        today = store.today()
        found = handgeld.openstaand(store, self.context.wijk_id)
        items: list[Item] = [Sentence(f"Wat open staat in {wijk.naam if wijk else 'alle wijken'}: bedrag en dagen.")]
        if not found:
            items.append(Sentence("Niets. Esc gaat terug."))
        for punt, group in groupby(found, lambda one: one.punt):
            these = tuple(group)
            items += [Sentence(""), Heading(f"{punt.label.capitalize()} ({format_aantal(len(these))})")]
            for one in these:
                value = f"{format_bedrag(one.bedrag)}  {format_aantal(one.dagen(today)):>5} d"
                what = f"{one.onderwerp}, {one.voor}" if one.voor else one.onderwerp
                where = "" if wijk else f"{one.wijk}: "
                items.append(Figure(f"{where}{what}", value, (Zoeksoort.HANDGELD, one.aanvraag_id)))
        return items
