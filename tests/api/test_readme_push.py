"""What the README says about pushing holds: its three lines verify a real delivery, its tables name what there is."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
from house import HandClock
from pushing import pushing
from receivers import receiving
from sqlite_file import fresh
from standardwebhooks.webhooks import WebhookVerificationError

from bot.api import frames
from bot.api.websocket import CLOSES
from bot.push import backoff

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README[README.index("## Push\n") : README.index("## Privacy\n")]


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
async def test_the_lines_of_the_readme_verify_a_delivery_and_refuse_an_old_one(tmp_path: Path, capsys):
    (lines,) = re.findall(r"```python\n(.*?)```", SECTION, re.DOTALL)
    clock = HandClock(datetime.now(UTC) - timedelta(days=3))
    async with pushing(fresh(tmp_path / "s.db"), clock) as push, receiving() as receiver:
        await push.session()
        hook = await push.hook(receiver.url)
        await push.until_pending()
        old = clock.now = datetime.now(UTC) - timedelta(minutes=6)
        receiver.always = 500
        await push.round()
        clock.now = old + timedelta(minutes=6)
        receiver.always = 200
        await push.round()
    replayed, got = receiver.got
    with pytest.raises(WebhookVerificationError, match="too old"):
        exec(lines, {"secret": hook.secret, "body": replayed.body, "headers": replayed.headers})  # noqa: S102
    exec(lines, {"secret": hook.secret, "body": got.body, "headers": got.headers})  # noqa: S102
    assert capsys.readouterr().out == f"proactive_action s1 {got.payload['message']}\n"


def test_the_tables_name_every_message():
    told = {frame.model_fields["type"].default for frame in get_args(frames.Told)}
    rows = set(re.findall(r"^\| `(\w+)` \|", SECTION, re.MULTILINE)) - {
        "proactive_action",
        "emotional_overflow",
    }
    assert rows == told | set(frames._KINDS)


def test_the_codes_and_the_waits_are_the_ones_that_are_named():
    assert {str(code) for code, _ in CLOSES.values()} | {"1009"} == set(re.findall(r"`(\d{4})`", SECTION))
    told = "after 10 seconds, 1, 5 and 30 minutes, 2, 8, 24\nand 36 hours"
    assert told in SECTION
    seconds = [10, 60, 300, 1800, 7200, 28800, 86400, 129600]
    assert [wait.total_seconds() for wait in backoff.WAITS] == seconds
