"""In whose name a header field was written, as the views tell it."""

from __future__ import annotations

import pytest

from maillab.mail.message import MessageView
from maillab.mail.trace_fields import received_here
from maillab.show.fields import is_trace, written_by

NAMED = "au nom du vérificateur mx.entite.fr"
FIELDS = [
    b"Received-SPF: pass (mx: x)\r\n\tclient-ip=::1;\r\n\treceiver=mx.entite.fr;\r\n\thelo=x",
    b'Received-SPF: none client-ip=::1; receiver="mx.entite.fr"',
    b"Authentication-Results: mx.entite.fr; spf=none",
    b"ARC-Authentication-Results: i=1; mx.entite.fr;\r\n\tspf=none",
]


@pytest.mark.parametrize("field", FIELDS)
def test_a_verifiers_field_is_told_in_its_name(field: bytes) -> None:
    view = MessageView(field + b"\r\n\r\n")
    assert is_trace(view.fields[0])
    assert written_by(view, 0) == NAMED


def test_a_verifiers_field_without_a_name_is_nobodys() -> None:
    view = MessageView(b"Received-SPF: pass\r\n\r\n")
    assert "vérificateur" not in written_by(view, 0)


@pytest.mark.parametrize("name", [b"ARC-Message-Signature", b"ARC-Seal"])
def test_a_seal_is_told_in_the_sealers_name(name: bytes) -> None:
    view = MessageView(name + b": a=rsa-sha256; cv=none; d=liste.example; i=1\r\n\r\n")
    assert is_trace(view.fields[0])
    assert written_by(view, 0) == "signature au nom de liste.example"


def test_a_server_that_sends_on_without_a_client_is_named() -> None:
    field = received_here("mx.liste.example", "K1", "cours@liste.example", 0)
    view = MessageView(field + b"\r\n\r\n")
    assert written_by(view, 0) == "au nom du serveur mx.liste.example"


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (b"Delivered-To: bob@universite.example", "par qui l'a transféré, sans preuve"),
        (b"List-Id: Cours <cours.universite.example>", "par une liste de diffusion, sans preuve"),
        (b"Precedence: list", "par une liste de diffusion, sans preuve"),
        (b"Subject: Devis", "par l'expéditeur, sans preuve"),
    ],
)
def test_what_a_mediator_adds_is_not_told_as_the_authors(field: bytes, words: str) -> None:
    view = MessageView(field + b"\r\n\r\n")
    assert written_by(view, 0) == words
    assert is_trace(view.fields[0]) is not words.startswith("par l'exp")
