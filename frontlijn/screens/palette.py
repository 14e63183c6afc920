"""The palette: all that can be done here, found by typing a few letters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.app import App
from textual.binding import Binding

from frontlijn.screens.help import key_name
from frontlijn.widgets.themes import THEMES

Command = tuple[str, str, Callable[[], Any]]
"""What it does in words, its key and the function to call."""


def commands(app: App[Any], use_theme: Callable[[str], None]) -> list[Command]:
    """What works on this screen first, then what works everywhere, stopping last; then the themes."""
    found: dict[str, tuple[int, Command]] = {}
    own_order = [binding.id for binding in app.BINDINGS if isinstance(binding, Binding)]
    for active in app.screen.active_bindings.values():
        binding, what = active.binding, active.binding.tooltip
        is_command = active.node in (app, app.screen) and "focus" not in binding.action
        if active.enabled and what and is_command and what not in found:
            place = own_order.index(binding.id) if binding.id in own_order else -1
            run = partial(app.run_action, binding.action, active.node)
            found[what] = (place, (what, key_name(binding), run))
    ordered = [command for _, command in sorted(found.values(), key=lambda item: item[0])]
    names = [theme.name for theme in THEMES]
    return ordered + [(f"Thema {name.removeprefix('frontlijn-')}", "", partial(use_theme, name)) for name in names]
