"""Language facts: which language a text is in, its sentences, words, stems and stop words.

Every third-party language library is imported here and nowhere else.
"""

from minutekit.language.background import general_words
from minutekit.language.concepts import find_concepts
from minutekit.language.detection import detect_language
from minutekit.language.sentences import split_sentences
from minutekit.language.vectors import WordVectors, word_vectors
from minutekit.language.words import stem, stem_words, stop_words, tokenise
from minutekit.lexicon.resources import resource_path

__all__ = [
    "WordVectors",
    "detect_language",
    "find_concepts",
    "general_words",
    "resource_path",
    "split_sentences",
    "stem",
    "stem_words",
    "stop_words",
    "tokenise",
    "word_vectors",
]
