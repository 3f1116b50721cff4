"""No address inside is ever connected to, however it is written."""

from __future__ import annotations

import socket

import pytest

from khabar.sources import fetch as fetching
from khabar.sources.fetch import Rules
from khabar.sources.public import is_public
from servers import refused


@pytest.mark.parametrize("port", [22, 25, 81, 3306, 6379, 8000, 65535])
@pytest.mark.usefixtures("no_connection")
def test_other_ports_are_refused(port):
    assert f"port {port}" in refused(f"http://example.org:{port}/", Rules())


@pytest.fixture
def no_connection(monkeypatch):
    def connect(*_):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(fetching, "_connected", checked_only(fetching._connected))


def checked_only(connected):
    def check(*given):
        try:
            return connected(*given)
        except AssertionError:
            pytest.fail("a connection was tried")

    return check


INSIDE = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "127.255.255.254",
    "0",
    "0.0.0.0",
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.254",
    "192.168.0.1",
    "192.168.255.255",
    "169.254.169.254",
    "169.254.0.1",
    "100.64.0.1",
    "192.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "localhost",
    "[::]",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:10.0.0.1]",
    "[::127.0.0.1]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::a00:1]",
    "[64:ff9b:1::a00:1]",
    "[2002:7f00:1::]",
    "[2002:a00:1::1]",
    "[2001::1]",
    "[2001:0:7f00:1::]",
    "[fc00::1]",
    "[fd12:3456::1]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[100::1]",
    "[2001:db8::1]",
    "[3fff::1]",
]


@pytest.mark.parametrize("host", INSIDE)
@pytest.mark.usefixtures("no_connection")
def test_addresses_inside_are_refused_before_any_connection(host):
    reason = refused(f"http://{host}/", Rules(seconds=5))
    assert "no public address" in reason or "could not be fetched" in reason


def test_there_are_fifty_of_them():
    assert len(set(INSIDE)) >= 50


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.org/", "example.org", "http://", "http:///x", "//example.org", "http://a:b@example.org/",
        "http://example.org@127.0.0.1/", "http://127.0.0.1\\@example.org/", "http://[::1", "http://example.org:99999/",
        "javascript:alert(1)", "http://\u2488.example/", "", "http://127。0。0。1/", "http://①②⑦.0.0.1/",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("no_connection")
def test_addresses_of_another_make_are_refused(url):
    assert refused(url, Rules(seconds=5))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2001:4860:4860::8888", "::ffff:8.8.8.8"]
)
def test_public_addresses_are_allowed(address):
    assert is_public(address)


@pytest.mark.parametrize("address", ["", "x", "127.0.0.1%1", "fe80::1%eth0", "1.2.3", "::ffff:169.254.169.254"])
def test_what_is_no_public_address(address):
    assert not is_public(address)
