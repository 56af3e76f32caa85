"""Who spoke: each line gets the speaker whose label, name or introduction it stands under."""

from __future__ import annotations

import re
from dataclasses import replace

from minutekit.entities.names import NameBook, name_tokens
from minutekit.entities.shapes import is_name
from minutekit.language.addresses import MAIL, is_link_only, is_mail_only
from minutekit.language.patterns import compile_late
from minutekit.schema import Person
from minutekit.structure.lines import Line
from minutekit.structure.speech.candidates import Candidate
from minutekit.structure.speech.evidence import SpeakerFinder

_CHAT = compile_late(r"^(?:[(\[]\s*{chat_aside}\s*\??\s*[)\]]\s*:?|{chat_aside}\s*[:–—])\s*", re.IGNORECASE)
_OTHER_VOICE = compile_late(
    r"^[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:(?:['’]\s?|\s)[^\W\d_]+){0,4}\s?(?:\([^()]{1,40}\)\s?)?[:：]\s+\S"
)
_ASIDE = compile_late(r"\([^()]{1,120}\)|\[[^\[\]]{1,120}\]")
_PROCEDURE = compile_late(r"^{procedure}\b", re.IGNORECASE)
_NARRATED = compile_late(r"^(?P<name>\S+(?:\s+\S+){0,2}?)\s+{told_of}\b")


def _speaker_name(people: list[Person]) -> str:
    return " + ".join(dict.fromkeys(person.name for person in people))


class SpeakerMarker:
    """Gives the lines of one document their speakers and cuts the labels off."""

    def __init__(
        self, lines: list[Line], finder: SpeakerFinder, accepted: dict[int, Candidate], action_lines: frozenset[int]
    ) -> None:
        """Start with nobody speaking.

        ``action_lines``: indexes of lines in lists of actions, where a name before a colon owns the task.
        """
        self.lines, self.finder, self.book = lines, finder, finder.book
        self.accepted = {
            index: candidate
            for index, candidate in accepted.items()
            if not (index in action_lines and candidate.form == "prefix")
        }
        self.current: Candidate | None = None
        self.joining = self.chatting = False
        # Nothing has been said yet under the name: addresses and affiliations may follow it.
        self.introducing = False
        # What is said under the name is set in.
        self.set_in: bool | None = None

    def mark(self) -> None:
        """Go through the lines once."""
        for line in self.lines:
            if "heading" in {line.role, line.block.role} and line.index not in self.accepted and not line.block.speaker:
                self.current, self.joining, self.chatting = None, False, False
            elif line.text.strip() in {"+", "&"} and line.role in {"open", "dropped"}:
                self.joining = self.current is not None and self.current.form != "prefix"
                line.drop("speaker-label", "Joins two speakers")
            elif line.role not in {"open", "heading"}:
                continue
            elif line.speaker or line.block.speaker:
                _mark_chat(line)
                if not line.block.cell:
                    self.current, self.joining, self.chatting = None, False, False
            elif line.index in self.accepted:
                self._open(line, self.accepted[line.index])
            elif line.role == "open" and not self._take_details(line):
                self._give_speaker(line)

    def _open(self, line: Line, candidate: Candidate) -> None:
        """Let somebody begin to speak."""
        if self.joining and self.current:
            candidate = replace(candidate, people=[*self.current.people, *candidate.people])
        self.joining = self.chatting = False
        self.current, self.set_in = candidate, None
        self.introducing = candidate.form != "prefix"
        if candidate.form == "prefix":
            line.cut(candidate.offset)
            if line.text.endswith("]") and line.text.count("[") < line.text.count("]"):
                line.end -= 1
                line.text = line.text[:-1]
            line.speaker = _speaker_name(candidate.people)
        else:
            line.role, line.people, line.reason = "label", candidate.people, "speaker-label"
        _mark_chat(line)

    def _take_details(self, line: Line) -> bool:
        """Take an address or the rest of an affiliation right under a name; return whether it was one."""
        if not self.current or not self.introducing:
            return False
        if is_mail_only(line.text) or is_link_only(line.text):
            for person in self.current.people[-1:]:
                self.book.add(Person(person.name, emails=tuple(MAIL.findall(line.text))))
            line.drop("contact", "Address under a speaker's name")
            return True
        if _is_affiliation(line, self.lines, self.current):
            line.role, line.reason = "label", "affiliation"
            return True
        return False

    def _give_speaker(self, line: Line) -> None:
        self.introducing = False
        if _mark_chat(line):
            self.chatting = True
        elif line.listed:
            self.chatting = False
        elif self.chatting:
            line.chat = True
        if self.finder.dialogue and not line.listed and _OTHER_VOICE.match(line.text):
            # "A resident: …" in a dialogue: somebody else speaks, and no one knows who.
            self.current = None
        if self.current and (
            not _reaches(self.current, line, dialogue=self.finder.dialogue) or self._is_back(self.current, line)
        ):
            self.current = None
        if self.finder.dialogue and _ASIDE.fullmatch(line.text):
            return  # "(A short break)" is said by nobody
        if self.current and not _is_narrated(line, self.current, self.book):
            line.speaker = _speaker_name(self.current.people)

    def _is_back(self, current: Candidate, line: Line) -> bool:
        """Return whether a paragraph is back at the margin where all that was said under the name is set in."""
        if current.form == "prefix" or line.listed or line.block.cell:
            return False
        deeper = line.block.level > current.line.block.level
        self.set_in = deeper if self.set_in is None else self.set_in
        return self.set_in and not deeper


def _mark_chat(line: Line) -> bool:
    match = _CHAT.match(line.text)
    if not match or match.end() >= len(line.text):
        return False
    line.cut(match.end())
    line.chat = True
    return True


def _is_affiliation(line: Line, lines: list[Line], current: Candidate) -> bool:
    if line.listed:
        return False
    if line.text.startswith("(") and line.text.endswith(")"):
        return True
    cut_off = current.line.text.rstrip().endswith((",", " of", " de", " du", " der", " di", " for", " and", "&"))
    following = lines[line.index + 1] if line.index + 1 < len(lines) else None
    short = line.words <= 4 and not line.closed
    return short and (
        cut_off
        or (
            following is not None
            and (is_mail_only(following.text) or following.listed)
            and current.form == "introduced"
        )
    )


def _reaches(current: Candidate, line: Line, *, dialogue: bool) -> bool:
    """Return whether the speaker's words go on in this line."""
    opener = current.line
    if line.block.cell and opener.block.cell != line.block.cell:
        return False
    if opener.listed:
        lighter = (
            current.form == "introduced"
            and line.block.level == opener.block.level
            and opener.block.bold
            and not line.block.bold
        )
        return (line.listed and (line.block.level > opener.block.level or lighter)) or (
            not line.listed and current.form != "prefix"
        )
    if current.form == "prefix":
        deeper = line.listed and not opener.listed
        return dialogue or deeper or line.block.level > opener.block.level
    return True


def _is_narrated(line: Line, current: Candidate, book: NameBook) -> bool:
    """Return whether the line tells of the proceedings or of somebody else in the third person."""
    if line.words <= 12 and _PROCEDURE.match(line.text):
        return True
    match = _NARRATED.match(line.text)
    if not match or not is_name(match.group("name")) or not book.may_mean(match.group("name")):
        return False
    spoken_by = {token for person in current.people for token in name_tokens(person.name)}
    return not spoken_by & set(name_tokens(match.group("name")))
