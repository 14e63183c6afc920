"""A session over an arena: when it was, who took part, and what was noted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import ClassVar

from textual.widget import Widget

from frontlijn.domain.arena.arena import Arena, Sessie, SessieInvoer
from frontlijn.domain.dates import format_datum
from frontlijn.domain.text import clean_lines, fold
from frontlijn.screens.context import Context
from frontlijn.screens.forms.arena import SESSIE
from frontlijn.screens.forms.base import NEW, StoreForm
from frontlijn.screens.forms.kasboekvelden import ListField
from frontlijn.store.read import personen
from frontlijn.store.store import Store
from frontlijn.widgets.fields import DateField, LongTextField

BEGUN = 2
"""After so many letters a known name is offered."""


class DeelnemersField(ListField[str]):
    """Who took part, one on each line, with known persons and organisations to type ahead."""

    asks_names = True

    def __init__(self, store: Store, *, text: str = "") -> None:
        self._namen = cache(
            lambda: [
                (fold(naam), naam) for naam in (*personen.persoon_namen(store), *personen.organisatie_namen(store))
            ]
        )
        hint = "op elke regel iemand, bv. de penningmeester"
        super().__init__("deelnemers", "Wie waren erbij", text=text, hint=hint, suggest=self._rest_of_name)

    def parse(self, text: str) -> tuple[str, ...]:
        return clean_lines([part for line in text.splitlines() for part in line.split(";")], self.key)

    def _rest_of_name(self, line: str) -> str:
        begun = fold(line.rpartition(";")[2].lstrip())
        if len(begun) < BEGUN:
            return ""
        return next((naam[len(begun) :] for folded, naam in self._namen() if folded.startswith(begun)), "")


class SessieForm(StoreForm[SessieInvoer, Sessie]):
    """Begins a session of an arena; with `record` it changes that one."""

    form_name: ClassVar[str] = SESSIE
    enter_saves: ClassVar[bool] = False
    help_text: ClassVar[str] = (
        "Een sessie is één keer dat jullie samen aan de arena zaten. Wat er stond toen de sessie begon, blijft "
        "bewaard; wat je daarna invult hoort bij deze sessie. Typ op elke regel wie erbij was: een naam die "
        "frontlijn kent neem je over met de pijl naar rechts, en anders is een omschrijving genoeg. Wie erbij was "
        "komt nooit in een export."
    )

    def __init__(self, context: Context, arena: Arena, record: Sessie | None = None) -> None:
        super().__init__(context, f"{arena.id} {record.id if record else NEW}")
        self.arena = arena
        self.record = record
        self.versie = record.versie if record else None

    def form_title(self) -> str:
        if self.record is None:
            return f"Nieuwe sessie: {self.arena.titel}"
        return f"Sessie {self.record.nummer}: {self.arena.titel}"

    def compose_fields(self) -> Iterable[Widget]:
        store = self.context.store
        known = self.record.invoer if self.record else SessieInvoer(store.today())
        yield DateField("datum", "Datum", today=store.today(), text=format_datum(known.datum), required=True)
        yield DeelnemersField(store, text="\n".join(known.deelnemers))
        yield LongTextField("notities", "Notities", text=known.notities or "")

    def build(self) -> SessieInvoer:
        return SessieInvoer(
            self.fields["datum"].needed(), self.fields["deelnemers"].value() or (), self.fields["notities"].value()
        ).checked()

    async def submit(self, invoer: SessieInvoer) -> Sessie | None:
        from frontlijn.store.write.arena import change_sessie, open_sessie

        store = self.context.store
        if self.record is None or self.versie is None:
            return await self.in_store(open_sessie, store, self.arena.id, invoer)
        return await self.in_store(change_sessie, store, self.record.id, invoer, self.versie)
