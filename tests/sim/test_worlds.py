"""Random worlds with faults: whatever was accepted ends somewhere, and twice only by a lost reply.

Each example draws a seed, losses, cuts, crashes and quotas; the journal is the witness.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maillab import forge
from maillab.journal import Detail, Entry
from maillab.lab import Lab
from maillab.sim.delivery import TERMINAL, Delivery, Fate

WORLDS = 500 if os.environ.get("HYPOTHESIS_PROFILE") == "deep" else 50
HOSTS = (
    "msa.monpartenaire.fr",
    "mta.monpartenaire.fr",
    "mx.entite.fr",
    "relais.entite.fr",
    "bal.entite.fr",
    "resolveur.entite.fr",
    "resolveur.monpartenaire.fr",
    "ns.monpartenaire.fr",
    "ns.fr.example",
    "mx.universite.example",
    "resolveur.universite.example",
)
RECIPIENTS = (
    ["bob@entite.fr"],
    ["bob@entite.fr", "postmaster@entite.fr"],
    ["postmaster@entite.fr", "Bob@Entite.FR", "bob@entite.fr"],
    ["personne@entite.fr"],
    ["bob@entite.fr", "alice@monpartenaire.fr"],
    ["bob@ailleurs.example"],
    ["plain@universite.example"],
    ["srs@universite.example", "bob@entite.fr"],
    ["lost@universite.example"],
    ["cours@universite.example"],
    ["cours@universite.example", "again@universite.example"],
)
MEDIATED = {
    "mail.forwarded": "targets",
    "mail.returned": "target",
    "mail.distributed": "members",
    "mail.held": "target",
    "mail.list-bounce": "target",
}
"""What Mediators note, and the fact that tells for whom."""
POSTMASTERS = {"postmaster@universite.example": "paul@universite.example"}
FAULTS = st.tuples(
    st.sampled_from(HOSTS),
    st.floats(0, 4000, allow_nan=False),
    st.one_of(st.just(None), st.floats(1, 200_000, allow_nan=False)),
)


def troubled(seed: int, loss: float, cut: float, quota: int | None) -> Lab:
    """A lab whose links lose and cut, and whose mailbox may be full."""
    lab = Lab(seed)
    add_mediators(lab)
    for link in list(lab.topology.links):
        lab.topology.replace_link(link, replace(link, loss=loss, cut=cut))
    lab.mailbox("bob@entite.fr").quota = quota
    return lab


def add_mediators(lab: Lab) -> None:
    """Forwarders, one that leads to nobody, and two lists that lead to each other."""
    lab.forward("plain@universite.example", "bob@entite.fr")
    lab.forward("srs@universite.example", "bob@entite.fr", srs=True)
    lab.forward("lost@universite.example", "personne@entite.fr", srs=True)
    members = ["bob@entite.fr", "claire@universite.example", "plain@universite.example"]
    again = "again@universite.example"
    lab.mailing_list("cours@universite.example", [*members, again], footer="Liste Cours")
    lab.mailing_list(again, ["cours@universite.example", "personne@monpartenaire.fr"])


def endings(lab: Lab) -> dict[tuple[str, str], list[Entry]]:
    """The terminal entries of each (message, final recipient)."""
    ended = defaultdict(list)
    for entry in lab.journal:
        if entry.kind in TERMINAL:
            ended[str(entry.mail_id), str(entry.facts["recipient"])].append(entry)
    return ended


def owed(lab: Lab) -> set[tuple[str, str]]:
    """Each (message, recipient) that a server accepted, aliases and Mediators followed."""
    accepted = set()
    for entry in lab.journal.select("mail.accepted"):
        for recipient in entry.facts["recipients"]:  # type: ignore[attr-defined]
            accepted.add((str(entry.mail_id), str(recipient)))
    for entry in lab.journal.select("mail.expanded"):
        accepted.discard((str(entry.mail_id), str(entry.facts["recipient"])))
        for target in entry.facts["targets"]:  # type: ignore[attr-defined]
            accepted.add((str(entry.mail_id), str(target)))
    for kind in MEDIATED:
        for entry in lab.journal.select(kind):
            accepted.discard((str(entry.mail_id), str(entry.facts["recipient"])))
    return accepted


def ways(lab: Lab) -> Counter[tuple[str, str]]:
    """How often each (message, recipient) was sent: by its author, and by Mediators on the way."""
    sent: Counter[tuple[str, str]] = Counter()
    for kind, fact in (("mail.submitted", "recipients"), *MEDIATED.items()):
        for entry in lab.journal.select(kind):
            paths = entry.facts[fact]
            told = paths if isinstance(paths, tuple) else (POSTMASTERS.get(str(paths), paths),)
            sent.update((str(entry.mail_id), str(path)) for path in told)
    return sent


@settings(
    max_examples=WORLDS,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    seed=st.integers(0, 10_000),
    loss=st.sampled_from([0.0, 0.05, 0.3]),
    cut=st.sampled_from([0.0, 0.01, 0.08]),
    quota=st.sampled_from([None, 0, 4000]),
    recipients=st.lists(st.sampled_from(RECIPIENTS), min_size=1, max_size=4),
    faults=st.lists(FAULTS, max_size=4),
)
def test_whatever_was_accepted_ends_and_twice_only_by_a_lost_reply(
    seed: int,
    loss: float,
    cut: float,
    quota: int | None,
    recipients: list[list[str]],
    faults: list[tuple[str, float, float | None]],
) -> None:
    lab = troubled(seed, loss, cut, quota)
    clock = lab.world.clock
    for host, after, down in faults:
        machine = lab.world.machine(host)
        clock.after(after, machine.crash)
        if down is not None:
            clock.after(after + down, machine.restart)
    posted = []
    sent: list[Delivery] = []
    for number, paths in enumerate(recipients):
        mail = lab.write("alice@monpartenaire.fr", paths, f"n° {number}", "Bonjour")
        posted.append(lab.post(mail))
        lab.post(forge.direct_spoof(to=paths[0]), via="poste.attaquant.example")
    lab.run_until_quiet()
    dead = {host for host in HOSTS if not lab.world.machine(host).up}
    for host in dead:
        lab.restart(host)
    lab.run_until_quiet()

    waiting = [end for one in posted for end in one.outcomes if end.fate is Fate.WAITING]
    assert waiting == []
    outcomes = [outcome for delivery in sent for outcome in delivery.outcomes]
    assert [outcome for outcome in outcomes if outcome.fate is Fate.WAITING] == []
    ended = endings(lab)
    assert {pair for pair in owed(lab) if not ended.get(pair)} == set()
    doubted = {str(entry.mail_id) for entry in lab.journal.select("mail.in-doubt")}
    expected = ways(lab)
    twice = {pair for pair, entries in ended.items() if len(entries) > max(1, expected[pair])}
    assert {mail_id for mail_id, _ in twice} <= doubted


def test_the_same_seed_gives_the_same_journal() -> None:
    def journal() -> list[str]:
        lab = troubled(7, 0.3, 0.05, None)
        for _ in range(3):
            lab.send(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Essai", "Bonjour"))
        return [f"{entry.time} {entry.host} {entry.kind}" for entry in lab.journal]

    assert journal() == journal()


def test_a_lost_reply_is_named_and_the_message_arrives_twice() -> None:
    """Cut the way just as the final reply travels: both sides are right, the mail comes twice."""
    for seed in range(200):
        lab = troubled(seed, 0.0, 0.05, None)
        lab.send(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Essai", "Bonjour"))
        if len(lab.mailbox("bob@entite.fr")) > 1:
            assert lab.journal.select("mail.in-doubt")
            return
    raise AssertionError("no seed lost the reply to a final dot")


def test_a_summary_keeps_no_bytes_and_no_reasons() -> None:
    lab = Lab(record="summary")
    assert lab.journal.detail is Detail.SUMMARY
    lab.send(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Essai", "Bonjour"))
    assert all(entry.data is None and entry.walkthrough is None for entry in lab.journal)
    assert all(not entry.facts.get("dialogue") for entry in lab.journal)
