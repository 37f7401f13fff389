"""The command line `sonder`: what can be asked of it, the one clock, and a status that says how it went."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from bot import bench_commands, db_commands, mind_commands, serve_commands
from bot.errors import Exit, SonderError, StartError

# Discord and all that speaks with it take seconds to import: only the commands that need them pay.

cli = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Sonder: a Discord companion that can write first."
)
cli.add_typer(bench_commands.bench, name="bench")
cli.add_typer(mind_commands.mind, name="mind")
cli.add_typer(db_commands.db, name="db")
cli.add_typer(serve_commands.keys, name="keys")
cli.command()(serve_commands.serve)


def clock() -> datetime:
    """The one clock of the house; the rehearsal moves it."""
    from discord import utils  # noqa: PLC0415

    return utils.utcnow()


def _version(wanted: bool) -> None:
    if wanted:
        print(f"sonder {version('sonder')}")  # noqa: T201 - this is what was asked for
        raise typer.Exit


@cli.callback()
def sonder(
    ctx: typer.Context,
    show: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Sonder: a Discord companion that can write first."""
    del show
    ctx.obj = clock
    # The reader's matrices are small: more threads only wait for each other (measured: 29 s of processor time became 8).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


ConfigOption = Annotated[
    Path | None, typer.Option("--config", help="The settings file. Default: config.toml, if there is one.")
]


@cli.command()
def run(config: ConfigOption = None) -> None:
    """Connect to Discord and be there until stopped. Needs DISCORD_TOKEN in the environment or in .env."""
    from bot import launch  # noqa: PLC0415

    launch.run(config, clock)


@cli.command()
def rehearse(
    script: Annotated[
        Path | None, typer.Option("--script", help="Play the lines of this file, then end.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a line for every visible event.")
    ] = False,
    db: Annotated[
        str | None,
        typer.Option(
            "--db",
            help="Keep the store between rehearsals: a file, or a URL such as postgresql://user@host/database."
            " Default: a fresh one that is thrown away.",
        ),
    ] = None,
    start: Annotated[
        str | None, typer.Option("--start", help="Where the clock begins, such as 2026-03-02T18:00Z.")
    ] = None,
    files: Annotated[Path, typer.Option("--files", help="Where attached pictures are saved.")] = Path(
        "rehearsal-files"
    ),
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            help="The settings file. Default: config.toml, if there is one. Its [store], [discord] and [log] are left"
            " aside, so that a rehearsal never touches what people said: name a store with --db.",
        ),
    ] = None,
) -> None:
    """Try the real bot on a simulated Discord, in this terminal: no account, no network."""
    from bot import launch  # noqa: PLC0415

    raise typer.Exit(
        launch.rehearse(config, clock, script=script, as_json=as_json, db=db, start=start, files=files)
    )


def main() -> None:
    """The entry point. Every failure to start is one sentence and a status of its own."""
    try:
        cli()
    except SonderError as problem:
        _complain(problem)
        sys.exit(problem.status if isinstance(problem, StartError) else Exit.FAILED)


def _complain(problem: SonderError) -> None:
    from rich.console import Console  # noqa: PLC0415

    Console(stderr=True, soft_wrap=True, highlight=False, markup=False).print(f"sonder: {problem}")


if __name__ == "__main__":
    main()
