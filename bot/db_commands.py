"""The shell commands for the store: moving it from one database to another."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.progress import TaskID

    from bot.clock import Clock
    from bot.store.copying import Counted

db = typer.Typer(no_args_is_help=True, help="Look after the database.")


@db.command()
def copy(
    ctx: typer.Context,
    from_url: Annotated[
        str,
        typer.Argument(metavar="FROM_URL", help="Where everything is now: sonder.db, or sqlite:///sonder.db"),
    ],
    to_url: Annotated[
        str, typer.Argument(metavar="TO_URL", help="An empty database: postgresql://user@host:5432/database")
    ],
) -> None:
    """Copy everything from one database into another that is empty, compare the counts, and look at every row of the source again.

    Stop every Sonder first: a source that changes meanwhile is not copied. The source is only read, but brought to this
    program's version before. It all goes in one transaction: when something fails, the target is as empty as it was.
    Works in both directions. A password belongs into PGPASSWORD in the environment, not into an address on the command line.
    """
    counted = asyncio.run(_copy(from_url, to_url, ctx.obj))
    _show(counted)


async def _copy(from_url: str, to_url: str, clock: Clock) -> list[Counted]:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn as Bar  # noqa: PLC0415
    from rich.progress import MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    from bot.store.alone import alone  # noqa: PLC0415
    from bot.store.copying import check_urls, copy  # noqa: PLC0415
    from bot.store.database import Database  # noqa: PLC0415
    from bot.store.naming import check_folder, url_of  # noqa: PLC0415

    from_url, to_url = url_of(from_url), url_of(to_url)
    check_urls(from_url, to_url)
    check_folder(to_url)
    columns = (TextColumn("{task.description}"), Bar(), MofNCompleteColumn())
    with alone(from_url), alone(to_url):
        async with Database.open(from_url, at=clock()) as source, Database.open(to_url, at=clock()) as target:
            with Progress(*columns, console=Console(stderr=True)) as progress:
                bars: dict[str, TaskID] = {}

                def told(table: str, done: int, size: int) -> None:
                    if table not in bars:
                        bars[table] = progress.add_task(table, total=size)
                    progress.update(bars[table], completed=done)

                return await copy(source, target, at=clock(), told=told)


def _show(counted: list[Counted]) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table("table", title="Copied, and counted on both sides")
    for side in ("source", "target"):
        table.add_column(side, justify="right")
    for one in counted:
        table.add_row(one.table, str(one.source), str(one.target))
    table.add_section()
    table.add_row("all", str(sum(one.source for one in counted)), str(sum(one.target for one in counted)))
    Console().print(table)
