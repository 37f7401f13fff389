"""`sonder mind read` and `sonder mind replay` as they are called: in pipes, with other programs at both ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from courses import lines, three_weeks

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SONDER = f"{sys.executable} -m bot"
HERE = {**os.environ, "PYTHONPATH": str(ROOT)}


def shell(command: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command.replace("sonder mind", f"{SONDER} mind")],  # noqa: S607 - the shell of the tests
        cwd=ROOT, input=stdin, capture_output=True, timeout=250, check=False, env=HERE,
    )  # fmt: skip


def test_every_command_of_the_readme_works():
    section = README.split("## Look inside the mind")[1].split("\n## ")[0]
    commands = section.split("```sh\n")[1].split("```")[0].splitlines()
    assert len(commands) == 3
    for command in commands:
        ended = shell(command.replace("uv run ", ""))
        assert ended.returncode == 0, ended.stderr
        assert all("error" not in json.loads(line) for line in ended.stdout.splitlines())


@pytest.mark.parametrize("command", ["read", "replay"])
def test_nothing_in_nothing_out(command: str):
    ended = shell(f"sonder mind {command}")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_an_error_is_a_line_and_the_status_at_the_end():
    ended = shell("sonder mind read", b'{"id": 1, "text": "hi"}\nno\n{"id": 2, "text": "hello"}')
    assert ended.returncode == 1
    assert ended.stderr == b""
    assert [json.loads(line)["id"] for line in ended.stdout.splitlines()] == [1, None, 2]


def test_a_reader_that_leaves_early_is_no_failure():
    ended = shell("sonder mind replay | head -n 1 > /dev/null", b"\n".join(lines(three_weeks())))
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_reader_that_leaves_early_hides_no_error():
    asked = b"no\n" + b'{"text": "hi"}\n' * 1000
    ended = shell("sonder mind read | head -n 1 > /dev/null", asked)
    assert (ended.returncode, ended.stderr) == (1, b"")


@pytest.mark.parametrize("command", ["read", "replay"])
@pytest.mark.parametrize(
    ("redirected", "named"),
    [("> /dev/full", b"written"), ("<&-", b"input"), (">&-", b"output"), ("0> /dev/null", b"read")],
)
def test_an_end_that_is_closed_or_full_is_a_sentence(command: str, redirected: str, named: bytes):
    ended = shell(f"sonder mind {command} {redirected}", b"no\n")
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert re.fullmatch(rb"sonder: [^\n]+\.\n", ended.stderr)
    assert named in ended.stderr


@pytest.mark.parametrize("filler", [b"x", b" "])
def test_a_line_that_is_too_long_is_an_error_and_the_rest_goes_on(filler: bytes):
    longest = b'{"id": 1, "text": "hi"}'.ljust(64 * 1024)
    asked = [
        longest,
        filler + longest,
        filler * 10**6 + b'{"id": 3, "text": "hi"}',
        b'{"id": 4, "text": "hi"}',
    ]
    ended = shell("sonder mind read", b"\n".join(asked))
    answers = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, None, None, 4]
    assert ["64 KiB" in answer.get("error", "") for answer in answers] == [False, True, True, False]
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_of_a_line_without_an_end_no_more_is_kept_than_a_line_may_have():
    endless = "import resource, sys; resource.setrlimit(resource.RLIMIT_DATA, (2**29, 2**29)); "
    endless += "from bot.mind_commands import _lines; print(*(len(one) for line in _lines(sys.stdin.buffer) for one in line))"
    ended = shell(f"head -c 2G /dev/zero | {sys.executable} -c '{endless}'")
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) <= 2 * 64 * 1024


def test_whoever_writes_one_line_and_waits_gets_its_answer():
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "mind", "read"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=HERE
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for number in range(3):
            running.stdin.write(json.dumps({"id": number, "text": "good morning"}).encode() + b"\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == number
        running.stdin.close()
        assert running.wait(timeout=250) == 0


def test_a_preset_that_does_not_exist_is_a_sentence():
    ended = shell("sonder mind replay --preset grumpy_cat")
    assert ended.returncode == 78
    assert re.fullmatch(rb"sonder: There is no preset grumpy_cat\. .+\n", ended.stderr)


SLOW_TO_IMPORT = {"discord", "matplotlib", "simcord"}


def imported(command: str) -> set[str]:
    """The modules that Python imports for this."""
    ended = shell(f"{sys.executable} -X importtime {command}")
    assert ended.returncode == 0, ended.stderr
    told = re.findall(rb"^import time: .+\| +(\S+)$", ended.stderr, re.MULTILINE)
    return {module.decode() for module in told}


@pytest.mark.parametrize(
    ("command", "needed", "not_needed"),
    [
        ("--help", "bot.mind_commands", {"bot.mind", "numpy", "orjson"}),
        ("mind read", "bot.engine.heard", {"bot.engine.replay"}),
        ("mind replay", "bot.engine.replay", set[str]()),
    ],
)
def test_the_mind_does_not_wait_for_discord(command: str, needed: str, not_needed: set[str]):
    modules = imported(f"-m bot {command}")
    assert needed in modules
    assert not modules & (SLOW_TO_IMPORT | not_needed)


def test_the_bot_itself_does_import_discord():
    assert "discord" in imported("-c 'import bot.launch'")
