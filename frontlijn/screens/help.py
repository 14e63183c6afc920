"""F1: what this screen is for, and the keys that work on it now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from frontlijn.screens.base import WorkScreen
from frontlijn.screens.forms.base import StoreForm
from frontlijn.widgets.figures import Figure, FigureList, Heading, Item, Sentence

NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home",
    "end": "End", "enter": "Enter", "escape": "Esc", "space": "spatie", "delete": "Del", "slash": "/",
    "question_mark": "?", "minus": "-",
}  # fmt: skip


class HelpScreen(ModalScreen[None], inherit_bindings=False):
    """Prose and the live keys of the screen it was asked on."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center top;
        & > Vertical { width: 100%; max-width: 90; height: 100%; background: $surface; padding: 0 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q", "leave", "Terug", id="hulp.terug", tooltip="Terug naar het scherm"),
    ]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self.items = tuple(_items(about))

    def compose(self) -> ComposeResult:
        with Vertical():
            yield FigureList(self.items)

    def action_leave(self) -> None:
        self.dismiss(None)


def _items(about: Screen[object]) -> Iterator[Item]:
    prose = f"{about.help_text} {about.how_text()}".strip() if isinstance(about, StoreForm) else ""
    if isinstance(about, WorkScreen):
        prose = about.help_text
    yield Heading("Hulp bij dit scherm (Esc gaat terug)")
    yield Sentence(prose)
    yield Sentence("")
    yield Heading("Toetsen die hier werken")
    seen: set[str] = set()
    # What works while typing comes last: it is much, and known from elsewhere.
    for active in sorted(about.active_bindings.values(), key=lambda one: (one.binding.id or "").startswith("tekst.")):
        binding = active.binding
        what = binding.tooltip or binding.description
        if active.enabled and what and what not in seen:
            seen.add(what)
            yield Figure(what, key_name(binding), binding.action)
    yield Sentence("")
    yield Sentence("Alles wat je hier ziet kan ook als opdracht zonder schermen: frontlijn --help.")


def key_name(binding: Binding) -> str:
    """A key as it stands on a Dutch keyboard."""
    if binding.key_display:
        return binding.key_display
    parts = binding.key.split("+")
    shown = [NAMES.get(part) or (part if len(binding.key) == 1 else part.capitalize()) for part in parts]
    return "+".join(shown)
