"""What a reading costs: time, memory, and whether fresh processes read the same."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.errors import SonderError
from bot.learning import metrics
from bot.learning.figures import Figure, Goal, Measured

SECTION: Final = "Speed"
STARTS: Final = 5
_NAME: Final = "held out"
_BUSY: Final = ", processor time"
_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Fresh:
    """What a fresh process told: seconds (all but `first` of processor time), bytes, and the readings that it printed."""

    first: float
    first_busy: float
    readings: tuple[float, ...]
    messages: tuple[float, ...]
    grown: int | None
    printed: bytes


def speed(texts: Sequence[str]) -> Iterator[Figure]:
    """Two fresh processes read everything (one after the other, each with its own hash seed), three more one line."""
    runs = [fresh(texts, seed=1), fresh(texts, seed=2)]
    starts = [*runs, *(fresh(texts[:1], seed=seed) for seed in range(3, STARTS + 1))]
    for what, times in (("a reading", runs[0].readings), ("a reading and its turn", runs[0].messages)):
        yield from _percentiles(what, times)
    for what, seconds in (("", [one.first for one in starts]), (_BUSY, [one.first_busy for one in starts])):
        first = _range([one * 1000 for one in seconds])
        yield Figure(SECTION, f"first use in a fresh process{what}", "one line", STARTS, first, unit="ms")
    grown = [one.grown / _MEGABYTE for one in runs if one.grown is not None]
    note = "" if grown else "not available: this system does not tell it"
    memory = _range(grown) if grown else None
    yield Figure(SECTION, "resident growth", _NAME, len(texts), memory, unit="MB", note=note)
    same = Measured(float(runs[0].printed == runs[1].printed), math.nan, math.nan, "compared")
    yield Figure(
        SECTION, "two fresh processes print the same bytes", _NAME, len(texts), same, Goal(1.0), unit="yes"
    )


def _percentiles(what: str, seconds: Sequence[float]) -> Iterator[Figure]:
    times = np.array(seconds) * 1000
    for share in (0.5, 0.95):
        value, interval = metrics.percentile(times, share)
        measured = Measured(value, *interval, "ranks")
        yield Figure(SECTION, f"{what}{_BUSY}, p{share * 100:.0f}", _NAME, len(times), measured, unit="ms")


def _range(values: Sequence[float]) -> Measured:
    return Measured(float(np.median(values)), min(values), max(values), "range")


def fresh(texts: Sequence[str], *, seed: int) -> Fresh:
    """Reads the texts in a process of its own, with this hash seed. Raises SonderError if it fails."""
    ended = subprocess.run(
        [sys.executable, "-m", "bot.learning.fresh"],
        input=json.dumps(list(texts)).encode("ascii"),
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONIOENCODING": "utf-8"},
    )
    if ended.returncode:
        raise SonderError("A fresh process that should read the lines failed. Run the command again.")
    told = json.loads(ended.stderr)
    return Fresh(
        told["first"],
        told["first_busy"],
        tuple(told["readings"]),
        tuple(told["messages"]),
        told["grown"],
        ended.stdout,
    )
