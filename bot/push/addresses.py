"""Which addresses a webhook may lead to: those of the open internet, told from all others before anything is sent."""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

import httpx

from bot.errors import InvalidRequestError

LONGEST_URL: Final = 2048
_ONLY_HERE = re.compile(r"(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa)$")
"""Names that stand for this machine or for a network of one's own."""
_PRINTABLE = re.compile(r"[!-~]+")
_OPEN_V6: Final = IPv6Network("2000::/3")
_NAT64: Final = IPv6Network("64:ff9b::/96")
_NEVER: Final = (
    ip_network("192.88.99.0/24"),  # relays of 6to4, withdrawn (RFC 7526)
    ip_network("192.0.0.0/24"),  # protocol assignments (RFC 6890): some count as global, none is a web server
    ip_network("2001::/23"),  # protocol assignments, Teredo and ORCHID among them
    ip_network("2001:db8::/32"),  # examples
    ip_network("3fff::/20"),  # examples (RFC 9637)
)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether this address is one of the open internet. What carries another address inside is judged by that one."""
    if isinstance(address, IPv6Address):
        inner = _inside(address)
        if inner is not None:
            return is_public(inner)
        if address.scope_id is not None or address not in _OPEN_V6:
            return False
    if any(address in network for network in _NEVER if network.version == address.version):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that this one is reached by: mapped, translated (NAT64) or tunnelled (6to4)."""
    if address in _NAT64:
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour


def check_url(url: str, *, allow_private: bool) -> None:
    """Refuse a webhook's address that could never be called. Raises InvalidRequestError with a sentence.

    `allow_private` (a lab's server) lets plain http and addresses of one's own network pass. A name that passes is looked up
    and judged again at each delivery: what it leads to may change.
    """
    problem = _shape_of(url, allow_private=allow_private)
    if problem is None and not allow_private:
        problem = _place_of(httpx.URL(url).raw_host.decode("ascii"))
    if problem is not None:
        raise InvalidRequestError(f"url: {problem}")


def _shape_of(url: str, *, allow_private: bool) -> str | None:
    if len(url) > LONGEST_URL or not _PRINTABLE.fullmatch(url) or "\\" in url:
        return f"must be an address of at most {LONGEST_URL} printable ASCII characters, without spaces or backslashes."
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        return "is no web address. It looks like https://example.com/path."
    schemes = ("https", "http") if allow_private else ("https",)
    if parsed.scheme not in schemes or not parsed.raw_host:
        return f"must begin with {' or '.join(f'{scheme}://' for scheme in schemes)} and name a host."
    return _too_much_in(url, parsed)


def _too_much_in(url: str, parsed: httpx.URL) -> str | None:
    if parsed.userinfo or "@" in url.split("/")[2]:
        return "must not carry a name or a password; verify the signature instead."
    if "#" in url:
        return "must not have a part behind a #: it would never reach you."
    if parsed.port is not None and not 1 <= parsed.port <= 65535:
        return "has a port that does not exist."
    return None


def _place_of(host: str) -> str | None:
    name = host.rstrip(".").lower()
    here = "leads to this machine or to a network of one's own. It must be reachable from the internet."
    if not name or "%" in name or _ONLY_HERE.search(name):
        return here
    address = literal(name)
    if address is None:
        return None if "." in name and not _looks_numeric(name) else here
    return None if is_public(address) else here


def literal(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host is when it is no name, also in the old ways to write one (2130706433, 0x7f.1, 0177.0.0.1)."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host)) if _looks_numeric(host) else None
    except OSError:
        return None


def _looks_numeric(host: str) -> bool:
    """Whether a resolver may take it for a number: its last part is one."""
    return re.fullmatch(r"(0x[0-9a-f]*|[0-9]+)", host.rsplit(".", 1)[-1]) is not None
