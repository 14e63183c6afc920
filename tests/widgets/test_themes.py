from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Footer

from frontlijn.widgets.figures import Figure, FigureList, Heading
from frontlijn.widgets.modebar import ModeBar
from frontlijn.widgets.rowlist import RowList
from frontlijn.widgets.themes import FLOORS, THEMES, pairs
from tests.widgets.support import WidgetApp, segments
from tests.widgets.test_form import Regel
from tests.widgets.test_modebar import MODES
from tests.widgets.test_rowlist import COLUMNS, Rows


def contrast(first: Color, second: Color) -> float:
    """The contrast ratio of WCAG 2.1."""

    def luminance(color: Color) -> float:
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.normalized)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_pair_of_colours_can_be_read(theme: Theme) -> None:
    assert [name for name, ink, ground in pairs(theme) if contrast(ink, ground) < FLOORS[theme.name]] == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_what_is_drawn_can_be_read(theme: Theme) -> None:
    rows, figures = (
        RowList(COLUMNS),
        FigureList([Heading("Pot"), Figure("a", "1", 1, (1, 2)), Figure("b", "2", 2, (2, 2))]),
    )
    bar = ModeBar(MODES, active="wijk")
    app = WidgetApp(bar, rows, figures, Footer(), theme=theme.name)
    async with app.run_test(size=(80, 24)) as pilot:
        bar.wijk, bar.example = "Selwerd", True
        rows.set_source(Rows(100))
        rows.focus()
        await pilot.pause()
        drawn = list(segments(app))
        figures.focus()
        await pilot.pause()
        drawn += segments(app)
        form = Regel()
        app.push_screen(form)
        await pilot.pause()
        await pilot.press("ctrl+o", "1", "ctrl+o", "v", "x", "ctrl+s")
        await pilot.pause()
        drawn += segments(app)
        await pilot.press("escape")
        await pilot.pause()
        drawn += [part for part in segments(app) if "typen" in part.text or "concept" in part.text]
    faint = set()
    for part in drawn:
        if not part.text.strip() or part.style is None or part.style.color is None or part.style.bgcolor is None:
            continue
        ink, ground = (Color.from_rich_color(c) for c in (part.style.color, part.style.bgcolor))
        if contrast(ink, ground) < FLOORS[theme.name]:
            faint.add((part.text.strip(), ink.hex, ground.hex))
    assert faint == set()
    assert len(drawn) > 100
