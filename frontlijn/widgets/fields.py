"""Fields of a form: a label, a control and, when something is wrong, one line that says what would be right.

Invariant: `text` is what was typed, in a form that can be kept as a draft and put back; `value()` is what it means.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar, cast

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from frontlijn.domain import dates, duration, money, numbers
from frontlijn.domain.errors import Refused
from frontlijn.domain.fields import label as label_of
from frontlijn.domain.handgeld.besluit import BelangInvoer, CriteriumOordeel, RichtlijnOordeel, richtlijn_veld
from frontlijn.domain.handgeld.richtlijn import Richtlijn
from frontlijn.domain.text import clean_line, clean_lines, clean_text
from frontlijn.domain.values import Criterium, Oordeel, Waarde
from frontlijn.widgets.choices import ManyOptions, OneOption, Option
from frontlijn.widgets.content import fit, plain
from frontlijn.widgets.inputs import LineInput, TextInput, shortened

LABEL_WIDTH = 22
CONTROL_AT = LABEL_WIDTH + 2
"""The cell where controls begin: after the sign of the focus, the label and a space."""

WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")

V = TypeVar("V")
W = TypeVar("W", bound=str)


class Field(Widget, Generic[V]):
    """A field named after the attribute of the input dataclass it fills."""

    DEFAULT_CSS = f"""
    Field {{
        height: auto;
        layout: vertical;
        color: $foreground;
        & > .field--control {{ margin-left: {CONTROL_AT}; }}
        & > .field--error {{ margin-left: {CONTROL_AT}; height: auto; color: $text-error; display: none; }}
        &.-error > .field--error {{ display: block; }}
        & > .field--seen {{ margin-left: {CONTROL_AT}; height: auto; color: $text-primary; }}
        & > .field--remark {{ margin-left: {CONTROL_AT}; height: auto; color: $text-warning; }}
    }}
    """

    control_width: int | None = None
    """Width of the control in cells, so that a hint stands right after it; None takes the rest of the line."""

    blank: str = ""
    """The text that counts as not filled in, beside the empty one."""

    asks_names: ClassVar[bool] = False
    """Whether names of people belong in it."""

    class Changed(Message):
        """Somebody typed or chose; not posted when `text` is set in code."""

        def __init__(self, field: Field[Any]) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> Field[Any]:
            """The field that posted this."""
            return self.field

    class Entered(Changed):
        """Enter was pressed in a field of one line."""

    def __init__(
        self, name: str, label: str, control: Widget, *, text: str = "", required: bool = False, hint: str = ""
    ) -> None:
        super().__init__(name=name)
        self.key = name
        self.label = label
        self.required = required
        self._hint = hint
        self._within = False
        self._control = control
        control.add_class("field--control")
        if self.control_width is not None:
            control.styles.width = self.control_width
        self._error = Static(classes="field--error")
        self._lines: dict[str, Static] = {}
        self.error_message: str | None = None
        if text:
            self._write(text)
        self._known = self._read()

    def compose(self) -> ComposeResult:
        yield self._control
        yield self._error
        yield from self._lines.values()

    @property
    def text(self) -> str:
        """What was typed or chosen, for a draft; setting it posts nothing."""
        return self._read()

    @text.setter
    def text(self, text: str) -> None:
        self._write(text)
        self._known = self._read()
        self.clear_error()
        self.refresh()

    def type_over(self, text: str) -> None:
        """Puts text in the place of what is there as if it were typed: the form hears of it."""
        self._write(text)
        self._notice()

    @property
    def prose(self) -> str | None:
        """What a worker wrote here in their own words; None for a field that holds a value or the name of a thing."""
        return None

    def rewrite(self, prose: str) -> None:
        """Puts other words in the place of `prose`, as if they were typed."""
        self.type_over(prose)

    @property
    def cursor_at(self) -> int:
        """The place of the cursor in `prose`; its end when that is not known."""
        return len(self.prose or "")

    @property
    def filled(self) -> bool:
        """Whether there is something in the field that a worker would miss if it were folded away."""
        return self.text not in ("", self.blank)

    def value(self) -> V | None:
        """What was typed, understood; None when empty. Raises Refused at this field."""
        raise NotImplementedError

    def needed(self) -> V:
        """Like `value`, for a field that may not be empty. Raises Refused at this field."""
        value = self.value()
        if value is None:
            raise Refused(f"Vul {label_of(self.key)} in.", self.key)
        return value

    def hint(self) -> str:
        """What stands at the right of a control of fixed width: how the text is understood, else what can be typed."""
        return self._hint

    def show_whole(self) -> None:
        """Scroll to the field with all the lines under it; when that is too much, to where somebody types."""
        for one in (self, self._control):
            one.scroll_visible(animate=False, immediate=True)  # the second counts from where the first came

    def on_resize(self) -> None:
        if self._within:
            self.call_after_refresh(self.show_whole)

    def show_error(self, message: str) -> None:
        """Show what is wrong under the field, until the next change."""
        self.error_message = message
        self._error.update(plain(f"! {message}"))
        self.add_class("-error")
        self.call_after_refresh(self.show_whole)

    def clear_error(self) -> None:
        """Take the message away."""
        self.error_message = None
        self.remove_class("-error")

    def show_seen(self, text: str) -> None:
        """Say under the field how it was understood; nothing takes the line away."""
        self._show_line("seen", text)

    def show_remark(self, text: str) -> None:
        """Say under the field what deserves a second look; nothing takes the line away."""
        self._show_line("remark", f"▲ {text}" if text else "")

    def _show_line(self, kind: str, text: str) -> None:
        line = self._lines.get(kind)
        if line is None:
            if not text:
                return
            line = self._lines[kind] = Static(classes=f"field--{kind}")
            if self.is_mounted:
                self.mount(line)
        line.update(plain(text, lines=True))
        line.display = bool(text)
        if text and self._within:
            self.call_after_refresh(self.show_whole)

    def line(self, kind: str) -> str:
        """What a line under the field says: seen or remark."""
        shown = self._lines.get(kind)
        return str(shown.content) if shown is not None and shown.display else ""

    def focus_control(self) -> None:
        """Put the cursor in the field."""
        self._control.focus()

    def render(self) -> Content:
        sign = ">" if self._within else " "
        star = " *" if self.required else ""
        text = sign + fit(self.label + star, LABEL_WIDTH)
        style = "bold" if self._within else ""
        hint = self.hint()
        if self.control_width is None or not hint:
            return Content.styled(text, style)
        room = max(0, self.size.width - CONTROL_AT - self.control_width - 1)
        shown = shortened(hint, room)
        return Content.assemble((text, style), " " * (self.control_width + 2), (shown, "$text-muted"))

    def on_click(self) -> None:
        if not self._within:
            self.focus_control()

    def on_descendant_focus(self) -> None:
        self._within = True
        self.refresh()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        self._within = False
        self.refresh()
        # What was typed last may still be on its way; its message must not take the error away again.
        self._notice()
        if self.text and self.error_message is None:
            try:
                self.value()
            except Refused as refused:
                self.show_error(refused.message)

    def _notice(self) -> None:
        """The control says it changed: tell the form, unless the change came from code."""
        text = self._read()
        if text == self._known:
            return
        self._known = text
        self.clear_error()
        self.refresh()
        self.post_message(self.Changed(self))

    def _read(self) -> str:
        raise NotImplementedError

    def _write(self, text: str) -> None:
        raise NotImplementedError


class LineField(Field[V]):
    """A field of one typed line; a subclass says how the line is understood."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        text: str = "",
        required: bool = False,
        hint: str = "",
        suggestions: Sequence[str] = (),
        select_on_focus: bool = False,
    ) -> None:
        # A control of fixed width has its hint beside it.
        placeholder = hint if self.control_width is None else ""
        self._suggests = bool(suggestions)
        self._input = LineInput(
            select_on_focus=select_on_focus, suggestions=tuple(suggestions), placeholder=placeholder
        )
        super().__init__(name, label, self._input, text=text, required=required, hint=hint)

    def parse(self, text: str) -> V:
        """The text, which is not empty, understood. Raises Refused."""
        raise NotImplementedError

    def value(self) -> V | None:
        text = self.text.strip()
        return self.parse(text) if text else None

    def focus_control(self) -> None:
        """Put the cursor in the field, on all of its text when that is likely to be replaced."""
        super().focus_control()
        if self._input.select_on_focus:
            self._input.select_all()

    @property
    def cursor_at(self) -> int:
        return self._input.cursor_position

    def _read(self) -> str:
        return self._input.value

    def _write(self, text: str) -> None:
        self._input.write(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._notice()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(self))

    def on_line_input_too_long(self, event: LineInput.TooLong) -> None:
        event.stop()
        self.show_error(_too_long(event.length))


def _too_long(length: int) -> str:
    shown = numbers.format_aantal(length)
    return f"Deze tekst is te lang voor één regel ({shown} tekens); plak hem in een veld met meer regels."


class TextField(LineField[str]):
    """One line of text; a suggestion from `suggestions` is taken with the right arrow."""

    limit: int = 200
    """At most this many characters."""

    @property
    def prose(self) -> str | None:
        # With suggestions it asks for somebody or something that has that name.
        return None if self._suggests else self.text

    def parse(self, text: str) -> str:
        return clean_line(text, self.key, limit=self.limit)


class PathField(TextField):
    """The name of a file, with its folders; `~` is the worker's own folder."""

    limit = 4_000

    @property
    def prose(self) -> str | None:
        return None

    def parse(self, text: str) -> str:
        try:
            return str(Path(super().parse(text)).expanduser())
        except RuntimeError as error:
            raise Refused(
                "Die map van een andere gebruiker is er niet; schrijf het pad helemaal uit.", self.key
            ) from error


class ParsedField(LineField[V]):
    """A short line that means something else than its text, and shows beside it how it was understood."""

    control_width = 14

    def __init__(self, name: str, label: str, *, text: str = "", required: bool = False, hint: str = "") -> None:
        super().__init__(name, label, text=text, required=required, hint=hint, select_on_focus=True)

    def format(self, value: V) -> str:
        """The value as a worker reads it."""
        raise NotImplementedError

    def hint(self) -> str:
        try:
            value = self.value()
        except Refused:
            return self._hint
        if value is None:
            return self._hint
        shown = self.format(value)
        return "" if shown == self.text.strip() else shown


class MoneyField(ParsedField[int]):
    """An amount; the value is in cents."""

    def parse(self, text: str) -> int:
        return money.parse_bedrag(text, self.key)

    def format(self, value: int) -> str:
        return money.format_bedrag(value)


class DateField(ParsedField[date]):
    """A date, also as "gisteren" or "ma"; `today` is what those count from."""

    control_width = 16  # "vorige vrijdag" and the cursor

    def __init__(
        self,
        name: str,
        label: str,
        *,
        today: date,
        text: str = "",
        required: bool = False,
        hint: str = "",
        vooruit: bool = False,
    ) -> None:
        """With `vooruit` a day without a year is one that is to come."""
        self.today = today
        self.vooruit = vooruit
        super().__init__(name, label, text=text, required=required, hint=hint or "dd-mm, gisteren of ma")

    def parse(self, text: str) -> date:
        return dates.parse_datum(text, self.today, self.key, vooruit=self.vooruit)

    def format(self, value: date) -> str:
        day = "vandaag, " if value == self.today else ""
        return f"{day}{WEEKDAYS[value.weekday()]} {dates.format_datum(value)}"


class CountField(ParsedField[int]):
    """A whole number of 0 or more."""

    def parse(self, text: str) -> int:
        return numbers.parse_aantal(text, self.key)

    def format(self, value: int) -> str:
        return numbers.format_aantal(value)


class DurationField(ParsedField[int]):
    """Time in hours, such as 1,5 or 1:30; the value is in minutes."""

    def __init__(self, name: str, label: str, *, text: str = "", required: bool = False, hint: str = "") -> None:
        super().__init__(name, label, text=text, required=required, hint=hint or "in uren: 2, 1,5 of 1:30")

    def parse(self, text: str) -> int:
        return duration.parse_minuten(text, self.key)

    def format(self, value: int) -> str:
        return duration.format_minuten(value)


class LinesField(LineField[tuple[str, ...]]):
    """Several names on one line, with `;` between them."""

    @property
    def prose(self) -> str | None:
        return None if self._suggests else self.text

    def parse(self, text: str) -> tuple[str, ...]:
        return clean_lines(text.split(";"), self.key)

    def value(self) -> tuple[str, ...]:
        """The names; empty when there are none. Raises Refused."""
        return super().value() or ()


class AreaField(Field[V]):
    """A field of any number of lines, Tab leaves it; a subclass says how they are understood."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        text: str = "",
        required: bool = False,
        hint: str = "",
        suggest: Callable[[str], str] | None = None,
    ) -> None:
        """`suggest` gives what may follow on a line, which the right arrow takes."""
        self._area = TextInput(placeholder=hint, suggest=suggest)
        super().__init__(name, label, self._area, text=text, required=required, hint=hint)

    @property
    def prose(self) -> str | None:
        return self.text

    @property
    def cursor_at(self) -> int:
        return len(self._area.get_text_range((0, 0), self._area.cursor_location))

    def type_over(self, text: str) -> None:
        self._area.type_over(text)
        self._notice()

    def _read(self) -> str:
        return self._area.text

    def _write(self, text: str) -> None:
        self._area.load_text(text)
        self._area.move_cursor(self._area.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._notice()


class LongTextField(AreaField[str]):
    """Text of any number of lines."""

    def value(self) -> str | None:
        return clean_text(self.text, self.key)


def options_of(choices: type[W] | Sequence[tuple[W, str]]) -> tuple[tuple[W, str], ...]:
    """The members of a Waarde enum with their labels, or the pairs as given."""
    if isinstance(choices, type):
        members = cast("type[Waarde]", choices)
        return tuple((cast("W", member), member.label) for member in members)
    return tuple(choices)


class ChoiceField(Field[W]):
    """One of a Waarde enum, or of pairs of code and label; the value is the member or code itself."""

    def __init__(
        self,
        name: str,
        label: str,
        choices: type[W] | Sequence[tuple[W, str]],
        *,
        text: str = "",
        required: bool = False,
        hint: str = "",
        blank: str = "",
    ) -> None:
        """`blank` is the code that is there by default and tells nothing."""
        self.blank = blank
        self._choices = options_of(choices)
        pairs: list[Option] = [(str(code), shown) for code, shown in self._choices]
        self._option = OneOption(pairs, optional=not required, hint=hint)
        super().__init__(name, label, self._option, text=text, required=required)

    def value(self) -> W | None:
        return next((code for code, _ in self._choices if str(code) == self._option.code), None)

    def _read(self) -> str:
        return self._option.code

    def _write(self, text: str) -> None:
        self._option.code = text

    def on_options_changed(self, event: OneOption.Changed) -> None:
        event.stop()
        self._notice()

    def on_options_entered(self, event: OneOption.Entered) -> None:
        event.stop()
        self.post_message(self.Entered(self))


class MultiChoiceField(Field[tuple[W, ...]]):
    """Any of a Waarde enum, or of pairs of code and label, in the order of the enum."""

    def __init__(
        self,
        name: str,
        label: str,
        choices: type[W] | Sequence[tuple[W, str]],
        *,
        text: str = "",
        required: bool = False,
        numbered: bool = False,
    ) -> None:
        """When `numbered`, a digit chooses as well."""
        self._choices = options_of(choices)
        self._options = ManyOptions([(str(code), shown) for code, shown in self._choices], numbered=numbered)
        super().__init__(name, label, self._options, text=text, required=required)

    def value(self) -> tuple[W, ...]:
        """The chosen codes; empty when there are none."""
        return tuple(code for code, _ in self._choices if str(code) in self._options.codes)

    def _read(self) -> str:
        return ";".join(self._options.codes)

    def _write(self, text: str) -> None:
        self._options.codes = text.split(";")

    def on_options_changed(self, event: ManyOptions.Changed) -> None:
        event.stop()
        self._notice()

    def on_options_entered(self, event: ManyOptions.Entered) -> None:
        event.stop()
        self.post_message(self.Entered(self))


class ToggleField(Field[bool]):
    """Yes or no; `text` is "ja" or "nee"."""

    blank = "nee"

    def __init__(self, name: str, label: str, *, on: bool = False) -> None:
        self._option = OneOption([("nee", "nee"), ("ja", "ja")], optional=False)
        super().__init__(name, label, self._option, text="ja" if on else "nee")

    def value(self) -> bool:
        """Whether yes was chosen."""
        return self._option.code == "ja"

    def _read(self) -> str:
        return self._option.code

    def _write(self, text: str) -> None:
        self._option.code = "ja" if text == "ja" else "nee"

    def on_options_changed(self, event: OneOption.Changed) -> None:
        event.stop()
        self._notice()

    def on_options_entered(self, event: OneOption.Entered) -> None:
        event.stop()
        self.post_message(self.Entered(self))


OORDEEL_KEYS = {
    "v": Oordeel.VOLDOET,
    "d": Oordeel.VOLDOET_DEELS,
    "n": Oordeel.VOLDOET_NIET,
    "o": Oordeel.ONBEKEND,
    "minus": Oordeel.NVT,
}


class _Judgement(OneOption):
    """A judgement by one letter, after which the cursor stands in the reason."""

    # With priority, so that the letters of the reason, however fast they follow, find the cursor there already.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            key,
            f"judge('{oordeel}')",
            oordeel.label,
            show=False,
            priority=True,
            id=f"oordeel.{oordeel}",
            tooltip=f"Oordeel: {oordeel.label}",
        )
        for key, oordeel in OORDEEL_KEYS.items()
    ]

    def __init__(self, reason: LineInput) -> None:
        super().__init__([(str(one), one.label) for one in Oordeel], optional=True, hint="v d n o -")
        self._reason = reason

    def action_judge(self, code: str) -> None:
        self.take([option[0] for option in self.options].index(code))
        self.screen.set_focus(self._reason)


class JudgedField(Field[V]):
    """A judgement by one letter, then its reason on the same line.

    `text` is the code of the judgement, `|` and the reason.
    """

    DEFAULT_CSS = """
    JudgedField > .field--control { height: 1; width: 1fr; }
    JudgedField _Judgement { width: 18; }
    JudgedField LineInput { width: 1fr; }
    """

    def __init__(self, name: str, label: str, *, text: str = "") -> None:
        self._reason = LineInput()
        self._option = _Judgement(self._reason)
        super().__init__(name, label, Horizontal(self._option, self._reason), text=text)

    def judged(self, oordeel: Oordeel, reden: str) -> V:
        """What the field means, of a judgement and its reason."""
        raise NotImplementedError

    def value(self) -> V | None:
        if not self._option.code:
            return None
        reden = clean_text(self._reason.value, self.key) or ""
        return self.judged(next(one for one in Oordeel if one == self._option.code), reden)

    @property
    def prose(self) -> str | None:
        return self._reason.value

    def rewrite(self, prose: str) -> None:
        self.type_over(judged_text(self._option.code, prose))

    def focus_control(self) -> None:
        """Put the cursor where something is missing: the judgement, else the reason."""
        (self._reason if self._option.code else self._option).focus()

    def _read(self) -> str:
        return judged_text(self._option.code, self._reason.value)

    def _write(self, text: str) -> None:
        self._option.code, _, reason = text.partition("|")
        self._reason.write(reason)

    def on_options_changed(self, event: OneOption.Changed) -> None:
        event.stop()
        self._notice()

    def on_options_entered(self, event: OneOption.Entered) -> None:
        event.stop()
        self._reason.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._notice()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(self))

    def on_line_input_too_long(self, event: LineInput.TooLong) -> None:
        event.stop()
        self.show_error(_too_long(event.length))


def judged_text(code: str, reason: str) -> str:
    """The text of a JudgedField with this judgement and this reason."""
    return f"{code}|{reason}" if code or reason else ""


class CriteriumField(JudgedField[CriteriumOordeel]):
    """The judgement on one criterion, named after it (`C1` to `C4`)."""

    def __init__(self, criterium: Criterium, *, text: str = "") -> None:
        self.criterium = criterium
        super().__init__(criterium.value, criterium.label, text=text)

    def judged(self, oordeel: Oordeel, reden: str) -> CriteriumOordeel:
        return CriteriumOordeel(self.criterium, oordeel, reden)


class RichtlijnField(JudgedField[RichtlijnOordeel]):
    """The judgement on one guideline of a wijk; a guideline too long for a label stands whole above its judgement."""

    DEFAULT_CSS = """
    RichtlijnField > .field--guideline { margin-left: 1; height: auto; background: $background; }
    """

    def __init__(self, richtlijn: Richtlijn, *, text: str = "") -> None:
        self.richtlijn = richtlijn
        super().__init__(richtlijn_veld(richtlijn.id), richtlijn.tekst, text=text)

    def compose(self) -> ComposeResult:
        if cell_len(self.richtlijn.tekst) > LABEL_WIDTH:
            yield Static(plain(self.richtlijn.tekst), classes="field--guideline")
        yield from super().compose()

    def judged(self, oordeel: Oordeel, reden: str) -> RichtlijnOordeel:
        return RichtlijnOordeel(self.richtlijn.id, oordeel, reden, self.richtlijn.tekst)


class BelangenField(LineField[tuple[BelangInvoer, ...]]):
    """Who has which interest, on one line: "naam: belang; naam: belang"."""

    def parse(self, text: str) -> tuple[BelangInvoer, ...]:
        found = []
        for part in filter(None, (part.strip() for part in text.split(";"))):
            naam, colon, aard = part.partition(":")
            if not colon:
                raise Refused(
                    "Schrijf wie een belang heeft en welk, bijvoorbeeld: Kees: buurman van de aanvrager.", self.key
                )
            try:
                found.append(BelangInvoer(naam, aard).checked())
            except Refused as error:
                raise Refused(error.message, self.key) from error
        return tuple(found)

    def value(self) -> tuple[BelangInvoer, ...]:
        """The interests; empty when there are none. Raises Refused."""
        return super().value() or ()


class LetterField(LongTextField):
    """A text that takes all the room there is, such as a letter; its label shows nowhere."""

    DEFAULT_CSS = """
    LetterField { height: 1fr; min-height: 6; }
    LetterField > .field--control, LetterField > .field--control:focus {
        margin-left: 0; height: 1fr; max-height: 100%;
    }
    LetterField > .field--error { margin-left: 0; }
    """

    def __init__(self, name: str, label: str, *, text: str, fixed: bool) -> None:
        """A `fixed` text can be read and copied, and does not change."""
        super().__init__(name, label, text=text, required=True)
        self._area.read_only = fixed
        self._area.move_cursor((0, 0))

    @property
    def prose(self) -> str | None:
        return None  # a letter is to somebody

    def render(self) -> Content:
        return Content()
