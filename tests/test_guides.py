"""What the guides and the read-me files name exists: commands, options, values, files, phrases."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest

from maillab.cli import COMMANDS
from maillab.command_line import parse
from maillab.course.source import ROLES
from maillab.show.language import say
from tests.house import ROOT

GUIDES = ("docs/enseignant.md", "docs/teacher.md", "docs/etudiant.md", "docs/student.md")
PAGES = (*GUIDES, "README.md", "LISEZMOI.md")
SPAN = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BESIDE = ("maillab/", "course/", "docs/", "bootstrap.py")
"""How a path in the checkout begins."""


def spans(page: str) -> list[str]:
    """The code of a page: its spans, and the lines of its blocks."""
    text = (ROOT / page).read_text("utf-8")
    blocks = [line for block in FENCE.findall(text) for line in block.splitlines()]
    return [*SPAN.findall(FENCE.sub("", text)), *blocks]


def commands() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for span in spans(page):
            for part in span.split(" && "):
                found = re.match(r"(?:\.venv/bin/|python -m )?maillab ([a-z-]+.*)", part)
                if found:
                    yield page, found[1]


@pytest.mark.parametrize(("page", "words"), sorted(set(commands())))
def test_a_command_that_is_named_can_be_given(page: str, words: str) -> None:
    name, *rest = shlex.split(words)
    (command,) = (one for one in COMMANDS if one.name == name)
    if "--help" not in rest and (rest or not any(one.argument for one in command.options)):
        assert not isinstance(parse([name, *rest], COMMANDS), str)


@pytest.mark.parametrize("page", GUIDES)
def test_an_option_that_is_named_alone_is_one(page: str) -> None:
    known = {option.written for command in COMMANDS for option in command.all_options}
    named = {span.split()[0] for span in spans(page) if span.startswith("--")}
    assert named <= known


@pytest.mark.parametrize("page", PAGES)
def test_a_file_of_the_project_that_is_named_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    linked = re.findall(r"\]\(([^):]+)\)", text)
    named = [span for span in spans(page) if span.startswith(BESIDE) and " " not in span]
    here = (ROOT / page).parent
    assert linked
    assert [name for name in linked if not (here / name).exists()] == []
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", ["docs/enseignant.md", "docs/teacher.md"])
def test_the_example_of_an_exercise_is_the_exercise_s_own(page: str) -> None:
    source = (ROOT / "course/exercises/ex03_spf.py").read_text("utf-8")
    (example,) = (
        block
        for block in FENCE.findall((ROOT / page).read_text("utf-8"))
        if block.startswith("# %%")
    )
    assert [line for line in example.splitlines() if line not in source.splitlines()] == []
    assert set(re.findall(r'role="(\w+)"', example)) <= set(ROLES)


@pytest.mark.parametrize(
    ("page", "lang"), [("docs/enseignant.md", "fr"), ("docs/teacher.md", "en")]
)
def test_what_the_guide_shows_is_what_is_said(page: str, lang: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    shown = [
        say("grade.done", {"exercise": "ex03_spf", "marked": 11, "total": 13}, lang),
        say("error.copy.truncated", {}, lang),
        say("error.copy.missing", {"exercise": "ex03_spf"}, lang),
        say("class.tasks", {}, lang),
        say("class.marks", {}, lang),
    ]
    assert [sentence for sentence in shown if sentence not in text] == []


@pytest.mark.parametrize(("page", "lang"), [("docs/etudiant.md", "fr"), ("docs/student.md", "en")])
def test_the_student_s_guide_quotes_the_check(page: str, lang: str) -> None:
    assert say("exercise.unanswered", {}, lang) in (ROOT / page).read_text("utf-8")
