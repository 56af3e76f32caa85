"""What a theme is called: phrases that its points use and the other themes' do not."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutekit.language import general_words
from minutekit.language.noun_phrases import PhraseCounts, PhraseReader, raise_first
from minutekit.language.wording import wording_for
from minutekit.schema import Term

if TYPE_CHECKING:
    from collections.abc import Sequence

READ_OF_EACH = 16
"""How many texts of a theme are read to name it: the most typical."""

_CANDIDATES = 40
_TERMS = 8
_LONGEST_LABEL = 60
_OFTEN, _LONGER = 0.8, 0.6
_OPENING = 0.7
_FAMILIAR = 0.8
_FEW_TEXTS = 2
_SECOND_BEST = 0.75
_OWN_TEXTS = 2
_EXCERPT = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may name a theme: its stems, how it is written, how well it sets the theme apart.

    ``texts``: which of the texts read hold it.
    """

    stems: tuple[str, ...]
    text: str
    score: float
    texts: frozenset[int]


def name_groups(
    groups: Sequence[Sequence[str]],
    language: str | None,
    given: Sequence[str] = (),
    people: frozenset[str] = frozenset(),
    openings: Sequence[Sequence[Sequence[str]]] = (),
) -> list[tuple[str, tuple[Term, ...]]]:
    """Return a label and weighted terms for each group of texts, most typical texts first in each.

    Labels differ from one another. Up to 16 texts of each group are read. ``given``: labels that stand
    already, "" for groups to be named. ``people``: words of the names of those who spoke, which name no theme.
    ``openings``: for each group the texts that open its runs, one list a run: people announce what comes, so that
    their titles' words are said there.
    """
    reader = PhraseReader(language)
    opened = [[text for run in runs[:READ_OF_EACH] for text in run] for runs in openings] or [[] for _ in groups]
    read = [
        reader.read(list(dict.fromkeys((*texts[:READ_OF_EACH], *more))))
        for texts, more in zip(groups, opened, strict=True)
    ]
    heads = [
        [set().union(*(reader.find(text).keys() for text in run)) for run in runs[:READ_OF_EACH]] for runs in openings
    ] or [[] for _ in groups]
    total: Counter[tuple[str, ...]] = Counter()
    for counts in read:
        total.update(counts.texts)
    all_texts = sum(len(counts.uses) for counts in read)
    ranked = [
        _rank(counts, total, all_texts, reader, language, people, runs)
        for counts, runs in zip(read, heads, strict=True)
    ]
    standing = given or [""] * len(groups)
    taken = {label.casefold() for label in standing if label}
    return [
        (label or _choose_label(candidates, texts, taken, language), _weigh_terms(candidates))
        for candidates, texts, label in zip(ranked, groups, standing, strict=True)
    ]


def _rank(
    counts: PhraseCounts,
    total: Counter[tuple[str, ...]],
    all_texts: int,
    reader: PhraseReader,
    language: str | None,
    people: frozenset[str],
    openings: Sequence[set[tuple[str, ...]]],
) -> list[Candidate]:
    """Order a group's phrases by how often it uses them and how seldom the others do, and by who opens with them."""
    general = general_words(language)
    size = len(counts.uses)
    scored = []
    for stems, inside in counts.texts.items():
        outside = total[stems] - inside
        contrast = math.log((inside + 0.2) / (size + 1)) - math.log((outside + 0.5) / (all_texts - size + 2))
        if contrast <= 0 or (inside == 1 and len(stems) > 1 and size > _FEW_TEXTS):
            continue
        score = inside**_OFTEN * contrast * (1 + _LONGER * (len(stems) - 1))
        if openings:
            score *= 1 - _OPENING + _OPENING * sum(stems in run for run in openings) / len(openings)
        scored.append((score, stems))
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    found = []
    forms = counts.find_forms({stems for _, stems in scored[:_CANDIDATES]})
    for raw, stems in scored[:_CANDIDATES]:
        form = forms[stems]
        # As they are written in names: a bill may be about what Bill is not.
        if not people.isdisjoint(form.split()):
            continue
        words = [word for word in form.lower().split() if word in general]
        familiar = len(words) >= len(stems)
        # Every word of it may be one that any meeting uses.
        score = raw * _FAMILIAR / (_FAMILIAR + min(general[word] for word in words)) if familiar else raw
        texts = frozenset(i for i, use in enumerate(counts.uses) if stems in use)
        found.append(Candidate(stems, reader.write_form(form), score, texts))
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


def _choose_label(candidates: list[Candidate], texts: Sequence[str], taken: set[str], language: str | None) -> str:
    """Take the best phrase that names no other theme, with a second if each covers what the other does not."""
    free = [c for c in candidates if raise_first(c.text).casefold() not in taken and len(c.text) <= _LONGEST_LABEL]
    best = free[0].text if free else candidates[0].text if candidates else _excerpt(texts)
    joint = wording_for(language)
    if free and joint.language == (language or joint.language) and (second := _find_second(free)):
        best = f"{best} {joint.conjunction} {second.text}"
    label = raise_first(best)
    unique, number = label, 2
    while unique.casefold() in taken:
        unique, number = f"{label} ({number})", number + 1
    taken.add(unique.casefold())
    return unique


def _find_second(candidates: Sequence[Candidate]) -> Candidate | None:
    """Find a phrase nearly as good as the first that covers texts of its own, as the first does."""
    first = candidates[0]
    for other in candidates[1:]:
        if other.score < _SECOND_BEST * first.score:
            return None
        apart = not set(first.stems) & set(other.stems) and len(first.text) + len(other.text) < _LONGEST_LABEL - 5
        if apart and min(len(other.texts - first.texts), len(first.texts - other.texts)) >= _OWN_TEXTS:
            return other
    return None


def _excerpt(texts: Sequence[str]) -> str:
    """Take the start of the most typical text, cut at a comma or a word, where no phrase stands out."""
    words = " ".join(texts[0].split()).split(", ")[0] if texts else ""
    if len(words) <= _EXCERPT:
        return words or "…"
    return words[: _EXCERPT + 1].rsplit(" ", 1)[0] + " …"


def _weigh_terms(candidates: list[Candidate]) -> tuple[Term, ...]:
    """Scale the best phrases' scores to 1."""
    best = candidates[:_TERMS]
    return tuple(Term(c.text, max(0.0001, round(c.score / best[0].score, 4))) for c in best)
