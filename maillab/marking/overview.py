"""What a teacher looks at: the class at a glance, and what is unusual about its copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from maillab.marking.copies import alphabetical
from maillab.marking.marks import Marked, sentence, written
from maillab.marking.tables import Form
from maillab.marking.tamper import Suspicion
from maillab.show.elements import (
    BAD,
    DOUBTFUL,
    GOOD,
    Html,
    element,
    escape,
    facts,
    mark,
    note,
    table,
)
from maillab.show.language import say
from maillab.show.pages import Section, whole_page

BINS = 10
"""Bars of the distribution of points."""

BAR = "▇"
WIDEST = 40
"""Signs of the longest bar."""


def class_page(exercise: str, copies: Sequence[Marked], form: Form) -> str:
    """The class: points by task for each copy, how often each mark was earned, the time spent."""
    marked = [copy for copy in copies if copy.reason is None]
    title = say("class.title", {"exercise": exercise, "count": len(copies)})
    sections = [Section(say("class.summary"), _summary(copies, marked, form))]
    if marked:
        sections += [
            Section(say("class.tasks"), _grid(marked)),
            Section(say("class.marks"), _marks(marked)),
            Section(say("class.distribution"), _distribution(marked)),
        ]
    if reasons := [copy for copy in copies if copy.reason is not None]:
        sections.append(Section(say("class.unmarked"), _reasons(reasons)))
    return whole_page(title, tuple(sections))


def tamper_page(exercise: str, copies: Sequence[Marked], suspicions: Sequence[Suspicion]) -> str:
    """What is unusual, copy by copy, and between copies: to look at, not to punish by itself."""
    title = say("tamper.title", {"exercise": exercise})
    remarked = [copy for copy in copies if copy.remarks]
    rows = [
        (escape(copy.student), escape(remark.sentence()))
        for copy in remarked
        for remark in copy.remarks
    ]
    between = [element("li", escape(each.sentence())) for each in suspicions]
    sections = [Section(say("tamper.advice"), note(say("tamper.no-proof")))]
    if rows:
        head = [say("class.student"), say("tamper.seen")]
        sections.append(Section(say("tamper.copies"), table(head, rows)))
    if between:
        sections.append(Section(say("tamper.between"), element("ul", *between)))
    if not rows and not between:
        sections.append(Section(say("tamper.copies"), note(say("tamper.nothing"))))
    return whole_page(title, tuple(sections))


def _summary(copies: Sequence[Marked], marked: Sequence[Marked], form: Form) -> Html:
    totals = sorted(copy.total for copy in marked)
    rows = [
        (say("class.copies"), escape(str(len(copies)))),
        (say("class.marked"), escape(str(len(marked)))),
    ]
    if totals:
        middle = (
            totals[len(totals) // 2]
            if len(totals) % 2
            else (totals[len(totals) // 2 - 1] + totals[len(totals) // 2]) / 2
        )
        mean = sum(totals) / len(totals)
        worth = written(marked[0].maximum)
        rows += [
            (say("class.mean"), escape(f"{written(round(mean, 2))} / {worth}")),
            (say("class.median"), escape(f"{written(middle)} / {worth}")),
            (say("class.scale"), escape(written(form.scale))),
            (say("class.seconds"), escape(f"{sum(copy.seconds for copy in marked):.0f} s")),
        ]
    return facts(rows)


def _tasks(copy: Marked) -> dict[str, tuple[float, float]]:
    """The points earned and worth, by task."""
    found: dict[str, tuple[float, float]] = {}
    for score in copy.scores:
        earned, worth = found.get(score.of, (0.0, 0.0))
        found[score.of] = earned + score.earned, worth + score.points
    return found


def _grid(marked: Sequence[Marked]) -> Html:
    """The heat map: who lost points where; the sign and the number say what the colour says."""
    keys = list(dict.fromkeys(score.of for copy in marked for score in copy.scores))
    head = [say("class.student"), *keys, say("class.total"), say("class.time")]
    rows = []
    for copy in sorted(marked, key=lambda copy: (-copy.total, alphabetical(copy.student))):
        tasks = _tasks(copy)
        cells = [_cell(*tasks.get(key, (0.0, 0.0))) for key in keys]
        total = escape(written(copy.total))
        rows.append((escape(copy.student), *cells, total, escape(f"{copy.seconds:.1f} s")))
    return element("div", table(head, rows), style="grid")


def _cell(earned: float, worth: float) -> Html:
    if earned >= worth:
        return mark(f"✓ {written(earned)}", GOOD)
    return mark(f"! {written(earned)}", DOUBTFUL) if earned else mark("✗ 0", BAD)


def _marks(marked: Sequence[Marked]) -> Html:
    """How often each mark was earned, and what the checks said most often."""
    rows = []
    for number, score in enumerate(marked[0].scores):
        full = sum(
            copy.scores[number].earned >= copy.scores[number].points
            for copy in marked
            if number < len(copy.scores)
        )
        share = round(100 * full / len(marked))
        often = _often(marked, score.of)
        name = say("feedback.hidden", {"key": score.key}) if score.hidden else score.key
        rows.append((escape(name), escape(f"{share} %"), _bar(share, 100), escape(often)))
    head = [say("feedback.mark"), say("class.share"), say("class.bar"), say("class.often")]
    return table(head, rows)


def _often(marked: Sequence[Marked], key: str) -> str:
    """The sentence that checks said most often of a task, and how often."""
    said = Counter(
        sentence_.partition("\n")[0]
        for copy in marked
        if key not in copy.losses and (sentence_ := copy.said.get(key, {}).get("sentence", ""))
    )
    if not said:
        return ""
    sentence_, count = min(said.items(), key=lambda one: (-one[1], one[0]))
    return say("class.said", {"count": count, "sentence": sentence_})


def _distribution(marked: Sequence[Marked]) -> Html:
    worth = max(marked[0].maximum, 1e-9)
    bins = Counter(min(int(BINS * copy.total / worth), BINS - 1) for copy in marked)
    most = max(bins.values())
    rows = []
    for place in range(BINS):
        low, high = (written(round(worth * edge / BINS, 2)) for edge in (place, place + 1))
        count = bins.get(place, 0)
        rows.append((escape(f"{low} – {high}"), escape(str(count)), _bar(count, most)))
    return table([say("class.total"), say("class.count"), say("class.bar")], rows)


def _bar(count: int, most: int) -> Html:
    """A bar for the eye; the number beside it says the same."""
    signs = BAR * round(WIDEST * count / most) if most else ""
    return element("span", escape(signs), style="share", aria_hidden="true")


def _reasons(copies: Sequence[Marked]) -> Html:
    def rows() -> Iterator[tuple[Html, Html]]:
        for copy in copies:
            assert copy.reason is not None
            yield escape(copy.student), escape(sentence(copy.reason))

    return table([say("class.student"), say("class.reason")], rows())
