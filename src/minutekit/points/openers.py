"""Words before the name of who will do something: "Then Dario will …", "Además, Nuria …"."""

from __future__ import annotations

import re

from minutekit.language.patterns import compile_late

# (language, words that may open a sentence before a name)
OPENERS: tuple[tuple[str, str], ...] = (
    ("en", "then so next and also but now later afterwards after meanwhile therefore thus finally additionally furthermore moreover hence consequently tomorrow today tonight once again accordingly firstly secondly thirdly lastly soon subsequently here"),
    ("es", "luego además entonces después también mañana hoy asimismo finalmente posteriormente pues así y pero ahora"),
    ("pt", "depois então também amanhã hoje assim mas agora finalmente posteriormente logo portanto entretanto"),
    ("fr", "ensuite puis donc aussi enfin demain aujourd'hui alors et mais ainsi maintenant également finalement"),
    ("de", "dann danach anschließend außerdem zudem weiterhin ferner morgen heute daher deshalb somit also und aber jetzt nun später schließlich zusätzlich inzwischen ebenso"),
    ("it", "poi quindi inoltre domani oggi infine allora dunque anche ma ora successivamente pertanto"),
)  # fmt: skip
_OPENERS = frozenset(word.casefold() for _, words in OPENERS for word in words.split())
# (language, several words that open a sentence as one of the others does)
PHRASES: tuple[tuple[str, str], ...] = (
    ("en", "in the meantime|after that|in addition|as a result|for that reason|by then|at the same time"),
    ("es", "por tanto|por lo tanto|por ello|por eso|a continuación|en consecuencia|mientras tanto|por otro lado|por otra parte|por último|más tarde"),
    ("pt", "por isso|em seguida|a seguir|por fim|além disso|mais tarde|por outro lado|enquanto isso"),
    ("fr", "par ailleurs|en outre|de plus|par la suite|d['’]ici là|en parallèle|dans l['’]intervalle|après cela|pour cela|de son côté"),
    ("de", "aus diesem grund|in der zwischenzeit|im anschluss|des weiteren|darüber hinaus|bis dahin"),
    ("it", "nel frattempo|in seguito|dopo di che|per questo|di conseguenza|a seguire|più tardi"),
)  # fmt: skip
_PHRASE = compile_late(rf"(?:{'|'.join(words for _, words in PHRASES)}),?\s+(?=\S)", re.IGNORECASE)
_PHRASE_STARTS = frozenset(re.split(r"[ '\[]", phrase)[0] for _, words in PHRASES for phrase in words.split("|"))
_WORD = compile_late(r"([^\W\d_]+(?:['’][^\W\d_]+)?),?\s+(?=\S)")
_MOST = 2


def opener_end(text: str, names: frozenset[str]) -> int:
    """Return where the text goes on behind an adverb or conjunction at its head; 0 where there is none.

    ``names``: words of the people's names, which open no other sentence.
    """
    end = 0
    for _ in range(_MOST):
        match = _WORD.match(text, end)
        word = match[1].casefold().replace("’", "'") if match else ""
        if match is None or word in names:
            break
        phrase = _PHRASE.match(text, end) if word.partition("'")[0] in _PHRASE_STARTS else None
        if phrase:
            end = phrase.end()
        elif word in _OPENERS:
            end = match.end()
        else:
            break
    return end


def is_opener(word: str) -> bool:
    """Tell whether a word in lower case opens sentences and is nobody."""
    return word in _OPENERS
