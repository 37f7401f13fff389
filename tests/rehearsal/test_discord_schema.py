"""Requests are checked against Discord's own description, and the check can fail."""

from __future__ import annotations

import pytest
from discord_schema import requests_made, validate
from simcord import HttpLogEntry

SEND = "/channels/1/messages"


def faults(method, path, body):
    return validate([HttpLogEntry(method, path, {}, body, None)])


async def test_all_that_the_little_bot_sends_is_as_described(play):
    with requests_made() as made:
        await play(
            "hello",
            "/panel",
            "press tell",
            "fill your=x",
            "/picture",
            "/rewrite",
            "/near city:berlin",
            "react 🌱",
        )
    bodies = {entry.path.split("/")[1] for entry in made if entry.json is not None}
    assert bodies >= {"channels", "interactions", "webhooks", "applications"}
    assert validate(made) == []


@pytest.mark.parametrize(
    ("method", "path", "body", "hint"),
    [
        ("POST", SEND, {"content": 5}, "$.content"),
        ("POST", SEND, {"embeds": [{"title": "x" * 300}]}, "$.embeds[0].title"),
        (
            "POST",
            SEND,
            {"components": [{"type": 1, "components": [{"type": 2, "style": 99, "label": "x"}]}]},
            "$.components[0].components[0].style",
        ),
        ("POST", SEND, {"message_reference": {"message_id": "not an id"}}, "$.message_reference"),
        ("POST", SEND, None, "needs a body"),
        ("POST", SEND, {"content": "🌱" * 1001}, "2000 UTF-16 units"),
        ("POST", SEND, {"embeds": [{"description": "x" * 3500}] * 2}, "6000 characters"),
        (
            "POST",
            "/interactions/1/token/callback",
            {"type": 4, "data": {"content": "🌱" * 1001}},
            "2000 UTF-16 units",
        ),
        ("POST", "/interactions/1/token/callback", {"type": 4, "data": {"embeds": "none"}}, "$.data.embeds"),
        ("PUT", "/applications/1/commands", [{"name": "", "description": "x"}], "$[0].name"),
        ("POST", "/channels/1/telegrams", {}, "no such request"),
        ("POST", SEND, {"payload_json": '{"content": 5}'}, "$.content"),
    ],
)
def test_a_wrong_request_is_named(method, path, body, hint):
    (fault,) = faults(method, path, body)
    assert fault.startswith(f"{method} {path}: ")
    assert hint in fault


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", SEND, {"content": "hello", "message_reference": {"message_id": 12345}}),
        ("POST", SEND, {"content": "🌱" * 1000, "nonce": "abc", "enforce_nonce": True}),
        ("PATCH", "/webhooks/1/token/messages/@original", {"content": None, "components": []}),
        ("POST", "/channels/1/typing", None),
        ("GET", "/channels/1/messages", None),
    ],
)
def test_a_right_request_is_silent(method, path, body):
    assert faults(method, path, body) == []
