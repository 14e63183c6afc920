"""The four outputs of the kasboek on their way out: made of what may leave, without names, and drawn as markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from frontlijn.domain.blokken import Blok, Citaat
from frontlijn.domain.kasboek.beeld import Beeld, Blik, zonder_namen
from frontlijn.domain.kasboek.uitvoer import UITVOER
from frontlijn.domain.kasboek.uitvoer.opletten import kijk_nog_eens
from frontlijn.domain.kasboek.uitvoer.verhalen import mee_en_hier
from frontlijn.domain.kasboek.uitvoer.verslag import VERHALEN as PER_STUK
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import Bereik
from frontlijn.export.blokken_markdown import markdown_lines
from frontlijn.export.markdown import VOORBEELD
from frontlijn.export.persons import anonymous
from frontlijn.store.read import kasboek, settings
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.personen import persoon_namen
from frontlijn.store.read.reading import reading
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.uitvoer import Versies, versions


@dataclass(frozen=True, slots=True)
class Uitvoer:
    """One of the four outputs, made: its blocks, which stories went along in Dutch, and the entries it was made of.

    `verhalen` is "" when there are no stories at all, and when nothing leaves. `let_op` asks to look once more at what
    may tell of somebody. `versies` are the entries of both periods as they were read.
    """

    soort: str
    blokken: tuple[Blok, ...]
    verhalen: str
    regels: KasboekFilter
    voorbeeld: bool
    let_op: str = ""
    versies: Versies = ()


def uitvoer(store: Store, soort: str, blik: Blik, naar: Bereik = Bereik.INTERN, naast: Blik | None = None) -> Uitvoer:
    """The output `soort` (a name of UITVOER) of what is looked at, beside that of another period.

    With `naar` beyond INTERN it holds only what may go that far, without names. Raises NotFound, and Refused when an
    initiatief is onder de radar and this leaves the laptop (V22).
    """
    with reading(store):
        beeld = _seen(store, blik, naar)
        blocks: tuple[Blok, ...] = UITVOER[soort](beeld, None if naast is None else _seen(store, naast, naar))
        rows = kasboek.rows_of(blik, naar)
        stories = look = ""
        noted: list[tuple[int, int]] = []
        if beeld.buiten:
            looked_at = [blik] if naast is None else [blik, naast]
            noted = [one for each in looked_at for one in versions(store, kasboek.rows_of(each, naar))]
            look = kijk_nog_eens(_quoted(beeld, blocks), beeld.namen)
            stories = _stories(soort, blocks, *kasboek.stories_leaving(store, replace(rows, verhaal=True), naar))
        return Uitvoer(
            soort,
            blocks,
            stories,
            rows,
            bool(settings.get(store, Instelling.VOORBEELD)),
            look,
            noted,
        )


def kijk_in_kasboek(store: Store, wanted: KasboekFilter, naar: Bereik) -> str:
    """What to look at once more in the texts of the register that go that far; "" when there is nothing."""
    nameless = anonymous(store)
    texts = ((nameless(titel), nameless(tekst)) for titel, tekst in kasboek.texts_going(store, wanted, naar))
    return kijk_nog_eens(texts, persoon_namen(store))


def beeld_markdown(made: Uitvoer) -> Iterator[str]:
    """The page in markdown, block by block. Raises ValueError for one that may not leave."""
    if not made.regels.exporteerbaar:
        raise ValueError("this output holds what may not leave the store")
    for number, block in enumerate(made.blokken):
        lines = markdown_lines(block)
        if number == 0 and made.voorbeeld:
            lines += ["", VOORBEELD]
        yield ("\n" if number else "") + "\n".join(lines) + "\n"


def verhalen_regel(mee: int, blijven: tuple[tuple[str, int], ...]) -> str:
    """Which stories go along and which stay, in one line; "" when there are none."""
    return f"Verhalen: {mee_en_hier(mee, blijven)}." if mee or blijven else ""


def _seen(store: Store, blik: Blik, naar: Bereik) -> Beeld:
    beeld = kasboek.beeld(store, blik, naar)
    return zonder_namen(beeld, anonymous(store)) if beeld.buiten else beeld


def _stories(soort: str, blocks: tuple[Blok, ...], mee: int, blijven: tuple[tuple[str, int], ...]) -> str:
    """What the page holds of the stories that may go along; "" when there are none."""
    if not mee and not blijven:
        return ""
    if soort == "cijfers":
        return "Verhalen: die staan niet in de cijfers."
    if soort == "woordbeeld":
        return f"Verhalen, alleen als losse woorden: {mee_en_hier(mee, blijven)}."
    quoted = sum(isinstance(block, Citaat) for block in blocks)
    if quoted == mee:
        return verhalen_regel(mee, blijven)
    which = (
        f"Het verslag toont van elk stuk van de periode de eerste {PER_STUK}"
        if soort == "verslag"
        else f"Dit zijn de nieuwste {format_aantal(quoted)}"
    )
    more = mee - quoted
    rest = "1 ander staat" if more == 1 else f"{format_aantal(more)} andere staan"
    return f"{verhalen_regel(quoted, blijven)} {which}; {rest} er niet in."


def _quoted(beeld: Beeld, blocks: tuple[Blok, ...]) -> list[tuple[str, str]]:
    """The title and the text of each story on the page."""
    titles = {regel.id: regel.titel for regel in beeld.verhalen}
    return [
        (titles[block.regel_id], block.tekst)
        for block in blocks
        if isinstance(block, Citaat) and block.regel_id is not None
    ]
