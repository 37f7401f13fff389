"""Sends a request only to addresses that were judged for this very request, and connects to exactly those."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from ipaddress import ip_address
from typing import Final

import httpx

from bot.push.addresses import is_public, literal

Resolve = Callable[[str, int, str], Awaitable[Sequence[str]]]
"""Gives the addresses of a host's name, for a port and whoever wants to know them; raises OSError where there are none."""
OWNER: Final = "sonder.owner"
"""The extension of a request that says whose it is."""


class RefusedAddressError(httpx.TransportError):
    """The host leads to an address that no webhook may reach."""


class CheckedTransport(httpx.AsyncBaseTransport):
    """Looks the host up, judges every address, and connects to one of these: no name is looked up twice.

    The certificate is checked against the name, which stays in the Host header. Connections are never kept: each request
    is judged anew. `allow_private` lets every address pass.
    """

    def __init__(self, *, allow_private: bool, resolve: Resolve) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._inner = httpx.AsyncHTTPTransport(
            trust_env=False, limits=httpx.Limits(max_connections=None, max_keepalive_connections=0)
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Raises RefusedAddressError before any connection if even one address of the host is not allowed."""
        host = request.url.raw_host.decode("ascii")
        addresses = await self._judged(
            host,
            request.url.port or (443 if request.url.scheme == "https" else 80),
            request.extensions.get(OWNER, ""),
        )
        *others, last = addresses
        for address in others:
            try:
                return await self._inner.handle_async_request(_at(request, address, host))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self._inner.handle_async_request(_at(request, last, host))

    async def aclose(self) -> None:
        """Close what is open."""
        await self._inner.aclose()

    async def _judged(self, host: str, port: int, owner: str) -> Sequence[str]:
        known = literal(host)
        try:
            addresses = [str(known)] if known is not None else await self._resolve(host, port, owner)
        except (OSError, UnicodeError) as problem:
            raise httpx.ConnectError("the name of the host is not known") from problem
        if not addresses:
            raise httpx.ConnectError("the name of the host is not known")
        if not self._allow_private and not all(is_public(ip_address(address)) for address in addresses):
            raise RefusedAddressError("the host leads to an address of a private network")
        return addresses


def _at(request: httpx.Request, address: str, host: str) -> httpx.Request:
    """The same request, to be sent to this address."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host},
    )
