"""Reading what the kasboek shows in a period: everything that the four outputs are made of, in one look."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from frontlijn.domain.errors import Refused
from frontlijn.domain.kasboek.beeld import KORT_DAGEN, Beeld, Blik, Maand
from frontlijn.domain.kasboek.olievlek import Olievlek
from frontlijn.domain.kasboek.perspectief import perspectief_cijfers
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.toestemming import Toestemming, waarom_niet
from frontlijn.domain.kasboek.woordbeeld import woordbeeld
from frontlijn.domain.privacy.zoeker import namenzoeker, vervangen
from frontlijn.domain.values import Bereik, PartijSoort, Uitkomst, Zichtbaarheid, Zoeksoort
from frontlijn.store.read import initiatieven, personen, wijken
from frontlijn.store.read.kasboek.cijfers import cijfers
from frontlijn.store.read.kasboek.olievlek import olievlek
from frontlijn.store.read.kasboek.partijen import tallies
from frontlijn.store.read.kasboek.regels import LISTING, KasboekFilter, count, window
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.read.wijken import WIJKEN_OF_GEBIED
from frontlijn.store.store import Store

STAD = "de stad"
"""What the whole city is called where a wijk would have its name."""

VERHALEN = 200
"""So many stories, the newest, are in a picture; how many there are is counted apart."""

LESSEN = 50
"""So many of what failed, the newest, and of the experiments that worked, are told with their lesson."""

NIET_OPENBAAR = "(niet openbaar)"
"""What stands where the title of an entry stood that is not public."""

TITELS = 5
"""So many activities of a month are named."""

REGELS = 1_000
"""With more entries than this even a short period is told by month."""


def rows_of(blik: Blik, naar: Bereik) -> KasboekFilter:
    """The entries that are looked at; what leaves the laptop holds nothing onder de radar, and what everybody may see
    only what is public.
    """
    return KasboekFilter(
        wijk_id=blik.wijk_id,
        gebied=blik.gebied,
        initiatief_id=blik.initiatief_id,
        van=blik.van,
        tot=blik.tot,
        exporteerbaar=naar is not Bereik.INTERN,
        openbaar=naar is Bereik.OPENBAAR,
    )


def beeld(store: Store, blik: Blik, naar: Bereik = Bereik.INTERN) -> Beeld:
    """What the kasboek shows of a wijk, an initiative or the city in a period; raises NotFound.

    With `naar` beyond INTERN a story is in it only within its consent today, and its words too, and nothing onder de
    radar is (V22): raises Refused for an initiative that is.
    """
    today = store.today()
    wanted = rows_of(blik, naar)
    condition, values = LISTING.where(store, wanted)
    with reading(store) as db:
        stories = replace(wanted, verhaal=True, openbaar=False)  # which stay has to be known too
        failed = replace(wanted, uitkomst=Uitkomst.MISLUKT)
        experiments = replace(wanted, experiment=True)
        figures = cijfers(store, wanted, blik.van, blik.tot)
        texts = list(_texts(store, stories, naar, today))
        staying = Counter(why for _, why in texts if why is not None)
        namen = personen.persoon_namen(store)
        return Beeld(
            naam=name_of(store, blik, naar),
            blik=blik,
            vandaag=today,
            naar=naar,
            cijfers=replace(figures, recent=leaving(store, figures.recent, naar)),
            per_aantal_domeinen=tuple(
                (row[0], row[1])
                for row in db.execute(
                    f"""
                    SELECT (SELECT count(*) FROM kasboekregel_leefdomein l WHERE l.regel_id = k.id) AS domeinen,
                           count(*) FROM kasboekregel k WHERE {condition} GROUP BY domeinen ORDER BY domeinen""",
                    values,
                )
            ),
            wederkerigheid=tallies(store, condition, values, blik.van.isoformat(), exportable=wanted.exporteerbaar),
            olievlek=_public(store, olievlek(store, wanted)) if wanted.openbaar else olievlek(store, wanted),
            perspectieven=perspectief_cijfers(
                regel.perspectieven for regel in window(store, replace(wanted, gescoord=True), 0, -1)
            ),
            mislukt=leaving(store, window(store, failed, 0, LESSEN), naar),
            mislukt_totaal=count(store, failed),
            verhalen=leaving(store, tuple(_newest(store, stories, naar, today)), naar),
            verhalen_totaal=len(texts) - staying.total(),
            blijven=tuple(sorted(staying.items())),
            maanden=tuple(_months(store, condition, values, blik)),
            woorden=woordbeeld(map(_without_hidden(store, naar), (text for text, why in texts if why is None)), namen),
            namen=namen,
            gelukt=tuple(
                regel
                for uitkomst in (Uitkomst.GELUKT, Uitkomst.DEELS)
                for regel in leaving(store, window(store, replace(experiments, uitkomst=uitkomst), 0, LESSEN), naar)
            ),
            regels=leaving(store, window(store, wanted, 0, REGELS)[::-1], naar)
            if blik.dagen <= KORT_DAGEN and figures.regels <= REGELS
            else (),
        )


def stories_leaving(store: Store, wanted: KasboekFilter, naar: Bereik) -> tuple[int, tuple[tuple[str, int], ...]]:
    """How many entries of a filter have a text that needs consent and may go that far today, and how many stay, by
    reason. What is onder de radar, or belongs to an initiatief that is, stays for that reason.
    """
    today = store.today()
    going, staying = 0, Counter[str]()
    wanted = replace(wanted, openbaar=False)
    with reading(store) as db:
        everything = _consents(db, store, replace(wanted, exporteerbaar=False))
        exportable = _consents(db, store, replace(wanted, exporteerbaar=True))
    for consent, number in exportable.items():
        why = waarom_niet(consent, naar, today)
        if why is None:
            going += number
        else:
            staying[why] += number
    hidden = everything.total() - exportable.total()
    if hidden:
        staying[Zichtbaarheid.ONDER_DE_RADAR.label] = hidden
    return going, tuple(sorted(staying.items()))


def _consents(db: sqlite3.Connection, store: Store, wanted: KasboekFilter) -> Counter[Toestemming]:
    """How many entries with a text that needs consent there are, by what is known of that consent."""
    condition, values = LISTING.where(store, wanted)
    sql = f"""
      SELECT k.bereik, k.toestemming_op, k.toestemming_tot, k.zichtbaarheid, count(*) AS aantal FROM kasboekregel k
       WHERE (k.verhaal IS NOT NULL OR k.teweeg IS NOT NULL) AND {condition} GROUP BY 1, 2, 3, 4"""
    return Counter({record(Toestemming, row): row["aantal"] for row in db.execute(sql, values)})


def texts_going(store: Store, wanted: KasboekFilter, naar: Bereik) -> Iterator[tuple[str, str]]:
    """The title and the text of each entry of a filter that has a text that needs consent and may go that far today."""
    today = store.today()
    condition, values = LISTING.where(store, replace(wanted, exporteerbaar=True))
    sql = f"""
      SELECT k.titel, coalesce(k.verhaal || char(10), '') || coalesce(k.teweeg || char(10), '')
               || coalesce(k.wat_werkte || char(10), '') || coalesce(k.wat_niet, '') AS tekst,
             k.bereik, k.toestemming_op, k.toestemming_tot, k.zichtbaarheid
        FROM kasboekregel k
       WHERE coalesce(k.verhaal, k.teweeg, k.wat_werkte, k.wat_niet) IS NOT NULL
         AND k.bereik <> '{Bereik.INTERN.value}' AND {condition} ORDER BY {LISTING.order}"""
    with reading(store) as db:
        for row in db.execute(sql, values):
            if waarom_niet(record(Toestemming, row), naar, today) is None:
                yield row["titel"], row["tekst"]


def _shown_entries(store: Store, naar: Bereik, ids: Iterable[int | None]) -> set[int]:
    """Which of these entries may be named that far."""
    condition, values = LISTING.where(store, KasboekFilter(exporteerbaar=True, openbaar=naar is Bereik.OPENBAAR))
    with reading(store) as db:
        return _among(db, f"SELECT k.id FROM kasboekregel k WHERE {condition}", values, ids)


def _public(store: Store, wood: Olievlek) -> Olievlek:
    """The same wood without the titles of entries that are not public."""
    entries = [tak.knoop.sleutel[1] for tak in wood.takken if tak.knoop.sleutel[0] is Zoeksoort.KASBOEK]
    shown = _shown_entries(store, Bereik.OPENBAAR, entries)
    return replace(
        wood,
        takken=tuple(
            replace(tak, knoop=replace(tak.knoop, titel=NIET_OPENBAAR))
            if tak.knoop.sleutel[0] is Zoeksoort.KASBOEK and tak.knoop.sleutel[1] not in shown
            else tak
            for tak in wood.takken
        ),
    )


def _visible_origins(store: Store, regels: Iterable[Kasboekregel], naar: Bereik) -> frozenset[int]:
    """The numbers of those entries whose origin may be told that far: not onder de radar, not in the prullenbak."""
    linked = [regel for regel in regels if regel.uit is not None]
    with reading(store) as db:
        entries = _shown_entries(store, naar, (one.uit_regel_id for one in linked))
        initiatives = _among(
            db,
            f"""SELECT k.id FROM initiatief k
                 WHERE k.verwijderd_op IS NULL AND k.zichtbaarheid <> '{Zichtbaarheid.ONDER_DE_RADAR.value}'""",
            {},
            (one.uit_initiatief_id for one in linked),
        )
    return frozenset(one.id for one in linked if one.uit_regel_id in entries or one.uit_initiatief_id in initiatives)


def _among(db: sqlite3.Connection, sql: str, values: dict[str, Any], ids: Iterable[int | None]) -> set[int]:
    """Which of these numbers a query on `k` finds."""
    asked = json.dumps([number for number in ids if number is not None])
    found = db.execute(f"{sql} AND k.id IN (SELECT value FROM json_each(:asked))", {**values, "asked": asked})
    return {row[0] for row in found}


def _without_hidden(store: Store, naar: Bereik) -> Callable[[str], str]:
    """What takes the names of initiatieven onder de radar out of a text that leaves, so that no word of them counts."""
    if naar is Bereik.INTERN:
        return str
    names = initiatieven.known_names(store)
    keep = [*names.shown, *(wijk.naam for wijk in wijken.wijken(store))]
    search = namenzoeker(names.hidden, keep=keep, any_word=True)
    return lambda text: vervangen(text, search(text), lambda _: " ")


def leaving(store: Store, regels: tuple[Kasboekregel, ...], naar: Bereik) -> tuple[Kasboekregel, ...]:
    """What goes along of these entries: a story, what worked and whose it is within its consent today, and no origin or
    party that is onder de radar (V22). A lesson always goes along: what was learned is for others.
    """
    if naar is Bereik.INTERN:
        return regels
    today = store.today()
    told, hidden = _visible_origins(store, regels, naar), _hidden(store)

    def left(regel: Kasboekregel) -> Kasboekregel:
        if waarom_niet(regel, naar, today) is not None:
            regel = replace(regel, verhaal=None, teweeg=None, wat_werkte=None, wat_niet=None, pseudoniem=None)
        if regel.id not in told:
            regel = replace(regel, uit=None, uit_regel_id=None, uit_initiatief_id=None)
        shown = (
            one
            for one in regel.uitwisselingen
            if not any(
                partij.soort is PartijSoort.INITIATIEF and partij.id in hidden for partij in (one.gever, one.ontvanger)
            )
        )
        return replace(regel, uitwisselingen=tuple(shown))

    return tuple(map(left, regels))


def _hidden(store: Store) -> set[int]:
    with reading(store) as db:
        sql = f"SELECT id FROM initiatief WHERE zichtbaarheid = '{Zichtbaarheid.ONDER_DE_RADAR.value}'"
        return {row["id"] for row in db.execute(sql)}


def name_of(store: Store, blik: Blik, naar: Bereik) -> str:
    """What is looked at, by name. Raises NotFound, and Refused when an initiatief may not go that far (V22)."""
    if blik.initiatief_id is not None:
        found = initiatieven.get(store, blik.initiatief_id)
        if naar is not Bereik.INTERN and found.zichtbaarheid is Zichtbaarheid.ONDER_DE_RADAR:
            raise Refused(
                "Dit initiatief is onder de radar en gaat in geen enkel bestand; bekijk het in frontlijn zelf."
            )
        return found.naam
    if blik.wijk_id is not None:
        return wijken.get(store, blik.wijk_id).naam
    return STAD if blik.gebied is None else wijken.find_gebied(store, blik.gebied)


def _texts(store: Store, stories: KasboekFilter, naar: Bereik, today: date) -> Iterator[tuple[str, str | None]]:
    """The text of each story with why it stays, of all of them; only what that needs is read."""
    condition, values = LISTING.where(store, stories)
    sql = f"""
      SELECT k.verhaal, k.bereik, k.toestemming_op, k.toestemming_tot, k.zichtbaarheid
        FROM kasboekregel k WHERE {condition}"""
    with reading(store) as db:
        for row in db.execute(sql, values):
            yield row["verhaal"], waarom_niet(record(Toestemming, row), naar, today)


def _newest(store: Store, stories: KasboekFilter, naar: Bereik, today: date) -> Iterator[Kasboekregel]:
    """The newest stories that may go, at most VERHALEN of them."""
    for regel in window(store, replace(stories, verhaal_naar=naar), 0, VERHALEN):
        if waarom_niet(regel, naar, today) is None:
            yield regel


def _months(store: Store, condition: str, values: dict[str, Any], blik: Blik) -> Iterator[Maand]:
    """Each month of the period in which there is an entry or an initiative began, the first one first."""
    with reading(store) as db:
        sums = {
            row["maand"]: row
            for row in db.execute(
                f"""
                SELECT substr(k.datum, 1, 7) AS maand, count(*) AS regels,
                       sum(k.deelnames) AS deelnames, count(*) - count(k.deelnames) AS deelnames_onbekend,
                       sum(k.vrijwilligersminuten) AS minuten,
                       count(*) - count(k.vrijwilligersminuten) AS minuten_onbekend
                  FROM kasboekregel k WHERE {condition} GROUP BY maand""",
                values,
            )
        }
        titles: dict[str, list[tuple[str, int]]] = {}
        for row in db.execute(
            f"""
            SELECT substr(k.datum, 1, 7) AS maand, min(k.titel) AS titel, count(*) AS keer
              FROM kasboekregel k WHERE {condition} GROUP BY maand, k.titel COLLATE NOCASE
             ORDER BY keer DESC, min(k.datum), titel""",
            values,
        ):
            named = titles.setdefault(row["maand"], [])
            if len(named) < TITELS:
                named.append((row["titel"], row["keer"]))
        begun = _begun(db, blik, values)
    for month in sorted({*sums, *begun}):
        row = sums.get(month)
        yield Maand(
            jaar=int(month[:4]),
            maand=int(month[5:]),
            regels=row["regels"] if row else 0,
            deelnames=row["deelnames"] if row else 0,
            deelnames_onbekend=row["deelnames_onbekend"] if row else 0,
            minuten=row["minuten"] if row else 0,
            minuten_onbekend=row["minuten_onbekend"] if row else 0,
            titels=tuple(titles.get(month, ())),
            nieuw=tuple(begun.get(month, ())),
        )


def _begun(db: sqlite3.Connection, blik: Blik, values: dict[str, Any]) -> dict[str, list[str]]:
    """The initiatives that began in each month of the period."""
    visible = f"AND i.zichtbaarheid <> '{Zichtbaarheid.ONDER_DE_RADAR.value}'" if "exporteerbaar" in values else ""
    found: dict[str, list[str]] = {}
    for row in db.execute(
        f"""
        SELECT substr(i.startdatum, 1, 7) AS maand, i.naam FROM initiatief i
         WHERE i.verwijderd_op IS NULL AND i.startdatum BETWEEN :van AND :tot AND (:wijk IS NULL OR i.wijk_id = :wijk)
           AND (:gebied IS NULL OR i.wijk_id IN {WIJKEN_OF_GEBIED})
           AND (:initiatief IS NULL OR i.id = :initiatief) {visible} ORDER BY i.startdatum, i.naam""",
        {
            "van": blik.van.isoformat(),
            "tot": blik.tot.isoformat(),
            "wijk": blik.wijk_id,
            "gebied": blik.gebied,
            "initiatief": blik.initiatief_id,
        },
    ):
        found.setdefault(row["maand"], []).append(row["naam"])
    return found
