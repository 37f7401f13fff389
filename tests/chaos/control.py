"""What the test tells a running process without a word on the wire: how late it is, and where to die; and back, how often it looked who is due. Kept in a mapped file."""

from __future__ import annotations

import mmap
import os
import signal
import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

_SIZE = 4096
_OFFSET, _COUNT, _STEP, _LOOKS = 0, 8, 16, 128
"""Where in the file: seconds that the clock is ahead (float), how often the step is passed before dying, the step's name, each process's looks."""
_LONGEST_NAME = 64
SEATS = (_SIZE - _LOOKS) // 8
"""How many processes can count their looks."""


class Control:
    """One process's orders. The test and the process map the same file; `at` is its clock."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(_SIZE))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _SIZE)

    def at(self) -> datetime:
        """The instant on the hand-moved clock: real time, and as much ahead as the test moved it."""
        (ahead,) = struct.unpack_from("d", self._map, _OFFSET)
        return datetime.fromtimestamp(time.time() + ahead, UTC)

    def forward(self, by: timedelta) -> datetime:
        """Move the clock on; it never goes back."""
        (ahead,) = struct.unpack_from("d", self._map, _OFFSET)
        struct.pack_into("d", self._map, _OFFSET, ahead + max(0.0, by.total_seconds()))
        return self.at()

    def die_at(self, step: str, *, passes: int = 0) -> None:
        """Order: SIGKILL yourself at this step, after passing it so many times."""
        name = step.encode().ljust(_LONGEST_NAME, b"\0")
        struct.pack_into(f"q{_LONGEST_NAME}s", self._map, _COUNT, passes, name)

    def looks(self, seat: int) -> int:
        """How often the process on this seat has asked who is due, and done everything about it."""
        (looks,) = struct.unpack_from("q", self._map, _LOOKS + 8 * seat)
        return looks

    def looked(self, seat: int) -> None:
        """Called by the process at the end of every such look."""
        struct.pack_into("q", self._map, _LOOKS + 8 * seat, self.looks(seat) + 1)

    @property
    def ordered(self) -> str:
        """The step at which to die; empty for none."""
        raw: bytes = self._map[_STEP : _STEP + _LONGEST_NAME]
        return raw.rstrip(b"\0").decode()

    def passing(self, step: str) -> None:
        """Called by the process at every step: this is where it dies, with no chance to tidy up."""
        if self.ordered != step:
            return
        (passes,) = struct.unpack_from("q", self._map, _COUNT)
        if passes > 0:
            struct.pack_into("q", self._map, _COUNT, passes - 1)
            return
        self.die_at("")  # one death for one order, also where two processes share it
        os.kill(os.getpid(), signal.SIGKILL)
