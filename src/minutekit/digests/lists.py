"""Decisions and actions, each once and complete; questions that stayed open, ranked and few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - a field is called date

from minutekit.digests.attribution import Attribution
from minutekit.digests.joining import find_bonds
from minutekit.digests.merging import group_duplicates
from minutekit.digests.writing import Writer
from minutekit.language.closings import reports_done
from minutekit.schema import KeyPoint, Point, PointKind, Salience, Themes

QUESTION_SHARE = 0.25
"""Open questions take at most this share of the words."""

MOST_QUESTIONS = 12
LEAST_QUESTION_WORDS = 4
"""A question of fewer words is not understood alone."""

LEAST_STATEMENT_WORDS = 4
"""Fewer words before a colon ("It declares that:") announce a statement and are none."""

_FIRST_WIDE = "\u2e80"  # from here on scripts write words without gaps

LEAST_QUESTION = 0.3
"""How fit a question must be to be listed."""


def best_first(points: Sequence[Point], salience: Mapping[str, float]) -> list[Point]:
    """Order points that say the same: of what was spoken the fittest first, of what was written the first raised."""
    if all(p.medium == "written" for p in points):
        return list(points)
    order = sorted(range(len(points)), key=lambda i: (-salience.get(points[i].id, 0.0), i))
    return [points[i] for i in order]


def list_kind(
    points: Sequence[Point], kind: PointKind, salience: Salience, attribution: Attribution, write: Writer
) -> tuple[KeyPoint, ...]:
    """Return all points of a kind as short lines, each statement once; what announces others or is one word is none."""
    own = [p for p in points if p.kind == kind and not _says_nothing(p)]
    groups = group_duplicates(own, [write.language_of(p) for p in own])
    merged = [best_first([own[i] for i in g], salience.points) for g in groups]
    return tuple(
        attribution.key_point(line, sources)
        for sources in merged
        for line in [form.text for form in write.task_forms(sources[0])] or [write.short_line(sources[0])]
    )


def _says_nothing(point: Point) -> bool:
    """Return whether a point only announces others, or is one word with nobody beside it, where words are parted."""
    words = point.text.split()
    alone = len(words) == 1 and max(point.text) < _FIRST_WIDE and not (point.owner or point.due)
    return alone or (words[-1:] != [] and words[-1].endswith(":") and len(words) < LEAST_STATEMENT_WORDS)


def mark_open(
    actions: Sequence[KeyPoint], points: Sequence[Point], days: Mapping[str | None, Date | None]
) -> tuple[KeyPoint, ...]:
    """Mark the actions of earlier meetings that no later one reports as done; ``days``: of the meetings by name."""
    last = max((day for day in days.values() if day), default=None)

    def is_open(line: KeyPoint) -> bool:
        raised = max((day for source in line.sources if (day := days.get(source.meeting))), default=None)
        if raised is None or raised == last:
            return False
        later = (p for p in points if (day := days.get(p.meeting)) and day > raised)
        return not any(reports_done(p, source) for p in later for source in line.sources)

    return tuple(replace(line, still_open=is_open(line)) for line in actions)


def _write(sources: Sequence[Point], attribution: Attribution, write: Writer) -> KeyPoint:
    return attribution.key_point(write.short_line(sources[0]), sources)


def list_questions(
    points: Sequence[Point],
    themes: Themes,
    salience: Salience,
    attribution: Attribution,
    write: Writer,
    words: int | None,
) -> tuple[KeyPoint, ...]:
    """Return the questions that stayed open: asked, not answered, about the matter, understandable alone.

    The fittest within their share of ``words``, in the order asked.
    """
    answered = {points[bond.head].id for bond in find_bonds(points) if bond.kind == "answer"}
    themed = {p.id for theme in themes.themes for p in theme.points}
    own = [
        p
        for p in points
        if p.kind == "question"
        and "?" in p.text
        and p.id in themed
        and p.id not in answered
        and len(p.text.split()) >= LEAST_QUESTION_WORDS
        and salience.points.get(p.id, 0.0) >= LEAST_QUESTION
    ]
    groups = group_duplicates(own, [write.language_of(p) for p in own])
    merged = [best_first([own[i] for i in g], salience.points) for g in groups]
    ranked = sorted(range(len(merged)), key=lambda g: (-len(merged[g]), -salience.points[merged[g][0].id], g))
    kept: list[int] = []
    room = None if words is None else QUESTION_SHARE * words
    for g in ranked[:MOST_QUESTIONS]:
        line = write.short_line(merged[g][0])
        if room is not None:
            if len(line.split()) > room:
                continue
            room -= len(line.split())
        kept.append(g)
    return tuple(_write(merged[g], attribution, write) for g in sorted(kept))
