"""`python -m tests.kills --cycles 500 --jobs 2`: see `tests.kills`."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from random import SystemRandom
from typing import TextIO

from tests.kills.life import Tally, live
from tests.kills.plan import LIFE


def main() -> int:
    """Does the cycles; 1 when something is lost, 2 when too little happened to say so."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description="Kills the app while a script types.")
    parser.add_argument("--cycles", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=1, help="so many apps at the same time")
    parser.add_argument(
        "--seed", type=int, default=SystemRandom().randrange(10**6), help="what the plans are drawn from"
    )
    parser.add_argument("--life", type=int, help=f"only this life, which is one store and its {LIFE} cycles")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    starts = range(0, asked.cycles, LIFE)
    lives = {start // LIFE: min(LIFE, asked.cycles - start) for start in starts}
    if asked.life is not None:
        lives = {asked.life: LIFE}
    total = Tally()
    with ThreadPoolExecutor(asked.jobs) as pool:
        running = [pool.submit(live, folder / f"{life:03}", asked.seed, life, count) for life, count in lives.items()]
        for done in as_completed(running):
            tally = done.result()
            total.add(tally)
            for failure in tally.failures:
                _say(failure)
            _say(f"seed {asked.seed}, {total.endings.total()} cycles, lost {len(total.failures)}", sys.stderr)
    _say(str(total))
    if total.failures:
        return 1
    shutil.rmtree(folder)
    return 2 if total.proves_nothing else 0


def _say(text: str, stream: TextIO = sys.stdout) -> None:
    print(text, file=stream, flush=True)


if __name__ == "__main__":
    sys.exit(main())
