"""Counts what is asked of the engine, the voice and Discord, by the real things behind it."""

from __future__ import annotations

from typing import Any


class Counted:
    """Whatever `real` can do, counted."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.calls = 0

    def __getattr__(self, name: str) -> Any:
        """A method of the real one; each use counts."""
        self.calls += 1
        return getattr(self._real, name)
