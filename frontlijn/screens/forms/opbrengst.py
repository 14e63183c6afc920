"""Put one of the four outputs of the kasboek in a file, after saying which stories go along."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.errors import FrontlijnError, StoreProblem
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.values import Bereik
from frontlijn.export.beeld import Uitvoer, uitvoer
from frontlijn.export.files import suggested_name
from frontlijn.export.formats import BEELD_FORMATS, format_for
from frontlijn.screens.context import Context
from frontlijn.screens.forms.export import NAMEN, FileForm
from frontlijn.store.uitvoer import note_export
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import ChoiceField, Field

NAAR = ((Bereik.EXPORT, "wie het verslag krijgt"), (Bereik.OPENBAAR, "iedereen"))
"""How far a file can go."""

WACHT = "Even geduld: we kijken welke verhalen mee mogen."


class OpbrengstExportForm(FileForm):
    """Asks how far an output may go and where it is put."""

    explanation: ClassVar[str] = (
        f"Wat er op het scherm staat over deze periode, in markdown. {NAMEN} Wat onder de radar is, gaat niet mee. "
        "Een verhaal gaat alleen mee met toestemming. Voor iedereen: alleen wat openbaar mag."
    )

    DEFAULT_CSS = """
    OpbrengstExportForm #verhalen { height: auto; margin: 1 0; text-style: bold; }
    """

    def __init__(self, context: Context, soort: str, blik: Blik, naast: Blik | None, naam: str) -> None:
        """`soort` is the output that is shown, of what `blik` looks at, beside `naast`; `naam` says of whom."""
        super().__init__(context, f"{soort} {naam}")
        self.soort = soort
        self.blik = blik
        self.naast = naast
        self.naam = naam
        self.naar = Bereik.EXPORT
        self.made: Uitvoer | None = None
        """What was written last."""

    def form_title(self) -> str:
        return f"{self.soort.capitalize()} van {self.naam} als bestand"

    def suggested(self) -> str:
        return suggested_name(f"{self.soort} {self.naam}", next(iter(BEELD_FORMATS)), self.context.store.today())

    def compose_fields(self) -> Iterable[Widget]:
        yield ChoiceField("naar", "Voor", NAAR, text=self.naar.value, required=True, blank=self.naar.value)
        yield Static(plain(WACHT), id="verhalen")
        yield from super().compose_fields()

    def on_mount(self) -> None:
        super().on_mount()
        self._tell(self.naar)

    def on_field_changed(self, event: Field.Changed) -> None:
        super().on_field_changed(event)
        if event.field.key == "naar" and (naar := event.field.value()) is not None:
            self._tell(naar)

    @work(group="verhalen", exclusive=True, exit_on_error=False)
    async def _tell(self, naar: Bereik) -> None:
        """Says which stories go along that far and which stay, before anything is written."""
        line = self.query_one("#verhalen", Static)
        line.update(plain(WACHT))
        try:
            made = await asyncio.to_thread(self._make, naar)
        except FrontlijnError as error:
            line.update(plain(error.message))
        else:
            line.update(plain("\n".join(filter(None, (made.verhalen or "Verhalen: er zijn er geen.", made.let_op)))))

    def build(self) -> str:
        self.naar = self.fields["naar"].needed()
        return super().build()

    def pieces(self, path: str) -> str | Iterable[str]:
        write = BEELD_FORMATS[format_for(path, BEELD_FORMATS)]
        self.made = self._make(self.naar)
        return write(self.made)

    def _make(self, naar: Bereik) -> Uitvoer:
        return uitvoer(self.context.store, self.soort, self.blik, naar, self.naast)

    def _write(self, path: str, force: bool) -> str:
        written = super()._write(path, force)
        if self.made is not None:
            # What stands in the file is out; a store that takes no note of that changes nothing about it.
            with contextlib.suppress(StoreProblem):
                note_export(self.context.store, self.made.versies, self.soort)
        return written
