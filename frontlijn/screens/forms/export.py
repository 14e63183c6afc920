"""Export the summary of the chosen wijk to a file, whole or not at all."""

from __future__ import annotations

import os.path
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.errors import Refused
from frontlijn.domain.wijk import Wijk
from frontlijn.export.files import suggested_name, write_whole
from frontlijn.export.formats import WIJK_FORMATS, format_for, wijk_export
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.widgets.confirm import Confirm
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import PathField


class ExportForm(StoreForm[str, str]):
    """Asks where the summary of a wijk goes; dismisses with the path that was written."""

    form_name: ClassVar[str] = "export"

    def __init__(self, context: Context, wijk: Wijk) -> None:
        super().__init__(context, str(wijk.id))
        self.wijk = wijk

    def form_title(self) -> str:
        return f"Samenvatting van {self.wijk.naam} als bestand"

    def compose_fields(self) -> Iterable[Widget]:
        yield Static(plain("Eén A4 in markdown, zonder namen van mensen en zonder wat onder de radar is."))
        name = suggested_name(self.wijk.naam, "md", self.context.store.today())
        yield PathField("bestand", "Bestand", text=str(Path.home() / name), required=True, select_on_focus=True)

    def build(self) -> str:
        path: str = self.fields["bestand"].needed()
        return path

    async def submit(self, invoer: str) -> str | None:
        force = await self.in_store(os.path.exists, invoer)
        if force:
            question = f"{invoer} bestaat al. Vervangen door de samenvatting van nu?"
            answers = (("j", "Ja, vervangen"), ("n", "Nee, andere naam"))
            if await self.app.push_screen_wait(Confirm(question, answers, default="n")) != "j":
                raise Refused("Kies een andere naam.", "bestand")
        return await self.in_store(self._write, invoer, force)

    def _write(self, path: str, force: bool) -> str:
        store = self.context.store
        formaat = format_for(path, WIJK_FORMATS)
        return write_whole(path, wijk_export(store, self.wijk.id, formaat), force=force, keep=store.path)
