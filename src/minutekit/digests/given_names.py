"""What people themselves call things: headings, agenda items and topics before a colon, as a label would say it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from minutekit.language import stem_words, stop_words, tokenise
from minutekit.language.headings import classify_heading, trim_heading
from minutekit.language.noun_phrases import PhraseReader
from minutekit.language.tagging import TAGGED_LANGUAGES, tag_text
from minutekit.schema import Meeting, Point

MOST_WORDS = 6
"""A label of more words is a sentence."""

_NUMBERED = re.compile(
    r"^(?:\W|(?:\d{1,3}(?:\.\d{1,3})*[.):º°]*|[ivxIVX]{1,5}[.):]+|[a-zA-Z][.):]+"
    r"|(?:TOP|Item|Punkt|Punto|Point)\s?\d+[.):]*)(?=\s|\W))*\s*"
)
_TAIL = re.compile(
    r"[\s:;,.–—-]*(?:\(\s*\d[^)]*\)|\b\d{1,2}[:.h]\d{2}\b.*|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b.*)?[\s:;,.–—-]*$"
)
_NUMBER = re.compile(r"\d{1,2}")
_RUN_IN = re.compile(r"^\W{0,3}([^\W\d_][^:.!?]{2,45}):\s+\S")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_LONGEST_ACRONYM = 5
_MASK = re.compile(r"\b([^\W\d_])\1{2,}\b", re.IGNORECASE)


class GivenNames:
    """Reads the names that people gave in some meetings, and knows the words that name no theme."""

    def __init__(self, meetings: Iterable[Meeting], language: str | None) -> None:
        """Learn who took part, what the meetings are called, and which agenda item an ordinal means."""
        self._language = language
        self._stems: dict[str, tuple[str, ...]] = {}
        self.reader = PhraseReader(language)
        self.people: set[str] = set()
        self._agenda: dict[str | None, tuple[str, ...]] = {}
        self.titles: frozenset[str] = frozenset()
        for meeting in meetings:
            names = [p.name for p in (*meeting.attendees, *meeting.absent)]
            names += [name for p in meeting.points for name in (p.speaker, p.owner) if name]
            self.people.update(word.casefold() for name in names for word in re.findall(r"[^\W\d_]{2,}", name))
            self._agenda[meeting.name] = tuple(item.title for item in meeting.agenda)
            self.titles |= frozenset(self.stem(meeting.title or ""))

    def stem(self, text: str) -> tuple[str, ...]:
        """Return the stems of a text's words that carry meaning, in order."""
        if text not in self._stems:
            function_words = stop_words(self._language)
            words = [w for w in tokenise(text) if w not in function_words and len(w) > 1]
            self._stems[text] = tuple(stem_words(words, self._language))
        return self._stems[text]

    def holds_person(self, text: str) -> bool:
        """Return whether a word of the text is of the name of somebody who took part."""
        return any(word.casefold() in self.people for word in re.findall(r"[^\W\d_]+", text))

    def read_section(self, point: Point) -> str:
        """Return the heading that a point stands under as a label, "" if it names no subject."""
        return self.clean(point.subject or "", point.meeting)

    def read_topic(self, point: Point) -> str:
        """Return the topic that runs in before a point's colon as a label, "" if there is none."""
        topic = _RUN_IN.match(point.text)
        return self.clean(topic[1], point.meeting) if topic and not self._is_clause(topic[1]) else ""

    def _is_clause(self, text: str) -> bool:
        """Return whether what stands before a colon says something, other than a name: by its verb, or its length."""
        if len(text.split()) > MOST_WORDS:
            return True
        tagged = tag_text(text, self._language) if self._language in TAGGED_LANGUAGES else ()
        return any(token.tag.partition(".")[0] in {"VERB", "AUX"} for token in tagged)

    def clean(self, heading: str, meeting: str | None) -> str:
        """Return a heading as a label: number, time and bracket left out; "" if it names no subject, or people."""
        kind = classify_heading(heading)
        if kind == "ordinal":
            heading = self._find_item(heading, meeting)
            kind = classify_heading(heading) if heading else "container"
        if kind != "subject":
            return ""
        text = _TAIL.sub("", _NUMBERED.sub("", heading, count=1)).strip()
        text = text.capitalize() if text.isupper() and len(text) > _LONGEST_ACRONYM else text
        bare = trim_heading(_BRACKET.sub("", text).strip() or text)
        words = re.findall(r"[^\W\d_]+", bare)
        if not words or _MASK.search(bare) or classify_heading(bare) != "subject":
            return ""
        if sum(w.casefold() in self.people for w in words) * 2 >= len(words):
            return ""
        if len(words) > MOST_WORDS:
            phrases = self.reader.find(bare)
            bare = max(phrases.values(), key=lambda p: (len(p.split()) <= MOST_WORDS, len(p)), default="")
        return bare

    def _find_item(self, heading: str, meeting: str | None) -> str:
        """Return the title of the agenda item that an ordinal heading means, "" if there is none."""
        number = _NUMBER.search(heading)
        agenda = self._agenda.get(meeting) or (next(iter(self._agenda.values())) if len(self._agenda) == 1 else ())
        return agenda[int(number[0]) - 1] if number and 0 < int(number[0]) <= len(agenda) else ""
