"""Setting up Mediators in a world: who forwards what, under which keys.

- A Mediator lives at the mailbox server of its address's domain; asked again for the same address,
  the newer one takes its place.
- The university joins the world when an address of it is first named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from maillab.auth.arc import seal as arc_seal
from maillab.auth.lab_keys import lab_key, public_record
from maillab.dns.names import canonical
from maillab.errors import unknown
from maillab.mail.address import Mailbox, parse_mailbox
from maillab.mail.author import AuthorFault, author_of
from maillab.mail.authres import AuthenticationResults, MethodResult
from maillab.mail.message import MailObject, view_of
from maillab.mail.rewriting import header_words
from maillab.mail.srs import Srs
from maillab.sim.desk import DnsDesk
from maillab.sim.mailbox import Mda
from maillab.sim.mailing_list import ListStyle, MailingList, RewriteFrom
from maillab.sim.mediator import Forwarder, Seal, SrsReturn
from maillab.sim.msa import SigningKey
from maillab.sim.mta import Locally
from maillab.sim.mua import check_characters, refuse_line_ends
from maillab.sim.network import Machine
from maillab.sim.university import UNIVERSITY, add_university
from maillab.sim.world import World

LIST_SELECTOR, SEAL_SELECTOR = "liste", "arc"
KEYS = {LIST_SELECTOR: 3, SEAL_SELECTOR: 4}
"""Which keys of the pool they are, counted from the world's seed: not an author's first ones."""


def forward(
    world: World, address: str, to: str | Sequence[str], *, srs: bool = False, arc: bool = False
) -> Forwarder:
    """Send the mail of ``address`` on; with ``srs`` under the forwarder's own reverse-path.

    With ``arc`` it seals what the domain's server had found.

    Raises:
        MaillabError: an address is malformed, or no server of this world has that domain, or
            with ``arc`` none that verifies.
    """
    targets = (to,) if isinstance(to, str) else tuple(to)
    box, mda = _home(world, address)
    for target in targets:
        _join(world, parse_mailbox(target))
    scheme = _srs(world, box.key, mda) if srs else None
    seal = _seal(world, box.key, mda) if arc else None
    forwarder = Forwarder(box, targets, lambda: world.now, scheme, seal)
    mda.mediators[address.lower()] = forwarder
    return forwarder


def mailing_list(
    world: World,
    address: str,
    members: Sequence[str],
    *,
    name: str = "",
    tag: str = "",
    footer: str = "",
    rewrite_from: RewriteFrom = RewriteFrom.POLICY,
    keep_signatures: bool = True,
    members_only: bool = False,
    sign: bool = False,
    arc: bool = False,
) -> MailingList:
    """Run a mailing list at ``address``; with ``sign`` its key is published, and it signs.

    With ``arc`` it seals what the domain's server had found.

    Raises:
        MaillabError: an address is malformed, or no server of this world has that domain; a tag
            or name of more than one line; ``arc`` where the domain's server verifies nothing.
    """
    box, mda = _home(world, address)
    for member in members:
        _join(world, parse_mailbox(member))
    refuse_line_ends(name, tag)
    for words in (name, tag, footer):
        check_characters(words)
    style = ListStyle(
        header_words(name or box.local_part.capitalize()),
        header_words(tag),
        footer,
        rewrite_from,
        keep_signatures,
        members_only,
        _key(world, box.key, LIST_SELECTOR) if sign else None,
        _seal(world, box.key, mda) if arc else None,
    )
    names = world.names(_machine(world, mda))
    made = MailingList(box, members, style, names, lambda: world.now)
    mda.mediators[address.lower()] = made
    return made


def sealed_falsely(world: World, mail: MailObject, sealer: str) -> MailObject:
    """The message under a sound seal by which ``sealer`` claims, unseen, that it passed DMARC.

    Raises:
        MaillabError: no zone of this world holds the sealer's name, or the message bears a chain
            already, which nobody has validated.
    """
    domain = canonical(sealer)
    DnsDesk(world).zone(domain)
    author = author_of(view_of(mail.content))
    properties = () if isinstance(author, AuthorFault) else (("header.from", author.domain),)
    claim = AuthenticationResults(domain, (MethodResult("dmarc", "pass", properties=properties),))
    content = claim.to_bytes() + b"\r\n" + mail.content
    own = _key(world, domain, SEAL_SELECTOR)
    fields = arc_seal(content, domain, own.selector, own.key, domain, now=world.now)
    return MailObject(mail.envelope, fields + mail.content)


def rewriting(word: str) -> RewriteFrom:
    """When a list rewrites From, by its word: ``policy``, ``always`` or ``never``.

    Raises:
        MaillabError: it is another word.
    """
    known = {way.value: way for way in RewriteFrom}
    if word not in known:
        raise unknown("error.sim.rewrite-from", word, known, spec="RFC 9989 §7.4")
    return known[word]


def _key(world: World, domain: str, selector: str) -> SigningKey:
    """The key that the domain's Mediators sign with under that selector, published."""
    key = SigningKey(domain, selector, lab_key(world.seed + KEYS[selector]))
    zone = world.zones.find(domain)
    place = f"{selector}._domainkey.{domain}"
    if zone is not None and not zone.records(place, "TXT"):
        zone.publish(place, "TXT", public_record(key.key))
    return key


def _seal(world: World, domain: str, mda: Mda) -> Seal:
    """How the domain's Mediators seal what its receiving server had found."""
    authserv_id = world.verifiers[domain].authserv_id
    own, names = _key(world, domain, SEAL_SELECTOR), world.names(_machine(world, mda))

    def seal(content: bytes) -> bytes:
        return arc_seal(content, domain, own.selector, own.key, authserv_id, names, now=world.now)

    return seal


def _machine(world: World, mda: Mda) -> Machine:
    """The machine that a mailbox server runs on."""
    return next(mta.machine for mta in world.mtas.values() if Locally(mda) in mta.routes.values())


def _home(world: World, address: str) -> tuple[Mailbox, Mda]:
    """The address, and the mailbox server that it is at."""
    box = parse_mailbox(address)
    _join(world, box)
    if box.key not in world.mdas:
        known = sorted({*world.mdas, UNIVERSITY})
        raise unknown("error.sim.no-mailboxes", box.key, known)
    return box, world.mdas[box.key]


def _join(world: World, box: Mailbox) -> None:
    if box.key == UNIVERSITY:
        add_university(world)


def _srs(world: World, domain: str, mda: Mda) -> Srs:
    """The domain's scheme, under a secret of the world's; its return addresses lead back."""
    secret = hashlib.sha256(f"maillab srs {world.seed} {domain}".encode()).digest()
    scheme = Srs(domain, secret)
    mda.mediators["srs"] = SrsReturn(scheme, lambda: world.now)
    return scheme
