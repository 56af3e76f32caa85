"""Spoken text made readable: fillers, false starts, stutters, sound notes and backchannels taken out.

Words are only ever left out, never added or changed (but for the capital at the start of a sentence).
The rules are rows of data (``fillers``). Where a filler is also a word ("um" in
Portuguese and German, "este" in Spanish), it goes only where commas show that it fills.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from minutekit.language.fillers import DOUBLES, SOUND_WORDS, SPEECH_RULES

_MOST_PASSES = 40
_MOST_WORDS_ALONE = 6

_BRACKETED = re.compile(r"[\[(♪]\s*([^\[\]()♪\n]{1,40}?)\s*[\])♪]")
_CUT_OFF = re.compile(r"\b(\w{1,12})[-–—]{1,2}\s+(?=\1)", re.IGNORECASE)
_WORD = r"[^\W\d_]{1,30}(?:['’][^\W\d_]{1,10})?"
_STUTTER = re.compile(
    rf"(?<![\w'’])({_WORD}(?: {_WORD}){{0,3}})(?P<gap>(?:,|…|\.\.\.|\s?[-–—]+)?\s+)\1(?![\w'’])", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*|[.!?…]+")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_SPACE_BEFORE = re.compile(r"\s+([,.;:!?…])")
_STRAY = re.compile(r"(?:(?<=^)|(?<=[.!?…]\s))[,;:–—-]+\s+|,(?=\s*[,.;:!?…])")
_LOWER_START = re.compile(r"[.!?]\s+[^\W\d_A-ZÀ-ÖØ-Þ]")
_START = re.compile(r"(?:^|(?<=[.!?]\s))([^\W\d_])")


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in sorted(words, key=len, reverse=True)
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    sound: re.Pattern[str]
    aside: re.Pattern[str] | None
    opener: re.Pattern[str] | None
    backchannels: frozenset[str]
    doubles: frozenset[str]


@cache
def _patterns(language: str | None) -> _Patterns:
    def words(kind: str) -> tuple[str, ...]:
        return tuple(
            word
            for rule in SPEECH_RULES
            if rule.kind == kind and rule.language in (None, language)
            for word in rule.words
        )

    asides, openers = words("aside"), words("opener")
    return _Patterns(
        re.compile(
            rf"(?P<left>,?)\s*(?<![\w'’-])(?<!\d\s)(?:{_any_of(words('sound'))})(?![\w'’-])(?P<right>,|…|\.\.\.)?",
            re.IGNORECASE,
        ),
        re.compile(rf",\s+(?:{_any_of(asides)})(?:,|(?=[.!?…]))", re.IGNORECASE) if asides else None,
        re.compile(rf"(?:^|(?<=[.!?…]\s))(?:{_any_of(openers)})(?:,|\.\.\.|…)\s+", re.IGNORECASE) if openers else None,
        frozenset(words("backchannel")) | frozenset(words("sound")),
        frozenset(" ".join((DOUBLES[None], DOUBLES.get(language, ""))).split()),
    )


def _drop_sound_note(match: re.Match[str]) -> str:
    words = _WORDS.findall(match[1].casefold())
    return " " if match[0][0] == "♪" or (words and any(word in SOUND_WORDS for word in words)) else match[0]


def _is_backchannel(sentence: str, said_alone: frozenset[str]) -> bool:
    words = [word.casefold().replace("’", "'") for word in _WORDS.findall(sentence)]
    if not words or len(words) > _MOST_WORDS_ALONE:
        return False
    place = 0
    while place < len(words):
        size = next((size for size in (4, 3, 2, 1) if " ".join(words[place : place + size]) in said_alone), 0)
        if not size:
            return False
        place += size
    return True


def _clean_once(text: str, patterns: _Patterns) -> str:
    text = _drop_backchannels(_BRACKETED.sub(_drop_sound_note, text), patterns)
    text = patterns.sound.sub(lambda match: match["left"] or "", text)
    text = _drop_openers(_tidy(text), patterns)
    if patterns.aside:
        text = patterns.aside.sub("", text)
    text = _STUTTER.sub(
        lambda match: match[0] if match[1].casefold() in patterns.doubles else match[1], _CUT_OFF.sub("", text)
    )
    text = _drop_backchannels(_drop_openers(_tidy(text), patterns), patterns)
    return text if any(map(str.isalnum, text)) else ""


def _tidy(text: str) -> str:
    """Take out the commas and spaces that words left out leave behind."""
    return " ".join(_STRAY.sub("", _SPACE_BEFORE.sub(r"\1", " ".join(text.split()))).split())


def _drop_openers(text: str, patterns: _Patterns) -> str:
    return patterns.opener.sub("", text) if patterns.opener else text


def _drop_backchannels(text: str, patterns: _Patterns) -> str:
    return "".join(
        piece for piece in _SENTENCE.findall(text) if not _is_backchannel(piece, patterns.backchannels)
    ).strip()


def clean_speech(text: str, language: str | None) -> str:
    """Return what was said without fillers, false starts, stutters, sound notes and backchannels.

    Words are only left out. White space becomes single spaces. ``language``: two-letter code; rules of
    its own for en, es, pt, fr, de and it, for others and None only what fills in every language.
    Empty where nothing else was said. Cleaning twice changes nothing.
    """
    patterns = _patterns(language)
    text = " ".join(text.split())
    sentence_case = text[:1] != text[:1].lower() and not _LOWER_START.search(text)
    for _ in range(_MOST_PASSES):
        cleaned = _clean_once(text, patterns)
        if sentence_case:
            cleaned = _START.sub(
                lambda match: match[1].upper() if match[1].upper().lower() == match[1] else match[1], cleaned
            )
        if cleaned == text:
            break
        text = cleaned
    return text
