"""SPF records: text in, typed terms out; the whole syntax before anything is evaluated.

- A record is read completely first: an error anywhere is permerror, even after a term that would
  have matched (RFC 7208 §4.6).
- Names are case-insensitive; unknown modifiers are read and ignored (§6).
- The ABNF production stands above each pattern (RFC 7208 §12).
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from enum import Enum

from maillab.auth.remembered import remembered
from maillab.quick import quick

VERSION = re.compile(r"v=spf1(?: |\Z)", re.IGNORECASE)


class Qualifier(Enum):
    """What a match means: ``+`` pass, ``-`` fail, ``~`` softfail, ``?`` neutral (§4.6.2)."""

    PASS = "+"
    FAIL = "-"
    SOFTFAIL = "~"
    NEUTRAL = "?"


Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class All:
    """``all``: always matches (§5.1)."""


@dataclass(frozen=True, slots=True)
class Include:
    """``include:<domain-spec>`` (§5.2)."""

    domain: str


@dataclass(frozen=True, slots=True)
class A:
    """``a[:<domain-spec>][/cidr]`` (§5.3)."""

    domain: str | None
    prefix4: int = 32
    prefix6: int = 128


@dataclass(frozen=True, slots=True)
class Mx:
    """``mx[:<domain-spec>][/cidr]`` (§5.4)."""

    domain: str | None
    prefix4: int = 32
    prefix6: int = 128


@dataclass(frozen=True, slots=True)
class Ptr:
    """``ptr[:<domain-spec>]``, deprecated (§5.5)."""

    domain: str | None


@dataclass(frozen=True, slots=True)
class Ip:
    """``ip4:<network>`` or ``ip6:<network>`` (§5.6)."""

    network: Network


@dataclass(frozen=True, slots=True)
class Exists:
    """``exists:<domain-spec>`` (§5.7)."""

    domain: str


Mechanism = All | Include | A | Mx | Ptr | Ip | Exists


@quick
@dataclass(frozen=True, slots=True)
class Directive:
    """A mechanism with its qualifier; ``text`` is the term as written, without the qualifier."""

    qualifier: Qualifier
    mechanism: Mechanism
    text: str


@quick
@dataclass(frozen=True, slots=True)
class SpfRecord:
    """A record that is well formed: its directives in order, its two known modifiers.

    ``ignored`` are the other modifiers, as written.
    """

    directives: tuple[Directive, ...]
    redirect: str | None = None
    explanation: str | None = None
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpfSyntaxError:
    """Where a record breaks the grammar: the first term that does, as written.

    ``repeated`` is a modifier that stood before, and may stand once (§6).
    """

    term: str
    repeated: bool = False


# macro-expand = ( "%{" macro-letter transformers *delimiter "}" ) / "%%" / "%_" / "%-"
# transformers = *DIGIT [ "r" ], the number not zero (§7.3); c, r and t only in explanations
_TRANSFORMED = r"(?:0*[1-9][0-9]*)?[rR]?[-.+,/_=]*\}|%%|%_|%-"
_EXPAND = r"%\{[slodiphvSLODIPHV]" + _TRANSFORMED
_EXP_EXPAND = r"%\{[slodiphvcrtSLODIPHVCRT]" + _TRANSFORMED
# macro-literal = %x21-24 / %x26-7E
_LITERAL = r"[!-$&-~]"
_MACRO_STRING = re.compile(rf"(?:{_LITERAL}++|{_EXPAND})*+")
_EXPLAIN_STRING = re.compile(rf"(?:{_EXP_EXPAND}|{_LITERAL}| )*")
# toplabel = ( *alphanum ALPHA *alphanum ) / ( 1*alphanum "-" *( alphanum / "-" ) alphanum )
_TOP_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
TOKEN = re.compile(rf"{_EXP_EXPAND}|.", re.DOTALL)
"""One macro-expand, or one character."""

# ip4-cidr-length = "/" ("0" / %x31-39 0*1DIGIT); ip6-cidr-length = "/" ("0" / %x31-39 0*2DIGIT)
_CIDR = re.compile(r"(?:/(0|[1-9][0-9]?))?(?://(0|[1-9][0-9]{0,2}))?\Z")
# name = ALPHA *( ALPHA / DIGIT / "-" / "_" / "." )
_MODIFIER = re.compile(r"([A-Za-z][A-Za-z0-9._-]*+)=(.*)", re.DOTALL)
_DIRECTIVE = re.compile(r"([-+~?]?)([A-Za-z][A-Za-z0-9]*)(.*)", re.DOTALL)
# qnum = DIGIT / %x31-39 DIGIT / "1" 2DIGIT / "2" %x30-34 DIGIT / "25" %x30-35
_QNUM = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IP4 = re.compile(rf"({_QNUM}(?:\.{_QNUM}){{3}})(?:/(0|[1-9][0-9]?))?")
_IP6 = re.compile(r"([0-9A-Fa-f:.]{2,45})(?:/(0|[1-9][0-9]{0,2}))?")


_QUALIFIERS = {"": Qualifier.PASS} | {qualifier.value: qualifier for qualifier in Qualifier}


class _BadTerm(Exception):
    """The term in hand breaks the grammar."""


class _Repeated(_BadTerm):
    """It does so because its like stood before."""


@remembered
def parse_spf(text: str) -> SpfRecord | SpfSyntaxError:
    """Read a record that begins with its version; parsed ones are remembered by their text."""
    directives: list[Directive] = []
    modifiers: dict[str, str] = {}
    ignored: list[str] = []
    for term in text[len("v=spf1") :].split(" "):
        if not term:
            continue
        try:
            modifier = _MODIFIER.fullmatch(term)
            if modifier is None:
                directives.append(_directive(term))
            elif modifier[1].lower() in ("redirect", "exp"):
                _take_modifier(modifier[1].lower(), modifier[2], modifiers)
            elif _is_macro_string(modifier[2]):
                ignored.append(term)
            else:
                return SpfSyntaxError(term)
        except _BadTerm as bad:
            return SpfSyntaxError(term, isinstance(bad, _Repeated))
    return SpfRecord(
        tuple(directives), modifiers.get("redirect"), modifiers.get("exp"), tuple(ignored)
    )


def is_explanation(text: str) -> bool:
    """Whether the text of an ``exp`` record is one (explain-string, §6.2)."""
    return _EXPLAIN_STRING.fullmatch(text) is not None


def _take_modifier(name: str, value: str, modifiers: dict[str, str]) -> None:
    if name in modifiers:
        raise _Repeated
    modifiers[name] = _domain_spec(value)


def _directive(term: str) -> Directive:
    match = _DIRECTIVE.fullmatch(term)
    if match is None:
        raise _BadTerm
    sign, name, rest = match.groups()
    mechanism = _MECHANISMS.get(name.lower())
    if mechanism is None:
        raise _BadTerm
    return Directive(_QUALIFIERS[sign], mechanism(rest), term.removeprefix(sign))


def _all(rest: str) -> Mechanism:
    if rest:
        raise _BadTerm
    return All()


def _include(rest: str) -> Mechanism:
    return Include(_after_colon(rest))


def _exists(rest: str) -> Mechanism:
    return Exists(_after_colon(rest))


def _ptr(rest: str) -> Mechanism:
    return Ptr(_after_colon(rest) if rest else None)


def _a(rest: str) -> Mechanism:
    return A(*_domain_and_cidr(rest))


def _mx(rest: str) -> Mechanism:
    return Mx(*_domain_and_cidr(rest))


def _ip4(rest: str) -> Mechanism:
    match = _IP4.fullmatch(rest.removeprefix(":")) if rest.startswith(":") else None
    if match is None:
        raise _BadTerm
    return Ip(_network(match[1], match[2], 32))


def _ip6(rest: str) -> Mechanism:
    match = _IP6.fullmatch(rest.removeprefix(":")) if rest.startswith(":") else None
    if match is None or ":" not in match[1]:
        raise _BadTerm
    return Ip(_network(match[1], match[2], 128))


def _network(address: str, prefix: str | None, longest: int) -> Network:
    length = longest if prefix is None else int(prefix)
    if length > longest:
        raise _BadTerm
    try:
        return ipaddress.ip_network(f"{address}/{length}", strict=False)
    except ValueError:
        raise _BadTerm from None


_MECHANISMS = {
    "all": _all,
    "include": _include,
    "a": _a,
    "mx": _mx,
    "ptr": _ptr,
    "ip4": _ip4,
    "ip6": _ip6,
    "exists": _exists,
}


def _after_colon(rest: str) -> str:
    if not rest.startswith(":"):
        raise _BadTerm
    return _domain_spec(rest[1:])


def _domain_and_cidr(rest: str) -> tuple[str | None, int, int]:
    cidr = next(_CIDR.finditer(rest))  # at the least the empty one at the end
    domain_part = rest[: cidr.start()]
    prefix4 = 32 if cidr[1] is None else int(cidr[1])
    prefix6 = 128 if cidr[2] is None else int(cidr[2])
    if prefix4 > 32 or prefix6 > 128:
        raise _BadTerm
    return (_after_colon(domain_part) if domain_part else None), prefix4, prefix6


def _is_macro_string(text: str) -> bool:
    return _MACRO_STRING.fullmatch(text) is not None


def _domain_spec(text: str) -> str:
    """domain-spec = macro-string ( "." toplabel [ "." ] / macro-expand )."""
    if not _is_macro_string(text) or not (_ends_in_label(text) or _ends_in_expand(text)):
        raise _BadTerm
    return text


def _ends_in_label(text: str) -> bool:
    _, dot, label = text.removesuffix(".").rpartition(".")
    return bool(dot) and _TOP_LABEL.fullmatch(label) is not None and not label.isdigit()


def _ends_in_expand(text: str) -> bool:
    tokens = TOKEN.findall(text)
    return bool(tokens) and len(tokens[-1]) > 1
