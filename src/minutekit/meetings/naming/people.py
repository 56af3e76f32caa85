"""People as minutes print them: "Name, role, organisation", "Name (Org)", "Name - Org", lists of names."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from minutekit.language.addresses import MAIL
from minutekit.language.literals import LiteralSet
from minutekit.language.patterns import compile_late
from minutekit.meetings.naming.listings import (
    cut_crowd,
    cut_house,
    cut_plural_title,
    group_people,
    is_postnominal,
    turn_surname,
)
from minutekit.meetings.naming.roles import ROLE, names_role, sort_affiliation
from minutekit.meetings.naming.shapes import TITLES, initials, is_name
from minutekit.schema import Person

_REMOTE = compile_late(
    r"\s*[-–—,(]?\s*\b(?:via|by|on|per|par|por|über)\s+(?:zoom|teams|meet|webex|phone|telephone|teléfono|telefone|téléphone|telefon|video\w*|skype|discord)\b\)?|"
    r"\s*[-–—,(]\s*(?:online|remote(?:ly)?|virtual(?:ly)?|remoto|en línea|en ligne|à distance|in person)\b\)?",
    re.IGNORECASE,
)
# One of these stands in whatever ``_REMOTE`` matches.
_MEANS = "zoom teams meet webex phone teléf telef téléph video skype discord online remot virtual línea ligne distance person"
_FROM_AFAR = LiteralSet(_MEANS.split())
# How long somebody was there, or why not: no role and no organisation.
_STAY = compile_late(
    r"(?:late|unwell|ill|sick|apologies|krank|verspätet|(?:un)?entschuldigt|excused|excusée?s?|teilweise|part[- ]?time|(?:arrived|joined|left|came|leaving|joining|present)\b.{0,40}|"
    r"(?:from|until|till|since|after|before|ab|bis|von|seit|desde|hasta|a partir de|até|à partir d[e']|jusqu['’]à|dalle|fino alle|dès)\s.{0,40}|"
    r"(?:items?|TOP|punkte?|puntos?|points?|punti)\s?\d[\d\s,–-]{0,20}|(?:on |im |en |in )?(?:leave|holiday|vacation|urlaub|vacaciones|férias|congé|ferie))",
    re.IGNORECASE,
)
# Where somebody lives, or is called.
_ADDRESS = compile_late(r"^\d{1,4}[a-z]?\s+[^\W\d_]|\b(?:tel|phone|fax|mobile)\b[.:]?\s*[\d+(]|\d{5}", re.IGNORECASE)
_OFFICE = compile_late(
    r"(?:(?:Vice|Deputy|Acting|Co|City|Town|County|Village|District|Assistant|General|Executive)[- ])?(?:Chair(?:man|woman|person)?|Director|Counsel|Manager|Attorney|Administrator|Planner|Engineer|Superintendent|Mayor|President|Treasurer|Secretary|Clerk|Commissioner|Trustee|"
    r"Supervisor|Council(?:man|woman|member|person)|Board [Mm]ember|Bürgermeister(?:in)?|Vorsitzende[r]?|Alcaldes?a?|President[ea]|"
    r"Secretari[oa]|Président[e]?|Maire|Sindac[oa]|"
    r"(?:[1-9]\. )?(?:[Ss]tellv\w*\.?\s+)?(?:[A-ZÄÖÜ][a-zäöüß]{2,24}(?:meister|leiter|vertreter|vorsteher|führer|sekretär|direktor|beauftragter?|praktikant)(?:in)?|(?:Gemeinde|Stadt|Kreis|Orts|Markt|Verbands|Kirchen|Betriebs)r[aä]t(?:in)?|GR|StR|V?Bgm\.?))\s+"
)
_MARKS = compile_late(r"[*†‡§¹²³]+|\[[xX ✓]\]")
# "Ada Berg @aberg (ACME)": what she is called on the net, behind her name.
_HANDLE = compile_late(r"(?<![\w@.])@([A-Za-z0-9][\w.-]{0,38}\w)(?![\w@])")
_TIED = compile_late(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[_][^\W\d_a-zß-öø-ÿ][^\W\d_]*\.?){1,3}")
_LAST_INITIAL = compile_late(r"[^\W\d_]\s[^\W\d_a-zß-öø-ÿ]\.\s*$")
# What programs list among those who were there: voices without a name, shared screens.
_NO_PERSON = compile_late(
    r"(?:unknown )?(?:speaker|participant|guest)[ _#]?\d{1,3}|(?:unknown|unidentified|unbekannter?) (?:speaker|participant|sprecher(?:in)?)|.{2,40}['’]s (?:presentation|screen|iphone|ipad)",
    re.IGNORECASE,
)
_JOINERS = compile_late(r"\s+(?:&|\+|and|und|y|e|et|ed)\s+")
# "Ada Berg, Bo Lind, and Ida Holm"
_LAST_JOINER = compile_late(r",\s*(?:&|and|und|y|e|et|ed)\s+(?=[^\W\d_a-zß-öø-ÿ])")
_COMMAS = ",،、，"
_WIDE = str.maketrans("（）", "()")
_LENGTHS_OF_INITIALS = range(2, 5)
_LONGEST_PERSON = 400
_LONGEST_LIST = 6_000


def _split_outside(text: str, separators: str) -> list[str]:
    pieces, depth, start = [], 0, 0
    for position, sign in enumerate(text):
        if sign in "([（":
            depth += 1
        elif sign in ")]）":
            depth = max(0, depth - 1)
        elif sign in separators and depth == 0:
            pieces.append(text[start:position])
            start = position + 1
    return [piece.strip() for piece in (*pieces, text[start:]) if piece.strip()]


@lru_cache(maxsize=16_384)
def parse_person(text: str, *, single: bool = True) -> Person | None:
    """Read one person out of a line; None when no name opens it."""
    if len(text) > _LONGEST_PERSON:
        return None
    handle = re.fullmatch(r"@([\w.-]{2,40})", text.strip())
    if handle:
        return Person(name=handle.group(1))
    # "Ada_Berg": how chats write a name in one word.
    text = text.replace("_", " ") if "_" in text and _TIED.fullmatch(text.strip()) else text
    text = turn_surname(text) or text
    emails = tuple(dict.fromkeys(MAIL.findall(text))) if "@" in text else ()
    text = text.translate(_WIDE)
    text = MAIL.sub("", text) if emails else text
    handles = tuple(_HANDLE.findall(text)) if "@" in text else ()
    text = " ".join(_HANDLE.sub(" ", text).replace("( )", "").split()) if handles else text
    rest = (
        _MARKS.sub("", _REMOTE.sub("", text) if _FROM_AFAR.stands_in(text) else text)
        .replace("<>", "")
        .replace("()", "")
        .strip(" \t,;.:·•-–—")
    )
    rest += "." if re.search(r"\b[^\W\d_]$", rest) and f"{rest}." in text else ""
    rest = rest + ")" if rest.count("(") > rest.count(")") else rest
    if rest[:1].islower() and ROLE.match(rest):
        # "deputy mayor Ada Berg", "stellv. Bürgermeister Bo Lind"
        rest = rest[0].upper() + rest[1:]
    parts: list[str] = []
    brackets = re.findall(r"\(([^()]*)\)|\[([^\[\]]*)\]", rest)
    name = re.split(r"\s*[(\[]", rest, maxsplit=1)[0]
    after = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " , ", rest[len(name) :]) if brackets else ""
    if not brackets:
        name = rest
    match = re.match(r"^(.*?)(?:\s*,\s*|\s+als\s+|\s+[-–—|/]+\s*|\s*[–—|]+\s*|[-]\s+|\t+|\s{2,})(.+)$", name)
    if match and is_name(match.group(1), single=single):
        name = match.group(1)
        parts += _split_outside(match.group(2), ",;|")
    for bracket in brackets:
        parts += _split_outside(bracket[0] or bracket[1], ",;")
    parts += [piece for piece in _split_outside(after, ",;-–—") if re.search(r"\w", piece)]
    name = name.strip(' ,;:-–—."') + ("." if re.search(r"\b[^\W\d_]\.$", name.strip(' ,;:-–—"')) else "")
    office = _OFFICE.match(name)
    if not is_name(name, single=single) and not (office and is_name(name[office.end() :], single=False)):
        return None
    name = " ".join(name.split())
    name, parts = _read_key(name, parts)
    # "Ada Berg (AB)": initials that stand for the name from here on.
    short = [part for part in parts if part.isupper() and part == initials(name)]
    parts = [
        part
        for part in parts
        if part not in short
        and not _STAY.fullmatch(part.strip(" .*"))
        and not is_postnominal(part)
        and not _ADDRESS.search(part)
    ]
    role, organisation = sort_affiliation(parts)
    office = _OFFICE.match(name)
    if office and is_name(name[office.end() :], single=False):
        # "Vice Chair Ada Berg": what she is, and then who; "Chair Berg" may speak below.
        short.append(f"{office.group().strip()} {name.split()[-1]}")
        name, role = name[office.end() :], ", ".join(filter(None, (office.group().strip(), role)))
    aliases = tuple(dict.fromkeys((*short, *handles)))
    return Person(name=name, role=role, organisation=organisation, emails=emails, aliases=aliases)


def _read_key(name: str, parts: list[str]) -> tuple[str, list[str]]:
    """Turn "AB – Ada Berg (planner)", an entry of a scribe's key, and "Treasurer   Ada Berg", so that the name comes first."""
    if parts and ROLE.fullmatch(name) and is_name(parts[0], single=False) and not names_role(parts[0]):
        return parts[0], [name, *parts[1:]]
    if not name.isupper() or len(name) not in _LENGTHS_OF_INITIALS or not parts or initials(parts[0]) != name:
        return name, parts
    return (parts[0], [name, *parts[1:]]) if is_name(parts[0], single=False) else (name, parts)


def parse_people(text: str, *, one_a_line: bool = False) -> list[Person]:
    """Read a line of attendance: one person with an affiliation, or a list of several.

    ``one_a_line``: the lines around hold one person each, so what follows a comma is an affiliation.
    """
    if len(text) > _LONGEST_LIST:
        return []
    house, text = cut_house(text)
    if house:
        return [replace(person, organisation=house) for person in parse_people(text)]
    if ";" not in text and turn_surname(text):
        person = parse_person(text)
        return [person] if person else []
    text = _LAST_JOINER.sub(", ", cut_plural_title(cut_crowd(text)))
    pieces = _split_outside(text, ";\n")
    if len(pieces) > 1:
        return [person for piece in pieces for person in parse_people(piece, one_a_line=True)]
    named = _parse_between_commas(text, one_a_line=one_a_line) or _parse_joined(text)
    person = None if named else parse_person(text)
    return [person] if person else named


def _parse_between_commas(text: str, *, one_a_line: bool) -> list[Person]:
    """Read several people between commas, none where the commas part something else."""
    text = text.rstrip(" ") if _LAST_INITIAL.search(text) else text.rstrip(" .")
    commas = [part for piece in _split_outside(text, _COMMAS) for part in _split_joined(cut_plural_title(piece))]
    if len(commas) < 2:
        return []
    grouped = group_people(commas, one_a_line=one_a_line, is_full_name=_is_full_name, is_titled=_is_titled)
    if grouped:
        return [person for group in grouped if (person := parse_person(group))]
    # "ivo@mill.example" is somebody whose name is not printed.
    mails = [Person(piece, emails=(piece,)) if "@" in piece and MAIL.fullmatch(piece) else None for piece in commas]
    voices = sum(bool(_NO_PERSON.fullmatch(piece)) for piece in commas)
    parsed = [
        mail or (None if _NO_PERSON.fullmatch(piece) else parse_person(piece))
        for piece, mail in zip(commas, mails, strict=True)
    ]
    named = [person for person in parsed if person]
    several = sum(" " in person.name for person in named)
    if (voices and len(named) + voices == len(commas)) or all(piece.startswith("@") for piece in commas):
        return named
    alone = one_a_line and (several < len(commas) < 4 or len(commas) == 2 or any(map(names_role, commas[1:])))
    many = several > 1 or len(commas) > 3 or _are_first_names(commas)
    return named if len(named) >= 0.7 * len(commas) and many and not alone else []


def _parse_joined(text: str) -> list[Person]:
    """Read "A Name & B Name - Org", none where it is one person or nobody."""
    joined = _split_joined(text)
    people = [person for piece in joined if (person := parse_person(piece))] if len(joined) > 1 else []
    if not people or len(people) < len(joined):
        return []
    last = people[-1]
    return [
        replace(person, role=person.role or last.role, organisation=person.organisation or last.organisation)
        for person in people
    ]


def _is_full_name(text: str) -> bool:
    return is_name(text, single=False)


def _is_titled(text: str) -> bool:
    """Tell whether a title or an office stands before a name: "Cr Lind", "Mayor Ada Osei"."""
    first, _, rest = text.partition(" ")
    office = _OFFICE.match(text)
    if office:
        return is_name(text[office.end() :], single=False)
    return first.casefold().strip(".") in TITLES and is_name(rest)


def _are_first_names(pieces: list[str]) -> bool:
    """Tell whether pieces are people by one name each, in brackets what else is said: "Pat (chair), Jo, Lee (late)"."""
    bare = [re.sub(r"\s*[(（][^()（）]*[)）]$", "", piece) for piece in pieces]
    # "Sr. Geraldo" is one name with its title.
    bare = [" ".join(word for word in name.split() if word.casefold().strip(".") not in TITLES) for name in bare]
    return all(" " not in name and not name.isupper() and not names_role(name) and is_name(name) for name in bare)


def _joins_affiliation(pieces: list[str]) -> bool:
    """Tell whether an "and" stands within an affiliation: "Ada Berg - Makers and Menders"."""
    people = [parse_person(piece) for piece in pieces]
    said = any(person and (person.role or person.organisation) for person in people[:-1])
    return said and any(person and " " not in person.name for person in people[1:])


def _split_joined(text: str) -> list[str]:
    """Part "A Name & B Name - Org" where both sides open with a name; else leave it whole."""
    pieces = _JOINERS.split(text)
    if (
        len(pieces) > 1
        and all(parse_person(piece) for piece in pieces)
        and all(left[-1:] not in "(," for left, _ in pairwise(pieces))
        and not any(ROLE.match(piece) for piece in pieces[1:])
        and not _joins_affiliation(pieces)
    ):
        return pieces
    return [text]
