"""The sessions of an arena, and the state at the end of one read back beside that of the session before."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from frontlijn.domain.arena.arena import Arena, Sessie
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.arena.uitvoer import uitkomst_blokken, verschil_blokken
from frontlijn.domain.arena.uitvoer.verschil import NU, WORDT, Woorden
from frontlijn.domain.arena.veranderd import delen_blokken, veranderd_blokken
from frontlijn.domain.blokken import Blok, Kop, Zin
from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import NotFound
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.values import Modus
from frontlijn.screens.arena.bladzij import ArenaBladzijScreen, Gemaakt, van
from frontlijn.screens.base import BackScreen
from frontlijn.screens.context import Context
from frontlijn.screens.forms.arena.sessie import SessieForm
from frontlijn.screens.messages import UNDO, say, say_saved
from frontlijn.screens.opening import Opener
from frontlijn.screens.reporting import report
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read.reading import reading
from frontlijn.widgets.content import plain
from frontlijn.widgets.rowlist import Column, Row, RowList

KOLOMMEN = (Column("Nr", 3, align="right"), Column("Datum", 10), Column("Wie waren erbij"), Column("Notities", drop=1))

LEEG = (
    "Nog geen sessie. Druk op n om er een te beginnen: frontlijn bewaart dan wat er nu staat, en wat jullie daarna "
    "invullen hoort bij die sessie."
)


class _Sessies:
    """The sessions as rows, the first one first."""

    def __init__(self, sessies: Sequence[Sessie]) -> None:
        self.sessies = sessies

    def count(self) -> int:
        """How many sessions there are."""
        return len(self.sessies)

    def window(self, offset: int, limit: int) -> Sequence[Row]:
        """The sessions from `offset`."""
        return [
            Row(
                one.nummer, (str(one.nummer), format_datum(one.datum), wie(one), " ".join((one.notities or "").split()))
            )
            for one in self.sessies[offset : offset + limit]
        ]


class SessiesScreen(Opener, BackScreen):
    """Lists the sessions in which an arena was filled in."""

    AUTO_FOCUS = "RowList"

    help_text: ClassVar[str] = (
        "De keren dat jullie samen aan deze arena zaten: wanneer, wie erbij waren en wat er is opgeschreven. Met n "
        "begin je een nieuwe sessie; wat er dan staat blijft bewaard. Enter laat zien hoe de arena aan het eind van"
        " een sessie was, en wat er sinds de sessie ervoor veranderde. Wie erbij was komt nooit in een export."
    )

    DEFAULT_CSS = """
    SessiesScreen #waarvan { height: 1; padding: 0 1; text-style: bold; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "Sessie", id="arena.sessie_nieuw", tooltip="Begin een nieuwe sessie"),
        Binding("e", "edit", "Wijzig", id="arena.sessie_wijzigen", tooltip="Wijzig datum, deelnemers of notities"),
        Binding("d,delete", "remove", "Weg", show=False, id="arena.sessie_weg", tooltip="Haal de laatste sessie weg"),
    ]

    def __init__(self, context: Context, arena_id: int) -> None:
        super().__init__(context)
        self.arena_id = arena_id
        self.arena: Arena | None = None
        self.sessies: tuple[Sessie, ...] = ()

    def body(self) -> ComposeResult:
        yield Static(id="waarvan")
        yield RowList(KOLOMMEN, empty=Content(LEEG))

    def selected_wijk(self) -> int | None:
        return self.arena.wijk_id if self.arena and self.arena.wijk_id else self.context.wijk_id

    def selected_initiatief(self) -> Initiatief | None:
        return self.initiatief_with(self.arena.initiatief_id if self.arena else None)

    def reload(self) -> None:
        store = self.context.store
        self.arena = read_arena.get(store, self.arena_id)
        more = len(self.sessies)
        self.sessies = read_arena.sessies(store, self.arena_id)
        self.query_one("#waarvan", Static).update(plain(f"Sessies over {self.arena.titel}"))
        rows = self.query_one(RowList)
        last = len(self.sessies) - 1
        rows.set_source(_Sessies(self.sessies), cursor_index=last if len(self.sessies) > more else rows.cursor_index)

    def refresh_data(self) -> None:
        """As for every screen; an arena that is gone says so and makes place for what lies under it."""
        try:
            super().refresh_data()
        except NotFound as error:
            report(self.app, error)
            self.dismiss(None)

    def _here(self) -> Sessie | None:
        key = self.query_one(RowList).cursor_key
        return next((one for one in self.sessies if one.nummer == key), None)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        self.app.push_screen(SessieScreen(self.context, self.arena_id, event.key))

    def action_new(self) -> None:
        """Begins a session."""
        if self.arena is not None:
            self.app.push_screen(SessieForm(self.context, self.arena), self.saved)

    def action_edit(self) -> None:
        """Changes when the session was, who took part or what was noted."""
        here = self._here()
        if self.arena is not None and here is not None:
            self.app.push_screen(SessieForm(self.context, self.arena, here), self.saved)

    def action_remove(self) -> None:
        """Takes the last session away; undo brings it back."""
        here = self._here()
        if here is not None:
            self._remove(here)

    @work(exit_on_error=False)
    async def _remove(self, sessie: Sessie) -> None:
        from frontlijn.store.write.arena import remove_sessie

        await asyncio.to_thread(remove_sessie, self.context.store, sessie.id, sessie.versie)
        say(self.app, f"Weggehaald: sessie {sessie.nummer}. {UNDO}")
        self.refresh_data()

    def saved(self, record: object | None) -> None:
        if isinstance(record, Sessie):
            say_saved(self.app, record)
            self.refresh_data()


class SessieScreen(ArenaBladzijScreen[Modus]):
    """The arena as it was at the end of one session, and what changed since the session before."""

    help_text: ClassVar[str] = (
        "Zo stond de arena aan het eind van deze sessie: wat erbij kwam, veranderde en wegging sinds de sessie "
        "ervoor, wat dat doet met de uitkomst, alle delen, en de uitkomst van toen. Ook hier zie je met Enter hoe "
        "een getal is gemaakt. Er is hier niets te wijzigen: dat doe je in de arena zelf."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mode", "Telling", id="arena.telling_toen", tooltip="Tel zoals het rapport, of volledig"),
    ]

    def __init__(self, context: Context, arena_id: int, nummer: int) -> None:
        super().__init__(context, arena_id)
        self.nummer = nummer
        self.modus = Modus.RAPPORT

    @property
    def vraag(self) -> Modus:
        return self.modus

    def maak(self, vraag: Modus) -> Gemaakt:
        store = self.context.store
        with reading(store):
            sessies = read_arena.sessies(store, self.arena_id)
            sessie = read_arena.sessie(store, self.arena_id, self.nummer)
            then = read_arena.stand_van(store, self.arena_id, self.nummer)
            before = read_arena.stand_van(store, self.arena_id, self.nummer - 1) if self.nummer > 1 else None
        made = uitkomst([then], vraag)
        of_then = van(vraag, then)
        blocks = [*_over(sessie, last=sessie.nummer == len(sessies))]
        sides = {}
        if before is None:
            blocks.append(Zin("Dit is de eerste sessie. Wat er daarvoor al stond, is niet apart bewaard."))
        else:
            was = uitkomst([before], vraag)
            sides = {NU: van(vraag, before), WORDT: of_then}
            blocks += (Kop(f"Wat er veranderde sinds sessie {self.nummer - 1}"), *veranderd_blokken(before, then))
            if before != then:
                names = Woorden("Wat dat doet met de uitkomst", f"Sessie {self.nummer - 1}", f"Sessie {self.nummer}")
                blocks += verschil_blokken(was, made, names)
        _title, *outcome = uitkomst_blokken(made)
        blocks += (*delen_blokken(then), Kop(f"De uitkomst aan het eind van sessie {self.nummer}"), *outcome)
        title = f"Sessie {self.nummer} van {len(sessies)}, {format_datum(sessie.datum)}: {then.arena.titel}"
        return Gemaakt(title, tuple(blocks), of_then, sides)

    def action_mode(self) -> None:
        """Counts as the report does, or with negative effects."""
        self.modus = Modus.VOLLEDIG if self.modus is Modus.RAPPORT else Modus.RAPPORT
        self.begin()


def wie(sessie: Sessie) -> str:
    """Who took part, in a line."""
    return ", ".join(sessie.deelnemers) or "onbekend"


def _over(sessie: Sessie, *, last: bool) -> Iterator[Blok]:
    if last:
        yield Zin("Dit is de laatste sessie: zo staat de arena nu.")
    else:
        yield Zin(f"Dit is de stand van toen, aan het eind van sessie {sessie.nummer}. Nu kan de arena anders zijn.")
    yield Zin(f"Erbij waren: {wie(sessie)}.")
    if sessie.notities:
        yield Zin(sessie.notities)
