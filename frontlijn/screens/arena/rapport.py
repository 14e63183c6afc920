"""The published figures of a report: what its text says, with the source, and which of several values is shown."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from frontlijn.domain.arena.arena import Arena
from frontlijn.domain.arena.gepubliceerd import Cijfer
from frontlijn.domain.arena.namen import naam_van
from frontlijn.domain.arena.uitvoer import rapport_blokken
from frontlijn.screens.arena.bladzij import ArenaBladzijScreen, Gemaakt, van
from frontlijn.screens.forms.arena.rapport import CijferForm, RapportForm
from frontlijn.screens.messages import say_saved
from frontlijn.screens.pickers import Picker
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read.herkomst import ArenaCijfer
from frontlijn.widgets.bladzij import Bladzij


class RapportScreen(ArenaBladzijScreen[None]):
    """Shows a report of which the published totals are kept."""

    help_text: ClassVar[str] = (
        "Wat dit rapport publiceert, met de bron erbij. Ga op een cijfer staan en druk Enter: dan zie je waar het "
        "staat, en welke andere waarden er zijn. Met n neem je een cijfer over, met e wijzig je het cijfer waar je "
        "op staat, met E het rapport zelf. Wat de tekst niet verdeelt staat op een eigen regel; frontlijn verzint "
        "er niets bij en telt dit nooit op bij de arena's die jullie zelf invullen."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "Cijfer", id="arena.cijfer_nieuw", tooltip="Neem een cijfer over uit het rapport"),
        Binding("e", "edit", "Wijzig", id="arena.cijfer_wijzigen", tooltip="Wijzig het cijfer waar je op staat"),
        Binding("E", "edit_report", show=False, id="arena.rapport_wijzigen", tooltip="Wijzig het rapport zelf"),
        Binding(
            "x", "export", "Export", show=False, id="arena.rapport_export", tooltip="Zet het rapport in een bestand"
        ),
    ]

    @property
    def vraag(self) -> None:
        return None

    def maak(self, vraag: None) -> Gemaakt:
        store = self.context.store
        rapport, cijfers = read_arena.get(store, self.arena_id), read_arena.cijfers(store, self.arena_id)
        _title, *blocks = rapport_blokken(rapport.titel, cijfers)
        return Gemaakt(f"Rapport: {rapport.titel}", tuple(blocks), van())

    def action_new(self) -> None:
        """Takes over a figure."""
        if self.arena is not None:
            self.app.push_screen(CijferForm(self.context, self.arena), self.saved)

    def action_edit(self) -> None:
        """Changes the figure under the cursor, else one that is asked."""
        cijfers = read_arena.cijfers(self.context.store, self.arena_id)
        stop = self.query_one(Bladzij).cursor_stop
        target = stop.target if stop else None
        here = [one for one in cijfers if isinstance(target, ArenaCijfer) and naam_van(one) == target.naam]
        if here:
            self._edit(here[0].id)
        elif cijfers:
            choices = [(one.id, f"{one.soort.label} {one.over}".strip(), "") for one in cijfers]
            self.app.push_screen(Picker("Welk cijfer wil je wijzigen?", choices), self._edit)

    def _edit(self, number: int | None) -> None:
        if self.arena is not None and number is not None:
            record = read_arena.cijfer(self.context.store, number)
            self.app.push_screen(CijferForm(self.context, self.arena, record), self.saved)

    def action_edit_report(self) -> None:
        """Changes the report itself."""
        if self.arena is not None:
            self.app.push_screen(RapportForm(self.context, self.arena), self.saved)

    def action_export(self) -> None:
        """Writes the published figures to a file."""
        self.export_arena()

    def saved(self, record: object | None) -> None:
        if isinstance(record, Arena | Cijfer):
            say_saved(self.app, record)
            self.refresh_data()
