"""Time that people gave: minutes inside, hours outside."""

from __future__ import annotations

import re

from frontlijn.domain.errors import Refused
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.telwoorden import TELWOORDEN

MAX_MINUTEN = 100_000 * 60
"""No duration is longer than this many minutes; it keeps a slip of the finger out of the store."""

_WORDS = {"kwartier": 15, "half": 30, "halfuur": 30, "uur": 60, "anderhalf": 90}
_WORDS |= {f"{word}{'ën' if word.endswith('e') else 'en'}half": n * 60 + 30 for word, n in TELWOORDEN.items() if n > 1}
_QUARTERS_OF = {"¼": 1, "½": 2, "¾": 3}
_HOURS = re.compile(r"([0-9]{1,6})(?:,([0-9]{1,2}))?(?: ?(?:u|uur|uren))?")
_FRACTION = re.compile(r"([0-9]{0,6}) ?([¼½¾])(?: ?(?:u|uur|uren))?")
_QUARTERS = re.compile(r"([0-9]{1,6}) ?kwartier")
_CLOCK = re.compile(r"([0-9]{1,6}) ?(?:: ?|(?:u|uur|uren) ?(?:en )?)([0-9]{1,2})(?: ?(?:m|min|minuten))?")
_MINUTES = re.compile(r"([0-9]{1,8}) ?(?:m|min|minuut|minuten)")


def parse_minuten(text: str, field: str) -> int:
    """Minutes from what was typed in hours; raises Refused at `field` on anything else.

    Takes `2`, `1,5`, `2½`, `1:30`, `1u30`, `1 uur en 30 minuten`, `1u`, `45m`, `90 min`, drie kwartier, half,
    anderhalf and tweeënhalf (with or without uur), and numbers as a word up to twaalf. A part of a minute rounds to
    the nearest whole one, halves up.
    """
    typed = " ".join(text.casefold().split())
    if not typed:
        raise Refused("Vul een tijd in uren in, bijvoorbeeld 2 of 1:30.", field)
    minutes = _WORDS.get(re.sub(r"^een | uur$", "", typed)) if len(typed) < 20 else None
    if minutes is None:
        first, space, rest = typed.partition(" ")
        minutes = _minutes_in(f"{TELWOORDEN.get(first, first)}{space}{rest}", field)
    if minutes > MAX_MINUTEN:
        raise Refused(f"Deze tijd is te lang; vul hoogstens {format_aantal(MAX_MINUTEN // 60)} uur in.", field)
    return minutes


def format_minuten(m: int) -> str:
    """Minutes as shown: 90 is "1 u 30", 120 is "2 u", 45 is "45 min"."""
    hours, rest = divmod(m, 60)
    if not hours:
        return f"{rest} min"
    return f"{format_aantal(hours)} u {rest:02d}" if rest else f"{format_aantal(hours)} u"


def format_invoer(m: int) -> str:
    """Minutes as put back in an input field: 90 is "1:30"."""
    hours, rest = divmod(m, 60)
    return f"{hours}:{rest:02d}"


def _minutes_in(typed: str, field: str) -> int:
    if match := _HOURS.fullmatch(typed):
        hundredths = int(match[1]) * 100 + int(f"{match[2] or '0':0<2}")
        return (hundredths * 60 + 50) // 100
    if match := _FRACTION.fullmatch(typed):
        return int(match[1] or 0) * 60 + _QUARTERS_OF[match[2]] * 15
    if match := _QUARTERS.fullmatch(typed):
        return int(match[1]) * 15
    if match := _MINUTES.fullmatch(typed):
        return int(match[1])
    if match := _CLOCK.fullmatch(typed):
        if int(match[2]) >= 60:
            raise Refused("Een uur heeft 60 minuten; schrijf bijvoorbeeld 1:30, of 90 min.", field)
        return int(match[1]) * 60 + int(match[2])
    if re.fullmatch(r"[-−] ?[0-9][0-9,:]*", typed):
        raise Refused("Een tijd kan niet onder nul zijn; laat het minteken weg.", field)
    if re.fullmatch(r"[0-9]+", typed):
        raise Refused(f"Deze tijd is te lang; vul hoogstens {format_aantal(MAX_MINUTEN // 60)} uur in.", field)
    if re.fullmatch(r"[0-9]+\.[0-9]+", typed):
        raise Refused("Schrijf 1,5 met een komma of 1:30 met een dubbele punt, niet met een punt.", field)
    raise Refused("Dit is geen tijd; vul uren in, zoals 2, 1,5 of 1:30, of minuten, zoals 45 min.", field)
