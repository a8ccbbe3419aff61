"""Predictions and what is said of them."""

from __future__ import annotations

import pytest

from maillab.auth.results import SpfResult
from maillab.lab import Lab
from maillab.receiving.decision import Disposition
from maillab.show.language import use_language
from maillab.show.predict import predict, reveal, word
from maillab.show.text import text


@pytest.mark.parametrize("empty", [..., None, ""])
def test_an_empty_prediction_is_named_as_such(empty: object) -> None:
    assert "rien de noté" in text(predict("q", empty))
    assert "rien prédit" in text(reveal("q", "pass"))


@pytest.mark.parametrize("given", ["pass", "PASS ", SpfResult.PASS])
def test_a_right_prediction_is_told(given: object) -> None:
    predict("q", given)
    assert "comme vous l'aviez prédit" in text(reveal("q", SpfResult.PASS))


@pytest.mark.parametrize(
    ("lang", "given", "found"),
    [
        ("fr", "échec", SpfResult.FAIL),
        ("fr", "Echoue", "fail"),
        ("fr", "refusée ", Disposition.REJECT),
        ("fr", "mis en quarantaine", Disposition.QUARANTINE),
        ("fr", "oui", True),
        ("en", "rejected", Disposition.REJECT),
        ("en", "no", False),
    ],
)
def test_a_prediction_may_be_said_in_the_language_in_use(
    lang: str, given: str, found: object
) -> None:
    use_language(lang)
    predict("q", given)
    assert reveal("q", found).code == "reveal.right"


@pytest.mark.parametrize("given", ["échec", "refused", "", "other"])
def test_another_word_is_still_wrong(given: str) -> None:
    predict("q", given or " ")
    assert reveal("q", SpfResult.PASS).code == "reveal.wrong"


def test_a_wrong_prediction_names_both() -> None:
    predict("q", "fail")
    told = text(reveal("q", "pass"))
    assert "pass" in told
    assert "fail" in told
    assert "étape" in told


def test_a_new_empty_prediction_takes_the_old_one_back() -> None:
    predict("q", "fail")
    predict("q", ...)
    assert "rien prédit" in text(reveal("q", "pass"))


def test_a_question_that_nobody_asked_is_told_with_the_nearest_that_was() -> None:
    predict("redirection", "fail")
    remark = reveal("redirecton", "pass")
    assert (remark.code, remark.near) == ("reveal.near", "redirection")
    assert "« redirection »" in text(remark)


def test_a_question_left_open_is_not_taken_for_a_misspelt_one() -> None:
    predict("redirection", ...)
    predict("redirections", ...)
    assert reveal("redirection", "pass").code == "reveal.empty"


def test_a_remark_speaks_both_languages_and_html() -> None:
    remark = predict("q", "<b>fail</b>")
    bundle = remark._repr_mimebundle_()
    assert "<b>" not in bundle["text/html"]
    use_language("en")
    assert "noted" in text(remark)


def test_a_word_is_what_a_check_found() -> None:
    lab = Lab()
    delivery = lab.send(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "a", "b"))
    assert word(delivery.spf) == "none"
    assert word(delivery.dkim) == "none"
    assert word(5) == "5"
