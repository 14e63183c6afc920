from __future__ import annotations

import pytest
from rich.cells import cell_len

from frontlijn.widgets.figures import Figure, FigureList, Heading, Item, Sentence
from tests.widgets.support import HOSTILE, WidgetApp, assert_harmless, screen_lines


def summary(extra: int = 0) -> list[Item]:
    return [
        Heading("Pot"),
        Sentence("In Selwerd is nog geld vrij; " * 6),
        Figure("Plafond", "€ 10.000,00", "pot"),
        Figure("Toegekend", "€ 7.500,00", "toegekend", (3, 4)),
        *[Figure(f"Nieuw {n}", "1", f"nieuw {n}", (1, 10)) for n in range(extra)],
        Heading("Kasboek"),
        Figure("wonen", "3", "wonen", (3, 3)),
        Figure("meedoen", "0", "meedoen", (0, 3)),
    ]


async def test_the_cursor_walks_over_figures_only_and_enter_opens() -> None:
    opened: list[object] = []

    class Listening(WidgetApp):
        def on_figure_list_opened(self, event: FigureList.Opened) -> None:
            opened.append(event.figure.target)

    figures = FigureList(summary())
    async with Listening(figures).run_test(size=(60, 24)) as pilot:
        figures.focus()
        await pilot.press("down", "down", "enter")
        assert opened == ["wonen"]
        line = next(n for n, text in enumerate(screen_lines(pilot.app)) if "Plafond" in text)
        await pilot.double_click(FigureList, offset=(4, line))
        assert opened == ["wonen", "pot"]
        assert [text[:9] for text in screen_lines(pilot.app) if text.startswith(">")] == ["> Plafond"]


async def test_the_cursor_stays_on_its_figure_when_the_lines_are_replaced() -> None:
    figures = FigureList(summary())
    async with WidgetApp(figures).run_test(size=(60, 24)) as pilot:
        figures.focus()
        await pilot.press("end")
        assert str(figures.cursor_target) == "meedoen"
        figures.replace(summary(3))
        assert str(figures.cursor_target) == "meedoen"
        figures.replace(summary()[:3])
        assert str(figures.cursor_target) == "pot"
        figures.replace([])
        assert figures.cursor_target is None
        await pilot.press("down", "up", "enter", "pagedown", "home", "end")


async def test_a_long_summary_keeps_the_cursor_on_screen() -> None:
    figures = FigureList(summary(40))
    async with WidgetApp(figures).run_test(size=(60, 12)) as pilot:
        figures.focus()
        for key in ["down"] * 30 + ["pagedown", "pageup", "pageup", "end", "home"]:
            await pilot.press(key)
            assert sum(line.startswith(">") for line in screen_lines(pilot.app)) == 1, key


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("text", HOSTILE)
async def test_any_text_in_a_summary_is_data(text: str, width: int) -> None:
    figures = FigureList([Heading(text), Sentence(text[:500]), Figure(text, "1", 1, (1, 2)), Figure("a", text, 2)])
    async with WidgetApp(figures).run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        assert_harmless(pilot.app)
        assert {cell_len(line) for line in screen_lines(pilot.app)} == {width}
        assert figures.max_scroll_x == 0


async def test_what_leads_a_sentence_stands_in_a_column_of_its_own() -> None:
    figures = FigureList([Sentence("Er is besloten over de aanvraag van de tuin", lead="10-11-2026")])
    async with WidgetApp(figures).run_test(size=(40, 10)) as pilot:
        lines = [line.rstrip() for line in screen_lines(pilot.app)[:3]]
        assert lines[0].startswith("  10-11-2026  Er is besloten")
        assert len(lines[1]) - len(lines[1].lstrip()) == 14
        assert " ".join(" ".join(lines).split()) == "10-11-2026 Er is besloten over de aanvraag van de tuin"
