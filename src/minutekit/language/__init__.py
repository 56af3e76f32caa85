"""Language facts: which language a text is in, its sentences, words, stems and stop words.

Every third-party language library is imported here and nowhere else.
"""

from minutekit.language.detection import detect_language
from minutekit.language.resources import resource_path
from minutekit.language.sentences import split_sentences
from minutekit.language.words import stem, stop_words, tokenise

__all__ = ["detect_language", "resource_path", "split_sentences", "stem", "stop_words", "tokenise"]
