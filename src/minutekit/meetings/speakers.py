"""Who spoke: labels before a contribution, weighed as evidence, since a wrong name is worse than none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Literal

from minutekit.meetings.labels import is_label, label_kinds
from minutekit.meetings.lines import MAIL, Line, is_link_only, is_mail_only
from minutekit.meetings.names import NameBook, name_tokens
from minutekit.meetings.people import is_name, parse_people, parse_person
from minutekit.schema import Person

Form = Literal["prefix", "alone", "introduced"]

_ENOUGH = 2.0
_PREFIX = re.compile(r"^(?P<label>[^:：–—\n]{1,60}?)(?P<sign>\s*[:：]\s*|\s+[-–—]{1,3}\s+|\s*[–—]+\s*)(?=\S)(?P<rest>.+)$", re.DOTALL)
_ALONE = re.compile(r"^(?P<label>.{2,60}?)\s*(?P<sign>[:：]|[-–—]{1,3})?\s*$")
_NODS = re.compile(r"^(?P<label>.{2,40}?)\s+[a-zà-ÿ]{3,12}\s*[-–—:]+\s*$")
_BRACKETED = re.compile(r"^\[(?P<label>[^\]:–—-]{2,40}?)\s*(?:[:–—]|\s-)\s+(?P<rest>.+?)\]?$", re.DOTALL)
_CHAT = re.compile(r"^[(\[]\s*(?:in |im |en el |no |dans le |via |nel )?(?:the )?(?:zoom |teams )?chat\s*\??\s*[)\]]\s*:?\s*|^(?:in the |im |en el |no |dans le |nella )?chat\s*[:–—]\s*", re.IGNORECASE)
_SYSTEM_LABEL = re.compile(r"(?:speaker|sprecher(?:in)?|orador[a]?|hablante|locutor|intervenante?|locuteur|participant|relatore|interviewer|interviewee|moderator(?:in)?|unknown speaker)[ _#]?\d{0,3}", re.IGNORECASE)
_INITIALS_LABEL = re.compile(r"[A-Z]{2,3}\d?")
_PLUS = re.compile(r"^\s*(?:\+|&)\s*$")
_JOINED = re.compile(r"\s+(?:\+|&)\s+")
_PROCEDURE = re.compile(
    r"^(?:the )?(?:motion (?:is |was |has been )?(?:passed|carried|approved|seconded|failed)|(?:passed|carried|approved|seconded|adopted|agreed)\b|no objections?\b|"
    r"(?:se )?aprueba|aprobad[oa]|aprovad[oa]|adopté|angenommen|einstimmig|approvat[oa])",
    re.IGNORECASE,
)
_NARRATED = re.compile(r"^(?P<name>\S+(?:\s+\S+){0,2}?)\s+(?:seconded|seconds|said|says|moved|moves|asked|asks|replied|agreed|agrees|noted|explained|answered|added|secundó|dijo|preguntó|apoiou|disse|perguntou|appuie|dit|demande|unterstützt|sagte|fragte|chiede|disse)\b")
_DIALOGUE_SHARE = 0.3
_LEAST_LABELS = 6
_LEAST_LISTED = 3


@dataclass(slots=True)
class Candidate:
    """A line that may name who speaks. ``offset``: where the words after the label begin."""

    line: Line
    form: Form
    label: str
    people: list[Person] = field(default_factory=list)
    offset: int = 0
    sign: str = ""


def _candidate(line: Line, following: Line | None) -> Candidate | None:
    text = line.text
    alone = _ALONE.match(text)
    nod = _NODS.match(text)
    if nod and is_name(nod.group("label")):
        return Candidate(line, "alone", nod.group("label"), parse_people(nod.group("label")), sign="–")
    if alone and (_is_speaker_name(alone.group("label")) and not line.closed):
        people = [person for part in _JOINED.split(alone.group("label")) if (person := parse_person(part))]
        return Candidate(line, "alone", alone.group("label"), people or [Person(alone.group("label"))], sign=(alone.group("sign") or "").strip())
    introduced = _introduction(line, following)
    if introduced:
        return Candidate(line, "introduced", introduced[0].name, introduced)
    bracketed = _BRACKETED.match(text)
    if bracketed and is_label(bracketed.group("label"), "officer"):
        # "[Chair – …]": the one in the chair writes in the first person.
        label = bracketed.group("label")
        return Candidate(line, "prefix", label, [Person(label)], bracketed.start("rest"), "[")
    prefix = _PREFIX.match(text) or bracketed
    if prefix and not prefix.group("rest").startswith("//"):
        label = prefix.group("label").strip()
        sign = prefix.groupdict().get("sign", ":") or ":"
        tight_dash = "-" in sign and not sign.startswith((" ", "\u00a0"))
        bare = re.sub(r"\s*\([^()]{1,40}\)$", "", label)
        if not tight_dash and len(label.split()) <= 8 and (_is_speaker_name(bare) or parse_person(label, single=False)):  # noqa: PLR2004
            people = [person for part in _JOINED.split(label) if (person := parse_person(part))]
            return Candidate(line, "prefix", people[0].name if len(people) == 1 else label, people or [Person(label)], prefix.start("rest"), sign.strip())
    return None


def _is_speaker_name(label: str) -> bool:
    return is_name(label) or bool(_SYSTEM_LABEL.fullmatch(label) or _INITIALS_LABEL.fullmatch(label)) or (bool(_JOINED.search(label)) and all(is_name(part) for part in _JOINED.split(label)))


def _is_sibling(line: Line, following: Line | None) -> bool:
    """Tell whether the next line is an item of the same list, in the same weight."""
    return following is not None and following.listed and following.block.level <= line.block.level and following.block.bold == line.block.bold


def _introduction(line: Line, following: Line | None) -> list[Person]:
    """Read "Name, role, organisation" on a line of its own that precedes what the person said."""
    opens = line.listed and line.block.bold and not _is_sibling(line, following)
    if (line.listed and not opens) or following is None or line.words > 30 or ":" in line.text or (line.closed and not line.block.bold):  # noqa: PLR2004
        return []
    parts = [parse_person(part, single=False) for part in _JOINED.split(line.text)]
    people = [person for person in parts if person]
    if len(people) < len(parts):
        whole = parse_person(line.text, single=False)
        people = [whole] if whole else []
    if not any(person.role or person.organisation for person in people):
        return []
    return people


class SpeakerFinder:
    """Weighs the candidates of one document and gives each line its speaker."""

    def __init__(self, lines: list[Line], book: NameBook, lower: frozenset[str], topics: frozenset[str]) -> None:
        """Collect the candidates. ``lower``: words seen in lower case; ``topics``: the agenda's lines."""
        self.lines, self.book, self.lower, self.topics = lines, book, lower, topics
        self.listed = len(book.people)
        self.open = [line for line in lines if line.role in {"open", "heading"}]
        self.candidates: dict[int, Candidate] = {}
        for position, line in enumerate(self.open):
            following = self.open[position + 1] if position + 1 < len(self.open) else None
            if line.block.role in {"cue", "chat"} or line.speaker or (line.role == "heading" and line.numbered):
                continue
            candidate = _candidate(line, following)
            if candidate and candidate.form != "prefix" and line.block.cell and line.block.cell.columns > 1:
                # A name in a cell belongs to its row; tables of speakers are read as such.
                continue
            if candidate and not (label_kinds(candidate.label) and not self._is_known(candidate) and candidate.sign != "["):
                self.candidates[line.index] = candidate
        self.counts = Counter(candidate.label.casefold() for candidate in self.candidates.values() if candidate.form != "introduced")
        paragraphs = sum(line.role == "open" for line in self.open)
        labelled = sum(candidate.form == "prefix" for candidate in self.candidates.values())
        repeated = [label for label, count in self.counts.items() if count > 1]
        self.dialogue = labelled >= _LEAST_LABELS and labelled >= _DIALOGUE_SHARE * paragraphs and len(repeated) > 1
        self.introductions = sum(self._is_followed(candidate) for candidate in self.candidates.values() if candidate.form == "introduced")

    def _is_known(self, candidate: Candidate) -> bool:
        return any(" " in person.name and self.book.find(person.name) for person in candidate.people)

    def _following(self, line: Line) -> Line | None:
        return next((other for other in self.lines[line.index + 1 : line.index + 4] if other.role == "open" and not is_mail_only(other.text)), None)

    def _is_followed(self, candidate: Candidate) -> bool:
        following = self._following(candidate.line)
        return following is not None and (following.listed or following.prose)

    def score(self, candidate: Candidate) -> float:
        """Weigh one candidate; 2 is enough."""
        line, label = candidate.line, candidate.label
        count = self.counts[label.casefold()]
        tokens = [token for token in name_tokens(label) if len(token) > 1]
        score = 2.0 if candidate.sign == "[" else 0.0
        exact = [person for person in candidate.people if len(name_tokens(person.name)) > 1 and self.book.find(person.name)]
        if exact:
            score += 3.0
        elif any(self.book.may_mean(person.name) for person in candidate.people):
            score += 2.25
        elif self.listed >= _LEAST_LISTED and candidate.sign != "[" and not _SYSTEM_LABEL.fullmatch(label):
            # Those who were there are listed, and nobody of this name is among them.
            score -= 1.5
        if tokens and candidate.sign != "[" and all(token in self.lower for token in tokens):
            score -= 2.5
        if label.casefold() in self.topics:
            score -= 3.0
        if _SYSTEM_LABEL.fullmatch(label):
            score += 1.5 if any(sign.isdigit() for sign in label) or len(label) > 3 else 0.0  # noqa: PLR2004
        several = any(" " in person.name for person in candidate.people)
        score += 0.75 if several else 0.0
        if candidate.form == "introduced":
            following = self._following(line)
            score += 1.25 if line.block.bold else 0.0
            score += 1.0 if following is not None and following.listed else 0.5 if following is not None else -2.0
            score += 1.25 if self.introductions > 2 else 0.5 if self.introductions > 1 else 0.0  # noqa: PLR2004
            return score
        score += 1.5 if count > 2 else 1.0 if count > 1 else 0.0  # noqa: PLR2004
        score += 0.75 if self.dialogue else 0.0
        if candidate.form == "prefix":
            score += 0.75 if line.block.lead and abs(line.block.lead - len(label)) <= 3 and count > 1 else 0.0  # noqa: PLR2004
            score -= 0.25 if candidate.sign not in {":", "：", "["} and not self.dialogue else 0.0
            return score
        following = self._following(line)
        deeper = following is not None and (following.listed or following.words > line.words)
        if not deeper:
            return score - 3.0
        score += 0.75 if candidate.sign else 0.0
        score += 0.75 if line.block.bold else 0.0
        if line.listed:
            score -= 0.0 if following is not None and following.block.level > line.block.level else 3.0
        return score

    def accept(self) -> dict[int, Candidate]:
        """Return the candidates with enough evidence by line; names they introduce count for the others."""
        chosen = {index: candidate for index, candidate in self.candidates.items() if self.score(candidate) >= _ENOUGH}
        for candidate in chosen.values():
            for person in candidate.people:
                if candidate.sign != "[" and not self.book.is_hinted(person.name):
                    self.book.add(person)
        return {index: candidate for index, candidate in self.candidates.items() if index in chosen or self.score(candidate) >= _ENOUGH}


def _speaker_name(people: list[Person]) -> str:
    return " + ".join(dict.fromkeys(person.name for person in people))


def mark_speakers(lines: list[Line], finder: SpeakerFinder, accepted: dict[int, Candidate], action_sections: frozenset[int]) -> None:
    """Give each line its speaker and cut the labels off.

    ``action_sections``: indexes of lines in lists of actions, where a name before a colon owns the task.
    """
    book = finder.book
    current: Candidate | None = None
    joining = chatting = False
    for line in lines:
        if line.role == "heading" and line.index not in accepted:
            current, joining, chatting = None, False, False
            continue
        if line.role not in {"open", "heading"}:
            continue
        if line.speaker:
            _mark_chat(line)
            continue
        candidate = accepted.get(line.index)
        if candidate and line.index in action_sections and candidate.form == "prefix":
            candidate = None
        if _PLUS.match(line.text):
            joining = current is not None and current.form != "prefix"
            line.drop("speaker-label", "Joins two speakers")
            continue
        if candidate:
            if joining and current:
                candidate = replace(candidate, people=[*current.people, *candidate.people])
            joining = chatting = False
            current = candidate
            if candidate.form == "prefix":
                line.cut(candidate.offset)
                if line.text.endswith("]") and line.text.count("[") < line.text.count("]"):
                    line.end -= 1
                    line.text = line.text[:-1]
                line.speaker = _speaker_name(candidate.people)
            else:
                line.role, line.people = "label", candidate.people
                line.reason = "speaker-label"
            _mark_chat(line)
            continue
        if line.role != "open":
            continue
        if current and _is_contact(line, lines, current):
            for person in current.people[-1:]:
                book.add(Person(person.name, emails=tuple(MAIL.findall(line.text))))
            line.drop("contact", "Address under a speaker's name")
            continue
        if current and _is_affiliation(line, lines, current):
            line.role, line.reason = "label", "affiliation"
            continue
        if _mark_chat(line):
            chatting = True
        elif line.listed:
            chatting = False
        elif chatting:
            line.chat = True
        if current and not _reaches(current, line, dialogue=finder.dialogue):
            current = None
        if current and not _is_narrated(line, current, book):
            line.speaker = _speaker_name(current.people)


def _mark_chat(line: Line) -> bool:
    match = _CHAT.match(line.text)
    if not match or match.end() >= len(line.text):
        return False
    line.cut(match.end())
    line.chat = True
    return True


def _under_name(line: Line, lines: list[Line], current: Candidate) -> bool:
    """Tell whether only contact lines stand between the name and this line."""
    between = lines[current.line.index + 1 : line.index]
    return current.form != "prefix" and all(other.role in {"label", "dropped"} for other in between)


def _is_contact(line: Line, lines: list[Line], current: Candidate) -> bool:
    return _under_name(line, lines, current) and (is_mail_only(line.text) or is_link_only(line.text))


def _is_affiliation(line: Line, lines: list[Line], current: Candidate) -> bool:
    if line.listed or not _under_name(line, lines, current):
        return False
    if line.text.startswith("(") and line.text.endswith(")"):
        return True
    cut_off = current.line.text.rstrip().endswith((",", " of", " de", " du", " der", " di", " for", " and", "&"))
    following = lines[line.index + 1] if line.index + 1 < len(lines) else None
    short = line.words <= 4 and not line.closed  # noqa: PLR2004
    return short and (cut_off or (following is not None and (is_mail_only(following.text) or following.listed) and current.form == "introduced"))


def _reaches(current: Candidate, line: Line, *, dialogue: bool) -> bool:
    """Tell whether the speaker's words go on in this line."""
    opener = current.line
    if line.block.cell and opener.block.cell != line.block.cell:
        return False
    if opener.listed:
        lighter = current.form == "introduced" and line.block.level == opener.block.level and opener.block.bold and not line.block.bold
        return (line.listed and (line.block.level > opener.block.level or lighter)) or (not line.listed and current.form != "prefix")
    if current.form == "prefix":
        deeper = line.listed and not opener.listed
        return dialogue or deeper or line.block.level > opener.block.level
    return True


def _is_narrated(line: Line, current: Candidate, book: NameBook) -> bool:
    """Tell whether the line tells of the proceedings or of somebody else in the third person."""
    if line.words <= 12 and _PROCEDURE.match(line.text):  # noqa: PLR2004
        return True
    match = _NARRATED.match(line.text)
    if not match or not is_name(match.group("name")) or not book.may_mean(match.group("name")):
        return False
    spoken_by = {token for person in current.people for token in name_tokens(person.name)}
    return not spoken_by & set(name_tokens(match.group("name")))
