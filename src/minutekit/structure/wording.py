"""What the words of one line show: shape, signs, dates, names, classes of the lexicon."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from minutekit.language.addresses import has_link, is_link_only
from minutekit.meetings.labels import LabelKind, label_kinds
from minutekit.meetings.lines import VERBS
from minutekit.meetings.naming.people import parse_person
from minutekit.meetings.naming.shapes import is_name
from minutekit.meetings.opening.openings import MEETING_WORDS, split_label
from minutekit.meetings.outline.topics import is_usual_topic

CLASSES: tuple[LabelKind, ...] = (
    "absent", "attendance", "invited", "officer", "agenda", "digest", "conclusions", "minutes", "signature",
    "changes", "contents", "date", "time", "place", "field", "remark", "question",
)  # fmt: skip
"""Classes of labels that features tell of, in the order of their columns."""

_DATED = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s+(?:de |of |d['’])?[^\W\d_]{3,12}\.?,?\s+(?:de |del )?(?:19|20)\d\d\b"
    r"|\b[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b"
    r"|\b\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d\d)\b|\b(?:19|20)\d\d\b|\b\d{1,2}\.?\s(?:de )?[^\W\d_]{3,9}$"
)
_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?[:.h]\s?\d{2}(?!\d)|\b\d{1,2}\s?(?:[ap]\.?m\b|uhr\b|hrs?\b|h\b)", re.IGNORECASE)
_FULL_NAME = re.compile(
    r"\b[^\W\d_a-zß-öø-ÿ][\w.’'-]+(?: (?:de|del|van|der|von|da|di|la|den))*(?: [^\W\d_a-zß-öø-ÿ][\w’'.-]*)+"
)
_BLANK = re.compile(r"_{3,}|\.{5,}|…{2,}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+[^\W\d_a-zß-öø-ÿ]")
_MOST_WORDS_OF_LABEL = 12
_MOST_WORDS_OF_PERSON = 14

SHAPE = (
    "words", "one_word", "two_words", "three_words", "four_to_six", "seven_to_twelve", "thirteen_to_25", "over_25",
    "colon", "full_stop", "semicolon", "asks", "question_inside", "capitals", "capital_share", "all_capitalised",
    "digit_share", "no_digit", "no_letter", "lower_start", "dated", "clock", "mail", "link", "link_only", "commas",
    "brackets", "verb", "full_name", "single_name", "dash_end", "blank", "sentences", "person", "person_with_role",
    "name_density", "any_label", "usual_topic", "meeting_word", "split", "split_words", "value_words", "any_value_label",
    "split_name", "value_person",
)  # fmt: skip
NAMES = (*SHAPE, *(f"is:{name}" for name in CLASSES), *(f"label:{name}" for name in CLASSES))
"""Names of the columns that ``describe_text`` fills."""

_CLASS_INDEX = {name: position for position, name in enumerate(CLASSES)}


def find_label_kinds(text: str) -> tuple[str, ...]:
    """Return the classes of a line that is a label, with or without a colon at its end; none for longer lines."""
    if text.count(" ") >= _MOST_WORDS_OF_LABEL:
        return ()
    return label_kinds(text)


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
    kinds = find_label_kinds(text)
    short = n <= _MOST_WORDS_OF_PERSON
    person = parse_person(text, single=False) if short and letters else None
    parted = split_label(text)
    label, value = parted if parted and parted[1] else ("", "")
    value_kinds = find_label_kinds(label) if label else ()
    value_words = value.count(" ") + 1 if value else 0
    out = np.zeros(len(NAMES), dtype=np.float32)
    out[: len(SHAPE)] = (
        min(n, 60) / 20, n == 1, n == 2, n == 3, 4 <= n <= 6, 7 <= n <= 12, 13 <= n <= 25, n > 25,
        last in ":：" and n > 0, last in ".!…" and n > 0, last in ";," and n > 0, last in "?？" and n > 0, "?" in text,
        text.isupper(), capitalised / max(1, n), capitalised == n > 1,
        digits / max(1, len(text)), digits == 0, not letters, text[:1].islower(),
        bool(_DATED.search(text)), bool(_CLOCK.search(text)) if digits else False,
        "@" in text, has_link(text), is_link_only(text), min(1.0, 3 * text.count(",") / max(1, n)),
        "(" in text, not VERBS.isdisjoint(text.casefold().split()), n <= 7 and is_name(text, single=False),
        n == 1 and is_name(text), last in "-–—" and n > 0, bool(_BLANK.search(text)),
        min(3, len(_SENTENCE_END.findall(text))) / 2, person is not None,
        person is not None and bool(person.role or person.organisation),
        min(1.0, sum(m.count(" ") + 1 for m in _FULL_NAME.findall(text)) / max(1, n)),
        bool(kinds), n <= 10 and is_usual_topic(text), short and bool(MEETING_WORDS.search(text)),
        bool(label), min(20, label.count(" ") + 1) / 5 if label else 0, min(40, value_words) / 20, bool(value_kinds),
        bool(label) and is_name(label), 0 < value_words < 8 and parse_person(value, single=False) is not None,
    )  # fmt: skip
    for kind in kinds:
        out[len(SHAPE) + _CLASS_INDEX[kind]] = 1
    for kind in value_kinds:
        out[len(SHAPE) + len(CLASSES) + _CLASS_INDEX[kind]] = 1
    out.setflags(write=False)
    return out
