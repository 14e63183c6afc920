"""The chooser "Snel": the templates of a wijk under the digits, one key from a form that is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from frontlijn.domain.dates import WEEKDAYS
from frontlijn.domain.kasboek.regel import KasboekInvoer, Kasboekregel
from frontlijn.domain.kasboek.sjabloon import TOETSEN, Sjabloon, SjabloonInvoer, herhaling
from frontlijn.domain.numbers import format_aantal
from frontlijn.screens.context import Context
from frontlijn.screens.forms.sjabloon import SjabloonForm
from frontlijn.screens.messages import say
from frontlijn.screens.reporting import Reports
from frontlijn.store.read import kasboek, wijken
from frontlijn.widgets.content import plain
from frontlijn.widgets.rowlist import Column, Row, RowList

COLUMNS = (Column("Toets", 5), Column("Wat"), Column("Initiatief", 20, drop=2), Column("Gelogd", 9, drop=1))


class _Templates:
    """The templates as rows, with a row for each digit that holds none."""

    def __init__(self, sjablonen: Sequence[Sjabloon]) -> None:
        self.by_key = {one.toets: one for one in sjablonen}

    def count(self) -> int:
        """How many rows there are: one for each key."""
        return len(TOETSEN)

    def window(self, offset: int, limit: int) -> Sequence[Row]:
        """The rows from `offset`."""
        return [self._row(key) for key in TOETSEN[offset : offset + limit]]

    def _row(self, key: int) -> Row:
        one = self.by_key.get(key)
        if one is None:
            return Row(key, (str(key), "(leeg)", "", ""))
        day = "" if one.weekdag is None else f" ({WEEKDAYS[one.weekdag][:2]})"
        often = "vast" if one.id is not None else f"{format_aantal(one.keer)} keer"
        return Row(key, (str(key), f"{one.titel}{day}", one.initiatief or "", often))


class SjablonenScreen(Reports, ModalScreen[KasboekInvoer | None], inherit_bindings=False):
    """Dismisses with the entry that a template begins, or with the last one again; None on Escape."""

    DEFAULT_CSS = """
    SjablonenScreen {
        align: center top;
        & > Vertical { width: 100%; max-width: 80; height: auto; background: $surface; padding: 0 1; }
        & #vraag { height: 1; text-style: bold; }
        & RowList { height: 10; }
        & #hoe { height: auto; color: $text-muted; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(key), f"choose({key})", "Kies", show=False, id=f"sjabloon.{key}", tooltip="Kies dit sjabloon")
            for key in TOETSEN
        ),
        Binding("h", "repeat", "Herhaal", id="sjabloon.herhaal", tooltip="Neem de laatste kasboekregel nog eens"),
        Binding("e", "edit", "Wijzig", id="sjabloon.wijzig", tooltip="Wijzig een sjabloon: daarna een cijfer of Enter"),
        Binding("escape,t", "leave", "Terug", id="sjabloon.terug", tooltip="Terug zonder te kiezen"),
    ]

    def __init__(self, context: Context, wijk_id: int) -> None:
        super().__init__()
        self.context = context
        self.wijk_id = wijk_id
        self.templates = _Templates(())
        self.last: Kasboekregel | None = None
        self.editing = False

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(id="vraag")
            yield RowList(COLUMNS)
            yield Static(id="hoe")

    def on_mount(self) -> None:
        self.reload()
        self.query_one(RowList).focus()

    def reload(self) -> None:
        """Reads the templates again."""
        rows = self.query_one(RowList)
        self.templates = _Templates(kasboek.sjablonen(self.context.store, self.wijk_id))
        self.last = kasboek.latest(self.context.store, self.wijk_id)
        rows.set_source(self.templates, cursor_key=rows.cursor_key)
        self._ask(editing=False)

    def _ask(self, *, editing: bool) -> None:
        self.editing = editing
        wijk = wijken.get(self.context.store, self.wijk_id).naam
        question = f"Sjabloon van {wijk} wijzigen: welk cijfer?" if editing else f"Snel loggen in {wijk}"
        repeat = f" h: nog eens “{self.last.titel[:40]}”." if self.last and not editing else ""
        what = "Enter: deze rij. Esc: toch niet." if editing else f"Cijfer of Enter: invullen. e: wijzigen.{repeat}"
        self.query_one("#vraag", Static).update(plain(question))
        self.query_one("#hoe", Static).update(plain(what))

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        self.action_choose(event.key)

    def action_choose(self, toets: int) -> None:
        """Takes the template under this key, or opens it to be changed; an empty key is always filled first."""
        one = self.templates.by_key.get(toets)
        if one is not None and not self.editing:
            self.dismiss(one.regel(self.context.store.today()))
            return
        invoer = one.invoer() if one else SjabloonInvoer("", self.wijk_id, toets)
        self.app.push_screen(SjabloonForm(self.context, invoer), self._changed)

    def _changed(self, text: str | None) -> None:
        if text is not None:
            say(self.app, text)
        self.reload()

    def action_repeat(self) -> None:
        """Takes the last entry of this wijk once more."""
        if self.last is None:
            say(self.app, "Er is hier nog niets gelogd om te herhalen.")
        else:
            self.dismiss(herhaling(self.last, self.context.store.today()))

    def action_edit(self) -> None:
        """Asks which template is to be changed."""
        self._ask(editing=not self.editing)

    def action_leave(self) -> None:
        """Goes back, from changing to choosing, from choosing to where it was opened."""
        if self.editing:
            self._ask(editing=False)
        else:
            self.dismiss(None)
