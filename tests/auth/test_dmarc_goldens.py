"""What a student reads: every DMARC scene and every fault of an author, in both languages.

``MAILLAB_GOLDEN=write`` writes the files anew: read them then.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from maillab.auth.results import DmarcReason, DmarcResult
from maillab.mail.author import AuthorFault, AuthorReason, author_of
from maillab.mail.message import MessageView
from maillab.show.language import LANGUAGES, say
from tests.auth.test_dmarc import Row
from tests.mail.test_author import FAULTS, header_of

TESTS = Path(__file__).resolve().parent.parent
SCENES = tomllib.loads((TESTS / "spec" / "dmarc" / "scenes.toml").read_text("utf-8"))

NOT_UTF8 = b"From: Ren\xe9 <rene@monpartenaire.fr>"
"""The one fault that a text file of cases cannot hold."""


def row(name: str) -> Row:
    scene = SCENES[name]
    author, *columns = (column.strip() for column in scene["row"].split("|"))
    spf, dkim = (tuple(column.split()) if column != "-" else () for column in columns)
    return Row(scene.get("rules", "rfc9989"), {"says": name, **scene}, author, spf, dkim, ())


def compare(path: Path, found: str) -> None:
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.encode())
    assert path.read_bytes().decode() == found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SCENES)
def test_a_scene_reads_as_before(name: str, lang: str) -> None:
    found = row(name).check().walkthrough.text(lang) + "\n"
    compare(TESTS / "golden" / "dmarc" / lang / f"{name}.txt", found)


def test_every_result_and_reason_of_dmarc_has_a_scene() -> None:
    checks = [row(name).check() for name in SCENES]
    assert {check.reason for check in checks} == set(DmarcReason) - {DmarcReason.NO_AUTHOR}
    # permerror is the author's, whose faults are read below
    assert {check.result for check in checks} == set(DmarcResult) - {DmarcResult.PERMERROR}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_faults_of_authors_read_as_before(lang: str) -> None:
    lines = []
    for header in [*map(header_of, FAULTS), NOT_UTF8]:
        fault = author_of(MessageView(header + b"\r\n\r\n"))
        assert isinstance(fault, AuthorFault)
        facts = {
            "reason": fault.reason,
            "found": fault.found,
            "blank": "no" if fault.found.strip() else "yes",
        }
        lines.append(say("author.unreadable", facts, lang) + "\n")
    compare(TESTS / "golden" / "author" / lang / "faults.txt", "".join(lines))


def test_every_fault_that_a_message_can_have_is_among_them() -> None:
    met = {AuthorReason(case["fault"]) for case in FAULTS} | {AuthorReason.NOT_UTF8}
    assert set(AuthorReason) - met == {AuthorReason.UNREAD}
