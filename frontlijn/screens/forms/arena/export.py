"""Put an arena, or the published figures of a report, in a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from frontlijn.domain.arena.arena import Arena
from frontlijn.domain.values import ArenaSoort, Modus
from frontlijn.export.arena.uitvoer import kijk_in_arena
from frontlijn.export.files import suggested_name
from frontlijn.export.formats import ARENA_FORMATS, BINAIR, arena_export, format_for
from frontlijn.screens.context import Context
from frontlijn.screens.forms.export import NAMEN, FileForm


class ArenaExportForm(FileForm):
    """Asks where an arena goes; the ending of the name says in which form."""

    help_text: ClassVar[str] = (
        "De arena in een bestand. De letters achter de punt zeggen hoe: md is tekst, html een pagina om te printen,"
        " xlsx een rekenblad waarin alles nog eens wordt uitgerekend, csv een tabel en json alle gegevens. De "
        "multiplier gaat nooit mee zonder wat erbij hoort. Sessies en wie erbij waren gaan nooit mee."
    )

    def __init__(self, context: Context, arena: Arena, modus: Modus = Modus.RAPPORT) -> None:
        super().__init__(context, f"arena {arena.id}")
        self.arena = arena
        self.modus = modus

    @property
    def explanation(self) -> str:  # type: ignore[override]
        """How the name of the file can end, and what stays behind."""
        *most, last = (one for one in ARENA_FORMATS if self.arena.soort is ArenaSoort.EIGEN or one not in BINAIR)
        endings = ", ".join(f".{one}" for one in most)
        return f"De naam eindigt op {endings} of .{last}. {NAMEN} Sessies gaan niet mee."

    def form_title(self) -> str:
        return f"{self.arena.titel} als bestand ({self.modus.label})"

    def suggested(self) -> str:
        return suggested_name(self.arena.titel, next(iter(ARENA_FORMATS)), self.context.store.today())

    def nakijken(self) -> str:
        return kijk_in_arena(self.context.store, self.arena.id)

    def pieces(self, path: str) -> str | Iterable[str] | Iterable[bytes]:
        return arena_export(self.context.store, self.arena.id, format_for(path, ARENA_FORMATS), self.modus)
