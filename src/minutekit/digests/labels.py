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
from minutekit.language.headings import classify_heading, trim_heading
from minutekit.language.phrases import PhraseReader, raise_first
from minutekit.language.wording import wording_for
from minutekit.schema import KeyPoint, Meeting, Theme

WEIGHTS = {
    "subject": 0.11,
    "headed": 0.23,
    "covers": 0.06,
    "often": 0.09,
    "single": -0.05,
    "title": -0.16,
    "heading": 0.08,
}
"""What speaks for a name, learned from labels in reference digests (leave-one-out agreement .25, by contrast with other themes
.22): the share of the theme's points that hold its words, the share of its words that stand in their headings, the share of
lines that it covers, the log of how many points hold it whole, that it is one word, that its words are the meeting's title's,
that it is a whole heading."""

LEAST_COVERED = 0.5
"""Of a theme's lines so many should be covered by its label; two names are joined where one does not."""

_MOST_WORDS = 6
_OWN_LINES = 0.3
_EXCERPT = 4
_LONGEST = 60
_NUMBERED = re.compile(
    r"^(?:\W|(?:\d{1,3}(?:\.\d{1,3})*[.):º°]*|[ivxIVX]{1,5}[.):]+|[a-zA-Z][.):]+|(?:TOP|Item|Punkt|Punto|Point)\s?\d+[.):]*)(?=\s|\W))*\s*"
)
_TAIL = re.compile(
    r"[\s:;,.–—-]*(?:\(\s*\d[^)]*\)|\b\d{1,2}[:.h]\d{2}\b.*|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b.*)?[\s:;,.–—-]*$"
)
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


_Found = tuple[str, frozenset[str], frozenset[int], bool]


class _Judge:
    """Rates the names that a theme might have."""

    def __init__(
        self, points: Sequence[frozenset[str]], headings: frozenset[str], titles: frozenset[str], n_lines: int
    ) -> None:
        self._points = points
        self._holding = Counter(stem for stems in points for stem in stems)
        self._headings = headings
        self._titles = titles
        self._n_lines = n_lines

    def rate(self, stems: frozenset[str], lines: frozenset[int], *, heading: bool) -> float:
        n, words = max(1, len(self._points)), max(1, len(stems))
        values = {
            "subject": sum(self._holding[s] for s in stems) / n / words,
            "headed": len(stems & self._headings) / words,
            "covers": len(lines) / self._n_lines,
            "often": math.log(1 + sum(stems <= held for held in self._points)),
            "single": float(words == 1),
            "title": len(stems & self._titles) / words,
            "heading": float(heading),
        }
        return sum(WEIGHTS[name] * value for name, value in values.items())


class Labeller:
    """Names the themes of one digest, each by its lines, no two alike."""

    def __init__(self, meetings: Iterable[Meeting], language: str | None) -> None:
        """Learn what names no theme: people, and the meeting's own title; and which agenda item an ordinal means."""
        self._language = language
        self._reader = PhraseReader(language)
        self._people: set[str] = set()
        self._agenda: dict[str | None, tuple[str, ...]] = {}
        self._titles: frozenset[str] = frozenset()
        for meeting in meetings:
            names = [p.name for p in (*meeting.attendees, *meeting.absent)]
            names += [name for p in meeting.points for name in (p.speaker, p.owner) if name]
            self._people.update(word.casefold() for name in names for word in re.findall(r"[^\W\d_]{2,}", name))
            self._agenda[meeting.name] = tuple(item.title for item in meeting.agenda)
            self._titles |= self._stems(meeting.title or "")

    def name_all(self, themes: Sequence[Theme], written: Mapping[int, Sequence[KeyPoint]]) -> dict[int, str]:
        """Return the label of each theme that has lines; a theme of the user's own codebook keeps its label."""
        labels: dict[int, str] = {}
        taken: set[str] = set()
        for i, lines in written.items():
            theme = themes[i]
            label = theme.label if theme.from_codebook else self._choose(theme, lines, taken)
            number, unique = 2, label
            while unique.casefold() in taken:
                unique, number = f"{label} ({number})", number + 1
            taken.add(unique.casefold())
            labels[i] = unique
        return labels

    def _choose(self, theme: Theme, lines: Sequence[KeyPoint], taken: set[str]) -> str:
        judge = _Judge(
            [self._stems(p.text) for p in theme.points], self._find_head_words(theme), self._titles, len(lines)
        )
        names = [
            _Name(text, judge.rate(stems, places, heading=heading), places, stems)
            for text, stems, places, heading in (*self._find_headings(lines), *self._find_phrases(lines))
            if text.casefold() not in taken and len(text) <= _LONGEST
        ]
        if not names:
            generic = classify_heading(theme.label) != "subject"
            return raise_first(" ".join(lines[0].text.split()[:_EXCERPT])) + " …" if generic else theme.label
        first = max(names, key=lambda n: n.score)
        second = self._find_second(first, names, len(lines))
        if second is None:
            return raise_first(first.text)
        return raise_first(f"{first.text} {wording_for(self._language).conjunction} {second.text}")

    def _find_second(self, first: _Name, names: Sequence[_Name], n: int) -> _Name | None:
        """Find a name for the lines that the first leaves uncovered, if those are the most of them."""
        wording = wording_for(self._language)
        if len(first.lines) >= LEAST_COVERED * n or wording.language != (self._language or wording.language):
            return None
        others = [
            name
            for name in names
            if not name.stems & first.stems
            and len(name.lines - first.lines) >= max(2, _OWN_LINES * n)
            and len(first.text) + len(name.text) < _LONGEST - 5
        ]
        return max(others, key=lambda name: (name.score, len(name.lines)), default=None)

    def _find_head_words(self, theme: Theme) -> frozenset[str]:
        headings = {self._clean(p.section, p.meeting) for p in theme.points if p.section}
        return frozenset().union(*map(self._stems, headings))

    def _find_headings(self, lines: Sequence[KeyPoint]) -> list[_Found]:
        """Return the headings and run-in topics of the lines' points of which a word is shown."""
        found: dict[str, set[int]] = {}
        whole: set[str] = set()
        for i, line in enumerate(lines):
            point = line.sources[0]
            topic = _RUN_IN.match(point.text)
            named = [self._clean(point.section or "", point.meeting)]
            whole.update(named)
            if topic:
                named.append(self._clean(topic[1], point.meeting))
            for text in filter(None, named):
                found.setdefault(text, set()).add(i)
        shown = " ".join(line.text.casefold() for line in lines)
        names = []
        for text, places in found.items():
            own = self._stems(text)
            named_here = any(word in shown for word in tokenise(text) if word not in stop_words(self._language))
            if own and named_here and not own <= self._titles:
                names.append((text, own, frozenset(places), text in whole))
        return names

    def _find_phrases(self, lines: Sequence[KeyPoint]) -> list[_Found]:
        counts = self._reader.read([line.text for line in lines])
        names = []
        for key, form in sorted(counts.find_forms(set(counts.texts)).items()):
            text = self._reader.write_form(form)
            if not self._is_unfit(text, key) and not _is_subject_by_name(form, lines):
                places = frozenset(i for i, use in enumerate(counts.uses) if key in use)
                names.append((text, frozenset(key), places, False))
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
        bare = trim_heading(_BRACKET.sub("", text).strip() or text)
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


def _is_subject_by_name(phrase: str, lines: Sequence[KeyPoint]) -> bool:
    """Tell whether a phrase is a name of several words with which a line begins: rather who acts than what it is about."""
    words = phrase.split()
    return len(words) > 1 and all(w[:1].isupper() for w in words) and any(k.text.startswith(phrase) for k in lines)
