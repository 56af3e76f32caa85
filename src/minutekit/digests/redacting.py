"""What must not be published taken out of a whole digest: its lines, its sources, and the places that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Literal, TypeVar

from minutekit.digests.attribution import locate_parts
from minutekit.language.pseudonyms import Pseudonyms, map_texts
from minutekit.language.redaction import redact_text
from minutekit.schema import Digest, KeyPoint, Meeting, Part

_Thing = TypeVar("_Thing")


class Redactor:
    """Blanks what ``DigestOptions.redact`` asks for in anything that is made of some meetings."""

    def __init__(self, meetings: Iterable[Meeting], level: bool | Literal["names"]) -> None:
        """Learn who is named, where names are to be hidden."""
        self._blanks = bool(level)
        self._pseudonyms = Pseudonyms(meetings) if level == "names" else None

    def redact(self, thing: _Thing) -> _Thing:
        """Return an object of the schema, or a tuple of them, with all its texts blanked."""
        if self._blanks:
            thing = map_texts(thing, lambda text, _: redact_text(text))
        return self._pseudonyms.hide_in(thing) if self._pseudonyms else thing

    def redact_digest(self, digest: Digest) -> Digest:
        """Return the digest with all its texts blanked; its lines' parts lead to the sources as they now read."""
        redacted = self.redact(digest)
        return redacted if redacted is digest else _realign_digest(redacted)


def _realign_digest(digest: Digest) -> Digest:
    return replace(
        digest,
        themes=tuple(replace(theme, points=tuple(map(_realign, theme.points))) for theme in digest.themes),
        decisions=tuple(map(_realign, digest.decisions)),
        actions=tuple(map(_realign, digest.actions)),
        questions=tuple(map(_realign, digest.questions)),
    )


def _realign(line: KeyPoint) -> KeyPoint:
    if all(part.text == part.point.text[part.span.start : part.span.end] for part in line.parts):
        return line
    return replace(line, parts=tuple(_locate_again(line)))


def _locate_again(line: KeyPoint) -> Iterator[Part]:
    for _, run in groupby(line.parts, key=lambda part: part.point.id):
        parts = list(run)
        # The words of a line of ours stand in the order of their source; those of others may not.
        texts = [part.text for part in parts] if line.writer else [" ".join(part.text for part in parts)]
        for text in texts:
            yield from locate_parts(text, parts[0].point)
