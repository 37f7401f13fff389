"""Signs what goes to webhooks as Standard Webhooks has it: HMAC-SHA256 over the id, the moment and the body."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime

from standardwebhooks import Webhook

_PREFIX = "whsec_"


def new_secret() -> str:
    """`whsec_` and 32 random bytes in base64."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def headers(secret: str, delivery: str, body: str, *, at: datetime) -> dict[str, str]:
    """The three headers by which a receiver knows that it is us, and that it is now."""
    return {
        "webhook-id": delivery,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(secret).sign(delivery, at, body),
    }
