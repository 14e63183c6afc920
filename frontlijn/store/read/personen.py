"""Reading persons and organisations."""

from __future__ import annotations

from frontlijn.domain.errors import NotFound
from frontlijn.domain.personen import Organisatie, Persoon
from frontlijn.domain.text import clean_line
from frontlijn.store.read import settings
from frontlijn.store.read.lookup import Named, find_named
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.user import computer_user

_PERSONEN = "SELECT id, naam, doel, telefoon, email, laatste_contact_op FROM persoon"
_ORGANISATIES = """
  SELECT o.id, o.naam, o.soort, o.wijk_id, w.naam AS wijk, o.omschrijving
  FROM organisatie o LEFT JOIN wijk w ON w.id = o.wijk_id"""


def medewerker(store: Store) -> str:
    """Who works here: the display name chosen at the first run, else the user of the computer."""
    return settings.get(store, Instelling.GEBRUIKER) or clean_line(computer_user(), "naam") or "onbekend"


def personen(store: Store) -> tuple[Persoon, ...]:
    """All persons, by name."""
    with reading(store) as db:
        return tuple(record(Persoon, row) for row in db.execute(f"{_PERSONEN} ORDER BY naam COLLATE NOCASE, id"))


def organisaties(store: Store) -> tuple[Organisatie, ...]:
    """All organisations, by name."""
    with reading(store) as db:
        rows = db.execute(f"{_ORGANISATIES} ORDER BY o.naam COLLATE NOCASE, o.id")
        return tuple(record(Organisatie, row) for row in rows)


def persoon_namen(store: Store) -> tuple[str, ...]:
    """The names of persons, each once, to suggest while typing."""
    return _names(store, "persoon")


def organisatie_namen(store: Store) -> tuple[str, ...]:
    """The names of organisations, each once, to suggest while typing."""
    return _names(store, "organisatie")


def get_persoon(store: Store, persoon_id: int) -> Persoon:
    """The person with this number; raises NotFound."""
    with reading(store) as db:
        row = db.execute(f"{_PERSONEN} WHERE id = ?", (persoon_id,)).fetchone()
    if row is None:
        raise NotFound(f"Persoon {persoon_id} is er niet (meer).")
    return record(Persoon, row)


def get_organisatie(store: Store, organisatie_id: int) -> Organisatie:
    """The organisation with this number; raises NotFound."""
    with reading(store) as db:
        row = db.execute(f"{_ORGANISATIES} WHERE o.id = ?", (organisatie_id,)).fetchone()
    if row is None:
        raise NotFound(f"Organisatie {organisatie_id} is er niet (meer).")
    return record(Organisatie, row)


def find_persoon(store: Store, text: str) -> Persoon:
    """The person that is meant by a name or a number; raises NotFound with the nearest names."""
    known = [Named(persoon.id, persoon.naam) for persoon in personen(store)]
    return get_persoon(store, find_named("persoon", text, known))


def find_organisatie(store: Store, text: str) -> Organisatie:
    """The organisation that is meant by a name or a number; raises NotFound with the nearest names."""
    known = [Named(organisatie.id, organisatie.naam, (), organisatie.wijk) for organisatie in organisaties(store)]
    return get_organisatie(store, find_named("organisatie", text, known))


def _names(store: Store, table: str) -> tuple[str, ...]:
    with reading(store) as db:
        return tuple(row[0] for row in db.execute(f"SELECT DISTINCT naam FROM {table} ORDER BY naam COLLATE NOCASE"))
