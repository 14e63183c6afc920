"""What is public of each decision on handgeld, as a grant of the 360Giving standard (version 1.4).

https://standard.threesixtygiving.org; the names of the fields are those of its JSON schema. Every decision that stands
is there, a refusal with an award of 0 and its outcome as a classification; a decision that was replaced is not. What is
intern or onder de radar is left out, and nobody is named (V22; domain model, 14).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.besluit import Besluit
from frontlijn.domain.handgeld.pot import effect
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.text import fold, printable
from frontlijn.domain.values import BesluitUitkomst, MutatieSoort, Waarde
from frontlijn.export.markdown import short
from frontlijn.export.persons import anonymous
from frontlijn.export.table import Bedrag
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import Openbaar
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

VOORVOEGSEL = "NL-frontlijn"
"""What stands before each identifier, until the one who publishes has a prefix of their own."""

PARTICULIER = "Particulier, naam niet gepubliceerd"
INITIATIEF = "Initiatief, naam niet gepubliceerd"

_TITLE = 139
"""The standard asks for a title of fewer than 140 characters."""

_CODE_TYPES = {"BU": "CBS buurt", "WK": "CBS wijk", "GM": "CBS gemeente"}
_PREFIX = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")

Field = str | date | Bedrag | Mapping[str, str] | Sequence[Mapping[str, str | date | Bedrag]]
Grant = Mapping[str, Field]
"""One grant: text, amounts, days, an object, lists of objects; what is unknown is not there."""


@dataclass(frozen=True, slots=True)
class Besluiten:
    """The decisions on their way out; `grants` reads them from the store, anew each time."""

    grants: Callable[[], Iterator[Grant]]
    datum: date
    voorbeeld: bool


def check_voorvoegsel(text: str) -> str:
    """A prefix for identifiers, such as the one that 360Giving gives out; raises Refused at `voorvoegsel`."""
    prefix = text.strip()
    if len(prefix) > 40 or not _PREFIX.fullmatch(prefix):
        raise Refused(
            "Een voorvoegsel heeft hoogstens 40 letters en cijfers, met streepjes ertussen; "
            f"schrijf het zoals {VOORVOEGSEL}.",
            "voorvoegsel",
        )
    return prefix


def grants(store: Store, wijk_id: int | None, prefix: str) -> Iterator[Grant]:
    """The public decisions of a wijk or of all, those on the newest requests first."""
    with reading(store):
        nameless = anonymous(store)
        for one in handgeld.openbare_besluiten(store, wijk_id):
            if one.aanvraag.besluit is not None:
                yield _grant(one, one.aanvraag.besluit, prefix, lambda text: printable(nameless(text), lines=True))


def _grant(one: Openbaar, besluit: Besluit, prefix: str, clean: Callable[[str], str]) -> Grant:
    aanvraag = one.aanvraag
    grant_id = f"{prefix}-{one.uuid}"
    recipient = _recipient(one, grant_id, prefix, clean)
    named = recipient is not None and recipient["name"] != INITIATIEF
    grant: dict[str, Field] = {
        "id": grant_id,
        "title": short(" ".join(clean(aanvraag.onderwerp).split()), _TITLE),
        "description": clean(_description(aanvraag, besluit, why=named)),
        "currency": "EUR",
        "amountAppliedFor": Bedrag(aanvraag.gevraagd),
        "amountAwarded": Bedrag(besluit.toegekend_netto),
        "amountDisbursed": Bedrag(besluit.betaald),
        "awardDate": besluit.datum,
    }
    individual = {"id": f"{grant_id}-ontvanger", "name": PARTICULIER}
    if recipient is None:
        grant["recipientIndividual"] = individual
    else:
        grant["recipientOrganization"] = [recipient]
    grant["beneficiaryLocation"] = _locations(one, clean)
    funders = [_funder(prefix, clean(financier.naam)) for financier in one.financiers]
    grant["fundingOrganization"] = funders
    grant["grantProgramme"] = [{"code": f"{prefix}-pot-{one.pot_uuid}", "title": clean(aanvraag.pot)}]
    known = (besluit.uitkomst, besluit.beslisvorm, besluit.grond)
    grant["classifications"] = [_classification(waarde) for waarde in known if waarde is not None]
    shares = _shares(one)
    if len(funders) > 1 and any(shares):
        to = recipient or individual
        grant["commitmentTransaction"] = [
            {
                "id": f"{grant_id}-{number}",
                "transactionDate": besluit.datum,
                "currency": "EUR",
                "value": Bedrag(cents),
                "provider": funder["id"],
                "recipient": to["id"],
            }
            for number, (funder, cents) in enumerate(zip(funders, shares, strict=True), start=1)
            if cents
        ]
    grant["dateModified"] = max([besluit.geregistreerd_op, *(m.geregistreerd_op for m in aanvraag.mutaties)])
    return grant


def _recipient(one: Openbaar, grant_id: str, prefix: str, clean: Callable[[str], str]) -> dict[str, str] | None:
    """The organisation or the initiatief that asked; None for a person.

    An initiatief that is not public itself has no name, and an identifier that ties no two of its grants together.
    """
    if one.organisatie_uuid is not None:
        return {"id": f"{prefix}-organisatie-{one.organisatie_uuid}", "name": clean(one.aanvraag.organisatie or "")}
    if one.initiatief_uuid is None:
        return None
    if not one.initiatief_openbaar:
        return {"id": f"{grant_id}-ontvanger", "name": INITIATIEF}
    return {"id": f"{prefix}-initiatief-{one.initiatief_uuid}", "name": clean(one.aanvraag.initiatief or "")}


def _description(aanvraag: Aanvraag, besluit: Besluit, *, why: bool) -> str:
    """What was decided, in a sentence or two.

    With `why` also the reason that was given to the applicant: to somebody without a name here, it may be too personal.
    """
    parts = [f"Handgeld uit de pot {aanvraag.pot} in {aanvraag.wijk}: {besluit.uitkomst.label}."]
    if besluit.uitkomst is BesluitUitkomst.DOORVERWEZEN and besluit.naar:
        parts.append(f"Naar: {besluit.naar}.")
    released = besluit.bedrag - besluit.toegekend_netto
    if aanvraag.teruggedraaid:
        parts.append("De toekenning is teruggedraaid.")
    elif released:
        parts.append(f"Toegekend was {format_bedrag(besluit.bedrag)}; daarvan viel {format_bedrag(released)} vrij.")
    if why and besluit.motivering:
        parts.append(besluit.motivering)
    return " ".join(parts)


def _locations(one: Openbaar, clean: Callable[[str], str]) -> list[dict[str, str]]:
    place = {"name": clean(one.aanvraag.wijk), "countryCode": "NL"}
    coded = [
        {**place, "geoCode": code, "geoCodeType": _CODE_TYPES[code[:2]]}
        for code in one.cbs_codes
        if code[:2] in _CODE_TYPES
    ]
    return coded or [place]


def _shares(one: Openbaar) -> list[int]:
    """What each financier bears of the award as it stands, in cents."""
    totals = [0] * len(one.financiers)
    for mutatie in one.aanvraag.mutaties:
        if mutatie.soort is MutatieSoort.STORNO or mutatie.storno_door is not None:
            continue
        sign = effect(mutatie.soort).toegekend
        totals = [total + sign * cents for total, cents in zip(totals, mutatie.verdeling, strict=True)]
    return totals


def _classification(waarde: Waarde) -> dict[str, str]:
    vocabulary = {"BesluitUitkomst": "uitkomst", "Beslisvorm": "beslisvorm", "Grond": "grond"}[type(waarde).__name__]
    return {"vocabulary": f"frontlijn {vocabulary}", "code": waarde.value, "title": waarde.label}


def _funder(prefix: str, naam: str) -> dict[str, str]:
    """A financier by a name that may leave; the same name is the same financier, in every pot."""
    words = re.findall(r"\w+", fold(naam))
    return {"id": "-".join([prefix, "financier", *words]), "name": naam}
