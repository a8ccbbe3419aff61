"""What the house tests read: the committed files, the modules of maillab, the phrases.

A *code* is a dotted word handed to a parameter called ``code``, whichever function it belongs to;
its phrase has hyphens for dots. A ``kind`` is the same with ``journal.`` before it.
"""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from maillab.show.language import FORM, LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "maillab"
CODE = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)+")
PREFIXES = {"code": "", "kind": "journal."}


def committed() -> list[Path]:
    """The files that git keeps, or would keep: neither ignored ones nor ones taken away."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return sorted(path for path in paths if path.is_file())


@cache
def modules() -> dict[Path, ast.Module]:
    """Every module of maillab, parsed."""
    return {
        path: ast.parse(path.read_text("utf-8"), str(path))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def nodes() -> Iterator[tuple[Path, ast.AST]]:
    """Every syntax node of maillab with its module."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            yield path, node


def hyphenated(code: str) -> str:
    """The phrase of a code."""
    return code.replace(".", "-")


# --- phrases -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Phrase:
    """One phrase: its file and the variables of its sentence ("") and of each attribute."""

    subject: str
    variables: dict[str, frozenset[str]]

    def all_variables(self) -> frozenset[str]:
        """The variables of all its parts."""
        return frozenset().union(*self.variables.values())


@cache
def phrases(lang: str) -> dict[str, Phrase]:
    """The phrases of one language by id; an id written twice or an unreadable line fails."""
    found: dict[str, Phrase] = {}
    for page in sorted((PACKAGE / "show" / "phrases" / lang).glob("*.ftl")):
        for entry in FluentParser().parse(page.read_text("utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{lang}/{page.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                name = entry.id.name
                assert name not in found, f"{lang}/{page.name}: {name} is written twice"
                found[name] = Phrase(page.stem, _parts(entry))
    return found


def _parts(message: ftl.Message) -> dict[str, frozenset[str]]:
    parts = {attribute.id.name: _variables(attribute.value) for attribute in message.attributes}
    if message.value is not None:
        parts[""] = _variables(message.value)
    return parts


class _References(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.names.add(node.id.name.removesuffix(FORM))


def _variables(pattern: ftl.Pattern) -> frozenset[str]:
    references = _References()
    references.visit(pattern)
    return frozenset(references.names)


# --- codes ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Use:
    """One place that hands over a code: the called name, the code, and the facts beside it."""

    where: str
    called: str
    code: str
    facts: frozenset[str]
    open_ended: bool


Positions = dict[str, set[tuple[int, str]]]


@cache
def code_positions() -> Positions:
    """Where functions and classes take a code: by name, its positions and its prefix."""
    found: Positions = {}
    for _, node in nodes():
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
            _note_positions(found, node.name, [name for name in names if name != "self"])
        elif isinstance(node, ast.ClassDef):
            fields = [
                statement.target.id
                for statement in node.body
                if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
            ]
            _note_positions(found, node.name, fields)
            for statement in node.body:
                if isinstance(statement, ast.FunctionDef) and statement.name == "__init__":
                    names = [argument.arg for argument in statement.args.args[1:]]
                    _note_positions(found, node.name, names)
    return found


def _note_positions(found: Positions, owner: str, names: list[str]) -> None:
    positions = {(names.index(name), PREFIXES[name]) for name in PREFIXES if name in names}
    if positions:
        found.setdefault(owner, set()).update(positions)


@cache
def uses() -> tuple[Use, ...]:
    """Every place in maillab that hands over a code written out in full."""
    return tuple(
        use
        for path, node in nodes()
        if isinstance(node, ast.Call)
        for use in _uses_of_call(path, node)
    )


def _uses_of_call(path: Path, call: ast.Call) -> Iterator[Use]:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    called = call.func.id if isinstance(call.func, ast.Name) else called
    given = [
        (prefix, call.args[index])
        for index, prefix in sorted(code_positions().get(called, ()))
        if index < len(call.args)
    ]
    given += [(PREFIXES[w.arg], w.value) for w in call.keywords if w.arg in PREFIXES]
    facts = frozenset(word.arg for word in call.keywords if word.arg)
    open_ended = any(word.arg is None for word in call.keywords)
    where = f"{path.relative_to(ROOT).as_posix()}:{call.lineno}"
    for prefix, value in given:
        for code in _literals(value):
            yield Use(where, called, f"{prefix}{code}", facts, open_ended)


def _literals(value: ast.expr) -> Iterator[str]:
    """The codes in an argument, both branches of a conditional included."""
    match value:
        case ast.Constant(value=str(text)) if CODE.fullmatch(text):
            yield text
        case ast.IfExp():
            yield from _literals(value.body)
            yield from _literals(value.orelse)


@cache
def added_on_the_way() -> dict[str, frozenset[str]]:
    """The facts that a module adds to mistakes which it passes on, by module."""
    found: dict[str, frozenset[str]] = {}
    for path, node in nodes():
        match node:
            case ast.Call(func=ast.Name(id="MaillabError"), keywords=keywords):
                if any(word.arg is None for word in keywords):
                    module = path.relative_to(ROOT).as_posix()
                    facts = frozenset(word.arg for word in keywords if word.arg)
                    found[module] = found.get(module, frozenset()) | facts
    return found


@cache
def words() -> frozenset[str]:
    """Every string written in maillab, docstrings and all."""
    return frozenset(
        node.value
        for _, node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def families() -> frozenset[tuple[str, str]]:
    """The f-strings that may make a code: what stands before and after their one gap."""
    found = set()
    for _, node in nodes():
        match node:
            case ast.JoinedStr(values=[ast.Constant(value=str(before)), ast.FormattedValue()]):
                found.add((before, ""))
            case ast.JoinedStr(
                values=[
                    ast.Constant(value=str(before)),
                    ast.FormattedValue(),
                    ast.Constant(value=str(after)),
                ]
            ):
                found.add((before, after))
    return frozenset(pair for pair in found if re.fullmatch(r"[a-z][a-z0-9.-]*[.-]", pair[0]))


def code_of(phrase: str) -> str | None:
    """The code that maillab uses for a phrase; None where no code leads to it.

    What an exercise alone says of its effects is taken as used: ``tests.exercises`` asks that.
    """
    if own := re.fullmatch(r"(effect|word)-(ex\d\d)-(.+)", phrase):
        return ".".join(own.groups())
    whole = sorted((word for word in words() if hyphenated(word) == phrase), key=_dots)
    if whole:
        return whole[-1]
    made = sorted(
        (
            f"{before}{word}{after}"
            for before, after in families()
            if phrase.startswith(hyphenated(before)) and phrase.endswith(hyphenated(after))
            for word in _gaps().get(phrase[len(before) : len(phrase) - len(after)], ())
        ),
        key=_dots,
    )
    return made[-1] if made else None


def _dots(code: str) -> tuple[int, str]:
    return code.count("."), code


@cache
def _gaps() -> dict[str, tuple[str, ...]]:
    """The words by the form that they take in a phrase's id."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(words()):
        if re.fullmatch(r"[a-z0-9][a-z0-9.-]*", word):
            found[hyphenated(word)] = (*found.get(hyphenated(word), ()), word)
    return found


def languages() -> tuple[str, ...]:
    """The languages that every phrase is written in."""
    return LANGUAGES
