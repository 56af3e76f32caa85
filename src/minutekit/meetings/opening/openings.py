"""Which lines stand at the head of a document, and the dates in it."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - a field is called date
from itertools import takewhile
from typing import TYPE_CHECKING

from minutekit.entities.dates import FoundDate, find_dates, find_years, is_month_first, is_when_word
from minutekit.entities.numerals import spell_out
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import is_name
from minutekit.language.addresses import is_link_only
from minutekit.language.patterns import compile_late
from minutekit.meetings.labels import is_label, label_kinds
from minutekit.meetings.lines import VERBS, Line
from minutekit.meetings.outline.numbered_topics import is_article, is_item_number
from minutekit.meetings.outline.topics import is_usual_topic

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - a field is called date

    from minutekit.schema import Document

_LABELLED = compile_late(r"^\s*:?([^:：\n]{2,80}?(?:[:：]innen\b[^:：\n]{0,30})?)\s*[:：]\s*(.*)$", re.DOTALL)
_CLOCK = compile_late(r"\b\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?|h|uhr|hrs?|horas?|heures?|ore)?\b", re.IGNORECASE)
MEETING_WORDS = compile_late(
    r"\b(?:minutes?|meetings?|notes|conference|call|session|workshop|webinar|assembly|committee|council|board|plenary|forum|hearing|deposition|inquiry|teleconference|symposium|round ?table|senate|commission|trustees|directors|"
    r"reuni[oó]n|acta|asamblea|audiencia|sesi[oó]n|pleno|comit[eé]|consejo|junta|taller|reunião|ata|assembleia|audiência|sessão|conselho|comitê|"
    r"réunion|compte[- ]rendu|procès[- ]verbal|assemblée|audition|séance|conseil|comité|atelier|"
    r"protokoll\w*|sitzung\w*|besprechung\w*|versammlung\w*|anhörung\w*|\w+protokolle?|\w*ausschuss\w*|niederschrift|"
    r"verbale|riunione|assemblea|udienza|seduta|consiglio|comitato|"
    r"notulen|vergadering|bestuursvergadering|\w*overleg|\w*möte\w*|\w*møte\w*|møde\w*|referat|zebrani[ea]|posiedzeni[ea]|protokół)\b",
    re.IGNORECASE,
)
# A line that ends with the time is no sentence for its full stop.
_CLOCK_END = compile_late(r"\d\s?[ap]\.\s?m\.\W*$", re.IGNORECASE)
# What a letterhead prints of an office, and an abbreviation in brackets that ends a name.
_CONTACT = compile_late(
    r"\b(?:tel(?:ephone|[ée]fono|efone)?|phone|fax|mobile|e-?mail|correo|courriel)\b\s?[.:]?\s*[\d+(\w]", re.IGNORECASE
)
_ABBREVIATED = compile_late(r"\([^()\s]{1,12}\.\)$")
_RECORD = compile_late(
    r"\W*(?:(?:draft|borrador|rascunho|projet de|entwurf|bozza)\s)?(?:minutes (?:of|for|from)|(?:minuta del )?acta\b|ata\b|procès[- ]verbal|compte[- ]rendu|verbale\b|niederschrift|\w*protokoll\b|notulen|protokół|proces[- ]verbal)",
    re.IGNORECASE,
)
MOST_FRONT_LINES = 25
# A sentence in quotation marks.
_QUOTED = compile_late(r"[\"“„«»][^\"“”„«»]{8,}[.!?…]\s?[\"“”»«]")
_MOST_WORDS_BEFORE_DATE = 4
_MOST_WORDS_OF_NAME = 32
_OTHER_MEETING = compile_late(
    r"\b(?:next|previous|last|following|future|próxim[ao]s?|anterior|siguiente|última|seguinte|prochaine?|précédente?|dernière|suivante|"
    r"nächste[nrs]?|letzte[nrs]?|vorherige[nr]?|kommende[nr]?|folgesitzung|folgetermin|prossim[ao]|precedente|successiva)\b",
    re.IGNORECASE,
)
_READ_AT_MOST = 2_000
# Languages whose formal minutes write dates in words.
_SPELLED_IN = frozenset(["es", "pt", "fr", "it", None])
_FEWEST_WORDS_OF_PROSE = 14
_MOST_LINES_OF_TITLE = 4
_MOST_WORDS_OF_SUBTITLE = 14


def is_of_other_meeting(text: str) -> bool:
    """Tell whether a text speaks of the meeting before or after this one."""
    return _OTHER_MEETING.search(text) is not None


def split_label(text: str) -> tuple[str, str] | None:
    """Part "Label: value" at its first colon; None where there is none or the label is long."""
    match = _LABELLED.match(text) if ":" in text or "：" in text else None
    if not match or "//" in match.group(2)[:2] or (match.group(1)[-1].isdigit() and match.group(2)[:1].isdigit()):
        return None
    return match.group(1), match.group(2).strip()


class DateReader:
    """Reads dates with what the whole document says about their order and years."""

    def __init__(self, document: Document, language: str | None) -> None:
        """Gather the evidence once."""
        self.language = language
        distinct = " ".join(dict.fromkeys(document.text.split()))
        self.month_first = is_month_first(distinct, language)
        addresses = " ".join(link for block in document.blocks for link in block.links)
        self.years = find_years(f"{distinct} {addresses}")

    def find(self, text: str) -> list[FoundDate]:
        """Return the dates in a text."""
        return find_dates(text[:_READ_AT_MOST], language=self.language, years=self.years, month_first=self.month_first)

    def day_of(self, text: str) -> Date | None:
        """Return the first full date in a text, be it in words."""
        found = next((found.date for found in self.find(text) if found.date), None)
        if found is None and self.language in _SPELLED_IN:
            found = next((found.date for found in self.find(spell_out(text[:_READ_AT_MOST])) if found.date), None)
        return found

    def strip(self, text: str) -> str:
        """Take dates and the signs around them off a title."""
        for found in reversed(self.find(text)):
            behind = text[found.end :]
            text = f"{text[: found.start]} {behind if behind.strip(' .') else ''}"
        text = re.sub(r"\(\s*\)|\[\s*\]", "", text)
        text = re.sub(r"(?<![\s,;|·(\[–—:-])[\s,;|·(\[–—:-]+(?=[)\]]|$)", "", " ".join(text.split()))
        return text.strip(" ,;|·–—-")

    def is_date_only(self, text: str) -> bool:
        """Tell whether a text says only when: dates, times, days of the week."""
        rest = self.strip(text)
        if rest == " ".join(text.split()):
            return False
        rest = _CLOCK.sub("", rest)
        words = re.findall(r"[^\W\d_]{3,}", rest)
        counted = any(map(str.isdigit, text))
        return len(words) <= 2 and all((counted and word.isupper()) or is_when_word(word) for word in words)

    def opens(self, text: str, found: FoundDate) -> bool:
        """Tell whether a date stands at the head of a line, after a day of the week or "Held on" at most."""
        return len(text[: found.start].split()) <= _MOST_WORDS_BEFORE_DATE


def front_lines(lines: list[Line], dates: DateReader) -> list[Line]:
    """Return the lines before the first content, list, table or label that opens a part."""
    front: list[Line] = []
    for line in lines[:MOST_FRONT_LINES]:
        if line.role == "dropped":
            continue
        if front and _continues(line, front[-1]):
            front.append(line)
            continue
        if line.block.role != "title" and (
            (
                _is_content(line, dates)
                and not _precedes_day(line, lines, dates)
                and not _precedes_record(line, lines, dates)
            )
            or _opens_part(line, lines, dates, first=not front)
        ):
            break
        front.append(line)
    if len(front) == len(lines) > 1:
        # Nothing follows: only the first line can be the head of the others.
        return front[:1]
    return front


def names_record(text: str) -> bool:
    """Tell whether a text opens like the title of minutes: "Acta de …", "Niederschrift über …"; one word may head a part."""
    return " " in text.strip() and _RECORD.match(text) is not None


def _continues(line: Line, before: Line) -> bool:
    """Tell whether a line at the head goes on in the next one, which begins with a small letter."""
    return (
        line.text[:1].islower()
        and line.index == before.index + 1
        and line.block.role not in {"cue", "chat"}
        and not line.listed
        and not before.closed
        and not before.text.endswith(":")
        and not line.block.cell
        and line.words <= _MOST_WORDS_OF_NAME
    )


def _precedes_day(line: Line, lines: list[Line], dates: DateReader) -> bool:
    """Tell whether a sentence is a subtitle: short, among the first lines, and the day stands right below it."""
    following = lines[line.index + 1] if line.index + 1 < len(lines) else None
    if (
        following is None
        or not 0 < line.index < _MOST_LINES_OF_TITLE
        or line.words > _MOST_WORDS_OF_SUBTITLE
        or line.listed
    ):
        return False
    dated = any(dates.opens(following.text, found) for found in dates.find(following.text))
    return dated and not following.prose and line.block.role not in {"cue", "chat"} and not line.block.cell


def _is_dated_record(line: Line) -> bool:
    """Tell whether a title ends with the year and a full stop: "Niederschrift über die Sitzung vom 12.12.2012."."""
    ends = re.search(r"\b(?:19|20)\d\d\.\s*$", line.text) is not None
    return ends and names_record(line.text) and not VERBS & set(line.text.casefold().split())


def _precedes_record(line: Line, lines: list[Line], dates: DateReader) -> bool:
    """Tell whether the first line is a letterhead: the title of the minutes stands right below it."""
    following = lines[1] if line.index == 0 and len(lines) > 1 else None
    return (
        following is not None
        and not line.closed
        and not line.listed
        and line.block.role not in {"cue", "chat"}
        and names_record(following.text)
        and names_meeting(following, dates)
    )


def names_meeting(line: Line, dates: DateReader) -> bool:
    """Tell whether a line is no sentence and says what meeting it was and when: "Minutes of the meeting held on …"."""
    return (
        not line.listed
        and (
            not line.closed or line.text.isupper() or _CLOCK_END.search(line.text) is not None or _is_dated_record(line)
        )
        and line.words <= _MOST_WORDS_OF_NAME
        and MEETING_WORDS.search(line.text[:80]) is not None
        and not _OTHER_MEETING.search(line.text)
        and dates.day_of(line.text) is not None
    )


def _is_content(line: Line, dates: DateReader) -> bool:
    """Tell whether a line says something already: a list, a table, a sentence, an announcement, a link."""
    if line.block.role in {"cue", "chat"} or line.listed or line.block.cell:
        return True
    if any(dates.opens(line.text, found) for found in dates.find(line.text[:90])):
        return False
    if names_meeting(line, dates) or (not line.closed and _CONTACT.search(line.text)):
        return False
    labelled = split_label(line.text)
    if labelled and labelled[1]:
        return (
            line.prose
            and not is_label(labelled[0], "date", "time", "place", "field", "officer")
            and (not MEETING_WORDS.search(labelled[0]) or is_usual_topic(labelled[0]))
        )
    verb = line.words >= 5 and bool(VERBS & set(line.text.casefold().split()))
    announces = line.words >= 7 and line.text.endswith(":")
    closed = line.closed and not _ABBREVIATED.search(line.text)
    return (
        (line.words >= 4 and closed)
        or line.words >= _FEWEST_WORDS_OF_PROSE
        or verb
        or announces
        or is_link_only(line.text)
        or _QUOTED.match(line.text) is not None
    )


def _opens_part(line: Line, lines: list[Line], dates: DateReader, *, first: bool) -> bool:
    """Tell whether a line begins the body: a label of people, topics or minutes, a heading, a speaker."""
    labelled = split_label(line.text)
    label = labelled[0] if labelled else line.text
    opens = (
        is_label(label, "attendance", "absent", "agenda", "digest", "contents")
        or is_item_number(line.text)
        or is_article(line.text)
    )
    if first or opens:
        return opens
    following = lines[line.index + 1 : line.index + 3]
    if labelled and labelled[1]:
        return is_name(labelled[0]) and not label_kinds(labelled[0])
    if labelled:
        # "Panel:" over lines that name people.
        return all(parse_person(other.text, single=False) for other in following)
    person = parse_person(line.text, single=False)
    speaks = any(other.listed or other.prose for other in following)
    introduces = (
        person is not None
        and bool(person.role or person.organisation)
        and line.block.role != "heading"
        and speaks
        # A name in quotation marks is that of a house.
        and not line.text.startswith(("“", "„", "«", '"'))
        # "Alder Vale, 3 May 2025" is a place and a day.
        and not re.search(r"\b(?:19|20)\d\d\b", line.text)
    )
    if introduces:
        return True
    if is_label(line.text, "minutes"):
        # "Minutes" above the day and the place is part of the title.
        return not any(dates.opens(other.text, found) for other in following[:1] for found in dates.find(other.text))
    second = line.block.level == 1 and line.index == 1
    # A letterhead of several lines stands over the title.
    stack = takewhile(lambda other: other.block.role == "heading", lines[line.index : line.index + 4])
    named = names_meeting(line, dates) or any(names_record(other.text) for other in stack)
    return line.block.role == "heading" and not second and not named and not dates.is_date_only(line.text)
