"""Writing what the app remembers for its worker: the display name, the chosen wijk, the theme.

Standard library only: it runs before the first picture of the app, when SQLModel is not imported yet.
"""

from __future__ import annotations

from contextlib import closing

from frontlijn.domain.privacy.bsn import refuse_bsn
from frontlijn.store.connection import connect, explained
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store

PUT = """
  INSERT INTO instelling (sleutel, waarde) VALUES (?, ?)
  ON CONFLICT (sleutel) DO UPDATE SET waarde = excluded.waarde"""


def put(store: Store, key: Instelling, value: str) -> None:
    """Remembers `value`; raises StoreProblem when the file cannot be written.

    Raises Refused at `naam` for a name of who writes that may be a BSN (V23).
    """
    if key is Instelling.GEBRUIKER:
        refuse_bsn(value, "naam")
    with explained(store.path), closing(connect(store.path)) as db:
        db.execute(PUT, (key.value, value))
