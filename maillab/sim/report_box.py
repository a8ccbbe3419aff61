"""The DMARC reports in a mailbox, as far as somebody proves whose they are (RFC 9990 §8.2).

- A report counts where the mailbox's own server found that DMARC passed for the domain which the
  report names as its reporter; anyone can write the rest.
- Where nobody verifies mail, nobody can tell, and every report counts.
"""

from __future__ import annotations

from functools import partial

from maillab.auth.reports.totals import ReportSet
from maillab.mail.authres import parse
from maillab.mail.message import MessageView
from maillab.sim.world import World


def reports_in(world: World, address: str) -> ReportSet:
    """The reports in the mailbox of ``address``; those that nothing proves are refused.

    Raises:
        MaillabError: there is no such mailbox.
    """
    mailbox = world.mailbox(address)
    domain = mailbox.address.rpartition("@")[2].lower()
    contents = (message.content for message in mailbox)
    if domain not in world.verifiers:
        return ReportSet.read(contents)
    return ReportSet.read(contents, partial(proven_domain, world.verifiers[domain].authserv_id))


def proven_domain(authserv_id: str, content: bytes) -> str:
    """The author's domain that DMARC passed for, by that server's own field; "" for none."""
    for field in MessageView(content).all("Authentication-Results"):
        found = parse(field)
        if found is None or found.authserv_id != authserv_id:
            continue
        for result in found.results:
            if result.method == "dmarc" and result.result == "pass":
                return dict(result.properties).get("header.from", "")
    return ""
