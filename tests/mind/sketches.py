"""Sketches of conversations with their signals and the patterns that are expected at their end (tests/data/patterns_dev.jsonl)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.mind import patterns

SEVERITY = {"none": 0, "mild": 1, "moderate": 2, "severe": 3}
SKETCHES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data/patterns_dev.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def hours(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp() / 3600


def labelled(line: Mapping[str, Any]) -> dict[str, float]:
    return dict.fromkeys(line["signals"], 1.0)


def preset(prior: list[Mapping[str, Any]]) -> dict[str, Any]:
    """What is kept of a person with these patterns, as a bot of an earlier version wrote it."""
    records = {
        one["type"]: {
            "score": one["score"], "at": hours(one["scored_at"]), "level": 0 if "left" in one else SEVERITY[one["severity"]],
            "since": hours(one["since"]), "first": hours(one["since"]), "left": hours(one["left"]) if "left" in one else None,
            "points": 0.0, "counts": {}, "kinds": {}, "days": [], "lines": [],
        }
        for one in prior
    }  # fmt: skip
    last = max((record["at"] for record in records.values()), default=0.0)
    return {"last": last, "records": records, "swing": {}, "turns": {}} if records else {}


def watched(
    sketch: Mapping[str, Any], signals: Callable[[Mapping[str, Any]], Mapping[str, float]]
) -> dict[str, str]:
    """The severities by pattern after the last line of a sketch."""
    kept, at = preset(sketch["prior_active"]), 0.0
    for line in sketch["lines"]:
        at = hours(line["t"])
        if line["who"] == "user":
            kept, _ = patterns.observe(kept, signals(line), at_hours=at, speaker="ada")
    return {one.type: one.severity for one in patterns.present(kept, at_hours=at, speaker="ada")}
