"""The door to the readers: sources, formats told from bytes, errors that say what to do."""

from __future__ import annotations

import gzip
import hashlib
import io
import pickle
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from minutekit.errors import (
    EncryptedDocumentError,
    LimitExceededError,
    MalformedDocumentError,
    MinutekitError,
    NoTextError,
    OptionError,
    PluginError,
    ReadError,
    UnsupportedFormatError,
)
from minutekit.readers import read_source
from minutekit.readers.formats import HINTS
from minutekit.schema import Block, Document, ReadOptions, Span
from reader_samples import codes, paragraph, texts, word_file

OPTIONS = ReadOptions()
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _zip(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def test_a_path_bytes_and_a_stream_give_the_same_document(tmp_path):
    data = b"Minutes\n\n- Ana: paint the bridge\n- Bo: no money\n"
    path = tmp_path / "notes.txt"
    path.write_bytes(data)
    by_path = read_source(path, OPTIONS)
    assert read_source(str(path), OPTIONS) == by_path
    assert read_source(data, OPTIONS, name="notes.txt") == by_path
    with path.open("rb") as stream:
        assert read_source(stream, OPTIONS) == by_path
    assert read_source(io.BytesIO(data), OPTIONS, name="notes.txt") == by_path
    assert (by_path.name, by_path.sha256) == ("notes.txt", hashlib.sha256(data).hexdigest())


def test_a_name_stands_in_for_the_sources_own(tmp_path):
    path = tmp_path / "upload.tmp"
    path.write_text("# Title\n\ntext\n", encoding="utf-8")
    document = read_source(path, OPTIONS, name="C:\\files\\minutes.md")
    assert (document.name, document.format) == ("minutes.md", "md")


def test_bytes_without_a_name_are_told_by_what_they_are():
    assert read_source(b"<!doctype html><p>text", OPTIONS).format == "html"
    assert read_source(b"Just notes", OPTIONS).format == "txt"
    assert read_source(word_file(paragraph("text")), OPTIONS).format == "docx"


@pytest.mark.parametrize(("error", "words", "make"), [
    (ReadError, "no such file", lambda folder: folder / "missing.docx"),
    (ReadError, "is a folder", lambda folder: folder),
    (ReadError, "cannot be read", lambda folder: "a\0b.txt"),
])  # fmt: skip
def test_paths_that_cannot_be_read(tmp_path, error, words, make):
    with pytest.raises(error, match=words) as caught:
        read_source(make(tmp_path), OPTIONS)
    assert "\n" not in str(caught.value)


def test_empty_and_too_large_sources(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(NoTextError, match=r"a\.txt: the file is empty"):
        read_source(tmp_path / "a.txt", OPTIONS)
    (tmp_path / "b.txt").write_bytes(b"x" * 100)
    for source in (tmp_path / "b.txt", b"x" * 100, io.BytesIO(b"x" * 100)):
        with pytest.raises(LimitExceededError, match="max_bytes"):
            read_source(source, ReadOptions(max_bytes=99), name="b.txt" if isinstance(source, bytes) else None)
    assert read_source(b"x" * 100, ReadOptions(max_bytes=100), name="b.txt").text


def test_what_is_no_source_at_all():
    with pytest.raises(OptionError, match="path, bytes or a binary file"):
        read_source(42, OPTIONS)
    with pytest.raises(OptionError, match="'rb'"):
        read_source(io.StringIO("text"), OPTIONS, name="a.txt")


@pytest.mark.parametrize("suffix", sorted(HINTS))
def test_formats_without_a_reader_say_how_to_convert(suffix):
    with pytest.raises(UnsupportedFormatError, match=f"\\.{suffix} files are not read; .+"):
        read_source(b"\x01\x02 some bytes", OPTIONS, name=f"a.{suffix}")


def test_a_doc_file_names_the_command():
    with pytest.raises(UnsupportedFormatError, match="soffice --headless --convert-to docx FILE"):
        read_source(_OLE + bytes(600), OPTIONS, name="a.doc")


def test_an_unknown_suffix_lists_what_is_read():
    with pytest.raises(UnsupportedFormatError, match=r"\.docx.*\.md.*\.pdf"):
        read_source(b"text", OPTIONS, name="a.xyz")


@pytest.mark.parametrize(("data", "name", "kind"), [
    (word_file(paragraph("text")), "a.pdf", "docx"), (word_file(paragraph("text")), "a.doc", "docx"),
    (word_file(paragraph("text")), "a.txt", "docx"), (b"<html><body>text</body></html>", "a.txt", "html"),
    (b"<!DOCTYPE html><p>text", "a.docx", "html"), (b"WEBVTT\n\n00:00.000 --> 00:02.000\nAna: text\n", "a.txt", "vtt"),
])  # fmt: skip
def test_a_file_that_is_not_what_its_name_says_is_read_as_what_it_is(data, name, kind):
    document = read_source(data, OPTIONS, name=name)
    assert (document.format, codes(document)[0]) == (kind, "suffix-mismatch")
    assert document.blocks[0].text == "text"


@pytest.mark.parametrize(("data", "name", "error", "words"), [
    (b"plain words", "a.docx", MalformedDocumentError, "not a .docx file"),
    (b"plain words", "a.pdf", MalformedDocumentError, "not a .pdf file"),
    (b"PK\x03\x04 cut off", "a.docx", MalformedDocumentError, "cut off or damaged"),
    (_zip(xl__workbook="x"), "a.docx", UnsupportedFormatError, ".xlsx files are not read"),
    (_zip(a="x"), "a.zip", UnsupportedFormatError, "unpack it"),
    (b"{\\rtf1 text}", "a.doc", UnsupportedFormatError, ".rtf files are not read"),
    (_OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "a.docx", EncryptedDocumentError, "password"),
    (word_file("<w:p/>"), "a.docx", NoTextError, "no text"),
    (b"\x89PNG\r\n\x1a\n....", "a.txt", UnsupportedFormatError, "OCR"),
])  # fmt: skip
def test_wrong_and_broken_files(data, name, error, words):
    with pytest.raises(error, match=words) as caught:
        read_source(data, OPTIONS, name=name)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)
    assert caught.value.path == name


def _use_reader(monkeypatch, reader, name="zzz", own=False):
    from minutekit import plugins

    monkeypatch.setitem(sys.modules, "somewhere", SimpleNamespace(reader=reader))
    plugin = plugins.Plugin(name, plugins.READERS, "minutekit" if own else "someone", "somewhere:reader")
    for module in ("minutekit.readers", "minutekit.readers.formats"):
        monkeypatch.setattr(f"{module}.find_plugin", lambda _, kind: plugin if kind == name else None)


def _document(name: str) -> Document:
    return Document.from_blocks([Block("text", "paragraph", Span(0, 0))], name=name, format="zzz")


def test_a_plugin_gets_bytes_and_name_and_options_if_it_takes_them(monkeypatch):
    seen = []

    def two(data, name):
        seen.append((data, name))
        return _document("wrong name")

    def three(data, name, options):
        seen.append((data, name, options))
        return _document(name)

    _use_reader(monkeypatch, two)
    document = read_source(b"abc", OPTIONS, name="x.zzz")
    assert (document.name, document.sha256) == ("x.zzz", hashlib.sha256(b"abc").hexdigest())
    _use_reader(monkeypatch, three)
    read_source(b"abc", OPTIONS, name="x.zzz")
    assert seen == [(b"abc", "x.zzz"), (b"abc", "x.zzz", OPTIONS)]


def test_a_plugins_format_may_begin_like_another(monkeypatch):
    _use_reader(monkeypatch, lambda data, name: _document(name))
    assert texts(read_source(_zip(a="x"), OPTIONS, name="x.zzz")) == ["text"]


@pytest.mark.parametrize("wrong", [None, "text", Document("x", "zzz", "abc", (Block("b", "paragraph", Span(0, 1)),))])
def test_a_plugin_that_breaks_its_contract_is_named(monkeypatch, wrong):
    _use_reader(monkeypatch, lambda data, name: wrong)
    with pytest.raises(PluginError, match="zzz \\(someone\\)"):
        read_source(b"abc", OPTIONS, name="x.zzz")


@pytest.mark.parametrize(("raised", "error"), [
    (KeyError("x"), MalformedDocumentError), (MemoryError(), LimitExceededError), (RecursionError(), LimitExceededError),
    (NoTextError("x.zzz", "nothing"), NoTextError), (ValueError("two\nlines"), MalformedDocumentError),
])  # fmt: skip
def test_whatever_a_reader_raises_ends_in_one_clear_error(monkeypatch, raised, error):
    def read(data, name):
        raise raised

    _use_reader(monkeypatch, read)
    with pytest.raises(error) as caught:
        read_source(b"abc", OPTIONS, name="x.zzz")
    assert isinstance(caught.value, MinutekitError)
    assert "\n" not in str(caught.value)


def test_interrupts_pass_through(monkeypatch):
    def read(data, name):
        raise KeyboardInterrupt

    _use_reader(monkeypatch, read)
    with pytest.raises(KeyboardInterrupt):
        read_source(b"abc", OPTIONS, name="x.zzz")


def test_reading_stops_in_time():
    with pytest.raises(LimitExceededError, match="max_seconds"):
        read_source(b"- a point\n" * 20_000, ReadOptions(max_seconds=0), name="a.txt")


def test_the_door_is_cheap():
    import subprocess
    import sys

    code = "import sys, minutekit.readers; print(*(m for m in ('lxml', 'docx', 'pdfplumber', 'trafilatura', 'yaml') if m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parent
    )
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("name", ["a.odt", "a.docx", "a.txt"])
def test_a_damaged_part_in_a_sound_container_ends_in_one_error(name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.text " * 20)
    data = bytearray(out.getvalue())
    start = 30 + len("mimetype")  # the fixed head of a zip's first entry, then its name
    data[start : start + 6] = b"\xff" * 6
    with pytest.raises(ReadError, match=name):
        read_source(bytes(data), OPTIONS, name=name)


def test_streams_fail_in_one_way_however_they_fail(tmp_path):
    packed = io.BytesIO(gzip.compress(b"Ana: the hall leaks\n" * 100)[:-20])
    with pytest.raises(ReadError, match=r"notes\.txt: cannot be read"):
        read_source(gzip.GzipFile(fileobj=packed), OPTIONS, name="notes.txt")

    class Later(io.BytesIO):
        def read(self, size=-1):
            return None

    with pytest.raises(ReadError, match="no bytes yet"):
        read_source(Later(), OPTIONS, name="notes.txt")


def test_a_boundless_limit_sets_no_memory_aside(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Ana: the hall leaks\n")
    assert texts(read_source(path, ReadOptions(max_bytes=10**15)))


def test_errors_show_no_control_characters_of_a_name(tmp_path):
    with pytest.raises(ReadError) as caught:
        read_source(b"", OPTIONS, name="a\x1b[31m\nb\udcff.txt")
    assert str(caught.value).startswith("a\ufffd[31m b\ufffd.txt: ")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
