"""Spoken text made readable: only words that say nothing go, and nothing is added."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutekit.language.fillers import SPEECH_RULES, SpeechRule
from minutekit.language.speech import clean_speech
from minutekit.language.words import tokenise
from pace import seconds_here


@pytest.mark.parametrize("rule", SPEECH_RULES, ids=lambda rule: f"{rule.kind}-{rule.language}")
def test_rule_does_what_its_example_says(rule: SpeechRule) -> None:
    before, after = rule.example
    for language in (rule.language,) if rule.language else (None, "en", "es", "pt", "fr", "de", "it", "sw"):
        assert clean_speech(before, language) == after


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "I, I think we we should, um, should go.", "I think we should go."),
        ("en", "The th- the hall is- is full.", "The hall is full."),
        ("en", "I think, I think that that is, like, 5 mm or so.", "I think that that is 5 mm or so."),
        ("en", "[Music] Um. Yeah. Right.", ""),
        ("en", "Yes. No. The motion had had no second.", "Yes. No. The motion had had no second."),
        ("en", "it's it's a very very small hall", "it's a very very small hall"),
        ("en", "We need 20 20 chairs (two rows) [sic].", "We need 20 20 chairs (two rows) [sic]."),
        ("en", "No, no, no, we do not.", "No, no, no, we do not."),
        ("es", "Este punto, este, no, no se aprobó.", "Este punto no, no se aprobó."),
        ("pt", "É um salão, né? Um salão grande.", "É um salão? Um salão grande."),
        ("fr", "Nous nous réunissons, euh, nous, nous réunissons.", "Nous nous réunissons, nous, nous réunissons."),
        ("de", "Es geht um die, die dort wohnen, äh, um alle.", "Es geht um die, die dort wohnen, um alle."),
        ("it", "La sala, cioè, la la sala è piena.", "La sala è piena."),
        (None, "hmm ukumbi umejaa, uh, sana", "ukumbi umejaa, sana"),
        ("en", "  ", ""),
    ],
)
def test_what_goes_and_what_stays(language: str | None, before: str, after: str) -> None:
    assert clean_speech(before, language) == after


PIECES = "um uh I we the hall full, is you know, I mean, okay. Yeah. no. [laughs] th- - … ?! and and, mm like, (x) 5 né euh äh"
PIECE = st.sampled_from(PIECES.split())


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECE, max_size=25).map(" ".join), st.sampled_from(["en", "es", "pt", "fr", "de", "it", "sw", None]))
def test_words_are_only_left_out_and_twice_is_once(text: str, language: str | None) -> None:
    cleaned = clean_speech(text, language)
    words = iter(tokenise(text))
    assert all(word in words for word in tokenise(cleaned))
    assert clean_speech(cleaned, language) == cleaned
    assert cleaned == " ".join(cleaned.split())


def test_hostile_texts_take_linear_time() -> None:
    for text in (
        "um, I, I think " * 10_000,
        "a a " * 40_000,
        ", " * 50_000,
        "( " * 50_000,
        "a-" * 50_000,
        "you know, " * 15_000,
        "ab" * 60_000,
    ):
        began = time.process_time()
        clean_speech(text, "en")
        assert time.process_time() - began < seconds_here(3.0)
