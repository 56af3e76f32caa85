"""minutekit: from minutes, notes and transcripts to a traceable "Key points raised" digest.

    import minutekit as mk
    meeting = mk.read_meeting("notes.docx")
    mk.save(mk.summarise(meeting), "digest.docx")

Names load at first use, so that the import itself takes milliseconds. They are listed once, in the
stub ``__init__.pyi`` beside this file, which type checkers read too.
"""

from __future__ import annotations

import importlib

_STUB = __spec__.loader.get_data(__file__.removesuffix("c") + "i").decode()
# A line of the stub is "from HOME import NAME as PUBLIC_NAME".
_HOMES = {words[5]: (words[1], words[3]) for words in map(str.split, _STUB.splitlines()) if words[:1] == ["from"]}

__all__ = sorted(_HOMES)  # noqa: PLE0605 - the stub lists them


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        msg = f"module 'minutekit' has no attribute {name!r}"
        raise AttributeError(msg)
    home, own = _HOMES[name]
    value = getattr(importlib.import_module(home), own)
    # Nouns are shown in notebooks by what the api renders them with.
    importlib.import_module("minutekit.api")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
