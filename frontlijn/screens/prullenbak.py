"""The prullenbak: entries that were thrown away, which wait here until somebody puts them back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.screens.base import BackScreen
from frontlijn.screens.details.base import RecordScreen
from frontlijn.screens.details.kasboekregel import regel_items
from frontlijn.screens.details.versies import VersiesScreen
from frontlijn.screens.listscreen import ListScreen
from frontlijn.screens.messages import UNDO, say
from frontlijn.screens.moments import format_moment
from frontlijn.screens.opening import Filter, Opener
from frontlijn.screens.registers import PRULLENBAK
from frontlijn.store.read import kasboek
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.widgets.figures import Item, Sentence
from frontlijn.widgets.rowlist import RowList

PUT_BACK = Binding("z", "put_back", "Zet terug", id="prullenbak.terugzetten", tooltip="Zet deze regel terug")


class PutsBack(Opener):
    """A screen from which an entry is put back."""

    def removed_number(self) -> int | None:
        """The entry that would be put back."""
        raise NotImplementedError

    def action_put_back(self) -> None:
        """Puts an entry back in the kasboek."""
        number = self.removed_number()
        if number is not None:
            self._put_back(number)

    @work(exit_on_error=False)
    async def _put_back(self, number: int) -> None:
        from frontlijn.store.write.kasboek import restore_kasboekregel

        regel = await asyncio.to_thread(restore_kasboekregel, self.context.store, number)
        say(self.app, f"Teruggezet: {regel.titel}. {UNDO}")
        self.put_back_done()

    def put_back_done(self) -> None:
        """After it was put back."""
        self.refresh_data()


class PrullenbakScreen(ListScreen, PutsBack, BackScreen):
    """The entries of the chosen wijk that were thrown away, the last one first."""

    register = PRULLENBAK
    empty_text = "De prullenbak is leeg. Esc gaat terug."
    help_text = (
        "Kasboekregels die zijn weggegooid. Ze tellen nergens mee en gaan in geen export mee. Enter toont er een, "
        "met z zet je hem terug."
    )

    BINDINGS: ClassVar[list[BindingType]] = [PUT_BACK]

    def wanted(self) -> Filter:
        return KasboekFilter(wijk_id=self.context.wijk_id)

    def open_row(self, key: int) -> None:
        """Shows a removed entry."""
        self.app.push_screen(RemovedScreen(self.context, key))

    def removed_number(self) -> int | None:
        return self.query_one(RowList).cursor_key


class RemovedScreen(PutsBack, RecordScreen[Kasboekregel]):
    """Shows an entry that was thrown away."""

    help_text: ClassVar[str] = (
        "Een kasboekregel in de prullenbak. Met z zet je hem terug, en dan kun je hem wijzigen. "
        "Met v lees je elke versie."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        PUT_BACK,
        Binding(
            "v", "versions", "Versies", show=False, id="prullenbak.versies", tooltip="Lees de versies van deze regel"
        ),
    ]

    def read(self) -> Kasboekregel:
        return kasboek.removed(self.context.store, self.number)

    def items(self, record: Kasboekregel) -> Iterator[Item]:
        yield Sentence(f"In de prullenbak sinds {format_moment(record.verwijderd_op)}. Met z zet je hem terug.")
        yield Sentence("")
        yield from regel_items(self.context.store, record)

    def action_versions(self) -> None:
        """Shows every version of this entry."""
        self.app.push_screen(VersiesScreen(self.context, self.number))

    def removed_number(self) -> int | None:
        return self.number

    def put_back_done(self) -> None:
        self.dismiss(None)
