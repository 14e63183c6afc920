"""The summary on its way out: made of what may leave, without names, as markdown, HTML or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from frontlijn.domain.blokken import Blok, Cel, Citaat, Staaf
from frontlijn.domain.dates import format_datum
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.kasboek.uitvoer.opletten import kijk_nog_eens
from frontlijn.domain.privacy.weglaten import teksten
from frontlijn.domain.samenvatting.samenvatting import Samenvatting, Sectie, samenvatting_zonder_namen
from frontlijn.domain.samenvatting.secties import secties, titel
from frontlijn.domain.values import Bereik
from frontlijn.export.markdown import voorbeeld_zin
from frontlijn.export.persons import anonymous
from frontlijn.export.sjabloon import Sjabloon, meegeleverd, rendered
from frontlijn.store.read import kasboek, settings
from frontlijn.store.read.personen import persoon_namen
from frontlijn.store.read.reading import reading
from frontlijn.store.read.settings import Instelling
from frontlijn.store.read.summary import samenvatting
from frontlijn.store.store import Store
from frontlijn.store.uitvoer import Versies, versions

_BEGIN = 40
"""By so many characters a text is known on the page, where a long one may be cut."""


@dataclass(frozen=True, slots=True)
class Samengevat:
    """A summary that may leave, told in sections.

    `van_nu` is what it was made of. `let_op` asks to look once more at what may tell of somebody; "" when nothing does.
    `versies` are the entries of both periods as they were read.
    """

    titel: str
    van_nu: Samenvatting
    secties: tuple[Sectie, ...]
    voorbeeld: bool
    let_op: str
    versies: Versies


def samengevat(store: Store, blik: Blik, naast: Blik | None = None, *, kort: bool = False) -> Samengevat:
    """The summary of what is looked at, beside that of another period; `kort` for one A4 of markdown.

    Raises NotFound, and Refused for an initiatief onder de radar (V22).
    """
    with reading(store):
        weg = anonymous(store)

        def read(one: Blik) -> Samenvatting:
            return samenvatting_zonder_namen(samenvatting(store, one, exportable=True, geheel=True), weg)

        nu = read(blik)
        told = secties(nu, None if naast is None else read(naast), kort=kort)
        looked_at = [blik] if naast is None else [blik, naast]
        return Samengevat(
            titel=titel(nu),
            van_nu=nu,
            secties=told,
            voorbeeld=bool(settings.get(store, Instelling.VOORBEELD)),
            let_op=kijk_nog_eens(_quoted(nu, told), persoon_namen(store), teksten=_typed(nu, told)),
            versies=[one for each in looked_at for one in versions(store, kasboek.rows_of(each, Bereik.EXPORT))],
        )


def _quoted(nu: Samenvatting, told: tuple[Sectie, ...]) -> list[tuple[str, str]]:
    """The title and the text of each story on the page."""
    titles = {regel.id: regel.titel for regel in nu.geheel.verhalen}
    blocks = (block for sectie in told for block in sectie.blokken)
    return [(titles.get(one.regel_id or 0, ""), one.tekst) for one in blocks if isinstance(one, Citaat)]


def _typed(nu: Samenvatting, told: tuple[Sectie, ...]) -> list[str]:
    """What else on the page somebody typed: of the arenas, and of what was tried."""
    page = "\n".join(teksten(told))
    tried = (text for regel in (*nu.geheel.gelukt, *nu.geheel.mislukt) for text in (regel.titel, regel.les or ""))
    typed = (*teksten((nu.impact.uitkomst.standen, nu.impact.rapporten)), *tried)
    return [text for text in typed if " ".join(text.split())[:_BEGIN] in page]


def samenvatting_markdown(made: Samengevat, sjabloon: Sjabloon | None = None) -> Iterator[str]:
    """The page in markdown, by its own template or by the one that ships. Raises Refused at `sjabloon`."""
    yield rendered(sjabloon or meegeleverd("md"), "md", _values(made), made.secties)


def samenvatting_html(made: Samengevat, sjabloon: Sjabloon | None = None) -> Iterator[str]:
    """The page in HTML: one file that needs nothing from elsewhere. Raises Refused at `sjabloon`."""
    yield rendered(sjabloon or meegeleverd("html"), "html", _values(made), made.secties)


def samenvatting_json(made: Samengevat, _sjabloon: Sjabloon | None = None) -> Iterator[str]:
    """The same sections for other programs, each number as it is shown, with the name of its figure."""
    blik = made.van_nu.blik
    about = {
        "titel": made.titel,
        "naam": made.van_nu.naam,
        "van": blik.van.isoformat(),
        "tot": blik.tot.isoformat(),
        "datum": made.van_nu.vandaag.isoformat(),
        "voorbeeldgegevens": made.voorbeeld,
        "secties": [
            {"naam": one.naam, "kop": one.kop, "blokken": list(map(_block, one.blokken))} for one in made.secties
        ],
    }
    yield f"{json.dumps(about, ensure_ascii=False, indent=1)}\n"


def _values(made: Samengevat) -> dict[str, object]:
    """What a template can show of the page itself."""
    return {
        "titel": made.titel,
        "naam": made.van_nu.naam,
        "periode": made.van_nu.periode,
        "vandaag": format_datum(made.van_nu.vandaag),
        "voorbeeld": _voorbeeld(made),
    }


def _voorbeeld(made: Samengevat) -> str:
    """What must be said of example data, of which only the figures out of a report are real; "" when it is none."""
    if not made.voorbeeld:
        return ""
    return voorbeeld_zin(rapport=any(rapport.cijfers for rapport in made.van_nu.impact.rapporten))


def _block(block: Blok) -> dict[str, object]:
    """A block by the names of its fields, with its kind."""
    found: dict[str, object] = {"soort": type(block).__name__.lower()}
    for name in block.__dataclass_fields__:
        found[name] = _plain(getattr(block, name))
    found.pop("regel_id", None)  # what leaves does not point to a number in the store
    return found


def _plain(value: object) -> object:
    match value:
        case Cel(tekst, achter):
            return {"tekst": tekst, "achter": achter} if achter else {"tekst": tekst}
        case Staaf(label, aantal, tekst, achter):
            return {"label": label, "tekst": tekst, "aantal": aantal, "achter": achter}
        case frozenset():
            return sorted(value)
        case tuple():
            return [_plain(one) for one in value]
    return value
