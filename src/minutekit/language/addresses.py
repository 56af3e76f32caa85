"""Web and mail addresses in a text: found, told from what was said, and left out."""

from __future__ import annotations

import re
from functools import lru_cache

LINK = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.(?:com|org|net|int|eu|edu|gov|info|io)(?:/\S*)?(?=\s|$)",
    re.IGNORECASE,
)
MAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_LINK_SIGN = re.compile(r"\.\S|://")
"""Every link holds one of these, which are found sooner."""
_BROKEN_LINK = re.compile(r"\s*(?:www\.\S+(?:\s\S{2,4})?|https?://\S+(?:\s\S*[-/._%=&\d]\S*){1,2})\s*")
_SAID = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=16_384)
def has_link(text: str) -> bool:
    """Return whether a link stands in the text."""
    return bool(_LINK_SIGN.search(text) and LINK.search(text))


@lru_cache(maxsize=16_384)
def is_link_only(text: str) -> bool:
    """Return whether nothing but links (and signs between them) stands in the text.

    An address broken at a dot ("www.example org") is still one.
    """
    if not _LINK_SIGN.search(text):
        return False
    return bool(_BROKEN_LINK.fullmatch(text)) or (bool(LINK.search(text)) and not _SAID.search(LINK.sub("", text)))


def is_mail_only(text: str) -> bool:
    """Return whether nothing but mail addresses stands in the text."""
    return "@" in text and bool(MAIL.search(text)) and not _SAID.search(MAIL.sub("", text))


def drop_addresses(text: str) -> str:
    """Put a space for every mail address and link."""
    text = MAIL.sub(" ", text) if "@" in text else text
    return LINK.sub(" ", text) if _LINK_SIGN.search(text) else text


@lru_cache(maxsize=1)
def find_lower_words(text: str) -> frozenset[str]:
    """Return the words that a text has in lower case somewhere, addresses aside: they are no one's name alone."""
    distinct = " ".join(map(drop_addresses, dict.fromkeys(text.split())))
    return frozenset(filter(str.islower, _WORD.findall(distinct)))
