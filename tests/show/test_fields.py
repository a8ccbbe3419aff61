"""In whose name a header field was written, as the views tell it."""

from __future__ import annotations

import pytest

from maillab.mail.message import MessageView
from maillab.show.fields import is_trace, written_by

NAMED = "au nom du vérificateur mx.entite.fr"
FIELDS = [
    b"Received-SPF: pass (mx: x)\r\n\tclient-ip=::1;\r\n\treceiver=mx.entite.fr;\r\n\thelo=x",
    b'Received-SPF: none client-ip=::1; receiver="mx.entite.fr"',
    b"Authentication-Results: mx.entite.fr; spf=none",
]


@pytest.mark.parametrize("field", FIELDS)
def test_a_verifiers_field_is_told_in_its_name(field: bytes) -> None:
    view = MessageView(field + b"\r\n\r\n")
    assert is_trace(view.fields[0])
    assert written_by(view, 0) == NAMED


def test_a_verifiers_field_without_a_name_is_nobodys() -> None:
    view = MessageView(b"Received-SPF: pass\r\n\r\n")
    assert "vérificateur" not in written_by(view, 0)
