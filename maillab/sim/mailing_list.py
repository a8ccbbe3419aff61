"""A mailing list: takes a message for one address, and sends it to many (RFC 5598 §5.3).

- Bounces come to the list, never to the author: one reverse-path a member, ``cours-bounces+…``.
- What is added tells who sends now (RFC 2919, RFC 2369); what is not changed keeps its octets.
- A list that changes a message breaks its author's signature: it may take over From, sign for
  itself, or seal what it had found (RFC 9989 §7.4, RFC 6377 §5).
- Automatic mail, and mail that comes round again, is never distributed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from maillab.auth import dkim, dmarc
from maillab.auth.dkim_sign import SIGNED
from maillab.auth.results import DmarcResult, Policy
from maillab.display import Displayable
from maillab.dns import NameService
from maillab.mail.address import LOCAL_PART_LIMIT, Mailbox, parse_mailbox
from maillab.mail.author import Author, AuthorFault, author_of
from maillab.mail.footer import with_footer
from maillab.mail.message import NULL_PATH, HeaderField, MailObject, view_of, without_fields
from maillab.mail.rewriting import author_via, phrase, replace_field, tag_subject
from maillab.receiving.receiver import QUARANTINE_FIELD
from maillab.sim.mediator import PassedOn, Seal, TurnedBack, held, loop, passed
from maillab.sim.msa import SigningKey

BOUNCES = "bounces"
OFFICES = (BOUNCES, "owner", "request", "leave")
"""The addresses beside a list's own, each after a hyphen: ``cours-owner@…`` (RFC 2142 §6)."""

OF_A_LIST = (b"list-", b"precedence")
"""How the fields of an earlier list begin: the latest writes them anew (RFC 2919 §4)."""

SIGNED_BY_LISTS = (*SIGNED, "list-id", "list-post", "list-unsubscribe")
"""The fields that a list signs (RFC 6376 §5.4.1)."""


class RewriteFrom(Enum):
    """When a list puts its own address into From: by the author domain's DMARC policy, or not."""

    POLICY = "policy"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class ListStyle:
    """What a list does to messages: nothing but its own fields, unless told otherwise.

    ``tag`` goes before the subject, ``footer`` under the text; ``key`` signs for the list's
    domain, ``seal`` puts an ARC set above the content. ``members_only`` holds what others write.
    """

    name: str
    tag: str = ""
    footer: str = ""
    rewrite_from: RewriteFrom = RewriteFrom.POLICY
    keep_signatures: bool = True
    members_only: bool = False
    key: SigningKey | None = None
    seal: Seal | None = None


class MailingList(Displayable):
    """A list at its address; ``members`` may be changed, ``bounces`` counts each one's reports."""

    TOLD = ("address", "list_id", "members", "bounces")

    def __init__(
        self,
        address: Mailbox,
        members: Sequence[str],
        style: ListStyle,
        names: NameService,
        now: Callable[[], float],
    ) -> None:
        self.address = address
        self.members = list(members)
        self.style = style
        self.bounces: dict[str, int] = {}
        self._names = names
        self._now = now

    @property
    def list_id(self) -> str:
        """The name of the list that does not change with its server (RFC 2919 §2)."""
        return f"{self.address.local_part}.{self.address.domain}".lower()

    def office(self, name: str, suffix: str = "") -> str:
        """An address beside the list's own: ``office("owner")`` is ``cours-owner@…``."""
        return str(Mailbox(f"{self.address.local_part}-{name}{suffix}", self.address.domain))

    def serves(self, address: Mailbox) -> bool:
        """Whether it is the list's address, or one beside it."""
        if address.domain.lower() != self.address.domain.lower():
            return False
        local, own = address.local_part.lower(), self.address.local_part.lower()
        offices = {f"{own}-{name}" for name in OFFICES}
        return local == own or local in offices or local.startswith(f"{own}-{BOUNCES}+")

    def objection(self, address: Mailbox) -> str:
        """Nothing is refused at once: what may not be distributed is held."""
        return ""

    def handle(self, mail: MailObject, recipient: Mailbox) -> PassedOn | TurnedBack:
        """The message for the members, or for the postmaster, or a loop."""
        own = len(self.address.local_part)
        office = recipient.local_part[own + 1 :].lower()
        if office.startswith(BOUNCES):
            return self._bounced(mail, office.removeprefix(BOUNCES).removeprefix("+"))
        if office:
            return held(mail, self.address, "owner")
        if again := loop(mail, self.address):
            return again
        author = author_of(mail.view)
        if isinstance(author, AuthorFault):
            return held(mail, self.address, "no-author")
        if reason := self._doubt(mail, author):
            return held(mail, self.address, reason)
        return self._distributed(mail, author)

    def _bounced(self, mail: MailObject, verp: str) -> PassedOn:
        """Count a report against the member that its address names, and keep it for a person."""
        member = "@".join(verp.rsplit("=", 1))
        if member in map(str.lower, self.members):
            self.bounces[member] = self.bounces.get(member, 0) + 1
        kept = held(mail, self.address, "bounce")
        return PassedOn("mail.list-bounce", kept.mails, {**kept.facts, "member": member})

    def _doubt(self, mail: MailObject, author: Author) -> str:
        """Why a person has to look at a message before the members do, or ""."""
        if mail.view.first(QUARANTINE_FIELD) is not None:
            return "quarantine"
        automatic = mail.view.text("Auto-Submitted").lower() not in ("", "no")
        if automatic or mail.envelope.reverse_path == NULL_PATH:
            return "automatic"
        known = {member.lower() for member in self.members}
        if not known:
            return "no-members"
        strangers = [box for box in author.mailboxes if str(box).lower() not in known]
        return "not-a-member" if self.style.members_only and strangers else ""

    def _distributed(self, mail: MailObject, author: Author) -> PassedOn:
        rewritten = self._takes_over(author)
        content = self._styled(mail.content, author if rewritten else None)
        made = passed(MailObject(mail.envelope, content), self.address)
        copies = tuple(made.under(self._verp(member)).to(member) for member in self.members)
        facts = {
            "list_id": self.list_id,
            "author": str(author.mailbox),
            "count": len(copies),
            "members": tuple(self.members),
            "rewritten": rewritten,
        }
        return PassedOn("mail.distributed", copies, facts)

    def _takes_over(self, author: Author) -> bool:
        """Whether the list has to write in its own name (RFC 9989 §7.4)."""
        match self.style.rewrite_from:
            case RewriteFrom.ALWAYS:
                return True
            case RewriteFrom.NEVER:
                return False
            case RewriteFrom.POLICY:
                check = dmarc.evaluate(author.domain, [], [], self._names, walkthrough=False)
                strict = check.policy in (Policy.QUARANTINE, Policy.REJECT)
                return strict or check.result is DmarcResult.TEMPERROR

    def _styled(self, content: bytes, taken_over: Author | None) -> bytes:
        """The content as the members get it; ``taken_over`` is the author who leaves From."""
        style = self.style
        content = without_fields(content, self._is_dropped)
        if style.tag:
            content = tag_subject(content, style.tag)
        if style.footer:
            content = with_footer(content, style.footer)
        if taken_over is not None:
            content = self._in_own_name(content, taken_over)
        content = b"".join(field + b"\r\n" for field in self._fields()) + content
        if style.key is not None:
            key, now = style.key, self._now()
            content = (
                dkim.sign(
                    content, key.domain, key.selector, key.key, signed=SIGNED_BY_LISTS, now=now
                )
                + content
            )
        return style.seal(content) + content if style.seal else content

    def _in_own_name(self, content: bytes, author: Author) -> bytes:
        """The content with the list in From; answers still go to the author."""
        view = view_of(content)
        written = view.first("From")
        if written is not None and view.first("Reply-To") is None:
            content = b"Reply-To:" + written.value + b"\r\n" + content
        return replace_field(
            content, "From", author_via(author, self.style.name, str(self.address))
        )

    def _is_dropped(self, field: HeaderField) -> bool:
        broken = field.key == b"dkim-signature" and not self.style.keep_signatures
        return broken or field.key.startswith(OF_A_LIST)

    def _fields(self) -> list[bytes]:
        """What says that a list sends this: RFC 2919 §3, RFC 2369 §3, and the old Precedence."""
        fields = (
            f"List-Id: {phrase(self.style.name)} <{self.list_id}>",
            f"List-Post: <mailto:{self.address}>",
            f"List-Unsubscribe: <mailto:{self.office('leave')}>",
            "Precedence: list",
        )
        return [field.encode("utf-8", "surrogateescape") for field in fields]

    def _verp(self, member: str) -> str:
        """The reverse-path of one member's copy; the plain one where that grows too long."""
        box = parse_mailbox(member, smtputf8=True)
        path = self.office(BOUNCES, f"+{box.local_part}={box.domain}")
        local = path.removesuffix(f"@{self.address.domain}")
        fits = len(local.encode("utf-8", "surrogateescape")) <= LOCAL_PART_LIMIT
        return path if fits else self.office(BOUNCES)
