"""The words that return most in the stories of the kasboek: a picture and no score (domain model, section 8)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontlijn.domain.text import fold

SHORTEST, LONGEST = 3, 50
"""A word that may be shown has a part of so many letters, and no more characters than a reader takes for a word."""

# What nobody would look for: articles, pronouns, prepositions, conjunctions, small adverbs, auxiliary verbs, numerals.
# "samen", "thuis", "goed", "binnen" and "buiten" are no part of it: they are what a wijk is about.
STOPWOORDEN = frozenset({
    "aan", "acht", "achter", "alle", "allebei", "alleen", "allemaal", "allen", "alles", "als", "alsof", "altijd",
    "alvast", "alweer", "ander", "andere", "anderen", "anders", "behalve", "beide", "beiden", "ben", "bent", "best",
    "bij", "bijna", "bovendien", "daar", "daaraan", "daarbij", "daardoor", "daarin", "daarmee", "daarna", "daarnaast",
    "daarom", "daarop", "daarover", "daartoe", "daaruit", "daarvan", "daarvoor", "dan", "dankzij", "dat", "datgene",
    "deden", "deed", "degene", "degenen", "dergelijke", "destijds", "deze", "dezelfde", "die", "diegene", "diegenen",
    "dikwijls", "dit", "doch", "doe", "doen", "doet", "door", "doordat", "drie", "dus", "echt", "echter", "een",
    "eens", "eigenlijk", "elk", "elkaar", "elkaars", "elke", "enig", "enige", "enkel", "enkele", "enzovoort", "eraan",
    "erbij", "erdoor", "erg", "ergens", "erin", "ermee", "erna", "erop", "erover", "ertoe", "eruit", "ervan", "ervoor",
    "even", "evenals", "eveneens", "evenmin", "gaan", "gaat", "gedaan", "gedurende", "geen", "gegaan", "gehad",
    "gekomen", "gekund", "gelaten", "genoeg", "geweest", "gewoon", "geworden", "ging", "gingen", "haar", "haast",
    "had", "hadden", "heb", "hebben", "hebt", "heeft", "heel", "heen", "hele", "helemaal", "hem", "hen", "het",
    "hetzelfde", "hier", "hieraan", "hierbij", "hierdoor", "hierin", "hiermee", "hierna", "hierop", "hierover",
    "hiervan", "hiervoor", "hij", "hoe", "hoef", "hoefde", "hoefden", "hoeft", "hoeveel", "hoeven", "hoewel", "hoor",
    "hun", "ieder", "iedere", "iedereen", "iemand", "iets", "immers", "indien", "inmiddels", "intussen", "jegens",
    "jezelf", "jij", "jou", "jouw", "juist", "jullie", "kan", "kom", "komen", "komt", "kon", "konden", "kun", "kunnen",
    "kunt", "kwam", "kwamen", "laat", "langs", "laten", "liet", "lieten", "maar", "mag", "meer", "meest", "meestal",
    "meeste", "men", "met", "meteen", "mezelf", "middels", "mij", "mijn", "minder", "misschien", "mits", "mocht",
    "mochten", "moest", "moesten", "moet", "moeten", "mogen", "naar", "naast", "nabij", "nadat", "namelijk",
    "natuurlijk", "nauwelijks", "nee", "negen", "nergens", "net", "niemand", "niet", "niets", "noch", "nog", "nogal",
    "nogmaals", "nooit", "nou", "ofwel", "omdat", "omstreeks", "omtrent", "ondanks", "onder", "ondertussen",
    "ongeveer", "onlangs", "ons", "onszelf", "onze", "ooit", "ook", "opdat", "opnieuw", "over", "pas", "per", "reeds",
    "rond", "rondom", "sinds", "slechts", "sommige", "sommigen", "soms", "sowieso", "steeds", "straks", "tegen",
    "tegenover", "ten", "tenminste", "tenzij", "ter", "terwijl", "tevens", "tien", "tijdens", "toch", "toe", "toen",
    "tot", "totdat", "trouwens", "tussen", "twee", "uit", "uiteindelijk", "uwe", "vaak", "van", "vanaf", "vanuit",
    "vanwege", "veel", "vele", "velen", "verder", "vervolgens", "via", "vier", "vijf", "volgens", "voor", "vooral",
    "voorbij", "voordat", "voorts", "waar", "waaraan", "waarbij", "waardoor", "waarin", "waarmee", "waarna", "waarom",
    "waarop", "waarover", "waaruit", "waarvan", "waarvoor", "wanneer", "want", "waren", "was", "wat", "wederom",
    "weer", "wegens", "weinig", "wel", "welk", "welke", "wellicht", "werd", "werden", "wie", "wij", "wil", "wilde",
    "wilden", "willen", "wilt", "word", "worden", "wordt", "wou", "zal", "zeer", "zelf", "zelfde", "zelfs", "zes",
    "zeven", "zich", "zichzelf", "zij", "zijn", "zoals", "zodat", "zodoende", "zodra", "zogenaamd", "zojuist",
    "zolang", "zomaar", "zonder", "zonet", "zou", "zouden", "zoveel", "zover", "zowat", "zowel", "zulk", "zulke",
    "zullen", "zult",
})  # fmt: skip
"""Dutch function words of three letters and more, folded. A reviewed list and no library: it is short, the language
hardly changes it, and each word in it is a choice about what a worker gets to see."""

_WORD = re.compile(r"\w[\w\u0300-\u036f]*(?:['-][\w\u0300-\u036f]+)*")
_ONE_SIGN = str.maketrans(
    dict.fromkeys("\u00ad\u200b\u200c\u200d") | dict.fromkeys("‘’ʼ`´", "'") | dict.fromkeys("‐‑", "-") | {"_": " "}
)
"""Signs inside a word that look alike are one; those that cannot be seen are none."""


@dataclass(frozen=True, slots=True)
class Woord:
    """A word as it is mostly written, how often it occurs, and in how many stories."""

    woord: str
    aantal: int
    teksten: int


def woordbeeld(
    teksten: Iterable[str], namen: Iterable[str] = (), hoogstens: int = 20, minstens: int = 2
) -> tuple[Woord, ...]:
    """The most frequent words of these stories, most first, ties by alphabet; at most `hoogstens`.

    Left out are function words, words with a digit, words of fewer than three letters, addresses of mail and web, and
    each part of `namen` of more than two letters, also with the s of a possessive or inside a hyphenated word. A word
    needs at least `minstens` stories, so that the picture singles nobody out (section 9 [D]); one story gives none.
    Case and accents make no other word. Inflection does: "buur" and "buren" are two words, because cutting off endings
    makes words that nobody wrote.
    """
    verborgen = _delen_van_namen(namen)
    spellingen: dict[str, Counter[str]] = {}
    verhalen: Counter[str] = Counter()
    for tekst in teksten:
        in_dit_verhaal: set[str] = set()
        for spelling, aantal in Counter(_woorden(tekst)).items():
            key = fold(spelling)
            if _telt_mee(key, verborgen):
                spellingen.setdefault(key, Counter())[spelling] += aantal
                in_dit_verhaal.add(key)
        verhalen.update(in_dit_verhaal)
    gevonden = [(spellingen[key].total(), key, verhalen[key]) for key in spellingen if verhalen[key] >= minstens]
    gevonden.sort(key=lambda one: (-one[0], one[1]))
    return tuple(Woord(_gewoonste(spellingen[key]), aantal, in_) for aantal, key, in_ in gevonden[:hoogstens])


def _woorden(tekst: str) -> Iterator[str]:
    for stuk in tekst.translate(_ONE_SIGN).split():
        if "@" in stuk or "://" in stuk or stuk.startswith("www."):
            continue
        for found in _WORD.finditer(stuk):
            if found.end() - found.start() <= LONGEST:
                yield found.group()


def _telt_mee(key: str, verborgen: frozenset[str]) -> bool:
    if key in STOPWOORDEN:
        return False
    delen = _delen(key)
    if not all(deel.isalpha() for deel in delen) or not verborgen.isdisjoint(delen):
        return False
    # "tv's" has no more letters that say something than "tv".
    return any(len(deel) >= SHORTEST and deel not in STOPWOORDEN for deel in delen)


def _delen_van_namen(namen: Iterable[str]) -> frozenset[str]:
    """Each part of the names that could pass for a word, folded, and the same with an s behind it."""
    gevonden = (fold(woord) for naam in namen for woord in _WORD.findall(naam.translate(_ONE_SIGN)))
    delen = {deel for woord in gevonden for deel in _delen(woord) if len(deel) >= SHORTEST}
    return frozenset(delen | {f"{deel}s" for deel in delen})


def _delen(key: str) -> list[str]:
    return re.split("['-]", key)


def _gewoonste(spellingen: Counter[str]) -> str:
    """The spelling used most; of two that are used as much, the one in small letters."""
    return min(spellingen, key=lambda spelling: (-spellingen[spelling], spelling.swapcase()))
