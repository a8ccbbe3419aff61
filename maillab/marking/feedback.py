"""What a student gets back: one page, with the points of each task and what to learn from them.

A mark that is hidden tells its points alone: what it tried is said to nobody but the teacher.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from maillab.marking.marks import Marked, Score, sentence, written
from maillab.marking.tables import Form
from maillab.marking.telling import Told
from maillab.show.elements import (
    BAD,
    DOUBTFUL,
    GOOD,
    NOTHING,
    Html,
    block,
    element,
    escape,
    facts,
    fold,
    join,
    mark,
    note,
    table,
)
from maillab.show.language import say, speaking
from maillab.show.pages import Section, whole_page

SOURCE_LIMIT = 20_000
"""Characters of an answer that are shown again."""


def feedback_page(
    exercise: str,
    copy: Marked,
    form: Form,
    tasks: Mapping[str, Told] | None = None,
    lang: str | None = None,
) -> str:
    """The page of one copy, in its own language: the same bytes for the same marking.

    ``tasks`` is what the teacher's notebook says, by task.
    """
    with speaking(lang or copy.lang or None):
        title = say("feedback.title", {"exercise": exercise, "student": copy.student})
        return whole_page(title, tuple(_sections(copy, form, tasks or {})))


def _sections(copy: Marked, form: Form, tasks: Mapping[str, Told]) -> Iterator[Section]:
    if copy.reason is not None:
        told = element(
            "p", mark(say("feedback.unmarked"), BAD), escape(f" {sentence(copy.reason)}")
        )
        yield Section(say("feedback.result"), told)
        return
    yield Section(say("feedback.result"), _result(copy, form))
    for key, scores in groupby(copy.scores, lambda score: score.of):
        task = tasks.get(key, Told())
        content = _task(copy, key, list(scores), copy.sources.get(key, ""), task.reading)
        yield Section(task.title or key, content)


def _result(copy: Marked, form: Form) -> Html:
    points = say("feedback.points", {"earned": written(copy.total), "max": written(copy.maximum)})
    rows = [
        (say("feedback.grade"), escape(f"{form.grade(copy)} / {written(form.scale)}")),
        (say("feedback.total"), escape(points)),
        (say("feedback.world"), escape(copy.identifier or say("feedback.default-world"))),
    ]
    tasks = [
        (escape(key), _verdict(list(scores)))
        for key, scores in groupby(copy.scores, lambda score: score.of)
    ]
    overview = table([say("feedback.task"), say("feedback.points-head")], tasks)
    comments = [element("p", escape(comment)) for comment in copy.comments]
    remarks = [note(remark.sentence()) for remark in copy.remarks]
    return join((facts(rows), *comments, overview, *remarks))


def _verdict(scores: list[Score]) -> Html:
    earned = sum(score.earned for score in scores)
    worth = sum(score.points for score in scores)
    tone = GOOD if earned >= worth else DOUBTFUL if earned else BAD
    return mark(say("feedback.of", {"earned": written(earned), "max": written(worth)}), tone)


def _task(copy: Marked, key: str, scores: list[Score], source: str, reading: str) -> Html:
    parts = [element("p", _verdict(scores))]
    if loss := copy.losses.get(key):
        told = say(f"score.cell-{loss.word}", {"key": key, "error": loss.error, "told": ""})
        parts.append(element("p", escape(told)))
        if loss.sentence:
            parts.append(block(loss.sentence))
    elif said := copy.said.get(key, {}).get("sentence", ""):
        parts += [element("p", element("strong", escape(say("feedback.check")))), block(said)]
    parts.append(_marks(scores))
    if reading and any(score.earned < score.points for score in scores):
        parts.append(element("p", escape(reading)))
    if source:
        shown = block(source[:SOURCE_LIMIT])
        parts.append(fold(escape(say("feedback.answer")), shown))
    return join(parts)


def _marks(scores: list[Score]) -> Html:
    head = [
        say("feedback.mark"),
        say("feedback.points-head"),
        say("feedback.found"),
        say("feedback.expected"),
    ]
    rows = [
        (
            escape(say("feedback.hidden", {"key": score.key}) if score.hidden else score.key),
            _verdict([score]),
            *_printed(score),
        )
        for score in scores
    ]
    return table(head, rows)


def _printed(score: Score) -> tuple[Html, Html]:
    if score.hidden or score.outcome == "manual" or score.earned >= score.points:
        return NOTHING, NOTHING
    return _lines(score.found), _lines(score.expected)


def _lines(text: str) -> Html:
    return join((escape(line) for line in text.splitlines()), "<br>")
