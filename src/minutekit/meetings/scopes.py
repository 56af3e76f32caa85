"""Parts of a document that a label opens and that hold no points: people, agendas, signatures, contents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from minutekit.meetings.front import split_label
from minutekit.meetings.labels import is_label, label_kinds
from minutekit.meetings.lines import Line
from minutekit.meetings.people import is_name, parse_people, parse_person
from minutekit.meetings.topics import TIMING, is_usual_topic, topic_key
from minutekit.schema import AgendaItem, Person

_NOBODY = re.compile(r"(?:none|nobody|no one|n/?a|nil|ninguno|ninguna|nadie|nenhum|ninguém|aucun|personne|néant|keine[r]?|niemand|nessuno|[-–—])\W*", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\s*\.){4,}\s*\d+\s*$")
_SIGNED = re.compile(
    r"^(?:respectfully submitted|submitted by|minutes (?:taken|prepared|recorded|submitted) by|recorded by|signed[: ]|"
    r"acta (?:redactada|elaborada) por|elaborado por|redigido por|rédigé par|compte[- ]rendu rédigé par|protokoll(?:iert)?(?: von| geführt)?[: ]|"
    r"für das protokoll|redatto da|verbale redatto da)",
    re.IGNORECASE,
)
_MOST_WORDS_OF_TOPIC = 12
_MOST_WORDS_OF_ITEM = 30
_LEAST_USUAL = 3
_SPEAKING = r"speakers|presenters|ponentes|oradores|intervenants|referent|relatori|programme?|programma?"
_NAME_LINKS = frozenset("de del la las los da das do dos van von der den di du le el al bin".split())
_PREPOSITIONS = frozenset("in of for on at from to with en de del para em no na à au aux des du pour in im von für zu a di della per the".split())


@dataclass(slots=True)
class Attendance:
    """Who was there, who was not, and who was only invited, in the order printed."""

    present: list[Person] = field(default_factory=list)
    absent: list[Person] = field(default_factory=list)
    invited: list[Person] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[Person]:
        """Return the list that a label's kind speaks of."""
        return self.absent if kind == "absent" else self.invited if kind == "invited" else self.present


def _people_kind(label: str) -> str | None:
    for kind in label_kinds(label):
        if kind in {"absent", "attendance", "invited"}:
            return kind
    return None


def _reads_as_people(line: Line, lower: frozenset[str], *, listed_before: bool) -> list[Person]:
    """Return the people a line under an attendance label names, empty where it reads as something else."""
    if line.role != "open" or (line.prose and line.text.count(",") + line.text.count(";") < 2 and not parse_person(line.text, single=False)):  # noqa: PLR2004
        return []
    if split_label(line.text) and label_kinds((split_label(line.text) or ("", ""))[0]):
        return []
    if is_usual_topic(line.text):
        return []
    people = parse_people(line.text, one_a_line=line.listed or listed_before)
    # One common word is no name: "Quorum", "Apologies".
    return [] if any(" " not in person.name and person.name.casefold() in lower for person in people) else people


def read_attendance(lines: list[Line], attendance: Attendance, lower: frozenset[str]) -> None:
    """Read the people under each attendance label; ``lower``: words that the text has in lower case."""
    scope: str | None = None
    label_line: Line | None = None
    listed = minuted = False
    for position, line in enumerate(lines):
        minuted = minuted or (line.role in {"open", "heading"} and line.words <= 4 and is_label(line.text, "minutes"))  # noqa: PLR2004
        if line.role not in {"open", "heading"}:
            scope = scope if line.role in {"people", "dropped"} else None
            continue
        labelled = split_label(line.text)
        label, value = labelled if labelled else (line.text, "")
        dashed = re.match(r"^(.{2,60}?)\s+[-–—]\s*$", line.text)
        kind = _people_kind(label if not dashed else dashed.group(1)) if line.words <= 14 or labelled else None  # noqa: PLR2004
        if kind and line.block.role not in {"cue", "chat"} and (not line.closed or labelled):
            if value:
                following = _continuation(lines, position, lower)
                people = parse_people(" ".join((value, *(other.text for other in following))), one_a_line=False)
                if people and minuted and attendance.present:
                    # Who was in one part of the meeting, or in another one.
                    line.drop("people-elsewhere", "Names people of one part of the meeting")
                elif people:
                    for member in (line, *following):
                        member.role, member.people = "people", people
                    attendance.of_kind(kind).extend(people)
                    scope, label_line, listed = kind, line, False
                elif _NOBODY.fullmatch(value):
                    line.drop("people-none", "Says that nobody is listed here")
                continue
            if _people_follow(lines, position, lower):
                scope, label_line, listed = kind, line, line.listed
                if line.role == "open" and not _is_set_apart(line):
                    line.drop("people-label", "Label of a list of people")
                elif line.role == "open":
                    line.role = "heading"
                continue
            if line.role == "open" and line.words <= 4 and line.text.rstrip().endswith(":"):  # noqa: PLR2004
                line.drop("people-label", "Label of a list of people")
            continue
        if scope is None or line.role == "heading":
            scope = None
            continue
        if _NOBODY.fullmatch(line.text):
            line.drop("people-none", "Says that nobody is listed here")
            continue
        if line.text.rstrip().endswith(":") and line.words <= 6 and _people_follow(lines, position, lower):  # noqa: PLR2004
            line.drop("people-label", "Label of a group of people")
            # A group with a label of its own is no longer part of those absent.
            scope = "attendance" if scope == "absent" else scope
            continue
        if label_line is not None and line.block.role == "heading":
            scope = None
            continue
        people = _reads_as_people(line, lower, listed_before=listed or line.listed or label_line is None or label_line.role != "people")
        if people and not (line.numbered and label_line is not None and label_line.numbered and line.block.level <= label_line.block.level):
            line.role, line.people = "people", people
            attendance.of_kind(scope).extend(people)
        elif line.words <= 6 and (line.text.startswith(("*", "†")) or is_label(line.text, "field")):  # noqa: PLR2004
            line.drop("people-note", "Stands among the people, names nobody")
        else:
            scope = None


def _continuation(lines: list[Line], position: int, lower: frozenset[str]) -> list[Line]:
    """Return the lines that go on with a list of names begun behind its label."""
    found = []
    for line in lines[position + 1 : position + 6]:
        label = (split_label(line.text) or (line.text, ""))[0]
        goes_on = line.role == "open" and not line.listed and not line.block.bold and not line.block.lead and not label_kinds(label)
        if not goes_on or not ("," in line.text or ";" in line.text) or not _reads_as_people(line, lower, listed_before=False):
            break
        found.append(line)
    return found


def _is_set_apart(line: Line) -> bool:
    return line.block.role == "heading" or line.numbered or (line.block.bold and (line.block.size or 0) > 0 and not line.text.endswith(":"))


def _people_follow(lines: list[Line], position: int, lower: frozenset[str]) -> bool:
    """Tell whether the next lines name people, a sub-label of people or nobody."""
    seen = 0
    for line in lines[position + 1 : position + 4]:
        if line.role == "people" or (line.role == "open" and _NOBODY.fullmatch(line.text)):
            return True
        if line.role not in {"open", "heading"}:
            continue
        seen += 1
        label = (split_label(line.text) or (line.text, ""))[0]
        if _people_kind(label):
            continue
        if line.block.cell and line.block.cell.header:
            continue
        people = _reads_as_people(line, lower, listed_before=True)
        return bool(people) and (line.listed or line.block.cell is not None or all(is_name(person.name) for person in people))
    return False


def _is_topic(line: Line) -> bool:
    text = TIMING.sub("", line.text)
    return len(text.split()) <= _MOST_WORDS_OF_TOPIC and not (line.closed and not text.endswith((";", "?")) and len(text.split()) > 8)  # noqa: PLR2004


def _trailing_person(text: str) -> tuple[str, Person] | None:
    """Part "Title of the talk Name Surname, organisation (role)" where the name begins; None if none does."""
    head, comma, tail = text.partition(",")
    while comma:
        words = head.split()
        first = len(words)
        while first and (words[first - 1][:1].isupper() or words[first - 1] in _NAME_LINKS) and not words[first - 1].endswith((":", "?", ".", "!")):
            first -= 1
        while first < len(words) and words[first] in _NAME_LINKS:
            first += 1
        # "… in Colombia Name Surname": what follows a preposition belongs to the title.
        if first and words[first - 1].casefold() in _PREPOSITIONS:
            first += 1
        person = parse_person(f"{' '.join(words[first:])}, {tail.strip()}", single=False) if 0 < first < len(words) - 1 else None
        if person:
            return " ".join(words[:first]).rstrip(" :-–—"), person
        more, comma, tail = tail.partition(",")
        head = f"{head},{more}"
    return None


def parse_topic(line: Line) -> AgendaItem:
    """Read "Title (10 min)" or "Title  Name, organisation (role)" into an agenda item."""
    text = TIMING.sub("", line.text).strip(" ;")
    for pattern in (r"^(.{4,}?)(?:[\u00a0\t]\s*|\s{2,})(\S.*)$", r"^(.{4,}?)\s+[-–—|]\s+(\S.*)$", r"^(.{4,}?)\s*[(\[]([^()\[\]]+)[)\]]$"):
        for match in (re.match(pattern, text), re.match(pattern.replace(".{4,}?", ".{4,}"), text)):
            person = parse_person(match.group(2), single=False) if match else None
            if match and person:
                return AgendaItem(title=" ".join(match.group(1).split()).rstrip(" :-–—"), speaker=person, level=line.block.level)
    trailing = _trailing_person(text)
    if trailing:
        return AgendaItem(title=trailing[0], speaker=trailing[1], level=line.block.level)
    return AgendaItem(title=" ".join(text.split()), level=line.block.level)


def read_agendas(lines: list[Line]) -> list[AgendaItem]:
    """Read the lists of topics under each agenda label and mark their lines."""
    items: list[AgendaItem] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        position += 1
        if line.role not in {"open", "heading"} or line.words > 10 or not (is_label(line.text, "agenda")):  # noqa: PLR2004
            continue
        taken = _agenda_lines(lines, position, speaking=bool(re.search(_SPEAKING, line.text, re.IGNORECASE)))
        if not taken:
            continue
        if line.role == "open":
            if _is_set_apart(line) or line.block.bold:
                line.role = "heading"
            else:
                line.drop("agenda-label", "Label of the agenda")
        for member in taken:
            member.role = "agenda"
            items.append(parse_topic(member))
        position = taken[-1].index + 1
    return items


def read_bare_agenda(lines: list[Line]) -> list[AgendaItem]:
    """Read a list of topics that no label announces: a run of short lines, two or more of them usual topics."""
    items: list[AgendaItem] = []
    run: list[Line] = []
    for line in [*lines, None]:
        short = line is not None and line.role == "open" and not line.listed and not line.block.bold and not line.block.cell and line.block.role == "paragraph"
        if line is not None and short and line.words <= 9 and not line.closed and ":" not in line.text:  # noqa: PLR2004
            run.append(line)
            continue
        usual = [member.index for member in run if is_usual_topic(member.text)]
        if len(usual) >= _LEAST_USUAL:
            for member in run:
                if member.index >= usual[0]:
                    member.role = "agenda"
                    items.append(parse_topic(member))
        run = []
    return items


def _agenda_lines(lines: list[Line], start: int, *, speaking: bool) -> list[Line]:
    taken: list[Line] = []
    keys: set[str] = set()
    ended = False
    for position in range(start, len(lines)):
        line = lines[position]
        following = next((other for other in lines[position + 1 : position + 3] if other.role == "open"), None)
        if line.role == "dropped":
            continue
        if line.role != "open" or (is_label(line.text, "minutes", "attendance", "absent", "digest", "signature") and not line.listed):
            ended = not line.listed and is_label(line.text, "minutes", "attendance", "absent", "digest")
            break
        key = topic_key(line.text)
        if key in keys:
            # The topic comes again: here its discussion begins.
            break
        if line.listed:
            if line.words > _MOST_WORDS_OF_ITEM or (following is not None and _says_more(following, line)):
                break
        elif line.block.role != "heading" and speaking and parse_topic(line).speaker:
            pass
        elif line.block.role == "heading" or not _is_topic(line) or (line.block.bold and not _is_topic(following or line)):
            break
        elif taken and following is not None and not following.listed and following.prose:
            break
        elif not taken and following is None:
            break
        keys.add(key)
        taken.append(line)
    # A lone short line between the list and the text that follows heads that text.
    while not ended and taken and not taken[-1].listed and any(item.listed for item in taken):
        taken.pop()
    return taken


def _says_more(following: Line, line: Line) -> bool:
    """Tell whether the next line reads as discussion of this topic."""
    deeper = following.block.level > line.block.level or not following.listed
    return deeper and following.words > _MOST_WORDS_OF_ITEM


def drop_closing_parts(lines: list[Line]) -> None:
    """Leave signatures, contents and placeholder lines out."""
    signing = contents = False
    for line in lines:
        if line.role == "heading":
            signing = contents = False
        if line.role != "open":
            continue
        if _LEADERS.search(line.text):
            line.drop("table-of-contents", "Line of a table of contents")
        elif is_label(line.text, "contents") and line.words <= 4:  # noqa: PLR2004
            contents = True
            line.drop("table-of-contents", "Heading of a table of contents")
        elif is_label(line.text, "signature") and line.words <= 6:  # noqa: PLR2004
            signing = True
            line.drop("signature", "Heading of the signatures")
        elif _SIGNED.match(line.text) and line.words <= 25 and not line.listed:  # noqa: PLR2004
            line.drop("signature", "Who wrote or signed the minutes")
        elif (signing or contents) and (line.prose or line.block.role == "heading"):
            signing = contents = False
        elif signing or contents:
            line.drop("signature" if signing else "table-of-contents", "Part of the signatures" if signing else "Line of a table of contents")
        elif _NOBODY.fullmatch(line.text) or not re.search(r"\w", line.text):
            line.drop("placeholder", "Says nothing: a mark or the word for none")
