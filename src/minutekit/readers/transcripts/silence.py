"""Phrases that speech recognition invents where nobody speaks: it learned them from the ends of films on the net."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutekit.language.patterns import compile_late
from minutekit.schema import Block, Diagnostic

_INVENTED = r"(?:¡ ?)?{ghost}|[^.!?:]{0,60}\bamara\.org\b[^.!?]{0,40}|{ghost_credit} ?[^.!?]{2,60}"
_WHOLE = compile_late(rf"(?:\s*[\W_]*(?:{_INVENTED})[\s.,!?…♪]*){{1,50}}", re.IGNORECASE)
# Looked for first: nearly all that is said holds neither.
_NEAR = compile_late(r"{ghost}|{ghost_credit}|amara\.org", re.IGNORECASE)
_LONGEST = 1_000


def is_invented(text: str) -> bool:
    """Return whether a whole utterance is made of such phrases, once or again and again."""
    if len(text) > _LONGEST or not _NEAR.search(text):
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
