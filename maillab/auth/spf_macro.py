"""SPF macros: ``%{i}`` and its like, expanded (RFC 7208 §7).

- Digits keep that many parts from the right, after reversal; parts are rejoined with dots.
- An upper-case letter asks for URL escapes. Names that grow over 253 octets lose labels on the
  left (§7.3).
- ``%{p}`` costs look-ups, so it is asked for only where it stands.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass

from maillab.auth.spf_record import TOKEN
from maillab.quick import quick

NAME_LIMIT = 253
_EXPAND = re.compile(r"%\{([A-Za-z])([0-9]*)([rR]?)([-.+,/_=]*)\}")
_UNRESERVED = re.compile(r"[^A-Za-z0-9\-._~]")
_ESCAPES = {"%%": "%", "%_": " ", "%-": "%20"}

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@quick
@dataclass(frozen=True, slots=True)
class MacroContext:
    """What macros stand for in one evaluation; ``domain`` is the record's own (``%{d}``)."""

    address: Address
    local_part: str
    sender_domain: str
    domain: str
    helo: str
    receiver: str
    now: int
    validated_name: Callable[[], str] = lambda: "unknown"

    def value(self, letter: str) -> str:
        """What a macro letter, in lower case, stands for."""
        match letter:
            case "s":
                return f"{self.local_part}@{self.sender_domain}"
            case "l":
                return self.local_part
            case "o":
                return self.sender_domain
            case "d":
                return self.domain
            case "i":
                return dotted(self.address)
            case "p":
                return self.validated_name()
            case "v":
                return "in-addr" if self.address.version == 4 else "ip6"
            case "h":
                return self.helo
            case "c":
                return str(self.address)
            case "r":
                return self.receiver
            case _:
                return str(self.now)


def dotted(address: Address) -> str:
    """An address as ``%{i}`` writes it: IPv6 as 32 nibbles with dots between."""
    if address.version == 4:
        return str(address)
    return ".".join(address.exploded.replace(":", "").upper())


def expand(text: str, context: MacroContext) -> str:
    """The text with its macros replaced; its syntax was checked when the record was read."""
    if "%" not in text:
        return text
    return "".join(_one(token, context) for token in TOKEN.findall(text))


def expand_name(text: str, context: MacroContext) -> str:
    """A domain-spec expanded to a name that may be asked, cut from the left where too long."""
    name = expand(text, context).removesuffix(".")
    if len(name) <= NAME_LIMIT:
        return name
    return name[-NAME_LIMIT - 1 :].partition(".")[2] or name.rpartition(".")[2]


def _one(token: str, context: MacroContext) -> str:
    if len(token) == 1:
        return token
    if token in _ESCAPES:
        return _ESCAPES[token]
    ((letter, digits, reverse, delimiters),) = _EXPAND.findall(token)
    parts = re.split(f"[{re.escape(delimiters or '.')}]", context.value(letter.lower()))
    if reverse:
        parts.reverse()
    if digits:
        parts = parts[-int(digits.lstrip("0")[:4]) :]
    value = ".".join(parts)
    return _UNRESERVED.sub(_escaped, value) if letter.isupper() else value


def _escaped(match: re.Match[str]) -> str:
    """A character as URLs write it (RFC 3986 §2.1)."""
    return "".join(f"%{octet:02X}" for octet in match[0].encode("utf-8", "surrogateescape"))
