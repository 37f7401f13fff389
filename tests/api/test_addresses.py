"""No webhook leads to this machine or to a network of one's own, however its address is written or moves."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest
from receivers import Receiver, receiving

from bot.errors import InvalidRequestError
from bot.push.addresses import check_url, is_public
from bot.push.courier import make_client
from bot.push.lookups import Lookups
from bot.push.transport import RefusedAddressError

HERE = (
    "https://127.0.0.1/",
    "https://127.0.0.1:8443/hook",
    "https://127.1/",
    "https://127.255.255.254/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0x7f.0.0.1/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://017700000001/",
    "https://0/",
    "https://0.0.0.0/",
    "https://0.1.2.3/",
    "https://127.0.0.1./",
    "https://10.0.0.1/",
    "https://10.255.255.255/",
    "https://100.64.0.1/",
    "https://100.100.100.200/latest/meta-data/",
    "https://169.254.169.254/latest/meta-data/",
    "https://2852039166/",
    "https://0xa9fea9fe/",
    "https://169.254.170.2/v2/credentials",
    "https://172.16.0.1/",
    "https://172.31.255.255/",
    "https://192.0.0.1/",
    "https://192.0.0.9/",
    "https://192.0.0.192/",
    "https://192.0.2.1/",
    "https://192.88.99.1/",
    "https://192.168.0.1/",
    "https://192.168.1.254:9000/",
    "https://198.18.0.1/",
    "https://198.51.100.1/",
    "https://203.0.113.1/",
    "https://224.0.0.1/",
    "https://224.0.1.1/",
    "https://239.255.255.250/",
    "https://240.0.0.1/",
    "https://255.255.255.255/",
    "https://[::]/",
    "https://[::1]/",
    "https://[0:0:0:0:0:0:0:1]/",
    "https://[::127.0.0.1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[::ffff:169.254.169.254]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[64:ff9b::a9fe:a9fe]/",
    "https://[64:ff9b:1::1]/",
    "https://[100::1]/",
    "https://[2001::1]/",
    "https://[2001:db8::1]/",
    "https://[2002:7f00:1::]/",
    "https://[2002:c0a8:101::1]/",
    "https://[3fff::1]/",
    "https://[fc00::1]/",
    "https://[fd00:ec2::254]/",
    "https://[fe80::1]/",
    "https://[fe80::1%25eth0]/",
    "https://[fec0::1]/",
    "https://[ff02::1]/",
    "https://[ff0e::1]/",
    "https://localhost/",
    "https://LOCALHOST/",
    "https://localhost./",
    "https://api.localhost/",
    "https://printer.local/",
    "https://db.internal/",
    "https://metadata.google.internal/computeMetadata/v1/",
    "https://router.home.arpa/",
    "https://intranet/",
    "https://db/",
    "https://127.0.0.1%2f.example.com/",
    "https://%31%32%37.0.0.1/",
    "https://exam.ple.0x7f/",
)
MISSHAPEN = (
    "",
    "example.com/hook",
    "//example.com/hook",
    "http://example.com/hook",
    "ftp://example.com/",
    "file:///etc/passwd",
    "gopher://example.com:70/",
    "unix:///var/run/docker.sock",
    "javascript:alert(1)",
    "https://",
    "https:///hook",
    "https:/example.com",
    "https://user@example.com/",
    "https://user:password@example.com/",
    "https://@example.com/",
    "https://example.com@127.0.0.1/",
    "https://example.com#@127.0.0.1/",
    "https://example.com/#part",
    "https://example.com\\@127.0.0.1/",
    "https://example.com\\.local/",
    "https://example.com:0/",
    "https://example.com:99999/",
    "https://example.com:port/",
    "https://exa mple.com/",
    "https://example.com/\r\nHost: 127.0.0.1",
    "https://example.com/\u2028",
    "https://①②⑦.⓪.⓪.①/",
    "https://exämple.com/",
    "https://[::1/",
    "https://example.com/" + "a" * 2048,
)
OPEN = (
    "https://example.com/hook",
    "https://hooks.example.co.uk:8443/a/b?c=d",
    "https://93.184.216.34/",
    "https://[2606:2800:220:1:248:1893:25c8:1946]/",
    "https://xn--exmple-cua.com/",
)


@pytest.mark.parametrize("url", HERE)
def test_an_address_of_ones_own_network_is_refused_with_a_sentence(url: str):
    with pytest.raises(InvalidRequestError, match=r"^url: .*(network|must|web address).*\.$"):
        check_url(url, allow_private=False)


@pytest.mark.parametrize("url", MISSHAPEN)
@pytest.mark.parametrize("allow_private", [False, True])
def test_what_is_no_plain_web_address_is_refused_everywhere(url: str, allow_private: bool):
    if allow_private and url.startswith("http://"):
        pytest.skip("plain http is for labs")
    with pytest.raises(InvalidRequestError, match=r"^url: "):
        check_url(url, allow_private=allow_private)


@pytest.mark.parametrize("url", OPEN)
def test_an_address_of_the_internet_may_be_registered(url: str):
    check_url(url, allow_private=False)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9000/", "http://localhost/", "https://10.0.0.1/", "http://db/"]
)
def test_in_a_lab_everything_near_may_be_called(url: str):
    check_url(url, allow_private=True)


@pytest.mark.parametrize(
    "address", ["64:ff9b::5db8:d822", "2002:5db8:d822::1", "::ffff:93.184.216.34", "2a00::1"]
)
def test_what_carries_an_open_address_is_open(address: str):
    assert is_public(ip_address(address))


class Resolver:
    """Answers as it is told, one answer after the other, and counts."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[str, int]] = []

    async def __call__(self, host: str, port: int, owner: str) -> list[str]:
        self.asked.append((host, port))
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["93.184.216.34", "127.0.0.1"],
        ["93.184.216.34", "::1"],
        ["169.254.169.254"],
        ["fe80::1%eth0"],
        ["::ffff:10.0.0.1"],
    ],
)
async def test_a_name_is_refused_if_one_of_its_addresses_is_near(addresses: list[str]):
    async with make_client(allow_private=False, resolve=Resolver(addresses)) as client:
        with pytest.raises(RefusedAddressError):
            await client.post("https://hooks.example.com/")


@pytest.mark.parametrize("url", HERE)
async def test_no_request_leaves_for_such_an_address_however_it_got_there(url: str):
    """Even if the check at registration had missed it: no socket is opened (they are blocked in this test)."""
    async with make_client(allow_private=False, resolve=Resolver(["127.0.0.1"])) as client:
        with pytest.raises((RefusedAddressError, httpx.InvalidURL)):
            await client.post(url)


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
async def test_the_request_goes_to_the_address_that_was_judged_and_the_name_is_looked_up_once():
    """A name that moves between the look and the connection (rebinding) leads nowhere else."""
    resolver = Resolver(["127.0.0.1"], ["127.0.0.2"])
    async with receiving() as receiver, make_client(allow_private=True, resolve=resolver) as client:
        answer = await client.post(f"http://hooks.example.com:{receiver.port}/hook", content=b"{}")
        assert answer.status_code == 200
        assert receiver.got[0].host == f"hooks.example.com:{receiver.port}"
        assert resolver.asked == [("hooks.example.com", receiver.port)]


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
async def test_a_name_that_moved_is_judged_anew_at_the_next_request():
    resolver = Resolver(["127.0.0.1"], ["127.0.0.1"])
    async with receiving() as receiver:
        async with make_client(allow_private=True, resolve=resolver) as client:
            for _ in range(2):
                await client.post(f"http://hooks.example.com:{receiver.port}/", content=b"{}")
        assert len(resolver.asked) == 2
        async with make_client(allow_private=False, resolve=resolver) as client:
            with pytest.raises(RefusedAddressError):
                await client.post(f"http://hooks.example.com:{receiver.port}/", content=b"{}")
        assert len(receiver.got) == 2


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
async def test_where_the_first_address_does_not_answer_the_next_one_is_tried():
    async with receiving() as receiver:
        # Nothing listens on this port of 127.0.0.2.
        resolver = Resolver(["127.0.0.2", "127.0.0.1"])
        async with make_client(allow_private=True, resolve=resolver) as client:
            answer = await client.post(f"http://hooks.example.com:{receiver.port}/", content=b"{}")
        assert answer.status_code == 200


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
async def test_a_redirect_is_not_followed():
    async with receiving() as target, receiving() as receiver:
        receiver.answers = [(307, {"location": target.url})]
        async with make_client(allow_private=True, resolve=Lookups()) as client:
            assert (await client.post(receiver.url, content=b"{}")).status_code == 307
        assert target.got == []


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
async def test_a_cookie_of_one_receiver_is_sent_to_nobody():
    async with receiving() as receiver, make_client(allow_private=True, resolve=Lookups()) as client:
        receiver.answers = [(200, {"set-cookie": "whose=mine"})]
        await client.post(receiver.url, content=b"{}")
        await client.post(receiver.url, content=b"{}")
        assert [got.headers.get("cookie") for got in receiver.got] == [None, None]


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate with openssl")
async def test_the_certificate_is_asked_for_by_name_and_one_that_nobody_signed_is_refused(tmp_path: Path):
    names: list[str | None] = []
    resolver = Resolver(["127.0.0.1"])
    async with (
        speaking_tls(tmp_path, names) as port,
        make_client(allow_private=True, resolve=resolver) as client,
    ):
        with pytest.raises(httpx.ConnectError, match="certificate"):
            await client.post(f"https://hooks.example.com:{port}/", content=b"{}")
    assert names == ["hooks.example.com"]


@asynccontextmanager
async def speaking_tls(folder: Path, names: list[str | None]) -> AsyncGenerator[int]:
    """A server with a certificate of its own making, which keeps the names that it was asked for."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=hooks.example.com"]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)  # noqa: ASYNC221
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    context.sni_callback = lambda _, name, __: names.append(name)
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=context)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


def test_a_receiver_is_what_it_says():
    assert Receiver(8080).url == "http://127.0.0.1:8080/hook"
