"""From a document to the meeting in it: what each line is, and what the lines say together."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from minutekit.entities.dates import find_month
from minutekit.entities.names import NameBook
from minutekit.entities.people import parse_person
from minutekit.entities.surname_first import turn_surnames_first
from minutekit.language.addresses import find_lower_words
from minutekit.lexicon import label_classes, word_classes, words_of
from minutekit.schema import Diagnostic, Meeting, Person, Turn
from minutekit.structure.agenda import read_agenda
from minutekit.structure.attendance import Attendance, read_attendance
from minutekit.structure.constraints import MARKED_FORMATS, fix_labels
from minutekit.structure.days import DateReader
from minutekit.structure.head import read_head
from minutekit.structure.headings import settle_headings
from minutekit.structure.labeller import label_lines
from minutekit.structure.labels import REASONS
from minutekit.structure.lines import Line, list_lines, strip_numbering, topic_key
from minutekit.structure.marked import keep_marked_headings
from minutekit.structure.meetbot import read_kept_by_programs
from minutekit.structure.organisations import split_organisations
from minutekit.structure.priors import read_prior_digest
from minutekit.structure.run_ins import mark_run_ins
from minutekit.structure.speech.askers import mark_askers
from minutekit.structure.speech.attributions import mark_attributions
from minutekit.structure.speech.codes import mark_codes
from minutekit.structure.speech.evidence import SpeakerFinder
from minutekit.structure.speech.examinations import mark_examinations
from minutekit.structure.speech.proceedings import mark_proceedings
from minutekit.structure.speech.speakers import SpeakerMarker
from minutekit.structure.speech.turns import assemble_turns
from minutekit.structure.speech.voices import introduce_voices
from minutekit.structure.speech_tables import read_speech_tables
from minutekit.structure.time_stamps import cut_time_stamps

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - a field is called date

    from minutekit.schema import Document, ReadOptions
    from minutekit.structure.labeller import Weights
    from minutekit.structure.labels import Label

FEWEST_RETURNS = 3
"""How often a label comes back, each time alone below a heading, that says which part of it this is, and no topic."""
# A box to tick stands before a task, and a name before its colon says whose it is.
_TASK_BOX = re.compile(r"\[[ xX✓✔]?\]|[☐☑☒☓]")
_LABELLED_TASK = re.compile(r"\W*(?:action(?: item)?|to-?do|tarea|tâche|aufgabe|azione|tarefa)\s*[:：]", re.IGNORECASE)
_COUNTED = re.compile(r"(\d{1,2})\s+(?=[^\W\d_])")
_YEARLY = re.compile(r"\d{1,4}\s?/\s?(\d{2,4})[.:)]?\s+(?=[^\W\d_])")
_MOST_WORDS_OF_TASKS = 6
_FORMULAS = frozenset({"formula", "field", "date", "place", "present", "absent", "title"})
_MOST_WORDS_OF_SPEAKER = 14
_FILE_NAME = re.compile(r"\.(?:docx?|pdf|odt|rtf|pages|pptx?)\b|^microsoft word\b", re.IGNORECASE)
# Offices whose holder was there; who called the meeting or answers for the paper need not have been.
_LEADING = frozenset({"officer"})


def recover_meeting(document: Document, options: ReadOptions, weights: Weights | None = None) -> Meeting:
    """Recover title, date, place, people, sections, agenda, prior digest and turns; points come later.

    Args:
        document: What a reader made of the file.
        options: Language and roster, where the caller knows them.
        weights: The model that labels lines, by default the one that is shipped.

    Returns:
        The meeting. Every block is part of a turn, of a field of the meeting, or told of in a diagnostic.
    """
    from minutekit.language import detect_language  # noqa: PLC0415 - loads a model

    # What a file says of its language is often the default of the program that wrote it.
    language = options.language or detect_language(document.text) or document.language
    language = language[:2].lower() if language else None
    dates = DateReader(document, language)
    lines = list_lines(document)
    _label(lines, label_document(document, lines, weights))
    attendance, book = Attendance(), NameBook()
    cut_time_stamps(lines)
    prior = read_prior_digest(lines)
    _open_talk(lines)
    # What is written into the settings of notes is meant, other than what programs leave in a file's properties.
    meant = document.format in MARKED_FORMATS
    filed = _filed_title(document, dates)
    head = read_head(lines, dates, titled=meant and filed is not None)
    read_kept_by_programs(lines, attendance, head, dates)
    _keep_talk(lines)
    lower = find_lower_words(document.text)
    read_speech_tables(lines, book, lower)
    read_attendance(lines, attendance)
    attendance.present = turn_surnames_first(split_organisations(attendance.present), document.text)
    attendance.absent = turn_surnames_first(split_organisations(attendance.absent), document.text)
    agenda = read_agenda(lines)
    topics = frozenset(topic_key(item.title) for item in agenda)
    for person in (*options.roster, *attendance.present, *attendance.absent, *attendance.invited, *head.officers):
        book.add(person)
    listed = len(options.roster) + len(attendance.present) + len(attendance.absent) + len(attendance.invited)
    _settle(lines)
    _find_speakers(lines, book, lower, topics, listed)
    sections = tuple(
        line.section or line.text
        for line in lines
        if (line.role == "heading" and line.reason != "same-topic") or (line.role == "open" and line.section)
    )
    turns = assemble_turns(document, lines, book)
    for turn in turns:
        for part in (turn.speaker or "").split(" + "):
            if part:
                book.note_alias(part)
    title = (filed if meant else None) or head.title or head.subject or filed
    titled = _titled_date(document, dates)
    # Where the text says when the minutes were taken, the settings say when they were published.
    day = (
        ((titled or (document.date and (head.named or document.date))) if meant else None)
        or head.date
        or titled
        or _filed_date(document, dates)
    )
    return Meeting(
        title=title,
        date=day,
        language=language,
        place=head.place,
        attendees=_attendees(book, attendance, head.officers, turns, _sure_speakers(document)),
        absent=tuple(dict.fromkeys(book.find(person.name) or person for person in attendance.absent)),
        sections=sections,
        agenda=tuple(agenda),
        turns=turns,
        prior_digest=replace(prior, title=title, date=day, language=language) if prior else None,
        diagnostics=(*document.diagnostics, *_diagnostics(lines)),
        document=document,
    )


def label_document(document: Document, lines: list[Line] | None = None, weights: Weights | None = None) -> list[Label]:
    """Return the label of each block: what the format says for certain is kept, the model says the rest."""
    lines = list_lines(document) if lines is None else lines
    said = [
        at for at, block in enumerate(document.blocks) if block.role in {"cue", "chat"} or block.speaker is not None
    ]
    fixed: dict[int, Label] = dict.fromkeys(said, "point")
    fixed |= fix_labels(document)
    labels = settle_headings(document.blocks, label_lines(document.blocks, fixed, weights))
    for at in said:
        labels[at] = fixed[at]
    # A short note gives the model little to go by: what reads as a sentence or an item is said, formulas last.
    for spared in (_FORMULAS, frozenset()):
        if "point" in labels:
            break
        labels = [
            "point"
            if label not in spared
            and line.block.role != "heading"
            and (line.prose or line.closed or (spared and line.listed))
            else label
            for line, label in zip(lines, labels, strict=True)
        ]
    return keep_marked_headings(document.blocks, labels) if document.format in MARKED_FORMATS else labels


def _label(lines: list[Line], labels: list[Label]) -> None:
    """Give each line its label."""
    for line, label in zip(lines, labels, strict=True):
        line.label = label
        if label == "point":
            line.role = "point"
        elif label == "heading" or (label == "other" and line.block.role == "heading"):
            line.role, line.section = "heading", strip_numbering(line.text)
    # "1 Roof", "2 Money": numbers without a dot are none of the words where they count the headings.
    counted = [(line, found) for line in lines if line.role == "heading" and (found := _COUNTED.match(line.text))]
    if [int(found[1]) for _, found in counted] == list(range(1, len(counted) + 1)):
        for line, found in counted:
            line.section = strip_numbering(line.text[found.end() :])
    # "112/25 Finance", "113/25 Roof": numbers that run on through a year's meetings.
    yearly = [(line, found) for line in lines if line.role == "heading" and (found := _YEARLY.match(line.text))]
    if len(yearly) > 1 and len({found[1] for _, found in yearly}) == 1:
        for line, found in yearly:
            line.section = strip_numbering(line.text[found.end() :])
    _pass_on_topics(lines)


def _pass_on_topics(lines: list[Line]) -> None:
    """Let a label that is all that each of several headings has below it stand for them: it names a part, no topic."""
    heads = [line for line in lines if line.role == "heading"]
    keys = [topic_key(line.text) for line in heads]
    often = Counter(keys)
    alone = Counter(
        key
        for at, key in enumerate(keys)
        if at and often[keys[at - 1]] == 1 and heads[at - 1].index + 1 == heads[at].index and often[key] > 1
        if all(often[other] == 1 for other in keys[at + 1 : at + 2])
    )
    for above, line, key in zip(heads, heads[1:], keys[1:], strict=False):
        if alone[key] == often[key] >= FEWEST_RETURNS and not label_classes(line.text):
            line.section = above.section


def _open_talk(lines: list[Line]) -> None:
    """Let chats, and notes with speakers, be open to all steps; what captions say is neither agenda nor people."""
    for line in lines:
        if line.role == "point" and (line.block.role in {"cue", "chat"} or line.block.speaker):
            line.role = "content" if line.block.role == "cue" else "open"


def _keep_talk(lines: list[Line]) -> None:
    """Keep what the format shows to be said: it is no agenda, heading or list of people, whatever its words."""
    for line in lines:
        if line.role == "open" and line.block.role in {"cue", "chat"}:
            line.role = "content"


def _settle(lines: list[Line]) -> None:
    """Open the points to those who look for speakers, and leave out what no step could use."""
    for line in lines:
        if line.role == "point":
            line.role = "open"
        elif line.role == "open" and line.label not in {"speaker", "point"} and not _may_speak(line):
            line.drop(*REASONS[line.label])


def _may_speak(line: Line) -> bool:
    """Return whether a line that is no point may name who says what follows."""
    return line.words <= _MOST_WORDS_OF_SPEAKER and parse_person(line.text, single=False) is not None


def _find_speakers(
    lines: list[Line], book: NameBook, lower: frozenset[str], topics: frozenset[str], listed: int
) -> None:
    """Say who spoke: voices, labels, names alone, introductions."""
    introduce_voices(lines, book)
    mark_examinations(lines, book)
    mark_proceedings(lines, book)
    mark_askers(lines, book)
    mark_codes(lines, book)
    finder = SpeakerFinder(lines, book, lower, topics, listed=listed)
    accepted = finder.accept()
    mark_run_ins(lines, topics, skipped=frozenset(accepted))
    tasks = _task_lines(lines)
    mark_attributions(lines, book, lower, skipped=tasks.union(accepted))
    SpeakerMarker(lines, finder, accepted, tasks).mark()
    for line in lines:
        if line.role == "open" and line.label != "point" and not line.block.speaker:
            line.drop(*REASONS[line.label])


def _task_lines(lines: list[Line]) -> frozenset[int]:
    """Return the indexes of lines under a heading of actions, of labelled ones alone where some are labelled."""
    found: list[int] = []
    listed: list[Line] = []
    within = False
    for line in lines:
        heads = line.role == "heading" or (line.role == "open" and line.section)
        if heads:
            found += _tasks_among(listed)
            listed = []
        if line.role == "heading":
            within = line.words <= _MOST_WORDS_OF_TASKS and bool(word_classes(line.text)["action"])
        elif heads:
            within = False
        elif within:
            listed.append(line)
        elif line.role == "open" and _TASK_BOX.fullmatch(line.block.marker or ""):
            found.append(line.index)
    return frozenset([*found, *_tasks_among(listed)])


def _tasks_among(listed: list[Line]) -> list[int]:
    labelled = [line.index for line in listed if _LABELLED_TASK.match(line.text)]
    return labelled or [line.index for line in listed]


def _filed_title(document: Document, dates: DateReader) -> str | None:
    """Return the title that the file gives of itself, without the date in it; a file's name is none."""
    title = document.title or ""
    if all(word.isdigit() or find_month(word.casefold()) for word in re.findall(r"\w+", title)):
        return None  # "July 2021"
    bare = dates.strip(title)
    # "Minutes of 3 May": without the day it would end on a word that leads on.
    bare = title if bare.rpartition(" ")[2].casefold() in words_of("function_word") else bare
    return bare or None if " " in title.strip() and not _FILE_NAME.search(title) else None


def _titled_date(document: Document, dates: DateReader) -> Date | None:
    """Return the one day that the title of the file tells, None where it tells several or none."""
    days = {found.date for found in dates.find(document.title or "")}
    return days.pop() if len(days) == 1 else None


def _filed_date(document: Document, dates: DateReader) -> Date | None:
    """Return the date that the file gives of itself, unless the text speaks of other years alone.

    Minutes saved or converted again bear the day on which that was done.
    """
    filed = document.date
    return None if filed and dates.years and filed.year not in dates.years else filed


def _sure_speakers(document: Document) -> frozenset[str]:
    """Return those whom written notes name as speakers in a form that leaves no doubt."""
    return frozenset(block.speaker for block in document.blocks if block.speaker and block.role not in {"cue", "chat"})


def _attendees(
    book: NameBook,
    attendance: Attendance,
    officers: list[Person],
    turns: tuple[Turn, ...],
    sure: frozenset[str],
) -> tuple[Person, ...]:
    """Join those listed as present, or, where no list says who was there, those who led or spoke."""
    present = attendance.present or attendance.invited
    away = {person.name for listed in attendance.absent if (person := book.find(listed.name))}
    names = dict.fromkeys(found.name if (found := book.find(person.name)) else person.name for person in present)
    leading = [person for person in officers if not present or label_classes(person.role or "").intersection(_LEADING)]
    names |= dict.fromkeys(found.name if (found := book.find(person.name)) else person.name for person in leading)
    for turn in turns:
        for part in (turn.speaker or "").split(" + "):
            found = book.find(part) if part else None
            if found and found.name not in away and (not present or " " in found.name):
                names[found.name] = None
            elif part and not found and (not present or part in sure):
                names[part] = None
    by_name = {person.name: person for person in book.people}
    return tuple(by_name.get(name, Person(name)) for name in names)


_MESSAGES = {
    "speaker-label": "Names who speaks, kept as the speaker of what follows",
    "affiliation": "Belongs to a speaker's name",
}


def _diagnostics(lines: list[Line]) -> tuple[Diagnostic, ...]:
    """Tell of every line that became neither a point nor a named part of the meeting."""
    told = []
    for line in lines:
        reason, message = line.reason, line.message
        if line.role == "label":
            reason = reason or "speaker-label"
            message = _MESSAGES.get(reason, message)
        elif line.role == "date":
            reason, message = reason or "meeting-field", message or "Date of the meeting, kept out of the points"
        elif line.role != "dropped":
            continue
        told.append(Diagnostic(reason, message, line.text, line.block.page))
    return tuple(told)
