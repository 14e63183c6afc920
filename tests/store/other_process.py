"""A second process with its own store on the same file, which does what it is told over a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection

from frontlijn.domain.errors import Refused
from frontlijn.store.store import Store
from tests.store import handgeld_acts

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)

Act = tuple[str, tuple[object, ...]]
Do = Callable[[str, Act], str | None]
"""Does an act of `handgeld_acts` or `arena_acts` on the store at a path; gives the sentence that refused it, if any."""


def act_on(stores: dict[str, Store], path: str, act: Act, device: str) -> str | None:
    """Does an act with the store that is open at this path, which is opened now when it was not."""
    if path not in stores:
        for store in stores.values():
            store.close()
        stores.clear()
        stores[path] = Store.open(path, clock=lambda: NOW, device=lambda: device)
    name, values = act
    try:
        _named(name)(stores[path], *values)
    except Refused as refusal:
        return refusal.message
    return None


def _named(name: str) -> Callable[..., None]:
    if hasattr(handgeld_acts, name):
        return getattr(handgeld_acts, name)  # type: ignore[no-any-return]
    from tests.store import arena_acts  # with Hypothesis: a quarter of a second that other tests need not wait

    return getattr(arena_acts, name)  # type: ignore[no-any-return]


def serve(pipe: Connection) -> None:
    """Takes paths with acts and gives how they went, until it gets None."""
    stores: dict[str, Store] = {}
    while (order := pipe.recv()) is not None:
        path, act = order
        pipe.send(act_on(stores, path, act, "Tweede laptop"))
    for store in stores.values():
        store.close()


@contextmanager
def other_process() -> Iterator[Do]:
    """A process that serves as long as the block lasts."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=serve, args=(there,), daemon=True)
    process.start()

    def do(path: str, act: Act) -> str | None:
        here.send((path, act))
        if not here.poll(60):
            raise TimeoutError("the other process does not answer")
        answer: str | None = here.recv()
        return answer

    try:
        yield do
    finally:
        here.send(None)
        process.join(30)
        if process.is_alive():
            process.kill()
