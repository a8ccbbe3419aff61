"""A pytest plugin that makes nbval start fast: it must come before nbval itself.

Notebook formats pull in a grammar (rfc3987_syntax) that takes two seconds to compile and that
nothing here uses.
"""

from __future__ import annotations

import sys


def without_slow_import() -> None:
    """Let the slow grammar be taken for missing; its users do without it."""
    if "jsonschema" not in sys.modules:
        sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


without_slow_import()
