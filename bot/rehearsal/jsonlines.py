"""The rehearsal as data: one JSON object a line for every visible event, of everybody and everywhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from contextlib import contextmanager

from bot.rehearsal.events import Event, as_json
from bot.rehearsal.outlet import Outlet


class JsonLines:
    """Each event as soon as it happens."""

    def __init__(self, out: Outlet) -> None:
        self._out = out
        encoding = out.encoding.lower().replace("-", "")
        self._ascii = not encoding.startswith("utf")

    def show(self, event: Event) -> None:
        """One line."""
        self._out.write(json.dumps(as_json(event), ensure_ascii=self._ascii) + "\n")
        self._out.flush()

    def typing(self, place: str, who: str) -> None:
        """Typing is nothing that stays, so it is not told."""

    def looking_from(self, who: str, place: str) -> None:
        """Everything is told, wherever anybody looks from."""

    def echo(self, line: str) -> None:
        """What a line did is told, not the line."""

    @contextmanager
    def waiting(self) -> Generator[Callable[[], None]]:
        """Nothing to show while time passes."""
        yield lambda: None
