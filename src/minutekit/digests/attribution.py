"""Who raised what: the people behind key points, and where each word of a line stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from minutekit.schema import KeyPoint, Meeting, Part, Person, Point, Span

_WORD = re.compile(r"\S+")
_MOST_JOINED = 4
_MOST_STARTS = 30
_BARE = re.compile(r"^[\W_]+|[\W_]+$")


class Attribution:
    """Who the people of some meetings are, and where they are from."""

    def __init__(self, meetings: Iterable[Meeting]) -> None:
        """Learn the people from the meetings' attendance and agendas."""
        self._person: dict[str, Person] = {}
        for meeting in meetings:
            planned = (item.speaker for item in meeting.agenda if item.speaker)
            for person in (*meeting.attendees, *meeting.absent, *planned):
                for name in (person.name, *person.aliases):
                    known = self._person.setdefault(name.casefold(), person)
                    if person.organisation and not known.organisation:
                        self._person[name.casefold()] = person

    def key_point(self, text: str, sources: Sequence[Point], pieces: Sequence[tuple[str, Point]] = ()) -> KeyPoint:
        """Name who raised the sources; two forms of one person's name count once, people who spoke jointly too.

        ``pieces``: the parts of the text with the points they are taken from; by default all of it from the first.
        """
        speakers = tuple(dict.fromkeys(name for p in sources for name in split_speakers(p.speaker)))
        people = {name: self._person.get(name.casefold()) for name in speakers}
        organisations = dict.fromkeys(
            person.organisation for person in people.values() if person and person.organisation
        )
        return KeyPoint(
            text=text,
            sources=tuple(sources),
            speakers=speakers,
            raised_by=count_voices(sources, self._identify),
            organisations=tuple(organisations),
            parts=tuple(part for said, point in pieces or ((text, sources[0]),) for part in locate_parts(said, point)),
        )

    def _identify(self, name: str) -> str:
        person = self._person.get(name.casefold())
        return (person.name if person else name).casefold()


def split_speakers(speaker: str | None) -> list[str]:
    """Return the people behind a point's speaker; notes may name several ("Ana Ruiz + Ben Okoro")."""
    return [name for part in (speaker or "").split(" + ") if (name := part.strip())]


def count_voices(points: Iterable[Point], identify: Callable[[str], str] = str.casefold) -> int:
    """Count who raised some points: each person once, people who spoke jointly as one; at least 1."""
    voices: list[set[str]] = []
    for point in points:
        own = {identify(name) for name in split_speakers(point.speaker)}
        if own and not any(own & voice for voice in voices):
            voices.append(own)
    return max(1, len(voices))


def locate_parts(text: str, point: Point) -> tuple[Part, ...]:
    """Find where the words of a text stand in a point's text, in order, as runs of neighbouring words.

    Words that are not found (marks that join) belong to no part. Each part's text is the point's own spelling.
    """
    spans = [match.span() for match in _WORD.finditer(point.text)]
    said = [_bare(point.text[start:end]) for start, end in spans]
    words = [bare for word in _WORD.findall(text) if (bare := _bare(word))]
    starts = [i for i, word in enumerate(said) if words and word == words[0]][:_MOST_STARTS]
    # A line may begin with a word that the point says before: of all beginnings the one that is cut least.
    best = max((_align(words, said, start) for start in (0, *starts)), key=lambda found: (found[1], -len(found[0])))
    return tuple(
        Part(point.text[spans[first][0] : spans[last][1]], point, Span(spans[first][0], spans[last][1]))
        for first, last in best[0]
    )


def _align(words: Sequence[str], said: Sequence[str], place: int) -> tuple[list[list[int]], int]:
    """Follow words through what is said from a place on; return the runs of neighbours and how many were found."""
    runs: list[list[int]] = []
    n_found = 0
    for word in words:
        found, last = _find_word(word, said, place)
        if found < 0:
            continue
        if runs and runs[-1][1] == found - 1:
            runs[-1][1] = last
        else:
            runs.append([found, last])
        place, n_found = last + 1, n_found + 1
    return runs, n_found


def _find_word(word: str, said: Sequence[str], place: int) -> tuple[int, int]:
    """Return the first and last of the said words that a word is, from a place on; (-1, -1) for none.

    They are several where cleaning closed a gap ("10 :30").
    """
    for i in range(place, len(said)):
        if said[i] == word:
            return i, i
    letters = _letters(word)
    for i in range(place, len(said) if len(letters) < len(word) else place):
        for j in range(i + 1, min(i + _MOST_JOINED, len(said))):
            if _letters("".join(said[i : j + 1])) == letters:
                return i, j
    return -1, -1


def locate_in_all(text: str, points: Sequence[Point]) -> tuple[Part, ...]:
    """Find where each word of a text stands in some points, whatever its order there, the first that has it."""
    places: dict[str, Part] = {}
    for point in reversed(points):
        for match in reversed(list(_WORD.finditer(point.text))):
            places[_bare(match.group())] = Part(match.group(), point, Span(match.start(), match.end()))
    return tuple(places[word] for word in map(_bare, _WORD.findall(text)) if word in places)


def _letters(word: str) -> str:
    return "".join(filter(str.isalnum, word))


def _bare(word: str) -> str:
    return _BARE.sub("", word).casefold()
