"""What a mail program sees: decoded, inert, and never a crash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.mail.message import MessageView
from maillab.show.fields import written_by
from maillab.show.messages import content_html, content_text
from maillab.show.reading import TEXT_LIMIT, Link, decode_words, read_message

MIXED = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    b"--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n"
    b"--y\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n=C9t=E9\r\n"
    b"--y\r\nContent-Type: text/html\r\n\r\n<p>Summer</p>\r\n--y--\r\n"
    b"--x\r\nContent-Type: application/pdf\r\n"
    b'Content-Disposition: attachment; filename="=?utf-8?q?d=C3=A9vis=2Epdf?="\r\n\r\nx\r\n'
    b"--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nnote\r\n--x--\r\n"
)
HTML = (
    b"Content-Type: text/html; charset=utf-8\r\n\r\n<html><head><title>t</title>"
    b"<style>p{}</style></head><body><h1>Bonjour</h1><p>Votre\n compte</p><script>x()</script>"
    b'<a href="http://attaquant.example">https://banque.example</a>'
    b'<a href="#2">deux<img src="http://x/1.png"></a><img alt="logo"><a name=z>rien</a></body>'
)


def body(headers: str, octets: bytes) -> str:
    return read_message(headers.encode() + b"\r\n\r\n" + octets).text


def test_the_plain_text_is_read_before_html() -> None:
    reading = read_message(MIXED)
    assert (reading.text, reading.html) == ("Été", False)
    assert reading.attachments == ("dévis.pdf (application/pdf)", "text/plain")


def test_html_gives_its_visible_text_and_the_targets_of_its_links() -> None:
    reading = read_message(HTML)
    assert reading.html
    assert reading.text.split("\n") == [
        "Bonjour",
        "Votre compte",
        "https://banque.exampledeux[image: http://x/1.png][image: logo]rien",
    ]
    assert reading.links == (
        Link("https://banque.example", "http://attaquant.example"),
        Link("deux[image: http://x/1.png]", "#2"),
    )


def test_an_attachment_whose_name_cannot_be_read_is_told_by_its_type() -> None:
    header = b"Content-Type: image/png\r\nContent-Disposition: x; filename*=a\0b''c\r\n\r\n"
    assert read_message(header + b"x").attachments == ("image/png",)


def test_a_message_without_text_shows_its_attachment() -> None:
    reading = read_message(b"Content-Type: image/png\r\n\r\nx")
    assert (reading.text, reading.attachments) == ("", ("image/png",))


@pytest.mark.parametrize(
    ("headers", "octets", "read"),
    [
        ("Content-Type: text/plain; charset=latin1", b"\xe9", "é"),
        ("Content-Type: text/plain; charset=no-such", b"a\xe9", "a\\xe9"),
        ("Content-Type: text/plain; charset=unicode_escape", b"\\x41", "\\x41"),
        ("Content-Type: text/plain; charset=utf-8", b"\xff", "\\xff"),
        ("Content-Transfer-Encoding: base64", b"Qm9u%%%am91cg==", "Bonjour"),
        ("Content-Transfer-Encoding: base64", b"Q", "Q"),
        ("Content-Transfer-Encoding: x-unknown", b"abc", "abc"),
        ("Content-Type: text/plain; charset*=''%FF", b"\x80", "\\x80"),
        ("Content-Type: multipart/mixed", b"no boundary", ""),
    ],
)
def test_a_broken_coding_still_gives_a_text(headers: str, octets: bytes, read: str) -> None:
    assert body(headers, octets) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("=?utf-8?q?=C3=89t=C3=A9?=", "Été"),
        ("=?UTF-8?B?w4l0w6k=?= 2026", "Été 2026"),
        ("=?utf-8?q?a?= =?utf-8?q?b?= c", "ab c"),
        ("=?utf-8*fr?q?a_b?=", "a b"),
        ("=?utf-8?b?!?=", "=?utf-8?b?!?="),
        ("=?no-such?q?a?=", "=?no-such?q?a?="),
        ("=?utf-8?q?é?=", "=?utf-8?q?é?="),
        ("=?utf-8?x?a?=", "=?utf-8?x?a?="),
        ("plain", "plain"),
    ],
)
def test_encoded_words_are_decoded_or_left_as_written(written: str, read: str) -> None:
    assert decode_words(written) == read


def test_parts_within_parts_without_end_do_not_crash() -> None:
    level = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n"
    deep = b"".join(level % (number, number) for number in range(3000))
    assert read_message(deep).text.startswith("Content-Type")


def test_a_flood_is_cut() -> None:
    reading = read_message(b"Subject: x\r\n\r\n" + b"x" * 3_000_000)
    assert len(reading.text) == TEXT_LIMIT
    flood = b"Subject: " + b"x" * 1_000_000 + b"\r\nFrom: " + b"<" * 300_000 + b"\r\n\r\n"
    assert len(content_text(flood)) < 10_000
    assert len(content_html(flood)) < 50_000


PIECES = st.sampled_from(
    (
        *MIXED.split(b"\r\n"),
        *HTML.split(b">"),
        b"=?utf-8?q?=FF?=",
        b"From: \xff <a@b>",
        b"Content-Type: text/plain; charset*=''%FF",
        b"Content-Disposition: attachment; filename*0*=x''%E9; filename*1=b",
        b"Content-Transfer-Encoding: uuencode",
        b"begin 666 x",
        b"<![CDATA[",
        b"<!DOCTYPE",
        b"&#99999999;",
        b"Received: from a ([b]) by c with d id e; f",
    )
)
SEPARATORS = st.sampled_from((b"\r\n", b"\r\n\r\n", b"\n", b"\r", b">", b""))


@given(st.lists(st.one_of(PIECES, SEPARATORS, st.binary(max_size=8)), max_size=30).map(b"".join))
def test_any_octets_give_a_view(content: bytes) -> None:
    read_message(content)
    content_text(content).encode("utf-8")
    content_html(content).encode("utf-8")


def test_a_field_says_in_whose_name_it_was_written() -> None:
    header = (
        b"Return-Path: <a@b>\r\nReceived: nonsense\r\nReceived: from a ([192.0.2.1])\r\n"
        b"\tby mx.example with ESMTP id X;\r\n\tMon, 05 Jan 2026 08:00:00 +0000\r\n"
        b"Authentication-Results: mx.example; none\r\nX-Maillab-Quarantine: dmarc\r\n"
        b"DKIM-Signature: v=1; d=a.example\r\nDKIM-Signature: v=1\r\nFrom: a@b\r\nno field\r\n"
    )
    view = MessageView(header + b"\r\n")
    assert [written_by(view, place) for place in range(len(view.fields))] == [
        "par le serveur de la boîte, à la remise",
        "auteur illisible",
        "au nom du serveur mx.example",
        "au nom du vérificateur mx.example",
        "par le serveur de réception",
        "signature au nom de a.example",
        "auteur illisible",
        "par l'expéditeur, sans preuve",
        "ligne mal formée",
    ]
