"""The floor: the server's framework, with the server's settings, returning a constant and doing nothing else: no key, no limit, no log."""

from __future__ import annotations

import asyncio
import sys

from fastapi import FastAPI
from starlette.responses import Response

from bot.api.house import Limits
from bot.api.server import listen, serve
from bot.api.serving import fast_loop


def floor(size: int) -> FastAPI:
    """An app that answers every look with the same JSON text of `size` bytes (2 and up)."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    constant = b'"%s"' % (b"x" * (size - 2))

    @app.get("/floor/{session}")
    async def answer(session: str) -> Response:
        del session
        return Response(constant, media_type="application/json")

    return app


async def _to_nobody() -> None:
    """No connection to the floor is waiting for a last word."""


def main(port: int, size: int) -> None:
    """Serve it on 127.0.0.1 until stopped."""
    with listen("127.0.0.1", port) as listening, asyncio.Runner(loop_factory=fast_loop()) as runner:
        runner.run(serve(floor(size), listening, Limits(), goodbye=_to_nobody))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
