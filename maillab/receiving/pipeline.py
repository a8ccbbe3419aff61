"""What becomes of a message from strangers, stage by stage, wherever it comes in.

The simulated servers and ``verify`` share this row, so that they agree on every message.
"""

from __future__ import annotations

from collections.abc import Callable

from maillab.dns import NameService
from maillab.receiving.authentication import VerifierSettings, authentication
from maillab.receiving.receiver import Stage
from maillab.receiving.stages import Custody, Prepare, hand_over, no_loops


def verify_and_take(
    settings: VerifierSettings,
    names: NameService,
    custody: Custody,
    now: Callable[[], float],
    *,
    prepare: Prepare | None = None,
    known_address: bool = True,
) -> list[Stage]:
    """Refuse what loops, verify and apply the policy, then take the message into ``custody``.

    The arguments are those of ``authentication`` and ``hand_over``.
    """
    return [
        no_loops(),
        authentication(settings, names, now, known_address=known_address),
        hand_over(settings.authserv_id, custody, now, prepare),
    ]
