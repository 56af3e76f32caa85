"""Lines in somebody else's words, taken only where the sources hold all that they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from minutekit.digests.attribution import locate_in_all
from minutekit.digests.joints import HEDGE, NEGATION
from minutekit.digests.shortening import MOST_WORDS, count_words
from minutekit.digests.writing import Writer
from minutekit.language import stem_words, stop_words, tokenise
from minutekit.schema import Diagnostic, KeyPoint

_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w'’-]*|\b\w*\d[\w.,:/-]*\b")


def reword_lines(
    written: Mapping[int, Sequence[KeyPoint]], writer: Callable[[KeyPoint], str | None] | None, write: Writer
) -> tuple[dict[int, list[KeyPoint]], tuple[Diagnostic, ...]]:
    """Offer each key point to the writer; return the lines as they now stand, and what was refused and why."""
    refused: list[Diagnostic] = []
    lines: dict[int, list[KeyPoint]] = {}
    for theme, points in written.items():
        lines[theme] = [_reword(point, writer, write, refused) if writer else point for point in points]
    return lines, tuple(refused)


def _reword(
    point: KeyPoint, writer: Callable[[KeyPoint], str | None], write: Writer, refused: list[Diagnostic]
) -> KeyPoint:
    try:
        answer = writer(point)
    except Exception as error:  # noqa: BLE001 - whatever another's function raises, our own line stands
        refused.append(
            Diagnostic("writer", f"the writer failed ({type(error).__name__}); our own line stands", point.text)
        )
        return point
    text = " ".join(answer.split()) if isinstance(answer, str) else ""
    if not text or text == point.text:
        return point
    reason = find_fault(text, point, write.language_of(point.sources[0]))
    if reason:
        refused.append(Diagnostic("writer", f"the writer's line was not taken: {reason}", text))
        return point
    return replace(point, text=write.publish(text), parts=locate_in_all(text, point.sources), writer="model")


def find_fault(text: str, point: KeyPoint, language: str | None) -> str:
    """Return why a wording of a key point is not borne out by its sources, "" if it is.

    It must add no content word, name or number to them, deny and hedge what our own line does and no more, and not be
    longer than a line.
    """
    said = " ".join(source.text for source in point.sources)
    function_words = stop_words(language)
    known = set(stem_words(tokenise(said), language))
    for word in tokenise(text):
        if word not in function_words and stem_words([word], language)[0] not in known:
            return f"no source says {word!r}"
    names = {name.strip(".,:/-").casefold() for name in re.findall(r"[\w.,:/'’-]+", said)}
    for name in _NAME.findall(text[1:]):
        if name.strip(".,:/-").casefold() not in names:
            return f"no source has {name!r}"
    if bool(NEGATION.search(text)) != bool(NEGATION.search(point.text)):
        return "it denies what the line affirms, or affirms what it denies"
    if {m.casefold() for m in HEDGE.findall(text)} != {m.casefold() for m in HEDGE.findall(point.text)}:
        return "it is not as sure, or as unsure, as the line"
    if count_words(text) > MOST_WORDS:
        return f"it has more than {MOST_WORDS} words"
    return ""
