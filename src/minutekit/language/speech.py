"""Spoken text made readable: fillers, false starts, stutters, sound notes and backchannels taken out.

Words are only ever left out, never added or changed (but for the capital at the start of a sentence).
Rules are rows of data by language; their examples are tests. Where a filler is also a word ("um" in
Portuguese and German, "este" in Spanish), it goes only where commas show that it fills.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_MOST_PASSES = 40

SOUND_WORDS = frozenset(
    "applause audio beep bell cheering coughing coughs crosstalk cross-talk foreign gavel inaudible indistinct laughs laughter "
    "laughing music noise pause silence sighs unintelligible video aplausos música risas inaudible risos silêncio "
    "applaudissements musique rires silence inaudible applaus beifall gelächter lachen musik unverständlich applausi musica "
    "risate".split()
)
"""What transcripts put in brackets to describe a sound."""


@dataclass(frozen=True, slots=True)
class SpeechRule:
    """Words that say nothing. ``kind`` tells where they go:

    "sound" anywhere, with the commas about it; "aside" only between commas or between a comma and the
    end of a sentence; "opener" only at the start of a sentence before a comma; "backchannel" only
    where a whole sentence consists of them. ``language``: None for every language. ``example``: a text
    and what stays of it.
    """

    kind: str
    language: str | None
    words: tuple[str, ...]
    example: tuple[str, str]


def _row(kind: str, language: str | None, words: str, before: str, after: str) -> SpeechRule:
    return SpeechRule(kind, language, tuple(word.strip() for word in words.split("|")), (before, after))


SPEECH_RULES = (
    _row("sound", None, "uh|uhm|uhh|hmm|hm|mhm|mmm|uh-huh|mm-hmm|ähm", "We, uh, need hmm a hall.", "We, need a hall."),
    _row("sound", "en", "um|umm|er|erm|eh|ah|mm|huh", "Um, the hall is, er, full.", "The hall is, full."),
    _row("sound", "es", "eh|ehm|em|mm|ah|ajá", "El aforo, eh, no alcanza.", "El aforo, no alcanza."),
    _row("sound", "pt", "hum|ahn|ahm|éé|eh|ah|hã", "Hum, a sala está cheia.", "A sala está cheia."),
    _row("sound", "fr", "euh|heu|hum|bah|ben|hein|ah", "Il faut, euh, une salle.", "Il faut, une salle."),
    _row("sound", "de", "äh|öh|öhm|hm|mh|ähem|ach", "Wir brauchen, äh, den Saal.", "Wir brauchen, den Saal."),
    _row("sound", "it", "ehm|eh|mah|uhm|boh|ah", "Ehm, la sala è piena.", "La sala è piena."),
    _row("aside", "en", "you know|i mean|like|sort of|kind of|i guess|basically|right", "It is, you know, too small.", "It is too small."),
    _row("aside", "es", "o sea|este|digamos|bueno|pues|sabes", "Es, o sea, demasiado tarde.", "Es demasiado tarde."),
    _row("aside", "pt", "tipo|né|quer dizer|sabe|digamos|assim|pois", "Isso é, tipo, muito cedo.", "Isso é muito cedo."),
    _row("aside", "fr", "quoi|disons|tu vois|vous voyez|en fait|du coup|voilà|enfin", "C'est, disons, trop tard.", "C'est trop tard."),
    _row("aside", "de", "sozusagen|sag ich mal|sagen wir mal|ne|gell|halt|quasi|also", "Das ist, sozusagen, zu klein.", "Das ist zu klein."),
    _row("aside", "it", "cioè|diciamo|insomma|sai|tipo|praticamente", "È, diciamo, troppo tardi.", "È troppo tardi."),
    _row("opener", "en", "okay|ok|yeah|yep|alright|all right|well|right|so|i mean|you know", "Okay, so, the hall is full.", "The hall is full."),
    _row("opener", "es", "bueno|vale|pues|entonces|a ver|o sea", "Bueno, pues, la sala está llena.", "La sala está llena."),
    _row("opener", "pt", "bom|tá|então|pois|olha|pronto", "Bom, então, a sala está cheia.", "A sala está cheia."),
    _row("opener", "fr", "bon|alors|donc|voilà|bah|eh bien|d'accord", "Bon, alors, la salle est pleine.", "La salle est pleine."),
    _row("opener", "de", "also|gut|okay|ok|naja|na ja|tja|so", "Also, gut, der Saal ist voll.", "Der Saal ist voll."),
    _row("opener", "it", "allora|beh|ecco|dunque|va bene|insomma|ok", "Allora, ecco, la sala è piena.", "La sala è piena."),
    _row("backchannel", "en", "okay|ok|yeah|yep|yup|alright|all right|right|sure|cool|great|awesome|got it|i see|sounds good|"
         "thank you|thanks|thank you very much|oh|wow|perfect|nice|good", "Okay. Thank you. The hall is full.", "The hall is full."),
    _row("backchannel", "es", "vale|ya|claro|bueno|ok|okay|gracias|muchas gracias|perfecto|genial|de acuerdo", "Vale. Gracias. La sala está llena.",
         "La sala está llena."),
    _row("backchannel", "pt", "tá|tá bom|ok|okay|certo|claro|obrigado|obrigada|muito obrigado|perfeito|beleza|pois é", "Tá. Obrigada. A sala está cheia.",
         "A sala está cheia."),
    _row("backchannel", "fr", "d'accord|ok|okay|voilà|merci|merci beaucoup|très bien|parfait|bien sûr", "D'accord. Merci. La salle est pleine.",
         "La salle est pleine."),
    _row("backchannel", "de", "okay|ok|genau|gut|alles klar|danke|vielen dank|super|aha|ach so|na ja", "Genau. Danke. Der Saal ist voll.",
         "Der Saal ist voll."),
    _row("backchannel", "it", "ok|okay|va bene|certo|grazie|grazie mille|perfetto|d'accordo|ecco", "Va bene. Grazie. La sala è piena.",
         "La sala è piena."),
)  # fmt: skip
"""Yes and no are never taken out: they may answer a question or be a vote."""

_DOUBLES = {
    None: "ha blah bye no",
    "en": "that had is very really so no yes much many never far long bye there now please again more hear",
    "es": "muy no sí ya poco nada bien mucho más nunca casi",
    "pt": "muito não sim já logo pouco nada bem quase mais",
    "fr": "très non oui nous vous bien trop si beaucoup jamais plus",
    "de": "sehr ja nein die der das sie den dem viel ganz so mehr nie",
    "it": "molto no sì piano poco così più mai bene ci si",
}
"""Words that are said twice on purpose, or follow themselves in good grammar."""

_BRACKETED = re.compile(r"[\[(♪]\s*([^\[\]()♪\n]{1,40}?)\s*[\])♪]")
_CUT_OFF = re.compile(r"\b(\w{1,12})[-–—]{1,2}\s+(?=\1)", re.IGNORECASE)
_WORD = r"[^\W\d_]{1,30}(?:['’][^\W\d_]{1,10})?"
_STUTTER = re.compile(rf"(?<![\w'’])({_WORD}(?: {_WORD}){{0,3}})(?P<gap>(?:,|…|\.\.\.|\s?[-–—]+)?\s+)\1(?![\w'’])", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*|[.!?…]+")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_SPACE_BEFORE = re.compile(r"\s+([,.;:!?…])")
_STRAY = re.compile(r"(?:(?<=^)|(?<=[.!?…]\s))[,;:–—-]+\s+|,(?=\s*[,.;:!?…])")
_LOWER_START = re.compile(r"[.!?]\s+[^\W\d_A-ZÀ-ÖØ-Þ]")
_START = re.compile(r"(?:^|(?<=[.!?]\s))([^\W\d_])")


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in sorted(words, key=len, reverse=True))


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
        return tuple(word for rule in SPEECH_RULES if rule.kind == kind and rule.language in (None, language) for word in rule.words)

    asides, openers = words("aside"), words("opener")
    return _Patterns(
        re.compile(rf"(?P<left>,?)\s*(?<![\w'’-])(?<!\d\s)(?:{_any_of(words('sound'))})(?![\w'’-])(?P<right>,|…|\.\.\.)?", re.IGNORECASE),
        re.compile(rf",\s+(?:{_any_of(asides)})(?:,|(?=[.!?…]))", re.IGNORECASE) if asides else None,
        re.compile(rf"(?:^|(?<=[.!?…]\s))(?:{_any_of(openers)})(?:,|\.\.\.|…)\s+", re.IGNORECASE) if openers else None,
        frozenset(words("backchannel")) | frozenset(words("sound")),
        frozenset(" ".join((_DOUBLES[None], _DOUBLES.get(language, ""))).split()),
    )


def _drop_sound_note(match: re.Match[str]) -> str:
    words = _WORDS.findall(match[1].casefold())
    return " " if match[0][0] == "♪" or (words and any(word in SOUND_WORDS for word in words)) else match[0]


def _is_backchannel(sentence: str, said_alone: frozenset[str]) -> bool:
    words = [word.casefold().replace("’", "'") for word in _WORDS.findall(sentence)]
    if not words or len(words) > 6:
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
    text = _STUTTER.sub(lambda match: match[0] if match[1].casefold() in patterns.doubles else match[1], _CUT_OFF.sub("", text))
    text = _drop_backchannels(_drop_openers(_tidy(text), patterns), patterns)
    return text if any(map(str.isalnum, text)) else ""


def _tidy(text: str) -> str:
    """Take out the commas and spaces that words left out leave behind."""
    return " ".join(_STRAY.sub("", _SPACE_BEFORE.sub(r"\1", " ".join(text.split()))).split())


def _drop_openers(text: str, patterns: _Patterns) -> str:
    return patterns.opener.sub("", text) if patterns.opener else text


def _drop_backchannels(text: str, patterns: _Patterns) -> str:
    return "".join(piece for piece in _SENTENCE.findall(text) if not _is_backchannel(piece, patterns.backchannels)).strip()


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
            cleaned = _START.sub(lambda match: match[1].upper() if match[1].upper().lower() == match[1] else match[1], cleaned)
        if cleaned == text:
            break
        text = cleaned
    return text
