"""Words, stems and stop words."""

from __future__ import annotations

import pytest

from minutekit.language import stem, stop_words, tokenise
from minutekit.language.numerals import read_roman
from test_language_detection import TEXTS

NAMES = {"de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian", "pt": "portuguese"}


@pytest.mark.parametrize("language", NAMES)
def test_stems_agree_with_nltk(language):
    from nltk.stem.snowball import SnowballStemmer

    reference = SnowballStemmer(NAMES[language])
    words = sorted(set(tokenise(TEXTS[language])))
    same = sum(stem(word, language) == reference.stem(word) for word in words)
    assert len(words) > 30
    assert same >= 0.94 * len(words)


def test_a_language_without_stems_keeps_its_words():
    assert stem("vergaderingen", "xx") == "vergaderingen"
    assert stem("meetings", None) == stem("meeting", "en")


@pytest.mark.parametrize("language", NAMES)
def test_stop_words_are_lower_case_and_hold_the_commonest(language):
    listed = stop_words(language)
    assert all(word == word.lower() for word in listed)
    assert {"de": "und", "en": "the", "es": "que", "fr": "les", "it": "che", "pt": "que"}[language] in listed


def test_words_and_numbers_in_order():
    assert tokenise("L'eau, 3.5 km: ça va? O'Neill") == ["l'eau", "3.5", "km", "ça", "va", "o'neill"]


@pytest.mark.parametrize(
    ("letters", "value"), [("I", 1), ("iv", 4), ("XIV", 14), ("xl", 40), ("MCMXC", 1990), ("a", 0)]
)
def test_roman_numerals(letters, value):
    assert read_roman(letters) == value
