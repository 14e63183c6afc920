"""Writing the sociaal kasboek: log an entry or a series of them, change one, put one in the prullenbak and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from frontlijn.domain.dates import format_datum, refuse_future
from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.regel import Kasboekregel as KasboekregelRecord
from frontlijn.domain.kasboek.toestemming import check_verhaal
from frontlijn.domain.kasboek.wederkerigheid import Uitwisseling
from frontlijn.domain.values import Bereik, PersoonDoel, Zoeksoort
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.children import set_children
from frontlijn.store.write.initiatieven import check_initiatief
from frontlijn.store.write.kasboek.partijen import check_partijen, party_columns
from frontlijn.store.write.oorsprong import check_kinderen, check_oorsprong_van, check_used
from frontlijn.store.write.personen import person_named
from frontlijn.store.write.tables import Kasboekregel
from frontlijn.store.write.transaction import WriteSession, check_version, transaction


def log_kasboekregel(store: Store, invoer: KasboekInvoer) -> KasboekregelRecord:
    """Logs an entry and remembers its initiative for the next one; raises Refused at the field that breaks a rule."""
    return log_reeks(store, invoer, [invoer.datum])[0]


def log_reeks(store: Store, invoer: KasboekInvoer, dagen: Sequence[date]) -> tuple[KasboekregelRecord, ...]:
    """Logs the same entry on each of these days, as one act; raises Refused, with nothing logged, when one cannot be.

    A story with its consent, how it ended, scores, exchanges and numbers of people belong to the day of the entry
    itself: the others go without. So an entry that holds one is refused at `datum` when its own day is none of these.
    """
    today = store.today()
    for dag in dagen:
        refuse_future(dag, today, "datum")
    invoer = invoer.checked(today)
    if invoer.datum not in dagen and _on(invoer, invoer.datum, own=False) != invoer:
        raise Refused(
            f"{format_datum(invoer.datum)} is geen dag van deze reeks, en wat je over die dag schreef hoort daarbij; "
            "kies een dag die erin zit, of schrijf dat verhaal in een eigen regel.",
            "datum",
        )
    with transaction(store) as session:
        check_initiatief(session, invoer.initiatief_id)
        numbers = [insert_kasboekregel(session, _on(invoer, dag, own=dag == invoer.datum)) for dag in dagen]
        session.remember(Instelling.LAATSTE_INITIATIEF, str(invoer.initiatief_id or ""))
    return tuple(read.get(store, number) for number in numbers)


def insert_kasboekregel(session: WriteSession, invoer: KasboekInvoer) -> int:
    """Writes a checked entry in this transaction and returns its number; raises Refused at `uit`."""
    check_oorsprong_van(session, invoer.datum, invoer.uit_regel_id, invoer.uit_initiatief_id)
    regel = Kasboekregel(
        uuid=session.store.new_uuid(), geregistreerd_op=session.store.now(), **_columns(session, invoer)
    )
    _set_children(session, regel, invoer)
    return session.insert(regel)


def change_kasboekregel(store: Store, regel_id: int, invoer: KasboekInvoer, versie: int) -> KasboekregelRecord:
    """Changes an entry whose form was opened at `versie`; raises Refused when it was changed since."""
    invoer = invoer.checked(store.today())
    with transaction(store) as session:
        regel = _existing(session, regel_id)
        check_version(regel.versie, versie, "Deze kasboekregel")
        if invoer.initiatief_id != regel.initiatief_id:
            check_initiatief(session, invoer.initiatief_id)
        check_oorsprong_van(
            session, invoer.datum, invoer.uit_regel_id, invoer.uit_initiatief_id, of=(Zoeksoort.KASBOEK, regel_id)
        )
        before = read.get(store, regel_id)
        if (invoer.verhaal, invoer.teweeg) != (before.verhaal, before.teweeg):
            check_verhaal(before, invoer.bereik, invoer.toestemming_op)
        if invoer.bereik is Bereik.INTERN and before.bereik is not Bereik.INTERN:
            # Taken back: whoever says yes again, does so on a day of its own.
            invoer = replace(invoer, toestemming_op=None, toestemming_tot=None)
        for name, value in _columns(session, invoer).items():
            setattr(regel, name, value)
        _set_children(session, regel, invoer, before.uitwisselingen)
        check_kinderen(session, (Zoeksoort.KASBOEK, regel_id), invoer.datum)
        session.count_edit(regel)
    return read.get(store, regel_id)


def remove_kasboekregel(store: Store, regel_id: int, versie: int) -> KasboekregelRecord:
    """Puts an entry in the prullenbak, where it waits; raises Refused when something came from it or refers to it."""
    with transaction(store) as session:
        regel = _existing(session, regel_id)
        check_version(regel.versie, versie, "Deze kasboekregel")
        check_used(session, (Zoeksoort.KASBOEK, regel_id), regel.titel)
        regel.verwijderd_op = store.now()
        session.count_edit(regel)
    return read.removed(store, regel_id)


def restore_kasboekregel(store: Store, regel_id: int) -> KasboekregelRecord:
    """Takes an entry out of the prullenbak; raises NotFound when it is not in it."""
    with transaction(store) as session:
        regel = session.get(Kasboekregel, regel_id)
        if regel is None or regel.verwijderd_op is None:
            raise NotFound(f"Kasboekregel {regel_id} ligt niet in de prullenbak.")
        try:
            check_initiatief(session, regel.initiatief_id)
        except Refused as error:
            raise Refused(
                f"{error.message.removesuffix(' Kies een ander initiatief.')} Zet dat eerst terug."
            ) from error
        try:
            check_oorsprong_van(session, regel.datum, regel.uit_regel_id, regel.uit_initiatief_id)
        except Refused as error:
            raise Refused("Waar deze regel uit voortkwam, staat er niet meer zo; zet dat eerst terug.") from error
        check_partijen(session, regel)
        regel.verwijderd_op = None
        session.count_edit(regel)
    return read.get(store, regel_id)


def _existing(session: WriteSession, regel_id: int) -> Kasboekregel:
    regel = session.get(Kasboekregel, regel_id)
    if regel is None:
        raise NotFound(f"Kasboekregel {regel_id} is er niet (meer).")
    if regel.verwijderd_op is not None:
        raise NotFound(f"Kasboekregel {regel_id} ligt in de prullenbak; zet hem eerst terug.")
    return regel


def _on(invoer: KasboekInvoer, dag: date, *, own: bool) -> KasboekInvoer:
    """The entry of a series on one of its days; on any but its own without what belongs to that one."""
    if own:
        return invoer
    return replace(
        invoer,
        datum=dag,
        verhaal=None,
        wat_werkte=None,
        wat_niet=None,
        teweeg=None,
        uitkomst=None,
        les=None,
        deelnames=None,
        nieuw_bereikt=None,
        niet_in_beeld=None,
        uitwisselingen=(),
        perspectieven=(),
        bereik=Bereik.INTERN,
        toestemming_op=None,
        toestemming_tot=None,
        toestemming_van=None,
        pseudoniem=None,
    )


def _set_children(
    session: WriteSession, regel: Kasboekregel, invoer: KasboekInvoer, before: Sequence[Uitwisseling] = ()
) -> None:
    set_children(regel, "leefdomeinen", [{"leefdomein": domein.value} for domein in invoer.leefdomeinen])
    set_children(regel, "uitwisselingen", party_columns(session, invoer, before))
    scores = [
        {"over": score.over, "stem": score.stem.value, "voor": score.voor, "na": score.na}
        for score in invoer.perspectieven
    ]
    set_children(regel, "perspectieven", scores)


def _columns(session: WriteSession, invoer: KasboekInvoer) -> dict[str, Any]:
    van = invoer.toestemming_van
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
        "uit_regel_id": invoer.uit_regel_id,
        "uit_initiatief_id": invoer.uit_initiatief_id,
        "bereik": invoer.bereik.value,
        "toestemming_op": invoer.toestemming_op,
        "toestemming_tot": invoer.toestemming_tot,
        "toestemming_persoon_id": person_named(session, van, PersoonDoel.CONTACT, "toestemming_van") if van else None,
        "pseudoniem": invoer.pseudoniem,
    }
