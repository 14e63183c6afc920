"""A stored moment on the clock of the worker."""

from __future__ import annotations

from datetime import datetime


def format_moment(op: str | None) -> str:
    """A moment in UTC as stored, as dd-mm-jjjj uu:mm here; empty without one."""
    return datetime.fromisoformat(op).astimezone().strftime("%d-%m-%Y %H:%M") if op else ""
