"""maillab: a teaching lab and simulator for mail security.

``from maillab import Lab, forge`` is all that a notebook needs; ``lab = Lab()`` is a whole
Internet of mail. What is heavy is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from maillab import forge
    from maillab.errors import MaillabError
    from maillab.lab import Lab
    from maillab.show.asking import ask
    from maillab.show.dashboard import dashboard
    from maillab.show.language import use_language
    from maillab.show.play import play
    from maillab.show.predict import predict, reveal
    from maillab.sim.comparison import compare

__version__ = "0.1.0"

__all__ = [
    "Lab",
    "MaillabError",
    "ask",
    "compare",
    "dashboard",
    "forge",
    "play",
    "predict",
    "reveal",
    "use_language",
]

_HOMES = {
    "Lab": "maillab.lab",
    "MaillabError": "maillab.errors",
    "ask": "maillab.show.asking",
    "compare": "maillab.sim.comparison",
    "play": "maillab.show.play",
    "dashboard": "maillab.show.dashboard",
    "predict": "maillab.show.predict",
    "reveal": "maillab.show.predict",
    "use_language": "maillab.show.language",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name in __all__:
        return import_module(f"maillab.{name}")
    raise AttributeError(f"module 'maillab' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Make ``%dig`` and ``%%smtp`` known: ``%load_ext maillab``."""
    from maillab.show.magics import load_ipython_extension as load

    load(shell)
