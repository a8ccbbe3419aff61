"""What ``maillab.dns`` offers, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import maillab.dns


def test_every_name_it_offers_is_there() -> None:
    for name in maillab.dns.__all__:
        assert getattr(maillab.dns, name)


def test_a_name_it_does_not_offer_is_missing() -> None:
    with pytest.raises(AttributeError):
        _ = maillab.dns.nothing


def test_importing_it_imports_neither_dnslib_nor_dnspython() -> None:
    heavy = "('dns', 'dnslib', 'idna')"
    script = f"import sys, maillab.dns; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
