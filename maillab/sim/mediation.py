"""Setting up Mediators in a world: who forwards what, under which keys.

- A Mediator lives at the mailbox server of its address's domain; asked again for the same address,
  the newer one takes its place.
- The university joins the world when an address of it is first named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from maillab.errors import unknown
from maillab.mail.address import Mailbox, parse_mailbox
from maillab.mail.srs import Srs
from maillab.sim.mailbox import Mda
from maillab.sim.mediator import Forwarder, SrsReturn
from maillab.sim.university import UNIVERSITY, add_university
from maillab.sim.world import World


def forward(
    world: World, address: str, to: str | Sequence[str], *, srs: bool = False
) -> Forwarder:
    """Send the mail of ``address`` on; with ``srs`` under the forwarder's own reverse-path.

    Raises:
        MaillabError: an address is malformed, or no server of this world has that domain.
    """
    targets = (to,) if isinstance(to, str) else tuple(to)
    box, mda = _home(world, address)
    for target in targets:
        _join(world, parse_mailbox(target))
    scheme = _srs(world, box.key, mda) if srs else None
    forwarder = Forwarder(box, targets, lambda: world.now, scheme)
    mda.mediators[address.lower()] = forwarder
    return forwarder


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
