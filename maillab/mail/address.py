"""Mail addresses as SMTP writes them: mailboxes, paths, domains (RFC 5321 §4.1.2, RFC 6531 §3.3).

- Parsed by grammar, left to right: a quoted local part may hold ``@``, ``,`` and spaces.
- No comment, no folding, no display name: those belong to header fields (RFC 5322), not to SMTP.
- Source routes are read and dropped (RFC 5321 §4.1.1.3, appendix C).
- Time is linear in the length of the text, whatever it holds.
- Each mistake is a ``MaillabError`` of its own code, with the rule that it breaks.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import AddressValueError, IPv6Address

from maillab.errors import MaillabError

LOCAL_PART_LIMIT = 64
"""Octets of a local part on the wire (RFC 5321 §4.5.3.1.1)."""
DOMAIN_LIMIT = 253
"""Octets of a domain as text: 255 on the DNS wire (RFC 1035 §2.3.4, RFC 5321 §4.5.3.1.2)."""
LABEL_LIMIT = 63
"""Octets of a label (RFC 1035 §2.3.4)."""
PATH_LIMIT = 256
"""Octets of a path, its brackets counted (RFC 5321 §4.5.3.1.3)."""

_UTF8 = "\u0080-\ud7ff\ue000-\U0010ffff"  # UTF8-non-ascii (RFC 6531 §3.3): no lone surrogate
# atext (RFC 5322 §3.2.3); Dot-string = Atom *("." Atom)
_ATEXT = rf"[A-Za-z0-9!#$%&'*+\-/=?^_`{{|}}~{_UTF8}]"
_DOT_STRING = re.compile(rf"{_ATEXT}+(?:\.{_ATEXT}+)*")
_ATOM_CHARACTER = re.compile(_ATEXT)
# Quoted-string = DQUOTE *(qtextSMTP / quoted-pairSMTP) DQUOTE
_QTEXT = rf"[ !#-\[\]-~{_UTF8}]*"
_QUOTED = re.compile(rf'"({_QTEXT}(?:\\[ -~]{_QTEXT})*)"')
_QUOTED_OPEN = re.compile(rf'"{_QTEXT}(?:\\[ -~]{_QTEXT})*')
_BRACKETS = re.compile(rf'<[^">]*(?:{_QUOTED.pattern}[^">]*)*>')
_QUOTED_PAIR = re.compile(r"\\(.)")
_TO_ESCAPE = re.compile(r'["\\]')
# sub-domain = Let-dig [Ldh-str]; one pass, no label ends or begins with a hyphen
_LDH_DOMAIN = re.compile(r"[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*(?:\.[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*)*")
_LDH_CHARACTER = re.compile(r"[A-Za-z0-9-]")
# IPv4-address-literal = Snum 3("." Snum); Snum = 1*3DIGIT, 0 to 255
_IPV4 = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})")
_IPV6_TEXT = re.compile(r"[0-9A-Fa-f:.]{2,45}")
# A-d-l ":" before the mailbox; A-d-l = At-domain *("," At-domain)
_ROUTE = re.compile(r"@[^@,:<>\"\\\s]+(?:,@[^@,:<>\"\\\s]+)*:")
# IDNA 2008 keeps letters, marks and digits that casefolding leaves alone (RFC 5892 §2), and these
_IDN_CATEGORIES = frozenset({"Ll", "Lo", "Lm", "Mn", "Mc", "Nd"})
_IDN_EXCEPTIONS = frozenset("ßς·͵׳״་〇・\u06fd\u06fe")
_IDN_FORBIDDEN = frozenset("ـߺ〮〯〱〲〳〴〵〻")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address: who (``local_part``, unquoted) and where (``domain``, as written).

    ``domain`` may be an address literal, brackets included, and is "" for the bare
    ``Postmaster`` of RFC 5321 §4.5.1. The local part belongs to the domain's owner: its case is
    kept and compared (§2.4). ``str()`` writes the mailbox as on the wire, quoted where needed.
    """

    local_part: str
    domain: str

    def __str__(self) -> str:
        local = self.local_part
        if not _DOT_STRING.fullmatch(local):
            local = '"' + _TO_ESCAPE.sub(r"\\\g<0>", local) + '"'
        return f"{local}@{self.domain}" if self.domain else local

    @property
    def literal(self) -> bool:
        """Whether the domain is an address in brackets (RFC 5321 §4.1.3)."""
        return self.domain.startswith("[")

    @property
    def key(self) -> str:
        """The domain to compare and look up by: lower case, A-labels; a literal in lower case.

        Raises:
            MaillabError: for a domain that no parser gave and that has no A-label form.
        """
        if self.domain.isascii():
            return self.domain.lower()
        return domain_to_ascii(self.domain)


def parse_mailbox(text: str, *, smtputf8: bool = False) -> Mailbox:
    """Read ``local@domain`` (RFC 5321 §4.1.2); with ``smtputf8`` also RFC 6531's characters.

    Raises:
        MaillabError: ``error.address.…``, one code a mistake.
    """
    return _parse_mailbox(text, smtputf8)


@lru_cache(maxsize=1024)
def _parse_mailbox(text: str, smtputf8: bool) -> Mailbox:
    if not text:
        raise _wrong("empty", text, "RFC 5321 §4.1.2")
    if not smtputf8 and not text.isascii():
        raise _wrong("utf8", text, "RFC 6531 §3.2", character=_shown(_first_unicode(text)))
    quoted = _QUOTED.match(text)
    found = quoted or _DOT_STRING.match(text)
    if found is None or text[found.end() : found.end() + 1] != "@":
        raise _local_part_mistake(text, found.end() if found else 0)
    if _octets(found[0]) > LOCAL_PART_LIMIT:
        raise _wrong("local.long", text, "RFC 5321 §4.5.3.1.1", octets=_octets(found[0]), limit=64)
    local_part = _QUOTED_PAIR.sub(r"\1", quoted[1]) if quoted else found[0]
    domain = text[found.end() + 1 :]
    _check_place(domain, text)
    if _octets(text) > PATH_LIMIT - 2:
        raise _wrong("long", text, "RFC 5321 §4.5.3.1.3", octets=_octets(text), limit=254)
    return Mailbox(local_part, domain)


def parse_reverse_path(text: str, *, smtputf8: bool = False) -> Mailbox | None:
    """Read the path of MAIL FROM, with or without its brackets; None for the null path ``<>``.

    Raises:
        MaillabError: ``error.address.…``, one code a mistake.
    """
    inner = _without_brackets(text)
    if not inner:
        return None
    return parse_mailbox(_without_route(inner), smtputf8=smtputf8)


def parse_forward_path(text: str, *, smtputf8: bool = False) -> Mailbox:
    """Read the path of RCPT TO, with or without its brackets.

    The bare ``Postmaster`` is accepted in any case (RFC 5321 §4.5.1): its domain is "".

    Raises:
        MaillabError: ``error.address.…``, one code a mistake.
    """
    inner = _without_brackets(text)
    if not inner:
        raise _wrong("null", text, "RFC 5321 §4.1.1.3")
    if inner.lower() == "postmaster":
        return Mailbox(inner, "")
    return parse_mailbox(_without_route(inner), smtputf8=smtputf8)


def split_path(text: str) -> tuple[str, str]:
    """Cut ``<path> rest`` after the bracket that closes the path: one outside any quotes.

    Raises:
        MaillabError: ``error.address.bracket`` where none opens or closes it.
    """
    path = _BRACKETS.match(text)
    if path is not None:
        return path[0], text[path.end() :]
    raise _wrong("bracket", text, "RFC 5321 §4.1.2")


def is_domain(text: str) -> bool:
    """Whether ``text`` is a domain in ASCII: LDH labels of 63 octets, 253 in all (RFC 1035)."""
    return len(text) <= DOMAIN_LIMIT and _is_ldh(text)


@lru_cache(maxsize=1024)
def _is_ldh(text: str) -> bool:
    if not _LDH_DOMAIN.fullmatch(text):
        return False
    return len(text) <= LABEL_LIMIT or all(len(x) <= LABEL_LIMIT for x in text.split("."))


def domain_to_ascii(text: str) -> str:
    """The domain in lower case with its U-labels as A-labels (RFC 5891 §5).

    Letters are lower-cased and composed (NFC) first. The rules on direction (RFC 5893) and on
    joiners (RFC 5892 appendix A) are left to registries.

    Raises:
        MaillabError: ``error.address.domain.…`` for what is no domain.
    """
    if text.isascii():
        if not is_domain(text):
            _check_domain(text, text)
        return text.lower()
    return _check_domain(text, text)


def _check_place(domain: str, text: str) -> None:
    """Raise unless ``domain`` is a Domain or an address literal; ``text`` is the whole."""
    if domain.startswith("["):
        _check_literal(domain, text)
    elif not is_domain(domain):
        _check_domain(domain, text)


def _check_domain(domain: str, text: str) -> str:
    """The domain in A-labels, or the error that says which label is wrong, and how."""
    spec = "RFC 5321 §4.1.2"
    if not domain:
        raise _wrong("domain.empty", text, spec)
    if len(domain) > DOMAIN_LIMIT:
        raise _wrong(
            "domain.long", text, "RFC 5321 §4.5.3.1.2", octets=_octets(domain), limit=DOMAIN_LIMIT
        )
    labels = [_check_label(label, text) for label in domain.split(".")]
    ascii_domain = ".".join(labels)
    if len(ascii_domain) > DOMAIN_LIMIT:
        raise _wrong(
            "domain.long", text, "RFC 5321 §4.5.3.1.2", octets=len(ascii_domain), limit=253
        )
    return ascii_domain


def _check_label(label: str, text: str) -> str:
    spec = "RFC 5321 §4.1.2"
    if not label:
        raise _wrong("domain.dot", text, spec)
    for character in label:
        if character.isascii() and not _LDH_CHARACTER.match(character):
            raise _wrong("domain.character", text, spec, character=_shown(character))
    if label.startswith("-") or label.endswith("-"):
        raise _wrong("domain.hyphen", text, spec, label=label)
    ascii_label = label.lower() if label.isascii() else _a_label(label, text)
    if len(ascii_label) > LABEL_LIMIT:
        raise _wrong("domain.label", text, "RFC 1035 §2.3.4", label=label, octets=len(ascii_label))
    return ascii_label


def _a_label(label: str, text: str) -> str:
    composed = unicodedata.normalize("NFC", label.lower())
    for character in composed:
        if not _idn_character(character):
            raise _wrong("domain.character", text, "RFC 5892 §2", character=_shown(character))
    if composed[2:4] == "--" or unicodedata.category(composed[0]).startswith("M"):
        raise _wrong("domain.idn", text, "RFC 5891 §4.2.3", label=label)
    if composed.isascii():
        return composed
    return "xn--" + composed.encode("punycode").decode("ascii")


def _idn_character(character: str) -> bool:
    if character in _IDN_EXCEPTIONS or _LDH_CHARACTER.match(character):
        return True
    if character in _IDN_FORBIDDEN or unicodedata.category(character) not in _IDN_CATEGORIES:
        return False
    folded = unicodedata.normalize("NFKC", character).casefold()
    return unicodedata.normalize("NFKC", folded) == character


def _check_literal(literal: str, text: str) -> None:
    """Raise unless it is ``[IPv4]`` or ``[IPv6:…]`` (RFC 5321 §4.1.3)."""
    inner = literal[1:-1]
    if literal.endswith("]") and len(literal) > 2:
        ipv4 = _IPV4.fullmatch(inner)
        if ipv4 and all(int(number) < 256 for number in ipv4.groups()):
            return
        if inner[:5].lower() == "ipv6:" and _is_ipv6(inner[5:]):
            return
    raise _wrong("literal", text, "RFC 5321 §4.1.3", literal=literal)


def _is_ipv6(text: str) -> bool:
    if not _IPV6_TEXT.fullmatch(text):
        return False
    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    # "::" stands for at least two groups (RFC 5321 §4.1.3), so at most six others are written
    groups = sum(2 if "." in group else 1 for group in text.split(":") if group)
    return "::" not in text or groups <= 6


def _without_brackets(text: str) -> str:
    if not text.startswith("<"):
        if text.endswith(">"):
            raise _wrong("bracket", text, "RFC 5321 §4.1.2")
        return text
    path, rest = split_path(text)
    if rest:
        raise _wrong("after", text, "RFC 5321 §4.1.2", rest=rest)
    return path[1:-1]


def _without_route(inner: str) -> str:
    """Drop a source route; a path that starts with ``@`` has to be one."""
    if not inner.startswith("@"):
        return inner
    route = _ROUTE.match(inner)
    if route is None or not all(is_domain(hop[1:]) for hop in route[0][:-1].split(",")):
        raise _wrong("route" if ":" in inner else "local.empty", inner, "RFC 5321 §4.1.2")
    if _octets(inner) > PATH_LIMIT - 2:
        raise _wrong("long", inner, "RFC 5321 §4.5.3.1.3", octets=_octets(inner), limit=254)
    return inner[route.end() :]


def _local_part_mistake(text: str, reached: int) -> MaillabError:
    """Name what is wrong before the ``@``; ``reached`` is where a local part stopped."""
    spec = "RFC 5321 §4.1.2"
    if text.startswith('"') and reached == 0:
        opened = _QUOTED_OPEN.match(text)
        reached = opened.end() if opened else 1
        if reached >= len(text.rstrip("\\")):
            return _wrong("local.quote", text, spec)
    rest = text[reached:]
    if not rest:
        return _wrong("at", text, spec)
    if rest.startswith("@"):
        return _wrong("local.empty", text, spec)
    if rest.startswith("."):
        return _wrong("local.dot", text, spec)
    return _wrong("local.character", text, spec, character=_shown(rest[0]))


def _wrong(mistake: str, text: str, spec: str, **facts: object) -> MaillabError:
    return MaillabError(f"error.address.{mistake}", found=text, spec=spec, **facts)


def _octets(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def _first_unicode(text: str) -> str:
    return next(character for character in text if not character.isascii())


def _shown(character: str) -> str:
    """A character for people: itself, or its code point where it cannot be seen."""
    if character.isprintable() and character != " ":
        return character
    return f"U+{ord(character):04X}"
