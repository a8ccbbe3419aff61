"""The isolations that this machine has, for tests that go through each."""

from __future__ import annotations

import pytest

from maillab.marking import landlock
from maillab.marking.isolation import Isolation, Strength, isolation

STRONG = [Strength.BUBBLEWRAP, *([Strength.LANDLOCK] if landlock.works() else [])]
"""Those that keep files and networks apart. Landlock takes a kernel, bubblewrap a package."""


def needed(strength: Strength) -> Isolation:
    """One of them; where bubblewrap is missing the test is left out, which CI does not allow."""
    if strength is Strength.BUBBLEWRAP and isolation().strength is not strength:
        pytest.skip(f"bubblewrap does not start here: {isolation()!r}")
    return Isolation(strength)
