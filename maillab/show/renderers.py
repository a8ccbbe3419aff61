"""Where the forms of each class are: a module of renderers a subject, imported when first shown.

So that a page about SPF imports no simulator, and the first text comes fast.
"""

from __future__ import annotations

from importlib import import_module

RENDERERS = {
    "maillab.walkthrough": "walkthroughs",
    "maillab.auth.results": "checks",
    "maillab.auth.dkim_inspect": "microscope_board",
    "maillab.auth.dkim_trials": "trials",
    "maillab.auth.spf_tree": "spf_trees",
    "maillab.auth.key_files": "keys",
    "maillab.sim.comparison": "comparisons",
    "maillab.sim.delivery": "deliveries",
    "maillab.sim.journey": "journeys",
    "maillab.sim.mailbox": "mailboxes",
    "maillab.sim.world": "worlds",
    "maillab.mail.message": "messages",
    "maillab.journal": "journals",
    "maillab.net.topology": "networks",
    "maillab.net.firewall": "networks",
    "maillab.dns.answer": "zones",
    "maillab.dns.cache": "resolvers",
    "maillab.dns.recursive": "resolvers",
    "maillab.dns.zone": "zones",
    "maillab.dns.zones": "zones",
    "maillab.receiving.alignment_card": "alignments",
    "maillab.receiving.evaluation": "verdicts",
    "maillab.verify": "verdicts",
    "maillab.sim.outsider": "dialogues",
    "maillab.sim.desk": "zones",
    "maillab.sim.queries": "queries",
    "maillab.sim.zone_editor": "zone_editors",
    "maillab.sim.mailing_list": "survivals",
    "maillab.sim.survival": "survivals",
    "maillab.advice.finding": "advice",
    "maillab.auth.reports.aggregate": "reports",
    "maillab.auth.reports.totals": "report_totals",
    "maillab.show.dashboard": "dashboard_views",
    "maillab.show.sequence": "sequence_views",
    "maillab.show.timeline": "timeline_views",
}
"""The renderers' module for each module of things; a subclass is shown as its parent."""


def load_renderers(kind: type) -> None:
    """Import the renderers of ``kind`` and of its parents; those without any are no mistake."""
    for ancestor in kind.__mro__:
        if module := RENDERERS.get(ancestor.__module__):
            import_module(f"maillab.show.{module}")
