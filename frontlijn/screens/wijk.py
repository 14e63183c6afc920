"""The wijk on one screen: the conclusion first, then every number with the rows behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.duration import format_minuten
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.samenvatting.conclusie import conclusie
from frontlijn.domain.samenvatting.samenvatting import Samenvatting
from frontlijn.domain.summary import KasboekCijfers
from frontlijn.domain.values import Zoeksoort
from frontlijn.domain.wijk import Wijk
from frontlijn.screens.opening import Opener, ToOpenstaand, ToPot
from frontlijn.store.read import handgeld, initiatieven, summary, wijken
from frontlijn.store.read.figure import Figure as Behind
from frontlijn.store.read.herkomst import Cijfer, cijfers_achter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.store import Store
from frontlijn.widgets.content import plain
from frontlijn.widgets.figures import Figure, FigureList, Heading, Item, Sentence

COLUMNS_FROM = 76
"""From this many cells the figures stand in two columns."""


class WijkScreen(Opener):
    """The summary of the chosen wijk; without one, the wijken to choose from."""

    mode = "wijk"
    help_text = (
        "De wijk in één scherm. Elk getal is te openen: ga erop staan en druk Enter, dan zie je hoe het is gemaakt en "
        "de rijen erachter; Esc brengt je terug op dezelfde plek. Tab gaat naar de andere kolom. Met w kies je een "
        "andere wijk, met x zet je de samenvatting in een bestand. Met b zie je wat het kasboek vertelt, in cijfers, "
        "verhalen, een verslag en woorden. Geld hoeft niet op."
    )

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (COLUMNS_FROM, "-wide")]

    DEFAULT_CSS = """
    WijkScreen #conclusie { height: auto; max-height: 6; padding: 0 1; }
    WijkScreen #cijfers { height: 1fr; }
    WijkScreen.-narrow #cijfers { layout: vertical; }
    WijkScreen FigureList { width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "picture", "Beeld", id="wijk.beeld", tooltip="Bekijk de opbrengst van het kasboek"),
        Binding(
            "right", "app.focus_next", "Volgende kolom", show=False, id="wijk.rechts", tooltip="Naar de andere kolom"
        ),
        Binding(
            "left", "app.focus_previous", "Vorige kolom", show=False, id="wijk.links", tooltip="Naar de andere kolom"
        ),
    ]

    class Chosen(Message):
        """A wijk was chosen from the list."""

        def __init__(self, wijk: Wijk) -> None:
            super().__init__()
            self.wijk = wijk

    def body(self) -> ComposeResult:
        yield Static(id="conclusie")
        with Horizontal(id="cijfers"):
            yield FigureList(id="links")
            yield FigureList(id="rechts")

    def on_mount(self) -> None:
        self.query_one("#links", FigureList).focus()

    def reload(self) -> None:
        self._read()

    @work(group="samenvatting", exclusive=True, exit_on_error=False)
    async def _read(self) -> None:
        store = self.context.store
        if self.context.wijk is None:
            found = await asyncio.to_thread(_counted, store)
            self._show("Kies een wijk met Enter, of met w en een paar letters.", _wijken(found), ())
            return
        blik = Blik.laatste_jaar(store.today(), wijk_id=self.context.wijk.id)
        read = await asyncio.to_thread(summary.samenvatting, store, blik)
        still_open = await asyncio.to_thread(handgeld.openstaand, store, self.context.wijk.id)
        behind = summary.rows_behind(read)
        left = _left(read, behind, len(still_open))
        self._show(" ".join(conclusie(read, attention=False)), left, _right(read, behind))

    def _show(self, text: str, left: Iterator[Item], right: Iterator[Item] | tuple[Item, ...]) -> None:
        self.query_one("#conclusie", Static).update(plain(text))
        self.query_one("#links", FigureList).replace(tuple(left))
        second = self.query_one("#rechts", FigureList)
        second.replace(tuple(right))
        second.display = bool(second.figures)

    def on_figure_list_opened(self, event: FigureList.Opened) -> None:
        if isinstance(event.figure.target, Wijk):
            self.post_message(self.Chosen(event.figure.target))


def _counted(store: Store) -> list[tuple[Wijk, int]]:
    return [(wijk, initiatieven.count(store, InitiatiefFilter(wijk_id=wijk.id))) for wijk in wijken.wijken(store)]


def _wijken(found: list[tuple[Wijk, int]]) -> Iterator[Item]:
    yield Heading("Wijken")
    for wijk, number in found:
        yield Figure(wijk.naam, f"{format_aantal(number)} {'initiatief' if number == 1 else 'initiatieven'}", wijk)


def _left(read: Samenvatting, behind: dict[str, Behind[summary.Filter]], still_open: int) -> Iterator[Item]:
    def count(label: str, name: str) -> Figure:
        return Figure(label, format_aantal(behind[name].value or 0), Cijfer(name, behind[name].rows))

    def amount(label: str, name: str) -> Figure:
        return Figure(label, format_bedrag(behind[name].value or 0), Cijfer(name, behind[name].rows))

    yield Heading("Vraagt aandacht")
    yield count("Aanvraag wacht op antwoord", "handgeld.onbeantwoord")
    yield Figure("Staat open bij handgeld", format_aantal(still_open), ToOpenstaand())
    yield count("Twee of minder aanjagers", "initiatieven.kwetsbaar")
    yield count("Lang niet bevestigd", "initiatieven.onbevestigd")
    yield Heading("Handgeld")
    if not read.handgeld.pots:
        yield Sentence("Geen pot die nu loopt. Met g open je er een.")
    for pot in read.handgeld.pots:
        yield Figure(pot.naam, format_bedrag(pot.stand.vrij), ToPot(pot.id))
    if read.handgeld.pots:
        yield amount("Vrij besteedbaar", "handgeld.totaal.vrij")
        yield amount("Plafond", "handgeld.totaal.plafond")
        yield amount("Toegekend", "handgeld.totaal.toegekend")
        yield amount("Betaald", "handgeld.totaal.betaald")
        yield amount("Nog geen besluit", "handgeld.totaal.aangevraagd")
        open_requests = Cijfer("handgeld.totaal.als_alles", behind["handgeld.totaal.aangevraagd"].rows)
        rest = format_bedrag(read.handgeld.totaal.als_alles_wordt_toegekend)
        yield Figure("Als alles mag, blijft", rest, open_requests)
        yield count("Aanvragen", "handgeld.aanvragen")
        if read.handgeld.teruggedraaid:
            yield count("Toekenning teruggedraaid", "handgeld.teruggedraaid")
    yield Heading("Initiatieven")
    yield count("Samen", "initiatieven.aantal")
    for fase, number in read.initiatieven.per_fase:
        if number:
            name = fase.value if fase else "onbekend"
            yield count(f"Fase {fase.label if fase else 'onbekend'}", f"initiatieven.fase.{name}")


def _right(read: Samenvatting, behind: dict[str, Behind[summary.Filter]]) -> Iterator[Item]:
    kasboek, cijfers = read.kasboek, cijfers_achter(behind)
    yield Heading(f"Kasboek {format_datum(kasboek.van)} t/m {format_datum(kasboek.tot)}")
    yield Figure("Regels", format_aantal(kasboek.regels), cijfers["kasboek.regels"])
    known = _with_unknown(kasboek.deelnames, kasboek.deelnames_onbekend)
    yield Figure("Deelnames", known, cijfers["kasboek.deelnames"])
    yield Figure("Vrijwilligersuren", _time(kasboek), cijfers["kasboek.vrijwilligersminuten"])
    yield Heading("Regels per leefdomein")
    most = max((number for _, number in kasboek.per_leefdomein), default=0)
    for domein, number in kasboek.per_leefdomein:
        behind_it = cijfers[f"kasboek.leefdomein.{domein.value}"]
        yield Figure(domein.label, format_aantal(number), behind_it, (number, most))
    yield Heading("Het laatst gelogd")
    for regel in kasboek.recent:
        yield Figure(regel.titel, f"{regel.datum.day:02d}-{regel.datum.month:02d}", (Zoeksoort.KASBOEK, regel.id))
    if not kasboek.recent:
        yield Sentence("Nog niets. Druk op k, typ wat er gebeurde, en druk Enter.")


def _with_unknown(total: int | None, unknown: int) -> str:
    if total is None:
        return "onbekend"
    return f"{format_aantal(total)} ({format_aantal(unknown)} onbekend)" if unknown else format_aantal(total)


def _time(kasboek: KasboekCijfers) -> str:
    if kasboek.vrijwilligersminuten is None:
        return "onbekend"
    known = format_minuten(kasboek.vrijwilligersminuten)
    return f"{known} ({format_aantal(kasboek.minuten_onbekend)} onbekend)" if kasboek.minuten_onbekend else known
