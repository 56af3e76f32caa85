"""List markers at the start of lines: bullets of any font, dashes, numbers, letters, Roman numerals."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from minutekit.readers.initials import find_initials, opens_name
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Line


class Form(NamedTuple):
    """A way to mark a list item. ``sure``: needs no proof from the page (gap, indent, neighbours)."""

    name: str
    pattern: re.Pattern[str]
    reason: str
    example: str
    sure: bool = False


_GLYPHS = "•●○◦▪▫■□◆◇►▶▸➢➤➔→✓✔☐☑☒‣⁃∙⦁⚫⚪❖❑\uf000-\uf0ff"

FORMS = (
    Form(
        "bullet",
        re.compile(rf"[{_GLYPHS}](?=\s|$)"),
        "glyphs that stand for nothing else, symbol fonts included",
        "• text",
        sure=True,
    ),
    Form(
        "glued bullet",
        re.compile(r"[•●◦▪■◆►➢‣⁃⦁\uf0b7\uf0a7\uf0d8](?=\S)"),
        "producers that leave no space",
        "•text",
        sure=True,
    ),
    Form("dot", re.compile(r"[·∗*](?=\s)"), "typed or drawn small bullets", "* text", sure=True),
    Form("dash", re.compile(r"[-–—](?=\s|$)"), "a dash and a space", "- text", sure=True),
    Form("glued dash", re.compile(r"[-–](?=[^\W\d_])"), "a dash straight before a word", "-text"),
    Form(
        "ring",
        re.compile(r"o(?=\s|$)"),
        "Courier's o as a second-level bullet; a word in Spanish, Portuguese and Italian",
        "o text",
    ),
    Form("section", re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}[.)]?(?=\s)"), "numbering in levels", "2.1.3 text"),
    Form("number", re.compile(r"\d{1,3}(?:\.|\.?\)|\.-)(?=\s|$)"), "numbers; dates start so too", "3. text"),
    Form(
        "glued section",
        re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}[.)](?=[^\W\d_])"),
        "levels with no space after them",
        "2.1.3.Text",
    ),
    Form("glued number", re.compile(r"\d{1,2}[.)](?=[^\W\d_])"), "numbers with no space after them", "3.Text"),
    Form("bare number", re.compile(r"\d{1,2}(?=\s)"), "a number set apart", "3   text"),
    Form(
        "in brackets",
        re.compile(r"\((?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\)(?=\s)"),
        "bracketed numbers and letters",
        "(a) text",
        sure=True,
    ),
    Form(
        "roman", re.compile(r"(?:[ivx]{1,6}|[IVXL]{1,7})[.)](?=\s)"), "Roman numerals; initials look so too", "IV. text"
    ),
    Form("letter", re.compile(r"[a-zA-Z][.)](?=\s)"), "letters; initials look so too", "a) text"),
)

_STARTS = re.compile("|".join(f"(?:{form.pattern.pattern})" for form in FORMS))
_ANY = re.compile("|".join(f"(?:{form.pattern.pattern})" for form in FORMS if not form.name.startswith("glued")))
_COUNTING = frozenset({"number", "letter", "roman"})
_ROMAN_PAIRS = ("II.", "IV.", "VI.", "IX.", "XI.")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(slots=True)
class Mark:
    """A marker found: its text, its kind, its place in a count (0: bullets) and where the item's text starts.

    ``alone``: it is a marker by its looks; without that only its neighbours in a count speak for it.
    """

    text: str
    form: str
    value: int
    length: int
    parent: str = ""
    alone: bool = False


@lru_cache(maxsize=4_096)
def is_marker(word: str) -> bool:
    """Tell whether a word alone could be a list marker."""
    match = _ANY.match(word + " ") if len(word) <= 12 else None
    return match is not None and match.end() == len(word)


def _value(form: str, token: str) -> tuple[int, str]:
    """Return the place in the count and what stands before it ("2.1." for "2.1.3")."""
    core = token.strip("().-")
    if form == "section":
        head, _, last = core.rpartition(".")
        return int(last), head
    if form in {"number", "bare number"}:
        return int(core), ""
    if form == "in brackets":
        return (int(core), "") if core.isdecimal() else (ord(core[0].lower()) - 96, "")
    if form == "letter":
        return ord(core.lower()) - 96, ""
    if form == "roman":
        total = before = 0
        for sign in reversed(core.lower()):
            worth = _ROMAN[sign]
            total += worth if worth >= before else -worth
            before = max(before, worth)
        return total, ""
    return 0, ""


def read_marks(lines: list[Line], left: float, *, celled: bool = False) -> dict[int, Mark]:
    """Find the markers of lines, by the lines' identity. ``left``: where unindented text of these lines starts.

    ``celled``: they stand in a table, where a capital before a name is an initial even if it counts on.

    A form that is not sure needs proof: a gap wider than a space after it, an indent, or the number
    before or after it elsewhere among the lines.
    """
    marks: dict[int, Mark] = {}
    unsure: list[tuple[Line, Mark]] = []
    counted: set[tuple[str, str, int]] = set()
    initials = _initials_among(lines, celled=celled)
    for line in lines:
        found = None if id(line) in initials else _find_form(line)
        if found is None:
            continue
        form, mark = found
        # A number with nothing behind it may end a sentence: "below the standard of", "15."
        bare = mark.length >= len(line.text) and form.name in _COUNTING
        mark.alone = form.sure or (not bare and _is_set_apart(line, form, mark.text, left))
        if mark.alone:
            marks[id(line)] = mark
        elif mark.form not in {"ring", "bare number"}:
            unsure.append((line, mark))
        if mark.value:
            counted.add((_family(mark.form, mark.text), mark.parent, mark.value))
        if mark.form == "roman" and len(mark.text) == 2:  # "i." and "v." may be letters as well
            counted.add((_family("letter", mark.text), "", ord(mark.text[0].lower()) - 96))
    dashes = sum(mark.form == "glued dash" for _, mark in unsure)
    for line, mark in unsure:
        proved = (mark if dashes >= 2 else None) if mark.form == "glued dash" else _prove(mark, counted)
        if proved is not None:
            marks[id(line)] = proved
    return marks


def _initials_among(lines: list[Line], *, celled: bool) -> frozenset[int]:
    """Return the lines, by identity, that open with the initial of a name."""
    letters: dict[int, list[int]] = defaultdict(list)
    named: dict[int, int] = {}
    for at, line in enumerate(lines):
        if line.text[1:3] != ". " or not "A" <= line.text[0] <= "Z":
            continue
        number = ord(line.text[0]) - ord("A") + 1
        letters[number].append(at)
        if line.gap <= SETTINGS.letter_gap * line.size and opens_name(line.text):
            named[at] = number
    if named and any(line.text.startswith(_ROMAN_PAIRS) for line in lines):
        named = {at: number for at, number in named.items() if lines[at].text[0] not in "IVX"}
    return frozenset(id(lines[at]) for at in find_initials(named, letters, frozenset(named) if celled else ()))


def _find_form(line: Line) -> tuple[Form, Mark] | None:
    head = line.text[:14]
    for form in FORMS if _STARTS.match(head) else ():
        match = form.pattern.match(head)
        if match:
            token, rest = match.group(), line.text[match.end() :]
            name = form.name.removeprefix("glued ") if form.name in {"glued section", "glued number"} else form.name
            value, parent = _value(name, token)
            return form, Mark(token, name, value, len(line.text) - len(rest.lstrip()), parent)
    return None


def _prove(mark: Mark, counted: set[tuple[str, str, int]]) -> Mark | None:
    """Accept a marker whose neighbour in the count is there, a Roman numeral also as a letter."""
    family = _family(mark.form, mark.text)
    neighbours = [(family, mark.parent, mark.value - 1), (family, mark.parent, mark.value + 1)]
    if mark.form == "section" and not mark.text.endswith(")"):
        neighbours.append(("number.", "", int(mark.parent.split(".")[0])))
        if mark.value == 1:
            neighbours.append((family, *_climb(mark.parent)))
    if any(key in counted for key in neighbours):
        return mark
    if mark.form == "roman" and len(mark.text) == 2:
        place, family = ord(mark.text[0].lower()) - 96, _family("letter", mark.text)
        if (family, "", place - 1) in counted or (family, "", place + 1) in counted:
            return Mark(mark.text, "letter", place, mark.length)
    return None


def _climb(parent: str) -> tuple[str, int]:
    head, _, last = parent.rpartition(".")
    return head, int(last)


def _family(form: str, token: str) -> str:
    """Name markers that count on together: same kind, same punctuation, same case."""
    if form == "section":
        return "section"
    end = "" if token[-1].isalnum() else token[-1]
    return f"{form}{end}{'A' if token.strip('.()').isupper() else ''}"


def _is_set_apart(line: Line, form: Form, token: str, left: float) -> bool:
    if line.first_word != token:
        return False
    wide = line.gap > 0.42 * line.size
    if form.name == "ring":
        return line.mixed or line.gap > 0.6 * line.size
    if form.name == "bare number":
        return line.gap > 0.9 * line.size
    if form.name in {"letter", "roman"}:
        return line.gap > SETTINGS.letter_gap * line.size
    return wide or (form.name == "number" and line.x0 > left + 1.2 * line.size)
