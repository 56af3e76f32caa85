"""Damage for the readers' fuzzing: to bytes and lines, to XML and web pages, inside zip containers and PDFs.

``damage(data, choices)`` looks at what the bytes are and changes a few places. Much of it keeps the outer
form sound (a right zip, a right table of places, well-formed XML), so that it reaches the code behind the door.
"""

from __future__ import annotations

import io
import lzma
import random
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable

from lxml import etree

from fuzz_seeds import assemble_pdf

MOST_BYTES = 400_000
TOKENS = (
    b"\n", b"\r", b"\t", b"\0", b"\xff", b"\xfe", b"-->", b">>", b"<v ", b"</", b"<", b">", b":", b"&gt;", b"&#x0;", b"[", b"]", b"(",
    b"00:00:01.000 --> 00:00:02.000\n", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"<table>", b"<tr><td>", b"<ul><li>", b"<div>", b"# ", b"- ",
    b"* ", b"1. ", b"|", b"```", b"<w:p>", b"<w:tbl>", b"</w:p>", b'w:val="99999999"', b'w:val="-1"', b"endobj", b"stream\n", b"endstream",
    b"<<", b">>", b"/Type /Page", b"/Count -1", b"0 0 0 0 re", b"9999999999", b"-1", b"1e400", b"NaN", b"BT", b"ET", b"Tj", b"%PDF-1.7\n",
    b"\xed\xa0\x80", b"\xef\xbf\xbf", b"\xc2\x85", b"\x1b[31m", b"\xe2\x80\xae", b"\xc2\xb2", b"\xd9\xa3", b"\xef\xac\x81", b"\xef\x82\xb7", b"\xc2\xad",
    b"99:99:99", b"MOVED by ", b"CARRIED 5-2", b"Action: ", b"Present: ", b"31.02.2021", b"---\n", b"~~~\n", b"<!--", b"<![CDATA[", b"&#xD800;",
)  # fmt: skip
VALUES = (
    "", "0", "-1", "1", "2", "99999999999999999999", "9" * 5000, "1.5", "1e400", "-1e400", "NaN", "inf", "²", "٣", "１", "x", "true", " 7 ",
    "+3", "1_0", "0x10", "FFFF", "D800", "F0B7", "10FFFF", "110000", "../..", "http://[", "\u202e", "%1%2%3%4%5%6%7%8%9", "a" * 20_000, "%PDF-1.4",
)  # fmt: skip
"""What an attribute or number is set to: too much, too little, not a number, digits that int() refuses or takes."""
_ENCODINGS = (
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-7",
    "cp1252",
    "latin-1",
    "cp037",
    "gb18030",
    "shift-jis",
    "koi8-r",
)

Choices = random.Random


def damage(data: bytes, choices: Choices) -> bytes:
    """Change a few places of a file of any kind."""
    if data[:5] == b"%PDF-":
        means: tuple[Callable[[bytes, Choices], bytes], ...] = (damage_pdf, damage_pdf, _damage_open_pdf, damage_bytes)
    elif data[:2] == b"PK":
        means = (damage_part, damage_part, damage_part, damage_part, damage_zip, damage_bytes)
    elif data.lstrip()[:1] == b"<" or b"<div" in data:
        means = (damage_tags, damage_tags, damage_lines, damage_bytes, damage_encoding)
    else:
        means = (damage_lines, damage_bytes, damage_bytes, damage_encoding)
    try:
        return choices.choice(means)(data, choices)[: 2 * MOST_BYTES]
    except (*_NOT_A_ZIP, etree.LxmlError, UnicodeError):  # what was damaged before, or is no such file
        return damage_bytes(data, choices)


_NOT_A_ZIP = (
    zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, IndexError,
    zlib.error, struct.error, lzma.LZMAError,
)  # fmt: skip


def damage_bytes(data: bytes, choices: Choices) -> bytes:
    """Change bytes, runs and tokens anywhere."""
    out = bytearray(data)
    for _ in range(choices.choice((1, 1, 2, 4, 8, 16))):
        if out:
            at = choices.randrange(len(out))
            length = min(choices.choice((1, 2, 5, 20, 100, 1000)), len(out) - at)
            choices.choices(list(BLOWS), list(BLOWS.values()))[0](out, at, length, choices)
    return bytes(out)


def _set_byte(out: bytearray, at: int, _length: int, choices: Choices) -> None:
    out[at] = choices.randrange(256)


def _cut(out: bytearray, at: int, length: int, _choices: Choices) -> None:
    del out[at : at + length]


def _cut_rest(out: bytearray, at: int, _length: int, _choices: Choices) -> None:
    del out[at:]


def _insert_token(out: bytearray, at: int, _length: int, choices: Choices) -> None:
    out[at:at] = choices.choice(TOKENS)


def _put_token(out: bytearray, at: int, length: int, choices: Choices) -> None:
    out[at : at + length] = choices.choice(TOKENS)


def _flood(out: bytearray, at: int, _length: int, choices: Choices) -> None:
    out[at:at] = choices.choice(TOKENS) * choices.choice((300, 3000, 20_000))


def _repeat(out: bytearray, at: int, length: int, choices: Choices) -> None:
    out[at:at] = out[at : at + length] * choices.choice((1, 2, 30))


def _copy(out: bytearray, at: int, length: int, choices: Choices) -> None:
    other = choices.randrange(len(out))
    out[at : at + length] = out[other : other + length]


BLOWS = {
    _set_byte: 10, _cut: 10, _insert_token: 10, _put_token: 10, _repeat: 10, _copy: 10, _cut_rest: 2, _flood: 2,
}  # fmt: skip


def damage_lines(data: bytes, choices: Choices) -> bytes:
    """Move, double, join, indent and drop whole lines, so that each stays what it was."""
    lines = data.split(b"\n")
    for _ in range(choices.choice((1, 2, 4, 8))):
        at, other = choices.randrange(len(lines)), choices.randrange(len(lines))
        kind = choices.randrange(7)
        if kind == 0:
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == 1:
            lines[at:at] = lines[other : other + choices.choice((1, 3, 10))] * choices.choice((1, 2, 40))
        elif kind == 2:
            lines[at] = (
                choices.choice((b" ", b"    ", b"\t", b"> ", b"- ", b"| ", b"A. ", b"\xc2\xa0"))
                * choices.choice((1, 2, 300))
                + lines[at]
            )
        elif kind == 3 and len(lines) > 1:
            del lines[at]
        elif kind == 4:
            lines[at] += lines[other]
        elif kind == 5:
            lines[at] = re.sub(rb"\d+", choices.choice(VALUES).encode(), lines[at], count=choices.choice((0, 1)))
        else:
            lines.insert(at, choices.choice((b"", b"", choices.choice(TOKENS))))
    return b"\n".join(lines)


def damage_encoding(data: bytes, choices: Choices) -> bytes:
    """Write the text in another encoding, or half of it."""
    text = data.decode("utf-8", "replace")
    encoding = choices.choice(_ENCODINGS)
    cut = choices.choice((0, 0, 0, len(text) // 2))
    return text[:cut].encode() + text[cut:].encode(encoding, "replace")


def damage_tags(body: bytes, choices: Choices) -> bytes:
    """Move, double, drop or rename whole tags and values in text with angle brackets, well-formed or not."""
    pieces = body.split(b"<")
    for _ in range(choices.choice((1, 2, 4))):
        at, other = choices.randrange(len(pieces)), choices.randrange(len(pieces))
        kind = choices.randrange(7)
        if kind == 0:
            digits = [place for place, byte in enumerate(pieces[at]) if 48 <= byte <= 57]
            if digits:
                place = choices.choice(digits)
                pieces[at] = pieces[at][:place] + choices.choice(VALUES).encode() + pieces[at][place + 1 :]
        elif kind == 1:
            pieces[at] = pieces[at].replace(b"w:", choices.choice((b"v:", b"w:x", b"")), 1)
        elif kind == 2:
            pieces[at : at + 1] = [pieces[at]] * choices.choice((0, 2, 50, 1000))
        elif kind == 3:
            pieces[at] = pieces[at].split(b" ", 1)[0].rstrip(b"/>") + (b"/>" if b"/>" in pieces[at] else b">")
        elif kind == 4:
            pieces[at], pieces[other] = pieces[other], pieces[at]
        elif kind == 5:
            pieces[at:at] = pieces[other : other + choices.choice((1, 4, 20))]
        else:
            tag, mark, text = pieces[at].partition(b">")
            pieces[at] = tag + mark + choice_text(choices).encode("utf-8", "replace") + text
    return b"<".join(pieces)


def choice_text(choices: Choices) -> str:
    """Pick something that stands where text is expected."""
    token = choices.choice(TOKENS).decode("utf-8", "replace")
    return token * choices.choice((1, 1, 2, 500))


def damage_tree(body: bytes, choices: Choices) -> bytes:
    """Change an XML tree and keep it well-formed: move, nest, double, rename, drop elements; set attributes and texts."""
    root = etree.fromstring(body)
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    for _ in range(choices.choice((1, 2, 4, 8))):
        element, other = choices.choice(elements), choices.choice(elements)
        _strike(element, other, choices)
    return etree.tostring(
        root, encoding=choices.choice(("UTF-8", "UTF-8", "UTF-8", "UTF-16", "ASCII")), xml_declaration=True
    )


def _strike(element: etree._Element, other: etree._Element, choices: Choices) -> None:
    choices.choice((_set_attribute, _set_attribute, _set_text, _rename, _copy_into, _repeat_element, _nest, _remove))(
        element, other, choices
    )


def _set_attribute(element: etree._Element, _other: etree._Element, choices: Choices) -> None:
    if element.attrib:
        key = choices.choice(sorted(element.attrib))
        if choices.random() < 0.2:
            del element.attrib[key]
        else:
            element.set(key, choices.choice(VALUES))


def _set_text(element: etree._Element, _other: etree._Element, choices: Choices) -> None:
    element.text = "".join(sign for sign in choice_text(choices) if sign >= " " and sign not in "\ufffe\uffff")


def _rename(element: etree._Element, other: etree._Element, _choices: Choices) -> None:
    element.tag = other.tag


def _copy_into(element: etree._Element, other: etree._Element, _choices: Choices) -> None:
    if len(list(other.iter())) < 500:
        element.append(_copied(other))


def _repeat_element(element: etree._Element, _other: etree._Element, choices: Choices) -> None:
    if len(list(element.iter())) < 100 and element.getparent() is not None:
        element.getparent().extend([_copied(element) for _ in range(choices.choice((1, 3, 100)))])


def _nest(element: etree._Element, other: etree._Element, choices: Choices) -> None:
    for _ in range(choices.choice((1, 5, 60, 180))):
        element = etree.SubElement(element, other.tag, dict(other.attrib))
    element.text = "deep"


def _remove(element: etree._Element, _other: etree._Element, _choices: Choices) -> None:
    if element.getparent() is not None:
        element.getparent().remove(element)


def _copied(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


_ENTITIES = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
    b'<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    b'<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
)


def damage_entities(body: bytes, choices: Choices) -> bytes:
    """Declare entities and use one in the text."""
    at = body.find(b"<", body.find(b"?>") + 1)
    body = body[:at] + choices.choice(_ENTITIES) + body[at:]
    return re.sub(rb">([^<>]+)<", rb">\1&c;<", body, count=3)


_LIKELY = (
    "document.xml",
    "styles.xml",
    "numbering.xml",
    "content.xml",
    ".rels",
    "[Content_Types].xml",
    "manifest.xml",
    "meta.xml",
)
_MARKUP_MEANS = (
    damage_tree,
    damage_tree,
    damage_tree,
    damage_tags,
    damage_tags,
    damage_bytes,
    damage_encoding,
    damage_entities,
)


def damage_part(data: bytes, choices: Choices) -> bytes:
    """Change one or two parts of a zip and pack it again."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        names = [entry.filename for entry in source.infolist() if entry.file_size < MOST_BYTES]
        likely = [name for name in names if name.endswith(_LIKELY)]
        chosen = {
            choices.choice(likely if likely and choices.random() < 0.85 else names or [""])
            for _ in range(choices.choice((1, 1, 2)))
        }
        for name in names:
            body = source.read(name)
            if name in chosen:
                if choices.random() < 0.04:
                    continue
                means = choices.choice(_MARKUP_MEANS)
                try:
                    body = means(body, choices)[: 2 * MOST_BYTES]
                except (etree.LxmlError, ValueError):
                    body = damage_bytes(body, choices)
            _write_part(target, _entry(name), body)
    return stream.getvalue()


_NAMES = (
    "../word/document.xml",
    "/word/document.xml",
    "word\\document.xml",
    "WORD/DOCUMENT.XML",
    "word/",
    "content.xml",
    "a" * 60_000,
    "\x1b[31m",
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
# Offsets of the fields after each record's mark and their widths (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16).
_LOCAL_FIELDS = ((6, 2), (8, 2), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2))
_CENTRAL_FIELDS = (
    (6, 2),
    (8, 2),
    (10, 2),
    (16, 4),
    (20, 4),
    (24, 4),
    (28, 2),
    (30, 2),
    (32, 2),
    (34, 2),
    (38, 4),
    (42, 4),
)
_END_FIELDS = ((4, 2), (6, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 2))


def damage_zip(data: bytes, choices: Choices) -> bytes:
    """Change the container: names, doubles, packing methods, then single fields of its records, and its ends."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        entries = [entry for entry in source.infolist() if entry.file_size < MOST_BYTES]
        odd = choices.choice(entries).filename if entries and choices.random() < 0.5 else None
        for entry in entries:
            body, name = source.read(entry), entry.filename
            if name == odd:
                kind = choices.randrange(3)
                if kind == 0:
                    name = choices.choice(_NAMES)
                elif kind == 1:
                    _write_part(target, _entry(name), damage_bytes(body, choices))  # a double: the last one counts
                else:
                    body = b"\0" * 40_000_000 if choices.random() < 0.1 else b""
            _write_part(target, _entry(name), body, zip64=choices.random() < 0.1)
        _set_methods(target, choices)
    out = bytearray(stream.getvalue())
    for _ in range(choices.choice((0, 1, 1, 2, 4))):
        _set_field(out, choices)
    kind = choices.randrange(8)
    if kind == 0:
        out[0:0] = b"x" * choices.choice((1, 100, 70_000))
    elif kind == 1:
        del out[choices.randrange(len(out)) :]
    elif kind == 2:
        out += choices.choice((b"\0", bytes(out), b"x" * 70_000))
    return bytes(out)


def _write_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, body: bytes, *, zip64: bool = False) -> None:
    with warnings.catch_warnings(action="ignore"), archive.open(entry, "w", force_zip64=zip64) as part:
        part.write(body)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _set_methods(archive: zipfile.ZipFile, choices: Choices) -> None:
    """Add a last part packed in a way that few programs use."""
    entry = _entry("extra.xml")
    entry.compress_type = choices.choice(_METHODS)
    _write_part(archive, entry, b"<a/>" * choices.choice((0, 1, 1000)))


def _set_field(out: bytearray, choices: Choices) -> None:
    mark, fields = choices.choice(
        ((_LOCAL, _LOCAL_FIELDS), (_CENTRAL, _CENTRAL_FIELDS), (_CENTRAL, _CENTRAL_FIELDS), (_END, _END_FIELDS))
    )
    places = [match.start() for match in re.finditer(re.escape(mark), out)]
    if not places:
        return
    at = choices.choice(places)
    offset, width = choices.choice(fields)
    most = (1 << 8 * width) - 1
    value = choices.choice((0, 1, 2, 8, 9, 12, 14, 41, 93, 99, most, most - 1, most >> 1, choices.randrange(most)))
    out[at + offset : at + offset + width] = min(value, most).to_bytes(width, "little")


_OBJECT = re.compile(rb"\b\d+ 0 obj\s*(.*?)\s*endobj", re.DOTALL)
_STREAM = re.compile(rb"^(.*?)stream\r?\n(.*)endstream$", re.DOTALL)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"3",
    b"99999999999",
    b"-99999999999",
    b"0.00001",
    b"1e9",
    b"32768",
    b"2147483648",
    b"--5",
    b".",
    b"1.2.3",
    b"null",
    b"4 0 R",
    b"1 0 R",
)
_OPERATORS = (
    b" BT", b" ET", b" q", b" Q", b" (x) Tj", b" [(a) -9999 (b)] TJ", b" 0 0 0 0 re f", b" 1e9 0 0 1e9 0 0 cm", b" 0 0 0 0 0 0 cm", b" /F1 0 Tf",
    b" /F1 -12 Tf", b" /F1 99999 Tf", b" 3 Tr", b" 0 Tz", b" 0 0 m 600 800 l S", b" BI /W 9 /H 9 ID x EI", b" /Scan Do", b" <FEFF> Tj", b" 1 0 0 1 -9999 -9999 Tm",
    b" /Span << /ActualText (x) >> BDC", b" EMC", b" T*", b" (\\000\\377\\200) Tj", b" <00> Tj", b" 100 TL (a) '", b" 0 1 -1 0 300 300 Tm", b" 72 90 200 0.5 re f",
)  # fmt: skip
_ENTRIES = (
    b" /Rotate 90", b" /Rotate 45", b" /Rotate -1", b" /UserUnit 0", b" /UserUnit 1e9", b" /MediaBox [0 0 0 0]", b" /MediaBox [0 0 1e9 1e9]", b" /CropBox [9 9 1 1]",
    b" /Contents 1 0 R", b" /Contents [4 0 R 4 0 R 4 0 R]", b" /Kids [2 0 R]", b" /Parent 3 0 R", b" /Count 99999999", b" /Annots 1 0 R", b" /Annots [3 0 R 9 0 R]",
    b" /Resources 3 0 R", b" /FontMatrix [0 0 0 0 0 0]", b" /Encoding /X", b" /Subtype /Type3", b" /Subtype /Type0", b" /ToUnicode 4 0 R", b" /Widths [-1]",
    b" /FirstChar 9999999", b" /Rect [1e9 -1e9 0 0]", b" /Filter [/FlateDecode /FlateDecode]", b" /Filter /LZWDecode", b" /Filter /Crypt", b" /Length -1", b" /Title <FEFFD800>",
    b" /Lang (\\033)", b" /CreationDate (D:99999999999999)", b" /Type /Page", b" /Type /ObjStm /N 9 /First 9", b" /Names 1 0 R", b" /OCProperties 3 0 R", b" /StructTreeRoot 1 0 R",
)  # fmt: skip


def damage_pdf(data: bytes, choices: Choices) -> bytes:
    """Change a PDF's objects one at a time and write them with right lengths and a right table of places."""
    objects = [match[1] for match in _OBJECT.finditer(data)]
    if not objects or len(objects) > 3000:
        return damage_bytes(data, choices)
    for _ in range(choices.choice((1, 1, 2, 4))):
        at = choices.randrange(len(objects))
        match = _STREAM.match(objects[at])
        if match and choices.random() < 0.8:
            objects[at] = _damage_stream(match[1], match[2], choices)
        else:
            objects[at] = _damage_dictionary(objects[at], choices)
    trailer = choices.choice(
        (
            b"",
            b"",
            b"",
            b"/Encrypt 1 0 R",
            b"/Encrypt << /Filter /Standard /V 9 >>",
            b"/Prev 1",
            b"/Info 3 0 R",
            b"/Root 99 0 R",
        )
    )
    return assemble_pdf(objects, trailer)


def _damage_stream(head: bytes, body: bytes, choices: Choices) -> bytes:
    if b"/FlateDecode" in head:
        body = zlib.decompressobj().decompress(body, MOST_BYTES)
        head = re.sub(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])", b"", head)
    for _ in range(choices.choice((1, 2, 5))):
        kind = choices.randrange(5)
        if kind == 0:
            body = _sub_one(_NUMBER, choices.choice(_NUMBERS), body, choices)
        elif kind == 1:
            at = choices.choice([place.end() for place in re.finditer(rb"(?:Tj|Tm|Td|ET|BT|re|Q|q|S)\b", body)] or [0])
            body = body[:at] + choices.choice(_OPERATORS) * choices.choice((1, 1, 1, 30, 2000)) + body[at:]
        elif kind == 2:
            lines = body.split(b"\n")
            at = choices.randrange(len(lines))
            lines[at : at + 1] = [lines[at]] * choices.choice((0, 2, 3, 300))
            body = b"\n".join(lines)
        elif kind == 3:
            lines = body.split(b"\n")
            choices.shuffle(lines)
            body = b"\n".join(lines)
        else:
            body = damage_bytes(body, choices)[:MOST_BYTES]
    head = re.sub(rb"/Length\s+\d+(?:\s+0\s+R)?", b"", head)
    return head.rstrip().removesuffix(b">>") + b" /Length %d >>\nstream\n" % len(body) + body + b"\nendstream"


def _damage_dictionary(body: bytes, choices: Choices) -> bytes:
    kind = choices.randrange(4)
    if kind == 0:
        return _sub_one(_NUMBER, choices.choice(_NUMBERS), body, choices)
    if kind == 1:
        return body.replace(b"<<", b"<<" + choices.choice(_ENTRIES), 1)
    if kind == 2:
        return _sub_one(re.compile(rb"/[A-Za-z]+"), choices.choice(_ENTRIES).split()[0], body, choices)
    return damage_bytes(body, choices)[:MOST_BYTES]


def _sub_one(pattern: re.Pattern[bytes], value: bytes, body: bytes, choices: Choices) -> bytes:
    matches = list(pattern.finditer(body))
    if not matches:
        return body
    match = choices.choice(matches)
    return body[: match.start()] + value + body[match.end() :]


_PACKED = re.compile(rb"/FlateDecode(.{0,300}?)stream\r?\n(.*?)endstream", re.DOTALL)


def _damage_open_pdf(data: bytes, choices: Choices) -> bytes:
    """Unpack the packed streams of any PDF, so that damage reaches what they say; lengths and places are left wrong."""

    def unpack(match: re.Match[bytes]) -> bytes:
        try:
            body = zlib.decompressobj().decompress(match[2], MOST_BYTES)
        except zlib.error:
            return match[0]
        return b"/XX" + match[1] + b"stream\n" + body + b"\nendstream"

    return damage_bytes(_PACKED.sub(unpack, data), choices)
