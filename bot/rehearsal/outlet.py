"""Output that may go away, as in `sonder rehearse | head`: the bot on the stage must not notice."""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path
from typing import TextIO


class Outlet(io.TextIOBase):
    """Writes to `out` until that fails, and then nowhere."""

    def __init__(self, out: TextIO) -> None:
        super().__init__()
        self._out = out
        self._gone = False

    @property
    def encoding(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride] - read-only in the original as well
        """As the original's; UTF-8 if it has none."""
        return getattr(self._out, "encoding", None) or "utf-8"

    def isatty(self) -> bool:
        """As the original."""
        return self._out.isatty()

    def fileno(self) -> int:
        """As the original. Raises OSError if it has none."""
        return self._out.fileno()

    def write(self, text: str, /) -> int:
        """Write, or drop the text."""
        if not self._gone:
            try:
                self._out.write(text)
            except OSError:
                self._give_up()
        return len(text)

    def flush(self) -> None:
        """Pass on what was written."""
        if not self._gone:
            try:
                self._out.flush()
            except OSError:
                self._give_up()

    def _give_up(self) -> None:
        """Nothing more; and what is left in the original's buffer goes nowhere when the process ends."""
        self._gone = True
        with contextlib.suppress(OSError), Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), self._out.fileno())
