"""ARC sealing: the three fields that a mediator puts above a message (RFC 8617 §5.1).

- What was found on arrival is taken from one's own Authentication-Results, comments and all.
- Tags stand in alphabetical order, so that a seal depends on nothing but its message.
- A chain that had failed is sealed once more, on its own (§5.1.2); after that nothing is added.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from maillab.arguments import checked
from maillab.auth.arc_sets import (
    SET_LIMIT,
    ArcField,
    ArcFields,
    ArcSet,
    Flaw,
    Member,
    arc_fields,
    arc_sets,
    seal_digests,
)
from maillab.auth.arc_verify import verify
from maillab.auth.canonical import Canonicalization, canonical_body
from maillab.auth.dkim_sign import (
    OVERSIGNED,
    SIGNED,
    checked_selector,
    folded,
    header_data,
    kind_of,
    names_to_sign,
    signature_text,
)
from maillab.auth.lab_keys import private_key
from maillab.auth.results import ArcResult
from maillab.dns import NameService
from maillab.errors import MaillabError
from maillab.mail.address import domain_to_ascii
from maillab.mail.authres import (
    FIELD,
    LINE,
    AuthenticationResults,
    parse,
    quoted,
    results_as_written,
)
from maillab.mail.message import HeaderField, MessageView, view_of

if TYPE_CHECKING:
    from maillab.auth.lab_keys import PrivateKey

SIGNED_BY_SEALERS = (*SIGNED, "dkim-signature")
"""The fields that a message signature covers where they are present (RFC 8617 §4.1.2)."""

_NEVER_SIGNED = ("arc-seal", "authentication-results")
"""A seal comes later; results are taken out on the way (RFC 8617 §4.1.2)."""


@checked
def seal(
    content: bytes,
    domain: str,
    selector: str,
    key: PrivateKey | bytes,
    authserv_id: str,
    resolver: NameService | None = None,
    signed_fields: Sequence[str] | str | None = None,
    now: float | None = None,
) -> bytes:
    """The next ARC set of a message: its three fields, each ended by CRLF, results first.

    ``seal(content, …) + content`` is the sealed message. Nothing, ``b""``, where no set may be
    added: the newest seal says that the chain had failed, or there are fifty already.

    Args:
        domain: ``d=``, the domain that seals; ``selector`` is where its key is published.
        key: RSA or Ed25519, or the octets of a PEM file.
        authserv_id: whose Authentication-Results on the message are one's own.
        resolver: to validate the chain so far where no ``arc=`` of one's own says whether it held
            on arrival; needless for a first set.
        signed_fields: what the message signature covers, in order, a list or as in ``h=``; by
            default what DKIM signs, with oversigning, and the DKIM signatures.
        now: ``t=``, epoch seconds; left out without it.

    Raises:
        MaillabError: a domain or selector that cannot be; fields that may not be signed; a chain
            that nobody has validated; a PEM file without a usable key.
    """
    key = private_key(key)
    view = view_of(content)
    fields = arc_fields(view)
    if fields.has_ended or fields.highest >= SET_LIMIT or fields.count > SET_LIMIT:
        return b""
    status = _status(view, fields, authserv_id, resolver)
    shared = _shared_tags(fields.highest + 1, domain, selector, key, now)
    results = _results(view, authserv_id, fields.highest + 1)
    signature = _message_signature(view, results, shared, key, signed_fields)
    unsigned = _member(ArcField.SEAL, {**shared, "cv": status.value, "b": ""})
    own = ArcSet(fields.highest + 1, results, signature, unsigned)
    chain = arc_sets(fields) if status is ArcResult.PASS else ()
    earlier = () if isinstance(chain, Flaw) else chain
    signed = signature_text(key, seal_digests((*earlier, own))[-1])
    last = _member(ArcField.SEAL, {**unsigned.tags, "b": signed})
    return b"".join(member.raw.raw + b"\r\n" for member in (results, signature, last))


def _shared_tags(
    instance: int, domain: str, selector: str, key: PrivateKey, now: float | None
) -> dict[str, str]:
    """The tags that message signature and seal have in common."""
    tags = {
        "i": str(instance),
        "a": f"{kind_of(key)}-sha256",
        "d": domain_to_ascii(domain),
        "s": checked_selector(selector),
    }
    return tags if now is None else tags | {"t": str(int(now))}


def _status(
    view: MessageView, fields: ArcFields, authserv_id: str, resolver: NameService | None
) -> ArcResult:
    """The state of the chain on arrival, ``cv=`` of the new seal (RFC 8617 §5.1.1).

    What one found then comes first: a mediator that changed the message has broken the chain's
    newest message signature since.
    """
    if not fields.count:
        return ArcResult.NONE
    for _, found in _own_results(view, authserv_id):
        for result in found.results:
            if result.method == "arc" and result.result in ("pass", "fail"):
                return ArcResult(result.result)
    if resolver is not None:
        return verify(view.content, resolver, walkthrough=False).result
    raise MaillabError(
        "error.arc.unvalidated", found=str(fields.highest), spec="RFC 8617 §5.1", name=authserv_id
    )


def _own_results(
    view: MessageView, authserv_id: str
) -> list[tuple[HeaderField, AuthenticationResults]]:
    """One's own Authentication-Results, top first: the fields, and what they say."""
    wanted = authserv_id.lower()
    return [
        (field, read)
        for field in view.all(FIELD)
        if (read := parse(field)) is not None and read.authserv_id.lower() == wanted
    ]


def _results(view: MessageView, authserv_id: str, instance: int) -> Member:
    """ARC-Authentication-Results: all of one's own results, as they were written (§4.1.1)."""
    written = [
        result
        for field, _ in _own_results(view, authserv_id)
        for result in results_as_written(field)
    ]
    head = f"{ArcField.RESULTS.value}: i={instance}; {quoted(authserv_id)}"
    raw = ";\r\n\t".join([head, *(written or ["none"])]).encode("utf-8", "surrogateescape")
    return Member(ArcField.RESULTS, instance, HeaderField(raw), {})


def _message_signature(
    view: MessageView,
    results: Member,
    shared: dict[str, str],
    key: PrivateKey,
    signed_fields: Sequence[str] | str | None,
) -> Member:
    """ARC-Message-Signature: the message signed as DKIM does, new results included (§4.1.2)."""
    relaxed = Canonicalization.RELAXED
    names = _names(view, signed_fields)
    body = hashlib.sha256(canonical_body(view.body, relaxed)).digest()
    tags = {
        **shared,
        "c": "relaxed/relaxed",
        "h": folded(":".join(names), ":"),
        "bh": base64.b64encode(body).decode(),
        "b": "",
    }
    unsigned = _member(ArcField.SIGNATURE, tags)
    above = MessageView(results.raw.raw + b"\r\n" + view.content)
    data = header_data(above, names, unsigned.raw, relaxed)
    signed = signature_text(key, hashlib.sha256(data).digest())
    return _member(ArcField.SIGNATURE, {**tags, "b": signed})


def _names(view: MessageView, signed_fields: Sequence[str] | str | None) -> list[str]:
    if signed_fields is None:
        return names_to_sign(view, SIGNED_BY_SEALERS, OVERSIGNED)
    listed = signed_fields.split(":") if isinstance(signed_fields, str) else signed_fields
    names = [name.strip().lower() for name in listed]
    refused = [name for name in names if name in _NEVER_SIGNED]
    if refused:
        raise MaillabError("error.arc.fields", found=refused[0], spec="RFC 8617 §4.1.2")
    return names


def _member(kind: ArcField, tags: dict[str, str]) -> Member:
    """A field of tags in alphabetical order, folded between them."""
    lines = [f"{kind.value}:"]
    for name in sorted(tags):
        piece = f" {name}={tags[name]};"
        if len(lines[-1]) + len(piece) > LINE:
            lines.append("\t" + piece.lstrip())
        else:
            lines[-1] += piece
    raw = "\r\n".join(lines).removesuffix(";").encode()
    return Member(kind, int(tags["i"]), HeaderField(raw), tags)
