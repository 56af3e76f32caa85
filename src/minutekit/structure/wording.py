"""What the words of one line show: shape, signs, dates, names, classes of the lexicon."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from minutekit.entities.people import parse_person
from minutekit.entities.shapes import is_name
from minutekit.language.addresses import has_link, is_link_only
from minutekit.lexicon import CLASSES as WORD_CLASSES
from minutekit.lexicon import label_classes, word_classes
from minutekit.structure.days import split_label

CLASSES: tuple[str, ...] = tuple(name for name, about in WORD_CLASSES.items() if about.kind in {"label", "content"})
"""Classes of labels that features tell of, in the order of their columns."""
_INSIDE = tuple(
    name
    for name, about in WORD_CLASSES.items()
    if about.kind != "label" or name in {"office", "vote", "attendance", "absent", "agenda", "action", "decision"}
)
_TOPICS = frozenset(
    ["any_other_business", "reports", "approval_of_minutes", "standing_item", "opening", "closing", "next_meeting",
     "public_comment"]
)  # fmt: skip

_DATED = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s+(?:de |of |d['’])?[^\W\d_]{3,12}\.?,?\s+(?:de |del )?(?:19|20)\d\d\b"
    r"|\b[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b"
    r"|\b\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d\d)\b|\b(?:19|20)\d\d\b|\b\d{1,2}\.?\s(?:de )?[^\W\d_]{3,9}$"
)
_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?[:.h]\s?\d{2}(?!\d)|\b\d{1,2}\s?(?:[ap]\.?m\b|uhr\b|hrs?\b|h\b)", re.IGNORECASE)
_FULL_NAME = re.compile(
    r"\b[^\W\d_a-zß-öø-ÿ][\w.’'-]+(?: (?:de|del|van|der|von|da|di|la|den))*(?: [^\W\d_a-zß-öø-ÿ][\w’'.-]*)+"
)
_BLANKS = ("___", ".....", "……")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+[^\W\d_a-zß-öø-ÿ]")
_MOST_WORDS_OF_LABEL = 12
_MOST_WORDS_OF_PERSON = 14

SHAPE = (
    "words", "one_word", "two_words", "three_words", "four_to_six", "seven_to_twelve", "thirteen_to_25", "over_25",
    "colon", "full_stop", "semicolon", "asks", "question_inside", "capitals", "capital_share", "all_capitalised",
    "digit_share", "no_digit", "no_letter", "lower_start", "dated", "clock", "mail", "link", "link_only", "commas",
    "brackets", "verb", "full_name", "single_name", "dash_end", "blank", "sentences", "person", "person_with_role",
    "name_density", "any_label", "usual_topic", "split", "split_words", "value_words", "any_value_label",
    "split_name", "value_person",
)  # fmt: skip
NAMES = (
    *SHAPE,
    *(f"is:{name}" for name in CLASSES),
    *(f"label:{name}" for name in CLASSES),
    *(f"holds:{name}" for name in _INSIDE),
)
"""Names of the columns that ``describe_text`` fills."""

_CLASS_INDEX = {name: position for position, name in enumerate(CLASSES)}
_INSIDE_INDEX = {name: position for position, name in enumerate(_INSIDE)}
_READ_AT_MOST = 400


def find_label_classes(text: str) -> frozenset[str]:
    """Return the classes of a line that is a label, with or without a colon at its end; none for longer lines."""
    return label_classes(text) if text.count(" ") < _MOST_WORDS_OF_LABEL else frozenset()


@lru_cache(maxsize=16_384)
def describe_text(text: str) -> np.ndarray:
    """Describe a line's words as numbers from 0 to about 2, one for each of ``NAMES``.

    The array is shared by all who ask for the same text: do not write into it.
    """
    stripped = text.rstrip()
    words = text.split()
    n = len(words)
    last = stripped[-1:]
    capitalised = sum(word[:1].isupper() for word in words)
    digits = sum(map(str.isdigit, text))
    letters = any(map(str.isalpha, text))
    kinds = find_label_classes(text)
    short = n <= _MOST_WORDS_OF_PERSON
    person = parse_person(text, single=False) if short and letters else None
    parted = split_label(text)
    label, value = parted if parted and parted[1] else ("", "")
    value_kinds = find_label_classes(label) if label else frozenset()
    value_words = value.count(" ") + 1 if value else 0
    inside = word_classes(text[:_READ_AT_MOST])
    out = np.zeros(len(NAMES), dtype=np.float32)
    out[: len(SHAPE)] = (
        min(n, 60) / 20, n == 1, n == 2, n == 3, 4 <= n <= 6, 7 <= n <= 12, 13 <= n <= 25, n > 25,
        last in ":：" and n > 0, last in ".!…" and n > 0, last in ";," and n > 0, last in "?？" and n > 0, "?" in text,
        text.isupper(), capitalised / max(1, n), capitalised == n > 1,
        digits / max(1, len(text)), digits == 0, not letters, text[:1].islower(),
        digits > 0 and bool(_DATED.search(text)), digits > 0 and bool(_CLOCK.search(text)),
        "@" in text, has_link(text), is_link_only(text), min(1.0, 3 * text.count(",") / max(1, n)),
        "(" in text, "auxiliary" in inside, n <= 7 and is_name(text, single=False),
        n == 1 and is_name(text), last in "-–—" and n > 0, any(map(text.__contains__, _BLANKS)),
        min(3, len(_SENTENCE_END.findall(text))) / 2, person is not None,
        person is not None and bool(person.role or person.organisation),
        min(1.0, sum(m.count(" ") + 1 for m in _FULL_NAME.findall(text)) / max(1, n)),
        bool(kinds), not _TOPICS.isdisjoint(kinds),
        bool(label), min(20, label.count(" ") + 1) / 5 if label else 0, min(40, value_words) / 20, bool(value_kinds),
        bool(label) and is_name(label), 0 < value_words < 8 and parse_person(value, single=False) is not None,
    )  # fmt: skip
    for kind in kinds & _CLASS_INDEX.keys():
        out[len(SHAPE) + _CLASS_INDEX[kind]] = 1
    for kind in value_kinds & _CLASS_INDEX.keys():
        out[len(SHAPE) + len(CLASSES) + _CLASS_INDEX[kind]] = 1
    for kind in inside.keys() & _INSIDE_INDEX.keys():
        out[len(SHAPE) + 2 * len(CLASSES) + _INSIDE_INDEX[kind]] = min(1.0, 2 * inside[kind] / n)
    out.setflags(write=False)
    return out
