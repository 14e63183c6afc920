"""One number of an effect in its form: the number itself, where it comes from, and what other sources say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from textual.widget import Widget

from frontlijn.domain.arena.bronwaarde import Bronwaarde
from frontlijn.domain.errors import Refused
from frontlijn.domain.values import Factor
from frontlijn.screens.forms.arena.velden import (
    AandeelField,
    AantalField,
    AndereField,
    Bron,
    BronField,
    Koppeling,
    WaardeField,
    format_andere,
    format_bron_invoer,
    format_factor_invoer,
    koppeling_text,
)
from frontlijn.widgets.fields import LongTextField
from frontlijn.widgets.form import AnyField, Section

USUAL = {Factor.VERDRINGING: "0"}
"""What stands in a new effect: seldom does anything disappear elsewhere (domain model, section 11)."""


class BronSection(Section):
    """Where a number comes from and what others say of it, without a line of its own.

    As long as it is not opened it shows only what was filled in; an empty one is on no screen before it is opened,
    because the form would open slowly with six of them.
    """

    DEFAULT_CSS = """
    BronSection > SectionTitle { display: none; }
    """

    def unfold(self, opened: bool = True) -> None:
        """Show all the fields, or none of them."""
        super().unfold(opened)
        for field in self.fields:
            field.display = True

    def fold(self) -> None:
        """Show the fields with something in them."""
        self.unfold(self.filled)
        for field in self.fields:
            field.display = field.filled

    @property
    def is_whole(self) -> bool:
        """Whether all its fields show."""
        return self.is_open and all(field.display for field in self.fields)


class Getal:
    """The fields of one factor. A source always shows where it is needed, at the value; else F2 opens it."""

    def __init__(self, factor: Factor, known: Sequence[Bronwaarde] = (), bekend: Sequence[str] = ()) -> None:
        """`known` are the values of an effect, `bekend` sources that were used before, as they would be typed."""
        of_this = [one for one in known if one.factor is factor]
        chosen = next((one for one in of_this if one.gekozen), None)
        needs_source = factor is Factor.WAARDE
        text = format_bron_invoer(chosen) if chosen else ""
        others = format_andere([one for one in of_this if not one.gekozen])
        self.factor = factor
        self.veld = _veld(factor, chosen)
        self.bron = BronField(factor, text=text, required=needs_source, bekend=bekend)
        self.anders = AndereField(factor, "  Andere bronnen", text=others)
        self.reden = LongTextField(f"{factor}_reden", "  Waarom deze", text=(chosen.reden or "") if chosen else "")
        more: tuple[AnyField, ...] = (self.anders, self.reden)
        self.section = BronSection("Bron", *(more if needs_source else (self.bron, *more)))

    def widgets(self) -> Iterator[Widget]:
        """What shows when the form opens, from top to bottom."""
        yield self.veld
        if self.bron not in self.section.fields:
            yield self.bron
        if self.section.filled:
            yield self.section

    @property
    def hides(self) -> bool:
        """Whether the source is on no screen yet."""
        return not self.section.is_attached

    @property
    def above(self) -> AnyField:
        """The field that the section of the source stands under."""
        return self.veld if self.bron in self.section.fields else self.bron

    def fold(self) -> None:
        """Shows of the source only what was filled in."""
        if not self.hides:
            self.section.fold()

    @property
    def has_cursor(self) -> bool:
        """Whether the cursor is in the number or in what belongs to it."""
        return any(one.has_focus_within for one in (self.veld, self.bron, self.section))

    def use(self, used: bool) -> None:
        """Takes what shows only of a number in euros in use or not."""
        if self.section.display is not used:
            self.section.display = used
            self.fold()

    def toggled(self) -> AnyField:
        """Opens the source, or closes it when the cursor is there; returns the field to go to."""
        in_source = self.section.has_focus_within or self.bron.has_focus_within
        if in_source and self.section.is_whole:
            self.section.fold()
            return self.veld
        self.section.unfold()
        return self.bron

    def gekozen(self) -> Bronwaarde:
        """The value that counts. Raises Refused at the field that is empty or cannot be read."""
        value: Any = self.veld.needed()
        waarde, woord = value if self.factor.is_aandeel else (value, False)
        bron = self.bron.value() or Bron("")
        koppeling = self.veld.koppeling if isinstance(self.veld, AantalField) else None
        return Bronwaarde(
            self.factor,
            waarde,
            bron=bron.bron,
            jaar=bron.jaar,
            bewijskracht=bron.bewijskracht,
            woord=woord,
            reden=self.reden.value(),
            maat=koppeling.maat if koppeling else None,
            van=koppeling.van if koppeling else None,
            tot=koppeling.tot if koppeling else None,
        )

    def waarden(self) -> tuple[Bronwaarde, ...]:
        """The value that counts, then what others say. Raises Refused."""
        return (self.gekozen(), *self.anders.value())

    def wissel(self) -> None:
        """Lets the value on the line of the cursor and the one that counts change places, each with its source.

        Raises Refused when a line cannot be read, or when what counts has no source, because it would be lost.
        """
        others = list(self.anders.value())
        lines = self.anders.text.splitlines()[: self.anders.line_at]
        place = sum(bool(line.strip()) for line in lines)
        if place >= len(others):
            return
        wanted = others.pop(place)
        if self.veld.filled:
            chosen = self.gekozen()
            if not chosen.bron:
                raise Refused("Schrijf eerst de bron van wat er nu staat; anders raakt die kwijt.", self.bron.key)
            others.insert(place, chosen)
        self.veld.type_over(format_factor_invoer(wanted))
        self.bron.type_over(format_bron_invoer(wanted))
        self.anders.type_over(format_andere(others))


def _veld(factor: Factor, chosen: Bronwaarde | None) -> AantalField | AandeelField | WaardeField:
    """The field of the number itself."""
    text = format_factor_invoer(chosen) if chosen else USUAL.get(factor, "")
    match factor:
        case Factor.AANTAL:
            if chosen and chosen.maat and chosen.van and chosen.tot and chosen.waarde is not None:
                text = koppeling_text(Koppeling(chosen.maat, chosen.van, chosen.tot, chosen.waarde))
            return AantalField(factor.label.capitalize(), text=text, hint="bv. 40; Ctrl+K: uit het kasboek")
        case Factor.WAARDE:
            return WaardeField(factor.label.capitalize(), text=text, hint="van één, in euro, bv. 12.000")
        case _:
            return AandeelField(factor, factor.label.capitalize(), text=text)
