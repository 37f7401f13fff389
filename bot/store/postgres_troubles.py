"""What PostgreSQL, its driver and the network can refuse, and the sentence for each; no sentence holds a password."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, cast
from urllib.parse import urlsplit

from bot.errors import Exit, StartError, StoreError

try:
    import asyncpg as _asyncpg
except ModuleNotFoundError:  # the extra `postgres` is not there; `driver` says so
    _asyncpg = None

_NO_DRIVER = (
    "The store's url names PostgreSQL, but its driver is not installed."
    ' Install it with `uv sync --extra postgres` (or `pip install ".[postgres]"`), then start again.'
)
_REFUSED = "I could not keep that: the store refused it, and nothing of it was saved. Please try again."
_AWAY = "I cannot reach my store right now, so nothing of that was saved. Please try again in a minute."


def driver() -> ModuleType:
    """The package asyncpg. Raises StartError where it is not installed."""
    if _asyncpg is None:
        raise StartError(_NO_DRIVER)
    return _asyncpg


def troubles() -> tuple[type[Exception], ...]:
    """Everything that a request to PostgreSQL can end in: refused, too slow, or never arrived."""
    asyncpg = cast("Any", driver())
    return (
        asyncpg.PostgresError,
        asyncpg.InterfaceError,
        asyncpg.InternalClientError,
        OSError,
        TimeoutError,
    )


@contextmanager
def told() -> Generator[None]:
    """What PostgreSQL or the network refused becomes a sentence."""
    try:
        yield
    except troubles() as error:
        raise StoreError(_AWAY if _is_away(error) else _REFUSED) from error


def _is_away(error: BaseException) -> bool:
    """Whether the server cannot be reached, closed the connection, or has no room: by PostgreSQL's own class of the error."""
    if isinstance(error, (OSError, TimeoutError)):
        return True
    asyncpg = cast("Any", driver())
    if isinstance(error, (asyncpg.InterfaceError, asyncpg.InternalClientError)):
        return not isinstance(error, ValueError)  # the driver's own word for a connection that it lost
    return _state(error)[:2] in {"08", "53", "57"}


def _state(error: BaseException) -> str:
    """PostgreSQL's own code of an error; empty for one of the driver's."""
    return str(getattr(error, "sqlstate", None) or "")


def where(url: str) -> str:
    """Host and database of an address, without who may enter and how."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "the address in the store's url"
    return f"{parts.hostname or 'this machine'}{port}{parts.path}"


def cannot_start(url: str, error: BaseException) -> StartError:
    """What to tell the operator of a server that cannot be used."""
    state, place = _state(error), where(url)
    if state[:2] == "28":
        return StartError(
            f"PostgreSQL at {place} refuses this user or password. Check SONDER_STORE_URL, or PGUSER and PGPASSWORD, in the environment."
        )
    if state == "3D000":
        return StartError(
            f"There is no database {place.rpartition('/')[2]!r} at {place.partition('/')[0]}. Make it with createdb, then start again."
        )
    if isinstance(error, ValueError):
        return StartError(
            'The store\'s url cannot be understood. Write it like "postgresql://user@host:5432/database".'
        )
    if _is_away(error):
        return StartError(
            f"PostgreSQL at {place} cannot be reached. Check that it runs and the network, then start again.",
            Exit.UNAVAILABLE,
        )
    return StartError(
        f"The database at {place} cannot be used (PostgreSQL says {state or type(error).__name__})."
        " Check that this user may make tables there, or put a backup back."
    )
