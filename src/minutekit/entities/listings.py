"""Several people on one line: which signs part two people, and which a person from an office or organisation."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from minutekit.entities.affiliations import ends_with_office, is_office, is_postnominal, is_stay, names_body, names_role
from minutekit.entities.parting import LONGEST_LABEL, split_labels, split_lead, split_sentences
from minutekit.entities.people import MAIL, drop_levels, parse_person, split_office, split_outside
from minutekit.entities.shapes import PARTICLES, is_name, is_title
from minutekit.entities.surname_first import turn_surname
from minutekit.lexicon import compile_phrases, find_classes, is_phrase
from minutekit.schema import Person

LEAST_SHARE_NAMED = 0.7
"""Of the pieces between commas, how many must be people."""
FEWEST_DASHED, FEWEST_RUN = 3, 6
"""Names between dashes, and words of names without any sign between them, that make a list."""
_LONGEST_LIST = 6_000
_LONGEST_HOUSE = 20
_COMMAS = ",،、，¸"
_JOINERS = re.compile(r"\s+(?:&|\+|and|und|y|e|et|ed|en|og|och|i)\s+(?=[^\W\d_]|@)")
# "Ada Berg, Bo Lind, and Ida Holm"
_LAST_JOINER = re.compile(r",\s*(?:&|and|und|y|e|et|ed|en|og|och|i)\s+(?=[^\W\d_a-zß-öø-ÿ])")
_FIRST_JOINER = re.compile(r"(?:&|and|und|y|e|et|ed|en|og|och)\s+(?=[^\W\d_]{2})")
# "Mmes et MM. Roy, Morin", "Mr and Mrs Berg"
_TWO_WORDS = re.compile(
    r"([^\W\d_]{1,12})\.? (?:&|and|und|y|e|et|ed|en|og|och) ([^\W\d_]{1,12})\.?\s+(?=[^\W\d_a-zß-öø-ÿ])"
)
_DASHES = re.compile(r"\s*[–—]\s*|\s+-\s+")
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s+(?=[^\W\d_])")
_TICKED = re.compile(r"\s*(?:[✓✔☑√☒☐✗✘✖×]|\[[xX ]?\])\s*")
_BRACKETED = re.compile(r"[^()]+\([^()]*\)")
_GIVEN_BEHIND = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?)")
_LAST_INITIAL = re.compile(r"[^\W\d_]\s[^\W\d_a-zß-öø-ÿ]\.\s*$")
_HANDLE = re.compile(r"@?[^\W\d_][\w.-]{1,23}")
_TIED = re.compile(r"[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]+(?:_[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]+){1,3}")
_CROWD = (
    r"\s{0,3}(?:[,;&+]\s{0,3})?\b(?:{also_counted}\s+)?(?:{about_how_many}\s+)?"
    r"(?:(?:\d{1,4}|{how_many})\s+(?:other\s+)?(?-i:[a-zß-öø-ÿ])[^,;()]*|{the_public})\s*\.?$"
)
_BOTH_SURNAMES = re.compile(r"\sd(?:e|el|e la|e los)\s.*\s[yi]\s[^\W\d_]+$")
# What programs list among those who were there: voices without a name, shared screens.
_SCREEN = re.compile(r".{2,40}['’]s (?:presentation|screen|iphone|ipad)", re.IGNORECASE)
# Programs that sit in a call and take notes.
_PROGRAM = r"(?:^|(?<=[,;]))\s*[^,;:]{0,40}\b{note_program}\b[^,;:]{0,40}(?:[,;]|$)"


class Listing(NamedTuple):
    """People of one line and the words before them: ``label`` is None where none stand there."""

    label: str | None
    people: tuple[Person, ...]


def parse_attendance(text: str) -> tuple[Listing, ...]:
    """Read a line that lists people, with what is said of them.

    Args:
        text: "Present: Ada Berg, Bo Lind. Absent: Ida Holm", "Also present were Ada Berg and Bo Lind", or names alone.

    Returns:
        One listing for each group, in order; those without people are left out.
    """
    listings = []
    text = compile_phrases(_PROGRAM).sub(" ", text[:_LONGEST_LIST])
    for label, rest in split_labels(_NUMBERED.sub("", text, count=1)):
        for number, sentence in enumerate(split_sentences(rest)):
            lead, named = split_lead(sentence)
            people = list(map(_read_office, parse_people(named)))
            said = lead or (label if number == 0 or not lead else None)
            if said and len(people) == 1 and is_office(said):
                people = [replace(people[0], role=people[0].role or said)]
            if people:
                listings.append(Listing(said, tuple(people)))
    return tuple(listings)


def _read_office(person: Person) -> Person:
    """Read "Chair Berg" as Berg, the chair: in a list of people the office is no name."""
    office = split_office(person.name, single=True) if " " in person.name else None
    if not office:
        return person
    role = ", ".join(filter(None, (office[0], person.role)))
    return replace(person, name=office[1], role=role, aliases=(*person.aliases, person.name))


def parse_people(text: str, *, one_a_line: bool = False) -> list[Person]:
    """Read a line of names: one person with an affiliation, or a list of several.

    Args:
        text: The names, without a label before them.
        one_a_line: The lines around hold one person each, so what follows a comma is an affiliation.

    Returns:
        The people in order; none where the text is anything else.
    """
    if len(text) > _LONGEST_LIST:
        return []
    text = drop_levels(text.strip())
    house, text = cut_house(text)
    if house:
        return [replace(person, organisation=house) for person in parse_people(text)]
    if ";" not in text and turn_surname(text):
        person = parse_person(text)
        return [person] if person else []
    text = _LAST_JOINER.sub(", ", cut_plural_title(cut_crowd(text)))
    pieces = split_outside(_TICKED.sub("; ", text) if len(_TICKED.findall(text)) > 1 else text, ";\n")
    turned = [_GIVEN_BEHIND.fullmatch(piece) for piece in pieces]
    if len(pieces) > 1 and all(match and is_name(match[2]) and not names_role(match[2]) for match in turned):
        pieces = [f"{match[2]} {match[1]}" for match in turned if match]  # "Lang, Eva; Beck, Jonas"
    if len(pieces) > 1:
        return [person for piece in pieces for person in parse_people(piece, one_a_line=True)]
    named = _parse_dashed(text) or _parse_run(text) or _parse_between_commas(text, one_a_line=one_a_line)
    named = named or _parse_joined(text)
    person = None if named else parse_person(text)
    return [person] if person else named


def _is_full_name(text: str) -> bool:
    return is_name(text, single=False) and not names_body(text) and not ends_with_office(text)


def _is_titled(text: str) -> bool:
    """Return whether a title or an office stands before a name: "Cr Lind", "Mayor Ada Osei"."""
    first, _, rest = text.partition(" ")
    return split_office(text) is not None or (is_title(first) and is_name(rest))


def _parse_dashed(text: str) -> list[Person]:
    """Read "Ada Berg – Bo Lind – Ida Holm", where dashes part people and no offices."""
    pieces = [piece for piece in _DASHES.split(text) if piece.strip()]
    heads = [re.split(r"[,(]", piece, maxsplit=1)[0].strip(" .") for piece in pieces]
    people = len(heads) if _are_first_names(heads) else sum(_is_full_name(head) or _is_titled(head) for head in heads)
    titled = len(pieces) > 1 and all(map(_is_titled, heads))
    if not titled and (len(pieces) < FEWEST_DASHED or people < LEAST_SHARE_NAMED * len(pieces)):
        return []
    return [person for piece in pieces if (person := parse_person(piece))]


def _parse_run(text: str) -> list[Person]:
    """Read names with no sign between them: "Ada Berg Bo Lind Ida Holm", "Mr Berg Mrs Lind"."""
    bracketed = _BRACKETED.findall(text) if "(" in text else []
    if len(bracketed) > 1 and "".join(bracketed) == text.strip(" .") and "," not in text:
        named = [parse_person(piece) for piece in bracketed]
        return [person for person in named if person] if all(named) else []
    words = text.split()
    if len(words) < 4 or "," in text or not all(is_name(word) or is_title(word) for word in words):
        return []
    starts = [at for at, word in enumerate(words) if is_title(word) and (at == 0 or not is_title(words[at - 1]))]
    if len(starts) > 1 and starts[0] == 0:
        bounds = [*starts, len(words)]
    elif len(words) >= FEWEST_RUN and len(words) % 2 == 0 and not PARTICLES & {word.casefold() for word in words}:
        bounds = [*range(0, len(words) + 1, 2)]
    else:
        return []
    names = [" ".join(words[start:end]).strip(",") for start, end in pairwise(bounds)]
    people = [person for name in names if is_name(name) and (person := parse_person(name))]
    return people if len(people) == len(names) else []


def _parse_between_commas(text: str, *, one_a_line: bool) -> list[Person]:
    """Read several people between commas, none where the commas part something else."""
    text = text.rstrip(" ") if _LAST_INITIAL.search(text) else text.rstrip(" .")
    between = [
        part
        for piece in split_outside(text, _COMMAS)
        for side in _split_slashes(piece)
        for part in _split_brackets(side)
    ]
    commas = [part for piece in between for part in _split_joined(cut_plural_title(piece))]
    voices = sum(_is_nobody(piece) for piece in commas)
    if len(commas) < 2 or voices == len(commas):
        return []
    commas = [piece for piece in commas if not _is_nobody(piece)]
    grouped = _put_offices_back(commas) or _group_people(commas, one_a_line=one_a_line)
    if grouped:
        return [person for group in grouped if (person := parse_person(group))]
    parsed = [_parse_piece(piece, in_list=len(commas) > 2) for piece in commas]
    named = [person for person in parsed if person]
    several = sum(" " in person.name or bool(person.emails) for person in named)
    if (voices and len(named) == len(commas)) or all(piece.startswith("@") for piece in commas):
        return named
    alone = one_a_line and (several < len(commas) < 4 or len(commas) == 2 or any(map(names_role, commas[1:])))
    many = several > 1 or len(commas) > 3 or _are_first_names(commas)
    return named if len(named) >= LEAST_SHARE_NAMED * len(commas) and many and not alone else []


def _is_nobody(piece: str) -> bool:
    """Return whether a program lists a voice without a name or a screen."""
    return is_phrase(piece, "not_a_person") or _SCREEN.fullmatch(piece) is not None


def _split_slashes(piece: str) -> list[str]:
    """Split "Ada Berg/Bo Lind", where whole names stand on all sides."""
    sides = [side.strip() for side in piece.split("/")]
    return sides if len(sides) > 1 and all(map(_is_full_name, sides)) else [piece]


def _split_brackets(piece: str) -> list[str]:
    """Split "Ada Berg (AB) Bo Lind (BL)", where somebody left out the comma."""
    parts = [part.strip() for part in _BRACKETED.findall(piece)] if piece.count("(") > 1 else []
    whole = "".join(part.replace(" ", "") for part in parts) == piece.replace(" ", "")
    return parts if whole and all(_is_full_name(part.partition("(")[0].strip()) for part in parts) else [piece]


def _parse_piece(piece: str, *, in_list: bool) -> Person | None:
    """Read what stands between two commas."""
    if "@" in piece and MAIL.fullmatch(piece):
        return Person(piece, emails=(piece,))  # somebody whose name is not printed
    office = split_office(piece, single=True) if in_list else None
    if office and not is_name(office[1], single=False):
        return Person(office[1], role=office[0], aliases=(piece,))
    person = parse_person(piece)
    if person is None and in_list:
        # A name that somebody wrote without its last capital.
        head, _, last = piece.rpartition(" ")
        fits = len(last) > 2 and last.islower() and last.isalpha() and not find_classes(last)
        person = parse_person(f"{head} {last.title()}") if fits and is_name(head.partition(" ")[0]) else None
        person = replace(person, name=piece) if person else None
    return person


def _put_offices_back(pieces: list[str]) -> list[str] | None:
    """Read "Ada Berg, President Bo Lind, Vice President Ida Holm, Clerk": the office of each stands before the next."""
    if len(pieces) < 3 or not _is_full_name(pieces[0]) or not is_office(pieces[-1]):
        return None
    middle = [split_office(piece) for piece in pieces[1:-1]]
    names = [pieces[0], *(split[1] for split in middle if split)]
    offices = [*(split[0] for split in middle if split), pieces[-1]]
    return [f"{name}, {office}" for name, office in zip(names, offices, strict=True)] if all(middle) else None


def _is_affiliation(piece: str) -> bool:
    """Return whether a piece between commas says what the person before it is, or for whom they came."""
    bare = re.sub(r"\s*[(\[].*$", "", piece).strip(" .")
    if not bare or is_postnominal(bare) or is_stay(bare):
        return bool(bare)
    # "Bo Lind – Chair" is the next one, with the office.
    head, *beside = _DASHES.split(bare, maxsplit=1)
    if split_office(bare) or (beside and _is_full_name(head)):
        return False
    if ends_with_office(bare) or names_body(bare):
        return True
    # "Treasurer of the club"
    return any(hit.cls == "office" and hit.start == 0 for hit in find_classes(bare)) and not is_name(bare, single=False)


def _group_people(pieces: list[str], *, one_a_line: bool) -> list[str] | None:
    """Join the pieces of a list that belong to one person; None where nothing tells for sure."""

    def is_sure(piece: str) -> bool:
        name, bracket, _ = piece.split(",", maxsplit=1)[0].partition("(")
        return _is_titled(name) or (bool(bracket) and _is_full_name(name.strip()))

    grouped: list[str] = []
    for piece in pieces:
        if grouped and _is_affiliation(piece):
            grouped[-1] += f", {piece}"
        else:
            grouped.append(piece)
    if one_a_line:
        return grouped if len(grouped) > 1 and all(map(is_sure, grouped)) else None
    if len(grouped) == len(pieces):
        return None
    heads = [re.sub(r"\s*[(\[].*$", "", group.split(",", maxsplit=1)[0]) for group in grouped]
    return grouped if all(_is_full_name(head) or _is_titled(head) for head in heads) else None


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


def _are_first_names(pieces: list[str]) -> bool:
    """Return whether pieces are people by one name each, the rest in brackets: "Pat (chair), Jo, Lee (late)"."""
    bare = [re.sub(r"\s*[(（][^()（）]*[)）]$", "", piece) for piece in pieces]
    # "Sr. Geraldo" is one name with its title.
    bare = [" ".join(word for word in name.split() if not is_title(word)) for name in bare]
    return all(" " not in name and not name.isupper() and not names_role(name) and is_name(name) for name in bare)


def _split_joined(text: str) -> list[str]:
    """Split "A Name & B Name - Org" where both sides open with a name; else leave it whole."""
    if split_office(text):
        return [text]  # "Roads and Paths Committee Chair Ada Berg"
    pieces = [cut_plural_title(piece) for piece in _JOINERS.split(text)]
    people = [parse_person(piece) for piece in pieces]
    if len(pieces) < 2 or not all(people) or any(left[-1:] in "(," for left, _ in pairwise(pieces)):
        return [text]
    if any(_is_affiliation(piece) for piece in pieces[1:]):
        return [text]
    # "María de la Fuente y Gómez": both surnames.
    if " " in pieces[0] and " " not in pieces[-1] and _BOTH_SURNAMES.search(text):
        return [text]
    # "Ada Berg - Makers and Menders": it stands within an affiliation.
    said = any(person and (person.role or person.organisation) for person in people[:-1])
    within = said and any(person and " " not in person.name for person in people[1:])
    return [text] if within else pieces


def is_handle(text: str) -> bool:
    """Return whether a word is such a name and no word of any text: "plh-2", "dbrook"."""
    tied = "_" in text and _TIED.fullmatch(text) is not None
    return _HANDLE.fullmatch(text) is not None and (not text.isalpha() or text[0].islower()) and not tied


def cut_crowd(text: str) -> str:
    """Cut what counts people without naming them off the end of a list: "… and 6 members of the public"."""
    match = compile_phrases(_CROWD).search(text)
    return text[: match.start()] if match and match.start() else text


def cut_plural_title(text: str) -> str:
    """Cut a title or office of several people off the front: "Cllrs A Potts, B Lind", "residents Ada Berg"."""
    joiner = _FIRST_JOINER.match(text)
    titles = _TWO_WORDS.match(text)
    if titles and is_title(titles[1]) and is_title(titles[2]):
        joiner = titles
    text = text[joiner.end() :] if joiner else text
    end = 0
    for hit in find_classes(text[:LONGEST_LABEL]):
        said = text[hit.start : hit.end]
        several = hit.cls == "plural_title" or (hit.cls in {"office", "attendance"} and said[-1:] == "s")
        if hit.start == 0 and several:
            end = max(end, hit.end)
    rest = text[end:].lstrip(" .")
    return rest if end and rest[:1].isupper() else text


def cut_house(text: str) -> tuple[str | None, str]:
    """Split those of one house, "A社：川口、田中" in Chinese and Japanese, from its name; None where there is none."""
    house, colon, names = text.partition("：")
    return (house.strip(), names.strip()) if colon and names and len(house) <= _LONGEST_HOUSE else (None, text)
