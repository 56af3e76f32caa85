"""What a theme is called: phrases that its points use and the other themes' do not."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutekit.language import general_words
from minutekit.schema import Term
from minutekit.themes.phrases import PhraseCounts, PhraseReader

if TYPE_CHECKING:
    from collections.abc import Sequence

READ_OF_EACH = 16
"""How many texts of a theme are read to name it: the most typical."""

_CANDIDATES = 40
_TERMS = 8
_LONGEST_LABEL = 60
_SECOND_BEST = 0.45
_FAMILIAR = 0.6
_DESCRIBING = 0.4
_EXCERPT = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may name a theme: its stems, how it is written, how well it sets the theme apart.

    ``support``: in how many of the texts read it occurs. ``describes``: its last word describes rather than names.
    """

    stems: tuple[str, ...]
    text: str
    score: float
    support: int
    describes: bool


def name_groups(
    groups: Sequence[Sequence[str]],
    language: str | None,
    given: Sequence[str] = (),
    people: frozenset[str] = frozenset(),
) -> list[tuple[str, tuple[Term, ...]]]:
    """Return a label and weighted terms for each group of texts, most typical texts first in each.

    Labels differ from one another. Up to 16 texts of each group are read. ``given``: labels that stand
    already, "" for groups to be named. ``people``: words of the names of those who spoke, which name no theme.
    """
    reader = PhraseReader(language)
    read = [reader.read(list(texts[:READ_OF_EACH])) for texts in groups]
    sizes = [min(len(texts), READ_OF_EACH) for texts in groups]
    total: Counter[tuple[str, ...]] = Counter()
    for counts in read:
        total.update(counts.texts)
    ranked = [
        _rank(counts, total, size, sum(sizes), reader, language, people)
        for counts, size in zip(read, sizes, strict=True)
    ]
    standing = given or [""] * len(groups)
    taken = {label.casefold() for label in standing if label}
    return [
        (label or _choose_label(candidates, texts, taken), _weigh_terms(candidates))
        for candidates, texts, label in zip(ranked, groups, standing, strict=True)
    ]


def _rank(
    counts: PhraseCounts,
    total: Counter[tuple[str, ...]],
    size: int,
    all_texts: int,
    reader: PhraseReader,
    language: str | None,
    people: frozenset[str],
) -> list[Candidate]:
    """Order a group's phrases by how often it uses them and how seldom the others do."""
    general = general_words(language)
    scored = []
    for stems, inside in counts.texts.items():
        outside = total[stems] - inside
        contrast = math.log((inside + 0.2) / (size + 1)) - math.log((outside + 0.5) / (all_texts - size + 2))
        if contrast <= 0 or (inside == 1 and len(stems) > 1 and size > 3):
            continue
        score = inside**0.8 * contrast * (1 + 0.35 * (len(stems) - 1))
        score *= (1 - reader.doubt_noun(stems[0])) * (1 - 0.8 * reader.doubt_noun(stems[-1]))
        scored.append((score, stems))
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    found = []
    forms = counts.find_forms({stems for _, stems in scored[:_CANDIDATES]})
    for raw, stems in scored[:_CANDIDATES]:
        score = raw
        form = forms[stems]
        # As they are written in names: a bill may be about what Bill is not.
        if not people.isdisjoint(form.split()):
            continue
        words = [word for word in form.lower().split() if word in general]
        if len(words) == len(stems):
            # Every word of it is one that any meeting uses.
            score *= _FAMILIAR / (_FAMILIAR + min(general[word] for word in words))
        describes = reader.describes(form)
        if describes:
            score *= _DESCRIBING
        if score > 0:
            found.append(Candidate(stems, reader.write_form(form), score, counts.texts[stems], describes))
    return sorted(_drop_parts(found, counts), key=lambda c: (-c.score, c.stems))


def _drop_parts(candidates: list[Candidate], counts: PhraseCounts) -> list[Candidate]:
    """Leave out phrases that mostly occur as part of a longer one that is kept."""
    longer = sorted(candidates, key=lambda c: (-len(c.stems), -c.score, c.stems))
    kept: list[Candidate] = []
    for candidate in longer:
        inside = counts.texts[candidate.stems]
        covered = any(
            set(candidate.stems) < set(other.stems) and counts.texts[other.stems] >= 0.6 * inside for other in kept
        )
        if not covered:
            kept.append(candidate)
    return kept


def _choose_label(candidates: list[Candidate], texts: Sequence[str], taken: set[str]) -> str:
    """Join the best phrase and, if it adds something and fits, the second; note it as taken."""
    chosen: list[Candidate] = []
    for candidate in candidates:
        if chosen and candidate.score < _SECOND_BEST * chosen[0].score:
            break
        if chosen and (candidate.support == 1 or candidate.describes):
            # What a single point says, or a mere quality, beside the theme's name would mislead.
            continue
        if any(set(candidate.stems) & set(other.stems) for other in chosen):
            continue
        if len(", ".join(c.text for c in (*chosen, candidate))) > _LONGEST_LABEL:
            continue
        chosen.append(candidate)
        if len(chosen) == 2:
            break
    label = ", ".join(candidate.text for candidate in chosen) or _excerpt(texts)
    label = label[:1].upper() + label[1:]
    spare = iter(candidate.text for candidate in candidates if candidate not in chosen)
    unique = label
    number = 2
    while unique.casefold() in taken:
        more = next(spare, None)
        unique = f"{label}, {more}" if more else f"{label} ({number})"
        number += more is None
    taken.add(unique.casefold())
    return unique


def _excerpt(texts: Sequence[str]) -> str:
    """Take the start of the most typical text, cut at a word, where no phrase stands out."""
    words = " ".join(texts[0].split()) if texts else ""
    if len(words) <= _EXCERPT:
        return words or "…"
    return words[:_EXCERPT].rsplit(" ", 1)[0] + " …"


def _weigh_terms(candidates: list[Candidate]) -> tuple[Term, ...]:
    """Scale the best phrases' scores to 1."""
    best = candidates[:_TERMS]
    return tuple(Term(c.text, max(0.0001, round(c.score / best[0].score, 4))) for c in best)
