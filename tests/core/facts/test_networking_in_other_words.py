"""What people write about networking in words of their own that does not hold, or no longer; and near misses."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from study.core.facts.facts import Claim, DatedFact, check_claims, read_facts
from study.core.notes import parse

FACTS = Path(__file__).parents[3] / "content" / "networking-basics" / "facts.toml"

REFUTED = [
    ("# TCP/IP\n\n- The TCP/IP model has seven layers", "four-layers"),
    ("# Networking\n\n- MTU of Ethernet: 1518 bytes", "mtu-ethernet"),
    ("# IPv6\n\n- The smallest MTU is 576 bytes for IPv6", "mtu-ipv6"),
    ("# IPv4\n\n- The minimum IPv4 header has 24 bytes", "ip-headers"),
    ("# Subnetting\n\n- Private: 10.0.0.0/8, 172.16.0.0/16, 192.168.0.0/16", "private-blocks"),
    ("# IP addresses\n\n- Private ranges: 172.16.0.0 - 172.32.255.255", "private-blocks"),
    ("# Subnets\n\n- A /24 has 256 hosts", "hosts-of-a-subnet"),
    ("# Subnets\n\n- /31: no usable hosts", "prefix-31"),
    ("# ARP\n\n- The ARP reply is a broadcast as well", "arp-reply"),
    ("# DHCP\n\n- The server listens on 68, the client on 67", "dhcp-ports"),
    ("# DHCP\n\n- Rebinding (T2) starts at 75% of the lease", "dhcp-timers"),
    ("# DHCP\n\n- The client renews its lease at 80 %", "dhcp-timers"),
    ("# IPv4\n\n- A router takes the route with the shortest prefix; the least specific wins", "longest-prefix"),
    ("# IPv4 packets\n\n- The TTL of a packet is measured in seconds", "ttl-hops"),
    ("# TCP\n\n- A connection opens with a 4-way handshake", "tcp-handshake"),
    ("# TCP\n\n- Specified in RFC 793", "tcp-text"),
    ("# TCP\n\n- Initial RTO: 3 seconds", "tcp-first-rto"),
    ("# TCP\n\n- Fast retransmit after two duplicate ACKs", "tcp-fast-retransmit"),
    ("# UDP\n\n- The header of UDP has 16 bytes", "udp-header"),
    ("# IPv6\n\n- With IPv6 the UDP checksum is optional", "udp-checksum"),
    ("# DNS\n\n- TCP port 53 is used only for zone transfers", "dns-over-tcp"),
    ("# DNS\n\n- DNS uses only UDP", "dns-over-tcp"),
    ("# HTTP\n\n- Defined in RFC 2616", "http-texts"),
    ("# HTTP\n\n- POST is idempotent", "http-idempotent"),
    ("# HTTP\n\n- HTTP/3 runs on TCP", "http3-quic"),
    ("# TLS\n\n- Servers should support TLS 1.1 or newer", "tls-versions"),
    ("# TLS\n\n- TLS 1.3 is specified in RFC 8446", "tls-text"),
    ("# TLS\n\n- A TLS 1.3 handshake takes two round trips", "tls-round-trips"),
]
IMPRECISE = [
    ("# Networking\n\n- Ephemeral ports: 1024 to 65535", "port-ranges"),
    ("# IP addressing\n\n- 200.1.2.0 is a class C network", "classless"),
    ("# NAT\n\n- A UDP mapping must be kept for at least 30 s", "nat-udp-timer"),
    ("# TCP\n\n- The receive window is limited to 64 KB", "tcp-window"),
    ("# TCP\n\n- Default MSS: 1460 bytes", "tcp-default-mss"),
    ("# UDP\n\n- The UDP checksum is optional", "udp-checksum"),
    ("# DNS\n\n- A response over UDP is limited to 512 bytes", "dns-512"),
]
SOUND = [
    ("# TCP/IP\n\n- The TCP/IP model has 4 layers", "four-layers"),
    ("# Ethernet\n\n- Ethernet has an MTU of 1500 bytes", "mtu-ethernet"),
    ("# IPv4\n\n- Private: 172.16.0.0 to 172.31.255.255", "private-blocks"),
    ("# Subnetting\n\n- a /24 leaves 254 addresses for hosts", "hosts-of-a-subnet"),
    ("# DHCP\n\n- Ports: server 67, client 68", "dhcp-ports"),
    ("# DHCP\n\n- T1 (renewing) is at 50 % and T2 (rebinding) at 87.5 %", "dhcp-timers"),
    ("# DHCP\n\n- Rebinding after 0.875 of the lease, or 87.5 %", "dhcp-timers"),
    ("# TCP\n\n- First RTO: 1000 ms", "tcp-first-rto"),
    ("# TCP\n\n- 3 duplicate ACKs cause a fast retransmission", "tcp-fast-retransmit"),
    ("# TCP\n\n- TIME_WAIT lasts 2MSL", "tcp-time-wait"),
    ("# UDP\n\n- The UDP header has 8 bytes", "udp-header"),
    ("# DNS\n\n- Truncated responses are asked for again over TCP", "dns-over-tcp"),
    ("# TLS\n\n- TLS 1.0 and 1.1 are deprecated", "tls-versions"),
    ("# TLS\n\n- TLS 1.3 needs one round trip", "tls-round-trips"),
]
NEAR_MISSES = """# Networking

- OSI has seven layers, TCP/IP is usually drawn beside it
- A connection closes with a four-way handshake
- RFC 793 was replaced by RFC 9293
- Before 2011 the initial RTO was 3 s
- TLS 1.1 is disabled on our servers; never enable TLS 1.0
- A UDP header is smaller than the 20 bytes of TCP
- The server answers on port 443, the client takes any port
- TTL of a DNS record: counted in seconds
- The TTL tells how many seconds a resolver caches a record
- A class B licence is needed to drive in a bus lane
- HTTP/3 does not use TCP
- TCP is not only for zone transfers
- Classes A, B and C are obsolete: no class C network is left
- The client replies on port 67 of the server

## OSPF

- Hello timer: default 10 s, dead timer 40 s

# Neural networks

- The network has seven layers
- The window is limited to 64 KB of text

# Load balancer of AWS

- Idle timeout: default 60 s, at most 4000 s
- Minimum TLS policy: 2016-08

# Diving

- The first default is 3 s of waiting before a retransmission of the signal
"""


@cache
def facts() -> tuple[DatedFact, ...]:
    found, problems = read_facts(tomllib.loads(FACTS.read_text(encoding="utf-8")))
    assert problems == ()
    return found


def claims(text: str) -> tuple[Claim, ...]:
    return check_claims(parse(text, "notes.md"), facts())


@pytest.mark.parametrize(("text", "fact"), REFUTED)
def test_what_does_not_hold_is_found_in_whatever_words(text: str, fact: str) -> None:
    assert [(claim.fact, claim.verdict in ("wrong", "out-of-date")) for claim in claims(text)] == [(fact, True)]


@pytest.mark.parametrize(("text", "fact"), IMPRECISE)
def test_what_holds_with_a_condition_is_told_so(text: str, fact: str) -> None:
    assert [(claim.fact, claim.verdict) for claim in claims(text)] == [(fact, "imprecise")]


@pytest.mark.parametrize(("text", "fact"), SOUND)
def test_what_holds_is_confirmed_in_whatever_words(text: str, fact: str) -> None:
    assert [(claim.fact, claim.verdict) for claim in claims(text)] == [(fact, "right")]


def test_near_misses_and_other_subjects_are_left_alone() -> None:
    found = [(claim.lines[0], claim.fact, claim.says) for claim in claims(NEAR_MISSES) if claim.verdict != "right"]
    assert found == []


def test_every_pattern_that_refutes_is_tried() -> None:
    refuting = {fact.key for fact in facts() if {"wrong", "out-of-date"} & {one.verdict for one in fact.claims}}
    assert refuting == {fact for _, fact in REFUTED}
    limiting = {fact.key for fact in facts() if "imprecise" in {one.verdict for one in fact.claims}}
    assert limiting == {fact for _, fact in IMPRECISE}
