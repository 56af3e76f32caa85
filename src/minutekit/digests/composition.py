"""From themes and salience to a digest: duplicates merged, key points chosen, written and attributed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from minutekit.digests.clauses import shorten_text
from minutekit.digests.cleaning import clean_text, trim_text
from minutekit.digests.merging import group_duplicates
from minutekit.digests.selection import Candidate, select_candidates, shortlist_groups
from minutekit.digests.titles import choose_date, choose_title, summarise_meeting
from minutekit.language import find_concepts
from minutekit.language.redaction import redact_text
from minutekit.schema import (
    Digest,
    DigestOptions,
    DigestTheme,
    KeyPoint,
    Meeting,
    Person,
    Point,
    PointKind,
    Salience,
    Themes,
)

LONGEST_SHARE = 0.5
"""A point longer than this share of the word budget is offered in shorter forms."""

_FEWEST_FOR_ALL = 5
_LEAST_QUALITY = 0.001
_AGREEMENT = 0.25
_WHOLE_WORDS = 8


def choose_size(points: Sequence[Point]) -> int:
    """Return how many key points to write when no budget is given: square-root growth.

    Written notes 3.5 times the root of the number of points (99 points: 35, 400: 70), spoken ones, of
    which most hold little, 1.2 times (1,000: 38, 4,000: 76), mixed ones in between; up to five points
    all. Never more than there are.
    """
    n = len(points)
    if n <= _FEWEST_FOR_ALL:
        return n
    spoken = sum(p.medium != "written" for p in points) / n
    return max(_FEWEST_FOR_ALL, min(n, round((3.5 - 2.3 * spoken) * math.sqrt(n))))


class _Attribution:
    """Who the people of some meetings are, and where they are from."""

    def __init__(self, meetings: Iterable[Meeting]) -> None:
        self._person: dict[str, Person] = {}
        for meeting in meetings:
            planned = (item.speaker for item in meeting.agenda if item.speaker)
            for person in (*meeting.attendees, *meeting.absent, *planned):
                for name in (person.name, *person.aliases):
                    known = self._person.setdefault(name.casefold(), person)
                    if person.organisation and not known.organisation:
                        self._person[name.casefold()] = person

    def key_point(self, text: str, sources: Sequence[Point]) -> KeyPoint:
        """Name who raised the sources; two forms of one person's name count once."""
        speakers = tuple(dict.fromkeys(name for p in sources for name in split_speakers(p.speaker)))
        people = {name: self._person.get(name.casefold()) for name in speakers}
        organisations = dict.fromkeys(
            person.organisation for person in people.values() if person and person.organisation
        )
        identities = {person.name.casefold() if person else name.casefold() for name, person in people.items()}
        return KeyPoint(
            text=text,
            sources=tuple(sources),
            speakers=speakers,
            raised_by=max(1, len(identities)),
            organisations=tuple(organisations),
        )


def split_speakers(speaker: str | None) -> list[str]:
    """Return the people behind a point's speaker; notes may name several ("Ana Ruiz + Ben Okoro")."""
    return [name for part in (speaker or "").split(" + ") if (name := part.strip())]


def _best_first(points: Sequence[Point], salience: Mapping[str, float]) -> list[Point]:
    order = sorted(range(len(points)), key=lambda i: (-salience.get(points[i].id, 0.0), i))
    return [points[i] for i in order]


def _list_kind(
    points: Sequence[Point], kind: PointKind, salience: Salience, attribution: _Attribution, write: _Writer
) -> tuple[KeyPoint, ...]:
    own = [p for p in points if p.kind == kind]
    groups = group_duplicates([p.text for p in own], [write.language_of(p) for p in own])
    merged = [_best_first([own[i] for i in g], salience.points) for g in groups]
    return tuple(attribution.key_point(write.line(sources[0]), sources) for sources in merged)


class _Writer:
    """How a point becomes a line: cleaned, and redacted if so asked."""

    def __init__(self, language: str | None, *, redact: bool) -> None:
        self._language = language
        self._redact = redact

    def language_of(self, point: Point) -> str | None:
        return point.language or self._language

    def line(self, point: Point) -> str:
        """Return the line; a point that cleaning would empty stays as it was said."""
        text = clean_text(point.text, self.language_of(point), spoken=point.medium != "written") or " ".join(
            point.text.split()
        )
        return redact_text(text) if self._redact else text

    def shorter_lines(self, line: str, point: Point, most: int) -> list[str]:
        """Return parts of the line of at most ``most`` words that stand by themselves."""
        language = self.language_of(point)
        return [trim_text(part, language) for part in shorten_text(line, most, language)]


def compose_digest(meetings: Iterable[Meeting], themes: Themes, salience: Salience, options: DigestOptions) -> Digest:
    """Write the digest of some meetings' points.

    ``themes``: the grouping of all their points. ``salience``: what score_points says of them. Every key
    point's words are words of its first source, and it names all points that say the same.
    """
    meetings = tuple(meetings)
    points = tuple(point for meeting in meetings for point in meeting.points)
    language = themes.language or next((m.language for m in meetings if m.language), None)
    write = _Writer(language, redact=bool(options.redact))
    attribution = _Attribution(meetings)
    most = options.max_points
    if most is None and options.words is None:
        raised = [[p for p in t.points if not _is_listed_apart(p)] for t in themes.themes]
        most = max(choose_size([p for inside in raised for p in inside]), sum(map(bool, raised)), 1)
    sources, candidates = _gather(themes, points, salience, write, words=options.words, most=most)
    chosen = select_candidates(candidates, salience.concepts, words=options.words, most=most)
    written: dict[int, list[KeyPoint]] = {}
    for candidate in chosen:
        written.setdefault(candidate.theme, []).append(attribution.key_point(candidate.text, sources[candidate.group]))
    return Digest(
        title=choose_title(meetings) if meetings else None,
        date=choose_date(meetings) if meetings else None,
        themes=tuple(
            DigestTheme(label=theme.label, points=tuple(written[i]), id=theme.id)
            for i, theme in enumerate(themes.themes)
            if i in written
        ),
        unthemed=themes.unthemed,
        decisions=_list_kind(points, "decision", salience, attribution, write),
        actions=_list_kind(points, "action", salience, attribution, write),
        questions=_list_kind(points, "question", salience, attribution, write),
        meetings=tuple(map(summarise_meeting, meetings)),
        heading=options.heading,
        attribution=options.attribution,
        language=language,
        diagnostics=themes.diagnostics,
        redacted=bool(options.redact),
    )


def _is_listed_apart(point: Point) -> bool:
    """Tell whether a point stands in the list of actions alone.

    In written notes a task is no point that was raised; in talk a promise is often the gist of what was said.
    """
    return point.kind == "action" and point.medium == "written"


def _gather(
    themes: Themes, points: Sequence[Point], salience: Salience, write: _Writer, *, words: int | None, most: int | None
) -> tuple[list[list[Point]], list[Candidate]]:
    """Merge what says the same and list the ways to write it: sources by group, and candidates in order raised."""
    rank = {id(p): i for i, p in enumerate(points)}
    placed = sorted(
        (
            (rank.get(id(p), len(points)), theme, p)
            for theme, t in enumerate(themes.themes)
            for p in t.points
            if not _is_listed_apart(p)
        ),
        key=lambda entry: entry[:2],
    )
    languages = [write.language_of(p) for _, _, p in placed]
    sources: list[list[Point]] = []
    theme_of: list[int] = []
    for members in group_duplicates([p.text for _, _, p in placed], languages):
        best = min(members, key=lambda i: (-salience.points.get(placed[i][2].id, 0.0), i))
        sources.append(_best_first([placed[i][2] for i in members], salience.points))
        theme_of.append(placed[best][1])
    rough = [
        _rate(g, theme, own[0].text, own, salience, write)
        for g, (theme, own) in enumerate(zip(theme_of, sources, strict=True))
    ]
    longest = None if words is None else max(int(LONGEST_SHARE * words), 1)
    candidates: list[Candidate] = []
    for group in shortlist_groups(rough, salience.concepts, words=words, most=most):
        own = sources[group]
        line = write.line(own[0])
        texts = [line] if longest is None else [line, *write.shorter_lines(line, own[0], longest)]
        candidates += [_rate(group, theme_of[group], text, own, salience, write) for text in texts]
    return sources, candidates


def _rate(group: int, theme: int, text: str, sources: Sequence[Point], salience: Salience, write: _Writer) -> Candidate:
    """Make a candidate of a text: what it holds, and its quality.

    Quality grows with how many people said it, and shrinks where little of what was said is left.
    """
    people = len({name.casefold() for p in sources for name in split_speakers(p.speaker)})
    quality = max(salience.points.get(sources[0].id, 0.0), _LEAST_QUALITY)
    words, said = len(text.split()), len(sources[0].text.split())
    if sources[0].medium != "written":
        quality *= (min(words, _WHOLE_WORDS) / max(1, min(said, _WHOLE_WORDS))) ** 2
    held = Counter(find_concepts(text, write.language_of(sources[0])))
    return Candidate(
        group=group,
        theme=theme,
        text=text,
        words=words,
        quality=quality * (1 + _AGREEMENT * math.log2(max(people, 1))),
        concepts=tuple((concept, times) for concept, times in held.items() if concept in salience.concepts),
    )
