"""An action reaches each webhook once; a receiver that fails gets it again, later and later, and at last is left alone."""

from __future__ import annotations

import asyncio
import socket
import threading
from datetime import UTC, datetime, timedelta

import pytest
from house import HandClock
from pushing import KIND, Push, pushing
from receivers import Receiver, receiving
from served import until
from standardwebhooks.webhooks import Webhook as Verifier
from standardwebhooks.webhooks import WebhookVerificationError

from bot.engine.wire import Preferences, ProactiveAction
from bot.push import registration, signing
from bot.push.backoff import ATTEMPTS, WAITS, wait
from bot.push.courier import Place, Places
from bot.push.lookups import LookupNotBegunError
from bot.push.noticing import deliveries_of
from bot.store import api, webhooks
from bot.store.webhooks import Webhook

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]

OVERJOYED = "I GOT THE JOB!!! I'm so so happy, this is the best day of my life!"


@pytest.fixture
async def push(store_url: str, clock: HandClock):
    async with pushing(store_url, clock) as opened:
        yield opened


@pytest.fixture
async def receiver():
    async with receiving() as opened:
        yield opened


async def pending(push: Push, receiver: Receiver) -> tuple[Webhook, ProactiveAction]:
    """A session with a webhook in which something just came up."""
    await push.session()
    hook = await push.hook(receiver.url)
    return hook, await push.until_pending()


async def test_an_action_that_comes_up_is_told_once(push: Push, receiver: Receiver):
    hook, action = await pending(push, receiver)
    for _ in range(3):
        await push.round()
    (got,) = receiver.got
    assert got.payload == {
        **action.model_dump(mode="json"),
        "sessionId": "s1",
        "event": "proactive_action",
        "delivery_id": got.headers["webhook-id"],
    }
    assert got.headers["content-type"] == "application/json"
    kept = await push.kept(hook)
    assert (kept.failures, kept.last_success_at) == (0, push.clock())


async def test_nobody_is_asked_and_nothing_is_told_before_it_comes_up(push: Push, receiver: Receiver):
    await push.session()
    await push.hook(receiver.url)
    await push.until_pending()
    push.clock.forward(seconds=-1)
    await push.round()
    assert receiver.got == []


async def test_what_was_pending_at_the_registration_is_told_too(push: Push, receiver: Receiver):
    await push.session()
    action = await push.until_pending()
    await push.hook(receiver.url)
    await push.round()
    assert [got.payload["id"] for got in receiver.got] == [action.id]


async def test_what_an_event_brings_up_at_once_is_told_in_the_next_round(push: Push, receiver: Receiver):
    await push.session(on=False)
    await push.hook(receiver.url)
    push.clock.forward(days=2)
    await push.round()
    assert receiver.got == []
    await push.engine.set_preferences("s1", Preferences(enabled=True), at=push.clock())
    await push.round()
    assert len(receiver.got) >= 1


async def test_each_webhook_of_a_session_is_told_once(push: Push, receiver: Receiver):
    async with receiving() as other:
        await push.session()
        await push.hook(receiver.url)
        await push.hook(other.url)
        await push.until_pending()
        await push.round()
        await push.round()
        assert (len(receiver.got), len(other.got)) == (1, 1)


async def test_a_settled_action_makes_room_for_the_next_one(push: Push, receiver: Receiver):
    _, action = await pending(push, receiver)
    await push.round()
    await push.engine.settle("s1", action.id, "failed", at=push.clock())
    await push.until_pending()
    await push.round()
    assert len({got.payload["id"] for got in receiver.got}) == len(receiver.got) == 2


async def test_a_session_that_nobody_watches_is_never_looked_at(push: Push):
    await push.session()
    push.engine = None  # type: ignore[assignment]
    push.pusher._noticing._engine = None  # type: ignore[assignment]
    push.clock.forward(days=5)
    assert await push.round() == push.clock() + timedelta(minutes=1)


async def test_an_overflow_is_told_under_its_own_name_where_that_is_wanted(push: Push, receiver: Receiver):
    await push.session()
    async with receiving() as both, receiving() as any_:
        await push.hook(receiver.url, "emotional_overflow")
        await push.hook(both.url, "proactive_action", "emotional_overflow")
        await push.hook(any_.url, "proactive_action")
        for number in range(6):
            push.clock.forward(minutes=1)
            await push.engine.turn("s1", OVERJOYED, at=push.clock(), key=f"joy{number}", speaker="1")
        push.clock.forward(minutes=61)
        await push.round()
        events = [
            [(got.payload["type"], got.payload["event"]) for got in at.got] for at in (receiver, both, any_)
        ]
        assert events == [
            [("emotional_overflow", "emotional_overflow")],
            [("emotional_overflow", "emotional_overflow")],
            [("emotional_overflow", "proactive_action")],
        ]
        await push.engine.turn("s1", KIND, at=push.clock(), key="later", speaker="1")
        push.clock.forward(days=2)
        await push.round()
        assert len(receiver.got) == 1
        assert {got.payload["type"] for got in both.got[1:]} >= {"need_deficit"}
        assert {got.payload["event"] for got in both.got[1:]} == {"proactive_action"}


# --- signatures -------------------------------------------------------------------------------------


async def test_the_signature_holds_for_exactly_this_delivery(store_url: str, receiver: Receiver):
    clock = HandClock(datetime.now(UTC) - timedelta(days=3))
    async with pushing(store_url, clock) as push:
        hook, _ = await pending(push, receiver)
        clock.now = datetime.now(UTC)
        await push.round()
        got = receiver.got[0]
        verifier = Verifier(hook.secret)
        assert verifier.verify(got.body, got.headers) == got.payload
        for body, headers in (
            (got.body.replace(b"s1", b"s2"), got.headers),
            (got.body, {**got.headers, "webhook-id": "delivery_other"}),
            (got.body, {**got.headers, "webhook-timestamp": str(int(got.headers["webhook-timestamp"]) + 1)}),
        ):
            with pytest.raises(WebhookVerificationError):
                verifier.verify(body, headers)
        with pytest.raises(WebhookVerificationError):
            Verifier(signing.new_secret()).verify(got.body, got.headers)


@pytest.mark.parametrize("minutes", [-6, 6, -60 * 24])
def test_a_replay_outside_of_five_minutes_is_refused_by_the_receivers_library(minutes: int):
    secret, body = signing.new_secret(), "{}"
    headers = signing.headers(secret, "delivery_1", body, at=datetime.now(UTC) + timedelta(minutes=minutes))
    with pytest.raises(WebhookVerificationError, match="too"):
        Verifier(secret).verify(body, headers)


async def test_each_attempt_is_signed_anew_under_the_same_id(push: Push, receiver: Receiver):
    receiver.answers = [(500, {})]
    await pending(push, receiver)
    await push.round()
    push.clock.forward(seconds=10)
    await push.round()
    first, second = receiver.got
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert int(second.headers["webhook-timestamp"]) == int(first.headers["webhook-timestamp"]) + 10
    assert first.headers["webhook-signature"] != second.headers["webhook-signature"]
    assert first.body == second.body


# --- failures ---------------------------------------------------------------------------------------


async def test_a_failing_receiver_is_tried_later_and_later_and_then_disabled(push: Push, receiver: Receiver):
    receiver.always = 503
    hook, _ = await pending(push, receiver)
    start = push.clock()
    for number, pause in enumerate(WAITS, start=1):
        due = await push.round()
        assert len(receiver.got) == number
        assert due == min(push.clock() + pause, push.clock() + timedelta(minutes=1))
        push.clock.now += pause - timedelta(seconds=1)
        await push.round()
        assert len(receiver.got) == number
        push.clock.forward(seconds=1)
    await push.round()
    assert len(receiver.got) == ATTEMPTS
    assert timedelta(days=2.5) < push.clock() - start < timedelta(days=3.5)
    kept = await push.kept(hook)
    assert kept.disabled_at == push.clock()
    assert kept.disabled_why is not None
    assert "failed 9 times" in kept.disabled_why
    assert "It answered 503." in kept.disabled_why
    push.clock.forward(days=30)
    await push.round()
    assert len(receiver.got) == ATTEMPTS


async def test_a_disabled_webhook_is_told_nothing_new_and_its_session_is_not_watched(
    push: Push, receiver: Receiver
):
    receiver.always = 410
    hook, action = await pending(push, receiver)
    await push.round()
    kept = await push.kept(hook)
    assert kept.disabled_why is not None
    assert "410" in kept.disabled_why
    receiver.always = 200
    await push.engine.settle("s1", action.id, "failed", at=push.clock())
    push.clock.forward(days=2)
    await push.round()
    assert len(receiver.got) == 1
    anew = await push.hook(receiver.url)
    await push.round()
    assert len(receiver.got) > 1
    assert (await push.kept(anew)).disabled_at is None


async def test_three_days_of_nothing_but_failures_disable_it_whatever_was_to_be_told(
    push: Push, receiver: Receiver
):
    receiver.always = 500
    hook, action = await pending(push, receiver)
    await push.round()
    await push.engine.settle("s1", action.id, "dismissed", at=push.clock())
    push.clock.forward(days=3, seconds=1)
    await push.round()
    kept = await push.kept(hook)
    assert kept.disabled_why is not None
    assert "3 days" in kept.disabled_why
    assert {row["outcome"] for row in await push.deliveries()} == {"withdrawn"}


async def test_a_success_in_between_forgives_the_failures(push: Push, receiver: Receiver):
    receiver.answers = [(500, {}), (200, {})]
    hook, _ = await pending(push, receiver)
    await push.round()
    assert (await push.kept(hook)).failures == 1
    assert (await push.kept(hook)).last_problem == "It answered 500."
    push.clock.forward(seconds=10)
    await push.round()
    kept = await push.kept(hook)
    assert (kept.failures, kept.failing_since, kept.last_problem) == (0, None, None)
    assert kept.disabled_at is None
    push.clock.forward(days=4)
    await push.round()
    assert (await push.kept(hook)).disabled_at is None


async def test_the_receiver_may_ask_for_more_time(push: Push, receiver: Receiver):
    receiver.answers = [(429, {"retry-after": "120"})]
    await pending(push, receiver)
    await push.round()
    push.clock.forward(seconds=119)
    await push.round()
    assert len(receiver.got) == 1
    push.clock.forward(seconds=1)
    await push.round()
    assert len(receiver.got) == 2


@pytest.mark.parametrize(("status", "told"), [(302, "redirects"), (404, "404"), (204, None)])
async def test_only_a_success_counts_as_one(push: Push, receiver: Receiver, status: int, told: str | None):
    receiver.answers = [(status, {"location": receiver.url})]
    hook, _ = await pending(push, receiver)
    await push.round()
    assert len(receiver.got) == 1
    problem = (await push.kept(hook)).last_problem
    assert problem is None if told is None else told in (problem or "")


async def test_a_receiver_that_is_not_there_is_tried_again(push: Push, receiver: Receiver):
    async with receiving() as gone:
        url, port = gone.url, gone.port
    await push.session()
    hook = await push.hook(url)
    await push.until_pending()
    await push.round()
    assert (await push.kept(hook)).last_problem == "It could not be reached."
    async with receiving(port) as back:
        push.clock.forward(seconds=10)
        await push.round()
        assert len(back.got) == 1


async def test_a_receiver_that_never_answers_costs_one_attempt(push: Push, receiver: Receiver, monkeypatch):
    monkeypatch.setattr("bot.push.courier.LONGEST", 0.2)
    receiver.open.clear()
    hook, _ = await pending(push, receiver)
    await push.round()
    assert (await push.kept(hook)).last_problem == "It did not answer in time."


async def test_an_endless_answer_is_cut_off(push: Push, receiver: Receiver):
    receiver.body = b"x" * 5_000_000
    hook, _ = await pending(push, receiver)
    await push.round()
    assert (await push.kept(hook)).last_success_at is not None


async def test_a_slow_receiver_holds_up_nobody_else(push: Push, receiver: Receiver):
    async with receiving() as slow:
        slow.open.clear()
        await push.session()
        await push.hook(slow.url)
        await push.hook(receiver.url)
        await push.until_pending()
        await push.pusher.tick()
        await until(lambda: slow.got and receiver.got and len(push.pusher.courier._running) == 1)
        slow.open.set()
        await push.round()
        assert (len(slow.got), len(receiver.got)) == (1, 1)


async def test_no_more_run_at_once_than_there_are_slots(store_url: str, clock: HandClock, receiver: Receiver):
    async with pushing(store_url, clock, slots=2) as push:
        receiver.open.clear()
        await push.session()
        for _ in range(5):
            await push.hook(receiver.url)
        await push.until_pending()
        await push.pusher.tick()
        await push.pusher.tick()
        await until(lambda: len(receiver.got) == 2)
        receiver.open.set()
        for _ in range(3):
            await push.round()
        assert len(receiver.got) == 5


async def test_a_host_that_hangs_leaves_slots_to_the_others(push: Push, receiver: Receiver):
    async def elsewhere(host: str, port: int, owner: str) -> list[str]:
        return ["127.0.0.1"]

    push.client._transport._resolve = elsewhere  # type: ignore[attr-defined]
    receiver.open.clear()
    await push.session()
    for _ in range(5):
        await push.hook(receiver.url)
    await push.session("s2")
    await push.until_pending()
    other = await push.hook(f"http://elsewhere.example.com:{receiver.port}/", session="s2")
    await push.pusher.tick()
    await until(lambda: len(receiver.got) == 5)
    assert [row["attempts"] for row in await push.deliveries()].count(0) == 1
    assert sum(got.host.startswith("elsewhere") for got in receiver.got) == 1
    receiver.open.set()
    await push.round()
    push.clock.forward(seconds=5)
    await push.round()
    assert len(receiver.got) == 6
    assert {row["attempts"] for row in await push.deliveries()} == {1}
    assert (await push.kept(other)).failures == 0


async def test_an_attempt_that_died_with_its_process_is_made_again_after_its_lease(
    push: Push, receiver: Receiver
):
    receiver.open.clear()
    await pending(push, receiver)
    await push.pusher.tick()
    await until(lambda: receiver.got)
    for task in list(push.pusher.courier._running):
        task.cancel()
    await asyncio.gather(*push.pusher.courier._running, return_exceptions=True)
    receiver.open.set()
    push.clock.forward(seconds=59)
    await push.round()
    assert len(receiver.got) == 1
    push.clock.forward(seconds=1)
    await push.round()
    first, second = receiver.got
    assert first.headers["webhook-id"] == second.headers["webhook-id"]


async def test_a_host_that_moved_to_a_private_network_is_not_called(
    store_url: str, clock: HandClock, receiver: Receiver
):
    async def moved(host: str, port: int, owner: str) -> list[str]:
        return ["93.184.216.34", "127.0.0.1"]

    async with pushing(store_url, clock, allow_private=False, resolve=moved) as push:
        await push.session()
        hook = await push.hook(f"https://hooks.example.com:{receiver.port}/")
        await push.until_pending()
        await push.round()
        assert "private network" in ((await push.kept(hook)).last_problem or "")
        assert receiver.got == []


async def test_what_is_on_its_way_goes_with_the_webhook_and_with_the_session(push: Push, receiver: Receiver):
    receiver.always = 500
    hook, _ = await pending(push, receiver)
    await push.round()
    assert len(await push.deliveries()) == 1
    async with push.db.write() as tx:
        await registration.drop(tx, "s1", hook.webhook)
    assert await push.deliveries() == []
    await push.hook(receiver.url)
    await push.round()
    assert len(await push.deliveries()) == 1
    await push.engine.delete("s1")
    assert await push.deliveries() == []
    push.clock.forward(days=1)
    await push.round()
    assert len(receiver.got) == 2


async def test_words_stay_no_longer_than_the_delivery_needs_them(push: Push, receiver: Receiver):
    await pending(push, receiver)
    await push.round()
    (row,) = await push.deliveries()
    assert (row["outcome"], row["payload"]) == ("delivered", None)


async def test_a_broken_session_holds_up_no_other(push: Push, receiver: Receiver):
    for name in ("broken", "s1"):
        await push.session(name)
        await push.hook(receiver.url, session=name)
    await push.until_pending()
    async with push.db.write() as tx:
        await tx.run("UPDATE engine_sessions SET state = '{}' WHERE session = 'broken'")
    await push.round()
    assert [got.payload["sessionId"] for got in receiver.got] == ["s1"]


async def test_a_name_that_is_no_name_holds_up_no_other(push: Push, receiver: Receiver):
    for name, url in (("broken", "https://xn--a.example.com/"), ("s1", receiver.url)):
        await push.session(name)
        await push.hook(url, session=name)
    await push.until_pending()
    await push.round()
    assert [got.payload["sessionId"] for got in receiver.got] == ["s1"]


async def test_a_key_whose_hosts_all_hang_leaves_slots_to_the_others(
    store_url: str, clock: HandClock, receiver: Receiver
):
    async def resolve(host: str, port: int, owner: str) -> list[str]:
        if host.endswith("hang.example.com"):
            await asyncio.sleep(3600)
        return ["127.0.0.1"]

    async with pushing(store_url, clock, resolve=resolve) as push:
        for name in ("a", "b", "c", "d"):
            await push.session(name)
            async with push.db.write() as tx:
                if name == "a":
                    await api.add_key(tx, "greedy", name="greedy", digest="", at=clock())
                await api.add_session(tx, name, key="greedy", at=clock())
            for number in range(5):
                await push.hook(f"http://{name}{number}.hang.example.com/", session=name)
        await push.session()
        await push.hook(receiver.url)
        await push.until_pending()
        for _ in range(3):
            await push.pusher.tick()
        await receiver.came.wait()
        assert [got.payload["sessionId"] for got in receiver.got] == ["s1"]


async def of_key(push: Push, key: str, *sessions: str) -> None:
    """These sessions are this new key's."""
    async with push.db.write() as tx:
        await api.add_key(tx, key, name=key, digest="", at=push.clock())
        for session in sessions:
            await api.add_session(tx, session, key=key, at=push.clock())


async def test_a_key_whose_receiver_hangs_leaves_the_same_host_to_the_others(push: Push, receiver: Receiver):
    receiver.open.clear()
    for name in ("a", "b"):
        await push.session(name)
        await of_key(push, f"key of {name}", name)
    for _ in range(5):
        await push.hook(receiver.url, session="a")
    await push.until_pending("a")
    await push.pusher.tick()
    await until(lambda: len(receiver.got) == 4)
    await push.hook(receiver.url, session="b")
    await push.pusher.tick()
    await until(lambda: len(receiver.got) == 5)
    assert receiver.got[-1].payload["sessionId"] == "b"


async def test_keys_whose_hosts_all_hang_leave_a_slot_to_the_next(
    store_url: str, clock: HandClock, receiver: Receiver
):
    async def resolve(host: str, port: int, owner: str) -> list[str]:
        await asyncio.sleep(3600)
        return []

    async with pushing(store_url, clock, resolve=resolve) as push:
        for key in ("a", "b", "c"):
            for half in (f"{key}1", f"{key}2"):
                await push.session(half)
                for number in range(5):
                    await push.hook(f"http://{half}{number}.example.com/", session=half)
            await of_key(push, key, f"{key}1", f"{key}2")
        await push.session("d")
        await push.until_pending("a1")
        for _ in range(3):
            await push.pusher.tick()
        await push.hook(receiver.url, session="d")
        for _ in range(2):
            await push.pusher.tick()
        await receiver.came.wait()
        assert [got.payload["sessionId"] for got in receiver.got] == ["d"]


def test_of_slots_that_are_all_taken_the_next_goes_to_who_holds_least():
    held = [Place(f"{number}.example.com", "greedy") for number in range(6)]
    held += [Place("example.com", owner) for owner in ("one", "two")]
    assert Places(8, held, {}).full == ["greedy", "one", "two"]
    assert Places(8, held[1:], {}).full == ["greedy"]
    assert not Places(8, held, {}).take(Place("example.com", "new"))
    assert Places(8, held[1:], {}).take(Place("example.com", "new"))


async def test_a_name_that_hangs_holds_up_no_other_and_its_key_waits_for_its_lookups(
    push: Push, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
):
    speak = threading.Event()

    def system(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        if "silent" in host:
            speak.wait()
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", system)
    monkeypatch.setattr("bot.push.lookups.LONGEST", 0.01)
    for name in ("a1", "a2", "b"):
        await push.session(name)
    await of_key(push, "a", "a1", "a2")
    await of_key(push, "b", "b")
    for number in range(8):
        await push.hook(f"http://silent{number}.example.com/", session=f"a{number // 4 + 1}")
    healthy = await push.hook(f"http://b.example.com:{receiver.port}/", session="b")
    await push.until_pending("a1")
    await push.round()
    assert (await push.kept(healthy)).failures == 0
    assert [got.payload["sessionId"] for got in receiver.got] == ["b"]
    later = await push.hook(receiver.url, session="a1")
    await push.round()
    assert [row["attempts"] for row in await push.deliveries() if row["webhook"] == later.webhook] == [0]
    speak.set()
    await until(lambda: not push.pusher.courier._lookups.left)
    await push.round()
    assert (await push.kept(later)).last_success_at is not None


async def test_a_lookup_that_never_began_is_no_failure_of_the_receiver(
    store_url: str, clock: HandClock, receiver: Receiver
):
    trouble: list[Exception] = [LookupNotBegunError()]

    async def resolve(host: str, port: int, owner: str) -> list[str]:
        if trouble:
            raise trouble.pop()
        return ["127.0.0.1"]

    async with pushing(store_url, clock, resolve=resolve) as push:
        await push.session()
        hook = await push.hook(f"http://hooks.example.com:{receiver.port}/")
        await push.until_pending()
        assert await push.round() == push.clock() + timedelta(seconds=5)
        assert ((await push.kept(hook)).failures, (await push.deliveries())[0]["attempts"]) == (0, 0)
        push.clock.forward(seconds=5)
        await push.round()
        assert len(receiver.got) == 1


async def test_what_was_on_its_way_to_a_webhook_that_was_disabled_is_withdrawn(
    push: Push, receiver: Receiver
):
    receiver.always = 500
    await pending(push, receiver)
    await of_key(push, "revoked", "s1")
    await push.round()
    async with push.db.write() as tx:
        await api.revoke(tx, "revoked", at=push.clock())
        (row,) = await tx.rows("SELECT outcome, payload FROM webhook_deliveries")
        assert (row["outcome"], row["payload"]) == ("withdrawn", None)
        # As if it had been under way just then: an attempt that fails puts it off.
        await tx.run("UPDATE webhook_deliveries SET finished_at = NULL, outcome = NULL, payload = '{}'")
    push.clock.forward(days=30)
    await push.round()
    (row,) = await push.deliveries()
    assert (row["outcome"], row["payload"]) == ("withdrawn", None)
    assert len(receiver.got) == 1
    async with push.db.read() as tx:
        assert await webhooks.next_look(tx) is None


async def test_a_session_whose_time_runs_ahead_is_looked_at_by_its_own(push: Push, receiver: Receiver):
    await push.session()
    await push.hook(receiver.url)
    await push.round()
    action = (await push.engine.wishes("s1", at=push.clock())).next_check_at
    assert action is not None
    async with push.db.write() as tx:
        await webhooks.set_ahead(tx, "s1", action - push.clock() - timedelta(hours=1))
    await push.round()
    assert receiver.got == []
    push.clock.forward(hours=1)
    await push.round()
    assert len(receiver.got) == 1


@pytest.mark.parametrize("attempts", range(1, ATTEMPTS))
def test_waits_are_spread_by_a_fifth(attempts: int):
    low, high = wait(attempts, chance=0.0), wait(attempts, chance=1.0)
    assert low == WAITS[attempts - 1] * 0.8
    assert high == WAITS[attempts - 1] * 1.2
    assert wait(ATTEMPTS, chance=0.5) is None


def test_a_webhook_hears_only_what_it_asked_for(clock: HandClock):
    hook = Webhook("w", "s", "https://example.com", ("emotional_overflow",), "whsec_", clock())
    action = ProactiveAction(id="a", type="need_deficit", message="m", priority="low", metadata={})
    assert deliveries_of(hook, [action], at=clock()) == []
