"""Words of minutes by what they say, one file a language: label words, offices, titles, verbs, function words."""

from minutekit.lexicon.classes import CLASSES, Kind
from minutekit.lexicon.entries import LANGUAGES, Entry, expand_form, load_entries, words_of
from minutekit.lexicon.matching import Hit, find_classes, label_classes, word_classes

__all__ = [
    "CLASSES",
    "LANGUAGES",
    "Entry",
    "Hit",
    "Kind",
    "expand_form",
    "find_classes",
    "label_classes",
    "load_entries",
    "word_classes",
    "words_of",
]
