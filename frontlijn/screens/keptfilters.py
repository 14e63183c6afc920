"""Choose a kept filter: its digit, or Enter on its row."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from frontlijn.screens.context import Context
from frontlijn.screens.filterwords import filter_words
from frontlijn.screens.messages import UNDO, say
from frontlijn.screens.reporting import Reports
from frontlijn.store.read import kasboek
from frontlijn.store.read.kasboek import BewaardFilter, KasboekFilter
from frontlijn.store.store import Store
from frontlijn.widgets.footer import KeyFooter
from frontlijn.widgets.rowlist import Column, Row, RowList

DIGITS = 9
"""So many filters have a digit."""

EMPTY = "Nog geen bewaard filter. Maak er een met f, en vul bij Bewaar als een naam in. Esc gaat terug."

COLUMNS = (Column("", 1), Column("Naam", 20), Column("Wat het toont"))


class _Kept:
    """The kept filters as rows, each with its digit."""

    def __init__(self, store: Store, kept: Sequence[BewaardFilter]) -> None:
        self.store = store
        self.kept = kept

    def count(self) -> int:
        """How many there are."""
        return len(self.kept)

    def window(self, offset: int, limit: int) -> Sequence[Row]:
        """The filters from `offset`."""
        return [
            Row(
                one.id,
                (str(number) if number <= DIGITS else "", one.naam, filter_words(self.store, one.filter) or "alles"),
            )
            for number, one in enumerate(self.kept[offset : offset + limit], offset + 1)
        ]


class KeptFilters(Reports, ModalScreen[KasboekFilter | None], inherit_bindings=False):
    """Dismisses with the filter that was chosen, or None on Escape."""

    DEFAULT_CSS = """
    KeptFilters {
        align: center top;
        & > Vertical { width: 100%; max-width: 90; height: 100%; max-height: 22; background: $surface; padding: 0 1; }
        & #vraag { height: 1; text-style: bold; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Terug", key_display="Esc", id="filter.niet", tooltip="Terug zonder te kiezen"),
        *(
            Binding(
                str(digit),
                f"choose({digit})",
                "Kies",
                show=digit == 1,
                key_display="1-9",
                id=f"filter.kies_{digit}",
                tooltip="Toon het filter met dit cijfer",
            )
            for digit in range(1, DIGITS + 1)
        ),
        Binding("d", "remove", "Weggooien", id="filter.weggooien", tooltip="Gooi dit filter weg"),
        Binding("delete", "remove", show=False, id="filter.weggooien_del", tooltip="Gooi dit filter weg"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.kept: tuple[BewaardFilter, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static("Welk filter?", id="vraag")
            yield RowList(COLUMNS, empty=Content(EMPTY))
            yield KeyFooter()

    def on_mount(self) -> None:
        self._read()

    def _read(self) -> None:
        self.kept = kasboek.filters(self.context.store)
        rows = self.query_one(RowList)
        rows.set_source(_Kept(self.context.store, self.kept), cursor_index=rows.cursor_index)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        self.dismiss(next(one.filter for one in self.kept if one.id == event.key))

    def action_choose(self, digit: int) -> None:
        """Chooses the filter with this digit."""
        if digit <= len(self.kept):
            self.dismiss(self.kept[digit - 1].filter)

    def action_leave(self) -> None:
        """Leaves the filter as it was."""
        self.dismiss(None)

    def action_remove(self) -> None:
        """Takes a kept filter away."""
        key = self.query_one(RowList).cursor_key
        if key is not None:
            self._remove(next(one.naam for one in self.kept if one.id == key))

    @work(exit_on_error=False)
    async def _remove(self, naam: str) -> None:
        from frontlijn.store.write.kasboek import remove_filter

        await asyncio.to_thread(remove_filter, self.context.store, naam)
        say(self.app, f"Filter weggegooid: {naam}. {UNDO}")
        self._read()
