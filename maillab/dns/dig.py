"""What ``dig`` prints for a reply, in its own columns (tabs to 24, 32, 40 and 48)."""

from __future__ import annotations

from datetime import UTC, datetime

from maillab.dns.answer import Record
from maillab.dns.rdata import present
from maillab.dns.wire import Message, Question, Rcode, read_message

OPCODES = {0: "QUERY", 1: "IQUERY", 2: "STATUS", 4: "NOTIFY", 5: "UPDATE"}
_COLUMNS = (24, 32, 40, 48)
_TAB = 8


def dig(
    reply: bytes | None,
    *,
    server: str,
    elapsed: float,
    tcp: bool = False,
    port: int = 53,
    when: float | None = None,
) -> str:
    """The text for ``reply`` (None: nothing came) of the address ``server``.

    ``elapsed`` is in seconds, ``when`` in epoch seconds, shown in UTC; without it no time is told.
    """
    if reply is None:
        place = f"{server}#{port}"
        return f";; communications error to {place}: timed out\n;; no servers could be reached\n"
    message = read_message(reply)
    if message is None:
        return f";; Got bad packet: {len(reply)} bytes\n"
    lines = [*_head(message), *_sections(message), f";; Query time: {round(elapsed * 1000)} msec"]
    lines.append(f";; SERVER: {server}#{port}({server}) ({'TCP' if tcp else 'UDP'})")
    if when is not None:
        lines.append(f";; WHEN: {_date(datetime.fromtimestamp(when, UTC))}")
    lines.append(f";; MSG SIZE  rcvd: {len(reply)}")
    return "\n".join(lines) + "\n"


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")  # strftime would follow the locale
_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


def _date(time: datetime) -> str:
    day, month = _DAYS[time.weekday()], _MONTHS[time.month - 1]
    return f"{day} {month} {time:%d %H:%M:%S} UTC {time.year}"


def _head(message: Message) -> list[str]:
    flags = {
        "qr": message.response,
        "aa": message.authoritative,
        "tc": message.truncated,
        "rd": message.recursion_desired,
        "ra": message.recursion_available,
    }
    counts = {
        "QUERY": len(message.questions),
        "ANSWER": len(message.answers),
        "AUTHORITY": len(message.authority),
        "ADDITIONAL": len(message.additional) + (message.edns is not None),
    }
    opcode = OPCODES.get(message.opcode, f"RESERVED{message.opcode}")
    lines = [
        ";; Got answer:",
        f";; ->>HEADER<<- opcode: {opcode}, status: {_status(message.rcode)}, id: {message.id}",
        f";; flags: {' '.join(flag for flag, is_set in flags.items() if is_set)}; "
        + ", ".join(f"{name}: {count}" for name, count in counts.items()),
    ]
    if message.recursion_desired and not message.recursion_available:
        lines.append(";; WARNING: recursion requested but not available")
    return [*lines, ""]


def _status(rcode: int) -> str:
    return Rcode(rcode).name if rcode in _KNOWN else f"RESERVED{rcode}"


_KNOWN = frozenset(Rcode)


def _sections(message: Message) -> list[str]:
    lines: list[str] = []
    if edns := message.edns:
        flags = " do" if edns.dnssec else ""
        lines += [
            ";; OPT PSEUDOSECTION:",
            f"; EDNS: version: {edns.version}, flags:{flags}; udp: {edns.size}",
        ]
    if message.questions:
        lines += [";; QUESTION SECTION:", *map(_question_line, message.questions), ""]
    sections = {
        "ANSWER": message.answers,
        "AUTHORITY": message.authority,
        "ADDITIONAL": message.additional,
    }
    for title, records in sections.items():
        if records:
            lines += [f";; {title} SECTION:", *map(record_line, records), ""]
    return lines


def record_line(record: Record) -> str:
    """One record as dig writes it."""
    data = present(record.type, record.value)
    return _in_columns([f"{record.name}.", str(record.ttl), "IN", record.type, data], _COLUMNS)


def _question_line(question: Question) -> str:
    kind = "IN" if question.kind == 1 else f"CLASS{question.kind}"
    return _in_columns([f";{question.name}.", kind, question.type], _COLUMNS[1:])


def _in_columns(words: list[str], columns: tuple[int, ...]) -> str:
    """Words at tab stops; where a word runs over its column, the next stands one place on."""
    line, at = words[0], len(words[0])
    for word, column in zip(words[1:], columns, strict=False):
        to = max(column, at + 1)
        tabs = to // _TAB - at // _TAB
        line += "\t" * tabs + " " * (to % _TAB if tabs else to - at) + word
        at = to + len(word)
    return line
