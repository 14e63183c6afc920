"""The arena itself: four columns of boxes in the order of the four questions, built and walked by keyboard."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Sequence
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from frontlijn.domain.arena.arena import Activiteit, ArenaStand, Investering
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import EURO
from frontlijn.domain.errors import NotFound
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.text import fold, shortened
from frontlijn.domain.values import Factor, IncasseerderGroep
from frontlijn.screens.arena.vakken import (
    ACTIVITEIT,
    EFFECT,
    GROEP,
    INVESTEERDER,
    van_groep,
    van_investeerder,
    vragen,
)
from frontlijn.screens.base import BackScreen
from frontlijn.screens.context import Context
from frontlijn.screens.forms.arena.arena import ArenaForm
from frontlijn.screens.forms.arena.effect import Begin, EffectForm
from frontlijn.screens.forms.arena.onderdelen import ActiviteitForm, InvesteringForm
from frontlijn.screens.forms.arena.velden import format_bron_invoer
from frontlijn.screens.messages import UNDO, say, say_written
from frontlijn.screens.opening import Opener
from frontlijn.screens.pickers import Picker
from frontlijn.screens.reporting import report
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read import initiatieven
from frontlijn.store.store import Store
from frontlijn.widgets.arena import ArenaView
from frontlijn.widgets.content import plain

Deel = Activiteit | Investering | Effect

FOLLOWS = "Wie het krijgen volgt uit de effecten: druk op n in de derde kolom, of open een effect."


class ArenaScreen(Opener, BackScreen):
    """Shows one arena and opens the forms of what is in it."""

    help_text: ClassVar[str] = (
        "De effecten-arena: wie investeren, in welke activiteit, welk effect dat heeft en wie het krijgen. Loop met de "
        "pijlen: omhoog en omlaag in een kolom, naar links en rechts langs de lijnen. Met n maak je iets nieuws in de "
        "kolom waar je staat, met Enter open je een vak, met d haal je het weg. Onderaan staat hoe het getal van het "
        "vak is gemaakt. Vul hem samen in, in de volgorde van de vragen. Met s begin je een sessie en lees je eerdere "
        "terug, met u zie je wat het oplevert, met e wijzig je de arena zelf en met x zet je haar in een bestand."
    )

    wide_keys = frozenset({"arena.wijzigen", "arena.weg", "arena.bestand"})

    DEFAULT_CSS = """
    ArenaScreen #waarvan { height: 1; padding: 0 1; text-style: bold; }
    ArenaScreen #vak { height: 7; max-height: 40%; padding: 0 1; border-top: solid $panel; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "Nieuw", id="arena.nieuw", tooltip="Maak iets nieuws in deze kolom"),
        Binding("u", "outcome", "Uitkomst", id="arena.uitkomst", tooltip="Kijk wat deze arena oplevert"),
        Binding("s", "sessions", "Sessies", id="arena.sessies", tooltip="Begin een sessie, of lees een eerdere terug"),
        Binding("e", "edit", "Wijzig", show=False, id="arena.wijzigen", tooltip="Wijzig de arena zelf"),
        Binding("x", "export", "Export", show=False, id="arena.bestand", tooltip="Zet deze arena in een bestand"),
        Binding("d", "remove", "Weg", show=False, id="arena.weg", tooltip="Haal dit vak weg"),
        Binding("delete", "remove", "Weg", show=False, id="arena.weg2", tooltip="Haal dit vak weg"),
    ]

    def __init__(self, context: Context, arena_id: int) -> None:
        super().__init__(context)
        self.arena_id = arena_id
        self.stand: ArenaStand | None = None
        self._kept_at: tuple[int, Hashable] | None = None
        """The box of what was kept last: as long as the cursor is there, it says so."""
        self.bron = ""
        """The source that was typed last: at a kitchen table one source often serves several effects."""

    def body(self) -> ComposeResult:
        yield Static(id="waarvan")
        yield ArenaView()
        yield Static(id="vak")

    def reload(self) -> None:
        self.stand = read_arena.stand(self.context.store, self.arena_id)
        self.query_one(ArenaView).replace(vragen(self.stand, self._measured(self.stand)))
        self.query_one("#waarvan", Static).update(plain(_title(self.stand)))

    def refresh_data(self) -> None:
        """As for every screen; an arena that is gone says so and makes place for what lies under it."""
        try:
            super().refresh_data()
        except NotFound as error:
            report(self.app, error)
            self.dismiss(None)

    def selected_initiatief(self) -> Initiatief | None:
        number = self.stand.arena.initiatief_id if self.stand else None
        return None if number is None else initiatieven.get(self.context.store, number)

    def selected_wijk(self) -> int | None:
        return self.stand.arena.wijk_id if self.stand else self.context.wijk_id

    def _measured(self, stand: ArenaStand) -> dict[int, str]:
        """Of each effect with a number from the kasboek: where it comes from, and what the kasboek says now."""
        found = {}
        for effect in stand.effecten:
            for one in effect.factoren:
                if one.factor is Factor.AANTAL and one.gekozen:
                    now = read_arena.nu_in_kasboek(self.context.store, stand.arena, one)
                    if now is None or one.maat is None:
                        continue
                    changed = now.aantal != one.waarde
                    number = "onbekend" if now.aantal is None else format_aantal(now.aantal)
                    said = f"; nu in het kasboek: {number}" if changed else ""
                    found[effect.id] = f"Aantal uit het kasboek: {one.maat.label}{said}."
        return found

    def on_arena_view_highlighted(self, event: ArenaView.Highlighted) -> None:
        if event.box is not None:
            lines = [line for line in event.box.detail if line]
            if self._kept_at == (event.column, event.box.key):
                lines.append(f"Opgeslagen. {UNDO}")
            else:
                self._kept_at = None
        elif event.column == GROEP:
            lines = [FOLLOWS]
        else:
            lines = [_guide(event.column)]
        self.query_one("#vak", Static).update(plain("\n".join(lines), lines=True))

    def on_arena_view_opened(self, event: ArenaView.Opened) -> None:
        stand = self.stand
        if stand is None:
            return
        if event.box is None:
            self.action_new()
        elif event.column == INVESTEERDER:
            self._choose(self._investments(event.box.key), "Welke investering?", self._edit)
        elif event.column == GROEP and isinstance(event.box.key, IncasseerderGroep):
            found = van_groep(stand, event.box.key)
            if found:
                lines = [(one, one.naam, one.leefdomein.label) for one in found]
                self._choose(lines, f"Wat gaat naar {event.box.key.label}?", self._edit, ask=True)
            else:
                say(self.app, FOLLOWS)
        else:
            self._edit(self._part(event.column, event.box.key))

    def _part(self, column: int, key: object) -> Deel:
        """The activity or effect of a box."""
        stand = self.stand
        parts: Sequence[Deel] = () if stand is None else stand.activiteiten if column == ACTIVITEIT else stand.effecten
        return next(one for one in parts if one.id == key)

    def _investments(self, key: object) -> list[tuple[Deel, str, str]]:
        if self.stand is None:
            return []
        names = {one.id: one.naam for one in self.stand.activiteiten}
        return [
            (
                one,
                f"{one.jaar} {names.get(one.activiteit_id, '')}",
                "in natura" if one.bedrag is None else format_bedrag(one.bedrag),
            )
            for one in van_investeerder(self.stand, key)
        ]

    def _choose(
        self,
        choices: Sequence[tuple[Deel, str, str]],
        question: str,
        then: Callable[[Deel], None],
        *,
        ask: bool = False,
    ) -> None:
        """Asks which of these is meant; of one alone only when `ask`."""
        if len(choices) == 1 and not ask:
            then(choices[0][0])
            return
        by_number = {one.id: one for one, _, _ in choices}

        def chosen(number: int | None) -> None:
            if number is not None:
                then(by_number[number])

        self.app.push_screen(Picker(question, [(one.id, name, extra) for one, name, extra in choices]), chosen)

    def _edit(self, part: Deel) -> None:
        """Opens the form of a part."""
        stand = self.stand
        if stand is None:
            return
        form: ActiviteitForm | InvesteringForm | EffectForm
        match part:
            case Activiteit():
                form = ActiviteitForm(self.context, stand, part)
            case Investering():
                form = InvesteringForm(self.context, stand, part)
            case Effect():
                form = EffectForm(self.context, stand, part)
        self.app.push_screen(form, self._kept)

    def action_new(self) -> None:
        """Makes something in the column of the cursor, in the order of the four questions."""
        stand, view = self.stand, self.query_one(ArenaView)
        if stand is None:
            return
        box = view.cursor_box
        match view.cursor_column:
            case 0:
                found = van_investeerder(stand, box.key) if box else ()
                form: Any = InvesteringForm(
                    self.context, stand, activiteit_id=found[-1].activiteit_id if found else None
                )
            case 1:
                form = ActiviteitForm(self.context, stand)
            case 2:
                form = EffectForm(self.context, stand, begin=Begin(self._activity_here(), self.bron))
            case _:
                say(self.app, FOLLOWS)
                return
        self.app.push_screen(form, self._kept)

    def _activity_here(self) -> int | None:
        """The activity of the effect at the cursor, else the one the cursor was on last, else the first."""
        stand, view = self.stand, self.query_one(ArenaView)
        box = view.cursor_box
        if stand is None or not stand.activiteiten:
            return None
        if box is not None:
            return next((one.activiteit_id for one in stand.effecten if one.id == box.key), None)
        visited = view.visited(ACTIVITEIT)
        return visited.key if visited is not None and isinstance(visited.key, int) else stand.activiteiten[0].id

    def _kept(self, part: Deel | None) -> None:
        """After a form: reads again, with the cursor on what was kept."""
        if part is None:
            return
        # Not in a message: that would cover how the number of the box was made.
        self.refresh_data()
        self._kept_at = _place(part)
        self.query_one(ArenaView).go_to(*self._kept_at)
        if isinstance(part, Effect) and part.in_euro:
            self.bron = format_bron_invoer(part.factor(Factor.WAARDE))

    def action_edit(self) -> None:
        """Changes the arena itself."""
        if self.stand is not None:
            self.app.push_screen(ArenaForm(self.context, record=self.stand.arena), self.saved)

    def action_outcome(self) -> None:
        """Shows what this arena brings."""
        from frontlijn.screens.arena.uitkomst import UitkomstScreen

        self.app.push_screen(UitkomstScreen(self.context, self.arena_id))

    def action_export(self) -> None:
        """Writes this arena to a file."""
        from frontlijn.screens.forms.arena.export import ArenaExportForm

        if self.stand is not None:
            self.app.push_screen(ArenaExportForm(self.context, self.stand.arena), self._exported)

    def _exported(self, path: str | None) -> None:
        if path is not None:
            say_written(self.app, path)

    def action_sessions(self) -> None:
        """Shows the sessions of this arena."""
        from frontlijn.screens.arena.sessies import SessiesScreen

        self.app.push_screen(SessiesScreen(self.context, self.arena_id))

    def action_remove(self) -> None:
        """Takes what is in the box at the cursor away."""
        view = self.query_one(ArenaView)
        box = view.cursor_box
        if box is None:
            return
        if view.cursor_column == INVESTEERDER:
            self._choose(self._investments(box.key), "Welke investering gaat weg?", self._remove)
        elif view.cursor_column == GROEP:
            say(self.app, FOLLOWS)
        else:
            self._remove(self._part(view.cursor_column, box.key))

    def _remove(self, part: Deel) -> None:
        self._take_away(part)

    @work(exit_on_error=False)
    async def _take_away(self, part: Deel) -> None:
        await asyncio.to_thread(_removed, self.context.store, part)
        say(self.app, f"Weggehaald: {shortened(_name(part), 30)}. {UNDO}")
        self.refresh_data()


def _removed(store: Store, part: Deel) -> None:
    from frontlijn.store.write.arena import remove_activiteit, remove_effect, remove_investering

    match part:
        case Activiteit():
            remove_activiteit(store, part.id, part.versie)
        case Investering():
            remove_investering(store, part.id, part.versie)
        case Effect():
            remove_effect(store, part.id, part.versie)


def _name(part: Deel) -> str:
    return part.investeerder if isinstance(part, Investering) else part.naam


def _place(part: Deel) -> tuple[int, Hashable]:
    """The column and the key of the box that a part stands in."""
    match part:
        case Investering():
            return INVESTEERDER, fold(part.investeerder)
        case Activiteit():
            return ACTIVITEIT, part.id
        case Effect():
            return EFFECT, part.id


def _title(stand: ArenaStand) -> str:
    """What arena this is, over which years, and what it brings so far; unknown is not zero."""
    arena = stand.arena
    counted = any(one.in_euro for one in stand.effecten)
    baten = f"baten {EURO.zin(uitkomst([stand]).baten)}" if counted else "baten nog onbekend"
    return f"{shortened(arena.titel, 34)}: {baten}, {arena.startjaar}-{arena.eindjaar}, {arena.status.label}"


def _guide(column: int) -> str:
    """What to do in an empty column, in the order of the four questions."""
    return (
        "Begin hier: wie zet er geld, tijd of een zaal in? Druk op n. Daarna de pijl naar rechts.",
        "Wat doet het initiatief? Druk op n. Een investering in een nieuwe activiteit maakt haar ook.",
        "Wat verandert er daardoor, en voor wie? Druk op n.",
    )[column]
