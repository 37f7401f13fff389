"""Reads the files that the reading is measured with; a broken one is named with its line."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from bot.errors import UnreadableDataError
from bot.learning.rows import (
    EMOTIONS,
    Abuse,
    Affect,
    CrisisLine,
    Emotional,
    Expected,
    Line,
    Sequence,
    Signalled,
    Sketch,
    Text,
    said_at,
)

HELD_OUT: Final = Path(__file__).parent / "held_out"
LINES: Final = Path(__file__).parent / "lines"
KNOWN: Final = (
    "emobank*.jsonl",
    "goemotions*.tsv",
    "convabuse*.jsonl",
    "companion_signals*.jsonl",
    "companion_sequences*.jsonl",
    "patterns*.jsonl",
)
_TRAIN: Final = "train"
_BEGIN: Final = datetime(2026, 1, 5, 9, tzinfo=UTC)
APART: Final = timedelta(hours=5)
"""Between two messages of a sequence that has no times."""

R = TypeVar("R", bound=BaseModel)
P = TypeVar("P", Affect, Abuse)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """Rows with the name of the file that they stand in."""

    name: str
    rows: tuple[T, ...]


@dataclass(slots=True)
class Public:
    """What a folder holds: rows to measure with, by file, and rows that only baselines may learn from."""

    affect: list[Named[Affect]] = field(default_factory=list[Named[Affect]])
    affect_training: list[Affect] = field(default_factory=list[Affect])
    emotions: list[Named[Emotional]] = field(default_factory=list[Named[Emotional]])
    emotions_training: list[Emotional] = field(default_factory=list[Emotional])
    abuse: list[Named[Abuse]] = field(default_factory=list[Named[Abuse]])
    abuse_training: list[Abuse] = field(default_factory=list[Abuse])
    signals: list[Named[Line]] = field(default_factory=list[Named[Line]])
    sketches: list[Named[Sketch]] = field(default_factory=list[Named[Sketch]])


@dataclass(frozen=True, slots=True)
class Own:
    """The repository's own lines: held out, and to learn from."""

    signals: tuple[Line, ...]
    crisis: tuple[CrisisLine, ...]
    benign: tuple[Text, ...]
    sketches: tuple[Sketch, ...]
    training: tuple[Line, ...]


def own() -> Own:
    """The repository's own lines. Raises UnreadableDataError."""
    return Own(
        signals=rows(HELD_OUT / "signals.jsonl", Line),
        crisis=rows(HELD_OUT / "crisis.jsonl", CrisisLine),
        benign=rows(HELD_OUT / "benign.jsonl", Text),
        sketches=rows(HELD_OUT / "patterns.jsonl", Sketch),
        training=tuple(row for path in sorted(LINES.glob("*.jsonl")) for row in rows(path, Line)),
    )


def public(folder: Path) -> Public:
    """What of the known files stands in the folder. Raises UnreadableDataError: no folder, none of them, a broken row."""
    if not folder.is_dir():
        raise UnreadableDataError(f"There is no folder {folder}. Name one that holds {', '.join(KNOWN)}.")
    if not any(any(folder.glob(pattern)) for pattern in KNOWN):
        raise UnreadableDataError(
            f"In {folder} is nothing to measure with. Known are files named {', '.join(KNOWN)}."
        )
    found = Public()
    found.affect, found.affect_training = _parted(folder, KNOWN[0], Affect)
    for path in sorted(folder.glob(KNOWN[1])):
        labelled = emotional(path)
        if _TRAIN in path.name:
            found.emotions_training += labelled
        elif labelled:
            found.emotions.append(Named(path.name, labelled))
    found.abuse, found.abuse_training = _parted(folder, KNOWN[2], Abuse)
    found.signals = [
        Named(path.name, tuple(row.line() for row in rows(path, Signalled)))
        for path in sorted(folder.glob(KNOWN[3]))
    ]
    found.sketches = [
        Named(path.name, tuple(sketch(row) for row in rows(path, Sequence)))
        for path in sorted(folder.glob(KNOWN[4]))
    ]
    found.sketches += [Named(path.name, rows(path, Sketch)) for path in sorted(folder.glob(KNOWN[5]))]
    return found


def sketch(sequence: Sequence) -> Sketch:
    """The sequence with a message every five hours."""
    return Sketch(
        id=sequence.id,
        lines=tuple(said_at(_BEGIN + place * APART, text) for place, text in enumerate(sequence.messages)),
        expected=() if sequence.pattern == "healthy" else (Expected(type=sequence.pattern),),
    )


def rows(path: Path, kind: type[R]) -> tuple[R, ...]:
    """The rows of a JSON Lines file. Raises UnreadableDataError, which names the file and the line."""

    def row(line: str) -> R:
        return kind.model_validate_json(line)

    return tuple(_each(path, row))


def emotional(path: Path) -> tuple[Emotional, ...]:
    """The rows of a GoEmotions file: a text, a tab, and labels (or their numbers) with commas between them."""
    found = tuple(row for row in _each(path, _emotional) if row is not None)
    if not found:
        raise UnreadableDataError(f"{path} has no rows.")
    return found


def _emotional(line: str) -> Emotional | None:
    text, labels = _columns(line)
    if (text, labels) == ("text", "labels"):
        return None
    named = tuple(_label(one.strip()) for one in labels.split(","))
    return Emotional(text=text, labels=named)


def _columns(line: str) -> tuple[str, str]:
    for columns in (next(csv.reader([line], delimiter="\t")), line.split("\t")):
        if len(columns) >= 2:
            return columns[0], columns[1]
    raise ValueError("a text, a tab and labels are missing")


def _label(label: str) -> str:
    if label.isdecimal() and int(label) < len(EMOTIONS):
        return EMOTIONS[int(label)]
    if label not in EMOTIONS:
        raise ValueError(f"{label!r} is none of the 28 labels of GoEmotions")
    return label


def _each(path: Path, understood: Callable[[str], T]) -> Iterator[T]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UnreadableDataError(
            f"{path} cannot be read. Check that it is a text file in UTF-8 and that you may read it."
        ) from None
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield understood(line.rstrip("\r"))
        except (ValueError, csv.Error) as problem:
            raise UnreadableDataError(f"{path}, line {number}: {_in_short(problem)}.") from None


def _in_short(problem: Exception) -> str:
    if not isinstance(problem, ValidationError):
        return str(problem)
    first = problem.errors(include_url=False, include_context=False)[0]
    where = ".".join(map(str, first["loc"]))
    told = first["msg"].split(" at line ")[0].removeprefix("Value error, ").rstrip(".")
    return f"{where}: {told[:1].lower()}{told[1:]}" if where else told


def _parted(folder: Path, pattern: str, kind: type[P]) -> tuple[list[Named[P]], list[P]]:
    counted: list[Named[P]] = []
    training: list[P] = []
    for path in sorted(folder.glob(pattern)):
        every = rows(path, kind)
        training += [row for row in every if row.split == _TRAIN]
        kept = tuple(row for row in every if row.split != _TRAIN)
        if kept:
            counted.append(Named(path.name, kept))
    return counted, training
