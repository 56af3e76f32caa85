"""What people themselves call things: headings, agenda items and topics before a colon, as a label would say it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from minutekit.entities.dates import find_month, find_weekday
from minutekit.language import stem_words, stop_words, tokenise
from minutekit.language.headings import classify_heading, trim_heading
from minutekit.language.noun_phrases import PhraseReader
from minutekit.language.tagging import TAGGED_LANGUAGES, tag_text
from minutekit.language.wording import wording_for
from minutekit.schema import Meeting, Point

MOST_WORDS = 6
"""A label of more words is a sentence."""

_NUMBERED = re.compile(
    r"^(?:\W|(?:(?:[A-Z]\.)?\d{1,3}(?:\.\d{1,3})*[.):º°]*|[ivxIVX]{1,5}[.):]+|[a-zA-Z][.):]+"
    r"|(?i:top|item|punkt|punto|point|asunto|tema|sak|ad)\s?(?:\d+|[ivxIVX]{1,5}\b)[.):]*)(?=\s|\W))*\s*"
)
_TAIL = re.compile(
    r"[\s:;,.–—-]*(?:\(\s*\d[^)]*\)|\b\d{1,2}[:.h]\d{2}\b.*|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b.*)?[\s:;,.–—-]*$"
)
_NEXT_PART = re.compile(r"(?:\s+[–—-]|[,;:.(])\s|\s(?=([^\W\d_]+['’]?))")
_NO_SUBJECT = frozenset({"VERB", "AUX", "ADP", "DET", "CCONJ", "SCONJ", "PART", "PUNCT", "ADV"})
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
        if kind != "subject" or "?" in heading:
            return ""
        text = _TAIL.sub("", _NUMBERED.sub("", heading, count=1)).strip()
        text = text.capitalize() if text.isupper() and len(text) > _LONGEST_ACRONYM else text
        bare = trim_heading(_BRACKET.sub("", text).strip() or text, self._language)
        words = re.findall(r"[^\W\d_]+", bare)
        if not words or _MASK.search(bare) or bare.count("(") != bare.count(")") or not self._names_subject(bare):
            return ""
        if sum(w.casefold() in self.people for w in words) * 2 >= len(words):
            return ""
        return bare if len(words) <= MOST_WORDS + 1 else self._shorten(bare)

    def _names_subject(self, heading: str) -> bool:
        """Return whether a heading holds more than words of any minutes and verbs ("Agenda for next meeting")."""
        if classify_heading(heading) != "subject":
            return False
        tagged = tag_text(heading, self._language) if self._language in TAGGED_LANGUAGES else ()
        said = [t.text for t in tagged if t.tag.partition(".")[0] not in _NO_SUBJECT]
        if not tagged or any(classify_heading(word) == "subject" and not is_day(word) for word in said):
            return True
        return not any(token.tag in {"NOUN", "PROPN"} for token in tagged)

    def _shorten(self, heading: str) -> str:
        """Return the beginning of a long heading, up to a word that opens its next part; "" if none is short enough.

        "Lease of plot 92 to the anglers by the town council" begins with its subject: "Lease of plot 92".
        """
        function_words = stop_words(self._language)
        ends = [m.start() for m in _NEXT_PART.finditer(heading) if not m[1] or m[1].casefold() in function_words]
        listed = heading.find(", ")
        parts = [heading[:end].strip() for end in ends if listed < 0 or end <= listed]
        fits = [p for p in parts if len(re.findall(r"[^\W\d_]+", p)) <= MOST_WORDS and classify_heading(p) == "subject"]
        fits = [p for p in fits if p.split()[-1].casefold() not in function_words and len(self.stem(p)) > 1]
        joint = f" {wording_for(self._language).conjunction} "
        return next((p for p in reversed(fits) if joint not in p), fits[-1] if fits else "")

    def _find_item(self, heading: str, meeting: str | None) -> str:
        """Return the title of the agenda item that an ordinal heading means, "" if there is none."""
        number = _NUMBER.search(heading)
        agenda = self._agenda.get(meeting) or (next(iter(self._agenda.values())) if len(self._agenda) == 1 else ())
        return agenda[int(number[0]) - 1] if number and 0 < int(number[0]) <= len(agenda) else ""


def is_day(text: str) -> bool:
    """Return whether a name says only when: all its words are of weekdays or months."""
    return all(find_month(word) or find_weekday(word) is not None for word in text.split())
