"""The harness that kills the app sees what is lost, and in a few cycles of it nothing is."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from frontlijn.store.drafts import Draft

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)

from tests.kills.files import Held, Record
from tests.kills.life import live
from tests.kills.plan import Ending, draw_life
from tests.kills.screen import Screen
from tests.kills.sheets import Ours, Piece, Sheet
from tests.kills.verdict import Done, judge

TITLE, STORY = "zuvakolo ging naar bemaruti", "lodipase één keer\nkatumine"
ENDED = 100.0
OURS = Ours({"kasboek": frozenset({"zuvakolo", "lodipase"})})


@pytest.mark.pty
@pytest.mark.slow
def test_nothing_is_lost_in_a_few_cycles(tmp_path: Path) -> None:
    tally = live(tmp_path / "life", seed=227, life=0, cycles=3)
    assert not tally.failures, "\n".join(tally.failures)
    assert tally.endings.total() == 3
    assert tally.confirmed


def test_the_plans_of_a_seed_are_the_same_each_time() -> None:
    assert draw_life(7, 3) == draw_life(7, 3)
    assert draw_life(7, 3) != draw_life(7, 4)


def sheet(
    text: str = TITLE, age: float = 3.0, *, changes: bool = False, entered: bool = False, confirmed: bool = False
) -> Sheet:
    """A form whose text was all shown, so many seconds before the end."""
    return Sheet("kasboek", [Piece(text, len(text), [ENDED - age] * len(text))], changes, None, entered, confirmed)


def draft(text: str) -> Draft:
    return Draft("kasboek", "nieuw/1", {"titel": text, "datum": "21-11-2026"}, "2026-11-21T10:15:00.123Z")


def record(text: str = TITLE, number: int = 1) -> Record:
    return Record("kasboek", number, text, frozenset({text, "Selwerd"}))


def faults(typed: Sheet, after: Held, ending: Ending = Ending.KILL, before: Held | None = None) -> str:
    return "\n".join(judge(Done([typed], ending, ENDED), before or Held(), after, OURS).faults)


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        (sheet(), Held(drafts=(draft(TITLE),))),
        (sheet(entered=True), Held(drafts=(draft(TITLE),))),
        (sheet(entered=True), Held(records=(record(),))),
        (sheet(entered=True, confirmed=True), Held(records=(record(),))),
        (sheet(age=0.5), Held()),
    ],
    ids=["draft", "not saved yet", "saved, not said", "saved", "just typed"],
)
def test_a_kill_that_keeps_what_it_must_has_no_faults(typed: Sheet, after: Held) -> None:
    assert not faults(typed, after)


@pytest.mark.parametrize(
    ("typed", "after", "says"),
    [
        (sheet(), Held(), "lost"),
        (sheet(), Held(drafts=(draft(TITLE[:-1]),)), "only 'zuvakolo ging naar bemarut'"),
        (sheet(), Held(drafts=(draft(TITLE.replace("ging", "gign")),)), "only ''"),
        (sheet(entered=True, confirmed=True), Held(drafts=(draft(TITLE),)), "not in the store"),
        (sheet(entered=True, confirmed=True), Held(records=(record(TITLE[:-1]),)), "not whole"),
        (sheet(entered=True, confirmed=True), Held(records=(record(), record(number=2))), "twice"),
        (sheet(), Held(records=(record(),), drafts=(draft(TITLE),)), "never saved"),
        (sheet(age=0.5), Held(faults=("check: V03",)), "V03"),
    ],
    ids=["gone", "last letter", "mangled", "only a draft", "cut", "twice", "not asked for", "check"],
)
def test_what_is_lost_is_said(typed: Sheet, after: Held, says: str) -> None:
    assert says in faults(typed, after)


@pytest.mark.parametrize("ending", [Ending.HANG_UP, Ending.WINDOW, Ending.STOP])
def test_after_a_signal_that_can_be_heard_each_shown_character_counts(ending: Ending) -> None:
    assert "lost" in faults(sheet(age=0.01), Held(drafts=(draft(TITLE[:-1]),)), ending)


def test_the_margin_is_that_of_the_oldest_character_that_is_gone() -> None:
    typed = sheet(age=0.2)
    typed.pieces[0].shown[10] = ENDED - 0.4
    verdict = judge(Done([typed], Ending.KILL, ENDED), Held(), Held(drafts=(draft(TITLE[:10]),)), OURS)
    assert not verdict.faults
    assert verdict.lowest_margin == pytest.approx(0.6)


def test_a_record_or_draft_of_an_earlier_cycle_may_not_change() -> None:
    other = replace(draft("lodipase"), key="nieuw/2")
    before = Held(records=(record(),), drafts=(other,))
    typed = sheet("lodipase katumine", age=0.1)
    assert not faults(typed, before, before=before)
    assert "not in the store" in faults(typed, Held(drafts=(other,)), before=before)
    assert "a draft that nobody touched" in faults(typed, Held(records=(record(),)), before=before)


def test_a_change_is_whole_or_not_there() -> None:
    story = frozenset({TITLE, STORY, "Selwerd"})
    before = Held(records=(replace(record(), texts=story),))
    longer = f"{TITLE} katumine"
    typed = sheet(longer, changes=True, entered=True)
    changed = Record("kasboek", 1, longer, frozenset({longer, STORY}))
    assert not faults(typed, Held(records=(changed,)), before=before)
    assert "lost" in faults(typed, before, before=before)
    assert "not whole" in faults(typed, Held(records=(replace(changed, texts=frozenset({longer})),)), before=before)


def test_a_draft_of_what_is_saved_is_counted_once() -> None:
    after = Held(records=(record(),), drafts=(draft(TITLE),))
    assert judge(Done([sheet(entered=True)], Ending.KILL, ENDED), Held(), after, OURS).left_over == 1
    assert judge(Done([], Ending.KILL, ENDED), after, after, OURS).left_over == 0


def test_the_screen_is_what_the_terminal_would_show() -> None:
    screen = Screen(30, 3)
    for piece in (
        b"\x1b[2;1H>Naam *  \x1b[1mkoff\x1b[0m\xc3",
        b"\xa9\x1b[3;",
        b"28Hlang\x1b]0;x\x07\x1b[1;1H\x1b[?25la\nb",
    ):
        screen.write(piece)
    assert [row.rstrip() for row in screen.rows] == ["a", "bNaam *  koffé", f"{'':27}lan"]
    assert screen.letters == "abNaamkofféLan".lower().replace("naam", "Naam")
    assert screen.shows("koffé lan")


def test_the_field_with_the_cursor_is_known_by_its_label() -> None:
    screen = Screen(60, 2)
    screen.write(b"\x1b[1;5H Verhaal                tekst\x1b[2;5H>Wat gebeurde er *      meer")
    assert screen.field == "Wat gebeurde er"
    assert screen.labels("Verhaal")
    assert not screen.labels("Les")
