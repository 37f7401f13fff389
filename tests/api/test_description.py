"""The description at /openapi.json says exactly what the server does: thousands of requests made from it, all checks."""

from __future__ import annotations

import httpx

OPERATIONS = 14
"""How many endpoints the contract has."""


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
