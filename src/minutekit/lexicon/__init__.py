"""Words of minutes by what they say, one file a language: label words, offices, titles, verbs, function words."""

from minutekit.lexicon.calendar import calendar_names, span_words
from minutekit.lexicon.classes import CLASSES, LINE_CLASSES, PAGE_CLASSES, POINT_CLASSES, Kind
from minutekit.lexicon.entries import (
    LANGUAGES,
    Entry,
    expand_form,
    line_pattern,
    line_words,
    load_entries,
    load_numbers,
    load_phrase_classes,
    words_of,
)
from minutekit.lexicon.matching import (
    Hit,
    find_classes,
    find_point_words,
    label_classes,
    match_classes,
    tokenise_lower,
    use_plain_endings,
    word_classes,
)
from minutekit.lexicon.phrases import compile_phrases, fill_phrases, holds_phrase, is_phrase, load_phrases, read_form

__all__ = [
    "CLASSES",
    "LANGUAGES",
    "LINE_CLASSES",
    "PAGE_CLASSES",
    "POINT_CLASSES",
    "Entry",
    "Hit",
    "Kind",
    "calendar_names",
    "compile_phrases",
    "expand_form",
    "fill_phrases",
    "find_classes",
    "find_point_words",
    "holds_phrase",
    "is_phrase",
    "label_classes",
    "line_pattern",
    "line_words",
    "load_entries",
    "load_numbers",
    "load_phrase_classes",
    "load_phrases",
    "match_classes",
    "read_form",
    "span_words",
    "tokenise_lower",
    "use_plain_endings",
    "word_classes",
    "words_of",
]
