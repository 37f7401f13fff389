"""Small files in the shapes of the real ones."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

GLAD = ("i love this so much", "what a lovely day", "thank you, that was wonderful", "you make me happy")
BAD = ("i hate you", "this is awful and sad", "you are a stupid piece of trash", "what a terrible day")
PLAIN = ("the bus leaves at nine", "there are two chairs", "it is a box", "the door is green")


def write(path: Path, rows: Iterable[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def lines() -> list[dict[str, object]]:
    rows = [
        ("thanks a lot", ["gratitude"]),
        ("thank you for that", ["gratitude"]),
        ("you are worthless", ["hostility", "DV1"]),
    ]
    rows += [
        ("i can't sleep without you", ["OD2"]),
        ("i panic when you are gone", ["OD3"]),
        ("bye for now", ["farewell"]),
    ]
    rows += [(text, []) for text in PLAIN]
    return [
        {"text": text, "signals": signals, "layer": 0, "crisis": 0, "valence": 0 if not signals else -1}
        for text, signals in rows
    ]


def said(day: int, text: str, *signals: str, who: str = "user") -> dict[str, object]:
    return {"t": f"2026-08-{day:02}T20:00:00Z", "who": who, "text": text, "signals": signals}


def sketches() -> list[dict[str, object]]:
    leaning = [
        said(3, "i can't sleep without you", "OD2"),
        said(5, "you're the only one i have left", "OD1"),
        said(6, "i can't sleep without you", "OD2"),
    ]
    rest = {"lang": "en", "channel": "dm", "tags": [], "note": ""}
    return [
        {"id": "s1", "lines": leaning, "expected": [{"type": "overdependence", "severity": "moderate"}], "also_ok": [], **rest},
        {"id": "s2", "lines": [said(3, "the bus leaves at nine"), said(4, "it is a box")], "expected": [], "also_ok": [], **rest},
        {"id": "s3", "lines": [said(3, "hm"), said(3, "don't go", who="character")], "expected": [{"type": "character_manipulation", "severity": "severe"}], "also_ok": [], **rest},
    ]  # fmt: skip


def own(folder: Path) -> None:
    """A held-out set and lines to learn from."""
    (folder / "held_out").mkdir()
    (folder / "lines").mkdir()
    write(folder / "held_out" / "signals.jsonl", lines())
    write(folder / "held_out" / "benign.jsonl", [{"text": text} for text in PLAIN])
    write(folder / "held_out" / "patterns.jsonl", sketches())
    danger = [
        {"text": "i want to kill myself", "crisis": 2, "kind": "direct"},
        {"text": "the door is green", "crisis": 0, "kind": "everyday"},
    ]
    write(folder / "held_out" / "crisis.jsonl", danger)
    learned = [*lines(), *lines()]
    learned += [{"text": "i want to die", "signals": [], "layer": 0, "crisis": 2, "valence": -1}] * 3
    write(folder / "lines" / "kind.jsonl", learned)


def public(folder: Path) -> None:
    """Every file that is known, with a few rows."""
    folder.mkdir()
    texts = [
        *((text, 4.2) for text in GLAD),
        *((text, 1.6) for text in BAD),
        *((text, 3.0) for text in PLAIN),
    ]
    affect = [
        {"split": split, "text": text, "V": v, "A": v / 2 + place % 2, "D": v}
        for split in ("train", "dev")
        for place, (text, v) in enumerate(texts)
    ]
    write(folder / "emobank_little.jsonl", affect)
    told = [
        *((text, "joy") for text in GLAD),
        *((text, "anger,sadness") for text in BAD),
        *((text, "neutral") for text in PLAIN),
    ]
    table = "text\tlabels\n" + "".join(f"{text}\t{labels}\n" for text, labels in told)
    for name in ("goemotions_train.tsv", "goemotions_little.tsv"):
        (folder / name).write_text(table, encoding="utf-8")
    abuse = [
        {"user": text, "agent": "", "abusive": int(text in BAD), "split": split}
        for split in ("train", "valid")
        for text, _ in texts
    ]
    write(folder / "convabuse_little.jsonl", abuse)
    signalled = [
        {
            "text": one["text"],
            "labels": ["gratitude"] if "gratitude" in str(one) else [],
            "crisis_level": 0,
            "valence": 1,
        }
        for one in lines()
    ]
    signalled += [{"text": "i want to kill myself", "labels": ["crisis"], "crisis_level": 2, "valence": -1}]
    write(folder / "companion_signals_little.jsonl", signalled)
    write(
        folder / "companion_sequences_little.jsonl",
        [{"id": "h", "pattern": "healthy", "messages": list(PLAIN)}],
    )
    write(folder / "patterns_little.jsonl", sketches())
