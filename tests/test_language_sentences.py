"""Sentences of very long text: every character in one, in good time."""

from __future__ import annotations

import time

import pytest

from minutekit.language import split_sentences
from pace import seconds_here


@pytest.mark.parametrize(
    "text", ["`" * 60_000, "“ Ana agreed. " * 10_000, "Ana agreed. " * 5000, "a" * 50_000, "ana " * 20_000]
)
def test_long_text_is_cut_whole_and_in_good_time(text):
    began = time.process_time()
    spans = split_sentences(text)
    assert time.process_time() - began < seconds_here(3)
    assert "".join(text[left:right] for left, right in spans).replace(" ", "") == text.replace(" ", "")
    assert spans == sorted(spans)


def test_long_text_has_the_sentences_of_short_text():
    assert len(split_sentences("Ana agreed. Bo did not! " * 2000)) == 4000
