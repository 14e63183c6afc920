"""Amounts of money: integer eurocents inside, Dutch notation outside. What is ambiguous is asked back."""

from __future__ import annotations

import re

from frontlijn.domain.errors import Refused
from frontlijn.domain.numbers import format_aantal

MAX_BEDRAG = 100_000_000_00
"""No amount is larger than this many cents; it keeps a slip of the finger out of the store."""

_BEDRAG = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]{2}|-{1,2}|=|–))?")
_CURRENCY = re.compile(r"^(?:€|euro?\b)\s*|\s*(?:€|\beuro?)$", re.IGNORECASE)
_LONGEST = 40


def parse_bedrag(text: str, field: str = "bedrag") -> int:
    """Cents from what was typed: `50`, `€ 1.234`, `1.234,56`, `50,-`. Raises Refused at `field` on the rest.

    A dot before one or two digits is ambiguous (`12.50`): refused with both readings (domain model, section 5).
    """
    typed = text.strip()
    if not typed:
        raise Refused("Vul een bedrag in, bijvoorbeeld 50 of 12,50.", field)
    if len(typed) > _LONGEST:
        raise Refused("Dit is te lang voor een bedrag; vul iets in als 50 of 12,50.", field)
    typed = _CURRENCY.sub("", typed)
    match = _BEDRAG.fullmatch(typed)
    if match is None:
        raise Refused(_what_is_wrong(typed), field)
    euros, decimals = match.groups()
    cents = int(euros.replace(".", "")) * 100 + (int(decimals) if decimals and decimals.isdecimal() else 0)
    if cents > MAX_BEDRAG:
        raise Refused(f"Dit bedrag is te groot; vul hoogstens {format_bedrag(MAX_BEDRAG)} in.", field)
    return cents


def check_bedrag(cents: int, field: str) -> None:
    """Raises Refused unless an amount in cents is more than zero and within reason."""
    if cents <= 0:
        raise Refused("Het bedrag moet meer dan € 0,00 zijn, bijvoorbeeld 50 of 12,50.", field)
    if cents > MAX_BEDRAG:
        raise Refused(f"Dit bedrag is te groot; vul hoogstens {format_bedrag(MAX_BEDRAG)} in.", field)


def format_bedrag(cents: int) -> str:
    """Cents as shown: 123456 is "€ 1.234,56", -1200 is "€ -12,00"."""
    euros, rest = divmod(abs(cents), 100)
    return f"€ {'-' if cents < 0 else ''}{format_aantal(euros)},{rest:02d}"


def format_invoer(cents: int) -> str:
    """Cents as put back in an input field: 123456 is "1234,56"."""
    euros, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{euros},{rest:02d}"


def _what_is_wrong(typed: str) -> str:
    """One sentence on an amount that cannot be read, with what would be right."""
    if typed.startswith(("-", "−")):
        return "Een bedrag kan niet onder nul zijn; laat het minteken weg."
    if re.fullmatch(r"[0-9]+\.[0-9]{1,2}", typed):
        euros, decimals = typed.split(".")
        whole = format_aantal(int(euros + decimals))
        return f"Bedoel je {int(euros)},{decimals:0<2} of {whole}? Schrijf een komma voor de centen."
    if re.fullmatch(r"[0-9.]+,[0-9]*", typed):
        return "Schrijf precies twee cijfers na de komma, bijvoorbeeld 12,50."
    if re.fullmatch(r"[0-9.,]+", typed):
        return "De punten of komma's staan niet goed; schrijf het zoals 1.234,56."
    return "Dit is geen bedrag; vul cijfers in, bijvoorbeeld 50 of 12,50."
