"""Mail addresses and phone numbers are blanked; dates, times, sums, years and counts never."""

from __future__ import annotations

import re

BLANK = "…"

_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?(?:\(at\)|\[at\])\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.IGNORECASE
)
# A run of digit groups as numbers are written with separators; what it is gets decided below.
_RUN = re.compile(
    r"(?<![\w.,:/@#€$£-])(?:\+|00)?\s?\(?\d{1,5}\)?(?:(?:\s?\(\d{1,4}\)\s?|[ \u00a0\u202f./-]{1,2})\d{1,8}){1,6}(?![\w@%€$£]|[.,:/-]\d)|(?<![\w.,:/@#€$£-])\+?\d{9,15}(?![\w@%€$£]|[.,:/-]\d)"
)
_WORDED = re.compile(
    r"(?:phone|tel|mobile|cell|call|fax|whatsapp|tél|téléphone|portable|telefon|handy|telefono|teléfono|móvil|celular|cellulare|telefone|telemóvel|rufnummer|anrufen|rufen|ruf|ligue|ligar|llame|llamar|llama|llamen|appelez|appeler|chiamare|chiamate|chiami)\W{0,8}(?:\w{1,9}\W{1,3}){0,2}$",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,2}[./ -]\d{1,2}[./ -](?:\d{4}|\d{2})|\d{4}[./ -]\d{1,2}[./ -]\d{1,2}|\d{4} ?[-–/] ?\d{2,4}|\d{1,2}[./-]\d{4}"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\D+(?:19|20)\d\d)+")
_AMERICAN = re.compile(r"\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}")
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
_FEWEST_IN_BLOCK, _FEWEST_LED, _MOST_IN_DATE = 9, 8, 4
_SEEN_BEFORE = 40


def _is_phone(run: str, before: str) -> bool:
    core = run.strip()
    digits = sum(map(str.isdigit, core))
    if not _FEWEST_DIGITS <= digits <= _MOST_DIGITS or _DATE.fullmatch(core):
        return False
    if core.startswith(("+", "00")):
        return True
    if _THOUSANDS.fullmatch(core) or _YEARS.fullmatch(core):
        return False
    return bool(_WORDED.search(before)) or _is_national(core, digits)


def _is_national(core: str, digits: int) -> bool:
    """Return whether digit groups stand as national numbers are written: (0..., 3-3-4, or even groups.

    After the area code one mark parts all groups; up to four groups of two digits or years are dates and
    times ("09.00-10.30", "05-06/2024").
    """
    groups = re.findall(r"\d+", core)
    if len(groups) == 1:
        return core.startswith("0") and digits >= _FEWEST_IN_BLOCK
    marks = [mark.strip(" \u00a0\u202f()") for mark in re.findall(r"\D+", core.strip("()"))]
    small = len(groups) <= _MOST_IN_DATE and all(len(g) <= 2 or _YEAR.fullmatch(g) for g in groups)
    if small or len(set(marks[1:])) > 1 or marks.count("/") > 1:
        return False
    led = core.startswith(("0", "(")) or bool(_AMERICAN.fullmatch(core))
    even = (
        len(groups) >= 3 and len(groups[0]) >= 2 and max(map(len, groups)) <= 4 and len(set(map(len, groups[1:]))) == 1
    )
    return (led and digits >= _FEWEST_LED) or (even and digits >= _FEWEST_IN_BLOCK)


def redact_text(text: str) -> str:
    """Blank mail addresses and phone numbers with "…"; links stay whole.

    A phone number is told by its international prefix, by a word before it ("tel.", "llame al") or by
    national groupings of 8 to 15 digits. Seven-digit numbers need the word. In doubt a number stays.
    """
    if "@" not in text and " at" not in text and "(at" not in text and sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return text
    pieces: list[str] = []
    start = 0
    for link in _LINK.finditer(text):
        pieces.extend((_redact_prose(text[start : link.start()]), link.group()))
        start = link.end()
    pieces.append(_redact_prose(text[start:]))
    return "".join(pieces)


def _redact_prose(text: str) -> str:
    text = _MAIL.sub(BLANK, text)

    def blank(match: re.Match[str]) -> str:
        before = text[max(0, match.start() - _SEEN_BEFORE) : match.start()]
        run = match.group()
        return BLANK if _is_phone(run, before) else run

    return _RUN.sub(blank, text)
