"""Tags are those of the treebanks, in every language that has weights, on any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutekit.language.headings import classify_heading, trim_heading
from minutekit.language.noun_phrases import PhraseReader
from minutekit.language.tagging import TAGGED_LANGUAGES, tag_text


def tags(text, language):
    return [(token.text, token.tag) for token in tag_text(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The old mill needs mortar", ["DET", "ADJ", "NOUN", "VERB.Fin", "NOUN"]),
        ("de", "Die alte Mühle braucht Mörtel", ["DET", "ADJ", "NOUN", "VERB.Fin", "NOUN"]),
        ("es", "El ayuntamiento compra una casa nueva", ["DET", "NOUN", "VERB.Fin", "DET", "NOUN", "ADJ"]),
        ("fr", "La commune a décidé de payer", ["DET", "NOUN", "AUX.Fin", "VERB.Part", "ADP", "VERB.Inf"]),
        ("it", "Il comune ha una casa nuova", ["DET", "NOUN", "VERB.Fin", "DET", "NOUN", "ADJ"]),
        ("nl", "De gemeente wil het huis kopen", ["DET", "NOUN", "VERB.Fin", "DET", "NOUN", "VERB.Inf"]),
        ("pt", "A cidade precisa de dinheiro", ["DET", "NOUN", "VERB.Fin", "ADP", "NOUN"]),
    ],
)
def test_plain_sentences_are_tagged(language, text, expected):
    assert [tag for _, tag in tags(text, language)] == expected


def test_elided_words_stand_alone():
    assert [word for word, _ in tags("Qu'on n'a pas d'eau", "fr")][:2] == ["Qu'", "on"]
    assert [word for word, _ in tags("We don't", "en")] == ["We", "do", "n't"]


@given(st.text(max_size=60), st.sampled_from([*TAGGED_LANGUAGES, None, "fi"]))
def test_any_text_has_tokens_that_are_slices_of_it(text, language):
    for token in tag_text(text, language):
        assert text[token.start : token.end] == token.text
        assert token.tag


def test_long_texts_are_tagged_in_part():
    assert len(tag_text("word " * 50_000, "en")) == 4_000


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Lake", "subject"),
        ("Budget discussion", "subject"),
        ("Discussion", "container"),
        ("Any other business", "container"),
        ("Approval of the minutes", "procedure"),
        ("Genehmigung des Protokolls", "procedure"),
        ("3º punto del día", "ordinal"),
        ("TOP 4", "ordinal"),
        ("", "container"),
    ],
)
def test_headings_are_told_apart(heading, kind):
    assert classify_heading(heading) == kind


def test_headings_lose_words_of_any_minutes_at_their_ends():
    assert trim_heading("On the lake committee report") == "lake committee"
    assert trim_heading("Report") == "Report"
    assert trim_heading("Report on the ferry") == "ferry"
    assert trim_heading("Warden’s report", "en") == "Warden’s report"
    assert trim_heading("Annual report", "en") == "Annual report"
    assert trim_heading("Ferry report", "en") == "Ferry"
    assert trim_heading("Key lists", "en") == "Key lists"


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("en", "We talked about the cost of living in town", "cost of living"),
        ("es", "Se habló de la gestión de residuos urbanos", "gestión de residuos urbanos"),
        ("de", "Wir brauchen eine neue Hebebühne im Hof", "neue Hebebühne"),
        ("fi", "Uusi silta maksaa", "silta maksaa"),
    ],
)
def test_noun_phrases_are_found(language, text, phrase):
    assert phrase in PhraseReader(language).find(text).values()


@pytest.mark.parametrize(
    ("language", "text", "found", "left"),
    [
        ("en", "Thanks to the nets, carp stay out", "nets", "Thanks to the nets"),
        ("en", "Prepare notes for the harbour master", "harbour master", "notes for the harbour"),
        ("en", "We wrote to Ruth Osei about it", "Ruth Osei", "Ruth"),
        (
            "de",
            "Im Anschluss an die jährliche Messe fuhren wir heim",
            "jährliche Messe",
            "Anschluss an die jährliche Messe",
        ),
        ("de", "Wir danken den aktiven Helfern", "Helfern", "aktiven Helfern"),
        ("de", "Der Zaun schützt die Wiese die Kühe", "Wiese", "Wiese die Kühe"),
        ("fr", "Le moulin est suivi au sein du club", "moulin", "sein du club"),
        ("es", "la gestión pública grupalmente", "gestión pública", "gestión pública grupalmente"),
        ("es", "Revisar tejado del molino", "tejado del molino", "Revisar"),
    ],
)
def test_what_is_cut_out_of_a_clause_is_no_noun_phrase(language, text, found, left):
    phrases = PhraseReader(language).find(text).values()
    assert found in phrases
    assert left not in phrases
