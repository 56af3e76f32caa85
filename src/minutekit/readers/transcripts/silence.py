"""Phrases that speech recognition invents where nobody speaks: it learned them from the ends of films on the net."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutekit.schema import Block, Diagnostic

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
    (r"(?:subtitles|(?:closed )?captions|transcription|subtitling) (?:(?:made|provided|edited) )?by [^.!?]{2,60}", "Subtitles by Steve"),
    (r"untertitel(?:ung)?(?: im auftrag des| der| des| von)? [^.!?]{2,50}", "Untertitelung des ZDF, 2020"),
    (r"sous-titr(?:age|es)(?: réalisé[es]*)?(?: par)? [^.!?]{2,50}", "Sous-titrage Société Radio"),
    (r"(?:subtítulos (?:realizados |creados )?por|legenda(?:s|do) (?:pela|por)) [^.!?]{2,50}", "Legendas pela comunidade"),
    (r"(?:sottotitoli (?:creati|e revisione|a cura)|ondertitel(?:s|ing) (?:ingediend |gemaakt )?door) [^.!?]{2,50}", "Sottotitoli a cura di QTSS"),
    (r"字幕(?:by|：|:| ?由).{2,30}", "字幕：沛隊字幕組"),
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
    """Return whether a whole utterance is made of such phrases, once or again and again."""
    if len(text) > _LONGEST or not _OPENINGS.search(text):
        return False
    return _WHOLE.fullmatch(text) is not None


def drop_invented(blocks: Sequence[Block]) -> tuple[list[Block], tuple[Diagnostic, ...]]:
    """Leave out the spoken blocks that hold nothing else, with one diagnostic for all of them."""
    invented = [block.text for block in blocks if block.role == "cue" and is_invented(block.text)]
    if not invented:
        return list(blocks), ()
    message = f"{len(invented)} phrases that speech recognition invents in silence left out"
    kept = [block for block in blocks if block.role != "cue" or not is_invented(block.text)]
    return kept, (Diagnostic("invented-speech-left-out", message, " / ".join(invented[:5])[:500]),)
