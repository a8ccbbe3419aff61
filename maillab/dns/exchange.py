"""How agents of the DNS reach one another: who runs them supplies the ``ExchangeFn``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one query brought: the reply's octets, or None, and the simulated seconds it took."""

    reply: bytes | None
    elapsed: float


class ExchangeFn(Protocol):
    """Carries ``query`` to the address ``server`` and waits at most ``timeout`` seconds."""

    def __call__(
        self, query: bytes, server: str, *, tcp: bool = False, timeout: float = 2.0
    ) -> Exchange:
        """The exchange; its ``reply`` is None where nothing came back in time."""
        ...
