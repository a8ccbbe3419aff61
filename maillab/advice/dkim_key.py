"""What can be said of a DKIM key record: its text alone, and what stands at its selector.

- The verifier's own reader decides what is unusable (RFC 6376 §3.6.1); a correction is a text that
  it takes.
- A revoked key is no mistake: an empty ``p=`` says so on purpose.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator

from maillab.advice.finding import Finding
from maillab.advice.rules import finding
from maillab.advice.tag_draft import Tag, TagDraft, read_tags, written
from maillab.auth.dkim_key import RSA_BITS_AT_LEAST, RSA_BITS_READ_EVERYWHERE, KeyRecord, read_key
from maillab.auth.dkim_tags import Fault, from_base64, miswritten
from maillab.auth.results import DkimReason
from maillab.dns import NameService

RSA_BITS_ADVISED = 2048
"""Sizes of RSA keys (RFC 8301 §3.2)."""
NOBODY = "maillab-nobody"
"""A selector that nobody uses."""

_WORDED = ("h", "k", "s")
"""Tags whose words decide what a key is good for."""
_KNOWN = ("v", "h", "k", "n", "p", "s", "t")
_LIKE_A_KEY = re.compile(
    r"\s*v\s*=\s*dkim|(?:.{0,200};)?\s*p\s*=\s*(?:;|\Z|[A-Za-z0-9+/]{40})",
    re.IGNORECASE | re.DOTALL,
)
_PEM = re.compile(r"-----[A-Za-z ]+-----")
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/=]")
_SPKI_OF_ED25519 = 44
"""Octets of an Ed25519 key in the wrapping that RFC 8463 §4 leaves off."""


def is_like_a_key(text: str) -> bool:
    """Whether a text was probably meant as a key record."""
    return _LIKE_A_KEY.match(text) is not None


def lint_key(text: str, subject: str) -> Iterator[Finding]:
    """The findings about a key record's own words."""
    draft, key = read_tags(text, subject), read_key(text)
    if isinstance(key, Fault):
        yield _unusable(draft, key)
    else:
        yield from _strength(draft, key)
        yield from _hashes(draft, key)
        yield from _flags(draft, key)
        yield from _words(draft)


def lint_selector(domain: str, selector: str, resolver: NameService) -> Iterator[Finding]:
    """The findings about the key that a domain publishes under a selector."""
    name = f"{selector}._domainkey.{domain}"
    answer = resolver.query(name, "TXT")
    if answer.failed:
        yield finding("lint.dns.trouble", name, name=name, type="TXT")
        return
    if not answer.texts:
        yield finding("lint.dkim.none", name, dns=answer.outcome)
    if len(answer.texts) > 1:
        yield finding("lint.dkim.several-records", name, count=len(answer.texts))
    for text in answer.texts:
        yield from lint_key(text, name)


def lint_wildcard(domain: str, resolver: NameService) -> Iterator[Finding]:
    """Whether selectors that nobody made have an answer too."""
    if resolver.query(f"{NOBODY}._domainkey.{domain}", "TXT").found:
        yield finding("lint.dkim.wildcard", domain, name=f"*._domainkey.{domain}")


# -- unusable ----------------------------------------------------------------------------------


def _unusable(draft: TagDraft, fault: Fault) -> Finding:
    """What the reader refused, told as finely as the tags allow."""
    fix = next((text for text in _candidates(draft) if _is_good(read_key(text))), "")
    version, key = draft.get("v"), draft.get("p")
    if fault.meant:
        code, meant = "lint.dkim.letter-case", fault.meant
        return finding(code, draft.subject, fix=fix, found=fault.found, meant=meant)
    if fault.reason is DkimReason.KEY_REVOKED:
        return finding("lint.dkim.revoked", draft.subject)
    if fault.reason is DkimReason.KEY_SERVICE:
        return finding("lint.dkim.service", draft.subject, fix=fix, found=fault.found)
    if fault.reason is DkimReason.KEY_TYPE:
        return finding("lint.dkim.key-type", draft.subject, fix=fix, found=fault.found)
    if key is None:
        return finding("lint.dkim.no-key", draft.subject)
    if version is not None and fault.found == f"v={version.value}":
        return finding("lint.dkim.version", draft.subject, fix=fix, found=version.text)
    if fault.found.startswith("p=") and not draft.repeated:
        return finding("lint.dkim.unreadable", draft.subject, fix=fix, found=fault.found)
    return finding("lint.dkim.tags", draft.subject, fix=fix, found=fault.found)


def _is_good(key: KeyRecord | Fault) -> bool:
    """Whether signatures may pass with a key."""
    if isinstance(key, Fault):
        return False
    is_long = key.type != "rsa" or key.bits >= RSA_BITS_AT_LEAST
    return is_long and (key.hashes is None or "sha256" in key.hashes)


def _candidates(draft: TagDraft) -> Iterator[str]:
    """What a record that cannot be used was probably meant to be, the smallest change first."""
    repeated = {tag.place for tag in draft.repeated}
    tags = [tag for tag in draft.parts if tag.name in _KNOWN and tag.place not in repeated]
    yield written(tag.text for tag in tags)
    yield written(tag.text.lower() if tag.name in _WORDED else tag.text for tag in tags)
    named = [tag for tag in tags if tag.name not in ("v", "s", "h")]
    yield _versioned(tag.text for tag in named)
    keys = (tag for tag in named if tag.name == "p")
    for octets in [octets for tag in keys for octets in _octets(tag)]:
        for kind in ("rsa", "ed25519"):
            rest = [tag.text for tag in named if tag.name not in ("p", "k")]
            yield _versioned([f"k={kind}", *rest, f"p={octets}"])


def _octets(key: Tag) -> Iterator[str]:
    """The base64 of a key, freed of what does not belong there."""
    text = _NO_BASE64.sub("", _PEM.sub("", key.value)).rstrip("=")
    padded = text + "=" * (-len(text) % 4)
    yield padded
    octets = from_base64(padded)
    if octets is not None and len(octets) == _SPKI_OF_ED25519:
        yield base64.b64encode(octets[-32:]).decode("ascii")


def _versioned(texts: Iterable[str]) -> str:
    return written(["v=DKIM1", *texts])


# -- usable, and yet ---------------------------------------------------------------------------


def _strength(draft: TagDraft, key: KeyRecord) -> Iterator[Finding]:
    if key.type != "rsa":
        return
    if key.bits < RSA_BITS_AT_LEAST:
        yield finding("lint.dkim.too-short", draft.subject, bits=key.bits)
    elif key.bits < RSA_BITS_ADVISED:
        yield finding("lint.dkim.short", draft.subject, bits=key.bits)
    elif key.bits > RSA_BITS_READ_EVERYWHERE:
        yield finding("lint.dkim.long", draft.subject, bits=key.bits)


def _hashes(draft: TagDraft, key: KeyRecord) -> Iterator[Finding]:
    tag = draft.get("h")
    if tag is None or key.hashes is None:
        return
    fix = draft.instead(tag, "h=sha256")
    if "sha256" not in key.hashes:
        meant = miswritten(key.hashes, ["sha256"])
        code = "lint.dkim.letter-case" if meant else "lint.dkim.hash"
        yield finding(code, draft.subject, fix=fix, found=tag.text, meant=meant)
    elif "sha1" in key.hashes:
        yield finding("lint.dkim.sha1", draft.subject, fix=fix, found=tag.text)


def _flags(draft: TagDraft, key: KeyRecord) -> Iterator[Finding]:
    tag = draft.get("t")
    if tag is None:
        return

    def fix(*flags: str) -> str:
        kept = [flag for flag in tag.value.split(":") if flag.strip() not in flags]
        return draft.instead(tag, f"t={':'.join(kept)}" if kept else "")

    if key.testing:
        yield finding("lint.dkim.testing", draft.subject, fix=fix("y"), found=tag.text)
    if key.idle_flag:
        yield finding("lint.dkim.idle-flag", draft.subject, fix=fix("Y", "S"), found=tag.text)
    if key.strict:
        yield finding("lint.dkim.strict", draft.subject, found=tag.text)


def _words(draft: TagDraft) -> Iterator[Finding]:
    """What stands there in vain, or is missing without harm."""
    if draft.get("v") is None and draft.get("p") is not None:
        fix = _versioned(tag.text for tag in draft.parts)
        yield finding("lint.dkim.no-version", draft.subject, fix=fix)
    for tag in draft.parts:
        if tag.name and tag.name not in _KNOWN:
            fix = draft.without(tag)
            yield finding("lint.dkim.unknown-tag", draft.subject, fix=fix, found=tag.text[:60])
