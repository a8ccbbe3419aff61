"""A delivery as a journey: what ``delivery.journey()`` shows, and ``play`` steps through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillab.display import Displayable

if TYPE_CHECKING:
    from maillab.sim.delivery import Delivery


@dataclass(frozen=True, slots=True, repr=False)
class Journey(Displayable):
    """A delivery moment by moment; with ``predict`` it asks before each outcome."""

    delivery: Delivery
    predict: bool = False
