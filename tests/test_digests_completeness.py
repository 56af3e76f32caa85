"""Whether words stand alone as a line, told from parts of speech that are given here."""

from __future__ import annotations

import pytest

from minutekit import Point
from minutekit.digests.completeness import (
    FRAGMENT,
    LEANING,
    PHRASE,
    POINTING,
    find_main_verbs,
    find_sentence_meetings,
    is_bare,
    rate_cut,
    rate_reference,
)
from minutekit.digests.shortening import BROKEN, MOST_WORDS, count_words, shorten_line
from minutekit.language.tagging import Token

D, N, P, V, A, J, C, S, PR, PT = "DET", "NOUN", "PROPN", "VERB.Fin", "AUX.Fin", "ADJ", "CCONJ", "SCONJ", "PRON", "PUNCT"


def tag(text):
    """Tokens of words that name their part of speech: "the/DET roof/NOUN"."""
    tokens, at = [], 0
    for part in text.split():
        word, _, name = part.rpartition("/")
        tokens.append(Token(word, name, at, at + len(word)))
        at += len(word) + 1
    return tokens


ROOF = "the/DET roof/NOUN leaks/VERB.Fin"
WALL = "the/DET wall/NOUN has/AUX.Fin cracked/VERB.Part"


@pytest.mark.parametrize(
    ("text", "language", "verbs", "broken"),
    [
        (ROOF, "en", [2], False),
        (f"if/SCONJ {ROOF}", "en", [], False),
        (f"if/SCONJ {ROOF} {WALL}", "en", [6], False),
        ("if/SCONJ the/DET roof/NOUN", "en", [], True),
        (f"if/SCONJ rain/NOUN ,/PUNCT {ROOF}", "en", [5], False),  # a comma ends its part of the sentence
        (f"roof/NOUN which/PRON leaks/VERB.Fin {WALL}", "en", [5], False),
        ("who/PRON leaks/VERB.Fin", "en", [], False),
        ("die/PRON leckt/VERB.Fin", "de", [1], False),  # rather "she" than "who"
        ("that/PRON leaks/VERB.Fin", "en", [1], False),
        ("zu/PART leckt/VERB.Fin", "de", [], False),
        ("leckt/VERB.Fin zu/PART", "de", [0], False),
        ("to/PART leaks/VERB.Fin", "en", [1], False),
    ],
)
def test_each_conjunction_takes_the_next_verb(text, language, verbs, broken):
    assert find_main_verbs(tag(text), language) == (verbs, broken)


def rate(cut, sentence=None, language="en", *, opens=True, closes=True, begins=True, ends=True):
    tokens = tag(cut)
    return rate_cut(
        tokens, language, tag(sentence) if sentence else tokens, opens=opens, closes=closes, begins=begins, ends=ends
    )


@pytest.mark.parametrize(
    ("cut", "options", "sound"),
    [
        (ROOF, {}, 1.0),
        (f"{ROOF} ./PUNCT", {}, 1.0),
        ("", {}, 0.0),
        ("the/DET roof/NOUN of/ADP", {}, 0.0),  # ends before its own is whole
        ("the/DET roof/NOUN has/AUX.Fin", {}, 0.0),
        ("it/PRON leaks/VERB.Fin", {}, 0.0),  # one word of content says too little
        (ROOF, {"opens": False}, 1.0),
        (f"while/SCONJ {ROOF}", {"opens": False}, 0.0),
        (f"which/PRON {ROOF}", {"opens": False}, 0.0),
        (f"and/CCONJ then/ADV while/SCONJ {ROOF}", {"opens": False}, 0.0),
        ("the/DET roof/NOUN leaks/VERB.Fin", {"closes": False}, 0.0),
        ("the/DET roof/NOUN leaks/VERB.Fin now/ADV", {"closes": False}, 1.0),
        ("leaks/VERB.Fin over/ADP the/DET store/NOUN", {"opens": False}, FRAGMENT),
        ("leaks/VERB.Fin over/ADP the/DET store/NOUN", {}, 1.0),
        (f"in/ADP spring/NOUN ,/PUNCT {ROOF}", {"opens": False, "begins": False}, 0.0),
        (f"in/ADP spring/NOUN ,/PUNCT {ROOF}", {"opens": False}, 1.0),
        (f"if/SCONJ the/DET roof/NOUN ,/PUNCT {ROOF} because/SCONJ rain/NOUN", {}, 0.0),
    ],
)
def test_what_is_cut_out_of_a_sentence_keeps_its_verb(cut, options, sound):
    assert rate(cut, f"{ROOF} {WALL}", **options) == sound


@pytest.mark.parametrize(
    ("cut", "options", "sound"),
    [
        ("new/ADJ roof/NOUN of/ADP oak/NOUN", {}, PHRASE),
        ("new/ADJ roof/NOUN of/ADP oak/NOUN", {"begins": False}, 0.0),
        ("new/ADJ roof/NOUN of/ADP oak/NOUN", {"ends": False}, 0.0),
        ("of/ADP new/ADJ roof/NOUN", {}, 0.0),
        ("Ada/PROPN Berg/PROPN", {}, 0.0),  # names alone
        ("roof/NOUN leaking/VERB.Ger over/ADP store/NOUN", {}, 0.0),
    ],
)
def test_a_noun_phrase_stands_alone_where_more_than_a_comma_parts_it(cut, options, sound):
    assert rate(cut, f"{cut} {ROOF}", **options) == sound


def test_in_notes_without_verbs_a_phrase_is_whole():
    assert rate("new/ADJ roof/NOUN of/ADP oak/NOUN") == 1.0
    assert rate("Ada/PROPN Berg/PROPN") == 0.0
    sentence = "to/PART mend/VERB.Inf the/DET roof/NOUN ,/PUNCT new/ADJ oak/NOUN gate/NOUN"
    assert rate("to/PART mend/VERB.Inf the/DET roof/NOUN", sentence) == 0.0
    assert rate("mend/VERB.Inf the/DET roof/NOUN", sentence) == 1.0
    assert rate("new/ADJ oak/NOUN gate/NOUN", sentence) == PHRASE


def test_where_verbs_stand_last_what_ends_with_one_may_be_whole():
    cut = "das/DET Dach/NOUN leckt/VERB.Fin"
    assert rate(cut, f"{cut} {cut}", "de", closes=False) == 1.0
    assert rate("das/DET Dach/NOUN hat/AUX.Fin gestern/ADV Wasser/NOUN", None, "de", closes=False) == 0.0
    assert rate("das/DET Dach/NOUN hat/AUX.Fin alte/ADJ Balken/NOUN", None, "de", closes=False) == 1.0


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Ada Berg", True), ("4,200 euros", True), ("roof", True), ("The roof", True), ("In spring", True), ("", True),
        ("new oak gate", False), ("it leaks badly", False), ("The roof leaks over the store", False),
    ],
)  # fmt: skip
def test_a_name_an_amount_or_a_word_alone_is_bare(text, bare):
    assert is_bare(text, "en") is bare


def test_among_sentences_a_short_phrase_is_rather_a_heading():
    assert is_bare("new oak gate", "en", among_sentences=True)
    assert not is_bare("new oak gate for the old weir", "en", among_sentences=True)
    assert not is_bare("x " * 61, "en")


def test_meetings_of_sentences_are_those_where_four_of_five_points_have_a_verb():
    said, named = "The roof leaks over the store and we mend it", "New oak gate"

    def find(*texts):
        return find_sentence_meetings([Point(text, meeting="May", language="en") for text in texts], "en")

    assert find(*[said] * 4, named) == {"May"}
    assert find(*[said] * 3, named) == frozenset()
    late = f"{'New oak gate of the old weir at the mill in May and June'} it leaks"
    assert find(late) == frozenset()  # the first twelve words tell


@pytest.mark.parametrize(
    ("text", "tokens", "sound"),
    [
        ("The roof leaks", ROOF, 1.0),
        ("This leaks badly", "this/PRON leaks/VERB.Fin badly/ADV", LEANING),
        ("They came", "they/PRON came/VERB.Fin", LEANING),
        ("And they came", "and/CCONJ they/PRON came/VERB.Fin", LEANING),
        ("The mill needs this", "the/DET mill/NOUN needs/VERB.Fin this/PRON", POINTING),
        ("It is good that it opens", "it/PRON is/AUX.Fin good/ADJ that/SCONJ it/PRON opens/VERB.Fin", 1.0),
        ("It is late", "it/PRON is/AUX.Fin late/ADJ", LEANING),
        ("They came", "", LEANING),
        ("The roof leaks", "", 1.0),
    ],
)
def test_words_that_stand_for_what_was_said_before_make_a_line_lean(text, tokens, sound):
    assert rate_reference(text, tag(tokens), "en") == sound


def test_a_line_is_broken_off_after_a_whole_phrase():
    line = " ".join(["the keeper of the old mill by the river"] * 6)
    (form,) = [f for f in shorten_line(line, "en") if f.text.endswith("…")]
    assert form.soundness == BROKEN
    assert line.startswith(form.text.rstrip(" …"))
    assert MOST_WORDS // 2 < count_words(form.text) < MOST_WORDS
    assert form.text.rstrip(" …").split()[-1] in ("keeper", "mill", "river")
    whole = " ".join(["Mill"] * MOST_WORDS)
    assert [f.text for f in shorten_line(whole, "en")] == [whole]
    assert [f.text for f in shorten_line("", "en")] == []


def test_forms_come_soundest_first_and_whole_runs_of_sentences_last():
    line = "The roof leaks over the store and the wall is cracked on the north side. The trust pays for the mason."
    forms = shorten_line(line, "en")
    single = [f for f in forms if f.text != line]
    assert forms[-1].text == line
    assert [f.soundness for f in single] == sorted((f.soundness for f in single), reverse=True)
    assert {"The roof leaks over the store", "The trust pays for the mason."} <= {f.text for f in single}
    assert all(line[f.start :].startswith(f.text[0]) or f.text[0].isupper() for f in forms)
    assert len({f.text for f in forms}) == len(forms)
    assert {f.text for f in shorten_line(line, "en", most=6)} == {
        "The roof leaks over the store",
        "The trust pays for the mason.",
    }
