"""The line of keys at the bottom of a screen.

Textual's own Footer ties every key it shows to itself and never lets go of those of before, so that each Tab would keep
some 100 KB. This one ties nothing, and draws again only when other keys show. In a narrow window it leaves out keys
from the right, but never help and the way out.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

ALWAYS = ("f1", "escape")
"""The keys that show however narrow the window is."""


class KeyFooter(Footer):
    """The keys that work here and are worth showing, as many as fit."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._shown: list[tuple[str, str, bool]] = []

    def compose(self) -> ComposeResult:
        shown = self._worth_showing()
        self._shown = [_looks(one) for one in shown]
        for _, binding, enabled, tooltip in shown:
            key = FooterKey(
                binding.key,
                self.app.get_key_display(binding),
                binding.description,
                binding.action,
                disabled=not enabled,
                tooltip=tooltip,
            )
            key.set_reactive(FooterKey.compact, False)
            yield key

    def on_resize(self) -> None:
        self.bindings_changed(self.screen)

    def bindings_changed(self, screen: Screen[object]) -> None:
        if [_looks(one) for one in self._worth_showing()] != self._shown:
            super().bindings_changed(screen)

    def _worth_showing(self) -> list[ActiveBinding]:
        shown = [one for one in self.screen.active_bindings.values() if one.binding.show]
        room = self.size.width or self.app.size.width  # before the first layout as wide as the window
        too_wide = sum(map(self._width, shown)) - room
        for one in reversed(shown.copy()):
            if too_wide > 0 and one.binding.key not in ALWAYS:
                shown.remove(one)
                too_wide -= self._width(one)
        return shown

    def _width(self, one: ActiveBinding) -> int:
        """The cells that a key takes: itself between two spaces, what it does and a space."""
        return cell_len(self.app.get_key_display(one.binding)) + cell_len(one.binding.description) + 3


def _looks(one: ActiveBinding) -> tuple[str, str, bool]:
    return one.binding.key, one.binding.description, one.enabled
