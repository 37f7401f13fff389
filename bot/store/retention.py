"""What goes when its time is over (R21), a bounded number of rows at a time so that the writer is soon free again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.store.moments import ms

if TYPE_CHECKING:
    from bot.store.database import Tx


async def drop_answers(tx: Tx, *, before: datetime, limit: int) -> int:
    """Answers to turns that nobody will deliver again. Gives how many went."""
    return await tx.run(
        "DELETE FROM engine_turns WHERE (session, turn_key) IN"  # noqa: S608 - a fixed clause
        " (WITH picked AS MATERIALIZED"
        f" (SELECT session, turn_key FROM engine_turns WHERE at < $1 LIMIT $2{tx.SKIP_LOCKED}) SELECT session, turn_key FROM picked)",
        ms(before), limit,
    )  # fmt: skip


async def drop_letters(tx: Tx, *, before: datetime, limit: int) -> int:
    """Letters that came to their end long ago; one without an end stays. Gives how many went."""
    return await tx.run(
        "DELETE FROM outbox WHERE action IN"  # noqa: S608 - a fixed clause
        f" (WITH picked AS MATERIALIZED (SELECT action FROM outbox WHERE finished_at < $1 LIMIT $2{tx.SKIP_LOCKED}) SELECT action FROM picked)",
        ms(before), limit,
    )  # fmt: skip


async def drop_settlements(tx: Tx, *, before: datetime, limit: int) -> int:
    """Settled actions, except the newest of each session. Gives how many went."""
    return await tx.run(
        "DELETE FROM settlements WHERE (session, action) IN"  # noqa: S608 - a fixed clause
        " (WITH picked AS MATERIALIZED (SELECT s.session, s.action FROM settlements s WHERE s.at < $1"
        f" AND s.at < (SELECT MAX(n.at) FROM settlements n WHERE n.session = s.session) LIMIT $2{tx.SKIP_LOCKED}) SELECT session, action FROM picked)",
        ms(before), limit,
    )  # fmt: skip


async def drop_deliveries(tx: Tx, *, before: datetime, limit: int) -> int:
    """Deliveries to webhooks that came to their end long ago. Gives how many went."""
    return await tx.run(
        "DELETE FROM webhook_deliveries WHERE delivery IN"  # noqa: S608 - a fixed clause
        " (WITH picked AS MATERIALIZED"
        f" (SELECT delivery FROM webhook_deliveries WHERE finished_at < $1 LIMIT $2{tx.SKIP_LOCKED}) SELECT delivery FROM picked)",
        ms(before), limit,
    )  # fmt: skip
