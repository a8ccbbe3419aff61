"""What a receiver says when it refuses a message.

Replies are English, for the person who reads the bounce: each says why in words, under its
enhanced code (RFC 3463), and holds no word of our own code.
"""

from __future__ import annotations

from collections.abc import Mapping

from maillab.mail.author import AuthorReason
from maillab.smtp.session import Reply

AUTHOR_FAULTS: Mapping[AuthorReason, str] = {
    AuthorReason.UNREAD: "nobody has read it",
    AuthorReason.NO_HEADER: "the first line begins with white space, so there is no header",
    AuthorReason.NO_FROM: "there is no From field",
    AuthorReason.SEVERAL_FROM: "there are several From fields",
    AuthorReason.FIELD_NAME: "the name of a From field is malformed",
    AuthorReason.NOT_UTF8: "From holds octets that are not UTF-8",
    AuthorReason.SYNTAX: "From is malformed",
    AuthorReason.GROUP: "From names a group",
    AuthorReason.NO_MAILBOX: "From holds no address",
    AuthorReason.ENCODED_WORD: "an encoded word stands inside the address",
    AuthorReason.DOMAIN: "the domain of the address is malformed",
    AuthorReason.NO_DOMAIN: "the address has an IP address in place of a domain",
    AuthorReason.SEVERAL_DOMAINS: "the authors are of several domains",
}
"""Why the author cannot be told, in words."""


def no_author(reason: AuthorReason) -> Reply:
    """For a message whose author cannot be told (RFC 9989 §11.5)."""
    return Reply(554, "5.6.0", (f"The author cannot be told: {AUTHOR_FAULTS[reason]}",))


def dns_trouble(domain: str) -> Reply:
    """For a message whose checks DNS left open."""
    return Reply(451, "4.4.3", (f"DNS trouble while checking {domain}, try again later",))


def against_policy(domain: str) -> Reply:
    """For a message that fails the policy which ``domain`` published."""
    return Reply(550, "5.7.1", (f"Rejected per DMARC policy for {domain}",))
