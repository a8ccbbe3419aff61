"""The flow matrix: default deny, first match, and the Internet as everything outside."""

from __future__ import annotations

import pytest

from maillab.errors import MaillabError
from maillab.net import Action, Flow, FlowMatrix, Host, Link, Service, Topology

INSIDE = Host("bal.example", "inside", "10.0.0.1")
GATE = Host("mx.example", "gate", "192.0.2.1")
WEB = Host("poste.elsewhere.example", "somewhere", "203.0.113.1")


def matrix() -> FlowMatrix:
    made = FlowMatrix(["inside", "gate"])
    made.allow("Internet", "mx.example", "tcp/25", why="reception", name="in")
    made.allow("mx.example", "inside", "tcp/25", "tcp/24", why="delivery", name="down")
    return made


FLOWS = [
    (WEB, GATE, "tcp/25", "in"),
    (WEB, GATE, "tcp/465", "default"),
    (WEB, INSIDE, "tcp/25", "default"),
    (GATE, INSIDE, "tcp/24", "down"),
    (INSIDE, GATE, "tcp/25", "default"),
    (INSIDE, WEB, "tcp/25", "default"),
    (GATE, INSIDE, "udp/25", "default"),
]


@pytest.mark.parametrize(("source", "destination", "service", "rule"), FLOWS)
def test_a_flow_is_decided_by_one_rule(
    source: Host, destination: Host, service: str, rule: str
) -> None:
    assert matrix().decide(Flow(source, destination, Service.parse(service))).name == rule


def test_a_denial_stands_before_what_is_allowed() -> None:
    made = matrix()
    rule = made.deny("*", "mx.example", "tcp/*", why="closed", action=Action.REJECT)
    assert made.decide(Flow(WEB, GATE, Service("tcp", 25))) is rule
    assert made.remove(rule.name) is rule
    assert made.decide(Flow(WEB, GATE, Service("tcp", 25))).name == "in"


@pytest.mark.parametrize("text", ["25", "tcp", "tcp/0", "tcp/65536", "icmp/1", "tcp/x", ""])
def test_what_is_no_service_is_told(text: str) -> None:
    with pytest.raises(MaillabError, match="tcp/25"):
        Service.parse(text)


def test_a_name_is_taken_once_and_an_unknown_one_is_told() -> None:
    made = matrix()
    with pytest.raises(MaillabError):
        made.allow("*", "*", "tcp/1", why="", name="in")
    with pytest.raises(MaillabError, match="in, down"):
        made.remove("out")


def test_a_route_takes_the_fewest_links_and_adds_them_up() -> None:
    topology = Topology()
    for name in ("inside", "gate", "somewhere", "island"):
        topology.add_segment(name)
    for host in (INSIDE, GATE, WEB):
        topology.add_host(host)
    topology.add_link(Link(("inside", "gate"), 0.001))
    topology.add_link(Link(("gate", "somewhere"), 0.010, loss=0.1))
    route = topology.route(INSIDE, WEB)
    assert route is not None
    assert route.latency == pytest.approx(0.0115)
    assert route.losses == (0.1,)
    alone = topology.add_host(Host("alone.example", "island", "192.0.2.9"))
    assert topology.route(alone, WEB) is None


@pytest.mark.parametrize(
    "wrong",
    [
        lambda t: t.add_segment("inside"),
        lambda t: t.add_host(Host("a.example", "nowhere", "192.0.2.5")),
        lambda t: t.add_host(Host("a.example", "inside", "192.0.2.256")),
        lambda t: t.add_host(Host("a.example", "inside", "10.0.0.1")),
        lambda t: t.add_host(INSIDE),
        lambda t: t.add_link(Link(("inside", "nowhere"))),
        lambda t: t.add_link(Link(("inside", "inside"), loss=2.0)),
        lambda t: t.host("bal.exampel"),
    ],
)
def test_a_mistake_in_a_topology_is_told(wrong: object) -> None:
    topology = Topology()
    topology.add_segment("inside")
    topology.add_host(INSIDE)
    with pytest.raises(MaillabError, match="attendu"):
        wrong(topology)  # type: ignore[operator]
