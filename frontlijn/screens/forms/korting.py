"""A korting on one pot or many, with what each reading of "evenredig" would take, side by side, before it is booked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import FrontlijnError, Refused
from frontlijn.domain.handgeld.korting import (
    KortingInvoer,
    PotKorting,
    check_korting,
    evenredig_bedrag,
    parse_bedragen,
    verdeel_korting,
)
from frontlijn.domain.handgeld.pot import Budgetpot
from frontlijn.domain.money import check_bedrag, format_bedrag
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import KortingLezing
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.store.read import handgeld
from frontlijn.widgets.confirm import Confirm
from frontlijn.widgets.content import fit, plain
from frontlijn.widgets.fields import ChoiceField, DateField, Field, MoneyField, MultiChoiceField, TextField

NAME = 18
"""Cells for the name of a pot, at least, before the two readings go under each other."""

TITLES = ("korting", "vrij daarna")
"""The columns of a reading."""

NOTHING_YET = "Vul in hoeveel er af gaat; dan staat hier wat elke pot verliest, op beide manieren."

Bedragen = tuple[tuple[str, int], ...]


class KortingPreview(Static):
    """What each pot and each financier would lose, and what is free then, for both readings."""

    DEFAULT_CSS = """
    KortingPreview { height: auto; padding: 0 0 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._cuts: dict[KortingLezing, tuple[PotKorting, ...]] = {}

    def tell(self, cuts: dict[KortingLezing, tuple[PotKorting, ...]]) -> None:
        """Shows these kortingen; without any it says what to fill in."""
        self._cuts = cuts
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        if not self._cuts:
            self.update(plain(NOTHING_YET))
            return
        width = max(1, self.size.width - 1)
        amounts = [_euro(cents) for cuts in self._cuts.values() for cents in _column_ends(cuts)]
        cell = 1 + max(map(len, (*amounts, *TITLES)))
        side_by_side = width >= NAME + len(self._cuts) * len(TITLES) * cell
        groups = [tuple(self._cuts)] if side_by_side else [(lezing,) for lezing in self._cuts]
        lines = [line for group in groups for line in self._table(group, width, cell)]
        self.update(Content("\n").join([*lines, *(plain(text) for text in below_zero(self._cuts))]))

    def _table(self, readings: Sequence[KortingLezing], width: int, cell: int) -> Iterator[Content]:
        """The table of one reading, or of two beside each other, with amounts of `cell` cells wide."""
        name_width = max(1, width - len(readings) * len(TITLES) * cell)

        def line(name: str, cells: Iterable[str], style: str = "", *, span: int = 1) -> Content:
            text = fit(name, name_width) + "".join(fit(text, span * cell, right=True) for text in cells)
            return Content.styled(text, style)

        titles = [lezing.value.replace("_", " ") for lezing in readings]
        yield line("", titles, "bold", span=len(TITLES))
        yield line("In euro's", TITLES * len(readings), "$text-muted")
        for cuts in zip(*(self._cuts[lezing] for lezing in readings), strict=True):
            yield line(cuts[0].pot, [_euro(cents) for cut in cuts for cents in (cut.bedrag, cut.vrij_na)])
            if len(cuts[0].financiers) > 1:
                for number, financier in enumerate(cuts[0].financiers):
                    parts = [text for cut in cuts for text in (_euro(cut.verdeling[number]), "")]
                    yield line(f"  {financier.naam}", parts, "$text-muted")
        totals = [cents for lezing in readings for cents in _column_ends(self._cuts[lezing])[-2:]]
        yield line("Samen", map(_euro, totals), "bold")


def _euro(cents: int) -> str:
    """An amount in a table that says itself that it is in euro's."""
    return format_bedrag(cents).removeprefix("€ ")


def _column_ends(cuts: Sequence[PotKorting]) -> tuple[int, ...]:
    """The largest and the smallest amounts that a table of these kortingen shows, its totals last."""
    free = [cut.vrij_na for cut in cuts]
    return max(free), min(free), sum(cut.bedrag for cut in cuts), sum(free)


def below_zero(cuts: dict[KortingLezing, tuple[PotKorting, ...]]) -> Iterator[str]:
    """Per reading a sentence that names the pots it would bring below zero, and what that means."""
    for lezing, each in cuts.items():
        short = [f"{cut.pot} ({format_bedrag(cut.vrij_na)})" for cut in each if cut.vrij_na < 0]
        if short:
            yield (
                f"Onder nul, {lezing.label}: {', '.join(short)}. Wat is toegekend blijft staan; alleen nieuwe "
                "toekenningen wachten daar tot er weer ruimte is."
            )


def korting_message(cuts: Sequence[PotKorting]) -> str:
    """What is said after a korting was booked."""
    booked = [cut for cut in cuts if cut.bedrag]
    pots = "1 pot" if len(booked) == 1 else f"{format_aantal(len(booked))} potten"
    return f"Korting geboekt: {format_bedrag(sum(cut.bedrag for cut in booked))} op {pots}."


class KortingForm(StoreForm[KortingInvoer, tuple[PotKorting, ...]]):
    """Asks for a korting on the pots of a wijk, or of all; dismisses with what each pot lost."""

    form_name: ClassVar[str] = "korting"
    title_text: ClassVar[str] = "Korting"
    help_text: ClassVar[str] = (
        "Een korting verlaagt het plafond van een of meer potten. Vul het totaal in, of per financier: gemeente "
        "225.000; corporaties 225.000. Evenredig kan naar rato van het plafond of voor elke pot evenveel; onderaan "
        "staat wat dat per pot scheelt. Er wordt pas geboekt na een vraag, op alle potten tegelijk."
    )
    enter_saves: ClassVar[bool] = False

    def __init__(self, context: Context, wijk_id: int | None, chosen: tuple[int, ...] | None = None) -> None:
        """`chosen` are the pots that are ticked at first; without it, those that run today."""
        super().__init__(context)
        self.wijk_id = wijk_id
        self.chosen = chosen
        self._preview = KortingPreview()

    def compose_fields(self) -> Iterable[Widget]:
        store = self.context.store
        today = store.today()
        pots = [pot for pot in handgeld.pots(store, self.wijk_id) if pot.gesloten_op is None]
        chosen = self.chosen
        if chosen is None:
            chosen = tuple(pot.id for pot in pots if pot.van <= today <= pot.tot)
        choices = [(str(pot.id), pot.naam) for pot in pots]
        yield MoneyField("totaal", "Totaal", hint="van alle financiers samen")
        yield TextField("per_financier", "Of per financier")
        yield ChoiceField("lezing", "Verdeling", KortingLezing, text=KortingLezing.NAAR_RATO, required=True)
        yield TextField("reden", "Waarom", required=True)
        yield DateField("datum", "Datum", today=today, text=format_datum(today), required=True)
        ticked = ";".join(map(str, chosen))
        yield MultiChoiceField("pots", "Potten (spatie kiest)", choices, text=ticked)
        yield self._preview

    def on_mount(self) -> None:
        self._tell()

    def restore(self, values: Mapping[str, str]) -> None:
        super().restore(values)
        self._tell()

    def on_field_changed(self, event: Field.Changed) -> None:
        self._tell()

    def _tell(self) -> None:
        """Shows what both readings would take of the chosen pots; nothing as long as that cannot be told."""
        try:
            pots = self._pots()
            cuts = {lezing: verdeel_korting(pots, self._bedragen(pots, lezing), lezing) for lezing in KortingLezing}
        except Refused:
            self._preview.tell({})
        except FrontlijnError as error:
            self.show_problem(error)
        else:
            self._preview.tell(cuts if pots else {})

    def _pots(self) -> list[Budgetpot]:
        """The chosen pots as they stand now."""
        return [handgeld.pot(self.context.store, int(code)) for code in self.fields["pots"].value() or ()]

    def _bedragen(self, pots: Sequence[Budgetpot], lezing: KortingLezing) -> Bedragen:
        """How much each financier cuts by a reading. Raises Refused at `totaal` or `per_financier`."""
        totaal, typed = self.fields["totaal"].value(), self.fields["per_financier"].value()
        if typed is None:
            if totaal is None:
                raise Refused("Hoeveel gaat eraf? Vul het totaal in, of een bedrag per financier.", "totaal")
            check_bedrag(totaal, "totaal")
            return evenredig_bedrag(totaal, pots, lezing)
        each = parse_bedragen(typed)
        if totaal is not None and totaal != sum(cents for _, cents in each):
            raise Refused(
                f"Per financier is het samen {format_bedrag(sum(cents for _, cents in each))}, en het totaal is "
                f"{format_bedrag(totaal)}; maak die gelijk of laat er een leeg.",
                "per_financier",
            )
        return each

    def build(self) -> KortingInvoer:
        pots, lezing = self._pots(), self.fields["lezing"].needed()
        bedragen = self._bedragen(pots, lezing)
        datum, reden = self.fields["datum"].needed(), self.fields["reden"].needed()
        invoer = KortingInvoer(tuple(pot.id for pot in pots), bedragen, lezing, datum, reden)
        try:
            check_korting(invoer, pots, self.context.store.today())
        except Refused as error:
            if error.field == "per_financier" and not self.fields["per_financier"].filled:
                raise Refused(error.message, "totaal") from error
            raise
        return invoer

    async def submit(self, invoer: KortingInvoer) -> tuple[PotKorting, ...] | None:
        from frontlijn.store.write.handgeld import cut_pots

        getoond = verdeel_korting(self._pots(), invoer.per_financier, invoer.lezing)
        total = format_bedrag(sum(cents for _, cents in invoer.per_financier))
        pots = "1 pot" if len(invoer.pots) == 1 else f"{format_aantal(len(invoer.pots))} potten"
        question = f"Een korting van {total} op {pots}, {invoer.lezing.label}. Nu boeken?"
        answers = (("b", "Boeken"), ("n", "Nee, terug naar het formulier"))
        if await self.app.push_screen_wait(Confirm(question, answers, default="n")) != "b":
            return None
        return await self.in_store(cut_pots, self.context.store, invoer, getoond)
