"""The replies that a server gives of its own: the protocol's answers and its refusals.

- Text on the wire is English, whatever the language in use.
- Enhanced codes are RFC 3463's; 5.5.1 goes with 502 and 503, 5.5.2 with 500, 5.5.4 with 501.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from maillab.smtp.content import Fault
from maillab.smtp.session import (
    Auth,
    Content,
    DataStart,
    Event,
    Extension,
    MailFrom,
    RcptTo,
    Reply,
    Reset,
    State,
    Verb,
    Verify,
)

OK = Reply(250, "2.0.0", ("OK",))
SENDER_OK = Reply(250, "2.1.0", ("Sender OK",))
RECIPIENT_OK = Reply(250, "2.1.5", ("Recipient OK",))
GO_AHEAD = Reply(354, None, ("End data with <CRLF>.<CRLF>",))
ACCEPTED = Reply(250, "2.0.0", ("Message accepted",))
VERIFIED = Reply(252, "2.0.0", ("Cannot verify, but the message would be tried",))
LOGGED_IN = Reply(235, "2.7.0", ("Authentication succeeded",))
HELP = Reply(214, "2.0.0", ("EHLO HELO MAIL RCPT DATA RSET NOOP QUIT VRFY HELP", "RFC 5321"))

UNREADABLE = Reply(500, "5.5.2", ("Syntax error: only CRLF ends a line, no controls inside",))
NOT_UTF8 = Reply(500, "5.5.2", ("Syntax error: octets above 127 that are not UTF-8",))
UNKNOWN = Reply(500, "5.5.2", ("Command not recognized",))
NO_ARGUMENT = Reply(501, "5.5.4", ("This command takes no argument",))
HELLO_SYNTAX = Reply(501, "5.5.4", ("Syntax: EHLO followed by one name",))
MAIL_SYNTAX = Reply(501, "5.5.4", ("Syntax: MAIL FROM:<address>, no space after the colon",))
RCPT_SYNTAX = Reply(501, "5.5.4", ("Syntax: RCPT TO:<address>, no space after the colon",))
PARAMETER_SYNTAX = Reply(501, "5.5.4", ("Syntax error in parameters",))
ARGUMENT_NEEDED = Reply(501, "5.5.4", ("This command needs an argument",))
BAD_BASE64 = Reply(501, "5.5.2", ("This is not base64",))
BAD_PLAIN = Reply(501, "5.5.2", ("Expected base64 of NUL, login, NUL, password",))
ACTING_FOR_OTHERS = Reply(535, "5.7.8", ("Acting for another identity is not offered",))

NOT_OFFERED = Reply(502, "5.5.1", ("Command not implemented",))
SAY_HELLO = Reply(503, "5.5.1", ("Say EHLO or HELO first",))
BAD_SEQUENCE = Reply(503, "5.5.1", ("Bad sequence of commands",))
NO_MAIL = Reply(503, "5.5.1", ("MAIL comes before it",))
NO_RECIPIENTS = Reply(554, "5.5.1", ("No valid recipients",))
MAIL_UNDER_WAY = Reply(503, "5.5.1", ("A message is under way: RSET forgets it",))
LINE_TOO_LONG = Reply(500, "5.5.2", ("Line too long",))
AUTH_LINE_TOO_LONG = Reply(500, "5.5.6", ("Authentication exchange line is too long",))
TOO_MANY_RECIPIENTS = Reply(452, "4.5.3", ("Too many recipients",))
TOO_BIG = Reply(552, "5.3.4", ("Message size exceeds the limit",))
AUTH_NEEDED = Reply(530, "5.7.0", ("Authentication required",))
AUTH_TWICE = Reply(503, "5.5.1", ("Already authenticated",))
AUTH_AFTER_EHLO = Reply(503, "5.5.1", ("AUTH needs EHLO",))
AUTH_UNKNOWN = Reply(504, "5.5.4", ("Authentication mechanism not offered",))
AUTH_CANCELLED = Reply(501, "5.7.0", ("Authentication cancelled",))
USERNAME = Reply(334, None, ("VXNlcm5hbWU6",))
PASSWORD = Reply(334, None, ("UGFzc3dvcmQ6",))
EMPTY_CHALLENGE = Reply(334, None, ("",))

FAULTS: Mapping[Fault, Reply] = {
    Fault.SIZE: TOO_BIG,
    Fault.BARE_LINE_END: Reply(550, "5.5.2", ("Bare CR or LF: only CRLF ends a line",)),
    Fault.NUL: Reply(554, "5.6.0", ("The message holds a NUL octet",)),
    Fault.LONG_LINE: Reply(500, "5.5.2", ("Text line too long",)),
}
"""What each fault of the content is answered with (550 5.5.2 as Postfix does)."""

ADDRESS_FAULTS: Mapping[str, str] = {
    "empty": "nothing stands there",
    "null": "<> is no recipient",
    "utf8": "it is not ASCII, and SMTPUTF8 was not asked for",
    "at": "no @ after the local part",
    "long": "it is longer than 254 octets",
    "bracket": "its angle brackets do not match",
    "after": "something follows its closing bracket",
    "route": "its source route is malformed",
    "local.empty": "no local part before the @",
    "local.dot": "a dot is out of place in the local part",
    "local.character": "a character that the local part cannot hold",
    "local.quote": "a quote that never closes",
    "local.long": "the local part is longer than 64 octets",
    "domain.empty": "no domain after the @",
    "domain.dot": "a dot is out of place in the domain",
    "domain.character": "a character that a domain cannot hold",
    "domain.hyphen": "a label of the domain begins or ends with a hyphen",
    "domain.label": "a label of the domain is longer than 63 octets",
    "domain.long": "the domain is longer than 253 octets",
    "domain.idn": "an international label of the domain is malformed",
    "literal": "its address literal is malformed",
}
"""What is wrong with an address, in words, by the mistake that its parser found."""

DEFAULTS: Mapping[type[Event], Reply] = {
    Auth: LOGGED_IN,
    MailFrom: SENDER_OK,
    RcptTo: RECIPIENT_OK,
    DataStart: GO_AHEAD,
    Content: ACCEPTED,
    Reset: OK,
    Verify: VERIFIED,
}
"""The answer to each event where nobody objects; those with a host name are made by the server."""

READY_MADE: Mapping[Reply, bytes] = {
    reply: reply.to_bytes() for reply in (OK, GO_AHEAD, ACCEPTED, *DEFAULTS.values())
}
"""The octets of the usual answers, with enhanced codes."""


def illegal(state: State, verb: Verb) -> Reply:
    """Why ``verb`` may not come in ``state`` (RFC 5321 §4.1.4)."""
    match state, verb:
        case State.GREETED, _:
            return SAY_HELLO
        case State.READY, (Verb.RCPT | Verb.DATA):
            return NO_MAIL
        case State.MAIL, Verb.DATA:
            return NO_RECIPIENTS
        case ((State.MAIL | State.RCPT), _):
            return MAIL_UNDER_WAY
    return BAD_SEQUENCE


@lru_cache(maxsize=256)
def ehlo(
    hostname: str, extensions: tuple[Extension, ...], size: int, mechanisms: tuple[str, ...]
) -> bytes:
    """The reply to EHLO: the name, then a line for each extension (RFC 5321 §4.1.1.1)."""
    lines = [hostname]
    for extension in extensions:
        lines.append(f"SIZE {size}" if extension is Extension.SIZE else extension.value)
    if mechanisms:
        lines.append("AUTH " + " ".join(mechanisms))
    return Reply(250, None, tuple(lines)).to_bytes()
