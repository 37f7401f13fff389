"""Takes the numbers that are given to a command, and says in plain words what each may be."""

from __future__ import annotations

import math
from collections.abc import Callable

import typer


def whole(*, least: int, most: int = 10**9) -> Callable[[str | int], int]:
    """For `typer.Option(parser=…)`: a whole number from `least` to `most`."""

    def number(given: str | int) -> int:
        try:
            found = int(given)
        except ValueError:
            found = None
        if found is None or not least <= found <= most:
            raise typer.BadParameter(f"must be a whole number from {least} to {most}")
        return found

    return number


def seconds(*, least: float, most: float) -> Callable[[str | float], float]:
    """For `typer.Option(parser=…)`: a time in seconds from `least` to `most`."""

    def number(given: str | float) -> float:
        try:
            found = float(given)
        except ValueError:
            found = math.nan
        if not least <= found <= most:
            raise typer.BadParameter(f"must be a number of seconds from {least:g} to {most:g}")
        return found

    return number
