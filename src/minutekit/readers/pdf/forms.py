"""Forms that draw forms: how far the drawings of a PDF unfold, told before PDFium unfolds them in memory.

A form that draws another ten times, which draws a third ten times, and so on, is a few kilobytes that unfold
to gigabytes; so is one that draws itself by way of another. PDFium has no bound of its own and ends the process.
Only what stands plainly in the file is seen; forms whose resources lie in object streams are taken on trust.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter

MOST_UNFOLDED = 20_000_000
"""Bytes of content that the forms of a form unfold to."""
_LONGEST_HEAD = 20_000
_LONGEST_CONTENT = 10_000_000
_DEEPEST = 30
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]{1,127})\s{1,9}(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R\b")
_RESOURCES = re.compile(rb"/(?:Resources|XObject)\s{1,9}(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R\b")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]{1,127})\s{1,9}Do\b")


def unfolds_too_far(data: bytes) -> bool:
    """Return whether the forms that some form draws unfold to more than MOST_UNFOLDED bytes."""
    forms = _find_forms(data)
    if len(forms) < 2:
        return False
    places = {match[1]: match.end() for match in _OBJECT.finditer(data)}
    drawn: dict[int, dict[int, int]] = {}
    own: dict[int, int] = {}
    for number, (head, start) in forms.items():
        entries = head + b"".join(_read_object(data, places.get(match[1])) for match in _RESOURCES.finditer(head))
        names = {match[1]: child for match in _NAMED.finditer(entries) if (child := int(match[2])) in forms}
        content = _unpack_content(data, head, start)
        own[number] = len(content)
        times = Counter(names[match[1]] for match in _DRAWN.finditer(content) if match[1] in names) if names else {}
        drawn[number] = dict(times)
    below = dict.fromkeys(forms, 0)
    # After n rounds the bytes of n levels are counted; PDFium goes no deeper.
    for _ in range(_DEEPEST):
        grown = {
            number: sum((own[child] + below[child]) * times for child, times in drawn[number].items())
            for number in forms
        }
        if max(grown.values()) > MOST_UNFOLDED:
            return True
        if grown == below:
            break
        below = grown
    return False


def _find_forms(data: bytes) -> dict[int, tuple[bytes, int]]:
    """Find the form XObjects: {object number: (its dictionary, where its stream starts)}."""
    forms: dict[int, tuple[bytes, int]] = {}
    for match in _FORM.finditer(data):
        begin = data.rfind(b" obj", max(match.start() - _LONGEST_HEAD, 0), match.start())
        head = next(iter(list(_OBJECT.finditer(data, max(begin - 26, 0), begin + 4))[-1:]), None)
        stream = _STREAM.search(data, match.end(), match.end() + _LONGEST_HEAD)
        if begin >= 0 and head is not None and stream is not None:
            forms[int(head[1])] = (data[head.end() : stream.start()], stream.end())
    return forms


def _unpack_content(data: bytes, head: bytes, start: int) -> bytes:
    end = data.find(b"endstream", start, start + _LONGEST_CONTENT)
    content = data[start : max(end, start)]
    if b"/FlateDecode" in head:
        try:
            return zlib.decompressobj().decompress(content, _LONGEST_CONTENT)
        except zlib.error:
            return b""
    return content


def _read_object(data: bytes, place: int | None) -> bytes:
    return data[place : place + _LONGEST_HEAD].partition(b"endobj")[0] if place is not None else b""
