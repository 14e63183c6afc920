from __future__ import annotations

import pytest
from rich.cells import cell_len

from frontlijn.widgets.arena import ArenaView
from frontlijn.widgets.arenatekening import PITCH, TEXT_LINES, Box, Picture, Place, Question, box_lines
from tests.widgets.support import HOSTILE, WidgetApp, assert_harmless, screen_lines

HEADS = ("Wie investeren?", "Welke activiteit?", "Welk effect?", "Wie krijgen het?")


def arena(*columns: tuple[Box, ...]) -> tuple[Question, ...]:
    return tuple(Question(head, boxes, "druk n") for head, boxes in zip(HEADS, columns, strict=True))


SMALL = arena(
    (Box("stad", "Gemeente Voorbeeldstad", ("€ 50.000",), frozenset({1})),),
    (Box(1, "Soep koken", ("€ 50.000",), frozenset({11, 12})),),
    (
        Box(11, "Meer mensen aan het werk", ("rondkomen", "+ € 76.800"), frozenset({"p", "o"})),
        Box(12, "Trots", ("samen leven", "+ PM"), frozenset({"p"})),
    ),
    (
        Box("p", "participanten", ("€ 50.000",)),
        Box("o", "overheid", ("€ 26.800",)),
        Box("x", "overige partijen", ("niets",)),
    ),
)


def drawn(picture: Picture, cursor: Place) -> list[str]:
    return ["".join(text for text, _ in picture.row(row, cursor)) for row in range(picture.height)]


AT_80 = """\
┌───────────────┐   ┌───────────────┐   ┏━━━━━━━━━━━━━━━━┓   ┌────────────────┐
│Gemeente       │ ┌─┤Soep koken     │ ┏━┫Meer mensen aan…┃ ┏━┥participanten   │
│Voorbeeldstad  ├─┘ │               ┝━┩ ┃rondkomen       ┣━┫ │                │
│€ 50.000       │   │€ 50.000       │ │ ┃+ € 76.800      ┃ ┃ │€ 50.000        │
└───────────────┘   └───────────────┘ │ ┡━━━━━━━━━━━━━━━━┩ ┃ ├────────────────┤
                                      └─┤Trots           │ ┡━┥overheid        │
                                        │samen leven     ├─┘ │                │
                                        │+ PM            │   │€ 26.800        │
                                        └────────────────┘   ├────────────────┤
                                                             │overige partijen│
                                                             │                │
                                                             │niets           │
                                                             └────────────────┘"""

AT_60 = """\
┌───────────────┐   ┌────────────────┐   ┏━━━━━━━━━━━━━━━━┓
│Soep koken     │ ┌─┤Meer mensen aan…│ ┏━┫participanten   ┃
│               ├─┤ │rondkomen       ┝━┫ ┃                ┃
│€ 50.000       │ │ │+ € 76.800      │ ┃ ┃€ 50.000        ┃
└───────────────┘ │ ├────────────────┤ ┃ ┡━━━━━━━━━━━━━━━━┩
                  └─┤Trots           │ ┠─┤overheid        │
                    │samen leven     ┝━┛ │                │
                    │+ PM            │   │€ 26.800        │
                    └────────────────┘   ├────────────────┤
                                         │overige partijen│
                                         │                │
                                         │niets           │
                                         └────────────────┘"""


@pytest.mark.parametrize(
    ("width", "cursor", "header", "lines"),
    [
        (79, Place(2, 0), "Wie investeren?     Welke activiteit?   Welk effect?         Wie krijgen het?", AT_80),
        (59, Place(3, 0), "‹ Welke activite…   Welk effect?         Wie krijgen het?", AT_60),
    ],
)
def test_the_arena_as_it_looks_on_a_narrow_screen(width: int, cursor: Place, header: str, lines: str) -> None:
    picture = Picture(SMALL, width, cursor.column)
    assert picture.header().rstrip() == header
    assert "\n".join(line.rstrip() for line in drawn(picture, cursor)) == lines


@pytest.mark.parametrize("width", [20, 30, 45, 59, 79, 119, 200])
def test_every_line_is_as_wide_as_it_may_be(width: int) -> None:
    for column in range(4):
        picture = Picture(SMALL, width, column)
        assert column in picture.columns
        widths = {cell_len(line) for line in drawn(picture, Place(column, 0))} | {cell_len(picture.header())}
        assert widths == {width}, (width, column)


@pytest.mark.parametrize(("width", "shown"), [(29, 1), (39, 2), (59, 3), (79, 4), (119, 4)])
def test_as_many_columns_show_as_fit(width: int, shown: int) -> None:
    assert Picture(SMALL, width).count == shown


def test_facts_share_a_line_where_there_is_room() -> None:
    box = Box(1, "Meer mensen aan het werk", ("rondkomen", "+ € 76.800"))
    assert box_lines(box, 15) == ("Meer mensen aan het werk", "rondkomen", "+ € 76.800")
    assert box_lines(box, 22) == ("Meer mensen aan het", "werk", "rondkomen  + € 76.800")


def test_boxes_never_share_a_place_and_stand_beside_what_they_lead_to() -> None:
    effects = tuple(Box(n, f"effect {n}", (), frozenset({"o"})) for n in range(100))
    activities = (Box("a", "a", (), frozenset(range(60))), Box("b", "b", (), frozenset(range(60, 100))), Box("c", "c"))
    groups = tuple(Box(name, name) for name in "pwox")
    picture = Picture(arena((), activities, effects, groups), 79)
    assert picture.slots[1] == [0, 60, 61]
    assert picture.slots[3] == [0, 25, 50, 75], "spread, so that one of them is near"
    assert picture.height == 100 * PITCH + 1
    assert picture.connected(Place(3, 2), 2) == tuple(range(100))


async def test_the_arrows_follow_the_lines_and_come_back_to_where_they_left() -> None:
    view = ArenaView(SMALL)
    async with WidgetApp(view).run_test(size=(80, 24)) as pilot:
        view.focus()
        places = []
        for key in ("right", "right", "down", "right", "left", "up", "right", "down", "left", "left"):
            await pilot.press(key)
            box = view.cursor_box
            places.append(box.key if box else None)
        assert places == [1, 11, 12, "p", 12, 11, "p", "o", 11, 1]
        view.replace(arena(SMALL[0].boxes, SMALL[1].boxes, (Box(10, "nieuw"), *SMALL[2].boxes), SMALL[3].boxes))
        visited = view.visited(2)
        assert visited is not None
        assert visited.key == 11, "also when another box came before it"


async def test_enter_and_a_double_click_open_a_box_or_an_empty_column() -> None:
    opened: list[tuple[int, object]] = []

    class Listening(WidgetApp):
        def on_arena_view_opened(self, event: ArenaView.Opened) -> None:
            opened.append((event.column, event.box.key if event.box else None))

    view = ArenaView(arena((), SMALL[1].boxes, SMALL[2].boxes, SMALL[3].boxes))
    async with Listening(view).run_test(size=(80, 24)) as pilot:
        view.focus()
        await pilot.press("enter", "right", "enter")
        await pilot.double_click(ArenaView, offset=(45, 7))
        assert opened == [(0, None), (1, 1), (2, 12)]


async def test_the_cursor_stays_on_its_box_and_on_screen() -> None:
    many = arena((), (), tuple(Box(n, f"effect {n}") for n in range(100)), ())
    view = ArenaView(many)
    async with WidgetApp(view).run_test(size=(80, 12)) as pilot:
        view.focus()
        await pilot.press("right", "right")
        for key in ("end", "home", "pagedown", "pagedown", *["down"] * 9, "pageup"):
            await pilot.press(key)
            await pilot.pause()
            heavy = [line for line in screen_lines(pilot.app) if "┃" in line]
            assert len(heavy) == TEXT_LINES, key
        box = view.cursor_box
        assert box is not None
        view.replace(arena((), (), tuple(Box(n, f"effect {n}") for n in range(-5, 100)), ()))
        assert view.cursor_box == box
        view.replace(arena((), (), (), ()))
        assert view.cursor_column == 2
        assert not view.visited(2)


async def test_whatever_a_name_holds_is_text() -> None:
    boxes = tuple(Box(n, text, (text[:40],)) for n, text in enumerate(HOSTILE))
    async with WidgetApp(ArenaView(arena(boxes, boxes, (), ()))).run_test(size=(80, 60)) as pilot:
        assert_harmless(pilot.app)
        assert all(cell_len(line) == 80 for line in screen_lines(pilot.app))
