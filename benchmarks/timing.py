"""Medians of commands and calls that take turns in one run, shown as multiples of the first one."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence


def process(command: Sequence[str], env: Mapping[str, str] | None = None) -> Callable[[], object]:
    """Runs a command from start to end, with compiled modules kept as in normal use."""
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | dict(
        env or {}
    )
    return lambda: subprocess.run(
        command,
        env=settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )


def compare(runs: Mapping[str, Callable[[], object]], rounds: int) -> None:
    """Runs each in turn, `rounds` times after one to warm up, and prints the medians."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, run in runs.items():
            begin = time.perf_counter()
            run()
            if number:
                taken[name].append((time.perf_counter() - begin) * 1000)
    base = statistics.median(next(iter(taken.values())))
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{median:9.2f} ms  {median / base:7.2f} x  {name}")
