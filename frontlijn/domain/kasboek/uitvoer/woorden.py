"""The words that return in the stories, as bars: a picture and no score (domain model, section 8)."""

from __future__ import annotations

from collections.abc import Sequence

from frontlijn.domain.blokken import Blok, Cel, Kop, Staaf, Staven, Tabel, Zin
from frontlijn.domain.kasboek.beeld import Beeld
from frontlijn.domain.kasboek.uitvoer.taal import (
    EERDER,
    begin,
    bron,
    geteld,
    hoofdletter,
    nog_niet_om,
    opsomming,
    periode,
)
from frontlijn.domain.kasboek.woordbeeld import Woord
from frontlijn.domain.text import fold

VOOROP = 3
"""So many words stand in the conclusion."""

_WEGGELATEN = (
    "Weggelaten zijn woorden die alleen weinig zeggen, zoals de, het, gaf en dag, woorden van een of twee letters, "
    "woorden met een cijfer, namen uit de personenlijst, en woorden die maar in één verhaal staan. Enkelvoud en "
    "meervoud zijn twee woorden."
)


def woordbeeld(beeld: Beeld, eerder: Beeld | None = None) -> tuple[Blok, ...]:
    """Bars of the words that return, each with in how many stories it stands."""
    blocks: list[Blok] = [begin(beeld, "woordbeeld"), Zin(_conclusie(beeld)), *nog_niet_om(beeld)]
    if beeld.woorden:
        bars = (
            Staaf(
                one.woord,
                one.aantal,
                f"{geteld(one.aantal, 'keer', 'keer')}, in {geteld(one.teksten, 'verhaal', 'verhalen')}",
                _achter(one),
            )
            for one in beeld.woorden
        )
        blocks.append(Staven(tuple(bars)))
    if eerder is not None:
        blocks += _ernaast(beeld, eerder)
    return (*blocks, *bron(beeld, _WEGGELATEN, "Hoe vaak een woord terugkomt, zegt niet hoe belangrijk het is."))


def _conclusie(beeld: Beeld) -> str:
    stories = geteld(beeld.verhalen_totaal, "verhaal", "verhalen")
    if not beeld.verhalen_totaal:
        return f"{hoofdletter(periode(beeld))} zijn er geen verhalen van {beeld.naam}, en dus ook geen woorden daaruit."
    if not beeld.woorden:
        return (
            f"{hoofdletter(periode(beeld))} keert in {stories} van {beeld.naam} geen woord terug. "
            "Een woord keert terug als het in twee verhalen staat."
        )
    return f"In {stories} van {beeld.naam}, {periode(beeld)}, {keren_terug(beeld.woorden[:VOOROP])}"


def keren_terug(woorden: Sequence[Woord]) -> str:
    """Which words return most, as the end of a sentence."""
    these = "keert dit woord" if len(woorden) == 1 else "keren deze woorden"
    return f"{these} het vaakst terug: {opsomming([one.woord for one in woorden])}."


def _ernaast(beeld: Beeld, eerder: Beeld) -> list[Blok]:
    """In how many stories each word stands in both periods; a word that is in no list has no number."""
    now, then = _by_word(beeld.woorden), _by_word(eerder.woorden)
    rows = tuple(
        (Cel((now.get(key) or then[key]).woord), _in(now.get(key)), _in(then.get(key), EERDER))
        for key in {**now, **then}
    )
    about = (
        f"De andere periode is {periode(eerder)}, met {geteld(eerder.verhalen_totaal, 'verhaal', 'verhalen')}. "
        "Een woord zonder getal hoort in die periode niet bij de woorden die het vaakst terugkeren."
    )
    if not rows:
        return []
    columns = ("Woord", "Verhalen, deze periode", "Verhalen, andere periode")
    return [Kop("Naast een andere periode"), Zin(about), Tabel(columns, rows, frozenset({1, 2}))]


def _by_word(woorden: tuple[Woord, ...]) -> dict[str, Woord]:
    return {fold(one.woord): one for one in woorden}


def _in(woord: Woord | None, voor: str = "") -> Cel:
    return Cel("") if woord is None else Cel(str(woord.teksten), f"{voor}{_achter(woord)}")


def _achter(woord: Woord) -> str:
    """The name of the figure that a word is."""
    return f"woord.{fold(woord.woord)}"
