"""`frontlijn search`: read, answered and printed without Typer, whose import takes five times as long as the search.

What is imported at the top is imported at each search.
"""

from __future__ import annotations

import os
import sys

from frontlijn.cli import streams
from frontlijn.cli.exits import NOTHING, OK, WrongInput
from frontlijn.cli.opening import open_store
from frontlijn.domain.errors import Refused
from frontlijn.domain.text import printable
from frontlijn.store.read.search import BOUND, MAX_WORDS, Hit, Parts, Result, hint, search
from frontlijn.store.store import Store

SUMMARY = "Zoek in initiatieven, kasboek, handgeld, organisaties en personen."

OPTIONS: dict[str, tuple[str, str]] = {
    "--wijk": ("WIJK", "Alleen in deze wijk: een naam of een nummer."),
    "--kind": ("SOORT", "Alleen dit soort: initiatief, kasboek, handgeld, organisatie of persoon."),
    "--since": ("DATUM", "Alleen vanaf deze dag, zoals 01-03-2026 of ma."),
    "--limit": ("AANTAL", "Hoogstens zoveel, minstens 1, de beste eerst (gewoon 20)."),
    "--json": ("", "Schrijf JSON, om verder te verwerken."),
    "--plain": ("", "Een regel per vondst, met tabs: soort, nummer, datum, wijk, titel, tekst."),
    "--db": ("BESTAND", "Het bestand met de gegevens."),
    "--help": ("", "Toon deze hulp."),
}
"""Each option with the name of its value ("" for none) and its help."""

_LIMIT = 20


def help_text() -> str:
    """The help of this command."""
    names = {option: f"{option} {value}".rstrip() for option, (value, _) in OPTIONS.items()}
    width = max(map(len, names.values()))
    bound = f"{BOUND:,}".replace(",", ".")
    return "\n".join(
        [
            "Gebruik: frontlijn search [opties] WOORDEN",
            "",
            SUMMARY,
            "",
            "Elk woord mag het begin van een woord zijn; hoofdletters en accenten maken niet uit.",
            "Alle woorden moeten voorkomen. Een groep woorden die bij elkaar hoort zet je tussen",
            "aanhalingstekens, in enkele: '\"samen koken\"'. Een losse letter telt als heel woord.",
            f"De eerste {MAX_WORDS} woorden tellen.",
            "",
            "De beste staan bovenaan: een woord in de titel telt het zwaarst, dan een andere naam, dan de",
            f"tekst. Zijn er meer dan {bound}, dan kiest frontlijn de beste uit de {bound} die het laatst zijn",
            "toegevoegd of gewijzigd. Niets gevonden: een tip, en exitcode 1.",
            "",
            "Opties:",
            *(f"  {names[option]:{width}}  {text}" for option, (_, text) in OPTIONS.items()),
        ]
    )


def run(args: list[str], db: str | None = None) -> int:
    """Answers one search and returns the exit code. Raises FrontlijnError; what is found goes to stdout."""
    words, options = _read(args)
    if "--help" in options:
        streams.write(f"{help_text()}\n")
        return OK
    if not words:
        raise WrongInput("Typ wat je zoekt, bijvoorbeeld: frontlijn search koffie")
    text = " ".join(words)
    store = open_store(options.get("--db", db))
    try:
        return _answer(store, text, options)
    finally:
        store.close()


def _answer(store: Store, text: str, options: dict[str, str]) -> int:
    wijk_id = kind = since = None
    limit = _LIMIT
    try:
        if "--wijk" in options:
            from frontlijn.store.read import wijken

            wijk_id = wijken.find(store, options["--wijk"]).id
        if "--kind" in options:
            from frontlijn.cli.values import choice
            from frontlijn.domain.values import Zoeksoort

            kind = choice(Zoeksoort, options["--kind"], "--kind")
        if "--since" in options:
            from frontlijn.domain.dates import parse_datum

            since = parse_datum(options["--since"], store.today(), "--since")
        if "--limit" in options:
            limit = _limit(options["--limit"])
        result = search(store, text, wijk_id=wijk_id, kind=kind, since=since, limit=limit)
    except Refused as error:
        option = f"{error.field}: " if error.field and error.field in OPTIONS else ""
        raise WrongInput(f"{option}{error.message}") from error
    if "--json" in options:
        _print_json(result)
    else:
        _print_lines(result, plain="--plain" in options)
    if not result.total:
        filtered = not options.keys().isdisjoint({"--wijk", "--kind", "--since"})
        streams.tell(f"Niets gevonden. {hint(store, text, filtered=filtered)}")
        return NOTHING
    if result.total > len(result.hits) or result.beyond:
        streams.tell(f"De beste {len(result.hits)} van {result.total_text}; voeg een woord toe voor minder.")
    return OK


def _limit(text: str) -> int:
    from frontlijn.domain.numbers import parse_aantal

    limit = parse_aantal(text, "--limit")
    if limit < 1:
        raise Refused("Vul minstens 1 in, bijvoorbeeld 20.", "--limit")
    return limit


def _read(args: list[str]) -> tuple[list[str], dict[str, str]]:
    """The words and the options, which may stand anywhere; after `--` everything is a word."""
    words: list[str] = []
    options: dict[str, str] = {}
    rest = iter(args)
    for arg in rest:
        if arg == "--":
            words.extend(rest)
        elif arg[:1] == "-" and any(char.isalnum() for char in arg):
            name, equals, value = arg.partition("=")
            if name not in OPTIONS:
                known = ", ".join(OPTIONS)
                raise WrongInput(
                    f"De optie {printable(name)[:40]} ken ik niet; kies uit {known}, of zet -- voor je zoekwoorden."
                )
            wanted, _ = OPTIONS[name]
            if wanted and not equals:
                value = next(rest, "")
            if wanted and not value:
                raise WrongInput(f"Zet achter {name} een waarde: {name} {wanted}.")
            if equals and not wanted:
                raise WrongInput(f"Achter {name} hoort geen waarde.")
            options[name] = value
        else:
            words.append(arg)
    return words, options


def _print_lines(result: Result, *, plain: bool) -> None:
    bold = not plain and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for hit in result.hits:
        if plain:
            day = hit.datum.isoformat() if hit.datum else ""
            fields = [hit.code, str(hit.rij_id), day, hit.wijk or "", hit.titel, hit.snippet]
            streams.write("\t".join(printable(field) for field in fields) + "\n")
            continue
        cells = [f"{hit.code} {hit.rij_id}", printable(hit.wijk or "-"), _day(hit) or "-"]
        cells.append(_shown(hit.titel_delen, bold=bold))
        streams.write(" | ".join(cell.replace("|", "¦") for cell in cells) + "\n")
        if hit.fragment:
            streams.write(f"    {_shown(hit.fragment, bold=bold)}\n")


def _day(hit: Hit) -> str:
    return f"{hit.datum.day:02d}-{hit.datum.month:02d}-{hit.datum.year:04d}" if hit.datum else ""


def _shown(parts: Parts, *, bold: bool) -> str:
    """The parts as safe text; what was found is bold on a terminal, the only escape code there is."""
    return "".join(f"\x1b[1m{printable(text)}\x1b[0m" if found and bold else printable(text) for text, found in parts)


def _print_json(result: Result) -> None:
    from frontlijn.cli.values import to_json

    hits = [
        {
            "soort": hit.code,
            "id": hit.rij_id,
            "titel": hit.titel,
            "wijk": hit.wijk,
            "datum": hit.datum,
            "fragment": hit.snippet,
            "gevonden": sorted({text for text, found in (*hit.titel_delen, *hit.fragment) if found}),
        }
        for hit in result.hits
    ]
    streams.write(to_json({"aantal": result.total, "meer": result.beyond, "vondsten": hits}) + "\n")
