"""How the tests run: with the same examples each time, and with a memory that is not swept over and over."""

from __future__ import annotations

import gc
import os

from hypothesis import HealthCheck, settings

settings.register_profile("ordinary", derandomize=True, database=None, deadline=None)
settings.register_profile(
    "search", max_examples=1000, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ordinary"))


def pytest_collection_finish() -> None:
    """Takes what was imported and collected out of the sight of the garbage collector, which looks less often too.

    All of it stays until the end, and looking through it again and again takes a fifth of the time of the tests.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
