"""The shell commands that measure: how fast the engine and the outreach are, and what is left after a kill -9."""

from __future__ import annotations

import asyncio
import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar

import typer

from bot.options import seconds as in_seconds
from bot.options import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

Result = TypeVar("Result")

# Each command imports what it needs itself: the other ones, and `sonder --help`, shall not wait for it.

SESSIONS: Final = (1000, 100_000, 1_000_000)
"""In the stores among which outreach is measured, where nothing else is asked for."""

bench = typer.Typer(no_args_is_help=True, help="Measure: how fast it is, and whether anything is lost.")

JsonOption = Annotated[bool, typer.Option("--json", help="All figures as one JSON object instead.")]
FolderOption = Annotated[
    Path | None,
    typer.Option(
        help="Where the files of the measurement are, on the disk that is meant. Default: here, for its time."
    ),
]


@bench.command()
def engine(
    ctx: typer.Context,
    clients: Annotated[
        list[int], typer.Option(parser=whole(least=1), metavar="NUMBER", help="How many clients at once.")
    ] = [1, 16, 64],  # noqa: B006 - typer copies it
    sessions: Annotated[
        int, typer.Option(parser=whole(least=1), metavar="NUMBER", help="Sessions in the store.")
    ] = 1000,
    stretches: Annotated[
        int,
        typer.Option(parser=whole(least=1), metavar="NUMBER", help="How often each is measured, in turns."),
    ] = 5,
    seconds: Annotated[
        float,
        typer.Option(parser=in_seconds(least=0.01, most=3600), metavar="SECONDS", help="How long each time."),
    ] = 2.0,
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Turns and relationship reads, embedded and over HTTP, beside the floor of the same framework returning a constant.

    A turn is durable when it is answered: on a SQLite file, with synchronous=FULL. Clients ask again as soon as they are
    answered. Server, floor and clients share the processor.
    """
    from bot.bench import shown  # noqa: PLC0415
    from bot.bench.engine import Size, measure  # noqa: PLC0415

    size = Size(sessions=sessions, clients=clients, stretches=stretches, seconds=seconds)
    measured = _measured(lambda here: measure(here, size, at=ctx.find_root().obj()), folder)
    if as_json:
        _print(measured.plain())
    else:
        shown.engine(measured)


@bench.command()
def outreach(
    ctx: typer.Context,
    sessions: Annotated[
        list[int] | None,
        typer.Option(
            parser=whole(least=1),
            metavar="NUMBER",
            help="How many sessions are in the store. Default: 1000 100000 1000000.",
        ),
    ] = None,
    more: Annotated[
        list[int] | None,
        typer.Argument(
            parser=whole(least=1), metavar="NUMBER", help="The sizes of further stores, after --sessions."
        ),
    ] = None,
    postgres: Annotated[
        str,
        typer.Option(
            help="A PostgreSQL server where a database may be made and dropped. Default: that of SONDER_STORE_URL, or this machine's."
        ),
    ] = "",
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ticks, claims and turns among few and many sessions, beside raw sqlite3 and beside asking every session each tick.

    Then 1, 2 and 4 processes that claim from one store on PostgreSQL, beside raw asyncpg, and one of them killed; left out
    where no server answers. A million sessions take 4 GB of disk for their time.
    """
    from bot.bench import claims, shown  # noqa: PLC0415
    from bot.bench.outreach import Measured, Size, measure  # noqa: PLC0415

    size, clock, server = (
        Size(sessions=sorted([*(sessions or []), *(more or [])] or SESSIONS)),
        ctx.find_root().obj,
        postgres or _server(),
    )

    async def both(here: Path) -> Measured:
        claimed = await claims.measure(server, claims.Size(), clock=clock, say=_progress)
        return replace(await measure(here, size, at=clock(), say=_progress), claims=claimed)

    measured = _measured(both, folder)
    if as_json:
        _print(measured.plain())
    else:
        shown.outreach(measured)


@bench.command()
def kill(
    ctx: typer.Context,
    turns: Annotated[
        int,
        typer.Option(parser=whole(least=1), metavar="NUMBER", help="How many turns are to be acknowledged."),
    ] = 10_000,
    clients: Annotated[
        int, typer.Option(parser=whole(least=1), metavar="NUMBER", help="How many clients at once.")
    ] = 16,
    seed: Annotated[
        int, typer.Option(parser=whole(least=0), metavar="NUMBER", help="Sets at which moments it is killed.")
    ] = 0,
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Kill the server with SIGKILL again and again while clients take turns; then count what is kept.

    Every acknowledged turn must be there once. Status 1 if that is not so.
    """
    from bot.bench import shown  # noqa: PLC0415
    from bot.bench.kill import Size, measure  # noqa: PLC0415

    size, clock = Size(turns=turns, clients=clients, seed=seed), ctx.find_root().obj
    outcome = _measured(lambda here: measure(here, size, at=clock(), say=_progress), folder)
    if as_json:
        _print(outcome.plain())
    else:
        shown.kill(outcome)
    if not outcome.clean:
        raise typer.Exit(1)


def _server() -> str:
    """The PostgreSQL that the environment names, or this machine's."""
    from bot.bench.claims import SERVER  # noqa: PLC0415
    from bot.config import Secrets  # noqa: PLC0415

    url = Secrets().SONDER_STORE_URL.get_secret_value()
    return url if url.startswith(("postgresql://", "postgres://")) else SERVER


def _progress(sentence: str) -> None:
    typer.echo(sentence, err=True)


def _measured(measure: Callable[[Path], Coroutine[Any, Any, Result]], folder: Path | None) -> Result:
    from bot.api.serving import fast_loop  # noqa: PLC0415

    with (
        tempfile.TemporaryDirectory(prefix="sonder-bench-", dir=folder or Path.cwd()) as here,
        asyncio.Runner(loop_factory=fast_loop()) as runner,
    ):
        return runner.run(measure(Path(here)))


def _print(figures: dict[str, Any]) -> None:
    typer.echo(json.dumps(figures, indent=2))
