"""Function words by which people talk to one another, and which a report of what they said does without."""

from __future__ import annotations

_WORDS = {
    "es": "yo me mi mí tú tu te ti usted ustedes vosotros os sí no ya bueno pues vale así ahora aquí muy entonces qué",
    "pt": "eu me meu minha tu te você vocês sim não já bem então aqui agora muito lá isso isto",
    "fr": "je j'ai me m' moi mon ma tu te t' toi vous votre vos oui non là bien donc alors ça c'est ici très",
    "de": "ich mich mir mein meine du dich dir ihr euch sie ja nein nicht also so da hier jetzt dann mal auch doch schon",
    "it": "io mi me mio mia tu ti te voi vi sì no già bene allora qui ora molto così quindi ecco",
}

SPEECH_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
"""By language; a language that has learned rates (see ``models/salience/rates.json``) needs none."""
