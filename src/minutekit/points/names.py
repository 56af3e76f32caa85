"""Names of a meeting's people in running text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from minutekit.language.background import general_words
from minutekit.language.patterns import compile_late
from minutekit.lexicon import label_classes, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutekit.schema import Document, Meeting, Person

WORD = re.compile(r"[^\W\d_]+(?:[-'’´][^\W\d_]+)*[’'´]?")
# A full stop belongs to short forms and initials: "Dr. J.P. Osei"; behind a longer word, or one of
# capitals ("the AGM. AP will"), it ends the sentence.
_PART = r"(?:[^\W\d_a-zß-öø-ÿ](?:[a-zß-öø-ÿ]{0,3}\.)?[\w’'-]*(?:\.[\w’'-]+)*)"
_ONE = rf"{_PART}(?:\s+(?:(?:d[aeio]s?|del|della|v[ao]n(?:\s(?:der?|den))?)\s+)?{_PART}){{0,3}}"
NAMES = rf"{_ONE}(?:\s*(?:/|,|&|\+|;|\b(?:and|und|y|e|i|et|en)\b)\s*{_ONE}){{0,6}}"
"""One name or a list of them, by their capitals."""
ONE_NAME = compile_late(NAMES)
_FEWEST_LETTERS = 2
_SHORT = 3
_MOST_WORDS = 12
_PARTICLES = frozenset({"the", "de", "la", "da", "van", "von", "der", "del", "do", "dos", "di"})
KNOWN = 2
NAME_LABEL = compile_late(
    rf"^(?P<owner>{NAMES}|(?:All|Alle|Tous les|Todos los|Todos os|Tutti i) [a-zäöü]{{4,14}})"
    r"\s*(?:(?::|\s[-–—])\s|：)\s*(?=\S)"
)
"""A name, or all of a group, as the label of what follows."""
_LABELLED_TASKS = 0.6
_NAMED_BEHIND, _LONGEST_NAMED = compile_late(rf"\(\s?(?:{NAMES})\s?\)\W*$"), 80
_LONGEST_TASK = 2_000


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Words of a meeting's people, and words that its document writes in lower case, which are no names.

    ``offices``: what those people are, as printed, in lower case.
    """

    names: frozenset[str]
    lower: frozenset[str]
    offices: frozenset[str] = frozenset()

    @cached_property
    def office_words(self) -> frozenset[str]:
        """The words of the offices."""
        return frozenset(word for office in self.offices for word in office.split())

    @classmethod
    def of(cls, names: Iterable[str], text: str, offices: Iterable[str] = ()) -> Vocabulary:
        """Gather the words of people's names and of a document's text."""
        # A name of one word may be what somebody is called on the net, in small letters.
        words = {word for name in names for word in WORD.findall(name) if word[:1].isupper() or " " not in name.strip()}
        return cls(
            frozenset(word.casefold() for word in words if len(word) >= _FEWEST_LETTERS) - _PARTICLES,
            frozenset(word for word in WORD.findall(text) if word.islower()),
            frozenset(" ".join(WORD.findall(office.casefold())) for office in offices),
        )

    @classmethod
    def of_meeting(cls, meeting: Meeting, document: Document, roster: Iterable[Person] = ()) -> Vocabulary:
        """Gather the words of those who were there, were absent, spoke or are expected."""
        people = [*meeting.attendees, *meeting.absent, *roster]
        names = [name for person in people for name in (person.name, *person.aliases)]
        speakers = [turn.speaker for turn in meeting.turns if turn.speaker]
        return cls.of([*names, *speakers], document.text, [person.role for person in people if person.role])


@lru_cache(maxsize=4_096)
def name_shape(text: str, vocabulary: Vocabulary) -> int:
    """Return ``KNOWN`` for a list of the meeting's people, 1 for what looks like one, 0 for anything else."""
    text = text.strip(" .,:;–—-@")
    words = [word.casefold() for word in WORD.findall(text)]
    if not words or len(words) > _MOST_WORDS:
        return 0
    known = [word in vocabulary.names for word in words]
    # Particles and "and" stand between names.
    if any(known) and all(is_known or len(word) <= _SHORT for word, is_known in zip(words, known, strict=True)):
        return KNOWN
    if sum(known) * 5 >= len(words) * 3:
        return KNOWN
    return int(ONE_NAME.fullmatch(text) is not None and not all(word in vocabulary.lower for word in words))


def is_group(text: str) -> bool:
    """Return whether a text is an office, a body or everybody: "the clerk", "Alle", "Events team"."""
    words = [word.casefold() for word in WORD.findall(text)]
    named = words_of("office", "body") | _everybody()
    return any(" ".join(words[start:]) in named for start in range(len(words)))


@lru_cache(maxsize=1)
def _everybody() -> frozenset[str]:
    from minutekit.lexicon import LANGUAGES, load_entries  # noqa: PLC0415 - read once

    return frozenset(
        form
        for language in LANGUAGES
        for entry in load_entries(language, "points")
        if entry.cls == "everybody"
        for form in entry.forms
    )


def find_task_names(items: Sequence[str]) -> frozenset[str]:
    """Return the names that a list of tasks sets before them, "Ruth: book the hall", where nobody is listed.

    Most tasks have such a label, or else it comes back; what stands before a single task may be its subject.

    Args:
        items: The tasks of one list.
    """
    labels = [match["owner"] for item in items if (match := NAME_LABEL.match(item[:_LONGEST_TASK]))]
    if 2 * sum(_NAMED_BEHIND.search(item[-_LONGEST_NAMED:]) is not None for item in items) > len(items):
        return frozenset()  # "Guarantee: ask the firm. (Ruth)": what stands before is the task's subject
    often = Counter(labels)
    throughout = len(labels) > 1 and len(labels) >= _LABELLED_TASKS * len(items)
    common = general_words("en")
    return frozenset(
        label
        for label in labels
        if (throughout or often[label] > 1)
        and not is_group(label)
        and not label_classes(label)
        and not all(word.casefold() in common for word in WORD.findall(label))
    )
