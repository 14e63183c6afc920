"""Whatever is filled in, changed and taken away in an arena: undo, sessions and lists agree."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.values import Zichtbaarheid
from frontlijn.store.check import check
from frontlijn.store.read import arena as read
from frontlijn.store.read.arena import ArenaFilter
from frontlijn.store.read.wijken import wijken
from frontlijn.store.store import Store
from frontlijn.store.write.undo import redo_last, undo_last
from tests.new_store import new_store
from tests.store.arena_acts import Act, acts, and_turns, begin, inside, perform, sessie_invoer
from tests.store.conftest import NOW
from tests.store.states import assert_same, held


@cache
def _begun() -> bytes:
    with TemporaryDirectory() as folder:
        path = new_store(Path(folder) / "frontlijn.db")
        with closing(Store.open(path, clock=lambda: NOW)) as store:
            begin(store)
        return path.read_bytes()


@contextmanager
def begun() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "frontlijn.db"
        path.write_bytes(_begun())
        with closing(Store.open(path, clock=lambda: NOW)) as store:
            yield store


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(st.lists(acts, min_size=4, max_size=12))
def test_as_many_undos_as_edits_bring_back_each_state_and_as_many_redos_the_last(todo: list[Act]) -> None:
    with begun() as store:
        states = [held(store)]
        states += [held(store) for act in todo if perform(store, act)]
        for state in reversed(states[:-1]):
            undo_last(store, store.acts)
            assert_same(held(store), state)
        with pytest.raises(Refused, match="niets om ongedaan te maken"):
            undo_last(store, store.acts)
        for state in states[1:]:
            redo_last(store, store.acts)
            assert_same(held(store), state)
        with pytest.raises(Refused, match="niets om opnieuw te doen"):
            redo_last(store, store.acts)
        assert held(store) == states[-1]
        assert check(store) == ()


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(st.lists(and_turns(inside), min_size=6, max_size=20))
def test_each_session_ends_with_the_arena_as_it_was_when_the_next_began(todo: list[Act]) -> None:
    """Whatever is changed, undone and done again later, sessions themselves included."""
    with begun() as store:
        first = read.window(store, ArenaFilter(), 0, 1)[0].id
        perform(store, ("sessie", (0, sessie_invoer())))
        line: list[dict[int, ArenaStand]] = [{read.sessies(store, first)[0].id: read.stand(store, first)}]
        at = 0
        for act in todo:
            before = read.stand(store, first)
            if act[0] in ("undo", "redo"):
                to = at - 1 if act[0] == "undo" else at + 1
                if 0 <= to < len(line):
                    (undo_last if act[0] == "undo" else redo_last)(store, store.acts)
                    at = to
            elif perform(store, act):
                known = {one.id for one in read.sessies(store, first)}
                began = {number: stand for number, stand in line[at].items() if number in known}
                began |= dict.fromkeys(known - began.keys(), before)
                line = [*line[: at + 1], began]
                at += 1
            sessions = read.sessies(store, first)
            assert [one.id for one in sessions] == sorted(line[at])
            ends = [line[at][one.id] for one in sessions[1:]] + [read.stand(store, first) for _ in sessions[:1]]
            assert [read.stand_van(store, first, one.nummer) for one in sessions] == ends
        assert check(store) == ()


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(st.lists(acts, min_size=6, max_size=16))
def test_lists_and_their_filters_agree(todo: list[Act]) -> None:
    """V22 and V24 (domain model, section 12)."""
    with begun() as store:
        for act in todo:
            perform(store, act)
        every = read.window(store, ArenaFilter(), 0, -1)
        everything = read.standen(store, ArenaFilter())
        assert [one.arena for one in everything] == list(every)
        assert [read.stand(store, one.id) for one in every] == list(everything)
        for wanted in (
            ArenaFilter(),
            ArenaFilter(wijk_id=1),
            ArenaFilter(initiatief_id=2),
            ArenaFilter(exporteerbaar=True),
        ):
            found = read.window(store, wanted, 0, -1)
            assert read.count(store, wanted) == len(found)
            assert [read.position(store, wanted, one.id) for one in found] == list(range(len(found)))
            assert [one.arena for one in read.standen(store, wanted)] == list(found)
        assert all(
            one.zichtbaarheid is not Zichtbaarheid.ONDER_DE_RADAR
            for one in read.window(store, ArenaFilter(exporteerbaar=True), 0, -1)
        )
        per_wijk = [one for wijk in wijken(store) for one in read.standen(store, ArenaFilter(wijk_id=wijk.id))]
        of_wijken = [one for one in everything if one.arena.wijk_id is not None]
        assert sorted(per_wijk, key=lambda one: one.arena.id) == sorted(of_wijken, key=lambda one: one.arena.id)


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(st.booleans(), and_turns(acts)), min_size=8, max_size=24))
def test_two_workers_who_undo_beside_each_other_leave_a_sound_store(todo: list[tuple[bool, Act]]) -> None:
    """What cannot go back is refused in a sentence, and whatever does leaves arenas that can be read and counted."""
    with begun() as mine, closing(Store.open(mine.path, clock=lambda: NOW)) as other:
        for is_mine, act in todo:
            store = mine if is_mine else other
            if act[0] in ("undo", "redo"):
                with suppress(Refused, NotFound):
                    (undo_last if act[0] == "undo" else redo_last)(store, store.acts)
            else:
                perform(store, act)
        assert check(mine) == ()
        for stand in read.standen(mine, ArenaFilter()):
            uitkomst([stand])
            for one in read.sessies(mine, stand.arena.id):
                assert read.stand_van(mine, stand.arena.id, one.nummer).arena.id == stand.arena.id
            assert all(one.gekozen for one in read.cijfers(mine, stand.arena.id))
