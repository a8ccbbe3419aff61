"""Tag lists, and the DKIM-Signature field read from one (RFC 6376 §3.2, §3.5).

- A tag may stand once; white space around names and values counts for nothing.
- Base64 values may be folded anywhere.
- What is malformed is a fault with its reason, never an exception.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass

from maillab.auth.canonical import Canonicalization
from maillab.auth.results import DkimReason
from maillab.mail.address import is_domain

# tag-spec = [FWS] tag-name [FWS] "=" [FWS] tag-value [FWS]
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
# tval = 1*VALCHAR, VALCHAR = %x21-3A / %x3C-7E (EAI adds UTF-8, RFC 8616 §4)
_VALUE = re.compile(r"[!-:<-~\u0080-\U0010ffff \t\r\n]*")
_SPACE = re.compile(r"[ \t\r\n]+")
_DIGITS = re.compile(r"[0-9]{1,76}")
_QP_OCTET = re.compile(r"=([0-9A-F]{2})")
_REQUIRED = ("v", "a", "b", "bh", "d", "h", "s")
_TAG_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a signature, or a key, cannot be used; ``found`` is what was there, as written."""

    reason: DkimReason
    found: str = ""


def parse_tags(text: str) -> dict[str, str] | None:
    """The tags of a list, in order, or None where it is malformed."""
    tags: dict[str, str] = {}
    parts = text.split(";")
    if not parts[-1].strip(" \t\r\n"):
        parts.pop()
    if len(parts) > _TAG_LIMIT:
        return None
    for part in parts:
        name, equals, value = part.partition("=")
        name = name.strip(" \t\r\n")
        if not equals or _NAME.fullmatch(name) is None or name in tags:
            return None
        value = value.strip(" \t\r\n")
        if _VALUE.fullmatch(value) is None:
            return None
        tags[name] = value
    return tags


def unspaced(value: str) -> str:
    """A value with its folds and spaces taken out."""
    return _SPACE.sub("", value)


def from_base64(value: str) -> bytes | None:
    """The octets of a base64 value, or None where it is none."""
    try:
        return base64.b64decode(unspaced(value), validate=True)
    except (binascii.Error, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class Signature:
    """A DKIM-Signature field, read: its tags in the field's own terms (RFC 6376 §3.5).

    ``body_length`` is ``l=`` in octets, None for no limit; ``timestamp`` and ``expiration`` are
    epoch seconds; ``fields`` the names of ``h=``, lower case, in order.
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
    dns: bool


def read_signature(value: str) -> tuple[dict[str, str], Signature | Fault]:
    """The tags of a DKIM-Signature, and what they say or why they cannot be used (§6.1.1)."""
    tags = parse_tags(value)
    if tags is None:
        return {}, Fault(DkimReason.SYNTAX, value.strip()[:80])
    return tags, _read(tags)


def _read(tags: dict[str, str]) -> Signature | Fault:
    if "v" in tags and tags["v"] != "1":
        return Fault(DkimReason.VERSION, f"v={tags['v']}")
    for name in _REQUIRED:
        if name not in tags:
            return Fault(DkimReason.MISSING_TAG, f"{name}=")
    signature, body_hash = from_base64(tags["b"]), from_base64(tags["bh"])
    if not signature:
        return Fault(DkimReason.SYNTAX, "b=")
    if not body_hash:
        return Fault(DkimReason.SYNTAX, "bh=")
    domain, selector = unspaced(tags["d"]).lower(), unspaced(tags["s"]).lower()
    if not _is_name(domain) or not _is_name(selector):
        return Fault(DkimReason.SYNTAX, f"d={domain} s={selector}")
    canonicalizations = _canonicalizations(tags.get("c", "simple/simple"))
    if canonicalizations is None:
        return Fault(DkimReason.SYNTAX, f"c={tags['c']}")
    numbers = {name: _number(tags[name]) for name in ("l", "t", "x") if name in tags}
    for name, number in numbers.items():
        if number is None:
            return Fault(DkimReason.SYNTAX, f"{name}={tags[name]}")
    timestamp, expiration = numbers.get("t"), numbers.get("x")
    if timestamp is not None and expiration is not None and expiration < timestamp:
        return Fault(DkimReason.SYNTAX, f"x={expiration} t={timestamp}")
    auid = _unquote(unspaced(tags["i"])) if "i" in tags else f"@{domain}"
    auid_domain = auid.rpartition("@")[2].lower()
    if "@" not in auid or not (auid_domain == domain or auid_domain.endswith(f".{domain}")):
        return Fault(DkimReason.DOMAIN_MISMATCH, f"i={auid} d={domain}")
    fields = tuple(name.strip(" \t\r\n").lower() for name in tags["h"].split(":"))
    if "" in fields:
        return Fault(DkimReason.SYNTAX, f"h={tags['h'][:80]}")
    if "from" not in fields:
        return Fault(DkimReason.FROM_NOT_SIGNED, f"h={tags['h'][:80]}")
    methods = [method.strip().lower() for method in tags.get("q", "dns/txt").split(":")]
    return Signature(
        algorithm=unspaced(tags["a"]).lower(),
        signature=signature,
        signature_text=unspaced(tags["b"]),
        body_hash=body_hash,
        header_canonicalization=canonicalizations[0],
        body_canonicalization=canonicalizations[1],
        domain=domain,
        auid=auid,
        auid_domain=auid_domain,
        selector=selector,
        fields=fields,
        body_length=numbers.get("l"),
        timestamp=timestamp,
        expiration=expiration,
        dns="dns/txt" in methods,
    )


def _is_name(text: str) -> bool:
    return is_domain(text.replace("_", "x"))


def _number(text: str) -> int | None:
    digits = text.strip()
    return int(digits) if _DIGITS.fullmatch(digits) else None


def _canonicalizations(text: str) -> tuple[Canonicalization, Canonicalization] | None:
    header, _, body = unspaced(text).lower().partition("/")
    try:
        return Canonicalization(header), Canonicalization(body or "simple")
    except ValueError:
        return None


def _unquote(text: str) -> str:
    """dkim-quoted-printable read (§2.11)."""
    return _QP_OCTET.sub(lambda match: chr(int(match[1], 16)), text)
