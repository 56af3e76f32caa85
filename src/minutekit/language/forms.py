"""What form of a word a token is: infinitive, participle, finite verb, noun; by a table and by endings."""

from __future__ import annotations

from functools import cache

from minutekit.lexicon.resources import resource_path

LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})
# Near enough for endings of verbs.
_KIN = {"ca": "es", "gl": "pt"}
_ENDINGS = (4, 3, 2)
_MOST_KEPT = 20_000


class FormTable(dict[str, tuple[str, ...]]):
    """The classes of each word of a language; those of a word that is not listed are read off its ending, and kept."""

    _endings: dict[str, tuple[str, ...]]
    _kept: set[str]

    @classmethod
    def read(cls, language: str) -> FormTable:
        """Read the table that ships with the package."""
        table = cls()
        table._endings, table._kept = {}, set()
        for line in resource_path(f"forms/{language}.tsv").read_text(encoding="utf-8").splitlines():
            form, _, names = line.partition("\t")
            if form.startswith("-"):
                table._endings[form[1:]] = tuple(names.split())
            else:
                table[form] = tuple(names.split())
        return table

    def __missing__(self, word: str) -> tuple[str, ...]:
        """Read a word's classes off its ending."""
        endings = self._endings
        found = next((endings[word[-n:]] for n in _ENDINGS if len(word) > n + 1 and word[-n:] in endings), ())
        if len(self._kept) < _MOST_KEPT:
            self[word] = found
            self._kept.add(word)
        return found

    def lists(self, word: str) -> bool:
        """Return whether a word stands in the table, other than by its ending."""
        return word in self and word not in self._kept


@cache
def load_forms(language: str | None) -> FormTable:
    """Return the table of a language.

    Args:
        language: Two letters; a language without a table has a kindred one's, else that of English.

    Returns:
        For a word in lower case its classes, the most frequent first, out of ``inf``, ``imp``, ``part``, ``ger``,
        ``fin``, ``past``, ``fut``, ``cnd``, ``noun``, ``adj``, ``adv``, ``pron``, ``det``, ``adp``, ``num`` and
        ``other``; empty where neither the word nor its ending is known.
    """
    spoken = language if language and language in LANGUAGES else _KIN.get(language or "", "en")
    return FormTable.read(spoken) if spoken == language else load_forms(spoken)


def form_classes(word: str, language: str | None) -> tuple[str, ...]:
    """Return the classes of one word in lower case; see ``load_forms``."""
    return load_forms(language)[word]
