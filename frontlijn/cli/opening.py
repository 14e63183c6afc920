"""Which file a command works in. A search imports this, so it imports nothing that is slow."""

from __future__ import annotations

import os

from frontlijn.domain.errors import StoreProblem
from frontlijn.store.paths import FILE_NAME, data_folder, store_path
from frontlijn.store.store import Store


def open_store(named: str | None, *, writes: bool = False) -> Store:
    """The store that `--db` or FRONTLIJN_DB names, else the one at the usual place; raises StoreProblem.

    A command that writes makes a file that is not there yet; one that only reads does so at the usual place alone.
    """
    path = store_path(named)
    usual = os.path.join(data_folder(), FILE_NAME)  # noqa: PTH118 pathlib would slow the start of a search
    if not writes and path != usual and not os.path.exists(path):  # noqa: PTH110
        raise StoreProblem(f"Het bestand {path} is er niet; controleer de naam achter --db of in FRONTLIJN_DB.")
    return Store.open(path)
