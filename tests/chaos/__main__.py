"""`python -m tests.chaos --sends 1000`: the whole chaos, its progress, and a table of what came of it."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from . import compared, naive
from .course import Report, whole_course
from .director import Plan
from .world import World


def main() -> int:
    """0: nothing was doubled, lost or told wrong. 1: something was; each is a line."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="sonder-chaos-") as folder:
        return asyncio.run(_run(asked, Path(folder)))


def _asked() -> argparse.Namespace:
    given = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    given.add_argument(
        "--sends", type=int, default=1000, help="messages that shall stand at Discord at the end"
    )
    given.add_argument("--people", type=int, default=80, help="people who are written to")
    given.add_argument("--seed", type=int, default=1, help="decides when it dies and what goes wrong")
    given.add_argument("--passes", type=int, default=10, help="a death after 0 to this many sends, less one")
    given.add_argument(
        "--trouble", type=float, default=0.2, help="share of requests to which something happens"
    )
    given.add_argument("--without-comparison", action="store_true", help="leave out the two simple senders")
    return given.parse_args()


async def _run(asked: argparse.Namespace, folder: Path) -> int:
    began = time.monotonic()
    plan = Plan.for_ever(asked.seed, passes=asked.passes, trouble=asked.trouble)
    world = World(folder, plan=plan)
    report = await whole_course(world, sends=asked.sends, people=asked.people, say=_say)
    others: list[compared.Compared] = []
    for order in () if asked.without_comparison else naive.BOTH:
        _say(f"compared with: {order}")
        plan = Plan.for_ever(asked.seed, ends=compared.ENDS, passes=asked.passes, trouble=asked.trouble)
        others.append(await compared.compare(order, folder / order[0], letters=asked.sends, plan=plan))
    _say(_table(report, others))
    _say(_kills(report))
    took = (time.monotonic() - began) / 60
    _say(
        f"seed {asked.seed}, {asked.people} people, {report.days:.0f} days on the clock, {took:.1f} minutes in earnest"
    )
    for line in report.wrong:
        _say(line)
    if report.complaints:
        _say(
            f"the bot complained {report.complaints} times:\n{world.log.read_text(encoding='utf-8')[-8000:]}"
        )
    return 1 if report.wrong else 0


def _table(report: Report, others: list[compared.Compared]) -> str:
    heads = ["", "Sonder", *naive.BOTH[: len(others)]]
    lines = [f"| {' | '.join(heads)} |", f"| {' | '.join('---' for _ in heads)} |"]
    same = {
        "messages that stand at Discord": "sends", "SIGKILL": "kills", "doubled": "doubled", "lost without a receipt": "lost",
        "told wrong (said to be there and is not, or the other way)": "told_wrong",
    }  # fmt: skip
    for name, figure in report.rows():
        besides = [str(getattr(other, same[name])) if name in same else "" for other in others]
        lines.append(f"| {' | '.join([name, str(figure), *besides])} |")
    return "\n".join(lines)


def _kills(report: Report) -> str:
    return "killed at: " + ", ".join(f"{step} {n}" for step, n in sorted(report.kills.items()))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
