"""The olievlek as a tree to walk through."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from frontlijn.domain.kasboek.olievlek import Knoop, Tak, olievlek
from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.details.initiatief import InitiatiefScreen
from frontlijn.screens.details.kasboekregel import KasboekregelScreen
from frontlijn.screens.lists import KasboekScreen
from frontlijn.screens.olievlek import DRAWN, OlievlekScreen, twijgen, wood_words
from frontlijn.store.read import wijken
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel
from tests.screens.driving import Worker, at_work
from tests.screens.tour import opener
from tests.store.inputs import TODAY, initiatief, regel


def knoop(number: int, uit: int | None = None) -> Knoop:
    origin = None if uit is None else (Zoeksoort.KASBOEK, uit)
    return Knoop((Zoeksoort.KASBOEK, number), f"Ding {number}", TODAY, "Selwerd", origin)


def chain(length: int) -> tuple[Tak, ...]:
    return olievlek([knoop(0), *(knoop(number, number - 1) for number in range(1, length))]).takken


def test_a_tree_is_drawn_with_a_line_for_each_level_that_goes_on() -> None:
    found = olievlek([knoop(1), knoop(2, 1), knoop(3, 2), knoop(4, 1), knoop(5, 4)])
    assert [twijgen(tak) for tak in found.takken] == ["", "├─ ", "│  └─ ", "└─ ", "   └─ "]


def test_a_long_chain_stays_narrow_and_tells_its_depth() -> None:
    drawn = [twijgen(tak) for tak in chain(301)]
    assert len(drawn[DRAWN]) == 3 * DRAWN
    assert drawn[300] == "300 ┄ " + "   " * 4 + "└─ "
    assert max(map(len, drawn)) <= 3 * DRAWN


@pytest.mark.parametrize(
    ("nodes", "says"),
    [
        ([], "Er is nog niet vastgelegd wat waaruit voortkwam."),
        ([knoop(1), knoop(2, 1)], "1 ding bracht 1 ander voort; de langste lijn is 1 stap diep."),
        ([knoop(1), knoop(2, 1), knoop(3, 2)], "1 ding bracht 2 andere voort; de langste lijn is 2 stappen diep."),
        (
            [knoop(1), knoop(2, 1), knoop(3, 2), knoop(4), knoop(5, 4)],
            "2 dingen brachten 3 andere voort, per ding 1,5; de langste lijn is 2 stappen diep.",
        ),
        (
            [knoop(1), knoop(2, 1), knoop(4), knoop(5, 4)],
            "2 dingen brachten 2 andere voort, per ding 1; de langste lijn is 1 stap diep.",
        ),
    ],
)
def test_the_wood_is_told_in_words(nodes: list[Knoop], says: str) -> None:
    assert wood_words(olievlek(nodes)) == says


def a_wood(store: Store) -> dict[str, int]:
    """Elsewhere began something that came to Selwerd, grew an initiative and two entries from it."""
    begin = log_kasboekregel(store, regel("Begin elders", wijk_id=2, datum=date(2026, 1, 1)))
    first = log_kasboekregel(store, regel("Naar Selwerd", uit_regel_id=begin.id, datum=date(2026, 2, 1)))
    soep = register_initiatief(store, initiatief("Soepclub", uit_regel_id=first.id, startdatum=date(2026, 3, 1)))
    one = log_kasboekregel(store, regel("Eerste soep", uit_initiatief_id=soep.id, datum=date(2026, 4, 1)))
    two = log_kasboekregel(store, regel("Tweede soep", uit_initiatief_id=soep.id, datum=date(2026, 5, 1)))
    log_kasboekregel(store, regel("Los"))
    return {"begin": begin.id, "first": first.id, "soep": soep.id, "one": one.id, "two": two.id}


async def open_wood(worker: Worker, wanted: KasboekFilter | None = None) -> None:
    await worker.press("3")
    screen = worker.app.screen
    assert isinstance(screen, KasboekScreen)
    screen.show_filter(wanted)
    await worker.press("o")
    assert worker.at(OlievlekScreen)


def cursor_line(worker: Worker) -> str:
    return next(line for line in worker.lines if line.startswith(">"))


async def test_the_wood_of_a_wijk_with_what_came_from_elsewhere(store: Store) -> None:
    a_wood(store)
    async with at_work(store) as worker:
        await open_wood(worker)
        assert "1 ding bracht 4 andere voort; de langste lijn is 3 stappen diep." in worker.seen
        shown = [" ".join(line[3:].split()) for line in worker.lines[3:8]]
        assert shown == [
            "○ (elders) Begin elders regel 01-01-2026",
            "└─ ○ Naar Selwerd regel 01-02-2026",
            "└─ ◆ Soepclub initiatief 01-03-2026",
            "├─ ○ Eerste soep regel 01-04-2026",
            "└─ ○ Tweede soep regel 01-05-2026",
        ]
        assert "Los" not in worker.seen
        await worker.resize(120, 30)
        assert "Bracht voort" in worker.seen
        line = next(line for line in worker.lines if "Begin elders" in line)
        assert line.rstrip().endswith(f"4  {wijken.get(store, 2).naam}")
        await worker.resize(60, 24)
        assert "Bracht voort" not in worker.seen


async def test_what_lies_before_the_period_is_marked(store: Store) -> None:
    a_wood(store)
    async with at_work(store) as worker:
        await open_wood(worker, KasboekFilter(van=date(2026, 4, 1), tot=date(2026, 12, 31)))
        assert "○ (elders) Begin elders" in worker.seen
        assert "○ (eerder) Naar Selwerd" in worker.seen
        assert "◆ (eerder) Soepclub" in worker.seen
        assert "○ Eerste soep" in worker.seen
        assert "1 ding bracht 2 andere voort" in worker.seen
        assert "Geteld: 01-04-2026 t/m 31-12-2026." in worker.seen


async def test_arrows_walk_to_parent_and_child_and_enter_opens(store: Store) -> None:
    a_wood(store)
    async with at_work(store) as worker:
        await open_wood(worker)
        await worker.press("left")
        assert "Begin elders" in cursor_line(worker), "a root has no parent"
        await worker.press("right", "right", "right")
        assert "Eerste soep" in cursor_line(worker)
        await worker.press("right")
        assert "Eerste soep" in cursor_line(worker), "nothing came from it"
        await worker.press("down", "left")
        assert "Soepclub" in cursor_line(worker)
        await worker.press("enter")
        assert worker.at(InitiatiefScreen)
        await worker.press("escape")
        assert "Soepclub" in cursor_line(worker)
        await worker.press("end", "enter")
        assert worker.at(KasboekregelScreen)
        await worker.press("escape", "home")
        assert "Begin elders" in cursor_line(worker)


async def test_the_tree_around_a_record_begins_on_it(store: Store) -> None:
    known = a_wood(store)
    async with at_work(store) as worker:
        await worker.press("3")
        opener(worker).open_record(Zoeksoort.INITIATIEF, known["soep"])
        await worker.press("o")
        assert worker.at(OlievlekScreen)
        assert "Soepclub" in cursor_line(worker)
        assert "(elders)" not in worker.seen, "here everything is part of the tree"
        await worker.press("k")
        assert worker.field("initiatief_id").text == "Soepclub"
        await worker.press("escape", "escape", "escape")
        opener(worker).open_record(Zoeksoort.KASBOEK, known["two"])
        await worker.press("o")
        assert "Tweede soep" in cursor_line(worker)
        assert worker.rows.row_count == 5


async def test_the_cursor_stays_on_its_node_when_the_tree_grows(store: Store) -> None:
    known = a_wood(store)
    async with at_work(store) as worker:
        await open_wood(worker)
        await worker.press("end")
        log_kasboekregel(store, regel("Ertussen", uit_regel_id=known["one"]))
        await worker.until(lambda: worker.rows.row_count == 6)
        assert "Tweede soep" in cursor_line(worker)


async def test_a_record_that_nothing_is_tied_to_says_how_to_tie_it(store: Store) -> None:
    log_kasboekregel(store, regel("Los"))
    async with at_work(store) as worker:
        await worker.press("3", "enter", "o")
        assert "Er is nog niet vastgelegd wat waaruit voortkwam." in worker.seen
        assert "Vul bij een kasboekregel of initiatief in" in worker.seen
        await worker.press("left", "right", "enter", "escape")
        assert worker.at(KasboekregelScreen)


async def test_a_chain_of_three_hundred_and_thousands_of_nodes_are_walked(store: Store) -> None:
    import sqlite3

    first = date(2020, 1, 1)
    with sqlite3.connect(store.path) as db:
        db.executemany(
            "INSERT INTO kasboekregel (id, uuid, datum, wijk_id, titel, zichtbaarheid, geregistreerd_op, uit_regel_id)"
            " VALUES (?, ?, ?, 1, ?, 'intern', '2026-01-01T00:00:00.000Z', ?)",
            (
                (
                    n,
                    f"00000000-0000-7000-9000-{n:012d}",
                    (first + timedelta(days=min(n, 300))).isoformat(),
                    f"Ding {n}",
                    None if n == 1 else n - 1 if n <= 301 else 1,
                )
                for n in range(1, 3_302)
            ),
        )
    db.close()
    async with at_work(store) as worker:
        await open_wood(worker)
        assert "1 ding bracht 3.300 andere voort; de langste lijn is 300 stappen diep." in worker.seen
        rows = worker.rows
        rows.move_cursor(300)
        await worker.settle()
        assert "300 ┄" in cursor_line(worker)
        assert "Ding 301" in cursor_line(worker)
        await worker.press("left")
        assert "299 ┄" in cursor_line(worker)
        await worker.press("end", "left")
        assert rows.cursor_index == 0
