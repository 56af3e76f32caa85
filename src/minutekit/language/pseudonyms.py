"""People's names replaced by "Person 1", "Person 2", the same person by the same number wherever they are named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from minutekit.language.background import general_words
from minutekit.language.words import stop_words
from minutekit.schema import LANGUAGES

if TYPE_CHECKING:
    from minutekit.schema import Meeting

_Thing = TypeVar("_Thing")

NOBODY = "Person"
"""Stands for a part of a name that several people share."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_JOINTS = re.compile(r"\s*(?:\s\+\s|[,;/&]|\s(?:and|y|e|et|und|with|mit|con|avec|com)\s)\s*")
_PARTICLES_WORDS = """
al and bin da das de dei del della den der des di do dos du el la las le lo los of ten ter the und van vd vom von zu
dr mr mrs ms mx prof sr sra herr frau don doña signor signora madame monsieur
"""
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
# What owns tasks and speaks without being a person.
_NO_NAMES_WORDS = """
all alle assembly attendees board bureau chair chairman chairperson chairwoman clerk club commission comité comitato
comisión committee comissão company conseil consejo council department director everybody everyone facilitator group
groupe grupo gruppo host interviewer interviewee junta management manager members membres mitglieder moderator office
organisers participant participants president secretariat secretary speaker speakers staff team todos todas tous
treasurer tutti unknown vorstand working
"""
_NO_NAMES = frozenset(_NO_NAMES_WORDS.split())
_GAP = re.compile(r"[\s_.,-]{1,3}")
_SHORTEST = 3
_MOST_WORDS = 5
_KEPT = frozenset({"id", "kind", "medium", "language", "attribution", "format", "sha256", "result", "heading"})
"""Fields of the schema whose texts are the program's own."""


class Pseudonyms:
    """The people of some meetings by number, and texts without their names.

    Names are those of who attended, was away, spoke, owns a task, or moved and seconded a motion; in a text they are
    found whole, by any part of them (a part that is a common word too only where it does not open a sentence), and in
    small letters where a chat or a label writes so.
    """

    def __init__(self, meetings: Iterable[Meeting]) -> None:
        """Number the people in the order in which the meetings name them."""
        self._common = frozenset().union(general_words("en"), *map(stop_words, LANGUAGES))
        self._numbers: dict[str, str] = {}
        self._forms: dict[str, set[str]] = {}
        for meeting in meetings:
            for name, aliases in _list_names(meeting):
                self._add(name, aliases)

    def _add(self, name: str, aliases: Iterable[str]) -> None:
        words = [word for word in _WORD.findall(name) if word.casefold() not in _PARTICLES]
        if (
            not words
            or len(words) > _MOST_WORDS
            or any(word.casefold() in _NO_NAMES or word.isdigit() for word in words)
        ):
            return
        key = " ".join(words).casefold()
        # Who is called by a part of one name is that person.
        holders = self._forms.get(key, set()) if len(words) == 1 else set()
        known = next(iter(holders)) if len(holders) == 1 else self._numbers.get(key)
        number = self._numbers.setdefault(key, known or f"{NOBODY} {len(set(self._numbers.values())) + 1}")
        whole = _normal(name)
        turned = " ".join(reversed(whole.split()))
        # A short part that is a word of some language stays.
        parts = [part for word in (*words, *name.split()) if (part := _normal(word)) not in _PARTICLES]
        parts = [part for part in parts if len(part) >= _SHORTEST or (len(part) > 1 and part not in self._common)]
        for form in (whole, key, turned, *parts, *map(_normal, aliases)):
            if len(form) > 1:
                self._forms.setdefault(form, set()).add(number)

    def hide(self, text: str, *, small: bool = False) -> str:
        """Return the text without the names. ``small``: names stand there in small letters too."""
        if not self._forms or not text:
            return text
        words = list(_WORD.finditer(text))
        pieces: list[str] = []
        end = place = 0
        while place < len(words):
            size, stop = self._longest(text, words, place)
            start = words[place].start()
            number = self._number_of(text, start, stop, small=small) if size else None
            if number:
                start -= text[start - 1 : start] == "@"
                pieces += [text[end:start], number]
                end = stop
            place += size if number else 1
        return "".join([*pieces, text[end:]])

    def _longest(self, text: str, words: list[re.Match[str]], place: int) -> tuple[int, int]:
        """Return of how many words the longest name that begins here is, and where it ends; (0, 0) for none."""
        run = [words[place]]
        for word in words[place + 1 : place + _MOST_WORDS]:
            if not _GAP.fullmatch(text, run[-1].end(), word.start()):
                break
            run.append(word)
        for size in range(len(run), 0, -1):
            start, stop = run[0].start(), run[size - 1].end()
            for ending in ("", "'s", "’s", "s", "'", "’"):
                if text.endswith(ending, start, stop) and _normal(text[start : stop - len(ending)]) in self._forms:
                    return size, stop - len(ending)
        return 0, 0

    def _number_of(self, text: str, start: int, stop: int, *, small: bool) -> str | None:
        """Return who is named there, None where the word is none of a name."""
        said, form = text[start:stop], _normal(text[start:stop])
        sure = " " in form or text[start - 1 : start] == "@" or (form in self._numbers and form not in self._common)
        if not sure and said.islower() and (not small or form in self._common):
            return None
        if not sure and form in self._common and _opens_sentence(text, start):
            return None
        holders = self._forms[form]
        return next(iter(holders)) if len(holders) == 1 else NOBODY

    def hide_in(self, thing: _Thing) -> _Thing:
        """Return an object of the schema with every text in it without the names; ids stay."""
        return map_texts(thing, lambda text, small: self.hide(text, small=small))


def _normal(name: str) -> str:
    return " ".join(_WORD.findall(name)).casefold()


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before.endswith((".", "?", "!", ":", "“", '"'))


def _list_names(meeting: Meeting) -> Iterator[tuple[str, tuple[str, ...]]]:
    for person in (*meeting.attendees, *meeting.absent, *(item.speaker for item in meeting.agenda if item.speaker)):
        yield person.name, person.aliases
    for turn in meeting.turns:
        yield from ((name, ()) for name in _JOINTS.split(turn.speaker or "") if name)
    for point in meeting.points:
        motion = point.motion
        called = (point.speaker, point.owner, motion.mover if motion else None, motion.seconder if motion else None)
        for name in called:
            # An owner in small letters is a group or an office.
            yield from ((part, ()) for part in _JOINTS.split(name or "") if part[:1].isupper() or name == point.speaker)


def map_texts(thing: _Thing, change: Callable[[str, bool], str], *, small: bool = False) -> _Thing:
    """Return an object of the schema with all its texts changed. ``small``: those of a chat or a label."""
    if isinstance(thing, str):
        return change(thing, small)  # type: ignore[return-value]
    if isinstance(thing, tuple):
        changed_all = [map_texts(one, change, small=small) for one in thing]
        if all(new is one for new, one in zip(changed_all, thing, strict=True)):
            return thing
        make = getattr(thing, "_make", tuple)  # a named tuple stays one
        return make(changed_all)  # type: ignore[return-value]
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    chat = small or getattr(thing, "medium", None) == "chat"
    changed = {}
    for field in fields(thing):
        if field.name in _KEPT:
            continue
        value = getattr(thing, field.name)
        new = map_texts(value, change, small=chat or field.name in {"label", "speaker", "speakers", "owner", "source"})
        if new is not value and new != value:
            changed[field.name] = new
    return replace(thing, **changed) if changed else thing
