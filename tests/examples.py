"""How many examples a property is tried with."""

from __future__ import annotations

from hypothesis import settings

ORDINARY = 100
"""The number that hypothesis tries unless it is told otherwise."""


def examples(ordinary: int) -> int:
    """So many for a property that costs more or less than most; under `make fuzz` more in the same measure."""
    return max(1, ordinary * settings().max_examples // ORDINARY)
