"""Shows what was measured as tables in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from math import nan
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from bot.bench.claims import Claims
    from bot.bench.engine import Measured
    from bot.bench.goals import Goal
    from bot.bench.kill import Outcome
    from bot.bench.loop import Figures
    from bot.bench.outreach import Measured as Outreach


def engine(measured: Measured) -> None:
    """Turns and reads."""
    console = Console()
    machine(console, measured.machine)
    console.print(_table("Embedded, in one process", measured.embedded, {}))
    shares = {("relationship", clients): share for clients, share in measured.read_shares().items()}
    console.print(_table("Over HTTP, server and clients on this machine", measured.http, shares))
    console.print(
        "The floor: the same framework and server, a constant, and nothing of ours (no key, limit, log or store)."
    )
    goals(console, measured.goals())


def kill(outcome: Outcome) -> None:
    """What is left after a kill."""
    console = Console()
    for name, count in asdict(outcome).items():
        console.print(f"{name.replace('_', ' '):<14} {count:,}", highlight=False)
    verdict = (
        "Every acknowledged turn is there, once."
        if outcome.clean
        else "Something is NOT as it was acknowledged."
    )
    console.print(verdict, highlight=False)


def outreach(measured: Outreach) -> None:
    """Ticks, claims, turns."""
    console = Console()
    machine(console, measured.machine)
    table = Table(title="Writing first; times in milliseconds", title_justify="left")
    for heading in ("", *(f"{one.sessions:,} sessions" for one in measured.stores)):
        table.add_column(heading, justify="right" if heading else "left")
    rows = {
        "tick, nothing due": [f"{one.tick_ms:.3f}" for one in measured.stores],
        "claim 100, one by one": [f"{one.claim_ms:.2f}" for one in measured.stores],
        "the same, raw sqlite3": [f"{one.raw_claim_ms:.2f}" for one in measured.stores],
        **{
            f"until all of {number:,} due are done": [
                f"{one.due_ms.get(number, nan):,.0f}" for one in measured.stores
            ]
            for number in measured.stores[-1].due_ms
        },
        "asking every session": [f"{one.asking_all_ms:,.0f}" for one in measured.stores],
        "a turn": [f"{one.turn_ms:.2f}" for one in measured.stores],
        "memory, MB": [f"{one.memory_mb:.0f}" for one in measured.stores],
        "calls in a silent day": [f"{one.silent_calls}" for one in measured.stores],
    }
    for what, figures in rows.items():
        table.add_row(what, *figures)
    console.print(table)
    if measured.claims is not None:
        claims(console, measured.claims)
    goals(console, measured.goals())


def claims(console: Console, found: Claims) -> None:
    """Several processes on PostgreSQL, and one of them killed; or why there is nothing of it."""
    if found.skipped is not None or found.recovery is None:
        console.print(found.skipped, highlight=False)
        return
    console.print(f"postgresql {found.server}", highlight=False)
    title = f"Claiming and giving back {found.due:,} due of {found.sessions:,} sessions, beside raw asyncpg"
    table = Table(title=title, title_justify="left")
    for heading in (
        "processes",
        "batch",
        "a second",
        "raw",
        "share",
        "claim ms",
        "raw ms",
        "twice",
        "missed",
    ):
        table.add_column(heading, justify="right")
    for one in found.rates:
        table.add_row(
            f"{one.processes}", f"{one.batch}", f"{one.per_second:,.0f}", f"{one.raw_per_second:,.0f}",
            f"{one.per_second / one.raw_per_second:.2f}", f"{one.claim_ms:.2f}", f"{one.raw_claim_ms:.2f}", f"{one.twice}", f"{one.missed}",
        )  # fmt: skip
    console.print(table)
    after = found.recovery
    console.print(
        f"kill -9 of one of {after.processes} processes that held {after.held} sessions for {after.lease:g} s: others had all of them"
        f" {after.seconds:.2f} s later, the last {after.late_ms:.0f} ms after the lease had ended",
        highlight=False,
    )


def machine(console: Console, told: dict[str, str]) -> None:
    """What it was measured on."""
    for name, what in told.items():
        console.print(f"{name:<10} {what}", highlight=False)


def goals(console: Console, wanted: Sequence[Goal]) -> None:
    """What was to be reached."""
    for goal in wanted:
        console.print(f"{goal.what}: {goal.told()}", highlight=False)


def _table(title: str, figures: Sequence[Figures], shares: dict[tuple[str, int], float]) -> Table:
    table = Table(title=title, title_justify="left")
    for heading in ("what", "clients", "a second", "p50 ms", "p95 ms", "p99 ms", "share of the floor"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for one in sorted(figures, key=lambda one: one.clients):
        share = shares.get((one.what, one.clients))
        table.add_row(
            one.what, str(one.clients), f"{one.per_second:,.0f}", f"{one.p50:.2f}", f"{one.p95:.2f}", f"{one.p99:.2f}",
            f"{share:.2f}" if share is not None else "",
        )  # fmt: skip
    return table
