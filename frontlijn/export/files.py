"""Writes an export to a file: whole or not at all, for its owner only, never over something else by accident."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterable
from datetime import date

from frontlijn.domain.errors import Refused, StoreProblem
from frontlijn.domain.text import fold, printable
from frontlijn.store.files import put_in_place

_FIELD = "bestand"


def write_whole(path: str, text: str | Iterable[str], *, force: bool = False, keep: str | None = None) -> str:
    """Writes text as UTF-8 to `path`, line ends as they are, and returns the absolute path.

    The pieces go to a temporary file in the same folder, reach the disk, and get their name in one step. Whatever
    goes wrong, also in the making of a piece, nothing is left behind and a file that was there stays. `keep` is a
    file that is never replaced: the store. Raises Refused at `bestand` when this place cannot be used, StoreProblem
    when writing fails.
    """
    import tempfile

    target = os.path.abspath(path) if path.strip() and "\0" not in path else ""
    _check_place(path, target, force=force, keep=keep)
    folder = os.path.dirname(target)
    part = ""
    try:
        descriptor, part = tempfile.mkstemp(prefix=".frontlijn-", suffix=".deel", dir=folder)  # mode 0600
        with os.fdopen(descriptor, "wb") as file:
            for piece in (text,) if isinstance(text, str) else text:
                file.write(piece.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, target, replace=force)
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
    return target


def suggested_name(wat: str, formaat: str, today: date) -> str:
    """A file name that is fine on each system: "Corpus den Hoorn" gives frontlijn-corpus-den-hoorn-2026-11-21.md."""
    words = re.findall(r"[a-z0-9]+", fold(wat[:200]))
    return f"{'-'.join(['frontlijn', *words])[:80].rstrip('-')}-{today.isoformat()}.{formaat}"


def _check_place(path: str, target: str, *, force: bool, keep: str | None) -> None:
    """Everything about the place that can be said before a byte is written."""
    if not target:
        raise Refused("Geef het bestand een naam, bijvoorbeeld selwerd.md.", _FIELD)
    if path.endswith(("/", os.sep)) or os.path.isdir(target):
        raise Refused(f"{_shown(path)} is een map; zet er een bestandsnaam achter.", _FIELD)
    folder = os.path.dirname(target)
    if not os.path.isdir(folder):
        raise Refused(f"De map {_shown(folder)} is er niet; maak die eerst, of kies een andere map.", _FIELD)
    if keep is not None and os.path.realpath(target) in _names_of_store(keep):
        raise Refused("Daar staan je gegevens zelf; kies een andere naam voor de export.", _FIELD)
    try:
        mode = os.lstat(target).st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise _explained(error, target) from error
    if stat.S_ISLNK(mode):
        raise Refused(f"{_shown(target)} verwijst naar een ander bestand (een link); kies een andere naam.", _FIELD)
    if not stat.S_ISREG(mode):
        raise Refused(f"{_shown(target)} is geen gewoon bestand; kies een andere naam.", _FIELD)
    if not force:
        raise Refused(_exists(target), _FIELD)


def _names_of_store(keep: str) -> tuple[str, ...]:
    """The file of the store and the ones SQLite keeps beside it."""
    real = os.path.realpath(keep)
    return (real, f"{real}-wal", f"{real}-shm", f"{real}-journal")


def _exists(target: str) -> str:
    return f"{_shown(target)} bestaat al; kies een andere naam of gebruik --force."


def _shown(path: str) -> str:
    return printable(path)


def _explained(error: OSError, target: str) -> Refused | StoreProblem:
    """The sentence for what the file system said."""
    folder = _shown(os.path.dirname(target))
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
    return StoreProblem(f"Schrijven in {folder} lukt niet ({error.strerror}). Er is niets weggeschreven.")


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
