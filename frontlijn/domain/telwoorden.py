"""Numbers that a worker writes as a word."""

from __future__ import annotations

TELWOORDEN = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
    "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12,
}  # fmt: skip
"""Een up to twaalf; above that a worker types digits."""
