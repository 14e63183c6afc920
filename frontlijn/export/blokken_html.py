"""Blocks drawn as HTML that a page can hold: headings, tables that can be read aloud, and charts as SVG."""

from __future__ import annotations

from collections.abc import Sequence

from frontlijn.domain.blokken import Blok, Cel, Citaat, Grafiek, Kop, Opsomming, Staven, Tabel, Tornado, Zin
from frontlijn.domain.grafieken import grafiek_tabel, merk_zin, midden_zin
from frontlijn.export.html import element, escaped
from frontlijn.export.svg import grafiek_svg, staven_svg, tornado_svg


def html_fragment(blokken: Sequence[Blok]) -> str:
    """The blocks one under the other, a line for each; every text in it is data.

    Numbers stand in cells of the class `getal`; a chart is a `figure`. Well-formed, so that it can be read as XML too.
    """
    return "".join(f"{html}\n" for html in map(_block, blokken) if html)


def _block(block: Blok) -> str:
    match block:
        case Kop(tekst, niveau):
            return element(f"h{min(max(niveau, 1), 6)}", escaped(tekst))
        case Zin(tekst):
            return element("p", escaped(tekst))
        case Opsomming(regels):
            return element("ul", *(element("li", escaped(regel)) for regel in regels)) if regels else ""
        case Citaat(bij, tekst):
            told = element("blockquote", *_paragraphs(tekst))
            return element("figure", element("figcaption", escaped(bij)), told, class_="citaat")
        case Tabel():
            return _table(block)
        case Staven(staven):
            return element("figure", staven_svg(staven), class_="staven") if staven else ""
        case Grafiek():
            return _chart(block)
        case Tornado():
            caption = element("figcaption", escaped(midden_zin(block)))
            return element("figure", caption, tornado_svg(block), class_="tornado")


def _chart(grafiek: Grafiek) -> str:
    mark = merk_zin(grafiek)
    return element(
        "figure",
        element("figcaption", escaped(f"{grafiek.titel} ({grafiek.eenheid})")),
        grafiek_svg(grafiek) if grafiek.plaatsen else "",
        _table(grafiek_tabel(grafiek)),
        element("p", escaped(mark)) if mark else "",
        class_="grafiek",
    )


def _table(tabel: Tabel) -> str:
    heads = (
        element("th", escaped(kolom), scope="col", **_look(tabel, number))
        for number, kolom in enumerate(tabel.kolommen)
    )
    rows = (element("tr", *(_cell(tabel, number, cel) for number, cel in enumerate(rij))) for rij in tabel.rijen)
    return element("table", element("thead", element("tr", *heads)), element("tbody", *rows))


def _cell(tabel: Tabel, number: int, cel: Cel) -> str:
    if number == 0:
        return element("th", escaped(cel.tekst), scope="row", **_look(tabel, number))
    return element("td", escaped(cel.tekst), **_look(tabel, number))


def _look(tabel: Tabel, number: int) -> dict[str, str]:
    return {"class_": "getal"} if number in tabel.getallen else {}


def _paragraphs(text: str) -> list[str]:
    """Text of many lines in paragraphs; a line breaks where it was broken."""
    parts = (part.split("\n") for part in escaped(text, lines=True).split("\n\n"))
    paragraphs = ([line for line in lines if line.strip()] for lines in parts)
    return [element("p", "<br/>".join(lines)) for lines in paragraphs if lines]
