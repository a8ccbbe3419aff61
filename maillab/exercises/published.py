"""Records as students publish them: in a table of names, and in whose zone they lie."""

from __future__ import annotations

from collections.abc import Iterable

Table = dict[str, list[list[str]]]
"""Types and values by name, as ``Zones.from_dict`` takes them."""

Rows = Iterable[tuple[str, str, str]]
"""Records: a name, a type and a value each."""


def with_records(table: Table, records: Rows) -> Table:
    """The table, which gets the records too."""
    for name, kind, value in records:
        table.setdefault(_canonical(name), []).append([kind, value])
    return table


def is_within(name: str, *origins: str) -> bool:
    """Whether a name is that of one of these domains, or below it."""
    return any(f".{_canonical(name)}".endswith(f".{origin}") for origin in origins)


def are_within(records: Rows, *origins: str) -> bool:
    """Whether all of the records lie in these domains."""
    return all(is_within(name, *origins) for name, _, _ in records)


def _canonical(name: str) -> str:
    return name.rstrip(".").lower()
