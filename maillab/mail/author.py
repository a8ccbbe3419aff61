"""Who wrote a message: the From field, read by grammar (RFC 5322 §3.4, §3.6.2; RFC 9989 §5.3.1).

- Exactly one From field; whatever looks like a second one to any reader makes a fault.
- Nothing is decoded before it is parsed: an encoded word is never an address (RFC 2047 §5).
- The obsolete forms that receivers have to read are read (§4.4): dots in names, routes, spaces
  around dots, empty list members. Everything else is a fault with its reason.
- All authors share one domain, or there is no author domain.
- Time is linear in the header, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from maillab.display import Word
from maillab.errors import MaillabError
from maillab.mail.address import Mailbox, domain_to_ascii
from maillab.mail.message import FOLD, HeaderField, MessageView


class AuthorReason(Word):
    """Why the author of a message cannot be told."""

    UNREAD = "unread"
    NO_HEADER = "white-space-first"
    NO_FROM = "no-from"
    SEVERAL_FROM = "several-from"
    FIELD_NAME = "malformed-field-name"
    NOT_UTF8 = "not-utf-8"
    SYNTAX = "malformed-from"
    GROUP = "group"
    NO_MAILBOX = "no-mailbox"
    ENCODED_WORD = "encoded-word-in-address"
    DOMAIN = "malformed-domain"
    NO_DOMAIN = "address-literal"
    SEVERAL_DOMAINS = "several-domains"


@dataclass(frozen=True, slots=True)
class Author:
    """Who a message says it is from.

    ``domain`` is the Author Domain (RFC 9989 §3.2.2) in lower-case A-labels, common to all
    ``mailboxes``; ``display_name`` is the first one's, unquoted but never decoded, or "".
    """

    mailboxes: tuple[Mailbox, ...]
    domain: str
    display_name: str = ""

    @property
    def mailbox(self) -> Mailbox:
        """The first author."""
        return self.mailboxes[0]


@dataclass(frozen=True, slots=True)
class AuthorFault:
    """A message whose author cannot be told: why, and what was found there, as written."""

    reason: AuthorReason
    found: str = ""

    @classmethod
    def unread(cls) -> AuthorFault:
        """The fault of a message that nobody has looked at."""
        return cls(AuthorReason.UNREAD)


def author_of(view: MessageView) -> Author | AuthorFault:
    """Tell the author of a message, or why nobody can."""
    try:
        field = _from_field(view)
    except _FaultFound as found:
        return found.fault
    return _remembered(field) if len(field.raw) <= REMEMBERED else _author_by(field)


REMEMBERED = 1000
"""Octets of a From field that is remembered: every server on the way asks for the same one."""


@lru_cache(maxsize=64)
def _remembered(field: HeaderField) -> Author | AuthorFault:
    return _author_by(field)


def _author_by(field: HeaderField) -> Author | AuthorFault:
    """The author by the only From field."""
    try:
        return _read(field)
    except _FaultFound as found:
        return found.fault


class _FaultFound(Exception):
    """Carries a fault out of the parser."""

    def __init__(self, reason: AuthorReason, found: str) -> None:
        super().__init__(reason.value)
        self.fault = AuthorFault(reason, found)


# "From" with anything invisible before, inside or after it: some reader takes it for From
_LOOKS_LIKE_FROM = re.compile(rb"[^!-~]*+f[^!-~]*+r[^!-~]*+o[^!-~]*+m[^!-~]*+:", re.IGNORECASE)
# from = "From:" (RFC 5322 §3.6.2); obs-from's space before the colon is where readers differ
_FROM = re.compile(rb"from:", re.IGNORECASE)
# CR and LF only occur together (RFC 5322 §2.3), but some readers let one of them end a line
_BARE = re.compile(rb"\r(?!\n)|(?<!\r)\n")


def _from_field(view: MessageView) -> HeaderField:
    """The only From field of the message."""
    found = [field for field in view.fields if _LOOKS_LIKE_FROM.match(field.raw)]
    for field in found:
        if not _FROM.match(field.raw):
            raise _FaultFound(AuthorReason.FIELD_NAME, _shown(field.raw))
    for line in _bare_lines(view.header):
        if hidden := _LOOKS_LIKE_FROM.match(line):
            raise _FaultFound(AuthorReason.FIELD_NAME, _shown(hidden[0]))
    # a first line that begins with white space is body to many readers, and so is all below it
    if view.content.startswith(FOLD):
        raise _FaultFound(AuthorReason.NO_HEADER, _shown(view.content.partition(b"\r\n")[0]))
    if not found:
        raise _FaultFound(AuthorReason.NO_FROM, "")
    if len(found) > 1:
        raise _FaultFound(AuthorReason.SEVERAL_FROM, " | ".join(field.text for field in found))
    return found[0]


def _bare_lines(header: bytes) -> list[bytes]:
    """What stands after each bare CR or LF."""
    if header.count(b"\r\n") == header.count(b"\r") == header.count(b"\n"):
        return []
    return _BARE.split(header)[1:]


def _shown(raw: bytes) -> str:
    return raw.replace(b"\r\n", b"\\r\\n").decode("ascii", "surrogateescape")


def _read(field: HeaderField) -> Author:
    """The author by the field's value."""
    unfolded = field.value.replace(b"\r\n", b"")
    try:
        value = unfolded.decode("utf-8")
    except UnicodeDecodeError:
        raise _FaultFound(AuthorReason.NOT_UTF8, field.text) from None
    parsed = _Parser(value).mailboxes()
    domains = dict.fromkeys(_author_domain(mailbox, value) for _, mailbox in parsed)
    if len(domains) > 1:
        raise _FaultFound(AuthorReason.SEVERAL_DOMAINS, ", ".join(domains))
    return Author(tuple(mailbox for _, mailbox in parsed), next(iter(domains)), parsed[0][0])


def _author_domain(mailbox: Mailbox, value: str) -> str:
    if mailbox.literal:
        raise _FaultFound(AuthorReason.NO_DOMAIN, str(mailbox))
    if _ENCODED_WORD.search(mailbox.local_part):
        raise _FaultFound(AuthorReason.ENCODED_WORD, value.strip(" \t"))
    try:
        return domain_to_ascii(mailbox.domain)
    except MaillabError:
        raise _FaultFound(AuthorReason.DOMAIN, mailbox.domain) from None


# encoded-word = "=?" charset "?" encoding "?" encoded-text "?=" (RFC 2047 §2)
_ENCODED_WORD = re.compile(r"=\?[^?]*+\?[^?]*+\?[^?]*+\?=")


class _Kind(Enum):
    ATOM = "atom"
    QUOTED = "quoted"
    LITERAL = "literal"
    SPECIAL = "special"


class _Token(NamedTuple):
    """A lexical token (RFC 5322 §3.2), unquoted; ``apart``: white space or a comment before."""

    kind: _Kind
    text: str
    apart: bool


_WORDS = (_Kind.ATOM, _Kind.QUOTED)
_UTF8 = "\u0080-\U0010ffff"  # UTF8-non-ascii (RFC 6532 §3.1): decoding has let no surrogate in
_TOKEN = re.compile(
    # FWS, unfolded (§3.2.2)
    r"(?P<fws>[ \t]++)"
    # atext (§3.2.3)
    rf"|(?P<atom>[A-Za-z0-9!#$%&'*+\-/=?^_`{{|}}~{_UTF8}]++)"
    # qtext, quoted-pair (§3.2.4)
    rf'|"(?P<quoted>[\t !#-\[\]-~{_UTF8}]*+(?:\\[\t -~{_UTF8}][\t !#-\[\]-~{_UTF8}]*+)*+)"'
    # dtext (§3.4.1)
    r"|(?P<literal>\[[\t !-Z^-~]*+\])"
    r"|(?P<special>[<>@,:;.])"
)
# ctext, quoted-pair (§3.2.2)
_CTEXT = re.compile(rf"(?:[\t !-'*-\[\]-~{_UTF8}]++|\\[\t -~{_UTF8}])*+")
_QUOTED_PAIR = re.compile(r"\\(.)")


class _Parser:
    """Reads ``mailbox-list`` (RFC 5322 §3.6.2) from a field's unfolded value."""

    def __init__(self, value: str) -> None:
        self._value = value
        self._tokens = list(self._tokenized())
        self._at = 0

    def mailboxes(self) -> list[tuple[str, Mailbox]]:
        """Display name and mailbox of each member; never an empty list."""
        # obs-mbox-list = *([CFWS] ",") mailbox *("," [mailbox / CFWS])
        members = []
        while self._next:
            if not self._take(","):
                members.append(self._mailbox())
                if self._next and not self._take(","):
                    raise self._fault()
        if not members:
            raise self._fault(AuthorReason.NO_MAILBOX)
        return members

    def _mailbox(self) -> tuple[str, Mailbox]:
        # mailbox = name-addr / addr-spec
        start = self._at
        words = self._words()
        if self._take("<"):
            # obs-phrase = word *(word / "." / CFWS)
            if words and words[0].kind not in _WORDS:
                raise self._fault()
            mailbox = self._angle_address()
            return "".join(
                " " * (token.apart and n > 0) + token.text for n, token in enumerate(words)
            ), mailbox
        if self._next == ":":
            raise self._fault(AuthorReason.GROUP)
        self._at = start
        return "", self._addr_spec()

    def _angle_address(self) -> Mailbox:
        # obs-angle-addr = "<" obs-route addr-spec ">"; obs-route = obs-domain-list ":"
        if self._next in ("@", ","):
            while self._take(","):
                pass
            while self._take("@"):
                self._domain()
                while self._take(","):
                    pass
            self._expect(":")
        mailbox = self._addr_spec()
        self._expect(">")
        return mailbox

    def _addr_spec(self) -> Mailbox:
        # addr-spec = local-part "@" domain; obs-local-part = word *("." word)
        local = self._dotted(_WORDS)
        self._expect("@")
        return Mailbox(local, self._domain())

    def _domain(self) -> str:
        # domain = dot-atom / domain-literal / obs-domain
        if self._at < len(self._tokens) and self._tokens[self._at].kind is _Kind.LITERAL:
            self._at += 1
            return self._tokens[self._at - 1].text
        return self._dotted((_Kind.ATOM,))

    def _dotted(self, kinds: tuple[_Kind, ...]) -> str:
        parts = []
        while True:
            if self._at == len(self._tokens) or self._tokens[self._at].kind not in kinds:
                raise self._fault()
            parts.append(self._tokens[self._at].text)
            self._at += 1
            if not self._take("."):
                return ".".join(parts)

    def _words(self) -> list[_Token]:
        """The words and dots that stand here."""
        start = self._at
        while self._next == "." or (
            self._at < len(self._tokens) and self._tokens[self._at].kind in _WORDS
        ):
            self._at += 1
        return self._tokens[start : self._at]

    # -- tokens ------------------------------------------------------------------------------

    def _tokenized(self) -> Iterator[_Token]:
        """The tokens of the value; comments and white space only set them apart."""
        at, apart = 0, False
        while at < len(self._value):
            if self._value[at] == "(":
                at, apart = self._after_comment(at), True
                continue
            match = _TOKEN.match(self._value, at)
            if match is None:
                raise self._fault()
            at = match.end()
            if match.lastgroup == "fws":
                apart = True
                continue
            kind = _Kind(match.lastgroup)
            text = str(match[0])
            if kind is _Kind.QUOTED:
                text = _QUOTED_PAIR.sub(r"\1", match["quoted"])
            yield _Token(kind, text, apart)
            apart = False

    def _after_comment(self, start: int) -> int:
        """The position after the comment that opens at ``start``; comments nest (§3.2.2)."""
        at, depth = start + 1, 1
        while depth:
            match = _CTEXT.match(self._value, at)
            at = match.end() if match else at
            if at == len(self._value):
                raise self._fault()
            if self._value[at] == "(":
                depth += 1
            elif self._value[at] == ")":
                depth -= 1
            else:
                raise self._fault()
            at += 1
        return at

    @property
    def _next(self) -> str:
        """The special that comes next, the kind's word for other tokens, "" at the end."""
        if self._at == len(self._tokens):
            return ""
        token = self._tokens[self._at]
        return token.text if token.kind is _Kind.SPECIAL else token.kind.value

    def _take(self, special: str) -> bool:
        if self._next != special:
            return False
        self._at += 1
        return True

    def _expect(self, special: str) -> None:
        if not self._take(special):
            raise self._fault()

    def _fault(self, reason: AuthorReason = AuthorReason.SYNTAX) -> _FaultFound:
        return _FaultFound(reason, self._value.strip(" \t"))
