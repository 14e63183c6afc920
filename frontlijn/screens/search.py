"""Zoeken: one line to type in, and what is found below it at each key."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import FrontlijnError
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.text import printable
from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.context import Context
from frontlijn.screens.opening import Opener
from frontlijn.store.read.search import Hit, hint, search
from frontlijn.widgets.content import plain
from frontlijn.widgets.inputs import LineInput
from frontlijn.widgets.rowlist import Column, Row, RowList

SHOWN = 200
"""So many of the best hits are listed; who needs more types one letter more."""

EMPTY = "Typ een of meer woorden. Met Esc ga je naar de lijst; daar werken de andere toetsen weer."

COLUMNS = (
    Column("Soort", 13),
    Column("Wat"),
    Column("Wijk", 14, drop=2),
    Column("Datum", 10, drop=1),
)


class _Hits:
    """Hits as rows; the key is the number of the hit."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self.hits = hits

    def count(self) -> int:
        """How many hits are listed."""
        return len(self.hits)

    def window(self, offset: int, limit: int) -> Sequence[Row]:
        """The hits from `offset`."""
        return [
            Row(offset + place, (hit.soort.label, hit.titel, hit.wijk or "", _day(hit)))
            for place, hit in enumerate(self.hits[offset : offset + limit])
        ]


class SearchScreen(Opener):
    """Searches in everything, in all wijken."""

    mode = "zoeken"
    help_text = (
        "Zoekt in initiatieven, kasboek, handgeld, organisaties en personen, in alle wijken. Accenten en hoofdletters "
        'maken niet uit, een deel van een woord is genoeg, "woorden bij elkaar" zet je tussen aanhalingstekens. '
        "Pijl omlaag gaat naar de lijst, Esc weer naar de zoekregel, Enter opent. "
        "In de lijst werken de letters van de andere schermen; in de zoekregel typ je."
    )

    DEFAULT_CSS = """
    SearchScreen Input { height: 1; border: none; padding: 0 1; background: $surface; }
    SearchScreen #gevonden { height: 1; padding: 0 1; color: $text-muted; }
    SearchScreen #fragment { height: auto; max-height: 2; padding: 0 1; background: $panel; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "focus_search", "Zoekregel", show=False, id="zoek.regel", tooltip="Naar de zoekregel"),
        Binding("down", "to_list", "Naar de lijst", show=False, id="zoek.lijst", tooltip="Naar de lijst"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._hits: Sequence[Hit] = ()
        self._typing = True

    def body(self) -> ComposeResult:
        yield LineInput(placeholder="Zoek: een naam, een woord, een stukje van een woord", select_on_focus=True)
        yield Static(id="gevonden")
        yield RowList(COLUMNS, empty=Content(EMPTY))
        yield Static(id="fragment")

    def on_mount(self) -> None:
        self.focus_search()

    def focus_search(self) -> None:
        """Puts the cursor in the line to type in."""
        self.query_one(LineInput).focus()

    def action_focus_search(self) -> None:
        """From the line to the list, and from the list to the line, whose text is then replaced by what is typed."""
        line = self.query_one(LineInput)
        if line.has_focus:
            self.query_one(RowList).focus()
        else:
            line.focus()

    def action_to_list(self) -> None:
        """Goes to the hits."""
        self.query_one(RowList).focus()

    def reload(self) -> None:
        self._typing = False
        self._search(self.query_one(LineInput).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._typing = True
        self._search(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        rows = self.query_one(RowList)
        if rows.cursor_key is not None:
            self._open(rows.cursor_key)

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Shows the words that were found, in their sentence, for the hit under the cursor."""
        parts = self._hits[event.key].fragment if event.key < len(self._hits) else ()
        marked = [(printable(text), "bold underline") if found else printable(text) for text, found in parts]
        self.query_one("#fragment", Static).update(Content.assemble(*marked))

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        self._open(event.key)

    def _open(self, number: int) -> None:
        hit = self._hits[number]
        self.open_record(hit.soort, hit.rij_id)

    def selected_initiatief(self) -> Initiatief | None:
        number = self.query_one(RowList).cursor_key
        if number is None or not self.query_one(RowList).has_focus:
            return None
        hit = self._hits[number]
        return self.initiatief_with(hit.rij_id) if hit.soort is Zoeksoort.INITIATIEF else None

    @work(group="zoeken", exclusive=True, exit_on_error=False)
    async def _search(self, text: str) -> None:
        if not text.strip():
            self._show((), EMPTY)
            return
        try:
            result = await asyncio.to_thread(search, self.context.store, text, limit=SHOWN)
        except FrontlijnError as error:
            self._show((), error.message)
            return
        if result.hits:
            shown = f", de eerste {len(result.hits)} staan hier" if len(result.hits) < result.total else ""
            self._show(result.hits, f"{result.total_text} gevonden{shown}")
        else:
            self._show((), f"Niets gevonden. {await asyncio.to_thread(hint, self.context.store, text)}")

    def _show(self, hits: Sequence[Hit], message: str) -> None:
        """Lists the hits under the message; without hits the message stands in their place."""
        rows = self.query_one(RowList)
        key = rows.cursor_key
        known = self._hits[key] if key is not None and key < len(self._hits) else None
        same = [n for n, hit in enumerate(hits) if known and (hit.code, hit.rij_id) == (known.code, known.rij_id)]
        self._hits = hits
        rows.empty = plain(message)
        rows.set_source(_Hits(hits), cursor_index=same[0] if same and not self._typing else 0)
        self.query_one("#gevonden", Static).update(plain(message if hits else ""))
        if not hits:
            self.query_one("#fragment", Static).update("")


def _day(hit: Hit) -> str:
    return format_datum(hit.datum) if hit.datum else ""
