"""A real server on a real socket: what is malformed, too large or too slow gets a sentence; a stop finishes what was begun."""

from __future__ import annotations

import json
import signal
import socket
import struct
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
import requests
from api_world import GOOD, Process, process

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


@dataclass
class Live:
    """A server, and a key to it."""

    served: Process
    key: str

    def ask(self, method: str, path: str, **body) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.key}"}
        return requests.request(
            method, self.served.url + path, json=body or None, headers=headers, timeout=250
        )

    def raw(self, *parts: bytes, close: bool = True) -> bytes:
        """Everything that comes back for these bytes until the server closes, or has answered once."""
        with socket.create_connection(("127.0.0.1", self.served.port), timeout=250) as there:
            for part in parts:
                there.sendall(part)
            if close:
                there.shutdown(socket.SHUT_WR)
            found = b""
            while part := there.recv(65536):
                found += part
            return found

    def head(self, *lines: str, method: str = "POST /v1/turn") -> bytes:
        base = [f"{method} HTTP/1.1", "Host: x", f"Authorization: Bearer {self.key}", *lines, "", ""]
        return "\r\n".join(base).encode("latin-1")


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with process(tmp_path_factory.mktemp("socket")) as (served, key):
        yield Live(served, key)
        assert not [line for line in served.lines if "Traceback" in line or key in line]


def told(answer: bytes) -> tuple[int, str]:
    """(status, code) of an answer in the error shape, which has to be the whole answer."""
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"content-type: application/json" in head.lower(), answer
    assert f"content-length: {len(body)}".encode() in head.lower()
    error = json.loads(body)["error"]
    status = int(head.split()[1])
    assert error["status"] == status
    assert error["message"].endswith(".")
    return status, error["code"]


MALFORMED = {
    "no request at all": b"GARBAGE\r\n\r\n",
    "binary": bytes(range(256)) * 4,
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"a" * 200,
    "another version": b"GET /v1/health HTTP/9.9\r\nHost: x\r\n\r\n",
    "a header without a name": b"GET /v1/health HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n",
    "a NUL in a header": b"GET /v1/health HTTP/1.1\r\nHost: x\r\nA: b\x00c\r\n\r\n",
    "a length that is none": b"POST /v1/turn HTTP/1.1\r\nHost: x\r\nContent-Length: ten\r\n\r\n",
    "two lengths": b"POST /v1/turn HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "a length and chunks": b"POST /v1/turn HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "an address that is none": b"GET http:// HTTP/1.1\r\nHost: x\r\n\r\n",
    "a tunnel": b"CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n",
    "bytes beyond ASCII in the address": b"GET /v1/\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
}


@pytest.mark.parametrize("sent", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_request_gets_the_error_shape(live: Live, sent: bytes):
    assert told(live.raw(sent)) in {(400, "VALIDATION_ERROR"), (404, "NOT_FOUND")}


KEY = "Sec-WebSocket-Key: MDAwMDAwMDAwMDAwMDAwMA=="
VERSION = "Sec-WebSocket-Version: 13"
NO_HANDSHAKES = {
    "no key": ("GET", (VERSION,), 400),
    "a short key": ("GET", ("Sec-WebSocket-Key: MDAw", VERSION), 400),
    "two keys": ("GET", (KEY, KEY, VERSION), 400),
    "no version": ("GET", (KEY,), 400),
    "an old version": ("GET", (KEY, "Sec-WebSocket-Version: 8"), 400),
    "another method": ("POST", (KEY, VERSION), 405),
    "a body": ("GET", (KEY, VERSION, "Content-Length: 2"), 400),
    "a long header": ("GET", (KEY, VERSION, f"A: {'b' * 9000}"), 413),
    "many headers": ("GET", (KEY, VERSION, *["A: b"] * 200), 413),
}


@pytest.mark.parametrize(("method", "more", "status"), NO_HANDSHAKES.values(), ids=NO_HANDSHAKES)
def test_what_is_no_handshake_of_a_websocket_gets_the_error_shape_and_an_end(
    live: Live, method: str, more: tuple[str, ...], status: int
):
    head = live.head("Connection: Upgrade", "Upgrade: websocket", *more, method=f"{method} /v1/ws/x")
    answer = live.raw(head + (b"{}" if "Content-Length: 2" in more else b""), close=False)
    code = {400: "VALIDATION_ERROR", 405: "METHOD_NOT_ALLOWED", 413: "PAYLOAD_TOO_LARGE"}[status]
    assert told(answer) == (status, code)


def test_who_hangs_up_while_it_is_answered_is_no_error_of_ours(live: Live):
    for _ in range(100):
        with socket.create_connection(("127.0.0.1", live.served.port), timeout=60) as there:
            there.sendall(b"GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n" * 20)
            there.recv(1)
            there.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert live.ask("GET", "/v1/presets").status_code == 200
    assert not [line for line in live.served.lines if "ERROR" in line]


def test_a_chunk_that_is_none_gets_the_error_shape(live: Live):
    answer = live.raw(
        live.head("Transfer-Encoding: chunked", "Content-Type: application/json"), b"zz\r\n{}\r\n"
    )
    assert told(answer) == (400, "VALIDATION_ERROR")


def test_a_head_without_end_is_cut_off(live: Live):
    endless = b"GET /v1/health HTTP/1.1\r\nHost: x\r\n" + b"A: " + b"b" * 400_000
    assert told(live.raw(endless)) == (413, "PAYLOAD_TOO_LARGE")


def test_a_body_that_says_it_is_too_large_is_not_waited_for(live: Live):
    answer = live.raw(live.head("Content-Type: application/json", "Content-Length: 99999999"), close=False)
    assert told(answer) == (413, "PAYLOAD_TOO_LARGE")


def test_a_body_in_chunks_without_a_length_is_counted(live: Live):
    chunk = b"2000\r\n" + b" " * 0x2000 + b"\r\n"
    head = live.head("Content-Type: application/json", "Transfer-Encoding: chunked")
    assert told(live.raw(head, chunk * 9, close=False)) == (413, "PAYLOAD_TOO_LARGE")


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A server that waits for nothing long; only what never comes is sent to it, since on a busy machine all else may be late."""
    options = ("--head-seconds", "3", "--body-seconds", "1")
    with process(tmp_path_factory.mktemp("hasty"), *options) as (served, key):
        yield Live(served, key)


def test_a_head_and_a_body_that_are_dribbled_are_given_up_and_a_connection_that_says_nothing_is_closed(
    hasty: Live,
):
    head = hasty.head("Content-Type: application/json", "Content-Length: 100")
    dribbled = ([b"GET /v1/health HTTP/1.1\r\nHos"], [head, b'{"sess'], [])
    with ThreadPoolExecutor(3) as clients:
        first, second, silent = clients.map(lambda parts: hasty.raw(*parts, close=False), dribbled)
    assert told(first) == told(second) == (408, "REQUEST_TIMEOUT")
    assert silent == b""


def test_a_hundred_slow_clients_keep_nobody_waiting(live: Live):
    slow = [socket.create_connection(("127.0.0.1", live.served.port), timeout=250) for _ in range(100)]
    try:
        for one in slow:
            one.sendall(b"POST /v1/turn HTTP/1.1\r\nHost: x\r\nContent-Le")
        assert live.ask("GET", "/v1/presets").status_code == 200
    finally:
        for one in slow:
            one.close()


def test_two_requests_in_one_breath_are_answered_in_their_order(live: Live):
    one = b"GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n"
    two = b"GET /v1/nix HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    answer = live.raw(one + two, close=False)
    assert answer.index(b"200 OK") < answer.index(b"404 Not Found")


def test_a_stop_finishes_the_turns_that_were_begun_and_loses_none(tmp_path):
    with process(tmp_path) as (served, key):
        live = Live(served, key)
        session = live.ask("POST", "/v1/persona", preset="stoic_mentor").json()["sessionId"]
        answered: list[int] = []

        def talk() -> None:
            while True:
                try:
                    answer = live.ask("POST", "/v1/turn", sessionId=session, message=GOOD)
                except requests.ConnectionError:
                    return
                answered.append(answer.status_code)

        people = [threading.Thread(target=talk) for _ in range(4)]
        for person in people:
            person.start()
        while len(answered) < 8:
            time.sleep(0.01)
        status = served.stop(signal.SIGTERM)
        for person in people:
            person.join(250)
        assert status == 0
        assert set(answered) == {200}
        assert any("api.stopped" in line for line in served.lines)

    again = Process(str(tmp_path / "served.db"))
    try:
        found = Live(again, key).ask("GET", f"/v1/relationship/{session}").json()
        # A turn that was sent while the door closed may have been kept without its answer being heard; none that was heard is lost.
        assert 0 <= found["relationship_state"]["turn_count"] - len(answered) <= 4
    finally:
        assert again.stop(signal.SIGINT) == 0


def test_a_kill_leaves_each_turn_whole_or_not_there_and_its_key_tells_which(tmp_path):
    with process(tmp_path) as (served, key):
        live = Live(served, key)
        session = live.ask("POST", "/v1/persona", preset="stoic_mentor").json()["sessionId"]
        heard: dict[int, bytes] = {}

        def turn(to: Live, number: int) -> bytes:
            headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": str(number)}
            body = {"sessionId": session, "message": GOOD}
            return requests.post(f"{to.served.url}/v1/turn", json=body, headers=headers, timeout=250).content

        def talk() -> None:
            for number in range(1000):
                try:
                    heard[number] = turn(live, number)
                except requests.RequestException:  # also half an answer is none
                    return

        person = threading.Thread(target=talk)
        person.start()
        while len(heard) < 5:
            time.sleep(0.01)
        served.child.kill()
        person.join(250)

    again = Process(str(tmp_path / "served.db"))
    try:
        after = Live(again, key)
        for number in range(len(heard) + 1):
            assert turn(after, number) == heard.get(number, turn(after, number))
        count = after.ask("GET", f"/v1/relationship/{session}").json()["relationship_state"]["turn_count"]
        assert count == len(heard) + 1
    finally:
        again.stop()
