"""Words of minutes by what they say, one file a language: label words, offices, titles, verbs, function words."""

from minutekit.lexicon.classes import CLASSES, PAGE_CLASSES, POINT_CLASSES, Kind
from minutekit.lexicon.entries import LANGUAGES, Entry, expand_form, load_entries, words_of
from minutekit.lexicon.matching import (
    Hit,
    find_classes,
    find_point_words,
    label_classes,
    match_classes,
    tokenise_lower,
    word_classes,
)

__all__ = [
    "CLASSES",
    "LANGUAGES",
    "PAGE_CLASSES",
    "POINT_CLASSES",
    "Entry",
    "Hit",
    "Kind",
    "expand_form",
    "find_classes",
    "find_point_words",
    "label_classes",
    "load_entries",
    "match_classes",
    "tokenise_lower",
    "word_classes",
    "words_of",
]
