"""A connection to a session: who gets in, what it answers, what it is told by itself, and how it ends."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from house import HandClock
from served import KIND, Client, Served, frame, say, serving, until
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from bot.api.keys import Keys
from bot.api.server import Sockets
from bot.engine.wire import ErrorAnswer, Preferences, ProactiveAction, StateView, TurnResult
from bot.mind import Reading

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]


@pytest.fixture
async def client(served: Served) -> Client:
    return await served.client()


@pytest.fixture
async def session(client: Client) -> str:
    return await client.session()


@pytest.fixture
async def socket(client: Client, session: str):
    async with client.socket(session) as opened:
        assert (await frame(opened))["type"] == "connected"
        yield opened


async def closed(socket: ClientConnection) -> tuple[int, str]:
    """Read to the end, and give the code and the reason of it."""
    async for _ in socket_to_its_end(socket):
        pass
    assert socket.close_code is not None
    return socket.close_code, socket.close_reason or ""


async def socket_to_its_end(socket: ClientConnection):
    """What still comes, until it is closed in whatever way."""
    try:
        while True:
            yield await socket.recv()
    except ConnectionClosed:
        return


# --- the way in -------------------------------------------------------------------------------------


async def test_a_connection_begins_with_its_session_and_the_servers_time(client: Client, session: str):
    async with client.socket(session) as socket:
        assert await frame(socket) == {
            "type": "connected",
            "sessionId": session,
            "server_time": "2026-03-02T18:00:00.000Z",
        }


async def test_a_refusal_is_one_line_in_the_log_and_no_error(
    served: Served, client: Client, session: str, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.WARNING), caplog.at_level(logging.INFO, logger="bot"):
        for opening in (client.socket(session, token="HIDDEN"), client.socket("s_nobody")):
            with pytest.raises(InvalidStatus):
                await opening
        with pytest.raises(InvalidStatus):
            await connect(f"ws://127.0.0.1:{client.port}/HIDDEN", proxy=None)
        await served.stop()
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("INFO", "api.socket_refused route=/v1/ws/{sessionId} status=401"),
        ("INFO", "api.socket_refused route=/v1/ws/{sessionId} status=404"),
        ("INFO", "api.socket_refused route=unknown status=404"),
    ]


async def test_the_key_may_come_in_the_header_instead(client: Client, session: str):
    uri = f"ws://127.0.0.1:{client.port}/v1/ws/{session}"
    headers = {"Authorization": f"Bearer {client.key}"}
    async with connect(uri, additional_headers=headers, ping_interval=None, proxy=None) as socket:
        assert (await frame(socket))["type"] == "connected"


@pytest.mark.parametrize("token", ["", "wrong", "sonder_000000000000_" + "A" * 43])
async def test_nobody_gets_in_without_a_key_that_holds(client: Client, session: str, token: str):
    with pytest.raises(InvalidStatus) as caught:
        async with client.socket(session, token=token):
            pass
    assert_refused(caught.value, 401, "UNAUTHORIZED")


async def test_a_revoked_key_does_not_get_in(served: Served, client: Client, session: str):
    await served.revoke(client)
    served.forward(seconds=1)
    with pytest.raises(InvalidStatus) as caught:
        async with client.socket(session):
            pass
    assert_refused(caught.value, 401, "UNAUTHORIZED")


async def test_a_session_of_somebody_else_is_as_one_that_is_not_there(served: Served, session: str):
    other = await served.client()
    bodies: list[bytes] = []
    for name in (session, "s_nowhere"):
        with pytest.raises(InvalidStatus) as caught:
            async with other.socket(name):
                pass
        assert_refused(caught.value, 404, "NOT_FOUND")
        bodies.append(caught.value.response.body)
    assert bodies[0] == bodies[1]


async def test_a_key_holds_no_more_connections_than_it_may(tmp_path: Path, clock: HandClock):
    async with serving(tmp_path, clock, sockets=2) as served:
        client = await served.client()
        session = await client.session()
        first, second = client.socket(session), client.socket(session)
        async with first as open_, second:
            await frame(open_)
            with pytest.raises(InvalidStatus) as caught:
                async with client.socket(session):
                    pass
            assert_refused(caught.value, 429, "RATE_LIMIT")
            other = await served.client()
            async with other.socket(await other.session()) as another:
                assert (await frame(another))["type"] == "connected"
        await until(lambda: not served.house.seats.open)
        async with client.socket(session) as again:
            assert (await frame(again))["type"] == "connected"


@pytest.fixture
def no_key_is_known_yet(monkeypatch):
    """Nobody is let in or refused until this is set."""
    going, known = asyncio.Event(), Keys.known

    async def slowly(keys: Keys, given: str | None) -> str:
        await going.wait()
        return await known(keys, given)

    monkeypatch.setattr(Keys, "known", slowly)
    return going


async def test_a_handshake_that_the_server_cannot_answer_in_time_is_refused(
    tmp_path: Path, clock: HandClock, no_key_is_known_yet: asyncio.Event
):
    async with serving(tmp_path, clock, request_seconds=0.3) as served:
        client = await served.client()
        with pytest.raises(InvalidStatus) as caught:
            async with client.socket("s_any"):
                pass
        assert_refused(caught.value, 503, "SERVICE_UNAVAILABLE")
        assert caught.value.response.headers["Retry-After"] == "1"
        no_key_is_known_yet.set()
        await until(lambda: not served.connections)


async def test_an_address_without_a_websocket_is_refused_as_any_other(client: Client):
    with pytest.raises(InvalidStatus) as caught:
        async with connect(f"ws://127.0.0.1:{client.port}/v1/nowhere", proxy=None):
            pass
    assert_refused(caught.value, 404, "NOT_FOUND")


def assert_refused(caught: InvalidStatus, status: int, code: str) -> None:
    assert caught.response.status_code == status
    error = ErrorAnswer.model_validate_json(caught.response.body).error
    assert (error.code, error.status) == (code, status)


async def test_the_key_is_in_no_log_line(client: Client, session: str, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO)
    for logger in ("uvicorn.error", "uvicorn.access"):
        caplog.set_level(logging.INFO, logger)
    async with client.socket(session) as socket:
        await frame(socket)
    with pytest.raises(InvalidStatus):
        async with client.socket("s_nowhere"):
            pass
    assert "/v1/ws/" in caplog.text
    assert client.key not in caplog.text
    assert client.key.rsplit("_", 1)[-1] not in caplog.text


# --- what it answers --------------------------------------------------------------------------------


async def test_a_turn_gives_what_the_endpoint_gives(client: Client, session: str, socket: ClientConnection):
    told = await say(socket, type="turn", id="t1", message=KIND)
    assert (told["type"], told["id"]) == ("turn_result", "t1")
    TurnResult.model_validate(told["result"])
    assert (await turns(client, session)) == 2


async def test_a_turn_may_be_an_event_with_a_time_of_its_own(
    client: Client, session: str, socket: ClientConnection
):
    event = {"description": "The night passes.", "source": "system"}
    told = await say(socket, type="turn", event=event, elapsedSeconds=3600)
    assert told["type"] == "turn_result"
    assert "id" not in told
    assert (await turns(client, session)) == 1


async def test_the_same_key_gives_the_first_answer_and_moves_nothing(
    client: Client, session: str, socket: ClientConnection
):
    turn = {"type": "turn", "message": KIND, "idempotency_key": "once"}
    first, second = await say(socket, **turn, id="a"), await say(socket, **turn, id="b")
    assert first["result"] == second["result"]
    headers = {"Idempotency-Key": "once"}
    third = await client.ask("POST", "/turn", {"sessionId": session, "message": KIND}, **headers)
    assert third.json() == first["result"]
    assert (await turns(client, session)) == 2


async def turns(client: Client, session: str) -> int:
    return (await client.ask("GET", f"/relationship/{session}")).json()["relationship_state"]["turn_count"]


async def test_the_state_is_the_endpoints_with_the_preferences(
    client: Client, session: str, socket: ClientConnection
):
    told = await say(socket, type="get_state", id="")
    assert (told["type"], told["id"]) == ("state", "")
    assert told["state"] == (await client.ask("GET", f"/state/{session}")).json()
    StateView.model_validate(told["state"])
    assert Preferences.model_validate(told["preferences"]).enabled


async def test_preferences_are_replaced_and_what_is_left_out_takes_its_default(
    client: Client, session: str, socket: ClientConnection
):
    await say(socket, type="set_proactive_preferences", enabled=True, cooldown_hours=9)
    told = await say(
        socket, type="set_proactive_preferences", enabled=False, triggers={"need_deficit": False}
    )
    assert told["type"] == "state"
    expected = {
        "enabled": False,
        "triggers": {"attachment_seeking": True, "need_deficit": False, "emotional_overflow": True},
        "cooldown_hours": 4,
    }
    assert told["preferences"] == expected
    assert (await client.ask("GET", f"/proactive/{session}/preferences")).json()["preferences"] == expected


MALFORMED: list[tuple[Any, int, str]] = [
    ("", 400, "JSON"),
    ("{", 400, "JSON"),
    ("nonsense", 400, "JSON"),
    ("[" * 5000, 400, "JSON"),
    ('{"type": "turn", "message": "\\ud800"}', 400, "JSON"),
    (b'{"type": "get_state"}', 400, "text"),
    ([], 400, "object"),
    ("null", 400, "object"),
    ({}, 400, "type"),
    ({"type": None}, 400, "type"),
    ({"type": ["turn"]}, 400, "type"),
    ({"type": "proactive"}, 400, "type"),
    ({"type": "TURN", "message": "hi"}, 400, "type"),
    ({"type": "get_state", "sessionId": "s_other"}, 400, "sessionId"),
    ({"type": "get_state", "id": 5}, 400, "id"),
    ({"type": "get_state", "id": "x" * 256}, 400, "id"),
    ({"type": "turn"}, 400, "message or an event"),
    ({"type": "turn", "message": ""}, 400, "message"),
    ({"type": "turn", "message": 5}, 400, "message"),
    (
        {"type": "turn", "message": "hi", "event": {"description": "x", "source": "user"}},
        400,
        "one of the two",
    ),
    ({"type": "turn", "event": {"description": "x", "source": "moon"}}, 400, "event.source"),
    ({"type": "turn", "message": "hi", "elapsedSeconds": -1}, 400, "elapsedSeconds"),
    ('{"type": "turn", "message": "hi", "elapsedSeconds": NaN}', 400, "JSON"),
    ({"type": "turn", "message": "hi", "idempotency_key": "two words"}, 400, "idempotency_key"),
    ({"type": "set_proactive_preferences"}, 400, "enabled"),
    ({"type": "set_proactive_preferences", "enabled": "true"}, 400, "enabled"),
    ({"type": "set_proactive_preferences", "enabled": True, "trigers": {}}, 400, "trigers"),
    (
        {"type": "set_proactive_preferences", "enabled": True, "triggers": {"need": True}},
        400,
        "triggers.need",
    ),
    ({"type": "set_proactive_preferences", "enabled": True, "cooldown_hours": 9000}, 400, "cooldown_hours"),
    (
        '{"type": "set_proactive_preferences", "enabled": false, "enabled": true}',
        400,
        "enabled: is given twice",
    ),
    ('{"type": "get_state", "type": "turn", "message": "hi"}', 400, "type: is given twice"),
    ({"type": "ack_proactive"}, 400, "actionId"),
    ({"type": "ack_proactive", "actionId": "a", "outcome": "read"}, 400, "outcome"),
    ({"type": "ack_proactive", "actionId": "never_offered"}, 404, "never_offered"),
    ({"type": "turn", "message": "x" * 65_536}, 413, "64 KiB"),
]


async def test_what_cannot_be_taken_is_answered_in_the_error_shape_and_the_connection_stays(
    client: Client, session: str, socket: ClientConnection
):
    for sent, status, named in MALFORMED:
        await socket.send(sent if isinstance(sent, str | bytes) else orjson.dumps(sent).decode())
        told = await frame(socket)
        assert told["type"] == "error", sent
        error = ErrorAnswer.model_validate({"error": told["error"]}).error
        code = {400: "VALIDATION_ERROR", 404: "NOT_FOUND", 413: "PAYLOAD_TOO_LARGE"}[status]
        assert (error.status, error.code) == (status, code), sent
        assert named in error.message, sent
    assert (await say(socket, type="get_state"))["preferences"]["enabled"] is True
    assert (await turns(client, session)) == 1


async def test_an_error_carries_the_id_of_the_message(socket: ClientConnection):
    for told in (
        {"type": "what", "id": "7"},
        {"type": "turn", "id": "7"},
        {"type": "ack_proactive", "id": "7", "actionId": "x"},
    ):
        assert (await say(socket, **told))["id"] == "7"


async def test_a_huge_message_ends_the_connection(socket: ClientConnection):
    await socket.send("x" * (256 * 1024 + 1))
    assert (await closed(socket))[0] == 1009


async def test_messages_count_as_requests_do(tmp_path: Path, clock: HandClock):
    async with serving(tmp_path, clock, per_minute=6) as served:
        client = await served.client()
        session = await client.session()  # three requests
        async with client.socket(session) as socket:  # the fourth
            await frame(socket)
            await say(socket, type="nonsense")
            assert (await say(socket, type="get_state"))["type"] == "state"
            told = await say(socket, type="get_state", id="over")
            assert (told["id"], told["error"]["code"], told["retry_after"]) == ("over", "RATE_LIMIT", 10)
            with pytest.raises(InvalidStatus) as caught:
                async with client.socket(session):
                    pass
            assert_refused(caught.value, 429, "RATE_LIMIT")
            served.clock.forward(seconds=60)
            assert (await say(socket, type="get_state"))["type"] == "state"


# --- what it is told --------------------------------------------------------------------------------


async def test_an_action_is_shown_as_it_comes_up_and_once(
    served: Served, client: Client, session: str, socket: ClientConnection
):
    action = await served.until_pending(client, session)
    assert await frame(socket) == {"type": "proactive", "action": action}
    for _ in range(3):
        served.forward(seconds=61)
        await served.house.pusher.tick()
    assert (await say(socket, type="get_state"))["type"] == "state"


async def test_every_connection_is_shown_it(
    served: Served, client: Client, session: str, socket: ClientConnection
):
    async with client.socket(session) as other:
        await frame(other)
        action = await served.until_pending(client, session)
        assert (await frame(socket))["action"] == (await frame(other))["action"] == action


async def test_who_comes_later_is_told_what_was_missed_before_anything_else(
    served: Served, client: Client, session: str
):
    action = await served.until_pending(client, session)
    for _ in range(2):  # also a second time: it was not acknowledged
        async with client.socket(session) as socket:
            assert (await frame(socket))["type"] == "connected"
            assert await frame(socket) == {"type": "missed_proactive", "actions": [action]}
            await served.house.pusher.tick()
            assert (await say(socket, type="get_state"))["type"] == "state"


async def test_an_acknowledged_action_is_settled_and_not_missed_again(
    served: Served, client: Client, session: str, socket: ClientConnection
):
    action = await served.until_pending(client, session)
    await frame(socket)
    told = await say(socket, type="ack_proactive", id="ack", actionId=action["id"])
    assert (told["type"], told["id"]) == ("state", "ack")
    assert (told["settlement"]["id"], told["settlement"]["outcome"]) == (action["id"], "delivered")
    assert (await client.ask("GET", f"/proactive/{session}")).json() == []
    again = await say(socket, type="ack_proactive", actionId=action["id"])
    assert again["settlement"] == told["settlement"]
    other = await say(socket, type="ack_proactive", actionId=action["id"], outcome="failed")
    assert other["error"]["code"] == "VALIDATION_ERROR"
    async with client.socket(session) as later:
        await frame(later)
        assert (await say(later, type="get_state"))["type"] == "state"


async def test_what_a_request_brings_up_is_shown_at_once(served: Served, client: Client, session: str):
    """Nobody moves the clock after the connection: only the request wakes the server."""
    await client.ask("PUT", f"/proactive/{session}/preferences", {"enabled": False})
    served.clock.forward(days=2)
    async with client.socket(session) as socket:
        await frame(socket)
        await client.ask("PUT", f"/proactive/{session}/preferences", {"enabled": True})
        assert (await frame(socket))["type"] == "proactive"


async def test_what_its_own_message_brings_up_comes_after_the_answer(
    served: Served, client: Client, session: str, socket: ClientConnection
):
    event = {"description": "Two quiet days pass.", "source": "system"}
    told = await say(socket, type="turn", event=event, elapsedSeconds=2 * 86400)
    assert told["type"] == "turn_result"
    assert (await frame(socket))["type"] == "proactive"


async def test_what_another_process_did_is_seen_within_a_minute(served: Served, client: Client, session: str):
    await client.ask("PUT", f"/proactive/{session}/preferences", {"enabled": False})
    served.clock.forward(days=2)
    async with client.socket(session) as socket:
        await frame(socket)
        await served.house.pusher.tick()
        await served.house.engine.set_preferences(session, Preferences(enabled=True), at=served.clock())
        served.forward(seconds=60)
        assert (await frame(socket))["type"] == "proactive"


async def test_a_session_that_nobody_else_may_see_pushes_to_its_own_connections_alone(
    served: Served, client: Client, session: str
):
    other = await served.client()
    theirs = await other.session()
    async with other.socket(theirs) as socket, client.socket(session) as mine:
        await frame(socket)
        await frame(mine)
        action = await served.until_pending(client, session)
        assert (await frame(mine))["action"] == action
        their_action = (await other.ask("GET", f"/proactive/{theirs}")).json()[0]
        assert (await frame(socket))["action"] == their_action != action


# --- how it ends ------------------------------------------------------------------------------------


async def test_a_deleted_session_ends_its_connections(client: Client, session: str, socket: ClientConnection):
    await client.ask("DELETE", f"/persona/{session}")
    assert await closed(socket) == (4404, "The session was deleted.")


async def test_a_revoked_key_ends_its_connections_at_the_next_message(
    served: Served, client: Client, socket: ClientConnection
):
    await served.revoke(client)
    await socket.send('{"type": "get_state"}')
    assert await closed(socket) == (4401, "The key is not valid any more.")


async def test_a_revoked_key_ends_its_connections_within_a_minute(
    served: Served, client: Client, socket: ClientConnection
):
    await served.revoke(client)
    served.forward(seconds=60)
    assert (await closed(socket))[0] == 4401


async def test_a_connection_that_joined_later_is_asked_for_its_key_in_the_same_round(
    served: Served, client: Client, session: str
):
    await served.house.pusher.tick()
    begun = served.clock()
    served.clock.forward(seconds=30)
    async with client.socket(session) as socket:
        await frame(socket)
        served.clock.forward(seconds=29)
        assert await served.house.pusher.tick() <= begun + timedelta(minutes=1)
        await served.revoke(client)
        served.forward(seconds=1)
        assert (await closed(socket))[0] == 4401


async def test_a_revoked_key_is_shown_nothing_a_second_later(served: Served, client: Client, session: str):
    answer = await client.ask("GET", f"/proactive/{session}")
    served.forward(seconds=int(answer.headers["next-check-after"]) - 2)
    await served.house.pusher.tick()
    async with client.socket(session) as socket:
        await frame(socket)
        await served.revoke(client)
        served.forward(seconds=2)
        assert (await served.house.engine.wishes(session, at=served.clock())).actions
        shown = [told async for told in socket_to_its_end(socket)]
        assert (shown, socket.close_code) == ([], 4401)


async def test_a_server_that_stops_says_so(served: Served, socket: ClientConnection):
    stopping = asyncio.create_task(served.stop())
    assert (await closed(socket))[0] == 1001
    await stopping


async def test_a_server_that_stops_gives_the_answers_that_it_began_and_takes_no_new_message(
    served: Served, client: Client, session: str, socket: ClientConnection, monkeypatch
):
    heard, going, began = served.house.engine.heard, asyncio.Event(), asyncio.Event()

    async def slowly(text: str) -> Reading:
        began.set()
        await going.wait()
        return await heard(text)

    monkeypatch.setattr(served.house.engine, "heard", slowly)
    await socket.send(orjson.dumps({"type": "turn", "id": "begun", "message": KIND}).decode())
    await socket.send(orjson.dumps({"type": "turn", "id": "late", "message": KIND}).decode())
    await began.wait()
    (listener,) = served.house.pusher.listeners._watched[session].listeners
    stopping = asyncio.create_task(served.stop())
    await until(listener._ended.done)
    going.set()
    told = [orjson.loads(message) async for message in socket_to_its_end(socket)]
    assert [(one["type"], one["id"]) for one in told] == [("turn_result", "begun")]
    assert socket.close_code == 1001
    await stopping
    of = await served.house.engine.relationship(session, at=served.clock())
    assert of.relationship_state.turn_count == 2


async def test_who_sends_much_at_once_and_reads_is_answered_all_of_it(socket: ClientConnection):
    for number in range(300):
        await socket.send(f'{{"type": "nonsense", "id": "{number}"}}')
    assert [(await frame(socket))["id"] for _ in range(300)] == [str(number) for number in range(300)]


async def test_who_does_not_read_is_dropped_and_holds_up_nobody(tmp_path: Path, clock: HandClock):
    async with serving(tmp_path, clock, unread_seconds=0.2) as served:
        client = await served.client()
        session = await client.session()
        listeners = served.house.pusher.listeners
        async with AsyncExitStack() as opened:
            socket = await opened.enter_async_context(client.socket(session))
            await frame(socket)
            (first,) = listeners._watched[session].listeners
            slow = await opened.enter_async_context(client.socket(session, max_queue=1))
            await until(lambda: len(listeners._watched[session].listeners) == 2)
            (dropped,) = listeners._watched[session].listeners - {first}
            await until(lambda: dropped._greeted)
            ours = {one for one in served.connections if isinstance(one, Sockets)}
            for number in range(1000):
                big = ProactiveAction(
                    id=f"a{number}", type="need_deficit", message="x" * 262_144, priority="low", metadata={}
                )
                dropped.show([big])
                await asyncio.sleep(0)
                if dropped not in listeners._watched[session].listeners:
                    break
            await until(lambda: dropped not in listeners._watched[session].listeners)
            await until(lambda: len(ours & served.connections) == 1)
            assert (await say(socket, type="get_state"))["type"] == "state"
            assert list(listeners._watched[session].listeners) == [first]
            slow.transport.abort()


async def test_a_closed_connection_is_forgotten(served: Served, client: Client, session: str):
    async with client.socket(session) as socket:
        await frame(socket)
    await until(lambda: not served.house.pusher.listeners._watched)


async def test_a_quiet_connection_outlives_the_patience_for_requests(tmp_path: Path, clock: HandClock):
    async with serving(tmp_path, clock, head_seconds=2, body_seconds=1) as served:
        client = await served.client()
        session = await client.session()
        async with client.socket(session) as socket:
            await frame(socket)
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(2.5):
                    await socket.recv()
            assert (await say(socket, type="get_state"))["type"] == "state"
