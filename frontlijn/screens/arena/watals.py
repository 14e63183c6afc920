"""What if a number were another: the numbers of an arena to move, and what that does beside what stands now."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.bronwaarde import Bronwaarde, schaal_woorden
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.gevoeligheid import wat_als
from frontlijn.domain.arena.proberen import lees, stap
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.arena.uitvoer import verschil_blokken
from frontlijn.domain.arena.uitvoer.naast import verloop_naast
from frontlijn.domain.arena.uitvoer.verschil import NU, WORDT
from frontlijn.domain.blokken import Zin
from frontlijn.domain.errors import Refused
from frontlijn.domain.herkomst import ONBEKEND
from frontlijn.domain.money import format_bedrag, format_invoer
from frontlijn.domain.numbers import format_aantal, format_procent
from frontlijn.domain.values import Factor, Modus
from frontlijn.screens.arena.bladzij import ArenaBladzijScreen, Gemaakt, van
from frontlijn.screens.context import Context
from frontlijn.screens.forms.arena.watals import WatAlsForm
from frontlijn.screens.messages import UNDO, say
from frontlijn.store.read import arena as read_arena
from frontlijn.widgets.bladzij import Bladzij
from frontlijn.widgets.confirm import Confirm
from frontlijn.widgets.content import plain
from frontlijn.widgets.inputs import LineInput
from frontlijn.widgets.rowlist import Column, Row, RowList

BREED = 110
"""From so many cells on the numbers and what they do stand beside each other."""

KOLOMMEN = (
    Column("Effect"),
    Column("Getal", 16),
    Column("Nu", 11, align="right"),
    Column("Wordt", 11, align="right"),
)

NIETS = Zin("Verander een getal met + of -, of typ een ander. Dan zie je hier wat het doet. Er wordt niets bewaard.")

NIET_MEER = -1
"""What is kept of a number that is gone; no number is below zero."""

Sleutel = tuple[int, Factor]
"""Which number: of which effect, and which of its factors."""

Waarden = tuple[tuple[Sleutel, int], ...]
"""The numbers that are tried."""

Vraag = tuple[Modus, Waarden]
"""How is counted, with which numbers."""


@dataclass(frozen=True, slots=True)
class Getal:
    """A number of an effect that can be tried."""

    effect: Effect
    value: Bronwaarde

    @property
    def sleutel(self) -> Sleutel:
        """Which number it is."""
        return self.effect.id, self.value.factor


class _Getallen:
    """The numbers as rows, each with what it would become."""

    def __init__(self, getallen: Sequence[Getal], waarden: dict[Sleutel, int]) -> None:
        self.getallen = getallen
        self.waarden = waarden

    def count(self) -> int:
        """How many numbers there are."""
        return len(self.getallen)

    def window(self, offset: int, limit: int) -> Sequence[Row]:
        """The numbers from `offset`."""
        return [self._row(offset + place, one) for place, one in enumerate(self.getallen[offset : offset + limit])]

    def _row(self, key: int, one: Getal) -> Row:
        factor, now = one.value.factor, self.waarden.get(one.sleutel)
        becomes = "" if now is None else toon(factor, now)
        return Row(
            key,
            (one.effect.naam, factor.label, toon(factor, one.value.waarde), becomes),
            mark="" if now is None else "*",
        )


class WatAlsScreen(ArenaBladzijScreen[Vraag]):
    """Moves numbers of an arena, and shows at once what that does beside what stands now."""

    AUTO_FOCUS = "RowList"

    help_text: ClassVar[str] = (
        "Wat gebeurt er als een getal anders is? Boven (of links) staan alle getallen van de effecten. Met + en - "
        "of → en ← verander je het getal waar je op staat: een percentage met 5 punten, een aantal of bedrag met "
        "een tiende. Of typ het nieuwe getal, in cijfers of in woorden (Enter). Wat er stond blijft ernaast staan. "
        "Delete zet een getal terug, r alle getallen. Er wordt niets bewaard, tenzij je Ctrl+S drukt. Tab gaat naar"
        " wat het doet."
    )

    DEFAULT_CSS = """
    WatAlsScreen {
        & #delen { layout: vertical; height: 1fr; }
        & #delen RowList { height: 45%; min-height: 5; }
        & #delen.-breed { layout: horizontal; }
        & #delen.-breed RowList { width: 55%; height: 1fr; }
        & #delen.-breed Bladzij { width: 1fr; margin-left: 1; }
        & #invoer { height: auto; padding: 0 1; display: none; background: $panel; }
        & #invoer.-open { display: block; }
        & #vraag { height: auto; text-style: bold; }
        & #fout { height: auto; color: $text-error; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "step(1)", "Meer", key_display="+", id="arena.meer", tooltip="Maak dit getal een stap hoger"),
        Binding(
            "minus", "step(-1)", "Minder", key_display="-", id="arena.minder", tooltip="Maak dit getal een stap lager"
        ),
        Binding("equals_sign,right", "step(1)", show=False, id="arena.meer2", tooltip="Maak dit getal een stap hoger"),
        Binding("left", "step(-1)", show=False, id="arena.minder2", tooltip="Maak dit getal een stap lager"),
        Binding(
            "ctrl+s", "keep", "Bewaar", key_display="Ctrl+S", id="arena.bewaar", tooltip="Bewaar wat je veranderde"
        ),
        Binding("delete,backspace", "put_back", "Terug", show=False, id="arena.terug", tooltip="Zet dit getal terug"),
        Binding("r", "put_all_back", "Alles", show=False, id="arena.alles", tooltip="Zet alle getallen terug"),
        Binding("m", "mode", show=False, id="arena.telling_proef", tooltip="Tel zoals het rapport, of volledig"),
        Binding("f2", "type", key_display="F2", show=False, id="arena.typ", tooltip="Typ een ander getal"),
        *(
            Binding(str(digit), f"type({digit})", show=False, id=f"arena.typ_{digit}", tooltip="Typ een ander getal")
            for digit in range(10)
        ),
    ]

    def __init__(self, context: Context, arena_id: int, modus: Modus = Modus.RAPPORT) -> None:
        super().__init__(context, arena_id)
        self.modus = modus
        self.getallen: dict[Sleutel, Getal] = {}
        self.waarden: dict[Sleutel, int] = {}
        """The numbers that are tried and differ from what stands."""
        self._typing: tuple[Getal, int | None] | None = None
        """The number that is being typed, and what was tried before that."""

    def body(self) -> ComposeResult:
        yield Static(id="waarvan")
        with Container(id="delen"):
            yield RowList(KOLOMMEN, empty=Content("Er is nog geen effect in euro om mee te proberen. Esc gaat terug."))
            yield Bladzij()
        with Vertical(id="invoer"):
            yield Static(id="vraag")
            yield LineInput()
            yield Static(id="fout")

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#delen").set_class(event.size.width >= BREED, "-breed")

    @property
    def vraag(self) -> Vraag:
        return self.modus, tuple(self.waarden.items())

    def maak(self, vraag: Vraag) -> Gemaakt:
        modus, waarden = vraag
        stand = read_arena.stand(self.context.store, self.arena_id)
        tried = geprobeerd(stand, waarden)
        now, then = uitkomst([stand], modus), uitkomst([tried], modus)
        _heading, *blocks = verschil_blokken(now, then)
        return Gemaakt(
            f"Wat als: {stand.arena.titel} ({modus.label})",
            (*(() if waarden else (NIETS,)), *blocks, *verloop_naast(now, then)),
            van(modus, tried),
            {NU: van(modus, stand), WORDT: van(modus, tried)},
        )

    def reload(self) -> None:
        stand = read_arena.stand(self.context.store, self.arena_id)
        found = [
            Getal(effect, effect.factor(factor)) for effect in stand.effecten if effect.in_euro for factor in Factor
        ]
        self.getallen = {one.sleutel: one for one in found}
        self.waarden = {key: value for key, value in self.waarden.items() if self._kept(key) not in (value, NIET_MEER)}
        rows = self.query_one(RowList)
        rows.set_source(_Getallen(tuple(found), self.waarden), cursor_index=rows.cursor_index)
        super().reload()

    def _kept(self, sleutel: Sleutel) -> int | None:
        """What the arena holds for a number; NIET_MEER when it is gone."""
        one = self.getallen.get(sleutel)
        return one.value.waarde if one else NIET_MEER

    @property
    def _here(self) -> Getal | None:
        """The number under the cursor."""
        key = self.query_one(RowList).cursor_key
        return None if key is None else tuple(self.getallen.values())[key]

    def _try(self, sleutel: Sleutel, waarde: int | None) -> None:
        """Tries a number, None for what stands, and shows what it does."""
        if waarde is None or waarde == self._kept(sleutel):
            self.waarden.pop(sleutel, None)
        else:
            self.waarden[sleutel] = waarde
        self.query_one(RowList).refresh_rows()
        self.begin()

    def action_step(self, step: int) -> None:
        """Makes the number under the cursor higher or lower."""
        one = self._here
        if one is not None:
            self._try(one.sleutel, stap(one.value, self.waarden.get(one.sleutel, one.value.waarde), step))

    def action_put_back(self) -> None:
        """Puts the number under the cursor back to what stands."""
        if (one := self._here) is not None:
            self._try(one.sleutel, None)

    def action_put_all_back(self) -> None:
        """Puts every number back to what stands."""
        self.waarden.clear()
        self.query_one(RowList).refresh_rows()
        self.begin()

    def action_mode(self) -> None:
        """Counts as the report does, or with negative effects."""
        self.modus = Modus.VOLLEDIG if self.modus is Modus.RAPPORT else Modus.RAPPORT
        self.begin()

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        self.action_type()

    def action_type(self, digit: int | None = None) -> None:
        """Asks for the number under the cursor, which began with a digit."""
        one = self._here
        if one is None:
            return
        factor = one.value.factor
        tried = self.waarden.get(one.sleutel)
        self._typing = one, tried
        how = f"Typ een percentage, of {schaal_woorden()}." if factor.is_aandeel else "Typ het nieuwe getal."
        question = f"{one.effect.naam}: {factor.label}, nu {toon(factor, one.value.waarde)}. {how}"
        self.query_one("#vraag", Static).update(plain(question))
        self.query_one("#fout", Static).update("")
        self.query_one("#invoer").add_class("-open")
        line = self.query_one(LineInput)
        line.focus()
        if digit is None:
            line.write(_typed(factor, one.value.waarde if tried is None else tried))
            line.select_all()
        else:
            line.write(str(digit))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._typing is None:
            return
        self.query_one("#fout", Static).update("")
        with suppress(Refused):
            self._try(self._typing[0].sleutel, lees(self._typing[0].value.factor, event.value, "getal"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._typing is None:
            return
        try:
            lees(self._typing[0].value.factor, event.value, "getal")
        except Refused as refused:
            self.query_one("#fout", Static).update(plain(f"! {refused.message}"))
        else:
            self._end_typing()

    def on_input_blurred(self, event: Input.Blurred) -> None:
        self._end_typing()

    def _end_typing(self) -> None:
        """Puts the line to type in away."""
        if self._typing is not None:
            self._typing = None
            if isinstance(self.focused, LineInput):
                self.query_one(RowList).focus()
            self.query_one("#invoer").remove_class("-open")

    def action_back(self) -> None:
        """Leaves the typing, else the screen; what was tried is not thrown away unasked."""
        if self._typing is not None:
            one, tried = self._typing
            self._end_typing()
            self._try(one.sleutel, tried)
        elif self.waarden:
            answers = (("v", "Verder proberen"), ("b", "Bewaren in de arena"), ("w", "Weggooien"))
            question = "Je veranderde getallen. Wat wil je ermee?"
            self.app.push_screen(Confirm(question, answers, default="v", careful="w"), self._leave)
        else:
            self.dismiss(None)

    def _leave(self, answer: str | None) -> None:
        if answer == "w":
            self.dismiss(None)
        elif answer == "b":
            self.action_keep()

    def action_keep(self) -> None:
        """Asks why, and keeps what is tried."""
        self._end_typing()
        if not self.waarden:
            say(self.app, "Er is niets veranderd om te bewaren.")
            return
        changes: dict[Effect, dict[Factor, int]] = {}
        lines = []
        for sleutel, waarde in self.waarden.items():
            one = self.getallen[sleutel]
            changes.setdefault(one.effect, {})[one.value.factor] = waarde
            factor = one.value.factor
            was = toon(factor, one.value.waarde)
            lines.append(f"{one.effect.naam}: {factor.label} {was} wordt {toon(factor, waarde)}")
        self.app.push_screen(WatAlsForm(self.context, self.arena_id, changes, lines), self._saved)

    def _saved(self, effecten: int | None) -> None:
        if effecten is not None:
            self.waarden.clear()
            say(self.app, f"Bewaard in {'1 effect' if effecten == 1 else f'{effecten} effecten'}. {UNDO}")
            self.refresh_data()


def geprobeerd(stand: ArenaStand, waarden: Waarden) -> ArenaStand:
    """The arena with other numbers; one of an effect that is gone changes nothing."""
    for (effect_id, factor), waarde in waarden:
        with suppress(KeyError):
            stand = wat_als(stand, effect_id, factor, waarde)
    return stand


def toon(factor: Factor, waarde: int | None) -> str:
    """A number as it stands in the list."""
    if waarde is None:
        return ONBEKEND
    if factor.is_aandeel:
        return format_procent(waarde)
    return format_aantal(waarde) if factor is Factor.AANTAL else format_bedrag(waarde).removesuffix(",00")


def _typed(factor: Factor, waarde: int | None) -> str:
    """A number as it would be typed."""
    if waarde is None:
        return ""
    return format_invoer(waarde) if factor is Factor.WAARDE else toon(factor, waarde)
