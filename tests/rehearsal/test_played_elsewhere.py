"""The rehearsal with an engine elsewhere: the same bot, the same commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from elsewhere import KEY, elsewhere
from house import rehearsed

from bot.__main__ import clock

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]


async def test_a_rehearsal_plays_against_an_engine_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SONDER_ENGINE_KEY", KEY)
    async with elsewhere(tmp_path, clock) as there:
        lines = ["hi there", "I got the job, I'm so happy!", "wait 2h", "thank you", "/trust"]
        played = await rehearsed(tmp_path, lines, engine={"mode": "remote", "base_url": there.url})
        turns = there.of("POST", "/v1/turn")
    assert played.status == 0
    assert [one.body["message"] for one in turns] == ["hi there", "I got the job, I'm so happy!", "thank you"]
    assert turns[2].body["elapsedSeconds"] >= 7200
    assert "Trust: " in str(played.events)
