"""Turns over HTTP: each moves its session once, in its order, by the session's own time."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import httpx
import pytest
from api_world import GOOD, World, refused, say, session

from bot.api.upkeep import prune_once

BAD = "I lied to you"
WORKED = {
    "a level gained": ((0.9, 0.9, 0.5, 0.8, 0.8, 0.7), {"V": 1, "D": 1}),
    "an ally's death": ((1, -1, 0.1, 0.1, -0.8, -0.5), {"V": -1, "A": 1, "D": -1}),
    "betrayal by an ally": ((1, -0.9, 0.1, 0.1, -0.9, -1), {"V": -1, "A": 1}),
    "a boss beaten": ((1, 1, 0.4, 0.7, 0.9, 0.8), {"V": 1, "D": 1}),
    "an ambush": ((0.9, -0.7, 0, 0.2, -0.8, -0.3), {"V": -1, "A": 1}),
    "treasure found": ((0.6, 0.8, 0.2, 0.5, 0.3, 0.5), {"V": 1}),
}
DIMENSIONS = (
    "goal_relevance", "goal_congruence", "expectedness", "controllability", "agency", "norm_compatibility",
)  # fmt: skip


async def relationship(client: httpx.AsyncClient, of: str) -> dict:
    return (await client.get(f"/v1/relationship/{of}")).json()


async def event(client: httpx.AsyncClient, of: str, source: str, text: str = GOOD, **more) -> dict:
    body = {"sessionId": of, "event": {"description": text, "source": source}, **more}
    answer = await client.post("/v1/turn", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_turn_answers_with_all_that_the_contract_names(client: httpx.AsyncClient, of: str):
    answer = await say(client, of)
    assert set(answer) == {
        "appraisal", "new_emotion", "emotion_intensity", "discrete_emotion", "body_budget", "proactive_hint", "prompt_data",
    }  # fmt: skip
    assert set(answer["appraisal"]) == set(DIMENSIONS)
    assert set(answer["new_emotion"]) == {"V", "A", "D"}
    assert set(answer["prompt_data"]) == {"system", "context", "instruction", "formatted"}
    assert set(answer["proactive_hint"]) == {"next_check_after_ms", "potential_triggers"}


async def test_good_turns_raise_trust_and_betrayal_takes_it(client: httpx.AsyncClient, of: str):
    before = (await relationship(client, of))["trust"]
    await say(client, of)
    risen = (await relationship(client, of))["trust"]
    await say(client, of, BAD)
    assert before < risen > (await relationship(client, of))["trust"]


async def test_the_same_key_gives_the_first_answer_again_and_moves_nothing(
    world: World, client: httpx.AsyncClient, of: str
):
    headers = {"Idempotency-Key": "turn-1"}
    first = await client.post("/v1/turn", json={"sessionId": of, "message": GOOD}, headers=headers)
    world.clock.forward(hours=1)
    again = await client.post("/v1/turn", json={"sessionId": of, "message": GOOD}, headers=headers)
    assert first.content == again.content
    assert (await relationship(client, of))["relationship_state"]["turn_count"] == 1


async def test_the_same_key_gives_the_first_answer_whatever_the_body_says_now(
    client: httpx.AsyncClient, of: str
):
    async def again(path: str, **told: object) -> httpx.Response:
        headers = {"Idempotency-Key": path}
        answer = await client.post(path, json={"sessionId": of, **told}, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer

    appraisal = dict.fromkeys(DIMENSIONS, 0.5)
    for path, first, second in (
        ("/v1/turn", {"event": {"description": "ALPHA", "source": "system"}}, {"message": "hi"}),
        (
            "/v1/turn/appraisal",
            {"appraisal": appraisal, "context": "ALPHA"},
            {"appraisal": appraisal, "context": "BETA"},
        ),
    ):
        told = await again(path, **first)
        assert told.json()["prompt_data"]["context"]["event"] == "ALPHA"
        assert (await again(path, **second)).content == told.content


async def test_a_turn_that_was_taken_is_answered_again_however_near_its_session_s_time_is_to_its_end(
    world: World, client: httpx.AsyncClient
):
    world.clock.now = datetime(2200, 3, 1, tzinfo=UTC)
    of = await session(client)

    async def turn(key: str) -> httpx.Response:
        body = {"sessionId": of, "message": "hi", "elapsedSeconds": 300 * 86_400}
        return await client.post("/v1/turn", json=body, headers={"Idempotency-Key": key})

    last = await turn("last")
    assert last.status_code == 200, last.text
    refused(await turn("more"), 400, "VALIDATION_ERROR", "elapsedSeconds")
    assert (await turn("last")).content == last.content


async def test_a_key_is_known_for_a_week_of_the_clock_wherever_the_sessions_own_time_is(
    world: World, client: httpx.AsyncClient, of: str
):
    async def turn(key: str, elapsed: float) -> httpx.Response:
        body = {"sessionId": of, "message": GOOD, "elapsedSeconds": elapsed}
        return await client.post("/v1/turn", json=body, headers={"Idempotency-Key": key})

    first = await turn("before", 0)
    await turn("a-fortnight-on", 14 * 86_400)
    assert (await turn("before", 0)).content == first.content
    world.clock.forward(days=30)
    late = await turn("of-long-ago", 0)
    await prune_once(world.app.state.house)
    assert (await turn("of-long-ago", 0)).content == late.content


async def test_the_same_key_of_two_sessions_is_two_turns(client: httpx.AsyncClient, of: str):
    other, headers = await session(client), {"Idempotency-Key": "same"}
    for name in (of, other):
        await client.post("/v1/turn", json={"sessionId": name, "message": GOOD}, headers=headers)
    assert (await relationship(client, other))["relationship_state"]["turn_count"] == 1


@pytest.mark.parametrize("key", ["", "two words", "x" * 256])
async def test_an_idempotency_key_that_cannot_be_kept_is_named(client: httpx.AsyncClient, of: str, key: str):
    answer = await client.post(
        "/v1/turn", json={"sessionId": of, "message": GOOD}, headers={"Idempotency-Key": key}
    )
    refused(answer, 400, "VALIDATION_ERROR", "Idempotency-Key")
    assert (await relationship(client, of))["relationship_state"]["turn_count"] == 0


async def test_turns_at_once_all_count_and_their_history_is_one_line(client: httpx.AsyncClient, of: str):
    await asyncio.gather(*(say(client, of) for _ in range(20)))
    found = await relationship(client, of)
    assert found["relationship_state"]["turn_count"] == 20
    trust = 0.5
    for entry in found["trust_history"]:
        trust += entry["delta"]
        assert entry["trust"] == pytest.approx(trust, abs=1e-6)


async def test_one_turn_sent_twenty_times_at_once_is_one_turn(client: httpx.AsyncClient, of: str):
    body, headers = {"sessionId": of, "message": GOOD}, {"Idempotency-Key": "k"}
    answers = await asyncio.gather(*(client.post("/v1/turn", json=body, headers=headers) for _ in range(20)))
    assert len({answer.content for answer in answers}) == 1
    assert (await relationship(client, of))["relationship_state"]["turn_count"] == 1


@pytest.mark.parametrize(("values", "directions"), WORKED.values(), ids=WORKED)
@pytest.mark.parametrize("preset", ["cheerful_companion", "stoic_mentor", "anxious_helper"])
async def test_an_appraisal_moves_the_feeling_as_the_contract_says(
    client: httpx.AsyncClient, preset: str, values: tuple[float, ...], directions: dict[str, int]
):
    of = await session(client, preset)
    before = (await client.get(f"/v1/state/{of}")).json()["emotion"]
    body = {"sessionId": of, "appraisal": dict(zip(DIMENSIONS, values, strict=True)), "context": "A dragon."}
    answer = await client.post("/v1/turn/appraisal", json=body)
    assert answer.status_code == 200, answer.text
    after = answer.json()["new_emotion"]
    for name, sign in directions.items():
        assert (after[name] - before[name]) * sign > 0.1
    assert answer.json()["appraisal"] == body["appraisal"]
    assert answer.json()["prompt_data"]["context"]["event"] == "A dragon."
    assert (await relationship(client, of))["relationship_state"]["turn_count"] == 1


async def test_an_event_by_the_person_counts_as_their_message(client: httpx.AsyncClient, of: str):
    said = await session(client)
    told, heard = await event(client, of, "user"), await say(client, said)
    assert told["new_emotion"] == heard["new_emotion"]
    assert told["prompt_data"]["context"]["event"] == GOOD
    assert GOOD in told["prompt_data"]["formatted"]["context_block"]
    assert (await relationship(client, of))["relationship_state"]["turn_count"] == 1


@pytest.mark.parametrize("source", ["system", "internal"])
async def test_an_event_by_nobody_moves_the_feeling_and_nothing_that_is_about_the_person(
    world: World, client: httpx.AsyncClient, of: str, source: str
):
    await say(client, of, "hello there")
    before = await relationship(client, of)
    felt = (await client.get(f"/v1/state/{of}")).json()
    world.clock.forward(minutes=1)
    answer = await event(client, of, source, BAD, event_context={"speaker": "bob"})
    assert answer["new_emotion"]["V"] < felt["emotion"]["V"] - 0.1
    assert await relationship(client, of) == before
    assert (await client.get(f"/v1/persona/{of}")).json()["last_active"] == "2026-03-02T18:00:00.000Z"


async def test_people_of_one_session_are_told_apart_and_some_are_not_scored(
    client: httpx.AsyncClient, of: str
):
    clingy = "I can't live without you, you are all I have, I stopped seeing my friends"
    for _ in range(6):
        await say(client, of, clingy, event_context={"speaker": "young", "scored": False})
    assert (await relationship(client, of))["unhealthy_patterns"] == []
    for _ in range(6):
        await say(client, of, clingy, event_context={"speaker": "old"})
    assert (await relationship(client, of))["unhealthy_patterns"] != []


# --- a caller that keeps its own time ------------------------------------------------------------------


async def moments(client: httpx.AsyncClient, of: str) -> list[datetime]:
    return [
        datetime.fromisoformat(entry["timestamp"])
        for entry in (await relationship(client, of))["trust_history"]
    ]


async def test_seconds_that_a_caller_counts_itself_lead_the_session_ahead(
    world: World, client: httpx.AsyncClient, of: str
):
    await client.put(f"/v1/proactive/{of}/preferences", json={"enabled": True})
    await say(client, of, elapsedSeconds=86_400)
    await event(client, of, "system", "The sun rises.", elapsedSeconds=2 * 86_400)
    (moment,) = await moments(client, of)
    assert (moment - world.clock.now).total_seconds() == 86_400
    (action,) = (await client.get(f"/v1/proactive/{of}")).json()
    assert action["type"] == "need_deficit"
    world.clock.forward(hours=1)
    await say(client, of)
    assert ((await moments(client, of))[-1] - world.clock.now).total_seconds() == 3 * 86_400


async def test_a_session_that_is_ahead_and_keeps_pace_stays_as_far_ahead(
    world: World, client: httpx.AsyncClient, of: str
):
    for number in range(4):
        await say(client, of, elapsedSeconds=600 if number else 3600)
        world.clock.forward(seconds=600)
    last = (await moments(client, of))[-1]
    assert (last - world.clock.now).total_seconds() == 3600 - 600


async def test_a_late_report_dates_its_own_turn_and_nothing_after_it(
    world: World, client: httpx.AsyncClient, of: str
):
    world.clock.forward(hours=5)
    await say(client, of, elapsedSeconds=3600)
    await say(client, of)
    first, second = await moments(client, of)
    assert (first.hour, second.hour) == (19, 23)


async def test_turns_at_once_each_move_the_caller_s_time_on(world: World, client: httpx.AsyncClient, of: str):
    await asyncio.gather(*(say(client, of, elapsedSeconds=60) for _ in range(10)))
    assert ((await moments(client, of))[-1] - world.clock.now).total_seconds() == 600


async def test_a_repeated_turn_does_not_move_the_caller_s_time_twice(
    world: World, client: httpx.AsyncClient, of: str
):
    for _ in range(2):
        await client.post(
            "/v1/turn",
            json={"sessionId": of, "message": GOOD, "elapsedSeconds": 60},
            headers={"Idempotency-Key": "k"},
        )
    await say(client, of)
    assert ((await moments(client, of))[-1] - world.clock.now).total_seconds() == 60


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, "message"),
        ({"message": "hi", "event": {"description": "x", "source": "user"}}, "message"),
        ({"message": ""}, "message"),
        ({"message": 5}, "message"),
        ({"event": {"description": "x", "source": "god"}}, "event.source"),
        ({"event": {"description": "x"}}, "event.source"),
        ({"event": {"source": "user"}}, "event.description"),
        ({"message": "hi", "elapsedSeconds": -1}, "elapsedSeconds"),
        ({"message": "hi", "elapsedSeconds": 31_536_001}, "elapsedSeconds"),
        ({"message": "hi", "elapsedSeconds": "5"}, "elapsedSeconds"),
        ({"message": "hi", "event_context": {"speaker": "x" * 65}}, "event_context.speaker"),
        ({"message": "hi", "event_context": {"speaker": "a\0b"}}, "event_context.speaker"),
        ({"message": "hi", "event_context": {"scored": 1}}, "event_context.scored"),
        ({"message": "hi", "mesage": "hi"}, "mesage"),
    ],
)
async def test_a_turn_that_cannot_be_is_refused_by_the_name_of_its_field(
    client: httpx.AsyncClient, of: str, body: dict, named: str
):
    refused(await client.post("/v1/turn", json={"sessionId": of, **body}), 400, "VALIDATION_ERROR", named)
    assert (await relationship(client, of))["relationship_state"]["turn_count"] == 0


async def test_an_appraisal_out_of_its_range_is_named(client: httpx.AsyncClient, of: str):
    body = {"sessionId": of, "appraisal": dict.fromkeys(DIMENSIONS, 0.5) | {"agency": -1.5}}
    refused(await client.post("/v1/turn/appraisal", json=body), 400, "VALIDATION_ERROR", "appraisal.agency")


async def test_a_turn_of_no_session_is_not_found(client: httpx.AsyncClient):
    for name in ("s_nobody", "", "dm:1", "\0", "é", "x" * 5000):
        answer = await client.post("/v1/turn", json={"sessionId": name, "message": "hi"})
        refused(answer, 404, "NOT_FOUND")
