"""Does what a message of the WebSocket asks for, in one transaction each, as the endpoints of the same names do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.api import frames, turns

if TYPE_CHECKING:
    from bot.api.frames import Asked, Told
    from bot.api.house import Call, Seen
    from bot.engine.wire import ProactiveAction, Settlement


class Acting:
    """What a connection does in its session. Everything raises SessionNotFoundError once that is gone."""

    def __init__(self, caller: Call, session: str) -> None:
        self._caller = caller
        self._engine = caller.house.engine
        self._session = session

    async def pending(self) -> list[ProactiveAction]:
        """The actions that nobody settled yet, most urgent first."""
        async with self._caller.looking(self._session) as seen:
            return list((await self._engine.wishes(self._session, at=seen.at, within=seen.tx)).actions)

    async def do(self, asked: Asked) -> Told:
        """What answers the message. Raises Problem, InvalidRequestError."""
        if isinstance(asked, frames.TurnFrame):
            return await self._turn(asked)
        if isinstance(asked, frames.SetPreferencesFrame):
            return await self._prefer(asked)
        if isinstance(asked, frames.AckProactiveFrame):
            return await self._settle(asked)
        async with self._caller.looking(self._session) as seen:
            return await self._state(seen, asked.id)

    async def _turn(self, asked: frames.TurnFrame) -> Told:
        result = await turns.taken(self._caller, self._session, asked, key=asked.idempotency_key)
        return frames.TurnResultFrame(id=asked.id, result=result)

    async def _prefer(self, asked: frames.SetPreferencesFrame) -> Told:
        async with self._caller.moving(self._session) as seen:
            await self._caller.prefer(seen, asked.preferences())
            return await self._state(seen, asked.id)

    async def _settle(self, asked: frames.AckProactiveFrame) -> Told:
        async with self._caller.moving(self._session) as seen:
            settlement = await self._caller.settle(seen, asked.actionId, asked.outcome, at=seen.at)
            return await self._state(seen, asked.id, settlement)

    async def _state(self, seen: Seen, frame_id: str | None, settlement: Settlement | None = None) -> Told:
        return frames.StateFrame(
            id=frame_id,
            state=await self._engine.state(self._session, at=seen.at, within=seen.tx),
            preferences=await self._engine.preferences(self._session, within=seen.tx),
            settlement=settlement,
        )
