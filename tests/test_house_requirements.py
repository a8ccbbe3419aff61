"""pyproject.toml, environment.yml and CONTRIBUTING.md agree about what maillab needs."""

from __future__ import annotations

import re
import sys
import tomllib
from functools import cache
from importlib import metadata
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from rattler import MatchSpec, Version, VersionSpec

from tests.house import ROOT

# Of conda's own: no Python requirement stands behind them.
OF_CONDA = {"python", "pip"}


@cache
def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def runtime() -> list[Requirement]:
    return [Requirement(line) for line in project()["dependencies"]]


def extras() -> list[Requirement]:
    """What tests and benchmarks need beside it; the package itself left out."""
    optional: dict[str, list[str]] = project()["optional-dependencies"]
    found = [Requirement(line) for lines in optional.values() for line in lines]
    return [one for one in found if one.name != project()["name"]]


@cache
def environment() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    return found


def conda_lines() -> list[str]:
    return [line for line in environment()["dependencies"] if isinstance(line, str)]


def pip_lines() -> list[str]:
    return [
        line
        for part in environment()["dependencies"]
        if isinstance(part, dict)
        for line in part["pip"]
    ]


def test_conda_and_pip_install_the_same_packages_in_the_same_ranges() -> None:
    wanted = {canonicalize_name(one.name): str(one.specifier) for one in runtime()}
    python = [line for line in conda_lines() if line.partition(" ")[0] not in OF_CONDA]
    found = {
        canonicalize_name(one.name): str(one.specifier)
        for one in map(Requirement, [*python, *pip_lines()])
    }
    assert found == wanted


def test_conda_takes_the_pythons_that_the_project_takes() -> None:
    assert f"python {project()['requires-python']}" in conda_lines()


@pytest.mark.parametrize("line", conda_lines())
def test_conda_reads_the_line_and_it_admits_what_is_installed(line: str) -> None:
    spec = MatchSpec(line)
    name = line.partition(" ")[0]
    if spec.version is not None:
        assert VersionSpec(spec.version).matches(Version(installed(name)))


def installed(name: str) -> str:
    if name == "python":
        return ".".join(map(str, sys.version_info[:3]))
    return metadata.version(name)


def test_the_package_itself_is_left_to_post_build() -> None:
    assert "-e" not in " ".join(pip_lines())
    assert "pip install --no-deps -e ." in (ROOT / "postBuild").read_text("utf-8")


@pytest.mark.parametrize("one", [*runtime(), *extras()], ids=lambda one: one.name)
def test_contributing_says_why_a_dependency_is_here(one: Requirement) -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    row = re.search(rf"^\| `{re.escape(one.name)}` +\| ([^|]+) \|", guide, re.MULTILINE)
    assert row is not None
    assert len(row[1].split()) >= 4


def test_contributing_gives_no_reason_for_what_is_not_a_dependency() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    told = set(re.findall(r"^\| `([A-Za-z0-9.-]+)` +\|", guide, re.MULTILINE))
    assert told <= {one.name for one in [*runtime(), *extras()]}
