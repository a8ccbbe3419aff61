"""What a change does to a DKIM signature: each one tried, and judged by the verifier itself.

- The owner's private key is not ours: a trial is signed anew with a key of the lab, under the same
  ``d=``, ``s=``, ``h=``, and under either canonicalization. What is judged is the change alone.
- ``bh=`` and ``b=`` are told apart by the octets that each covers; ``dkim.verify`` judges.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from maillab.auth.canonical import Canonicalization, canonical_body
from maillab.auth.dkim import compare, verify
from maillab.auth.dkim_inspect import Comparison, Inspection
from maillab.auth.dkim_sign import folded, header_data, signature_text
from maillab.auth.dkim_tags import Signature
from maillab.auth.lab_keys import lab_key, public_record
from maillab.auth.results import DkimCheck
from maillab.display import Displayable, Word
from maillab.dns import Answer, Outcome, Record
from maillab.errors import MaillabError
from maillab.mail.message import HeaderField, MessageView, view_of

CRLF = b"\r\n"
APPENDED = b"PS: +900 EUR\r\n"
"""What the trials append to a body."""
_KEY_SEED = 376


class Change(Word):
    """What is done to a message on its way, in the order in which it is shown."""

    TRAILING_SPACE = "trailing-space"
    EMPTY_LINE = "empty-line"
    BODY_LETTER = "body-letter"
    APPENDED = "appended"
    APPENDED_BEYOND = "appended-beyond"
    FIELD_LETTER = "field-letter"
    REFOLDED = "refolded"
    REORDERED = "reordered"
    FIELD_ABOVE = "field-above"
    FIELD_BELOW = "field-below"


@dataclass(frozen=True, slots=True, repr=False)
class Trial(Displayable):
    """One change of a signed message: which octets differ, and what the verifier says.

    ``change`` is None for one that a person chose; ``field`` the name of the field that the
    changes of the header speak of.
    """

    change: Change | None
    field: str
    comparison: Comparison
    check: DkimCheck

    @property
    def body_holds(self) -> bool:
        """Whether ``bh=`` is still the hash of the body."""
        return self.comparison.body.hashed is None

    @property
    def header_holds(self) -> bool:
        """Whether ``b=`` still signs the header."""
        return self.comparison.header.hashed is None


@dataclass(frozen=True, slots=True, repr=False)
class Trials(Displayable):
    """The usual changes of one message, each under both canonicalizations (RFC 6376 §3.4)."""

    signature: Signature
    simple: tuple[Trial, ...]
    relaxed: tuple[Trial, ...]

    def of(self, change: Change) -> tuple[Trial, Trial]:
        """One change under ``simple`` and under ``relaxed``."""
        simple, relaxed = (
            next(trial for trial in row if trial.change is change)
            for row in (self.simple, self.relaxed)
        )
        return simple, relaxed


def try_changes(inspection: Inspection) -> Trials:
    """Try the usual changes on a message; those that it has no place for are left out."""
    simple, relaxed = (
        tuple(_tried(inspection, form))
        for form in (Canonicalization.SIMPLE, Canonicalization.RELAXED)
    )
    return Trials(inspection.signature, simple, relaxed)


def retouch(inspection: Inspection, piece: str | int, at: int, by: str) -> Trial:
    """Put ``by`` in the place of one character; see ``Inspection.retouch``."""
    content, field = _bare(inspection), ""
    signed = _signed(content, inspection.signature, inspection.signature.body_length)
    if isinstance(piece, int):
        changed = _with_line(content, piece, at, by)
    else:
        field = piece
        changed = _with_field_character(content, piece, at, by)
    return _judged(None, field, signed, content, changed)


# -- the usual changes ---------------------------------------------------------------------------


def _tried(inspection: Inspection, form: Canonicalization) -> Iterator[Trial]:
    content, signature = _bare(inspection), inspection.signature
    name = _spoken_of(view_of(content), signature)
    for change in Change:
        changed = _CHANGES[change](content, name)
        if changed == content:
            continue
        length = None
        if change is Change.APPENDED_BEYOND:
            length = len(canonical_body(view_of(content).body, form))
        yield _judged(change, name, _signed(content, signature, length, form), content, changed)


def _spoken_of(view: MessageView, signature: Signature) -> str:
    """The field that the changes touch: Subject, else the first signed one that is there."""
    names = ["subject", *signature.fields]
    return next((name for name in names if view.all(name)), "subject")


def _trailing_space(content: bytes, name: str) -> bytes:
    head, body = _parts(content)
    line, end, rest = body.partition(CRLF)
    return head + line + b" " + end + rest


def _empty_line(content: bytes, name: str) -> bytes:
    return content + CRLF


def _body_letter(content: bytes, name: str) -> bytes:
    head, body = _parts(content)
    return head + _other_letter(body)


def _appended(content: bytes, name: str) -> bytes:
    return content + (b"" if content.endswith(CRLF) else CRLF) + APPENDED


def _field_letter(content: bytes, name: str) -> bytes:
    def changed(field: HeaderField) -> bytes:
        return field.name + b":" + _other_letter(field.value)

    return _with_lowest(content, name, changed)


def _refolded(content: bytes, name: str) -> bytes:
    def folded_otherwise(field: HeaderField) -> bytes:
        if CRLF in field.value:
            return field.name + b":" + field.value.replace(CRLF, b"")
        blank = b"" if field.value[:1] in (b" ", b"\t") else b" "
        return field.name + b":" + CRLF + blank + field.value

    return _with_lowest(content, name, folded_otherwise)


def _reordered(content: bytes, name: str) -> bytes:
    """The first two fields of different names that follow each other, the other way round."""
    fields = [field.raw for field in view_of(content).fields]
    keys = [field.key for field in view_of(content).fields]
    for place in range(len(fields) - 1):
        if keys[place] != keys[place + 1]:
            fields[place : place + 2] = reversed(fields[place : place + 2])
            return _with_fields(content, fields)
    return content


def _field_above(content: bytes, name: str) -> bytes:
    return _with_fields(content, [_added(name), *(x.raw for x in view_of(content).fields)])


def _field_below(content: bytes, name: str) -> bytes:
    return _with_fields(content, [*(x.raw for x in view_of(content).fields), _added(name)])


_CHANGES: dict[Change, Callable[[bytes, str], bytes]] = {
    Change.TRAILING_SPACE: _trailing_space,
    Change.EMPTY_LINE: _empty_line,
    Change.BODY_LETTER: _body_letter,
    Change.APPENDED: _appended,
    Change.APPENDED_BEYOND: _appended,
    Change.FIELD_LETTER: _field_letter,
    Change.REFOLDED: _refolded,
    Change.REORDERED: _reordered,
    Change.FIELD_ABOVE: _field_above,
    Change.FIELD_BELOW: _field_below,
}


def _added(name: str) -> bytes:
    return name.title().encode("utf-8", "surrogateescape") + b": 2"


def _other_letter(octets: bytes) -> bytes:
    """The octets with their first ASCII letter changed for another."""
    for at, octet in enumerate(octets):
        if chr(octet).isascii() and chr(octet).isalpha():
            return octets[:at] + (b"y" if octet in b"xX" else b"x") + octets[at + 1 :]
    return octets


# -- one character -------------------------------------------------------------------------------


def _with_line(content: bytes, number: int, at: int, by: str) -> bytes:
    head, body = _parts(content)
    lines = body.split(CRLF)
    if not 1 <= number <= len(lines):
        raise MaillabError("error.dkim.line", found=str(number), count=len(lines))
    lines[number - 1] = _replaced(lines[number - 1], at, by)
    return head + CRLF.join(lines)


def _with_field_character(content: bytes, name: str, at: int, by: str) -> bytes:
    if not view_of(content).all(name):
        held = dict.fromkeys(field.key for field in view_of(content).fields)
        names = [key.decode("utf-8", "surrogateescape") for key in held]
        raise MaillabError("error.dkim.field", found=name, names=", ".join(names))

    def changed(field: HeaderField) -> bytes:
        value = field.value.lstrip(b" \t")
        blank = field.value[: len(field.value) - len(value)]
        return field.name + b":" + blank + _replaced(value, at, by)

    return _with_lowest(content, name, changed)


def _replaced(octets: bytes, at: int, by: str) -> bytes:
    """One character, counted from 1, replaced; one past the end is added."""
    text = octets.decode("utf-8", "surrogateescape")
    if not 1 <= at <= len(text) + 1:
        raise MaillabError("error.dkim.character", found=str(at), count=len(text))
    before, after = (
        part.encode("utf-8", "surrogateescape") for part in (text[: at - 1], text[at:])
    )
    written = by.encode("utf-8", "surrogatepass")
    return before + written.replace(b"\r", b"").replace(b"\n", b"") + after


# -- pieces of a message -------------------------------------------------------------------------


def _bare(inspection: Inspection) -> bytes:
    """The message without the signature that was looked at."""
    content = inspection.header + CRLF + CRLF + inspection.body
    fields = [field.raw for field in view_of(content).fields]
    del fields[inspection.fields[-1].place - 1]
    if fields and fields[0].startswith((b" ", b"\t")):  # it would lengthen the signature
        del fields[0]
    return CRLF.join([*fields, b"", inspection.body])


def _parts(content: bytes) -> tuple[bytes, bytes]:
    """The header with the empty line under it, and the body."""
    body = view_of(content).body
    return content[: len(content) - len(body)], body


def _with_fields(content: bytes, fields: list[bytes]) -> bytes:
    return CRLF.join([*fields, b"", view_of(content).body])


def _with_lowest(content: bytes, name: str, change: Callable[[HeaderField], bytes]) -> bytes:
    """The content with the lowest field of a name changed: the one that is signed first."""
    fields = [field.raw for field in view_of(content).fields]
    key = name.lower().encode("utf-8", "surrogateescape")
    for place in reversed(range(len(fields))):
        if (field := HeaderField(fields[place])).key == key:
            fields[place] = change(field)
            return _with_fields(content, fields)
    return content


# -- signing and judging -------------------------------------------------------------------------


def _signed(
    content: bytes,
    like: Signature,
    length: int | None,
    form: Canonicalization | None = None,
) -> bytes:
    """A signature's field for the content, with the tags of another one and the lab's key."""
    header_form = form or like.header_canonicalization
    body_form = form or like.body_canonicalization
    view = view_of(content)
    body = canonical_body(view.body, body_form)[:length]
    limit = "" if length is None else f" l={len(body)};"
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    unsigned = (
        f"DKIM-Signature: v=1; a=ed25519-sha256; c={header_form.value}/{body_form.value};\r\n"
        f"\td={like.domain}; s={like.selector};{limit}\r\n"
        f"\th={folded(':'.join(like.fields), ':')};\r\n\tbh={digest};\r\n\tb="
    ).encode("utf-8", "surrogateescape")
    data = header_data(view, like.fields, HeaderField(unsigned), header_form)
    key = lab_key(_KEY_SEED, "ed25519")
    return unsigned + signature_text(key, hashlib.sha256(data).digest()).encode() + CRLF


def _judged(
    change: Change | None, field: str, signature: bytes, content: bytes, changed: bytes
) -> Trial:
    before, after = signature + content, signature + changed
    comparison = compare(before, after)
    return Trial(change, field, comparison, verify(after, _LabKey())[0])


class _LabKey:
    """The DNS of the trials: whatever is asked, the answer is the lab's key."""

    def query(self, name: str, type: str) -> Answer:
        record = public_record(lab_key(_KEY_SEED, "ed25519")).encode()
        return Answer(name, type, Outcome.NOERROR, (Record(name, type, 0, (record,)),))
