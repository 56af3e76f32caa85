"""Captions in two languages: each cue says the same twice, one language above the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minutekit.readers.transcripts.cues import Cue
from minutekit.readers.transcripts.voices import strip_tags
from minutekit.schema import Diagnostic

_FEWEST = 4
_PAIRED = 0.8
_OPENING = 0.6
_SAMPLE = 20_000
_PAIR = 2


def keep_one_language(cues: Sequence[Cue], wanted: str | None) -> tuple[tuple[Cue, ...], tuple[Diagnostic, ...]]:
    """Keep of captions in two languages the one ``wanted``, or else the upper one; other captions stay as they are.

    Nearly every cue has two lines, the lower ones do not go on with the upper, and the two are of different
    languages throughout.
    """
    pairs = [(cue.lines[0], cue.lines[1]) for cue in cues if len(cue.lines) == _PAIR]
    if len(pairs) < max(_FEWEST, _PAIRED * len(cues)):
        return tuple(cues), ()
    uppers, lowers = ([strip_tags(line) for line in lines] for lines in zip(*pairs, strict=True))
    if sum(not line[:1].islower() for line in lowers) < _OPENING * len(lowers):
        return tuple(cues), ()
    from minutekit.language import detect_language  # noqa: PLC0415 - loads a model, for such captions alone

    upper, lower = (detect_language("\n".join(lines)[:_SAMPLE]) for lines in (uppers, lowers))
    if upper is None or lower is None or upper == lower:
        return tuple(cues), ()
    left = 0 if wanted == lower else 1
    kept = [replace(cue, lines=(cue.lines[1 - left],)) if len(cue.lines) == _PAIR else cue for cue in cues]
    sample = " / ".join((uppers, lowers)[left][:5])[:500]
    told = Diagnostic(
        "second-language-left-out",
        f"captions in two languages: those in {(upper, lower)[left]} are left out; ReadOptions(language=...) chooses",
        sample,
    )
    return tuple(kept), (told,)
