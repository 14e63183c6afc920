"""Gives a finished file its name: the one step by which a backup or an export appears whole or not at all."""

from __future__ import annotations

import errno
import os


def put_in_place(part: str, target: str, *, replace: bool) -> None:
    """Renames `part` to `target` in one step; both stand in the same folder.

    Without `replace` a file that came in between is left alone and FileExistsError is raised. A symbolic link at
    `target` is
    replaced itself; what it points to is never touched.
    """
    if replace:
        os.replace(part, target)
        return
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "bestaat al", target) from None
        os.rename(part, target)
    else:
        os.unlink(part)
