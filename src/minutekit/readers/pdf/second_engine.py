"""A second reading of files that PDFium cannot read: words by pdfplumber, slower and more forgiving. Its one door.

Loaded only when the first engine could not open a file or found no letter in it.
"""

from __future__ import annotations

import io
import logging
import re
import sys
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pdfplumber

from minutekit.errors import LimitExceededError
from minutekit.readers.characters import clean_characters, collapse_spaces
from minutekit.readers.pdf.glyphs import BOLD_NAMES, MAX_CHARS
from minutekit.readers.pdf.words import LIGATURES, Page, Word
from minutekit.schema import ReadOptions

MAX_INFLATED = 100_000_000
"""Bytes of unpacked streams; this engine unpacks without a limit of its own."""
DESCENT = 0.21
"""Share of the font's height below the baseline, the same for all fonts: only distances between lines matter."""
for _library in ("pdfminer", "pdfplumber"):  # that a broken file is broken need not be printed
    logging.getLogger(_library).addHandler(logging.NullHandler())
_UNREADABLE = re.compile(r"\(cid:\d+\)|[\x01-\x08\x0e-\x1f\x7f-\x9f]")
_STREAM = re.compile(rb"stream\r?\n")


def read_pages(data: bytes, name: str, options: ReadOptions, started: float) -> list[Page]:
    """Return the pages with their words; none if this engine fails as well.

    ``started``: time.monotonic() of the whole reading. Raises LimitExceededError.
    """
    if _inflates_too_far(data):
        return []
    pages: list[Page] = []
    try:
        with _watch_clock(started + options.max_seconds):
            document = pdfplumber.open(io.BytesIO(data))  # never closed, since it reads all pages again for that
            _check_count(len(document.pages), name, options)
            for page in document.pages:
                pages.append(_read_page(page))
                page.close()
    except LimitExceededError:
        raise
    except _OutOfTimeError as error:
        message = f"took longer than max_seconds={options.max_seconds:g}; raise ReadOptions(max_seconds=...)"
        raise LimitExceededError(name, message) from error
    except Exception:  # noqa: BLE001 - it fails in any way; the first engine's error is raised then
        return pages
    return pages


def _check_count(count: int, name: str, options: ReadOptions) -> None:
    if count > options.max_pages:
        raise LimitExceededError(
            name, f"{count} pages are more than max_pages={options.max_pages}; raise ReadOptions(max_pages=...)"
        )


class _OutOfTimeError(BaseException):
    """Ends the engine; no Exception, since it catches those in many places."""


@contextmanager
def _watch_clock(end: float) -> Iterator[None]:
    """Look at the clock at each call made inside: a reference to itself keeps this engine busy for ever."""

    def look(_frame: FrameType, _event: str, _argument: object) -> None:
        if time.monotonic() > end:
            raise _OutOfTimeError

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        yield
    finally:
        sys.setprofile(before)


def _inflates_too_far(data: bytes) -> bool:
    left, view = MAX_INFLATED, memoryview(data)
    for match in _STREAM.finditer(data):
        try:
            left -= len(zlib.decompressobj().decompress(view[match.end() :], left))
        except zlib.error:
            continue
        if left <= 0:
            return True
    return False


def _read_page(page: Any) -> Page:  # noqa: ANN401 - pdfplumber's pages are not typed
    found = Page(page.page_number, float(page.width), float(page.height), cut=len(page.chars) > MAX_CHARS)
    if found.cut:
        return found
    last: Word | None = None
    found.unreadable = sum(bool(_UNREADABLE.match(char["text"])) for char in page.chars)
    for fields in page.extract_words(extra_attrs=["fontname", "size"], use_text_flow=True):
        word = _form_word(fields, len(found.words))
        if not word.text or not fields.get("upright", True) or not _is_on_page(word, found):
            continue
        if (
            last is not None
            and abs(last.base - word.base) < 0.1 * word.size
            and abs(word.x0 - last.x1) < 0.1 * word.size
        ):
            word.spaced = False  # a word set in two fonts
        found.words.append(word)
        last = word
    return found


def _is_on_page(word: Word, page: Page) -> bool:
    """Leave out places that are no numbers, or far off."""
    margin = 0.5 * max(page.width, page.height)
    return (
        all(
            -margin < place < max(page.width, page.height) + margin
            for place in (word.x0, word.x1, word.top, word.bottom)
        )
        and 0 < word.size < margin
    )


def _form_word(fields: Mapping[str, Any], order: int) -> Word:
    size, bottom = float(fields["size"]), float(fields["bottom"])
    text = collapse_spaces(clean_characters(_UNREADABLE.sub("", str(fields["text"])).translate(LIGATURES)))
    return Word(
        text=text,
        x0=float(fields["x0"]),
        top=float(fields["top"]),
        x1=float(fields["x1"]),
        bottom=bottom,
        base=bottom - DESCENT * size,
        size=size,
        bold=bool(BOLD_NAMES.search(str(fields["fontname"]).rpartition("+")[2])),
        font=0,
        order=order,
    )
