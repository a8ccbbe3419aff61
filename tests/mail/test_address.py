"""Addresses: a table of cases, a suite by others, and any text at all."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.errors import MaillabError
from maillab.mail.address import (
    Mailbox,
    domain_to_ascii,
    is_domain,
    parse_forward_path,
    parse_mailbox,
    parse_reverse_path,
    split_path,
)
from maillab.show.language import LANGUAGES
from maillab.show.text import error_text
from tests.suites import suite

SPEC = Path(__file__).resolve().parent.parent / "spec" / "mail"
CASES: list[dict[str, Any]] = tomllib.loads((SPEC / "addresses.toml").read_text())["case"]
DIFFERENCES = tomllib.loads((SPEC / "isemail-differences.toml").read_text())["differences"]
PARSERS = {
    "mailbox": parse_mailbox,
    "reverse": parse_reverse_path,
    "forward": parse_forward_path,
}
GOOD = [case for case in CASES if "error" not in case]
BAD = [case for case in CASES if "error" in case]


def parse(case: dict[str, Any]) -> Mailbox | None:
    parser = PARSERS[case.get("parser", "mailbox")]
    return parser(case["text"], smtputf8=case.get("smtputf8", False))


@pytest.mark.parametrize("case", GOOD, ids=lambda case: repr(case["text"]))
def test_an_address_is_read_and_written_back(case: dict[str, Any]) -> None:
    mailbox = parse(case)
    if case.get("null"):
        assert mailbox is None
        return
    assert mailbox == Mailbox(case["local_part"], case["domain"])
    assert mailbox.key == case.get("key", case["domain"])
    if "parser" not in case:
        assert str(mailbox) == case.get("written", case["text"])
    assert mailbox.literal is case["domain"].startswith("[")


@pytest.mark.parametrize("case", BAD, ids=lambda case: f"{case['error']} {case['text'][:30]!r}")
def test_a_mistake_has_its_own_code_and_teaches_in_both_languages(case: dict[str, Any]) -> None:
    with pytest.raises(MaillabError) as caught:
        parse(case)
    assert caught.value.code == f"error.address.{case['error']}"
    assert caught.value.spec.startswith("RFC ")
    french, english = (error_text(caught.value, lang) for lang in LANGUAGES)
    assert "attendu" in french
    assert "expected" in english


def of_length(local: int, domain: int) -> str:
    labels = ("b" * 60 + ".") * 5
    return "a" * local + "@" + labels[: domain - 1].rstrip(".").ljust(domain - 1, "b") + "c"


@pytest.mark.parametrize(
    ("local", "domain", "mistake"),
    [
        (64, 189, None),
        (64, 190, "long"),
        (1, 252, None),
        (1, 253, "long"),
        (1, 254, "domain.long"),
    ],
)
def test_a_path_has_256_octets_at_most(local: int, domain: int, mistake: str | None) -> None:
    text = of_length(local, domain)
    assert len(text) == local + domain + 1
    if mistake is None:
        assert str(parse_forward_path(f"<{text}>")) == text
    else:
        with pytest.raises(MaillabError) as caught:
            parse_forward_path(f"<{text}>")
        assert caught.value.code == f"error.address.{mistake}"


def test_a_route_counts_in_the_length_of_its_path() -> None:
    with pytest.raises(MaillabError) as caught:
        parse_forward_path("<" + ",".join(["@un.example"] * 30) + ":bob@entite.fr>")
    assert caught.value.code == "error.address.long"


def test_a_domain_that_grows_too_long_in_ascii_is_refused() -> None:
    with pytest.raises(MaillabError) as caught:
        domain_to_ascii(".".join(["é" * 20] * 11))
    assert caught.value.code == "error.address.domain.long"


@pytest.mark.parametrize(
    ("domain", "ascii_domain"),
    [
        ("Entite.FR", "entite.fr"),
        ("ÉCOLE.fr", "xn--cole-9oa.fr"),
        ("e\u0301cole.fr", "xn--cole-9oa.fr"),
        ("straße.de", "xn--strae-oqa.de"),
        ("日本語.jp", "xn--wgv71a119e.jp"),
        ("xn--cole-9oa.fr", "xn--cole-9oa.fr"),
        ("\u212a.example", "k.example"),
    ],
)
def test_a_domain_has_one_form_in_ascii(domain: str, ascii_domain: str) -> None:
    assert domain_to_ascii(domain) == ascii_domain


@pytest.mark.parametrize(
    "domain", ["", ".", "a..b", "a.", "a_b.fr", "-a.fr", "a b", "[192.0.2.1]"]
)
def test_what_is_no_domain_has_no_form_in_ascii(domain: str) -> None:
    assert not is_domain(domain)
    with pytest.raises(MaillabError):
        domain_to_ascii(domain)


def test_a_domain_has_labels_of_63_octets_and_253_in_all() -> None:
    assert is_domain("a" * 63 + ".fr")
    assert not is_domain("a" * 64 + ".fr")
    assert is_domain(".".join(["a" * 49] * 5) + ".aaa")
    assert not is_domain(".".join(["a" * 49] * 5) + ".aaaa")
    assert not is_domain("école.fr")


def test_a_path_ends_at_the_bracket_outside_quotes() -> None:
    assert split_path('<"a>b"@c> SIZE=1') == ('<"a>b"@c>', " SIZE=1")
    assert split_path("<>") == ("<>", "")


# -- the isemail suite -----------------------------------------------------------------------

ISEMAIL_CASES = 164
VALID = {"ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN", "ISEMAIL_RFC5321"}


@pytest.mark.parametrize("number", range(ISEMAIL_CASES))
def test_isemail(number: int) -> None:
    tree = ElementTree.parse(suite("isemail") / "tests.xml")
    case = tree.getroot().findall("test")[number]
    # The suite writes controls as the symbols for controls (its note 1)
    text = "".join(
        chr(ord(character) - 0x2400) if "\u2400" <= character <= "\u2420" else character
        for character in case.findtext("address") or ""
    )
    try:
        parse_mailbox(text)
        valid = True
    except MaillabError:
        valid = False
    assert (valid == (case.findtext("category") in VALID)) is (case.get("id") not in DIFFERENCES)


# -- any text --------------------------------------------------------------------------------

ATOMS = st.text("abcXYZ019!#$%&'*+-/=?^_`{|}~é日", min_size=1, max_size=8)
DOT_STRINGS = st.lists(ATOMS, min_size=1, max_size=3).map(".".join)
QUOTED = st.text('abc @,.<>()[]:;"\\é', max_size=12)
LABELS = st.from_regex(r"[a-zA-Z0-9]([a-zA-Z0-9-]{0,6}[a-zA-Z0-9])?", fullmatch=True)
DOMAINS = st.lists(LABELS, min_size=1, max_size=4).map(".".join)
LITERALS = st.one_of(
    st.ip_addresses(v=4).map("[{}]".format),
    st.sampled_from(["[IPv6:::1]", "[IPv6:2001:db8::1]", "[IPv6:1:2:3:4:5:6:7:8]"]),
)
MAILBOXES = st.builds(Mailbox, DOT_STRINGS | QUOTED, DOMAINS | LITERALS)


@given(MAILBOXES)
def test_what_is_written_is_read_back(mailbox: Mailbox) -> None:
    assert parse_mailbox(str(mailbox), smtputf8=True) == mailbox
    assert parse_reverse_path(f"<{mailbox}>", smtputf8=True) == mailbox
    assert parse_forward_path(f"<@relais.example:{mailbox}>", smtputf8=True) == mailbox


@st.composite
def near_addresses(draw: st.DrawFn) -> str:
    """An address with some characters changed, lost or added."""
    text = list(draw(st.sampled_from(["{}", "<{}>", "<@r.example:{}>"])).format(draw(MAILBOXES)))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        odd = st.sampled_from('@.<>"\\,:[] \r\n\0é\udc80☃-()') | st.characters()
        text[place : place + draw(st.integers(0, 2))] = draw(st.lists(odd, max_size=2))
    return "".join(text)


@given(near_addresses() | st.text(max_size=40), st.booleans())
def test_any_text_is_an_address_or_a_mistake_that_can_be_told(text: str, smtputf8: bool) -> None:
    for parser in PARSERS.values():
        try:
            mailbox = parser(text, smtputf8=smtputf8)
        except MaillabError as error:
            assert error_text(error)  # noqa: PT017
            continue
        if mailbox is not None:
            assert "\r" not in str(mailbox)
            assert "\n" not in str(mailbox)
            assert mailbox.domain == "" or is_domain(mailbox.key) or mailbox.literal


@given(st.text(max_size=30))
def test_a_domain_in_ascii_stays_what_it_is(text: str) -> None:
    try:
        domain = domain_to_ascii(text)
    except MaillabError:
        return
    assert is_domain(domain)
    assert domain_to_ascii(domain) == domain


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "a." * 100_000,
        '"' + "\\a" * 100_000,
        "a@" + "a-" * 100_000,
        "a@" + "-" * 200_000,
        "a@" + "a." * 100_000,
        "<" + '""' * 100_000,
        "<" + '"' * 200_000,
        "@a," * 70_000 + ":a@b",
        "@a" + ",@a" * 70_000 + ":a@b",
        "a@[" + ":" * 200_000 + "]",
        "é" * 200_000 + "@b",
        "a@" + "é" * 200_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_costs_time_in_proportion(text: str) -> None:
    started = time.process_time()
    for parser in PARSERS.values():
        with pytest.raises(MaillabError):
            parser(text, smtputf8=True)
    assert time.process_time() - started < 1.0
