"""The stories as they were told, newest first, and which ones stay (domain model, section 14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from frontlijn.domain.blokken import Blok, Citaat, Zin
from frontlijn.domain.dates import format_datum
from frontlijn.domain.kasboek.beeld import Beeld
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.uitvoer.taal import begin, bron, geteld, hoofdletter, nog_niet_om, opsomming, periode
from frontlijn.domain.numbers import format_aantal


def verhalen(beeld: Beeld, eerder: Beeld | None = None) -> tuple[Blok, ...]:
    """The stories that may go, each with its day, its title and whose it is under what name."""
    blocks: list[Blok] = [begin(beeld, "verhalen"), Zin(" ".join(_conclusie(beeld, eerder))), *nog_niet_om(beeld)]
    blocks += [citaat(regel) for regel in beeld.verhalen]
    more = beeld.verhalen_totaal - len(beeld.verhalen)
    if more:
        blocks.append(Zin(f"Er zijn nog {geteld(more, 'ouder verhaal', 'oudere verhalen')}; kies een kortere periode."))
    return (*blocks, *bron(beeld, "De verhalen staan er zoals ze zijn verteld."))


def citaat(regel: Kasboekregel, hoogstens: int | None = None) -> Citaat:
    """A story, with what it set going; cut after `hoogstens` characters at a word, which then shows."""
    about = [format_datum(regel.datum), regel.titel, *([regel.pseudoniem] if regel.pseudoniem else [])]
    text = regel.verhaal or ""
    if regel.teweeg:
        text = f"{text}\n\nWat het teweegbracht: {regel.teweeg}"
    if hoogstens is not None and len(text) > hoogstens:
        text = f"{text[:hoogstens].rsplit(None, 1)[0]} […]"
    return Citaat(" · ".join(about), text, regel.id)


def redenen(blijven: Iterable[tuple[str, int]]) -> str:
    """Why stories stay, without the days: "4 keer geen toestemming en 1 keer toestemming verlopen"."""
    counts: Counter[str] = Counter()
    for reden, aantal in blijven:
        counts[reden.partition(" op ")[0]] += aantal
    return opsomming([f"{format_aantal(aantal)} keer {reden}" for reden, aantal in counts.most_common()])


def mee_en_hier(mee: int, blijven: tuple[tuple[str, int], ...]) -> str:
    """Which stories go along and which stay here: "3 gaan mee, 5 blijven hier (5 keer geen toestemming)"."""
    going = f"{format_aantal(mee)} {'gaat' if mee == 1 else 'gaan'} mee"
    staying = sum(aantal for _, aantal in blijven)
    if not staying:
        return f"{going}, er blijft er geen hier"
    return f"{going}, {format_aantal(staying)} {'blijft' if staying == 1 else 'blijven'} hier ({redenen(blijven)})"


def _conclusie(beeld: Beeld, eerder: Beeld | None) -> list[str]:
    told = beeld.verhalen_totaal
    when = hoofdletter(periode(beeld))
    if told:
        verb = "staat" if told == 1 else "staan"
        order = ", de nieuwste eerst" if told > 1 else ""
        sentences = [f"{when} {verb} er {geteld(told, 'verhaal', 'verhalen')} van {beeld.naam}{order}."]
    elif beeld.buiten:
        sentences = [f"{when} gaat er van {beeld.naam} geen verhaal mee."]
    else:
        sentences = [f"{when} staat er van {beeld.naam} geen verhaal in het kasboek."]
    if beeld.blijven:
        staying = sum(aantal for _, aantal in beeld.blijven)
        verb = "blijft" if staying == 1 else "blijven"
        sentences.append(f"{geteld(staying, 'verhaal', 'verhalen')} {verb} op de laptop: {redenen(beeld.blijven)}.")
    if eerder is not None:
        verb = "was" if eerder.verhalen_totaal == 1 else "waren"
        sentences.append(f"{hoofdletter(periode(eerder))} {verb} het er {format_aantal(eerder.verhalen_totaal)}.")
    return sentences
