"""Persons and organisations: the only place where names of people stand (domain model, section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontlijn.domain.values import OrganisatieSoort, PersoonDoel


@dataclass(frozen=True, slots=True)
class Persoon:
    """Someone's name, kept for a purpose."""

    id: int
    naam: str
    doel: PersoonDoel
    telefoon: str | None
    email: str | None
    laatste_contact_op: date | None


@dataclass(frozen=True, slots=True)
class PersoonInvoer:
    """What is asked to keep a name: the name and why."""

    naam: str
    doel: PersoonDoel = PersoonDoel.CONTACT
    telefoon: str | None = None
    email: str | None = None
    laatste_contact_op: date | None = None


@dataclass(frozen=True, slots=True)
class Organisatie:
    """A party in or around the wijk; `wijk` is the name of its wijk."""

    id: int
    naam: str
    soort: OrganisatieSoort
    wijk_id: int | None
    wijk: str | None
    omschrijving: str | None


@dataclass(frozen=True, slots=True)
class OrganisatieInvoer:
    """What is asked to register an organisation: only a name."""

    naam: str
    soort: OrganisatieSoort = OrganisatieSoort.OVERIG
    wijk_id: int | None = None
    omschrijving: str | None = None
