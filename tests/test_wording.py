"""Fixed words and printable text."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutekit.language.printable import print_line
from minutekit.language.wording import format_date, tag_language, wording_for
from minutekit.schema import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_words(language):
    wording, english = wording_for(language), wording_for("en")
    assert wording.language == language
    assert len(wording.months) == len(set(wording.months)) == 12
    for field in fields(wording):
        value, model = getattr(wording, field.name), getattr(english, field.name)
        assert value
        if isinstance(model, str) and "{}" in model:
            assert value.count("{}") == model.count("{}")


@pytest.mark.parametrize(
    ("language", "first", "later"),
    [
        ("en", "1 March 2026", "22 March 2026"),
        ("es", "1 de marzo de 2026", "22 de marzo de 2026"),
        ("pt", "1 de março de 2026", "22 de março de 2026"),
        ("fr", "1er mars 2026", "22 mars 2026"),
        ("de", "1. März 2026", "22. März 2026"),
        ("it", "1º marzo 2026", "22 marzo 2026"),
        ("nl", "1 maart 2026", "22 maart 2026"),
        ("ca", "1 de març de 2026", "22 de març de 2026"),
        ("sv", "2026-03-01", "2026-03-22"),
        (None, "1 March 2026", "22 March 2026"),
    ],
)
def test_dates(language, first, later):
    assert format_date(dt.date(2026, 3, 1), language) == first
    assert format_date(dt.date(2026, 3, 22), language) == later


def test_unknown_languages_get_english_words():
    assert wording_for("sv") == wording_for(None) == wording_for("en")


def test_only_well_formed_language_tags_pass():
    assert [tag_language(tag) for tag in ("en", "pt-BR", None, "", 'x"', "e", "english words")] == [
        "en",
        "pt-BR",
        *[""] * 5,
    ]


@given(st.text(st.characters(exclude_categories=())))
def test_printable_text_is_one_clean_line(text):
    line = print_line(text)
    assert print_line(line) == line
    assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in line)
    line.encode("utf-8")


@given(st.text(st.sampled_from("ab\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")))
def test_direction_changes_are_closed_in_order(text):
    stack = []
    for sign in print_line(text):
        assert sign not in "\u202d\u202e", "overrides go"
        if sign in "\u202a\u202b":
            stack.append("\u202c")
        elif sign in "\u2066\u2067\u2068":
            stack.append("\u2069")
        elif sign in "\u202c\u2069":
            assert stack.pop() == sign
    assert not stack


def test_what_belongs_to_the_text_stays():
    assert (
        print_line(" «\u00a0oui\u00a0» \u200fשנה\u200e 👩\u200d🌾 a\u0301 ")
        == "«\u00a0oui\u00a0» \u200fשנה\u200e 👩\u200d🌾 a\u0301"
    )
