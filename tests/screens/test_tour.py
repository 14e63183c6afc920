"""Every screen: in Dutch, within its width, without a cut footer, and safe whatever the store holds."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
from rich.cells import cell_len
from textual import events
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from frontlijn.store.store import Store
from tests.screens.driving import SMALL, Worker, at_work
from tests.screens.tour import BY_KEYS, home, tour
from tests.widgets.support import UNSAFE, segments

ENGLISH = frozenset(
    """
    the and with for from your this that not found search save cancel close quit exit palette command commands
    focus next previous select copy paste cut delete cursor scroll submit toggle show hide maximize minimize
    screenshot keys theme themes light dark yes no matches loading error warning word words line lines left right
    page back undo redo clear edit add new open2 move jump menu panel sidebar system
    """.split()
)


def english(text: str) -> set[str]:
    return ENGLISH.intersection(re.findall(r"[a-z]+", text.lower()))


def shown_keys(worker: Worker) -> str:
    """What the keys that work here are called, in the footer, in help and when the mouse rests on them."""
    bindings = [active.binding for active in worker.app.screen.active_bindings.values() if active.enabled]
    return " ".join(f"{one.description} {one.tooltip}" for one in bindings)


async def test_every_screen_speaks_dutch(sample: Store) -> None:
    places = []
    async with at_work(sample) as worker:
        async for place in tour(worker):
            places.append(place)
            leaked = english(worker.seen) | english(shown_keys(worker)) | english(worker.told)
            assert not leaked, (place, leaked)
    assert len(places) == len(BY_KEYS) + 12


@pytest.mark.parametrize("size", [SMALL, (60, 24), (120, 36)])
async def test_nothing_is_wider_than_the_screen(sample: Store, size: tuple[int, int]) -> None:
    async with at_work(sample, size) as worker:
        async for place in tour(worker):
            assert worker.app.screen.max_scroll_x == 0, place
            for widget in worker.app.screen.walk_children(with_self=True):
                assert not (widget.show_horizontal_scrollbar and widget.scrollbar_size_horizontal), (place, widget)
            assert all(cell_len(line) <= size[0] for line in worker.lines)


async def test_no_footer_is_cut(sample: Store) -> None:
    async with at_work(sample) as worker:
        async for place in tour(worker):
            for footer in worker.app.screen.query(Footer):
                keys = list(footer.query(FooterKey))
                assert keys, place
                assert footer.max_scroll_x == 0, (place, worker.lines[-1])
                assert max(key.region.right for key in keys) <= 80, (place, worker.lines[-1])


async def test_the_first_run_speaks_dutch_and_fits(new: Store) -> None:
    async with at_work(new) as worker:
        assert not english(worker.seen)
        assert worker.one(Footer).max_scroll_x == 0


HOSTILE = {
    "markup": "[/x] [b] \\ €",
    "title": "\x1b]0;pwn\x07\x1b[31m",
    "lines": "a\nb\r\tc",
    "override": "a\u202eb\u2066c\u200f",
    "emoji": "👩‍👩‍👧 👍🏽 日本語",
    "c1": "\x9b31m\x9d0;pwn\x9c\x85\u2028",
    "long": "x" * 5_000,
}

TEXTS = {
    "initiatief": ("naam", "aliassen", "benadering_reden", "omschrijving", "les"),
    "kasboekregel": ("titel", "verhaal", "wat_werkte", "wat_niet", "teweeg", "les"),
    "aanvraag": ("onderwerp", "draagvlak"),
    "besluit": ("motivering", "voorwaarden", "naar", "afwijking_reden"),
    "besluit_criterium": ("reden",),
    "pot_mutatie": ("reden",),
    "budgetpot": ("naam",),
    "persoon": ("naam", "telefoon", "email"),
    "organisatie": ("naam", "omschrijving"),
    "wijk": ("naam", "aliassen"),
    "instelling": ("waarde",),
}

SHORT = ("naam", "titel", "onderwerp")


def poison(store: Store, text: str) -> None:
    """Puts the text in every place for text, behind the app's back, past its rules."""
    with closing(sqlite3.connect(store.path)) as db:
        guards = db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%RAISE%'").fetchall()
        for (name,) in guards:
            db.execute(f"DROP TRIGGER {name}")
        for table, columns in TEXTS.items():
            for column in columns:
                value = text[:190] if column in SHORT else text
                where = " WHERE sleutel = 'gebruiker'" if table == "instelling" else f" WHERE {column} IS NOT NULL"
                unique = " || rowid" if (table, column) in {("wijk", "naam"), ("budgetpot", "naam")} else ""
                db.execute(f"UPDATE {table} SET {column} = ?{unique}{where}", (value,))
        db.commit()


def assert_harmless(worker: Worker, place: str) -> None:
    drawn = "".join(segment.text for segment in segments(worker.app))
    assert not (UNSAFE | {"\u2028", "\u200f"}).intersection(drawn), place


@pytest.mark.parametrize("kind", HOSTILE)
async def test_hostile_text_in_every_field_is_data_on_every_screen(sample: Store, kind: str) -> None:
    text = HOSTILE[kind]
    poison(sample, text)
    async with at_work(sample) as worker:
        async for place in tour(worker):
            assert_harmless(worker, place)
        await worker.press("5")
        worker.app.screen.focused and worker.app.screen.focused.post_message(events.Paste(text))
        await worker.settle()
        assert_harmless(worker, "zoeken")
        for key in ("k", "i", "g"):
            await worker.press("1", key)
            for _ in range(12):
                if worker.app.focused is not None:
                    worker.app.focused.post_message(events.Paste(text))
                await worker.press("tab")
            await worker.press("ctrl+s")
            assert_harmless(worker, key)
            await worker.press("escape")
            assert_harmless(worker, key)
            await home(worker)
        assert_harmless(worker, "at last")
