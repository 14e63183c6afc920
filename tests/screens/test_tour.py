"""Every screen: in Dutch, within its width, without a cut footer, and safe whatever the store holds."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
from rich.cells import cell_len
from textual import events
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from frontlijn.store.store import Store
from frontlijn.widgets.inputs import LineInput
from tests.screens.driving import Worker, at_work
from tests.screens.tour import BY_KEYS, home, tour
from tests.widgets.support import UNSAFE, segments

pytestmark = pytest.mark.slow

ENGLISH = frozenset(
    re.findall(
        r"[a-z]+",
        """
        add and back cancel clear close command commands copy cursor cut dark delete edit error exit focus
        for found from hide jump keys left light line lines loading matches maximize menu minimize move new
        next no not page palette panel paste previous quit redo right save screenshot scroll search select
        show sidebar submit system that the theme themes this toggle undo warning with word words yes your
        """,
    )
)


def english(text: str) -> frozenset[str]:
    return ENGLISH.intersection(re.findall(r"[a-z]+", text.lower()))


def shown_keys(worker: Worker) -> str:
    """What the keys that work here are called, in the footer, in help and when the mouse rests on them."""
    bindings = [active.binding for active in worker.app.screen.active_bindings.values() if active.enabled]
    return " ".join(f"{one.description} {one.tooltip}" for one in bindings)


def assert_dutch(worker: Worker, place: str) -> None:
    leaked = english(worker.seen) | english(shown_keys(worker)) | english(worker.told)
    assert not leaked, (place, leaked)


def assert_within_width(worker: Worker, place: str) -> None:
    assert worker.app.screen.max_scroll_x == 0, place
    for widget in worker.app.screen.walk_children(Widget):
        assert not (widget.show_horizontal_scrollbar and widget.scrollbar_size_horizontal), (place, widget)
    assert all(cell_len(line) <= worker.size.width for line in worker.lines), place


def assert_whole_footer(worker: Worker, place: str) -> None:
    for footer in worker.app.screen.query(Footer):
        keys = list(footer.query(FooterKey))
        assert keys, place
        assert footer.max_scroll_x == 0, (place, worker.lines[-1])
        assert max(key.region.right for key in keys) <= worker.size.width, (place, worker.lines[-1])


async def test_every_screen_is_dutch_within_80_columns(sample: Store) -> None:
    places = []
    async with at_work(sample) as worker:
        async for place in tour(worker):
            places.append(place)
            assert_dutch(worker, place)
            assert_within_width(worker, place)
            assert_whole_footer(worker, place)
    assert len(places) == len(BY_KEYS) + 24


async def test_the_first_run_speaks_dutch_and_fits(new: Store) -> None:
    async with at_work(new) as worker:
        assert_dutch(worker, "eerste keer")
        assert_within_width(worker, "eerste keer")
        assert_whole_footer(worker, "eerste keer")


PIECES = (
    "[/x] [b] \\ €",
    "\x1b]0;pwn\x07\x1b[31m",
    "a\nb\r\tc",
    "a\u202eb\u2066c\u200f",
    "👩‍👩‍👧 👍🏽 日本語",
    "\x9b31m\x9d0;pwn\x9c\x85\u2028",
)

HOSTILE = f"{' '.join(PIECES)} {'x' * 5_000}"
"""All of it in one text, longer than any screen; a name holds the first 180 characters."""

TEXTS = {
    "initiatief": ("naam", "aliassen", "benadering_reden", "omschrijving", "les"),
    "kasboekregel": ("titel", "verhaal", "wat_werkte", "wat_niet", "teweeg", "les", "pseudoniem"),
    "uitwisseling": ("wat", "gever_omschrijving", "ontvanger_omschrijving"),
    "perspectief": ("over",),
    "sjabloon": ("titel",),
    "bewaard_filter": ("naam",),
    "aanvraag": ("onderwerp", "draagvlak"),
    "besluit": ("motivering", "voorwaarden", "naar", "afwijking_reden"),
    "besluit_criterium": ("reden",),
    "pot_mutatie": ("reden",),
    "budgetpot": ("naam", "functie", "rest_reden"),
    "pot_financier": ("naam",),
    "fonds": ("naam", "waarvoor", "hoe"),
    "wijk_richtlijn": ("tekst",),
    "persoon": ("naam", "telefoon", "email"),
    "organisatie": ("naam", "omschrijving"),
    "wijk": ("naam", "aliassen"),
    "instelling": ("waarde",),
    "arena": ("titel", "toelichting"),
    "activiteit": ("naam",),
    "investering": ("investeerder", "omschrijving", "bron"),
    "effect": ("naam", "eenheid", "toelichting"),
    "effect_factor": ("bron", "reden"),
    "effect_groep": ("wie",),
    "sessie": ("notities",),
    "sessie_deelnemer": ("omschrijving",),
    "cijfer_waarde": ("bron", "reden"),
}

BEHIND = {
    **{(table, "naam"): "rowid" for table in ("wijk", "budgetpot", "fonds", "bewaard_filter", "activiteit")},
    ("perspectief", "over"): "over",
    ("uitwisseling", "gever_omschrijving"): "'gever'",
    ("uitwisseling", "ontvanger_omschrijving"): "'krijger'",
}
"""What keeps a text apart from others, where that must be."""

SHORT = (
    *("naam", "titel", "onderwerp", "pseudoniem", "wat", "gever_omschrijving", "ontvanger_omschrijving", "over"),
    *("investeerder", "omschrijving"),
)


def poison(store: Store, text: str) -> None:
    """Puts the text in every place for text, behind the app's back, past its rules."""
    with closing(sqlite3.connect(store.path)) as db:
        guards = db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%RAISE%'").fetchall()
        for (name,) in guards:
            db.execute(f"DROP TRIGGER {name}")
        for table, columns in TEXTS.items():
            for column in columns:
                value = text[:180] if column in SHORT else text
                where = " WHERE sleutel = 'gebruiker'" if table == "instelling" else f" WHERE {column} IS NOT NULL"
                behind = f" || {BEHIND[table, column]}" if (table, column) in BEHIND else ""
                db.execute(f"UPDATE {table} SET {column} = ?{behind}{where}", (value,))
        db.commit()


def assert_harmless(worker: Worker, place: str) -> None:
    drawn = "".join(segment.text for segment in segments(worker.app))
    assert not (UNSAFE | {"\u2028", "\u200f"}).intersection(drawn), place


async def test_hostile_text_in_every_field_is_data_within_60_columns(sample: Store) -> None:
    poison(sample, HOSTILE)
    async with at_work(sample, (60, 24)) as worker:
        async for place in tour(worker):
            assert_harmless(worker, place)
            assert_within_width(worker, place)
        await worker.press("5")
        worker.one(LineInput).post_message(events.Paste(HOSTILE))
        await worker.settle()
        assert_harmless(worker, "zoeken")
        for key in ("k", "i", "g"):
            await worker.press("1", key)
            for _ in range(12):
                if worker.app.focused is not None:
                    worker.app.focused.post_message(events.Paste(HOSTILE))
                await worker.press("tab")
            await worker.press("ctrl+s")
            assert_harmless(worker, key)
            await worker.press("escape")
            assert_harmless(worker, key)
            await home(worker)
        assert_harmless(worker, "at last")
