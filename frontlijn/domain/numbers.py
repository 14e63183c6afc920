"""Whole numbers and percentages as a Dutch worker reads and types them."""

from __future__ import annotations

from frontlijn.domain.errors import Refused

MAX_AANTAL = 10_000_000
"""No count is larger than this; it keeps a slip of the finger out of the store."""

_NEGATIEF = "Een aantal kan niet onder nul zijn; vul 0 of meer in."
_AANTAL = r"[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+"


def parse_aantal(text: str, field: str) -> int:
    """A count from what was typed: `1234` or `1.234`. Raises Refused at `field` on anything else."""
    import re

    typed = text.strip()
    if not typed:
        raise Refused("Vul een heel getal in, bijvoorbeeld 12.", field)
    if typed[0] in "-−" and re.fullmatch(_AANTAL, typed[1:].strip()):
        raise Refused(_NEGATIEF, field)
    if not re.fullmatch(_AANTAL, typed):
        raise Refused("Dit is geen heel getal; gebruik alleen cijfers, bijvoorbeeld 12.", field)
    digits = typed.replace(".", "").lstrip("0") or "0"
    # Python itself refuses to read thousands of digits.
    aantal = int(digits) if len(digits) <= len(str(MAX_AANTAL)) else MAX_AANTAL + 1
    check_aantal(aantal, field)
    return aantal


def check_aantal(aantal: int, field: str) -> None:
    """Raises Refused at `field` unless a count is zero or more and within reason."""
    if aantal < 0:
        raise Refused(_NEGATIEF, field)
    if aantal > MAX_AANTAL:
        raise Refused(f"Dit getal is te groot; vul hoogstens {format_aantal(MAX_AANTAL)} in.", field)


def format_aantal(n: int) -> str:
    """A whole number with a dot for each thousand: 1234 is "1.234"."""
    return f"{n:,}".replace(",", ".")


def format_procent(basis_points: int) -> str:
    """Basis points as a Dutch percentage: 5000 is "50 %", 1250 is "12,5 %"."""
    whole, rest = divmod(abs(basis_points), 100)
    fraction = f",{rest:02d}".rstrip("0") if rest else ""
    return f"{'-' if basis_points < 0 else ''}{format_aantal(whole)}{fraction} %"
