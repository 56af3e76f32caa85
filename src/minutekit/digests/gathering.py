"""What a digest is chosen from: the points, merged where they say the same, and the ways to write each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from minutekit.digests.attribution import count_voices
from minutekit.digests.completeness import find_sentence_meetings, is_bare, is_recital, is_torn
from minutekit.digests.joining import Bond, find_bonds, is_bare_vote
from minutekit.digests.lists import best_first
from minutekit.digests.merging import group_duplicates
from minutekit.digests.selection import Candidate, shortlist_groups
from minutekit.digests.shortening import MOST_WORDS, count_words
from minutekit.digests.tasks import find_bare_tasks, is_task
from minutekit.digests.writing import Writer
from minutekit.language import find_concepts, tokenise
from minutekit.schema import DigestOptions, Point, Salience, Themes

AIM = 12
"""Words that a line of a person's digest has: shorter ones hold little, longer ones cost their reader."""

BARE = 0.25
"""What a name, an amount or a word alone is worth of what its point is."""

LEAST_SOUND = 0.3
"""What is no sounder does not stand alone, and is left out rather than shown."""

LEAST_WORTH = 0.08
"""A written point that is worth less to report, as routine is, is no key point."""

AGREEMENT = 0.25
"""How much more a line is worth for each doubling of the people who say it."""

_LEAST_QUALITY = 0.001
_WHOLE_WORDS = 8
_SEVERAL_LINES = 30
_LONGEST_HEAD = 12
_SENTENCE_ENDS = (". ", "! ", "? ", "; ")


@dataclass(slots=True)
class Material:
    """``sources[g]``: points that say the same, best first; ``themes[g]``: their theme; ``candidates``: in order."""

    sources: list[list[Point]] = field(default_factory=list)
    themes: list[int] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)


def gather_material(
    themes: Themes,
    points: Sequence[Point],
    salience: Salience,
    write: Writer,
    options: DigestOptions,
    *,
    words: int | None,
    most: int | None,
) -> Material:
    """Merge what says the same and list the ways to write it, in the order raised."""
    rank = {id(p): i for i, p in enumerate(points)}
    bare = find_bare_tasks(points, write.language_of)
    placed = sorted(
        (
            (rank.get(id(p), len(points)), theme, p)
            for theme, t in enumerate(themes.themes)
            for p in t.points
            if not (is_listed_apart(p, options) or p.id in bare)
        ),
        key=lambda entry: entry[:2],
    )
    raised = [p for _, _, p in placed]
    material = Material()
    group_of: dict[int, int] = {}
    for members in group_duplicates(raised, [write.language_of(p) for p in raised]):
        own = best_first([raised[i] for i in members], salience.points)
        best = next(i for i in members if raised[i] is own[0])
        group_of.update(dict.fromkeys(members, len(material.sources)))
        material.sources.append(own)
        material.themes.append(placed[best][1])
    maker = _Maker(material, salience, write)
    maker.sentences = find_sentence_meetings(raised, themes.language)
    rough = [maker.rate(g, own[0].text, 1.0) for g, own in enumerate(material.sources)]
    kept = set(shortlist_groups(rough, salience.concepts, words=words, most=most))
    bonds = find_bonds(raised, themes.language)
    maker.bound = frozenset(group_of[i] for b in bonds if b.kind == "vote" for i in b.members)
    heads = {group_of[b.head]: b for b in reversed(bonds) if group_of[b.head] in kept}
    for group in sorted(kept):
        material.candidates += maker.offer(group)
        if group in heads:
            bond = heads[group]
            material.candidates += maker.offer_bond(group, [group_of[i] for i in bond.members], bond)
    # A few words are better told as they are than not at all.
    if not material.candidates:
        material.candidates = [maker.rate(g, write.line(own[0]), 1.0) for g, own in enumerate(material.sources)]
    return material


def is_listed_apart(point: Point, options: DigestOptions) -> bool:
    """Return whether a point stands in the list of its kind alone.

    In written notes a task is no point that was raised; in talk a promise is often the gist of what was said. Questions
    are no points either, but for what answers them.
    """
    if point.kind == "decision":
        return options.decisions == "list"
    # A sentence that names neither who nor when is often what was agreed or planned, and may stand under its theme.
    return is_task(point) and count_words(point.text) <= MOST_WORDS


class _Maker:
    """Makes candidates, and numbers the units by which they exclude one another."""

    def __init__(self, material: Material, salience: Salience, write: Writer) -> None:
        self._material = material
        self.bound: frozenset[int] = frozenset()
        self.sentences: frozenset[str | None] = frozenset()
        self._salience = salience
        self._write = write

    def offer(self, group: int) -> list[Candidate]:
        """Return the ways to write one group: forms of its best point, several lines of a long one."""
        point = self._material.sources[group][0]
        if point.medium == "written" and (point.kind == "question" or is_bare_vote(point)):
            return []
        worth = max(self._salience.points.get(p.id, 0.0) for p in self._material.sources[group])
        repeats = tokenise(point.text) == tokenise(point.section or "")
        if point.medium == "written" and (
            worth < LEAST_WORTH or repeats or (point.kind != "decision" and is_recital(point.text))
        ):
            return []
        line = self._write.line(point)
        if point.medium != "written" and count_words(line) <= MOST_WORDS:
            return [self.rate(group, line, 1.0)]
        forms = self._write.forms(point)
        if point.medium == "written":
            forms = [f for f in forms if f.soundness > LEAST_SOUND and f.words > 1 and not f.text.endswith("?")]
            forms = [f for f in forms if not is_torn(f.text) and not is_recital(f.text)]
        if point.medium == "written" and point.text.rstrip().endswith(":"):
            # What a list hangs on tells nothing without it; what stands before may.
            lead = max((line.rfind(mark) for mark in _SENTENCE_ENDS), default=-1)
            forms = [f for f in forms if f.end <= lead + 1]
        if point.kind == "action" and point.medium == "written":
            # What a long point says beside its tasks; these are listed.
            tasks = self._write.task_forms(point)
            forms = [f for f in forms if all(f.end <= task.start or f.start >= task.end for task in tasks)]
        if point.kind == "decision":
            # How the vote went tells nothing without what was voted on.
            forms = [f for f in forms if not is_bare_vote(replace(point, text=f.text))] or forms
        if len(line.split()) <= _SEVERAL_LINES or point.medium != "written":
            return [self.rate(group, form.text, form.soundness) for form in forms]
        # Each sentence of a long point may give a line; what spans several excludes theirs.
        starts = sorted({form.start for form in forms})
        unit_of = {start: 1_000 * (group + 1) + n for n, start in enumerate(starts)}
        offered = []
        for form in forms:
            end = form.start + len(form.text)
            units = frozenset(unit for start, unit in unit_of.items() if form.start <= start < end)
            offered.append(self.rate(group, form.text, form.soundness, units))
        return offered

    def offer_bond(self, head: int, members: Sequence[int], bond: Bond) -> list[Candidate]:
        """Return lines that hold a lead with its list, or a question with its answer."""
        members = [m for m in dict.fromkeys(members) if m != head]
        first = self._write.line(self._material.sources[head][0])
        if bond.kind == "vote" and members:
            votes = [(self._write.line(self._material.sources[m][0]).rstrip(" .;,"), m) for m in members]
            room = MOST_WORDS - sum(count_words(vote) for vote, _ in votes)
            return [
                self._join([(form.text.rstrip(" ."), head), *votes], "; ", form.soundness, " –")
                for form in self._write.forms(self._material.sources[head][0])
                if form.words <= room and form.soundness > LEAST_SOUND and not self._names_alone(form.text, head)
            ]
        if not members or len(first.split()) > _LONGEST_HEAD:
            return []
        if bond.kind == "row":
            row = [(self._write.line(self._material.sources[g][0]).rstrip(" .;,"), g) for g in (head, *members)]
            return [self._join(row, "; ", 1.0, ";")] if sum(count_words(text) for text, _ in row) <= MOST_WORDS else []
        if bond.kind == "answer":
            answers = self._write.forms(self._material.sources[members[0]][0])
            return [
                self._join([(first, head), (form.text, members[0])], " ", form.soundness)
                for form in answers
                # What answers comes first; what is added to it does not stand behind the question.
                if form.start == 0 and count_words(first) + form.words <= MOST_WORDS
            ]
        lead = first.rstrip(" :") + ":"
        pieces = [(lead, head)]
        room = MOST_WORDS - count_words(lead)
        offered = []
        for member in members:
            text = self._write.line(self._material.sources[member][0]).rstrip(" .;,")
            room -= count_words(text)
            if room < 0:
                break
            pieces.append((text, member))
            offered.append(self._join(list(pieces), "; ", 1.0))
        return offered

    def _names_alone(self, text: str, group: int) -> bool:
        main = self._material.sources[group][0]
        return is_bare(text, self._write.language_of(main), among_sentences=main.meeting in self.sentences)

    def _join(self, pieces: list[tuple[str, int]], mark: str, soundness: float, after: str = "") -> Candidate:
        (head, group), *rest = pieces
        text = f"{head}{after} {mark.join(text for text, _ in rest)}"
        units = frozenset(-1 - g for _, g in pieces) | frozenset(1_000 * (g + 1) for _, g in pieces)
        best = max(
            (g for _, g in pieces), key=lambda g: self._salience.points.get(self._material.sources[g][0].id, 0.0)
        )
        return self.rate(group, text, soundness, units, tuple(pieces), rated_by=best)

    def rate(
        self,
        group: int,
        text: str,
        soundness: float,
        units: frozenset[int] = frozenset(),
        pieces: tuple[tuple[str, int], ...] = (),
        rated_by: int | None = None,
    ) -> Candidate:
        """Make a candidate of a text: what it holds, and its quality.

        Quality grows with how many people said it, and shrinks where little of what was said is left.
        """
        sources = self._material.sources[group if rated_by is None else rated_by]
        main = sources[0]
        voices = count_voices(p for _, g in pieces or (("", group),) for p in self._material.sources[g])
        quality = max(self._salience.points.get(main.id, 0.0), _LEAST_QUALITY) * soundness
        if main.medium == "written" and not pieces and self._names_alone(text, group):
            quality *= BARE
        words, said = max(1, len(text.split())), len(main.text.split())
        written = main.medium == "written"
        if written:
            quality *= min(1.0, words / AIM) ** 0.5 * min(1.0, AIM / words) ** 0.25
        else:
            quality *= (min(words, _WHOLE_WORDS) / max(1, min(said, _WHOLE_WORDS))) ** 2
        held = Counter(find_concepts(text, self._write.language_of(main)))
        return Candidate(
            group=group,
            theme=self._material.themes[group],
            text=text,
            words=words,
            quality=quality * (1 + AGREEMENT * math.log2(voices)),
            concepts=tuple((concept, times) for concept, times in held.items() if concept in self._salience.concepts),
            units=units or frozenset((-1 - group,)),
            pieces=pieces,
            written=written,
        )
