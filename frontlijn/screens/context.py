"""What every screen shares: the store, the drafts beside it, and the wijk that was chosen and stays chosen."""

from __future__ import annotations

from functools import partial

from frontlijn.domain.errors import FrontlijnError
from frontlijn.domain.wijk import Wijk
from frontlijn.store.drafts import Drafts
from frontlijn.store.read import settings, wijken
from frontlijn.store.read.concepten import saved_drafts
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store


class Context:
    """One worker at one store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.drafts = Drafts(store.path, partial(saved_drafts, store))
        self.wijk: Wijk | None = self._remembered_wijk()

    @property
    def wijk_id(self) -> int | None:
        """The number of the chosen wijk, None for all of them."""
        return self.wijk.id if self.wijk else None

    @property
    def is_example(self) -> bool:
        """Whether the store says that it holds example data."""
        return bool(settings.get(self.store, Instelling.VOORBEELD))

    @property
    def last_initiatief(self) -> int | None:
        """The initiative that was registered or logged at last, for the next entry."""
        text = settings.get(self.store, Instelling.LAATSTE_INITIATIEF) or ""
        return int(text) if text.isdecimal() else None

    def _remembered_wijk(self) -> Wijk | None:
        text = settings.get(self.store, Instelling.WIJK) or ""
        try:
            return wijken.get(self.store, int(text)) if text.isdecimal() else None
        except FrontlijnError:
            return None
