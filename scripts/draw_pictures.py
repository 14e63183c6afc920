"""Draws the pictures of the documentation from the running app, on a copy of sample.db; the same on each machine.

`--check` draws them again and compares: a picture that is no longer what the app shows is named, exit code 1. The clock
stands still and the time zone is UTC. The files name fonts only by name, and no address of anything.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from frontlijn.app import FrontlijnApp

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample.db"
FOLDER = ROOT / "docs" / "pictures"

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
WIDE = (100, 30)
SMALL = (80, 24)

TRIES = 2_000
"""So many times a screen is looked at, at most, before it has to stand still."""

_ADDRESSES = re.compile(r"@font-face \{.*?\}|<!-- Generated with .*? -->", re.DOTALL)
_LINE_CLIPS = re.compile(r'<clipPath id="line-\d+">.*?</clipPath>', re.DOTALL)
_NUMBERED_PREFIX = re.compile(r"\bterminal-\d+-")
_TEXT = re.compile(r'<text class="(r\d+)" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"[^>]*>([^<]*)</text>')
_WORDS = re.compile("[^\N{NO-BREAK SPACE}]+(?:\N{NO-BREAK SPACE}[^\N{NO-BREAK SPACE}]+)*")


@dataclass(frozen=True)
class Picture:
    """A screen to draw: its file name, the keys that lead there from the start, and how it is shown.

    What starts with a quote is text that is pasted, all else is the name of a key.
    """

    name: str
    keys: Sequence[str]
    size: tuple[int, int] = WIDE
    theme: str = "frontlijn-licht"


PICTURES = (
    Picture("wijk", ()),
    Picture("initiatieven", ("2",)),
    Picture("initiatief", ("2", "down", "down", "down", "enter")),
    Picture("initiatief-nieuw", ("i", "'Plantenruil op de stoep", "ctrl+o")),
    Picture("kasboek", ("3",)),
    Picture("kasboekregel", ("2", "down", "down", "down", "k", "'Soep op dinsdag", "ctrl+o")),
    Picture("snel", ("t",)),
    Picture("olievlek", ("3", "o")),
    Picture("kalender", ("3", "c")),
    Picture("opbrengst", ("b", "c")),
    Picture("arena", ("a", "enter", "right", "right")),
    Picture("arena-uitkomst", ("a", "enter", "u", "pagedown")),
    Picture("handgeld", ("4",)),
    Picture(
        "handgeld-besluit",
        (
            *("2", "down", "down", "down", "g"),
            *("'Kruiden voor de soeptuin", "enter", "'50", "enter", "enter", "enter"),
            *("v", "'bewoners planten zelf", "enter", "v", "'de vaste gasten vragen erom", "enter"),
            *("v", "'past bij samen eten", "enter", "v", "'geen ander potje", "enter", "t", "enter", "'v"),
        ),
    ),
    Picture("aanvraag", ("4", "down", "down", "down", "down", "enter")),
    Picture("antwoord", ("4", "down", "down", "down", "down", "enter", "a")),
    Picture("pot", ("4", "tab", "enter")),
    Picture("zoeken", ("slash", "'koffie")),
    Picture("opdrachten", ("ctrl+p",)),
    Picture("hulp", ("f1",)),
    Picture("donker", (), theme="frontlijn-donker"),
    Picture("klein", (), size=SMALL),
)


def stand_still() -> None:
    """Takes away what differs between machines: the time zone, and wishes about colours, sizes and animation."""
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]
    for name in ("NO_COLOR", "COLORTERM", "COLUMNS", "LINES", "UNICODE_VERSION"):
        os.environ.pop(name, None)
    os.environ["TZ"] = "UTC"
    if sys.platform != "win32":
        time.tzset()


async def draw(picture: Picture, folder: Path) -> str:
    """The picture as SVG, made in `folder` on a fresh copy of the example."""
    from textual.events import Paste

    from frontlijn.app import FrontlijnApp
    from frontlijn.store.store import Store

    copy = folder / f"{picture.name}.db"
    shutil.copyfile(SAMPLE, copy)
    store = Store.open(copy, clock=lambda: NOW)
    app = FrontlijnApp(store, raise_errors=True)
    app.animation_level = "none"
    try:
        async with app.run_test(size=picture.size) as pilot:
            await _settled(app, pilot)
            app.theme = picture.theme
            for key in picture.keys:
                if key.startswith("'"):
                    app.post_message(Paste(key[1:]))
                else:
                    await pilot.press(key)
                await _settled(app, pilot)
            return await _settled(app, pilot)
    finally:
        app.context.drafts.close()
        store.close()


async def _settled(app: FrontlijnApp, pilot: Pilot[None]) -> str:
    """What the app shows once nothing changes any more; raises RuntimeError when it keeps on changing."""
    from textual.widgets import Input

    before = ""
    for _ in range(TRIES):
        await pilot.pause(0.005)
        if not all(worker.is_finished for worker in app.workers):
            continue
        await pilot.pause()
        for line in app.screen.query(Input):
            line.cursor_blink = False
        shown = app.export_screenshot(title="frontlijn", simplify=True)
        if shown == before:
            return _normal(shown)
        before = shown
    raise RuntimeError("the screen does not come to rest")


def _normal(svg: str) -> str:
    """The same picture without web addresses and numbered styles, a line for each element, and text in words."""
    svg = _LINE_CLIPS.sub("", _NUMBERED_PREFIX.sub("", _ADDRESSES.sub("", svg)))
    svg = _TEXT.sub(_words, svg).replace("><", ">\n<")
    return "\n".join(line.strip() for line in svg.splitlines() if line.strip()) + "\n"


def _words(found: re.Match[str]) -> str:
    """A text cut where it holds more than a space, which not every viewer keeps; each part stands in its own place."""
    style, x, y, length, escaped = found.groups()
    text = html.unescape(escaped)
    cell = float(length) / len(text)
    return "".join(
        f'<text class="{style}" x="{float(x) + cell * part.start():g}" y="{y}" textLength="{cell * len(part[0]):g}">'
        f"{html.escape(part[0])}</text>"
        for part in _WORDS.finditer(text)
    )


async def draw_all() -> dict[str, str]:
    """Every picture by its name."""
    with tempfile.TemporaryDirectory() as folder:
        return {picture.name: await draw(picture, Path(folder)) for picture in PICTURES}


def main() -> int:
    """Draws or checks; 1 when a picture differs from what the app shows."""
    parser = argparse.ArgumentParser(description="Draw the pictures in docs/pictures from the running app.")
    parser.add_argument("--check", action="store_true", help="compare with the files, and write nothing")
    checking = parser.parse_args().check
    stand_still()
    drawn = asyncio.run(draw_all())
    there = {path.stem: path for path in FOLDER.glob("*.svg")}
    if not checking:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name, svg in drawn.items():
            (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
        for name in there.keys() - drawn.keys():
            there[name].unlink()
        return 0
    wrong = [name for name, svg in drawn.items() if name not in there or there[name].read_text("utf-8") != svg]
    wrong += there.keys() - drawn.keys()
    for name in sorted(wrong):
        print(f"docs/pictures/{name}.svg is not what the app shows; run `make docs`.", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
