"""Texts that a regular expression means, made from it."""

from __future__ import annotations

import re
from itertools import count


class Examples:
    """Texts that an expression means, by walking its parse tree with choices that differ from text to text."""

    def __init__(self, expression: str) -> None:
        self.tree = re._parser.parse(expression)  # type: ignore[attr-defined]
        self.choices = count(1)

    def pick(self, number: int) -> int:
        return (next(self.choices) * 2654435761 >> 7) % number

    def one(self, tree=None) -> str:
        return "".join(self.part(str(kind), value) for kind, value in (tree or self.tree))

    def part(self, kind: str, value) -> str:
        if kind == "LITERAL":
            return chr(value)
        if kind == "SUBPATTERN":
            return self.one(value[-1]) if len(value[-1]) else ""
        if kind == "BRANCH":
            branch = value[1][self.pick(len(value[1]))]
            return self.one(branch) if len(branch) else ""
        if kind in {"MAX_REPEAT", "MIN_REPEAT"}:
            least, most, inner = value
            return "".join(
                self.one(inner) for _ in range(least + self.pick(min(int(most), least + 2) - least + 1))
            )
        if kind in {"IN", "ANY", "NOT_LITERAL"}:
            literal = (
                [chr(item) for what, item in (value or ()) if str(what) == "LITERAL"] if kind == "IN" else []
            )
            return literal[self.pick(len(literal))] if len(literal) > 1 else " wq'x"[self.pick(5)]
        return ""
