"""`sonder serve` that is killed goes on telling webhooks where it was, and names a delivery as it did before."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from receivers import receiving

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]

LATER = """
import logging, sys
from datetime import UTC, datetime, timedelta
from bot.api.house import Limits
from bot.api.serving import run

logging.basicConfig(level="INFO")
run(host="127.0.0.1", port=0, url=sys.argv[1], limits=Limits(private_webhooks=True),
    clock=lambda: datetime.now(UTC) + timedelta(minutes=2))
"""
"""The same server two minutes later: a lease that was held at the kill is over."""


@asynccontextmanager
async def running(*command: str) -> AsyncGenerator[tuple[asyncio.subprocess.Process, str]]:
    """The process, and where its engine is reached once it listens."""
    process = await asyncio.create_subprocess_exec(sys.executable, *command, stderr=asyncio.subprocess.PIPE)
    try:
        assert process.stderr is not None
        lines: list[bytes] = []
        while not lines or b"api.listening" not in lines[-1]:
            lines.append(await process.stderr.readline())
            assert lines[-1], b"".join(lines).decode()
        yield process, f"{lines[-1].split()[-1].decode()}/v1"
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
        await process.communicate()


async def test_a_killed_server_goes_on_where_it_was(tmp_path: Path):
    store = f"sqlite:///{tmp_path / 'sonder.db'}"
    made = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "keys", "create", "--name", "test", "--db", store,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    key = (await made.communicate())[0].decode().strip()
    headers = {"authorization": f"Bearer {key}"}
    async with (
        receiving() as holding,
        receiving() as answering,
        httpx.AsyncClient(headers=headers, trust_env=False) as client,
    ):
        holding.open.clear()
        serve = ("-m", "bot", "serve", "--port", "0", "--db", store, "--allow-private-webhooks")
        async with running(*serve) as (server, base):
            session = (await client.post(f"{base}/persona", json={"preset": "cheerful_companion"})).json()[
                "sessionId"
            ]
            await client.post(
                f"{base}/turn", json={"sessionId": session, "message": "Thank you, that was kind of you!"}
            )
            await client.put(f"{base}/proactive/{session}/preferences", json={"enabled": True})
            for receiver in (holding, answering):
                hook = {"url": receiver.url, "events": ["proactive_action"]}
                assert (await client.post(f"{base}/webhook/{session}", json=hook)).status_code == 201
            days = {"description": "Two quiet days pass.", "source": "system"}
            turn = {"sessionId": session, "event": days, "elapsedSeconds": 2 * 86400}
            assert (await client.post(f"{base}/turn", json=turn)).status_code == 200
            await holding.came.wait()
            await answering.came.wait()
            await arrived(client, f"{base}/webhook/{session}", 1)
            os.kill(server.pid, signal.SIGKILL)
            await server.wait()
        holding.open.set()
        holding.came.clear()
        async with running("-c", LATER, store) as (_, base):
            await holding.came.wait()
            await arrived(client, f"{base}/webhook/{session}", 0)
        first, second = holding.got
        assert first.headers["webhook-id"] == second.headers["webhook-id"]
        assert first.body == second.body
        assert len(answering.got) == 1


async def arrived(client: httpx.AsyncClient, url: str, number: int) -> None:
    """Ask until this webhook of the session had its success."""
    while True:
        listed = (await client.get(url)).json()
        if listed[number]["last_success_at"] is not None:
            return
