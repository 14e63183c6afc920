"""Keep the numbers that were tried in an arena: which change, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.arena.effect import Effect, EffectInvoer
from frontlijn.domain.arena.proberen import aangepast
from frontlijn.domain.values import Factor
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import TextField

Wijziging = tuple[int, EffectInvoer, int]
"""The number of an effect, its input with other values, and the version that they were tried on."""


class WatAlsForm(StoreForm[tuple[Wijziging, ...], int]):
    """Asks why numbers become others, and keeps them; dismisses with how many effects changed."""

    form_name: ClassVar[str] = "wat als"
    title_text: ClassVar[str] = "Bewaar wat je veranderde"
    help_text: ClassVar[str] = (
        "Wat je probeerde komt in de arena te staan als eigen inschatting, met wat je hier schrijft als reden. Had een "
        "getal een bron, dan blijft dat getal met zijn bron erbij staan. Ctrl+Z zet daarna alles in één keer terug."
    )

    def __init__(
        self, context: Context, arena_id: int, effecten: Mapping[Effect, Mapping[Factor, int]], regels: Sequence[str]
    ) -> None:
        """`effecten` are those that change with the values of their factors; `regels` tell each change in a line."""
        super().__init__(context, str(arena_id))
        self.effecten = effecten
        self.regels = tuple(regels)

    def compose_fields(self) -> Iterable[Widget]:
        yield Static(plain("\n".join(self.regels), lines=True))
        yield TextField("reden", "Waarom", required=True, hint="bv. zo schatten de bewoners het zelf in")

    def build(self) -> tuple[Wijziging, ...]:
        reden = self.fields["reden"].needed()
        return tuple((one.id, aangepast(one, waarden, reden), one.versie) for one, waarden in self.effecten.items())

    async def submit(self, invoer: tuple[Wijziging, ...]) -> int | None:
        from frontlijn.store.write.arena import change_effecten

        await self.in_store(change_effecten, self.context.store, invoer)
        return len(invoer)
