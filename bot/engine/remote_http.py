"""The wire to a remote engine: one HTTP client that is patient, polite, and never passes on an answer that makes no sense."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Final, Generic, Literal, TypeVar, cast

import httpx
import stamina
from pydantic import ValidationError
from pydantic_core import from_json

from bot.clock import Clock
from bot.engine.remote_pace import LONGEST_PAUSE, Breaker, Pace
from bot.errors import EngineUnavailableError, Exit, InvalidRequestError, StartError

log = logging.getLogger("sonder.remote")

OUT_OF_REACH: Final = "The part of me that keeps how we are doing cannot be reached right now. Please try again in a few minutes."
BUSY: Final = (
    "The part of me that keeps how we are doing has a lot to do right now. Please try again in a minute."
)
ATTEMPTS: Final = 3
PATIENCE: Final = timedelta(seconds=20)
"""After this a call is not tried again."""
SHORT_WAIT: Final = timedelta(seconds=3)
"""A pause that the engine asks for is waited out up to this; a longer one is for later."""
LARGEST_ANSWER: Final = 4 << 20
"""Bytes."""
_BUSY: Final = frozenset({429, 502, 503, 504})
"""What says that nobody is asked well just now, whatever they ask."""
_REFUSED: Final = frozenset({"VALIDATION_ERROR", "PAYLOAD_TOO_LARGE"})
"""The contract's words for a refusal. One in other words may come from something on the way, and says nothing for good."""
Method = Literal["GET", "POST", "PUT", "DELETE"]
Heard = TypeVar("Heard")
Reader = Callable[[Any], Heard]
"""Makes of an answer's JSON what it says. Raises ValidationError, or ValueError, for one that makes no sense."""


@dataclass(frozen=True, slots=True)
class Reply(Generic[Heard]):
    """A successful answer. `next_check_after`: what the header Next-Check-After says, None where it says nothing."""

    heard: Heard
    next_check_after: timedelta | None


class NotThereError(Exception):
    """404 or 405. `known`: the engine itself says so, in the contract's words, and not something on the way to it."""

    def __init__(self, *, known: bool, status: int) -> None:
        super().__init__(status)
        self.known = known
        self.status = status


class StumbledError(EngineUnavailableError):
    """The engine is there, but makes nothing of just this: an error of its own, a refusal on the way, an answer that makes no sense."""


class _TroubleError(Exception):
    """One attempt that may do better the next time. `stumbled`: it may as well be for what was asked."""

    def __init__(self, why: str, *, after: timedelta | None = None, stumbled: bool = False) -> None:
        super().__init__(why)
        self.after = after
        self.stumbled = stumbled


class EngineHttp:
    """Speaks JSON with one engine. One call is at most three attempts; many in a row that fail end in a rest."""

    def __init__(self, client: httpx.AsyncClient, *, clock: Clock, requests_per_minute: int) -> None:
        self._client = client
        self._clock = clock
        self._breaker = Breaker(clock)
        self._pace = Pace(clock, per_minute=requests_per_minute, at_once=max(10, requests_per_minute // 6))
        self._refused_key = False

    @classmethod
    @asynccontextmanager
    async def open(
        cls, base_url: str, key: str, *, clock: Clock, patience: timedelta, requests_per_minute: int,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> AsyncGenerator[EngineHttp]:  # fmt: skip
        """Connect lazily to `base_url` (without /v1); an answer may take `patience`. Certificates are checked, redirects are not followed.

        An outage is told once in the log, when it begins: stamina's own line for every attempt is switched off.
        """
        stamina.instrumentation.set_on_retry_hooks(())
        async with httpx.AsyncClient(
            base_url=base_url,
            headers={
                "Authorization": f"Bearer {key}",
                "Accept": "application/json",
                "Accept-Encoding": "identity",
            },
            timeout=httpx.Timeout(
                patience.total_seconds(), connect=min(5.0, patience.total_seconds()), pool=5.0
            ),
            limits=httpx.Limits(max_connections=20, max_keepalive_connections=10, keepalive_expiry=60),
            follow_redirects=False,
            transport=transport,
        ) as client:
            yield cls(client, clock=clock, requests_per_minute=requests_per_minute)

    @property
    def down(self) -> bool:
        """Whether there is no use in calling now."""
        return self._breaker.rests

    @property
    def longest(self) -> timedelta:
        """What one call may take, unless its answer comes drop by drop."""
        return PATIENCE + timedelta(seconds=self._client.timeout.read or 0.0)

    async def check_key(self) -> None:
        """Raises StartError where the engine says that this key is none. An engine that is down says nothing: that passes."""
        try:
            await self.call("GET", "/v1/relationship/none-such", lambda told: told, attempts=1)
        except (NotThereError, InvalidRequestError):
            return
        except EngineUnavailableError:
            if self._refused_key:
                raise StartError(
                    "The engine refuses this SONDER_ENGINE_KEY. Make a new one there (sonder keys) and put it in.",
                    Exit.REFUSED_TOKEN,
                ) from None
            log.warning("remote.not_there_yet")

    async def call(
        self,
        method: Method,
        path: str,
        read: Reader[Heard],
        *,
        body: Mapping[str, Any] | None = None,
        key: str | None = None,
        params: Mapping[str, int] | None = None,
        attempts: int = ATTEMPTS,
        alone: bool = False,
    ) -> Reply[Heard]:
        """One call. `key` is its Idempotency-Key: a POST without one is not tried twice.

        `alone`: that the engine stumbles over it says nothing of other calls. Raises EngineUnavailableError for everything
        that may pass (StumbledError where it may be for this call alone), NotThereError for 404 and 405, and
        InvalidRequestError, with the engine's sentence, for what it refuses for good.
        """
        if not self._breaker.lets_through():
            raise EngineUnavailableError(OUT_OF_REACH)
        if self._pace.wait():
            raise EngineUnavailableError(BUSY)
        request = self._client.build_request(
            method, path, json=body, params=params, headers={"Idempotency-Key": key} if key else None
        )
        safe = (key is not None or method != "POST") and not self._breaker.trying
        try:
            reply = await self._tried(request, read, attempts if safe else 1)
        except _TroubleError as trouble:
            self._note_trouble(trouble, path, counts=not (alone and trouble.stumbled))
            kind = StumbledError if trouble.stumbled else EngineUnavailableError
            raise kind(OUT_OF_REACH) from None
        except (NotThereError, InvalidRequestError):
            self._note_answer()
            raise
        self._note_answer()
        return reply

    async def _tried(self, request: httpx.Request, read: Reader[Heard], attempts: int) -> Reply[Heard]:
        retries = stamina.retry_context(
            on=_wait_for, attempts=attempts, timeout=PATIENCE, wait_initial=0.2, wait_max=2.0, wait_jitter=0.4
        )
        async for attempt in retries:
            with attempt:
                return await self._attempt(request, read)
        raise EngineUnavailableError(OUT_OF_REACH)  # not reached: a retry ends in an answer or in an error

    async def _attempt(self, request: httpx.Request, read: Reader[Heard]) -> Reply[Heard]:
        try:
            response = await self._client.send(request, stream=True)
            try:
                content = await _read(response)
            finally:
                await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as problem:
            raise _TroubleError(type(problem).__name__) from problem
        return self._understood(response, content, read)

    def _understood(self, response: httpx.Response, content: bytes, read: Reader[Heard]) -> Reply[Heard]:
        status = response.status_code
        if 200 <= status < 300:
            return Reply(_sensible(content, read), _seconds(response.headers.get("Next-Check-After")))
        if status in (404, 405):
            raise NotThereError(known=_code(content) == "NOT_FOUND", status=status)
        if status in (400, 413, 422) and _code(content) in _REFUSED:
            raise InvalidRequestError(_sentence(content))
        if status in (401, 403):
            self._note_refused_key(status)
            raise _TroubleError(f"status {status}", after=LONGEST_PAUSE, stumbled=status == 403)
        if status == 429 or status >= 500:
            raise _TroubleError(
                f"status {status}",
                after=retry_after(response.headers.get("Retry-After"), self._clock()),
                stumbled=status not in _BUSY,
            )
        raise _TroubleError(f"status {status}", stumbled=True)

    # --- what comes of it ---------------------------------------------------------------------------

    def _note_answer(self) -> None:
        self._refused_key = False
        if self._breaker.worked():
            log.info("engine.back")

    def _note_trouble(self, trouble: _TroubleError, path: str, *, counts: bool) -> None:
        log.info("remote.trouble path=%s why=%s", _kind(path), trouble)
        if not counts:
            self._breaker.undecided()
        elif self._breaker.failed():
            log.warning("engine.unreachable why=%s", trouble)
        if trouble.after is not None and not self._refused_key:
            self._breaker.rest(trouble.after)

    def _note_refused_key(self, status: int) -> None:
        if not self._refused_key:
            log.error("remote.key_refused status=%d", status)
        self._refused_key = True


def _wait_for(problem: Exception) -> bool | timedelta:
    """Whether to try again, and after how long where the engine said so."""
    if not isinstance(problem, _TroubleError):
        return False
    if problem.after is None:
        return True
    return problem.after if problem.after <= SHORT_WAIT else False


def retry_after(told: str | None, now: datetime) -> timedelta | None:
    """The pause that a Retry-After asks for, in seconds or until a date; at most an hour. None for one that cannot be read."""
    if told is None:
        return None
    try:
        wait = timedelta(seconds=int(told)) if told.strip().isdigit() else _date(told) - now
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(wait, timedelta()), LONGEST_PAUSE)


def _date(told: str) -> datetime:
    moment = parsedate_to_datetime(told)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _seconds(told: str | None) -> timedelta | None:
    if told is None or not told.strip().isdigit() or len(told.strip()) > 10:
        return None
    return timedelta(seconds=int(told))


async def _read(response: httpx.Response) -> bytes:
    content = bytearray()
    async for piece in response.aiter_bytes():
        content += piece
        if len(content) > LARGEST_ANSWER:
            raise _TroubleError("an answer without end")
    return bytes(content)


def _sensible(content: bytes, read: Reader[Heard]) -> Heard:
    try:
        return read(from_json(content, allow_inf_nan=False))
    except ValidationError as problem:
        raise _TroubleError(
            f"an answer that makes no sense, such as {_places(problem)}", stumbled=True
        ) from None
    except ValueError:
        raise _TroubleError("an answer that makes no sense", stumbled=True) from None


def _places(problem: ValidationError) -> str:
    """Where, without what stands there."""
    return ", ".join(".".join(map(str, error["loc"])) for error in problem.errors(include_input=False)[:3])


def _error(content: bytes) -> dict[str, Any]:
    """The error of the contract in a body, also where it stands bare; empty for anything else."""
    try:
        body = from_json(content)
    except ValueError:
        return {}
    if not isinstance(body, dict):
        return {}
    told = cast("dict[str, Any]", body)
    inner = told.get("error")
    return cast("dict[str, Any]", inner) if isinstance(inner, dict) else told


def _code(content: bytes) -> str | None:
    told = _error(content)
    code = told.get("code", told.get("error"))
    return code if isinstance(code, str) else None


def _sentence(content: bytes) -> str:
    told = _error(content).get("message")
    plain = isinstance(told, str) and 0 < len(told) <= 300
    return cast("str", told) if plain else "The emotion engine refused this as it was asked."


def _kind(path: str) -> str:
    """A path without ids, for the log."""
    return "/".join(path.split("/")[:3])
