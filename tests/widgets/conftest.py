"""Waiting for a widget: until it is at rest, where Textual waits until this process has been idle for a while."""

from __future__ import annotations

import pytest
from textual._context import active_app

from tests.widgets.support import at_rest


@pytest.fixture(autouse=True)
def waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    async def wait_for_idle(min_sleep: float = 0, max_sleep: float = 1) -> None:
        await at_rest(active_app.get())

    monkeypatch.setattr("textual.app.wait_for_idle", wait_for_idle)
    monkeypatch.setattr("textual.pilot.wait_for_idle", wait_for_idle)
