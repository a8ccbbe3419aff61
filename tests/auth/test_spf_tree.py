"""The SPF tree: what it opens and counts, and that it agrees with the verifier term by term."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from maillab import Lab
from maillab.auth import spf
from maillab.auth.results import SpfResult
from maillab.auth.spf_growth import followed, spf_tree
from maillab.auth.spf_tree import Admits, SpfNode, SpfTerm, SpfTree, Trouble, Way, named
from maillab.dns import Resolver, Zones
from maillab.errors import MaillabError
from maillab.walkthrough import Step

DATA: dict[str, list[list[str]]] = {
    "a.example": [["TXT", "v=spf1 mx include:b.example ip6:2001:db8::/64 -all a:late.example"]],
    "mx.a.example": [["A", "192.0.2.25"], ["AAAA", "2001:db8:1::25"]],
    "b.example": [["TXT", "v=spf1 a:host.example/24 exists:%{i}.x.example ~all"]],
    "host.example": [["A", "198.51.100.7"]],
    "loop.example": [["TXT", "v=spf1 include:loop.example -all"]],
    "two.example": [["TXT", "v=spf1 -all"], ["TXT", "v=spf1 ~all"]],
    "bad.example": [["TXT", "v=spf1 ip4:192.0.2 -all"]],
    "gone.example": [
        ["TXT", "v=spf1 a:void.example include:nobody.example mx exists:yes.example"]
    ],
    "yes.example": [["A", "127.0.0.2"]],
    "to.example": [["TXT", "v=spf1 redirect=b.example"]],
}
DATA["a.example"].append(["MX", "10 mx.a.example"])


def tree(domain: str, data: dict[str, list[list[str]]] | None = None) -> SpfTree:
    return spf_tree(domain, Resolver(Zones.from_dict(data or DATA)))


def term(found: SpfTree, text: str) -> SpfTerm:
    return next(one for one in found.node if one.text == text)


def ways(found: SpfTree) -> dict[str, str]:
    return {one.text: str(one.way) for one in found.node}


def test_a_tree_opens_includes_and_numbers_the_terms_that_ask() -> None:
    numbers = {one.text: one.lookup for one in tree("a.example").node}
    assert numbers == {
        "mx": 1, "include:b.example": 2, "a:host.example/24": 3, "exists:%{i}.x.example": 4,
        "~all": 0, "ip6:2001:db8::/64": 0, "-all": 0, "a:late.example": 0,
    }  # fmt: skip
    assert tree("a.example").lookups == 4


def test_a_term_names_the_networks_that_it_admits() -> None:
    found = tree("a.example")
    assert [*map(str, term(found, "mx").networks)] == ["192.0.2.25/32", "2001:db8:1::25/128"]
    assert [*map(str, term(found, "a:host.example/24").networks)] == ["198.51.100.0/24"]
    assert term(found, "exists:%{i}.x.example").admits is Admits.MESSAGE
    assert term(found, "-all").admits is Admits.EVERYBODY
    assert term(found, "a:late.example").idle


@pytest.mark.parametrize(
    ("domain", "trouble"),
    [
        ("nobody.example", Trouble.NO_RECORD),
        ("two.example", Trouble.SEVERAL_RECORDS),
        ("bad.example", Trouble.SYNTAX),
        ("single", Trouble.NO_RECORD),
    ],
)
def test_a_record_that_cannot_be_used_says_why(domain: str, trouble: Trouble) -> None:
    assert tree(domain).node.trouble is trouble


def test_a_loop_a_void_name_and_a_missing_record_are_told() -> None:
    assert term(tree("loop.example"), "include:loop.example").trouble is Trouble.LOOP
    found = tree("gone.example")
    assert term(found, "a:void.example").voids == ("void.example",)
    assert term(found, "mx").voids == ("gone.example",)
    opened = term(found, "include:nobody.example").record
    assert opened == SpfNode("nobody.example", trouble=Trouble.NO_RECORD)
    assert term(found, "exists:yes.example").admits is Admits.EVERYBODY


def test_terms_beyond_the_limit_are_shown_and_marked() -> None:
    data = {f"s{n}.example": [["TXT", f"v=spf1 include:s{n + 1}.example -all"]] for n in range(12)}
    found = tree("s0.example", data)
    assert [one.over for one in found.node if one.lookup] == [False] * 10 + [True] * 2
    assert found.lookups == 12
    assert found.admits("192.0.2.1").check.result is SpfResult.PERMERROR  # type: ignore[union-attr]


def test_a_chain_without_end_is_opened_no_further() -> None:
    data = {f"s{n}.example": [["TXT", f"v=spf1 include:s{n + 1}.example"]] for n in range(200)}
    assert [one.trouble for one in tree("s0.example", data).node][-1] is Trouble.NOT_FOLLOWED


def test_mail_hosts_beyond_ten_are_trouble() -> None:
    data = {"a.example": [["TXT", "v=spf1 mx"], *(["MX", f"1 m{n}.example"] for n in range(11))]}
    assert term(tree("a.example", data), "mx").trouble is Trouble.TOO_MANY_MX


def test_the_way_of_an_address_is_marked() -> None:
    asked = tree("a.example").admits("198.51.100.200")
    assert asked.check is not None
    assert asked.check.result is SpfResult.PASS
    assert ways(asked) == {
        "mx": "skipped", "include:b.example": "taken", "a:host.example/24": "taken",
        "exists:%{i}.x.example": "unreached", "~all": "unreached",
        "ip6:2001:db8::/64": "unreached", "-all": "unreached", "a:late.example": "unreached",
    }  # fmt: skip


def test_an_error_and_a_redirect_are_marked() -> None:
    assert ways(tree("gone.example").admits("192.0.2.1"))["include:nobody.example"] == "ended"
    assert ways(tree("to.example").admits("198.51.100.7"))["redirect=b.example"] == "taken"


def test_a_record_changed_since_carries_no_marks() -> None:
    check = tree("to.example").admits("192.0.2.1").check
    assert check is not None
    other = followed(tree("b.example"), check)
    assert set(ways(other).values()) == {"unreached"}


def test_a_check_has_the_tree_of_what_it_saw() -> None:
    resolver = Resolver(Zones.from_dict(DATA))
    check = spf.check_host("198.51.100.9", "x@a.example", "h.example", resolver)
    told = check.tree
    assert told.check is check
    assert ways(told) == ways(tree("a.example").admits("198.51.100.9"))
    assert [*map(str, term(told, "a:host.example/24").networks)] == ["198.51.100.0/24"]
    assert told.typical() == []
    with pytest.raises(MaillabError, match=r"a\.example"):
        told.admits("192.0.2.1")


def test_typical_addresses_are_one_of_each_network_and_one_from_outside() -> None:
    found = [(ip, str(check.result)) for ip, check in tree("a.example").typical()]
    assert found == [
        ("192.0.2.25", "pass"),
        ("2001:db8:1::25", "pass"),
        ("198.51.100.1", "pass"),
        ("2001:db8::1", "pass"),
        ("203.0.113.200", "fail"),
    ]


# -- agreement with the verifier -----------------------------------------------------------------

HOSTS = ("m.example", "n.example", "void.example", "a.example")
directives = st.builds(
    "{}{}".format,
    st.sampled_from(("", "-", "~", "?")),
    st.one_of(
        st.sampled_from(("mx", "a", "all", "ip4:192.0.2.0/28", "ip6:2001:db8::/64", "ptr")),
        st.builds("include:{}".format, st.sampled_from(("a.example", "b.example", "c.example"))),
        st.builds("{}:{}{}".format, st.sampled_from(("a", "mx")), st.sampled_from(HOSTS),
                  st.sampled_from(("", "/24", "//64", "/0", "/30//127"))),
        st.builds("exists:{}".format, st.sampled_from((*HOSTS, "%{i}.x.example"))),
    ),
)  # fmt: skip
redirects = st.sampled_from(("", " redirect=b.example", " redirect=%{d}", " redirect=c.example"))
records = st.builds(
    lambda terms, end: " ".join(["v=spf1", *terms]) + end,
    st.lists(directives, max_size=5),
    redirects,
)
addresses = st.sampled_from(
    ("192.0.2.1", "192.0.2.17", "198.51.100.1", "2001:db8::1", "2001:db8:0:1::1", "203.0.113.9")
)


@example("v=spf1 mx redirect=%{d}", "v=spf1", None, "192.0.2.1")
@example("v=spf1 redirect=b.example", "v=spf1 mx redirect=b.example", None, "192.0.2.1")
@given(records, records, st.one_of(st.none(), records), addresses)
def test_a_term_matches_exactly_the_addresses_that_the_tree_says(
    a: str, b: str, c: str | None, ip: str
) -> None:
    data = {"a.example": [["TXT", a], ["MX", "5 n.example"]], "b.example": [["TXT", b]]}
    data |= {"c.example": [["TXT", c]]} if c else {}
    data |= {
        "m.example": [["A", "192.0.2.17"], ["AAAA", "2001:db8:0:1::1"], ["MX", "10 m.example"]],
        "n.example": [["A", "198.51.100.1"]],
    }
    resolver = Resolver(Zones.from_dict(data))
    found = spf_tree("a.example", resolver)
    asked = found.admits(ip)
    check = spf.check_host(ip, "postmaster@a.example", "a.example", resolver)
    assert asked.check == check
    assert repr(found)
    assert repr(asked)
    assert repr(check.tree)
    expected, decided = _expected(asked.node, ip), _decided(check.walkthrough.steps)
    if any(_goes_round(one) for one in asked.node):
        decided = decided[: len(expected)]  # until a limit ends it: the tree shows it once
    assert expected == decided


def _goes_round(term: SpfTerm) -> bool:
    loop = term.trouble is Trouble.LOOP or term.text == "redirect=%{d}"
    return loop and term.way is not Way.UNREACHED


def _expected(node: SpfNode, ip: str) -> list[tuple[str, bool]]:
    """What the tree says of each term that was tried, where its networks alone decide."""
    address = ipaddress.ip_address(ip)
    listed = (Admits.NETWORKS, Admits.EVERYBODY)
    return [
        (one.text, one.admits is Admits.EVERYBODY or named(address, one.networks))
        for one in node
        if one.way in (Way.TAKEN, Way.SKIPPED) and one.admits in listed
    ]


def _decided(steps: tuple[Step, ...]) -> list[tuple[str, bool]]:
    """What the verifier's own steps say of those terms."""
    found: list[tuple[str, bool]] = []
    for step in steps:
        written = str(step.facts.get("term", ""))
        alone = step.code in ("spf.all", "spf.a", "spf.mx", "spf.ip", "spf.exists")
        if alone and "%" not in written and step.outcome in ("match", "no-match"):
            found.append((written, step.outcome == "match"))
        found += _decided(step.steps)
    return found


def test_a_tree_is_true_for_an_address_that_passes_alone() -> None:
    tree = Lab().spf_tree("entite.fr")
    assert tree
    assert tree.admits("198.51.100.26")
    assert not tree.admits("203.0.113.66")
    with pytest.raises(MaillabError) as told:
        tree.admits("")
    assert told.value.code == "error.spf.tree-address"
