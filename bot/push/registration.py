"""Makes the webhooks of a session, keeps them, takes them back."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.errors import InvalidRequestError, WebhookNotFoundError
from bot.push import signing
from bot.push.addresses import check_url
from bot.store import webhooks
from bot.store.webhooks import Webhook

if TYPE_CHECKING:
    from bot.store.database import Tx

PER_SESSION: Final = 5


def made(session: str, *, url: str, events: Sequence[str], at: datetime, allow_private: bool) -> Webhook:
    """A new one with a secret of its own. Raises InvalidRequestError for an address that may not be called."""
    check_url(url, allow_private=allow_private)
    return Webhook(
        webhook=f"webhook_{secrets.token_urlsafe(16)}",
        session=session,
        url=url,
        events=tuple(dict.fromkeys(events)),
        secret=signing.new_secret(),
        created_at=at,
    )


async def keep(tx: Tx, webhook: Webhook) -> None:
    """Keep it in a transaction that holds its session. Raises InvalidRequestError where there are `PER_SESSION` already."""
    if len(await webhooks.of_session(tx, webhook.session)) >= PER_SESSION:
        raise InvalidRequestError(
            f"A session can have {PER_SESSION} webhooks, and this one has them. Delete one first."
        )
    await webhooks.add(tx, webhook)


async def drop(tx: Tx, session: str, webhook: str) -> None:
    """Delete it, and what was on its way there. Raises WebhookNotFoundError."""
    if not await webhooks.remove(tx, session, webhook):
        raise WebhookNotFoundError
