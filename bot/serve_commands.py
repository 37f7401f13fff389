"""The commands that serve the engine over HTTP, and that make, list and revoke the keys to it."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar

import typer

from bot.errors import PolitelyRefusedError
from bot.options import seconds, whole

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.clock import Clock
    from bot.store.database import Database

# Each command imports what it needs itself: the other ones, and `sonder --help`, shall not wait for it.

Result = TypeVar("Result")
OWN_FILE: Final = "sonder-engine.db"
"""Another file than the bot's own: one SQLite file serves one process."""
DbOption = Annotated[
    str,
    typer.Option(
        "--db",
        help="The store: a file, or a URL such as postgresql://user@host:5432/database.",
        show_default=True,
    ),
]

keys = typer.Typer(no_args_is_help=True, help="Make, list and revoke the keys that open `sonder serve`.")


def serve(
    ctx: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(parser=whole(least=0, most=65535), metavar="PORT", help="The port; 0 takes a free one."),
    ] = 8700,
    db: DbOption = OWN_FILE,
    rate: Annotated[
        int,
        typer.Option(
            parser=whole(least=1, most=1_000_000),
            metavar="NUMBER",
            help="How many requests a key may send in a minute.",
        ),
    ] = 600,
    head_seconds: Annotated[
        float,
        typer.Option(
            parser=seconds(least=0.1, most=600),
            metavar="SECONDS",
            help="How long a request's address and headers may take to arrive.",
        ),
    ] = 10,
    body_seconds: Annotated[
        float,
        typer.Option(
            parser=seconds(least=0.1, most=600),
            metavar="SECONDS",
            help="How long a request's body may take to arrive.",
        ),
    ] = 10,
    allow_private_webhooks: Annotated[
        bool,
        typer.Option(
            "--allow-private-webhooks",
            help="Let webhooks lead to plain http and to private networks, this machine included. For labs.",
        ),
    ] = False,
    log_level: Annotated[str, typer.Option(help="DEBUG, INFO, WARNING or ERROR.")] = "INFO",
) -> None:
    """Serve the emotion engine over HTTP until stopped. Make a key with `sonder keys create`."""
    from bot.api.house import Limits  # noqa: PLC0415 - what only this command needs is loaded by it alone
    from bot.api.serving import run  # noqa: PLC0415

    _log_to_stderr(log_level)
    limits = Limits(
        per_minute=rate,
        head_seconds=head_seconds,
        body_seconds=body_seconds,
        private_webhooks=allow_private_webhooks,
    )
    run(host=host, port=port, url=_place(db), limits=limits, clock=_clock(ctx))


@keys.command()
def create(
    ctx: typer.Context,
    name: Annotated[str, typer.Option(help="What you will know it by.")],
    db: DbOption = OWN_FILE,
) -> None:
    """Make a key and print it, this once: only a hash of it is kept."""
    from bot.api.keys import new_key  # noqa: PLC0415
    from bot.store import api as store  # noqa: PLC0415

    if not name.strip():
        raise PolitelyRefusedError("--name must not be empty. Say what you will know the key by.")
    made, clock = new_key(), _clock(ctx)

    async def keep(database: Database) -> None:
        async with database.write() as tx:
            await store.add_key(tx, made.public, name=name, digest=made.digest, at=clock())

    _with_store(_place(db), clock, keep)
    typer.echo(made.whole)
    typer.echo("Keep it: it cannot be shown again.", err=True)


@keys.command("list")
def list_keys(
    ctx: typer.Context,
    db: DbOption = OWN_FILE,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List the keys by their public part: never what opens anything."""
    from bot.engine.wire import iso  # noqa: PLC0415
    from bot.store import api as store  # noqa: PLC0415

    async def look(database: Database) -> list[tuple[store.ApiKey, int]]:
        async with database.read() as tx:
            return await store.keys(tx)

    found = _with_store(_existing(db), _clock(ctx), look)
    if not found and not as_json:
        typer.echo("There are no keys yet. `sonder keys create` makes one.")
    for key, sessions in found:
        revoked = iso(key.revoked_at) if key.revoked_at else None
        told: dict[str, Any] = {
            "key": key.key, "name": key.name, "created_at": iso(key.created_at), "revoked_at": revoked, "sessions": sessions,
        }  # fmt: skip
        if as_json:
            typer.echo(json.dumps(told))
        else:
            state = f"revoked {revoked}" if revoked else "valid"
            typer.echo(f"{key.key}  {state}  {sessions} sessions  made {told['created_at']}  {key.name}")


@keys.command()
def revoke(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(help="The key's public part, as `sonder keys list` shows it.")],
    db: DbOption = OWN_FILE,
    delete_sessions: Annotated[
        bool, typer.Option("--delete-sessions", help="Delete all of its sessions as well, for good.")
    ] = False,
) -> None:
    """Revoke a key: from now on it opens nothing. Its sessions stay in the store, out of everybody's reach."""
    from bot.store import api as store  # noqa: PLC0415

    clock = _clock(ctx)

    async def end(database: Database) -> int:
        async with database.write() as tx:
            if await store.find_key(tx, key) is None:
                raise PolitelyRefusedError(f"There is no key {key}. `sonder keys list` shows all of them.")
            await store.revoke(tx, key, at=clock())
        return await _sessions_deleted(database, key) if delete_sessions else 0

    gone = _with_store(_existing(db), clock, end)
    typer.echo(f"{key} is revoked. {gone} of its sessions were deleted.")


async def _sessions_deleted(database: Database, key: str) -> int:
    """Delete all sessions of a key, some at a time. Gives how many there were."""
    from bot.store import api as store  # noqa: PLC0415

    gone, going = 0, True
    while going:
        async with database.write() as tx:
            some = await store.delete_sessions(tx, key)
        gone, going = gone + some, some > 0
    if gone:
        await database.scrub()
    return gone


def _place(db: str) -> str:
    """The URL of a store that may be made now, but no folder for it."""
    from bot.store.naming import check_folder, url_of  # noqa: PLC0415

    url = url_of(db)
    check_folder(url)
    return url


def _existing(db: str) -> str:
    """The URL of a store that is there: whoever only looks makes none."""
    from bot.store.naming import check_file, url_of  # noqa: PLC0415

    url = url_of(db)
    check_file(url, "`sonder keys create` makes it, and a key in it.")
    return url


def _with_store(url: str, clock: Clock, work: Callable[[Database], Awaitable[Result]]) -> Result:
    from bot.store.database import Database  # noqa: PLC0415

    async def opened() -> Result:
        async with Database.open(url, at=clock()) as database:
            return await work(database)

    return asyncio.run(opened())


def _clock(ctx: typer.Context) -> Clock:
    """The one clock, which `bot.__main__` made."""
    return ctx.find_root().obj


def _log_to_stderr(level: str) -> None:
    if level not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise typer.BadParameter("must be DEBUG, INFO, WARNING or ERROR", param_hint="--log-level")
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(message)s", force=True)
    for chatty in ("uvicorn", "asyncio", "aiosqlite", "httpx", "httpcore"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
