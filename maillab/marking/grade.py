"""Marking a class: copies in, answers run apart, judged, tables out.

- Whatever is wrong with a copy is that copy's reason; the others are marked.
- What was found already is not looked for again (``store``): a run that was broken off goes on.
- Tables and pages are written each in one go; nothing else of the teacher's is written to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from maillab.course.build import ROOT
from maillab.errors import MaillabError
from maillab.marking import judge, sandbox
from maillab.marking.copies import Copy, find_copies
from maillab.marking.graft import Grafted, Remark, graft
from maillab.marking.manual import FILE, decided, read_manual
from maillab.marking.marks import HELD, Loss, Marked, Score
from maillab.marking.notebook import read_notebook
from maillab.marking.pages import CLASS, FEEDBACK, TAMPER, write_pages
from maillab.marking.reference import Mark, References, read_references
from maillab.marking.request import Request
from maillab.marking.roster import Roster, absent, read_roster
from maillab.marking.side_by_side import side_by_side
from maillab.marking.store import Store, digest, program
from maillab.marking.tables import GRADES, MOODLE, write_grades, write_moodle
from maillab.show.language import say

STATE = ".maillab"
"""The folder, in the one that marks are written to, of what was found already."""

MISSING = {"missing": True}
"""How an answer that was never given is encoded."""

Tell = Callable[[str, int, int, str], None]
"""Is told how far marking is: a code, how many are done, of how many, and whose copy it was."""


@dataclass(frozen=True, slots=True)
class Report:
    """A class, marked: by the student's name, whoever handed nothing in at the end.

    ``left_out`` are those whose grades are not in ``moodle.csv``.
    """

    exercise: str
    out: Path
    marks: tuple[Mark, ...]
    copies: tuple[Marked, ...]
    left_out: tuple[str, ...] = ()

    def summary(self) -> list[str]:
        """What came out, a sentence each: how many are marked, who is not and why, where it is."""
        refused = [copy for copy in self.copies if copy.reason is not None]
        left = ", ".join(self.left_out)
        facts = {"total": len(self.copies), "marked": len(self.copies) - len(refused)}
        return [
            *(
                say("grade.refused", {"student": one.student, "why": one.why()[0]})
                for one in refused
            ),
            *([say("grade.left-out", {"students": left, "file": MOODLE})] if left else []),
            say("grade.done", {**facts, "exercise": self.exercise}),
            *(str(self.out / name) for name in (GRADES, MOODLE, CLASS, TAMPER, FEEDBACK)),
        ]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is known of a copy before anything is run: what was taken of it, or why nothing was."""

    copy: Copy
    grafted: Grafted | None = None
    reason: MaillabError | None = None


Found = Mapping[str, Any]


def grade(request: Request, tell: Tell) -> Report:
    """Mark a class, and write its tables and pages.

    Raises:
        MaillabError: the request cannot be done; whatever is wrong with one copy is its reason.
    """
    courses = request.courses or [ROOT]
    references = read_references(courses, request.exercise)
    out = request.out or request.folder.resolve().with_name(
        f"{request.folder.resolve().name}-{references.name}"
    )
    marks = _marks(references)
    decisions = read_manual(out / FILE, [mark.key for mark in marks])
    roster = read_roster(request.students) if request.students else None
    request.check(roster)
    plans = [
        _plan(copy, references, request.lang)
        for copy in find_copies(
            request.folder, references.name, {out.resolve(), out.resolve() / FEEDBACK}
        )
    ]
    store = Store(out / STATE)
    answers = _answers(plans, request, store, tell)
    judged = _judged(plans, answers, request, store, tell)
    copies = [
        _marked(plan, answers.get(number), judged.get(number), roster)
        for number, plan in enumerate(plans)
    ]
    copies = settled(copies, roster) if roster else copies
    copies = decided([*copies, *_absent(copies, roster, references.name)], decisions)
    write_grades(out / GRADES, copies, marks, request.form, request.lang)
    left = write_moodle(out / MOODLE, references.name, copies, request.form, roster, request.lang)
    write_pages(out, references, copies, request.form, request.lang, courses)
    store.forget_the_rest()
    return Report(references.name, out, marks, tuple(copies), tuple(one.student for one in left))


def _marks(references: References) -> tuple[Mark, ...]:
    """The marks of every version, in order: each is a column."""
    return tuple({mark.key: mark for one in references.known for mark in one.marks}.values())


def _plan(copy: Copy, references: References, lang: str) -> _Plan:
    if copy.path is None:
        return _Plan(copy, reason=copy.reason)
    try:
        return _Plan(copy, graft(read_notebook(copy.path), references, lang))
    except MaillabError as reason:
        return _Plan(copy, reason=reason)


# -- answers -----------------------------------------------------------------------------------


def _answers(
    plans: Sequence[_Plan], request: Request, store: Store, tell: Tell
) -> dict[int, Found]:
    """What each copy answers, by its place in the class: run apart, or known already."""
    limits = sandbox.Limits(cell=request.cell_limit, copy=request.copy_limit)
    jobs = {number: cells_of(plan.grafted) for number, plan in enumerate(plans) if plan.grafted}
    keys = {
        number: digest(
            "answers",
            program(),
            request.cell_limit,
            request.copy_limit,
            [(cell.source, cell.key, cell.gives) for cell in cells],
        )
        for number, cells in jobs.items()
    }
    found: dict[int, Found] = {
        number: known for number, key in keys.items() if (known := store.get(key))
    }
    waiting = {number: cells for number, cells in jobs.items() if number not in found}
    run = partial(_ran, limits=limits)
    trouble = None
    for done, (number, outcome) in enumerate(side_by_side(run, waiting, request.workers), 1):
        if isinstance(outcome, MaillabError):
            trouble = outcome
        else:
            fresh = _as_found(outcome)
            store.put(keys[number], fresh)
            found[number] = fresh
        tell("grade.answered", done, len(waiting), plans[number].copy.student)
    if trouble is not None and trouble.code == "error.sandbox.start" and not found:
        raise trouble
    return found


def _ran(cells: Sequence[sandbox.Cell], limits: sandbox.Limits) -> sandbox.Outcome | MaillabError:
    """What came of a copy; what keeps it from beginning may pass, and is tried twice."""
    try:
        return sandbox.run(cells, limits)
    except MaillabError:
        try:
            return sandbox.run(cells, limits)
        except MaillabError as trouble:
            return trouble


def cells_of(grafted: Grafted) -> list[sandbox.Cell]:
    """What runs in the student's process: the teacher's cells, and the student's answers."""
    reference = grafted.reference
    cells = []
    for cell in reference.runs:
        match cell.role:
            case "answer" if cell.key in grafted.sources:
                gives = reference.gives[cell.key]
                cells.append(sandbox.Cell(grafted.sources[cell.key], cell.key, gives))
            case "identity":
                identity = reference.identity_of(grafted.identifier)
                cells.append(sandbox.Cell(identity, needed=True))
            case "setup":
                cells.append(sandbox.Cell(cell.source, needed=True))
            case "":
                cells.append(sandbox.Cell(cell.source))
    return cells


def _as_found(outcome: sandbox.Outcome) -> dict[str, Any]:
    return {
        "answers": {key: dict(values) for key, values in outcome.answers.items()},
        "losses": {
            key: [str(reason.loss.value), reason.error, reason.sentence]
            for key, reason in outcome.reasons.items()
        },
        "seconds": round(outcome.seconds, 3),
    }


# -- judgements --------------------------------------------------------------------------------


def _judged(
    plans: Sequence[_Plan],
    answers: Mapping[int, Found],
    request: Request,
    store: Store,
    tell: Tell,
) -> dict[int, judge.Judged]:
    """How each copy is judged, by its place in the class; none where the judge itself failed."""
    papers = {
        number: _paper(plan.grafted, answers[number])
        for number, plan in enumerate(plans)
        if plan.grafted and number in answers
    }
    limits = judge.Limits(request.cell_limit, request.copy_limit)
    secret = digest(request.secret)
    keys = {
        number: digest("judged", program(), paper, secret, limits.cell, limits.copy)
        for number, paper in papers.items()
    }
    found = {
        number: judge.Judged(**known) for number, key in keys.items() if (known := store.get(key))
    }
    waiting = {f"{number:05}": papers[number] for number in papers if number not in found}

    def note(name: str, one: judge.Judged) -> None:
        number = int(name)
        found[number] = one
        if one.sound:
            store.put(keys[number], one.to_dict())
        done = sum(f"{number:05}" in waiting for number in found)
        tell("grade.judged", done, len(waiting), plans[number].copy.student)

    judge.judge(waiting, note, request.secret, request.workers, limits)
    return found


def _paper(grafted: Grafted, found: Found) -> str:
    """The judge's notebook of a copy, with what it answered."""
    given = found["answers"]
    encoded = {
        key: [given[key].get(name, MISSING) for name in names]
        for key, names in grafted.reference.gives.items()
        if key in given
    }
    return judge.paper(grafted.reference, grafted.identifier, encoded)


# -- marks -------------------------------------------------------------------------------------


def _marked(
    plan: _Plan, found: Found | None, judged: judge.Judged | None, roster: Roster | None
) -> Marked:
    copy, grafted = plan.copy, plan.grafted
    path = str(copy.path) if copy.path else ""
    row = roster.place(copy) if roster else None
    if grafted is None or found is None:
        reason = plan.reason or MaillabError("error.copy.unjudged")
        return Marked(copy.student, copy.number, row=row, path=path, reason=reason)
    remarks = grafted.remarks
    if roster:
        remarks = (*remarks, *roster.remarks(copy, grafted.identifier))
    sound = judged is not None and judged.sound
    return Marked(
        student=copy.student,
        number=copy.number,
        identifier=grafted.identifier,
        lang=grafted.reference.lang,
        row=row,
        path=path,
        reason=None if sound else MaillabError("error.copy.unjudged"),
        scores=tuple(_scores(grafted.reference.marks, judged)) if judged and sound else (),
        said=judged.said if judged else {},
        losses={key: Loss(*loss) for key, loss in found["losses"].items()},
        remarks=remarks,
        sources=grafted.sources,
        seconds=round(found["seconds"] + (judged.seconds if judged else 0), 3),
    )


def settled(copies: Sequence[Marked], roster: Roster) -> list[Marked]:
    """Copies at their place in the class list: by their folder, else by the identifier in them.

    Nobody takes a place by identifier where another copy is, and whoever shares one is remarked.
    """
    claims = [roster.row(one.identifier) if one.row is None else one.row for one in copies]
    often = Counter(claims)
    found = []
    for copy, claim in zip(copies, claims, strict=True):
        if claim is not None and often[claim] > 1:
            doubled = Remark("roster.doubled", found=roster.name(claim))
            copy = replace(copy, remarks=(*copy.remarks, doubled))
        elif claim is not None:
            copy = replace(copy, row=claim)
        found.append(copy)
    return found


def _scores(marks: Iterable[Mark], judged: judge.Judged) -> Iterable[Score]:
    for mark in marks:
        outcome = judged.outcomes.get(mark.key, "died")
        shown = not mark.hidden
        yield Score(
            key=mark.key,
            of=mark.of,
            points=mark.points,
            earned=mark.points if outcome == HELD else 0.0,
            outcome=outcome,
            hidden=mark.hidden,
            found=judged.found.get(mark.key, "") if shown else "",
            expected=mark.expected if shown else "",
        )


def _absent(copies: Iterable[Marked], roster: Roster | None, exercise: str) -> list[Marked]:
    """Who is in the class list and handed nothing in."""
    if roster is None:
        return []
    taken = {copy.row: copy for copy in copies if copy.row is not None}
    reason = MaillabError("error.copy.missing", exercise=exercise)
    return [
        Marked(roster.name(number), row=number, reason=reason) for number in absent(roster, taken)
    ]
