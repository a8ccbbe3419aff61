"""Lesson sources: read into cells with lasting keys; whatever is wrong is told in one sentence."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.course.build import ROOT
from maillab.course.source import Lesson, read_lesson, read_lessons
from maillab.errors import MaillabError
from tests.course.courses import SOUND, course


def lesson(source: str, folder: Path) -> Lesson:
    return read_lessons(course(folder, l09_essai=source))[0]


def test_a_language_has_its_own_cells_and_the_shared_ones(tmp_path: Path) -> None:
    french, english = (list(lesson(SOUND, tmp_path / lang).of(lang)) for lang in ("fr", "en"))
    assert len(french) == len(english) == 7
    assert french[0].source.startswith("# 09 — Essai")
    assert english[0].source.startswith("# 09 — Trial")
    assert [cell.key for cell in french if cell.role] == ["somme", "reponse", "verification"]
    assert french[2:6] == english[2:6]


def test_a_cell_put_in_changes_no_other_key(tmp_path: Path) -> None:
    before = [cell.key for cell in lesson(SOUND, tmp_path / "before").cells]
    longer = SOUND.replace(
        "# %%\ntotal", '# %% [markdown] lang="fr"\n# Du neuf\n# %%\nnew = 1\n# %%\ntotal'
    )
    after = [cell.key for cell in lesson(longer, tmp_path / "after").cells]
    assert [key for key in after if key in before] == before
    assert len(after) == len(before) + 2


def test_cells_with_the_same_words_have_keys_of_their_own(tmp_path: Path) -> None:
    keys = [cell.key for cell in lesson("# %%\nlab\n# %%\nlab\n# %%\n", tmp_path).cells]
    assert keys == ["shared-lab-1", "shared-lab-2", "shared--1"]


def test_tags_and_magics_survive(tmp_path: Path) -> None:
    source = (
        '# %% tags=["raises-exception"]\n1 / 0\n# %%\n# %%smtp mx.entite.fr\n# EHLO a\n#\n# QUIT\n'
    )
    first, second = lesson(source, tmp_path).cells
    assert first.tags == ("raises-exception",)
    assert second.source == "%%smtp mx.entite.fr\nEHLO a\n\nQUIT"


@pytest.mark.parametrize(
    "header",
    [
        'lang="de"',
        'role="teach" key="a"',
        'role="predict"',
        'lang=["fr"]',
        "role=1",
    ],
)
def test_a_malformed_cell_is_named_by_its_place(header: str, tmp_path: Path) -> None:
    with pytest.raises(MaillabError) as told:
        lesson(f"# %%\n1\n# %% {header}\n2\n", tmp_path)
    assert told.value.code == "error.course.cell"
    assert told.value.facts["position"] == 2
    assert "09_essai.py" in str(told.value)


def test_a_source_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "09_essai.py"
    path.write_bytes("# %%\n# é".encode("latin-1"))
    with pytest.raises(MaillabError, match="UTF-8") as told:
        read_lesson(path)
    assert told.value.found == "e9"


def test_a_header_that_jupytext_stumbles_over_is_told(tmp_path: Path) -> None:
    with pytest.raises(MaillabError, match=r"09_essai\.py") as told:
        lesson("# %% tags=3\n1\n", tmp_path)
    assert told.value.code == "error.course.percent"


def test_a_folder_without_sources_is_told(tmp_path: Path) -> None:
    with pytest.raises(MaillabError, match="lessons"):
        read_lessons(tmp_path)


REAL = "".join(
    path.read_text("utf-8") for path in sorted((ROOT / "course" / "lessons").glob("*.py"))
)
PIECES = st.sampled_from(
    [
        "# %%", "# %% [markdown]", ' lang="fr"', ' lang="', ' key="a"', ' role="predict"', "\n",
        ' tags=["a"', " tags=3", ' {"a": [}', "# ---\n", '"""', "# +", "# -", "%%smtp", "# %dig",
        "é", "\x00", "\u2028", "\r", " =", "}", "\\",
    ]
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A passage of the real lessons with some pieces put in, and some letters taken out."""
    start = draw(st.integers(0, len(REAL) - 1))
    text = REAL[start : start + draw(st.integers(0, 1500))]
    for piece in draw(st.lists(PIECES, max_size=8)):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + piece + text[place + draw(st.integers(0, 3)) :]
    return text


@given(st.one_of(damaged(), st.lists(PIECES, max_size=30).map("".join)))
def test_no_damage_to_a_source_gives_more_than_a_sentence(source: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "09_essai.py"
        path.write_text(source, encoding="utf-8", newline="")
        with suppress(MaillabError):
            cells = read_lesson(path).cells
            assert {cell.kind for cell in cells} <= {"markdown", "code", "raw"}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_lesson_explains_names_that_are_not_there(lang: str) -> None:
    for told in read_lessons(ROOT / "course"):
        first = next(cell for cell in told.of(lang) if cell.kind == "code")
        assert first.source.startswith("%load_ext maillab\n"), told.name
