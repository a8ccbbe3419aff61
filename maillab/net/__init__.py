"""The network as drawn: segments, hosts, links, firewalls and their flow matrix."""

from maillab.net.firewall import Action, Firewall, Flow, FlowMatrix, Rule, Service
from maillab.net.topology import Host, Link, Segment, Topology

__all__ = [
    "Action",
    "Firewall",
    "Flow",
    "FlowMatrix",
    "Host",
    "Link",
    "Rule",
    "Segment",
    "Service",
    "Topology",
]
