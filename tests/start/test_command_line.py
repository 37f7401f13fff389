"""`sonder` as an operator starts it: one sentence and a status of its own for everything that keeps it from starting."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Sonder = Callable[..., tuple[int, str]]


def started(
    *arguments: str, folder: Path, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """`sonder` as a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DISCORD_", "SONDER_"))}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder, input=stdin, capture_output=True, text=True, timeout=250, check=False,
        env={**kept, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
    )  # fmt: skip


def one_sentence(told: str) -> bool:
    return told.startswith("sonder: ") and "Traceback" not in told and len(told.strip().splitlines()) == 1


def test_without_a_token_it_says_where_the_token_belongs(tmp_path: Path):
    ended = started("run", folder=tmp_path)
    assert ended.returncode == 78
    assert one_sentence(ended.stderr)
    assert "DISCORD_TOKEN" in ended.stderr


@pytest.mark.parametrize(
    "content", ["[outreach]\nper_dya = 1\n", "not toml at all", "[voice]\nbase_url = 'http://x/v1'\n"]
)
def test_an_unusable_configuration_is_named(tmp_path: Path, sonder: Sonder, content: str):
    (tmp_path / "config.toml").write_text(content)
    status, told = sonder("run", DISCORD_TOKEN="x")
    assert (status, one_sentence(told)) == (78, True), told


def test_a_rehearsal_keeps_its_store_where_an_address_says(tmp_path: Path):
    kept = f"sqlite:///{tmp_path / 'kept.db'}"
    assert started("rehearse", "--db", kept, folder=tmp_path, stdin="hello\n").returncode == 0
    assert {path.name for path in tmp_path.iterdir()} >= {"kept.db"}
    assert not any(path.is_dir() for path in tmp_path.iterdir())


def test_a_database_from_a_newer_version_is_left_alone(tmp_path: Path):
    assert started("rehearse", "--db", "kept.db", folder=tmp_path, stdin="hello\n").returncode == 0
    with sqlite3.connect(tmp_path / "kept.db") as newer:
        newer.execute("INSERT INTO migrations (version, at) VALUES (999, 0)")
    newer.close()
    ended = started("rehearse", "--db", "kept.db", folder=tmp_path, stdin="hello\n")
    assert ended.returncode == 65
    assert one_sentence(ended.stderr)


def test_the_token_may_stand_in_a_file_and_is_never_told(tmp_path: Path):
    (tmp_path / ".env").write_text("DISCORD_TOKEN=made.up.token\n")
    (tmp_path / "config.toml").write_text('[store]\nurl = "postgresql://127.0.0.1:1/none"\n')
    ended = started("run", folder=tmp_path)
    assert ended.returncode == 69
    assert "PostgreSQL at 127.0.0.1:1/none cannot be reached" in " ".join(ended.stderr.split())
    assert "made.up.token" not in ended.stderr + ended.stdout


def test_something_that_is_no_token_is_refused_before_anything_is_opened(tmp_path: Path, sonder: Sonder):
    status, told = sonder("run", DISCORD_TOKEN="not-a-token")
    assert (status, one_sentence(told)) == (77, True), told
    assert "not-a-token" not in told
    assert list(tmp_path.iterdir()) == []


def test_a_start_that_is_no_moment_is_refused(sonder: Sonder):
    status, told = sonder("rehearse", "--start", "tomorrow-ish")
    assert (status, one_sentence(told)) == (78, True), told


def test_the_example_as_config_is_a_working_configuration(tmp_path: Path):
    shutil.copy(Path(__file__).parents[2] / "config.example.toml", tmp_path / "config.toml")
    ended = started("run", folder=tmp_path)
    assert (ended.returncode, "DISCORD_TOKEN" in ended.stderr) == (78, True)
    assert started("rehearse", folder=tmp_path, stdin="hello\n").returncode == 0


def test_a_pipe_works_like_a_script(tmp_path: Path):
    ended = started("rehearse", folder=tmp_path, stdin="hello there\n/help\nquit\n")
    assert ended.returncode == 0
    assert "offline voice" in ended.stdout
    assert "hello there" in ended.stdout


def test_several_processes_on_one_file_are_refused_in_a_sentence(tmp_path: Path, sonder: Sonder):
    (tmp_path / "config.toml").write_text("[discord]\nshards = 2\nshards_per_process = 1\n")
    status, told = sonder("run", DISCORD_TOKEN="made.up.token")
    assert (status, "one file for one process" in told) == (78, True), told
    assert list(tmp_path.glob("*.db*")) == []


def test_a_place_where_no_picture_can_be_saved_is_told_at_the_start(tmp_path: Path, sonder: Sonder):
    (tmp_path / "taken").write_text("a file")
    status, told = sonder("rehearse", "--files", "taken/pictures")
    assert (status, one_sentence(told), "--files" in told) == (78, True, True), told


def test_a_configuration_that_is_not_there_is_named_with_its_folder(tmp_path: Path, sonder: Sonder):
    named = str(tmp_path / "no" / "file.toml")
    status, told = sonder("rehearse", "--config", named)
    assert (status, f"Copy config.example.toml to {named}" in told) == (78, True), told
