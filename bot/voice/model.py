"""The voice of a language model behind an OpenAI-compatible address (Ollama, llama.cpp, vLLM, OpenRouter, OpenAI)."""

from __future__ import annotations

import asyncio
import logging
import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from openai import OpenAIError
from pydantic_ai.direct import model_request
from pydantic_ai.messages import ModelRequest, ModelResponse, SystemPromptPart, TextPart, UserPromptPart
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.profiles.openai import OpenAIModelProfile
from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider
from pydantic_ai.settings import ModelSettings

from bot.errors import VoiceUnavailableError
from bot.voice.prompt import Script, opening_script, reply_script

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from datetime import timedelta

    from pydantic_ai.messages import ModelMessage

    from bot.voice.port import Asked, Wanted

log = logging.getLogger(__name__)

TEMPERATURE: Final = 0.8
_KEPT: Final = "Your message is kept. Please try again in a minute."
TOO_SLOW: Final = f"The language model took too long to answer. {_KEPT}"
UNREACHABLE: Final = f"The language model cannot be used right now. {_KEPT}"
NO_WORDS: Final = f"The language model gave no usable answer. {_KEPT}"

_SENTENCE_END: Final = re.compile(r".*[.!?…](?=[\"')\]*]*(?:\s|$))[\"')\]*]*", re.DOTALL)
_QUOTED: Final = re.compile(r"[\"“](?P<said>[^\"“”]*)[\"”]", re.DOTALL)


def messages_of(script: Script) -> list[ModelMessage]:
    """The script as pydantic-ai's messages: the system text first, then the turns."""
    messages: list[ModelMessage] = []
    for turn in script.turns:
        if turn.who == "character":
            messages.append(ModelResponse(parts=[TextPart(turn.text)]))
        else:
            messages.append(ModelRequest(parts=[UserPromptPart(turn.text)]))
    return [ModelRequest(parts=[SystemPromptPart(script.system)]), *messages]


def usable(text: str, *, name: str, cut_off: bool) -> str:
    """What of a raw answer may be shown: without the character's name in front or quotes around; "" if nothing.

    An answer that was cut off keeps only its whole sentences.
    """
    said = text.strip().removeprefix(f"{name}:").strip()
    if quoted := _QUOTED.fullmatch(said):
        said = quoted["said"].strip()
    if cut_off:
        whole = _SENTENCE_END.match(said)
        return whole[0].strip() if whole else ""
    return said


class ModelVoice:
    """A language model finds the words. Use `open_model_voice` to make one."""

    def __init__(self, model: OpenAIChatModel, *, timeout: timedelta, max_tokens: int) -> None:
        self._model = model
        self._seconds = timeout.total_seconds()
        self._settings = ModelSettings(
            max_tokens=max_tokens, temperature=TEMPERATURE, timeout=timeout.total_seconds()
        )

    @property
    def title(self) -> str:
        """The model's name."""
        return self._model.model_name

    @property
    def offline(self) -> bool:
        """False: it needs its server."""
        return False

    async def reply(self, asked: Asked) -> str:
        """Answer the message. Raises VoiceUnavailableError."""
        return await self._written(reply_script(asked), name=asked.persona.identity.name)

    async def opening(self, wanted: Wanted) -> str:
        """Find the words of an outreach message. Raises VoiceUnavailableError."""
        return await self._written(opening_script(wanted), name=wanted.persona.identity.name)

    async def _written(self, script: Script, *, name: str) -> str:
        response = await self._answer(script)
        text = "".join(part.content for part in response.parts if isinstance(part, TextPart))
        said = usable(text, name=name, cut_off=response.finish_reason == "length")
        if not said or response.finish_reason == "content_filter":
            log.warning("voice.unusable model=%s finish=%s", self.title, response.finish_reason)
            raise VoiceUnavailableError(NO_WORDS)
        return said

    async def _answer(self, script: Script) -> ModelResponse:
        """One request within the total time limit. No error text travels on: it could quote a message or a key."""
        sentence = UNREACHABLE
        try:
            async with asyncio.timeout(self._seconds):
                return await model_request(self._model, messages_of(script), model_settings=self._settings)
        except TimeoutError as error:
            sentence, kind = TOO_SLOW, type(error).__name__
        except (OpenAIError, RuntimeError, ValueError) as error:  # pydantic-ai's own are RuntimeErrors
            kind = type(error).__name__
        log.warning("voice.failed model=%s error=%s", self.title, kind)
        raise VoiceUnavailableError(sentence)


def _profile(base_url: str) -> OpenAIModelProfile:
    """OpenAI itself wants `max_completion_tokens`; the servers that imitate it know `max_tokens`."""
    at_openai = (urlsplit(base_url).hostname or "").endswith("openai.com")
    return OpenAIModelProfile(openai_chat_supports_max_completion_tokens=at_openai)


@asynccontextmanager
async def open_model_voice(
    *,
    base_url: str,
    model: str,
    key: str | None,
    timeout: timedelta,  # noqa: ASYNC109 (kept for each answer)
    max_tokens: int,
) -> AsyncGenerator[ModelVoice]:
    """A voice on the server at `base_url` (ending in `/v1` as a rule); its connections close with the context.

    `timeout` bounds a whole answer, retries included; `max_tokens` bounds its length. Without a `key` none is sent.
    """
    provider = OpenAICompatibleProvider(
        "model", base_url=base_url, api_key=key or None, profile=_profile(base_url)
    )
    try:
        yield ModelVoice(OpenAIChatModel(model, provider=provider), timeout=timeout, max_tokens=max_tokens)
    finally:
        await provider.client.close()
