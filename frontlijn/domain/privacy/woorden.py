"""Words that hint at somebody's health, care, or dealings with police or court (domain model, section 14).

The list holds what says something about a person. It leaves out, on purpose:

- leefdomeinen and what activities are about: gezond, gezondheid, schulden, veiligheid, dementievriendelijk;
- partners and roles: huisarts, wijkverpleegkundige, wijkagent, mantelzorger;
- what happens to a street: criminaliteit, inbraak, overlast, vernieling;
- words that mean something else more often: zorg, behandeling, opname, aangehouden, beperking, gevangen, verdacht;
- beginnings that ordinary words share: chemo (the chemokar collects waste), politie (politiek).
"""

from __future__ import annotations

import re

from frontlijn.domain.text import fold

GEVOELIG = {
    "gezondheid": """
        aids alcoholist* alcoholisme alcoholverslaa* alzheimer anorexia antidepressiva astma* adhd autis* beroerte
        bipolair* borderline boulimia burnout* chemokuur* chemotherapie copd dement demente dementerend* dementie
        depress* diabet* diagnos* gediagnosticeerd* drugs drugsgebruik* drugsverslaa* eetstoornis* epilep* gehandicapt*
        hartaanval* hartinfarct* hersenbloeding* herseninfarct* hersenletsel hersentumor* hiv kanker* longziekte*
        medicatie medicijn* methadon* miskraam obesitas overspannen parkinson patient* psych* ptss reuma* schizofre*
        suicid* tumor* verslaafd* verslaving* ziek zieke zieken ziekenhuis* ziekte* zelfdoding* zelfmoord* zwanger*
    """,
    "zorg": """
        crisisopvang* gezinsvoogd* ggz* jeugdhulp* jeugdzorg* ondertoezichtstelling* pgb pleeggezin* pleegkind*
        pleegzorg* therapeut* therapie* thuisbegeleiding thuiszorg* uithuisgeplaatst* uithuisplaats* voogd* wajong* wlz
    """,
    "politie of justitie": """
        aangifte aangiften aangiftes aanranding* arrestant* arrestatie* bewindvoer* celstraf* crimineel criminele
        criminelen detentie* gearresteerd* gedetineerd* gestalkt gevangene gevangenen gevangenis* geweld justitie*
        mishandel* misbruik* politie politieagent* politiebureau* politiecel* rechtbank* rechtszaak* rechtszaken
        reclassering* slachtofferhulp stalken stalker* stalking strafblad* strafrecht* strafzaak taakstraf* verdachte
        verdachten verkracht* veroordeeld* veroordeling* wsnp
    """,
}
"""What a word may be about, and the words: folded, whole, or with `*` as the beginning of a word."""

_LETTERS = r"[\w\u0300-\u036f]+"  # with marks that stand apart from their letter
_WORD = re.compile(rf"{_LETTERS}(?:-{_LETTERS})*")


def _list(*, beginnings: bool) -> dict[str, str]:
    words = [(word, waarover) for waarover, listed in GEVOELIG.items() for word in listed.split()]
    return {word.rstrip("*"): waarover for word, waarover in words if word.endswith("*") == beginnings}


_WHOLE = _list(beginnings=False)
_BEGINNINGS = _list(beginnings=True)
_LENGTHS = sorted({len(word) for word in _BEGINNINGS})


def gevoelig_woord(text: str) -> tuple[str, str] | None:
    """The first word of a text that hints at such a thing, as written, and what it may be about; None without one.

    Each part of a word with dashes counts, and the word without its dashes (ex-verslaafde, burn-out).
    """
    seen: set[str] = set()
    for match in _WORD.finditer(text):
        word = match.group()
        if word in seen:
            continue
        seen.add(word)
        folded = fold(word)
        for part in (*folded.split("-"), folded.replace("-", "")):
            if waarover := _waarover(part):
                return word, waarover
    return None


def _waarover(word: str) -> str | None:
    if word in _WHOLE:
        return _WHOLE[word]
    return next((_BEGINNINGS[word[:length]] for length in _LENGTHS if word[:length] in _BEGINNINGS), None)
