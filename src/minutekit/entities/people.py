"""One person as minutes print them: "Name, role, organisation", "Name (Org)", "Name - Org", "Office Name"."""

from __future__ import annotations

import re
from functools import lru_cache

from minutekit.entities.affiliations import (
    OFFICES,
    ends_with_office,
    is_office,
    is_postnominal,
    is_stay,
    names_body,
    names_role,
    sort_affiliation,
)
from minutekit.entities.marks import read_word
from minutekit.entities.shapes import initials, is_name, is_title
from minutekit.entities.surname_first import turn_surname
from minutekit.lexicon import compile_phrases, find_classes, label_classes
from minutekit.schema import Person

MAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
LONGEST_PERSON = 400
MOST_WORDS_OF_OFFICE = 6

_BEHIND_REMOTE = re.compile(
    r"\s*[-–—,(]?\s*\b(?:via|by|on|per|par|por|über)\s+(?P<means>[^\W\d_]+)\b\)?", re.IGNORECASE
)
_MAY_TELL_MEANS = re.compile(r"\b(?:via|by|on|per|par|por|über)\s", re.IGNORECASE)
# Where somebody lives, or is called.
_ADDRESS = re.compile(r"^\d{1,4}[a-z]?\s+[^\W\d_]|\b(?:tel|phone|fax|mobile)\b[.:]?\s*[\d+(]|\d{5}", re.IGNORECASE)
_MARKS = re.compile(r"[*†‡§¹²³✓✔☑√☒☐✗✘✖×]+|\[[xX ]?\]")
# "Ada Berg @aberg (ACME)": what she is called on the net, behind her name.
_LEVEL = r"\b{council_level} (?={councillor}\b)"
# "@Ada Berg", as programs for notes mention people.
_MENTION = re.compile(r"(?:^|(?<=[,;] ))@(?=[^\W\d_a-zß-öø-ÿ][\w'’-]+ [^\W\d_a-zß-öø-ÿ])")
_HANDLE = re.compile(r"(?<![\w@.])@([A-Za-z0-9][\w.-]{0,38}\w)(?![\w@])")
# "Ada_Berg" is her name, written in one word.
_TIED = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:_[^\W\d_a-zß-öø-ÿ][^\W\d_]*\.?){1,3}")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_BEHIND_NAME = re.compile(
    r"(.*?)(?:\s*,\s*|\s+(?:als|as|comme|como|come)\s+|\s+(?:of|from|vom)\s+(?=[^\W\d_a-zß-öø-ÿ])|(?<=\w)/"
    r"(?=\w)|\s+(?:à|to|an|aan)\s+(?=(?:M|Mme|Mrs?|Ms|Frau|Herrn?|dhr|mevr)\b)|\s+[-–—|/]+\s*|\s*[–—|"
    r"]+\s*|[-]\s+|\t+|\s{2,})(.+)"
)
_CAPITAL = re.compile(r"(?<![^\W\d_])[^\W\d_a-zß-öø-ÿ]")
_WIDE = str.maketrans("（）", "()")
_EDGES = ' ,;:-–—."'
_OF_COMPANIES_WORDS = """
inc llc llp ltd limited plc corp gmbh kg ag sa sl srl spa sarl ltda
"""
_OF_COMPANIES = frozenset(_OF_COMPANIES_WORDS.split())
_LENGTHS_OF_INITIALS = range(2, 5)


def split_outside(text: str, separators: str) -> list[str]:
    """Split a text at signs that stand outside of brackets; empty pieces are left out."""
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
def split_office(text: str, *, single: bool = False) -> tuple[str, str] | None:
    """Split an office from the name behind it.

    Args:
        text: "Vice Chair Ada Berg", "Road Committee Chair Bo Lind", "2. stellv. Bürgermeister Bo Lind".
        single: The name may be one word: "Chair Berg".

    Returns:
        The office and the name, None where the text is anything else.
    """
    if is_title(text.partition(" ")[0]) or not _may_end_name(text):
        return None
    ends = [hit.end for hit in find_classes(text) if hit.cls in OFFICES and hit.end < len(text)]
    for end in sorted(set(ends), reverse=True):
        # The office may go on behind its word: "stellv.", "Board Member".
        office, name = text[:end].strip(), text[end:].lstrip(" .")
        fits = name[:1].isalnum() and len(office.split()) <= MOST_WORDS_OF_OFFICE and not office.endswith(("-", ","))
        if fits and is_name(name, single=single) and not names_body(name) and not ends_with_office(name):
            # "Ada Berg Clerk Bo Lind" and "Mayor Ada Berg and Clerk Bo Lind" are two.
            before = re.split(r"\s+(?:and|und|y|e|et|&)(?:\s+|$)", office.rpartition(" ")[0])
            if not any(split_office(part) or (is_name(part, single=False) and not _says_what(part)) for part in before):
                return office, name
    return None


def _may_end_name(text: str) -> bool:
    """Return whether the last word of a text may be the last of a name."""
    last = text.rstrip(" ,;").rpartition(" ")[2].strip(".,'’\"‘“”-")
    return bool(last) and (not last[0].islower() or "'" in last or "’" in last or is_title(last))


def _says_what(text: str) -> bool:
    return names_body(text) or names_role(text) or any(hit.cls == "body" for hit in find_classes(text))


def _take_addresses(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Take mail addresses and handles out of a text."""
    if "@" not in text:
        return text, (), ()
    emails = tuple(dict.fromkeys(MAIL.findall(text)))
    text = _MENTION.sub("", MAIL.sub("", text))
    handles = tuple(_HANDLE.findall(text))
    text = " ".join(_HANDLE.sub(" ", text).replace("( )", "").split()) if handles else text
    return text.replace("<>", "").replace("()", ""), emails, handles


def _drop_means(text: str) -> str:
    """Take "via Zoom", "by phone" off."""
    for match in reversed([*_BEHIND_REMOTE.finditer(text)] if _MAY_TELL_MEANS.search(text) else ()):
        if any(hit.cls == "remote" for hit in find_classes(match["means"])) or match["means"].casefold() == "phone":
            text = text[: match.start()] + text[match.end() :]
    return text


def _split_name(text: str, *, single: bool) -> tuple[str, list[str]]:
    """Split what may be a name from the parts behind it: after commas, dashes, in brackets."""
    brackets = _BRACKETS.findall(text)
    name = re.split(r"\s*[(\[]", text, maxsplit=1)[0] if brackets else text
    after = _BRACKETS.sub(" , ", text[len(name) :]) if brackets else ""
    parts: list[str] = []
    match = _BEHIND_NAME.fullmatch(name)
    if match and (is_name(match[1], single=single) or split_office(match[1])):
        name = match[1]
        parts += split_outside(match[2], ",;|")
    for round_bracket, square_bracket in brackets:
        parts += split_outside(round_bracket or square_bracket, ",;")
    parts += [piece for piece in split_outside(after, ",;-–—") if re.search(r"\w", piece)]
    stop = "." if re.search(r"\b[^\W\d_]\.$", name.strip(' ,;:-–—"')) else ""
    return " ".join((name.strip(_EDGES) + stop).split()), parts


def _cut_tail(name: str) -> tuple[str, list[str]]:
    """Cut degrees and an office off that follow a name without a sign: "Ada Berg PhD", "Ada Berg Treasurer"."""
    words = name.split()
    tail: list[str] = []
    while len(words) > 2 and not name.isupper() and sum(map(str.isupper, words[-1])) > 1:
        if not is_postnominal(words[-1]):
            break
        tail.insert(0, words.pop())
    kept = " ".join(words)
    for hit in find_classes(kept):
        before = kept[: hit.start].strip()
        if hit.cls == "office" and hit.end == len(kept) and len(before.split()) > 1 and is_name(before, single=False):
            return before, [kept[hit.start :], *tail]
    return kept, tail


@lru_cache(maxsize=16_384)
def parse_person(text: str, *, single: bool = True) -> Person | None:
    """Read one person out of a line.

    Args:
        text: A line or a piece of one that opens with a name, or with an office and a name.
        single: A name of one word counts.

    Returns:
        The person; None where no name opens the text.
    """
    if len(text) > LONGEST_PERSON:
        return None
    handle = re.fullmatch(r"@([\w.-]{2,40})", text.strip())
    if handle:
        return Person(name=handle[1])
    if len(_CAPITAL.findall(text)) < (1 if single else 2):
        return None  # each word of a name has one, and one word alone may be no name
    text = text.replace("_", " ") if "_" in text and _TIED.fullmatch(text.strip()) else text
    text, emails, handles = _take_addresses((turn_surname(text) or text).translate(_WIDE))
    rest = _MARKS.sub("", _drop_means(text)).replace("()", "").strip(" \t,;.:·•-–—")
    rest += "." if re.search(r"\b[^\W\d_]$", rest) and f"{rest}." in text else ""
    rest = rest + ")" if rest.count("(") > rest.count(")") else rest
    name, parts = _split_name(drop_levels(rest), single=single)
    if parts and parts[0].strip(" .").casefold() in _OF_COMPANIES:
        return None
    office = split_office(name)
    if office is None and not is_name(name, single=single):
        return _read_code(name, parts)
    if office is None:
        name, tail = _cut_tail(name)
        name, parts = _read_key(name, [*tail, *parts])
    # "Ada Berg (AB)": initials that stand for the name from here on.
    short = [part for part in parts if part.isupper() and part == initials(name)]
    parts = [part for part in parts if part not in short and not _says_nothing(part)]
    role, organisation = sort_affiliation(parts)
    if office:
        # "Vice Chair Ada Berg": what she is, and then who; "Chair Berg" may speak below.
        name = office[1]
        short.append(f"{office[0]} {name.split()[-1]}")
        role = ", ".join(filter(None, (office[0][0].upper() + office[0][1:], role)))
    return Person(name, role, organisation, emails, tuple(dict.fromkeys((*short, *handles))))


def drop_levels(text: str) -> str:
    """Leave out of which council a councillor is: "County Cllr Ada Berg"."""
    return compile_phrases(_LEVEL).sub("", text) if "ll" in text else text


def _says_nothing(part: str) -> bool:
    """Return whether a part behind a name is no role and no organisation: a degree, a mark of presence, an address."""
    bare = part.strip(" .")
    return (
        len(bare) < 2
        or read_word(part) is not None
        or is_stay(part)
        or is_postnominal(part)
        or _ADDRESS.search(part) is not None
    )


def _read_key(name: str, parts: list[str]) -> tuple[str, list[str]]:
    """Put the name first in "AB – Ada Berg (planner)", an entry of a scribe's key, and "Treasurer   Ada Berg"."""
    if parts and is_name(parts[0], single=False) and not names_role(parts[0]):
        keyed = name.isupper() and len(name) in _LENGTHS_OF_INITIALS and initials(parts[0]) == name
        if keyed or is_office(name):
            return parts[0], [name, *parts[1:]]
    return name, parts


def _read_code(name: str, parts: list[str]) -> Person | None:
    """Read "K17 Ada Berg" and "Treasurer – Ada Berg": what stands before the name is a body's code or an office."""
    code, _, rest = name.partition(" ")
    if any(map(str.isdigit, code)) and any(map(str.isalpha, code)) and is_name(rest, single=False):
        return Person(rest, *sort_affiliation([code, *parts]))
    match = _BEHIND_NAME.fullmatch(name)
    if (
        match
        and (is_office(match[1]) or label_classes(match[1]) & {"officer", "minutes"})
        and is_name(match[2], single=False)
    ):
        return Person(match[2], *sort_affiliation([match[1], *parts]))
    return None
