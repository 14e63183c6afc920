from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from rich.cells import cell_len

from frontlijn.domain.errors import Refused, StoreProblem
from frontlijn.domain.values import Criterium, Kernwaarde, Leefdomein
from frontlijn.widgets.confirm import Answer
from frontlijn.widgets.fields import (
    ChoiceField,
    CountField,
    CriteriumField,
    DateField,
    Field,
    LongTextField,
    MultiChoiceField,
    TextField,
    ToggleField,
)
from frontlijn.widgets.form import Form, Section
from tests.widgets.support import HOSTILE, WidgetApp, assert_harmless, screen_lines

ENGLISH = (
    "save",
    "cancel",
    "close",
    "submit",
    "cursor",
    "delete",
    "select",
    "move",
    "paste",
    "copy",
    "the ",
    "word",
    "undo",
    "scroll",
    "page",
    "palette",
    "next",
    "previous",
)


@dataclass(frozen=True)
class Invoer:
    titel: str
    datum: date
    deelnames: int | None


class Regel(Form[Invoer, str]):
    title_text = "Nieuwe kasboekregel"

    def __init__(self, problem: Exception | None = None) -> None:
        super().__init__()
        self.problem = problem
        self.submitted: list[Invoer] = []
        self.drafts: list[dict[str, str]] = []
        self.done = 0
        self.gate: asyncio.Event | None = None

    def compose_fields(self) -> Iterable[Field[Any] | Section]:
        self.titel = TextField("titel", "Titel", required=True)
        self.datum = DateField("datum", "Datum", today=date(2026, 11, 20), text="20-11-2026", required=True)
        self.deelnames = CountField("deelnames", "Deelnames")
        yield self.titel
        yield self.datum
        yield LongTextField("verhaal", "Wat gebeurde er?")
        yield Section(
            "Meer",
            self.deelnames,
            ToggleField("experiment", "Experiment"),
            MultiChoiceField("leefdomeinen", "Leefdomeinen", Leefdomein),
            ChoiceField("kernwaarde", "Kernwaarde", Kernwaarde),
        )
        yield Section("Criteria", *(CriteriumField(criterium) for criterium in Criterium))

    def build(self) -> Invoer:
        return Invoer(self.titel.needed(), self.datum.needed(), self.deelnames.value())

    async def submit(self, invoer: Invoer) -> str | None:
        if self.gate is not None:
            await self.gate.wait()
        self.submitted.append(invoer)
        if self.problem is not None:
            raise self.problem
        return invoer.titel

    def draft_changed(self, values: dict[str, str]) -> None:
        self.drafts.append(values)

    def draft_done(self) -> None:
        self.done += 1


class FormApp(WidgetApp):
    def __init__(self, form: Regel) -> None:
        super().__init__()
        self.form = form
        self.results: list[str | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.form, self.results.append)


async def test_a_title_and_enter_are_enough() -> None:
    app = FormApp(Regel())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"Koffie", "enter")
        await pilot.pause()
        assert app.results == ["Koffie"]
        assert app.form.submitted == [Invoer("Koffie", date(2026, 11, 20), None)]
        assert app.form.done == 1


async def test_each_change_is_offered_as_a_draft_and_a_draft_comes_back() -> None:
    app = FormApp(Regel())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"Kof")
        await pilot.pause()
        assert [draft["titel"] for draft in app.form.drafts] == ["K", "Ko", "Kof"]
        draft = {**app.form.drafts[-1], "deelnames": "12", "unknown": "x"}
    again = FormApp(Regel())
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        again.form.restore(draft)
        await pilot.pause()
        assert again.form.values() == {key: text for key, text in draft.items() if key != "unknown"}
        assert [section.is_open for section in again.form.sections] == [True, False]
        assert again.form.drafts == []
        assert again.form.is_changed


async def test_an_error_stands_at_its_field_with_the_cursor_and_the_section_opens() -> None:
    problem = Refused("Er deden 3 mensen mee; vul hoogstens 3 in.", "deelnames")
    app = FormApp(Regel(problem))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"Koffie", "ctrl+s")
        await pilot.pause()
        await pilot.pause()
        assert app.results == []
        assert app.form.sections[0].is_open
        assert app.form.deelnames.error_message == problem.message
        assert app.form.focused is not None
        assert app.form.deelnames in app.form.focused.ancestors
        assert app.form.titel.text == "Koffie"
        app.form.problem = None
        await pilot.press("3", "ctrl+s")
        await pilot.pause()
        assert app.results == ["Koffie"]


async def test_what_belongs_to_no_field_is_said_at_the_bottom() -> None:
    app = FormApp(Regel(StoreProblem("De opslag is vol [/x].")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"Koffie", "ctrl+s")
        await pilot.pause()
        assert "! De opslag is vol [/x]." in "".join(screen_lines(app))
        assert app.results == []


async def test_an_unknown_error_keeps_the_form_and_says_so() -> None:
    app = FormApp(Regel(ZeroDivisionError()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"Koffie", "ctrl+s")
        await pilot.pause()
        assert "Wat je typte staat er nog" in "".join(screen_lines(app))
        assert app.form.titel.text == "Koffie"


async def test_saving_twice_at_once_saves_once() -> None:
    form = Regel()
    app = FormApp(form)
    async with app.run_test(size=(80, 24)) as pilot:
        form.gate = asyncio.Event()
        await pilot.pause()
        await pilot.press(*"Koffie", "ctrl+s", "ctrl+s", "enter", "escape")
        form.gate.set()
        await pilot.pause()
        assert len(form.submitted) == 1
        assert app.results == ["Koffie"]


async def test_escape_leaves_at_once_when_nothing_was_typed() -> None:
    app = FormApp(Regel())
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert app.results == [None]


@pytest.mark.parametrize("answer", ["v", "enter", "escape"])
async def test_typed_text_is_not_thrown_away_by_default(answer: str) -> None:
    app = FormApp(Regel())
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("K", "escape")
        await pilot.pause()
        assert app.screen.query(Answer)
        await pilot.press(answer)
        await pilot.pause()
        assert app.screen is app.form
        assert app.form.titel.text == "K"
        assert (app.results, app.form.done) == ([], 0)


@pytest.mark.parametrize(("keys", "done"), [(["w", "enter"], 1), (["c"], 0)])
async def test_a_form_left_on_purpose_keeps_or_drops_its_draft(keys: list[str], done: int) -> None:
    app = FormApp(Regel())
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("K", "escape")
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        assert (app.results, app.form.done) == ([None], done)


async def test_one_letter_never_throws_text_away() -> None:
    app = FormApp(Regel())
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("K", "escape")
        await pilot.pause()
        await pilot.press("w")
        await pilot.pause()
        assert (app.results, app.form.done) == ([], 0)


@pytest.mark.parametrize("size", [(80, 24), (60, 24), (120, 36), (60, 12)])
async def test_the_focused_field_is_always_on_screen_and_nothing_scrolls_sideways(size: tuple[int, int]) -> None:
    app = FormApp(Regel())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+o", "ctrl+o")
        await pilot.pause()
        for _ in range(20):
            await pilot.press("tab")
            await pilot.pause()
            focused = app.form.focused
            assert focused is not None
            visible = app.form.query_one("#velden").region
            assert visible.y <= focused.region.y
            assert focused.region.bottom <= visible.bottom
        assert [widget for widget in app.form.query("*") if widget.max_scroll_x > 0] == []
        lines = screen_lines(app)
        assert {cell_len(line) for line in lines} == {size[0]}
        assert all(word in lines[-1] for word in ("Ctrl+S Bewaren", "Esc Sluiten", "Ctrl+O Meer"))


@pytest.mark.parametrize("way", [("shift+tab", "shift+tab"), ("up", "up"), ("tab", "tab", "tab"), ("down",) * 3])
@pytest.mark.parametrize("key", ["enter", "space", "ctrl+o"])
async def test_a_closed_section_is_reached_and_opened_with_the_cursor(way: tuple[str, ...], key: str) -> None:
    app = FormApp(Regel())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*way)
        await pilot.pause()
        assert any(line.startswith(" >▸ Meer  (Enter)") for line in screen_lines(app))
        await pilot.press(key, "1", "2")
        assert (app.form.deelnames.text, app.results) == ("12", [])
        assert [section.is_open for section in app.form.sections] == [True, False]
        await pilot.press("up")
        assert app.focused is not None
        assert app.form.fields["verhaal"] in app.focused.ancestors, "an open section has no stop of its own"


async def test_the_section_of_the_cursor_opens_before_the_next_one() -> None:
    app = FormApp(Regel())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("shift+tab", "ctrl+o")
        assert [section.is_open for section in app.form.sections] == [False, True]


async def test_a_field_that_grows_stays_whole_in_sight() -> None:
    app = FormApp(Regel())
    async with app.run_test(size=(80, 16)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+o", "ctrl+o", "ctrl+o", "tab", "tab")
        field = app.form.fields["verhaal"]
        for line in range(5):
            await pilot.press(*f"regel {line}", "enter")
            field.show_seen("gezien\n" * line + "tot hier")
            await pilot.pause()
            await pilot.pause()
            visible = app.form.query_one("#velden").region
            assert visible.y <= field.region.y
            assert field.region.bottom <= visible.bottom, (line, screen_lines(app))


async def test_the_cursor_never_stays_in_a_section_that_is_folded() -> None:
    app = FormApp(Regel())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+o", "ctrl+o", "ctrl+o", "x")
        assert [section.is_open for section in app.form.sections] == [False, False]
        assert app.form.titel.text == "x"


async def test_what_is_typed_right_after_a_section_opens_lands_in_it() -> None:
    app = FormApp(Regel())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("K", "ctrl+o", "1", "2")
        assert (app.form.titel.text, app.form.deelnames.text) == ("K", "12")


async def test_a_letter_right_after_tab_lands_in_the_next_field() -> None:
    from textual import events

    app = FormApp(Regel())
    async with app.run_test() as pilot:
        await pilot.pause()
        app.form.datum.text = ""
        for key in ("a", "tab", "v"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        assert (app.form.titel.text, app.form.datum.text) == ("a", "v")


@pytest.mark.parametrize("text", HOSTILE)
async def test_any_text_in_a_form_is_data(text: str) -> None:
    app = FormApp(Regel(Refused(text, "titel")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.form.restore(dict.fromkeys(app.form.values(), text) | {"datum": "v", "deelnames": "1"})
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.pause()
        assert_harmless(app)
        await pilot.press("escape")
        await pilot.pause()
        assert_harmless(app)


async def test_no_english_reaches_the_worker() -> None:
    app = FormApp(Regel())
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+o", "ctrl+o")
        await pilot.pause()
        said = " ".join(screen_lines(app)).lower()
        for _ in range(12):
            for active in app.screen.active_bindings.values():
                if active.node is not app:
                    assert active.binding.id, active.binding
                    said += f" {active.binding.description} {active.binding.tooltip}".lower()
            await pilot.press("tab")
        assert [word for word in ENGLISH if word in said] == []
