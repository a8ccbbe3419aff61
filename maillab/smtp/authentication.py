"""One AUTH exchange, PLAIN or LOGIN: lines in, a challenge, a refusal or credentials out.

- RFC 4954 is the frame, RFC 4616 is PLAIN; LOGIN is what servers do, no RFC defines it.
- Both send the password in clear, base64 being no secret: they belong inside TLS.
"""

from __future__ import annotations

import binascii
from base64 import b64decode

from maillab.smtp import answers
from maillab.smtp.session import Auth, Reply

MECHANISMS = ("PLAIN", "LOGIN")
"""The mechanisms that a server can offer."""


class AuthExchange:
    """The lines of one exchange; any reply but 334 ends it."""

    __slots__ = ("_login", "mechanism")

    def __init__(self, mechanism: str) -> None:
        self.mechanism = mechanism
        self._login: str | None = None

    def start(self, initial: str) -> Auth | Reply:
        """Take the initial response, "" where there is none."""
        if initial:
            return self._credentials(initial)
        return answers.EMPTY_CHALLENGE if self.mechanism == "PLAIN" else answers.USERNAME

    def go_on(self, line: bytes | bytearray) -> Auth | Reply:
        """Take the answer to a challenge; a lone ``*`` cancels (RFC 4954 §4)."""
        if line == b"*":
            return answers.AUTH_CANCELLED
        return self._credentials(line.decode("ascii", "replace"))

    def _credentials(self, encoded: str) -> Auth | Reply:
        decoded = _decode(encoded)
        if decoded is None:
            return answers.BAD_BASE64
        if self.mechanism == "PLAIN":
            return _read_plain(decoded)
        if self._login is None:
            self._login = decoded
            return answers.PASSWORD
        return Auth(self.mechanism, self._login, decoded)


def _decode(encoded: str) -> str | None:
    """The text of a line, None for what is not base64 of UTF-8; a lone ``=`` is ""."""
    if encoded == "=":
        return ""
    try:
        return b64decode(encoded.encode("ascii"), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeError):
        return None


def _read_plain(message: str) -> Auth | Reply:
    """Read ``[authzid] NUL authcid NUL passwd`` (RFC 4616 §2)."""
    parts = message.split("\0")
    if len(parts) != 3 or not parts[1] or not parts[2]:
        return answers.BAD_PLAIN
    acting_as, login, password = parts
    if acting_as not in ("", login):
        return answers.ACTING_FOR_OTHERS
    return Auth("PLAIN", login, password)
