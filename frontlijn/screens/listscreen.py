"""What the screens of one register have in common: a list that reads windows of rows."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content

from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.context import Context
from frontlijn.screens.opening import Filter, Opener
from frontlijn.screens.registers import PotFilter, Register, Rows, reread
from frontlijn.widgets.rowlist import RowList


class ListScreen(Opener):
    """A register as a list that reads windows of rows; the cursor stays on its record when rows come or go."""

    kind: ClassVar[Zoeksoort]
    register: ClassVar[Register[Any, Any]]
    empty_text: ClassVar[str] = ""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Filter | PotFilter | None = None
        self._source: Rows[Any, Any] | None = None

    def body(self) -> ComposeResult:
        yield RowList(self.register.columns, empty=Content(self.empty_text))

    def wanted(self) -> Filter | PotFilter:
        """The filter for the chosen wijk."""
        raise NotImplementedError

    def reload(self) -> None:
        rows = self.query_one(RowList)
        wanted = self.wanted()
        if wanted != self._shown or self._source is None:
            key = rows.cursor_key
            self._shown = wanted
            register = self.register if self.context.wijk is None else self.register.of_one_wijk
            self._source = Rows(register, self.context.store, wanted)
            rows.columns = register.columns
            rows.set_source(self._source, cursor_index=self._source.position(key))
        else:
            reread(rows, self._source)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        self.open_row(event.key)

    def open_row(self, key: int) -> None:
        """Opens the record of a row."""
        self.open_record(self.kind, key)
