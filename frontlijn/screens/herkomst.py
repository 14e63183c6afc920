"""How a number was made, as lines above the rows behind it; parts that are numbers or things themselves open."""

from __future__ import annotations

from collections.abc import Iterator

from frontlijn.store.read.herkomst import Verklaring
from frontlijn.widgets.figures import Figure, FigureList, Heading, Item, Sentence

WACHT = Sentence("Even geduld, frontlijn zoekt uit hoe dit is gemaakt.")


class Uitleg(FigureList):
    """Formula, values filled in, sources and caveats, and under those the parts."""

    DEFAULT_CSS = """
    Uitleg { height: auto; max-height: 40%; }
    Uitleg.-alleen { height: 1fr; max-height: 100%; }
    """

    def show(self, verklaring: Verklaring | None) -> None:
        """Tells how a number was made, or that this takes a moment; without rows it takes the whole screen."""
        self.set_class(verklaring is not None and verklaring.rijen is None, "-alleen")
        self.replace((WACHT,) if verklaring is None else tuple(uitleg_items(verklaring)))

    def action_move(self, step: int) -> None:
        """Goes to the next part when that can be seen from here, else reads on."""
        top = self.scroll_offset.y
        seen = top <= self._line_of_cursor() < top + self.size.height
        if seen and 0 <= self._cursor + step < len(self.figures):
            super().action_move(step)
        else:
            self.scroll_relative(y=step, animate=False)

    def on_focus(self) -> None:
        super()._show_cursor()

    def _show_cursor(self) -> None:
        """Only for whoever came here: at first the formula is what to see."""
        if self.has_focus:
            super()._show_cursor()


def uitleg_items(verklaring: Verklaring) -> Iterator[Item]:
    """The lines that tell how a number was made."""
    told = list(verklaring.herkomst.uitleg())
    width = max(len(lead) for lead, _ in told)
    for lead, text in told:
        yield Sentence(text, lead.ljust(width))
    if verklaring.herkomst.delen:
        yield Heading("Delen" if verklaring.rijen is None else "Delen (met Tab erheen, Enter opent)")
    for deel in verklaring.herkomst.delen:
        yield Figure(deel.tekst, deel.waarde, verklaring.achter.get(deel.achter or ""))
