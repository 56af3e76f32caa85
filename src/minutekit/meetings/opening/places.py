"""Where a meeting was, told in the sentence that opens its minutes: "The council met at the Town Hall, Leeds, on …"."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import NamedTuple

from minutekit.language.patterns import compile_late
from minutekit.language.sentences import split_sentences
from minutekit.meetings.dates import WEEKDAYS, WHEN
from minutekit.meetings.lines import Line
from minutekit.meetings.naming.shapes import TITLES
from minutekit.meetings.numerals import spell_out
from minutekit.meetings.opening.openings import MEETING_WORDS, DateReader, is_of_other_meeting


class PlaceWords(NamedTuple):
    """How a language says where people met: ``verbs`` of meeting, ``before`` a place, words that ``name`` places.

    ``example`` is the rule's test and says ``place``.
    """

    language: str
    verbs: str
    before: str
    names: str
    example: str
    place: str


PLACES: tuple[PlaceWords, ...] = (
    PlaceWords("en", r"met|meets|convened|assembled|gathered|(?:was|were) held|took place", r"(?:at|in|inside)(?: the)?", "hall room chamber chambers library centre center building house church school street road offices office museum hotel inn theatre theater park courthouse auditorium gym cafeteria headquarters campus university club", "The council met at the Town Hall, Leeds, on 4 June 2024.", "Town Hall, Leeds"),
    PlaceWords("es", r"se reún\w+|se reunió|se reunieron|reunid[oa]s|se celebr\w+|tuvo lugar", r"(?:en|dentro de)(?: el| la| los| las)?", "sala salón sede aula oficina oficinas casa local locales biblioteca centro ayuntamiento palacio auditorio edificio instalaciones domicilio colegio escuela plaza calle hotel museo iglesia parroquia finca comedor", "El 4 de junio de 2024 se reunió en la sede de la asociación, calle Mayor 4, la junta.", "sede de la asociación, calle Mayor 4"),
    PlaceWords("pt", r"reuniu-se|reuniram-se|reunid[oa]s|realizou-se|realizaram-se|teve lugar", r"(?:em|no|na|nos|nas)", "sala salão sede auditório biblioteca casa câmara centro edifício escola igreja praça rua hotel museu ginásio quadra paróquia escritório", "A 4 de junho de 2024 reuniram-se na sede da associação os moradores.", "sede da associação"),
    PlaceWords("fr", r"s['’]est réunie?s?|se sont réunie?s|s['’]est tenue?|a eu lieu|se réunit|se tient", r"(?:dans|en|à|au|aux)(?: la| le| les)?(?: l['’])?", "salle mairie maison école bibliothèque siège hôtel centre bureau bureaux église gymnase théâtre musée château rue place foyer espace locaux", "Le 4 juin 2024, le conseil s'est réuni à la mairie de Bourg.", "mairie de Bourg"),
    PlaceWords("de", r"fand(?:en)?(?=.{1,160}\bstatt)|traf(?:en)? sich|versammel\w+|trat(?=.{1,160}\bzusammen)|tagte", r"(?:im|in der|in den|in|auf dem)", "haus rathaus saal sitzungssaal raum halle turnhalle sporthalle zentrum schule gasthof gasthaus gaststätte hotel bibliothek kirche vereinsheim pfarrheim heim büro aula mensa museum bürgerhaus gemeindehaus straße platz", "Die Sitzung fand am 4. Juni 2024 im Gasthof Krone statt.", "Gasthof Krone"),
    PlaceWords("it", r"si è riunit[oa]|si sono riuniti|si è tenut[oa]|si è svolt[oa]|ha avuto luogo", r"(?:presso|nella|nel|nello|in|a|al|alla)(?: la| il| lo| i)?(?: l['’])?", "sala sede aula salone palazzo biblioteca casa municipio centro edificio scuola chiesa piazza via hotel museo teatro oratorio palestra ufficio uffici locali", "Il 4 giugno 2024 si è riunito presso la sede comunale il consiglio.", "sede comunale"),
)  # fmt: skip
_VERB = compile_late(rf"\b(?:{'|'.join(row.verbs for row in PLACES)})\b", re.IGNORECASE)
_GERMAN_VERB = compile_late("|".join(row.verbs for row in PLACES if row.language == "de"), re.IGNORECASE)
# The longest form first: "in der" before "in".
_BEFORE = compile_late(
    rf"(?<![\w-])(?:{'|'.join(row.before for row in PLACES)})\s+(?=\S)|\b(?:dell|nell|all|dans l|à l)['’]"
)
_NAMES = frozenset(word for row in PLACES for word in row.names.split())
_ENDS_OF_GERMAN = ("haus", "saal", "halle", "heim", "raum", "zentrum", "schule", "straße", "platz", "hof", "amt")
_LINKS = frozenset(
    [
        "of",
        "de",
        "del",
        "della",
        "dello",
        "dei",
        "degli",
        "di",
        "da",
        "do",
        "das",
        "dos",
        "du",
        "des",
        "von",
        "zu",
        "zur",
        "zum",
        "and",
        "y",
        "e",
        "et",
    ]
)
_ARTICLES = frozenset(["the", "la", "el", "los", "las", "le", "les", "lo", "il", "der", "dem", "den"])
# "casa comunal", "salle polyvalente", "sede sociale"
_ADJECTIVE = compile_late(r".{3,}(?:al|ale|ar|are|ica|ico|ique|aria|ario|iva|ivo|ive|ana|ano|ente|ante|nobre)")
_ONLINE = compile_late(
    r"\b(?:online|virtually|remotely|(?:by|via|on|over) (?:zoom|teams|webex|skype|video ?(?:conference|call))|por (?:videoconferencia|videoconferência)|en línea|en ligne|par visioconférence|per videoconferenza|in videoconferenza|per videokonferenz|als videokonferenz)\b",
    re.IGNORECASE,
)
_TOKEN = compile_late(r"\S+")
_GOES_ON = compile_late(
    r"\s*(?:[,.;)]|$|(?:on|at|from|with|am|um|el|le|il|a las|a les|às|à|alle|dalle|con|com|avec|mit|the|la|los|as|os|die|das|der|statt)\b)"
)
_ELISION = compile_late(r"(?:d|l|dell|dall|all)['’](?=\w)", re.IGNORECASE)
_COMMA = compile_late(r",\s+(?P<from>(?P<number>\d{1,5}[a-z]?\s+(?=[^\W\d_]))?)(?=\S)")
_LONGEST_ABBREVIATION, _MOST_PIECES = 3, 3
_FIRST_LINES, _LONGEST = 10, 600
_NEAR = 4
_MOST_TOKENS = 8


def find_told_place(lines: list[Line], dates: DateReader, day: Date | None) -> str | None:
    """Return the place in the sentence near the head of minutes that says when and where people met; None if none does.

    ``day``: of the meeting; a sentence that tells of another day is of another meeting.
    """
    for line in lines[:_FIRST_LINES]:
        text = line.block.text[: 2 * _LONGEST]
        if line.words < 6 or line.listed or line.block.role in {"cue", "chat"} or not _VERB.search(text):
            continue
        for start, end in split_sentences(text, dates.language):
            sentence = text[start : min(end, start + _LONGEST)]
            verb = _VERB.search(sentence)
            if verb is None or is_of_other_meeting(sentence):
                continue
            found = dates.find(spell_out(sentence))
            told = any(item.date == day for item in found) if any(item.date for item in found) else _is_timed(sentence)
            if told:
                return _read_place(sentence, verb)
    return None


def names_place(text: str) -> bool:
    """Tell whether a word of a text is of those that name places: "Mill House", "Rathaus Elmstadt"."""
    words = {word.strip(".,").casefold() for word in text.split()}
    return bool(words & _NAMES) or any(word.endswith(_ENDS_OF_GERMAN) for word in words)


def _is_timed(sentence: str) -> bool:
    """Tell whether a sentence tells an hour, or that a meeting was called."""
    return re.search(r"\d{1,2}\s?[:.h]\s?\d{2}|\d\s?[ap]\.?m\b|pursuant to", sentence) is not None


def _read_place(sentence: str, verb: re.Match[str]) -> str | None:
    """Choose the place of a sentence: one named by its kind, else the town right behind the verb."""
    online = _ONLINE.match(sentence, verb.end() + 1)
    if online:
        return online.group()
    near: str | None = None
    # In German every noun has a capital.
    german = _GERMAN_VERB.match(sentence, verb.start()) is not None
    for match in _BEFORE.finditer(sentence):
        place, end = _read_name(sentence, match.end())
        if not place:
            continue
        if names_place(place):
            return _read_more(sentence, place, end)
        adjoins = verb.end() <= match.start() <= verb.end() + _NEAR
        if adjoins and near is None and not german and not MEETING_WORDS.search(place):
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
        known = word in _NAMES or (taken > 0 and _ADJECTIVE.fullmatch(word) is not None)
        fits = core[0].isupper() or known or linked or elided or (taken and core[0].isdigit())
        if not fits or word in WHEN or word in WEEKDAYS or word in TITLES:
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
        if not more or not _GOES_ON.match(sentence, stop) or MEETING_WORDS.search(more):
            break
        place, end = f"{place}, {sentence[comma.start('from') : stop]}", stop
    return place
