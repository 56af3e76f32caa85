"""What a theme of a digest is called: by what is shown under it.

Names that people gave (headings, agenda items, topics before a colon) and noun phrases of the lines are held against
how likely each of their words is to stand in the name that a person would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import combinations, dropwhile, takewhile

from minutekit.digests.given_names import MOST_WORDS, GivenNames, is_day
from minutekit.digests.label_words import LabelWords
from minutekit.language import stop_words, tokenise
from minutekit.language.forms import load_forms
from minutekit.language.headings import classify_heading
from minutekit.language.noun_phrases import HEAD_FIRST, raise_first
from minutekit.language.tagging import TAGGED_LANGUAGES, tag_text
from minutekit.language.wording import wording_for
from minutekit.lexicon import line_words
from minutekit.schema import KeyPoint, Meeting, Theme

OTHER_WORDS = 4.0
"""Words that the person's name is taken to have: the more, the longer our labels."""

LEAST_COVERED = 0.5
UNCOVERED = 0.1
"""What a name loses that covers less than half of the lines, or a single one of several."""

ONE_WORD = 0.15
"""What a single word loses that is no name, where a phrase covers as much: it tells too little of what is below it."""

GENERIC = 0.1
"""What a name loses that holds a word of any minutes ("discussion", "Stand")."""

HEADED = 0.2
"""What a heading gains that is shown and under which at least half of the lines stand, and those of no other theme."""

PERSON = 0.3
"""What two words lose that look like somebody's name: who spoke is no subject."""

UNSHOWN = 0.4
"""What a name loses of which no shown line says a word: a heading may still be better than any phrase."""

JOINED = 0.1
"""What two names joined lose against one: they say more than people mostly do."""

SAID_AGAIN = 2
"""Lines that must hold several words before they are a phrase, where parts of speech are not known."""

_JOINED_OF_BEST = 14
_JOINED_WORDS = 4
_OPENING, _CLOSING = frozenset("\"'“‘„«‹"), frozenset("\"'”’“»›")
_EXCERPT = 4
_LONGEST = 60
_LEAST_LETTERS = 4
_NAME_AND_SURNAME = 2


@dataclass(frozen=True, slots=True)
class _Name:
    """``lines``: which lines it covers: they stand under it, or hold it or its head ("wheel" of "wheel of the mill").

    ``plain``: it is but one word beside the meeting's own subject, and no name. ``generic``: it holds a word of any
    minutes.
    """

    text: str
    stems: frozenset[str]
    lines: frozenset[int]
    plain: bool = False
    generic: bool = False
    person: bool = False
    headed: int = 0


class Labeller:
    """Names the themes of one digest, each by its lines, no two alike."""

    def __init__(self, meetings: Iterable[Meeting], language: str | None) -> None:
        """Learn what people called things, and what names no theme."""
        meetings = tuple(meetings)
        self._language = language
        self._tagged = language in TAGGED_LANGUAGES
        self._spread: frozenset[str] = frozenset()
        self._bare = frozenset(line_words("bare", language))
        self.names = GivenNames(meetings, language)
        self.words = LabelWords(meetings, self.names, language)

    def name_all(self, themes: Sequence[Theme], written: Mapping[int, Sequence[KeyPoint]]) -> dict[int, str]:
        """Return the label of each theme that has lines; a theme of the user's own codebook keeps its label."""
        labels: dict[int, str] = {}
        taken: set[str] = set()
        headings = Counter(heading for lines in written.values() for heading in self._find_headings(lines))
        self._spread = frozenset(heading for heading, themes in headings.items() if themes > 1)
        for i, lines in written.items():
            theme = themes[i]
            label = theme.label if theme.from_codebook else self._choose(theme, lines, taken)
            number, unique = 2, label
            while unique.casefold() in taken:
                unique, number = f"{label} ({number})", number + 1
            taken.add(unique.casefold())
            labels[i] = unique
        return labels

    def _find_headings(self, lines: Sequence[KeyPoint]) -> list[str]:
        """Return the heading under which at least half of the lines stand, if there is one."""
        found = Counter(self.names.read_section(line.sources[0]) for line in lines)
        return [heading for heading, n in found.items() if heading and n >= LEAST_COVERED * len(lines)]

    def _choose(self, theme: Theme, lines: Sequence[KeyPoint], taken: AbstractSet[str]) -> str:
        chances = self.words.rate(theme.points, lines)
        names = [name for name in self.find_names(lines) if name.text.casefold() not in taken]
        if not names:
            generic = classify_heading(theme.label) != "subject" or is_day(theme.label)
            excerpt = " ".join(lines[0].text.split(", ")[0].split()[:_EXCERPT])
            return raise_first(excerpt) + " …" if generic else theme.label
        whole = len(lines)
        least = max(min(2, whole), LEAST_COVERED * whole)
        better = any(len(n.lines) >= least and not n.plain and self._is_shown(n.text, lines) for n in names)

        def rate(name: _Name) -> float:
            plain = name.plain and (better or len(name.lines) < whole)
            lost = UNCOVERED * (len(name.lines) < least) + GENERIC * name.generic + ONE_WORD * plain
            lost += PERSON * name.person - HEADED * (name.headed >= least and self._is_shown(name.text, lines))
            return self._expect(name, chances, lines) - lost

        ranked = {name: rate(name) for name in names}
        best = sorted(names, key=lambda n: (-ranked[n], n.text))[:_JOINED_OF_BEST]
        # What names all that is shown needs no second half.
        if len(best[0].lines) < whole:
            spoken = [line.sources[0].language for line in lines]
            pairs = (self._join(one, other, spoken) for one, other in combinations(best, 2))
            ranked |= {pair: rate(pair) - JOINED for pair in filter(None, pairs)}
        return raise_first(_drop_lone_quotes(min(ranked, key=lambda n: (-ranked[n], n.text)).text))

    def _expect(self, name: _Name, chances: Mapping[str, float], lines: Sequence[KeyPoint]) -> float:
        """Return how far a name should agree with a person's: the expected F1 of their words."""
        agreement = 2 * sum(chances.get(stem, 0.0) for stem in name.stems) / (len(name.stems) + OTHER_WORDS)
        return agreement - UNSHOWN * (not self._is_shown(name.text, lines))

    def _join(self, one: _Name, other: _Name, spoken: Sequence[str | None]) -> _Name | None:
        """Join two phrases of which each covers lines that the other does not. ``spoken``: the lines' languages."""
        wording = wording_for(self._language)
        first, second = sorted((one, other), key=lambda n: (min(n.lines, default=0), n.text))
        text = f"{first.text} {wording.conjunction} {second.text}"
        fits = len(text) <= _LONGEST and len(one.stems) + len(other.stems) <= _JOINED_WORDS
        # "Gates and weed" says no more than either; the same thing in two languages is one.
        fits = fits and not (one.plain or other.plain)
        heard = [{spoken[i] for i in name.lines} for name in (one, other)]
        fits = fits and not heard[0].isdisjoint(heard[1]) and heard[0] | heard[1] <= {self._language, None}
        apart = not one.stems & other.stems and one.lines - other.lines and other.lines - one.lines
        if not (fits and apart) or wording.language != (self._language or wording.language):
            return None
        generic = one.generic or other.generic
        return _Name(text, one.stems | other.stems, one.lines | other.lines, generic=generic)

    def find_names(self, lines: Sequence[KeyPoint]) -> list[_Name]:
        """Return the names that a theme of these lines may have: given ones and what they hold, and phrases shown."""
        given: dict[str, set[int]] = {}
        for i, line in enumerate(lines):
            point = line.sources[0]
            for text in filter(None, (self.names.read_section(point), self.names.read_topic(point))):
                given.setdefault(text, set()).add(i)
        found: dict[str, _Name] = {}
        for text, places in given.items():
            own = frozenset(self.names.stem(text))
            if own and not own <= self.names.titles and not is_day(text):
                headed = 0 if text in self._spread else len(places)
                _add(found, _Name(text, own, frozenset(places), headed=headed))
                for form, stems in self._find_parts(text):
                    _add(found, _Name(form, stems, frozenset(places)))
        counts = self.names.reader.read([line.text for line in lines])
        for key, form in sorted(counts.find_forms(set(counts.texts)).items()):
            if not self._tagged and not self._may_be_phrase(key, form, counts.texts[key], len(lines)):
                continue
            text = self.names.reader.write_form(form)
            text = text.lower() if text.isupper() and " " in text else text
            if not self._is_unfit(text, key) and not _is_subject_by_name(form, lines):
                spots = frozenset(i for i, use in enumerate(counts.uses) if key in use)
                _add(found, _Name(text, frozenset(key), spots))
        held = [frozenset(self.names.stem(line.text)) for line in lines]
        return [self._complete(name, held) for name in found.values() if len(name.text) <= _LONGEST]

    def _may_be_phrase(self, key: Sequence[str], form: str, said: int, n_lines: int) -> bool:
        """Return whether words may be a phrase where no tags are known: said twice, with a name, or alone."""
        if len(key) == 1:
            return len(form) >= _LEAST_LETTERS or form.isupper()
        return said >= SAID_AGAIN or n_lines == 1 or form[1:] != form[1:].lower()

    def _complete(self, name: _Name, held: Sequence[AbstractSet[str]]) -> _Name:
        """Add the lines that hold the name's head, and what speaks against the name."""
        head = frozenset(self.names.stem(self._find_head(name.text)))
        covered = {i for i, stems in enumerate(held) if head and head <= stems}
        # Where parts of speech are not known a capital tells a name, other words are as likely verbs.
        named = self._is_name(name.text) if self._tagged else name.text != name.text.lower()
        plain = len(name.stems - self.names.titles) <= 1 and not named
        words = [word for word in tokenise(name.text) if word.isalpha() and len(word) >= _LEAST_LETTERS]
        generic = not name.headed and any(classify_heading(word) != "subject" for word in words)
        person = self._tagged and not name.headed and self._looks_like_person(name.text)
        return replace(name, lines=name.lines | covered, plain=plain, generic=generic, person=person)

    def _find_head(self, text: str) -> str:
        """Return the word that a name is about: of what stands before its first link the last word, or the first."""
        function_words = stop_words(self._language)
        words = iter(tokenise(text))
        chunk = list(takewhile(lambda w: w not in function_words, dropwhile(lambda w: w in function_words, words)))
        return chunk[0 if self._language in HEAD_FIRST else -1] if chunk else ""

    def _says_no_matter(self, form: str) -> bool:
        """Return whether the nouns of a phrase only say when, how much or how ("late summer")."""
        words = tokenise(form)
        if self._tagged:
            nouns = [t.text.lower() for t in tag_text(form, self._language) if t.tag in {"NOUN", "PROPN"}]
            words = nouns or words
        return all(word in self._bare for word in words)

    def _is_name(self, text: str) -> bool:
        """Return whether a phrase is a proper name or an acronym; "Board" is but a word with a capital."""
        tags = {token.tag.partition(".")[0] for token in tag_text(text, self._language)}
        word = load_forms(self._language).lists(text.lower())
        return (tags == {"PROPN"} and text[:1].isupper() and not word) or any(map(str.isupper, text[1:]))

    def _looks_like_person(self, text: str) -> bool:
        """Return whether two capitalised words, no acronyms, may be a name and a surname, which no table lists."""
        words = text.split()
        named = len(words) == _NAME_AND_SURNAME and all(
            w[:1].isupper() and w[1:].islower() and w.isalpha() for w in words
        )
        if not named or (self._language == "de" and {t.tag for t in tag_text(text, "de")} != {"PROPN"}):
            return False
        return not load_forms(self._language).lists(words[-1].lower())

    def _is_shown(self, text: str, lines: Sequence[KeyPoint]) -> bool:
        shown = " ".join(line.text.casefold() for line in lines)
        return any(word in shown for word in tokenise(text) if word not in stop_words(self._language))

    def _find_parts(self, heading: str) -> list[tuple[str, frozenset[str]]]:
        return [
            (form, frozenset(key))
            for key, form in self.names.reader.find(heading).items()
            if not self._is_unfit(form, key)
        ]

    def _is_unfit(self, form: str, key: tuple[str, ...]) -> bool:
        words = form.split()
        odd = any(map(str.isdigit, form)) or form.count("(") != form.count(")")
        if odd or len(words) > MOST_WORDS or self.names.holds_person(form) or is_day(form):
            return True
        if self._says_no_matter(form):
            return True
        return frozenset(key) <= self.names.titles or classify_heading(form) != "subject"


def _drop_lone_quotes(text: str) -> str:
    """Leave out a quotation mark at either end whose other half stayed outside of the label."""
    opening, closing = text[:1] in _OPENING, text[-1:] in _CLOSING
    if opening and not any(mark in text[1:] for mark in _CLOSING):
        text = text[1:]
    if closing and not any(mark in text[:-1] for mark in _OPENING):
        text = text[:-1]
    return text.strip()


def _add(found: dict[str, _Name], name: _Name) -> None:
    key = name.text.casefold()
    same = found.get(key)
    found[key] = replace(same, lines=same.lines | name.lines) if same else name


def _is_subject_by_name(phrase: str, lines: Sequence[KeyPoint]) -> bool:
    """Return whether a phrase is a name of several words with which a line begins: rather who acts than the matter."""
    words = phrase.split()
    return len(words) > 1 and all(w[:1].isupper() for w in words) and any(k.text.startswith(phrase) for k in lines)
