"""What every screen shares: the store, the drafts beside it, and the wijk that was chosen and stays chosen."""

from __future__ import annotations

from frontlijn.domain.errors import FrontlijnError
from frontlijn.domain.wijk import Wijk
from frontlijn.store.drafts import Drafts
from frontlijn.store.read import settings, wijken
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.settings import put


class Context:
    """One worker at one store. `started` is the moment (UTC) from which this session's edits can be undone."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.drafts = Drafts(store.path)
        self.started = store.now()
        self.wijk: Wijk | None = self._remembered_wijk()

    def choose_wijk(self, wijk: Wijk | None) -> None:
        """Chooses a wijk, or None for all of them, and remembers it for the next start."""
        self.wijk = wijk
        put(self.store, Instelling.WIJK, str(wijk.id) if wijk else "")

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
        """The initiative of the last entry, for the next one."""
        text = settings.get(self.store, Instelling.LAATSTE_INITIATIEF) or ""
        return int(text) if text.isdecimal() else None

    def _remembered_wijk(self) -> Wijk | None:
        text = settings.get(self.store, Instelling.WIJK) or ""
        try:
            return wijken.get(self.store, int(text)) if text.isdecimal() else None
        except FrontlijnError:
            return None
