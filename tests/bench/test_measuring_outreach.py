"""The outreach is measured, small; and that a silent day asks nobody is counted, not assumed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli, clock
from bot.bench import outreach
from bot.store import Tx, due
from bot.store.outreach import OptIn

pytestmark = [pytest.mark.timeout(600)]


async def test_the_outreach_is_measured_and_a_silent_day_asks_nobody(tmp_path: Path):
    size = outreach.Size(sessions=(30, 60), due=(10,), ticks=3, claims=2, turns=3, asked=5)
    measured = await outreach.measure(tmp_path, size, at=clock())
    assert [one.sessions for one in measured.stores] == [30, 60]
    assert all(one.silent_calls == 0 for one in measured.stores)
    assert all(one.due_ms[10] > 0 and one.claim_ms > 0 and one.raw_claim_ms > 0 for one in measured.stores)
    assert list(tmp_path.glob("*.db")) == [tmp_path / "pattern.db"]


async def test_the_calls_of_a_day_would_be_counted(tmp_path: Path):
    """Where somebody is due, the engine is asked: the count of a silent day can be another one than none."""
    size = outreach.Size(sessions=(30,), due=(10,), ticks=1, claims=1, turns=1, asked=1)
    calls: list[int] = []

    class Watched(outreach._Bench):
        async def _all_due(self, number: int) -> float:
            took = await super()._all_due(number)
            calls.append(sum(one.calls for one in self._outside))
            return took

    original, outreach._Bench = outreach._Bench, Watched
    try:
        await outreach.measure(tmp_path, size, at=clock())
    finally:
        outreach._Bench = original
    assert calls[0] >= 10


async def test_all_who_are_due_are_measured_with_the_pauses_of_the_bots_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(outreach, "sleep", sleep)
    monkeypatch.setattr("bot.outreach.BATCH", 4)
    size = outreach.Size(sessions=(30,), due=(10,), ticks=1, claims=1, turns=1, asked=1)
    await outreach.measure(tmp_path, size, at=clock())
    assert len(slept) == 2
    assert all(0 <= seconds <= 1 for seconds in slept)


async def test_as_many_claims_are_measured_as_the_bot_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    limits: list[int] = []
    claim = due.claim

    async def counted(tx: Tx, **asked: Any) -> list[OptIn]:
        claimed = await claim(tx, **asked)
        limits.append(asked["limit"] if claimed else 0)
        return claimed

    monkeypatch.setattr(due, "claim", counted)
    size = outreach.Size(sessions=(120,), due=(), ticks=1, claims=1, turns=1, asked=1)
    await outreach.measure(tmp_path, size, at=clock())
    assert limits == [1] * outreach.CLAIMED


def test_several_sizes_may_follow_the_option(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    asked: list[tuple[int, ...]] = []

    async def measured(folder: Path, size: outreach.Size, **_: object) -> outreach.Measured:
        asked.append(tuple(size.sessions))
        return outreach.Measured(machine="a test's", stores=[])

    monkeypatch.setattr(outreach, "measure", measured)
    monkeypatch.setattr("bot.bench.claims.measure", nothing)
    monkeypatch.setattr("bot.bench.shown.outreach", lambda _: None)
    folder = ["--folder", str(tmp_path)]
    assert (
        CliRunner().invoke(cli, ["bench", "outreach", "--sessions", "1000", "30", "20", *folder]).exit_code
        == 0
    )
    assert CliRunner().invoke(cli, ["bench", "outreach", *folder]).exit_code == 0
    assert asked == [(20, 30, 1000), (1000, 100_000, 1_000_000)]


async def nothing(*_: object, **__: object) -> None:
    return None
