"""What a theme of a digest is called: by what is shown under it.

Names that people gave come first (headings, agenda items, topics that run in before a colon), then noun phrases of the lines.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from minutekit.language import stem_words, stop_words, tokenise
from minutekit.language.headings import classify_heading
from minutekit.language.phrases import PhraseReader
from minutekit.language.wording import wording_for
from minutekit.schema import KeyPoint, Meeting, Theme

HEADING, RUN_IN, TERM = 3.0, 1.5, 1.6
"""How much a heading counts over a phrase found in the lines, a topic that runs in, and a phrase that the whole theme uses."""

LEAST_COVERED = 0.5
"""Of a theme's lines so many should be covered by its label; two labels are joined where neither does."""

_LONGER = 0.35
_MOST_WORDS = 6
_LONGEST = 60
_NUMBERED = re.compile(
    r"^(?:\W|(?:\d{1,3}(?:\.\d{1,3})*|[ivxIVX]{1,5}|[a-zA-Z]|TOP\s?\d+|Item\s\d+|Punkt\s\d+|Punto\s\d+|Point\s\d+)[.):º°]*(?=\s|\W))*\s*"
)
_TAIL = re.compile(r"[\s:;,.–—-]*(?:\(\s*\d[^)]*\)|\b\d{1,2}[:.h]\d{2}\b.*|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b.*)?[\s:;,.–—-]*$")
_NUMBER = re.compile(r"\d{1,2}")
_RUN_IN = re.compile(r"^\W{0,3}([^\W\d_][^:.!?]{2,45}):\s+\S")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_MASK = re.compile(r"\b([^\W\d_])\1{2,}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    score: float
    lines: frozenset[int]
    stems: frozenset[str]


class Labeller:
    """Names the themes of one digest, each by its lines, no two alike."""

    def __init__(self, meetings: Iterable[Meeting], language: str | None) -> None:
        """Learn what names no theme: people, and the meeting's own title; and which agenda item an ordinal means."""
        self._language = language
        self._reader = PhraseReader(language)
        self._people: set[str] = set()
        self._agenda: dict[str | None, tuple[str, ...]] = {}
        self._titles: set[str] = set()
        for meeting in meetings:
            names = [p.name for p in (*meeting.attendees, *meeting.absent)]
            names += [name for p in meeting.points for name in (p.speaker, p.owner) if name]
            self._people.update(word.casefold() for name in names for word in re.findall(r"[^\W\d_]{2,}", name))
            self._agenda[meeting.name] = tuple(item.title for item in meeting.agenda)
            self._titles |= self._stems(meeting.title or "")

    def name_all(self, themes: Sequence[Theme], written: Mapping[int, Sequence[KeyPoint]]) -> dict[int, str]:
        """Return the label of each theme that has lines; a theme of the user's own codebook keeps its label."""
        places = {i: [set(self._reader.find(line.text)) for line in lines] for i, lines in written.items()}
        total = Counter(key for found in places.values() for line in found for key in line)
        labels: dict[int, str] = {}
        taken: set[str] = set()
        for i, lines in written.items():
            theme = themes[i]
            label = theme.label if theme.from_codebook else self._choose(theme, lines, total, taken)
            number, unique = 2, label
            while unique.casefold() in taken:
                unique, number = f"{label} ({number})", number + 1
            taken.add(unique.casefold())
            labels[i] = unique
        return labels

    def _choose(self, theme: Theme, lines: Sequence[KeyPoint], total: Counter[tuple[str, ...]], taken: set[str]) -> str:
        stems = [self._stems(line.text) for line in lines]
        names = [*self._find_headings(lines, stems), *self._find_phrases(theme, lines, total)]
        names = [n for n in names if n.text.casefold() not in taken and len(n.text) <= _LONGEST]
        if not names:
            return theme.label
        first = max(names, key=lambda n: n.score)
        if len(first.lines) >= LEAST_COVERED * len(lines):
            return _raise_first(first.text)
        second = max(
            (n for n in names if not n.stems & first.stems and len(n.lines - first.lines) >= max(2, 0.3 * len(lines))),
            key=lambda n: (len(n.lines - first.lines) * n.score, n.score),
            default=None,
        )
        joint = wording_for(self._language)
        own = joint.language == (self._language or joint.language)
        if second and own and len(first.text) + len(second.text) < _LONGEST - 5:
            return _raise_first(f"{first.text} {joint.conjunction} {second.text}")
        return _raise_first(first.text)

    def _find_headings(self, lines: Sequence[KeyPoint], stems: Sequence[frozenset[str]]) -> list[_Name]:
        """Return the headings and run-in topics of the lines' points of which a word is shown."""
        found: dict[str, set[int]] = {}
        weight: dict[str, float] = {}
        for i, line in enumerate(lines):
            point = line.sources[0]
            named = [(self._clean(point.section or "", point.meeting), HEADING)]
            topic = _RUN_IN.match(point.text)
            if topic:
                named.append((self._clean(topic[1], point.meeting), RUN_IN))
            for text, value in named:
                if text:
                    found.setdefault(text, set()).add(i)
                    weight[text] = max(weight.get(text, 0.0), value)
        names = []
        shown = frozenset().union(*stems)
        for text, places in found.items():
            own = self._stems(text)
            if not own & shown or own <= self._titles:
                continue
            held = sum(bool(own & stems[i]) for i in places) / len(places)
            score = weight[text] * (len(places) / len(lines)) ** 0.8 * (0.5 + 0.5 * held)
            names.append(_Name(text, score, frozenset(places), own))
        return names

    def _find_phrases(self, theme: Theme, lines: Sequence[KeyPoint], total: Counter[tuple[str, ...]]) -> list[_Name]:
        counts = self._reader.read([line.text for line in lines])
        forms = counts.find_forms(set(counts.texts))
        terms = {term.text.casefold(): term.weight for term in theme.terms}
        n, everything = len(lines), max(1, sum(1 for _ in total))
        names = []
        for key, inside in counts.texts.items():
            form = self._reader.write_form(forms[key])
            if self._is_unfit(form, key):
                continue
            outside = total[key] - inside
            contrast = math.log((inside + 0.2) / (n + 1)) - math.log((outside + 0.3) / (everything + 2))
            score = (inside / n) ** 0.8 * max(contrast, 0.1) * (1 + _LONGER * (len(key) - 1)) / 6
            score *= 1 + (TERM - 1) * terms.get(form.casefold(), 0.0)
            places = frozenset(i for i, use in enumerate(counts.uses) if key in use)
            names.append(_Name(form, score, places, frozenset(key)))
        return names

    def _is_unfit(self, form: str, key: tuple[str, ...]) -> bool:
        words = [w.casefold() for w in re.findall(r"[^\W\d_]+", form)]
        if any(w in self._people for w in words) or len(words) > _MOST_WORDS or any(map(str.isdigit, form)):
            return True
        return frozenset(key) <= self._titles or classify_heading(form) != "subject"

    def _clean(self, heading: str, meeting: str | None) -> str:
        """Return a heading as a label: number, time and bracket left out; "" if it names no subject, or people."""
        kind = classify_heading(heading)
        if kind == "ordinal":
            heading = self._find_item(heading, meeting)
            kind = classify_heading(heading) if heading else "container"
        if kind != "subject":
            return ""
        text = _TAIL.sub("", _NUMBERED.sub("", heading, count=1)).strip()
        bare = _BRACKET.sub("", text).strip() or text
        words = re.findall(r"[^\W\d_]+", bare)
        if not words or _MASK.search(bare) or classify_heading(bare) != "subject":
            return ""
        if sum(w.casefold() in self._people for w in words) * 2 >= len(words):
            return ""
        if len(words) > _MOST_WORDS:
            phrases = self._reader.find(bare)
            bare = max(phrases.values(), key=lambda p: (len(p.split()) <= _MOST_WORDS, len(p)), default="")
        return bare.capitalize() if bare.isupper() and len(bare) > 5 else bare

    def _find_item(self, heading: str, meeting: str | None) -> str:
        """Return the title of the agenda item that an ordinal heading means, "" if there is none."""
        number = _NUMBER.search(heading)
        agenda = self._agenda.get(meeting) or (next(iter(self._agenda.values())) if len(self._agenda) == 1 else ())
        return agenda[int(number[0]) - 1] if number and 0 < int(number[0]) <= len(agenda) else ""

    def _stems(self, text: str) -> frozenset[str]:
        function_words = stop_words(self._language)
        return frozenset(
            stem_words([w for w in tokenise(text) if w not in function_words and len(w) > 1], self._language)
        )


def _raise_first(text: str) -> str:
    word = text.partition(" ")[0]
    return text if word[1:] != word[1:].lower() else text[:1].upper() + text[1:]
