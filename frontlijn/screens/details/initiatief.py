"""One initiative: what is known about it, its kasboek, its handgeld and its history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from frontlijn.domain.dates import format_datum
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.details.base import RecordScreen, known
from frontlijn.screens.details.herkomst import herkomst_items, uit_sleutel
from frontlijn.screens.details.history import history_items
from frontlijn.screens.forms.initiatief import InitiatiefForm
from frontlijn.screens.forms.kasboek import KasboekForm
from frontlijn.screens.olievlek import OlievlekScreen
from frontlijn.screens.opening import ToArena
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read import handgeld, initiatieven
from frontlijn.store.read.arena import ArenaFilter
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.widgets.figures import Figure, Heading, Item, Sentence


class InitiatiefScreen(RecordScreen[Initiatief]):
    """Shows an initiative and opens what hangs on it."""

    help_text: ClassVar[str] = (
        "Alles over één initiatief. Met Enter open je de kasboekregels, het handgeld of de arena erachter. "
        "Met k log je meteen een kasboekregel bij dit initiatief, met g leg je handgeld vast. "
        "Met o zie je waar het uit voortkwam en wat het voortbracht, en met n log "
        "je iets nieuws dat eruit voortkwam. Met B zie je zijn cijfers, verhalen, verslag en woordbeeld."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Wijzig", id="record.wijzigen", tooltip="Wijzig dit initiatief"),
        Binding("b", "confirm", "Klopt", id="initiatief.bevestigen", tooltip="Leg vast dat dit vandaag nog klopt"),
        Binding("n", "follow_up", "Vervolg", show=False, id="record.vervolg", tooltip="Log wat hieruit voortkwam"),
        Binding("o", "spread", "Olievlek", show=False, id="record.olievlek", tooltip="Toon wat uit wat voortkwam"),
    ]

    def read(self) -> Initiatief:
        return initiatieven.get(self.context.store, self.number)

    def selected_initiatief(self) -> Initiatief | None:
        return initiatieven.get(self.context.store, self.number)

    def selected_wijk(self) -> int | None:
        return self.record.wijk_id if self.record else self.context.wijk_id

    def items(self, record: Initiatief) -> Iterator[Item]:
        store = self.context.store
        yield Heading(record.naam)
        if record.aliassen:
            yield Sentence(f"Ook bekend als {', '.join(record.aliassen)}.")
        yield Sentence(", ".join(self._facts(record)))
        if record.omschrijving:
            yield Sentence(record.omschrijving)
        yield Sentence("")
        regels = KasboekFilter(initiatief_id=record.id)
        grants = HandgeldFilter(initiatief_id=record.id)
        yield Figure("Kasboekregels", format_aantal(record.kasboekregels), regels)
        yield Figure("Aanvragen handgeld", format_aantal(handgeld.count(store, grants)), grants)
        yield from self._arenas(record)
        yield Sentence("")
        yield Heading("Wie en hoe")
        yield Sentence(f"Aanjagers: {known(record.aanjagers)}{' (kwetsbaar)' if record.kwetsbaar else ''}")
        yield Sentence(
            f"Vrijwilligers: {known(record.vrijwilligers)}. Betaalde krachten: {known(record.betaalde_krachten)}."
        )
        yield Sentence(f"Contact: {record.contact or 'onbekend'}. Organisatie: {record.organisatie or 'geen'}.")
        rol = record.benadering.label if record.benadering else "onbekend"
        reden = f" ({record.benadering_reden})" if record.benadering_reden else ""
        yield Sentence(f"Onze rol: {rol}{reden}")
        yield Sentence(f"Laatst bevestigd op {format_datum(record.laatst_bevestigd_op)}.")
        if record.les:
            yield Heading("Les")
            yield Sentence(record.les)
        uit = uit_sleutel(record.uit_regel_id, record.uit_initiatief_id)
        yield from herkomst_items(store, (Zoeksoort.INITIATIEF, record.id), uit)
        yield from history_items(store, "initiatief", record.id)

    def _arenas(self, record: Initiatief) -> Iterator[Item]:
        """Its arenas and reports, each with the benefits counted as the report does."""
        store = self.context.store
        found = read_arena.window(store, ArenaFilter(initiatief_id=record.id), 0, -1)
        if found:
            from frontlijn.screens.arena.lijst import regel

            for arena in found:
                yield Figure(arena.titel, f"baten {regel(store, arena).baten}", ToArena(arena.id))

    def _facts(self, record: Initiatief) -> list[str]:
        return [
            record.wijk,
            record.type.label if record.type else "type onbekend",
            f"fase {record.fase.label}" if record.fase else "fase onbekend",
            f"begonnen op {format_datum(record.startdatum)}" if record.startdatum else "startdatum onbekend",
            record.zichtbaarheid.label,
        ]

    def action_edit(self) -> None:
        """Changes this initiative."""
        if self.record is not None:
            self.app.push_screen(InitiatiefForm(self.context, record=self.record), self.saved)

    def action_follow_up(self) -> None:
        """Logs an entry that came from this initiative and does not belong to it."""
        origin = (Zoeksoort.INITIATIEF, self.number)
        self.app.push_screen(KasboekForm(self.context, wijk_id=self.selected_wijk(), uit=origin), self.saved)

    def action_spread(self) -> None:
        """Shows the tree this initiative stands in."""
        self.app.push_screen(OlievlekScreen(self.context, (Zoeksoort.INITIATIEF, self.number)))

    def action_confirm(self) -> None:
        """Records that this still holds today."""
        self._confirm()

    @work(exit_on_error=False)
    async def _confirm(self) -> None:
        import asyncio

        from frontlijn.store.write.initiatieven import confirm_initiatief

        record = await asyncio.to_thread(confirm_initiatief, self.context.store, self.number)
        self.saved(record)
