"""What the screens of one record have in common: read it, show its lines, open what its figures stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from textual.app import ComposeResult

from frontlijn.domain.errors import NotFound
from frontlijn.domain.numbers import format_aantal
from frontlijn.screens.base import BackScreen
from frontlijn.screens.context import Context
from frontlijn.screens.opening import Opener
from frontlijn.screens.reporting import report
from frontlijn.widgets.figures import FigureList, Item

R = TypeVar("R")


class RecordScreen(Opener, BackScreen, Generic[R]):
    """Shows the record with one number. A subclass says how to read it and what its lines are."""

    def __init__(self, context: Context, number: int) -> None:
        super().__init__(context)
        self.number = number
        self.record: R | None = None

    def read(self) -> R:
        """The record as it stands now; raises NotFound."""
        raise NotImplementedError

    def items(self, record: R) -> Iterator[Item]:
        """The lines of the screen."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        yield FigureList()

    def reload(self) -> None:
        self.record = self.read()
        self.query_one(FigureList).replace(tuple(self.items(self.record)))
        self.refresh_bindings()

    def refresh_data(self) -> None:
        """As for every screen; a record that is gone says so and makes place for what lies under it."""
        try:
            super().refresh_data()
        except NotFound as error:
            report(self.app, error)
            self.dismiss(None)

    def saved(self, record: object | None) -> None:
        if record is not None and record == self.record:
            self.notify("Er was niets te wijzigen.", markup=False)
        else:
            super().saved(record)


def known(number: int | None) -> str:
    """A number, or the word for what nobody knows."""
    return "onbekend" if number is None else format_aantal(number)
