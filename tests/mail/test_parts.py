"""The leaves of messages: decoded, in order, whatever they are nested in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.mail.parts import MOST, Leaf, leaves

CASES = {
    "no header": (b"\r\nBonjour", [Leaf("text/plain", b"Bonjour")]),
    "a part": (
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\npreamble\r\n--x\r\n\r\nUn\r\n--x\r\n"
        b"Content-Type: text/html\r\n\r\n<p>\r\n--x--\r\nepilogue\r\n--x\r\n\r\nnone",
        [Leaf("text/plain", b"Un"), Leaf("text/html", b"<p>")],
    ),
    "no boundary told": (
        b"Content-Type: multipart/mixed\r\n\r\n--x\r\n\r\nUn",
        [Leaf("multipart/mixed", b"--x\r\n\r\nUn")],
    ),
    "no boundary there": (
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\nUn",
        [Leaf("multipart/mixed", b"Un")],
    ),
    "a boundary that begins another": (
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n--xy\r\nUn\r\n--x--",
        [Leaf("text/plain", b"--xy\r\nUn")],
    ),
    "base64": (
        b"Content-Transfer-Encoding: BASE64\r\n\r\nQm9u\r\n am91cg==\r\n",
        [Leaf("text/plain", b"Bonjour")],
    ),
    "base64 cut short": (
        b"Content-Transfer-Encoding: base64\r\n\r\nQm9uam91c",
        [Leaf("text/plain", b"Bonjou")],
    ),
    "quoted-printable": (
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n=C3=A9=\r\nt=E",
        [Leaf("text/plain", "ét=E".encode())],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_message_has_these_leaves(name: str) -> None:
    content, found = CASES[name]
    assert list(leaves(content)) == found


def test_the_leaves_are_not_without_end() -> None:
    content = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n" * 1000
    assert len(list(leaves(content))) == MOST - 1


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"Content-Type: multipart/a; boundary=a\r\n\r\n"]),
)
def test_any_octets_have_leaves(octets: bytes, head: bytes) -> None:
    assert all(isinstance(leaf, Leaf) for leaf in leaves(head + octets))
