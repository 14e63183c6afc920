from __future__ import annotations

from datetime import date, timedelta

import pytest
from rich.cells import cell_len
from textual.color import Color
from textual.content import Content
from textual.theme import Theme

from frontlijn.domain.kasboek.kalender import Week, weken
from frontlijn.widgets.kalender import Kalender
from frontlijn.widgets.themes import FLOORS, THEMES
from tests.widgets.support import WidgetApp, screen_lines, segments
from tests.widgets.test_themes import contrast

TODAY = date(2026, 11, 21)
PER_DAY = {
    date(2026, 11, 16): 3,
    date(2026, 11, 18): 12,
    date(2026, 11, 21): 1,
    date(2026, 11, 11): 9,
    date(2026, 11, 10): 4,
}


def november() -> tuple[Week, ...]:
    return weken(PER_DAY, date(2026, 10, 29), TODAY)


def years(count: int) -> tuple[Week, ...]:
    return weken(PER_DAY, TODAY - timedelta(days=365 * count), TODAY)


class Listening(WidgetApp):
    """Keeps what was opened."""

    def on_mount(self) -> None:
        super().on_mount()
        self.opened: list[tuple[date, date]] = []

    def on_kalender_opened(self, event: Kalender.Opened) -> None:
        assert event.control is event.kalender
        self.opened.append((event.van, event.tot))


async def test_each_week_shows_its_days_its_bar_and_its_total_newest_on_top() -> None:
    kalender = Kalender(november())
    async with WidgetApp(kalender).run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        lines = [line.rstrip() for line in screen_lines(pilot.app)]
        assert lines[:5] == [
            "        week           ma di wo do vr za zo  totaal",
            "> 2026  wk 47  16 nov  3  ·  +  ·  · [1]         16  ███████",
            "        wk 46   9 nov  ·  4  9  ·  ·  ·  ·       13  █████▊",
            "        wk 45   2 nov  ·  ·  ·  ·  ·  ·  ·        0",
            "        wk 44  26 okt           ·  ·  ·  ·        0",
        ]
        assert lines[-1] == "  za 21-11-2026: 1 regel"


async def test_with_room_a_day_shows_two_digits_and_a_click_still_finds_it() -> None:
    per_day = {**PER_DAY, date(2026, 11, 17): 123}
    kalender = Kalender(weken(per_day, date(2026, 10, 29), TODAY))
    async with WidgetApp(kalender).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = screen_lines(pilot.app)
        assert lines[0].startswith("        week            ma  di  wo  do  vr  za  zo  totaal")
        assert lines[1].startswith("> 2026  wk 47  16 nov   3   +  12   ·   · [ 1]         139  ███")
        assert lines[2].startswith("        wk 46   9 nov   ·   4   9   ·   ·   ·   ·       13  █▉")
        await pilot.click(Kalender, offset=(lines[1].index("12"), 1))
        assert kalender.chosen == (date(2026, 11, 18), date(2026, 11, 18))
        await pilot.click(Kalender, offset=(lines[2].index("13"), 2))
        assert kalender.chosen == (date(2026, 11, 9), date(2026, 11, 15))


async def test_the_arrows_walk_over_days_and_weeks_and_never_onto_a_day_outside_the_period() -> None:
    kalender = Kalender(november())
    async with WidgetApp(kalender).run_test(size=(60, 24)) as pilot:
        kalender.focus()
        day = date(2026, 11, 21)
        assert kalender.chosen == (day, day)
        seen = []
        for key in ("right", "right", "left", "left", "down", "up", "down", "down", "down", "left", "left", "left"):
            await pilot.press(key)
            assert kalender.chosen is not None
            seen.append(tuple(f"{one:%d%m}" for one in kalender.chosen))
        assert seen == [
            ("1611", "2111"),
            ("1611", "2111"),
            ("2111", "2111"),
            ("2011", "2011"),
            ("1311", "1311"),
            ("2011", "2011"),
            ("1311", "1311"),
            ("0611", "0611"),
            ("3010", "3010"),
            ("2910", "2910"),
            ("2910", "2910"),
            ("2910", "2910"),
        ]


async def test_a_week_that_the_period_cuts_off_takes_the_nearest_day_and_gives_the_column_back() -> None:
    kalender = Kalender(november())
    async with WidgetApp(kalender).run_test(size=(60, 24)) as pilot:
        kalender.focus()
        await pilot.press("left", "left", "left", "left", "end")
        assert kalender.chosen == (date(2026, 10, 29), date(2026, 10, 29))
        await pilot.press("up")
        assert kalender.chosen == (date(2026, 11, 3), date(2026, 11, 3))


async def test_enter_opens_the_day_and_on_the_total_the_days_of_the_week_inside_the_period() -> None:
    kalender = Kalender(november())
    app = Listening(kalender)
    async with app.run_test(size=(60, 24)) as pilot:
        kalender.focus()
        await pilot.press("enter", "right", "enter", "end", "enter")
        assert app.opened == [
            (date(2026, 11, 21), date(2026, 11, 21)),
            (date(2026, 11, 16), date(2026, 11, 21)),
            (date(2026, 10, 29), date(2026, 11, 1)),
        ]
        assert screen_lines(app)[-1].rstrip() == "  wk 44, 29-10-2026 t/m 01-11-2026: geen regels"


async def test_a_click_chooses_a_day_or_a_week_and_a_double_click_opens_it() -> None:
    kalender = Kalender(november())
    app = Listening(kalender)
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        await pilot.click(Kalender, offset=(screen_lines(app)[2].index("9 ", 20), 2))
        assert kalender.chosen == (date(2026, 11, 11), date(2026, 11, 11))
        assert app.opened == []
        await pilot.double_click(Kalender, offset=(screen_lines(app)[1].index("+"), 1))
        await pilot.double_click(Kalender, offset=(screen_lines(app)[2].index("13"), 2))
        await pilot.double_click(Kalender, offset=(10, 3))
        expected = [
            (date(2026, 11, 18), date(2026, 11, 18)),
            (date(2026, 11, 9), date(2026, 11, 15)),
            (date(2026, 11, 2), date(2026, 11, 8)),
        ]
        assert app.opened == expected
        for outside in ((23, 4), (23, 0), (23, 9), (23, 23)):
            await pilot.double_click(Kalender, offset=outside)
        assert app.opened == expected
        assert kalender.chosen == expected[-1]


async def test_the_cursor_shows_without_colour_and_stays_on_screen_over_the_years() -> None:
    kalender = Kalender(years(30))
    async with WidgetApp(kalender).run_test(size=(80, 24)) as pilot:
        kalender.focus()
        for key in ["down"] * 25 + ["pagedown", "pagedown", "pageup", "end", "right", "pageup", "home"]:
            await pilot.press(key)
            lines = screen_lines(pilot.app)
            assert sum(line.startswith(">") for line in lines) == 1, key
            assert "[" in next(line for line in lines if line.startswith(">")), key
            assert lines[1][2:6].isdigit(), key
            assert "totaal" in lines[0]
        await pilot.press("end")
        assert kalender.chosen == (date(1996, 12, 1), date(1996, 12, 1))


async def test_a_page_goes_as_far_as_the_screen_shows_less_one_week() -> None:
    kalender = Kalender(years(3))
    async with WidgetApp(kalender).run_test(size=(80, 24)) as pilot:
        kalender.focus()
        await pilot.press("pagedown")
        assert kalender.chosen == (TODAY - timedelta(weeks=21), TODAY - timedelta(weeks=21))
        await pilot.press("pageup")
        assert kalender.chosen == (TODAY, TODAY)


async def test_the_year_stands_on_top_and_where_another_one_begins() -> None:
    kalender = Kalender(weken({}, date(2026, 12, 20), date(2027, 1, 14)))
    async with WidgetApp(kalender).run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        assert [line[2:21] for line in screen_lines(pilot.app)[1:6]] == [
            "2027  wk  2  11 jan",
            "      wk  1   4 jan",
            "2026  wk 53  28 dec",
            "      wk 52  21 dec",
            "      wk 51  14 dec",
        ]


async def test_other_weeks_keep_the_cursor_on_its_week_and_column() -> None:
    kalender = Kalender(november())
    async with WidgetApp(kalender).run_test(size=(60, 24)) as pilot:
        kalender.focus()
        await pilot.press("down", "left")
        kalender.replace(years(2))
        assert kalender.chosen == (date(2026, 11, 13), date(2026, 11, 13))
        kalender.replace(weken({}, date(2025, 1, 1), date(2025, 3, 1)))
        assert kalender.chosen == (date(2025, 2, 28), date(2025, 2, 28))
        kalender.replace(())
        assert kalender.chosen is None


async def test_a_period_without_days_says_what_to_do() -> None:
    kalender = Kalender(empty=Content("Kies een langere periode."))
    app = Listening(kalender)
    async with app.run_test(size=(60, 24)) as pilot:
        kalender.focus()
        await pilot.press("left", "right", "up", "down", "pageup", "pagedown", "home", "end", "enter")
        await pilot.click(Kalender, offset=(25, 1))
        assert "Kies een langere periode." in screen_lines(app)[1]
        assert app.opened == []
        kalender.replace(november())
        await pilot.pause()
        assert screen_lines(app)[1].startswith("> 2026  wk 47")


@pytest.mark.parametrize("size", [(40, 10), (60, 24), (80, 24), (200, 50), (60, 3)])
async def test_the_weeks_fit_any_screen(size: tuple[int, int]) -> None:
    busy = weken({TODAY: 10_000_000, TODAY - timedelta(days=7): 1}, date(2020, 1, 1), TODAY)
    kalender = Kalender(busy)
    async with WidgetApp(kalender).run_test(size=size) as pilot:
        kalender.focus()
        await pilot.press("right")
        await pilot.pause()
        assert {cell_len(line) for line in screen_lines(pilot.app)} == {size[0]}
        assert kalender.max_scroll_x == 0
        if size[0] >= 60 and size[1] > 3:
            assert "10.000.000" in screen_lines(pilot.app)[1]
            assert "▏" in screen_lines(pilot.app)[2]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_every_day_can_be_read_in_every_theme(theme: Theme) -> None:
    kalender = Kalender(november())
    app = WidgetApp(kalender, theme=theme.name)
    async with app.run_test(size=(60, 24)) as pilot:
        kalender.focus()
        await pilot.pause()
        drawn = list(segments(app))
        app.set_focus(None)
        await pilot.pause()
        drawn += segments(app)
    pairs = {
        (part.text.strip(), Color.from_rich_color(part.style.color), Color.from_rich_color(part.style.bgcolor))
        for part in drawn
        if part.text.strip() and part.style and part.style.color and part.style.bgcolor
    }
    assert {"[1]", "+", "·", "3"} <= {text for text, _, _ in pairs}
    assert [text for text, ink, ground in pairs if contrast(ink, ground) < FLOORS[theme.name]] == []


def test_every_key_has_an_id_of_its_own_and_says_in_dutch_what_it_does() -> None:
    bindings = list(Kalender._merged_bindings.key_to_bindings.values()) if Kalender._merged_bindings else []
    ids = [one.id for group in bindings for one in group]
    assert len(set(ids)) == len(ids) == 9
    assert all(one.id and one.id.startswith("kalender.") and one.tooltip for group in bindings for one in group)
