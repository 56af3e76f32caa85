"""Where a library has no wheel, plain Python stands in for it: the same matches, sentences nearly so."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutekit.language.sentences import split_plainly, split_sentences
from minutekit.lexicon.automaton import PlainAutomaton, build_automaton

LETTERS = st.text("abcé ", min_size=1, max_size=4)


@given(st.lists(LETTERS, min_size=1, max_size=8, unique=True), st.text("abcé ", max_size=40))
def test_the_plain_automaton_finds_the_same(literals, text):
    pytest.importorskip("ahocorasick_rs")
    plain, quick = PlainAutomaton(literals), build_automaton(literals)
    assert type(quick) is not PlainAutomaton
    expected = quick.find_matches_as_indexes(text, overlapping=True)
    assert sorted(plain.find_matches_as_indexes(text, overlapping=True)) == sorted(expected)
    assert [end for _, _, end in expected] == [end for *_, end in plain.find_matches_as_indexes(text, overlapping=True)]
    assert bool(plain.find_matches_as_indexes(text)) == bool(expected)


def test_it_stands_in_where_the_library_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    monkeypatch.setitem(sys.modules, "sentencex", None)
    assert isinstance(build_automaton(["a"]), PlainAutomaton)
    text = "The bus is late. It never comes."
    assert [text[start:end] for start, end in split_sentences(text)] == ["The bus is late.", "It never comes."]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The hedge is high.", "Who trims it?", "Nobody!"],
        ["Dr. Ruiz spoke for 3.5 hours.", "(She was right.)", "J. K. Ott agreed."],
        ["¿Quién paga?", "La Sra. Couto no.", "«Nadie», dijo."],
        ["Der Ausschuss tagt, z.B. montags.", "Änderungen folgen."],
        ["See no. 4 of the list etc. and more.", "It ends…", "Then it goes on."],
        ["会議は終わった。", "次は来週です。"],
    ],
)
def test_sentences_end_where_people_see_it(sentences):
    gap = "" if sentences[0].endswith("。") else " "
    assert [piece.strip() for piece in split_plainly(gap.join(sentences))] == sentences


@given(st.text("ab. !?\n”A1。", max_size=60))
def test_pieces_join_to_the_text(text):
    assert "".join(split_plainly(text)) == text
