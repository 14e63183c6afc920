"""The line of keys at the bottom of a screen.

Textual's own Footer ties every key it shows to itself and never lets go of those of before, so that each Tab would keep
some 100 KB. This one ties nothing, and draws again only when other keys show.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey


class KeyFooter(Footer):
    """The keys that work here and are worth showing."""

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

    def bindings_changed(self, screen: Screen[object]) -> None:
        if [_looks(one) for one in self._worth_showing()] != self._shown:
            super().bindings_changed(screen)

    def _worth_showing(self) -> list[ActiveBinding]:
        return [one for one in self.screen.active_bindings.values() if one.binding.show]


def _looks(one: ActiveBinding) -> tuple[str, str, bool]:
    return one.binding.key, one.binding.description, one.enabled
