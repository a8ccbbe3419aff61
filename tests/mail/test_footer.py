"""Footers: what a list adds under a message, and what it leaves as it was."""

from __future__ import annotations

import email
import tomllib
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from maillab.mail.footer import with_footer
from maillab.mail.message import MessageView
from maillab.mail.mime import content_type, fresh_boundary

SPEC = Path(__file__).resolve().parent.parent / "spec" / "mail" / "footers.toml"
CASES: list[dict[str, Any]] = tomllib.loads(SPEC.read_text("utf-8"))["footer"]


def octets(text: str, case: dict[str, Any]) -> bytes:
    return text.replace("\n", "\r\n").encode(case.get("octets", "utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_a_footer_is_added_by_what_the_body_is(case: dict[str, Any]) -> None:
    found = with_footer(octets(case["before"], case), case.get("footer", "Liste Cours"))
    assert found.decode(case.get("octets", "utf-8")) == octets(case["after"], case).decode(
        case.get("octets", "utf-8")
    )


lines = st.sampled_from(
    [
        "",
        "Bonjour",
        "--x",
        "--x--",
        "--maillab-list-0",
        "caf\u00e9",
        "Q29jbw==",
        " ",
        "=",
        "a=C3=A9",
    ]
)
kinds = st.sampled_from(
    ["text/plain", "text/plain; charset=utf-8", 'text/plain; charset="nul\\"l', "text/html",
     "multipart/mixed; boundary=x", "multipart/mixed; boundary",
     "multipart/alternative;boundary=x",
     "multipart/mixed; boundary=\"x\"; boundary=y", "", ";;=", "text/plain; charset=punycode"]
)  # fmt: skip
codings = st.sampled_from(["7bit", "8BIT", "quoted-printable", "base64", "binary", "x-none", ""])


@st.composite
def messages(draw: st.DrawFn) -> bytes:
    header = [
        "Subject: Essai",
        f"Content-Type: {draw(kinds)}",
        f"Content-Transfer-Encoding: {draw(codings)}",
    ]
    body = draw(st.lists(lines, max_size=8))
    return "\r\n".join([*header, "", *body]).encode()


def texts(message: Message) -> list[bytes]:
    leaves = [part for part in message.walk() if not part.is_multipart()]
    return [bytes(part.get_payload(decode=True) or b"") for part in leaves]


CLOSED_AT_ONCE = (
    b'Content-Type: multipart/mixed; boundary="x"\r\n'
    b"Content-Transfer-Encoding: 7bit\r\n\r\n--x--\r\n--x--"
)
"""A multipart whose first line is its closing delimiter: nothing after it is read."""


@example(CLOSED_AT_ONCE, "Liste Cours")
@given(messages(), st.sampled_from(["Liste Cours", "Désabonnement", "a\nb"]))
def test_a_mail_program_finds_the_footer_at_the_end(content: bytes, footer: str) -> None:
    changed = with_footer(content, footer)
    words = {footer.replace("\n", "\r\n").encode(charset) for charset in ("utf-8", "latin-1")}
    found = texts(email.message_from_bytes(changed))
    assert any(text.rstrip(b"\r\n").endswith(tuple(words)) for text in found)


@given(messages())
def test_what_was_there_is_still_there(content: bytes) -> None:
    view, changed = MessageView(content), with_footer(content, "Liste Cours")
    for field in view.fields:
        assert field.raw in changed
    if view.text("Content-Transfer-Encoding").lower() != "base64":
        closing = view.body.find(b"\r\n--x--")
        assert (view.body if closing < 0 else view.body[:closing]) in changed


@given(st.binary(max_size=200), st.text(max_size=40))
def test_any_octets_get_a_footer(content: bytes, footer: str) -> None:
    footer = footer.encode("utf-8", "replace").decode()
    assert len(with_footer(content, footer)) >= len(content) - 2


@given(st.binary(max_size=200))
def test_any_octets_have_a_content_type(value: bytes) -> None:
    found = content_type(MessageView(b"Content-Type: " + value.replace(b"\r\n\r\n", b"")))
    assert "/" in found.kind


def test_a_boundary_is_found_in_one_pass_however_many_are_taken() -> None:
    taken = b"".join(b"--x-%d\r\n" % number for number in range(50_000))
    assert fresh_boundary("x", taken) == "x-50000"
