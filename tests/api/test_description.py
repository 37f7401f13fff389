"""The description at /openapi.json says exactly what the server does: thousands of requests made from it, all checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import httpx
import pytest
import requests
import schemathesis
from api_world import World, opened
from house import HandClock
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.core.parameters import ParameterLocation
from schemathesis.python import asgi
from schemathesis.specs.openapi.checks import negative_data_rejection

from bot.api.app import create_app
from bot.api.keys import new_key
from bot.engine.embedded import EmbeddedEngine
from bot.store import Database
from bot.store import api as keys

OPERATIONS = 17
"""How many endpoints the contract has, the three of the webhooks among them."""


async def test_every_operation_has_a_readable_name_and_says_how_it_refuses(client: httpx.AsyncClient):
    described = (await client.get("/openapi.json")).json()
    operations = [
        (path, method, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    assert len(operations) == OPERATIONS
    names = [operation["operationId"] for _, _, operation in operations]
    assert len(set(names)) == OPERATIONS
    assert all(name.isalpha() for name in names)
    for path, _, operation in operations:
        keyed = path != "/v1/health"
        assert (operation.get("security") == [{"key": []}]) is keyed
        assert ("401" in operation["responses"]) is keyed
        for status, told in operation["responses"].items():
            if int(status) >= 400:
                (kind,) = told["content"].values()
                assert kind["schema"] == {"$ref": "#/components/schemas/ErrorAnswer"}
    assert described["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    assert "422" not in str(described["paths"])
    assert (
        "Next-Check-After"
        in described["paths"]["/v1/proactive/{sessionId}"]["get"]["responses"]["200"]["headers"]
    )


class Served:
    """The server on a store of its own, opened in whichever event loop asks; schemathesis ends it after each test."""

    def __init__(self) -> None:
        self.url = ""
        self.world: World | None = None
        self.session = ""
        self.client = requests.Session()

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "lifespan":
            await self.world.app(scope, receive, send)
            return
        async with opened(self.url, HandClock(), per_minute=10_000_000) as self.world:
            async with self.world.database.write() as tx:
                if await keys.find_key(tx, KEY.public) is None:
                    await keys.add_key(tx, KEY.public, name="all", digest=KEY.digest, at=self.world.clock())
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})


KEY, SERVED = new_key(), Served()
BEARER = {"Authorization": f"Bearer {KEY.whole}"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    SERVED.url = f"sqlite:///{tmp_path_factory.mktemp('described') / 'd.db'}"
    with asgi.get_client(SERVED) as client:
        client.headers.update(BEARER)
        SERVED.client = client
        yield SERVED
        asgi.shutdown_lifespans()


schema = schemathesis.openapi.from_dict(
    create_app(cast("Database", None), cast("EmbeddedEngine", None), HandClock()).openapi(),
    config=SchemathesisConfig.from_dict({"seed": 7, "base-url": "http://testserver"}),
)
"""What any server says of itself: it takes no store to say it."""
schema.app = SERVED


def a_session(served: Served, *, to_delete: bool) -> str:
    """One that is there for all, or one that may go."""
    if served.session and not to_delete:
        return served.session
    made = served.client.post(
        "http://testserver/v1/persona", json={"preset": "anxious_helper"}, headers=BEARER
    )
    served.session = "" if to_delete else made.json()["sessionId"]
    return made.json()["sessionId"]


@schema.parametrize()
@settings(
    max_examples=50,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_no_request_made_from_the_description_is_answered_otherwise_than_it_says(
    case: schemathesis.Case, served: Served
):
    """About a session that exists where the request is meant to be a good one, so that the good answers are seen too."""
    if case.meta.generation.mode.is_positive:
        if "sessionId" in (case.path_parameters or {}):
            # One that may go for what deletes, and for webhooks, of which each session takes five.
            own = case.method == "DELETE" or "webhook" in case.path
            case.path_parameters["sessionId"] = a_session(served, to_delete=own)
        if isinstance(case.body, dict) and "sessionId" in case.body:
            case.body["sessionId"] = a_session(served, to_delete=case.method == "DELETE")
    negated = case.meta.components.get(ParameterLocation.HEADER)
    # A header that was left out or spoilt may be the key's, which the session then sends all the same.
    spoilt = negated is not None and negated.mode.is_negative
    case.call_and_validate(
        session=served.client, excluded_checks=[negative_data_rejection] if spoilt else None
    )
