"""Which of the lines at the head of minutes is their title, and what in it is one."""

from __future__ import annotations

import re
from functools import cache

from minutekit.entities.dates import find_weekday, is_when_word, weekday_names
from minutekit.language.patterns import compile_late
from minutekit.meetings.labels import label_kinds
from minutekit.meetings.lines import Line
from minutekit.meetings.opening.openings import MEETING_WORDS, DateReader, names_record, split_label

_MOST_WORDS = 32
_LONG = 45
_MOST_WORDS_OF_BODY = 8
_FEWEST_WORDS_LEFT = 3
_FEWEST_WORDS_OF_RECORD = 4
_MOST_WORDS_OF_SUBJECT = 20
_ON = compile_late(
    r"\b(?:(?:hearing|workshop|seminar|webinar|round ?table|symposium|consultation|conference|forum) (?:on|about|regarding)|(?:audiencia|taller|seminario|foro|conversatorio|mesa redonda)(?: pública)? sobre|"
    r"(?:audiência|oficina|seminário|fórum|mesa[- ]redonda)(?: pública)? sobre|(?:audition|atelier|séminaire|table ronde|forum|colloque) sur|(?:anhörung|workshop|fachgespräch|runder tisch|forum) (?:zu[rm]?|über)|"
    r"(?:audizione|seminario|convegno|tavola rotonda|forum) (?:su(?:l|lla|i|gli|lle)?|sull['’]))\b",
    re.IGNORECASE,
)
_HELD = compile_late(
    r",?\s+(?:(?:which|that) was |que fue |)(?:held|celebrad[ao]|realizad[ao]|tenue|tenutasi|svoltasi|abgehalten)\b\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
# Bodies whose name says little without the name of the place or house that they belong to.
_BODY = compile_late(
    r"\b(?:board|committee|council|commission|senate|assembly|trustees|directors|cabinet|panel|consejo|comit[eéê]|junta|concejo|conselho|câmara|conseil|commission|ausschuss|\w*rat|vorstand|"
    r"consiglio|comitato|giunta|assemblea|asamblea|assembleia)\b",
    re.IGNORECASE,
)
_TIME_END = compile_late(
    r"\s*[|,–—-]?\s*(?:\bat )?\d{1,2}[:.h]?\d{0,2}\s*(?:[ap]\.?m\.?|h|uhr)\b\s*(?:[A-Z]{2,4})?\s*$", re.IGNORECASE
)
# What is left of "DATE: 4 May", "am Donnerstag, den 4. Mai um 19.30 Uhr in Ried".


@cache
def _when_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    days = "|".join(sorted(weekday_names()))
    return (
        re.compile(
            rf"\W+(?:data|date|fecha|datum)\s*:?$|,?\s+(?:am|on|el|le|il)?\s*(?:{days}),?\s*(?:den|dem|the)?\s*(?:um|at|alle(?: ore)?|a las|às|à)\s+\d.*$",
            re.IGNORECASE,
        ),
        re.compile(rf",?\s+(?:am|on|le|il)\s+(?:{days}),?\s*(?:den|dem|the)?(?=\s|$)", re.IGNORECASE),
    )


_TIMED_BRACKET = compile_late(
    r"\s*\((?:at |um |à |a las |às |alle |ore )?\d{1,2}(?:\s?[:.h]\s?\d{2}|\s?h)?\s?(?:[ap]\.?m\.?|uhr|hrs?|h)?(?P<rest>(?:,[^()]{3,60})?)\)\s*$",
    re.IGNORECASE,
)
_LINK_END = compile_late(r"\s+(?:of|on|for|held|du|de|del|della|da|do|vom|am|le|el|from)$", re.IGNORECASE)
_AT = r"(?:in|at|en|em|no|na|dans|à|im|presso|nella|nel)"
_PLACE_BEFORE = compile_late(
    rf"^{_AT}\s+(?P<place>.{{3,80}}?),?\s+(?:on|am|el(?: día)?|le|il(?: giorno)?|no dia)$", re.IGNORECASE
)
_PLACE_AFTER = compile_late(
    rf"^[\s,]*{_AT}\s+(?P<place>[^\d].{{2,80}}?)(?:,?\s+(?:from|at|starting|commencing|a las|às|à|um|alle(?: ore)?|dalle)\s+\d.*)?[\s.]*$",
    re.IGNORECASE,
)


def choose_title(candidates: list[Line], body_size: float, dates: DateReader) -> list[Line]:
    """Return the lines that make the title, in order; none where none looks like one.

    ``candidates``: the open lines at the head of the document. ``body_size``: in points.
    """
    if not candidates:
        return []
    best = min(candidates, key=lambda line: (-_score(line, candidates, body_size), line.index))
    if _score(best, candidates, body_size) < 1.0:
        return []
    position = candidates.index(best)
    parts = [best]
    for line in candidates[position + 1 :]:
        if not _goes_on(line, parts[-1]):
            break
        parts.append(line)
    return parts if len(parts) > 1 else _join_body(best, candidates, dates)


def read_title(text: str, dates: DateReader) -> tuple[str, str | None]:
    """Return the title in a line, without date, time and place, and the place if one is printed there."""
    place = find_place(text, dates)
    bracket = _TIMED_BRACKET.search(text)
    if bracket:
        # The hour and the room in brackets behind the day.
        place = place or next((piece for piece in map(str.strip, bracket["rest"].split(",")) if piece), None)
        text = text[: bracket.start()]
    text = _cut_held(text, dates)
    bare = dates.strip(text)
    text = (_when_patterns()[1].sub("", _when_patterns()[0].sub("", bare)) if bare != text else bare) or text
    # What stands behind a bar or two is no part of the title.
    words = len(re.findall(r"\w+", text))
    text = next(
        (piece.strip() for piece in text.split("|") if 2 * len(re.findall(r"[^\W\d_]\w*", piece)) > words > 1), text
    )
    pieces = re.split(r"\s+[-–—]\s+", text)
    kept = [piece for piece in pieces if not all(map(is_when_word, re.findall(r"\w+", piece)))]
    text = _LINK_END.sub("", " - ".join(kept) if 0 < len(kept) < len(pieces) else text)
    kept = text.split()
    while len(kept) > _FEWEST_WORDS_LEFT and find_weekday(kept[-1].strip(".,")) is not None:
        kept = _LINK_END.sub("", " ".join(kept[:-1])).split()
        text = " ".join(kept)
    return _TIME_END.sub("", text).strip(" |–—-") or text, place


def _score(line: Line, front: list[Line], body_size: float) -> float:
    sizes = [other.block.size or 0.0 for other in front]
    score = 4.0 if line.block.role == "title" else 2.5 if line.block.role == "heading" else 0.0
    if line.block.size and line.block.size >= max(sizes) and line.block.size > body_size + 0.5:
        score += 2.0
    score += 1.5 if MEETING_WORDS.search(line.text) else 0.0
    # "Minutes of Meeting" says less than whose they are.
    telling = line.words >= _FEWEST_WORDS_OF_RECORD or any(map(str.isdigit, line.text))
    score += 5.0 if telling and names_record(line.text) else 0.0
    score += 1.0 if line is front[0] else 0.0
    # What a hearing is about says more than before whom it is.
    score += 1.25 if line.words <= _MOST_WORDS_OF_SUBJECT and _ON.search(line.text) else 0.0
    score += 0.5 if line.block.bold else 0.0
    score -= 4.0 if {"attendance", "absent", "agenda"} & set(label_kinds(line.text)) else 0.0
    labelled = split_label(line.text)
    return score - (3.0 if line.words > _MOST_WORDS or (labelled and label_kinds(labelled[0])) else 0.0)


def _goes_on(line: Line, before: Line) -> bool:
    """Tell whether a title goes on in the next line: same size, weight and role, one after the other."""
    one, other = line.block, before.block
    # Who writes no capitals at all begins every line so.
    small = line.text[:1].islower() and not before.text[:1].islower() and not split_label(line.text)
    if small and line.role == "open" and line.index == before.index + 1 and not before.closed:
        return True
    alike = line.role == "open" and bool(one.size) and (one.size, one.bold) == (other.size, other.bold)
    # The rest of a long line that was broken may be reported as a heading.
    broken = (
        other.role == "title" and one.role == "heading" and len(before.text) >= _LONG and not label_kinds(line.text)
    )
    return alike and line.index == before.index + 1 and ((one.role, other.role) == ("title", "title") or broken)


def _join_body(title: Line, candidates: list[Line], dates: DateReader) -> list[Line]:
    """Join the two lines that say in capitals whose board met: "TOWN OF X", "PLANNING BOARD"."""
    position = candidates.index(title)
    before = candidates[position - 1] if position else None
    after = candidates[position + 1] if position + 1 < len(candidates) else None
    if before is not None and _BODY.search(title.text) and _is_body(before, title, dates):
        return [before, title]
    if (
        after is not None
        and not MEETING_WORDS.search(title.text)
        and _BODY.search(after.text)
        and _is_body(after, title, dates)
    ):
        return [title, after]
    return [title]


def _is_body(line: Line, title: Line, dates: DateReader) -> bool:
    return (
        abs(line.index - title.index) == 1
        and all(part.text.isupper() and part.words <= _MOST_WORDS_OF_BODY for part in (line, title))
        and line.block.bold == title.block.bold
        and not split_label(line.text)
        and not label_kinds(line.text)
        and not dates.find(line.text)
    )


def _cut_held(text: str, dates: DateReader) -> str:
    """Cut "held on 4 May in the hall" off, if it says when."""
    match = _HELD.search(text)
    held = (
        match is not None
        and bool(dates.find(match["rest"]))
        and len(text[: match.start()].split()) >= _FEWEST_WORDS_LEFT
    )
    return text[: match.start()] if match and held else text


def find_place(text: str, dates: DateReader) -> str | None:
    """Return the place in "Minutes of the meeting held in the hall on 4 May", None where none is printed so."""
    match = _HELD.search(text)
    found = dates.find(match["rest"]) if match else []
    if not match or not found:
        return None
    weekday = re.sub(r"[\s,]*[^\W\d_]{2,10}day,?\s*$", "", match["rest"][: found[0].start], flags=re.IGNORECASE).strip()
    place = _PLACE_BEFORE.match(weekday) or _PLACE_AFTER.match(match["rest"][found[0].end :])
    return place["place"].strip(" ,") if place else None
