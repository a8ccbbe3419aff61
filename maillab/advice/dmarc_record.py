"""What can be said of one DMARC record by reading it (RFC 9989 §4.7, RFC 7489 §6.3).

- The verifier's own reader decides what is unusable; a fix mends one finding and nothing else.
- Names and values are compared in lower case, as the reader does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from maillab.advice.finding import Finding
from maillab.advice.rules import FINDINGS_SHOWN, finding
from maillab.advice.tag_draft import Tag, TagDraft, read_tags, written
from maillab.auth.dmarc_record import DmarcRecord, Flaw, is_dmarc, parse_dmarc
from maillab.auth.near_misses import HEAD, Slip, dmarc_slip
from maillab.auth.results import Policy
from maillab.errors import NO_NEAREST, nearest

_POLICY_TAGS = ("p", "sp", "np")
_POLICIES = tuple(policy.value for policy in Policy)
_OLDER = ("pct", "rf", "ri")
_NEWER = ("np", "psd", "t")
"""Tags that RFC 9989 dropped, and those that it added (appendix C)."""
KNOWN = ("v", "p", "sp", "adkim", "aspf", "fo", "rua", "ruf", *_NEWER, *_OLDER)

_VALUES = {
    "adkim": re.compile(r"[rs]"),
    "aspf": re.compile(r"[rs]"),
    "fo": re.compile(r"[01ds]([ \t]*:[ \t]*[01ds])*"),
    "psd": re.compile(r"[ynu]"),
    "t": re.compile(r"[yn]"),
    "pct": re.compile(r"0*(?:100|[0-9]{1,2})"),
    "ri": re.compile(r"[0-9]+"),
    "rf": re.compile(r"afrf"),
}
# a policy whose semicolon was forgotten: "none rua=mailto:…"
_RUN_ON = re.compile(r"(none|quarantine|reject)[\s,]+([a-z]+[ \t]*=.*)", re.IGNORECASE | re.DOTALL)
_VERSION = re.compile(r"v?\s*[=:]?\s*[\"'`\u2018-\u201f]?\s*dmarc\s*[0-9]*[\s;,:]*", re.IGNORECASE)
_QUOTES = " \t\"'`\\\u2018\u2019\u201c\u201d«»"


@dataclass(frozen=True, slots=True)
class _Look:
    """A record under the eyes of the linter: as written, as read, by which rules."""

    draft: TagDraft
    record: DmarcRecord
    rules: str

    def found(self, code: str, fix: str = "", **facts: Any) -> Finding:
        """A finding about this record."""
        return finding(code, self.draft.subject, fix=fix, **facts)


def is_near_dmarc(text: str) -> bool:
    """Whether a text was meant as DMARC, and no verifier takes it for that."""
    return not is_dmarc(text) and dmarc_slip(text) is not None


def lint_near_dmarc(text: str, subject: str, rules: str = "rfc9989") -> Iterator[Finding]:
    """A text that was meant as DMARC, and that no verifier takes for it."""
    slip = dmarc_slip(text) or Slip.OTHER_VERSION
    head = _VERSION.sub("", text[:HEAD], count=1)
    rest = read_tags((head + text[HEAD:]).strip(_QUOTES), subject)
    needless = (*rest.repeated, *(tag for tag in rest.parts if tag.name == "v"))
    fix = _with_policy(f"v=DMARC1; {rest.without_all(needless)}", rules)
    yield finding("lint.dmarc.version", subject, fix=fix, found=text[:40], slip=slip)


def lint_dmarc(text: str, subject: str, rules: str = "rfc9989") -> Iterator[Finding]:
    """The findings about a record's own words, by ``rules``."""
    look = _look(text, subject, rules)
    # where a tag stands twice nothing of the record holds, and nothing else is worth a word
    for check in (_flaw,) if look.record.flaw is Flaw.TWICE else _CHECKS:
        yield from islice(check(look), FINDINGS_SHOWN)


def _look(text: str, subject: str, rules: str) -> _Look:
    return _Look(read_tags(text, subject), parse_dmarc(text, rules), rules)


# -- no policy ---------------------------------------------------------------------------------


def _flaw(look: _Look) -> Iterator[Finding]:
    draft, record = look.draft, look.record
    match record.flaw:
        case Flaw.TWICE:
            fix = _with_policy(draft.without_all(draft.repeated), look.rules)
            yield look.found("lint.dmarc.twice", fix, tag=record.flawed_tag)
        case Flaw.MISSING | Flaw.VALUE:
            tag = draft.get(record.flawed_tag)
            code = "lint.dmarc.policy-assumed" if record.policy else "lint.dmarc.no-policy"
            fix = _with_none(draft) if tag is None else draft.instead(tag, _policy(draft, tag))
            yield look.found(code, fix, tag=record.flawed_tag, value=tag.value if tag else "none")


def _with_policy(text: str, rules: str) -> str:
    """The record with what its policies still lack, where without it nothing would be asked."""
    for _ in _POLICY_TAGS:
        flaw = next(_flaw(_look(text, "", rules)), None)
        text = flaw.fix if flaw and flaw.code == "lint.dmarc.no-policy" else text
    return text


def _with_none(draft: TagDraft) -> str:
    version, *others = draft.parts
    return written([version.text, "p=none", *(tag.text for tag in others)])


def _policy(draft: TagDraft, tag: Tag) -> str:
    """The tag with the policy that was probably meant; ``sp`` and ``np`` may be left out."""
    run_on = _RUN_ON.fullmatch(tag.value)
    if run_on:
        name = run_on[2].partition("=")[0].strip().lower()
        rest = "" if draft.get(name) else f"; {run_on[2]}"
        return f"{tag.name}={run_on[1]}{rest}"
    meant = nearest(tag.value.lower(), _POLICIES)
    if meant != NO_NEAREST:
        return f"{tag.name}={meant}"
    return "p=none" if tag.name == "p" else ""


# -- a policy that does little -----------------------------------------------------------------


def _weakness(look: _Look) -> Iterator[Finding]:
    draft, record = look.draft, look.record
    if record.flaw is not None or record.policy is None:
        return
    policy = draft.get("p")
    if record.policy is Policy.NONE and policy is not None:
        yield look.found("lint.dmarc.monitoring", draft.instead(policy, "p=quarantine"))
    inherited = record.policy
    for name, own in (("sp", record.subdomain_policy), ("np", record.nonexistent_policy)):
        tag = draft.get(name)
        if own is None or tag is None:
            continue
        if _POLICIES.index(own.value) < _POLICIES.index(inherited.value):
            yield look.found(
                "lint.dmarc.weak-below", draft.without(tag), tag=tag.text, policy=inherited
            )
        inherited = own
    testing = draft.get("t")
    if record.testing and testing is not None:
        yield look.found("lint.dmarc.testing", draft.without(testing), policy=record.policy)


# -- tags --------------------------------------------------------------------------------------


def _tags(look: _Look) -> Iterator[Finding]:
    draft = look.draft
    for tag in draft.parts:
        if not tag.name:
            yield look.found("lint.dmarc.not-a-tag", _joined(draft, tag), found=tag.text)
        elif tag.name not in KNOWN:
            meant = _meant(tag.name, [name for name in KNOWN if draft.get(name) is None])
            text = "" if meant == NO_NEAREST else f"{meant}={tag.value}"
            text = text if _is_good(meant, tag.value) else ""
            yield look.found(
                "lint.dmarc.unknown-tag",
                draft.instead(tag, text),
                found=tag.name,
                meant=meant if text else NO_NEAREST,
            )
        elif tag.name in _OLDER and look.rules == "rfc9989":
            fix = _without_older(draft, tag)
            yield look.found("lint.dmarc.older-tag", fix, found=tag.text, tag=tag.name)
        elif tag.name in _NEWER and look.rules == "rfc7489":
            yield look.found("lint.dmarc.newer-tag", found=tag.text)
        elif tag.name not in _POLICY_TAGS and not _is_good(tag.name, tag.value):
            yield look.found("lint.dmarc.ignored-value", draft.without(tag), found=tag.text)


def _meant(name: str, known: list[str]) -> str:
    """The known tag that a name stands for: one of the same letters, else the nearest."""
    swapped = (other for other in known if sorted(other) == sorted(name))
    return next(swapped, None) or nearest(name, known)


def _is_good(name: str, value: str) -> bool:
    """Whether a reader would take the value; policies and addresses have checks of their own."""
    pattern = _VALUES.get(name)
    if name in _POLICY_TAGS:
        return value.lower() in _POLICIES
    return pattern is None or pattern.fullmatch(value.lower()) is not None


def _joined(draft: TagDraft, tag: Tag) -> str:
    """A part without a name: an address torn from its list by a semicolon, or nothing."""
    before = draft.parts[tag.place - 1] if tag.place else None
    if before is not None and before.name in ("rua", "ruf") and _address(tag.text):
        joined = f"{before.text},{_address(tag.text)}"
        others = (one for one in draft.parts if one.text != tag.text)
        return written(joined if one is before else one.text for one in others)
    return draft.without(tag)


def _without_older(draft: TagDraft, tag: Tag) -> str:
    """``pct=0`` asked for a test, which is now ``t=y``."""
    is_test = tag.name == "pct" and tag.value.strip("0") == "" and draft.get("t") is None
    return draft.instead(tag, "t=y") if is_test else draft.without(tag)


def _order(look: _Look) -> Iterator[Finding]:
    """The older grammar wants the policy right after the version (RFC 7489 §6.4)."""
    draft, policy = look.draft, look.draft.get("p")
    if policy is not None and policy.place > 1:
        version, *others = (tag for tag in draft.parts if tag is not policy)
        fix = written([version.text, policy.text, *(tag.text for tag in others)])
        yield look.found("lint.dmarc.order", fix, found=policy.text)


# -- addresses ---------------------------------------------------------------------------------


def _addresses(look: _Look) -> Iterator[Finding]:
    draft = look.draft
    for name in ("rua", "ruf"):
        tag = draft.get(name)
        if tag is None:
            continue
        parts = [part.strip() for part in tag.value.split(",")]
        wrong = [part for part in parts if _read_address(part) != part]
        if wrong:
            right = [address for part in parts if (address := _address(part))]
            text = f"{name}={','.join(right)}" if right else ""
            # a record without policy lives by its address: then there is nothing to put instead
            fix = draft.instead(tag, text) if right or look.record.flaw is None else ""
            yield look.found("lint.dmarc.address", fix, tag=name, found=", ".join(wrong))
    if draft.get("rua") is None:
        yield look.found("lint.dmarc.no-reports")
    options = draft.get("fo")
    if options is not None and draft.get("ruf") is None:
        yield look.found("lint.dmarc.fo-idle", draft.without(options), found=options.text)


def _address(part: str) -> str:
    """The address that a part stands for, or ""."""
    bare = part.strip("<> \t\"'")
    bare = re.sub(r"(?i)^(?:mailto)?[:/\s]*", "mailto:", bare, count=1) if "@" in bare else bare
    return _read_address(bare)


def _read_address(part: str) -> str:
    """The part as the reader takes it, or "" where it takes none."""
    uris = parse_dmarc(f"v=DMARC1; p=none; rua={part}").report_uris
    return uris[0] if uris == (part,) and part.lower().startswith("mailto:") else ""


_CHECKS: tuple[Callable[[_Look], Iterator[Finding]], ...] = (
    _flaw,
    _weakness,
    _tags,
    _order,
    _addresses,
)
