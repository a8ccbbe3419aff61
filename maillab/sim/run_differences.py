"""What differs between two deliveries, the earliest first, and what weighs among it.

- The message weighs where its author differs, or a signature that it came with ends otherwise;
  a sender and a machine that sends always do.
- A DNS answer weighs where both runs asked the same question on the same machine; a question that
  one run alone asked follows from something else.
- What was published between the runs and not yet heard is told too: a memory still held it back.
- Runs of different worlds are compared the same way; what was published when is then unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from maillab.journal import Entry
from maillab.mail.message import MessageView
from maillab.mail.rewriting import Changes, changes
from maillab.receiving.evaluation import Verdict
from maillab.sim.comparison import Difference, changed
from maillab.sim.delivery import DNS_QUERY, VERIFIED, Delivery, Hop
from maillab.smtp.dialogue import content_of

MEDIATED = ("mail.forwarded", "mail.returned", "mail.distributed", "mail.held")
SIGNATURES = ("DKIM-Signature", "ARC-Seal")
ZONE_CHANGES = ("dns.published", "dns.replaced", "dns.withdrawn")

TRACE = frozenset(
    ("received", "return-path", "authentication-results", "received-spf", "delivered-to")
)
BODY = "*"

Question = tuple[str, str, str]
"""The host that asked, the name and the type."""


def run_differences(before: Delivery, after: Delivery) -> Iterator[Difference]:
    """All that differs between two deliveries, in the order in which it came about."""
    found = [
        *_submission(before, after),
        *_answers(before, after),
        *_refused_flows(before, after),
        *_mediators(before, after),
        *_on_the_way(before, after),
        *_judgement(before, after),
    ]
    yield from sorted(found, key=lambda one: one.time)


def ran_after(before: Delivery, after: Delivery) -> bool:
    """Whether the run called ``before`` began after the other, in the same world."""
    began = [next((entry.time for entry in run.entries), 0.0) for run in (before, after)]
    return before.journal is after.journal and began[0] > began[1]


def message_changes(before: Delivery, after: Delivery) -> Changes | None:
    """How the messages differ as they were sent; None where one was not kept."""
    old, new = sent_content(before), sent_content(after)
    return changes(old, new) if old is not None and new is not None else None


def sent_content(delivery: Delivery) -> bytes | None:
    """The content that the first session carried, None where there was none or it is not kept."""
    return next((content_of(hop.dialogue) for hop in delivery.hops), None)


# -- before anything else: what was sent, by whom, from where ------------------------------------


def _submission(before: Delivery, after: Delivery) -> Iterator[Difference]:
    change = message_changes(before, after)
    if change is not None and changed(change):
        names = (field.name.decode("utf-8", "surrogateescape") for field in change.removed)
        more = (field.name.decode("utf-8", "surrogateescape") for field in change.added)
        fields = tuple(dict.fromkeys((*names, *more)))
        yield Difference(
            "compare.message",
            {"fields": fields, "count": len(fields), "body": change.body_changed},
            weighs=_message_weighs(before, after),
        )
    yield from _told("compare.sender", _sender(before), _sender(after))
    old, new = before.recipients, after.recipients
    count = max(len(old), len(new))
    yield from _told("compare.recipients", old, new, weighs=False, count=count)
    yield from _told("compare.client", _machine(before), _machine(after))


def _told(
    code: str, old: object, new: object, *, weighs: bool = True, **facts: object
) -> Iterator[Difference]:
    if old != new:
        yield Difference(code, {"before": old, "after": new, **facts}, weighs=weighs)


def _message_weighs(before: Delivery, after: Delivery) -> bool:
    old, new = before.verdict, after.verdict
    if old is None or new is None:
        return False
    if old.author != new.author:
        return True
    contents = (sent_content(before) or b"", sent_content(after) or b"")
    signed = any(MessageView(content).first(name) for content in contents for name in SIGNATURES)
    return signed and _signatures(old) != _signatures(new)


def _signatures(verdict: Verdict | None) -> object:
    """How the signatures and the chain of seals ended."""
    return verdict and ([check.result for check in verdict.dkim], verdict.arc.result)


def _sender(delivery: Delivery) -> str:
    return next(
        (str(e.facts["sender"]) or "<>" for e in delivery.entries if "sender" in e.facts), ""
    )


def _machine(delivery: Delivery) -> str:
    """The machine that sent first, and the address that the verifying server saw."""
    hops = delivery.hops
    if not hops:
        return ""
    seen = delivery.spf and delivery.spf.walkthrough.find("spf.mail-from")
    direct = seen is not None and hops[0].walkthrough is not None
    return f"{hops[0].client} ({seen.facts['address']})" if seen and direct else hops[0].client


# -- DNS -----------------------------------------------------------------------------------------

Record = tuple[str, str]
"""A name and a type."""


def _answers(before: Delivery, after: Delivery) -> Iterator[Difference]:
    old, new = _asked(before), _asked(after)
    made = _zone_changes(before, after)
    for question in dict.fromkeys((*old, *new)):
        first, second = old.get(question), new.get(question)
        if first is not None and second is not None:
            yield from _answer(after, made.get(question[1:], []), first, second)
        else:
            entry = first or second
            assert entry is not None
            run, side = (before, "before") if first else (after, "after")
            facts = {**_question(entry), "side": side, "answer": answer_of(entry)}
            yield Difference("compare.question", facts, _since(run, entry), weighs=False)


def _answer(
    after: Delivery, made: Sequence[Entry], first: Entry, second: Entry
) -> Iterator[Difference]:
    """The same question, asked in both runs; ``made`` are the changes of that record."""
    facts = {
        **_question(second), "before": answer_of(first), "after": answer_of(second)
    }  # fmt: skip
    between = [entry for entry in made if first.time <= entry.time <= second.time]
    if answer_of(first) != answer_of(second):
        earlier = any(entry.time <= first.time for entry in made)
        facts["because"] = "published" if between else "expired" if earlier else "unknown"
        yield Difference("compare.dns", facts, _since(after, second))
    elif between and not _heard(between[-1], second):
        yield Difference("compare.unheard", facts, _since(after, second))


def _zone_changes(before: Delivery, after: Delivery) -> dict[Record, list[Entry]]:
    """What was changed in zones, by record, as far as it can explain the second run.

    Nothing of another world can, nor of a run that was first.
    """
    found: dict[Record, list[Entry]] = {}
    if before.journal is after.journal and not ran_after(before, after):
        for entry in after.journal:
            if entry.kind in ZONE_CHANGES:
                name = str(entry.facts["name"]).lower().rstrip(".")
                found.setdefault((name, str(entry.facts["type"])), []).append(entry)
    return found


def _heard(change: Entry, answer: Entry) -> bool:
    """Whether an answer tells what a zone was changed to."""
    told = answer_of(answer)
    if change.kind == "dns.withdrawn":
        return not answer.facts["answers"]
    return _record(str(change.facts["value"])) in told


def _asked(delivery: Delivery) -> dict[Question, Entry]:
    """The first answer to each question, by who asked it."""
    found: dict[Question, Entry] = {}
    for entry in delivery.entries:
        if entry.kind == DNS_QUERY:
            question = (entry.host, str(entry.facts["name"]), str(entry.facts["type"]))
            found.setdefault(question, entry)
    return found


def _question(entry: Entry) -> dict[str, object]:
    return {"host": entry.host, "name": entry.facts["name"], "type": entry.facts["type"]}


def answer_of(entry: Entry) -> tuple[str, ...]:
    """An answer without its age: the records' data in order, or how the question ended."""
    answers: Sequence[str] = entry.facts["answers"]  # type: ignore[assignment]
    return tuple(sorted(map(_record, answers))) or (str(entry.facts["outcome"]),)


def _record(line: str) -> str:
    """The data of a record: its line in a master file without name, TTL, class and type."""
    return line.split(" ", 4)[-1]


# -- the way -------------------------------------------------------------------------------------


def _refused_flows(before: Delivery, after: Delivery) -> Iterator[Difference]:
    def flow(entry: Entry) -> tuple[object, ...]:
        names = ("source", "destination", "service", "rule", "action")
        return (entry.host, *(entry.facts[name] for name in names))

    yield from _one_sided("compare.firewall", "flow.refused", flow, before, after)


def _mediators(before: Delivery, after: Delivery) -> Iterator[Difference]:
    for kind in MEDIATED:
        yield from _one_sided(
            "compare.mediator", kind, lambda e: (e.host, e.facts["recipient"]), before, after
        )


def _one_sided(
    code: str,
    kind: str,
    key: Callable[[Entry], tuple[object, ...]],
    before: Delivery,
    after: Delivery,
) -> Iterator[Difference]:
    """What happened in one of the runs alone."""
    old, new = (
        {key(entry): entry for entry in reversed(run.entries) if entry.kind == kind}
        for run in (before, after)
    )
    for run, side, here, there in ((before, "before", old, new), (after, "after", new, old)):
        for found, entry in here.items():
            if found not in there:
                facts = {
                    **entry.facts,
                    "host": entry.host,
                    "side": side,
                    "what": kind.partition(".")[2],
                }
                yield Difference(code, facts, _since(run, entry))


def _on_the_way(before: Delivery, after: Delivery) -> Iterator[Difference]:
    """What servers wrote into the message before it was checked, where a signature feels it."""
    old, new = _written(before), _written(after)
    if old is not None and new is not None and old != new:
        weighs = _signatures(before.verdict) != _signatures(after.verdict)
        facts = {"before": old or None, "after": new or None}
        yield Difference("compare.on-the-way", facts, _checked_at(after), weighs)


def _written(delivery: Delivery) -> tuple[str, ...] | None:
    """The names of the fields added on the way, trace fields aside, and ``BODY`` if it changed.

    None where the message was not checked, or not kept.
    """
    checked = _checked_hop(delivery)
    sent, received = sent_content(delivery), content_of(checked.dialogue) if checked else None
    if sent is None or received is None:
        return None
    change = changes(sent, received)
    names = [field.name.decode("utf-8", "surrogateescape") for field in change.added]
    body = [BODY] if change.body_changed else []
    return (*sorted(name for name in names if name.lower() not in TRACE), *body)


def _checked_hop(delivery: Delivery) -> Hop | None:
    """The last session whose message was checked, or None."""
    return next((hop for hop in reversed(delivery.hops) if hop.walkthrough), None)


def _checked_at(delivery: Delivery) -> float:
    """When the session began whose message was checked, in seconds."""
    checked = _checked_hop(delivery)
    return checked.started - delivery.entries[0].time if checked else 0.0


# -- the receiver --------------------------------------------------------------------------------


def _judgement(before: Delivery, after: Delivery) -> Iterator[Difference]:
    """What the receiver decided otherwise on the same findings, and where the ways end."""
    old, new = before.verdict, after.verdict
    if old and new and before.disposition != after.disposition:
        same = [_results(one) for one in (old, new)]
        if same[0] == same[1]:
            decided = {"before": before.disposition, "after": after.disposition}
            yield Difference("compare.decision", decided, _verified(after))
    ends = [sorted({str(one.fate.value) for one in run.outcomes}) for run in (before, after)]
    if ends[0] != ends[1] and before.disposition == after.disposition:
        facts = {"before": tuple(ends[0]), "after": tuple(ends[1])}
        yield Difference("compare.ending", facts, _lasted(after))


def _results(verdict: Verdict) -> object:
    told = [(one.method, one.result) for one in verdict.authentication_results.results]
    return told, verdict.dmarc.policy


def _verified(delivery: Delivery) -> float:
    entry = next(e for e in reversed(delivery.entries) if e.kind == VERIFIED)
    return _since(delivery, entry)


def _lasted(delivery: Delivery) -> float:
    return _since(delivery, delivery.entries[-1]) if delivery.entries else 0.0


def _since(delivery: Delivery, entry: Entry) -> float:
    return entry.time - delivery.entries[0].time
