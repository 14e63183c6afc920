"""What may tell too much of somebody, said after saving: a remark never stops anybody."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from frontlijn.domain.fields import label
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.store.read.personen import persoon_namen
from frontlijn.store.store import Store

_SHOWN = 3


def remarks(store: Store, invoer: KasboekInvoer, fields: Collection[str]) -> tuple[str, ...]:
    """A sentence for each remark on these fields of an entry, with the field it is about."""
    from frontlijn.domain.privacy.aandacht import aandacht, over_voornamen  # its patterns take 3 ms to make
    from frontlijn.domain.privacy.namen import namen_in, over_pseudoniem, voornamen_in

    texts = {field: text for field, text in _texts(invoer).items() if text and field in fields}
    names = persoon_namen(store) if texts else ()

    def about(field: str, text: str) -> Iterator[str]:
        yield from aandacht(text)
        if field == "pseudoniem":
            yield from filter(None, [over_pseudoniem(text, names)])
            return
        yield from _about_names(namen_in(text, names))
        if first := voornamen_in(text, names):
            yield over_voornamen(first)

    return tuple(f"Let op, {label(field)}. {remark}" for field, text in texts.items() for remark in about(field, text))


def _texts(invoer: KasboekInvoer) -> dict[str, str | None]:
    """The free text per field. The parties of an exchange and who gave consent are names on purpose."""
    return {
        "titel": invoer.titel,
        "verhaal": invoer.verhaal,
        "wat_werkte": invoer.wat_werkte,
        "wat_niet": invoer.wat_niet,
        "teweeg": invoer.teweeg,
        "les": invoer.les,
        "uitwisselingen": "\n".join(one.wat for one in invoer.uitwisselingen),
        "perspectieven": "\n".join(one.over for one in invoer.perspectieven),
        "pseudoniem": invoer.pseudoniem,
    }


def _about_names(names: tuple[str, ...]) -> Iterator[str]:
    if len(names) == 1:
        yield f"Hier staat de naam van iemand die je kent: {names[0]}. Zet er liever een schuilnaam voor."
    elif names:
        more = f" en nog {len(names) - _SHOWN}" if len(names) > _SHOWN else ""
        yield (
            f"Hier staan namen van mensen die je kent: {', '.join(names[:_SHOWN])}{more}. "
            "Zet er liever schuilnamen voor."
        )
