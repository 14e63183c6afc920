"""The kasboek told in time, to be read to the end: sentences by rule from what was written down, and nothing more.

A silence is told as a silence: growth takes years and has setbacks (002, tijd gunnen). What mislukte stands with its
lesson, like what worked (003). The wording changes from piece to piece so that it reads, and is the same each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from frontlijn.domain.blokken import Blok, Kop, Zin
from frontlijn.domain.duration import format_minuten
from frontlijn.domain.kasboek.beeld import Beeld
from frontlijn.domain.kasboek.olievlek import Sleutel
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.uitvoer.cijfers import meeste_domeinen
from frontlijn.domain.kasboek.uitvoer.samenhang import bewoners, groepen, wederkerig
from frontlijn.domain.kasboek.uitvoer.taal import (
    als_zin,
    begin,
    bron,
    deelnames,
    genoemd,
    geteld,
    hoofdletter,
    nog_niet_om,
    opsomming,
    periode,
    regels,
    staat_er,
    verborgen,
)
from frontlijn.domain.kasboek.uitvoer.tijdvakken import Tijdvak, samengenomen, tijdvakken
from frontlijn.domain.kasboek.uitvoer.verhalen import citaat
from frontlijn.domain.kasboek.uitvoer.woorden import keren_terug
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import Uitkomst

VERHALEN = 2
"""So many stories stand in one piece of the period."""

LENGTE = 600
"""A story is cut after so many characters; whole it stands in the output verhalen."""

GENOEMD = 5
"""So many things of one kind are named in one piece."""

WOORDEN = 5
"""So many returning words close the account."""


def verslag(beeld: Beeld, eerder: Beeld | None = None) -> tuple[Blok, ...]:
    """The account of a picture; of another period it says how many entries there were."""
    pieces = tijdvakken(beeld)
    blocks: list[Blok] = [begin(beeld, "verslag"), Zin(_conclusie(beeld, pieces, eerder)), *nog_niet_om(beeld)]
    busiest = _drukste(pieces)
    told = 0
    for silent, group in groupby(pieces, key=lambda piece: piece.stil):
        if silent and not beeld.cijfers.regels:
            continue  # the conclusion says so
        if silent:
            blocks.append(Zin(f"{hoofdletter(samengenomen(tuple(group)))} was het stil in het kasboek."))
            continue
        for piece in group:
            blocks += _Stuk(beeld, piece, told, piece is busiest).blokken()
            told += 1
    blocks += _slot(beeld, pieces)
    return (
        *blocks,
        *bron(
            beeld,
            "Dit verslag volgt de tijd. Wat niemand opschreef, staat er niet in.",
            "Bij deelnames kan iemand vaker tellen.",
        ),
    )


def _drukste(pieces: tuple[Tijdvak, ...]) -> Tijdvak | None:
    """The piece with the most entries, when there is one and there are more pieces to be the most of."""
    filled = sorted((piece for piece in pieces if piece.regels), key=lambda piece: -piece.regels)
    return filled[0] if len(filled) > 2 and filled[0].regels > filled[1].regels else None


def _conclusie(beeld: Beeld, pieces: tuple[Tijdvak, ...], eerder: Beeld | None) -> str:
    figures = beeld.cijfers
    first = staat_er(figures, beeld)
    # The total stands here only when no piece is hidden: else it would tell what that piece was.
    parts = []
    if figures.deelnames and not any(verborgen(piece.deelnames, beeld) for piece in pieces):
        parts.append(deelnames(figures.deelnames, beeld))
    if figures.vrijwilligersminuten:
        parts.append(f"{format_minuten(figures.vrijwilligersminuten)} van vrijwilligers")
    known = f", met {opsomming(parts)}, voor zover bekend" if parts and figures.regels else ""
    sentences = [f"{first}{known}.", meeste_domeinen(beeld)]
    if eerder is not None:
        verb = "was" if eerder.cijfers.regels == 1 else "waren"
        sentences.append(f"{hoofdletter(periode(eerder))} {verb} het er {format_aantal(eerder.cijfers.regels)}.")
    return " ".join(filter(None, sentences))


@dataclass(frozen=True, slots=True)
class _Stuk:
    """One piece of the account; `nummer` is the how manieth it is, which chooses among wordings.

    `drukste` says that it has more entries than any other.
    """

    beeld: Beeld
    vak: Tijdvak
    nummer: int
    drukste: bool

    def blokken(self) -> Iterator[Blok]:
        yield Kop(self.vak.kop)
        yield from self._verhalen()
        yield Zin(" ".join(filter(None, self._zinnen())))
        tried = " ".join(self._geprobeerd())
        if tried:
            yield Zin(tried)

    def _keuze(self, *wordings: str) -> str:
        return wordings[self.nummer % len(wordings)]

    def _zinnen(self) -> Iterator[str]:
        yield self._hoeveel()
        if self.vak.regels > 1:
            yield from self._wat()
        yield self._nieuw()
        yield from self._voortgekomen()

    def _hoeveel(self) -> str:
        """One sentence that counts; its wording follows from the number, and else from the place in the account."""
        when, count = self.vak.wanneer, self.vak.regels
        if not count:
            return f"{hoofdletter(when)} is er niets in het kasboek geschreven."
        if count == 1:
            about = f", {genoemd(self.vak.titels[0][0])}" if self.vak.titels else ""
            told = self._keuze(
                f"{hoofdletter(when)} staat er één regel in het kasboek{about}",
                f"Het kasboek heeft {when} één regel{about}",
            )
        elif self.drukste:
            told = f"{hoofdletter(when)} staan de meeste regels in het kasboek: {format_aantal(count)}"
        else:
            told = self._keuze(
                f"{hoofdletter(when)} staan er {regels(count)} in het kasboek",
                f"Het kasboek telt {regels(count)} {when}",
                f"{hoofdletter(when)} kwamen er {regels(count)} bij",
            )
        return f"{told}{self._getallen()}."

    def _getallen(self) -> str:
        """The participations and the time of volunteers, as the end of the sentence that counts."""
        vak = self.vak
        people = time = ""
        if vak.deelnames is not None:
            number = deelnames(vak.deelnames, self.beeld) if vak.deelnames else "geen deelnames"
            people = f", met {number}{self._onbekend(vak.deelnames_onbekend)}"
        if vak.minuten:
            time = f"vrijwilligers gaven {format_minuten(vak.minuten)}{self._onbekend(vak.minuten_onbekend)}"
        if not people:
            nobody = "hoeveel mensen meededen, is niet opgeschreven"
            return f"; {time}, en {nobody}" if time else f"; {nobody}"
        if not time:
            return people
        if self._samen_onbekend:
            unknown = self._onbekend(vak.minuten_onbekend)
            return f"{people.removesuffix(unknown)}, en {time.removesuffix(unknown)} (beide {unknown[2:]}"
        return f"{people}, en {time}"

    def _onbekend(self, aantal: int) -> str:
        return f" (niet bekend bij {format_aantal(aantal)} van de {regels(self.vak.regels)})" if aantal else ""

    @property
    def _samen_onbekend(self) -> bool:
        """Whether participations and time are unknown as often, so that it is said once."""
        return bool(self.vak.deelnames_onbekend) and self.vak.deelnames_onbekend == self.vak.minuten_onbekend

    def _wat(self) -> Iterator[str]:
        again = [(titel, keer) for titel, keer in self.vak.titels[:GENOEMD] if keer > 1]
        once = [genoemd(titel) for titel, keer in self.vak.titels[:GENOEMD] if keer == 1]
        rest = self.vak.regels - sum(keer for _, keer in self.vak.titels[:GENOEMD])
        if again:
            times = [f"{genoemd(titel)} ({format_aantal(keer)} keer)" for titel, keer in again]
            yield self._keuze(
                f"Terug kwam{'en' if len(times) > 1 else ''} {opsomming(times)}.",
                f"Vaker dan één keer ging het om {opsomming(times)}.",
                f"Het vaakst {'waren' if len(times) > 1 else 'was'} dat {opsomming(times)}.",
            )
        if once:
            named = opsomming([*once, *([f"nog {geteld(rest, 'andere regel', 'andere regels')}"] if rest else [])])
            if again:
                yield self._keuze(f"Daarnaast ging het om {named}.", f"Ook ging het om {named}.")
            else:
                yield self._keuze(f"Het ging om {named}.", f"Opgeschreven is: {named}.")

    def _nieuw(self) -> str:
        if not self.vak.nieuw:
            return ""
        named = opsomming(_eerste(self.vak.nieuw))
        verb = "begon" if len(self.vak.nieuw) == 1 else "begonnen"
        if not self.vak.regels:
            return f"Wel {verb} {named}."
        return self._keuze(f"{hoofdletter(self.vak.wanneer)} {verb} {named}.", f"Nieuw: {named}.")

    def _voortgekomen(self) -> Iterator[str]:
        titles = {tak.knoop.sleutel: tak.knoop.titel for tak in self.beeld.olievlek.takken}
        found: list[tuple[str, Sleutel]] = [
            (tak.knoop.titel, tak.knoop.uit)
            for tak in self.beeld.olievlek.takken
            if tak.diepte and tak.knoop.binnen and tak.knoop.uit and self.vak.bevat(tak.knoop.datum)
        ]
        for titel, uit in found[:GENOEMD]:
            yield f"{genoemd(titel)} kwam voort uit {genoemd(titles[uit])}."
        if len(found) > GENOEMD:
            yield f"Nog {geteld(len(found) - GENOEMD, 'ding kwam', 'dingen kwamen')} ergens uit voort."

    def _geprobeerd(self) -> Iterator[str]:
        tried = [regel for regel in (*self.beeld.gelukt, *self.beeld.mislukt) if self.vak.bevat(regel.datum)]
        tried.sort(key=lambda regel: (regel.datum, regel.id))
        for regel in tried[:GENOEMD]:
            yield self._proef(regel)
        if len(tried) > GENOEMD:
            yield f"Nog {geteld(len(tried) - GENOEMD, 'proef is', 'proeven zijn')} afgerond."

    def _proef(self, regel: Kasboekregel) -> str:
        ended = {Uitkomst.GELUKT: "lukte", Uitkomst.DEELS: "lukte voor een deel", Uitkomst.MISLUKT: "mislukte"}
        how = ended[regel.uitkomst or Uitkomst.GELUKT]
        told = (
            f"{genoemd(regel.titel)} was een proef, en die {how}."
            if regel.experiment
            else (f"{genoemd(regel.titel)} {how}.")
        )
        return f"{told} Wat we ervan leerden: {als_zin(regel.les)}" if regel.les else told

    def _verhalen(self) -> Iterator[Blok]:
        inside = [regel for regel in reversed(self.beeld.verhalen) if self.vak.bevat(regel.datum)]
        yield from (citaat(regel, LENGTE) for regel in inside[:VERHALEN])
        if len(inside) > VERHALEN and _not_all_read(self.beeld):
            yield Zin("Er zijn meer verhalen van toen.")
        elif len(inside) > VERHALEN:
            more = len(inside) - VERHALEN
            verb = "is" if more == 1 else "zijn"
            yield Zin(f"Er {verb} nog {geteld(more, 'verhaal', 'verhalen')}.")


def _slot(beeld: Beeld, pieces: tuple[Tijdvak, ...]) -> Iterator[Blok]:
    """What goes for the whole period."""
    sentences = [*_nieuw(beeld, pieces), *_geven(beeld)]
    if beeld.woorden:
        sentences.append(f"In de verhalen {keren_terug(beeld.woorden[:WOORDEN])}")
    if _not_all_read(beeld):
        newest = format_aantal(len(beeld.verhalen))
        sentences.append(f"Alleen de nieuwste {newest} verhalen zijn voor dit verslag gelezen.")
    if more := _untold(beeld):
        verb = "staat" if more == 1 else "staan"
        sentences.append(f"Nog {geteld(more, 'proef', 'proeven')} van eerder {verb} niet in dit verslag.")
    if sentences:
        yield Kop("Over de hele periode")
        yield Zin(" ".join(sentences))


def _not_all_read(beeld: Beeld) -> bool:
    """Whether there are more stories than a picture holds, so that those of a piece cannot be counted."""
    return beeld.verhalen_totaal > len(beeld.verhalen)


def _untold(beeld: Beeld) -> int:
    """How many of what worked or failed are older than those a picture holds."""
    ended = dict(beeld.cijfers.per_uitkomst)
    worked = ended.get(Uitkomst.GELUKT, 0) + ended.get(Uitkomst.DEELS, 0)
    return max(0, worked - len(beeld.gelukt)) + max(0, beeld.mislukt_totaal - len(beeld.mislukt))


def _nieuw(beeld: Beeld, pieces: tuple[Tijdvak, ...]) -> Iterator[str]:
    """What began in a period of which the pieces do not say so."""
    if any(piece.nieuw for piece in pieces):
        return
    begun = tuple(naam for maand in beeld.maanden for naam in maand.nieuw)
    if begun:
        yield f"Nieuw in deze periode: {opsomming(_eerste(begun))}."


def _geven(beeld: Beeld) -> Iterator[str]:
    count = beeld.wederkerigheid.uitwisselingen
    if not count:
        return
    verb = "is" if count == 1 else "zijn"
    yield f"Er {verb} {geteld(count, 'uitwisseling', 'uitwisselingen')} opgeschreven."
    groups, people = groepen(beeld), bewoners(beeld)
    both = wederkerig([*groups, *people])
    if both and not verborgen(len(people), beeld) and not verborgen(wederkerig(people), beeld):
        verb = "gaf en kreeg" if both == 1 else "gaven en kregen"
        yield f"Van de {format_aantal(len(groups) + len(people))} mensen en groepen {verb} er {format_aantal(both)}."


def _eerste(namen: tuple[str, ...]) -> list[str]:
    more = len(namen) - GENOEMD
    return [*namen[:GENOEMD], *([f"nog {format_aantal(more)}"] if more > 0 else [])]
