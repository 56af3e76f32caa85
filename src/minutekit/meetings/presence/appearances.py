"""Who appeared before a court or an examiner: the lines under "APPEARANCES", the judge, the reporter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from minutekit.entities.affiliations import names_body
from minutekit.entities.listings import parse_people
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import is_name
from minutekit.language.addresses import MAIL, has_link
from minutekit.language.patterns import compile_late
from minutekit.meetings.labels import is_label
from minutekit.meetings.lines import Line, label_key
from minutekit.meetings.opening.openings import split_label
from minutekit.schema import Person

if TYPE_CHECKING:
    from minutekit.meetings.presence.attendance import Attendance

# (language, what stands over the list)
LABELS: tuple[tuple[str, str], ...] = (
    ("en", "appearances|appearances of counsel|counsel present|appearing"),
    ("es", "comparecencias|comparecientes|comparecen"),
    ("pt", "comparecimentos|comparecentes|compareceram"),
    ("fr", "comparutions|comparants|ont comparu"),
    ("de", "erschienen|erschienen sind|erschienene"),
    ("it", "comparizioni|comparsi|sono comparsi"),
)
_LABEL_KEYS = frozenset(key for _, keys in LABELS for key in keys.split("|"))
_SIDE = compile_late(
    r"(?:(?:appearing|counsel|attorneys?|solicitors?|advocates?|abogad[oa]s?|avocat[es]*|advogad[oa]s?|avvocat[oi]|rechtsanw\w+)\s+)?"
    r"(?:for|on behalf of|representing|por|por la parte|en representación del?|pel[oa]|pour|für|per)\s(?:the |la |le |el |il |l['’]|den |die |das )?\S.{2,60}",
    re.IGNORECASE,
)
_CONTACT = compile_late(
    r"\d{3}[-. )]|\d{5}|^\d{1,5}\s|\b(?:tel|phone|fax|suite|p\.?o\.? box|street|avenue|floor|straße)\b", re.IGNORECASE
)
_BENCH = compile_late(
    r"(?:held |heard )?before:?\s+(?:the\s+)?(?:hon(?:orable|ourable|\.)?|(?:chief |presiding |magistrate |administrative law )?(?:judge|justice)|mag(?:istrate|\.)|referee|commissioner)\.?\s+(?P<name>[^,;()]{4,60})(?:,.{0,60})?",
    re.IGNORECASE,
)
_PRESIDED = compile_late(
    r"(?:^|[,.;]\s|\b)(?P<name>(?:(?:the )?(?:Hon\.|Honorable|Senator|Representative|Chair(?:man|woman|person)?|Mr\.|Mrs\.|Ms\.|Dr\.|Cllr|Councillor)\s)?"
    r"[A-ZÀ-Þ][\w'’.-]*(?:\s[A-ZÀ-Þ][\w'’.-]*){1,3})(?:\s?[(\[](?P<role>[^()\[\]]{3,60})[)\]])?,? presiding\b"
)
_PRESIDES = "presiding"
_VOICE = compile_late(r"(?:THE [A-Z]{4,}|(?:MR|MRS|MS|DR)\. [A-Z'’-]{2,}|[QA])\s?[.:]\s")
_FIRM = compile_late(
    r"\b(?:law|firm|offices?|chambers|associates|partners|kanzlei|rechtsanwälte|abogados|avocats|studio legale|advogados|advocacia)\b",
    re.IGNORECASE,
)
# Where the record itself begins.
_BEGINS = compile_late(
    r"\b(?:sworn|affirmed|testified|examination|proceedings|interrogatorio|juramento|interrogatoire|serment|vereidigt|vernehmung|giuramento)\b|P R O C E E",
    re.IGNORECASE,
)
_MOST_LINES, _MOST_WORDS, _MOST_WORDS_OF_LABEL, _FIRST_LINES = 60, 14, 4, 60
_FEWEST_WORDS_SAID = 10
_MOST_ABOVE = 250
COURT = "THE COURT"


def read_appearances(lines: list[Line], attendance: Attendance, officers: list[Person]) -> None:
    """Take those who appeared for the parties into the people, and the judge into those who led.

    Under the label each line names a party, one who appears for it, their firm, or where to write to.
    """
    for line in lines[:_FIRST_LINES]:
        bench = _BENCH.fullmatch(line.text) if line.text[:1] in "BbHh" and line.words <= _MOST_WORDS else None
        if bench and is_name(bench["name"], single=False):
            officers.append(Person(" ".join(bench["name"].split()), role="judge", aliases=(COURT,)))
            if line.role == "open":
                line.drop("meeting-field", "Who led or recorded the meeting, kept out of the points")
        presided = _PRESIDED.search(line.block.text) if _PRESIDES in line.block.text else None
        if presided and is_name(presided["name"], single=False) and not officers:
            person = parse_person(presided["name"], single=False) or Person(presided["name"])
            officers.append(replace(person, role=presided["role"] or "chair"))
    for position, line in enumerate(lines[:_MOST_ABOVE]):
        if line.words <= _MOST_WORDS_OF_LABEL and _is_unread(line) and label_key(line.text) in _LABEL_KEYS:
            reader = _ListReader()
            for below in lines[position + 1 : position + 1 + _MOST_LINES]:
                if not reader.take(below):
                    break
            if reader.found:
                attendance.present.extend(reader.found)
                line.drop("people-label", "Label of a list of people")
            return


def _is_unread(line: Line) -> bool:
    return line.role in {"open", "heading"} or line.reason == "front-matter"


class _ListReader:
    """Reads the lines under the label one by one."""

    def __init__(self) -> None:
        """Start with nobody."""
        self.found: list[Person] = []
        self.side: str | None = None
        # Those of whom no line has said yet for whom they came.
        self.unsided = 0

    def take(self, line: Line) -> bool:
        """Take one line; tell whether the list goes on: what somebody says ends it."""
        text = line.text.rstrip(" :")
        if (
            not _is_unread(line)
            or _VOICE.match(line.text)
            or _BEGINS.search(text)
            or (line.closed and line.words >= _FEWEST_WORDS_SAID)
        ):
            return False
        if self._take_side(line, text) or self._take_note(line, text):
            return True
        person = None if line.prose else parse_person(text, single=False)
        if person:
            self.unsided += self.side is None
            self._add(line, [replace(person, role=person.role or (self.side and _lower(self.side)))])
        elif line.words > _MOST_WORDS or not self.found or line.block.role == "heading":
            return False
        else:
            line.drop("people-note", "Stands among the people, names nobody")
        return True

    def _take_side(self, line: Line, text: str) -> bool:
        """Read "For the plaintiff: Ada Berg", or such a label above or below those who came for it."""
        labelled = split_label(line.text)
        people = parse_people(labelled[1]) if labelled and labelled[1] else []
        if labelled and people:
            self.side, self.unsided = labelled[0].strip(), 0
            role = None if is_label(self.side, "attendance") else _lower(self.side)
            self._add(line, [replace(person, role=person.role or role) for person in people])
        elif _SIDE.fullmatch(text):
            if self.unsided:
                self.found[-self.unsided :] = [
                    replace(person, role=_lower(text)) for person in self.found[-self.unsided :]
                ]
            self.side, self.unsided = (None, 0) if self.unsided else (text, 0)
            line.drop("people-label", "Label of a group of people")
        else:
            return False
        return True

    def _take_note(self, line: Line, text: str) -> bool:
        """Read the firm of the last one named, or where to write to."""
        if (names_body(text) or _FIRM.search(text)) and self.found and line.words <= _MOST_WORDS:
            # The firm of all who came for one side.
            for place in range(1, max(1, self.unsided) + 1):
                one = self.found[-place]
                self.found[-place] = replace(one, organisation=one.organisation or text.strip(" ,;"))
        elif not (_CONTACT.search(text) or MAIL.search(text) or has_link(text)):
            return False
        line.drop("people-note", "Stands among the people, names nobody")
        return True

    def _add(self, line: Line, people: list[Person]) -> None:
        line.role, line.reason, line.people = "people", "", people
        self.found.extend(people)


def _lower(label: str) -> str:
    """Write a label as a role: "For the Plaintiff" in the middle of a line."""
    return label[:1].lower() + label[1:] if not label.isupper() else label.lower()
