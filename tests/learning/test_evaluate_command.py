"""`sonder mind evaluate`, from a small folder to the tables and to JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import little_sets
import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from bot.learning import baselines, files, measure_feelings, measure_speed

ROOT = Path(__file__).parents[2]
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command on a small held-out set, in this process; without the reader of the extra, whether that is installed or not."""
    little_sets.own(tmp_path)
    little_sets.public(tmp_path / "sets")
    monkeypatch.setattr(files, "HELD_OUT", tmp_path / "held_out")
    monkeypatch.setattr(files, "LINES", tmp_path / "lines")
    monkeypatch.setattr(measure_speed, "STARTS", 2)
    monkeypatch.setattr(measure_feelings, "encoded", lambda: None)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["mind", "evaluate", *arguments], catch_exceptions=False)

    return invoke


def refused(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "mind", "evaluate", *arguments],
        capture_output=True, text=True, timeout=250, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def figures(report: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [figure for figure in report["figures"] if figure["name"] == name]


def test_as_json_every_figure_has_its_size_interval_goal_and_baselines(run: Run, tmp_path: Path):
    ended = run(str(tmp_path / "sets"), "--json")
    assert ended.exit_code == 0
    report = json.loads(ended.stdout)
    assert set(report) == {"seed", "resamples", "figures", "details", "crisis_kinds", "notes"}
    for figure in report["figures"]:
        assert set(figure) == {
            "section",
            "name",
            "on",
            "size",
            "unit",
            "measured",
            "goal",
            "reached",
            "baselines",
            "note",
        }
        assert figure["measured"] is None or set(figure["measured"]) == {"value", "low", "high", "interval"}
    (valence,) = figures(report, "V, Pearson r")
    assert (valence["on"], valence["size"], valence["goal"]) == (
        "emobank_little.jsonl",
        12,
        {"at_least": 0.65},
    )
    assert [one["name"] for one in valence["baselines"]] == ["VADER", "bag of words"]
    assert valence["measured"]["interval"] == "Fisher z"
    assert valence["measured"]["low"] < valence["measured"]["value"] < valence["measured"]["high"]
    assert valence["reached"] is (valence["measured"]["value"] >= 0.65)
    assert {figure["section"] for figure in report["figures"]} == {
        "Feelings",
        "Signals",
        "Patterns",
        "Crisis",
        "Calibration",
        "Speed",
    }
    assert {"gratitude", "dependence", "OD2"} <= {detail["name"] for detail in report["details"]}
    (same,) = figures(report, "two fresh processes print the same bytes")
    assert same["reached"] is True
    (direct,) = figures(report, "recall of direct statements")
    assert (direct["size"], direct["measured"]["value"]) == (1, 1.0)


def test_the_tables_are_readable_and_progress_goes_elsewhere(run: Run, tmp_path: Path):
    ended = run(str(tmp_path / "sets"))
    assert ended.exit_code == 0
    for told in (
        "V, Pearson r",
        "goemotions_little.tsv",
        "reached",
        "bag of words",
        "Each signal and code",
        "Crisis, by kind of line",
    ):
        assert told in ended.stdout
    assert "..." not in ended.stdout
    assert "Patterns: held out ..." in ended.stderr


def test_without_a_folder_the_public_figures_are_named_as_not_measured(run: Run):
    report = json.loads(run("--json").stdout)
    (emotions,) = figures(report, "emotions, mean AUROC of 28")
    assert emotions["measured"] is None
    assert emotions["reached"] is None
    assert "goemotions*.tsv" in emotions["note"]


def test_without_the_libraries_for_baselines_it_says_so_and_goes_on(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(baselines, "_installed", lambda name: False)
    ended = run(str(tmp_path / "sets"), "--json")
    report = json.loads(ended.stdout)
    assert report["notes"][:2] == [baselines.NO_VADER, baselines.NO_SKLEARN]
    assert {one["name"] for figure in report["figures"] for one in figure["baselines"]} == {
        "base rate",
        "signals as meant",
    }


def one_sentence(told: str) -> bool:
    return told.startswith("sonder: ") and "Traceback" not in told and len(told.strip().splitlines()) == 1


def test_a_broken_row_ends_in_one_sentence(tmp_path: Path):
    (tmp_path / "emobank.jsonl").write_text('{"text": "x"}\n')
    ended = refused(str(tmp_path))
    assert ended.returncode == 1
    assert one_sentence(ended.stderr)
    assert "emobank.jsonl, line 1: V: field required." in ended.stderr
