"""Writing first over HTTP: off until it is switched on, asked for without being used up, settled once."""

from __future__ import annotations

import httpx
import pytest
from api_world import World, refused, say

ON = {"attachment_seeking": True, "need_deficit": True, "emotional_overflow": True}
NEVER = "0" * 24


async def actions(client: httpx.AsyncClient, of: str) -> list[dict]:
    answer = await client.get(f"/v1/proactive/{of}")
    assert answer.status_code == 200
    return answer.json()


async def waiting(world: World, client: httpx.AsyncClient, of: str) -> dict:
    """Somebody wrote two days ago, and there is a wish."""
    await client.put(f"/v1/proactive/{of}/preferences", json={"enabled": True})
    await say(client, of)
    world.clock.forward(days=2)
    (action,) = await actions(client, of)
    return action


async def settle(client: httpx.AsyncClient, of: str, action: str, **body) -> httpx.Response:
    return await client.post(f"/v1/proactive/{of}/{action}/settle", json=body)


async def test_it_is_off_and_the_array_empty_until_somebody_opts_in(
    world: World, client: httpx.AsyncClient, of: str
):
    await say(client, of)
    world.clock.forward(days=3)
    answer = await client.get(f"/v1/proactive/{of}")
    assert answer.json() == []
    assert "Next-Check-After" not in answer.headers
    preferences = (await client.get(f"/v1/proactive/{of}/preferences")).json()
    assert preferences == {
        "sessionId": of,
        "preferences": {"enabled": False, "triggers": ON, "cooldown_hours": 4},
    }


async def test_put_replaces_and_what_is_left_out_takes_its_default(client: httpx.AsyncClient, of: str):
    path = f"/v1/proactive/{of}/preferences"
    given = {"enabled": True, "triggers": {"need_deficit": False}, "cooldown_hours": 6}
    assert (await client.put(path, json=given)).json() == {
        "sessionId": of,
        "preferences": {"enabled": True, "triggers": {**ON, "need_deficit": False}, "cooldown_hours": 6},
    }
    again = {"sessionId": of, "preferences": {"enabled": True, "triggers": ON, "cooldown_hours": 4}}
    assert (await client.put(path, json={"enabled": True})).json() == again
    assert (await client.get(path)).json() == again


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{}", "enabled"),
        ('{"enabled": "true"}', "enabled"),
        ('{"enabled": 1}', "enabled"),
        ('{"enabled": null}', "enabled"),
        ('{"enabled": true, "trigers": {"need_deficit": false}}', "trigers"),
        ('{"enabled": true, "triggers": {"need_deficits": false}}', "triggers.need_deficits"),
        ('{"enabled": true, "triggers": {"need_deficit": "no"}}', "triggers.need_deficit"),
        ('{"enabled": true, "triggers": null}', "triggers"),
        ('{"enabled": true, "triggers": []}', "triggers"),
        ('{"enabled": true, "cooldown_hours": NaN}', "cooldown_hours"),
        ('{"enabled": true, "cooldown_hours": Infinity}', "cooldown_hours"),
        ('{"enabled": true, "cooldown_hours": 1e999}', "cooldown_hours"),
        ('{"enabled": true, "cooldown_hours": -1}', "cooldown_hours"),
        ('{"enabled": true, "cooldown_hours": 8760.5}', "cooldown_hours"),
        ('{"enabled": true, "cooldown_hours": "4"}', "cooldown_hours"),
        ('{"enabled": true, "cooldown_hours": true}', "cooldown_hours"),
        ("[]", "body"),
        ("true", "body"),
    ],
)
async def test_preferences_that_cannot_be_are_refused_by_name_and_change_nothing(
    client: httpx.AsyncClient, of: str, text: str, named: str
):
    path = f"/v1/proactive/{of}/preferences"
    headers = {"Content-Type": "application/json"}
    refused(await client.put(path, content=text, headers=headers), 400, "VALIDATION_ERROR", named)
    assert (await client.get(path)).json()["preferences"]["enabled"] is False


async def test_asking_twice_gives_the_same_action_and_says_when_to_ask_again(
    world: World, client: httpx.AsyncClient, of: str
):
    action = await waiting(world, client, of)
    assert set(action) == {"id", "type", "message", "priority", "metadata"}
    assert {"created_at", "expires_at", "urge", "threshold", "need", "level"} == set(action["metadata"])
    again = await client.get(f"/v1/proactive/{of}")
    assert again.json() == [action]
    world.clock.forward(seconds=int(again.headers["Next-Check-After"]))
    assert await actions(client, of) != [action]


async def test_the_header_says_to_the_second_when_an_action_comes_up(
    world: World, client: httpx.AsyncClient, of: str
):
    await client.put(f"/v1/proactive/{of}/preferences", json={"enabled": True})
    await say(client, of)
    answer = await client.get(f"/v1/proactive/{of}")
    assert answer.json() == []
    world.clock.forward(seconds=int(answer.headers["Next-Check-After"]) - 1)
    assert await actions(client, of) == []
    world.clock.forward(seconds=1)
    assert len(await actions(client, of)) == 1


async def test_the_cooldown_counts_from_the_delivery(world: World, client: httpx.AsyncClient, of: str):
    action = await waiting(world, client, of)
    at = world.clock.now.isoformat()
    world.clock.forward(minutes=30)
    answer = await settle(client, of, action["id"], outcome="delivered", at=at)
    assert answer.json() == {
        "id": action["id"],
        "outcome": "delivered",
        "next_allowed_at": "2026-03-04T22:00:00.000Z",
    }
    assert (await settle(client, of, action["id"], outcome="delivered")).json() == answer.json()
    refused(
        await settle(client, of, action["id"], outcome="failed"),
        400,
        "VALIDATION_ERROR",
        "outcome",
        "delivered",
    )
    assert await actions(client, of) == []


async def test_a_delivery_dated_in_the_future_counts_as_now_and_one_long_ago_as_the_beginning(
    world: World, client: httpx.AsyncClient, of: str
):
    action = await waiting(world, client, of)
    answer = await settle(client, of, action["id"], outcome="delivered", at="9999-12-31T23:59:59Z")
    assert answer.json()["next_allowed_at"] == "2026-03-04T22:00:00.000Z"
    early = await settle(client, of, NEVER, outcome="delivered", at="0001-01-01T00:00:00Z")
    refused(early, 404, "NOT_FOUND")


async def test_an_action_that_was_never_offered_is_not_found(client: httpx.AsyncClient, of: str):
    refused(await settle(client, of, NEVER, outcome="delivered"), 404, "NOT_FOUND", "action")
    refused(await settle(client, of, "%00", outcome="delivered"), 404, "NOT_FOUND")
    refused(await settle(client, of, "é" * 90, outcome="delivered"), 404, "NOT_FOUND")


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, "outcome"),
        ({"outcome": "sent"}, "outcome"),
        ({"outcome": "delivered", "at": "2026-03-02T18:00:00"}, "at"),
        ({"outcome": "delivered", "at": 1_772_474_400}, "at"),
        ({"outcome": "delivered", "at": "1772474400"}, "at"),
        ({"outcome": "delivered", "at": "yesterday"}, "at"),
        ({"outcome": "delivered", "why": "x"}, "why"),
    ],
)
async def test_a_settlement_that_cannot_be_is_named(
    world: World, client: httpx.AsyncClient, of: str, body: dict, named: str
):
    action = await waiting(world, client, of)
    refused(await settle(client, of, action["id"], **body), 400, "VALIDATION_ERROR", named)
    assert await actions(client, of) == [action]


async def test_an_event_by_nobody_does_not_give_a_pending_action_another_id(
    world: World, client: httpx.AsyncClient, of: str
):
    action = await waiting(world, client, of)
    for hours in (1, 20, 50, 60):
        world.clock.forward(hours=hours)
        event = {"description": "It rains, and I feel sad and lonely.", "source": "system"}
        await client.post("/v1/turn", json={"sessionId": of, "event": event})
        (again,) = [one for one in await actions(client, of) if one["type"] == action["type"]]
        assert again["id"] == action["id"]
        assert again["metadata"]["expires_at"] == action["metadata"]["expires_at"]
