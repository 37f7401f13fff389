"""Understands how people name a store: a file, or an address of SQLite or PostgreSQL; anything else gets a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bot.errors import StartError

SQLITE: Final = "sqlite:///"
POSTGRESQL: Final = ("postgresql://", "postgres://")
FORMS: Final = (
    "The store's address must name a SQLite file (sqlite:///sonder.db, or with four slashes a path from the root:"
    " sqlite:////srv/sonder.db) or a PostgreSQL database (postgresql://user@host:5432/database)."
)


def url_of(named: str) -> str:
    """The URL of a store that was named by a path or by a URL. Raises StartError for one of another kind, and for none."""
    if named.startswith(POSTGRESQL):
        return named
    if named.startswith(SQLITE) and file_of(named):
        return named
    if "://" in named or named.startswith("sqlite:") or not named.strip():
        raise StartError(FORMS)
    return f"{SQLITE}{Path(named).expanduser().absolute()}"


def file_of(url: str) -> Path | None:
    """The file of a SQLite store. None for any other URL."""
    name = url.removeprefix(SQLITE)
    return None if name in {url, "", ":memory:"} else Path(name).expanduser()


def check_folder(url: str) -> None:
    """Raises StartError where the file's folder is not there (a mistyped path shall not become folders), or where it is one itself."""
    file = file_of(url)
    if file is None:
        return
    if file.is_dir():
        raise StartError(folder_sentence(file))
    if not file.parent.is_dir():
        raise StartError(
            f"There is no folder {file.parent} for the database {file.name}. Make it first, or name another one."
        )


def folder_sentence(path: Path) -> str:
    """What to say of a folder that was named as a database."""
    return f"{path} is a folder, no database. Name a file in it, such as {path / 'sonder.db'}."


def check_file(url: str, otherwise: str) -> None:
    """Raises StartError where there is no such file yet; `otherwise` says what to do then."""
    file = file_of(url)
    if file is not None and not file.exists():
        rooted = Path("/") / file
        slashes = (
            f" (A path from the root has four slashes: {SQLITE}{rooted}.)"
            if rooted != file and rooted.exists()
            else ""
        )
        raise StartError(f"There is no database {file}. {otherwise}{slashes}")
