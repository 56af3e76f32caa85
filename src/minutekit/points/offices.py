"""Offices that stand for whoever holds them."""

from __future__ import annotations

_OFFICES_WORDS = """
chair chairman chairwoman chairperson clerk secretary treasurer president director manager coordinator presidenta
presidente secretaria secretario tesorera tesorero secretária secretário tesoureira tesoureiro présidente président
secrétaire trésorier trésorière vorsitzende vorsitzender schriftführerin schriftführer kassierer kassiererin
segretaria segretario tesoriere
"""
OFFICES = frozenset(_OFFICES_WORDS.split())
