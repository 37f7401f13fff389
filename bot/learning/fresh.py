"""Run as a process of its own: reads lines for the first time, and says how long that took and how much memory.

Standard input: a JSON array of texts. Standard output: every reading and the state after all of them, as bytes to
compare. Standard error: one JSON object with the measurements.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

_BEGIN: Final = datetime(2026, 1, 5, 9, tzinfo=UTC)


def main() -> None:
    """Measures processor time, which other processes do not disturb, and for the first use the time that passes as well."""
    texts: list[str] = json.load(sys.stdin)
    before = resident()
    start, busy = time.perf_counter(), time.process_time()
    from bot.mind import Traits, born, read, turn  # noqa: PLC0415 - the import is part of the first use

    read(texts[0])
    first, first_busy = time.perf_counter() - start, time.process_time() - busy
    readings: list[float] = []
    messages: list[float] = []
    told: list[str] = []
    state, traits = born(Traits(), _BEGIN), Traits()
    for place, text in enumerate(texts):
        busy = time.process_time()
        reading = read(text)
        readings.append(time.process_time() - busy)
        state = turn(state, traits, reading, at=_BEGIN + place * timedelta(hours=1), speaker="user").state
        messages.append(time.process_time() - busy)
        told.append(repr(reading))
    after = resident()
    grown = None if before is None or after is None else after - before
    sys.stdout.write("\n".join((*told, state.to_json())))
    told_apart = {"first": first, "first_busy": first_busy, "grown": grown}
    json.dump({**told_apart, "readings": readings, "messages": messages}, sys.stderr)


def resident() -> int | None:
    """The bytes of this process that are in memory now; None where the system does not tell it in /proc."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    kilobytes = [line.split()[1] for line in lines if line.startswith("VmRSS:")]
    return int(kilobytes[0]) * 1024 if kilobytes else None


if __name__ == "__main__":
    main()
