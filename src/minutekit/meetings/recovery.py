"""From a document to the meeting in it: the steps in their order."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from minutekit.entities.names import NameBook
from minutekit.language.addresses import find_lower_words
from minutekit.language.patterns import compile_late
from minutekit.meetings.lines import Line, list_lines, strip_numbering
from minutekit.meetings.meetbot import read_kept_by_programs
from minutekit.meetings.opening.days import find_date_anywhere
from minutekit.meetings.opening.fields import split_fields
from minutekit.meetings.opening.front import Front, read_front
from minutekit.meetings.opening.mails import MailHead, read_mail_head
from minutekit.meetings.opening.openings import DateReader
from minutekit.meetings.opening.titles import read_title
from minutekit.meetings.opening.told_places import find_told_place
from minutekit.meetings.outline.agendas import read_agendas, read_bare_agenda
from minutekit.meetings.outline.chapters import mark_chapters
from minutekit.meetings.outline.closings import (
    cut_time_stamps,
    drop_closing_parts,
    drop_dated_places,
    drop_leaders,
    drop_signatures,
)
from minutekit.meetings.outline.headings import drop_guiding_questions, mark_headings, mark_run_ins
from minutekit.meetings.outline.numbered_topics import mark_discussions, mark_numbered_topics
from minutekit.meetings.outline.priors import read_prior_digest
from minutekit.meetings.outline.topics import topic_key
from minutekit.meetings.presence.appearances import read_appearances
from minutekit.meetings.presence.attendance import Attendance, AttendanceReader
from minutekit.meetings.presence.marked_lists import read_marked_lists
from minutekit.meetings.presence.presences import read_presences
from minutekit.meetings.presence.rosters import read_rosters
from minutekit.meetings.speech.askers import mark_askers
from minutekit.meetings.speech.attributions import mark_attributions
from minutekit.meetings.speech.codes import mark_codes
from minutekit.meetings.speech.evidence import SpeakerFinder
from minutekit.meetings.speech.examinations import mark_examinations
from minutekit.meetings.speech.proceedings import mark_proceedings
from minutekit.meetings.speech.speakers import SpeakerMarker
from minutekit.meetings.speech.speech_tables import mark_known_speakers
from minutekit.meetings.speech.turns import assemble_turns
from minutekit.meetings.speech.voices import introduce_voices
from minutekit.meetings.tables import read_tables
from minutekit.schema import Diagnostic, Meeting, Person, Turn

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - a field is called date

    from minutekit.schema import Document, ReadOptions

_ACTIONS = compile_late(
    r"\b(?:actions?|tasks?|to-?dos?|next steps|tareas|acciones|compromisos|tarefas|ações|encaminhamentos|tâches|aufgaben|maßnahmen|azioni|compiti|attività)\b",
    re.IGNORECASE,
)
_LABELLED_TASK = compile_late(
    r"\W*(?:action(?: item)?|to-?do|tarea|tâche|aufgabe|azione|tarefa)\s*[:：]", re.IGNORECASE
)
# A box to tick stands before a task, and a name before its colon says whose it is.
_TASK_BOX = compile_late(r"\[[ xX✓✔]?\]|[☐☑☒☓]")
# Formats that mark neither titles nor headings: what their reader reports of them is a guess.
_PLAIN_FORMATS = frozenset({"txt", "text"})
# Offices whose holder was there; who called the meeting or answers for the paper need not have been.
_LEADS = compile_late(
    r"chair|moderat|secretar|minute|notes|scribe|protokoll|schriftführ|leitung|vorsitz|présid|secrét|presid|segretari|verbalizz|facilitat|animat|moderad|direcci|conducc|coordena|direção|alcald|議長|司会|記録|書記|主持|记录|bürgermeister|\bmaire|sindac|interventor",
    re.IGNORECASE,
)


def recover_meeting(document: Document, options: ReadOptions) -> Meeting:
    """Recover title, date, place, people, sections, agenda, prior digest and turns; points come later.

    Every block ends in one of these or in a diagnostic.
    """
    from minutekit.language import detect_language  # noqa: PLC0415 - loads a model

    # What a file says of its language is often the default of the program that wrote it.
    language = options.language or detect_language(document.text) or document.language
    language = language[:2].lower() if language else None
    lines = split_fields(list_lines(document))
    dates = DateReader(document, language)
    labelled = _label(document, lines)
    mark_chapters(lines)
    attendance = Attendance()
    cut_time_stamps(lines)
    drop_leaders(lines)
    mail = read_mail_head(lines, dates) or MailHead()
    guessed = document.format in _PLAIN_FORMATS
    read_rosters(lines, attendance)
    # What is written into the settings of notes is meant, other than what programs leave in a file's properties.
    meant = document.format == "md"
    front = read_front(lines, dates, guessed=guessed, titled=meant and bool(document.title))
    read_kept_by_programs(lines, attendance, front, dates)
    _keep_speech(lines)
    prior = read_prior_digest(lines)
    lower = find_lower_words(document.text)
    read_tables(lines, attendance, front, dates)
    _read_people(lines, attendance, front, lower)
    agenda = [*read_agendas(lines), *read_bare_agenda(lines)]
    mark_numbered_topics(lines, agenda)
    drop_closing_parts(lines)
    drop_dated_places(lines, dates, front.date)
    surnames = (word for person in (*attendance.present, *front.officers) for word in person.name.split()[-1:])
    drop_signatures(lines, frozenset(surnames))
    topics = frozenset(topic_key(item.title) for item in agenda)

    if labelled:
        _settle(lines)
    book = _open_book(options, attendance, front)
    introduce_voices(lines, book)
    mark_known_speakers(lines, book, lower)
    mark_examinations(lines, book)
    mark_proceedings(lines, book)
    mark_askers(lines, book)
    mark_codes(lines, book, _ACTIONS)
    listed = len(options.roster) + len(attendance.present) + len(attendance.absent) + len(attendance.invited)
    finder = SpeakerFinder(lines, book, lower, topics, listed=listed)
    accepted = finder.accept()
    if not labelled:
        mark_headings(lines, topics, skipped=frozenset(accepted), guessed=guessed)
        mark_discussions(lines)
    mark_run_ins(lines, topics, skipped=frozenset(accepted))
    tasks = _action_lines(lines)
    mark_attributions(lines, book, lower, skipped=tasks.union(accepted))
    SpeakerMarker(lines, finder, accepted, tasks).mark()
    drop_guiding_questions(lines)
    sections = _list_sections(lines)
    turns = assemble_turns(document, lines, book)
    for turn in turns:
        for part in (turn.speaker or "").split(" + "):
            if part:
                book.note_alias(part)
    day = (
        (document.date if meant else None)
        or front.date
        or _titled_date(document, dates)
        or find_date_anywhere(lines, dates)
        or mail.sent
        or _filed_date(document, dates)
    )
    return Meeting(
        title=(_filed_title(document, dates) if meant else None)
        or front.title
        or front.subject
        or mail.subject
        or _filed_title(document, dates),
        date=day,
        language=language,
        place=front.place or find_told_place(lines, dates, day),
        attendees=_attendees(book, attendance, front.officers, turns),
        absent=tuple(dict.fromkeys(book.find(person.name) or person for person in attendance.absent)),
        sections=sections,
        agenda=tuple(agenda),
        turns=turns,
        prior_digest=replace(prior, title=front.title, date=front.date, language=language) if prior else None,
        diagnostics=(*document.diagnostics, *front.told, *_diagnostics(lines)),
        document=document,
    )


def _open_book(options: ReadOptions, attendance: Attendance, front: Front) -> NameBook:
    book = NameBook()
    for person in (*options.roster, *attendance.present, *attendance.absent, *attendance.invited, *front.officers):
        book.add(person)
    return book


def _list_sections(lines: list[Line]) -> tuple[str, ...]:
    return tuple(
        line.section or line.text
        for line in lines
        if (line.role == "heading" and line.reason != "same-topic") or (line.role == "open" and line.section)
    )


def _keep_speech(lines: list[Line]) -> None:
    """Keep what the format shows to be said: it is neither agenda nor heading nor list of people, whatever its words."""
    for line in lines:
        if line.role == "open" and line.block.role in {"cue", "chat"}:
            line.role = "content"


def _label(document: Document, lines: list[Line]) -> bool:
    """Give each line of a written document its label; tell whether it is one."""
    from minutekit.structure.labeller import label_lines  # noqa: PLC0415 - loads numpy

    spoken = sum(block.role in {"cue", "chat"} or block.speaker is not None for block in document.blocks)
    if 2 * spoken > len(document.blocks):
        return False
    said = {block.span.start: label for block, label in zip(document.blocks, label_lines(document.blocks), strict=True)}
    for line in lines:
        label = said[line.block.span.start]
        line.label = label
        if line.block.role in {"cue", "chat"} or label == "point":
            line.role = "point"
        elif label == "heading":
            line.role, line.section = "heading", strip_numbering(line.text)
    return True


def _settle(lines: list[Line]) -> None:
    """Open the points again, and leave out what no step could use and the model calls no point."""
    for line in lines:
        if line.role == "point":
            line.role = "open"
        elif line.role == "open" and line.label not in {"speaker"}:
            line.drop(f"{line.label}-line", "Says nothing of what was raised")


def _filed_title(document: Document, dates: DateReader) -> str | None:
    """Return the title that the file gives of itself, without the date in it."""
    return read_title(document.title, dates)[0] if document.title else None


def _titled_date(document: Document, dates: DateReader) -> Date | None:
    """Return the one day that the title of the file tells, None where it tells several or none."""
    days = {found.date for found in dates.find(document.title or "")}
    return days.pop() if len(days) == 1 else None


def _read_people(lines: list[Line], attendance: Attendance, front: Front, lower: frozenset[str]) -> None:
    """Read who was there out of sentences, lists with marks, appearances, and what stands under labels."""
    read_presences(lines, attendance, front.officers)
    read_appearances(lines, attendance, front.officers)
    read_marked_lists(lines, attendance)
    AttendanceReader(lines, attendance, lower).read()


def _filed_date(document: Document, dates: DateReader) -> Date | None:
    """Return the date that the file gives of itself, unless the text speaks of other years alone.

    Minutes saved or converted again bear the day on which that was done.
    """
    filed = document.date
    return None if filed and dates.years and filed.year not in dates.years else filed


def _action_lines(lines: list[Line]) -> frozenset[int]:
    """Return the indexes of the lines under a heading of actions, of the labelled ones alone where some are labelled."""
    found: list[int] = []
    listed: list[Line] = []
    within = False
    for line in lines:
        heads = line.role == "heading" or (line.role == "open" and line.section)
        if heads:
            found += _tasks_among(listed)
            listed = []
        if line.role == "heading":
            within = bool(_ACTIONS.search(line.text)) and line.words <= 6
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


def _attendees(
    book: NameBook, attendance: Attendance, officers: list[Person], turns: tuple[Turn, ...]
) -> tuple[Person, ...]:
    """Join those listed as present, or, where no list says who was there, those who led or spoke."""
    present = attendance.present or attendance.invited
    away = {person.name for listed in attendance.absent if (person := book.find(listed.name))}
    names = dict.fromkeys(found.name if (found := book.find(person.name)) else person.name for person in present)
    leading = officers if not names else [person for person in officers if _LEADS.search(person.role or "")]
    if leading:
        names |= dict.fromkeys(found.name if (found := book.find(person.name)) else person.name for person in leading)
    for turn in turns:
        for part in (turn.speaker or "").split(" + "):
            found = book.find(part) if part else None
            if found and found.name not in away and (not present or " " in found.name):
                names[found.name] = None
            elif part and not found and not present:
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
        if line.role == "dropped" or (line.role == "date" and line.reason):
            told.append(Diagnostic(line.reason, line.message, line.text, line.block.page))
        elif line.role == "label" and line.reason:
            told.append(Diagnostic(line.reason, _MESSAGES.get(line.reason, line.message), line.text, line.block.page))
        elif line.role == "label":
            told.append(Diagnostic("speaker-label", _MESSAGES["speaker-label"], line.text, line.block.page))
        elif line.role == "date":
            told.append(
                Diagnostic("meeting-field", "Date of the meeting, kept out of the points", line.text, line.block.page)
            )
    return tuple(told)
