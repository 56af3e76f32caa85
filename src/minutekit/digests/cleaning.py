"""What a point says, without the sounds and joints of speech: only deletion, never another word."""

from __future__ import annotations

import re

from minutekit.digests.joints import BINDING, holds_number, opener_pattern, repeatable_words, tail_pattern
from minutekit.language import split_sentences
from minutekit.language.speech import clean_speech

_LOOSE = re.compile(r"\s+(?=[,.;:!?…)\]])|(?<=[(\[])\s+")
# French sets a space before these on purpose.
_LOOSE_FRENCH = re.compile(r"\s+(?=[,.…)\]])|(?<=[(\[])\s+")
_DOUBLED = re.compile(r",(?:\s*,)+|,(?=[.;:!?])")
_EDGE_START = re.compile(r"^(?:[\s,.;:!…•·*›»]|[-–—>=]+\s)+")
_WORD = re.compile(r"(?<![\w'’])[^\W\d_]+(?:['’][^\W\d_]+)*")
_PLAIN_WORD = re.compile(r"(?<![\w'’])[^\W\d_]+(?:['’-][^\W\d_]+)*(?=[\s,.;:!?…)]|$)")
_INNER_END = re.compile(r"[.!?…]\s")
_REMARK_WORDS, _WHOLE_WORDS = 3, 5
_LONGEST_REPEAT = 4
_PASSES = 6
_LONGEST_STUB = 2
_WHOLE = frozenset({"no", "do", "go", "me", "us", "up", "my", "ok", "am", "ne", "ni", "os", "su", "tu", "te"})


def _drop_stutters(text: str, language: str) -> str:
    """Delete the first of doubled function words and phrases ("we have we have") and word stubs ("th the")."""
    words = list(_WORD.finditer(text))
    repeatable = repeatable_words(language)
    lower = [w.group().lower() for w in words]
    kept_from = 0
    pieces: list[str] = []
    i = 0
    while i < len(words):
        drop = 0
        for size in range(_LONGEST_REPEAT, 0, -1):
            phrase = lower[i : i + size]
            if phrase == lower[i + size : i + 2 * size] and phrase[0] in repeatable:
                between = text[words[i].start() : words[i + 2 * size - 1].end()]
                if not any(c.isdigit() or c in '.;:!?()"' for c in between):
                    drop = size
                    break
        if not drop and _is_stub(lower, i, repeatable) and text[words[i].start()].islower():
            between = text[words[i].end() : words[i + 1].start()]
            drop = 1 if between.strip(" ,-–—…") == "" and between else 0
        if drop:
            pieces.append(text[kept_from : words[i].start()])
            kept_from = words[i + drop].start()
            i += drop
        else:
            i += 1
    pieces.append(text[kept_from:])
    return "".join(pieces)


def _is_stub(lower: list[str], i: int, repeatable: frozenset[str]) -> bool:
    """Return whether word i is one or two letters of the next word begun and broken off."""
    if i + 1 >= len(lower) or len(lower[i]) > _LONGEST_STUB or not repeatable:
        return False
    stub, word = lower[i], lower[i + 1]
    known = stub in repeatable or stub in _WHOLE
    return not known and len(word) > len(stub) and word.startswith(stub)


def _raise_first(text: str) -> str:
    """Give a line that starts with a plain lower-case word its capital."""
    word = _PLAIN_WORD.match(text)
    if word is None or not word.group().islower():
        return text
    upper = text[0].upper()
    return upper + text[1:] if len(upper) == 1 and upper.lower() == text[0] else text


def _drop_remarks(text: str, language: str) -> str:
    """Delete short sentences at the ends of a longer text ("Welcome, Ana.", "Good evening."), as talk is full of them.

    One with a number, a negation or a word that bounds its neighbour ("Maybe.", "If possible.") stays.
    """
    spans = split_sentences(text, language) if _INNER_END.search(text) else []
    while len(spans) > 1:
        remark = next((span for span in (spans[0], spans[-1]) if _is_remark(text[span[0] : span[1]])), None)
        if remark is None:
            break
        rest = [span for span in spans if span != remark]
        if len(text[rest[0][0] : rest[-1][1]].split()) < _WHOLE_WORDS:
            break
        spans = rest
    return text[spans[0][0] : spans[-1][1]] if spans else text


def _is_remark(sentence: str) -> bool:
    short = len(sentence.split()) <= _REMARK_WORDS
    return short and not BINDING.search(sentence) and not holds_number(sentence)


def _strip_end(text: str) -> str:
    """Take joining marks off the end; a plain loop, for a regular expression would be quadratic."""
    while True:
        shorter = text.rstrip(" ,;:–—").removesuffix(" -")
        if shorter == text:
            return text
        text = shorter


def clean_text(text: str, language: str | None, *, spoken: bool = True) -> str:
    """Return the text as one line to be reported: fillers, stutters, openers and hanging ends deleted.

    Nothing is added and no order is changed; the first letter becomes a capital where it starts a plain
    word. ``spoken`` False leaves out what is done to speech alone (fillers, stutters). A text that is
    nothing but such sounds comes back empty.
    """
    code = language or "en"
    text = " ".join(text.split())
    if spoken:
        # Joints go first too: a tag such as ", né?" must take its question mark along.
        text = _drop_stutters(clean_speech(_drop_joints(text, code), code), code)
        text = _drop_remarks(text, code)
    return trim_text(text, code)


def trim_text(text: str, language: str | None) -> str:
    """Return a clause as a line of its own: openers and hanging ends deleted, the first letter raised."""
    return _raise_first(_drop_joints(text, language or "en"))


def _drop_joints(text: str, language: str) -> str:
    """Delete openers, hanging ends and the punctuation that they leave behind."""
    loose = _LOOSE_FRENCH if language == "fr" else _LOOSE
    text = loose.sub("", " ".join(text.split()))
    text = _DOUBLED.sub(lambda match: "," if match.group().count(",") > 1 else "", text)
    for _ in range(_PASSES):
        before = text
        text = _EDGE_START.sub("", text)
        text = tail_pattern(language).sub("", opener_pattern(language).sub("", text))
        text = _strip_end(text)
        if text == before:
            break
    return text
