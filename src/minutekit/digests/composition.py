"""From themes and salience to a digest: duplicates merged, key points chosen, shortened, joined and attributed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Date  # noqa: N812 - a field is called date

from minutekit.digests.attribution import Attribution
from minutekit.digests.gathering import Material, gather_material
from minutekit.digests.joining import MOST_SOURCES, supports
from minutekit.digests.labels import Labeller
from minutekit.digests.lists import list_kind, list_questions, mark_open
from minutekit.digests.rewording import reword_lines
from minutekit.digests.selection import Candidate, select_candidates
from minutekit.digests.sizing import choose_size, choose_words
from minutekit.digests.titles import choose_date, choose_title, summarise_meeting
from minutekit.digests.writing import Writer
from minutekit.language import tokenise
from minutekit.schema import Digest, DigestOptions, DigestTheme, KeyPoint, Meeting, Point, Salience, Theme, Themes


def compose_digest(
    meetings: Iterable[Meeting],
    themes: Themes,
    salience: Salience,
    options: DigestOptions,
    *,
    keep_labels: bool = False,
) -> Digest:
    """Write the digest of some meetings' points.

    ``themes``: the grouping of all their points. ``salience``: what score_points says of them. Every word of a key
    point is a word of the points that its parts name, in their order; its sources are all points that say the same.
    Each statement stands once: under its theme, or in the list of its kind. ``keep_labels``: the themes are called as
    they are, not by what is shown under them.
    """
    meetings = sort_meetings(meetings)
    points = tuple(point for meeting in meetings for point in meeting.points)
    language = themes.language or next((m.language for m in meetings if m.language), None)
    write = Writer(language, redact=bool(options.redact))
    attribution = Attribution(meetings)
    words, most = _choose_bounds(points, options)
    questions = list_questions(points, themes, salience, attribution, write, None if options.words else words)
    if words is not None and options.words is None:
        words -= sum(len(q.text.split()) for q in questions)
    material = gather_material(themes, points, salience, write, options, words=words, most=most)
    chosen = select_candidates(material.candidates, salience.concepts, words=words, most=most)
    written = _write_lines(chosen, material, attribution, write)
    written, refused = reword_lines(written, options.writer, write)
    labels = (
        {i: themes.themes[i].label for i in written}
        if keep_labels
        else Labeller(meetings, language).name_all(themes.themes, written)
    )
    shown = {p.id for lines in written.values() for line in lines for p in line.sources}
    said = {tuple(tokenise(line.text)) for lines in written.values() for line in lines}
    rest = [p for p in points if (p.id not in shown or write.task_forms(p)) and tuple(tokenise(p.text)) not in said]
    decisions = list_kind(rest, "decision", salience, attribution, write)
    actions = list_kind(rest, "action", salience, attribution, write)
    actions = mark_open(actions, points, {m.name: m.date for m in meetings})
    shown |= {p.id for line in (*decisions, *actions, *questions) for p in line.sources}
    shown |= {p.id for p in themes.unthemed}
    return Digest(
        title=choose_title(meetings) if meetings else None,
        date=choose_date(meetings) if meetings else None,
        themes=tuple(
            DigestTheme(
                label=labels[i], points=tuple(written[i]), id=theme.id, meetings=_find_meetings(theme, meetings)
            )
            for i, theme in enumerate(themes.themes)
            if i in written
        ),
        unthemed=themes.unthemed,
        decisions=decisions,
        actions=actions,
        questions=questions,
        meetings=tuple(map(summarise_meeting, meetings)),
        heading=options.heading,
        attribution=options.attribution,
        language=language,
        diagnostics=(*themes.diagnostics, *refused),
        redacted=bool(options.redact),
        left_out=tuple(p for p in points if p.id not in shown),
    )


def sort_meetings(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Return meetings by date, those without one last, as they were given."""
    return tuple(sorted(meetings, key=lambda m: m.date or Date.max))


def _find_meetings(theme: Theme, meetings: Sequence[Meeting]) -> tuple[str, ...]:
    """Return the names of the meetings in which a theme was spoken of."""
    spoken = {p.meeting for p in theme.points}
    return tuple(dict.fromkeys(m.name for m in meetings if m.name in spoken))


def _choose_bounds(points: Sequence[Point], options: DigestOptions) -> tuple[int | None, int | None]:
    """Return the words and the number of key points that the digest may have, None for no bound."""
    if options.words is not None or options.max_points is not None:
        return options.words, options.max_points
    spoken = sum(p.medium != "written" for p in points)
    if 2 * spoken > len(points):
        return None, max(1, choose_size(points))
    return choose_words(points, options.length), None


def _write_lines(
    chosen: Sequence[Candidate], material: Material, attribution: Attribution, write: Writer
) -> dict[int, list[KeyPoint]]:
    """Make key points of the chosen candidates, by theme, each with all points that support it."""
    written: dict[int, list[KeyPoint]] = {}
    used = {group for candidate in chosen for _, group in candidate.pieces or ((candidate.text, candidate.group),)}
    taken: set[int] = set()
    spare = [g for g in range(len(material.sources)) if g not in used]
    for candidate in chosen:
        pieces = [
            (text, material.sources[g][0]) for text, g in candidate.pieces or ((candidate.text, candidate.group),)
        ]
        sources = list(
            dict.fromkeys(p for _, g in candidate.pieces or (("", candidate.group),) for p in material.sources[g])
        )
        main = sources[0]
        for g in spare:
            if len(sources) >= MOST_SOURCES:
                break
            if g in taken:
                continue
            other = material.sources[g][0]
            if material.themes[g] == candidate.theme and supports(
                other, candidate.text, main, write.language_of(other)
            ):
                sources += [p for p in material.sources[g] if p not in sources]
                taken.add(g)
        line = attribution.key_point(candidate.text, sources, pieces)
        written.setdefault(candidate.theme, []).append(line)
    return written
