"""The three themes. Every pair of colours that frontlijn puts on each other keeps the contrast in `FLOORS` (WCAG 2.1).

Nothing is red but what is wrong: money that is not spent is no mistake.
"""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

LICHT = "frontlijn-licht"
DONKER = "frontlijn-donker"
CONTRAST = "frontlijn-contrast"

FLOORS = {LICHT: 4.5, DONKER: 4.5, CONTRAST: 7.0}
"""The lowest contrast of text on its background, for each theme."""


def _theme(
    name: str,
    *,
    dark: bool,
    background: str,
    surface: str,
    panel: str,
    foreground: str,
    muted: str,
    primary: str,
    accent: str,
    success: str,
    warning: str,
    error: str,
    cursor: str,
    on_cursor: str,
    blurred: str,
    selection: str,
) -> Theme:
    """A theme in which each colour that Textual would mix itself is named instead, so that its contrast is known."""
    variables = {
        "text": foreground,
        "text-muted": muted,
        "text-disabled": muted,
        "foreground-muted": muted,
        "foreground-disabled": muted,
        "block-cursor-background": cursor,
        "block-cursor-foreground": on_cursor,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": blurred,
        "block-cursor-blurred-foreground": foreground,
        "block-hover-background": blurred,
        "border": primary,
        "border-blurred": muted,
        "scrollbar": muted,
        "scrollbar-hover": primary,
        "scrollbar-active": primary,
        "scrollbar-background": panel,
        "link-color": primary,
        "link-color-hover": on_cursor,
        "link-background-hover": cursor,
        "footer-foreground": foreground,
        "footer-background": panel,
        "footer-key-foreground": primary,
        "footer-description-foreground": foreground,
        "input-cursor-background": foreground,
        "input-cursor-foreground": background,
        "input-selection-background": selection,
        "input-selection-foreground": foreground,
        "screen-selection-background": selection,
        "screen-selection-foreground": foreground,
        "button-foreground": foreground,
        "button-color-foreground": on_cursor,
    }
    return Theme(
        name=name,
        dark=dark,
        background=background,
        surface=surface,
        panel=panel,
        foreground=foreground,
        primary=primary,
        secondary=primary,
        accent=accent,
        success=success,
        warning=warning,
        error=error,
        variables=variables,
    )


THEMES: tuple[Theme, ...] = (
    _theme(
        LICHT,
        dark=False,
        background="#faf9f5",
        surface="#f1efe8",
        panel="#e5e3da",
        foreground="#22272b",
        muted="#545b61",
        primary="#1d5273",
        accent="#4a5f22",
        success="#2b6139",
        warning="#744a0d",
        error="#99291f",
        cursor="#1d5273",
        on_cursor="#ffffff",
        blurred="#cfdde5",
        selection="#bcd6e6",
    ),
    _theme(
        DONKER,
        dark=True,
        background="#1b1f22",
        surface="#22272b",
        panel="#2c3338",
        foreground="#e4e2da",
        muted="#a9afb3",
        primary="#8fc1df",
        accent="#b3c98a",
        success="#93cda2",
        warning="#e2bd7d",
        error="#f2a197",
        cursor="#8fc1df",
        on_cursor="#14181b",
        blurred="#37464f",
        selection="#3d5a6b",
    ),
    _theme(
        CONTRAST,
        dark=True,
        background="#000000",
        surface="#000000",
        panel="#1a1a1a",
        foreground="#ffffff",
        muted="#d9d9d9",
        primary="#ffe066",
        accent="#8ce99a",
        success="#8ce99a",
        warning="#ffd8a8",
        error="#ffb3ab",
        cursor="#ffe066",
        on_cursor="#000000",
        blurred="#3d3d3d",
        selection="#004c99",
    ),
)

_GROUNDS = ("background", "surface", "panel")
_INKS = (
    "foreground",
    "text",
    "text-muted",
    "text-disabled",
    "text-primary",
    "text-accent",
    "text-success",
    "text-warning",
    "text-error",
    "footer-key-foreground",
)
_FIXED = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("foreground", "block-hover-background"),
    ("footer-key-foreground", "block-hover-background"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("screen-selection-foreground", "screen-selection-background"),
)


def pairs(theme: Theme) -> tuple[tuple[str, Color, Color], ...]:
    """The pairs of colours that text is drawn in: a name, the foreground, the background."""
    colors = theme.to_color_system().generate()
    named = [(ink, ground) for ground in _GROUNDS for ink in _INKS] + list(_FIXED)
    return tuple((f"{ink} on {ground}", Color.parse(colors[ink]), Color.parse(colors[ground])) for ink, ground in named)
