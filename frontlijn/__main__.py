"""`frontlijn` on the command line: what is quick is answered here, the rest goes to the commands or to the app.

Whatever happens ends in one Dutch line and an exit code, never in a traceback.
"""

from __future__ import annotations

import sys

from frontlijn.cli import exits, streams
from frontlijn.domain.errors import FrontlijnError


def main(argv: list[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    streams.prepare()
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        streams.flush()
    except FrontlijnError as error:
        streams.tell(error.message)
        code = exits.exit_code(error)
    except KeyboardInterrupt:
        streams.tell("Afgebroken.")
        code = exits.INTERRUPTED
    except BrokenPipeError:
        code = exits.OK  # whoever read along has seen enough
    except Exception as error:  # noqa: BLE001 the last place where an error can be said in Dutch
        from frontlijn.store.errorlog import write_down

        streams.tell(
            f"Er ging iets mis dat frontlijn niet kent ({type(error).__name__}). Het staat in {write_down(error)}"
        )
        code = exits.UNKNOWN
    streams.finish()
    return code


def _run(argv: list[str]) -> int:
    db, args = take_db(argv)
    geen_bsn, args = take_flag(readable(args), "--geen-bsn")
    if args[:1] == ["search"]:
        from frontlijn.cli.search import run as search

        return search(args[1:], db)
    if not args and not geen_bsn:
        return _open_app(db)
    from frontlijn.cli.commands import run

    return run(args, db, geen_bsn=geen_bsn)


def readable(args: list[str]) -> list[str]:
    """The arguments as text; raises WrongInput for one that is none, rather than change what was typed."""
    read = []
    for arg in args:
        try:
            read.append(arg.encode("utf-8", "surrogateescape").decode("utf-8"))
        except UnicodeError:
            raise exits.WrongInput(
                f"{arg[:40]} is geen tekst in UTF-8. Typ het opnieuw; een bestand geef je eerst een andere naam."
            ) from None
    return read


def take_db(argv: list[str]) -> tuple[str | None, list[str]]:
    """The value of `--db`, which may stand before and after a command, and the other arguments."""
    db = None
    args: list[str] = []
    rest = iter(argv)
    for arg in rest:
        if arg == "--":
            args += [arg, *rest]
        elif arg == "--db" or arg.startswith("--db="):
            db = arg[5:] if "=" in arg else next(rest, "")
            if not db:
                raise exits.WrongInput("Zet achter --db het bestand met de gegevens: --db BESTAND.")
        else:
            args.append(arg)
    return db, args


def take_flag(argv: list[str], flag: str) -> tuple[bool, list[str]]:
    """Whether `flag` is given, which may stand before and after a command, and the other arguments."""
    end = argv.index("--") if "--" in argv else len(argv)
    return flag in argv[:end], [*(arg for arg in argv[:end] if arg != flag), *argv[end:]]


def _open_app(db: str | None) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise exits.WrongInput(
            "De app heeft een terminal nodig; zonder terminal werken de opdrachten: frontlijn --help"
        )
    from frontlijn.app import run
    from frontlijn.store.paths import store_path
    from frontlijn.store.store import Store

    return run(Store.open(store_path(db)))


if __name__ == "__main__":
    sys.exit(main())
