"""The linter never disagrees with the verifiers: an error there is an error here, and only that.

Records are made from the grammar, whole and spoilt, and checked for a sender whom nothing names.
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from maillab.advice import Finding, Findings, Severity, lint, lint_domain, mend
from maillab.advice.dkim_key import lint_key
from maillab.auth import dkim, dmarc, spf
from maillab.auth.lab_keys import lab_key, public_record
from maillab.auth.results import DkimReason, DkimResult, DmarcResult, SpfResult
from maillab.auth.spf_record import VERSION, SpfSyntaxError, parse_spf
from maillab.dns import Resolver, Zones
from tests.advice.publishing import Zone, published

MESSAGE = b"From: alice@a.example\r\nSubject: x\r\n\r\nx\r\n"
STRANGERS = ("203.0.113.200", "2001:db8:ffff::200")
NAMES = ("a.example", "b.example", "c.example", "d.example", "gone.example", "m.example")
BASE: Zone = {
    "m.example": [["A", "192.0.2.1"], ["AAAA", "2001:db8::1"], ["MX", "10 m.example"]],
    "four.example": [["A", "192.0.2.1"]],
    "200.113.0.203.in-addr.arpa": [["PTR", "stranger.example"]],
    f"{'.'.join(reversed('20010db8ffff00000000000000000200'))}.ip6.arpa": [
        ["PTR", "stranger.example"]
    ],
}

targets = st.sampled_from((*NAMES, "four.example", "A.EXAMPLE.", "single"))
prefixes = st.sampled_from(("", "", "/24", "//64", "/24//64", "/0", "//0"))
mechanisms = st.one_of(
    st.sampled_from(("all", "a", "mx", "ptr", "ip4:192.0.2.0/24", "ip6:2001:db8::/64")),
    st.sampled_from(("ip4:0.0.0.0/0", "ip6:::/0", "ip4:10.0.0.9/8", "exists:m.example")),
    st.builds("include:{}".format, targets),
    st.builds("exists:{}".format, targets),
    st.builds("{}:{}{}".format, st.sampled_from(("a", "mx")), targets, prefixes),
    st.builds("ptr:{}".format, targets),
)
directives = st.builds("{}{}".format, st.sampled_from(("", "", "+", "-", "~", "?")), mechanisms)
modifiers = st.one_of(
    st.builds("redirect={}".format, targets),
    st.builds("{}={}".format, st.sampled_from(("exp", "owner", "include")), targets),
)
good_terms = st.one_of(directives, directives, directives, modifiers)
bad_terms = st.sampled_from(
    ("incude:m.example", "ip4:192.0.2", "-", "all.", "a:192.0.2.1", "ip4:x", "%{z}", "–all",
     "redirect:m.example", "mx/33", "ip4:192.0.2.1,ip4:192.0.2.2", "include:", "exists:%{z}.x.y")
)  # fmt: skip


def record(terms: list[str]) -> str:
    return " ".join(["v=spf1", *terms])


clean = st.lists(good_terms, max_size=6).map(record)
spoilt = st.builds(
    lambda head, bad, tail: record([*head, bad, *tail]),
    st.lists(good_terms, max_size=3),
    bad_terms,
    st.lists(good_terms, max_size=3),
)
records = st.one_of(clean, clean, clean, spoilt)
mutated = st.tuples(records, st.integers(0, 80), st.characters(max_codepoint=0x2100)).map(
    lambda drawn: drawn[0][: 7 + drawn[1]] + drawn[2] + drawn[0][7 + drawn[1] :]
)


@given(st.one_of(spoilt, mutated, clean))
def test_a_text_has_an_error_of_syntax_exactly_where_the_parser_finds_one(text: str) -> None:
    broken = {"lint.spf.syntax", "lint.spf.repeated-modifier"}
    found = {finding.code for finding in lint(text).errors}
    is_broken = VERSION.match(text) and isinstance(parse_spf(text), SpfSyntaxError)
    assert bool(found & broken) == bool(is_broken)


def zone_of(texts: list[str | None]) -> Zone:
    """A zone in which the first four names publish these texts, or nothing."""
    return BASE | {
        name: [["TXT", text]] for name, text in zip(NAMES[:4], texts, strict=True) if text
    }


zones = st.lists(st.one_of(st.none(), records, st.just("other")), min_size=4, max_size=4).map(
    zone_of
)


@given(zones)
def test_a_domain_has_an_error_exactly_where_a_stranger_meets_permerror(zone: Zone) -> None:
    resolver = Resolver(Zones.from_dict(zone))
    results = {
        spf.check_host(ip, "alice@a.example", "helo.example", resolver).result for ip in STRANGERS
    }
    errors = lint_domain("a.example", resolver).errors
    assert bool(errors) == (SpfResult.PERMERROR in results)


@given(zones)
def test_a_fix_that_a_domain_publishes_ends_its_finding_and_brings_no_new_error(
    zone: Zone,
) -> None:
    before = domain_findings(zone)
    if any(before.find(code) for code in HIDING):
        return
    for finding in before:
        if finding.fix:
            assert_gone(finding, before, domain_findings(published(zone, finding)))


HIDING = (
    "lint.spf.syntax",
    "lint.spf.repeated-modifier",
    "lint.spf.ignored-modifier",
    "lint.spf.passes-all",
)
"""What keeps terms from being tried: once it is mended, they may have faults of their own."""


def domain_findings(zone: Zone) -> Findings:
    return lint_domain("a.example", Resolver(Zones.from_dict(zone)))


@given(st.one_of(spoilt, mutated, clean))
def test_a_fix_ends_its_finding_and_brings_no_new_error(text: str) -> None:
    assert_mended(lint(text), lint)


# -- DMARC -------------------------------------------------------------------------------------

tags = st.one_of(
    st.builds(
        "{}={}".format,
        st.sampled_from(("p", "sp", "np", "p ", "P", "polic")),
        st.sampled_from(
            ("none", "quarantine", "reject", "Reject", "", "quarentine", "none rua=x")
        ),
    ),
    st.builds(
        "{}={}".format,
        st.sampled_from(("rua", "ruf", "rau")),
        st.sampled_from(("mailto:d@x.example", "d@x.example", "https://x.example", "x", "")),
    ),
    st.sampled_from(
        ("adkim=s", "aspf=x", "t=y", "pct=0", "pct=20", "fo=1", "psd=n", "ri=x", "zzz=1", "please",
         "mailto:e@x.example", "", "x y=1", "=", "v=DMARC1")
    ),
)  # fmt: skip
versions = st.sampled_from(("v=DMARC1;", "v=DMARC1;", "V = DMARC1 ;", "v=dmarc1;", "v=DMARC1 "))
dmarc_records = st.builds(
    lambda version, rest: version + " " + "; ".join(rest), versions, st.lists(tags, max_size=6)
)
rule_sets = st.sampled_from(dmarc.RULES)


@given(dmarc_records, rule_sets)
def test_a_dmarc_record_has_an_error_exactly_where_nothing_is_asked(text: str, rules: str) -> None:
    zone: dict[str, list[list[str]]] = {"_dmarc.a.example": [["TXT", text]]}
    resolver = Resolver(Zones.from_dict(zone))
    check = dmarc.evaluate("a.example", (), (), resolver, rules)
    assert bool(lint(text, rules).errors) == (check.result is DmarcResult.NONE)


@given(dmarc_records, rule_sets)
def test_a_fix_of_dmarc_ends_its_finding_and_brings_no_new_error(text: str, rules: str) -> None:
    assert_mended(lint(text, rules), lambda fix: lint(fix, rules))


# -- DKIM --------------------------------------------------------------------------------------

KEY = lab_key(0, "ed25519")
SIGNED = dkim.sign(MESSAGE, "a.example", "s1", KEY) + MESSAGE
PUBLISHED = public_record(KEY).rpartition("p=")[2]
key_tags = st.sampled_from(
    ("v=DKIM1", "v=dkim1", "k=ed25519", "k=rsa", "k=dsa", "h=sha1", "h=sha256", "h=sha1:sha256",
     "s=email", "s=tlsrpt", "s=*", "t=y", "t=s", "t=y:s", "g=*", "n=note", "please", "", "P=x",
     f"p={PUBLISHED}", f"p={PUBLISHED[:-1]}", f"p = {PUBLISHED[:9]} {PUBLISHED[9:]}",
     "p=", "p=AAAA", f'p="{PUBLISHED}"')
)  # fmt: skip
keys = st.one_of(
    st.lists(key_tags, max_size=6),
    st.lists(key_tags, max_size=3).map(
        lambda more: ["v=DKIM1", "k=ed25519", *more, f"p={PUBLISHED}"]
    ),
).map("; ".join)


@given(keys)
def test_a_key_has_an_error_exactly_where_its_signatures_never_pass(text: str) -> None:
    resolver = Resolver(Zones.from_dict({"s1._domainkey.a.example": [["TXT", text]]}))
    (check,) = dkim.verify(SIGNED, resolver)
    findings = Findings.of("", lint_key(text, ""))
    refused = bool(findings.errors) or findings.find("lint.dkim.revoked") is not None
    if check.reason is not DkimReason.KEY_TYPE or findings.errors:  # a good key of another kind
        assert refused == (check.result is not DkimResult.PASS)


@given(keys)
def test_a_fix_of_a_key_ends_its_finding_and_brings_no_new_error(text: str) -> None:
    def again(record: str) -> Findings:
        return Findings.of("", lint_key(record, ""))

    assert_mended(again(text), again)


def test_of_a_mended_record_nothing_is_left_but_what_its_owner_must_decide() -> None:
    record = "v=spf1 mx incude:esp.example ip4:192.0.2 +all a:late.example"
    assert mend(record) == "v=spf1 mx include:esp.example ip4:192.0.2.0/24 ~all"


def test_a_record_of_endless_faults_is_mended_as_far_as_a_hundred() -> None:
    record = " ".join(["v=spf1", *(str(number) for number in range(150)), "-all"])
    assert len(mend(record).split()) == 52


@given(st.one_of(spoilt, mutated, clean, dmarc_records))
def test_a_mended_record_has_no_fix_left_but_those_of_notes(text: str) -> None:
    left = [one.code for one in lint(mend(text)) if one.fix and one.severity is not Severity.NOTE]
    assert left == []


# -- all ---------------------------------------------------------------------------------------


def assert_mended(before: Findings, again: Callable[[str], Findings]) -> None:
    for finding in before:
        if finding.fix:
            assert_gone(finding, before, again(finding.fix))


def assert_gone(finding: Finding, before: Findings, after: Findings) -> None:
    by_subject = [one for one in after if one.subject in (finding.subject, after.subject)]
    assert (finding.code, finding.facts) not in [(one.code, one.facts) for one in by_subject]
    assert {one.code for one in after.errors} <= {one.code for one in before.errors}


@given(st.text(max_size=300))
def test_any_text_has_findings_and_no_exception(text: str) -> None:
    assert lint(text).subject is not None
