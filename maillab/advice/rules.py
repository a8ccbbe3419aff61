"""Every rule of the record linter: its code, how grave a breach is, and where it is written.

An error means that receivers cannot use the record: the verifiers of maillab then say permerror,
or find no record at all. A warning or a note never stops a verifier.
"""

from __future__ import annotations

from typing import Any

from maillab.advice.finding import Finding, Severity

_ERRORS = {
    "lint.record.unknown": "RFC 7208 §4.5",
    "lint.spf.version": "RFC 7208 §4.5",
    "lint.spf.syntax": "RFC 7208 §4.6, §12",
    "lint.spf.repeated-modifier": "RFC 7208 §6",
    "lint.spf.several-records": "RFC 7208 §3.2, §4.5",
    "lint.spf.too-many-lookups": "RFC 7208 §4.6.4",
    "lint.spf.too-many-voids": "RFC 7208 §4.6.4",
    "lint.spf.too-many-mx": "RFC 7208 §4.6.4",
    "lint.spf.loop": "RFC 7208 §4.6.4, §5.2",
    "lint.spf.include-without-record": "RFC 7208 §5.2",
    "lint.spf.redirect-without-record": "RFC 7208 §6.1",
    "lint.spf.broken-elsewhere": "RFC 7208 §4.6, §5.2",
    "lint.dkim.letter-case": "RFC 6376 §3.2",
    "lint.dkim.none": "RFC 6376 §6.1.2",
    "lint.dkim.tags": "RFC 6376 §3.2, §3.6.1",
    "lint.dkim.version": "RFC 6376 §3.6.1",
    "lint.dkim.no-key": "RFC 6376 §3.6.1",
    "lint.dkim.unreadable": "RFC 6376 §3.6.1, RFC 8463 §4",
    "lint.dkim.key-type": "RFC 6376 §3.6.1, RFC 8463 §4",
    "lint.dkim.service": "RFC 6376 §3.6.1",
    "lint.dkim.hash": "RFC 8301 §3.1",
    "lint.dkim.too-short": "RFC 8301 §3.2",
    "lint.dmarc.version": "RFC 9989 §4.7",
    "lint.dmarc.twice": "RFC 9989 §4.7, RFC 6376 §3.2",
    "lint.dmarc.no-policy": "RFC 9989 §4.7, §4.10.1",
    "lint.dmarc.several-records": "RFC 9989 §4.10",
    "lint.dmarc.wrong-name": "RFC 9989 §4.10",
}
_WARNINGS = {
    "lint.spf.none": "RFC 7208 §3, ANSSI R44",
    "lint.spf.plus-all": "RFC 7208 §5.1",
    "lint.spf.neutral-all": "RFC 7208 §8.2",
    "lint.spf.no-all": "RFC 7208 §4.7, §5.1",
    "lint.spf.passes-all": "RFC 7208 §5.2, §6.1",
    "lint.spf.after-all": "RFC 7208 §5.1",
    "lint.spf.redirect-ignored": "RFC 7208 §5.1, §6.1",
    "lint.spf.ptr": "RFC 7208 §5.5",
    "lint.spf.macro-p": "RFC 7208 §7.2, §7.3",
    "lint.spf.wide": "RFC 7208 §5.6, ANSSI R44",
    "lint.spf.private": "RFC 1918 §3, RFC 4193 §3",
    "lint.spf.ignored-modifier": "RFC 7208 §6",
    "lint.spf.void": "RFC 7208 §4.6.4",
    "lint.spf.exp-unusable": "RFC 7208 §6.2",
    "lint.spf.reply-too-long": "RFC 7208 §3.4",
    "lint.dns.trouble": "RFC 2308 §7",
    "lint.dns.no-domain": "RFC 7208 §4.3",
    "lint.dkim.several-records": "RFC 6376 §3.6.2.2",
    "lint.dkim.wildcard": "RFC 6376 §6.1.2",
    "lint.dkim.short": "RFC 8301 §3.2",
    "lint.dkim.long": "RFC 8301 §3.2",
    "lint.dkim.idle-flag": "RFC 6376 §3.2, §3.6.1",
    "lint.dkim.testing": "RFC 6376 §3.6.1",
    "lint.dmarc.none": "RFC 9989 §4.10.1, ANSSI R48+",
    "lint.dmarc.policy-assumed": "RFC 9989 §4.10.1",
    "lint.dmarc.weak-below": "RFC 9989 §4.7",
    "lint.dmarc.not-a-tag": "RFC 9989 §4.7",
    "lint.dmarc.unknown-tag": "RFC 9989 §4.7",
    "lint.dmarc.ignored-value": "RFC 9989 §4.8",
    "lint.dmarc.address": "RFC 9989 §4.7, RFC 6068 §2",
    "lint.dmarc.unauthorized": "RFC 9990 §4",
    "lint.typed.doubled": "RFC 1035 §5.1",
    "lint.typed.key-place": "RFC 6376 §3.6.2.1",
    "lint.typed.no-target": "RFC 1034 §3.6",
    "lint.typed.no-address": "RFC 5321 §5.1, RFC 1035 §3.3.11",
    "lint.typed.alias": "RFC 2181 §10.3",
}
_NOTES = {
    "lint.record.strings": "RFC 7208 §3.3",
    "lint.spf.host-bits": "RFC 7208 §5.6",
    "lint.spf.duplicate": "RFC 7208 §4.6.2",
    "lint.spf.exp-idle": "RFC 7208 §6.2",
    "lint.spf.few-lookups-left": "RFC 7208 §4.6.4",
    "lint.spf.unchecked": "RFC 7208 §7",
    "lint.spf.helo": "RFC 7208 §2.3, §10.1.3",
    "lint.mx.null": "RFC 7505 §3",
    "lint.dkim.revoked": "RFC 6376 §3.6.1",
    "lint.dkim.sha1": "RFC 8301 §3.1",
    "lint.dkim.strict": "RFC 6376 §3.6.1",
    "lint.dkim.no-version": "RFC 6376 §3.6.1",
    "lint.dkim.unknown-tag": "RFC 6376 §3.2",
    "lint.dmarc.inherited": "RFC 9989 §4.10.1",
    "lint.dmarc.monitoring": "RFC 9989 §4.7, ANSSI R48+",
    "lint.dmarc.testing": "RFC 9989 §4.7",
    "lint.dmarc.older-tag": "RFC 9989 appendix C",
    "lint.dmarc.newer-tag": "RFC 9989 appendix C",
    "lint.dmarc.order": "RFC 7489 §6.4",
    "lint.dmarc.no-reports": "RFC 9989 §4.7, ANSSI R48+",
    "lint.dmarc.fo-idle": "RFC 9989 §4.7",
    "lint.typed.completed": "RFC 1035 §5.1",
    "lint.typed.ttl-shared": "RFC 2181 §5.2",
    "lint.typed.ttl-long": "RFC 1034 §3.6",
    "lint.typed.null-mx": "RFC 7505 §3",
}

RULES = {
    **{code: (Severity.ERROR, spec) for code, spec in _ERRORS.items()},
    **{code: (Severity.WARNING, spec) for code, spec in _WARNINGS.items()},
    **{code: (Severity.NOTE, spec) for code, spec in _NOTES.items()},
}
"""The severity and the rule of each code."""


FINDINGS_SHOWN = 20
"""Findings of one check: a record may be made of faults, and each fix is as long as the record."""


def finding(code: str, subject: str, *, fix: str = "", place: str = "", **facts: Any) -> Finding:
    """A finding of the linter; its severity and its rule stand in ``RULES``."""
    severity, spec = RULES[code]
    return Finding(code, severity, subject, spec, facts, fix, place)
