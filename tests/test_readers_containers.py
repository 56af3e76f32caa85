"""Zip containers made to harm: each ends in one error, in little memory."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile

import pytest

from minutekit.errors import LimitExceededError, MalformedDocumentError, ReadError
from minutekit.readers.containers import Container
from reader_samples import odt_file, paragraph, read, texts, word_file


def _replace_part(data: bytes, part: str, body: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename == part:
                new.writestr(part, body, method)
            else:
                new.writestr(entry, old.read(entry))
    return out.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_part_that_lies_about_its_size_takes_no_memory(kind, method):
    whole, part = (word_file(paragraph("a")), "word/document.xml") if kind == "docx" else (odt_file(""), "content.xml")
    size = 123_456_789
    bomb = _replace_part(whole, part, b" " * size, method).replace(struct.pack("<I", size), struct.pack("<I", 1000))
    tracemalloc.start()
    try:
        with pytest.raises(MalformedDocumentError, match="cut off or damaged"):
            read(bomb, f"bomb.{kind}")
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_entities_are_refused_wherever_they_are_declared(kind, encoding):
    if kind == "docx":
        whole, part, body = (
            word_file(""),
            "word/document.xml",
            '<w:document xmlns:w="{}"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>',
        )
    else:
        whole, part, body = odt_file(""), "content.xml", "<a>&a;</a>"
    body = body.format("http://schemas.openxmlformats.org/wordprocessingml/2006/main")
    markup = f'<?xml version="1.0" encoding="{encoding}"?><!--{"x" * 9000}--><!DOCTYPE a [<!ENTITY a "lol">]>{body}'
    with pytest.raises(MalformedDocumentError, match="entities"):
        read(_replace_part(whole, part, markup.encode(encoding)), f"a.{kind}")


def test_fields_of_the_container_that_cannot_be_used_end_in_one_error():
    data = word_file(paragraph("a"))
    for mark, fields in (
        (b"PK\x01\x02", range(4, 46, 2)),
        (b"PK\x05\x06", range(4, 20, 2)),
        (b"PK\x03\x04", range(4, 28, 2)),
    ):
        for field in fields:
            at = data.find(mark) + field
            try:
                assert texts(read(data[:at] + b"\xff\xff" + data[at + 2 :], "a.docx")) == ["a"]
            except ReadError as error:
                assert str(error).startswith("a.docx: ")  # noqa: PT017 - either outcome is right


def test_a_container_of_very_many_parts_is_refused():
    with pytest.raises(LimitExceededError, match="parts"):
        Container(b"PK\x03\x04" + b"PK\x01\x02" * 100_001, "a.docx", "Word", 1000)


def test_parts_are_found_without_case_and_with_either_slash():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Word\\Document.XML", "x")
    container = Container(out.getvalue(), "a.docx", "Word", 1000)
    assert container.read("word/document.xml") == b"x"
    assert "/word/document.xml" in container
    assert container.has_folder("word")
    assert container.read("none") is None
