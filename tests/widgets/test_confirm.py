from __future__ import annotations

import pytest

from frontlijn.widgets.confirm import Answer, Confirm
from tests.widgets.support import HOSTILE, WidgetApp, assert_harmless, screen_lines

ANSWERS = (("b", "Bewaren"), ("w", "Weggooien"), ("v", "Verder typen"))


@pytest.mark.parametrize(
    ("keys", "answer"), [(["w"], "w"), (["enter"], "v"), (["up", "enter"], "w"), (["escape"], None), (["x", "b"], "b")]
)
async def test_an_answer_is_given_by_letter_arrow_or_escape(keys: list[str], answer: str | None) -> None:
    answers: list[str | None] = []
    app = WidgetApp()
    async with app.run_test() as pilot:
        app.push_screen(Confirm("Wat nu?", ANSWERS, default="v"), answers.append)
        await pilot.pause()
        assert any("> " in line and "Verder typen" in line for line in screen_lines(app))
        await pilot.press(*keys)
        await pilot.pause()
        assert answers == [answer]


async def test_an_answer_is_given_by_mouse() -> None:
    answers: list[str | None] = []
    app = WidgetApp()
    async with app.run_test() as pilot:
        app.push_screen(Confirm("Wat nu?", ANSWERS, default="v"), answers.append)
        await pilot.pause()
        await pilot.click(app.screen.query(Answer).first())
        assert answers == ["b"]


@pytest.mark.parametrize("text", HOSTILE)
async def test_any_text_in_a_question_is_data(text: str) -> None:
    app = WidgetApp()
    async with app.run_test(size=(60, 24)) as pilot:
        app.push_screen(Confirm(text[:300], (("a", text[:300]),), default="a"))
        await pilot.pause()
        assert_harmless(app)


async def test_what_throws_away_asks_for_enter_and_says_so() -> None:
    answers: list[str | None] = []
    app = WidgetApp()
    async with app.run_test() as pilot:
        app.push_screen(Confirm("Wat nu?", ANSWERS, default="v", careful="w"), answers.append)
        await pilot.pause()
        (asks,) = (line for line in screen_lines(app) if "en dan Enter" in line)
        assert "Weggooien" in asks
        await pilot.press("w")
        assert answers == []
        await pilot.press("enter")
        assert answers == ["w"]
