"""The four outputs of the kasboek, each a page of blocks made of one Beeld: cijfers, verhalen, verslag, woordbeeld.

A Beeld of another period may go with it: then both stand side by side, with the difference as a fact. In what leaves
the laptop one to four people are "<5", also where a sum or a difference would tell them, and no person stands by name.
"""

from __future__ import annotations

from collections.abc import Callable

from frontlijn.domain.blokken import Blok
from frontlijn.domain.kasboek.beeld import Beeld
from frontlijn.domain.kasboek.uitvoer.cijfers import cijfers
from frontlijn.domain.kasboek.uitvoer.verhalen import verhalen
from frontlijn.domain.kasboek.uitvoer.verslag import verslag
from frontlijn.domain.kasboek.uitvoer.woorden import woordbeeld

UITVOER: dict[str, Callable[[Beeld, Beeld | None], tuple[Blok, ...]]] = {
    "cijfers": cijfers,
    "verhalen": verhalen,
    "verslag": verslag,
    "woordbeeld": woordbeeld,
}
"""The outputs by name."""
