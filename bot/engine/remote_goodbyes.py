"""Has deleted at a remote engine what is deleted here."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.engine import remote_heard as hear
from bot.engine.remote_http import NotThereError, StumbledError
from bot.engine.remote_talk import in_path
from bot.errors import InvalidRequestError
from bot.store import remote

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.engine.remote_http import EngineHttp
    from bot.store.database import Database
    from bot.store.remote import Goodbye

log = logging.getLogger("sonder.remote")

AT_ONCE: Final = 20
"""How many are said in one go."""
SHORTEST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(days=1)
"""Between two tries of one that the engine makes nothing of: each is twice as long as the one before."""


class Goodbyes:
    """Those that wait. One that the engine makes nothing of is put off, and lets the others go first."""

    def __init__(self, database: Database, http: EngineHttp, *, clock: Clock) -> None:
        self._database = database
        self._http = http
        self._clock = clock

    async def say(self) -> None:
        """Say those that are due. Raises EngineUnavailableError while the engine cannot be reached."""
        for goodbye in await self._due(AT_ONCE):
            if await self._said(goodbye.remote):
                async with self._database.write() as tx:
                    await remote.goodbye_said(tx, goodbye.remote)
            else:
                await self._put_off(goodbye)

    async def wait(self) -> bool:
        """Whether one is due."""
        return bool(await self._due(1))

    async def _due(self, limit: int) -> list[Goodbye]:
        async with self._database.read() as tx:
            return await remote.goodbyes(tx, at=self._clock(), longest=LONGEST_PAUSE, limit=limit)

    async def _said(self, there: str) -> bool:
        """False: the engine, or something on the way to it, makes nothing of it."""
        try:
            await self._http.call("DELETE", f"/v1/persona/{in_path(there)}", hear.nothing, alone=True)
        except NotThereError as gone:
            return gone.known
        except (InvalidRequestError, StumbledError):
            return False
        return True

    async def _put_off(self, goodbye: Goodbye) -> None:
        pause = min(SHORTEST_PAUSE * 2 ** min(goodbye.tries, 20), LONGEST_PAUSE)
        log.error("remote.not_deleted there=%s again_in=%s", goodbye.remote, pause)
        async with self._database.write() as tx:
            await remote.put_off_goodbye(tx, goodbye.remote, until=self._clock() + pause)
