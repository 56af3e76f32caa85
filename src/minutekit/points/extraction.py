"""From a meeting's turns to its points."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from minutekit.language.addresses import find_lower_words
from minutekit.language.background import general_words
from minutekit.language.patterns import compile_late
from minutekit.points.cues import STATE
from minutekit.points.kinds import classify, mentions_actions, section_kind
from minutekit.points.languages import detect_among, find_languages
from minutekit.points.motions import read_motion, share_motions
from minutekit.points.owners import (
    OFFICES,
    PROMISING,
    find_assignment,
    find_called,
    find_due,
    find_office,
    find_owner,
    find_promise,
    find_task_names,
    is_promise,
    read_due_label,
    section_owner,
)
from minutekit.points.pieces import BlockIndex, Piece, cut_written
from minutekit.points.spoken_kinds import classify_spoken, find_promise_of
from minutekit.points.undertakings import find_undertaking
from minutekit.schema import Diagnostic, Meeting, Point, Span, content_id

if TYPE_CHECKING:
    from minutekit.schema import Document, Motion, PointKind, ReadOptions, Turn


_BARE_LABEL = compile_late(
    r"(?:actions?(?: items?| points?)?|to-?dos?|decisions?|next steps|acci[oó]n(?:es)?|acuerdos?|decisi[oó]n(?:es)?|aç(?:ão|ões)|"
    r"decis(?:ão|ões)|décisions?|tâches?|aufgaben?|beschl(?:uss|üsse)|maßnahmen?|azion[ei]|decision[ei])\s*[:：]",
    re.IGNORECASE,
)
# "=> Ruth asks the bank by May" follows from what was said.
_ARROW = compile_late(r"(?:[=-]{1,3}>|[→⇒➔➜])\s*")
# Who is called by a title or an office is a person, listed or not.
_TITLED = (
    r"\b(?:Herrn?|Frau|Sra?\.|Srta\.|Dra?\.|M\.|Mme|Mrs?\.?|Ms\.?|Cllr|[Pp]rof\.?(?:ssa)?|[Ss]ig\.(?:ra)?|[Dd]ott\.(?:ssa)?|[Dd]on|[Dd]oña|[Ss]eñora?|[Ss]enhora?|"
    r"[Rr]egidora?|[Cc]oncejala?|[Vv]ereadora?|[Cc]onselheir[oa]|[Cc]onsiglier[ea]|[Kk]assenwart(?:in)?|[Cc]ouncillor|[Cc]onsejer[oa])\s+([A-ZÀ-Þ][a-zß-ÿ'’-]+(?:\s[A-ZÀ-Þ][a-zß-ÿ'’-]+)?)"
)

_COMMANDS: dict[str, PointKind] = {
    "action": "action", "todo": "action", "agreed": "decision", "agree": "decision", "accepted": "decision", "accept": "decision",
    "info": "statement", "idea": "statement", "rejected": "decision",
}  # fmt: skip
_COMMAND = compile_late(rf"#(?P<word>{'|'.join(_COMMANDS)})\b:?\s+(?=\S)", re.IGNORECASE)
_LABELLED_TASK = compile_late(rf"{STATE}(?i:action(?: item)?|to-?do|tarea|tâche|aufgabe|azione|tarefa)\s*[:：]\s*\S")
_SIGNED = compile_late(r"[.,;:–—(-]\s*([A-Z]{2,3}(?:\s*[,/&+]\s*[A-Z]{2,3}){0,3})\)?\.?$")


def _initials(name: str) -> str:
    words = re.findall(r"[^\W\d_]+", name)
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""


def extract_points(meeting: Meeting, options: ReadOptions, *, split: bool = True) -> Meeting:
    """Return the meeting with its points, and diagnostics for what its turns hold beside them.

    A written turn gives a point for each paragraph, list item or row of tasks; a spoken one a point for
    each sentence or so, or one point when ``split`` is False. With ``options.clean_speech`` a spoken
    point's text leaves out fillers and stutters, and a turn that holds nothing else gives none.
    """
    document = meeting.document
    if document is None:
        return meeting
    reader = _PointReader(meeting, document, options, split=split)
    reader.learn_owners()
    points: list[Point] = []
    for turn in meeting.turns:
        points.extend(reader.read(turn))
    points = share_motions(points, reader.names, reader.lower)
    if not points:
        reader.told.append(Diagnostic("no-points", "No points were found in this document"))
    return replace(meeting, points=tuple(points), diagnostics=(*meeting.diagnostics, *reader.told))


def _is_counted(motion: Motion) -> bool:
    """Tell whether a vote is told with the counts of two sides or more, with or without a word of its result."""
    counts = (motion.votes_for, motion.votes_against, motion.abstentions)
    return motion.votes_for is not None and sum(count is not None for count in counts) > 1


def _is_item(piece: Piece) -> bool:
    return piece.block.role == "list_item" or bool(piece.block.marker) or piece.block.cell is not None


class _PointReader:
    """Reads the turns of one meeting; holds what all of them need."""

    def __init__(self, meeting: Meeting, document: Document, options: ReadOptions, *, split: bool) -> None:
        self.document, self.options, self.split = document, options, split
        self.language, self.meeting = meeting.language, meeting.name
        # The meeting is its title and date; its document's hash where it has neither.
        named = (meeting.title, meeting.date.isoformat() if meeting.date else None)
        self.key = named if any(named) else ("", document.sha256)
        self.meeting_turns = meeting.turns
        self.labelled: set[str | None] = set()
        self.seen: Counter[tuple[str | None, str]] = Counter()
        self.index = BlockIndex(document, meeting.language)
        people = (*meeting.attendees, *meeting.absent, *options.roster)
        forms = [form or "" for person in people for form in (person.name, person.organisation, *person.aliases)]
        self.names = OFFICES | frozenset(
            word.casefold()
            for form in forms
            for word in re.findall(r"[^\W\d_]+", form)
            if len(word) > 1 and (not word.islower() or " " not in form)
        )
        self.holders = OFFICES | frozenset(
            word.casefold()
            for person in people
            for form in (person.name, *person.aliases)
            for word in re.findall(r"[^\W\d_]+", form)
            if len(word) > 1 and not word.islower()
        )
        self.holders |= {" ".join(re.findall(r"[^\W\d_]+", person.role.casefold())) for person in people if person.role}
        self.lower = find_lower_words(document.text) - OFFICES
        self.initials = Counter(initials for person in people if (initials := _initials(person.name)))
        self.called_by = {_initials(person.name): person.name for person in people}
        self.starts = [block.span.start for block in document.blocks]
        self.cue_starts = frozenset(self.starts)
        self.told: list[Diagnostic] = []
        self.languages = (
            find_languages([block.text for block in document.blocks], meeting.language)
            if options.language is None
            else frozenset()
        )

    def learn_owners(self) -> None:
        """Add the names that lists of tasks set before each, and mark the lists that label each task as one."""
        general = self.lower | general_words(self.language).keys()
        for turn in self.meeting_turns:
            if turn.span is None or not (section_kind(turn.section) == "action" or mentions_actions(turn.section)):
                continue
            items = [block.text for block in self.index.within(turn.span)]
            self.names |= find_task_names(items, general)
            if any(map(_LABELLED_TASK.match, items)):
                self.labelled.add(turn.section)

    @cached_property
    def called(self) -> frozenset[str]:
        """Words of the names of people, those too whom the text calls by a title."""
        titled = re.finditer(_TITLED, self.document.text)
        return self.names | {word.casefold() for match in titled for word in match[1].split()}

    def _identify(self, speaker: str | None, text: str) -> str:
        """Return a point's id: a hash of the meeting, what was said, by whom, and which time over."""
        self.seen[speaker, text] += 1
        return content_id(*self.key, speaker, text, str(self.seen[speaker, text]))

    def read(self, turn: Turn) -> list[Point]:
        """Return the points of one turn."""
        if turn.medium == "spoken":
            return self._read_spoken(turn)
        pieces, told = cut_written(turn, self.index)
        self.told.extend(told)
        points: list[Point] = []
        # In a part without lists its paragraphs are the items.
        itemised = any(_is_item(piece) for piece in pieces)
        for piece in pieces:
            point = self._read_piece(piece, listed=_is_item(piece) or not itemised)
            if point is None:
                continue
            due = read_due_label(point.text)
            if due and points and points[-1].kind == "action" and not points[-1].due:
                points[-1] = replace(points[-1], due=due)
            points.append(point)
        return points

    def _read_piece(self, piece: Piece, *, listed: bool) -> Point | None:
        turn, block = piece.turn, piece.block
        raw = self.document.text[piece.start : piece.end]
        command = _COMMAND.match(raw)
        if command:
            # A word to the program that keeps the minutes says what its line is.
            piece.kind = _COMMANDS[command["word"].lower()]
            piece.start += command.end()
            raw = raw[command.end() :]
        # Where tasks are labelled one by one, what stands between them answers them.
        section = None if turn.section in self.labelled else turn.section
        context = piece.column or section_kind(section)
        actions = piece.task or context == "action" or mentions_actions(section) or piece.kind == "action"
        assignment = find_assignment(raw, actions=actions, names=self.names, said=turn.speaker is not None)
        if command and piece.kind == "action" and not assignment:
            assignment = find_called(raw, self.names)
        start, owner = piece.start, piece.owner
        if assignment:
            start, owner = piece.start + assignment.offset, assignment.owner
            if raw.endswith("]") and raw.count("]") > raw.count("["):
                piece.end -= 1
        arrow = _ARROW.match(self.document.text, start, piece.end)
        start = arrow.end() if arrow and arrow.end() < piece.end else start
        span = Span(start, piece.end)
        text = self.document.slice(span)
        language = self._language_of(text)
        tried = self.languages if len(self.languages) > 1 else {language}
        promiser = next(
            (
                found
                for spoken in sorted(PROMISING & tried)
                if (found := find_promise(text, self.called, spoken) or find_office(text, spoken))
            ),
            None,
        )
        if _BARE_LABEL.fullmatch(text):
            self.told.append(Diagnostic("lead-in", "A label with nothing behind it", text, block.page))
            return None
        undertaken = find_undertaking(text, self.holders, tried)
        kind = piece.kind or classify(
            text,
            section=section,
            column=piece.column,
            listed=listed,
            assigned=bool(assignment or undertaken) or piece.task,
            promised=promiser is not None or is_promise(text, self.names),
        )
        taken = None
        if kind == "statement" and turn.speaker and not context:
            taken = find_promise_of(text, language, self.names)
            kind = "action" if taken and taken.by_speaker else kind
        tasked = bool(assignment or piece.task or piece.kind)
        motion = None if tasked or kind == "question" else read_motion(text, self.names, self.lower)
        kind = "decision" if motion and (motion.result or _is_counted(motion)) else kind
        due = piece.due
        if kind == "action":
            owner = (
                owner
                or undertaken
                or self._find_initials(text)
                or find_owner(text, self.names, self.lower)
                or promiser
                or (section_owner(section, self.names) if actions and section else None)
            )
            owner = owner or (turn.speaker if (actions and not command) or taken else None)
            due = due or find_due(text)
        return Point(
            text=text,
            id=self._identify(turn.speaker, text),
            meeting=self.meeting,
            speaker=turn.speaker,
            section=turn.section,
            page=block.page,
            time=block.start,
            kind=kind,
            medium=turn.medium,
            owner=owner if kind == "action" else None,
            due=due if kind == "action" else None,
            level=block.level if block.role == "list_item" else 0,
            span=span,
            language=language,
            motion=motion,
        )

    def _find_initials(self, text: str) -> str | None:
        """Return those whose initials end a task, "ACTION: book the hall. RA, ML", by their names."""
        match = _SIGNED.search(text)
        letters = re.findall(r"[A-Z]+", match[1]) if match else []
        if not letters or any(self.initials[one] != 1 for one in letters):
            return None
        return ", ".join(self.called_by[one] for one in letters)

    def _language_of(self, text: str) -> str | None:
        """Return a point's language where the meeting speaks several, else the meeting's."""
        found = detect_among(text, self.languages) if len(self.languages) > 1 else None
        return found or self.language

    def _read_spoken(self, turn: Turn) -> list[Point]:
        if turn.span is None:
            return []
        text = self.document.text[turn.span.start : turn.span.end]
        if self.split:
            from minutekit.points.speech import cut_spoken  # noqa: PLC0415 - the sentence splitter loads at first use

            spans = cut_spoken(text, turn.span.start, self.language, self.cue_starts.__contains__)
        else:
            left = len(text) - len(text.lstrip())
            spans = [Span(turn.span.start + left, turn.span.start + len(text.rstrip()))] if text.strip() else []
        points = []
        for span in spans:
            said = self.document.slice(span)
            if self.options.clean_speech:
                from minutekit.language.speech import clean_speech  # noqa: PLC0415 - only where asked for

                cleaned = clean_speech(said, self.language)
                if not re.search(r"\w", cleaned):
                    self.told.append(Diagnostic("backchannel", "Holds nothing but fillers", said))
                    continue
                said = cleaned
            block = self.document.blocks[max(0, bisect_right(self.starts, span.start) - 1)]
            language = self._language_of(said)
            spoken = classify_spoken(said, language, self.names)
            motion = None if spoken.kind == "question" else read_motion(said, self.names, self.lower)
            moved = motion and (motion.mover or motion.seconder or motion.votes_for is not None)
            kind = "decision" if motion and motion.result and moved else spoken.kind
            # Talk of proposals that passed or failed elsewhere prints neither names nor counts.
            motion = motion if kind == "decision" or moved else None
            owner = spoken.owner or (turn.speaker if spoken.by_speaker else None)
            points.append(
                Point(
                    text=said,
                    id=self._identify(turn.speaker, said),
                    meeting=self.meeting,
                    speaker=turn.speaker,
                    section=turn.section,
                    page=block.page,
                    time=block.start if block.start is not None else turn.time,
                    kind=kind,
                    medium="spoken",
                    owner=owner if kind == "action" else None,
                    due=find_due(said) if kind == "action" else None,
                    span=span,
                    language=language,
                    motion=motion,
                )
            )
        return points
