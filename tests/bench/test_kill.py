"""A server that is killed again and again: every acknowledged turn is there, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.__main__ import clock
from bot.bench.kill import Outcome, Size, _Run, measure

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.timeout(600)]


async def test_every_acknowledged_turn_is_there_once_after_five_kills(tmp_path: Path):
    size = Size(turns=500, clients=16, sessions=3, between=(60, 100), least_kills=5, seed=1)
    outcome = await measure(tmp_path, size, at=clock())
    assert outcome.clean, outcome
    assert outcome.acknowledged >= 500
    assert outcome.kills >= 5
    assert outcome.retried > 0


@pytest.mark.parametrize(
    ("answered", "kept", "turns", "found"),
    [
        ({"a": b"{}"}, {"a": '{"result": {}}'}, 1, Outcome()),
        ({"a": b"{}"}, {}, 0, Outcome(lost=1)),
        ({"a": b"{}"}, {"a": '{"result": {}}'}, 2, Outcome(twice=1, uncounted=1)),
        ({"a": b"{}"}, {"a": '{"result": {"V": 1}}'}, 1, Outcome(different=1)),
        ({}, {"a": '{"result": {}}'}, 1, Outcome(unasked=1)),
    ],
)
def test_the_count_sees_what_is_wrong(tmp_path: Path, answered, kept, turns: int, found: Outcome):
    run = _Run(tmp_path / "s.db", Size(), print)
    run._compare(answered, kept, turns)
    assert run._outcome == found
    assert found.clean == (found == Outcome())
