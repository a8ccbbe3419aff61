"""What DKIM costs: a large body against ``hashlib`` alone, hostile white space, signing.

Each figure is the best of some runs; nothing here fails on a slow machine.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable

from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from benchmarks.corpus import blob, corpus, html, text
from maillab.auth import dkim
from maillab.auth.canonical import Canonicalization, canonical_body
from maillab.auth.lab_keys import lab_key

SIZE = 10_000_000
RUNS = 5
HOSTILE = {
    "blanks only": b" \t",
    "blank, line end": b" \r\n",
    "blanks between letters": b"a \t",
    "line ends only": b"\r\n",
    "returns only": b"\r",
}


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of some runs."""
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def hashed(body: bytes, algorithm: Canonicalization) -> float:
    """Seconds to put a body in canonical form and hash it."""
    return best(lambda: hashlib.sha256(canonical_body(body, algorithm)).digest())


def test_a_large_body() -> None:
    print()
    for name, make in (("text", text), ("indented HTML", html), ("base64", blob)):
        body = make(SIZE, random.Random(1))
        alone = best(lambda body=body: hashlib.sha256(body).digest())  # type: ignore[misc]
        for algorithm in Canonicalization:
            ratio = hashed(body, algorithm) / alone
            print(f"{name:14} {algorithm.value:8} 10 MB {ratio:6.1f} times hashlib")


def test_hostile_white_space_is_linear() -> None:
    print()
    for name, piece in HOSTILE.items():
        for algorithm in Canonicalization:
            small, large = (
                hashed(piece * (size // len(piece)), algorithm) for size in (SIZE, 4 * SIZE)
            )
            print(
                f"{name:24} {algorithm.value:8} four times the octets {large / small:5.1f} times"
            )


def test_signing() -> None:
    import dkim as dkimpy

    key = lab_key(1)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    contents = [sample.content.partition(b"From:")[2] for sample in corpus(1, 100).samples]
    contents = [b"From:" + content for content in contents]
    ours = best(lambda: [dkim.sign(content, "d0.example", "s1", key) for content in contents])
    theirs = best(
        lambda: [
            dkimpy.sign(content, b"s1", b"d0.example", pem, canonicalize=(b"relaxed", b"relaxed"))
            for content in contents
        ]
    )
    print(f"\nsigning maillab {len(contents) / ours:8.0f} messages/s")
    print(f"signing dkimpy  {len(contents) / theirs:8.0f} messages/s, ratio {theirs / ours:.1f}")
