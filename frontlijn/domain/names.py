"""Names that are likely one and the same: to warn of doubles and to suggest what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from frontlijn.domain.text import fold

_FILLERS = frozenset({"de", "het", "een", "t", "stichting", "vereniging", "st"})
_SAME = 0.85
_NEAR = 0.6
_LONGEST = 200  # no stored name is longer, and comparing takes quadratic time


def likely_same(a: str, b: str) -> bool:
    """Whether two names differ only in case, accents, punctuation, fillers ("de"), word order or a slip of the pen.

    Names with different numbers in them are different: "Tuin 1" is not "Tuin 2".
    """
    words_a, words_b = _words(a), _words(b)
    joined_a, joined_b = "".join(words_a), "".join(words_b)
    if joined_a == joined_b:
        return bool(joined_a) or a == b
    if sorted(words_a) == sorted(words_b):
        return True
    if re.findall(r"\d+", joined_a) != re.findall(r"\d+", joined_b):
        return False
    if not _at_least(joined_a, joined_b, _SAME):
        return False
    return len(words_a) != len(words_b) or all(
        _at_least(word_a, word_b, _SAME) for word_a, word_b in zip(words_a, words_b, strict=True)
    )


def nearest(name: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The candidates most like a name, best first; one that holds the whole name is near."""
    wanted = "".join(_words(name))
    if not wanted:
        return ()
    scored: list[tuple[float, str]] = []
    for candidate in candidates:
        key = "".join(_words(candidate))
        score = 1.0 if wanted in key else _ratio(wanted, key, _NEAR)
        if score >= _NEAR:
            scored.append((score, candidate))
    scored.sort(key=lambda pair: -pair[0])
    return tuple(candidate for _, candidate in scored[:limit])


def _words(name: str) -> list[str]:
    """The folded words of a name without punctuation and fillers; fillers stay when there is nothing else."""
    words = re.findall(r"[^\W_]+", fold(name[:_LONGEST]))
    return [word for word in words if word not in _FILLERS] or words


def _at_least(a: str, b: str, threshold: float) -> bool:
    return _ratio(a, b, threshold) >= threshold


def _ratio(a: str, b: str, threshold: float) -> float:
    """How alike two keys are, 0 to 1; 0 as soon as they cannot reach the threshold."""
    from difflib import SequenceMatcher

    if 2 * min(len(a), len(b)) < threshold * (len(a) + len(b)):
        return 0.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= threshold else 0.0
