"""Speaker labels inside the text of cues ("Ana Ruiz: we agree"), told from colons in speech.

What a label is, is learned from the whole file: who labels, labels often. A name that recurs, has the
shape of a name and stands where an utterance begins is a speaker; "the point is: yes" is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from minutekit.language.fillers import SOUND_WORDS
from minutekit.language.patterns import compile_late
from minutekit.lexicon import compile_phrases, label_classes, words_of


class LabelShape(NamedTuple):
    """A way to set a name before what was said. ``sign``: what sets it apart; ``example`` opens with Ana's."""

    sign: str
    pattern: str
    example: str


_SET_OFF = r"[ \t]*(?P<colon>[:：])?(?:\s*(?=\S)|[ \t]*$)"
LABEL_SHAPES = (
    LabelShape("[", rf"\[(?P<label>[^\[\]\n]{{2,40}})\]{_SET_OFF}", "[Ana] we meet in June"),
    LabelShape("(", rf"\((?P<label>[^()\n]{{2,40}})\){_SET_OFF}", "(Ana)"),
    LabelShape("{", rf"\{{(?P<label>[^{{}}\n]{{2,40}})\}}{_SET_OFF}", "{Ana}: we meet in June"),
    LabelShape("#", r"#(?P<label>[^\s#:：][^:：\n]{0,39})[:：]\s+(?=\S)", "#Ana: we meet in June"),
    LabelShape("@", r"@(?P<label>[\w.-]{2,40})[:：]\s+(?=\S)", "@ana: we meet in June"),
    LabelShape(
        ":",
        r"(?P<label>[^\s:：][^:：\n]{0,69}?)[ \t]?(?:：|:[*_]{0,2}(?=\s|$))\s*",
        "**Ana Ruiz:** we meet in June",
    ),
    LabelShape(";", r"(?P<label>[^\W\d_][^;:\n]{1,39});[ \t]+(?=\S)", "ANA; we meet in June"),
)
"""Tried in order. Examples are tests."""

_WORD = re.compile(r"[^\s|/,&+]+")
_BREAK = re.compile(r"[?!…\"“”„«»<>{}=]|https?|www\.|\.\.|[^\W\d]{5,}\.(?:\s|$)")
_MOST_WORDS = 10
_MOST_NAME_WORDS = 6
_LONGEST = 70
_NICKNAME_WORDS = 2
_OFTEN = 3
_LABELLED_FILE = 0.6
_LABELLED_TURNS = 0.03
_CARRY_SHARE = 0.05
_LABELLED_LINES = 0.4
_DISTINCT_SHARE = 0.7
_FEWEST_VOICES, _FEWEST_SPOKEN = 2, 2
_SPOKEN_SHARE = 0.25
_PEOPLE = frozenset(["office", "officer", "attendance"])
_BRACKETS = "[({"
_DASHES = frozenset(["-", "–", "—"])
# Said by somebody, not a task set to somebody.
_SPOKEN = re.compile(
    r"\?\W*$|\b(?:I(?:['’](?:m|d|ve|ll))?|[Yy]o|[Ee]u|[Jj]e|[Jj]['’]\w+|[Ii]ch|[Ii]o|[Ww]e|[Mm]y|[Yy]ou)\b"
)


_ALLOWED = words_of("particle", "title", "plural_title", "office")
"""Words that stand in names and labels in lower case."""

_JOINS = words_of("and")
_SPEECH_WORDS = words_of("function_word", "auxiliary", "negation") - words_of("particle")
"""Words that stand in sentences and not in names."""

_ALSO_NAMES = frozenset(["an", "ben", "can", "do", "ha", "has", "in", "may", "my", "said", "son", "will"])
"""Function words that are names too where they have a capital: Will, Said, My, Son."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What was learned of a file: the labels that are speakers, and whether an utterance without one goes on.

    ``carry``: labels mark a change of speaker only, so the speaker before goes on where none stands.
    """

    names: frozenset[str] = frozenset()
    carry: bool = False


_SYSTEM = compile_late(r"{voice}[ _#-]?(?:[0-9]{1,3}|[A-H])|S[0-9]{1,2}", re.IGNORECASE)


def is_system_label(label: str) -> bool:
    """Return whether a program that does not know the voices gave this label: "Speaker 2", "SPEAKER_01"."""
    return _SYSTEM.fullmatch(label) is not None


def clean_name(label: str) -> str:
    """Return a label as a name: brackets, list marks and white space around it gone."""
    name = " ".join(label.split()).strip("*_•·>#@- \t").removeprefix("~").lstrip()
    if (
        len(name) > len("[]")
        and name[0] in "[("
        and name[-1] in "])"
        and not any(sign in name[1:-1] for sign in "[]()")
    ):
        name = name[1:-1].strip()
    return name


def _is_label_word(word: str) -> bool:
    """Return whether a word before a colon announces something, and no speaker: "decision", "domanda"."""
    return bool(label_classes(word) - _PEOPLE)


def could_be_name(label: str) -> bool:
    """Return whether a text might be what somebody calls themselves in a meeting (nicknames too)."""
    words = _WORD.findall(label)
    if not words or len(words) > _MOST_WORDS or len(label) > _LONGEST or _BREAK.search(label):
        return False
    if not any(map(str.isalnum, label)) or label[0] in "-–—'’.,;)]%&":
        return False
    folded = [word.casefold() for word in words]
    if all(_is_label_word(word) or not word.isalpha() for word in folded) and folded[0].isalpha():
        return False
    if folded[0] in _JOINS:
        return False
    return not any(
        one in _SPEECH_WORDS and not (word[0].isupper() and one in _ALSO_NAMES)
        for word, one in zip(words, folded, strict=True)
    )


def is_name_shaped(label: str) -> bool:
    """Return whether every word is written as in names: a capital, a number, no case, or a particle."""
    words = _WORD.findall(label)
    if not could_be_name(label) or len(words) > _MOST_NAME_WORDS:
        return False
    if not any(map(str.isalpha, label)):
        return False

    def fits(word: str) -> bool:
        letter = next((sign for sign in word if sign.isalnum()), "")
        return not letter.islower() or word.casefold().strip(".") in _ALLOWED or word.startswith("(")

    first = next((sign for sign in words[0] if sign.isalnum()), "")
    return all(map(fits, words)) and (not first.islower() or (words[0].casefold() in _ALLOWED and len(words) > 1))


class _Label(NamedTuple):
    name: str
    end: int
    sign: str


def _opening_label(text: str) -> _Label | None:
    """Return the label that a text begins with, where what it says begins, and the sign that sets it apart."""
    for shape in LABEL_SHAPES:
        if match := compile_phrases(shape.pattern, re.NOFLAG).match(text):
            colon = shape.sign in _BRACKETS and match["colon"]
            return _Label(clean_name(match["label"]), match.end(), ":" if colon else shape.sign)
    return None


def learn_labels(openings: Sequence[str], *, marked: Iterable[str] = (), known: Iterable[str] = ()) -> Labels:
    """Learn which labels are speakers from what every utterance begins with.

    ``openings``: one text for each cue or line. ``marked``: those that follow a mark of a change of
    speaker (">>"), where a label is likely. ``known``: names of people who may speak.
    """
    roster = {name.casefold() for name in known if name}
    found = [_opening_label(text) for text in openings]
    semicolons = sum(label is not None and label.sign == ";" for label in found) >= _LABELLED_FILE * len(openings)
    found = [label if label and (label.sign != ";" or semicolons) else None for label in found]
    plain = [label.name if label and label.sign not in _BRACKETS else None for label in found]
    colons = [name if name and could_be_name(name) else None for name in plain]
    counts = Counter(label for label in colons if label)
    lines = [_opening_label(line) for text in openings for line in text.split("\n")]
    brackets = Counter(label.name for label in lines if label and label.sign in _BRACKETS)
    names: set[str | None] = {label for label in (*counts, *brackets) if label.casefold() in roster}
    total = sum(counts.values())
    if total and (total >= _LABELLED_FILE * len(openings)):
        names.update(label for label, count in counts.items() if count > 1 or _fits_once(label))
        every = Counter(label for label in plain if label)
        names.update(
            label for label, count in every.items() if count >= _OFTEN and not _is_label_word(label.casefold())
        )
    else:
        recurring = {label for label, count in counts.items() if count > 1 and is_name_shaped(label)}
        turns = sum(counts[label] for label in recurring)
        if turns >= max(3, _LABELLED_TURNS * len(openings)):
            names.update(recurring)
            names.update(label for label in counts if is_name_shaped(label) and len(_WORD.findall(label)) > 1)
    alone = sum(label is not None and label.end == len(text) for label, text in zip(found, openings, strict=True))
    throughout = sum(brackets.values()) >= _LABELLED_FILE * (len(openings) - alone)
    for label, count in brackets.items():
        words = {word.casefold() for word in _WORD.findall(label)}
        shaped = is_name_shaped(label) and not words & SOUND_WORDS
        if is_system_label(label) or (shaped and (throughout or (count > 1 and not label.isupper()))):
            names.add(label)
    after_marks = map(_opening_label, marked)
    names.update(
        label.name for label in after_marks if label and label.sign not in _BRACKETS and is_name_shaped(label.name)
    )
    return Labels(frozenset(filter(None, names)), _carries_on(colons, names))


def find_marked_labels(lines: Sequence[str]) -> Labels:
    """Find the labels of talk without times that only talk has: "[SPEAKER_00]: …", "#Ana: …", "{Ana} …", "ANA; …".

    No names where the lines may be a list of tasks, each with its owner in brackets before it, or notes with plain
    labels ("Ana: …"), which are read as notes.
    """
    found = [
        (label, line[label.end :] or below)
        for line, below in zip(lines, (*lines, "")[1:], strict=True)
        if (label := _opening_label(line))
        and is_name_shaped(label.name)
        and (label.sign != ":" or is_system_label(label.name) or line.startswith(tuple(_BRACKETS)))
    ]
    turns = Counter(label.name for label, _ in found)
    bare = [said for label, said in found if label.sign in _BRACKETS and not is_system_label(label.name)]
    spoken = sum(_SPOKEN.search(said) is not None for said in bare)
    if (
        len(found) < max(_OFTEN, _LABELLED_LINES * len(lines))
        or len(turns) < _FEWEST_VOICES
        or len(turns) > _DISTINCT_SHARE * len(found)
        or (bare and spoken < max(_FEWEST_SPOKEN, _SPOKEN_SHARE * len(bare)))
    ):
        return Labels()
    return learn_labels(lines)


def _fits_once(label: str) -> bool:
    """Return whether a label seen once in a file that labels everything is a speaker's all the same."""
    return is_name_shaped(label) or len(label.split()) <= _NICKNAME_WORDS


def _carries_on(colons: Sequence[str | None], names: set[str | None]) -> bool:
    same = other = 0
    for label, following in pairwise(colons):
        if label in names and following in names:
            same += label == following
            other += label != following
    return not names.isdisjoint(colons) and same <= _CARRY_SHARE * (same + other)


def split_labels(text: str, labels: Labels) -> list[tuple[str | None, str]]:
    """Split a text with its line breaks at the lines that begin with a speaker's label.

    Returns (speaker or None, what was said) in order; white space is left as it is.
    """
    pieces: list[tuple[str | None, list[str]]] = []
    for line in text.split("\n"):
        label = _opening_label(line) if labels.names else None
        if label and label.name in labels.names:
            pieces.append((label.name, [line[label.end :]]))
        elif labels.names and line.strip() in _DASHES:
            continue
        elif pieces:
            pieces[-1][1].append(line)
        else:
            pieces.append((None, [line]))
    return [(speaker, said) for speaker, lines in pieces if (said := "\n".join(lines)).strip()]
