"""Puts a file in its place whole or not at all, for its owner only: the way of every backup and every export.

The place is looked at before a byte is written: a plain file or nothing, in a folder that is there, and never the
store.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator

from frontlijn.domain.errors import Refused, StoreProblem
from frontlijn.domain.text import printable

_FIELD = "bestand"


@contextlib.contextmanager
def whole_file(path: str, *, force: bool, keep: str | None, example: str) -> Iterator[tuple[str, str]]:
    """The absolute target of `path` and an empty temporary file in its folder, to be written inside.

    At the end what was written reaches the disk and gets the name of the target in one step. Whatever goes wrong,
    nothing is left behind and a file that was there stays. `force` replaces a plain file; `keep` is the store, which
    is never replaced; `example` is a good name. Raises Refused at `bestand` when this place cannot be used,
    StoreProblem when writing fails.
    """
    import tempfile

    target = os.path.abspath(path) if path.strip() and "\0" not in path else ""
    _check_place(path, target, force=force, keep=keep, example=example)
    folder = os.path.dirname(target)
    part = ""
    try:
        descriptor, part = tempfile.mkstemp(prefix=".frontlijn-", suffix=".deel", dir=folder)  # mode 0600
        os.close(descriptor)
        yield target, part
        with open(part, "rb+") as written:
            os.fsync(written.fileno())
        _put_in_place(part, target, replace=force)
        part = ""
        _sync_folder(folder)
    except FileExistsError:
        raise Refused(_exists(target), _FIELD) from None
    except OSError as error:
        raise _explained(error, target) from error
    finally:
        if part:
            with contextlib.suppress(OSError):
                os.unlink(part)


def _put_in_place(part: str, target: str, *, replace: bool) -> None:
    """Renames `part` to `target` in one step; without `replace` a file that came in between raises FileExistsError."""
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


def _check_place(path: str, target: str, *, force: bool, keep: str | None, example: str) -> None:
    """Everything about the place that can be said before a byte is written."""
    if not target:
        raise Refused(f"Geef het bestand een naam, bijvoorbeeld {example}.", _FIELD)
    if path.endswith(("/", os.sep)) or os.path.isdir(target):
        raise Refused(f"{printable(path)} is een map; zet er een bestandsnaam achter.", _FIELD)
    folder = os.path.dirname(target)
    if not os.path.isdir(folder):
        raise Refused(f"De map {printable(folder)} is er niet; maak die eerst, of kies een andere map.", _FIELD)
    if keep is not None and os.path.realpath(target) in _names_of_store(keep):
        raise Refused("Daar staan je gegevens zelf; kies een andere naam.", _FIELD)
    try:
        mode = os.lstat(target).st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise _explained(error, target) from error
    if stat.S_ISLNK(mode):
        raise Refused(f"{printable(target)} verwijst naar een ander bestand (een link); kies een andere naam.", _FIELD)
    if not stat.S_ISREG(mode):
        raise Refused(f"{printable(target)} is geen gewoon bestand; kies een andere naam.", _FIELD)
    if not force:
        raise Refused(_exists(target), _FIELD)


def _names_of_store(keep: str) -> tuple[str, ...]:
    """The file of the store and the ones SQLite keeps beside it."""
    real = os.path.realpath(keep)
    return (real, f"{real}-wal", f"{real}-shm", f"{real}-journal")


def _exists(target: str) -> str:
    return f"{printable(target)} bestaat al; kies een andere naam of gebruik --force."


def _explained(error: OSError, target: str) -> Refused | StoreProblem:
    """The sentence for what the file system said."""
    folder = printable(os.path.dirname(target))
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return StoreProblem("De schijf is vol. Er is niets weggeschreven; maak ruimte vrij en probeer het opnieuw.")
        case errno.EFBIG:
            return StoreProblem(
                "Het bestand is te groot voor deze schijf. Er is niets weggeschreven; kies een andere plek."
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return Refused(
                f"Je mag niet schrijven in {folder}; kies een andere map, of sluit het bestand als het nog openstaat.",
                _FIELD,
            )
        case errno.ENAMETOOLONG | errno.EINVAL | errno.EILSEQ:
            return Refused("Deze bestandsnaam kan niet op dit systeem; kies een kortere, gewone naam.", _FIELD)
    return StoreProblem(
        f"Schrijven in {folder} lukt niet. Er is niets weggeschreven; kies een andere map of een andere schijf."
    )


def _sync_folder(folder: str) -> None:
    """Makes the new name itself survive a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
