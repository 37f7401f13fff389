"""Where a store is, as somebody names it on the command line: a file, or an address."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from bot.errors import StartError

_KNOWN: Final = ("sqlite:///", "postgresql://", "postgres://")
_LOOKS_LIKE_AN_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""Two letters at least: a single one before the colon is a drive."""
NEITHER: Final = (
    "--db {db} is neither a file nor the address of a store. Write a path, such as kept.db, or an address:"
    " sqlite:///kept.db or postgresql://user@host:5432/database."
)


def store_url(db: str) -> str:
    """The address of a store that was named by a file or by an address. Raises StartError for what is neither."""
    if db.startswith(_KNOWN):
        return db
    if not db.strip() or _LOOKS_LIKE_AN_ADDRESS.match(db):
        raise StartError(NEITHER.format(db=_without_password(db)))
    return f"sqlite:///{Path(db).expanduser().absolute()}"


def _without_password(db: str) -> str:
    """An address may hold one, and a sentence on a screen must not."""
    return re.sub(r"//[^/]*@", "//…@", db)
