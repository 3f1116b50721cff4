"""Tells public Internet addresses from those of private networks, in all the ways one can be written in another."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

CARRIERS = tuple(  # IPv6 addresses that carry an IPv4 one in their last 32 bits
    IPv6Network(n) for n in ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48")
)
NEVER = tuple(  # what ipaddress calls global in one version of Python or another
    ip_network(n)
    for n in ("192.0.0.0/24", "192.88.99.0/24", "100.64.0.0/10", "240.0.0.0/4", "2001::/23", "3fff::/20", "5f00::/16")
)


def is_public(address: str) -> bool:
    """Say whether an address is one that anybody's server may have; False too for what is no address."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inner = found.sixtofour
        if any(found in network for network in CARRIERS):
            inner = IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner)) and found not in CARRIERS[-1]
        if found.is_site_local:
            return False
    never = any(found.version == network.version and found in network for network in NEVER)
    return found.is_global and not (never or found.is_multicast or found.is_reserved or found.is_unspecified)
