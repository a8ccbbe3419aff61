"""Simulated times for people, in UTC: the world's clock, never the machine's."""

from __future__ import annotations

from datetime import UTC, datetime


def day(time: float) -> str:
    """``2026-01-05`` for epoch seconds."""
    return datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%d")


def moment(time: float) -> str:
    """``08:00:00.250`` for epoch seconds."""
    thousandths = round(time * 1000)
    at = datetime.fromtimestamp(thousandths // 1000, UTC)
    return f"{at:%H:%M:%S}.{thousandths % 1000:03d}"


def instant(time: float) -> str:
    """``2026-01-05 08:00:00.250`` for epoch seconds."""
    return f"{day(time)} {moment(time)}"


def stamp(time: float) -> str:
    """``2026-01-05 08:00:00`` for epoch seconds."""
    return datetime.fromtimestamp(int(time), UTC).strftime("%Y-%m-%d %H:%M:%S")


def duration(seconds: float) -> str:
    """``12 ms`` or ``3.5 s``."""
    if seconds < 1:
        return f"{round(seconds * 1000)} ms"
    return f"{seconds:.1f} s"
