"""The Sender Rewriting Scheme: addresses made, taken back, forged, expired."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.mail.address import Mailbox, parse_mailbox
from maillab.mail.srs import Srs, SrsFault, is_srs

SPEC = Path(__file__).resolve().parent.parent / "spec" / "mail" / "srs.toml"
TABLES: dict[str, list[dict[str, Any]]] = tomllib.loads(SPEC.read_text("utf-8"))
NOW = 1767600000.0
DAY = 86400
UNIVERSITY = Srs("universite.example", b"secret of universite.example")
ASSOCIATION = Srs("asso.example", b"secret of asso.example")


def says(case: dict[str, Any]) -> str:
    return str(case["says"])


def any_hash(address: object) -> str:
    return re.sub(r"(SRS[01]=|\.example==)[^=@]{4}(?==)", r"\1HHHH", str(address))


def rewritten(sender: Mailbox, domains: list[str]) -> Mailbox | None:
    found: Mailbox | None = sender
    for domain in domains:
        assert found is not None
        found = Srs(domain, f"secret of {domain}".encode()).rewrite(found, NOW)
    return found


@pytest.mark.parametrize("case", TABLES["rewrite"], ids=says)
def test_a_sender_is_rewritten(case: dict[str, Any]) -> None:
    found = rewritten(parse_mailbox(case["sender"]), case["through"])
    assert any_hash(found or "") == case["gives"]


@pytest.mark.parametrize("case", TABLES["reverse"], ids=says)
def test_a_return_address_is_taken_back(case: dict[str, Any]) -> None:
    forwarders = ["universite.example"] + ["asso.example"] * case.get("second", False)
    address = rewritten(Mailbox("alice", "monpartenaire.fr"), forwarders)
    assert address is not None
    local = address.local_part.replace(*case.get("change", ("", "")))
    local = local.lower() if case.get("case") == "lower" else local
    srs = ASSOCIATION if case.get("second") else UNIVERSITY
    found = srs.reverse(Mailbox(local, address.domain), NOW + case["days"] * DAY)
    assert any_hash(found.value if isinstance(found, SrsFault) else found) == case["gives"]


def test_the_days_go_round_after_1024() -> None:
    last = (1024 * 20 - 1) * DAY
    address = UNIVERSITY.rewrite(Mailbox("alice", "a.example"), last)
    assert address is not None
    assert UNIVERSITY.reverse(address, last + 5 * DAY) == Mailbox("alice", "a.example")


def test_nobody_without_the_secret_makes_an_address() -> None:
    forged = Srs("universite.example", b"guess").rewrite(Mailbox("x", "a.example"), NOW)
    assert forged is not None
    assert UNIVERSITY.reverse(forged, NOW) is SrsFault.FORGED


senders = st.builds(
    Mailbox,
    st.text(st.sampled_from('abz09.=+- "\\@é'), min_size=1, max_size=30),
    st.sampled_from(["a.example", "B.Example", "[192.0.2.1]"]),
)


@given(senders, st.integers(0, 21))
def test_what_was_rewritten_comes_back_by_the_same_ways(sender: Mailbox, days: int) -> None:
    first = UNIVERSITY.rewrite(sender, NOW)
    second = first and ASSOCIATION.rewrite(first, NOW)
    if second:
        assert ASSOCIATION.reverse(second, NOW) == first
    if first:
        assert UNIVERSITY.reverse(first, NOW + days * DAY) == sender


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_a_fault(local: str) -> None:
    for start in ("", "SRS0=", "SRS1=", "srs0+a=7K="):
        address = Mailbox(start + local, "universite.example")
        found = UNIVERSITY.reverse(address, NOW)
        assert isinstance(found, SrsFault)
        assert is_srs(address) or found is SrsFault.SYNTAX
