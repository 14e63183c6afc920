"""The forms of the effecten-arena. They cost a moment to import: what only needs their names takes them from here."""

ARENA, ACTIVITEIT, INVESTERING, EFFECT = "arena", "activiteit", "investering", "effect"
"""The names under which the forms that build an arena keep their drafts."""

SESSIE, RAPPORT, CIJFER = "sessie", "rapport", "cijfer"
"""The same for a session, a report, and a figure of one."""
