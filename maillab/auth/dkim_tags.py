"""Tag lists, and the DKIM-Signature field read from one (RFC 6376 §3.2, §3.5).

- A tag may stand once; white space around names and values counts for nothing.
- Base64 values may be folded anywhere.
- Values are compared with their letter case, the words of ``a=``, ``c=`` and ``q=`` among them
  (§3.2); names of fields and of domains are not, by their own rules (§3.5, RFC 4343).
- What is malformed is a fault with its reason, never an exception.
- Domains are compared and asked for as A-labels, whichever form the field has (RFC 8616 §4).
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from maillab.auth.canonical import Canonicalization
from maillab.auth.results import DkimReason
from maillab.errors import MaillabError
from maillab.mail.address import domain_to_ascii, is_domain
from maillab.quick import quick

# tag-spec = [FWS] tag-name [FWS] "=" [FWS] tag-value [FWS]
# tval = 1*VALCHAR, VALCHAR = %x21-3A / %x3C-7E (EAI adds UTF-8, RFC 8616 §4): no control, no ";"
_TAG = re.compile(
    r"[ \t\r\n]*+([A-Za-z][A-Za-z0-9_]*+)[ \t\r\n]*+="
    r"[ \t\r\n]*+([^;\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*+)"
)
# each tag with what ends it, or a piece that is none: its name and value are ""
_PIECES = re.compile(rf"{_TAG.pattern}(?:;|\Z)|[^;]++;?|;")
_BLANKS = " \t\r\n"
_DIGITS = re.compile(r"[0-9]{1,76}")
_QP_OCTET = re.compile(r"=([0-9A-F]{2})")
_REQUIRED = ("v", "a", "b", "bh", "d", "h", "s")
_DNS = "dns/txt"
_TAG_LIMIT = 200
SIGNATURE_LIMIT = 100
"""Signatures looked at in one message."""
_SHOWN = 80
"""Characters of what is wrong that a fault keeps."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a signature, or a key, cannot be used; ``found`` is what was there, as written.

    ``meant`` is the word that it would be in small letters, where those alone are missing.
    """

    reason: DkimReason
    found: str = ""
    meant: str = ""


def parse_tags(text: str) -> dict[str, str] | Fault:
    """The tags of a list, in order, or the piece that is no tag, or one too many (§3.2)."""
    pieces = _PIECES.findall(text.rstrip(_BLANKS))
    tags = {name: value.rstrip(_BLANKS) for name, value in pieces}
    if "" in tags or len(tags) < len(pieces) or len(tags) > _TAG_LIMIT:
        return _misfit(text.rstrip(_BLANKS).removesuffix(";").split(";"))
    return tags


def _misfit(pieces: Sequence[str]) -> Fault:
    """The fault of the first piece that is no tag, or whose name came before, or is too many."""
    if len(pieces) > _TAG_LIMIT:
        return _malformed(pieces[_TAG_LIMIT])
    tags: dict[str, str] = {}
    for piece in pieces:
        name, equals, value = piece.partition("=")
        name = name.strip(_BLANKS)
        if equals and name in tags:
            return _malformed(f"{name}={tags[name][:_SHOWN]}; {piece.strip()}")
        if _TAG.fullmatch(piece) is None:
            break
        tags[name] = value.strip(_BLANKS)
    return _malformed(piece)


def _malformed(part: str) -> Fault:
    return Fault(DkimReason.SYNTAX, part.strip()[:_SHOWN])


def unspaced(value: str) -> str:
    """A value with its folds and spaces taken out."""
    return value.replace(" ", "").replace("\t", "").replace("\r", "").replace("\n", "")


def miswritten(words: Iterable[str], known: Collection[str]) -> str:
    """The known word that one of ``words`` is but for its letter case (§3.2), or ""."""
    lowered = (word.lower() for word in words if word not in known)
    return next((word for word in lowered if word in known), "")


def from_base64(value: str) -> bytes | None:
    """The octets of a base64 value, or None where it is none."""
    return _octets(unspaced(value))


def _octets(base64: str) -> bytes | None:
    try:
        return binascii.a2b_base64(base64, strict_mode=True)
    except ValueError:
        return None


@quick
@dataclass(frozen=True, slots=True)
class Signature:
    """A DKIM-Signature field, read: its tags in the field's own terms (RFC 6376 §3.5).

    ``domain``, ``selector`` and ``auid_domain`` are A-labels, lower case; ``body_length`` is
    ``l=`` in octets, None for no limit; ``timestamp`` and ``expiration`` are epoch seconds;
    ``fields`` the names of ``h=``, lower case, in order.
    """

    algorithm: str
    signature: bytes
    signature_text: str
    body_hash: bytes
    header_canonicalization: Canonicalization
    body_canonicalization: Canonicalization
    domain: str
    auid: str
    auid_domain: str
    selector: str
    fields: tuple[str, ...]
    body_length: int | None
    timestamp: int | None
    expiration: int | None


def read_signature(value: str) -> tuple[dict[str, str], Signature | Fault]:
    """The tags of a DKIM-Signature, and what they say or why they cannot be used (§6.1.1)."""
    tags = parse_tags(value)
    if isinstance(tags, Fault):
        return {}, tags
    return tags, _read(tags)


def _read(tags: dict[str, str]) -> Signature | Fault:
    if "v" in tags and tags["v"] != "1":
        return Fault(DkimReason.VERSION, f"v={tags['v']}")
    signature = signature_of(tags, _REQUIRED)
    if isinstance(signature, Fault):
        return signature
    if "i" in tags:
        auid = _unquote(unspaced(tags["i"]))
        written = auid.rpartition("@")[2]
        domain = written if written == signature.domain else name_in_dns(written)
        if "@" not in auid or domain is None or not is_within(domain, signature.domain):
            found = f"i={auid[:_SHOWN]} d={signature.domain}"
            return Fault(DkimReason.DOMAIN_MISMATCH, found)
        signature = replace(signature, auid=auid, auid_domain=domain)
    if "" in signature.fields:
        return Fault(DkimReason.SYNTAX, f"h={tags['h'][:_SHOWN]}")
    if "from" not in signature.fields:
        return Fault(DkimReason.FROM_NOT_SIGNED, f"h={tags['h'][:_SHOWN]}")
    methods = [method.strip() for method in tags.get("q", _DNS).split(":")]
    if _DNS not in methods:
        meant = miswritten(methods, [_DNS])
        return Fault(DkimReason.SYNTAX, f"q={tags['q'][:_SHOWN]}", meant)
    return signature


def signature_of(tags: dict[str, str], required: Sequence[str]) -> Signature | Fault:
    """What the tags of DKIM's and ARC's signatures say alike (RFC 6376 §3.5).

    All of ``required`` must be there. The AUID is the domain's own, and ``fields`` may hold empty
    names: both are the caller's to look at.
    """
    for name in required:
        if name not in tags:
            return Fault(DkimReason.MISSING_TAG, f"{name}=")
    signature_text = unspaced(tags["b"])
    signature, body_hash = _octets(signature_text), from_base64(tags.get("bh", ""))
    if not signature:
        return Fault(DkimReason.SYNTAX, "b=")
    if body_hash is None or (not body_hash and "bh" in required):
        return Fault(DkimReason.SYNTAX, "bh=")
    domain, selector = name_in_dns(unspaced(tags["d"])), name_in_dns(unspaced(tags["s"]))
    if domain is None or selector is None:
        return Fault(DkimReason.SYNTAX, f"d={tags['d'][:_SHOWN]} s={tags['s'][:_SHOWN]}")
    forms = unspaced(tags.get("c", "simple"))
    canonicalizations = _CANONICALIZATIONS.get(forms)
    if canonicalizations is None:
        meant = miswritten([forms], _CANONICALIZATIONS)
        return Fault(DkimReason.SYNTAX, f"c={tags['c'][:_SHOWN]}", meant)
    numbers = {name: _number(tags[name]) for name in ("l", "t", "x") if name in tags}
    for name, number in numbers.items():
        if number is None:
            return Fault(DkimReason.SYNTAX, f"{name}={tags[name]}")
    timestamp, expiration = numbers.get("t"), numbers.get("x")
    if timestamp is not None and expiration is not None and expiration < timestamp:
        return Fault(DkimReason.SYNTAX, f"x={expiration} t={timestamp}")
    names = tags.get("h", "").lower().split(":")
    return Signature(
        algorithm=unspaced(tags["a"]),
        signature=signature,
        signature_text=signature_text,
        body_hash=body_hash,
        header_canonicalization=canonicalizations[0],
        body_canonicalization=canonicalizations[1],
        domain=domain,
        auid=f"@{domain}",
        auid_domain=domain,
        selector=selector,
        fields=tuple([name.strip(_BLANKS) for name in names]),
        body_length=numbers.get("l"),
        timestamp=timestamp,
        expiration=expiration,
    )


def name_in_dns(text: str) -> str | None:
    """A domain or a selector as DNS asks for it, or None where it is none."""
    name = text.lower()
    if name.isascii():
        return name if is_domain(name.replace("_", "x")) else None
    try:
        return domain_to_ascii(name)
    except MaillabError:
        return None


def is_within(domain: str, parent: str) -> bool:
    """Whether ``domain`` is ``parent`` or below it, both as A-labels."""
    return domain == parent or domain.endswith(f".{parent}")


def _spellings(header: Canonicalization, body: Canonicalization) -> list[str]:
    """How ``c=`` writes the two: the body's may be left out where it is simple."""
    short = [header.value, f"{header.value}/"] if body is Canonicalization.SIMPLE else []
    return [f"{header.value}/{body.value}", *short]


def _number(text: str) -> int | None:
    digits = text.strip()
    return int(digits) if _DIGITS.fullmatch(digits) else None


_CANONICALIZATIONS = {
    written: (header, body)
    for header in Canonicalization
    for body in Canonicalization
    for written in _spellings(header, body)
}
"""What ``c=`` says of the header and of the body, by its spellings (§3.5)."""


def _unquote(text: str) -> str:
    """dkim-quoted-printable read (§2.11)."""
    return _QP_OCTET.sub(lambda match: chr(int(match[1], 16)), text)
