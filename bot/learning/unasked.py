"""Teaches the check of finished texts what its phrases do not foresee: `bot/voice/lint_weights.npz`.

The lines are `unasked_lines/*.txt` and what the tests hold (`tests/voice`): `## rule` opens a rule, `harmless` what may pass,
and `(a|b)` stands for one of several wordings. Run it with `uv run python -m bot.learning.unasked --out bot/voice/lint_weights.npz`.
"""
# pyright: basic

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from bot.engine.lines_shared import LIVELY, QUIET
from bot.voice.book import BOOK, INVITATIONS
from bot.voice.lint_learned import BUCKETS, FULL, overheard, runs, sentences

HERE: Final = Path(__file__).parent / "unasked_lines"
HARMLESS: Final = "harmless"
HELD_OUT: Final = "held_out"
"""The set that nothing is learned from."""
OURS: Final = 1.0
"""What a line of our own weighs."""
_SLOT: Final = re.compile(r"\{(\w+)\}")
WORDINGS: Final = 12
"""So many wordings of a line that has several are learned from."""
_CHOICE: Final = re.compile(r"\(([^()]*\|[^()]*)\)")
STRENGTH: Final = 1.0
_TOP: Final = 32000
_TOP_NAMES: Final = 120


@dataclass(frozen=True, slots=True)
class Lesson:
    """A line to learn from. `group`: lines that are wordings of the same one, never on both sides of a trial."""

    rule: str
    text: str
    weight: float
    group: str


def lines_of(file: Path) -> Iterator[tuple[str, str]]:
    """(rule, line) of a file."""
    rule = ""
    for raw in file.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if line.startswith("## "):
            rule = line[3:]
        elif line and not line.startswith("# "):
            yield rule, line


def wordings(line: str, chance: random.Random) -> list[str]:
    """Up to `WORDINGS` of the wordings of a line, drawn by chance."""
    found: set[str] = set()
    for _ in range(3 * WORDINGS):
        said = _CHOICE.sub(lambda choice: chance.choice(choice[1].split("|")), line)
        found.add(" ".join(said.split()))
        if len(found) == WORDINGS:
            break
    return sorted(found)


def lessons(folders: Sequence[Path]) -> list[Lesson]:
    """All lines of all files of the folders, and the built-in voice's own, which may pass."""
    chance = random.Random(0)
    found: list[Lesson] = []
    files = (file for folder in folders for file in folder.glob("*.txt") if file.stem != HELD_OUT)
    for file in sorted(files):
        for rule, line in lines_of(file):
            ways = wordings(line, chance)
            weight = 0.4 if len(ways) > 1 else 1.25
            found += [Lesson(rule, way, weight, line) for way in ways]
    found += [Lesson(HARMLESS, line, OURS, line) for line in ours()]
    # A text is judged by its worst sentence, so the sentences of a harmless one are harmless too.
    parts = [
        replace(one, text=part) for one in found if one.rule == HARMLESS for part in sentences(one.text)[1:]
    ]
    return [*found, *parts]


def ours() -> list[str]:
    """What the built-in voice says, and what the engine offers, about the garden."""
    said = {saying.text for table in (BOOK, INVITATIONS) for lines in table.values() for saying in lines}
    offered = {line for table in (LIVELY, QUIET) for lines in table.values() for line in lines}
    slots = {"topic": "your garden", "what": "your exam", "name": "Alice", "self": "Mira"}
    return sorted(_SLOT.sub(lambda slot: slots.get(slot[1].lower(), "tea"), line) for line in said | offered)


def features(texts: Sequence[str]) -> Any:
    """[texts, features], each 0..1 (-1..1 for the network's)."""
    places = [sorted(runs(text)) for text in texts]
    rows = np.repeat(np.arange(len(texts)), [len(at) for at in places])
    columns = np.concatenate([np.array(at) for at in places])
    counted = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(texts), BUCKETS))
    heard = np.vstack([overheard(texts[at : at + 64]) for at in range(0, len(texts), 64)])
    return hstack([counted, csr_matrix(heard / FULL)]).tocsr()


def decider(table: Any, bad: np.ndarray, weights: np.ndarray) -> LogisticRegression:
    """Whether a text breaks any rule."""
    return LogisticRegression(C=STRENGTH, max_iter=600, class_weight="balanced").fit(
        table, bad, sample_weight=weights
    )


def saved(out: Path, known: Sequence[Lesson]) -> None:
    """Learn from the lessons and write the numbers."""
    table: Any = features([lesson.text for lesson in known])
    rules = sorted({lesson.rule for lesson in known} - {HARMLESS, "any"})
    rule_of = np.array([lesson.rule for lesson in known])
    weights = np.array([lesson.weight for lesson in known])
    decides: Any = decider(table, rule_of != HARMLESS, weights)
    named = np.isin(rule_of, rules)
    names: Any = LogisticRegression(C=STRENGTH, max_iter=300, class_weight="balanced").fit(
        table[named], rule_of[named], sample_weight=weights[named]
    )
    unit = np.abs(decides.coef_).max() / _TOP
    name_unit = np.abs(names.coef_).max() / _TOP_NAMES
    np.savez_compressed(
        out,
        rules=np.frombuffer("\n".join(names.classes_).encode(), dtype=np.uint8),
        decides=np.rint(decides.coef_[0] / unit).astype(np.int16),
        offset=np.int64(np.rint(decides.intercept_[0] / unit * FULL)),
        names=np.rint(names.coef_.T / name_unit).astype(np.int8),
        name_offsets=np.rint(names.intercept_ / name_unit * FULL).astype(np.int64),
        step=np.int64(max(1, round(FULL / unit / 1000))),
    )


def main() -> None:
    """The command."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--more", type=Path, nargs="*", default=[Path("tests/voice/lint_sets")])
    given = asked.parse_args()
    saved(given.out, lessons([HERE, *given.more]))


if __name__ == "__main__":
    main()
