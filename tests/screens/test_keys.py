from __future__ import annotations

import pytest

from benchmarks.keys import WORK, Text, Work, prepare
from frontlijn.store.store import Store
from tests.screens.driving import at_work


@pytest.mark.parametrize("work", WORK, ids=lambda work: work.name)
async def test_the_daily_work_takes_few_keys_beside_its_text(new: Store, work: Work) -> None:
    prepare(new)
    before = work.saved(new)
    async with at_work(new) as worker:
        await worker.press(work.mode)
        worker.pressed = worker.typed = 0
        for step in work.steps:
            if isinstance(step, Text):
                await worker.write(step.text)
            else:
                await worker.press(step)
        assert worker.pressed - worker.typed == work.keys <= work.limit
    assert work.saved(new) == before + 1
