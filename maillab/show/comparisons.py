"""Two runs side by side: the first cause, the results in pairs, the steps that differ.

Each step that differs is one step of ``play``; the whole tree, aligned, folds below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from maillab.display import Word
from maillab.mail.rewriting import Changes
from maillab.show.columns import columns
from maillab.show.dialogues import reply_word
from maillab.show.elements import (
    BAD,
    GOOD,
    NEUTRAL,
    NOTHING,
    Html,
    badge,
    card,
    code,
    element,
    escape,
    facts,
    fold,
    join,
    mark,
    note,
    prose,
    sign,
    table,
    titled,
)
from maillab.show.html import fragment
from maillab.show.language import fact_text, say
from maillab.show.messages import unfolded
from maillab.show.moving import step, stepper
from maillab.show.text import step_sentence, step_words, text
from maillab.show.visible import LONG, cut, visible
from maillab.show.walkthroughs import step_line
from maillab.sim.comparison import Comparison, Difference, Found, ResultPair, changed
from maillab.sim.delivery import Outcome
from maillab.sim.run_differences import BODY
from maillab.step_pairs import StepPair, walk_pairs
from maillab.walkthrough import Step

DIFFERS, EQUAL, ADDED, REMOVED = "≠", "=", "+", "−"
"""Signs, which ``compare.legend`` explains."""

QUESTION = "compare.question"
"""The code of a question that was asked in one run alone."""

SIDE_WIDTH = 6
"""Columns for the words before and after, in either language."""
OTHERS = 6
"""Differences besides the first cause that text tells, and that stand open in HTML."""
ANSWER_LIMIT = 120
"""Characters of a DNS answer in a sentence: a whole key says no more."""


@text.register
def _comparison_text(comparison: Comparison) -> str:
    lines = [say("compare.title")]
    lines += [f"  {name}  {sentence}" for name, sentence in _summary(comparison)]
    if others := _others(comparison):
        told = [f"  - {sentence}" for sentence in others[:OTHERS]]
        left = {"count": len(others) - OTHERS}
        rest = [f"  {say('compare.rest', left)}"] if len(others) > OTHERS else []
        lines += ["", _others_title(others), *told, *rest]
    lines += [f"    {kind} {written}" for kind, written in _fields(comparison.message)]
    if comparison.results:
        lines += ["", *columns(_head(), map(_row_text, comparison.results))]
    if comparison.differing_steps:
        lines += ["", _steps_title(comparison), *_pair_lines(comparison.steps, 0)]
    return "\n".join(line.rstrip() for line in lines)


@fragment.register
def _comparison_html(comparison: Comparison) -> Html:
    told = [(name, element("strong", prose(words))) for name, words in _summary(comparison)]
    parts = [facts(told)]
    asked = _others(comparison, questions=True)
    if others := _others(comparison, questions=False):
        parts.append(_listed(_others_title(others), others, opened=len(others) <= OTHERS))
    if asked:
        parts.append(_listed(say("compare.questions", {"count": len(asked)}), asked))
    parts += [
        element("div", mark(kind, NEUTRAL), Html(" "), code(written, LONG), style="line")
        for kind, written in _fields(comparison.message)
    ]
    if comparison.results or comparison.differing_steps:
        parts.append(note(say("compare.legend")))
    if comparison.results:
        parts.append(table(_head(), map(_row_html, comparison.results)))
    if comparison.differing_steps:
        parts.append(titled(_steps_title(comparison), _stepper(comparison)))
        whole = element("div", *_tree(comparison.steps), style="steps")
        parts.append(fold(escape(say("compare.tree")), whole))
    return card(escape(say("compare.title")), *parts)


# -- what is said first --------------------------------------------------------------------------


def _summary(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """What differed first, or that nothing did; whether the message and the results are alike."""
    if comparison.swapped:
        yield "!", say("compare.swapped")
    if comparison.same:
        yield say("compare.alike"), say("compare.same")
    elif comparison.cause is not None:
        yield say("compare.cause"), _sentence(comparison.cause)
    elif comparison.first_step is not None:
        yield say("compare.first-step"), _pair_sentence(comparison.first_step)
    if comparison.message is not None and not changed(comparison.message):
        yield say("compare.alike"), say("compare.same-message")
    if comparison.results and not comparison.same and not comparison.changes_result:
        yield say("compare.alike"), say("compare.same-results")


def _others(comparison: Comparison, questions: bool | None = None) -> list[str]:
    """What differs besides the first cause, a sentence each: DNS questions, the rest, or all."""
    return [
        _sentence(one)
        for one in comparison.differences
        if one is not comparison.cause and questions in (None, one.code == QUESTION)
    ]


def _listed(title: str, sentences: Iterable[str], opened: bool = False) -> Html:
    items = (element("li", prose(sentence)) for sentence in sentences)
    return fold(escape(title), element("ul", *items), opened=opened)


def _others_title(others: Sequence[str]) -> str:
    return say("compare.others", {"count": len(others)})


def _sentence(difference: Difference) -> str:
    answers = ("before", "after", "answer")
    told = {
        name: cut(_told(difference.code, value), ANSWER_LIMIT) if name in answers else value
        for name, value in difference.facts.items()
    }
    return say(difference.code, told)


def _told(code: str, value: object) -> str:
    """What a difference was on one side, in words."""
    match code, value:
        case _, None | "" | ():
            return say("compare.absent")
        case "compare.decision", Word():
            return say(f"disposition.{value.value}")
        case "compare.ending", tuple():
            return ", ".join(say("compare.fate", {"fate": fate}) for fate in value)
        case "compare.on-the-way", tuple():
            return ", ".join(
                say("compare.body") if one == BODY else fact_text(one) for one in value
            )
    return fact_text(value)


def _fields(change: Changes | None) -> Iterator[tuple[str, str]]:
    """The header fields that differ between the messages sent, as they were and as they are."""
    if change is None:
        return
    for kind, fields in ((REMOVED, change.removed), (ADDED, change.added)):
        yield from ((kind, cut(unfolded(field.raw), 120)) for field in fields)


# -- results -------------------------------------------------------------------------------------


def _head() -> list[str]:
    return [say(f"compare.{word}") for word in ("result", "before", "after")]


def _row_text(pair: ResultPair) -> list[str]:
    words = [_result_words(pair.code, found) for found in (pair.before, pair.after)]
    return [_named(pair), *(f"{sign(word)} {shown}" for word, shown in words)]


def _row_html(pair: ResultPair) -> list[Html]:
    words = [_result_words(pair.code, found) for found in (pair.before, pair.after)]
    return [escape(_named(pair)), *(badge(word, shown) for word, shown in words)]


def _named(pair: ResultPair) -> str:
    return f"{DIFFERS if pair.differs else EQUAL} {say(pair.code)}"


def _result_words(code: str, found: Found) -> tuple[str, str]:
    """The word that gives a result its sign, and how it is said."""
    match found:
        case None | "":
            return "", say("compare.absent")
        case Outcome():
            word = found.fate.value
            place = {"recipient": found.recipient, "host": found.host}
            return word, say(f"fate.{word}", place)
        case Word():
            word = found.value
            return word, say(f"disposition.{word}") if code.endswith("disposition") else word
        case str():
            return reply_word(found), visible(cut(found))
    whose = visible(cut(found.identity.value))
    return found.result.value, f"{found.result.value} ({whose})" if whose else found.result.value


# -- steps ---------------------------------------------------------------------------------------


def _steps_title(comparison: Comparison) -> str:
    counts = {
        "count": len(comparison.differing_steps),
        "total": sum(1 for _ in walk_pairs(comparison.steps)),
    }
    return say("compare.steps", counts)


def _pair_sign(pair: StepPair) -> str:
    if pair.before is None:
        return ADDED
    return REMOVED if pair.after is None else DIFFERS if pair.differs else EQUAL


def _pair_sentence(pair: StepPair) -> str:
    told = pair.after or pair.before
    return step_sentence(told) if told is not None else ""


def _pair_lines(pairs: Iterable[StepPair], depth: int) -> Iterator[str]:
    """The pairs that differ, and the way to them."""
    for pair in pairs:
        if not pair.differs_inside:
            continue
        indent = "   " * depth
        if pair.differs and pair.before is not None and pair.after is not None:
            for kind, name, one in (
                (DIFFERS, "before", pair.before),
                (" ", "after", pair.after),
            ):
                yield f"{indent}{kind} {say(f'compare.{name}'):<{SIDE_WIDTH}}  {_step_words(one)}"
        else:
            yield f"{indent}{_pair_sign(pair)} {_step_words(pair.after or pair.before)}"
        yield from _pair_lines(pair.pairs, depth + 1)


def _step_words(step: Step | None) -> str:
    if step is None:
        return say("compare.absent")
    return step_words(step)


def _stepper(comparison: Comparison) -> Html:
    first = comparison.first_step
    return stepper(
        *(
            step(
                f"{_pair_sign(pair)} {_pair_sentence(pair)}",
                _side_by_side(pair),
                opened=pair is first,
            )
            for pair in comparison.differing_steps
        )
    )


def _side_by_side(pair: StepPair) -> Html:
    sides = (("compare.before", pair.before), ("compare.after", pair.after))
    return element("div", *(_side(say(code), one) for code, one in sides), style="columns")


def _side(title: str, one: Step | None) -> Html:
    return titled(title, step_line(one) if one else note(say("compare.absent")))


def _tree(pairs: Iterable[StepPair]) -> Iterator[Html]:
    """All steps, aligned: one line where they are the same, both sides where they are not."""
    tones = {EQUAL: NEUTRAL, ADDED: GOOD, REMOVED: BAD, DIFFERS: BAD}
    for pair in pairs:
        sign = _pair_sign(pair)
        told = pair.after or pair.before
        same = step_line(told) if told and not pair.differs else NOTHING
        line = join((mark(sign, tones[sign]), Html(" "), same or _side_by_side(pair)))
        yield element("div", line, style="step")
        if pair.pairs:
            yield element("div", *_tree(pair.pairs), style="inner")
