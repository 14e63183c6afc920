"""The words that return most in the stories of the kasboek: a picture and no score (domain model, section 8)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontlijn.domain.text import fold

SHORTEST, LONGEST = 3, 50
"""A word that may be shown has a part of so many letters, and no more characters than a reader takes for a word."""

# What nobody would look for: articles, pronouns, prepositions, conjunctions, small adverbs, auxiliary verbs,
# numerals, words of time, and verbs that say nothing without what stands beside them (gaf, kreeg, bleef, staat).
# "samen", "thuis", "goed", "binnen" and "buiten" are no part of it: they are what a wijk is about.
STOPWOORDEN = frozenset({
    "aan", "aantal", "acht", "achter", "achttien", "alle", "allebei", "alleen", "allemaal", "allen", "alles", "als",
    "alsof", "altijd", "alvast", "alweer", "ander", "andere", "anderen", "anders", "avonds", "beetje", "begin",
    "beginnen", "begint", "begon", "begonnen", "behalve", "beide", "beiden", "ben", "bent", "best", "bij", "bijna",
    "bleef", "bleven", "blijf", "blijft", "blijven", "bovendien", "bracht", "brachten", "breng", "brengen", "brengt",
    "daar", "daaraan", "daarbij", "daardoor", "daarheen", "daarin", "daarmee", "daarna", "daarnaast", "daarom",
    "daarop", "daarover", "daartoe", "daaruit", "daarvan", "daarvoor", "dacht", "dachten", "dag", "dagen", "dan",
    "dankzij", "dat", "datgene", "deden", "deed", "degene", "degenen", "denk", "denken", "denkt", "derde",
    "dergelijke", "dertien", "dertig", "destijds", "deze", "dezelfde", "die", "diegene", "diegenen", "dikwijls",
    "dinsdag", "dit", "doch", "doe", "doen", "doet", "donderdag", "door", "doordat", "drie", "duizend", "dus", "echt",
    "echter", "een", "eens", "eerst", "eerste", "eigen", "eigenlijk", "elf", "elk", "elkaar", "elkaars", "elke",
    "enig", "enige", "enkel", "enkele", "enzovoort", "eraan", "erbij", "erdoor", "erg", "ergens", "erheen", "erin",
    "ermee", "erna", "ernaar", "erop", "erover", "ertoe", "eruit", "ervan", "ervoor", "even", "evenals", "eveneens",
    "evenmin", "gaan", "gaat", "gaf", "gaven", "gebleven", "gebracht", "gedaan", "gedacht", "gedurende", "geef",
    "geeft", "geen", "gegaan", "gegeven", "gehad", "gehouden", "gekomen", "gekregen", "gekund", "gelaten", "gelegd",
    "gelegen", "gemaakt", "genoeg", "genomen", "gestaan", "geven", "gevonden", "geweest", "geweten", "gewoon",
    "geworden", "gezegd", "gezet", "gezeten", "gezien", "ging", "gingen", "gisteren", "haar", "haast", "had",
    "hadden", "half", "halve", "heb", "hebben", "hebt", "heeft", "heel", "heen", "heet", "heette", "hele", "heleboel",
    "helemaal", "hem", "hen", "het", "heten", "hetzelfde", "hield", "hielden", "hier", "hieraan", "hierbij",
    "hierdoor", "hierin", "hiermee", "hierna", "hierop", "hierover", "hiervan", "hiervoor", "hij", "hoe", "hoef",
    "hoefde", "hoefden", "hoeft", "hoeveel", "hoeven", "hoewel", "honderd", "hoor", "hoorde", "hoort", "horen",
    "houd", "houden", "houdt", "hun", "ieder", "iedere", "iedereen", "iemand", "iemands", "iets", "immers", "indien",
    "inmiddels", "intussen", "jaar", "jaren", "jegens", "jezelf", "jij", "jou", "jouw", "juist", "jullie", "kan",
    "keer", "keren", "klaar", "kom", "komen", "komt", "kon", "konden", "kreeg", "kregen", "krijg", "krijgen",
    "krijgt", "kun", "kunnen", "kunt", "kwam", "kwamen", "laat", "laatste", "lag", "lagen", "lang", "lange", "langer",
    "langs", "laten", "leg", "legde", "legden", "leggen", "legt", "liep", "liepen", "liet", "lieten", "liggen",
    "ligt", "loopt", "maak", "maakt", "maakte", "maakten", "maand", "maandag", "maanden", "maar", "mag", "maken",
    "mee", "meer", "meest", "meestal", "meeste", "men", "met", "meteen", "mezelf", "middags", "middels", "mij",
    "mijn", "minder", "minuten", "minuut", "misschien", "mits", "mocht", "mochten", "moest", "moesten", "moet",
    "moeten", "mogen", "moment", "morgen", "naar", "naast", "nabij", "nadat", "nam", "namelijk", "namen",
    "natuurlijk", "nauwelijks", "nee", "neem", "neemt", "negen", "negentien", "negentig", "nemen", "nergens", "net",
    "niemand", "niet", "niets", "niks", "noch", "nog", "nogal", "nogmaals", "nooit", "nou", "ochtends", "ofwel",
    "omdat", "omstreeks", "omtrent", "ondanks", "onder", "ondertussen", "ongeveer", "onlangs", "ons", "onszelf",
    "onze", "ooit", "ook", "opdat", "opnieuw", "over", "paar", "pas", "per", "reeds", "rond", "rondom", "sinds",
    "slechts", "sommige", "sommigen", "soms", "soort", "sowieso", "staan", "staat", "steeds", "stond", "stonden",
    "straks", "stuk", "tachtig", "tegen", "tegenover", "ten", "tenminste", "tenzij", "ter", "terug", "terwijl",
    "tevens", "tien", "tijd", "tijdens", "toch", "toe", "toen", "tot", "totdat", "trouwens", "tussen", "twaalf",
    "twee", "tweede", "twintig", "uit", "uiteindelijk", "uren", "uur", "uwe", "vaak", "van", "vanaf", "vanavond",
    "vandaag", "vanmiddag", "vanochtend", "vanuit", "vanwege", "veel", "veertien", "veertig", "vele", "velen",
    "verder", "vervolgens", "via", "vier", "vijf", "vijftien", "vijftig", "vind", "vinden", "vindt", "vol",
    "volgende", "volgens", "vond", "vonden", "voor", "vooral", "voorbij", "voordat", "voorts", "vorige", "vrijdag",
    "waar", "waaraan", "waarbij", "waardoor", "waarin", "waarmee", "waarna", "waarom", "waarop", "waarover",
    "waaruit", "waarvan", "waarvoor", "wanneer", "want", "waren", "was", "wat", "wederom", "week", "weekend", "weer",
    "weet", "wegens", "weinig", "weken", "wel", "welk", "welke", "wellicht", "werd", "werden", "weten", "wie", "wij",
    "wil", "wilde", "wilden", "willen", "wilt", "wist", "wisten", "woensdag", "word", "worden", "wordt", "wou", "zag",
    "zagen", "zal", "zat", "zaten", "zaterdag", "zeer", "zeg", "zeggen", "zegt", "zei", "zeiden", "zelf", "zelfde",
    "zelfs", "zes", "zestien", "zestig", "zet", "zette", "zetten", "zeven", "zeventien", "zeventig", "zich",
    "zichzelf", "zie", "zien", "ziet", "zij", "zijn", "zit", "zitten", "zoals", "zodat", "zodoende", "zodra",
    "zogenaamd", "zoiets", "zojuist", "zolang", "zomaar", "zondag", "zonder", "zonet", "zou", "zouden", "zoveel",
    "zover", "zowat", "zowel", "zulk", "zulke", "zullen", "zult",
})  # fmt: skip
"""Dutch words of three letters and more that say nothing by themselves, folded. A reviewed list and no library: it is
short, the language hardly changes it, and each word in it is a choice about what a worker gets to see."""

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
    keys: dict[str, str] = {}  # of each spelling; empty when the word does not count
    geschreven: Counter[str] = Counter()
    verhalen: Counter[str] = Counter()
    for tekst in teksten:
        woorden = list(_woorden(tekst))
        geschreven.update(woorden)
        in_dit_verhaal = set(woorden)
        for spelling in in_dit_verhaal - keys.keys():
            key = fold(spelling)
            keys[spelling] = key if _telt_mee(key, verborgen) else ""
        verhalen.update({keys[spelling] for spelling in in_dit_verhaal})
    spellingen: dict[str, Counter[str]] = {}
    for spelling, aantal in geschreven.items():
        if keys[spelling]:
            spellingen.setdefault(keys[spelling], Counter())[spelling] = aantal
    gevonden = [(spellingen[key].total(), key, verhalen[key]) for key in spellingen if verhalen[key] >= minstens]
    gevonden.sort(key=lambda one: (-one[0], one[1]))
    return tuple(Woord(_gewoonste(spellingen[key]), aantal, in_) for aantal, key, in_ in gevonden[:hoogstens])


def keer(tekst: str, woord: str) -> int:
    """How often a word stands in a text; case and accents make no other word."""
    key = fold(woord)
    if tekst.isascii() and key not in tekst.translate(_ONE_SIGN).lower():
        return 0  # most texts do not hold it, and to look at each word takes long
    return sum(fold(spelling) == key for spelling in _woorden(tekst))


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
