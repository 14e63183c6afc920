"""The frame of every form: fields, sections that unfold, errors at their field; nothing typed is lost unasked."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static, TextArea

from frontlijn.domain.errors import FrontlijnError, Refused
from frontlijn.widgets.confirm import Confirm
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import Field
from frontlijn.widgets.footer import KeyFooter

AnyField = Field[Any]

T = TypeVar("T")
R = TypeVar("R")

SAVE_FAILED = "Er ging iets mis en het is niet bewaard. Wat je typte staat er nog."


class FieldScroll(VerticalScroll, inherit_bindings=False):
    """Holds the fields; up and down go from field to field, so it takes no keys itself."""


class SectionTitle(Static):
    """The line that opens and closes a section with a click; as long as it is closed the cursor stops here too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space",
            "screen.open_section",
            "Openen",
            show=False,
            priority=True,  # what is typed right after it belongs in the section
            id="formulier.open",
            tooltip="Klap deze velden uit",
        ),
    ]


class Section(Widget):
    """Fields under a title, folded away until they are asked for; a section with text in it stays open."""

    DEFAULT_CSS = """
    Section {
        height: auto;
        layout: vertical;
        & > SectionTitle { height: 1; color: $text-primary; text-style: bold; }
        & > SectionTitle:focus { background: $panel; }
        & > Vertical { height: auto; display: none; }
        &.-open > Vertical { display: block; }
    }
    """

    def __init__(self, title: str, *fields: AnyField) -> None:
        super().__init__()
        self.title = title
        self.fields = fields
        self._line = SectionTitle()

    def compose(self) -> ComposeResult:
        yield self._line
        yield Vertical(*self.fields)

    def on_mount(self) -> None:
        self.unfold(self.filled)

    @property
    def is_open(self) -> bool:
        """Whether the fields show."""
        return self.has_class("-open")

    @property
    def filled(self) -> bool:
        """Whether a field holds something, so that the section stays open."""
        return any(field.filled for field in self.fields)

    def unfold(self, opened: bool = True) -> None:
        """Show the fields, or fold them away."""
        self.set_class(opened, "-open")
        self._line.can_focus = not opened
        self._draw()

    def _draw(self) -> None:
        here = self._line.has_focus
        sign = f"{'>' if here else ' '}{'▾' if self.is_open else '▸'}"
        hint = "" if self.is_open else "  (Enter)" if here else "  (Ctrl+O)"
        self._line.update(Content.assemble(f"{sign} ", plain(self.title), (hint, "$text-muted not bold")))

    def on_descendant_focus(self) -> None:
        self._draw()

    def on_descendant_blur(self) -> None:
        self._draw()

    def on_click(self, event: events.Click) -> None:
        if event.widget is self._line:
            self.unfold(not self.is_open or self.filled)


class Form(ModalScreen[R], Generic[T, R], inherit_bindings=False):
    """Asks for a T, submits it and dismisses with the R that came of it, or None when the worker leaves.

    A subclass gives `compose_fields`, `build` and `submit`, and overrides the draft hooks when it keeps drafts.
    """

    DEFAULT_CSS = """
    Form {
        align: center top;
        background: $background;
        & > #formulier { width: 100%; max-width: 100; height: 100%; background: $background; }
        & #titel { height: 1; background: $panel; color: $foreground; text-style: bold; }
        & #velden { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; overflow-x: hidden; }
        & #melding { height: auto; padding: 0 1; color: $text-error; display: none; }
        & #melding.-shown { display: block; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Bewaren", key_display="Ctrl+S", id="formulier.bewaren", tooltip="Bewaar en sluit"),
        Binding(
            "escape", "leave", "Sluiten", key_display="Esc", id="formulier.sluiten", tooltip="Sluit zonder te bewaren"
        ),
        Binding(
            "enter",
            "next_field",
            "Volgend veld",
            show=False,
            priority=True,  # what is typed right after Enter belongs to the next field
            id="formulier.verder",
            tooltip="Naar het volgende veld",
        ),
        Binding("ctrl+o", "unfold", "Meer", key_display="Ctrl+O", id="formulier.meer", tooltip="Toon meer velden"),
        Binding(
            "ctrl+c,super+c",
            "screen.copy_text",
            "Kopiëren",
            show=False,
            id="formulier.kopieren",
            tooltip="Kopieer wat met de muis is gekozen",
        ),
        # With priority: a letter typed right after Tab must not land in the field that was left.
        Binding(
            "tab",
            "app.focus_next",
            "Volgend veld",
            show=False,
            priority=True,
            id="formulier.tab",
            tooltip="Naar het volgende veld",
        ),
        Binding(
            "shift+tab",
            "app.focus_previous",
            "Vorig veld",
            show=False,
            priority=True,
            id="formulier.tab_terug",
            tooltip="Naar het vorige veld",
        ),
        Binding(
            "up", "app.focus_previous", "Vorig veld", show=False, id="formulier.vorig", tooltip="Naar het vorige veld"
        ),
        Binding(
            "down",
            "app.focus_next",
            "Volgend veld",
            show=False,
            id="formulier.volgend",
            tooltip="Naar het volgende veld",
        ),
    ]

    AUTO_FOCUS = ""  # `first_field` says where the cursor starts

    title_text: ClassVar[str] = ""
    """The title at the top; `form_title` can make one from data."""

    enter_saves: ClassVar[bool] = True
    """Whether Enter in a field of one line saves; if not, it goes to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, AnyField] = {}
        self.sections: list[Section] = []
        self._initial: dict[str, str] = {}
        self._saving = False
        self._message = Static(id="melding")

    @abstractmethod
    def compose_fields(self) -> Iterable[Widget]:
        """The fields, sections and lines of text, from top to bottom; names of fields are unique."""

    @abstractmethod
    def build(self) -> T:
        """The input made from the fields' values. Raises Refused."""

    @abstractmethod
    async def submit(self, invoer: T) -> R | None:
        """Hand the input over, usually to the store in a thread; None keeps the form open. Raises FrontlijnError.

        It runs in a worker, so it may ask something with `await self.app.push_screen_wait(Confirm(...))`.
        """

    def form_title(self) -> str:
        """The title at the top."""
        return self.title_text

    def first_field(self) -> AnyField | None:
        """Where the cursor starts."""
        return next(iter(self.fields.values()), None)

    def draft_changed(self, values: dict[str, str]) -> None:
        """Called at each change with everything typed so far."""

    def draft_done(self) -> None:
        """Called when the draft is no longer needed: saved, or thrown away on purpose."""

    def compose(self) -> ComposeResult:
        with Vertical(id="formulier"):
            yield Static(plain(" " + self.form_title()), id="titel")
            with FieldScroll(id="velden", can_focus=False):
                yield from self._registered()
            yield self._message
            yield KeyFooter()

    def _registered(self) -> Iterator[Widget]:
        for item in self.compose_fields():
            if isinstance(item, Section):
                self.sections.append(item)
                self.fields.update({field.key: field for field in item.fields})
            elif isinstance(item, Field):
                self.fields[item.key] = item
            yield item
        self._initial = self.values()

    def on_mount(self) -> None:
        first = self.first_field()
        if first is not None and self.focused is None:
            self.show_field(first)

    def values(self) -> dict[str, str]:
        """The text of each field by its name."""
        return {name: field.text for name, field in self.fields.items()}

    def restore(self, values: Mapping[str, str]) -> None:
        """Put a draft back; names the form does not know are left out."""
        for name, text in values.items():
            if name in self.fields:
                self.fields[name].text = text
        for section in self.sections:
            section.unfold(section.is_open or section.filled)

    @property
    def is_changed(self) -> bool:
        """Whether something differs from how the form opened."""
        return self.values() != self._initial

    def opened_as_it_stands(self) -> None:
        """What was filled in by now counts as how the form opened: leaving it asks nothing."""
        self._initial = self.values()

    @property
    def is_saving(self) -> bool:
        """Whether it is handing over what was typed; a question about that may stand on top of it."""
        return self._saving

    def on_field_changed(self, event: Field.Changed) -> None:
        self._say("")
        self.draft_changed(self.values())

    def on_field_entered(self, event: Field.Entered) -> None:
        if self.enter_saves:
            self.action_save()
        else:
            self.focus_next()

    def action_open_section(self) -> None:
        """Open the section whose title has the cursor, and go to its first field."""
        section = next((one for one in self.sections if one.has_focus_within), None)
        if section is not None:
            self.show_field(section.fields[0])

    def action_unfold(self) -> None:
        """Open the section of the cursor, else the next one; when all are open, fold those without text."""
        at_cursor = [one for one in self.sections if isinstance(self.focused, SectionTitle) and one.has_focus_within]
        closed = next((section for section in [*at_cursor, *self.sections] if not section.is_open), None)
        if closed is not None:
            self.show_field(closed.fields[0])
            return
        for section in self.sections:
            section.unfold(section.filled)
        first = self.first_field()
        if first is not None and any(one.has_focus_within and not one.is_open for one in self.sections):
            self.show_field(first)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "next_field":
            return not self.enter_saves and not isinstance(self.focused, TextArea | SectionTitle)
        return bool(self.sections) if action == "unfold" else True

    def action_next_field(self) -> None:
        self.focus_next()

    def action_save(self) -> None:
        # A second key press while the store is still writing must not write twice.
        if not self._saving:
            self._saving = True
            self.run_worker(self._save(), name="bewaren", exit_on_error=False)

    async def _save(self) -> None:
        try:
            self._say("")
            for field in self.fields.values():  # the first field that is wrong, from top to bottom
                _ = field.needed() if field.required else field.value()
            result = await self.submit(self.build())
        except FrontlijnError as error:
            self.show_problem(error)
            return
        except Exception:
            # Unknown: said here, and left to the app, which knows where the log is.
            self._say(SAVE_FAILED)
            raise
        finally:
            self._saving = False
        if result is not None:
            self.draft_done()
            self.dismiss(result)

    def show_problem(self, error: FrontlijnError) -> None:
        """Show what is wrong at the field it belongs to, with the cursor there; else at the bottom of the form."""
        field = self.fields.get(error.field or "") if isinstance(error, Refused) else None
        if field is None:
            self._say(error.message)
            return
        field.show_error(error.message)
        self.show_field(field)

    def show_field(self, field: AnyField) -> None:
        """Put the cursor in a field, and unfold the section it is in."""
        for section in self.sections:
            if field in section.fields:
                section.unfold()
        # At once, because what is typed next belongs here; where it stands is known after the next layout.
        field.focus_control()
        self.call_after_refresh(field.show_whole)

    def action_leave(self) -> None:
        if self._saving:
            return
        if not self.is_changed:
            self.draft_done()
            self.dismiss(None)
            return
        answers = (("v", "Verder typen"), ("c", "Bewaren als concept"), ("w", "Weggooien"))
        question = "Weggooien, bewaren als concept, of verder typen?"
        self.app.push_screen(Confirm(question, answers, default="v", careful="w"), self._left)

    def _left(self, answer: str | None) -> None:
        if answer == "w":
            self.draft_done()
        if answer in ("w", "c"):
            self.dismiss(None)

    def _say(self, message: str) -> None:
        self._message.update(plain(f"! {message}" if message else ""))
        self._message.set_class(bool(message), "-shown")
