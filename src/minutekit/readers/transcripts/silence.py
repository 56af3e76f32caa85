"""Phrases that speech recognition invents where nobody speaks: it learned them from the ends of films on the net."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutekit.schema import Diagnostic

INVENTED = (
    (
        r"(?:thanks|thank you)(?: (?:so|very) much)?(?: (?:all|everyone))? for (?:watching|viewing)(?: (?:this|the|my|our|today's) video)?",
        "Thanks for watching!",
    ),
    (r"(?:¡ ?)?(?:muchas )?gracias por (?:ver|mirar)(?: (?:el|este|nuestro))?(?: v[ií]deo)?", "¡Gracias por ver el video!"),
    (r"(?:muito )?obrigad[oa] por (?:assistir|ver)(?: (?:a |o )?(?:este |esse )?v[ií]deo)?", "Obrigado por assistir!"),
    (r"merci d['’]avoir regardé(?: (?:cette|la|ma) vidéo)?", "Merci d'avoir regardé cette vidéo !"),
    (r"(?:vielen )?dank (?:fürs|für das|für's) (?:zuschauen|zusehen)", "Vielen Dank fürs Zuschauen!"),
    (r"grazie (?:a tutti )?per (?:aver guardato|la visione)(?: (?:il|questo) video)?", "Grazie per aver guardato il video!"),
    (r"bedankt voor het kijken|tack för att (?:ni|du) tittade?|ご視聴ありがとうございました|谢谢观看|感谢观看|시청해 ?주셔서 감사합니다", "ご視聴ありがとうございました"),
    (
        r"(?:please |don['’]t forget to |remember to )?(?:like(?:,? (?:share|comment))*,? and )?subscribe(?: to (?:my|our|the) channel)?",
        "Please subscribe to my channel.",
    ),
    (r"[^.!?:]{0,60}\bamara\.org\b[^.!?]{0,40}", "Subtitles by the Amara.org community"),
    (
        r"(?:subtitles|captions|closed captions|transcription|transcript|subtitling) (?:(?:made|provided|edited) )?by [^.!?]{2,60}|"
        r"untertitel(?:ung)?(?: im auftrag des| der| des| von)? [^.!?]{2,50}|sous-titr(?:age|es)(?: réalisé[es]*)?(?: par)? [^.!?]{2,50}|"
        r"subtítulos (?:realizados |creados )?por [^.!?]{2,50}|legenda(?:s|do) (?:pela|por) [^.!?]{2,50}|sottotitoli (?:creati|e revisione|a cura) [^.!?]{2,50}|"
        r"ondertitel(?:s|ing) (?:ingediend |gemaakt )?door [^.!?]{2,50}|字幕(?:by|：|:| ?[由由]).{2,30}",
        "Untertitelung des ZDF, 2020",
    ),
)  # fmt: skip
"""Each pattern with an example, which is its test."""

_WHOLE = re.compile(
    rf"(?:\s*[\W_]*(?:{'|'.join(pattern for pattern, _ in INVENTED)})[\s.,!?…♪]*){{1,50}}", re.IGNORECASE
)
_OPENINGS = re.compile(
    r"than|grac|obrig|merci|dank|grazie|tack|scri|amara|subt|capt|untert|sous|legend|sott|ondert|字幕|ご視聴|观看|시청",
    re.IGNORECASE,
)
_LONGEST = 1_000


def is_invented(text: str) -> bool:
    """Tell whether a whole utterance is made of such phrases, once or again and again."""
    if len(text) > _LONGEST or not _OPENINGS.search(text):
        return False
    return _WHOLE.fullmatch(text) is not None


def tell_invented(texts: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Tell of the utterances left out, in one diagnostic or none."""
    if not texts:
        return ()
    message = f"{len(texts)} phrases that speech recognition invents in silence left out"
    return (Diagnostic("invented-speech-left-out", message, " / ".join(texts[:5])[:500]),)
