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
    "lint.dns.trouble": "RFC 7208 §4.4",
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
}

RULES = {
    **{code: (Severity.ERROR, spec) for code, spec in _ERRORS.items()},
    **{code: (Severity.WARNING, spec) for code, spec in _WARNINGS.items()},
    **{code: (Severity.NOTE, spec) for code, spec in _NOTES.items()},
}
"""The severity and the rule of each code."""


def finding(code: str, subject: str, *, fix: str = "", place: str = "", **facts: Any) -> Finding:
    """A finding of the linter; its severity and its rule stand in ``RULES``."""
    severity, spec = RULES[code]
    return Finding(code, severity, subject, spec, facts, fix, place)
