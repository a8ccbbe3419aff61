"""The default world: the course's use case, two organisations, an attacker, and the DNS above.

- ``monpartenaire.fr`` writes (alice), through its MSA and its MTA; a newsletter host sends for it
  from elsewhere. It publishes neither SPF nor DKIM nor DMARC: the student does.
- ``entite.fr`` receives (bob), behind a secured gateway: MX, outgoing relay, resolver and name
  server in the gateway, internal relay, submission and mailboxes inside (ANSSI R34 to R37).
- ``attaquant.example`` has a machine of its own, and an honest SPF record for its own domain.
- Addresses are documentation ones (RFC 5737, RFC 3849) and private ones (RFC 1918).
"""

from __future__ import annotations

from dataclasses import dataclass

from maillab.journal import Detail
from maillab.net import Host
from maillab.net.firewall import INTERNET
from maillab.receiving.authentication import (
    VerifierSettings,
    without_forgeries,
)
from maillab.receiving.pipeline import verify_and_take
from maillab.receiving.receiver import Stage
from maillab.receiving.stages import (
    hand_over,
    known_recipients_only,
    listed_clients_only,
    local_recipients_only,
    logins,
    no_loops,
    no_objection,
    own_identity_only,
)
from maillab.sim.egress import without_inner_traces
from maillab.sim.mailbox import Mda
from maillab.sim.msa import SUBMISSION_PORT, Submission
from maillab.sim.mta import ELSEWHERE, ByMx, ByRelay, Locally, Mta
from maillab.sim.mua import Account, Mua
from maillab.sim.network import Machine
from maillab.sim.transfer import SMTP_PORT
from maillab.sim.world import World

PARTNER = "monpartenaire.fr"
ENTITY = "entite.fr"
ATTACKER = "attaquant.example"

ROOTS = {"ns.racine.example": "203.0.113.1"}
TOP_LEVEL = {"example": "203.0.113.2", "fr": "203.0.113.3", "org": "203.0.113.4"}
DNS_PORTS = ("udp/53", "tcp/53")


def course_world(seed: int = 1, detail: Detail = Detail.FULL) -> World:
    """The world of the lessons, freshly made."""
    world = World(seed, detail)
    world.topology.add_segment(INTERNET)
    _build_dns(world)
    _build_partner(world)
    _build_entity(world)
    _build_attacker(world)
    return world


def _build_dns(world: World) -> None:
    (root_name, root_address), *_ = ROOTS.items()
    root = world.add_host(root_name, INTERNET, root_address, None, "dns")
    world.add_zone("", root, delegated=False)
    for domain, address in TOP_LEVEL.items():
        server = world.add_host(f"ns.{domain}.example", INTERNET, address, None, "dns")
        world.add_zone(domain, server)
    reverse = world.add_host("ns.arpa.example", INTERNET, "203.0.113.5", None, "dns")
    world.add_zone("arpa", reverse)
    public = world.add_host("resolveur.public.example", INTERNET, "203.0.113.53", None, "resolver")
    world.add_resolver(public, ROOTS)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with an account: name, machine (by name and address)."""

    login: str
    name: str
    machine: str
    address: str


def add_people(
    world: World, domain: str, segment: str, people: list[Person], mda: Mda, submission: Host
) -> dict[str, Account]:
    """Give each person an account, a mailbox and a mail program on a machine of their own."""
    accounts = {}
    for person in people:
        address = f"{person.login}@{domain}"
        account = Account(address, person.name, person.login, f"secret-{person.login}")
        machine = world.add_host(person.machine, segment, person.address, None, "mua")
        mailbox = mda.open(address)
        world.muas[address] = Mua(machine, account, submission, mailbox)
        accounts[person.login] = account
    mda.alias(f"postmaster@{domain}", f"{people[0].login}@{domain}")
    world.mdas[domain] = mda
    return accounts


def submission_stages(
    world: World, machine: Machine, mta: Mta, accounts: dict[str, Account], domain: str
) -> list[Stage]:
    """How a submission server takes the mail of its users, completes and signs it."""
    submission = Submission(machine.host.name, lambda: world.now)
    world.submissions[domain] = submission
    return [
        logins({login: account.password for login, account in accounts.items()}),
        own_identity_only({login: (a.address.lower(),) for login, a in accounts.items()}),
        no_loops(),
        hand_over(machine.host.name, mta, lambda: world.now, submission.prepare),
    ]


def receiving_stages(
    world: World, machine: Machine, mta: Mta, domain: str, mda: Mda
) -> list[Stage]:
    """How a domain's server takes mail from strangers: for its own people, verified."""
    settings = VerifierSettings(machine.host.name)
    world.verifiers[domain] = settings
    return [
        local_recipients_only([domain]),
        no_objection(mda.objection),
        known_recipients_only([domain], lambda box: mda.knows(_at(box, domain))),
        *verify_and_take(
            settings,
            world.names(machine),
            mta,
            lambda: world.now,
            prepare=without_forgeries(settings.authserv_id, [domain]),
        ),
    ]


def _at(box: object, domain: str) -> str:
    """An address as mailboxes are known; the bare Postmaster is the domain's."""
    text = str(box)
    return text if "@" in text else f"{text}@{domain}"


def _build_partner(world: World) -> None:
    inside, outside = "monpartenaire", "routage"
    matrix = world.add_organisation(PARTNER, [inside, outside])
    world.add_link(INTERNET, inside, 0.008, "pare-feu.monpartenaire.fr", PARTNER)
    world.add_link(INTERNET, outside, 0.012)
    name_server = world.add_host("ns.monpartenaire.fr", inside, "192.0.2.53", None, "dns")
    zone = world.add_zone(PARTNER, name_server)
    resolver = world.add_host("resolveur.monpartenaire.fr", inside, "192.0.2.54", None, "resolver")
    world.add_resolver(resolver, ROOTS)
    msa = world.add_host("msa.monpartenaire.fr", inside, "192.0.2.10", None, "msa")
    mta = world.add_host(
        "mta.monpartenaire.fr", inside, "192.0.2.25", "2001:db8:2::25", "mta", "mx"
    )
    boxes = world.add_host("bal.monpartenaire.fr", inside, "192.0.2.20", None, "mda")
    newsletter = world.add_host(
        "lettre.monpartenaire.fr", outside, "192.0.2.177", None, "mta", "newsletter"
    )
    for machine in (msa, mta, newsletter):
        zone.publish(machine.host.name, "A", machine.host.ipv4)
    zone.publish(PARTNER, "MX", "10 mta.monpartenaire.fr")
    matrix.allow(mta.host.name, INTERNET, "tcp/25", why="flow.send", name="P1")
    matrix.allow(INTERNET, mta.host.name, "tcp/25", why="flow.receive", name="P2")
    matrix.allow(resolver.host.name, INTERNET, *DNS_PORTS, why="flow.resolve", name="P3")
    matrix.allow(INTERNET, name_server.host.name, *DNS_PORTS, why="flow.zone", name="P4")
    matrix.allow(
        newsletter.host.name,
        resolver.host.name,
        *DNS_PORTS,
        why="flow.newsletter-names",
        name="P5",
    )
    world.use_resolver(resolver, msa, mta, boxes, newsletter)

    mda = Mda()
    people = [Person("alice", "Alice Martin", "poste-alice.monpartenaire.fr", "192.0.2.101")]
    accounts = add_people(world, PARTNER, inside, people, mda, msa.host)
    mda.open(f"dmarc@{PARTNER}")
    world.use_resolver(resolver, world.mua(f"alice@{PARTNER}").machine)
    relay = world.add_mta(mta, {PARTNER: ByRelay(boxes.host), ELSEWHERE: ByMx()})
    submission = world.add_mta(msa, {ELSEWHERE: ByRelay(mta.host)})
    storing = world.add_mta(boxes, {PARTNER: Locally(mda), ELSEWHERE: ByRelay(mta.host)})
    mailer = world.add_mta(newsletter, {ELSEWHERE: ByMx()})
    world.add_service(
        msa,
        SUBMISSION_PORT,
        submission_stages(world, msa, submission, accounts, PARTNER),
        ("PLAIN", "LOGIN"),
    )
    trusted = (msa.host.ipv4, boxes.host.ipv4)
    world.add_service(
        mta,
        SMTP_PORT,
        _unless_from(trusted, receiving_stages(world, mta, relay, PARTNER, mda), world, relay),
    )
    _add_inner_service(world, boxes, storing, [mta.host])
    _add_inner_service(world, newsletter, mailer, [newsletter.host])


def _build_entity(world: World) -> None:
    inside, gateway = "SI interne", "passerelle"
    matrix = world.add_organisation(ENTITY, [inside, gateway])
    world.add_link(INTERNET, gateway, 0.010, "pare-feu-externe.entite.fr", ENTITY)
    world.add_link(gateway, inside, 0.001, "pare-feu-interne.entite.fr", ENTITY)
    name_server = world.add_host("ns.entite.fr", gateway, "198.51.100.54", None, "dns")
    zone = world.add_zone(ENTITY, name_server)
    resolver = world.add_host("resolveur.entite.fr", gateway, "198.51.100.53", None, "resolver")
    world.add_resolver(resolver, ROOTS)
    mx = world.add_host("mx.entite.fr", gateway, "198.51.100.25", "2001:db8:51::25", "mta", "mx")
    out = world.add_host("sortant.entite.fr", gateway, "198.51.100.26", None, "mta", "relay")
    inner = world.add_host("relais.entite.fr", inside, "10.1.0.25", None, "mta", "relay")
    boxes = world.add_host("bal.entite.fr", inside, "10.1.0.20", None, "mda")
    msa = world.add_host("msa.entite.fr", inside, "10.1.0.10", None, "msa")
    for machine in (mx, out):
        zone.publish(machine.host.name, "A", machine.host.ipv4)
    zone.publish(ENTITY, "MX", "10 mx.entite.fr")
    zone.publish(ENTITY, "TXT", "v=spf1 a:sortant.entite.fr -all")
    zone.publish(out.host.name, "TXT", "v=spf1 a -all")
    matrix.allow(inner.host.name, out.host.name, "tcp/25", why="flow.sending-server", name="E1")
    matrix.allow(out.host.name, INTERNET, "tcp/25", why="flow.only-sender", name="E2")
    matrix.allow(INTERNET, mx.host.name, "tcp/25", why="flow.receiving-server", name="E3")
    matrix.allow(mx.host.name, inner.host.name, "tcp/25", why="flow.inward", name="E4")
    matrix.allow(
        resolver.host.name, INTERNET, *DNS_PORTS, why="flow.validating-resolver", name="E5"
    )
    matrix.allow(INTERNET, name_server.host.name, *DNS_PORTS, why="flow.zone", name="E6")
    matrix.allow(inside, resolver.host.name, *DNS_PORTS, why="flow.inner-names", name="E7")
    world.use_resolver(resolver, mx, out, inner, boxes, msa)

    mda = Mda()
    people = [Person("bob", "Bob Leroy", "poste-bob.entite.fr", "10.1.0.101")]
    accounts = add_people(world, ENTITY, inside, people, mda, msa.host)
    world.use_resolver(resolver, world.mua(f"bob@{ENTITY}").machine)
    receiving = world.add_mta(mx, {ELSEWHERE: ByRelay(inner.host)})
    relay = world.add_mta(inner, {ENTITY: ByRelay(boxes.host), ELSEWHERE: ByRelay(out.host)})
    storing = world.add_mta(boxes, {ENTITY: Locally(mda), ELSEWHERE: ByRelay(inner.host)})
    sending = world.add_mta(out, {ELSEWHERE: ByMx()})
    submission = world.add_mta(msa, {ELSEWHERE: ByRelay(inner.host)})
    world.add_service(mx, SMTP_PORT, receiving_stages(world, mx, receiving, ENTITY, mda))
    world.add_service(
        msa,
        SUBMISSION_PORT,
        submission_stages(world, msa, submission, accounts, ENTITY),
        ("PLAIN", "LOGIN"),
    )
    _add_inner_service(world, inner, relay, [mx.host, boxes.host, msa.host])
    _add_inner_service(world, boxes, storing, [inner.host])
    world.add_service(
        out,
        SMTP_PORT,
        [
            listed_clients_only([inner.host.ipv4]),
            no_loops(),
            hand_over(out.host.name, sending, lambda: world.now, finish=without_inner_traces),
        ],
    )


def _build_attacker(world: World) -> None:
    world.add_organisation(ATTACKER, ["attaquant"])
    world.add_link(INTERNET, "attaquant", 0.015)
    machine = world.add_host(
        "poste.attaquant.example", "attaquant", "203.0.113.66", "2001:db8:66::66", "attacker", "mx"
    )
    world.use_resolver(world.machine("resolveur.public.example"), machine)
    name_server = world.add_host("ns.attaquant.example", "attaquant", "203.0.113.67", None, "dns")
    zone = world.add_zone(ATTACKER, name_server)
    zone.publish(machine.host.name, "A", machine.host.ipv4)
    zone.publish(ATTACKER, "MX", "10 poste.attaquant.example")
    zone.publish(ATTACKER, "TXT", "v=spf1 ip4:203.0.113.66 -all")
    mda = Mda()
    mda.open(f"mallory@{ATTACKER}")
    mda.alias(f"postmaster@{ATTACKER}", f"mallory@{ATTACKER}")
    world.mdas[ATTACKER] = mda
    mta = world.add_mta(machine, {ATTACKER: Locally(mda), ELSEWHERE: ByMx()})
    world.add_service(
        machine,
        SMTP_PORT,
        [local_recipients_only([ATTACKER]), hand_over(machine.host.name, mta, lambda: world.now)],
    )


def _add_inner_service(world: World, machine: Machine, mta: Mta, callers: list[Host]) -> None:
    """A relay that serves listed machines alone, and trusts them."""
    world.add_service(
        machine,
        SMTP_PORT,
        [
            listed_clients_only([host.ipv4 for host in callers]),
            no_loops(),
            hand_over(machine.host.name, mta, lambda: world.now),
        ],
    )


def _unless_from(
    trusted: tuple[str, ...], stages: list[Stage], world: World, mta: Mta
) -> list[Stage]:
    """The stages for strangers; what trusted machines bring is relayed without questions."""
    own = hand_over(mta.hostname, mta, lambda: world.now)

    def relayed(stage: Stage) -> Stage:
        return lambda session, event: (
            None if session.client_address in trusted else stage(session, event)
        )

    def trusted_only(stage: Stage) -> Stage:
        return lambda session, event: (
            stage(session, event) if session.client_address in trusted else None
        )

    return [*map(relayed, stages), trusted_only(own)]
