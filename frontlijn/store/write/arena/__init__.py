"""Writing arenas: the arena itself, its parts, its sessions, and the published figures of a report."""

from frontlijn.store.write.arena.arenas import add_arena, change_arena, remove_arena
from frontlijn.store.write.arena.cijfers import add_cijfer, change_cijfer, remove_cijfer
from frontlijn.store.write.arena.effecten import add_effect, change_effect, change_effecten, remove_effect
from frontlijn.store.write.arena.onderdelen import (
    add_activiteit,
    add_investering,
    change_activiteit,
    change_investering,
    remove_activiteit,
    remove_investering,
)
from frontlijn.store.write.arena.sessies import change_sessie, open_sessie, remove_sessie

__all__ = [
    "add_activiteit",
    "add_arena",
    "add_cijfer",
    "add_effect",
    "add_investering",
    "change_activiteit",
    "change_arena",
    "change_cijfer",
    "change_effect",
    "change_effecten",
    "change_investering",
    "change_sessie",
    "open_sessie",
    "remove_activiteit",
    "remove_arena",
    "remove_cijfer",
    "remove_effect",
    "remove_investering",
    "remove_sessie",
]
