"""What deserves a second look in a message: what a mail program shows without a word.

None of these proves a fraud, and a fraud may show none: they are where to look.
"""

from __future__ import annotations

from collections.abc import Iterator

from maillab.mail.author import Author, author_of
from maillab.mail.message import MessageView
from maillab.show.inert import acts, leads_elsewhere
from maillab.show.language import say
from maillab.show.origins import found_on_arrival
from maillab.show.reading import Reading, decode_words, html_links


def notices(view: MessageView, reading: Reading) -> Iterator[str]:
    """The sentences about one message, in the order of its fields."""
    author = author_of(view)
    if isinstance(author, Author):
        yield from _of_author(author)
        yield from _of_replies(view, author)
    else:
        yield say("notice.no-author", {"reason": author.reason.value})
    found = found_on_arrival(view)
    for result in found.results if found else ():
        if result.method == "dmarc" and result.result != "pass":
            yield say("notice.dmarc", {"result": result.result})
    if view.first("DKIM-Signature") is None:
        yield say("notice.unsigned")
    lying = sum(leads_elsewhere(one.text, one.target) for one in html_links(reading))
    if lying:
        yield say("notice.links", {"count": lying})
    if any(acts(one.target) for one in html_links(reading)):
        yield say("notice.acting")


def unicode_name(domain: str) -> str:
    """A domain with its A-labels as the characters that they stand for (RFC 5890 §2.3.2.1)."""
    return ".".join(map(_unicode_label, domain.split(".")))


def _of_author(author: Author) -> Iterator[str]:
    name, domain = decode_words(author.display_name), author.domain
    if "@" in name and domain not in name.lower():
        yield say("notice.name", {"name": name, "address": str(author.mailbox)})
    if (shown := unicode_name(domain)) != domain:
        yield say("notice.idn", {"shown": shown, "domain": domain})
    if len(author.mailboxes) > 1:
        yield say("notice.authors", {"count": len(author.mailboxes)})


def _of_replies(view: MessageView, author: Author) -> Iterator[str]:
    replies = view.text("Reply-To")
    domain = replies.rpartition("@")[2].strip(" >").lower()
    if domain and domain != author.domain:
        yield say("notice.reply-to", {"address": decode_words(replies), "domain": author.domain})


def _unicode_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
