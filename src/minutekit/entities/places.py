"""Where a meeting was, told in the sentence that opens its minutes: "The council met at the Town Hall, Leeds, on …"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from minutekit.entities.dates import is_when_word
from minutekit.entities.shapes import is_title
from minutekit.lexicon import compile_phrases, word_classes, words_of

_VERB = r"\b(?:(?P<german>{met_split}(?=.{1,160}\b{met_rest}\b)|{met:de})|{met})\b"
_BEFORE = (
    r"(?<![\w-])(?-i:{met_in}(?: (?:the|el|los|las?|les?|il?|lo)(?= )| l['’])?)(?:\s+(?=\S)|(?<=['’]))|"
    r"(?-i:\b(?:dell|nell|all|dans l|à l)['’])"
)
_LINKS_WORDS = """
of de del della dello dei degli di da do das dos du des von zu zur zum and y e et
"""
_LINKS = frozenset(_LINKS_WORDS.split())
_ARTICLES_WORDS = """
the la el los las le les lo il der dem den
"""
_ARTICLES = frozenset(_ARTICLES_WORDS.split())
# "casa comunal", "salle polyvalente", "sede sociale"
_ADJECTIVE = re.compile(r".{3,}(?:al|ale|ar|are|ica|ico|ique|aria|ario|iva|ivo|ive|ana|ano|ente|ante|nobre)")
_TOKEN = re.compile(r"\S+")
_GOES_ON = r"\s*(?:[,.;)]|$|(?-i:{behind_place})\b)"
_ELISION = re.compile(r"(?:d|l|dell|dall|all)['’](?=\w)", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?P<from>(?P<number>\d{1,5}[a-z]?\s+(?=[^\W\d_]))?)(?=\S)")
_LONGEST_ABBREVIATION, _MOST_PIECES = 3, 3
_NEAR = 4
_MOST_TOKENS = 8


@cache
def _place_words() -> frozenset[str]:
    return frozenset(form for form in words_of("place_word") if " " not in form and "*" not in form)


@lru_cache(maxsize=4_096)
def names_place(text: str) -> bool:
    """Return whether a word of a text is of those that name places: "Mill House", "Rathaus Elmstadt"."""
    return "place_word" in word_classes(text)


def _names_meeting(text: str) -> bool:
    """Return whether a word of a text says what met, and none where: "Executive Session"."""
    classes = word_classes(text)
    return bool({"meeting", "document", "body"} & classes.keys()) and "place_word" not in classes


def find_place(sentence: str) -> str | None:
    """Find the place in a sentence that says where people met.

    Args:
        sentence: "The council met at the Town Hall, Leeds, on 4 June 2024."

    Returns:
        The place as printed ("Town Hall, Leeds"), None where no verb of meeting or no place stands there.
    """
    verb = compile_phrases(_VERB).search(sentence)
    return _read_place(sentence, verb) if verb else None


def _read_place(sentence: str, verb: re.Match[str]) -> str | None:
    """Choose the place of a sentence: one named by its kind, else the town right behind the verb."""
    online = compile_phrases("{met_online}").match(sentence, verb.end() + 1)
    if online:
        return online.group()
    near: str | None = None
    # In German every noun has a capital.
    german = verb["german"] is not None
    for match in compile_phrases(_BEFORE).finditer(sentence):
        place, end = _read_name(sentence, match.end())
        if not place:
            continue
        if names_place(place):
            return _read_more(sentence, place, end)
        adjoins = verb.end() <= match.start() <= verb.end() + _NEAR
        if adjoins and near is None and not german and not _names_meeting(place):
            near = _read_more(sentence, place, end)
    return near


def _read_name(sentence: str, start: int) -> tuple[str, int]:
    """Read the words that name one place from ``start`` on; "" where they are no name."""
    end = start
    taken, linked = 0, False
    for token in _TOKEN.finditer(sentence, start):
        bare = token.group().strip(".,;()")
        word = bare.casefold()
        elided = _ELISION.match(bare)
        core = bare[elided.end() :] if elided else bare
        if not core or taken >= _MOST_TOKENS:
            break
        if taken and not elided and (word in _LINKS or (linked and word in _ARTICLES)):
            linked = True
            continue
        known = word in _place_words() or (taken > 0 and _ADJECTIVE.fullmatch(word) is not None)
        fits = core[0].isupper() or known or linked or elided or (taken and core[0].isdigit())
        if not fits or is_when_word(word) or is_title(word):
            break
        taken, linked = taken + 1, False
        end = token.start() + len(token.group().rstrip(".,;()"))
        if token.group()[-1] in ",;)" or (token.group()[-1] == "." and len(bare) > _LONGEST_ABBREVIATION):
            break
    return (sentence[start:end], end) if taken else ("", start)


def _read_more(sentence: str, place: str, end: int) -> str:
    """Add what stands behind commas and belongs to the place: its town, its street."""
    for _ in range(_MOST_PIECES):
        comma = _COMMA.match(sentence, end)
        if comma is None:
            break
        more, stop = _read_name(sentence, comma.end("number") if comma["number"] else comma.end())
        if not more or not compile_phrases(_GOES_ON).match(sentence, stop) or _names_meeting(more):
            break
        place, end = f"{place}, {sentence[comma.start('from') : stop]}", stop
    return place
