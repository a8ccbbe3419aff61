"""A journey: the map with the message on it, and under it what happens, moment by moment.

Still, each moment is a fold and the verdict stands open; played, there is one at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from maillab.journal import Entry
from maillab.net.topology import Topology
from maillab.show.checks import Check, check_row, rows_text
from maillab.show.clock import instant, moment
from maillab.show.deliveries import delivery_body, delivery_title, way_html
from maillab.show.dialogues import dialogue_html, dialogue_lines, reply_word
from maillab.show.elements import (
    NOTHING,
    Html,
    badge,
    card,
    element,
    escape,
    fold,
    join,
    mark,
    note,
    titled,
)
from maillab.show.hops import (
    change_html,
    change_lines,
    hop_title,
)
from maillab.show.html import fragment
from maillab.show.journals import timeline_html, timeline_lines
from maillab.show.language import say
from maillab.show.lookups import lookup_line, lookups_html
from maillab.show.moments import Moment, Stage, moments
from maillab.show.moving import Option, question, step, stepper
from maillab.show.places import involved
from maillab.show.play import staged
from maillab.show.svgmap import draw_map, link_name
from maillab.show.text import text, walkthrough_text
from maillab.show.visible import LONG, cut, visible
from maillab.show.walkthroughs import steps_html
from maillab.sim.delivery import Delivery
from maillab.sim.journey import Journey

CHOICES = {
    "spf": ("pass", "fail", "softfail", "neutral", "none", "permerror", "temperror"),
    "dkim": ("pass", "fail", "none", "permerror", "temperror"),
    "arc": ("pass", "fail", "none"),
    "dmarc": ("pass", "fail", "none", "permerror", "temperror"),
}
"""The results that a student may expect of a check; what came out is among them in any case."""

ANSWERS = ("accept", "quarantine", "reject")
"""What a student may expect of a server."""

ASKED = (Stage.CHECK, Stage.DECISION)
"""The moments whose outcome may be predicted."""

ENTRY_LIMIT = 8
"""Entries of one moment that are shown: the first and the last."""


@staged.register
def _journey_played(journey: Journey, predict: bool) -> object:
    return Journey(journey.delivery, predict or journey.predict)


@text.register
def _journey_text(journey: Journey) -> str:
    delivery, found = journey.delivery, moments(journey.delivery)
    last = _last_question(found) if journey.predict else None
    lines = [delivery_title(delivery)]
    for number, told in enumerate(found[:last], 1):
        lines += ["", f"{number}. {moment(told.time)}  {_title(told)}"]
        if told.stage is Stage.VERDICT:
            lines += text(delivery).split("\n")[1:]
        else:
            asked = last is not None and told.stage in ASKED
            lines += [f"   {line}" for line in (_question_lines if asked else _lines)(told)]
    return "\n".join(lines if last is None else [*lines, "", say("journey.hidden")])


def _last_question(found: Sequence[Moment]) -> int | None:
    """How many moments there are up to the last outcome that is asked for, None without one."""
    return max((number for number, one in enumerate(found, 1) if one.stage in ASKED), default=None)


@fragment.register
def _journey_html(journey: Journey) -> Html:
    delivery = journey.delivery
    told = moments(delivery)
    steps = [_step(delivery, one, journey.predict) for one in told]
    drawn = _map_html(delivery.topology, told) or way_html(delivery.hops)
    return card(escape(delivery_title(delivery)), stepper(drawn, *steps, predict=journey.predict))


def _title(told: Moment) -> str:
    """What happens, without how it comes out."""
    if told.stage is Stage.SESSION and told.hop:
        return hop_title(told.hop)
    host = told.hop.server if told.stage is Stage.DECISION and told.hop else told.at
    code = f"journey.{told.method}" if told.method else f"journey.{told.stage.value}"
    return say(code, {"host": host})


# --- text ----------------------------------------------------------------------------------------


def _question_lines(told: Moment) -> Iterator[str]:
    """What is known before the outcome, then what may come out."""
    yield from map(lookup_line, told.queries)
    asked, options, _ = _question(told)
    yield f"{asked} {' / '.join(words for _, words in options)}"


def _lines(told: Moment) -> Iterator[str]:
    yield from timeline_lines(_few(told))
    yield from _left_out(told)
    if told.hop and told.said:
        yield from change_lines(told.hop, told.change)
        yield from dialogue_lines(told.said)
    elif told.hop and told.stage is Stage.SESSION:
        yield f"S: {visible(cut(told.hop.reply))}"
    yield from map(lookup_line, told.queries)
    if told.checks:
        yield from rows_text(map(check_row, told.checks))
    for check in told.checks:
        if check.walkthrough.steps:
            yield from walkthrough_text(check.walkthrough).split("\n")
    if told.disposition:
        yield say(f"disposition.{told.disposition.value}")


# --- HTML ----------------------------------------------------------------------------------------


def _step(delivery: Delivery, told: Moment, predict: bool) -> Html:
    title = _title(told)
    head = join((element("span", escape(instant(told.time)), style="time"), escape(title)), " ")
    topology = delivery.topology
    return step(
        cut(title),
        *_BODIES[told.stage](delivery, told, predict),
        head=head,
        at=told.at,
        origin=told.origin,
        via=_links(topology, told) if topology else (),
        opened=told.stage is Stage.VERDICT,
    )


def _event_body(delivery: Delivery, told: Moment, predict: bool) -> Iterator[Html]:
    yield from _columns(timeline_html(_few(told)), told)
    yield from map(note, _left_out(told))


def _session_body(delivery: Delivery, told: Moment, predict: bool) -> Iterator[Html]:
    if told.hop is None:
        return
    if told.stage is Stage.SESSION:
        yield mark("⚠ " + say("hop.clear"))
        yield change_html(told.hop, told.change)
    said = titled(say("hop.dialogue"), dialogue_html(told.said)) if told.said else NOTHING
    yield from _columns(said, told)
    if told.stage is Stage.SESSION and not told.said:
        yield join((Html(" "), badge(reply_word(told.hop.reply), cut(told.hop.reply, LONG))))


def _check_body(delivery: Delivery, told: Moment, predict: bool) -> Iterator[Html]:
    reasons = [
        fold(escape(say("show.walkthrough")), steps_html(check.walkthrough), opened=True)
        for check in told.checks
        if check.walkthrough.steps
    ]
    outcome = element("div", *map(_check_line, told.checks), *reasons)
    yield from _columns(_asked(told, outcome, predict), told)


def _check_line(check: Check) -> Html:
    row = check_row(check)
    words = element("span", escape(row.detail, LONG), style="quiet")
    name = element("strong", escape(row.method))
    parts = (name, badge(row.result), escape(row.identity, LONG), words)
    return element("div", join(parts, " "), style="line")


def _decision_body(delivery: Delivery, told: Moment, predict: bool) -> Iterator[Html]:
    found = told.disposition.value if told.disposition else ""
    outcome = join(
        (
            badge(found, say(f"disposition.{found}")),
            titled(say("hop.dialogue"), dialogue_html(told.said)) if told.said else NOTHING,
        )
    )
    yield _asked(told, outcome, predict)


def _verdict_body(delivery: Delivery, told: Moment, predict: bool) -> Iterator[Html]:
    yield from delivery_body(delivery)


_Body = Callable[[Delivery, Moment, bool], Iterator[Html]]

_BODIES: Mapping[Stage, _Body] = {
    Stage.SUBMITTED: _event_body,
    Stage.LOOKUP: _session_body,
    Stage.SESSION: _session_body,
    Stage.CHECK: _check_body,
    Stage.DECISION: _decision_body,
    Stage.EVENT: _event_body,
    Stage.TRIES: _event_body,
    Stage.VERDICT: _verdict_body,
}


def _columns(left: Html, told: Moment) -> Iterator[Html]:
    """What is said or found on the left, what is asked of DNS on the right."""
    asked = titled(say("hop.queries"), lookups_html(told.queries)) if told.queries else NOTHING
    if left or asked:
        yield element("div", *filter(None, (left, asked)), style="columns")


def _asked(told: Moment, outcome: Html, predict: bool) -> Html:
    return question(*_question(told), outcome) if predict else outcome


def _question(told: Moment) -> tuple[str, list[Option], str]:
    """What a student is asked about an outcome, the choices, and what came out."""
    host = {"host": told.at}
    if told.stage is Stage.DECISION:
        done = told.disposition.value if told.disposition else ""
        options = [(word, say(f"disposition.{word}")) for word in _with(done, ANSWERS)]
        return say("journey.ask-server", host), options, done
    results = [check.result.value for check in told.checks]
    found = "pass" if "pass" in results else results[0]
    choices = [(word, word) for word in _with(found, CHOICES[told.method])]
    return say(f"journey.ask-{told.method}", host), choices, found


def _with(found: str, words: tuple[str, ...]) -> tuple[str, ...]:
    return words if found in words else (*words, found)


def _few(told: Moment) -> list[Entry]:
    half = ENTRY_LIMIT // 2
    entries = told.entries
    return list(entries if len(entries) <= ENTRY_LIMIT else entries[:half] + entries[-half:])


def _left_out(told: Moment) -> Iterator[str]:
    if left := len(told.entries) - len(_few(told)):
        yield say("journey.left-out", {"count": left})


# --- the map -------------------------------------------------------------------------------------


def _map_html(topology: Topology | None, told: tuple[Moment, ...]) -> Html:
    """The machines of this journey, and the message, which the script puts at one of them."""
    if topology is None:
        return NOTHING
    names = {name for one in told for name in (one.at, one.origin)}
    envelope = element("rect", x="0", y="0", width="20", height="14", rx="2")
    flap = element("path", d="M0 1 L10 8 L20 1")
    message = element("g", envelope, flap, style="message", data_ml_message="", hidden="")
    return element("div", draw_map(involved(topology, names), message), style="map")


def _links(topology: Topology, told: Moment) -> list[str]:
    hosts = topology.hosts
    if told.origin not in hosts or told.at not in hosts:
        return []
    route = topology.route(hosts[told.origin], hosts[told.at])
    return [link_name(link) for link in route.links] if route else []
