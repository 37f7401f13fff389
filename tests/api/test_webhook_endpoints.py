"""A webhook is registered, listed and taken back by who owns its session, and by nobody else."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from house import HandClock
from receivers import receiving
from served import Client, Served, frame, say, serving, until

from bot.store import webhooks

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]

HOOK = {"url": "http://127.0.0.1:9/hook", "events": ["proactive_action"]}


@pytest.fixture
async def client(served: Served) -> Client:
    return await served.client()


async def test_a_webhook_of_a_revoked_key_is_told_nothing_any_more(served: Served, client: Client):
    async with receiving() as receiver:
        session = await client.session()
        await client.ask("POST", f"/webhook/{session}", {**HOOK, "url": receiver.url})
        await served.revoke(client)
        async with served.house.database.read() as tx:
            (kept,) = await webhooks.of_session(tx, session)
        assert kept.disabled_why == "The key of its session was revoked."
        wishes = await served.house.engine.wishes(session, at=served.clock())
        assert wishes.next_check_at is not None
        served.clock.now = wishes.next_check_at
        await served.house.pusher.tick()
        await served.house.pusher.courier.rest()
        assert receiver.got == []


async def test_a_key_that_was_just_revoked_makes_no_webhook_any_more(served: Served, client: Client):
    """Within the second in which it is still taken for valid."""
    session = await client.session()
    await served.revoke(client)
    answer = await client.ask("POST", f"/webhook/{session}", HOOK)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "UNAUTHORIZED")
    async with served.house.database.read() as tx:
        assert await webhooks.of_session(tx, session) == []


@pytest.mark.parametrize(
    "by", ["switched off", "switched off over the socket", "settled", "settled over the socket"]
)
async def test_what_is_over_is_not_tried_again(served: Served, client: Client, by: str):
    async with receiving() as receiver:
        receiver.answers = [(500, {})]
        session = await client.session()
        await client.ask("POST", f"/webhook/{session}", {**HOOK, "url": receiver.url})
        action = await served.until_pending(client, session)
        await receiver.came.wait()
        await served.house.pusher.courier.rest()
        if by.endswith("socket"):
            off = {"type": "set_proactive_preferences", "enabled": False}
            ack = {"type": "ack_proactive", "actionId": action["id"], "outcome": "dismissed"}
            async with client.socket(session) as socket:
                assert (await frame(socket))["type"] == "connected"
                assert (await frame(socket))["type"] == "missed_proactive"
                assert (await say(socket, **(off if "off" in by else ack)))["type"] == "state"
        elif by == "switched off":
            await client.ask("PUT", f"/proactive/{session}/preferences", {"enabled": False})
        else:
            await client.ask("POST", f"/proactive/{session}/{action['id']}/settle", {"outcome": "dismissed"})
        served.clock.now += timedelta(minutes=1)
        await served.house.pusher.tick()
        await served.house.pusher.courier.rest()
        assert len(receiver.got) == 1


async def test_what_is_pending_still_is_tried_again_after_other_settings(served: Served, client: Client):
    async with receiving() as receiver:
        receiver.answers = [(500, {})]
        session = await client.session()
        await client.ask("POST", f"/webhook/{session}", {**HOOK, "url": receiver.url})
        await served.until_pending(client, session)
        await receiver.came.wait()
        await served.house.pusher.courier.rest()
        await client.ask("PUT", f"/proactive/{session}/preferences", {"enabled": True, "cooldown_hours": 5})
        served.forward(minutes=1)
        await until(lambda: len(receiver.got) == 2)


async def test_a_webhook_is_made_and_its_secret_is_shown_this_once(client: Client):
    session = await client.session()
    answer = await client.ask("POST", f"/webhook/{session}", HOOK)
    assert answer.status_code == 201
    made = answer.json()
    assert set(made) == {"id", "url", "events", "secret", "created_at"}
    assert made["secret"].startswith("whsec_")
    assert made["created_at"].endswith("Z")
    (listed,) = (await client.ask("GET", f"/webhook/{session}")).json()
    assert listed == {
        "id": made["id"],
        "url": HOOK["url"],
        "events": HOOK["events"],
        "created_at": made["created_at"],
        "state": "active",
        "disabled_at": None,
        "reason": None,
        "last_success_at": None,
        "failures": 0,
        "last_problem": None,
    }


async def test_the_list_is_empty_where_there_is_none(client: Client):
    assert (await client.ask("GET", f"/webhook/{await client.session()}")).json() == []


async def test_a_webhook_is_taken_back_once(client: Client):
    session = await client.session()
    made = (await client.ask("POST", f"/webhook/{session}", HOOK)).json()
    answer = await client.ask("DELETE", f"/webhook/{session}/{made['id']}")
    assert answer.json() == {"deleted": True}
    again = await client.ask("DELETE", f"/webhook/{session}/{made['id']}")
    assert (again.status_code, again.json()["error"]["code"]) == (404, "NOT_FOUND")
    assert (await client.ask("GET", f"/webhook/{session}")).json() == []


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/webhook/{}"), ("GET", "/webhook/{}"), ("DELETE", "/webhook/{}/{}")]
)
async def test_another_keys_session_is_as_one_that_does_not_exist(
    served: Served, client: Client, method: str, path: str
):
    session = await client.session()
    made = (await client.ask("POST", f"/webhook/{session}", HOOK)).json()["id"]
    other = await served.client()
    body = HOOK if method == "POST" else None
    theirs = await other.ask(method, path.format(session, made), body)
    nobodys = await other.ask(method, path.format("s_nowhere", made), body)
    assert theirs.status_code == nobodys.status_code == 404
    assert theirs.json() == nobodys.json()
    assert len((await client.ask("GET", f"/webhook/{session}")).json()) == 1


async def test_a_webhook_of_another_session_of_the_same_key_is_not_found(client: Client):
    one, other = await client.session(), await client.session()
    made = (await client.ask("POST", f"/webhook/{one}", HOOK)).json()["id"]
    assert (await client.ask("DELETE", f"/webhook/{other}/{made}")).status_code == 404


WRONG: list[tuple[Any, str]] = [
    ({}, "url"),
    ({"url": HOOK["url"]}, "events"),
    ({**HOOK, "events": []}, "events"),
    ({**HOOK, "events": "proactive_action"}, "events"),
    ({**HOOK, "events": ["everything"]}, "events"),
    ({**HOOK, "events": ["proactive_action", "proactive_action"]}, "events"),
    ({**HOOK, "event": "proactive_action"}, "event"),
    ({**HOOK, "secret": "mine"}, "secret"),
    ({**HOOK, "url": 5}, "url"),
    ({**HOOK, "url": ""}, "url"),
    ({**HOOK, "url": "ftp://127.0.0.1/"}, "url"),
    ({**HOOK, "url": "http://user@127.0.0.1/"}, "url"),
    ([], "body"),
]


async def test_a_body_that_is_not_as_it_should_be_is_refused_by_name(client: Client):
    session = await client.session()
    for body, named in WRONG:
        answer = await client.ask("POST", f"/webhook/{session}", body)
        error = answer.json()["error"]
        assert (answer.status_code, error["code"]) == (400, "VALIDATION_ERROR"), body
        assert named in error["message"], body


@pytest.mark.parametrize(
    "url", ["http://example.com/", "https://127.0.0.1/", "https://[::1]/", "https://localhost/"]
)
async def test_what_is_near_is_refused_unless_the_operator_allows_it(
    tmp_path: Path, clock: HandClock, url: str
):
    async with serving(tmp_path, clock, private_webhooks=False) as served:
        client = await served.client()
        answer = await client.ask("POST", f"/webhook/{await client.session()}", {**HOOK, "url": url})
        assert answer.status_code == 400
        assert answer.json()["error"]["message"].startswith("url: ")


async def test_a_session_has_five_webhooks_at_most(client: Client):
    session = await client.session()
    answers = await asyncio.gather(*(client.ask("POST", f"/webhook/{session}", HOOK) for _ in range(8)))
    assert sorted(answer.status_code for answer in answers) == [201] * 5 + [400] * 3
    assert len((await client.ask("GET", f"/webhook/{session}")).json()) == 5


async def test_the_description_names_the_endpoints_and_their_bodies(client: Client):
    described = (await client.http.get("/openapi.json")).json()
    assert set(described["paths"]["/v1/webhook/{sessionId}"]) == {"get", "post"}
    assert set(described["paths"]["/v1/webhook/{sessionId}/{webhookId}"]) == {"delete"}
    assert "WebhookRequest" in described["components"]["schemas"]


async def test_the_running_server_tells_what_comes_up_by_itself(served: Served, client: Client):
    async with receiving() as receiver:
        session = await client.session()
        await client.ask("POST", f"/webhook/{session}", {**HOOK, "url": receiver.url})
        action = await served.until_pending(client, session)
        await receiver.came.wait()
        got = receiver.got[0].payload
        assert got["sessionId"] == session
        assert {name: got[name] for name in action} == action
        assert [one["state"] for one in (await client.ask("GET", f"/webhook/{session}")).json()] == ["active"]


async def test_what_a_request_brings_up_is_told_at_once(served: Served, client: Client):
    """The clock stands still here: only the request wakes the server."""
    async with receiving() as receiver:
        session = await client.session()
        await client.ask("POST", f"/webhook/{session}", {**HOOK, "url": receiver.url})
        night = {"description": "Two quiet days pass.", "source": "system"}
        await client.ask("POST", "/turn", {"sessionId": session, "event": night, "elapsedSeconds": 2 * 86400})
        await receiver.came.wait()
        assert receiver.got[0].payload["type"] == "need_deficit"


async def test_the_list_says_why_a_webhook_was_disabled(served: Served, client: Client):
    async with receiving() as receiver:
        receiver.always = 410
        session = await client.session()
        await client.ask("POST", f"/webhook/{session}", {**HOOK, "url": receiver.url})
        await served.until_pending(client, session)
        await receiver.came.wait()
        await served.house.pusher.courier.rest()
        (listed,) = (await client.ask("GET", f"/webhook/{session}")).json()
        assert listed["state"] == "disabled"
        assert "410" in listed["reason"]
        assert (listed["failures"], listed["last_problem"]) == (1, "It answered 410.")


async def test_old_deliveries_are_swept_away_and_webhooks_stay(served: Served, client: Client):
    from bot.api.upkeep import prune_once

    async with receiving() as receiver:
        session = await client.session()
        await client.ask("POST", f"/webhook/{session}", {**HOOK, "url": receiver.url})
        await served.until_pending(client, session)
        await receiver.came.wait()
        await served.house.pusher.courier.rest()
        for days, left in ((29, 1), (2, 0)):
            served.clock.forward(days=days)
            await prune_once(served.house)
            async with served.house.database.read() as tx:
                assert (
                    len(await tx.rows("SELECT * FROM webhook_deliveries WHERE outcome = 'delivered'")) == left
                )
        assert len((await client.ask("GET", f"/webhook/{session}")).json()) == 1
