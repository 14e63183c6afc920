from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.cells import cell_len
from textual.content import Content

from frontlijn.domain.errors import StoreProblem
from frontlijn.widgets.rowlist import PAGE, Column, Row, RowList
from tests.widgets.support import HOSTILE, WidgetApp, assert_harmless, screen_lines

COLUMNS = (Column("Datum", 10), Column("Titel"), Column("Soort", 12, drop=1), Column("Aantal", 9, "right", drop=2))


class Rows:
    """A source that counts what is asked of it."""

    def __init__(self, count: int, title: str = "Koffie") -> None:
        self.total = count
        self.title = title
        self.windows: list[tuple[int, int]] = []

    def count(self) -> int:
        return self.total

    def window(self, offset: int, limit: int) -> Sequence[Row]:
        self.windows.append((offset, limit))
        numbers = range(offset, min(offset + limit, self.total))
        return [Row(n * 10, ("20-11-2026", f"{self.title} {n}", "kasboek", str(n)), "!") for n in numbers]


class Broken(Rows):
    def window(self, offset: int, limit: int) -> Sequence[Row]:
        raise StoreProblem("De opslag is bezet [/x]; probeer het zo nog eens.")


@pytest.mark.parametrize("count", [100_000, 1_000_000])
async def test_a_long_list_opens_by_reading_one_page(count: int) -> None:
    source, rows = Rows(count), RowList(COLUMNS)
    async with WidgetApp(rows).run_test(size=(80, 24)) as pilot:
        rows.set_source(source)
        await pilot.pause()
        assert source.windows == [(0, PAGE)]
        rows.focus()
        await pilot.press("end")
        assert rows.cursor_key == (count - 1) * 10
        assert len(source.windows) <= 3
        assert f"Koffie {count - 1}" in screen_lines(pilot.app)[-1]


async def test_the_cursor_shows_without_colour_and_moves_by_key_and_page() -> None:
    rows = RowList(COLUMNS)
    async with WidgetApp(rows).run_test(size=(80, 24)) as pilot:
        rows.set_source(Rows(500))
        rows.focus()
        await pilot.press("down", "down", "pagedown")
        assert rows.cursor_index == 24
        marked = [line for line in screen_lines(pilot.app) if line.startswith(">")]
        assert len(marked) == 1
        assert "Koffie 24" in marked[0]
        assert screen_lines(pilot.app)[0].split() == ["Datum", "Titel", "Soort", "Aantal"]
        await pilot.press("home", "up")
        assert rows.cursor_index == 0


async def test_enter_and_a_double_click_open_the_row_and_a_click_selects_it() -> None:
    opened: list[int] = []
    highlighted: list[int] = []

    class Listening(WidgetApp):
        def on_row_list_opened(self, event: RowList.Opened) -> None:
            opened.append(event.key)

        def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
            highlighted.append(event.key)

    rows = RowList(COLUMNS)
    async with Listening(rows).run_test(size=(80, 24)) as pilot:
        rows.set_source(Rows(500))
        await pilot.pause()
        await pilot.click(RowList, offset=(5, 4))
        assert rows.cursor_index == 3
        assert not opened
        await pilot.press("enter")
        assert opened == [30]
        await pilot.double_click(RowList, offset=(5, 6))
        assert opened == [30, 50]
        assert highlighted == [0, 30, 50]


async def test_reading_again_keeps_the_cursor_on_its_number_and_inside_the_list() -> None:
    source, rows = Rows(500), RowList(COLUMNS)
    async with WidgetApp(rows).run_test(size=(80, 24)) as pilot:
        rows.set_source(source, cursor_index=40)
        await pilot.pause()
        source.title = "Thee"
        rows.refresh_rows()
        await pilot.pause()
        assert rows.cursor_index == 40
        assert any("Thee 40" in line and line.startswith(">") for line in screen_lines(pilot.app))
        source.total = 10
        rows.refresh_rows()
        await pilot.pause()
        assert rows.cursor_index == 9


async def test_the_cursor_finds_its_key_near_the_number_given() -> None:
    rows = RowList(COLUMNS)
    async with WidgetApp(rows).run_test(size=(80, 24)):
        rows.set_source(Rows(1000), cursor_key=4170, cursor_index=410)
        assert rows.cursor_index == 417
        rows.set_source(Rows(1000), cursor_key=3, cursor_index=410)
        assert rows.cursor_index == 410


async def test_an_empty_list_says_what_to_do() -> None:
    rows = RowList(COLUMNS, empty=Content("Nog geen regels. Druk op k voor de eerste."))
    async with WidgetApp(rows).run_test(size=(60, 24)) as pilot:
        rows.set_source(Rows(0))
        rows.focus()
        await pilot.press("down", "end", "enter")
        assert "Nog geen regels. Druk op k voor de eerste." in "".join(screen_lines(pilot.app))
        assert rows.cursor_key is None


async def test_a_problem_of_the_store_stands_in_place_of_the_rows() -> None:
    rows = RowList(COLUMNS)
    async with WidgetApp(rows).run_test(size=(80, 24)) as pilot:
        rows.set_source(Broken(100))
        await pilot.pause()
        rows.focus()
        await pilot.press("down", "enter")
        assert "De opslag is bezet [/x]; probeer het zo nog eens." in "".join(screen_lines(pilot.app))
        rows.set_source(Rows(100))
        await pilot.pause()
        assert "Koffie 0" in screen_lines(pilot.app)[1]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("text", HOSTILE)
async def test_any_text_stays_inside_its_line_and_its_column(text: str, width: int) -> None:
    rows = RowList(COLUMNS)
    async with WidgetApp(rows).run_test(size=(width, 24)) as pilot:
        rows.set_source(Rows(50, text))
        await pilot.pause()
        assert_harmless(pilot.app)
        assert {cell_len(line) for line in screen_lines(pilot.app)} == {width}
        assert rows.max_scroll_x == 0


async def test_a_narrow_screen_loses_the_columns_that_matter_least_first() -> None:
    rows = RowList(COLUMNS)
    async with WidgetApp(rows).run_test(size=(51, 24)) as pilot:
        rows.set_source(Rows(50))
        await pilot.pause()
        assert screen_lines(pilot.app)[0].split() == ["Datum", "Titel", "Soort"]
        await pilot.resize_terminal(40, 24)
        await pilot.pause()
        assert screen_lines(pilot.app)[0].split() == ["Datum", "Titel"]
