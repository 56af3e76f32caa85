"""A digest that people edited, written again: what they changed stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from minutekit.digests.attribution import locate_in_all
from minutekit.language import tokenise
from minutekit.schema import Diagnostic, Digest, DigestEdits, DigestTheme, KeyPoint, Point

LEAST_LIKE = 0.5
"""An edited line is a rewording of the line that it shares so much of its words with (F1)."""

LEAST_JOINED = 0.7
"""A line of which so many words stand in an edited one was joined into it."""

LEAST_KEPT = 0.3
"""Where fewer of the edited lines are found again, the edits are those of another meeting."""

_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Base:
    """A line to match edits to, with its words."""

    point: KeyPoint
    words: Counter[str]


def apply_edits(digest: Digest, edits: DigestEdits, points: Sequence[Point]) -> Digest | None:
    """Return the digest as it was edited: themes, their order, labels and lines are those of the edits.

    A line that was deleted stays away, one that was reworded or joined keeps its sources, no theme is added. What leads
    back to nothing is kept as its editor's own and told in the diagnostics. None if the edits are those of another
    meeting, whose lines are not found here.
    """
    shown = [k for theme in digest.themes for k in theme.points]
    listed = [k for part in (digest.decisions, digest.actions, digest.questions) for k in part]
    lines = [_Base(k, Counter(tokenise(k.text))) for k in (*shown, *listed)]
    said = [_Base(KeyPoint(p.text, (p,), (p.speaker,) if p.speaker else ()), Counter(tokenise(p.text))) for p in points]
    notes: list[Diagnostic] = []
    used: Counter[int] = Counter()
    found = total = 0
    themes = []
    for theme in edits.themes:
        kept: list[KeyPoint] = []
        for text in theme.lines:
            total += 1
            point = _restore(text, lines, said, used, notes)
            found += bool(point.sources)
            kept.append(point)
        own = next((t for t in digest.themes if t.label.casefold() == theme.label.casefold()), None)
        themes.append(DigestTheme(theme.label, tuple(kept), id=own.id if own else ""))
    if found < LEAST_KEPT * total:
        return None
    notes += [
        Diagnostic("edits", "two edited lines go back to this one; both are kept", lines[i].point.text)
        for i, times in sorted(used.items())
        if times > 1
    ]
    ids = {p.id for theme in themes for k in theme.points for p in k.sources}
    rest = tuple(k for k in digest.decisions if not ids & {p.id for p in k.sources})
    gone = [p for k in shown for p in k.sources if p.id not in ids]
    return replace(
        digest,
        themes=tuple(themes),
        decisions=rest,
        actions=tuple(k for k in digest.actions if not ids & {p.id for p in k.sources}),
        questions=tuple(k for k in digest.questions if not ids & {p.id for p in k.sources}),
        left_out=tuple(dict.fromkeys((*(p for p in digest.left_out if p.id not in ids), *gone))),
        diagnostics=(*digest.diagnostics, *notes),
    )


def _restore(
    text: str, lines: Sequence[_Base], said: Sequence[_Base], used: Counter[int], notes: list[Diagnostic]
) -> KeyPoint:
    """Find the key point that an edited line is, as it now reads."""
    bare = _REMARK.sub("", text)
    exact = next((i for i, base in enumerate(lines) if base.point.text in {text, bare}), None)
    if exact is not None:
        used[exact] += 1
        return lines[exact].point
    words = Counter(tokenise(bare))
    scored = sorted(((-_compare(words, base.words), i) for i, base in enumerate(lines)), key=lambda s: s)
    best = [i for score, i in scored[:1] if -score >= LEAST_LIKE]
    joined = [
        i
        for i, base in enumerate(lines)
        if base.words.total() >= _FEWEST_WORDS and (base.words & words).total() >= LEAST_JOINED * base.words.total()
    ]
    chosen = list(dict.fromkeys((*best, *joined)))
    used.update(chosen)
    bases = [lines[i] for i in chosen] or _nearest(words, said)
    text = text if any(_REMARK.search(base.point.text) for base in bases) else bare
    if not bases:
        notes.append(Diagnostic("edits", "no point of the minutes says this; it is kept as its editor's own", text))
        return KeyPoint(text, writer="edited")
    sources = tuple(dict.fromkeys(p for base in bases for p in base.point.sources))
    return KeyPoint(
        text=text,
        sources=sources,
        speakers=tuple(dict.fromkeys(name for base in bases for name in base.point.speakers)),
        raised_by=max(base.point.raised_by for base in bases),
        organisations=tuple(dict.fromkeys(name for base in bases for name in base.point.organisations)),
        parts=locate_in_all(text, sources),
        writer="edited",
    )


def _nearest(words: Counter[str], said: Iterable[_Base]) -> list[_Base]:
    """Find the point that a line was taken from, where no line of the digest is like it."""
    best = max(said, key=lambda base: (words & base.words).total(), default=None)
    if best is None or (words & best.words).total() < LEAST_JOINED * max(1, words.total()):
        return []
    return [best]


def _compare(a: Counter[str], b: Counter[str]) -> float:
    return 2 * (a & b).total() / max(1, a.total() + b.total())
