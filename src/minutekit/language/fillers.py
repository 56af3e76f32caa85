"""Words that fill, open, answer or describe in speech and say nothing: rows of data by language, with examples."""

from __future__ import annotations

from typing import NamedTuple

SOUND_WORDS = frozenset(
    {
        "aplausos",
        "applaudissements",
        "applaus",
        "applause",
        "applausi",
        "audio",
        "beep",
        "beifall",
        "bell",
        "cheering",
        "coughing",
        "coughs",
        "cross-talk",
        "crosstalk",
        "foreign",
        "gavel",
        "gelächter",
        "inaudible",
        "indistinct",
        "lachen",
        "laughing",
        "laughs",
        "laughter",
        "music",
        "musica",
        "musik",
        "musique",
        "música",
        "noise",
        "pause",
        "rires",
        "risas",
        "risate",
        "risos",
        "sighs",
        "silence",
        "silêncio",
        "unintelligible",
        "unverständlich",
        "video",
    }
)
"""What transcripts put in brackets to describe a sound."""


class SpeechRule(NamedTuple):
    """Words that say nothing, in one language. ``kind`` tells where they go.

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
    _row(
        "aside",
        "en",
        "you know|i mean|like|sort of|kind of|i guess|basically|right",
        "It is, you know, too small.",
        "It is too small.",
    ),
    _row("aside", "es", "o sea|este|digamos|bueno|pues|sabes", "Es, o sea, demasiado tarde.", "Es demasiado tarde."),
    _row(
        "aside", "pt", "tipo|né|quer dizer|sabe|digamos|assim|pois", "Isso é, tipo, muito cedo.", "Isso é muito cedo."
    ),
    _row(
        "aside",
        "fr",
        "quoi|disons|tu vois|vous voyez|en fait|du coup|voilà|enfin",
        "C'est, disons, trop tard.",
        "C'est trop tard.",
    ),
    _row(
        "aside",
        "de",
        "sozusagen|sag ich mal|sagen wir mal|ne|gell|halt|quasi|also",
        "Das ist, sozusagen, zu klein.",
        "Das ist zu klein.",
    ),
    _row("aside", "it", "cioè|diciamo|insomma|sai|tipo|praticamente", "È, diciamo, troppo tardi.", "È troppo tardi."),
    _row(
        "opener",
        "en",
        "okay|ok|yeah|yep|alright|all right|well|right|so|i mean|you know",
        "Okay, so, the hall is full.",
        "The hall is full.",
    ),
    _row(
        "opener",
        "es",
        "bueno|vale|pues|entonces|a ver|o sea",
        "Bueno, pues, la sala está llena.",
        "La sala está llena.",
    ),
    _row("opener", "pt", "bom|tá|então|pois|olha|pronto", "Bom, então, a sala está cheia.", "A sala está cheia."),
    _row(
        "opener",
        "fr",
        "bon|alors|donc|voilà|bah|eh bien|d'accord",
        "Bon, alors, la salle est pleine.",
        "La salle est pleine.",
    ),
    _row("opener", "de", "also|gut|okay|ok|naja|na ja|tja|so", "Also, gut, der Saal ist voll.", "Der Saal ist voll."),
    _row(
        "opener",
        "it",
        "allora|beh|ecco|dunque|va bene|insomma|ok",
        "Allora, ecco, la sala è piena.",
        "La sala è piena.",
    ),
    _row(
        "backchannel",
        "en",
        "okay|ok|yeah|yep|yup|alright|all right|right|sure|cool|great|awesome|got it|i see|sounds good|"
        "thank you|thanks|thank you very much|oh|wow|perfect|nice|good",
        "Okay. Thank you. The hall is full.",
        "The hall is full.",
    ),
    _row(
        "backchannel",
        "es",
        "vale|ya|claro|bueno|ok|okay|gracias|muchas gracias|perfecto|genial|de acuerdo",
        "Vale. Gracias. La sala está llena.",
        "La sala está llena.",
    ),
    _row(
        "backchannel",
        "pt",
        "tá|tá bom|ok|okay|certo|claro|obrigado|obrigada|muito obrigado|perfeito|beleza|pois é",
        "Tá. Obrigada. A sala está cheia.",
        "A sala está cheia.",
    ),
    _row(
        "backchannel",
        "fr",
        "d'accord|ok|okay|voilà|merci|merci beaucoup|très bien|parfait|bien sûr",
        "D'accord. Merci. La salle est pleine.",
        "La salle est pleine.",
    ),
    _row(
        "backchannel",
        "de",
        "okay|ok|genau|gut|alles klar|danke|vielen dank|super|aha|ach so|na ja",
        "Genau. Danke. Der Saal ist voll.",
        "Der Saal ist voll.",
    ),
    _row(
        "backchannel",
        "it",
        "ok|okay|va bene|certo|grazie|grazie mille|perfetto|d'accordo|ecco",
        "Va bene. Grazie. La sala è piena.",
        "La sala è piena.",
    ),
)
"""Yes and no are never taken out: they may answer a question or be a vote."""

DOUBLES: dict[str | None, str] = {
    None: "ha blah bye no",
    "en": "that had is very really so no yes much many never far long bye there now please again more hear",
    "es": "muy no sí ya poco nada bien mucho más nunca casi",
    "pt": "muito não sim já logo pouco nada bem quase mais",
    "fr": "très non oui nous vous bien trop si beaucoup jamais plus",
    "de": "sehr ja nein die der das sie den dem viel ganz so mehr nie",
    "it": "molto no sì piano poco così più mai bene ci si",
}
"""Words that are said twice on purpose, or follow themselves in good grammar."""
