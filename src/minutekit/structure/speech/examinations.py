"""Hearings: whose questions and answers stand behind "Q." and "A.", by the lines that say who examines whom."""

from __future__ import annotations

import re
from collections import Counter

from minutekit.entities.names import NameBook
from minutekit.entities.shapes import is_name
from minutekit.language.patterns import compile_late
from minutekit.schema import Person
from minutekit.structure.lines import Line, strip_numbering

_LONGEST_CUE = 120
_FEWEST_ASKED = 2
_MOST_WORDS_OF_PART = 6


_CONTINUED = r"(?:,? \(?{continued}\)?)?"
# A line that says who examines or who answers: one of the groups holds the name.
_CUES = {
    "examiner": compile_late(
        r"(?:.{0,40}\b{examination}\b.{0,20}?[\s(–—:-]{by_whom}|{by_whom_alone}) ?(?P<name>[^:()]{3,60}?)"
        rf"{_CONTINUED}\)? ?:?",
        re.IGNORECASE,
    ),
    "witness": compile_late(
        r"{witness} ?[:,–—-]{1,2} (?P<name>[^:(),]{3,60}?)(?:,.*)?|.{0,30}\b{testimony_of} "
        r"(?P<of>[^:(),]{3,60}?)(?:,.*)?"
        r"|(?P<sworn>[^:(),]{3,60}?)(?:, (?:called|a witness|the witness|having|after|being|duly|was|sworn|"
        r"affirmed)\b.*"
        r"\b(?:sworn|affirmed|oath|testified)\b.*| \((?:sworn|affirmed|called|recalled)\))",
        re.IGNORECASE,
    ),
}
# Letters that stand for question and answer, in the languages of the rules.
_LETTERS = frozenset("QAPRFD")
_PAIRS = (("Q", "A"), ("P", "R"), ("Q", "R"), ("F", "A"), ("D", "R"))
_ASKED = compile_late(r"(?P<letter>[QAPRFD])[.:]\s*(?:\(\s*by (?P<name>[^()]{3,60})\)[:.]?\s*)?(?=\S)", re.IGNORECASE)
_ANSWERING = compile_late(r"{witness}\s?:\s+(?=\S)", re.IGNORECASE)
# What names the whole document stays its title.
_TITLE_OF_HEARING = compile_late(r"{testimony}\b", re.IGNORECASE)
_OTHER_VOICE = compile_late(r"[^\W\d_a-zß-öø-ÿ][\w.'’ -]{1,40}:\s")


def read_cue(text: str) -> tuple[str, str] | None:
    """Return what a line says of a hearing, ("examiner" or "witness", the name as printed), None for any other."""
    text = " ".join(text[: _LONGEST_CUE + 1].split())
    if len(text) > _LONGEST_CUE:
        return None
    for part, pattern in _CUES.items():
        match = pattern.fullmatch(text)
        name = next((found.strip(" .,") for found in match.groupdict().values() if found), "") if match else ""
        if name and not name.islower() and is_name(name, single=_is_titled(name)):
            return part, name
    return None


def _is_titled(name: str) -> bool:
    """Return whether a title or another word stands before the surname, or it is in capitals: no common word."""
    return " " in name or name.isupper()


def _match_asked(line: Line) -> tuple[re.Match[str] | None, int]:
    """Match the letter before a question or answer, be it text or a list marker; return what is no text of it."""
    marker = (line.block.marker or "").strip()
    if marker.rstrip(".:") not in _LETTERS:
        return _ASKED.match(line.text), 0
    return _ASKED.match(f"{marker} {line.text}"), len(marker) + 1


def _letters(lines: list[Line]) -> tuple[str, str] | None:
    """Return the letters of question and answer; None in any other document."""
    signed: Counter[str] = Counter()
    for line in lines:
        match = _match_asked(line)[0] if line.role == "open" else None
        if match and match["letter"].isupper():
            signed[match["letter"]] += 1
    return next((pair for pair in _PAIRS if signed[pair[0]] >= _FEWEST_ASKED and signed[pair[1]]), None)


def mark_examinations(lines: list[Line], book: NameBook) -> None:
    """Give questions and answers the speakers whom the lines around them name, and cut their letters off.

    A document without such lines is left alone, and so are letters before the first of them.
    """
    letters = _letters(lines)
    if letters is not None:
        hearing = _Hearing(lines, book, *letters)
        for position in range(len(lines)):
            hearing.read(position)


class _Hearing:
    """Who examines, who answers and who speaks at one line of a hearing."""

    def __init__(self, lines: list[Line], book: NameBook, asked: str, answered: str) -> None:
        self.lines, self.book = lines, book
        self.parts = {asked: "examiner", answered: "witness"}
        self.named: dict[str, str] = {}
        self.speaking: str | None = None

    def read(self, position: int) -> None:
        """Read one line."""
        line = self.lines[position]
        if line.role not in {"open", "heading"} or line.speaker:
            cue = _cue_of(line, self.lines, position) if line.role in {"people", "dropped"} else None
            if cue:
                self.named[cue[0]] = cue[1]
            self.speaking = self.speaking if line.role == "dropped" and not cue else None
        elif not (self._take_voice(line) or self._take_cue(line, position)):
            if line.role == "open" and not _is_aside(line.text):
                line.speaker = self.speaking
            else:
                self.speaking = None

    def _take_voice(self, line: Line) -> bool:
        """Cut "Q.", "A." and "THE WITNESS:" off; return whether one stood there."""
        match, before = _match_asked(line)
        if match and self.named and match["letter"] in self.parts:
            if match["name"] and is_name(match["name"]):
                self.named["examiner"] = match["name"]
            self.speaking = self.named.get(self.parts[match["letter"]])
            line.cut(max(0, match.end() - before))
            line.role, line.speaker = "open", self.speaking
            return True
        answer = _ANSWERING.match(line.text)
        if answer and "witness" in self.named and read_cue(line.text) is None:
            line.cut(answer.end())
            line.role, line.speaker, self.speaking = "open", self.named["witness"], None
            return True
        return False

    def _take_cue(self, line: Line, position: int) -> bool:
        """Read who examines or answers from here on, and the heading above; return whether it was one of these."""
        cue = _cue_of(line, self.lines, position)
        if cue:
            part, name = cue
            self.speaking, self.named[part] = None, name
            self.book.add(Person(name, role=part if part == "witness" else None))
            if not _TITLE_OF_HEARING.match(line.text):
                line.role, line.reason = "label", "speaker-label"
        elif line.text.isupper() and line.words <= _MOST_WORDS_OF_PART and _opens_part(self.lines, position):
            self.speaking, line.role, line.section = None, "heading", strip_numbering(line.text)
        else:
            return False
        return True


def _opens_part(lines: list[Line], position: int) -> bool:
    """Return whether a line in capitals ("CROSS-EXAMINATION") stands right above who examines or answers."""
    return any(_cue_of(other, lines, position + 1 + at) for at, other in enumerate(lines[position + 1 : position + 3]))


def _cue_of(line: Line, lines: list[Line], position: int) -> tuple[str, str] | None:
    """Read a cue on one line, or a name whose oath stands on the next."""
    cue = read_cue(line.text)
    if cue or position + 1 >= len(lines) or not is_name(line.text.rstrip(" ,"), single=False):
        return cue
    return read_cue(f"{line.text.rstrip(' ,')}, {lines[position + 1].text}")


def _is_aside(text: str) -> bool:
    return text.startswith(("(", "[")) or text.isupper() or _OTHER_VOICE.match(text) is not None
