"""Takes the names of known persons out of free text: an export carries no persons (domain model, section 14)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

INSTEAD = "(naam)"
"""What stands where a name stood."""

_WORD = re.compile(r"\w+")


def without_names(names: Iterable[str]) -> Callable[[str], str]:
    """A function that puts "(naam)" for each of these names where it stands whole in a text.

    A name of several words is found in any case; a name of one word only as it is written and when it begins with a
    capital, so that someone called Wil does not take away a verb.
    """
    patterns: dict[str, list[re.Pattern[str]]] = {}
    for name in sorted(set(names), key=len, reverse=True):
        words = _WORD.findall(name)
        if not words or (len(words) == 1 and not words[0][0].isupper()):
            continue
        written = r"\W{1,3}".join(re.escape(word) for word in words) + r"(?!\w)"
        flags = re.IGNORECASE if len(words) > 1 else re.NOFLAG
        patterns.setdefault(words[0].casefold(), []).append(re.compile(written, flags))

    def cleaned(text: str) -> str:
        if patterns.keys().isdisjoint(map(str.casefold, _WORD.findall(text))):
            return text
        kept: list[str] = []
        done = 0
        for word in _WORD.finditer(text):
            if word.start() < done:
                continue
            for pattern in patterns.get(word.group().casefold(), ()):
                found = pattern.match(text, word.start())
                if found:
                    kept += [text[done : word.start()], INSTEAD]
                    done = found.end()
                    break
        return "".join([*kept, text[done:]])

    return cleaned
