"""What a theme is called: phrases that its points use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from minutekit.language import stem_words, stop_words
from minutekit.schema import Term

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]")


def find_phrases(text: str, language: str | None) -> list[tuple[str, ...]]:
    """Return the runs of one to three words of the text that neither start nor end with a function word."""
    stops = stop_words(language) | stop_words("en")
    words = _WORD.findall(text)
    out = []
    for start in range(len(words)):
        for length in (1, 2, 3):
            phrase = words[start : start + length]
            if len(phrase) == length and all(w[0].isalpha() and w.lower() not in stops and len(w) > 2 for w in phrase):
                out.append(tuple(phrase))
    return out


def name_groups(groups: Sequence[Sequence[str]], language: str | None) -> list[tuple[str, tuple[Term, ...]]]:
    """Return a label and weighted terms for each group of texts; labels differ from one another."""
    forms: dict[tuple[str, ...], Counter[str]] = {}
    counts: list[Counter[tuple[str, ...]]] = []
    for texts in groups:
        counter: Counter[tuple[str, ...]] = Counter()
        for text in texts:
            found = {}
            for phrase in find_phrases(text, language):
                key = tuple(stem_words([w.lower() for w in phrase], language))
                forms.setdefault(key, Counter())[" ".join(phrase)] += 1
                found[key] = 1
            counter.update(found.keys())
        counts.append(counter)
    total: Counter[tuple[str, ...]] = Counter()
    for counter in counts:
        total.update(counter)
    n_all = sum(map(len, groups)) or 1
    out: list[tuple[str, tuple[Term, ...]]] = []
    taken: set[str] = set()
    for texts, counter in zip(groups, counts, strict=True):
        n = len(texts)
        scored = sorted(
            ((count * (count / n - (total[key] - count) / max(1, n_all - n)) * len(key) ** 0.7, key)
             for key, count in counter.items()),
            key=lambda pair: (-pair[0], pair[1]),
        )
        best = [(s, min(forms[k].items(), key=lambda f: (-f[1], f[0]))[0]) for s, k in scored[:12] if s > 0]
        terms = tuple(Term(text, round(s / best[0][0], 4)) for s, text in best[:8])
        chosen: list[str] = []
        for _, text in best:
            if not any(set(text.lower().split()) & set(c.lower().split()) for c in chosen):
                chosen.append(text)
            if len(chosen) == 2:
                break
        label = ", ".join(chosen) or (texts[0][:60] if texts else "")
        label = label[:1].upper() + label[1:] or "Theme"
        number = 2
        unique = label
        while unique in taken:
            unique = f"{label} ({number})"
            number += 1
        taken.add(unique)
        out.append((unique, terms))
    return out
