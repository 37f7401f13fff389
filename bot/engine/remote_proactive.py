"""What a remote engine is told about writing first: whether a person wants that and how, and what became of each action."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.engine import remote_heard as hear
from bot.engine.remote_http import NotThereError, StumbledError
from bot.engine.remote_talk import digest, in_path
from bot.engine.wire import Preferences, iso
from bot.errors import ActionNotFoundError, InvalidRequestError
from bot.store import remote, remote_turns

if TYPE_CHECKING:
    from bot.engine.remote_http import EngineHttp
    from bot.engine.remote_stumbles import Stumbles
    from bot.engine.remote_talk import Talk
    from bot.store.database import Database
    from bot.store.remote_turns import Settled, Standing

log = logging.getLogger("sonder.remote")

METHOD_NOT_ALLOWED: Final = 405


class Proactive:
    """What waits of it to be told. All methods named `tell_…` want the session's `in_order` held."""

    def __init__(self, database: Database, http: EngineHttp, talk: Talk, stumbles: Stumbles) -> None:
        self._database = database
        self._http = http
        self._talk = talk
        self._stumbles = stumbles

    # --- preferences --------------------------------------------------------------------------------

    async def tell_preferences(self, session: str) -> None:
        """Tell what was set last, if the engine does not know of it. Raises InvalidRequestError where it refuses that."""
        kept = await self._talk.found(session)
        if not kept.preferences_due:
            return
        body = Preferences.model_validate_json(kept.preferences).model_dump()
        await self._talk.tell(
            session,
            lambda there: self._http.call(
                "PUT", f"/v1/proactive/{in_path(there)}/preferences", hear.nothing, body=body, alone=True
            ),
        )
        self._stumbles.over(session, "preferences")
        async with self._database.write() as tx:
            await remote.preferences_told(tx, session, kept.preferences)

    async def tell_preferences_or_keep_them(self, session: str) -> None:
        """As above; what the engine refuses, or stumbles over for too long, holds here alone."""
        wanted = (await self._talk.found(session)).preferences
        try:
            await self.tell_preferences(session)
        except InvalidRequestError:
            await self._keep_preferences(session, wanted)
        except StumbledError:
            await self._talk.tell(session, self._talk.relationship)
            if not self._stumbles.enough(session, "preferences"):
                raise
            await self._keep_preferences(session, wanted)

    async def _keep_preferences(self, session: str, refused: str) -> None:
        log.error("remote.preferences_refused session=%s", session)
        self._stumbles.over(session, "preferences")
        async with self._database.write() as tx:
            await remote.preferences_told(tx, session, refused)

    # --- settlements --------------------------------------------------------------------------------

    async def tell_settlements(self, session: str, *, direct: str | None = None) -> None:
        """Tell what became of actions. Where the engine takes no word of that, it is from then on ours to mind.

        One that it stumbles over keeps no other waiting. Raises InvalidRequestError if it refuses that of the action `direct`.
        """
        async with self._database.read() as tx:
            untold = await remote_turns.untold_settlements(tx, session)
        stumbled: StumbledError | None = None
        for settled in untold:
            try:
                await self._tell_settlement(session, settled)
            except InvalidRequestError:
                await self._not_settled(session, settled)
                if settled.action == direct:
                    raise
            except StumbledError as problem:
                await self._talk.tell(session, self._talk.relationship)
                if self._stumbles.enough(session, settled.action):
                    await self._stands(session, settled, "ours")
                else:
                    stumbled = problem
        if stumbled is not None:
            raise stumbled

    async def _tell_settlement(self, session: str, settled: Settled) -> None:
        allowed = await self._talk.tell(session, lambda there: self._settle(there, settled))
        await self._stands(session, settled, "told" if allowed else "ours", next_allowed_at=allowed)

    async def _settle(self, there: str, settled: Settled) -> datetime | None:
        """When the next may come, as the engine says; None where it takes no settlements."""
        path = f"/v1/proactive/{in_path(there)}/{in_path(settled.action)}/settle"
        body = {"outcome": settled.outcome, "at": iso(settled.at)}
        key = digest(there, settled.action, settled.outcome)
        try:
            reply = await self._http.call("POST", path, hear.settlement, body=body, key=key, alone=True)
        except NotThereError:
            if await self._takes_settlements(path):
                raise ActionNotFoundError(settled.action) from None
            log.info("remote.takes_no_settlements")
            return None
        return reply.heard

    async def _takes_settlements(self, path: str) -> bool:
        """Whether it is the action that is not there, or the endpoint: that takes no GET, and says so only where it is."""
        try:
            await self._http.call("GET", path, hear.nothing)
        except NotThereError as gone:
            return gone.status == METHOD_NOT_ALLOWED
        return False

    async def _not_settled(self, session: str, settled: Settled) -> None:
        """The engine knows better, or nothing, of the action. A delivery is minded here all the same: it did happen."""
        log.warning("remote.settlement_refused session=%s action=%s", session, settled.action)
        if settled.outcome == "delivered":
            await self._stands(session, settled, "ours")
            return
        self._stumbles.over(session, settled.action)
        async with self._database.write() as tx:
            await remote_turns.unsettle(tx, session, settled.action)

    async def _stands(
        self, session: str, settled: Settled, standing: Standing, *, next_allowed_at: datetime | None = None
    ) -> None:
        self._stumbles.over(session, settled.action)
        allowed = next_allowed_at or settled.next_allowed_at
        async with self._database.write() as tx:
            await remote_turns.settlement_stands(
                tx, session, settled.action, standing, next_allowed_at=allowed
            )
