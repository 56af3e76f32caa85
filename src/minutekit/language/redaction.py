"""What lets strangers reach people or enter their meetings is blanked; dates, times, sums, years and counts never."""

from __future__ import annotations

import re
from functools import lru_cache

from minutekit.language.patterns import compile_late

BLANK = "…"

# All that is blanked holds one of these.
_GATE = re.compile(r"[\d@:=/]|\s?[(\[]at")
_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?(?:\(at\)|\[at\])\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.IGNORECASE
)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”»]+|(?<![\w@.])(?:[\w-]{1,63}\.){1,5}[a-z]{2,6}/[^\s<>\"”»]+", re.IGNORECASE
)
# Where meetings are held, whatever the host; the path of a meeting on a host of one's own.
_HOSTS = (
    r"zoom(?:gov)?\.(?:us|com)/(?!rec|blog|pricing)",
    r"teams\.(?:microsoft|live)\.com/(?:l/meetup|meet|dl/|v2/\?meetingjoin)",
    r"(?:meet\.google|webex|goto|whereby|bluejeans|skype|ringcentral)\.com/",
    r"gotomeet(?:ing)?\.\w{2,3}/|meet\.jit\.si/|chime\.aws/|senfcall\.de/|discord\.gg/",
    r"chat\.whatsapp\.com/|t\.me/(?:joinchat/|\+)|dial\.\w+/",
)
_MEETING = compile_late(
    rf"(?:https?://)?(?:[\w-]{{1,63}}\.){{0,4}}(?:{'|'.join(_HOSTS)})"
    r"|\S{4,120}/(?:j|w|wc/join|my|s)/\d{9,11}\b"
    r"|\S{4,120}/(?:b|rooms?|join|meet(?:ing)?s?)/[a-z0-9]{3,}(?:-[a-z0-9]{3,}){2,}",
    re.IGNORECASE,
)
_SECRET = compile_late(
    r"[?&#;](?:\w{0,20}[_-])?(?:pwd?|pass(?:wd|word|code)?|token|tk|auth|key|resourcekey|sig|signature|secret|code|pin"
    r"|otp|hash|sas|credential|session|sid|jwt|mtid|invite)(?:[_-]?id)?=",
    re.IGNORECASE,
)
_CODE = compile_late(
    r"\b(?P<label>{access_code})(?P<sign>(?:\s+{is_given_as})?\s*[:=]?\s*)"
    r"(?P<value>[\w!@$%&*+.~^-]{3,40}#?(?:[ \u00a0-]\d{2,6}#?){0,5})",
    re.IGNORECASE,
)
_ONE_TAP = re.compile(r"\+?\d[\d ()-]{6,20},{1,4}\*?\d{4,}#?[\d,*#]{0,40}")
# Digits in groups, as numbers are written with separators; what they are is decided below.
_CANDIDATE = re.compile(r"(?<!\d)\+?\(?\d(?:[ \u00a0\u202f()./-]{0,3}\d){6,24}(?!\d)")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+")
_WORDED = compile_late(r"{call_word}\W{0,8}(?:\w{1,9}\W{1,3}){0,2}$", re.IGNORECASE)
_REGIONS = ("US", "GB", "DE", "FR", "ES", "PT", "IT", "BR", "MX", "AT", "CH", "NL")
"""Countries whose numbers are known as they are written at home; others by their international prefix."""

_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
_FEWEST_OF_CODE = 3
_SEEN_BEFORE = 40
_AROUND, _MOST_TRIES = 12, 20


@lru_cache(maxsize=4_096)
def _find_phone(near: str, run: str) -> tuple[int, int] | None:
    """Return where in ``near`` the digits of ``run`` are a phone number as some country writes it, or None."""
    import phonenumbers  # noqa: PLC0415 - loaded at first use

    for region in ("ZZ",) if run.startswith("+") else _REGIONS:
        try:
            known = phonenumbers.is_valid_number(phonenumbers.parse(run, region))
        except phonenumbers.NumberParseException:
            continue
        # Groups as numbers are written in the country: anything less takes hours and years for numbers.
        strict = phonenumbers.Leniency.STRICT_GROUPING
        found = next(iter(phonenumbers.PhoneNumberMatcher(near, region, strict, _MOST_TRIES)), None) if known else None
        if found:
            return found.start, found.end
    return None


def _find_phones(text: str) -> list[tuple[int, int]]:
    spans = {match.span() for match in _ONE_TAP.finditer(text)}
    for run in _CANDIDATE.finditer(text):
        digits = sum(map(str.isdigit, run[0]))
        if digits < _FEWEST_DIGITS or _THOUSANDS.fullmatch(run[0]):
            continue
        first = max(0, run.start() - _AROUND)
        found = _find_phone(text[first : run.end() + _AROUND], run[0])
        if found:
            spans.add((first + found[0], first + found[1]))
        elif digits <= _MOST_DIGITS and _WORDED.search(text, max(0, run.start() - _SEEN_BEFORE), run.start()):
            spans.add(run.span())
    return sorted(spans)


def redact_text(text: str) -> str:
    """Blank with "…" mail addresses, phone numbers, links and numbers of meetings with their passwords and codes.

    Phone numbers are found by the library phonenumbers, and by a word before them ("tel.", "llame al"); in doubt a
    number stays. Other links stay; one with a key or token in it stays without what follows its "?".
    """
    if not _GATE.search(text):
        return text
    pieces: list[str] = []
    start = 0
    for link in _LINK.finditer(text):
        pieces.extend((_redact_prose(text[start : link.start()]), _redact_link(link[0])))
        start = link.end()
    pieces.append(_redact_prose(text[start:]))
    return "".join(pieces)


def _redact_link(link: str) -> str:
    tail = link[len(link.rstrip(".,;:!?)")) :]
    if _MEETING.match(link):
        return BLANK + tail
    secret = _SECRET.search(link)
    return link[: secret.start() + 1] + BLANK + tail if secret else link


def _blank_code(match: re.Match[str]) -> str:
    value, sign = match["value"], match["sign"]
    digits = sum(map(str.isdigit, value))
    # "password is Sesame12" tells one, "the password policy" does not.
    told = digits >= _FEWEST_OF_CODE or ":" in sign or "=" in sign or (bool(sign.strip()) and digits > 0)
    return f"{match['label']}{sign}{BLANK}" if told else match[0]


def _redact_prose(text: str) -> str:
    text = _MAIL.sub(BLANK, text) if "@" in text or "at" in text else text
    text = _CODE.sub(_blank_code, text)
    if sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return text
    pieces: list[str] = []
    end = 0
    for start, stop in _find_phones(text):
        if stop <= end:
            continue
        pieces += [text[end:start], BLANK] if start >= end else []
        end = stop
    return "".join([*pieces, text[end:]])
