"""Writing the sociaal kasboek: log an entry, change it."""

from __future__ import annotations

from typing import Any

from frontlijn.domain.errors import NotFound
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.regel import Kasboekregel as KasboekregelRecord
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import check_initiatief
from frontlijn.store.write.tables import Kasboekregel, KasboekregelLeefdomein
from frontlijn.store.write.transaction import check_version, transaction


def log_kasboekregel(store: Store, invoer: KasboekInvoer) -> KasboekregelRecord:
    """Logs an entry and remembers its initiative for the next one; raises Refused at the field that breaks a rule."""
    invoer = invoer.checked(store.today())
    with transaction(store) as session:
        check_initiatief(session, invoer.initiatief_id)
        regel = Kasboekregel(uuid=store.new_uuid(), geregistreerd_op=store.now(), **_columns(invoer))
        set_leefdomeinen(regel, [d.value for d in invoer.leefdomeinen])
        row_id = session.insert(regel)
        session.remember(Instelling.LAATSTE_INITIATIEF, str(invoer.initiatief_id or ""))
    return read.get(store, row_id)


def change_kasboekregel(store: Store, regel_id: int, invoer: KasboekInvoer, versie: int) -> KasboekregelRecord:
    """Changes an entry whose form was opened at `versie`; raises Refused when it was changed since."""
    invoer = invoer.checked(store.today())
    with transaction(store) as session:
        regel = session.get(Kasboekregel, regel_id)
        if regel is None or regel.verwijderd_op is not None:
            raise NotFound(f"Kasboekregel {regel_id} is er niet (meer).")
        check_version(regel.versie, versie, "Deze kasboekregel")
        if invoer.initiatief_id != regel.initiatief_id:
            check_initiatief(session, invoer.initiatief_id)
        for name, value in _columns(invoer).items():
            setattr(regel, name, value)
        set_leefdomeinen(regel, [d.value for d in invoer.leefdomeinen])
        session.count_edit(regel)
    return read.get(store, regel_id)


def set_leefdomeinen(regel: Kasboekregel, codes: list[str]) -> None:
    """Gives an entry these leefdomeinen, and touches only those that come or go."""
    for child in [child for child in regel.leefdomeinen if child.leefdomein not in codes]:
        regel.leefdomeinen.remove(child)
    present = {child.leefdomein for child in regel.leefdomeinen}
    regel.leefdomeinen.extend(KasboekregelLeefdomein(leefdomein=code) for code in codes if code not in present)


def _columns(invoer: KasboekInvoer) -> dict[str, Any]:
    return {
        "datum": invoer.datum,
        "wijk_id": invoer.wijk_id,
        "initiatief_id": invoer.initiatief_id,
        "titel": invoer.titel,
        "verhaal": invoer.verhaal,
        "wat_werkte": invoer.wat_werkte,
        "wat_niet": invoer.wat_niet,
        "teweeg": invoer.teweeg,
        "kernwaarde": invoer.kernwaarde and invoer.kernwaarde.value,
        "deelnames": invoer.deelnames,
        "nieuw_bereikt": invoer.nieuw_bereikt,
        "niet_in_beeld": invoer.niet_in_beeld,
        "vrijwilligersminuten": invoer.vrijwilligersminuten,
        "experiment": invoer.experiment,
        "uitkomst": invoer.uitkomst and invoer.uitkomst.value,
        "les": invoer.les,
        "zichtbaarheid": invoer.zichtbaarheid.value,
    }
