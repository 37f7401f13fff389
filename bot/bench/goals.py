"""A figure beside what it is to reach."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """`figure` is to be at least, or at most, `bound`; None where it could not be measured."""

    what: str
    figure: float | None
    bound: float
    at_least: bool = False

    @property
    def reached(self) -> bool:
        """Whether it is."""
        if self.figure is None:
            return False
        return self.figure >= self.bound if self.at_least else self.figure <= self.bound

    def told(self) -> str:
        """In words."""
        if self.figure is None:
            return "not measured"
        sign = "≥" if self.at_least else "≤"
        return f"{self.figure:.3g} ({sign} {self.bound:g}): {'reached' if self.reached else 'NOT reached'}"
