"""How hypothesis works under `make mutants`, which runs the same tests many times over in one process."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "mutation",
    max_examples=30,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def pytest_configure() -> None:
    """Comes after `tests/conftest.py`, which chooses how hypothesis works in other runs."""
    settings.load_profile("mutation")
