"""The linter never disagrees with the verifiers: an error there is an error here, and only that.

Records are made from the grammar, whole and spoilt, and checked for a sender whom nothing names.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from maillab.advice import lint, lint_domain
from maillab.auth import spf
from maillab.auth.results import SpfResult
from maillab.auth.spf_record import VERSION, SpfSyntaxError, parse_spf
from maillab.dns import Resolver, Zones

STRANGERS = ("203.0.113.200", "2001:db8:ffff::200")
NAMES = ("a.example", "b.example", "c.example", "d.example", "gone.example", "m.example")
BASE = {
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


@given(st.lists(st.one_of(st.none(), records, st.just("other")), min_size=4, max_size=4))
def test_a_domain_has_an_error_exactly_where_a_stranger_meets_permerror(
    published: list[str | None],
) -> None:
    zone = {
        **BASE,
        **{name: [["TXT", text]] for name, text in zip(NAMES[:4], published, strict=True) if text},
    }
    resolver = Resolver(Zones.from_dict(zone))
    results = {
        spf.check_host(ip, "alice@a.example", "helo.example", resolver).result for ip in STRANGERS
    }
    errors = lint_domain("a.example", resolver).errors
    assert bool(errors) == (SpfResult.PERMERROR in results)


@given(st.one_of(spoilt, mutated, clean))
def test_a_fix_ends_its_finding_and_brings_no_new_error(text: str) -> None:
    before = lint(text)
    for finding in before:
        if finding.fix:
            after = lint(finding.fix)
            assert (finding.code, finding.facts) not in [(one.code, one.facts) for one in after]
            assert {one.code for one in after.errors} <= {one.code for one in before.errors}


@given(st.text(max_size=300))
def test_any_text_has_findings_and_no_exception(text: str) -> None:
    assert lint(text).subject is not None
