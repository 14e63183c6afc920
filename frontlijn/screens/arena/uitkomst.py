"""What an arena brings: conclusion, totals, break-even, tables and charts, each number with how it was made."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.arena.uitvoer import uitkomst_blokken
from frontlijn.domain.values import Modus
from frontlijn.screens.arena.bladzij import ArenaBladzijScreen, Gemaakt, van
from frontlijn.screens.context import Context
from frontlijn.store.read import arena as read_arena


class UitkomstScreen(ArenaBladzijScreen[Modus]):
    """Shows what one arena brings, as it stands now."""

    help_text: ClassVar[str] = (
        "Wat deze arena oplevert en kost, wanneer de baten boven de kosten komen, wie het krijgen en hoe zeker het "
        "is. Ga op een getal staan en druk Enter: dan zie je hoe het gemaakt is. Met m kies je hoe er geteld wordt:"
        " zoals het rapport, waarin negatieve effecten niet meetellen, of volledig, waarin ze eraf gaan. Met w kijk"
        " je wat er gebeurt als een getal anders is. Met x zet je wat je ziet in een bestand."
    )

    wide_keys = frozenset({"arena.export"})

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mode", "Telling", id="arena.telling", tooltip="Tel zoals het rapport, of volledig"),
        Binding("w", "what_if", "Wat als", id="arena.watals", tooltip="Kijk wat er gebeurt als een getal anders is"),
        Binding("x", "export", "Export", show=False, id="arena.export", tooltip="Zet de uitkomst in een bestand"),
    ]

    def __init__(self, context: Context, arena_id: int) -> None:
        super().__init__(context, arena_id)
        self.modus = Modus.RAPPORT

    @property
    def vraag(self) -> Modus:
        return self.modus

    def maak(self, vraag: Modus) -> Gemaakt:
        made = uitkomst([read_arena.stand(self.context.store, self.arena_id)], vraag)
        _title, *blocks = uitkomst_blokken(made)
        titel = f"Wat levert het op: {made.standen[0].arena.titel} ({vraag.label})"
        return Gemaakt(titel, tuple(blocks), van(vraag))

    def action_mode(self) -> None:
        """Counts as the report does, or with negative effects."""
        self.modus = Modus.VOLLEDIG if self.modus is Modus.RAPPORT else Modus.RAPPORT
        self.refresh_data()

    def action_what_if(self) -> None:
        """Shows what changes when a number is another."""
        from frontlijn.screens.arena.watals import WatAlsScreen

        self.app.push_screen(WatAlsScreen(self.context, self.arena_id, self.modus))

    def action_export(self) -> None:
        """Writes the arena to a file, counted as here."""
        self.export_arena(self.modus)
