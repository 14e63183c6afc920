"""The answer to who asked for handgeld: written from the decision, read and changed here, kept, copied, sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import FrontlijnError
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.antwoord import LANGSTE_ZIN, lange_zinnen
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.domain.text import printable
from frontlijn.export.files import suggested_name
from frontlijn.export.formats import ANTWOORD_FORMATS, antwoord_export, format_for
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.screens.forms.export import FileForm
from frontlijn.store.read import handgeld
from frontlijn.widgets.confirm import Confirm
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import Field, LetterField

READ_AT_MOST = 20_000
"""A text longer than this is no letter; its sentences are not counted at each key."""

COPIED = "Gekopieerd: plak het in je mail. Komt er niets mee, dan zet F3 het in een bestand."

SHOWN = 40
"""So many characters of a long sentence are enough to find it by."""


class AntwoordForm(StoreForm[str, Dossier]):
    """Shows the answer on the decision that stands; it can be changed until it was sent."""

    form_name: ClassVar[str] = "antwoord"
    help_text: ClassVar[str] = (
        "Deze brief is geschreven uit het besluit en de redenen. Lees hem door en maak hem van jezelf. F2 zet de tekst "
        "op het klembord, F3 zet hem in een bestand, F4 legt vast dat hij vandaag is verstuurd. "
        "Daarna ligt de tekst vast."
    )
    enter_saves: ClassVar[bool] = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f2", "copy_letter", "Kopieer", key_display="F2", id="antwoord.kopieer", tooltip="Kopieer het antwoord"
        ),
        Binding("f3", "export", "Bestand", key_display="F3", id="antwoord.bestand", tooltip="Zet het in een bestand"),
        Binding("f4", "send", "Verstuurd", key_display="F4", id="antwoord.verstuurd", tooltip="Vandaag verstuurd"),
    ]

    def __init__(self, context: Context, dossier: Dossier) -> None:
        besluit = dossier.aanvraag.besluit
        # With the decision, so that a draft never comes back under another one.
        super().__init__(context, f"{dossier.aanvraag.id} {besluit.id if besluit else ''}")
        self.dossier = dossier
        self.versie = dossier.antwoord.versie if dossier.antwoord else 0
        self.long_sentences = Static()

    @property
    def sent(self) -> date | None:
        """The day the answer was sent; from then on it is fixed."""
        return self.dossier.antwoord.verzonden_op if self.dossier.antwoord else None

    def form_title(self) -> str:
        state = f"verstuurd op {format_datum(self.sent)}" if self.sent else "nog niet verstuurd"
        return f"Antwoord ({state}): {self.dossier.aanvraag.onderwerp}"

    def compose_fields(self) -> Iterable[Widget]:
        text = handgeld.antwoord_tekst(self.context.store, self.dossier)
        yield LetterField("tekst", "Antwoord", text=text, fixed=self.sent is not None)
        yield self.long_sentences

    def on_mount(self) -> None:
        self._count_words()

    def restore(self, values: Mapping[str, str]) -> None:
        super().restore(values)
        self._count_words()

    def on_field_changed(self, event: Field.Changed) -> None:
        self._count_words()

    def _count_words(self) -> None:
        """Says softly which sentence is long; a letter may hold them."""
        text = self.fields["tekst"].text
        found = lange_zinnen(text) if len(text) <= READ_AT_MOST else ()
        said = ""
        if found:
            many = f" en nog {len(found) - 1}" if len(found) > 1 else ""
            start = " ".join(found[0].split())[:SHOWN]
            said = f"Langer dan {LANGSTE_ZIN} woorden: “{start}…”{many}. Korter leest makkelijker."
        self.long_sentences.update(plain(said))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.sent is not None and action in ("save", "send", "restore"):
            return False
        return super().check_action(action, parameters)

    def build(self) -> str:
        tekst: str = self.fields["tekst"].needed()
        return tekst

    async def submit(self, invoer: str) -> Dossier | None:
        return await self._keep(invoer, None)

    async def _keep(self, tekst: str, verzonden_op: date | None) -> Dossier:
        from frontlijn.store.write.handgeld import answer

        store, number = self.context.store, self.dossier.aanvraag.id
        return await self.in_store(answer, store, number, tekst, self.versie or 0, verzonden_op=verzonden_op)

    def action_copy_letter(self) -> None:
        """Puts the text on the clipboard, by way of the terminal."""
        self.app.copy_to_clipboard(self.fields["tekst"].text)
        self.app.notify(COPIED, markup=False)

    def action_send(self) -> None:
        """Keeps the text and notes that it was sent today."""
        self._send()

    @work(exit_on_error=False)
    async def _send(self) -> None:
        today = self.context.store.today()
        question = f"Is dit antwoord vandaag ({format_datum(today)}) verstuurd? Daarna ligt de tekst vast."
        answers = (("j", "Ja, verstuurd"), ("n", "Nee, nog niet"))
        if await self.app.push_screen_wait(Confirm(question, answers, default="n")) != "j":
            return
        dossier = await self._kept(today)
        if dossier is not None:
            self.draft_done()
            self.dismiss(dossier)

    def action_export(self) -> None:
        """Puts the answer in a file; what was changed is kept first, so that the file says what the store says."""
        self._export()

    @work(exit_on_error=False)
    async def _export(self) -> None:
        if self.is_changed:
            dossier = await self._kept(None)
            if dossier is None:
                return
            self._go_on_from(dossier)
        path = await self.app.push_screen_wait(AntwoordBestand(self.context, self.dossier.aanvraag))
        if path is not None:
            self.app.notify(f"Geschreven: {printable(path)}", markup=False)

    async def _kept(self, verzonden_op: date | None) -> Dossier | None:
        """Keeps the text, with the same care as saving; None when it was refused, which the form then shows."""
        self._saving = True
        try:
            return await self._keep(self.build(), verzonden_op)
        except FrontlijnError as error:
            self.show_problem(error)
            return None
        finally:
            self._saving = False

    def _go_on_from(self, dossier: Dossier) -> None:
        """What was typed so far is kept: only what changes from here is new."""
        self.dossier = dossier
        self.versie = dossier.antwoord.versie if dossier.antwoord else 0
        self.draft_done()
        self._initial = self.values()


class AntwoordBestand(FileForm):
    """Asks where the answer goes."""

    form_name: ClassVar[str] = "antwoord in een bestand"
    explanation: ClassVar[str] = "De brief in markdown, met de naam van wie hij krijgt."

    def __init__(self, context: Context, aanvraag: Aanvraag) -> None:
        super().__init__(context, str(aanvraag.id))
        self.aanvraag = aanvraag

    def form_title(self) -> str:
        return f"Antwoord als bestand: {self.aanvraag.onderwerp}"

    def suggested(self) -> str:
        return suggested_name(f"antwoord {self.aanvraag.onderwerp}", "md", self.context.store.today())

    def pieces(self, path: str) -> str | Iterable[str]:
        return antwoord_export(self.context.store, self.aanvraag.id, format_for(path, ANTWOORD_FORMATS))
