"""``Lab``: a whole Internet of mail in one object; what its methods do lives in ``sim``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from maillab.arguments import checked
from maillab.display import Displayable
from maillab.journal import Journal, known_detail
from maillab.mail.message import MailObject
from maillab.net import FlowMatrix, Topology
from maillab.show.html import fragment
from maillab.show.progress import progress
from maillab.show.text import text
from maillab.sim.clock import days_of
from maillab.sim.delivery import Delivery
from maillab.sim.mailbox import Mailbox

if TYPE_CHECKING:
    from maillab.advice import Findings
    from maillab.auth.reports.totals import ReportSet
    from maillab.auth.spf_tree import SpfTree
    from maillab.dns import RecursiveResolver
    from maillab.show.sequence import SequenceChart
    from maillab.show.timeline import Timeline
    from maillab.sim.mailing_list import MailingList
    from maillab.sim.survival import SurvivalTable


@checked
class Lab(Displayable):
    """A simulated Internet of mail: organisations, DNS, firewalls, an attacker, a clock.

    ``lab.send(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Bonjour", "Salut Bob"))``

    Args:
        seed: the same seed gives the same world, byte for byte.
        record: ``"full"`` keeps every byte and reason, ``"summary"`` only what happened.
    """

    TOLD = ("world",)

    def __init__(self, seed: int = 1, record: Literal["full", "summary"] = "full") -> None:
        from maillab.sim.course_world import course_world
        from maillab.sim.desk import DnsDesk

        self.world = course_world(seed, known_detail(record))
        self.dns = DnsDesk(self.world)

    # -- messages ----------------------------------------------------------------------------

    def write(
        self,
        author: str,
        to: str | Sequence[str],
        subject: str,
        text: str,
        *,
        html: str | None = None,
        attachments: Sequence[tuple[str, bytes]] = (),
    ) -> MailObject:
        """Let ``author``'s mail program write a message; it is not sent yet."""
        from maillab.sim.mua import Attachment, compose
        from maillab.sim.university import join_if_named

        recipients = [to] if isinstance(to, str) else list(to)
        join_if_named(self.world, author, *recipients)
        account = self.world.mua(author).account
        files = [Attachment(name, data) for name, data in attachments]
        return compose(
            account.address,
            recipients,
            subject,
            text,
            name=account.name,
            html=html,
            attachments=files,
        )

    def send(self, mail: MailObject, via: str | None = None) -> Delivery:
        """Send a message and wait until all is quiet.

        Without ``via`` its sender's mail program submits it, logged in; with ``via``, a host's
        name or address, that host speaks to the recipients' servers itself.
        """
        delivery = self.post(mail, via)
        self.run_until_quiet()
        return delivery

    def post(self, mail: MailObject, via: str | None = None) -> Delivery:
        """Start sending a message, and do not wait: ``wait`` or ``run_until_quiet`` follow."""
        from maillab.sim.outsider import send_from

        mail_id = send_from(self.world, mail, via)
        return Delivery(self.journal, mail_id, mail.envelope.forward_paths, self.topology)

    def attack(self, mail: MailObject, via: str = "poste.attaquant.example") -> Delivery:
        """Send any message at all from the attacker's machine."""
        return self.send(mail, via)

    def seal_falsely(self, mail: MailObject, sealer: str = "attaquant.example") -> MailObject:
        """The message under a sound ARC seal that claims it passed DMARC: nothing was checked.

        The sealer's key is published; ``attack`` sends what this gives (RFC 8617 §9.4).
        """
        from maillab.sim.mediation import sealed_falsely

        return sealed_falsely(self.world, mail, sealer)

    def mailbox(self, address: str) -> Mailbox:
        """Someone's mailbox, such as ``lab.mailbox("bob@entite.fr")``."""
        from maillab.sim.university import join_if_named

        join_if_named(self.world, address)
        return self.world.mailbox(address)

    def forward(
        self, address: str, to: str | Sequence[str], *, srs: bool = False, arc: bool = False
    ) -> None:
        """Let an address's server send its mail on, such as ``bob@universite.example``'s.

        With ``srs`` the forwarder's own address stands in MAIL FROM, and bounces come back by it;
        with ``arc`` it seals what its server had found.
        """
        from maillab.sim.mediation import forward

        forward(self.world, address, to, srs=srs, arc=arc)

    def trust_sealers(self, domain: str, *sealers: str) -> None:
        """Let a domain's server believe these ARC sealers, and no others (RFC 8617 §7.2.1).

        What one of them had found authenticated is accepted, though it fails DMARC now.
        """
        self.world.verifiers[domain].trusted_sealers = sealers

    def dkim_rules(
        self,
        domain: str,
        *,
        minimum_rsa_bits: int = 1024,
        accept_sha1: bool = False,
        accept_partial_body: bool = True,
        accept_unsigned_fields: bool = True,
        accept_addable_fields: bool = True,
    ) -> None:
        """What a domain's server asks of signatures beyond the RFCs, as ``dkim.verify`` takes it.

        A signature that holds and is refused all the same is ``policy``, no pass for DMARC (RFC
        8601 §2.7.1). Without any, the rules are those of the RFCs again.
        """
        from maillab.sim.signing import set_dkim_rules

        set_dkim_rules(
            self.world,
            domain,
            minimum_rsa_bits=minimum_rsa_bits,
            accept_sha1=accept_sha1,
            accept_partial_body=accept_partial_body,
            accept_unsigned_fields=accept_unsigned_fields,
            accept_addable_fields=accept_addable_fields,
        )

    def mailing_list(
        self,
        address: str,
        members: Sequence[str],
        *,
        name: str = "",
        tag: str = "",
        footer: str = "",
        rewrite_from: Literal["policy", "always", "never"] = "policy",
        keep_signatures: bool = True,
        members_only: bool = False,
        sign: bool = False,
        arc: bool = False,
    ) -> MailingList:
        """Run a mailing list, such as ``cours@universite.example``; see ``ListStyle``.

        ``rewrite_from`` puts the list into From: where the author's DMARC policy is strict,
        always, or never. ``sign`` lets the list sign with a key that it publishes, ``arc`` seals
        what its server had found.
        """
        from maillab.sim.mediation import mailing_list, rewriting

        return mailing_list(
            self.world,
            address,
            members,
            name=name,
            tag=tag,
            footer=footer,
            rewrite_from=rewriting(rewrite_from),
            keep_signatures=keep_signatures,
            members_only=members_only,
            sign=sign,
            arc=arc,
        )

    def what_survives(self) -> SurvivalTable:
        """Send one message every indirect way, each in a fresh world, and compare the verdicts."""
        from maillab.sim.survival import survival_table

        return survival_table(self.world.seed, lambda ways: progress(ways, "progress.ways"))

    # -- names -------------------------------------------------------------------------------

    def enable_dkim(
        self, domain: str, selector: str = "s1", kind: str = "rsa", **options: Any
    ) -> str:
        """Let a domain's submission server sign; gives the record to publish.

        Publish it at ``selector._domainkey.domain``, as TXT. A second selector signs too: ``kind``
        ``ed25519`` beside ``rsa`` makes a dual signature. ``options`` are those of ``dkim.sign``,
        such as ``oversigned=["from"]`` or ``body_length="whole"``.
        """
        from maillab.sim.signing import enable_dkim

        return enable_dkim(self.world, domain, selector, kind, options)

    def prepare_dkim(self, domain: str, selector: str, kind: str = "rsa") -> str:
        """Make a key that does not sign yet; gives its record, to publish before rotating."""
        from maillab.sim.signing import prepare_dkim

        return prepare_dkim(self.world, domain, selector, kind)

    def rotate_dkim(self, domain: str, selector: str, kind: str = "rsa", **options: Any) -> str:
        """Sign with a new selector's key instead of the old ones of its kind; gives its record.

        Leave the old record until the mail on its way has arrived, then replace it by
        ``dkim.REVOKED`` (RFC 6376 §3.6.1).
        """
        from maillab.sim.signing import rotate_dkim

        return rotate_dkim(self.world, domain, selector, kind, options)

    def lint(self, domain: str) -> Findings:
        """What is to be said of a domain's records as published, and the texts that mend them.

        ``maillab.advice.lint`` looks at a text before it is published.
        """
        from maillab.sim.signing import lint_published

        return lint_published(self.world, domain)

    def spf_tree(self, domain: str) -> SpfTree:
        """A domain's SPF record with all that it leads to, as its name servers have it now.

        ``lab.spf_tree("entite.fr").admits("192.0.2.1")`` asks whether an address would pass.
        """
        from maillab.auth.spf_growth import spf_tree
        from maillab.dns import Resolver

        return spf_tree(domain, Resolver(self.world.zones))

    def enable_reports(self, domain: str = "entite.fr", failures: bool = False) -> None:
        """Let a domain's server report on the mail it receives, at each day's end (00:00 UTC).

        With ``failures``, also on each message that fails, where ``ruf=`` asks for it.
        """
        from maillab.sim.reporting import enable_reports

        enable_reports(self.world, domain, failures)

    def reports(self, address: str = "dmarc@monpartenaire.fr") -> ReportSet:
        """The DMARC reports in someone's mailbox: ``.totals`` counts them by source.

        ``maillab.advice.review_reports`` says what to do about them.
        """
        from maillab.sim.report_box import reports_in

        return reports_in(self.world, address)

    def resolver(self, host: str = "resolveur.entite.fr") -> RecursiveResolver:
        """A caching resolver: ``.cache`` shows what it remembers, ``.flush()`` ends that."""
        return self.world.resolvers[self.world.machine(host).host.name]

    def dig(self, name: str, type: str = "A", at: str | None = None, tcp: bool = False) -> str:
        """Ask a name server, as dig does; ``at`` is a host's name or address."""
        from maillab.sim.digging import dig

        return dig(self.world, name, type, at, tcp)

    def smtp(
        self,
        server: str,
        lines: str | bytes | Sequence[str | bytes],
        via: str = "poste.attaquant.example",
        port: int = 25,
    ) -> Displayable:
        """Speak raw SMTP to a server, a line after each answer, and see the dialogue.

        A text may hold several lines; octets go out as they are.
        """
        from maillab.sim.outsider import speak

        machine = self.world.machine
        return speak(self.world, machine(via), machine(server), lines, port)

    # -- time and faults ---------------------------------------------------------------------

    def wait(
        self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0
    ) -> None:
        """Let simulated time pass, and all that is due in it happen."""
        span = days * 86_400 + hours * 3600 + minutes * 60 + seconds
        for moment in progress(days_of(self.world.now, span), "progress.days"):
            self.world.clock.run_until(moment)

    def run_until_quiet(self) -> None:
        """Let everything happen that is due, retries included, until nothing is."""
        self.world.clock.run_until_quiet()

    @property
    def now(self) -> float:
        """The simulated time, epoch seconds."""
        return self.world.now

    def crash(self, host: str) -> None:
        """Stop a machine dead; its queue and mailboxes are on disk and survive."""
        self.world.crash(host)

    def restart(self, host: str) -> None:
        """Start a stopped machine again."""
        self.world.restart(host)

    # -- looking -----------------------------------------------------------------------------

    @property
    def topology(self) -> Topology:
        """The map: segments, hosts, links."""
        return self.world.topology

    @property
    def journal(self) -> Journal:
        """All that happened so far."""
        return self.world.journal

    def sequence(
        self,
        message: Delivery | str | None = None,
        *,
        host: str | None = None,
        protocol: str | None = None,
        between: tuple[float, float] | None = None,
        detail: str = "sessions",
    ) -> SequenceChart:
        """Who told whom what, as a chart: of one message, or of all; ``save`` keeps a picture.

        Args:
            message: what ``send`` gave, or its number in the journal.
            host: a machine's name; only what it takes part in.
            protocol: ``"smtp"``, ``"dns"``, ``"flow"``, ``"mail"``, ``"host"`` or ``"report"``.
            between: first and last simulated second, as ``now`` counts them.
            detail: ``"sessions"``, or ``"commands"`` for each SMTP command.
        """
        from maillab.show.choosing import Choice
        from maillab.show.sequence import SequenceChart, level_of

        choice = Choice(host, protocol, message, between)
        return SequenceChart(self.journal, choice, level_of(detail))

    def timeline(
        self,
        message: Delivery | str | None = None,
        *,
        host: str | None = None,
        protocol: str | None = None,
        between: tuple[float, float] | None = None,
    ) -> Timeline:
        """The journal by spans of time, chosen as for ``sequence``; ``play`` filters and zooms."""
        from maillab.show.choosing import Choice
        from maillab.show.timeline import Timeline

        return Timeline(self.journal, Choice(host, protocol, message, between))

    def export(self, path: str, lang: str | None = None) -> None:
        """Write this run into one HTML page that needs nothing else, such as ``"run.html"``.

        It opens in any browser, without kernel and network; ``lang`` is ``"fr"`` or ``"en"``.
        """
        from maillab.show.exports import export

        export(self.world, path, lang)

    def matrix(self, organisation: str) -> FlowMatrix:
        """An organisation's flow matrix, which its firewalls obey."""
        return self.world.matrices[organisation]

    def __iter__(self) -> Iterator[str]:
        """The names of the hosts."""
        return iter(self.topology.hosts)


text.register(Lab, lambda lab: text(lab.world))
fragment.register(Lab, lambda lab: fragment(lab.world))
