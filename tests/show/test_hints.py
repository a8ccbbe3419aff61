"""A beginner's cell that names what is not there: Python's message, then a sentence that helps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell

from maillab import Lab, forge, use_language
from maillab.errors import NO_NEAREST
from maillab.show.magics import load_ipython_extension


@pytest.fixture
def shell(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    shell = InteractiveShell()
    assert shell.history_manager
    shell.history_manager.enabled = False
    load_ipython_extension(shell)
    shell.user_ns.update(forge=forge, lab=Lab(), delivery=1)
    yield shell
    shell.history_manager.end_session()
    InteractiveShell.clear_instance()


@pytest.mark.parametrize(
    ("cell", "lang", "says"),
    [
        ("accept", "fr", 'Un texte s\'écrit entre guillemets : "accept"'),
        ("accept", "en", 'A text is written in quotes: "accept"'),
        ("delivry", "fr", "Vouliez-vous dire « delivery » ?"),
        ("lab.dns.publsh", "fr", "Vouliez-vous dire « publish » ?"),
        ("forge.direct_spof()", "fr", "Vouliez-vous dire « direct_spoof » ?"),
        ("forge.direct_spof()", "en", 'Did you mean "direct_spoof"?'),
        ("lab.xyz", "fr", "La touche Tab"),
    ],
)
def test_what_a_cell_misnames_is_explained(
    cell: str, lang: str, says: str, shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    use_language(lang)
    shell.run_cell(cell)
    told = capsys.readouterr().out
    assert "Error" in told
    assert says in told
    assert NO_NEAREST not in told


@pytest.mark.parametrize(
    "cell",
    [
        "(1).real_part",
        "raise NameError('mine')",
        "eval('x1', {})",
    ],
)
def test_what_no_cell_misnamed_keeps_its_own_words(
    cell: str, shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.run_cell(cell)
    told = capsys.readouterr().out
    assert "Error" in told
    assert "ici." not in told
    assert "Tab" not in told
