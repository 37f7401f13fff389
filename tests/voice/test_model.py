"""Whether a language model's voice answers, and fails with a sentence, over real HTTP on this machine."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from making import asked, said, wanted

from bot.errors import VoiceUnavailableError
from bot.voice.model import NO_WORDS, TOO_SLOW, UNREACHABLE, ModelVoice, open_model_voice, usable

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]

SECRET = "sk-very-secret"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """A chat-completions server that answers as it is told and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.answer: Handler = speaking("Hello there.")
        self.let_go = asyncio.Event()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(await request.json())
        self.keys.append(request.headers.get("Authorization"))
        return await self.answer(request)


def speaking(content: str | None, finish: str = "stop") -> Handler:
    async def answer(_: web.Request) -> web.Response:
        message = {"role": "assistant", "content": content}
        choice = {"index": 0, "message": message, "finish_reason": finish}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        return web.json_response(
            {
                "id": "c1",
                "object": "chat.completion",
                "created": 1,
                "model": "tiny",
                "choices": [choice],
                "usage": usage,
            }
        )

    return answer


def failing(status: int, body: str) -> Handler:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, text=body, headers={"x-should-retry": "false"})

    return answer


@asynccontextmanager
async def served(server: Server) -> AsyncGenerator[str]:
    app = web.Application()
    app.router.add_post("/v1/chat/completions", server.handle)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    finally:
        server.let_go.set()
        await runner.cleanup()


@pytest.fixture
async def server() -> Server:
    return Server()


@pytest.fixture
async def voice(server: Server) -> AsyncGenerator[ModelVoice]:
    async with (
        served(server) as url,
        open_model_voice(
            base_url=url, model="tiny", key=SECRET, timeout=timedelta(seconds=20), max_tokens=77
        ) as opened,
    ):
        yield opened


async def test_the_models_words_are_the_reply(server: Server, voice: ModelVoice):
    assert await voice.reply(asked("hi")) == "Hello there."
    assert (voice.title, voice.offline) == ("tiny", False)


async def test_the_model_gets_the_system_text_the_memory_and_the_message(server: Server, voice: ModelVoice):
    await voice.reply(asked("and you?", memory=said("i like tea", "noted")))
    messages = [(message["role"], message["content"]) for message in server.asked[0]["messages"]]
    assert messages[0][0] == "system"
    assert messages[0][1].startswith("You are Mira.")
    assert messages[1:] == [("user", "i like tea"), ("assistant", "noted"), ("user", "and you?")]


async def test_the_length_is_bounded_in_the_words_that_compatible_servers_know(
    server: Server, voice: ModelVoice
):
    await voice.reply(asked())
    assert server.asked[0]["max_tokens"] == 77
    assert server.asked[0]["model"] == "tiny"
    assert server.keys == [f"Bearer {SECRET}"]


async def test_an_unasked_message_is_asked_for_with_its_rules(server: Server, voice: ModelVoice):
    server.answer = speaking("Want a riddle?")
    assert await voice.opening(wanted()) == "Want a riddle?"
    assert "optional" in server.asked[0]["messages"][-1]["content"]


@pytest.mark.parametrize("content", ["", "   ", None, "Mira:", '""'])
async def test_an_empty_answer_is_no_answer(server: Server, voice: ModelVoice, content: str | None):
    server.answer = speaking(content)
    with pytest.raises(VoiceUnavailableError) as failure:
        await voice.reply(asked())
    assert str(failure.value) in {NO_WORDS, UNREACHABLE}


async def test_an_answer_cut_off_keeps_its_whole_sentences(server: Server, voice: ModelVoice):
    server.answer = speaking("Tea is nice. I would choose the gre", "length")
    assert await voice.reply(asked()) == "Tea is nice."


async def test_an_answer_cut_off_before_its_first_full_stop_is_no_answer(server: Server, voice: ModelVoice):
    server.answer = speaking("I would choose the gre", "length")
    with pytest.raises(VoiceUnavailableError, match="no usable answer"):
        await voice.reply(asked())


async def test_an_answer_that_the_provider_filtered_is_no_answer(server: Server, voice: ModelVoice):
    server.answer = speaking("half of someth", "content_filter")
    with pytest.raises(VoiceUnavailableError):
        await voice.reply(asked())


@pytest.mark.parametrize(
    "fault",
    [
        failing(500, f"stack trace with {SECRET}"),
        failing(401, f"bad key {SECRET}"),
        failing(404, "no such model"),
        failing(429, "slow down"),
        failing(200, "<html>not json</html>"),
        failing(200, '{"unexpected": true}'),
        failing(200, '{"choices": []}'),
    ],
)
async def test_every_fault_of_the_server_becomes_a_sentence(
    server: Server, voice: ModelVoice, fault: Handler, caplog: pytest.LogCaptureFixture
):
    server.answer = fault
    with caplog.at_level(logging.DEBUG, logger="bot"), pytest.raises(VoiceUnavailableError) as failure:
        await voice.reply(asked("my private words"))
    assert "Your message is kept" in str(failure.value)
    assert failure.value.__cause__ is None
    assert SECRET not in str(failure.value) + caplog.text
    assert "my private words" not in caplog.text


async def test_a_server_that_hangs_is_given_up_on(server: Server):
    async def hang(_: web.Request) -> web.Response:
        await server.let_go.wait()
        return web.Response()

    server.answer = hang
    async with (
        served(server) as url,
        open_model_voice(
            base_url=url, model="tiny", key=None, timeout=timedelta(seconds=0.3), max_tokens=50
        ) as voice,
    ):
        with pytest.raises(VoiceUnavailableError) as failure:
            await voice.reply(asked())
    assert str(failure.value) in {TOO_SLOW, UNREACHABLE}


async def test_a_server_that_is_not_there_becomes_a_sentence(server: Server):
    async with served(server) as url:
        gone = url
    async with open_model_voice(
        base_url=gone, model="tiny", key=None, timeout=timedelta(seconds=10), max_tokens=50
    ) as voice:
        with pytest.raises(VoiceUnavailableError):
            await voice.reply(asked())


async def test_without_a_key_none_from_elsewhere_is_sent(server: Server, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    async with (
        served(server) as url,
        open_model_voice(
            base_url=url, model="tiny", key=None, timeout=timedelta(seconds=20), max_tokens=50
        ) as voice,
    ):
        await voice.reply(asked())
    assert SECRET not in str(server.keys)


async def test_the_connections_close_with_the_context(server: Server):
    async with served(server) as url:
        async with open_model_voice(
            base_url=url, model="tiny", key=None, timeout=timedelta(seconds=20), max_tokens=50
        ) as voice:
            await voice.reply(asked())
        with pytest.raises(VoiceUnavailableError):
            await voice.reply(asked())


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("  Hello.  ", "Hello."),
        ("Mira: Hello.", "Hello."),
        ('"Hello."', "Hello."),
        ('He said "no" and "yes"', 'He said "no" and "yes"'),
        ("Mira likes tea.", "Mira likes tea."),
    ],
)
def test_wrapping_around_an_answer_is_taken_off(raw: str, shown: str):
    assert usable(raw, name="Mira", cut_off=False) == shown
