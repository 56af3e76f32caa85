"""Who was there: the people under each label of attendance."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from minutekit.entities.affiliations import names_role
from minutekit.entities.listings import parse_people
from minutekit.entities.names import name_tokens
from minutekit.entities.people import parse_person, turn_surnames_first
from minutekit.entities.shapes import is_name
from minutekit.language.patterns import compile_late
from minutekit.meetings.labels import is_label, label_kinds
from minutekit.meetings.lines import NOBODY, Line, is_set_apart, is_sibling_number, strip_numbering
from minutekit.meetings.opening.openings import split_label
from minutekit.meetings.outline.topics import is_usual_topic
from minutekit.meetings.presence.excuses import read_excused, read_proxies
from minutekit.meetings.presence.marked_lists import MARKED, split_marks
from minutekit.meetings.presence.members import (
    MOST_WORDS_OF_GROUP,
    announces_list,
    find_continuation,
    find_said,
    heads_group,
    parse_listed,
    people_follow,
    people_kind,
    reads_as_people,
)
from minutekit.schema import Person

_FEWEST_NAMES = 4
_DASHED = compile_late(r"^(.{2,60}?)\s+[-–—]\s*$")
_COUNT = compile_late(r"\d{1,5}(?:\s+[^\W\d_]|\W*$)")
_MOST_WORDS_OF_COUNT = 25
_SAYS_HOW_MANY = compile_late(
    r"^(?=\D{0,12}\d|von den|of the)(?=.{0,80}\b(?:anwesend|vertreten|present|presentes|présents|presenti)\b)",
    re.IGNORECASE,
)
_FOOTNOTES = ("*", "†", "‡")
_MOST_LINES_BEFORE = 60
_MOST_TOLD_BEFORE = 6
# A label between names that says what they did with a motion.
_SAYS = compile_late(
    r"\b(?:mov(?:ed|er)|second(?:ed|er)?|propos\w+|secund\w+|apoi\w+|appuy\w+|antrag\w*|unterstützt|appoggi\w+|votes?|ayes?|nays?|for|against|opposed|abstain\w*|abst\w+|next)\b",
    re.IGNORECASE,
)
# Above "Absent: Lind" it says how people voted.
_BALLOT = compile_late(
    r"(?:ayes?|noes|nays?|yeas?|yes|no|for|against|opposed|in favou?r|abstain\w*|abst\w+|(?:a |em )favor|en contra|contra|pour|contre|ja|nein|dafür|dagegen|enthalt\w+|favorevoli|contrari|astenut\w)\b[^:]{0,20}:",
    re.IGNORECASE,
)
# How many stand behind the label: "Present: 4 - Ada Berg, …".
_COUNTED_LIST = compile_late(r"[(\[]?\d{1,3}[)\]]?\s*[-–—:.)]\s*(?=[^\W\d_])")
# A list of people that something else is said of.
_CHOSEN = compile_late(
    r"\b(?:elected|appointed|nominated|candidates?|élue?s?|nommée?s?|elegid[oa]s|electos|eleitos|nomead[oa]s|gewählt|kandidat\w*|elett[oi]|nominat[oi])\b",
    re.IGNORECASE,
)


def _in_capitals(line: Line) -> bool:
    return line.text.replace("ª", "").replace("º", "").isupper()


@dataclass(slots=True)
class Attendance:
    """Who was there, who was not, and who was only invited, in the order printed."""

    present: list[Person] = field(default_factory=list)
    absent: list[Person] = field(default_factory=list)
    invited: list[Person] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[Person]:
        """Return the list that a label's kind speaks of."""
        return self.absent if kind == "absent" else self.invited if kind == "invited" else self.present


class AttendanceReader:
    """Reads the people under each attendance label of one document, line by line."""

    def __init__(self, lines: list[Line], attendance: Attendance, lower: frozenset[str]) -> None:
        """Start before the first line. ``lower``: words that the text has in lower case."""
        self.lines, self.attendance, self.lower = lines, attendance, lower
        self.scope: str | None = None
        self.label: Line | None = None
        self.minuted = False
        # The office that the label above named.
        self.office: str | None = None

    def read(self) -> None:
        """Mark every line that names people, and every label over them."""
        for position, line in enumerate(self.lines):
            if line.role not in {"open", "heading"}:
                # A list with marks is whole.
                goes_on = line.role in {"people", "dropped"} and line.reason != MARKED
                self.scope = self.scope if goes_on else None
                continue
            self.minuted = self.minuted or (
                line.words <= 4 and is_label(line.text, "minutes") and bool(self.attendance.present)
            )
            labelled = split_label(line.text)
            kind = self._kind(line, labelled) or self._group_kind(position, line, labelled)
            if kind and position and _BALLOT.match(self.lines[position - 1].text):
                self.scope = None  # who was away when a vote was taken
            elif kind and labelled and labelled[1]:
                self._read_value(position, line, kind, labelled[1])
            elif kind:
                self._open(position, line, kind)
            elif self.scope is None or line.role == "heading" or self._leaves_line(line):
                self.scope = None
            else:
                self._read_member(position, line, self.scope)
        if not self.attendance.present:
            self._read_unlabelled()
        if not self.attendance.absent:
            self.attendance.absent.extend(person for line in self.lines for person in read_excused(line))
        away = {person.name for person in self.attendance.absent}
        self.attendance.absent.extend(
            person
            for line in self.lines[:_MOST_LINES_BEFORE]
            for person in read_proxies(line)
            if person.name not in away
        )
        present, absent = self.attendance.present, self.attendance.absent
        text = "\n".join(line.text for line in self.lines)
        turned = turn_surnames_first([*present, *absent], text)
        present[:], absent[:] = turned[: len(present)], turned[len(present) :]

    def _leaves_line(self, line: Line) -> bool:
        """Tell whether a table begins below names that stood behind their label, and so are all."""
        label = self.label
        return line.block.cell is not None and label is not None and label.role == "people" and not label.block.cell

    def _heads(self, position: int, line: Line) -> bool:
        """Tell whether a line looks like a heading: reported so, or in capitals below people who are not."""
        last = self.lines[position - 1]
        weighs = _in_capitals(line) and not line.listed and not line.block.cell
        return line.block.role == "heading" or (weighs and last.role == "people" and not _in_capitals(last))

    def _goes_on(self, position: int, line: Line) -> bool:
        """Tell whether a line reported as a heading is one more person, set in bold for a reason of its own."""
        last = self.lines[position - 1]
        person = parse_person(line.text, single=False)
        follows = last is self.label or last.role in {"people", "dropped"}
        if person is None or not follows or is_usual_topic(line.text):
            return False
        looks = [(other.block.role, other.block.bold, other.text.isupper()) for other in (last, line)]
        alike = last.role == "people" and looks[0] == looks[1]
        return bool(person.role or person.organisation) or alike

    def _among_people(self, position: int, line: Line) -> list[Person]:
        """Read a list item between people that opens with a full name ("A Name standing in for …")."""
        last = self.lines[position - 1]
        following = self.lines[position + 1] if position + 1 < len(self.lines) else None
        if (
            last.role not in {"people", "dropped"}
            or not line.listed
            or line.prose
            or following is None
            or not following.listed
        ):
            return []
        if not reads_as_people(following, self.lower, listed_before=True):
            return []
        match = re.match(r"^((?:[^\W\d_a-z][\w'’.-]*\s+){2,3})(?=[^\W\d_A-Z])(.+)$", line.text)
        if match and is_name(match.group(1), single=False):
            return [Person(" ".join(match.group(1).split()), role=match.group(2).strip(" .,;*"))]
        return []

    def _read_unlabelled(self) -> None:
        """Take the first list of full names for the attendance where no label in a known language says so."""
        run: list[tuple[Line, list[Person]]] = []
        told = 0
        for line in self.lines[:_MOST_LINES_BEFORE]:
            labelled = split_label(line.text)
            told += line.role == "open" and line.prose
            if told > _MOST_TOLD_BEFORE or _CHOSEN.search(line.text):
                break
            several = (
                parse_people(labelled[1])
                if labelled and line.role == "open" and not line.listed and line.text.count(",") > 1
                else []
            )
            if len(several) >= _FEWEST_NAMES and all(" " in person.name for person in several):
                run = [(line, several)]
                break
            person = parse_person(line.text, single=False) if line.role == "open" and not line.prose else None
            if person and (line.listed or person.role or person.organisation):
                run.append((line, [person]))
            elif len(run) >= _FEWEST_NAMES:
                break
            else:
                run = []
        if len(run) >= _FEWEST_NAMES or (run and len(run[0][1]) >= _FEWEST_NAMES):
            before = self.lines[run[0][0].index - 1] if run[0][0].index else None
            if (
                before is not None
                and before.role == "open"
                and before.words <= 6
                and before.text.rstrip().endswith(":")
            ):
                before.drop("people-label", "Label of a list of people")
            for line, people in run:
                line.role, line.people = "people", people
                self.attendance.present.extend(people)

    def _kind(self, line: Line, labelled: tuple[str, str] | None) -> str | None:
        if (
            line.text.startswith(_FOOTNOTES)
            or line.block.role in {"cue", "chat"}
            or (line.words > 14 and not labelled)
            or (line.closed and not labelled)
        ):
            return None
        dashed = _DASHED.match(line.text) if line.text.endswith(("-", "–", "—")) else None
        return people_kind(dashed.group(1) if dashed else labelled[0] if labelled else line.text)

    def _group_kind(self, position: int, line: Line, labelled: tuple[str, str] | None) -> str | None:
        """Tell whether a label that no row knows ("Staff: Ada Berg, Planner") stands among people and names more."""
        label, value = labelled or (line.text, "")
        if (
            (self.scope is None and (position == 0 or self.lines[position - 1].reason != MARKED))
            or line.listed
            or len(label.split()) > MOST_WORDS_OF_GROUP
            or label_kinds(label)
            or is_usual_topic(label)
            or _SAYS.search(label)
        ):
            return None
        if not value:
            person = parse_person(label, single=False)
            if line.text.rstrip().endswith(":") or (person and (person.role or person.organisation)):
                return None
            set_apart = line.block.role == "heading" or line.block.bold or line.text.isupper()
            following = self.lines[position + 1 : position + 3]
            named = [parse_person(other.text, single=False) for other in following if other.role == "open"]
            fits = (
                set_apart and bool(named) and all(person and (person.role or person.organisation) for person in named)
            )
            return "attendance" if fits and not line.prose else None
        people = parse_people(value)
        full = [person for person in people if is_name(person.name, single=False) or person.role]
        return "attendance" if full and len(full) == len(people) and not value.endswith((".", "!")) else None

    def _read_value(self, position: int, line: Line, kind: str, value: str) -> None:
        """Read "Present: A, B, C", over more than one line if the list goes on."""
        counted = _COUNTED_LIST.match(value)
        value = value[counted.end() :] if counted else value
        said = find_said(value)
        if said and (named := parse_listed(value[:said].rstrip(" ."))):
            # The minutes go on in the same paragraph.
            self._take(kind, named, value[:said])
            line.cut(line.text.rindex(value[said:]))
            return
        following = find_continuation(self.lines, position, self.lower)
        people = parse_listed(" ".join((value, *(other.text for other in following))))
        office = strip_numbering(line.text[: line.text.find(value)])
        if len(people) == 1 and not people[0].role and names_role(office) and not people_kind(office):
            # The label is an office that one person holds.
            people = [replace(people[0], role=office.lower())]
        if people and self.minuted and self.attendance.present:
            line.drop("people-elsewhere", "Names people of one part of the meeting")
        elif people:
            for member in (line, *following):
                member.role, member.people = "people", people
            self._take(kind, people, value)
            self.scope, self.label = kind, line
        elif NOBODY.fullmatch(value):
            line.drop("people-none", "Says that nobody is listed here")
        elif kind != "invited" and _COUNT.match(value) and line.words <= _MOST_WORDS_OF_COUNT and not self.minuted:
            line.drop("people-counted", "Says how many were there")

    def _take(self, kind: str, people: list[Person], text: str) -> None:
        """Take people into the list that a label speaks of, or into those absent where the text marks them so."""
        here, away = split_marks(people, text)
        self.attendance.of_kind(kind).extend(here)
        self.attendance.absent.extend(away)

    def _open(self, position: int, line: Line, kind: str) -> None:
        """Open the list of people under a label of its own."""
        if people_follow(self.lines, position, self.lower):
            self.scope, self.label = kind, line
            plain = line.block.size is None and not line.block.bold and line.text.rstrip().endswith(":")
            if line.role == "open" and (plain or not is_set_apart(line)):
                line.drop("people-label", "Label of a list of people")
            elif line.role == "open":
                line.role = "heading"
        elif line.role == "open" and line.words <= 4 and (line.text.rstrip().endswith(":") or kind == "absent"):
            line.drop("people-label", "Label of a list of people")

    def _is_office(self, position: int, line: Line) -> bool:
        """Tell whether a line among people is an office whose holder stands on the next line."""
        following = self.lines[position + 1] if position + 1 < len(self.lines) else None
        return (
            following is not None
            and not line.listed
            and not line.closed
            and line.words <= MOST_WORDS_OF_GROUP
            and is_label(line.text, "officer")
            and bool(reads_as_people(following, self.lower, listed_before=True))
        )

    def _speaks(self, position: int, line: Line) -> bool:
        """Tell whether somebody listed already is named again over a list: there begins what they said."""
        following = self.lines[position + 1] if position + 1 < len(self.lines) else None
        if line.listed or following is None or not (following.listed or following.prose):
            return False
        tokens = set(name_tokens(line.text.rstrip(" :")))
        listed = (*self.attendance.present, *self.attendance.invited)
        return any(tokens <= set(name_tokens(person.name)) for person in listed)

    def _begins_part(self, position: int, line: Line, people: list[Person]) -> bool:
        """Tell whether one word below a line of names is a heading: "Present: Ada Berg, Bo Lind", "Repairs"."""
        label = self.label
        above = label.people if label is not None and label.role == "people" else []
        alone = len(people) == 1 and " " not in people[0].name and not people[0].role and not line.listed
        if not above or not alone:
            return False
        following = self.lines[position + 1] if position + 1 < len(self.lines) else None
        goes_on = following is not None and reads_as_people(following, self.lower, listed_before=True)
        return len(above) > 1 or " " in above[0].name or not goes_on

    def _read_member(self, position: int, line: Line, scope: str) -> None:
        """Read one line of a list of people, or close the list."""
        label = self.label
        if NOBODY.fullmatch(line.text):
            line.drop("people-none", "Says that nobody is listed here")
        elif set(label_kinds(line.text)) - {"attendance", "absent", "invited", "officer", "field"} and not line.listed:
            # "Agenda:", "Decisions:": no part of those present.
            self.scope = None
        elif heads_group(self.lines, position) or (
            line.text.rstrip().endswith(":")
            and (line.words <= MOST_WORDS_OF_GROUP or announces_list(self.lines, position))
            and people_follow(self.lines, position, self.lower)
        ):
            line.drop("people-label", "Label of a group of people")
            # A group with a label of its own is no longer part of those absent.
            self.scope = "attendance" if scope == "absent" else scope
        elif self._is_office(position, line):
            line.drop("people-label", "Label of a group of people")
            self.office = strip_numbering(line.text).lower()
            self.scope = "attendance" if scope == "absent" else scope
        elif (label is not None and self._heads(position, line) and not self._goes_on(position, line)) or self._speaks(
            position, line
        ):
            self.scope = None
        else:
            in_list = line.listed or label is None or label.listed or label.role != "people"
            people = reads_as_people(line, self.lower, listed_before=in_list) or self._among_people(position, line)
            numbered_alike = label is not None and is_sibling_number(line, label)
            if people and not numbered_alike and not self._begins_part(position, line, people):
                if self.office and len(people) == 1:
                    people = [replace(people[0], role=people[0].role or self.office)]
                self.office = None
                line.role, line.people = "people", people
                self._take(scope, people, line.text)
            elif not self._stands_among(position, line):
                self.scope = None

    def _stands_among(self, position: int, line: Line) -> bool:
        """Drop a line that names nobody and yet stands among those who were there; tell whether it does."""
        if line.text.startswith("#"):
            return False
        if line.words <= 6 and (line.text.startswith(_FOOTNOTES) or is_label(line.text, "field")):
            line.drop("people-note", "Stands among the people, names nobody")
        elif _SAYS_HOW_MANY.search(line.text) and any(
            people_follow(self.lines, at, self.lower) for at in (position, position + 1)
        ):
            line.drop("people-counted", "Says how many were there")
        else:
            return False
        return True
