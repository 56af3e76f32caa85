"""From a meeting's turns to its points."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from minutekit.entities.dates import is_month_first
from minutekit.entities.deadlines import read_due_date
from minutekit.entities.shapes import is_name
from minutekit.language.addresses import find_lower_words
from minutekit.language.background import general_words
from minutekit.language.patterns import compile_late
from minutekit.lexicon import find_point_words, holds_phrase, label_classes
from minutekit.points.candidates import CandidateBuilder, Said
from minutekit.points.dues import find_due, find_due_of, read_due_label
from minutekit.points.kinds import label_kinds
from minutekit.points.languages import detect_among, find_languages
from minutekit.points.motions import read_motion, share_motions
from minutekit.points.names import KNOWN, Vocabulary, find_task_names, name_shape
from minutekit.points.offices import OFFICES
from minutekit.points.owners import (
    Assignment,
    find_assignment,
    find_called,
    find_doer,
    find_labelled,
    find_owner,
    section_owner,
)
from minutekit.points.pieces import BlockIndex, Piece, cut_written
from minutekit.points.sections import mentions_actions, section_kind
from minutekit.points.spoken_kinds import classify_spoken, find_promise_of
from minutekit.schema import Diagnostic, Meeting, Person, Point, Span, content_id

if TYPE_CHECKING:
    from minutekit.schema import Block, Document, Motion, PointKind, ReadOptions, Turn


# "=> Ruth asks the bank by May" follows from what was said.
_ARROW = compile_late(r"(?:[=-]{1,3}>|[→⇒➔➜])\s*")
# Commands to the programs that keep minutes in chats.
_COMMAND = compile_late(r"#(?:(?P<decision>agreed|accept(?:ed)?)|action|todo)\s", re.IGNORECASE)
# What was decided before, or is asked for, is not decided here.
_RETOLD = compile_late(
    r"^(?:\S+ ){1,4}(?:asked|requested|called|wished|hoped) (?:for|that|to)\b|\b{retold} {been_decided}\b",
    re.IGNORECASE,
)
_CONDITION = compile_late(r"\b{charge_condition}\W*$", re.IGNORECASE)
_SIGNED = compile_late(r"[.,;:–—(-]\s*([A-Z]{2,3}(?:\s*[,/&+]\s*[A-Z]{2,3}){0,3})\)?\.?$")
_LABEL = compile_late(r"([^\W_][^:：]{1,39}?)\s?[:：]\s*\S")


_TASKS = frozenset({"duty", "request", "intent", "proposal"})


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
    points = reader.read(meeting)
    points = share_motions(points, reader.names, reader.lower)
    if not points:
        reader.told.append(Diagnostic("no-points", "No points were found in this document"))
    return replace(meeting, points=tuple(points), diagnostics=(*meeting.diagnostics, *reader.told))


def _is_counted(motion: Motion) -> bool:
    """Return whether a vote is told with the counts of two sides or more, with or without a word of its result."""
    counts = (motion.votes_for, motion.votes_against, motion.abstentions)
    return motion.votes_for is not None and sum(count is not None for count in counts) > 1


@dataclass(frozen=True, slots=True)
class _Draft:
    """A piece of a turn before its kind is told.

    ``actions``: its heading or column speaks of actions. ``pointed``: it stands behind an arrow.
    """

    piece: Piece
    span: Span
    text: str
    language: str | None
    assignment: Assignment | None
    actions: bool
    pointed: bool


def _labelled_kind(text: str) -> PointKind | None:
    """Return the kind that a label at the head of a text says for certain."""
    label = _LABEL.match(text)
    if label and "next_meeting" in label_classes(label[1]):
        return "statement"
    kind = section_kind(label[1]) if label else None
    return kind or ("action" if find_labelled(text, capitals=True) else None)


class _PointReader:
    """Reads the turns of one meeting; holds what all of them need."""

    def __init__(self, meeting: Meeting, document: Document, options: ReadOptions, *, split: bool) -> None:
        self.document, self.options, self.split = document, options, split
        self.language, self.meeting, self.date = meeting.language, meeting.name, meeting.date
        # The meeting is its title and date; its document's hash where it has neither.
        named = (meeting.title, meeting.date.isoformat() if meeting.date else None)
        self.key = named if any(named) else ("", document.sha256)
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
        self.vocabulary = Vocabulary.of_meeting(meeting, document, (*options.roster, *self._find_owners(meeting)))
        self.initials = Counter(initials for person in people if (initials := _initials(person.name)))
        self.called_by = {_initials(person.name): person.name for person in people}
        self.lower = find_lower_words(document.text) - OFFICES
        self.starts = [block.span.start for block in document.blocks]
        self.cue_starts = frozenset(self.starts)
        self.told: list[Diagnostic] = []
        self.languages = (
            find_languages([block.text for block in document.blocks], meeting.language)
            if options.language is None
            else frozenset()
        )

    def _find_owners(self, meeting: Meeting) -> list[Person]:
        """Return those who own tasks by name, listed or not."""
        names: set[str] = set()
        for turn in meeting.turns:
            if turn.span and (section_kind(turn.section) == "action" or mentions_actions(turn.section)):
                names |= find_task_names([block.text for block in self.index.within(turn.span)])
        return [Person(name) for name in sorted(names)]

    def _identify(self, speaker: str | None, text: str) -> str:
        """Return a point's id: a hash of the meeting, what was said, by whom, and which time over."""
        self.seen[speaker, text] += 1
        return content_id(*self.key, speaker, text, str(self.seen[speaker, text]))

    def read(self, meeting: Meeting) -> list[Point]:
        """Return the points of all turns, in order."""
        drafts: list[tuple[Turn, list[_Draft]]] = []
        for turn in meeting.turns:
            pieces, told = ([], []) if turn.medium == "spoken" else cut_written(turn, self.index)
            self.told.extend(told)
            found = [draft for piece in pieces if (draft := self._open(piece)) is not None]
            drafts.append((turn, found))
        written = [draft for _, found in drafts for draft in found]
        builder = CandidateBuilder(self.document, self.vocabulary, self.language)
        said = [Said(draft.span, draft.piece.turn.section, draft.piece.turn.speaker) for draft in written]
        candidates = builder.build(said)
        for candidate, draft in zip(candidates, written, strict=True):
            candidate.language = draft.language
        kinds = dict(zip(map(id, written), label_kinds(candidates), strict=True))
        points: list[Point] = []
        for turn, found in drafts:
            first = len(points)
            if turn.medium == "spoken":
                points.extend(self._read_spoken(turn))
            for draft in found:
                point = self._close(draft, kinds[id(draft)])
                due = read_due_label(point.text)
                if due and len(points) > first and points[-1].kind == "action" and not points[-1].due:
                    points[-1] = replace(points[-1], due=due)
                points.append(point)
        return [self._date(point) if point.due else point for point in points]

    def _date(self, point: Point) -> Point:
        """Read the day that an action's deadline names."""
        day = read_due_date(point.due, self.date, point.language, month_first=self.month_first)
        return replace(point, due_date=day) if day else point

    @cached_property
    def month_first(self) -> bool:
        """How the document orders "03/04"."""
        return is_month_first(self.document.text, self.language)

    def _open(self, piece: Piece) -> _Draft | None:
        """Find where a piece's own text begins, and who is set before it; None for a label alone."""
        turn = piece.turn
        raw = self.document.text[piece.start : piece.end]
        command = _COMMAND.match(raw)
        if command:
            # A word to the program that keeps the minutes says what its line is.
            piece.kind, piece.start = "decision" if command["decision"] else "action", piece.start + command.end()
            raw = raw[command.end() :]
        actions = (
            piece.task or (piece.column or section_kind(turn.section)) == "action" or mentions_actions(turn.section)
        )
        assignment = find_assignment(raw, actions=actions, vocabulary=self.vocabulary, said=turn.speaker is not None)
        if command and piece.kind == "action" and assignment is None:
            assignment = find_called(raw, self.vocabulary)
        start = piece.start + (assignment.offset if assignment else 0)
        end = piece.end - bool(assignment and raw.endswith("]") and raw.count("]") > raw.count("["))
        arrow = _ARROW.match(self.document.text, start, end)
        pointed = arrow is not None and arrow.end() < end
        start = arrow.end() if arrow and pointed else start
        span = Span(start, end)
        text = self.document.slice(span)
        if text.endswith((":", "：")) and section_kind(text):
            self.told.append(Diagnostic("lead-in", "A label with nothing behind it", text, piece.block.page))
            return None
        return _Draft(piece, span, text, self._language_of(text), assignment, actions=actions, pointed=pointed)

    def _close(self, draft: _Draft, kind: PointKind) -> Point:
        """Make a point of a piece whose kind is told: who is to do it and by when, and what became of a motion."""
        piece, turn, block, text, language = (
            draft.piece,
            draft.piece.turn,
            draft.piece.block,
            draft.text,
            draft.language,
        )
        kind = self._decide(draft, kind)
        taken = None
        if kind in {"statement", "action"} and turn.speaker and not draft.actions:
            taken = find_promise_of(text, language, self.names)
            kind = "action" if taken and taken.by_speaker else kind
        settled = bool(draft.assignment or piece.task or piece.kind)
        motion = None if settled or kind == "question" else read_motion(text, self.names, self.lower)
        kind = "decision" if motion and (motion.result or _is_counted(motion)) else kind
        owner = due = None
        if kind == "action":
            owner = (draft.assignment.owner if draft.assignment else None) or piece.owner or self._find_owner(draft)
            owner = owner or (
                turn.speaker if (draft.actions and not piece.kind) or (taken and taken.by_speaker) else None
            )
            due = piece.due or find_due_of(owner, text, language)
        point = self._make(text, draft.span, turn, block, kind, language)
        level = block.level if block.role == "list_item" else 0
        return replace(point, owner=owner, due=due, level=level, motion=motion)

    def _make(self, text: str, span: Span, turn: Turn, block: Block, kind: PointKind, language: str | None) -> Point:
        """Make a point of what a turn says at a place."""
        return Point(
            text=text,
            id=self._identify(turn.speaker, text),
            meeting=self.meeting,
            speaker=turn.speaker,
            section=turn.section,
            topic=turn.topic,
            page=block.page,
            time=block.start,
            kind=kind,
            medium=turn.medium,
            span=span,
            language=language,
        )

    def _decide(self, draft: _Draft, likely: PointKind) -> PointKind:
        """Return the kind that a format, a label or a sign says for certain, else the likely one."""
        piece, text = draft.piece, draft.text
        told = piece.kind or ("action" if piece.task else _labelled_kind(text))
        told = told or ("action" if draft.assignment else None)
        told = told or ("question" if text.endswith(("?", "？", "؟")) else piece.column)
        if told or (piece.beside_task and likely == "action"):
            return told or "statement"
        if (likely == "decision" and _RETOLD.search(text)) or (likely == "action" and _CONDITION.search(text)):
            return "statement"
        if likely == "statement" and holds_phrase(text, "settled"):
            return "decision"
        return self._decide_by_doer(draft, likely)

    def _decide_by_doer(self, draft: _Draft, likely: PointKind) -> PointKind:
        """Return the kind that whoever opens a text, and what they do, says for certain, else the likely one."""
        text = draft.text
        doer = find_doer(text, self.vocabulary, draft.language) if likely != "question" else None
        if doer is None:
            return likely
        if likely == "action":
            charged = draft.actions or find_owner(text, self.vocabulary, draft.language, verbs=False)
            told = doer.by == "past" and not charged
            return "statement" if told and _TASKS.isdisjoint(find_point_words(text, draft.language)) else likely
        if doer.by == "future of a body" and likely == "statement":
            return "action"
        # Bodies that agree decide; people that do act.
        known = name_shape(doer.owner, self.vocabulary) == KNOWN or doer.owner.casefold() in self.vocabulary.offices
        later = doer.by == "present" and "deadline" in find_point_words(text, draft.language) and find_due(text)
        return "action" if draft.pointed or (known and (later or doer.by in {"duty", "future"})) else likely

    def _find_owner(self, draft: _Draft) -> str | None:
        """Find who a text or its heading says will do it."""
        owner = self._find_initials(draft.text) or find_owner(
            draft.text, self.vocabulary, draft.language, actions=draft.actions
        )
        if owner or not draft.actions:
            return owner
        return self._find_name_above(draft) or section_owner(draft.piece.turn.section, self.vocabulary)

    def _find_name_above(self, draft: _Draft) -> str | None:
        """Return who stands alone over the list that a task is an item of, as programs sort tasks by person."""
        if draft.piece.block.role != "list_item":
            return None
        place = bisect_right(self.starts, draft.piece.block.span.start) - 1
        above = (block for block in reversed(self.document.blocks[:place]) if block.role != "list_item")
        name = next(above, draft.piece.block).text.strip(" :")
        if name_shape(name, self.vocabulary) == KNOWN:
            return name
        # "Spring Fair" is what the tasks are for.
        named = is_name(name, single=False) and not set(name.casefold().split()) <= general_words("en").keys()
        return name if named else None

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
            point = replace(self._make(said, span, turn, block, kind, language), motion=motion)
            if kind == "action":
                owner = spoken.owner or (turn.speaker if spoken.by_speaker else None)
                point = replace(point, owner=owner, due=find_due(said))
            points.append(point if block.start is not None else replace(point, time=turn.time))
        return points
