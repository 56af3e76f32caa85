"""The dates of a document, read with what all of it says of their order and years; labels parted from values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutekit.entities.dates import FoundDate, find_dates, find_years, is_month_first, is_when_word
from minutekit.entities.numerals import spell_out
from minutekit.lexicon import holds_phrase

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - a field is called date

    from minutekit.schema import Document

_LABELLED = re.compile(r"^\s*:?([^:：\n]{2,80}?(?:[:：]innen\b[^:：\n]{0,30})?)\s*[:：]\s*(.*)$", re.DOTALL)
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?|h|uhr|hrs?|horas?|heures?|ore)?\b", re.IGNORECASE)
_LATEST_OPENING = 16
_READ_AT_MOST = 2_000
# Languages whose formal minutes write dates in words.
_SPELLED_IN = frozenset(["es", "pt", "fr", "it", None])


def is_of_other_meeting(text: str) -> bool:
    """Return whether a text speaks of the meeting before or after this one."""
    return holds_phrase(text, "other_meeting")


def split_label(text: str) -> tuple[str, str] | None:
    """Part "Label: value" at its first colon; None where there is none or the label is long."""
    match = _LABELLED.match(text) if ":" in text or "：" in text else None
    if not match or "//" in match.group(2)[:2] or (match.group(1)[-1].isdigit() and match.group(2)[:1].isdigit()):
        return None
    return match.group(1), match.group(2).strip()


class DateReader:
    """Reads dates with what the whole document says about their order and years."""

    def __init__(self, document: Document, language: str | None) -> None:
        """Gather the evidence once."""
        self.language = language
        distinct = " ".join(dict.fromkeys(document.text.split()))
        self.month_first = is_month_first(distinct, language)
        addresses = " ".join(link for block in document.blocks for link in block.links)
        self.years = find_years(f"{distinct} {addresses}")

    def find(self, text: str) -> list[FoundDate]:
        """Return the dates in a text."""
        return find_dates(text[:_READ_AT_MOST], language=self.language, years=self.years, month_first=self.month_first)

    def day_of(self, text: str) -> Date | None:
        """Return the first full date in a text, be it in words."""
        found = next((found.date for found in self.find(text) if found.date), None)
        if found is None and self.language in _SPELLED_IN:
            found = next((found.date for found in self.find(spell_out(text[:_READ_AT_MOST])) if found.date), None)
        return found

    def opening_day(self, text: str) -> Date | None:
        """Return the full date with which a text begins, be it in words."""
        texts = (text, spell_out(text[:_READ_AT_MOST])) if self.language in _SPELLED_IN else (text,)
        found = (day for said in texts for day in self.find(said)[:1] if day.start <= _LATEST_OPENING)
        return next((day.date for day in found if day.date), None)

    def strip(self, text: str) -> str:
        """Take dates and the signs around them off a title."""
        for found in reversed(self.find(text)):
            behind = text[found.end :]
            text = f"{text[: found.start]} {behind if behind.strip(' .') else ''}"
        text = re.sub(r"\(\s*\)|\[\s*\]", "", text)
        text = re.sub(r"(?<![\s,;|·(\[–—:-])[\s,;|·(\[–—:-]+(?=[)\]]|$)", "", " ".join(text.split()))
        return text.strip(" ,;|·–—-")

    def is_date_only(self, text: str) -> bool:
        """Return whether a text says only when: dates, times, days of the week."""
        rest = self.strip(text)
        if rest == " ".join(text.split()):
            return False
        rest = _CLOCK.sub("", rest)
        words = re.findall(r"[^\W\d_]{3,}", rest)
        counted = any(map(str.isdigit, text))
        return len(words) <= 2 and all((counted and word.isupper()) or is_when_word(word) for word in words)
