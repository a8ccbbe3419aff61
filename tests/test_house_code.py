"""The code keeps the sizes and the habits that CONTRIBUTING.md promises."""

from __future__ import annotations

import ast
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import bootstrap
from tests.house import ROOT, modules, nodes

HEAVY = (
    "matplotlib", "IPython", "OpenSSL", "cryptography", "dkim", "dns", "dnslib", "fluent",
    "ipykernel", "jupyter_client", "jupyter_core", "jupyterlab", "jupytext", "nbclient",
    "nbformat", "numpy", "publicsuffixlist", "pytest", "tqdm",
)  # fmt: skip
Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
NEVER = {"dns.resolver", "dns.query", "dns.asyncquery", "dns.asyncresolver", "random", "uuid"}


def functions() -> list[tuple[str, int]]:
    return [
        (f"{place(path)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path, node in nodes()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_a_module_has_at_most_400_lines() -> None:
    counted = {place(path): len(path.read_text("utf-8").splitlines()) for path in modules()}
    long = [f"{name}: {lines}" for name, lines in counted.items() if lines > 400]
    assert not long, "\n".join(long)


def test_a_function_has_at_most_60_lines_and_most_have_10() -> None:
    long = [f"{name}: {lines}" for name, lines in functions() if lines > 60]
    assert not long, "\n".join(long)
    assert statistics.median(lines for _, lines in functions()) <= 10


def test_every_public_name_says_what_it_does() -> None:
    silent = [
        f"{place(path)}:{node.lineno} {node.name}"
        for path, tree in modules().items()
        for node in public(tree, inherited=set())
        if not ast.get_docstring(node)
    ]
    silent += [place(path) for path, tree in modules().items() if not ast.get_docstring(tree)]
    assert not silent, "\n".join(silent)


def public(parent: ast.Module | ast.ClassDef, inherited: set[str]) -> Iterator[Definition]:
    """The public classes and functions of a module, and the methods of those classes.

    A setter says what its getter says, and an override what it overrides.
    """
    classes = {node.name: node for node in parent.body if isinstance(node, ast.ClassDef)}
    for node in parent.body:
        if not isinstance(node, Definition) or node.name.startswith("_"):
            continue
        named = {ast.unparse(one).rpartition(".")[2] for one in node.decorator_list}
        if node.name in inherited or named & {"setter", "overload"}:
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            bases = [classes[name] for one in node.bases if (name := ast.unparse(one)) in classes]
            yield from public(node, {m.name for base in bases for m in public(base, set())})


def test_nothing_is_printed_left_open_or_excused() -> None:
    excuses = ("TO" + "DO", "FIX" + "ME", "pragma: no " + "cover")
    found = [
        f"{place(path)}: {excuse}"
        for path in modules()
        for excuse in excuses
        if excuse in path.read_text("utf-8")
    ]
    assert not found, "\n".join(found)


def test_no_module_asks_the_real_dns_or_rolls_dice_of_its_own() -> None:
    found = [
        f"{place(path)}:{node.lineno} {name}"
        for path, node in nodes()
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in imported(node)
        if name in NEVER and not (name == "random" and takes_a_seed(modules()[path]))
    ]
    assert not found, "\n".join(found)


def imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]


def takes_a_seed(tree: ast.Module) -> bool:
    """Whether a module uses ``random`` for ``random.Random`` alone, which takes the seed."""
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "random"
    }
    return used <= {"Random"}


def test_importing_maillab_loads_nothing_heavy() -> None:
    program = (
        "import sys, maillab; print(*sorted(name for name in sys.modules if '.' not in name))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert set(done.stdout.split()) & set(HEAVY) == set()


def test_a_notebook_meets_at_most_14_names() -> None:
    import maillab

    names: list[str] = list(getattr(maillab, "__all__", ()))
    assert len(names) <= 14
    assert [name for name in names if not hasattr(maillab, name)] == []


@pytest.mark.parametrize("name", [name for name in bootstrap.CHECKS if name != "check-course"])
def test_the_checks_hold(name: str) -> None:
    """What ``make check`` runs; the course check has tests of its own."""
    done = subprocess.run(
        [sys.executable, *bootstrap.CHECKS[name]],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
