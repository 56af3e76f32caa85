"""Questions and answers whose label says who asks or answers: "Q (Ana Ruiz, Mill House): …", "Frage: Bo Lind – …?"."""

from __future__ import annotations

import re
from typing import NamedTuple

from minutekit.entities.names import NameBook
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import TITLES
from minutekit.language.patterns import compile_late
from minutekit.schema import Person
from minutekit.structure.lines import Line, is_label

# (language, words or letters before a question, those before an answer)
LABELS: tuple[tuple[str, str, str], ...] = (
    ("en", "q question", "a answer reply response"),
    ("es", "p pregunta", "r respuesta"),
    ("pt", "p pergunta", "r resposta"),
    ("fr", "q question", "r réponse"),
    ("de", "f frage", "a antwort"),
    ("it", "d domanda", "r risposta"),
)
_ASKS = frozenset(word for _, asks, _ in LABELS for word in asks.split())
TALK_WORDS = _ASKS | frozenset(word for _, _, answers in LABELS for word in answers.split())
_LABEL = rf"(?P<word>{'|'.join(sorted(TALK_WORDS, key=len, reverse=True))})\.?\s?#?\d{{0,3}}"
_SAID = r"(?P<rest>\S.*)"
_BRACKET = compile_late(
    rf"{_LABEL}\s*[(\[](?P<who>[^()\[\]]{{2,80}})[)\]]\s*[:：.–—-]\s*{_SAID}", re.IGNORECASE | re.DOTALL
)
_BEHIND = compile_late(
    rf"{_LABEL}\s*(?P<sign>[:：.–—-])\s*(?P<who>[^:：?\n]{{4,100}}?)(?:\s[-–—]{{1,2}}\s+|\s?[:：]\s+|,?\s+"
    r"(?=[\"“«„]))(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_FIRST_LETTERS = frozenset(letter for word in TALK_WORDS for letter in (word[0], word[0].upper()))
_FEWEST = 2
_COLONS = (":", "：")


class _Asker(NamedTuple):
    """A line whose label names somebody; ``sure``: known here, or told with a title, an office or an organisation."""

    line: Line
    person: Person
    at: int
    sure: bool


def mark_askers(lines: list[Line], book: NameBook) -> None:
    """Give questions and answers the speakers that their labels name, where what they name are surely people."""
    found = [
        asker
        for line in lines
        if line.text[:1] in _FIRST_LETTERS
        and line.role == "open"
        and not line.speaker
        and not line.block.speaker
        and (asker := _read_asker(line, book))
    ]
    sure = sum(asker.sure for asker in found)
    for asker in found:
        if asker.sure or (len(found) >= _FEWEST and 2 * sure >= len(found)):
            person = asker.person if is_label(asker.person.name, "officer") else book.add(asker.person)
            asker.line.cut(asker.at)
            asker.line.speaker = person.name


def _read_asker(line: Line, book: NameBook) -> _Asker | None:
    """Read who is named in the label of a question or answer."""
    match = _BRACKET.match(line.text) or _BEHIND.match(line.text)
    # "A. Ana Ruiz – accounts" is an item of a list.
    if match and len(match["word"]) == 1 and match.groupdict().get("sign", ":") not in _COLONS:
        return None
    if match is None or (match["word"].casefold() in _ASKS and "?" not in match["rest"]):
        return None
    who = match["who"].strip()
    titled = who.split(maxsplit=1)[0].casefold().strip(".") in TITLES
    person = parse_person(who, single=titled)
    if person is None:
        return None
    known = book.find(person.name)
    sure = titled or known is not None or bool(person.organisation or person.role)
    return _Asker(line, known or person, match.start("rest"), sure)
