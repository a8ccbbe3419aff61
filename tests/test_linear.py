"""Whatever octets come, every reader and verifier gives a result, in time linear in the input.

Growth is measured, not seconds: sixteen times the input may take sixty-four times the time, four
times what a line allows and a quarter of what a square takes. What is quick at the larger size
needs no ratio, and a busy machine gets more than one try, each on new input: nothing is cached.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.advice.record import lint
from maillab.auth import arc, dkim, dmarc, spf
from maillab.auth.canonical import Canonicalization, canonical_body, canonical_field
from maillab.auth.dkim_key import read_key
from maillab.auth.dkim_tags import read_signature
from maillab.auth.dmarc_record import parse_dmarc
from maillab.auth.reports.aggregate_read import read_reports
from maillab.auth.spf_record import parse_spf
from maillab.dns import Resolver, Zones
from maillab.dns.master import read_master
from maillab.dns.names import canonical
from maillab.errors import MaillabError
from maillab.mail.address import domain_to_ascii, parse_forward_path
from maillab.mail.author import author_of
from maillab.mail.authres import parse, remove_forged
from maillab.mail.footer import with_footer
from maillab.mail.message import HeaderField, MessageView
from maillab.mail.parts import leaves
from maillab.mail.rewriting import changes, tag_subject
from maillab.mail.trace_fields import parse_received

SMALL, TIMES = 4_000 if os.environ.get("HYPOTHESIS_PROFILE") == "deep" else 500, 16
WORST = 64
QUICK = 0.02
"""Seconds of the processor that nobody minds."""
TRIES = 4

NAMES = Resolver(Zones.from_dict({"example.com": [["TXT", "v=spf1 ip4:192.0.2.1 -all"]]}))
RULES = ("rfc9989", "rfc7489")


def seconds(read: Callable[[Any], object], made: Any) -> float:
    """What one reading costs; a mistake that is told is a result too."""
    started = time.process_time()
    with suppress(MaillabError):
        read(made)
    return time.process_time() - started


def is_linear(read: Callable[[Any], object], make: Callable[[int], Any]) -> bool:
    """Whether a reading grows no faster than its input."""
    for attempt in range(TRIES):
        small = seconds(read, make(SMALL + attempt))
        large = seconds(read, make((SMALL + attempt) * TIMES))
        if large < max(QUICK, small * WORST):
            return True
    return False


# --- header fields -------------------------------------------------------------------------------

SHAPES: dict[str, Callable[[int], str]] = {
    "nested comments": lambda n: "(" * n + ")" * n,
    "comments never closed": lambda n: "(a" * n,
    "quotes": lambda n: '"' * n,
    "quoted pairs": lambda n: '"' + '\\"' * n,
    "folds": lambda n: "\r\n " * n + "x",
    "white space": lambda n: " \t" * n,
    "the same tag": lambda n: "a=b; " * n,
    "many tags": lambda n: "".join(f"t{i}=x; " for i in range(n)),
    "many signed fields": lambda n: f"v=1; i=1; cv=none; a=rsa-sha256; d=a.example; s=s; bh=QQ==; "
    f"b=QQ==; h=from:{'x:' * n}to",
    "semicolons": lambda n: ";" * n,
    "equals signs": lambda n: "=" * n,
    "addresses": lambda n: "a@b.example, " * n,
    "brackets": lambda n: "<" * n,
    "routes": lambda n: "<@a," * n,
    "encoded words": lambda n: "=?utf-8?q?a?= " * n,
    "encoded words never closed": lambda n: "=?" * n,
    "octets above 127": lambda n: "\udce9" * n,
    "dots": lambda n: "a." * n,
    "results": lambda n: "mx; i=1" + "; dkim=pass header.d=x" * n,
    "hops": lambda n: "from x by " * n,
    "parameters": lambda n: "multipart/mixed" + "; name*0=x" * n,
}  # fmt: skip


def field(name: str, value: str) -> HeaderField:
    return HeaderField(f"{name}: {value}".encode("utf-8", "surrogateescape"))


def below(name: str, value: str) -> bytes:
    """A message with such a field."""
    own = b"" if name == "From" else b"From: a@example.com\r\n"
    return own + field(name, value).raw + b"\r\n\r\nBonjour\r\n"


FIELDS: dict[str, tuple[str, Callable[[bytes], object]]] = {
    "author": ("From", lambda content: author_of(MessageView(content))),
    "dkim": ("DKIM-Signature", lambda content: dkim.verify(content, NAMES)),
    "microscope": ("DKIM-Signature", dkim.inspect),
    "arc seal": ("ARC-Seal", lambda content: arc.verify(content, NAMES)),
    "arc signature": ("ARC-Message-Signature", lambda content: arc.verify(content, NAMES)),
    "arc results": ("ARC-Authentication-Results", lambda content: arc.verify(content, NAMES)),
    "results": ("Authentication-Results", lambda content: remove_forged(content, "mx.example")),
    "hops": ("Received", lambda content: parse_received(MessageView(content).fields[1])),
    "parts": ("Content-Type", lambda content: list(leaves(content))),
    "footer": ("Content-Type", lambda content: with_footer(content, "Pied")),
    "subject": ("Subject", lambda content: tag_subject(content, "liste")),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("reader", FIELDS)
def test_a_field_is_read_in_linear_time(reader: str, shape: str) -> None:
    name, read = FIELDS[reader]
    assert is_linear(read, lambda n: below(name, SHAPES[shape](n)))


# --- whole messages ------------------------------------------------------------------------------

FROM = b"From: a@example.com\r\n"
MIXED = b"Content-Type: multipart/mixed; boundary="
SIGNED = b"DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; bh=QQ==; b=QQ==; h=from\r\n"


def arc_set(instance: int) -> bytes:
    tags = b"i=%d; a=rsa-sha256; d=example.com; s=s; b=QQ==" % instance
    return (
        b"ARC-Seal: " + tags + b"; cv=pass\r\nARC-Message-Signature: " + tags
        + b"; h=from; bh=QQ==\r\nARC-Authentication-Results: i=%d; mx\r\n" % instance
    )  # fmt: skip


MESSAGES: dict[str, Callable[[int], bytes]] = {
    "a header of one name": lambda n: b"X: y\r\n" * n * 4 + FROM + b"\r\nx",
    "a header of many names": lambda n: b"".join(b"X%d: y\r\n" % i for i in range(n)) + FROM,
    "lines without colon": lambda n: b"abc\r\n" * n + FROM + b"\r\nx",
    "From fields": lambda n: FROM * n + b"\r\nx",
    "signatures": lambda n: SIGNED * (n // 4) + FROM + b"\r\nx",
    "ARC sets": lambda n: b"".join(map(arc_set, range(1, n // 10))) + FROM + b"\r\nx",
    "fifty ARC sets": lambda n: b"".join(map(arc_set, range(1, 51))) + FROM + b"\r\n" + b"x" * n,
    "forged results": lambda n: b"Authentication-Results: mx.example; spf=pass\r\n" * n + FROM,
    "spaces in the body": lambda n: FROM + b"\r\n" + b" \t" * n * 4 + b"x",
    "empty lines": lambda n: FROM + b"\r\n" + b"\r\n" * n * 4 + b"x",
    "lines of a space": lambda n: FROM + b"\r\n" + b" \r\n" * n * 4 + b"x",
    "carriage returns": lambda n: FROM + b"\r\n" + b"\r" * n * 4,
    "line feeds": lambda n: FROM + b"\r\n" + b"\n" * n * 4,
    "parts side by side": lambda n: FROM + MIXED + b"b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * n,
    "parts within parts": lambda n: (
        FROM + b"".join(MIXED + b"b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(n))
    ),
    "messages within messages": lambda n: FROM + b"Content-Type: message/rfc822\r\n\r\n" * n,
    "a boundary without end": lambda n: FROM + MIXED + b"-" * n + b"\r\n\r\n" + b"-" * 3 * n,
    "boundaries that are none": lambda n: FROM + MIXED + b"b\r\n\r\n--b" + b" " * n + b"x\r\n" * n,
}
READERS: dict[str, Callable[[bytes], object]] = {
    "author": lambda content: author_of(MessageView(content)),
    "dkim": lambda content: dkim.verify(content, NAMES),
    "microscope": dkim.inspect,
    "arc": lambda content: arc.verify(content, NAMES),
    "forged results": lambda content: remove_forged(content, "mx.example"),
    "parts": lambda content: list(leaves(content)),
    "footer": lambda content: with_footer(content, "Pied"),
    "changes": lambda content: changes(content, content[:-1] + b"z"),
    "canonical": lambda content: [
        canonical_body(MessageView(content).body, algorithm) for algorithm in Canonicalization
    ],
    "reports": read_reports,
}


@pytest.mark.parametrize("shape", MESSAGES)
@pytest.mark.parametrize("reader", READERS)
def test_a_message_is_read_in_linear_time(reader: str, shape: str) -> None:
    assert is_linear(READERS[reader], MESSAGES[shape])


# --- records and names ---------------------------------------------------------------------------

TEXTS: dict[str, Callable[[int], str]] = {
    "the same tag": lambda n: "a=b; " * n,
    "many tags": lambda n: "; ".join(f"t{i}=x" for i in range(n)),
    "spaces": lambda n: " " * n * 8,
    "semicolons": lambda n: ";" * n,
    "report addresses": lambda n: "p=none; rua=" + "mailto:a@b.example," * n,
    "size limits": lambda n: "p=none; rua=" + "mailto:a!" * n,
    "percentages": lambda n: "p=none; pct=" + "0" * n + "50",
    "failure options": lambda n: "p=none; fo=" + "1:" * n,
    "terms": lambda n: "ip4:192.0.2.1 " * n + "-all",
    "host names": lambda n: "".join(f"a:x{i}.example " for i in range(n)) + "-all",
    "terms that are none": lambda n: "".join(f"aa{i} " for i in range(n)),
    "includes": lambda n: "include:example.com " * n,
    "redirects": lambda n: "redirect=example.com " * n,
    "macros": lambda n: "exists:" + "%{d}." * n + "example",
    "macros never closed": lambda n: "exists:" + "%{" * n,
    "macro digits": lambda n: "exists:%{d" + "0" * n + "1}.example",
    "groups": lambda n: "ip6:" + "1:" * n,
    "a long key": lambda n: "p=" + "QUJD" * n,
    "a key in pieces": lambda n: "p=" + "Q " * n,
    "hashes": lambda n: "h=" + "sha256:" * n + "; p=QUJD",
    "quoted strings": lambda n: '"a" ' * n,
    "backslashes": lambda n: "\\" * n,
    "letters above 127": lambda n: "é" * n,
    "labels": lambda n: "a." * n + "example",
    "one long word": lambda n: "a" * n * 8,
}  # fmt: skip
TEXT_READERS: dict[str, Callable[[str], object]] = {
    "spf": lambda text: parse_spf(f"v=spf1 {text}"),
    "dkim key": lambda text: read_key(f"v=DKIM1; {text}"),
    "dkim tags": read_signature,
    "dmarc": lambda text: [parse_dmarc(f"v=DMARC1; {text}", rules) for rules in RULES],
    "spf advice": lambda text: lint(f"v=spf1 {text}"),
    "key advice": lambda text: lint(f"v=DKIM1; {text}"),
    "dmarc advice": lambda text: lint(f"v=DMARC1; {text}"),
    "advice": lint,
    "path": lambda text: parse_forward_path(f"<{text}@example.com>"),
    "domain": domain_to_ascii,
    "name": canonical,
    "zone": lambda text: read_master(f"example.com. TXT {text}"),
    "helo": lambda text: spf.check_host("192.0.2.9", "", text, NAMES),
    "mail from": lambda text: spf.check_host("192.0.2.9", f"{text}@example.com", "x", NAMES),
    "author domain": lambda text: [dmarc.evaluate(text, text, text, NAMES, r) for r in RULES],
    "canonical field": lambda text: canonical_field(
        text.encode("utf-8", "surrogateescape"), Canonicalization.RELAXED
    ),
    "findings": lambda text: parse(field("Authentication-Results", f"mx; {text}")),
}


@pytest.mark.parametrize("shape", TEXTS)
@pytest.mark.parametrize("reader", TEXT_READERS)
def test_a_text_is_read_in_linear_time(reader: str, shape: str) -> None:
    assert is_linear(TEXT_READERS[reader], TEXTS[shape])


# --- what DNS holds ------------------------------------------------------------------------------


def checked_against(text: str) -> object:
    """An SPF check of a domain whose record, and whose explanation, is the given one."""
    zones = Zones.from_dict({"example.com": [["TXT", f"v=spf1 {text}"]]})
    return spf.check_host("192.0.2.9", "a@example.com", "x.example", Resolver(zones))


BOMBS = (
    "terms", "host names", "includes", "redirects", "macros", "macros never closed",
    "macro digits", "labels",
)  # fmt: skip


@pytest.mark.parametrize("shape", BOMBS)
def test_a_record_is_evaluated_in_linear_time(shape: str) -> None:
    assert is_linear(checked_against, lambda n: TEXTS[shape](n // 8))


# --- reports -------------------------------------------------------------------------------------

XML: dict[str, Callable[[int], bytes]] = {
    "elements within elements": lambda n: b"<feedback>" + b"<a>" * n,
    "elements side by side": lambda n: b"<feedback>" + b"<record/>" * n + b"</feedback>",
    "attributes": lambda n: b"<feedback "
    + b" ".join(b"a%d='x'" % i for i in range(n))
    + b"/>",
    "entities": lambda n: b"<feedback><a>" + b"&amp;" * n + b"</a></feedback>",
    "ampersands": lambda n: b"<feedback>" + b"&" * n + b"<" * n,
    "namespaces": lambda n: b"<feedback>" + b"<x xmlns='urn:y'/>" * n + b"</feedback>",
    "comments never closed": lambda n: b"<!-- " * n,
}  # fmt: skip


@pytest.mark.parametrize("shape", XML)
def test_a_report_is_read_in_linear_time(shape: str) -> None:
    assert is_linear(read_reports, XML[shape])


# --- anything at all -----------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["(", ")", '"', "\\", "<", ">", "@", ",", ";", ":", "=", ".", "-", "/", "!", "%{d}", "%", " ",
     "\t", "\r\n ", "a", "0", "é", "\udcff", "=?", "?=", "p=", "v=1", "include:", "ip4:", "b="]
)  # fmt: skip
ANY_READER: dict[str, Callable[[str], object]] = TEXT_READERS | {
    reader: lambda text, name=name, read=read: read(below(name, text))
    for reader, (name, read) in FIELDS.items()
}


@given(
    st.sampled_from(sorted(ANY_READER)),
    st.lists(PIECES, max_size=4).map("".join),
    st.lists(PIECES, min_size=1, max_size=4).map("".join),
    st.lists(PIECES, max_size=4).map("".join),
)
def test_whatever_is_repeated_is_read_in_linear_time(
    reader: str, before: str, again: str, after: str
) -> None:
    assert is_linear(ANY_READER[reader], lambda n: before + again * n + after)


def test_a_square_is_no_line() -> None:
    assert not is_linear(lambda n: [n for _ in range(n * n // 10)], lambda n: n)
    assert is_linear(lambda n: [n for _ in range(n * 100)], lambda n: n)
