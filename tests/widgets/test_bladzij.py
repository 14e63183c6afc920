from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.color import Color
from textual.theme import Theme

from frontlijn.domain.blokken import Blok, Cel, Citaat, Kop, Staaf, Staven, Tabel, Zin
from frontlijn.domain.values import Zoeksoort
from frontlijn.widgets.bladzij import Bladzij
from frontlijn.widgets.themes import FLOORS, THEMES
from tests.widgets.support import HOSTILE, WidgetApp, assert_harmless, screen_lines, segments
from tests.widgets.test_themes import contrast

NAMES = ("a", "b", "c", "d", "wonen", "meedoen")
TARGETS = {name: name.upper() for name in NAMES}


def numbers() -> list[Blok]:
    rows = (
        (Cel("Regels"), Cel("64", "a"), Cel("40", "b")),
        (Cel("Deelnames"), Cel("805", "c"), Cel("581", "d")),
    )
    return [
        Zin("Van alles."),
        Tabel(("Wat", "Nu", "Toen"), rows, frozenset({1, 2})),
        Kop("Leefdomeinen"),
        Staven((Staaf("wonen", 6, "6", "wonen"), Staaf("meedoen", 24, "24", "meedoen"))),
    ]


def stories(count: int, words: int) -> list[Blok]:
    return [
        Citaat(f"Verhaal {number}", " ".join(f"w{number}x{word}" for word in range(words)), number)
        for number in range(1, count + 1)
    ]


class Listening(WidgetApp):
    """Keeps what was opened."""

    def __init__(self, page: Bladzij, **more: str) -> None:
        super().__init__(page, **more)
        self.opened: list[tuple[object, str]] = []

    def on_bladzij_opened(self, event: Bladzij.Opened) -> None:
        assert event.control is self.query_one(Bladzij)
        self.opened.append((event.target, event.title))


def at(page: Bladzij) -> object:
    """What Enter would open; None when that is nothing."""
    return page.cursor_stop.target if page.cursor_stop else None


def cursors(app: WidgetApp) -> list[str]:
    return [line for line in screen_lines(app) if ">" in line]


async def test_the_cursor_walks_over_numbers_in_rows_and_columns_and_enter_opens() -> None:
    page = Bladzij()
    app = Listening(page)
    async with app.run_test(size=(60, 24)) as pilot:
        page.replace(numbers(), TARGETS)
        page.focus()
        await pilot.pause()
        seen = []
        for key in ("enter", "right", "enter", "down", "enter", "left", "enter", "down", "enter", "down", "enter"):
            await pilot.press(key)
            seen.append(len(cursors(app)))
        assert [target for target, _ in app.opened] == ["A", "B", "D", "C", "WONEN", "MEEDOEN"]
        assert app.opened[2][1] == "Deelnames (toen): 581"
        assert set(seen) == {1}
        await pilot.press("up", "up", "up", "enter")
        assert app.opened[-1][0] == "A"


async def test_the_sign_of_the_cursor_stands_right_before_its_number() -> None:
    page = Bladzij()
    app = Listening(page)
    async with app.run_test(size=(60, 24)) as pilot:
        page.replace(numbers(), TARGETS)
        page.focus()
        await pilot.pause()
        await pilot.press("right")
        assert [line.split() for line in cursors(app)] == [["Regels", "64", ">", "40"]]
        await pilot.press("end")
        assert [line.split()[:3] for line in cursors(app)] == [[">", "meedoen", "24"]]


async def test_walking_down_shows_every_line_of_a_page_with_long_stories() -> None:
    page = Bladzij()
    app = Listening(page)
    async with app.run_test(size=(40, 10)) as pilot:
        page.replace([Zin("Vooraf."), *stories(4, 60), Zin("Tot slot.")], {})
        page.focus()
        await pilot.pause()
        seen, positions = set(screen_lines(app)), []
        while page.scroll_offset.y < page.max_scroll_y:
            await pilot.press("down")
            seen.update(screen_lines(app))
            positions.append(page.scroll_offset.y)
            assert len(positions) < 500
        words = {word for line in seen for word in line[:-1].split() if word.startswith("w")}
        assert words == {f"w{number}x{word}" for number in range(1, 5) for word in range(60)}
        assert positions == sorted(positions)
        assert at(page) == (Zoeksoort.KASBOEK, 4)
        back = []
        while page.scroll_offset.y > 0:
            await pilot.press("up")
            back.append(page.scroll_offset.y)
            assert len(back) < 500
        assert back == sorted(back, reverse=True)


async def test_the_edge_of_a_story_shows_that_it_is_chosen_when_its_title_is_out_of_sight() -> None:
    page = Bladzij()
    app = Listening(page)
    async with app.run_test(size=(40, 8)) as pilot:
        page.replace(stories(2, 100), {})
        page.focus()
        await pilot.pause()
        await pilot.press(*["down"] * 4)
        assert not any("Verhaal 1" in line for line in screen_lines(app))
        assert all(line.startswith("  ┃") for line in screen_lines(app))
        await pilot.press("enter")
        assert app.opened == [((Zoeksoort.KASBOEK, 1), "Verhaal 1")]


async def test_a_page_with_nothing_to_open_is_read_line_by_line() -> None:
    page = Bladzij()
    app = Listening(page)
    async with app.run_test(size=(40, 6)) as pilot:
        page.replace([Zin(" ".join(f"woord{number}" for number in range(200)))], {})
        page.focus()
        await pilot.pause()
        await pilot.press("down", "down", "enter", "left", "right")
        assert page.scroll_offset.y == 2
        await pilot.press("pagedown")
        assert page.scroll_offset.y == 7
        await pilot.press("pageup", "up", "up", "up")
        assert page.scroll_offset.y == 0
        await pilot.press("end")
        assert page.scroll_offset.y == page.max_scroll_y > 0
        await pilot.press("home")
        assert page.scroll_offset.y == 0
        assert app.opened == []


async def test_enter_on_what_is_out_of_sight_shows_it_first() -> None:
    page = Bladzij()
    app = Listening(page)
    async with app.run_test(size=(40, 10)) as pilot:
        page.replace([*numbers(), Zin("tekst " * 300)], TARGETS)
        page.focus()
        await pilot.pause()
        page.scroll_to(y=40, animate=False, immediate=True)
        await pilot.press("enter")
        assert app.opened == []
        assert len(cursors(app)) == 1
        await pilot.press("enter")
        assert app.opened == [("A", "Regels: 64")]


async def test_other_blocks_keep_the_cursor_on_what_opens_the_same() -> None:
    page = Bladzij()
    app = Listening(page)
    async with app.run_test(size=(40, 8)) as pilot:
        page.replace(numbers(), TARGETS)
        page.focus()
        await pilot.pause()
        await pilot.press("end")
        page.replace([*stories(1, 2), *numbers()], TARGETS)
        await pilot.pause()
        assert at(page) == "MEEDOEN"
        page.replace(numbers()[:2], TARGETS)
        assert at(page) == "D"
        page.replace([Zin("Even geduld.")], {})
        assert at(page) is None
        await pilot.press("down", "up", "left", "right", "enter", "pagedown", "home", "end")
        page.replace(numbers(), TARGETS)
        assert at(page) == "A"


async def test_a_click_goes_to_the_nearest_number_of_its_line_and_a_double_one_opens() -> None:
    page = Bladzij()
    app = Listening(page)
    async with app.run_test(size=(60, 24)) as pilot:
        page.replace(numbers(), TARGETS)
        await pilot.pause()
        line = next(number for number, text in enumerate(screen_lines(app)) if "Deelnames" in text)
        x = screen_lines(app)[line].index("581")
        await pilot.click(Bladzij, offset=(x, line))
        assert (at(page), app.opened) == ("D", [])
        await pilot.double_click(Bladzij, offset=(3, line))
        assert app.opened == [("C", "Deelnames: 805")]
        await pilot.double_click(Bladzij, offset=(3, 0))
        await pilot.double_click(Bladzij, offset=(3, 22))
        assert len(app.opened) == 1


@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_any_text_on_the_screen_is_data_and_fits(width: int) -> None:
    blocks: list[Blok] = [Citaat(text, text, number) for number, text in enumerate(HOSTILE, 1)]
    page = Bladzij()
    app = Listening(page)
    async with app.run_test(size=(width, 24)) as pilot:
        page.replace([*blocks, *numbers()], TARGETS)
        page.focus()
        await pilot.pause()
        for key in ("down", "down", "pagedown", "end", "home"):
            await pilot.press(key)
            assert_harmless(app)
            assert {cell_len(line) for line in screen_lines(app)} == {width}
        assert page.max_scroll_x == 0


async def test_another_width_keeps_the_cursor_in_sight() -> None:
    page = Bladzij()
    app = Listening(page)
    async with app.run_test(size=(120, 12)) as pilot:
        page.replace([*stories(3, 80), *numbers()], TARGETS)
        page.focus()
        await pilot.pause()
        await pilot.press("end")
        assert [line.split()[:2] for line in cursors(app)] == [[">", "meedoen"]]
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert [line.split()[:2] for line in cursors(app)] == [[">", "meedoen"]]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_all_of_it_can_be_read_in_every_theme(theme: Theme) -> None:
    page = Bladzij()
    app = Listening(page, theme=theme.name)
    async with app.run_test(size=(80, 24)) as pilot:
        page.replace([*numbers(), *stories(1, 3)], TARGETS)
        page.focus()
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
    assert {"64", ">", "Leefdomeinen", "│"} <= {text for text, _, _ in pairs}
    assert [text for text, ink, ground in pairs if contrast(ink, ground) < FLOORS[theme.name]] == []


def test_every_key_has_an_id_of_its_own_and_says_in_dutch_what_it_does() -> None:
    bindings = list(Bladzij._merged_bindings.key_to_bindings.values()) if Bladzij._merged_bindings else []
    ids = [one.id for group in bindings for one in group]
    assert len(set(ids)) == len(ids) == 9
    assert all(one.id and one.id.startswith("bladzij.") and one.tooltip for group in bindings for one in group)
