"""Put what the store tells in a file, whole or not at all: the form for any export, and that of a summary."""

from __future__ import annotations

import asyncio
import contextlib
import os.path
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.errors import FrontlijnError, Refused, StoreProblem
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.export.files import suggested_name, write_whole
from frontlijn.export.formats import SAMENVATTING_FORMATS, format_for
from frontlijn.export.samenvatting import Samengevat, samengevat
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.store.uitvoer import note_export
from frontlijn.widgets.confirm import Confirm
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import PathField

NAMEN = "Namen uit de personenlijst staan er als (naam); een voornaam alleen blijft staan: kijk het na."
"""What an export does with names."""


class FileForm(StoreForm[str, str]):
    """Asks where an export goes; dismisses with the path that was written."""

    form_name: ClassVar[str] = "export"
    explanation: ClassVar[str] = ""
    """What will stand in the file, in one line."""

    DEFAULT_CSS = """
    FileForm #nakijken { height: auto; text-style: bold; }
    """

    def suggested(self) -> str:
        """A name for the file, without its folder."""
        raise NotImplementedError

    def pieces(self, path: str) -> str | Iterable[str] | Iterable[bytes]:
        """What goes into the file with this name. Raises Refused at `bestand` when that cannot be."""
        raise NotImplementedError

    def nakijken(self) -> str:
        """What to look at once more before it leaves, in one line; "" when there is nothing. Runs in a thread."""
        return ""

    def compose_fields(self) -> Iterable[Widget]:
        yield Static(plain(self.explanation))
        yield Static(id="nakijken")
        path = str(Path.home() / self.suggested())
        yield PathField("bestand", "Bestand", text=path, required=True, select_on_focus=True)

    def on_mount(self) -> None:
        super().on_mount()
        self._look_again()

    @work(group="nakijken", exclusive=True, exit_on_error=False)
    async def _look_again(self) -> None:
        with contextlib.suppress(FrontlijnError):  # saving says what is wrong
            if found := await asyncio.to_thread(self.nakijken):
                self.query_one("#nakijken", Static).update(plain(found))

    def build(self) -> str:
        path: str = self.fields["bestand"].needed()
        return path

    async def submit(self, invoer: str) -> str | None:
        force = await self.in_store(os.path.exists, invoer)
        if force:
            question = f"{invoer} bestaat al. Vervangen door wat er nu is?"
            answers = (("j", "Ja, vervangen"), ("n", "Nee, andere naam"))
            if await self.app.push_screen_wait(Confirm(question, answers, default="n")) != "j":
                raise Refused("Kies een andere naam.", "bestand")
        return await self.in_store(self._write, invoer, force)

    def _write(self, path: str, force: bool) -> str:
        return write_whole(path, self.pieces(path), force=force, keep=self.context.store.path)


class ExportForm(FileForm):
    """Asks where a summary goes: that of a wijk, or of whatever is looked at."""

    explanation: ClassVar[str] = (
        "De samenvatting op een A4: eindigt de naam op .md, dan in markdown; op .html, dan als pagina om te printen. "
        f"{NAMEN} Wat onder de radar is, gaat niet mee."
    )

    def __init__(self, context: Context, blik: Blik, naast: Blik | None, naam: str) -> None:
        """`blik` is what is looked at, beside `naast`; `naam` says of whom."""
        super().__init__(context, f"samenvatting {naam}")
        self.blik = blik
        self.naast = naast
        self.naam = naam
        self.made: Samengevat | None = None
        """What was written last."""

    def form_title(self) -> str:
        return f"Samenvatting van {self.naam} als bestand"

    def suggested(self) -> str:
        return suggested_name(self.naam, next(iter(SAMENVATTING_FORMATS)), self.context.store.today())

    def nakijken(self) -> str:
        return samengevat(self.context.store, self.blik, self.naast).let_op

    def pieces(self, path: str) -> str | Iterable[str]:
        formaat = format_for(path, SAMENVATTING_FORMATS)
        self.made = samengevat(self.context.store, self.blik, self.naast, kort=formaat == "md")
        return SAMENVATTING_FORMATS[formaat](self.made, None)

    def _write(self, path: str, force: bool) -> str:
        written = super()._write(path, force)
        if self.made is not None:
            # What stands in the file is out; a store that takes no note of that changes nothing about it.
            with contextlib.suppress(StoreProblem):
                note_export(self.context.store, self.made.versies, "samenvatting")
        return written
