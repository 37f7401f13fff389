"""Each measurement runs through, small, and says what it found; how long anything took is nobody's test."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest

from bot.__main__ import clock
from bot.bench import engine
from bot.bench.goals import Goal
from bot.bench.lines import line
from bot.bench.loop import Course, middle, percentile
from bot.bench.wire import request

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.timeout(600)]


async def test_the_engine_is_measured_in_the_process_and_over_http_beside_the_floor(tmp_path: Path):
    size = engine.Size(sessions=4, clients=(1, 3), stretches=2, seconds=0.05, warm_up=1)
    measured = await engine.measure(tmp_path, size, at=clock())
    assert {(one.what, one.clients) for one in measured.embedded} == {
        (what, clients) for what in ("turn", "relationship") for clients in (1, 3)
    }
    assert {one.what for one in measured.http} == {"turn", "relationship", "floor"}
    assert all(one.answers > 0 and one.p50 <= one.p95 <= one.p99 for one in measured.embedded + measured.http)
    assert set(measured.read_shares()) == {1, 3}
    assert measured.plain()["goals"]


async def test_a_course_counts_what_its_clients_asked(tmp_path: Path):
    asked: list[tuple[int, int]] = []

    async def ask(client: int, times: int) -> None:
        asked.append((client, times))

    course = Course("nothing", 2, ask)
    await course.warm_up(2)
    assert sorted(asked) == [(0, 1), (0, 2), (1, 1), (1, 2)]
    await course.stretch(0.01)
    assert course.figures().answers == len(asked) - 4


def test_percentiles_are_values_that_were_seen():
    hundred = [float(number) for number in range(1, 101)]
    assert [percentile(hundred, share) for share in (0.5, 0.95, 0.99, 1.0)] == [50, 95, 99, 100]
    assert percentile([7.0], 0.5) == 7
    assert middle([3.0, 1.0, 2.0]) == 2
    assert math.isnan(percentile([], 0.5))


def test_a_goal_says_whether_it_is_reached():
    goal = Goal("tick", 2.0, 3.0)
    assert goal.reached
    assert not replace(goal, figure=3.1).reached
    assert replace(goal, figure=3.1, at_least=True).reached
    assert not replace(goal, figure=None).reached
    assert "NOT reached" in replace(goal, figure=4.0).told()


def test_no_two_lines_are_the_same():
    assert len({line(number) for number in range(1000)}) == 1000


def test_a_request_says_how_long_it_is():
    assert request("POST", "/v1/turn", headers={}, body=b"{}").endswith(b"Content-Length: 2\r\n\r\n{}")
