"""Search over everything, through one full-text index.

Ranking: exact bm25 (a title weighs 8, another name 6, the rest 1) as long as there are at most `BOUND` hits; with more
of them, bm25 among the `BOUND` that changed last. What is imported here is imported at each `frontlijn search`, which
starts as fast as Python does; so no `re`, `enum`, `typing` or `dataclasses` at the top.
"""

from __future__ import annotations

import os
import sqlite3
import unicodedata
from datetime import date

from frontlijn.domain.errors import Refused
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

TYPE_CHECKING = False  # the one of `typing` costs 4 ms to import
if TYPE_CHECKING:
    from frontlijn.domain.values import Zoeksoort

BOUND = 2000
"""Up to this many hits are ranked; of more, those that changed last."""

MAX_WORDS = 20
"""So many words of a query count; the rest is left out."""

_MAX_TEXT = 2000
_SNIPPET_TOKENS = 24
_LONG = 4000
"""Characters; a longer text may hold so many hits that SQLite takes seconds to choose among them."""

_MANY = 1000
_QUOTES = '"“”„'

Parts = tuple[tuple[str, bool], ...]
"""Text in pieces, each with whether it is what was searched for. Raw text from the store: show it with `printable`."""


class Hit:
    """One thing found: what it is, where it stands, and the words that were found in it."""

    __slots__ = ("code", "datum", "fragment", "rij_id", "titel_delen", "wijk")

    def __init__(
        self, *, code: str, rij_id: int, wijk: str | None, datum: date | None, titel_delen: Parts, fragment: Parts
    ) -> None:
        self.code = code
        self.rij_id = rij_id
        self.wijk = wijk
        self.datum = datum
        self.titel_delen = titel_delen
        self.fragment = fragment

    @property
    def soort(self) -> Zoeksoort:
        """The kind of thing; `code` is the same as plain text, without an import."""
        from frontlijn.domain.values import Zoeksoort

        return Zoeksoort(self.code)

    @property
    def titel(self) -> str:
        """The name or title."""
        return "".join(text for text, _ in self.titel_delen)

    @property
    def snippet(self) -> str:
        """The part of the text around what was found; "" when there is no text."""
        return "".join(text for text, _ in self.fragment)


class Result:
    """The best hits, best first, and how many there are in all; with `beyond` there are more than `total`."""

    __slots__ = ("beyond", "hits", "total")

    def __init__(self, hits: tuple[Hit, ...], total: int, *, beyond: bool) -> None:
        self.hits = hits
        self.total = total
        self.beyond = beyond

    @property
    def total_text(self) -> str:
        """The number of hits as shown: "12", or ">2.000"."""
        count = f"{self.total:,}".replace(",", ".")
        return f">{count}" if self.beyond else count


def search(
    store: Store,
    text: str,
    *,
    wijk_id: int | None = None,
    kind: Zoeksoort | None = None,
    since: date | None = None,
    limit: int = 20,
) -> Result:
    """What holds every word of `text`, in any order, each as the beginning of a word; accents and case do not count.

    `"words in quotes"` stand together as they are. One letter is a whole word. Filters: a wijk, a kind, a first day.
    Raises Refused when there is no letter or digit to search for.
    """
    terms = _terms_in(text)
    match = _match(terms, wijk_id, kind)
    with reading(store) as db:
        ranked = _newest(db, match, since)
        beyond = len(ranked) > BOUND
        if beyond:
            ranked.pop()
        oldest = ranked[-1][0] if ranked else 0
        ranked.sort(key=lambda hit: (hit[1], -hit[0]))
        best = [row_id for row_id, _ in ranked[: max(limit, 0)]]
        return Result(_hits(db, terms, match, best, oldest), len(ranked), beyond=beyond)


def match_kasboek(text: str) -> str:
    """The words of `text` as FTS5 looks for them in kasboekregels; raises Refused when there is nothing to look for."""
    from frontlijn.domain.values import Zoeksoort

    return _match(_terms_in(text), kind=Zoeksoort.KASBOEK)


def hint(store: Store, text: str, *, filtered: bool = False) -> str:
    """A sentence for whoever found nothing: the words that come nearest, or what to try.

    `filtered` says that the search had a filter on wijk, kind or day.
    """
    terms = _terms(text)
    with reading(store) as db:
        missing = next((term for term in terms if not _exists(db, [term])), None)
        if missing is None:
            if filtered and _exists(db, terms):
                return "In een andere wijk, soort of periode is er wel iets; zoek zonder filter."
            return "Elk woord komt wel voor, maar niet samen; laat een woord weg."
        near = _near_words(db, missing)
        if near:
            return f"Bedoel je {' of '.join(near)}?"
    return "Probeer minder letters of een ander woord."


class _Term:
    """One word or quoted phrase of a query, as the runs of letters and digits in it."""

    __slots__ = ("prefix", "quoted", "runs")

    def __init__(self, runs: list[str], *, quoted: bool, prefix: bool) -> None:
        self.runs = runs
        self.quoted = quoted
        self.prefix = prefix and len(runs[-1]) > 1  # an index on one letter would hold half of everything

    def expression(self) -> str:
        """The term in the language of FTS5; `repair-café` finds Repair café and repaircafé alike."""
        star = " *" if self.prefix else ""
        phrase = f'"{" ".join(self.runs)}"{star}'
        if len(self.runs) > 1 and not self.quoted:
            return f'({phrase} OR "{"".join(self.runs)}"{star})'
        return phrase


def _terms(text: str) -> list[_Term]:
    """The words and phrases of a query. Only letters, digits and their accents are left, so nothing is syntax."""
    terms: list[_Term] = []
    quoted = False
    plain = unicodedata.normalize("NFC", text[:_MAX_TEXT])
    for quote in _QUOTES[1:]:
        plain = plain.replace(quote, _QUOTES[0])
    sections = plain.split(_QUOTES[0])
    for number, section in enumerate(sections):
        closed = quoted and number < len(sections) - 1
        for word in [section] if quoted else section.split():
            runs = _runs(word)
            if runs:
                terms.append(_Term(runs, quoted=quoted, prefix=not closed))
        quoted = not quoted
    return terms[:MAX_WORDS]


def _terms_in(text: str) -> list[_Term]:
    """The terms of a query; raises Refused when it holds none."""
    terms = _terms(text)
    if not terms:
        raise Refused("Er staat geen letter of cijfer in; typ een woord of het begin ervan, zoals koffie.", "tekst")
    return terms


def _runs(word: str) -> list[str]:
    return "".join(char if char.isalnum() or unicodedata.combining(char) else " " for char in word).split()


def _match(terms: list[_Term], wijk_id: int | None = None, kind: Zoeksoort | None = None) -> str:
    query = f"{{titel namen tekst}} : ({' AND '.join(term.expression() for term in terms)})"
    if kind is not None:
        query += f' AND {{facet}} : "fs{kind}"'
    if wijk_id is not None:
        query += f' AND {{facet}} : "fw{wijk_id:d}"'
    return query


def _newest(db: sqlite3.Connection, match: str, since: date | None) -> list[tuple[int, float]]:
    """The hits that changed last, newest first, one more than are ranked: each its document and its bm25."""
    if since is None:
        source, values = "zoekindex WHERE zoekindex MATCH ?", [match]
    else:
        source = "zoekindex CROSS JOIN zoekdoc d ON d.id = zoekindex.rowid WHERE zoekindex MATCH ? AND d.datum >= ?"
        values = [match, since.isoformat()]
    sql = f"SELECT zoekindex.rowid, bm25(zoekindex, 8, 6, 1, 0) FROM {source} ORDER BY zoekindex.rowid DESC"
    return [tuple(row) for row in db.execute(f"{sql} LIMIT {BOUND + 1}", values)]


def _hits(db: sqlite3.Connection, terms: list[_Term], match: str, best: list[int], oldest: int) -> tuple[Hit, ...]:
    """What is shown of the best documents, in their order; `oldest` keeps the index from being read further back."""
    # A mark made up for this one search, so that no text in the store can hold it.
    mark = f"\x02{os.urandom(8).hex()}\x03"
    begin, end = f"{mark}<", f"{mark}>"
    shown = ", ".join(str(row_id) for row_id in best)
    rows = db.execute(
        f"""
        SELECT d.id, d.soort, d.rij_id, d.datum, w.naam AS wijk,
               highlight(zoekindex, 0, :begin, :end) AS titel,
               snippet(zoekindex, 1, :begin, :end, '…', {_SNIPPET_TOKENS}) AS namen,
               CASE WHEN length(d.tekst) > {_LONG} THEN NULL
                    ELSE snippet(zoekindex, 2, :begin, :end, '…', {_SNIPPET_TOKENS}) END AS tekst
          FROM zoekindex CROSS JOIN zoekdoc d ON d.id = zoekindex.rowid LEFT JOIN wijk w ON w.id = d.wijk_id
         WHERE zoekindex MATCH :match AND zoekindex.rowid >= :oldest AND +zoekindex.rowid IN ({shown})""",
        {"match": match, "begin": begin, "end": end, "oldest": oldest},
    )
    hits = {}
    for row in rows:
        found = row["tekst"]
        if found is None:
            found = _in_long_text(db, terms, row["id"], begin, end)
        hits[row["id"]] = Hit(
            code=row["soort"],
            rij_id=row["rij_id"],
            wijk=row["wijk"],
            datum=date.fromisoformat(row["datum"]) if row["datum"] else None,
            titel_delen=_parts(row["titel"], mark),
            fragment=_parts(row["namen"] if begin in row["namen"] and begin not in found else found, mark),
        )
    return tuple(hits[row_id] for row_id in best)


def _in_long_text(db: sqlite3.Connection, terms: list[_Term], row_id: int, begin: str, end: str) -> str:
    """The same snippet out of a long text, of which no more is read than some thousand hits.

    SQLite compares each hit in a text with every other one: twenty thousand of them take seconds.
    """
    text = db.execute("SELECT tekst FROM zoekdoc WHERE id = ?", [row_id]).fetchone()[0]
    apart = sqlite3.connect(":memory:")
    try:
        # The second column finds the text also when the words stand only in its title.
        apart.execute("CREATE VIRTUAL TABLE deel USING fts5(tekst, elk, tokenize = 'unicode61 remove_diacritics 2')")
        apart.execute("INSERT INTO deel VALUES (?, 'x')", [_with_some_hits(text, terms)])
        words = " OR ".join(term.expression() for term in terms)
        sql = f"SELECT snippet(deel, 0, ?, ?, '…', {_SNIPPET_TOKENS}) FROM deel WHERE deel MATCH ?"
        return str(apart.execute(sql, [begin, end, f"elk : x OR tekst : ({words})"]).fetchone()[0])
    finally:
        apart.close()


def _with_some_hits(text: str, terms: list[_Term]) -> str:
    """The beginning of a text with at least `_MANY` hits, and all of it when there are not as many."""
    import re

    from frontlijn.domain.text import fold

    words = "|".join(re.escape(fold(term.runs[0])) + ("" if term.prefix else r"\b") for term in terms)
    number = 0
    for begin in range(0, len(text), _LONG):
        number += sum(1 for _ in re.finditer(rf"\b(?:{words})", fold(text[begin : begin + _LONG])))
        if number > _MANY:
            return text[: begin + _LONG]
    return text


def _parts(marked: str, mark: str) -> Parts:
    first, *rest = marked.strip().split(mark)
    return tuple(part for part in [(first, False), *((piece[1:], piece[0] == "<") for piece in rest)] if part[0])


def _exists(db: sqlite3.Connection, terms: list[_Term]) -> bool:
    sql = "SELECT 1 FROM zoekindex WHERE zoekindex MATCH ? LIMIT 1"
    return db.execute(sql, [_match(terms)]).fetchone() is not None


def _near_words(db: sqlite3.Connection, term: _Term) -> tuple[str, ...]:
    """Words of the index like the last word of the term, among those that begin with the same two letters."""
    from frontlijn.domain.names import nearest
    from frontlijn.domain.text import fold

    word = fold(term.runs[-1])
    if len(word) < 3:
        return ()
    db.execute("PRAGMA query_only = OFF")  # the list of words is a table of this connection, not of the file
    try:
        db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.zoekwoord USING fts5vocab(main, zoekindex, instance)")
    finally:
        db.execute("PRAGMA query_only = ON")
    return nearest(word, _words_from(db, word[:2]))


def _words_from(db: sqlite3.Connection, prefix: str) -> list[str]:
    """Some words of the index with this beginning, one step each: their hits are not counted."""
    sql = "SELECT term FROM temp.zoekwoord WHERE term >= ? AND col <> 'facet' LIMIT 1"
    words: list[str] = []
    term = prefix
    while len(words) < 300:
        row = db.execute(sql, [term]).fetchone()
        if row is None or not row["term"].startswith(prefix):
            break
        words.append(row["term"])
        term = row["term"] + "\x00"
    return words
