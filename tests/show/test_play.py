"""Views that move: the marks that enhance.js reads, and the widget around them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape

import pytest

from maillab import Lab, MaillabError, play
from maillab.dns.answer import Record
from maillab.show import moving
from maillab.show.elements import Html, escape
from maillab.show.html import fragment, html
from maillab.show.language import LANGUAGES, use_language
from maillab.show.play import START, script
from maillab.show.text import text
from tests.show.things import walkthrough

HOSTILE = "</div><script>alert(1)</script>\u202e\x1b\"'"


class Scene:
    """Two steps, one with an outcome; a pair of variants."""

    def __init__(self, word: str = "Bob", predict: bool = False) -> None:
        self.word = word
        self.predict = predict


@text.register
def _(scene: Scene) -> str:
    return f"Scène de {scene.word}".encode("ascii", "replace").decode()


@fragment.register
def _(scene: Scene) -> Html:
    word, way = scene.word, [f"{scene.word}|b"]
    options = [("r", "souple"), ("s", word)]
    outcome = moving.question("Que dira SPF ?", options, "s", escape(word))
    return moving.stepper(
        moving.step(word, escape(word), at=word),
        moving.step("Ensuite", outcome, origin=word, at="b", via=way),
        moving.cases(
            [moving.switch("aspf", "SPF", options, "r")],
            [
                moving.case(["r"], "souple", escape("un"), opened=True),
                moving.case(["s"], "strict"),
            ],
        ),
        predict=scene.predict,
    )


def attributes(view: str, name: str) -> list[str]:
    return [unescape(found) for found in re.findall(f' {name}="([^"]*)"', view)]


def test_the_marks_hold_what_the_script_reads() -> None:
    view = fragment(Scene(predict=True))
    assert attributes(view, "data-ml-step") == ["Bob", "Ensuite"]
    assert attributes(view, "data-ml-at") == ["Bob", "b"]
    assert attributes(view, "data-ml-from") == ["Bob"]
    assert [json.loads(one) for one in attributes(view, "data-ml-via")] == [["Bob|b"]]
    assert json.loads(attributes(view, "data-ml-choices")[0]) == [["r", "souple"], ["s", "Bob"]]
    assert attributes(view, "data-ml-answer") == ["s"]
    assert attributes(view, "data-ml-case") == ["r", "s"]
    assert " data-ml-predict" in view
    assert " data-ml-predict" not in fragment(Scene())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_that_the_script_shows_is_in_the_view(lang: str) -> None:
    use_language(lang)
    views = fragment(Scene()), moving.filtered((), ())
    words = {
        name: word
        for view in views
        for name, word in json.loads(attributes(view, "data-ml-words")[0]).items()
    }
    asked = set(re.findall(r"words\.(\w+)", script()))
    assert asked == set(words)
    assert all(words.values())


def test_hostile_words_stay_words_in_every_mark() -> None:
    view = fragment(Scene(HOSTILE))
    assert "<script" not in view
    assert "\u202e" not in view
    shown = json.loads(attributes(view, "data-ml-choices")[0])[1][1]
    assert shown == "</div><script>alert(1)</script>\\u202e\\x1b\"'"


def test_a_player_is_the_still_view_and_one_script() -> None:
    first, second = play(Scene()), play(Scene())
    assert first._repr_mimebundle_() == second._repr_mimebundle_()
    assert repr(first) == text(Scene())
    view = html(first)
    assert str(fragment(Scene())) in view
    assert view.count("<script") == view.count("</script>") == 1
    assert view.endswith(f'<script type="module">{script(START)}</script></div></div>')
    assert "script" not in fragment(Scene())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_does_not_move_says_so(lang: str) -> None:
    use_language(lang)
    with pytest.raises(MaillabError) as told:
        play(walkthrough())
    assert told.value.code == "error.play"
    assert "Walkthrough" in str(told.value)


def test_the_script_writes_no_markup_and_asks_nothing_of_the_network() -> None:
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
                 "fetch(", "import ", "http:", "https:"):  # fmt: skip
        assert word not in script(), word


def test_words_about_views_that_move_do_not_make_one_move() -> None:
    with pytest.raises(MaillabError):
        play(Record("x.example", "TXT", 60, (b' data-ml-steps data-ml-words="{}"',)))


def test_a_view_that_moves_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    player = play(Scene())
    monkeypatch.setattr("maillab.show.play.fragment", None)
    assert str(player.view) in html(player)


def test_playing_needs_no_widget() -> None:
    program = (
        "import sys; from maillab import Lab, play; from maillab.show.html import html; "
        "lab = Lab(); mail = lab.write('alice@monpartenaire.fr', 'bob@entite.fr', 'a', 'b'); "
        "html(play(lab.send(mail))); "
        "print(*sorted({'anywidget', 'ipywidgets', 'traitlets'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize(
    "thing", [None, [], 3, "x", len], ids=["none", "list", "number", "text", "function"]
)
def test_what_has_no_view_is_refused_in_a_sentence(thing: object) -> None:
    with pytest.raises(MaillabError) as told:
        play(thing)
    assert told.value.code == "error.play"


def test_an_empty_mailbox_says_that_it_is_empty() -> None:
    with pytest.raises(MaillabError) as told:
        play(Lab().mailbox("bob@entite.fr"))
    assert told.value.code == "error.play-empty"
